/* fork and exec rather than posix_spawn, for one reason: the child asks the kernel to be told when
 * its parent dies (PR_SET_PDEATHSIG), so that a kiosk that falls over leaves nothing behind.
 * Between the two only what is safe there is called; a failed exec comes back through a pipe that
 * closes by itself when it succeeds. */
#include "platform/child.h"

#include "base/log.h"
#include "base/mem.h"
#include "platform/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

#define CHILD_OUT 1         /* what it says: its standard output, not ours */
#define CHILD_GRACE_MS 2000 /* from the polite signal to the other one */
/* With it the disk's priority is the lowest but "idle", (nice + 20) / 5 = 7: ioprio_set(2). Idle
 * would be too low: beside a busy disk the work might never come to an end. */
#define CHILD_NICE 15

struct child {
    pid_t pid;
    int out;     /* what it says */
    int stop[2]; /* written to when the thread shall end */
    void (*wake)(void *self);
    void *wake_self;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    struct buf said;
    size_t taken; /* of it, from its beginning */
    bool closed;  /* nothing more will be said */
    bool reaped;
    int status;
};

/* --- starting --------------------------------------------------------------------------------- */

static bool child_names_same(const char *a, const char *b)
{
    size_t length = strcspn(a, "=");
    return strncmp(a, b, length + 1) == 0;
}

/* Our environment with some of it replaced. */
static const char **child_environment(const char *const *more)
{
    size_t count = 0, i, j;
    const char **all;
    for (i = 0; environ[i]; i++) {
        count++;
    }
    for (j = 0; more && more[j]; j++) {
        count++;
    }
    all = mem_resize_array(NULL, count + 1, sizeof *all);
    count = 0;
    for (i = 0; environ[i]; i++) {
        for (j = 0; more && more[j] && !child_names_same(more[j], environ[i]); j++) {
        }
        if (!more || !more[j]) {
            all[count++] = environ[i];
        }
    }
    for (j = 0; more && more[j]; j++) {
        all[count++] = more[j];
    }
    all[count] = NULL;
    return all;
}

/* In the child. Never returns. */
static void child_become(const struct child_options *o, const char **env, pid_t parent, int out,
                         int failure)
{
    sigset_t none;
    int problem;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (o->background) {
        setpriority(PRIO_PROCESS, 0, CHILD_NICE);
    }
    if (getppid() == parent && dup2(out, CHILD_OUT) >= 0) {
        execve(o->argv[0], (char *const *)(uintptr_t)o->argv, (char *const *)(uintptr_t)env);
    }
    problem = errno;
    while (write(failure, &problem, sizeof problem) < 0 && errno == EINTR) {
    }
    _exit(127);
}

static bool child_pipe(int ends[2], struct err *err)
{
    if (pipe(ends) != 0) {
        return err_set(err, ERR_IO, "a pipe: %s", strerror(errno));
    }
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return true;
}

static void child_close(int ends[2])
{
    close(ends[0]);
    close(ends[1]);
}

/* 0, or why the program did not start. */
static int child_failure(int from)
{
    int problem = 0;
    ssize_t got;
    do {
        got = read(from, &problem, sizeof problem);
    } while (got < 0 && errno == EINTR);
    return got == (ssize_t)sizeof problem ? problem : 0;
}

static bool child_fork(struct child *c, const struct child_options *o, struct err *err)
{
    const char **env = child_environment(o->env);
    pid_t parent = getpid();
    int out[2], failure[2], problem;
    if (!child_pipe(out, err)) {
        mem_free(env);
        return false;
    }
    if (!child_pipe(failure, err)) {
        child_close(out);
        mem_free(env);
        return false;
    }
    c->pid = fork();
    if (c->pid == 0) {
        child_become(o, env, parent, out[1], failure[1]);
    }
    problem = c->pid < 0 ? errno : 0;
    mem_free(env);
    close(out[1]);
    close(failure[1]);
    problem = problem ? problem : child_failure(failure[0]);
    close(failure[0]);
    c->out = out[0];
    if (problem) {
        if (c->pid > 0) {
            waitpid(c->pid, NULL, 0);
        }
        close(c->out);
        return err_set(err, problem == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", o->argv[0],
                       strerror(problem));
    }
    return true;
}

