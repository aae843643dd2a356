/* The program beside us, and what becomes of what it says.
 *
 * A child process and not a thread: the desk reads whatever an author's editor leaves behind, with
 * libraries for XML, pictures and spreadsheets, and whatever happens to it there, the preview stays
 * on the screen and starts it again. It is also the very program that authors run by hand, so both
 * say the same. The pack it writes lies in a folder of our own and goes with us. */
#include "internal.h"

#include "base/hash.h"
#include "base/log.h"
#include "base/mem.h"
#include "platform/child.h"
#include "platform/files.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BUILDING_MS 500    /* a build that takes longer is told of */
#define UPDATED_MS 2500    /* how long "updated" stands there */
#define RESTART_MS 1000    /* before the program is started again, */
#define RESTART_MOST 30000 /* twice as long each time until it comes to an end again */

struct preview {
    struct preview_view view;
    struct preview_report report;
    struct arena memory;
    const char *program, *folder, *pack;
    void (*wake)(void *self);
    void *wake_self;
    struct child *child;
    size_t builds;       /* that came to an end */
    int64_t building_ms; /* since when; < 0: none is under way */
    int64_t updated_ms;  /* < 0: long ago */
    int64_t restart_ms, pause_ms;
};

static bool preview_run(struct preview *p, struct err *err)
{
    const char *argv[] = {p->program, "watch", "--json", "-o", p->pack, "--", p->view.source, NULL};
    struct child_options o = {.argv = argv, .wake = p->wake, .wake_self = p->wake_self};
    return child_start(&p->child, &o, err);
}

static bool preview_places(struct preview *p, struct err *err)
{
    const char *beside, *temporary = getenv("TMPDIR");
    char *folder = arena_format(&p->memory, "%s/jstm-preview-XXXXXX",
                                temporary && *temporary ? temporary : "/tmp");
    if (!files_program_folder(&p->memory, &beside, err)) {
        return false;
    }
    p->program = arena_format(&p->memory, "%s/jstm-pack", beside);
    if (!mkdtemp(folder)) {
        return err_set(err, ERR_IO, "no folder for the preview can be made at %s", folder);
    }
    p->folder = folder;
    p->pack = arena_format(&p->memory, "%s/preview.kpack", folder);
    return true;
}

bool preview_create(struct preview **out, const char *source, void (*wake)(void *), void *wake_self,
                    struct err *err)
{
    struct preview *p = mem_alloc(sizeof *p);
    p->view.source = source;
    p->view.report = &p->report;
    p->report.failed = "";
    p->wake = wake;
    p->wake_self = wake_self;
    p->building_ms = p->updated_ms = -1;
    p->pause_ms = RESTART_MS;
    if (!files_is_folder(source)) {
        mem_free(p);
        return err_set(err, ERR_NOT_FOUND, "there is no folder %s", source);
    }
    if (!preview_places(p, err) || !preview_run(p, err)) {
        preview_destroy(p);
        return err_wrap(err, "the preview");
    }
    *out = p;
    return true;
}

/* Whatever it has left in its folder, such as half a pack. */
static void preview_clear(struct preview *p)
{
    const char **names;
    size_t count, i;
    struct err err;
    if (files_list(p->folder, &p->memory, &names, &count, &err)) {
        for (i = 0; i < count; i++) {
            unlink(arena_format(&p->memory, "%s/%s", p->folder, names[i]));
        }
    }
    rmdir(p->folder);
}

void preview_destroy(struct preview *p)
{
    if (!p) {
        return;
    }
    child_destroy(p->child);
    if (p->folder) {
        preview_clear(p);
    }
    preview_report_finish(&p->report);
    arena_finish(&p->memory);
    mem_free(p);
}

/* --- listening -------------------------------------------------------------------------------- */

/* True when a pack has been built that is to be shown. */
static bool preview_hear(struct preview *p, int64_t now_ms)
{
    struct buf line = {0};
    struct preview_progress progress;
    bool fresh = false;
    while (child_line(p->child, &line)) {
        if (!preview_report_read(&p->report, buf_text(&line), line.length, &progress)) {
            log_warn("the preview does not understand what jstm-pack says");
            continue;
        }
        p->view.progress = progress;
        if (progress.building) {
            p->building_ms = p->building_ms < 0 ? now_ms : p->building_ms;
        } else {
            p->building_ms = -1;
            p->builds++;
            p->pause_ms = RESTART_MS;
            p->view.stopped = false;
            fresh = p->report.built;
        }
    }
    buf_finish(&line);
    return fresh;
}

