/* Stopping at any moment. A handler that only sets a flag would come too early for a read that is
 * about to hang; therefore a thread of its own waits for the signals and pokes the working thread
 * again and again until that has noticed. The poke does nothing but wake a call that sleeps. */
#include "keeper.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>

#define STOP_POKE SIGUSR1
#define STOP_DONE SIGUSR2
#define STOP_EVERY_MS 20

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

static void *stop_wait(void *self)
{
    struct keeper_stop *s = self;
    sigset_t set;
    int number = 0;
    stop_signals(&set);
    while (sigwait(&set, &number) != 0) {
    }
    if (number == STOP_DONE) {
        return NULL;
    }
    atomic_store(&s->asked, true);
    while (!atomic_load(&s->noticed)) {
        pthread_kill(s->worker, STOP_POKE);
        poll(NULL, 0, STOP_EVERY_MS);
    }
    return NULL;
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
    k->stop.worker = pthread_self();
    code = pthread_create(&k->stop.waiter, NULL, stop_wait, &k->stop);
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