/* --- listening, in the thread ----------------------------------------------------------------- */

static void child_tell(struct child *c, const char *bytes, size_t length, bool closed)
{
    bool wake;
    pthread_mutex_lock(&c->lock);
    if (length > 0) {
        buf_add(&c->said, bytes, length);
    }
    c->closed = closed;
    wake = closed || memchr(bytes, '\n', length) != NULL;
    pthread_cond_broadcast(&c->changed);
    pthread_mutex_unlock(&c->lock);
    if (wake && c->wake) {
        c->wake(c->wake_self);
    }
}

static bool child_too_much(struct child *c)
{
    bool much;
    pthread_mutex_lock(&c->lock);
    much = c->said.length - c->taken > CHILD_LINE_MOST;
    pthread_mutex_unlock(&c->lock);
    return much;
}

static void *child_listen(void *self)
{
    struct child *c = self;
    struct pollfd p[2] = {{c->out, POLLIN, 0}, {c->stop[0], POLLIN, 0}};
    char bytes[16 * 1024];
    for (;;) {
        ssize_t got = 0;
        if (poll(p, 2, -1) < 0 && errno != EINTR) {
            break;
        }
        if (p[1].revents) {
            return NULL;
        }
        if (p[0].revents) {
            got = read(c->out, bytes, sizeof bytes);
            if (got == 0 || (got < 0 && errno != EINTR) || child_too_much(c)) {
                break;
            }
            child_tell(c, bytes, got > 0 ? (size_t)got : 0, false);
        }
    }
    child_tell(c, "", 0, true);
    return NULL;
}

/* Signals are the main thread's business. */
static bool child_start_thread(pthread_t *thread, void *(*run)(void *), void *self)
{
    sigset_t all, before;
    int failed;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    failed = pthread_create(thread, NULL, run, self);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return failed == 0;
}

static void child_end(struct child *c);

