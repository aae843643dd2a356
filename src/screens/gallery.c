/* Galleries and honours: pictures first. A section's works stand as rising steps on the horizon
 * (steps.c); one of them, `<section>/<work>`, fills the sky and is looked at closely (closer.c),
 * and a drawer of soil tells more about it (about.c). Both are this one screen under two addresses,
 * so that Back leads from a work to the steps as the visitor left them.
 *
 * Texts are read again when the language changes; place, zoom and drawer stay. */
#include "gallery/gallery.h"

#include "nav/nav.h"
#include "nav/nothing.h"
#include "ui/theme.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define KEPT_MS 1000

/* The work that the route names: from 1; 0 when it names the section. */
static bool gallery_find(struct gallery *g, struct err *err)
{
    size_t i;
    if (strcmp(g->route, g->section) == 0) {
        g->work = 0;
        return true;
    }
    for (i = 0; i < g->data.count; i++) {
        if (strcmp(g->data.works[i].card.route, g->route) == 0) {
            g->work = i + 1;
            return true;
        }
    }
    return err_set(err, ERR_NOT_FOUND, "the gallery has no '%s'", g->route);
}

static bool gallery_load(struct gallery *g, struct kiosk *k, struct err *err)
{
    struct pack_picture ignored;
    struct err none;
    if (g->loaded && strcmp(g->lang, k->session->now.lang) == 0) {
        return true;
    }
    arena_reset(&g->memory);
    memcpy(g->lang, k->session->now.lang, sizeof g->lang);
    g->fit.known = false;
    g->loaded = pack_gallery(k->pack, g->section, g->lang, &g->memory, &g->data, err) &&
                gallery_find(g, err);
    if (!g->loaded) {
        return false;
    }
    g->pictures = arena_alloc_array(&g->memory, g->data.count + 1, sizeof *g->pictures);
    g->asked = arena_alloc_array(&g->memory, g->data.count + 1, sizeof *g->asked);
    g->people = pack_picture(k->pack, "gallery-pair", "", &g->memory, &ignored, &none) &&
                pack_picture(k->pack, "gallery-wave", "", &g->memory, &ignored, &none);
    return true;
}

const struct pack_picture *gallery_picture(struct gallery *g, struct kiosk *k, size_t index)
{
    struct err ignored;
    if (!g->asked[index]) {
        g->asked[index] = true;
        if (!pack_picture(k->pack, g->data.works[index].card.art, g->lang, &g->memory,
                          &g->pictures[index], &ignored)) {
            memset(&g->pictures[index], 0, sizeof g->pictures[index]);
        }
    }
    return &g->pictures[index];
}

static bool gallery_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                         struct err *err)
{
    struct gallery *g = self;
    (void)mem;
    snprintf(g->section, sizeof g->section, "%s", r->name);
    snprintf(g->route, sizeof g->route, "%s", r->path);
    if (!gallery_load(g, k, err)) {
        arena_finish(&g->memory);
        return false;
    }
    return true;
}

static void gallery_close(void *self, struct kiosk *k)
{
    struct gallery *g = self;
    (void)k;
    arena_finish(&g->memory);
}

void gallery_keep_place(struct ui *ui, struct rect r)
{
    *ui_keep(ui, ui_id("gallery.from.when")) = ui_now(ui) > 0 ? ui_now(ui) : 1;
    *ui_keep(ui, ui_id("gallery.from.x")) = lroundf(r.x);
    *ui_keep(ui, ui_id("gallery.from.y")) = lroundf(r.y);
    *ui_keep(ui, ui_id("gallery.from.w")) = lroundf(r.w);
    *ui_keep(ui, ui_id("gallery.from.h")) = lroundf(r.h);
}

struct rect gallery_kept_place(struct ui *ui)
{
    int64_t when = *ui_keep(ui, ui_id("gallery.from.when"));
    if (when == 0 || ui_now(ui) - when > KEPT_MS) {
        return rect_make(0, 0, 0, 0);
    }
    return rect_make(
        (float)*ui_keep(ui, ui_id("gallery.from.x")), (float)*ui_keep(ui, ui_id("gallery.from.y")),
        (float)*ui_keep(ui, ui_id("gallery.from.w")), (float)*ui_keep(ui, ui_id("gallery.from.h")));
}

static void gallery_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct gallery *g = self;
    struct err err;
    if (!gallery_load(g, k, &err)) {
        nav_nothing(k, ui, area, NOTHING_READ);
        return;
    }
    ui_set_accent(ui, theme_accent(g->data.section.accent));
    if (g->data.count == 0) {
        nav_nothing(k, ui, area, NOTHING_YET);
    } else if (g->work > 0) {
        gallery_closer(g, k, ui, area);
    } else {
        gallery_steps(g, k, ui, area);
    }
}

static void gallery_keep(void *self, const void *old, struct kiosk *k, struct pack *before)
{
    struct gallery *g = self;
    const struct gallery *o = old;
    (void)k;
    (void)before;
    g->place = fmin(o->place, g->data.count > 0 ? (double)(g->data.count - 1) : 0);
    g->zoom = o->zoom;
    g->about = o->about && (g->work == 0 || gallery_has_about(&g->data.works[g->work - 1]));
}

const struct screen_type screen_gallery = {
    .name = "gallery",
    .kinds = "gallery",
    .size = sizeof(struct gallery),
    .idle_s = 90,
    .open = gallery_open,
    .frame = gallery_frame,
    .close = gallery_close,
    .keep = gallery_keep,
};
