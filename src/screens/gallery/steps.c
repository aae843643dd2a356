/* The works as rising steps on the horizon, their words in the soil beneath. A work and its words
 * are one target: whatever of it is touched brings it closer. In reach mode the steps stand where
 * they stand, as far up as they like; only what lies in the band answers. */
#include "gallery.h"

#include "nav/nav.h"
#include "ui/button.h"
#include "ui/card.h"

#include <math.h>

#define SNOW 14.0f
#define PRESS 6.0f
#define NARROW 520.0f /* in a caption below this width the title stands under the disc */
#define DISC_TOP 8.0f
#define SHOWS 0.55f /* a work of which less is in view has no words: they would be cut */

struct steps { /* of one frame */
    struct gallery *g;
    struct kiosk *k;
    struct ui *ui;
    struct rect area;
    struct gallery_plan p;
    size_t pressed; /* work under a finger, from 1; 0: none */
};

/* Whoever stands on the first two of three steps, looking up. */
static void steps_people(const struct steps *s, size_t index, struct rect picture)
{
    static const struct {
        const char *name;
        float right, w, h; /* from the right edge of the work */
    } people[] = {{"gallery-pair", 257, 160, 112}, {"gallery-wave", 126, 96, 113}};
    struct ui_picture p = {.focus_x = 0.5f, .focus_y = 1};
    float x, w, h;
    if (!s->g->people || s->g->data.count < 2 || index % 3 == 2) {
        return;
    }
    p.name = people[index % 3].name;
    w = people[index % 3].w;
    h = people[index % 3].h;
    x = picture.x + picture.w - people[index % 3].right;
    if (picture.y - h >= s->p.pictures.y && x >= picture.x + 40) {
        ui_picture(s->ui, rect_make(x, picture.y - h + 2, w, h), &p);
    }
}

static struct rect steps_rect(const struct steps *s, size_t index)
{
    float scale = ui_scale(s->ui);
    float h = roundf(gallery_height(&s->p, index, s->g->data.count) * scale) / scale;
    float x = roundf(gallery_x(&s->p.columns, index, s->g->place) * scale) / scale;
    return rect_make(x, s->p.pictures.y + s->p.pictures.h - h, s->p.columns.width, h);
}

static void steps_picture(const struct steps *s, size_t index, struct rect r, bool pressed)
{
    const struct pack_picture *info = gallery_picture(s->g, s->k, index);
    struct ui_picture picture = {.name = s->g->data.works[index].card.art,
                                 .focus_x = info->width ? info->focus_x : 0.5f,
                                 .focus_y = info->width ? info->focus_y : 1,
                                 .corners = draw_round_top(UI_RADIUS),
                                 .label = s->g->data.works[index].picture_alt};
    steps_people(s, index, r);
    if (pressed) {
        r.y += PRESS;
        r.h -= PRESS;
    }
    ui_picture(s->ui, r, &picture);
    ui_hairline(s->ui, r, draw_round_top(UI_RADIUS));
    if (pressed) {
        ui_pressed_shade(s->ui, r, draw_round_top(UI_RADIUS));
    }
}

static struct gallery_caption steps_caption(const struct steps *s, float width, size_t index)
{
    float side = ui_button_height(s->ui);
    bool narrow = width < NARROW * ui_size(s->ui, TYPE_BODY) / 34;
    struct gallery_caption c = {
        .work = &s->g->data.works[index], .width = width, .level = CAPTION_ALL};
    c.taken = side + UI_GAP;
    c.taken_height = DISC_TOP + side + (narrow ? 0 : ui_size(s->ui, TYPE_BODY));
    c.under = narrow;
    return c;
}

/* As many of the words as `room` holds; every work for itself. Returns their height. */
static float steps_fit(const struct steps *s, struct gallery_caption *c, float room)
{
    float height = gallery_caption(s->ui, c, 0, 0, false);
    while (c->level > CAPTION_TITLE && height > room + 1) {
        c->level--;
        height = gallery_caption(s->ui, c, 0, 0, false);
    }
    return height;
}

static void steps_words(const struct steps *s, size_t index, struct rect r, bool pressed)
{
    struct gallery_caption c = steps_caption(s, s->p.columns.width, index);
    float side = ui_button_height(s->ui), y = s->p.captions + (pressed ? PRESS : 0);
    float seen = rect_cross(r, s->p.pictures).w / r.w;
    struct ui_button disc = {.name = "gallery.disc",
                             .index = (int)index + 1,
                             .label = c.work->card.title,
                             .icon = "maximize",
                             .icon_only = true,
                             .look = BUTTON_SOIL,
                             .inert = true};
    c.alpha = fminf(1, (seen - SHOWS) / (0.96f - SHOWS));
    if (c.alpha <= 0) {
        return;
    }
    steps_fit(s, &c, s->p.caption_room);
    gallery_caption(s->ui, &c, r.x, y, true);
    if (c.alpha > 0.5f) {
        ui_button(s->ui, rect_make(r.x + r.w - side, y + DISC_TOP, side, side), &disc);
    }
}