bool child_start(struct child **out, const struct child_options *o, struct err *err)
{
    struct child *c = mem_alloc(sizeof *c);
    pthread_condattr_t monotonic;
    c->wake = o->wake;
    c->wake_self = o->wake_self;
    if (!child_pipe(c->stop, err)) {
        mem_free(c);
        return false;
    }
    if (!child_fork(c, o, err)) {
        child_close(c->stop);
        mem_free(c);
        return false;
    }
    pthread_mutex_init(&c->lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC); /* as clock_wall_ns */
    pthread_cond_init(&c->changed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    if (!child_start_thread(&c->thread, child_listen, c)) {
        child_end(c);
        return err_set(err, ERR_IO, "the system starts no thread");
    }
    *out = c;
    return true;
}

/* --- ending ----------------------------------------------------------------------------------- */

static bool child_reap(struct child *c, int flags)
{
    if (!c->reaped) {
        pid_t got;
        do {
            got = waitpid(c->pid, &c->status, flags);
        } while (got < 0 && errno == EINTR);
        c->reaped = got == c->pid || (got < 0 && errno == ECHILD);
    }
    return c->reaped;
}

static void child_nap(int64_t ms)
{
    struct timespec t = {ms / 1000, ms % 1000 * 1000000};
    nanosleep(&t, NULL);
}

static void *child_bury(void *pid)
{
    while (waitpid((pid_t)(intptr_t)pid, NULL, 0) < 0 && errno == EINTR) {
    }
    return NULL;
}

/* Within the time it is given. */
static bool child_gone(struct child *c)
{
    int64_t waited;
    for (waited = 0; waited < CHILD_GRACE_MS && !child_reap(c, WNOHANG); waited += 5) {
        child_nap(5);
    }
    return c->reaped;
}

/* Nothing outlives this signal, but what hangs in a call to a dead device dies only when that comes
 * back, which may be never. Nobody waits for it but a thread of its own, which nobody waits for. */
static void child_kill(struct child *c)
{
    pthread_t thread;
    kill(c->pid, SIGKILL);
    if (child_gone(c)) {
        return;
    }
    log_warn("process %ld does not end, not even when it is killed", (long)c->pid);
    if (child_start_thread(&thread, child_bury, (void *)(intptr_t)c->pid)) {
        pthread_detach(thread);
    }
    c->reaped = true;
    c->status = SIGKILL;
}

/* Everything but the thread. */
static void child_end(struct child *c)
{
    if (!child_reap(c, WNOHANG)) {
        kill(c->pid, SIGTERM);
    }
    if (!child_gone(c)) {
        child_kill(c);
    }
    close(c->out);
    child_close(c->stop);
    pthread_cond_destroy(&c->changed);
    pthread_mutex_destroy(&c->lock);
    buf_finish(&c->said);
    mem_free(c);
}

void child_destroy(struct child *c)
{
    if (!c) {
        return;
    }
    while (write(c->stop[1], "", 1) < 0 && errno == EINTR) {
    }
    pthread_join(c->thread, NULL);
    child_end(c);
}

/* --- what it said ----------------------------------------------------------------------------- */

/* Where the next line ends; NULL: there is no whole one. */
static const char *child_next(const struct child *c)
{
    const char *begin = c->said.data ? c->said.data + c->taken : NULL;
    return c->said.length > c->taken ? memchr(begin, '\n', c->said.length - c->taken) : NULL;
}

/* Moves what is left to the front, not line by line but when it is the smaller part: whoever says
 * ten thousand lines at a stretch is heard out all the same. */
static void child_make_room(struct child *c)
{
    if (c->taken > c->said.length / 2) {
        c->said.length -= c->taken;
        memmove(c->said.data, c->said.data + c->taken, c->said.length);
        c->taken = 0;
    }
}

bool child_line(struct child *c, struct buf *line)
{
    const char *end;
    pthread_mutex_lock(&c->lock);
    end = child_next(c);
    if (end) {
        const char *begin = c->said.data + c->taken;
        buf_clear(line);
        buf_add(line, begin, (size_t)(end - begin));
        c->taken += (size_t)(end - begin) + 1;
        child_make_room(c);
    }
    pthread_mutex_unlock(&c->lock);
    return end != NULL;
}

static bool child_has_line(const struct child *c)
{
    return child_next(c) != NULL;
}

bool child_silent(struct child *c)
{
    bool quiet;
    pthread_mutex_lock(&c->lock);
    quiet = c->closed && !child_has_line(c);
    pthread_mutex_unlock(&c->lock);
    return quiet;
}

bool child_ended(struct child *c, int *signal, int *code)
{
    if (!child_silent(c)) {
        return false;
    }
    if (!child_gone(c)) { /* it has closed its end and goes on: no use to us */
        child_kill(c);
    }
    *signal = WIFSIGNALED(c->status) ? WTERMSIG(c->status) : 0;
    *code = WIFEXITED(c->status) ? WEXITSTATUS(c->status) : 0;
    return true;
}

bool child_wait(struct child *c, int64_t timeout_ms)
{
    int64_t end = clock_wall_ns() + timeout_ms * 1000000;
    struct timespec until = {(time_t)(end / 1000000000), (long)(end % 1000000000)};
    bool news;
    pthread_mutex_lock(&c->lock);
    while (!(news = c->closed || child_has_line(c)) &&
           pthread_cond_timedwait(&c->changed, &c->lock, &until) != ETIMEDOUT) {
    }
    news = news || c->closed || child_has_line(c);
    pthread_mutex_unlock(&c->lock);
    return news;
}
