/* Sticks: the first one that has something for us is locked in until it is pulled out, further ones
 * wait. One that has been looked at and has no pack, or cannot be read, is dull: it is shown, but
 * it keeps nobody waiting, for it may be a disk that never leaves. */
#include "clerk_parts.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

#define STICK_EARLY_MS 3000 /* what comes so soon after the start was there before us */

bool stick_begin(struct clerk *c, struct err *err)
{
    struct mounts_options o = {c->o.roots, c->o.media_root, c->o.mountinfo,
                               false,      c->o.wake,       c->o.wake_self};
    return mounts_create(&c->mounts, &o, err);
}

static size_t stick_find(char *const *places, size_t count, const char *place)
{
    size_t i;
    for (i = 0; i < count && strcmp(places[i], place) != 0; i++) {
    }
    return i;
}

static bool stick_is_dull(const struct clerk *c, const char *place)
{
    return stick_find(c->dull, c->dull_count, place) < c->dull_count;
}

static void stick_set_dull(struct clerk *c)
{
    if (c->place && !stick_is_dull(c, c->place) && c->dull_count < MOUNTS_MOST) {
        c->dull[c->dull_count++] = mem_copy_text(c->place);
    }
}

/* What people call it: the last part of its place, where udisks puts the stick's own name. */
static void stick_set_name(struct clerk *c)
{
    const char *slash = strrchr(c->place, '/'), *at = slash ? slash + 1 : c->place;
    const char *end = at + strlen(at);
    size_t n = 0;
    while (at < end && n + 5 < sizeof c->stick_name) {
        uint32_t cp = utf8_next(&at, end);
        n += utf8_put(cp < ' ' || cp == 0x7f ? UTF8_REPLACEMENT : cp, c->stick_name + n);
    }
    c->stick_name[n] = 0;
}

static void stick_forget_failed(struct clerk *c)
{
    while (c->failed_count > 0) {
        mem_free(c->failed[--c->failed_count].file);
    }
}

static void stick_leave(struct clerk *c)
{
    struct desk_view *v = &c->view;
    mem_free(c->place);
    c->place = NULL;
    run_drop(c, RUN_LOOK);
    stick_forget_failed(c);
    v->stick = v->news = v->reading = v->unsupported = v->gone_bad = false;
    v->found = NULL;
    v->found_count = 0;
    v->stick_name = "";
    c->arrived = c->told = c->taken = false;
}

static void stick_arrive(struct clerk *c, const struct mount *m)
{
    struct desk_view *v = &c->view;
    bool known = stick_is_dull(c, m->place);
    stick_leave(c);
    c->place = mem_copy_text(m->place);
    stick_set_name(c);
    c->arrived = !known && c->now.now_ms - c->begun_ms >= STICK_EARLY_MS;
    v->stick = true;
    v->stick_name = c->stick_name;
    v->unsupported = !m->supported;
    v->reading = m->supported;
    v->news = !m->supported && c->arrived && !v->open;
    if (m->supported) {
        run_want(c, RUN_LOOK);
    } else {
        stick_set_dull(c);
    }
}

/* By their names alone: whoever asks a stick for anything may have to wait for it. */
static bool stick_holds(const char *place, const char *path)
{
    size_t length = strlen(place);
    return strncmp(path, place, length) == 0 && (path[length] == '/' || !path[length]);
}

/* The list without what our own store lies on. */
static size_t stick_list(struct clerk *c, struct mount out[MOUNTS_MOST])
{
    size_t count, n = 0, i;
    const struct mount *all = mounts_list(c->mounts, &count);
    for (i = 0; i < count; i++) {
        if (!stick_holds(all[i].place, c->real_store)) {
            out[n++] = all[i];
        }
    }
    return n;
}

static bool stick_listed(const struct mount *list, size_t count, const char *place)
{
    size_t i;
    for (i = 0; i < count && strcmp(list[i].place, place) != 0; i++) {
    }
    return i < count;
}

static void stick_forget_dull(struct clerk *c, const struct mount *list, size_t count)
{
    size_t i = 0;
    while (i < c->dull_count) {
        if (stick_listed(list, count, c->dull[i])) {
            i++;
            continue;
        }
        mem_free(c->dull[i]);
        c->dull[i] = c->dull[--c->dull_count];
    }
}

/* After sticks have come or gone, or ours has turned out to be dull. */
static void stick_choose(struct clerk *c)
{
    struct mount list[MOUNTS_MOST];
    size_t count = stick_list(c, list), i, waiting = 0;
    if (c->place && !stick_listed(list, count, c->place)) {
        stick_leave(c);
    }
    stick_forget_dull(c, list, count);
    for (i = 0; i < count && stick_is_dull(c, list[i].place); i++) {
    }
    if ((!c->place || stick_is_dull(c, c->place)) && i < count) {
        stick_arrive(c, &list[i]);
    } else if (!c->place && count > 0) {
        stick_arrive(c, &list[0]);
    }
    for (i = 0; i < count; i++) {
        waiting += !stick_is_dull(c, list[i].place) && strcmp(list[i].place, c->place) != 0;
    }
    c->view.sticks_waiting = waiting;
    clerk_changed(c);
}

void stick_step(struct clerk *c)
{
    if (mounts_step(c->mounts, c->now.now_ms)) {
        stick_choose(c);
    }
}

/* --- what lies on it -------------------------------------------------------------------------- */

static void stick_apply_failed(struct clerk *c)
{
    struct desk_pack *found = (struct desk_pack *)c->view.found; /* the rows are ours */
    size_t i, j;
    for (i = 0; i < c->view.found_count; i++) {
        for (j = 0; j < c->failed_count; j++) {
            if (strcmp(found[i].file, c->failed[j].file) == 0) {
                found[i].code = c->failed[j].code;
            }
        }
    }
}

static bool stick_has_newer(const struct desk_view *v)
{
    size_t i;
    for (i = 0; i < v->found_count && v->found[i].code != STORE_STAGED; i++) {
    }
    return i < v->found_count;
}

/* Once a stick, and not to staff who stand inside: photographs are no news, nor is what was there
 * before us and has nothing newer. */
static bool stick_is_news(const struct clerk *c, bool readable)
{
    const struct desk_view *v = &c->view;
    if (c->told || v->open) {
        return false;
    }
    return c->arrived ? !readable || v->found_count > 0 : readable && stick_has_newer(v);
}

void stick_looked(struct clerk *c, const struct run_result *r)
{
    struct desk_view *v = &c->view;
    if (!c->place) {
        return;
    }
    if (!r->ok && run_again(c, RUN_LOOK, r)) {
        return;
    }
    v->reading = false;
    v->gone_bad = !r->ok;
    if (r->ok) {
        c->tries[RUN_LOOK] = 0;
        v->found = shelf_show(&c->found, &v->found_count);
        stick_apply_failed(c);
    }
    v->news = v->news || stick_is_news(c, r->ok);
    c->told = true;
    if (v->found_count == 0) {
        stick_set_dull(c);
        stick_choose(c);
    }
}

void stick_failed(struct clerk *c, const char *file, enum store_code code)
{
    if (c->failed_count < CLERK_FAILED) {
        c->failed[c->failed_count].file = mem_copy_text(file);
        c->failed[c->failed_count++].code = code;
        stick_apply_failed(c);
    }
}

void stick_finish(struct clerk *c)
{
    mounts_destroy(c->mounts);
    stick_forget_failed(c);
    while (c->dull_count > 0) {
        mem_free(c->dull[--c->dull_count]);
    }
    mem_free(c->place);
}
