/* The focus: keys move it over what the last frame showed, and every frame finds it again.
 *
 * It is the id of a target, nothing more, so it survives a change of language, size or shape; when
 * its target is gone the nearest one takes over. Screens and overlays are two stacks: on a new one
 * it begins at the first control, and where one comes back it is where it was. Scrollers go on by
 * pages; what comes into view is known only when they rest, since screens may not describe what is
 * far away, so the focus follows then. */
#include "internal.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define PAGE 0.8f    /* of a scroller's view */
#define AROUND 24.0f /* u kept free around what is brought into view */

static int stop_find(const struct ui_stop *stops, size_t count, uint64_t id)
{
    size_t i;
    for (i = 0; i < count && id; i++) {
        if (stops[i].id == id) {
            return (int)i;
        }
    }
    return -1;
}

/* --- scrollers ----------------------------------------------------------------------------------
 */

static float scroll_goal(const struct ui_scroll_state *s)
{
    float goal = s->mode == SCROLL_GLIDE ? s->to : s->offset;
    return fmaxf(0, fminf(goal, s->most));
}

static const struct ui_element *scroller_shown(const struct ui_element *elements, size_t count,
                                               uint64_t id)
{
    size_t i;
    for (i = 0; i < count; i++) {
        if (elements[i].what == UI_ELEMENT_TARGET && elements[i].id == id &&
            elements[i].kind == UI_SCROLLER) {
            return &elements[i];
        }
    }
    return NULL;
}

/* On by a page; false when it is at its end. */
static bool focus_page(struct ui *ui, uint64_t id, int way)
{
    const struct ui_scroll_state *s = id ? ui_scroll_find(ui, id) : NULL;
    const struct ui_element *e = s ? scroller_shown(ui->shown, ui->shown_count, id) : NULL;
    float goal;
    if (!e) {
        return false;
    }
    goal = scroll_goal(s);
    if (way > 0 ? goal > s->most - 1 : goal < 1) {
        return false;
    }
    ui->focus.seek = id;
    ui->focus.seek_way = way;
    ui->focus.seek_edge = way > 0 ? goal + e->rect.h : goal;
    ui_scroll_to(ui, id, fminf(goal + (float)way * PAGE * e->rect.h, s->most), false);
    return true;
}

/* Scrolls so far that all of it is in view, or its beginning; false when that is so already. */
static bool focus_bring(struct ui *ui, const struct ui_element *elements, size_t count,
                        uint64_t scroller, struct rect r)
{
    const struct ui_scroll_state *s = scroller ? ui_scroll_find(ui, scroller) : NULL;
    const struct ui_element *e = s ? scroller_shown(elements, count, scroller) : NULL;
    float top, bottom, goal, wanted, around;
    if (!e) {
        return false;
    }
    around = fmaxf(0, fminf(AROUND, (e->rect.h - r.h) / 2));
    wanted = goal = scroll_goal(s);
    top = r.y - e->rect.y + s->offset - around;
    bottom = r.y + r.h - e->rect.y + s->offset + around;
    if (top < goal || bottom - top > e->rect.h) {
        wanted = top;
    } else if (bottom > goal + e->rect.h) {
        wanted = bottom - e->rect.h;
    }
    wanted = fmaxf(0, fminf(wanted, s->most));
    if (fabsf(wanted - goal) < 1) {
        return false;
    }
    ui_scroll_to(ui, scroller, wanted, false);
    ui_animate(ui);
    return true;
}

static const struct ui_stop *stop_first(struct ui_stop *stops, size_t count)
{
    size_t i;
    ui_stops_order(stops, count);
    for (i = 0; i < count; i++) {
        if (!stops[i].dock) {
            return &stops[i];
        }
    }
    return count ? &stops[0] : NULL;
}

static const struct ui_stop *stop_nearest(const struct ui_stop *stops, size_t count, struct rect r)
{
    const struct ui_stop *best = NULL;
    float least = FLT_MAX;
    size_t i;
    for (i = 0; i < count; i++) {
        const struct rect *p = &stops[i].place;
        float way = hypotf(p->x + p->w / 2 - r.x - r.w / 2, p->y + p->h / 2 - r.y - r.h / 2);
        if (way < least) {
            least = way;
            best = &stops[i];
        }
    }
    return best;
}

/* --- keys ---------------------------------------------------------------------------------------
 */

static void focus_to(struct ui *ui, const struct ui_stop *stop)
{
    ui->focus.id = stop->id;
    ui->focus.place = stop->place;
    ui->focus.seek = 0;
    if (!stop->whole && stop->scroller != stop->id) {
        focus_bring(ui, ui->shown, ui->shown_count, stop->scroller, stop->rect);
    }
}

