/* The worker: order, delivery on the owner's thread, the bound, and an end with work left over. */
#include "platform/worker.h"

#include "test.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#define JOBS 200 /* more than the queue holds */

struct job {
    int number;
    atomic_bool *gate; /* wait for it to open */
    int *order;        /* numbers in order of running; written by the worker only */
    atomic_int *ran;
    pthread_t done_on;
    int done, *delivered;
};

static void job_run(void *p)
{
    struct job *j = p;
    const struct timespec nap = {0, 200000};
    while (j->gate && !atomic_load(j->gate)) {
        nanosleep(&nap, NULL);
    }
    j->order[atomic_fetch_add(j->ran, 1)] = j->number;
}

static void job_done(void *p)
{
    struct job *j = p;
    j->done_on = pthread_self();
    j->done = ++*j->delivered;
}

static void first_in_first_out(void)
{
    static struct job jobs[JOBS];
    static int order[JOBS];
    atomic_int ran = 0;
    int delivered = 0;
    struct worker *w = worker_create(false, NULL, NULL);
    for (int i = 0; i < JOBS; i++) {
        jobs[i] = (struct job){.number = i, .order = order, .ran = &ran, .delivered = &delivered};
        worker_add(w, (struct worker_job){job_run, job_done, &jobs[i]});
    }
    worker_drain(w);
    CHECK_INT(worker_waiting(w), 0);
    CHECK_INT(delivered, JOBS);
    for (int i = 0; i < JOBS; i++) {
        CHECK_INT(order[i], i);
        CHECK_INT(jobs[i].done, i + 1);
        CHECK(pthread_equal(jobs[i].done_on, pthread_self()));
    }
    worker_destroy(w);
}

static void nothing_is_done_before_delivery(void)
{
    struct job job;
    int order[1];
    atomic_int ran = 0;
    int delivered = 0;
    struct worker *w = worker_create(true, NULL, NULL);
    job = (struct job){.number = 7, .order = order, .ran = &ran, .delivered = &delivered};
    worker_add(w, (struct worker_job){job_run, job_done, &job});
    CHECK_INT(atomic_load(&ran), 1);
    CHECK_INT(delivered, 0);
    CHECK_INT(worker_waiting(w), 1);
    CHECK_INT(worker_deliver(w), 1);
    CHECK_INT(delivered, 1);
    CHECK_INT(worker_deliver(w), 0);
    worker_destroy(w);
}

struct waker {
    pthread_mutex_t lock;
    pthread_cond_t woken;
    int count;
};

static void wake(void *self)
{
    struct waker *k = self;
    pthread_mutex_lock(&k->lock);
    k->count++;
    pthread_cond_signal(&k->woken);
    pthread_mutex_unlock(&k->lock);
}

static void the_owner_is_woken(void)
{
    struct waker k = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, 0};
    struct job job;
    int order[1];
    atomic_int ran = 0;
    int delivered = 0;
    struct worker *w = worker_create(false, wake, &k);
    job = (struct job){.order = order, .ran = &ran, .delivered = &delivered};
    worker_add(w, (struct worker_job){job_run, job_done, &job});
    pthread_mutex_lock(&k.lock);
    while (k.count == 0) {
        pthread_cond_wait(&k.woken, &k.lock);
    }
    pthread_mutex_unlock(&k.lock);
    CHECK_INT(worker_deliver(w), 1);
    worker_destroy(w);
}

static void destroying_leaves_waiting_jobs(void)
{
    struct job jobs[3];
    int order[3];
    atomic_int ran = 0;
    atomic_bool gate = false;
    int delivered = 0;
    struct worker *w = worker_create(false, NULL, NULL);
    for (int i = 0; i < 3; i++) {
        jobs[i] = (struct job){
            .number = i, .order = order, .ran = &ran, .delivered = &delivered, .gate = &gate};
        worker_add(w, (struct worker_job){job_run, job_done, &jobs[i]});
    }
    CHECK_INT(worker_waiting(w), 3);
    CHECK_INT(worker_deliver(w), 0);
    atomic_store(&gate, true);
    worker_destroy(w);
    CHECK_INT(delivered, 0);
    worker_destroy(NULL);
}

struct chain {
    struct worker *worker;
    int left;
};

static void chain_run(void *p)
{
    (void)p;
}

static void chain_done(void *p)
{
    struct chain *c = p;
    if (--c->left > 0) {
        worker_add(c->worker, (struct worker_job){chain_run, chain_done, c});
    }
}

static void a_job_may_add_the_next_one(void)
{
    for (int is_inline = 0; is_inline < 2; is_inline++) {
        struct chain c = {worker_create(is_inline, NULL, NULL), 50};
        worker_add(c.worker, (struct worker_job){chain_run, chain_done, &c});
        worker_drain(c.worker);
        CHECK_INT(c.left, 0);
        worker_destroy(c.worker);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(first_in_first_out);
    RUN(nothing_is_done_before_delivery);
    RUN(the_owner_is_woken);
    RUN(destroying_leaves_waiting_jobs);
    RUN(a_job_may_add_the_next_one);
    return TEST_END();
}
