/* The composed chart: affiliated units on the branches of a rime tree, departments at its roots.
 *
 * The tree is a picture of the pack whose branches end where the plates of up to seven units stand
 * (crown.c). Where there is no picture, or more units, and in high contrast, the program draws the
 * limbs. Roots are always drawn, because their ends follow the pills. */
#include "chart.h"
#include "plates.h"

#include "base/hash.h"
#include "ui/date.h"

#include <math.h>
#include <string.h>

#define PILL_SIZE 30.0f
#define PILL_SMALL 26.0f
#define TREE_NIGHT 0.38f /* of the night over the picture in the dark theme */
#define TREE_FOOT 17
#define PINCH_OPENS 1.2 /* zoom of the fingers from which the plane opens */

static const char *tree_picture(const struct crown *crown)
{
    return crown->tall ? "structure-tree-tall" : "structure-tree";
}

struct tree {
    struct chart *c;
    struct kiosk *k;
    struct ui *ui;
    struct rect area;
    struct crown crown;
    float needs[CROWN_MOST];
    float pill_size, plate_size; /* of all names alike */
    bool pictured;
};

static const struct pack_unit_words *tree_words(const struct tree *t, size_t unit)
{
    return chart_words(t->c, t->k, unit);
}

/* Names in as few rows as they need, rather in smaller words than in one row more. */
static bool tree_place(struct tree *t)
{
    static const float sizes[] = {PILL_SIZE, PILL_SMALL};
    struct chart *c = t->c;
    struct crown_ask ask = {
        .area = t->area, .branches = c->branch_count, .roots = c->root_count, .needs = t->needs};
    struct crown best = {0};
    size_t i, k;
    for (i = 0; i < c->branch_count; i++) {
        ask.top = c->branches[i] == c->feature ? i : ask.top;
    }
    for (k = 0; k < sizeof sizes / sizeof sizes[0]; k++) {
        for (i = 0; i < c->root_count; i++) {
            const struct pack_unit_words *w = tree_words(t, c->roots[i]);
            t->needs[i] = unit_plate_need(t->ui, unit_names_short(w), w->lang, sizes[k]);
        }
        if (crown_place(&ask, &t->crown) && (k == 0 || t->crown.pill_rows < best.pill_rows)) {
            best = t->crown;
            t->pill_size = sizes[k];
        }
    }
    t->crown = best;
    if (best.pill_rows || c->root_count == 0) {
        return best.horizon > 0;
    }
    ask.needs = NULL; /* long names in more rows than there is room for: they become smaller */
    return crown_place(&ask, &t->crown);
}

bool chart_tree_fits(const struct chart *c, const struct ui *ui, struct rect area)
{
    struct crown_ask ask = {.area = area, .branches = c->branch_count, .roots = c->root_count};
    struct crown crown;
    return c->small && !ui_reach(ui) && ui_choice(ui)->text == SESSION_TEXT_NORMAL &&
           crown_place(&ask, &crown);
}

/* Stepped rings of light, as in the picture. */
static void tree_rings(const struct tree *t)
{
    static const float radii[] = {760, 666, 574, 483, 394, 307, 222};
    rgba deep = ui_colour(t->ui, ROLE_ACCENT_FILL), snow = ui_colour(t->ui, ROLE_SNOW);
    float x = t->crown.trunk_x, y = t->crown.horizon - (t->crown.tall ? 420 : 286);
    size_t i;
    ui_fill_colour(t->ui, t->area, deep, draw_round(0));
    for (i = 0; i < sizeof radii / sizeof radii[0]; i++) {
        float r = radii[i];
        ui_fill_colour(t->ui, rect_make(x - r, y - r, 2 * r, 2 * r),
                       colour_mix(deep, snow, 0.05f * (float)(i + 1)), draw_round(r));
    }
}

static void tree_sky(const struct tree *t)
{
    struct ui *ui = t->ui;
    if (ui_contrast(ui)) {
        ui_fill(ui, t->area, ROLE_GROUND, draw_round(0));
        return;
    }
    if (t->pictured) {
        struct ui_picture p = {.name = tree_picture(&t->crown),
                               .focus_x = 0.5f,
                               .focus_y = 0.5f,
                               .label = t->c->data.section.title};
        ui_picture(ui, t->crown.picture, &p);
    } else {
        tree_rings(t);
    }
}

/* The same tree by night. */
static void tree_night(const struct tree *t)
{
    struct rect sky = {t->area.x, t->area.y, t->area.w, t->crown.horizon - t->area.y};
    if (ui_choice(t->ui)->theme == SESSION_DARK) {
        ui_fill_colour(t->ui, sky, colour_with_alpha(ui_colour(t->ui, ROLE_GROUND), TREE_NIGHT),
                       draw_round(0));
    }
}