/* Right or left: on in reading order, round the ends; a scroller comes to its own end first. */
static void focus_read(struct ui *ui, struct ui_stop *stops, size_t count, int way)
{
    uint64_t scroller;
    int at, i;
    ui_stops_order(stops, count);
    at = stop_find(stops, count, ui->focus.id);
    scroller = stops[at].scroller;
    for (i = at + way; scroller && i >= 0 && i < (int)count; i += way) {
        if (stops[i].scroller == scroller) {
            scroller = 0; /* it has more in view */
        }
    }
    if (!scroller || !focus_page(ui, scroller, way)) {
        focus_to(ui, &stops[((size_t)(at + way) + count) % count]);
    }
}

static void focus_climb(struct ui *ui, const struct ui_stop *stops, size_t count, int way)
{
    size_t at = (size_t)stop_find(stops, count, ui->focus.id);
    uint64_t scroller = stops[at].scroller;
    int next = scroller ? ui_stops_next(stops, count, at, way, scroller, 0) : -1;
    if (next < 0) {
        if (focus_page(ui, scroller, way)) {
            return;
        }
        next = ui_stops_next(stops, count, at, way, 0, scroller);
    }
    if (next >= 0) {
        focus_to(ui, &stops[next]);
    }
}

static void focus_click(struct ui *ui, const struct ui_stop *stop)
{
    const struct rect *r = &stop->place;
    if (stop->id != stop->scroller) {
        ui_click_at(ui, stop->id, 0, r->x + r->w / 2, r->y + r->h / 2);
    }
}

/* What stands over the screen is closed by its backdrop, a named one; else the dock's button. */
static void focus_back(struct ui *ui)
{
    const struct ui_element *back = NULL;
    size_t i;
    for (i = 0; i < ui->shown_count; i++) {
        const struct ui_element *e = &ui->shown[i];
        bool dock = e->id == ui_id("dock.back") && (!back || back->kind != UI_BACKDROP);
        if (e->what == UI_ELEMENT_TARGET && !e->covered && !e->disabled &&
            (dock || (e->kind == UI_BACKDROP && e->name[0]))) {
            back = e;
        }
    }
    if (back) {
        ui_click_at(ui, back->id, 0, back->visible.x + back->visible.w / 2,
                    back->visible.y + back->visible.h / 2);
    }
}

static void focus_key(struct ui *ui, enum input_key key)
{
    struct ui_stop *stops;
    size_t count;
    int at;
    if (key == KEY_BACK) {
        focus_back(ui);
        ui->focus.shown = true;
        return;
    }
    count = ui_stops(ui, ui->shown, ui->shown_count, &stops);
    at = stop_find(stops, count, ui->focus.id);
    if (ui->focus.seek && (key == KEY_DOWN || key == KEY_UP)) { /* on the way: further */
        focus_page(ui, ui->focus.seek, key == KEY_DOWN ? 1 : -1);
        return;
    }
    if (!ui->focus.shown || at < 0) { /* the first key only shows where it is */
        const struct ui_stop *stop =
            ui->focus.id ? stop_nearest(stops, count, ui->focus.place) : stop_first(stops, count);
        ui->focus.shown = true;
        if (stop) {
            focus_to(ui, stop);
        }
        return;
    }
    switch (key) {
    case KEY_LEFT:
    case KEY_RIGHT:
        focus_read(ui, stops, count, key == KEY_RIGHT ? 1 : -1);
        break;
    case KEY_UP:
    case KEY_DOWN:
        focus_climb(ui, stops, count, key == KEY_DOWN ? 1 : -1);
        break;
    case KEY_OK:
        focus_click(ui, &stops[at]);
        break;
    case KEY_BACK:
    case KEY_NONE:
        break;
    }
}

void ui_focus_keys(struct ui *ui, const enum input_key *keys, int count)
{
    int i;
    ui->keyed = false;
    if (ui->touched) {
        ui->focus.shown = false;
        ui->focus.id = ui->focus.seek = 0;
    }
    for (i = 0; i < count && i < INPUT_MAX_KEYS; i++) {
        if (keys[i] != KEY_NONE) {
            ui->keyed = true;
            focus_key(ui, keys[i]);
        }
    }
}

bool ui_keyed(const struct ui *ui)
{
    return ui->keyed;
}

/* --- the frame's end ----------------------------------------------------------------------------
 */

