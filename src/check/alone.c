/* The check in a process of its own: /proc/self/exe once more, with a word that main knows, a pipe
 * for one line of answer, a clock, and the sandbox of platform/sandbox.h around it.
 *
 * Not a fork without exec: the store's program may have threads, secrets in memory and files open,
 * and a child that begins anew has none of them. Not platform/child.h either: that one asks
 * politely first and waits, whereas here a process that may have been taken over is ended at once.
 * The answer is `fine` or `no CODE K23 what is wrong`; whoever says anything else, more or nothing
 * is refused. A child that was taken over can of course say `fine`: the sandbox keeps the harm
 * within the file it came from, and the kiosk opens that one as carefully as this. */
#include "check/check.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "pack/rules.h"
#include "platform/clock.h"
#include "platform/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define ALONE_PROGRAM "/proc/self/exe"
#define ALONE_NO_PROGRAM 127 /* as in a shell; check_child never ends so */
#define ALONE_LINE 320       /* bytes of an answer */
#define ALONE_ARGUMENTS 7    /* program, word, path, id, number, memory, seconds */

extern char **environ;

/* --- the child -------------------------------------------------------------------------------- */

static void alone_say(const char *line)
{
    size_t length = strlen(line), done = 0;
    while (done < length) {
        ssize_t n = write(1, line + done, length - done);
        if (n < 0 && errno != EINTR) {
            return;
        }
        done += n > 0 ? (size_t)n : 0;
    }
}

/* One line, whatever the pack has put into it. */
static void alone_plain(char *text)
{
    size_t good = utf8_check(text, strlen(text));
    text[good] = '\0';
    for (; *text; text++) {
        if ((unsigned char)*text < 0x20 || *text == 0x7F) {
            *text = '?';
        }
    }
}

static uint64_t alone_memory(uint64_t asked)
{
#if defined(__SANITIZE_ADDRESS__)
    (void)asked;
    return 0;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    (void)asked;
    return 0;
#else
    return asked;
#endif
#else
    return asked;
#endif
}

static bool alone_judge(char **argv, struct err *err)
{
    struct label label = {.seq = 0};
    struct sandbox_report report;
    struct sandbox box = {.cpu_s = (int)strtol(argv[6], NULL, 10)};
    char *path = argv[2], *folder = mem_copy_text(path), *slash = strrchr(folder, '/');
    bool ok;
    if (slash) {
        slash[slash == folder ? 1 : 0] = '\0';
    }
    box.folder = slash ? folder : ".";
    box.memory_bytes = alone_memory(strtoull(argv[5], NULL, 10));
    snprintf(label.id, sizeof label.id, "%s", argv[3]);
    label.seq = (uint32_t)strtoul(argv[4], NULL, 10);
    ok = sandbox_enter(&box, &report, err) ? check_pack(path, label.id[0] ? &label : NULL, err)
                                           : rule_mark(err, RULE_CHILD);
    mem_free(folder);
    return ok;
}

int check_child(int argc, char **argv)
{
    char line[ALONE_LINE] = "fine\n";
    struct err err = {ERR_NONE, ""};
    if (argc != ALONE_ARGUMENTS) {
        _exit(2);
    }
    if (!alone_judge(argv, &err)) {
        alone_plain(err.text);
        snprintf(line, sizeof line, "no %d %s\n", (int)err.code, err.text);
    }
    alone_say(line);
    _exit(0); /* nothing that was set up to run at the end has to run here */
}

/* --- whoever waits for it --------------------------------------------------------------------- */

struct alone {
    pid_t pid;
    int from;
    char line[ALONE_LINE];
    size_t length;
};

/* Between fork and exec: only what is safe there. */
static void alone_become(char *const argv[], pid_t parent, int to)
{
    sigset_t none;
    int nothing;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    nothing = open("/dev/null", O_RDONLY);
    if (getppid() == parent && nothing >= 0 && dup2(nothing, 0) >= 0 && dup2(to, 1) >= 0) {
        execve(ALONE_PROGRAM, argv, environ);
    }
    _exit(ALONE_NO_PROGRAM);
}

static bool alone_start(struct alone *a, char *const argv[], struct err *err)
{
    pid_t parent = getpid();
    int ends[2];
    if (pipe(ends) != 0) {
        return err_set(err, ERR_IO, "a pipe: %s", strerror(errno));
    }
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    a->pid = fork();
    if (a->pid == 0) {
        alone_become(argv, parent, ends[1]);
    }
    close(ends[1]);
    a->from = ends[0];
    if (a->pid < 0) {
        close(a->from);
        return err_set(err, ERR_IO, "no process for the check: %s", strerror(errno));
    }
    return true;
}

enum alone_why { ALONE_SAID, ALONE_LATE, ALONE_STOPPED };

