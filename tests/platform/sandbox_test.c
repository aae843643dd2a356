/* What a process can still do once it is in the sandbox. Each question is asked in a child of its
 * own, because nobody comes back. A child ends with the code of what it saw; being ended by the
 * filter (SIGSYS) is the other good answer. */
#include "test.h"

#include "platform/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

enum {          /* how a child ends */
       DONE,    /* it could */
       REFUSED, /* it was told no */
       NO_SANDBOX,
       NO_FILTER, /* this kernel cannot be made to forget */
       ENDED      /* by a signal: the number is in struct seen */
};

struct seen {
    int how, signal;
};

struct scene {
    void (*before)(void);                  /* in the child, first of all; or NULL */
    const char *folder, *inside, *outside; /* folder that may be read, and a file in it */
};

static struct scene scene_make(void)
{
    struct scene s = {NULL, test_scratch("sandbox"), NULL, test_scratch("outside.txt")};
    FILE *f;
    s.inside = test_scratch("sandbox/inside.txt");
    mkdir(s.folder, 0700);
    f = fopen(s.inside, "w");
    fputs("inside", f);
    fclose(f);
    f = fopen(s.outside, "w");
    fputs("outside", f);
    fclose(f);
    return s;
}

/* Makes the kernel forget a system call, or refuse it, for this process. */
static void without(int call, int error)
{
    struct sock_filter steps[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (uint32_t)error),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
    struct sock_fprog program = {sizeof steps / sizeof *steps, steps};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) != 0) {
        _exit(NO_FILTER);
    }
}

static struct seen ask(const struct scene *s, const struct sandbox *box,
                       int (*what)(const struct scene *s, int spare), struct sandbox_report *got)
{
    struct seen seen = {DONE, 0};
    int ends[2], status, spare = open("/dev/null", O_RDONLY);
    struct sandbox_report report = {false, false};
    pid_t pid;
    if (pipe(ends) != 0) {
        abort();
    }
    pid = fork();
    if (pid == 0) {
        struct err err;
        bool ok;
        if (s->before) {
            s->before();
        }
        dup2(ends[1], 1); /* the only two that stay: what it says, and the journal */
        ok = sandbox_enter(box, &report, &err);
        if (write(1, &report, sizeof report) < 0 || !ok) {
            fprintf(stderr, "%s\n", ok ? "no pipe" : err.text);
            _exit(NO_SANDBOX);
        }
        _exit(what(s, spare));
    }
    close(ends[1]);
    if (read(ends[0], got, sizeof *got) != (ssize_t)sizeof *got) {
        got->landlock = got->seccomp = false;
    }
    close(ends[0]);
    close(spare);
    waitpid(pid, &status, 0);
    seen.how = WIFSIGNALED(status) ? ENDED : WEXITSTATUS(status);
    seen.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return seen;
}

static int answer(bool could)
{
    return could ? DONE : REFUSED;
}

static int reads_inside(const struct scene *s, int spare)
{
    char text[16] = "";
    int fd = open(s->inside, O_RDONLY);
    (void)spare;
    return answer(fd >= 0 && read(fd, text, 6) == 6 && strcmp(text, "inside") == 0);
}

static int reads_outside(const struct scene *s, int spare)
{
    (void)spare;
    return answer(open(s->outside, O_RDONLY) >= 0);
}

static int reads_passwd(const struct scene *s, int spare)
{
    (void)s;
    (void)spare;
    return answer(open("/etc/passwd", O_RDONLY) >= 0);
}

static int climbs_out(const struct scene *s, int spare)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/../outside.txt", s->folder);
    (void)spare;
    return answer(open(path, O_RDONLY) >= 0);
}

static int makes_a_file(const struct scene *s, int spare)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/new", s->folder);
    (void)spare;
    return answer(open(path, O_WRONLY | O_CREAT, 0600) >= 0);
}

static int writes_a_file(const struct scene *s, int spare)
{
    (void)spare;
    return answer(open(s->inside, O_RDWR) >= 0);
}

static int empties_a_file(const struct scene *s, int spare)
{
    (void)spare;
    return answer(truncate(s->inside, 0) == 0);
}

static int removes_a_file(const struct scene *s, int spare)
{
    (void)spare;
    return answer(unlink(s->inside) == 0);
}