static void tree_soil(const struct tree *t)
{
    struct ui *ui = t->ui;
    float y = t->crown.horizon, foot = t->area.y + t->area.h;
    ui_fill(ui, rect_make(t->area.x, y, t->area.w, foot - y), ROLE_SOIL, draw_round(0));
    if (ui_contrast(ui)) {
        ui_fill(ui, rect_make(t->area.x, y - 4, t->area.w, 4), ROLE_LINE, draw_round(0));
    } else {
        bool night = ui_choice(ui)->theme == SESSION_DARK;
        rgba snow = colour_mix(ui_colour(ui, ROLE_SNOW), ui_colour(ui, ROLE_GROUND),
                               night ? TREE_NIGHT : 0);
        ui_fill_colour(ui, rect_make(t->area.x, y - 13, t->area.w, 14), snow, draw_round(0));
    }
}

/* High contrast: six units thick, one line to each plate and nothing else. */
static void tree_lines(const struct tree *t)
{
    const struct crown *c = &t->crown;
    float xy[2 * CROWN_OUTLINE];
    size_t i;
    for (i = 0; i < t->c->branch_count; i++) {
        size_t n = crown_branch(c, &c->branches[i], 6, 6, xy);
        ui_polygon(t->ui, xy, n, ui_colour(t->ui, ROLE_LINE));
    }
    ui_line(t->ui, c->trunk_x, c->horizon - (c->tall ? 112 : 96), c->trunk_x, c->horizon, 6,
            ROLE_LINE);
}

static void tree_bough(const struct tree *t, const struct crown_limb *limb)
{
    float xy[2 * CROWN_OUTLINE], twig[6];
    size_t n = crown_branch(&t->crown, limb, 42, 8, xy), i;
    ui_polygon(t->ui, xy, n, ui_colour(t->ui, ROLE_SNOW));
    for (i = 0; i < CROWN_TWIGS; i++) {
        crown_twig(&t->crown, limb, i, twig);
        ui_line(t->ui, twig[0], twig[1], twig[2], twig[3], 7, ROLE_SNOW);
        ui_line(t->ui, twig[2], twig[3], twig[4], twig[5], 4, ROLE_SNOW);
        ui_disc(t->ui, twig[4], twig[5], 5, ROLE_SNOW);
        ui_disc(t->ui, twig[2], twig[3], 6, ROLE_SNOW);
    }
}

static void tree_trunk(const struct tree *t)
{
    float x = t->crown.trunk_x, y = t->crown.horizon, fork = t->crown.tall ? 124 : 106;
    const float trunk[] = {x - 21, y - fork, x + 21, y - fork, x + 23, y - 60, x + 29,
                           y - 30, x + 40,   y - 12, x + 56,   y,      x - 56, y,
                           x - 40, y - 12,   x - 29, y - 30,   x - 23, y - 60};
    ui_polygon(t->ui, trunk, sizeof trunk / sizeof trunk[0] / 2, ui_colour(t->ui, ROLE_SNOW));
}

/* The limbs that no picture has drawn. */
static void tree_branches(const struct tree *t)
{
    const struct crown *c = &t->crown;
    size_t i;
    if (ui_contrast(t->ui)) {
        tree_lines(t);
        return;
    }
    for (i = 0; i < CROWN_DRAWN && !t->pictured; i++) {
        tree_bough(t, &c->boughs[i]);
    }
    for (i = 0; i < t->c->branch_count; i++) {
        if (!c->branches[i].drawn) {
            float xy[2 * CROWN_OUTLINE];
            size_t n = crown_branch(c, &c->branches[i], 34, 9, xy);
            ui_polygon(t->ui, xy, n, ui_colour(t->ui, ROLE_SNOW));
        }
    }
    if (!t->pictured) {
        tree_trunk(t);
    }
}

static void tree_roots(const struct tree *t)
{
    struct ui *ui = t->ui;
    bool lines = ui_contrast(ui);
    rgba bark =
        lines ? ui_colour(ui, ROLE_LINE)
              : colour_mix(ui_colour(ui, ROLE_SOIL_3), ui_colour(ui, ROLE_ON_SOIL_SOFT), 0.36f);
    float xy[2 * CROWN_OUTLINE], x = t->crown.trunk_x, y = t->crown.horizon;
    float foot[2 * TREE_FOOT];
    size_t i;
    for (i = 0; i < t->c->root_count; i++) {
        size_t n = crown_root(&t->crown, i, t->c->root_count, lines ? 0 : 34, lines ? 6 : 28, xy);
        ui_polygon(ui, xy, n, bark);
    }
    for (i = 0; i < TREE_FOOT; i++) { /* the foot of the trunk, from which they grow */
        float a = 3.14159265f * (float)i / (TREE_FOOT - 1), s = sinf(a);
        foot[2 * i] = x - cosf(a) * (42 + 26 * s);
        foot[2 * i + 1] = y - 17 + 40 * s;
    }
    if (!lines && t->c->root_count) {
        ui_polygon(ui, foot, TREE_FOOT, bark);
    }
}