/* Reads until the child closes its end, says too much, or nobody waits any longer. */
static enum alone_why alone_listen(struct alone *a, const struct check_limits *limits)
{
    int64_t end = clock_wall_ns() + (int64_t)limits->wall_s * 1000000000;
    struct pollfd p = {a->from, POLLIN, 0};
    for (;;) {
        int64_t left = (end - clock_wall_ns()) / 1000000;
        ssize_t got;
        if (left <= 0) {
            return ALONE_LATE;
        }
        if (poll(&p, 1, (int)(left < 60000 ? left : 60000)) <= 0) {
            if (limits->stopped && limits->stopped(limits->self)) {
                return ALONE_STOPPED;
            }
            continue;
        }
        got = read(a->from, a->line + a->length, sizeof a->line - 1 - a->length);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return ALONE_SAID;
        }
        a->length += (size_t)got;
        if (a->length == sizeof a->line - 1) {
            return ALONE_SAID; /* more than an answer */
        }
    }
}

static bool alone_end(struct alone *a, int *status)
{
    pid_t got;
    kill(a->pid, SIGKILL); /* it has said what there is to say, or too much, or nothing */
    close(a->from);
    do {
        got = waitpid(a->pid, status, 0);
    } while (got < 0 && errno == EINTR);
    return got == a->pid;
}

/* What the line means. */
static bool alone_answer(struct alone *a, int status, struct err *err)
{
    char *text;
    long code;
    if (strcmp(a->line, "fine\n") == 0) {
        return true;
    }
    if (a->length > 4 && a->line[a->length - 1] == '\n' && strncmp(a->line, "no ", 3) == 0) {
        a->line[a->length - 1] = '\0';
        code = strtol(a->line + 3, &text, 10);
        alone_plain(text);
        if (code > ERR_NONE && code <= ERR_BUSY && *text == ' ') {
            err_set(err, (enum err_code)code, "%s", text + 1);
            if (rule_of(err) != RULE_NONE) {
                return false;
            }
        }
    }
    if (a->length == 0 && WIFEXITED(status) && WEXITSTATUS(status) == ALONE_NO_PROGRAM) {
        return err_set(err, ERR_IO, "the check cannot be started: " ALONE_PROGRAM);
    }
    if (WIFSIGNALED(status) && WTERMSIG(status) != SIGKILL) {
        return rule_broken(err, RULE_CHILD, ERR_INVALID, "the check was ended by signal %d",
                           WTERMSIG(status));
    }
    return rule_broken(err, RULE_CHILD, ERR_INVALID, "the check ended without an answer");
}

bool check_alone_within(const char *path, const struct label *label,
                        const struct check_limits *limits, struct err *err)
{
    char seq[16], memory[24], seconds[16], program[] = "check", word[] = CHECK_WORD;
    struct alone a = {.length = 0};
    char *argv[ALONE_ARGUMENTS + 1] = {program, word};
    char *where = mem_copy_text(path), *id = mem_copy_text(label ? label->id : "");
    int status = 0;
    enum alone_why why;
    bool ok;
    snprintf(seq, sizeof seq, "%u", label ? (unsigned)label->seq : 0);
    snprintf(memory, sizeof memory, "%llu", (unsigned long long)limits->memory_bytes);
    snprintf(seconds, sizeof seconds, "%d", limits->cpu_s);
    argv[2] = where;
    argv[3] = id;
    argv[4] = seq;
    argv[5] = memory;
    argv[6] = seconds;
    ok = alone_start(&a, argv, err);
    mem_free(where);
    mem_free(id);
    if (!ok) {
        return false;
    }
    why = alone_listen(&a, limits);
    if (!alone_end(&a, &status)) {
        return err_set(err, ERR_IO, "the check cannot be waited for: %s", strerror(errno));
    }
    if (why == ALONE_STOPPED) {
        return err_set(err, ERR_BUSY, "the check was stopped");
    }
    if (why == ALONE_LATE) {
        return rule_broken(err, RULE_CHILD, ERR_INVALID, "the check took longer than %d s",
                           limits->wall_s);
    }
    return alone_answer(&a, status, err);
}

struct check_limits check_limits_for(const char *path)
{
    struct check_limits limits = {
        .memory_bytes = CHECK_MEMORY, .cpu_s = CHECK_CPU_S, .wall_s = CHECK_WALL_S};
    struct stat st;
    if (stat(path, &st) == 0 && st.st_size > 0) {
        int64_t mib = (int64_t)st.st_size >> 20;
        int more = mib < CHECK_MORE_S ? (int)mib : CHECK_MORE_S;
        limits.cpu_s += more;
        limits.wall_s += more;
    }
    return limits;
}

bool check_alone(const char *path, const struct label *label, struct err *err)
{
    struct check_limits limits = check_limits_for(path);
    return check_alone_within(path, label, &limits, err);
}
