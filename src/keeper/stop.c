/* Stopping at any moment. A handler that only sets a flag would come too early for a read that is
 * about to hang; therefore a thread of its own waits for the signals and pokes the working thread
 * again and again until that has noticed. The poke does nothing but wake a call that sleeps.
 *
 * A read from a stick that has died may not wake at all. When that has lasted STOP_LEAVE_MS, the
 * waiting thread says that it is over and ends the program. Nothing can go wrong by that: a store
 * is made for being left at any moment, and no thread that comes back from a read after this moment
 * goes on. */
#include "keeper.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define STOP_POKE SIGUSR1
#define STOP_DONE SIGUSR2
#define STOP_EVERY_MS 20
#define STOP_LEAVE_MS 140
#define STOP_BEAT_S 2

static void stop_poke(int number)
{
    (void)number;
}

static void stop_signals(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGHUP);
    sigaddset(set, STOP_DONE);
}

/* Wakes whoever reads; true: somebody still does, and from now on none comes back from it. */
static bool stop_poke_all(struct keeper_stop *s, bool leave)
{
    size_t i;
    pthread_kill(s->worker, STOP_POKE); /* it may wait for the check of a pack */
    pthread_mutex_lock(&s->lock);
    for (i = 0; i < s->reading; i++) {
        pthread_kill(s->readers[i], STOP_POKE);
    }
    leave = leave && s->reading > 0;
    s->left = leave;
    pthread_mutex_unlock(&s->lock);
    return leave;
}

static void stop_beat(struct keeper *k)
{
    struct keeper_stop *s = &k->stop;
    struct store_line line = {.kind = STORE_LINE_PROGRESS};
    pthread_mutex_lock(&s->beat);
    if (s->beats) {
        line.done = atomic_load(&s->done);
        line.all = atomic_load(&s->size);
        keeper_line(k, &line);
    }
    pthread_mutex_unlock(&s->beat);
}

void keeper_beats(struct keeper *k, bool on)
{
    pthread_mutex_lock(&k->stop.beat);
    k->stop.beats = on;
    pthread_mutex_unlock(&k->stop.beat);
}

static void *stop_wait(void *self)
{
    struct keeper *k = self;
    struct keeper_stop *s = &k->stop;
    sigset_t set;
    const struct timespec beat = {STOP_BEAT_S, 0};
    int number, waited;
    stop_signals(&set);
    while ((number = sigtimedwait(&set, NULL, &beat)) < 0) {
        if (errno == EAGAIN) {
            stop_beat(k);
        }
    }
    if (number == STOP_DONE) {
        return NULL;
    }
    atomic_store(&s->asked, true);
    for (waited = 0; !atomic_load(&s->noticed); waited += STOP_EVERY_MS) {
        if (stop_poke_all(s, waited >= STOP_LEAVE_MS)) {
            _exit(keeper_end(k, STORE_CANCELLED, NULL));
        }
        poll(NULL, 0, STOP_EVERY_MS);
    }
    return NULL;
}

/* A thread's name goes on the list of those that read, or off it. */
static void stop_reading(struct keeper_stop *s, bool begins)
{
    size_t i = 0;
    bool left;
    pthread_mutex_lock(&s->lock);
    if (begins && s->reading < KEEPER_READERS) {
        s->readers[s->reading++] = pthread_self();
    }
    while (!begins && i < s->reading && !pthread_equal(s->readers[i], pthread_self())) {
        i++;
    }
    if (!begins && i < s->reading) {
        s->readers[i] = s->readers[--s->reading];
    }
    left = s->left;
    pthread_mutex_unlock(&s->lock);
    while (left) {
        pause(); /* the program is over */
    }
}

ssize_t keeper_stop_read(struct keeper *k, int fd, void *bytes, size_t length)
{
    struct keeper_stop *s = &k->stop;
    ssize_t n;
    int number;
    if (!s->armed) {
        return store_ops_system.read(store_ops_system.self, fd, bytes, length);
    }
    do {
        /* one read fails, so that the work ends; what tidies up behind it may read again */
        if (atomic_load(&s->asked) && !atomic_exchange(&s->noticed, true)) {
            errno = ECANCELED;
            return -1;
        }
        stop_reading(s, true);
        n = store_ops_system.read(store_ops_system.self, fd, bytes, length);
        number = errno;
        stop_reading(s, false);
        errno = number;
    } while (n < 0 && errno == EINTR);
    return n;
}

bool keeper_stop_begin(struct keeper *k, struct err *err)
{
    struct sigaction poke = {.sa_handler = stop_poke}, ignore = {.sa_handler = SIG_IGN};
    sigset_t set;
    int code;
    sigemptyset(&poke.sa_mask); /* no SA_RESTART: a read that sleeps comes back */
    sigemptyset(&ignore.sa_mask);
    sigaction(STOP_POKE, &poke, NULL);
    sigaction(SIGPIPE, &ignore, NULL);
    stop_signals(&set);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    pthread_mutex_init(&k->stop.lock, NULL);
    pthread_mutex_init(&k->stop.beat, NULL);
    k->stop.worker = pthread_self();
    code = pthread_create(&k->stop.waiter, NULL, stop_wait, k);
    return code == 0 || err_set(err, ERR_IO, "a thread: %s", strerror(code));
}

bool keeper_stopped(struct keeper *k)
{
    if (!atomic_load(&k->stop.asked)) {
        return false;
    }
    atomic_store(&k->stop.noticed, true);
    return true;
}

void keeper_stop_end(struct keeper *k)
{
    atomic_store(&k->stop.noticed, true);
    pthread_kill(k->stop.waiter, STOP_DONE);
    pthread_join(k->stop.waiter, NULL);
}
