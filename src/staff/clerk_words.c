/* What jstm-store is told, and where what it says goes: rows to their shelves, the course of the
 * work to the work, ends to whoever asked. */
#include "clerk_parts.h"

#include <stdio.h>
#include <string.h>

#define WORDS_PACKS 256

/* --- shelves ---------------------------------------------------------------------------------- */

void shelf_init(struct shelf *s)
{
    s->shown = 0;
    s->before = 1;
}

struct arena *shelf_memory(struct shelf *s)
{
    return &s->mem[3 - s->shown - s->before];
}

struct arena *shelf_begin(struct shelf *s)
{
    arena_reset(shelf_memory(s));
    s->rows = NULL;
    s->count = s->capacity = 0;
    return shelf_memory(s);
}

void *shelf_add(struct shelf *s, size_t size)
{
    void *row;
    s->rows = arena_grow(shelf_memory(s), s->rows, s->count, &s->capacity, size);
    row = (char *)s->rows + s->count++ * size;
    memset(row, 0, size);
    return row;
}

void *shelf_show(struct shelf *s, size_t *count)
{
    unsigned filled = 3 - s->shown - s->before;
    s->before = s->shown;
    s->shown = filled;
    *count = s->count;
    return s->rows;
}

void shelf_finish(struct shelf *s)
{
    size_t i;
    for (i = 0; i < 3; i++) {
        arena_finish(&s->mem[i]);
    }
}

void pack_copy(struct desk_pack *to, const struct desk_pack *from, struct arena *mem)
{
    *to = *from;
    to->file = from->file ? arena_copy_text(mem, from->file) : NULL;
    to->shown = arena_copy_text(mem, from->shown);
    to->name = arena_copy_text(mem, from->name);
    to->key = arena_copy_text(mem, from->key);
}

/* --- what it is told -------------------------------------------------------------------------- */

static const char **words_ids(struct clerk *c, const char **argv)
{
    if (c->o.ids[0]) {
        *argv++ = "--ids";
        *argv++ = c->o.ids;
    }
    return argv;
}

static const char **words_receipt(struct clerk *c, const char **argv)
{
    if (c->place) {
        *argv++ = "--receipt";
        *argv++ = c->place;
        if (c->o.kiosk[0]) {
            *argv++ = "--kiosk";
            *argv++ = c->o.kiosk;
        }
    }
    return argv;
}

/* The shelf on which its rows are put; NULL: it has none. */
static struct shelf *words_shelf(struct clerk *c, enum run_kind kind)
{
    return kind == RUN_LOOK      ? &c->found
           : kind == RUN_LIST    ? &c->packs
           : kind == RUN_LOG     ? &c->history
           : kind == RUN_CHANGES ? &c->changes
                                 : NULL;
}

void run_arguments(struct clerk *c, enum run_kind kind, const char **argv)
{
    if (words_shelf(c, kind)) {
        shelf_begin(words_shelf(c, kind));
    }
    switch (kind) {
    case RUN_LOOK:
        *argv++ = c->place;
        words_ids(c, argv);
        break;
    case RUN_STAGE:
        *argv++ = c->view.work.file;
        words_ids(c, words_receipt(c, argv));
        break;
    case RUN_SWITCH:
        *argv++ = c->view.work.name;
        words_ids(c, words_receipt(c, argv));
        break;
    case RUN_LATER:
        c->later = true;
        *argv++ = c->view.work.name;
        words_ids(c, argv);
        break;
    case RUN_BACK:
        *argv++ = c->view.work.name;
        words_ids(c, words_receipt(c, argv));
        break;
    case RUN_REVERT:
        *argv++ = c->before;
        words_ids(c, argv);
        break;
    case RUN_CHANGES:
        *argv = c->view.work.name;
        break;
    case RUN_UNDO:
        *argv = "-";
        break;
    default:
        break;
    }
}

/* --- what it says ----------------------------------------------------------------------------- */

