/* One thread, two queues: jobs to run, in a ring of fixed size, and jobs that have run and wait for
 * the owner to fetch them.
 *
 * The ring is bounded so that a caller which forgets itself is slowed down and not the machine
 * filled; the finished queue grows, because a worker that waited for its owner while the owner
 * waits in worker_add would be a deadlock. Both are first in, first out. */
#include "platform/worker.h"

#include "base/log.h"
#include "base/mem.h"

#include <assert.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

struct worker {
    bool is_inline, stopping, running;
    void (*wake)(void *self);
    void *wake_self;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed; /* a job came, a job ran, or the end is near */
    struct worker_job queue[WORKER_QUEUE];
    size_t first, count;
    struct worker_job *finished;
    size_t finished_count, finished_capacity;
};

static void worker_finish(struct worker *w, struct worker_job job)
{
    if (w->finished_count == w->finished_capacity) {
        w->finished_capacity = w->finished_capacity ? w->finished_capacity * 2 : 16;
        w->finished = mem_resize_array(w->finished, w->finished_capacity, sizeof *w->finished);
    }
    w->finished[w->finished_count++] = job;
}

static void *worker_main(void *self)
{
    struct worker *w = self;
    pthread_mutex_lock(&w->lock);
    for (;;) {
        struct worker_job job;
        while (w->count == 0 && !w->stopping) {
            pthread_cond_wait(&w->changed, &w->lock);
        }
        if (w->stopping) {
            break;
        }
        job = w->queue[w->first];
        w->first = (w->first + 1) % WORKER_QUEUE;
        w->count--;
        w->running = true;
        pthread_mutex_unlock(&w->lock);
        job.run(job.job);
        pthread_mutex_lock(&w->lock);
        w->running = false;
        worker_finish(w, job);
        pthread_cond_broadcast(&w->changed);
        if (w->wake && !w->stopping) {
            pthread_mutex_unlock(&w->lock);
            w->wake(w->wake_self);
            pthread_mutex_lock(&w->lock);
        }
    }
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

/* Signals are the main thread's business: the worker is started with all of them blocked. */
static bool worker_start(struct worker *w)
{
    sigset_t all, before;
    int failed;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    failed = pthread_create(&w->thread, NULL, worker_main, w);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return failed == 0;
}

struct worker *worker_create(bool is_inline, void (*wake)(void *self), void *wake_self)
{
    struct worker *w = mem_alloc(sizeof *w);
    w->is_inline = is_inline;
    w->wake = wake;
    w->wake_self = wake_self;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->changed, NULL);
    if (!w->is_inline && !worker_start(w)) {
        log_warn("no background thread; slow jobs will hold up the screen");
        w->is_inline = true;
    }
    return w;
}

void worker_destroy(struct worker *w)
{
    if (!w) {
        return;
    }
    if (!w->is_inline) {
        pthread_mutex_lock(&w->lock);
        w->stopping = true;
        pthread_cond_broadcast(&w->changed);
        pthread_mutex_unlock(&w->lock);
        pthread_join(w->thread, NULL);
    }
    pthread_cond_destroy(&w->changed);
    pthread_mutex_destroy(&w->lock);
    mem_free(w->finished);
    mem_free(w);
}

void worker_add(struct worker *w, struct worker_job job)
{
    assert(job.run && job.done);
    if (w->is_inline) {
        job.run(job.job);
        worker_finish(w, job);
        return;
    }
    pthread_mutex_lock(&w->lock);
    while (w->count == WORKER_QUEUE) {
        pthread_cond_wait(&w->changed, &w->lock);
    }
    w->queue[(w->first + w->count) % WORKER_QUEUE] = job;
    w->count++;
    pthread_cond_broadcast(&w->changed);
    pthread_mutex_unlock(&w->lock);
}

/* Takes the finished queue away whole, so that `done` may add jobs and deliver again. */
size_t worker_deliver(struct worker *w)
{
    struct worker_job *jobs;
    size_t count;
    pthread_mutex_lock(&w->lock);
    jobs = w->finished;
    count = w->finished_count;
    w->finished = NULL;
    w->finished_count = 0;
    w->finished_capacity = 0;
    pthread_mutex_unlock(&w->lock);
    for (size_t i = 0; i < count; i++) {
        jobs[i].done(jobs[i].job);
    }
    mem_free(jobs);
    return count;
}

size_t worker_waiting(struct worker *w)
{
    size_t n;
    pthread_mutex_lock(&w->lock);
    n = w->count + (w->running ? 1 : 0) + w->finished_count;
    pthread_mutex_unlock(&w->lock);
    return n;
}

void worker_drain(struct worker *w)
{
    do {
        pthread_mutex_lock(&w->lock);
        while (w->finished_count == 0 && (w->count > 0 || w->running)) {
            pthread_cond_wait(&w->changed, &w->lock);
        }
        pthread_mutex_unlock(&w->lock);
    } while (worker_deliver(w) > 0);
}