static int renames_a_file(const struct scene *s, int spare)
{
    (void)spare;
    return answer(rename(s->inside, s->outside) == 0);
}

static int forks(const struct scene *s, int spare)
{
    pid_t pid = fork();
    (void)s;
    (void)spare;
    if (pid == 0) {
        _exit(0);
    }
    return answer(pid > 0);
}

static int becomes_a_shell(const struct scene *s, int spare)
{
    char shell[] = "/bin/sh", *argv[] = {shell, NULL};
    char *none[] = {NULL};
    (void)s;
    (void)spare;
    execve(shell, argv, none);
    return REFUSED;
}

static int opens_a_socket(const struct scene *s, int spare)
{
    (void)s;
    (void)spare;
    return answer(socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
}

static int signals_the_parent(const struct scene *s, int spare)
{
    (void)s;
    (void)spare;
    return answer(kill(getppid(), 0) == 0);
}

static int maps_code(const struct scene *s, int spare)
{
    int fd = open(s->inside, O_RDONLY);
    (void)spare;
    return answer(mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0) != MAP_FAILED);
}

static int uses_an_old_descriptor(const struct scene *s, int spare)
{
    (void)s;
    return answer(fcntl(spare, F_GETFD) >= 0);
}

static int opens_many(const struct scene *s, int spare)
{
    int i;
    (void)spare;
    for (i = 0; i < 100; i++) {
        if (open(s->inside, O_RDONLY) < 0) {
            return REFUSED;
        }
    }
    return DONE;
}

static int takes_memory(const struct scene *s, int spare)
{
    void *much = mmap(NULL, (size_t)1 << 30, PROT_READ | PROT_WRITE, MAP_PRIVATE | 0x20, -1, 0);
    (void)s;
    (void)spare;
    return answer(much != MAP_FAILED);
}

static int runs_on(const struct scene *s, int spare)
{
    volatile unsigned n = 0;
    (void)s;
    while (spare >= 0) {
        n += 2;
    }
    return n ? DONE : REFUSED;
}

static const struct sandbox *box_of(struct sandbox *box, const struct scene *s)
{
    box->folder = s->folder;
    box->memory_bytes = 0;
    box->cpu_s = 5;
    return box;
}

struct question {
    const char *name;
    int (*what)(const struct scene *s, int spare);
    bool by_landlock; /* else by the filter, or by the limits alone */
};

static void nothing_else_can_be_done(void)
{
    static const struct question questions[] = {{"read another file", reads_outside, true},
                                                {"read /etc/passwd", reads_passwd, true},
                                                {"climb out", climbs_out, true},
                                                {"make a file", makes_a_file, false},
                                                {"write a file", writes_a_file, false},
                                                {"empty a file", empties_a_file, false},
                                                {"remove a file", removes_a_file, false},
                                                {"rename a file", renames_a_file, false},
                                                {"fork", forks, false},
                                                {"exec", becomes_a_shell, false},
                                                {"open a socket", opens_a_socket, false},
                                                {"signal the parent", signals_the_parent, false},
                                                {"map code", maps_code, false}};
    struct scene s = scene_make();
    struct sandbox box;
    struct stat st;
    size_t i;
    for (i = 0; i < sizeof questions / sizeof *questions; i++) {
        struct sandbox_report got;
        struct seen seen = ask(&s, box_of(&box, &s), questions[i].what, &got);
        if (questions[i].by_landlock ? !got.landlock : !got.seccomp) {
            printf("skipped: \"%s\": this kernel has no %s\n", questions[i].name,
                   questions[i].by_landlock ? "Landlock" : "filter of system calls");
            continue;
        }
        if (seen.how != REFUSED && (seen.how != ENDED || seen.signal != SIGSYS)) {
            test_fail(__FILE__, __LINE__, "%s: ended with %d, signal %d", questions[i].name,
                      seen.how, seen.signal);
            return;
        }
    }
    CHECK(stat(s.inside, &st) == 0 && st.st_size == 6);
}

static void its_folder_can_be_read(void)
{
    struct scene s = scene_make();
    struct sandbox_report got;
    struct sandbox box;
    struct seen seen = ask(&s, box_of(&box, &s), reads_inside, &got);
    CHECK_INT(seen.how, DONE);
    printf("this kernel grants: Landlock %s, filter %s\n", got.landlock ? "yes" : "no",
           got.seccomp ? "yes" : "no");
}

