/* A new pack has to show that it runs well: that a resting kiosk is painted with it, that pictures
 * of it can be decoded, that something can be looked for, and that all this has gone on for half a
 * minute. Then it is proved, on the disk: nothing older comes in any more. Whatever goes wrong
 * before that costs it one of its three starts.
 *
 * One small thing at a step, half a second apart; the pictures are decoded and the disk is written
 * by the worker, so that no frame waits. */
#include "internal.h"

#include "base/log.h"
#include "pack/search.h"
#include "store/log.h"

#include <stddef.h>
#include <string.h>

#define TRIAL_MS 30000
#define TRIAL_STEP_MS 500
#define TRIAL_AGAIN_MS 5000 /* when somebody else is at work on the store */
#define TRIAL_PICTURES 5
#define TRIAL_SEED 20261126
#define TRIAL_WIDTH 640
#define TRIAL_HEIGHT 480

static void trial_begin(struct app *a, int64_t now_ms)
{
    struct trial *t = &a->trial;
    bool running = t->running; /* the worker is at it: its word comes later and is about another */
    memset(t, 0, offsetof(struct trial, job));
    t->running = running;
    t->on = a->keep.trial;
    t->began_ms = t->due_ms = now_ms;
    t->presents = a->stats.presents;
    rng_seed(&t->chance, TRIAL_SEED);
}

/* --- its tasks -------------------------------------------------------------------------------- */

static bool trial_at_rest(const struct app *a)
{
    const char *route = nav_route(a->nav);
    return a->stats.presents > a->trial.presents &&
           (strcmp(route, "attract") == 0 || strcmp(route, "home") == 0);
}

static void trial_failed(struct trial *t, const char *why)
{
    log_warn("the pack on trial does not prove itself: %s", why);
    t->on = false;
}

/* One picture is asked for until it is there. */
static void trial_picture(struct app *a)
{
    struct trial *t = &a->trial;
    struct paint_pixels pixels;
    rgba stand_in;
    struct err err;
    const char *name;
    struct arena mem = {0};
    if (!t->picture[0]) {
        if (!pack_picture_any(a->pack, rng_next(&t->chance), &mem, &name, &err)) {
            trial_failed(t, err.text);
        } else if (!name || strlen(name) >= sizeof t->picture) {
            t->pictures = TRIAL_PICTURES; /* a pack without any */
        } else {
            memcpy(t->picture, name, strlen(name) + 1);
        }
        arena_finish(&mem);
    }
    if (!t->picture[0]) {
        return;
    }
    switch (images_picture(a->images, t->picture, TRIAL_WIDTH, TRIAL_HEIGHT, 0.5f, 0.5f, 1, &pixels,
                           &stand_in)) {
    case PAINT_READY:
        t->pictures++;
        t->picture[0] = '\0';
        break;
    case PAINT_MISSING:
        trial_failed(t, "a picture cannot be decoded");
        break;
    case PAINT_LATER:
        break;
    }
}

static void trial_search(struct app *a)
{
    const struct pack_language *first = &pack_info(a->pack)->languages[0];
    struct search_places places;
    struct arena mem = {0};
    struct err err;
    if (!pack_search_places(a->pack, first->title, first->tag, &mem, &places, &err)) {
        trial_failed(&a->trial, err.text);
    }
    a->trial.searched = true;
    arena_finish(&mem);
}

/* --- its end, in the worker ------------------------------------------------------------------- */

static void trial_note(struct store *s)
{
    struct store_event e = {.when_s = clock_system.now_s(clock_system.self),
                            .action = STORE_DID_PROVE,
                            .code = STORE_INSTALLED};
    struct store_name parts;
    if (store_name_read(s->state.cur, &parts)) {
        memcpy(e.label.id, parts.id, sizeof parts.id);
        e.label.seq = parts.seq;
    }
    store_log_add(s, &e);
}

static void trial_run(void *self)
{
    struct trial_job *j = self;
    struct store s;
    j->ok = store_open(&s, j->options, &j->err);
    if (j->ok && strcmp(s.state.cur, j->name) == 0 && s.state.phase == STORE_TRIAL) {
        j->ok = store_proved(&s, &j->err);
        if (j->ok) {
            trial_note(&s);
        }
    }
    store_close(&s);
}

static void trial_done(void *self)
{
    struct app *a = self;
    struct trial *t = &a->trial;
    t->running = false;
    if (!t->on || strcmp(t->job.name, a->keep.name) != 0) {
        return; /* another pack is on trial by now, or none */
    }
    if (t->job.ok) {
        t->on = a->keep.trial = false;
        return;
    }
    if (t->job.err.code != ERR_BUSY) { /* somebody copies, which may take minutes */
        log_warn("%s", t->job.err.text);
    }
    t->due_ms += TRIAL_AGAIN_MS;
}

static void trial_run_app(void *self)
{
    trial_run(&((struct app *)self)->trial.job);
}

static void trial_prove(struct app *a)
{
    struct trial *t = &a->trial;
    t->running = true;
    t->job.options = &a->keep.options;
    memcpy(t->job.name, a->keep.name, sizeof t->job.name);
    worker_add(a->worker, (struct worker_job){trial_run_app, trial_done, a});
}

/* --- in time ---------------------------------------------------------------------------------- */

void trial_step(struct app *a, int64_t now_ms)
{
    struct trial *t = &a->trial;
    if (a->keep.fresh) {
        a->keep.fresh = false;
        trial_begin(a, now_ms);
    }
    if (!t->on || t->running || now_ms < t->due_ms) {
        return;
    }
    t->due_ms = now_ms + TRIAL_STEP_MS;
    t->rested = t->rested || trial_at_rest(a);
    if (t->pictures < TRIAL_PICTURES) {
        trial_picture(a);
    } else if (!t->searched) {
        trial_search(a);
    } else if (!t->rested || now_ms - t->began_ms < TRIAL_MS) {
        t->due_ms = t->rested ? t->began_ms + TRIAL_MS : now_ms + TRIAL_AGAIN_MS;
    } else {
        trial_prove(a);
    }
}

int64_t trial_next_ms(const struct app *a)
{
    return a->trial.on && !a->trial.running ? a->trial.due_ms : -1;
}
