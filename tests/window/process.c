/* See process.h. fork and exec by hand, because posix_spawn cannot ask the kernel to end the child
 * with us; processor time through the process's own clock, which counts nanoseconds where /proc
 * counts hundredths of a second. */
#include "process.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int64_t process_now_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void process_sleep_ms(int ms)
{
    struct timespec t = {ms / 1000, (long)(ms % 1000) * 1000000};
    while (nanosleep(&t, &t) != 0 && errno == EINTR) {
    }
}

static void process_environment(const char *const *env)
{
    for (; env && *env; env++) {
        const char *equals = strchr(*env, '=');
        char name[64];
        snprintf(name, sizeof name, "%.*s", equals ? (int)(equals - *env) : (int)strlen(*env),
                 *env);
        if (equals) {
            setenv(name, equals + 1, 1);
        } else {
            unsetenv(name);
        }
    }
}

bool process_start(struct process *p, const char *const *argv, const char *const *env,
                   const char *output)
{
    memset(p, 0, sizeof *p);
    fflush(NULL);
    p->pid = fork();
    if (p->pid < 0) {
        p->pid = 0;
        return false;
    }
    if (p->pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        process_environment(env);
        if (output) {
            int fd = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
            if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0) {
                _exit(126);
            }
        }
        execvp(argv[0], (char *const *)argv);
        _exit(127);
    }
    return true;
}

bool process_alive(struct process *p)
{
    int status;
    if (p->pid == 0 || p->ended) {
        return false;
    }
    if (waitpid(p->pid, &status, WNOHANG) == p->pid) {
        p->ended = true;
        p->code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    return !p->ended;
}

bool process_wait(struct process *p, int64_t timeout_ms)
{
    int64_t end = process_now_ns() + timeout_ms * 1000000;
    while (process_alive(p)) {
        if (process_now_ns() > end) {
            return false;
        }
        process_sleep_ms(2);
    }
    return true;
}

void process_signal(struct process *p, int signal)
{
    if (process_alive(p)) {
        kill(p->pid, signal);
    }
}

void process_kill(struct process *p)
{
    process_signal(p, SIGKILL);
    process_wait(p, 60000);
    p->pid = 0;
}

int process_run(const char *const *argv, const char *const *env, const char *output,
                int64_t timeout_ms)
{
    struct process p;
    if (!process_start(&p, argv, env, output) || !process_wait(&p, timeout_ms)) {
        process_kill(&p);
        return -1;
    }
    return p.code;
}

static int64_t process_status_switches(const char *path)
{
    char line[256];
    int64_t sum = 0;
    FILE *f = fopen(path, "r");
    if (!f) {
        return 0; /* the thread has just ended */
    }
    while (fgets(line, sizeof line, f)) {
        const char *colon = strchr(line, ':');
        if (colon && strstr(line, "_ctxt_switches")) {
            sum += strtoll(colon + 1, NULL, 10);
        }
    }
    fclose(f);
    return sum;
}

bool process_use(const struct process *p, struct process_use *out)
{
    char path[64];
    DIR *dir;
    const struct dirent *entry;
    memset(out, 0, sizeof *out);
    out->cpu_ns = process_cpu_ns(p);
    snprintf(path, sizeof path, "/proc/%d/task", (int)p->pid);
    dir = opendir(path);
    if (!dir || out->cpu_ns < 0) {
        if (dir) {
            closedir(dir);
        }
        return false;
    }
    while ((entry = readdir(dir)) != NULL) {
        if (entry->d_name[0] != '.') {
            char file[384];
            snprintf(file, sizeof file, "%s/%s/status", path, entry->d_name);
            out->switches += process_status_switches(file);
            out->threads++;
        }
    }
    closedir(dir);
    return true;
}

int64_t process_cpu_ns(const struct process *p)
{
    clockid_t clock;
    struct timespec t;
    if (p->pid == 0 || p->ended || clock_getcpuclockid(p->pid, &clock) != 0 ||
        clock_gettime(clock, &t) != 0) {
        return -1;
    }
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

long process_pss_kib(const struct process *p)
{
    char path[64], line[256];
    long kib = 0;
    FILE *f;
    snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)p->pid);
    f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f)) {
        if (strncmp(line, "Pss:", 4) == 0) {
            kib = strtol(line + 4, NULL, 10);
        }
    }
    if (f) {
        fclose(f);
    }
    return kib;
}