static void tree_note(const struct tree *t)
{
    struct ui *ui = t->ui;
    const struct crown *c = &t->crown;
    struct ui_text legend = {.text = ui_word(ui, "chart.unconfirmed"),
                             .type = TYPE_CAPTION,
                             .role = ROLE_ON_SOIL,
                             .line_height = 1.3f};
    float right = t->area.x + t->area.w - UI_MARGIN, w = ui_text_width(ui, &legend);
    bool any = false;
    size_t i;
    for (i = 0; i < t->c->data.count; i++) {
        any = any || !t->c->data.units[i].confirmed;
    }
    if (c->note_y <= 0) {
        return;
    }
    if (t->c->data.as_of[0]) {
        const char *date = ui_date_iso(ui_memory(ui), ui_lang(ui), t->c->data.as_of);
        struct ui_text as_of = {
            .text = ui_word_with(ui, c->tall ? "chart.as_of.brief" : "chart.as_of", date),
            .type = TYPE_CAPTION,
            .role = ROLE_ON_SOIL_SOFT,
            .line_height = 1.3f};
        ui_text(ui, t->area.x + UI_MARGIN, c->note_y, right - w - 96, &as_of);
    }
    if (any) {
        ui_text(ui, right - w, c->note_y, w + 2, &legend);
        chart_node(ui, right - w - 20, c->note_y + legend.line_height * 13, 9, false, ROLE_ON_SOIL,
                   ROLE_SOIL);
    }
}

static struct plate tree_unit(const struct tree *t, size_t unit, bool pill)
{
    const struct pack_unit_words *w = tree_words(t, unit);
    bool on = t->c->open == unit;
    struct plate p = {.id = hash_text(ui_id("chart.unit"), w->route),
                      .target = arena_format(ui_memory(t->ui), "chart.%s", w->route),
                      .label = w->title,
                      .text = unit_names_short(w),
                      .lang = w->lang,
                      .fill = pill ? ROLE_SOIL_3 : ROLE_SURFACE,
                      .ink = pill ? ROLE_ON_SOIL : ROLE_INK,
                      .radius = pill ? 48 : UI_RADIUS,
                      .size = pill ? t->pill_size : t->plate_size,
                      .hollow = !t->c->data.units[unit].confirmed,
                      .node = pill ? ROLE_ON_SOIL : ROLE_INK,
                      .node_inside = pill ? ROLE_SOIL : ROLE_SURFACE};
    if (on) {
        p.fill = ROLE_GOLD;
        p.ink = ROLE_ON_GOLD;
        p.node = pill || ui_contrast(t->ui) ? p.node : ROLE_ON_GOLD;
        p.node_inside = pill ? ROLE_SOIL : ROLE_GOLD;
    }
    return p;
}

/* One size for all plates: the one that the longest name needs. */
static void tree_sizes(struct tree *t)
{
    size_t i;
    float size = PILL_SIZE;
    t->plate_size = PILL_SIZE;
    for (i = 0; i < t->c->branch_count; i++) {
        struct plate p = tree_unit(t, t->c->branches[i], false);
        struct rect r = t->crown.branches[i].place;
        size = fminf(size, unit_plate_size(t->ui, r.w, r.h, &p));
    }
    t->plate_size = size;
}

/* The selected plate comes last, over its neighbours, larger and in serif. */
static void tree_plates(const struct tree *t)
{
    size_t i, round;
    for (round = 0; round < 2; round++) {
        for (i = 0; i < t->c->branch_count; i++) {
            size_t unit = t->c->branches[i];
            struct rect r = t->crown.branches[i].place;
            struct plate p;
            if ((t->c->open == unit) != (round == 1)) {
                continue;
            }
            p = tree_unit(t, unit, false);
            if (round == 1) {
                float grow = t->crown.grow;
                r = rect_make(r.x - grow, r.y - grow / 2, r.w + 2 * grow, r.h + grow);
                if (!t->crown.tall) { /* clear of the slab and the card */
                    float least = t->crown.slab.x + t->crown.slab.w + UI_GAP;
                    r.x = fmaxf(least, fminf(r.x, t->crown.card.x - UI_GAP - r.w));
                }
                p.serif = true;
                p.size = ui_size(t->ui, TYPE_POSTER);
            }
            p.node_x = r.x + r.w / 2;
            p.node_y = r.y + r.h;
            if (unit_plate(t->ui, r, &p)) {
                chart_open_unit(t->c, t->k, t->ui, unit);
            }
        }
    }
}