static void descriptors_are_closed_and_few(void)
{
    struct scene s = scene_make();
    struct sandbox_report got;
    struct sandbox box;
    CHECK_INT(ask(&s, box_of(&box, &s), uses_an_old_descriptor, &got).how, REFUSED);
    CHECK_INT(ask(&s, box_of(&box, &s), opens_many, &got).how, REFUSED);
}

static void memory_ends(void)
{
    struct scene s = scene_make();
    struct sandbox_report got;
    struct sandbox box;
    box_of(&box, &s);
    CHECK_INT(ask(&s, &box, takes_memory, &got).how, DONE);
#ifdef SANITIZED
    printf("skipped: the limit of memory, because the sanitizer needs terabytes of it\n");
#else
    box.memory_bytes = (uint64_t)256 << 20;
    CHECK_INT(ask(&s, &box, takes_memory, &got).how, REFUSED);
#endif
}

static void time_ends(void)
{
    struct scene s = scene_make();
    struct sandbox_report got;
    struct sandbox box;
    struct seen seen;
    box_of(&box, &s);
    box.cpu_s = 1;
    seen = ask(&s, &box, runs_on, &got);
    CHECK_INT(seen.how, ENDED);
    CHECK(seen.signal == SIGXCPU || seen.signal == SIGKILL);
}

static void a_folder_that_is_not_there(void)
{
    struct scene s = scene_make();
    struct sandbox_report got;
    struct sandbox box;
    struct seen seen;
    box_of(&box, &s);
    box.folder = test_scratch("no-such-folder");
    seen = ask(&s, &box, reads_inside, &got);
    CHECK(seen.how == NO_SANDBOX || (!got.landlock && seen.how == DONE));
}

static void an_old_kernel(void)
{
    without(444, ENOSYS); /* landlock_create_ruleset */
    without(SYS_seccomp, ENOSYS);
}

static void a_kernel_that_refuses(void)
{
    without(446, EPERM); /* landlock_restrict_self */
}

static int writes_bytes(const struct scene *s, int spare)
{
    char path[4096];
    int fd;
    snprintf(path, sizeof path, "%s/grows", s->folder);
    fd = open(path, O_WRONLY | O_CREAT, 0600);
    (void)spare;
    signal(SIGXFSZ, SIG_IGN);
    return answer(fd < 0 || write(fd, "x", 1) == 1);
}

/* The limits remain, and whoever asks learns that the rest is missing. */
static void without_the_kernels_help(void)
{
    struct scene s = scene_make();
    struct sandbox_report got;
    struct sandbox box;
    struct seen seen;
    box_of(&box, &s);
    s.before = an_old_kernel;
    seen = ask(&s, &box, reads_inside, &got);
    if (seen.how == NO_FILTER) {
        printf("skipped: this kernel cannot be made to look old\n");
        return;
    }
    CHECK_INT(seen.how, DONE);
    CHECK(!got.landlock && !got.seccomp);
    CHECK_INT(ask(&s, &box, writes_bytes, &got).how, REFUSED);
    CHECK_INT(ask(&s, &box, opens_many, &got).how, REFUSED);
    CHECK_INT(ask(&s, &box, uses_an_old_descriptor, &got).how, REFUSED);
}

/* A sandbox that should be there and is not is none. */
static void a_refusal_is_no_sandbox(void)
{
    struct scene s = scene_make();
    struct sandbox_report got;
    struct sandbox box;
    struct seen seen = ask(&s, box_of(&box, &s), reads_inside, &got);
    bool landlock = got.landlock;
    s.before = a_kernel_that_refuses;
    seen = ask(&s, &box, reads_inside, &got);
    if (seen.how == NO_FILTER || !landlock) {
        printf("skipped: this kernel has no Landlock, or cannot be made to refuse it\n");
        return;
    }
    CHECK_INT(seen.how, NO_SANDBOX);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(its_folder_can_be_read);
    RUN(nothing_else_can_be_done);
    RUN(descriptors_are_closed_and_few);
    RUN(memory_ends);
    RUN(time_ends);
    RUN(a_folder_that_is_not_there);
    RUN(without_the_kernels_help);
    RUN(a_refusal_is_no_sandbox);
    return TEST_END();
}
