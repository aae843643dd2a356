/* Names in the rings: a slab of wood whose rings are dated records, the newest on the outer one,
 * the oldest next to the golden core. The whole slab opens the full record. */
#include "chart.h"

#include "ui/button.h"

#include <math.h>

#define RINGS_PAD 28.0f
#define RINGS_CORE 44.0f

struct rings {
    struct chart *c;
    struct ui *ui;
    struct rect place;
    float year_w, names_w; /* columns */
};

static void rings_wood(const struct rings *g)
{
    struct ui *ui = g->ui;
    struct rect r = g->place;
    float x = r.x + r.w, y = r.y + r.h, outer = r.h * 1.112f, core = RINGS_CORE;
    rgba light = ui_colour(ui, ROLE_SURFACE);
    rgba dark = colour_mix(light, ui_colour(ui, ROLE_RAISED), 0.6f);
    rgba gold = colour_mix(ui_colour(ui, ROLE_GOLD), light, 0.34f);
    int i;
    ui_fill(ui, r, ROLE_SURFACE, draw_round(UI_RADIUS));
    if (ui_contrast(ui)) {
        return; /* words on black and nothing else */
    }
    ui_clip_round(ui, r, draw_round(UI_RADIUS));
    for (i = 1; i < 5; i++) {
        float radius = outer - (float)i * (outer - r.h * 0.317f) / 4;
        ui_fill_colour(ui, rect_make(x - radius, y - radius, 2 * radius, 2 * radius),
                       i % 2 ? dark : light, draw_round(radius));
    }
    ui_fill_colour(ui, rect_make(x - core, y - core, 2 * core, 2 * core), gold, draw_round(core));
    ui_unclip(ui);
}

static struct ui_text rings_text(const char *text, enum ui_type type, enum ui_role role,
                                 const char *lang)
{
    return (struct ui_text){
        .text = text, .type = type, .role = role, .line_height = 1.25f, .lang = lang};
}

/* The name, with the years of a life that is over behind it in Regular. */
static float rings_name(const struct rings *g, const struct pack_person *p, float x, float y,
                        bool draw)
{
    const char *life = chart_life(g->ui, p);
    struct ui_text name = rings_text(p->name, TYPE_LABEL, ROLE_INK, p->lang);
    struct ui_text years = rings_text(life, TYPE_CAPTION, ROLE_INK, NULL);
    float w, h, room = g->names_w;
    name.bold = true;
    name.headline = true;
    w = ui_text_width(g->ui, &name);
    h = ui_text_height(g->ui, room, &name);
    if (draw) {
        ui_text(g->ui, x, y, room, &name);
    }
    if (!life[0]) {
        return h;
    }
    if (w + 12 + ui_text_width(g->ui, &years) <= room) {
        if (draw) {
            ui_text(g->ui, x + w + 12, y + 3, room - w, &years);
        }
        return h;
    }
    if (draw) {
        ui_text(g->ui, x, y + h, room, &years);
    }
    return h + ui_text_height(g->ui, room, &years);
}

static float rings_record(const struct rings *g, const struct pack_person *p, float y, bool draw)
{
    struct ui *ui = g->ui;
    struct chart_when when = chart_when(ui, p);
    struct ui_text year = rings_text(when.main, TYPE_LABEL, ROLE_ACCENT, NULL);
    struct ui_text rest = rings_text(when.rest, TYPE_CAPTION, ROLE_INK_SOFT, NULL);
    struct ui_text post = rings_text(p->post, TYPE_CAPTION, ROLE_INK_SOFT, p->lang);
    float x = g->place.x + RINGS_PAD, names_x = x + g->year_w, left, right;
    year.bold = year.serif = true;
    post.headline = true;
    year.size = ui_fit_size(ui, g->year_w - 14, 1, &year);
    left = ui_text_height(ui, g->year_w, &year) + ui_text_height(ui, g->year_w, &rest);
    right = rings_name(g, p, names_x, y, draw);
    if (draw) {
        float h = ui_text(ui, x, y, g->year_w, &year);
        ui_text(ui, x, y + h, g->year_w - 8, &rest);
        ui_text(ui, names_x, y + right, g->names_w, &post);
    }
    return fmaxf(left, right + ui_text_height(ui, g->names_w, &post));
}

static float rings_head(const struct rings *g)
{
    struct ui *ui = g->ui;
    struct ui_text title = rings_text(ui_word(ui, "chart.rings"), TYPE_HEADING, ROLE_INK, NULL);
    struct ui_text line =
        rings_text(ui_word(ui, "chart.rings.line"), TYPE_CAPTION, ROLE_INK_SOFT, NULL);
    float x = g->place.x + RINGS_PAD, y = g->place.y + 20, w = g->place.w - 2 * RINGS_PAD;
    title.serif = title.bold = true;
    title.size = ui_fit_size(ui, w - 56, 1, &title);
    line.headline = true;
    ui_icon(ui, rect_make(x + w - 36, y + 6, 44, 44), "chevron-right", ROLE_INK);
    y += ui_text(ui, x, y, w - 56, &title);
    return y + ui_text(ui, x, y, w, &line) - g->place.y;
}

static void rings_records(const struct rings *g, float top)
{
    size_t chosen[LEADERS_MOST], count, i, most = LEADERS_MOST;
    float heights[LEADERS_MOST], sum, room = g->place.h - top - 14, y, gap;
    for (;;) { /* as many as have room */
        count = leaders_choose(g->c->people, g->c->people_count, most, chosen);
        sum = 0;
        for (i = 0; i < count; i++) {
            heights[i] = rings_record(g, &g->c->people[chosen[i]], 0, false);
            sum += heights[i];
        }
        if (sum <= room || count == 0) {
            break;
        }
        most = count - 1;
    }
    gap = count > 1 ? fminf(28, (room - sum) / (float)(count - 1)) : 0;
    y = g->place.y + top;
    for (i = 0; i < count; i++) {
        rings_record(g, &g->c->people[chosen[i]], y, true);
        y += heights[i] + gap;
    }
}

bool chart_rings(struct chart *c, struct ui *ui, struct rect place)
{
    struct rings g = {.c = c, .ui = ui, .place = place};
    struct ui_target target = {.id = ui_id("chart.rings"),
                               .rect = place,
                               .name = "chart.rings",
                               .label = ui_word(ui, "chart.rings"),
                               .kind = UI_CARD};
    struct ui_state state;
    if (c->people_count == 0) {
        return false;
    }
    state = ui_target(ui, &target);
    g.place.y += state.pressed ? 6 : 0;
    g.year_w = ui_lang(ui) == TEXT_ZH ? 146 : 124;
    g.names_w = place.w - RINGS_PAD - g.year_w - 16;
    rings_wood(&g);
    ui_hairline(ui, g.place, draw_round(UI_RADIUS));
    rings_records(&g, rings_head(&g) + 14);
    if (state.pressed) {
        ui_pressed_shade(ui, g.place, draw_round(UI_RADIUS));
    }
    return state.clicked;
}