static void steps_work(struct steps *s, size_t index, struct rect r)
{
    const struct pack_card *card = &s->g->data.works[index].card;
    struct rect touch = r;
    struct ui_target target = {.id = ui_id(card->route),
                               .name = arena_format(ui_memory(s->ui), "gallery.%s", card->route),
                               .label = card->title,
                               .kind = UI_CARD};
    struct ui_state state = {0};
    touch.y = fmaxf(touch.y, s->area.y);
    touch.h = s->p.captions + s->p.caption_room - touch.y;
    touch = rect_cross(touch, s->area);
    target.rect = touch;
    if (touch.w >= UI_TOUCH) { /* of less a hand takes no hold */
        state = ui_target(s->ui, &target);
    }
    s->pressed = state.pressed ? index + 1 : s->pressed;
    if (!ui_reach(s->ui)) {
        steps_picture(s, index, r, state.pressed);
    }
    steps_words(s, index, r, state.pressed);
    if (state.clicked) {
        if (!ui_reach(s->ui)) {
            gallery_keep_place(s->ui, r);
        }
        nav_push(s->k->nav, card->route);
    }
}

static void steps_works(struct steps *s, bool pictures_only)
{
    size_t first = s->g->place > 1 ? (size_t)s->g->place - 1 : 0, i;
    for (i = first; i < s->g->data.count && i < first + (size_t)s->p.columns.shown + 4; i++) {
        struct rect r = steps_rect(s, i);
        if (r.x + r.w <= s->area.x || r.x >= s->area.x + s->area.w) {
            continue;
        }
        if (pictures_only) {
            steps_picture(s, i, r, s->pressed == i + 1);
        } else {
            steps_work(s, i, r);
        }
    }
}

/* How high the highest caption is when none takes more than `most`; once per layout. */
static float steps_captions(const struct steps *s, float width, float most)
{
    struct gallery_fit *f = &s->g->fit;
    size_t i;
    if (f->known && f->width == width && f->most == most && f->text == ui_choice(s->ui)->text) {
        return f->height;
    }
    *f = (struct gallery_fit){width, most, 0, ui_choice(s->ui)->text, true};
    for (i = 0; i < s->g->data.count; i++) {
        struct gallery_caption c = steps_caption(s, width, i);
        f->height = fmaxf(f->height, steps_fit(s, &c, most));
    }
    f->height = fminf(f->height, most);
    return f->height;
}

static void steps_plan(struct steps *s, struct rect page)
{
    struct gallery_columns columns =
        gallery_columns(page.w, ui_choice(s->ui)->text, s->g->data.count);
    bool more = columns.most > 0, track = more && s->g->data.count > GALLERY_LONG;
    bool discs = more && ui_reach(s->ui);
    float most = gallery_caption_most(page.h, ui_choice(s->ui)->text, gallery_foot(track, discs));
    s->p = gallery_plan(page, &columns, steps_captions(s, columns.width, most), track, discs);
}

static void steps_ground(const struct steps *s, struct rect page)
{
    struct rect snow = {s->p.soil.x, s->p.soil.y - SNOW / 2, s->p.soil.w, SNOW / 2};
    ui_sky(s->ui, rect_make(page.x, page.y, page.w, s->p.soil.y - page.y));
    ui_fill(s->ui, s->p.soil, ROLE_SOIL, draw_round(0));
    ui_fill(s->ui, snow, ui_contrast(s->ui) ? ROLE_LINE : ROLE_SNOW, draw_round(0));
}

void gallery_steps(struct gallery *g, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct steps s = {.g = g, .k = k, .ui = ui, .area = area};
    struct rect upper = ui_upper(ui);
    struct rect page = {area.x, area.y - upper.h, area.w, area.h + upper.h};
    struct ui_surface surface = {.id = ui_id("gallery.steps"),
                                 .name = "gallery.steps",
                                 .label = g->data.section.title,
                                 .no_y = true,
                                 .no_zoom = true};
    struct ui_gesture e;
    steps_plan(&s, page);
    surface.view = rect_make(area.x, fmaxf(area.y, s.p.pictures.y), area.w, 0);
    surface.view.h = s.p.captions + s.p.caption_room - surface.view.y;
    steps_ground(&s, page);
    gallery_head(
        g, ui, rect_make(page.x + UI_MARGIN, page.y + 36, page.w - 2 * UI_MARGIN, UI_TOUCH), &s.p);
    e = ui_surface_begin(ui, &surface);
    if (!g->track_held) {
        gallery_move(g, ui, &s.p.columns, &e);
    }
    g->track_held = false;
    steps_works(&s, false);
    ui_surface_end(ui);
    if (ui_reach(ui)) { /* they reach out of the surface, which ends with the band */
        steps_works(&s, true);
    }
    gallery_track(g, ui, &s.p);
    gallery_discs(g, ui, &s.p);
}
