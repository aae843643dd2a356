/* Organisation: a tree whose branches are affiliated units and whose roots are departments, with
 * the dated names of its leaders in the rings.
 *
 * Three views of one chart: the composed tree while it is small, a plane under a camera for larger
 * and deeper charts (and for coming nearer), and a list as the twin of both, which large text and
 * the band within reach use. What is open and where the visitor stands is kept across all of them.
 */
#include "chart/chart.h"

#include "nav/nav.h"
#include "nav/nothing.h"
#include "nav/screen.h"
#include "ui/upper.h"

#include <stdio.h>
#include <string.h>

static bool chart_find_person(struct chart *c, const char *route)
{
    size_t i;
    for (i = 0; i < c->people_count; i++) {
        if (strcmp(c->people[i].route, route) == 0) {
            snprintf(c->person, sizeof c->person, "%s", route);
            return true;
        }
    }
    return false;
}

static bool chart_start(struct chart *c, struct kiosk *k, const struct route *r, struct err *err)
{
    const char *view = route_option(r, "view");
    c->open = c->feature;
    c->greeting = true;
    if (view && strcmp(view, "list") == 0) {
        c->wish = CHART_LIST;
    }
    if (r->rest[0]) {
        c->greeting = false;
        c->open = pack_chart_find(k->pack, &c->data, r->path);
        if (c->open >= c->data.count) {
            c->open = CHART_NONE;
            if (!chart_find_person(c, r->path)) {
                return err_set(err, ERR_NOT_FOUND, "the chart has no '%s'", r->path);
            }
        } else {
            chart_list_reveal(c, c->open);
        }
    }
    return true;
}

static void chart_finish(struct chart *c)
{
    arena_finish(&c->memory);
    arena_finish(&c->card.memory);
    arena_finish(&c->record.memory);
    arena_finish(&c->list.memory);
    arena_finish(&c->list.kept);
    arena_finish(&c->plane_memory);
    unit_names_finish(&c->names);
}

static bool chart_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                       struct err *err)
{
    struct chart *c = self;
    (void)mem;
    snprintf(c->section, sizeof c->section, "%s", r->name);
    c->open = CHART_NONE;
    c->opened_ms = -1;
    c->pinched = 1;
    if (!chart_load(c, k, err) || !chart_start(c, k, r, err)) {
        chart_finish(c);
        return false;
    }
    return true;
}

static void chart_close(void *self, struct kiosk *k)
{
    (void)k;
    chart_finish(self);
}

static enum chart_view chart_shown(const struct chart *c, const struct ui *ui, struct rect area)
{
    bool plain = ui_reach(ui) || ui_choice(ui)->text != SESSION_TEXT_NORMAL;
    if (c->wish == CHART_LIST || (c->wish == CHART_AUTO && plain)) {
        return CHART_LIST;
    }
    if (c->wish != CHART_PLANE && chart_tree_fits(c, ui, area)) {
        return CHART_TREE;
    }
    return CHART_PLANE;
}

/* Above the band: the tree, and the name that is open. */
static void chart_upper(struct chart *c, struct kiosk *k, struct ui *ui)
{
    struct rect upper = ui_upper(ui);
    struct ui_upper_view view = {.picture = upper.w > upper.h * 1.2f ? "structure-tree"
                                                                     : "structure-tree-tall",
                                 .focus_x = 0.5f,
                                 .focus_y = upper.w > upper.h * 1.2f ? 0.3f : 0.05f,
                                 .alt = c->data.section.title,
                                 .title = c->data.section.title,
                                 .lang = c->data.section.lang};
    struct pack_picture ignored;
    struct err err;
    if (!pack_picture(k->pack, view.picture, c->lang, ui_memory(ui), &ignored, &err)) {
        view.picture = NULL;
    }
    if (c->open != CHART_NONE && !c->greeting) {
        const struct pack_unit_words *w = chart_words(c, k, c->open);
        view.kicker = c->data.section.title;
        view.title = w->title;
        view.lang = w->lang;
    } else if (c->person[0] && c->card.people_count) {
        view.kicker = c->data.section.title;
        view.title = c->card.people[0].name;
        view.lang = c->card.people[0].lang;
    }
    ui_upper_show(ui, &view);
}

static void chart_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct chart *c = self;
    struct err err;
    if (!chart_load(c, k, &err)) {
        nav_nothing(k, ui, area, NOTHING_READ);
        return;
    }
    ui_set_accent(ui, theme_accent(c->data.section.accent));
    if (ui_reach(ui)) {
        chart_upper(c, k, ui);
    }
    switch (chart_shown(c, ui, area)) {
    case CHART_LIST:
        chart_view_list(c, k, ui, area);
        break;
    case CHART_TREE:
        chart_view_tree(c, k, ui, area);
        break;
    case CHART_AUTO:
    case CHART_PLANE:
        chart_view_plane(c, k, ui, area);
        break;
    }
    if (c->record.open) {
        chart_record(c, k, ui, area);
    }
}

/* What hangs below what is the same as long as there are as many units. */
static void chart_keep_list(struct chart *c, const struct chart *o)
{
    c->list.reveal = o->list.reveal;
    c->list.offset = o->list.offset;
    c->list.jumping = o->list.jumping;
    if (o->list.closed && o->list.closed_count == c->data.count) {
        c->list.closed = arena_alloc_array(&c->list.kept, c->data.count, sizeof *c->list.closed);
        c->list.closed_count = c->data.count;
        memcpy(c->list.closed, o->list.closed, c->data.count * sizeof *c->list.closed);
    }
}

static void chart_keep(void *self, const void *old, struct kiosk *k, struct pack *before)
{
    struct chart *c = self;
    const struct chart *o = old;
    (void)k;
    (void)before;
    c->wish = o->wish;
    c->greeting = o->greeting;
    if (!chart_has_card(o)) {
        c->open = CHART_NONE;
        c->person[0] = '\0';
    }
    c->card.offset = o->card.offset;
    c->record.open = o->record.open;
    c->record.offset = o->record.offset;
    c->camera = o->camera;
    c->camera_set = o->camera_set;
    c->carded = o->carded;
    c->shown = o->shown > 0 && c->open != CHART_NONE ? c->open + 1 : 0;
    chart_keep_list(c, o);
}

const struct screen_type screen_chart = {
    .name = "chart",
    .kinds = "chart",
    .size = sizeof(struct chart),
    .idle_s = 90,
    .open = chart_open,
    .frame = chart_frame,
    .close = chart_close,
    .keep = chart_keep,
};
