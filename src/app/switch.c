/* The clerk in the loop, and the pack that he wants shown. A switch costs no frame: the new pack is
 * opened and read a little by the worker, and what is left to do between two frames is to open each
 * screen of the stack anew. Whoever looks stays where they were. */
#include "internal.h"

#include "base/log.h"
#include "platform/files.h"
#include "staff/clerk.h"

#include <string.h>

/* --- the clerk -------------------------------------------------------------------------------- */

static const char *switch_program(struct app *a)
{
    const char *folder;
    struct err err;
    return files_program_folder(&a->memory, &folder, &err)
               ? arena_format(&a->memory, "%s/jstm-store", folder)
               : "jstm-store";
}

/* As jstm-store reads them: "jilin,guest". */
static const char *switch_ids(struct app *a)
{
    const char *const *ids = a->keep.options.ids;
    const char *all = "";
    for (; ids && *ids; ids++) {
        all = arena_format(&a->memory, "%s%s%s", all, all[0] ? "," : "", *ids);
    }
    return all;
}

void switch_begin(struct app *a, const struct app_host *host)
{
    const struct settings_update *u = &a->settings.update;
    const struct clerk_options o = {.store = a->keep.options.folder,
                                    .program = switch_program(a),
                                    .kiosk = u->name,
                                    .ids = switch_ids(a),
                                    .roots = keep_words(&a->memory, u->media),
                                    .media_root = a->options->media_root,
                                    .closing_min = u->closing_min,
                                    .is_inline = host->inline_worker,
                                    .wake = host->wake,
                                    .wake_self = host->wake_self};
    struct err err;
    if (!a->keep.options.folder) {
        return;
    }
    if (!clerk_create(&a->clerk, &o, a->clock.now_ms(a->clock.self), &err)) {
        log_warn("%s", err.text); /* the hall goes on without a staff area */
        a->clerk = NULL;
        return;
    }
    a->kiosk.desk = clerk_desk(a->clerk);
}

/* Nobody is in front of the screen. */
static bool switch_idle(const struct app *a)
{
    return a->mode == MODE_ATTRACT || a->mode == MODE_FAULT ||
           (a->mode == MODE_VISIT && a->pristine && strcmp(nav_route(a->nav), "home") == 0);
}

void switch_listen(struct app *a, int64_t now_ms)
{
    struct clerk_moment m = {.now_ms = now_ms,
                             .today = a->kiosk.today,
                             .idle = switch_idle(a),
                             .staff = a->mode == MODE_STAFF,
                             .factory = a->keep.factory,
                             .other = a->keep.other,
                             .failed = a->keep.failed};
    int hour, minute;
    if (a->clerk) {
        clock_local(a->clock.now_s(a->clock.self), &hour, &minute);
        m.minute = hour * 60 + minute;
        clerk_step(a->clerk, &m);
    }
}

/* --- opening ---------------------------------------------------------------------------------- */

/* What a home and an attract screen read first, so that it lies in memory. */
static void switch_warm(struct pack *p)
{
    const struct pack_info *info = pack_info(p);
    struct arena mem = {0};
    const char **routes;
    size_t count;
    struct err err;
    if (info->language_count > 0) {
        pack_routes(p, &mem, &routes, &count, &err);
    }
    arena_finish(&mem);
}

static void switch_open(void *self)
{
    struct opening *o = self;
    if (pack_open(o->path, &o->pack, NULL, &o->err)) {
        switch_warm(o->pack);
    } else {
        o->pack = NULL;
    }
}

static void switch_opened(void *self)
{
    struct opening *o = self;
    o->running = false;
    o->done = true;
}

static void switch_start(struct app *a, const char *path)
{
    struct opening *o = &a->opening;
    if (strlen(path) >= sizeof o->path) {
        clerk_shown(a->clerk, false);
        return;
    }
    memcpy(o->path, path, strlen(path) + 1);
    o->running = true;
    worker_add(a->worker, (struct worker_job){switch_open, switch_opened, o});
}

/* --- showing ---------------------------------------------------------------------------------- */

/* "<store>/packs/<name>/pack.kpack" */
static void switch_name(struct app *a, const char *path)
{
    const char *end = strrchr(path, '/'), *begin = end;
    struct keep *k = &a->keep;
    while (begin && begin > path && begin[-1] != '/') {
        begin--;
    }
    if (begin && (size_t)(end - begin) < sizeof k->name) {
        memcpy(k->name, begin, (size_t)(end - begin));
        k->name[end - begin] = '\0';
    }
    k->factory = k->other = k->failed = false;
    k->trial = k->fresh = true; /* as every pack whose turn has just come */
    a->pack_path = arena_copy_text(&a->memory, path);
}

static void switch_show(struct app *a, int64_t now_ms)
{
    struct opening *o = &a->opening;
    struct pack *pack = o->pack;
    struct err err = o->err;
    bool ok;
    o->done = false;
    o->pack = NULL;
    ok = pack &&
         (a->pack ? app_change_pack(a, pack, now_ms, &err) : app_begin_pack(a, pack, now_ms, &err));
    if (ok) {
        switch_name(a, o->path);
    } else {
        log_warn("%s", err.text);
        /* Whatever goes on is soon gone back to, and a way back is on trial like any other. */
        a->keep.trial = a->keep.fresh = a->keep.name[0] != 0;
    }
    clerk_shown(a->clerk, ok);
}

void switch_step(struct app *a, int64_t now_ms)
{
    const char *path;
    if (!a->clerk || a->stats.first_frame_ns == 0) {
        return; /* his first child would stand in the first picture's way */
    }
    switch_listen(a, now_ms);
    path = clerk_show(a->clerk);
    if (a->opening.done) {
        switch_show(a, now_ms);
    } else if (path && !a->opening.running) {
        switch_start(a, path);
    }
}

int64_t switch_next_ms(const struct app *a, int64_t now_ms)
{
    return !a->clerk ? -1 : a->opening.done ? now_ms : clerk_due_ms(a->clerk);
}

void switch_end(struct app *a)
{
    clerk_destroy(a->clerk);
    pack_close(a->opening.pack);
}