static bool words_pack(struct shelf *s, const struct store_line *line, bool on_stick)
{
    struct desk_pack *p;
    if (s->count == WORDS_PACKS) {
        return false;
    }
    p = shelf_add(s, sizeof *p);
    p->file = on_stick ? line->file : NULL;
    p->shown = line->shown;
    p->name = line->name;
    p->label = line->label;
    p->key = line->key;
    p->code = line->code;
    p->size = on_stick ? line->there : line->label.size;
    p->installed_s = line->installed_s;
    p->running = line->running;
    p->before = line->before;
    p->waiting = line->waiting;
    p->bad = line->bad;
    p->revoked = line->revoked;
    return true;
}

static void words_change(struct clerk *c, const struct store_line *line)
{
    static const char *const kinds[DESK_CHANGE_KINDS] = {"added", "changed", "removed"};
    struct desk_change *change;
    int i;
    for (i = 0; i < DESK_CHANGE_KINDS && strcmp(line->change, kinds[i]) != 0; i++) {
    }
    if (i < DESK_CHANGE_KINDS) {
        change = shelf_add(&c->changes, sizeof *change);
        change->kind = (enum desk_change_kind)i;
        change->zh = line->zh[0] ? line->zh : line->en;
        change->en = line->en[0] ? line->en : line->zh;
    }
}

bool run_line(struct clerk *c, const struct store_line *line)
{
    struct store_event *event;
    switch (line->kind) {
    case STORE_LINE_PACK:
        return c->run.kind == RUN_LOOK   ? words_pack(&c->found, line, true)
               : c->run.kind == RUN_LIST ? words_pack(&c->packs, line, false)
                                         : true;
    case STORE_LINE_STORE:
        if (c->run.kind == RUN_LIST) {
            c->room = line->room;
            snprintf(c->error, sizeof c->error, "%s", line->error);
        }
        return true;
    case STORE_LINE_CHANGE:
        if (c->run.kind == RUN_CHANGES) {
            words_change(c, line);
        }
        return true;
    case STORE_LINE_EVENT:
        if (c->run.kind == RUN_LOG && c->history.count < CLERK_HISTORY) {
            event = shelf_add(&c->history, sizeof *event);
            *event = line->event;
        }
        return true;
    case STORE_LINE_PROGRESS:
        if (c->run.kind == RUN_STAGE) {
            work_progress(c, line);
        }
        return true;
    case STORE_LINE_COPIED:
        if (c->run.kind == RUN_STAGE) {
            work_copied(c);
        }
        return true;
    default:
        return true;
    }
}

static void words_listed(struct clerk *c, const struct run_result *r)
{
    if (r->ok) {
        c->tries[RUN_LIST] = 0;
        c->view.packs = shelf_show(&c->packs, &c->view.pack_count);
        c->view.room = c->room;
        work_listed(c);
    } else if (!run_again(c, RUN_LIST, r)) {
        work_listed(c); /* who waits for it goes on with the old one */
    }
}

/* By kind: added, changed, removed, each in the order in which they came. */
static void words_sort(struct desk_view *v, const struct desk_change *all, size_t count,
                       struct arena *mem)
{
    struct desk_change *sorted = arena_alloc_array(mem, count + 1, sizeof *sorted);
    size_t n = 0, i;
    int kind;
    for (kind = 0; kind < DESK_CHANGE_KINDS; kind++) {
        size_t begin = n;
        for (i = 0; i < count; i++) {
            if ((int)all[i].kind == kind) {
                sorted[n++] = all[i];
            }
        }
        v->change_counts[kind] = n - begin;
    }
    v->changes = sorted;
    v->change_count = count;
}

void run_finished(struct clerk *c, enum run_kind kind, const struct run_result *r)
{
    struct arena *mem;
    size_t count;
    const struct desk_change *rows;
    switch (kind) {
    case RUN_LOOK:
        stick_looked(c, r);
        break;
    case RUN_LIST:
        words_listed(c, r);
        break;
    case RUN_LOG:
        if (r->ok) {
            c->view.history = shelf_show(&c->history, &c->view.history_count);
        }
        break;
    case RUN_CHANGES:
        if (r->ok) { /* without them staff can install all the same */
            mem = shelf_memory(&c->changes);
            rows = shelf_show(&c->changes, &count);
            words_sort(&c->view, rows, count, mem);
            c->view.changes_known = true;
        }
        break;
    default:
        work_finished(c, kind, r);
        break;
    }
    clerk_changed(c);
}
