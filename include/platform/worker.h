/* One background thread for slow jobs. `run` works off the main thread and touches only its job;
 * `done` is called by worker_deliver on the thread that owns the world. Inline workers (tests,
 * tours) run a job at once inside worker_add, and deliver at the next worker_deliver. */
#ifndef PLATFORM_WORKER_H
#define PLATFORM_WORKER_H

#include <stdbool.h>
#include <stddef.h>

#define WORKER_QUEUE 64 /* jobs not yet begun; worker_add waits for room beyond that */

struct worker;

struct worker_job {
    void (*run)(void *job);
    void (*done)(void *job);
    void *job;
};

/* `wake` is called from the worker's thread when a job is ready for delivery (NULL: nobody sleeps).
 */
struct worker *worker_create(bool is_inline, void (*wake)(void *self), void *wake_self);
void worker_destroy(struct worker *w); /* finishes the running job, delivers nothing more */
void worker_add(struct worker *w, struct worker_job job);
size_t worker_deliver(struct worker *w); /* number of jobs delivered */
size_t worker_waiting(struct worker *w); /* jobs added and not yet delivered */
void worker_drain(struct worker *w);     /* waits until nothing is left, delivering */

#endif