/* An overlay has come: the focus goes into it. One has gone: back to where it was under it. */
static void focus_covers(struct ui *ui)
{
    struct ui_focus *f = &ui->focus;
    int now = ui->covers < UI_MAX_COVERS ? ui->covers : UI_MAX_COVERS;
    if (now > f->covers) {
        f->of_cover[f->covers] = f->id;
        memset(f->of_cover + f->covers + 1, 0,
               (size_t)(UI_MAX_COVERS - f->covers - 1) * sizeof *f->of_cover);
        f->id = f->seek = 0;
    } else if (now < f->covers) {
        f->id = f->of_cover[now];
        f->seek = 0;
    }
    f->covers = now;
}

/* The scroller has come to rest: the first control that has come into view, as one reads, or coming
 * from below the last one. */
static void focus_sought(struct ui *ui, struct ui_stop *stops, size_t count)
{
    struct ui_focus *f = &ui->focus;
    const struct ui_scroll_state *s = ui_scroll_find(ui, f->seek);
    const struct ui_element *e = scroller_shown(ui->elements, ui->element_count, f->seek);
    const struct ui_stop *found = NULL;
    size_t i;
    if (s && e && s->mode != SCROLL_REST) {
        return;
    }
    ui_stops_order(stops, count);
    for (i = 0; s && e && i < count; i++) {
        const struct ui_stop *stop = &stops[i];
        float middle = stop->rect.y + stop->rect.h / 2 - e->rect.y + s->offset;
        bool fresh = f->seek_way > 0 ? middle > f->seek_edge : middle < f->seek_edge;
        if (stop->scroller == f->seek && stop->id != f->seek && fresh &&
            (!found || f->seek_way < 0)) {
            found = stop;
        }
    }
    if (found) {
        f->id = found->id;
        if (!found->whole) {
            focus_bring(ui, ui->elements, ui->element_count, found->scroller, found->rect);
        }
    } else if (stop_find(stops, count, f->id) < 0) {
        f->id = f->seek; /* the text itself, while nothing else is in view */
    }
    f->seek = 0;
}

/* It is there, but scrolled away, as when the words have grown: brings it back. */
static bool focus_fetch(struct ui *ui)
{
    const struct ui_element *e = NULL;
    size_t i;
    for (i = 0; i < ui->element_count && !e; i++) {
        const struct ui_element *x = &ui->elements[i];
        if (x->what == UI_ELEMENT_TARGET && x->id == ui->focus.id && !x->covered && !x->disabled &&
            x->kind != UI_SCROLLER) {
            e = x;
        }
    }
    if (!e || !e->within || !ui_scroll_find(ui, e->within)) {
        return false;
    }
    return focus_bring(ui, ui->elements, ui->element_count, e->within, e->rect) ||
           ui_scroll_moving(ui, e->within);
}

static void focus_settle(struct ui *ui, struct ui_stop *stops, size_t count)
{
    struct ui_focus *f = &ui->focus;
    const struct ui_stop *stop = NULL;
    int at = stop_find(stops, count, f->id);
    if (at >= 0) {
        stop = &stops[at];
    } else if (f->id && (f->seek || focus_fetch(ui))) {
        return; /* on its way into view */
    } else {
        stop = f->id ? stop_nearest(stops, count, f->place) : stop_first(stops, count);
    }
    if (stop) {
        f->id = stop->id;
        f->place = stop->place;
        ui_focus_ring(ui, stop);
    }
}

void ui_focus_end(struct ui *ui)
{
    struct ui_stop *stops;
    size_t count;
    if (!ui->focus.shown) {
        ui->focus.covers = ui->covers < UI_MAX_COVERS ? ui->covers : UI_MAX_COVERS;
        memset(ui->focus.of_cover, 0, sizeof ui->focus.of_cover);
        return;
    }
    focus_covers(ui);
    count = ui_stops(ui, ui->elements, ui->element_count, &stops);
    if (ui->focus.seek) {
        focus_sought(ui, stops, count);
    }
    focus_settle(ui, stops, count);
}

void ui_focus_screen(struct ui *ui, int depth, uint64_t screen)
{
    struct ui_focus *f = &ui->focus;
    int last = UI_MAX_DEPTH - 1, was = f->depth < last ? f->depth : last;
    int now = depth < 0 ? 0 : depth < last ? depth : last;
    if (f->depth == depth && f->screen == screen) {
        return;
    }
    f->of_depth[was] = f->covers ? f->of_cover[0] : f->id;
    f->id = depth < f->depth ? f->of_depth[now] : 0;
    f->seek = 0;
    f->covers = 0;
    f->place = rect_make(0, 0, 0, 0);
    f->depth = depth;
    f->screen = screen;
}

uint64_t ui_focus_id(const struct ui *ui)
{
    return ui->focus.shown ? ui->focus.id : 0;
}
