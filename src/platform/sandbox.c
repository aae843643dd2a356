/* What a process gives away, from what every kernel has to what only new ones have: descriptors,
 * limits, then Landlock, then the filter, which must come last because it takes away the calls
 * that the others are made with.
 *
 * Landlock's calls have no functions in the C library, and its header is as old as the system it
 * comes from, so numbers and structures stand here; the kernel's own first answer says how many of
 * the rights it knows. Rights it does not know cannot be taken away: the filter takes care of
 * them. Source: landlock(7), ABI 1 to 7; setrlimit(2); close_range(2). */
#include "platform/sandbox.h"

#include "platform/sandbox_filter.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* glibc shows these two only with its own extensions; the kernel has them everywhere. */
long syscall(long number, ...);
#ifndef RLIMIT_NPROC
#define RLIMIT_NPROC 6
#endif

#define SANDBOX_FILES 16       /* descriptors */
#define SANDBOX_FD_MOST 65536u /* looked at one by one on kernels without close_range */

#define SANDBOX_CLOSE_RANGE 436
#define SANDBOX_RULESET 444 /* landlock_create_ruleset, the same number on every processor */
#define SANDBOX_RULE 445
#define SANDBOX_RESTRICT 446
#define SANDBOX_ASK_ABI 1u
#define SANDBOX_PATH_BENEATH 1

struct sandbox_ruleset {
    uint64_t fs, net, scoped;
};

struct sandbox_rule {
    uint64_t allowed;
    int32_t folder;
} __attribute__((packed));

#define SANDBOX_READ_FILE (UINT64_C(1) << 2)
#define SANDBOX_READ_FOLDER (UINT64_C(1) << 3)

static bool sandbox_no(struct err *err, const char *what)
{
    return err_set(err, ERR_DENIED, "%s: %s", what, strerror(errno));
}

static void sandbox_close_all(void)
{
    struct rlimit r = {0};
    unsigned fd, most = SANDBOX_FD_MOST;
    if (syscall(SANDBOX_CLOSE_RANGE, 3u, ~0u, 0u) == 0) {
        return;
    }
    if (getrlimit(RLIMIT_NOFILE, &r) == 0 && r.rlim_cur < most) {
        most = (unsigned)r.rlim_cur;
    }
    for (fd = 3; fd < most; fd++) {
        close((int)fd);
    }
}

static bool sandbox_limit(int what, uint64_t most)
{
    struct rlimit r = {(rlim_t)most, (rlim_t)most};
    return setrlimit(what, &r) == 0;
}

static bool sandbox_limits(const struct sandbox *s, struct err *err)
{
    /* The second of grace lets the signal that can be read (SIGXCPU) come before the other. */
    struct rlimit cpu = {(rlim_t)s->cpu_s, (rlim_t)s->cpu_s + 1};
    bool ok = setrlimit(RLIMIT_CPU, &cpu) == 0 && sandbox_limit(RLIMIT_FSIZE, 0) &&
              sandbox_limit(RLIMIT_CORE, 0) && sandbox_limit(RLIMIT_NOFILE, SANDBOX_FILES) &&
              sandbox_limit(RLIMIT_NPROC, 0) &&
              (s->memory_bytes == 0 || sandbox_limit(RLIMIT_AS, s->memory_bytes));
    return ok || sandbox_no(err, "the limits of a process");
}

/* All rights on files that an ABI knows: 13 in the first, later ones brought more. */
static uint64_t sandbox_fs_rights(long abi)
{
    unsigned count = abi >= 5 ? 16 : abi >= 3 ? 15 : abi >= 2 ? 14 : 13;
    return (UINT64_C(1) << count) - 1;
}

/* *on stays false when the kernel has no Landlock. */
static bool sandbox_landlock(const char *folder, bool *on, struct err *err)
{
    struct sandbox_rule rule = {SANDBOX_READ_FILE | SANDBOX_READ_FOLDER, -1};
    struct sandbox_ruleset all = {0};
    size_t size = sizeof all.fs;
    long abi = syscall(SANDBOX_RULESET, NULL, (size_t)0, SANDBOX_ASK_ABI);
    int rules;
    bool ok;
    if (abi < 1) {
        return true;
    }
    all.fs = sandbox_fs_rights(abi);
    if (abi >= 4) {
        all.net = 3; /* bind and connect over TCP */
        size = offsetof(struct sandbox_ruleset, scoped);
    }
    if (abi >= 6) {
        all.scoped = 3; /* abstract sockets of others, signals to others */
        size = sizeof all;
    }
    rules = (int)syscall(SANDBOX_RULESET, &all, size, 0u);
    if (rules < 0) {
        return sandbox_no(err, "Landlock");
    }
    rule.folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ok = rule.folder >= 0 && syscall(SANDBOX_RULE, rules, SANDBOX_PATH_BENEATH, &rule, 0u) == 0 &&
         syscall(SANDBOX_RESTRICT, rules, 0u) == 0;
    if (!ok) {
        sandbox_no(err, folder);
    }
    if (rule.folder >= 0) {
        close(rule.folder);
    }
    close(rules);
    *on = ok;
    return ok;
}

static bool sandbox_seccomp(bool *on, struct err *err)
{
    struct sock_filter steps[SANDBOX_FILTER_MAX];
    struct sock_fprog program = {(unsigned short)sandbox_filter(steps), steps};
    uint32_t action = SECCOMP_RET_KILL_PROCESS;
    if (program.len == 0 || syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0u, &action) != 0) {
        return true; /* a processor or a kernel that we cannot do it on */
    }
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) != 0) {
        return sandbox_no(err, "the filter of system calls");
    }
    *on = true;
    return true;
}

bool sandbox_enter(const struct sandbox *s, struct sandbox_report *out, struct err *err)
{
    out->landlock = false;
    out->seccomp = false;
    sandbox_close_all();
    if (!sandbox_limits(s, err)) {
        return false;
    }
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) { /* both others ask for this */
        return sandbox_no(err, "no new privileges");
    }
    return sandbox_landlock(s->folder, &out->landlock, err) && sandbox_seccomp(&out->seccomp, err);
}
