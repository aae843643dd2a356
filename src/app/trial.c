/* A new pack has to show that it runs well: that something of it has been painted, whichever place
 * it was, that pictures of it can be decoded, that something can be looked for, and that all this
 * has gone on for half a minute. Then it is proved, on the disk: nothing older comes in any more.
 * What cannot be decoded or found ends the trial: the next start goes back to the one before.
 *
 * One small thing at a step, half a second apart. The pack is read, its pictures are decoded and
 * the disk is written by the worker, on a handle of its own, so that no frame waits. */
#include "internal.h"

#include "base/log.h"
#include "pack/search.h"
#include "store/log.h"

#include <stddef.h>
#include <string.h>

#define TRIAL_MS 30000
#define TRIAL_STEP_MS 500
#define TRIAL_AGAIN_MS 5000 /* when somebody else is at work on the store */
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
    a->keep.failed = false;
    if (!running) {
        rng_seed(&t->job.chance, TRIAL_SEED);
    }
}

/* --- its tasks -------------------------------------------------------------------------------- */

static void trial_failed(struct app *a, const char *why)
{
    log_warn("the pack on trial does not prove itself: %s", why);
    a->trial.failed = a->keep.failed = true;
}

/* Something of the pack has been on the glass. */
static bool trial_painted(const struct app *a)
{
    return a->stats.presents > a->trial.presents && nav_depth(a->nav) > 0;
}

/* One picture is asked for until it is there. */
static void trial_picture(struct app *a)
{
    struct trial *t = &a->trial;
    struct paint_pixels pixels;
    rgba stand_in;
    switch (images_picture(a->images, t->job.pictures[t->pictures], TRIAL_WIDTH, TRIAL_HEIGHT, 0.5f,
                           0.5f, 1, &pixels, &stand_in)) {
    case PAINT_READY:
        t->pictures++;
        break;
    case PAINT_MISSING:
        trial_failed(a, "a picture cannot be decoded");
        break;
    case PAINT_LATER:
        break;
    }
}

/* --- in the worker ---------------------------------------------------------------------------- */

static bool trial_names(struct trial_job *j, struct pack *p, struct arena *mem, struct err *err)
{
    const char *name;
    for (j->count = 0; j->count < TRIAL_PICTURES; j->count++) {
        if (!pack_picture_any(p, rng_next(&j->chance), mem, &name, err)) {
            return false;
        }
        if (!name || strlen(name) >= sizeof j->pictures[0]) {
            return true; /* a pack without any */
        }
        memcpy(j->pictures[j->count], name, strlen(name) + 1);
    }
    return true;
}

/* Chooses the pictures, and looks for something. */
static void trial_look(struct trial_job *j)
{
    const struct pack_language *first;
    struct search_places places;
    struct arena mem = {0};
    struct pack *p;
    j->ok = pack_open(j->path, &p, NULL, &j->err);
    if (j->ok) {
        first = &pack_info(p)->languages[0];
        j->ok = trial_names(j, p, &mem, &j->err) &&
                pack_search_places(p, first->title, first->tag, &mem, &places, &j->err);
        pack_close(p);
    }
    arena_finish(&mem);
}

/* What has come of it, on the disk. */
static void trial_write(struct trial_job *j)
{
    struct store s;
    j->ok = store_open(&s, j->options, &j->err);
    j->trial = j->ok && strcmp(s.state.cur, j->name) == 0 && s.state.phase == STORE_TRIAL;
    if (j->trial) {
        j->ok =
            j->what == TRIAL_PROVE ? store_proved(&s, &j->err) : store_failed(&s, j->name, &j->err);
        if (j->ok && j->what == TRIAL_PROVE) {
            store_log_note(&s, STORE_DID_PROVE, STORE_INSTALLED, s.state.cur, "");
        }
    }
    store_close(&s);
}

static void trial_run(void *self)
{
    struct trial_job *j = &((struct app *)self)->trial.job;
    if (j->what == TRIAL_LOOK) {
        trial_look(j);
    } else {
        trial_write(j);
    }
}

static void trial_done(void *self)
{
    struct app *a = self;
    struct trial *t = &a->trial;
    t->running = false;
    if (!t->on || strcmp(t->job.name, a->keep.name) != 0) {
        return; /* another pack is on trial by now, or none */
    }
    if (t->job.what == TRIAL_LOOK) {
        t->looked = true;
        if (!t->job.ok) {
            trial_failed(a, t->job.err.text);
        }
        return;
    }
    if (t->job.ok) {
        a->keep.failed = a->keep.failed && t->job.trial; /* what ran well before stays */
        t->on = a->keep.trial = false;
        return;
    }
    if (t->job.err.code != ERR_BUSY) { /* somebody copies, which may take minutes */
        log_warn("%s", t->job.err.text);
    }
    t->due_ms += TRIAL_AGAIN_MS;
}

static void trial_start(struct app *a, enum trial_task what)
{
    struct trial *t = &a->trial;
    t->running = true;
    t->job.what = what;
    t->job.options = &a->keep.options;
    t->job.path = a->pack_path;
    memcpy(t->job.name, a->keep.name, sizeof t->job.name);
    worker_add(a->worker, (struct worker_job){trial_run, trial_done, a});
}

/* --- in time ---------------------------------------------------------------------------------- */

void trial_step(struct app *a, int64_t now_ms)
{
    struct trial *t = &a->trial;
    if (a->keep.fresh) {
        a->keep.fresh = false;
        trial_begin(a, now_ms);
    }
    if (!t->on || now_ms < t->due_ms) {
        return;
    }
    t->due_ms = now_ms + TRIAL_STEP_MS;
    if (t->running) {
        return;
    }
    t->painted = t->painted || trial_painted(a);
    if (t->failed) {
        trial_start(a, TRIAL_FAIL);
    } else if (!t->looked) {
        trial_start(a, TRIAL_LOOK);
    } else if (t->pictures < t->job.count) {
        trial_picture(a);
    } else if (!t->painted || now_ms - t->began_ms < TRIAL_MS) {
        t->due_ms = t->painted ? t->began_ms + TRIAL_MS : now_ms + TRIAL_AGAIN_MS;
    } else {
        trial_start(a, TRIAL_PROVE);
    }
}

int64_t trial_next_ms(const struct app *a)
{
    return a->trial.on ? a->trial.due_ms : -1;
}