static void tree_pills(const struct tree *t)
{
    size_t i;
    for (i = 0; i < t->c->root_count; i++) {
        const struct crown_limb *root = &t->crown.roots[i];
        struct plate p = tree_unit(t, t->c->roots[i], true);
        p.node_x = root->tip_x;
        p.node_y = root->tip_y;
        if (unit_plate(t->ui, root->place, &p)) {
            chart_open_unit(t->c, t->k, t->ui, t->c->roots[i]);
        }
    }
}

/* Fingers that spread on the tree, or two taps, come nearer: the plane opens. */
static void tree_crown(const struct tree *t)
{
    struct chart *c = t->c;
    const struct crown *crown = &t->crown;
    float left = crown->tall ? t->area.x : crown->slab.x + crown->slab.w;
    float right = crown->tall ? t->area.x + t->area.w : crown->card.x;
    float top = crown->head_y + CHART_HEAD;
    struct ui_surface surface = {.id = ui_id("chart.crown"),
                                 .view = {left, top, right - left, crown->horizon - top},
                                 .name = "chart.crown",
                                 .label = c->data.section.title};
    struct ui_gesture g = ui_surface_begin(t->ui, &surface);
    tree_plates(t);
    ui_surface_end(t->ui);
    c->pinched = g.held ? fmax(c->pinched, 1e-3) * g.zoom : 1;
    if (g.double_tapped || c->pinched > PINCH_OPENS) {
        chart_plane_enter(c, t->ui);
    }
}

static const char *tree_line(const struct tree *t)
{
    struct ui *ui = t->ui;
    const char *b = arena_format(ui_memory(ui), "%zu", t->c->branch_count);
    const char *r = arena_format(ui_memory(ui), "%zu", t->c->root_count);
    const char *comma = ui_lang(ui) == TEXT_ZH ? "，" : ", ";
    b = ui_word_with(ui, "chart.branches", b);
    r = ui_word_with(ui, "chart.roots", r);
    return t->c->root_count ? arena_format(ui_memory(ui), "%s%s%s", b, comma, r) : b;
}

static void tree_head(const struct tree *t)
{
    struct chart_head head = {.area = t->area,
                              .y = t->crown.head_y,
                              .line = t->crown.tall ? NULL : tree_line(t),
                              .ink = ROLE_NIGHT_TEXT,
                              .at_least = true};
    if (chart_head(t->c, t->ui, &head, NULL) == CHART_NEARER) {
        chart_plane_enter(t->c, t->ui);
    }
}

/* Where the card would be: what there is to do. */
static void tree_hint(const struct tree *t)
{
    struct ui *ui = t->ui;
    struct rect r = t->crown.card;
    struct ui_text hint = {.text = ui_word(ui, "chart.hint"),
                           .type = TYPE_BODY,
                           .role = t->crown.tall ? ROLE_ON_SOIL : ROLE_NIGHT_TEXT,
                           .headline = true,
                           .line_height = 1.5f};
    float x = r.x + 28, y = r.y + (t->crown.tall ? 28 : 44);
    ui_icon(ui, rect_make(x, y, 56, 56), "hand-click", hint.role);
    ui_text(ui, x, y + 72, r.w - 56, &hint);
}

void chart_view_tree(struct chart *c, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct tree t = {.c = c, .k = k, .ui = ui, .area = area};
    struct pack_picture ignored;
    struct err err;
    if (!tree_place(&t)) {
        return; /* chart_tree_fits says the same */
    }
    tree_sizes(&t);
    t.pictured =
        pack_picture(k->pack, tree_picture(&t.crown), c->lang, ui_memory(ui), &ignored, &err);
    ui_clip(ui, area);
    tree_sky(&t);
    tree_branches(&t);
    tree_night(&t);
    tree_soil(&t);
    tree_roots(&t);
    tree_note(&t);
    tree_crown(&t);
    tree_pills(&t);
    if (chart_rings(c, ui, t.crown.slab)) {
        c->record.open = true;
        ui_animate(ui);
    }
    if (chart_has_card(c)) {
        chart_card(c, k, ui, t.crown.card, area);
    } else {
        tree_hint(&t);
    }
    ui_unclip(ui);
    tree_head(&t);
}