static void preview_fell(struct preview *p, int64_t now_ms)
{
    int signal, code;
    if (!p->child || !child_ended(p->child, &signal, &code)) {
        return;
    }
    if (signal) {
        log_warn("jstm-pack was ended by signal %d and is started again", signal);
    } else {
        log_warn("jstm-pack has ended with code %d and is started again", code);
    }
    child_destroy(p->child);
    p->child = NULL;
    p->building_ms = -1;
    p->view.stopped = true;
    p->restart_ms = now_ms + p->pause_ms;
    p->pause_ms = p->pause_ms * 2 < RESTART_MOST ? p->pause_ms * 2 : RESTART_MOST;
}

static void preview_again(struct preview *p, int64_t now_ms)
{
    struct err err;
    if (!p->child && now_ms >= p->restart_ms && !preview_run(p, &err)) {
        log_warn("%s", err.text);
        p->restart_ms = now_ms + p->pause_ms;
    }
}

static void preview_show(struct app *a, int64_t now_ms)
{
    struct preview *p = a->preview;
    struct pack *pack;
    struct err err;
    if (!pack_open(p->pack, &pack, NULL, &err)) {
        log_warn("%s", err.text);
        return;
    }
    if (!app_change_pack(a, pack, now_ms, &err)) {
        log_warn("%s", err.text);
        return;
    }
    p->updated_ms = p->builds > 1 ? now_ms : -1;
}

void preview_step(struct app *a, int64_t now_ms)
{
    struct preview *p = a->preview;
    size_t before = p->builds;
    if (p->child && preview_hear(p, now_ms)) {
        preview_show(a, now_ms);
    }
    if (p->builds != before) {
        preview_report_routes(&p->report, a->pack);
    }
    preview_fell(p, now_ms);
    preview_again(p, now_ms);
    p->view.building = p->building_ms >= 0 && now_ms - p->building_ms >= BUILDING_MS;
    p->view.updated = p->updated_ms >= 0 && now_ms - p->updated_ms < UPDATED_MS;
}

/* --- what the frame shows of it --------------------------------------------------------------- */

/* Goes to a page of the list, in the language of the file that is spoken of. */
static void preview_follow(struct app *a, const char *address)
{
    struct route r;
    struct err err;
    if (!route_parse(&r, address, &err)) {
        return;
    }
    if (strcmp(r.path, nav_route(a->nav)) != 0) {
        nav_push(a->nav, address);
    } else if (route_option(&r, "lang")) {
        session_set_lang(&a->session, route_option(&r, "lang"));
    }
}

void preview_compose(struct app *a)
{
    struct preview_view *v = &a->preview->view;
    const struct preview_message *asked;
    if (!a->pack) {
        preview_start(a->ui, v);
        return;
    }
    v->screen = hash_text(hash_u64(HASH_START, nav_depth(a->nav)), nav_type(a->nav)->name);
    preview_badge(a->ui, v);
    if (v->open) {
        asked = preview_list(a->ui, v);
        if (asked) {
            preview_follow(a, asked->route);
        }
    }
}

int64_t preview_next_ms(const struct preview *p, int64_t now_ms)
{
    int64_t next = -1;
    if (p->building_ms >= 0 && !p->view.building) {
        next = p->building_ms + BUILDING_MS;
    }
    if (p->view.updated && (next < 0 || p->updated_ms + UPDATED_MS < next)) {
        next = p->updated_ms + UPDATED_MS;
    }
    if (!p->child && (next < 0 || p->restart_ms < next)) {
        next = p->restart_ms;
    }
    return next >= 0 && next < now_ms ? now_ms : next;
}

bool preview_await(struct preview *p, size_t builds, int64_t timeout_ms)
{
    return p->builds > builds || !p->child || child_wait(p->child, timeout_ms);
}

size_t preview_builds(const struct preview *p)
{
    return p->builds;
}
