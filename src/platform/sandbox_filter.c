/* Written by hand, because what there is to say fits a page: a list of calls that pass, four that
 * pass only with harmless arguments, a few that are answered with an error because libraries ask
 * and can live with a no, and an end for the process with everything else. Calls that take a path
 * pass where they only look: what may be opened is for Landlock to say, but nothing is opened for
 * writing here even without it.
 *
 * The sanitizers' runtimes do more than we do (they read maps, ask for limits, fork a symbolizer
 * when they have found something), so a build with them has a wider list, in which the making of
 * processes is refused with an error and the report still comes out. Such builds are for tests
 * only.
 *
 * Source: seccomp(2); linux/seccomp.h. Arguments are compared by their lower 32 bits, which both
 * processors we know keep first. */
#include "platform/sandbox_filter.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#if defined(__SANITIZE_ADDRESS__)
#define FILTER_WIDE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define FILTER_WIDE 1
#endif
#endif

#if defined(__x86_64__)
#define FILTER_ARCH AUDIT_ARCH_X86_64
#define FILTER_X32 0x40000000u /* calls of the other ABI begin here */
#elif defined(__aarch64__)
#define FILTER_ARCH AUDIT_ARCH_AARCH64
#endif

#ifdef FILTER_ARCH

/* Whatever makes, changes or empties a file. O_TMPFILE, whose name is not POSIX, needs one of the
 * two first to do anything. */
#define FILTER_WRITES (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

static const int filter_pass[] = {
    SYS_read,
    SYS_pread64,
    SYS_write,
    SYS_close,
    SYS_lseek,
    SYS_fstat,
    SYS_fcntl,
    /* names: looking, not touching */
    SYS_newfstatat,
    SYS_readlinkat,
    SYS_faccessat,
    SYS_getcwd,
    SYS_getdents64,
#ifdef SYS_statx
    SYS_statx,
#endif
#ifdef SYS_faccessat2
    SYS_faccessat2,
#endif
#ifdef __x86_64__
    SYS_stat,
    SYS_lstat,
    SYS_readlink,
    SYS_access,
#endif
    /* memory */
    SYS_brk,
    SYS_munmap,
    SYS_mremap,
    SYS_madvise,
    /* ourselves */
    SYS_futex,
    SYS_getpid,
    SYS_gettid,
    SYS_getuid,
    SYS_geteuid,
    SYS_getgid,
    SYS_getegid,
    SYS_rt_sigaction,
    SYS_rt_sigprocmask,
    SYS_rt_sigreturn,
    SYS_restart_syscall,
    SYS_exit,
    SYS_exit_group,
    SYS_getrandom,
    SYS_sched_yield,
    SYS_sysinfo, /* qsort wants to know how much memory there is */
    /* clocks, where the kernel does not answer them in our own memory */
    SYS_clock_gettime,
    SYS_gettimeofday,
    SYS_nanosleep,
    SYS_clock_nanosleep,
#ifdef FILTER_WIDE
    SYS_writev,
    SYS_sigaltstack,
    SYS_mincore,
    SYS_prctl,
    SYS_sched_getaffinity,
    SYS_getppid,
    SYS_uname,
    SYS_tgkill,
    SYS_getrusage,
    SYS_prlimit64,
    SYS_rt_sigpending,
#ifdef __x86_64__
    SYS_getrlimit,
    SYS_arch_prctl,
#endif
#endif
};

/* Pass only when the argument has none of the bits; else the answer is "permission denied". */
static const struct {
    int call;
    unsigned argument;
    uint32_t bits;
} filter_bits[] = {{SYS_openat, 2, FILTER_WRITES},
#ifdef __x86_64__
                   {SYS_open, 1, FILTER_WRITES},
#endif
                   {SYS_mmap, 2, PROT_EXEC},
                   {SYS_mprotect, 2, PROT_EXEC}};

static const struct {
    int call, error;
} filter_answer[] = {
    {SYS_ioctl, ENOTTY}, /* "is this a terminal?" */
    {SYS_openat, EACCES},
#ifdef __x86_64__
    {SYS_open, EACCES},
#endif
    {SYS_mmap, EACCES},   {SYS_mprotect, EACCES},
#ifdef FILTER_WIDE
    {SYS_clone, EPERM},   {SYS_pipe2, EPERM},     {SYS_socket, EPERM}, {SYS_execve, EPERM},
#ifdef SYS_clone3
    {SYS_clone3, ENOSYS},
#endif
#ifdef __x86_64__
    {SYS_fork, EPERM},    {SYS_vfork, EPERM},     {SYS_pipe, EPERM},
#endif
#else
    {SYS_prlimit64, EPERM}, {SYS_prctl, EPERM},
#endif
};

struct filter {
    struct sock_filter *out;
    size_t count;
};

static void filter_do(struct filter *f, uint16_t code, uint32_t k, uint8_t yes, uint8_t no)
{
    struct sock_filter step = {code, yes, no, k};
    f->out[f->count++] = step;
}

static void filter_load(struct filter *f, size_t offset)
{
    filter_do(f, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void filter_return(struct filter *f, uint32_t action)
{
    filter_do(f, BPF_RET | BPF_K, action, 0, 0);
}

size_t sandbox_filter(struct sock_filter out[SANDBOX_FILTER_MAX])
{
    struct filter f = {.out = out};
    size_t i;
    filter_load(&f, offsetof(struct seccomp_data, arch));
    filter_do(&f, BPF_JMP | BPF_JEQ | BPF_K, FILTER_ARCH, 1, 0);
    filter_return(&f, SECCOMP_RET_KILL_PROCESS);
    filter_load(&f, offsetof(struct seccomp_data, nr));
#ifdef FILTER_X32
    filter_do(&f, BPF_JMP | BPF_JGE | BPF_K, FILTER_X32, 0, 1);
    filter_return(&f, SECCOMP_RET_KILL_PROCESS);
#endif
    for (i = 0; i < sizeof filter_pass / sizeof *filter_pass; i++) {
        filter_do(&f, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)filter_pass[i], 0, 1);
        filter_return(&f, SECCOMP_RET_ALLOW);
    }
    for (i = 0; i < sizeof filter_bits / sizeof *filter_bits; i++) {
        filter_do(&f, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)filter_bits[i].call, 0, 4);
        filter_load(&f, offsetof(struct seccomp_data, args) + 8 * filter_bits[i].argument);
        filter_do(&f, BPF_JMP | BPF_JSET | BPF_K, filter_bits[i].bits, 1, 0);
        filter_return(&f, SECCOMP_RET_ALLOW);
        filter_load(&f, offsetof(struct seccomp_data, nr));
    }
    for (i = 0; i < sizeof filter_answer / sizeof *filter_answer; i++) {
        filter_do(&f, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)filter_answer[i].call, 0, 1);
        filter_return(&f, SECCOMP_RET_ERRNO | (uint32_t)filter_answer[i].error);
    }
    filter_return(&f, SECCOMP_RET_KILL_PROCESS);
    return f.count;
}

#else

size_t sandbox_filter(struct sock_filter out[SANDBOX_FILTER_MAX])
{
    (void)out;
    return 0;
}

#endif
