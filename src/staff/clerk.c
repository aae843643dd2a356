/* The clerk as the loop sees it. What screens ask for is only written down while a frame is being
 * described, and done in the next step, so that the view stands still as long as it is read.
 *
 * A step: what was asked, who came or left, what the child says, what goes on by itself, and the
 * next child. Children are run by clerk_run.c, their words understood by clerk_words.c; the door,
 * the stick and the work have a file each. */
#include "clerk_parts.h"

#include "base/log.h"
#include "base/mem.h"
#include "platform/files.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

void clerk_changed(struct clerk *c)
{
    c->changed = true;
}

static void clerk_ask(void *self, enum desk_ask what, const char *text, enum desk_when when)
{
    struct clerk *c = self;
    if (!c->view.exists || c->ask_count == sizeof c->asks / sizeof *c->asks) {
        return; /* faster than a finger */
    }
    c->asks[c->ask_count++] = (struct clerk_ask){what, mem_copy_text(text ? text : ""), when};
    if (c->o.wake) {
        c->o.wake(c->o.wake_self);
    }
}

static void clerk_forget_ask(struct clerk_ask *a)
{
    sodium_memzero(a->text, strlen(a->text));
    mem_free(a->text);
}

static void clerk_options(struct clerk *c, const struct clerk_options *o)
{
    static const char *const *none = NULL;
    const char **roots;
    size_t count = 0, i;
    c->o = *o;
    c->o.store = arena_copy_text(&c->mem, o->store ? o->store : "");
    c->real_store = files_real(&c->mem, c->o.store);
    c->o.program = arena_copy_text(&c->mem, o->program ? o->program : "jstm-store");
    c->o.kiosk = arena_copy_text(&c->mem, o->kiosk ? o->kiosk : "");
    c->o.ids = arena_copy_text(&c->mem, o->ids ? o->ids : "");
    c->o.media_root = o->media_root ? files_real(&c->mem, o->media_root) : NULL;
    c->o.mountinfo = o->mountinfo ? arena_copy_text(&c->mem, o->mountinfo) : NULL;
    c->o.roots = none;
    if (o->roots) {
        while (o->roots[count]) {
            count++;
        }
        roots = arena_alloc_array(&c->mem, count + 1, sizeof *roots);
        for (i = 0; i < count; i++) {
            roots[i] = arena_copy_text(&c->mem, o->roots[i]);
        }
        c->o.roots = roots;
    }
}

static void clerk_begin_view(struct clerk *c)
{
    struct desk_view *v = &c->view;
    v->exists = c->o.store[0] && files_is_folder(c->o.store);
    v->stick_name = "";
    v->work = (struct desk_pack){.shown = "", .name = "", .key = ""};
    v->seconds_left = -1;
    v->notice = c->notice;
    v->kiosk = c->o.kiosk;
    v->closing_min = c->o.closing_min;
    v->tries_left = PIN_FREE;
    c->desk = (struct desk){v, c, clerk_ask};
}

static void clerk_begin_shelves(struct clerk *c)
{
    int kind;
    shelf_init(&c->found);
    shelf_init(&c->packs);
    shelf_init(&c->changes);
    shelf_init(&c->history);
    shelf_init(&c->work);
    for (kind = 0; kind < RUN_KINDS; kind++) {
        c->again_ms[kind] = -1;
    }
}

bool clerk_create(struct clerk **out, const struct clerk_options *o, int64_t now_ms,
                  struct err *err)
{
    struct clerk *c = mem_alloc(sizeof *c);
    clerk_options(c, o);
    clerk_begin_view(c);
    clerk_begin_shelves(c);
    c->begun_ms = c->now.now_ms = now_ms;
    c->changed = true;
    if (c->view.exists) {
        if (!stick_begin(c, err)) {
            clerk_destroy(c);
            return err_wrap(err, "the staff's desk");
        }
        c->porter = worker_create(o->is_inline, o->wake, o->wake_self);
        c->sweeper = worker_create(o->is_inline, o->wake, o->wake_self);
        door_open(c, now_ms);
        door_step(c);
        run_want(c, RUN_LIST);
    }
    *out = c;
    return true;
}

void clerk_destroy(struct clerk *c)
{
    size_t i;
    if (!c) {
        return;
    }
    run_destroy(c);
    if (c->porter) {
        worker_drain(c->porter); /* a PIN that is being judged: its count is already written */
    }
    worker_destroy(c->porter);
    stick_finish(c);
    for (i = 0; i < c->ask_count; i++) {
        clerk_forget_ask(&c->asks[i]);
    }
    shelf_finish(&c->found);
    shelf_finish(&c->packs);
    shelf_finish(&c->changes);
    shelf_finish(&c->history);
    shelf_finish(&c->work);
    arena_finish(&c->mem);
    sodium_memzero(&c->pin, sizeof c->pin);
    mem_free(c);
}

const struct desk *clerk_desk(struct clerk *c)
{
    return &c->desk;
}

static void clerk_listen(struct clerk *c)
{
    struct clerk_ask asks[sizeof c->asks / sizeof *c->asks];
    size_t count = c->ask_count, i;
    memcpy(asks, c->asks, count * sizeof *asks);
    c->ask_count = 0;
    for (i = 0; i < count; i++) {
        door_ask(c, &asks[i]);
        work_ask(c, &asks[i]);
        clerk_forget_ask(&asks[i]);
    }
}

static void clerk_moment(struct clerk *c, const struct clerk_moment *m)
{
    struct desk_view *v = &c->view;
    const char *notice = m->factory ? "U70" : m->other ? "U71" : m->failed ? "U61" : c->error;
    c->now = *m;
    if (v->today != m->today || v->factory != m->factory || strcmp(c->notice, notice) != 0) {
        v->today = m->today;
        v->factory = m->factory;
        snprintf(c->notice, sizeof c->notice, "%s", notice);
        clerk_changed(c);
    }
}

bool clerk_step(struct clerk *c, const struct clerk_moment *m)
{
    bool changed;
    clerk_moment(c, m);
    if (c->view.exists) {
        clerk_listen(c);
        stick_step(c);
        door_step(c);
        run_step(c);
        work_step(c);
        run_step(c);
        clerk_moment(c, m); /* what the list has told */
    }
    changed = c->changed;
    c->changed = false;
    return changed;
}

int64_t clerk_due_ms(const struct clerk *c)
{
    int64_t dues[4], due = -1;
    size_t i;
    if (!c->view.exists) {
        return -1;
    }
    if (c->ask_count > 0 || c->changed) {
        return c->now.now_ms;
    }
    dues[0] = mounts_due_ms(c->mounts);
    dues[1] = run_due_ms(c);
    dues[2] = door_due_ms(c);
    dues[3] = work_due_ms(c);
    for (i = 0; i < 4; i++) {
        if (dues[i] >= 0 && (due < 0 || dues[i] < due)) {
            due = dues[i];
        }
    }
    return due;
}

const char *clerk_show(const struct clerk *c)
{
    return c->show;
}
