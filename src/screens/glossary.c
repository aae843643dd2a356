/* Glossary: every term under its letter, in the order of the visitor's language. On a wide screen
 * the list stands at the left and the chosen term's card beside it; on a tall one the card comes
 * over the list, as it comes over an article. The address follows the term, so that a link to a
 * word, the search and Back all lead to the same place. */
#include "glossary/glossary.h"

#include "nav/nav.h"
#include "nav/nothing.h"
#include "ui/card.h"
#include "ui/upper.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define TOP 36.0f
#define LIST_WIDTH 620.0f
#define BETWEEN 32.0f
#define WIDE_LEAST 1500.0f
#define PAPER_PAD 56.0f

static bool glossary_load(struct glossary *g, struct kiosk *k, struct err *err)
{
    if (g->loaded && strcmp(g->lang, k->session->now.lang) == 0) {
        return true;
    }
    arena_reset(&g->memory);
    g->tops = NULL;
    g->find = true; /* the order is another one */
    memcpy(g->lang, k->session->now.lang, sizeof g->lang);
    g->loaded = pack_glossary(k->pack, g->section, g->lang, &g->memory, &g->data, err);
    return g->loaded;
}

size_t glossary_selected(const struct glossary *g)
{
    size_t i;
    for (i = 0; i < g->data.count && strcmp(g->data.terms[i].card.route, g->term.route) != 0; i++) {
    }
    return i;
}

void glossary_select(struct glossary *g, struct kiosk *k, size_t term)
{
    nav_term_show(&g->term, g->data.terms[term].card.route);
    nav_set_route(k->nav, g->term.route);
}

static bool glossary_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                          struct err *err)
{
    struct glossary *g = self;
    (void)mem;
    snprintf(g->section, sizeof g->section, "%s", r->name);
    if (r->rest[0]) {
        const char *view = route_option(r, "view");
        nav_term_show(&g->term, r->path);
        g->listed = view && strcmp(view, "list") == 0;
    }
    if (!glossary_load(g, k, err)) {
        arena_finish(&g->memory);
        return false;
    }
    if (r->rest[0] && glossary_selected(g) == g->data.count) {
        arena_finish(&g->memory);
        return err_set(err, ERR_NOT_FOUND, "there is no term '%.100s'", r->path);
    }
    return true;
}

static void glossary_close(void *self, struct kiosk *k)
{
    struct glossary *g = self;
    (void)k;
    nav_term_finish(&g->term);
    arena_finish(&g->memory);
}

/* On a tall screen the card lies over the list, and Back takes it away first. */
static bool glossary_back(void *self, struct kiosk *k)
{
    struct glossary *g = self;
    if (g->wide || !g->term.route[0]) {
        return false;
    }
    nav_term_hide(&g->term);
    nav_set_route(k->nav, g->section);
    return true;
}

/* --- the head --------------------------------------------------------------------------------- */

static float glossary_head(const struct glossary *g, struct ui *ui, struct rect r, bool draw)
{
    const char *count = arena_format(ui_memory(ui), "%zu", g->data.count);
    struct ui_text title = {.text = g->data.section.title,
                            .type = TYPE_TITLE,
                            .role = ROLE_INK,
                            .serif = true,
                            .bold = true,
                            .tight = true,
                            .headline = true,
                            .lang = g->data.section.lang};
    struct ui_text line = {.text = ui_word_with(ui, "glossary.count", count),
                           .type = TYPE_LABEL,
                           .role = ROLE_INK_SOFT,
                           .line_height = 1.4f};
    float y = 0;
    title.size = ui_fit_size(ui, r.w, 2, &title);
    y += draw ? ui_text(ui, r.x, r.y, r.w, &title) : ui_text_height(ui, r.w, &title);
    y += draw ? ui_text(ui, r.x, r.y + y, r.w, &line) : ui_text_height(ui, r.w, &line);
    return y;
}

/* --- the list and the card -------------------------------------------------------------------- */

static void glossary_list(struct glossary *g, struct kiosk *k, struct ui *ui, struct rect view,
                          bool wide)
{
    struct rect inner = {view.x + (wide ? 0 : UI_MARGIN), view.y,
                         view.w - (wide ? 0 : 2 * UI_MARGIN), view.h};
    float top = wide || ui_reach(ui) ? 16 : TOP + glossary_head(g, ui, inner, false) + 24;
    struct ui_scroll scroll = {.id = ui_id(GLOSSARY_LIST), .view = view};
    size_t selected = glossary_selected(g);
    glossary_measure(g, ui, inner.w, top, wide);
    scroll.content = g->height;
    if (g->find) { /* a third of the way down: one sees what is before and behind it */
        float y = selected < g->data.count ? g->tops[selected] - view.h * 0.33f : 0;
        ui_scroll_to(ui, scroll.id, fmaxf(0, y), true);
        g->find = false;
    }
    g->offset = ui_scroll_begin(ui, &scroll);
    inner.y -= g->offset;
    if (!wide && !ui_reach(ui)) {
        glossary_head(g, ui, rect_make(inner.x, inner.y + TOP, inner.w, 0), true);
    }
    glossary_rows(g, k, ui, inner, view);
    ui_scroll_end(ui);
}

/* The card of the chosen term on a sheet of paper; the first one's when none is chosen. */
static void glossary_paper(struct glossary *g, struct kiosk *k, struct ui *ui, struct rect paper)
{
    struct nav_term_words words = {.width = paper.w - 2 * PAPER_PAD, .here = "", .name = true};
    struct ui_scroll scroll = {.id = ui_id("glossary.paper"),
                               .view = paper,
                               .opaque = true,
                               .ground = ROLE_SURFACE,
                               .corners = draw_round_top(UI_RADIUS)};
    float offset, line = theme_hairline(ui_choice(ui)->theme);
    int64_t *shown = ui_keep(ui, ui_id("glossary.paper.of"));
    ui_fill(ui, paper, ROLE_SURFACE, draw_round_top(UI_RADIUS));
    scroll.view.y += line; /* no word under the paper's own line */
    scroll.view.h -= line;
    if (!nav_term_ready(&g->term, k)) {
        return;
    }
    if (*shown != (int64_t)ui_id(g->term.route)) { /* another term begins at its top */
        *shown = (int64_t)ui_id(g->term.route);
        ui_scroll_to(ui, scroll.id, 0, true);
    }
    ui_set_accent(ui, theme_accent(g->term.item.card.accent));
    scroll.content = nav_term_words(&g->term, k, ui, 0, 0, &words, false) + 2 * PAPER_PAD;
    offset = ui_scroll_begin(ui, &scroll);
    nav_term_words(&g->term, k, ui, paper.x + PAPER_PAD, paper.y + PAPER_PAD - offset, &words,
                   true);
    ui_scroll_end(ui);
    paper.h += 2 * line; /* its lower edge is the strip's */
    ui_hairline(ui, paper, draw_round_top(UI_RADIUS));
}

static void glossary_wide(struct glossary *g, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct rect left = {area.x + UI_MARGIN, area.y + (ui_reach(ui) ? 0 : TOP), LIST_WIDTH, 0};
    float head = ui_reach(ui) ? 0 : glossary_head(g, ui, left, true) + 8;
    struct rect paper;
    left.y += head;
    left.h = area.y + area.h - left.y;
    if (!g->term.route[0]) {
        nav_term_show(&g->term, g->data.terms[0].card.route);
    }
    glossary_list(g, k, ui, left, true);
    paper.x = left.x + left.w + BETWEEN;
    paper.y = area.y + (ui_reach(ui) ? 24 : TOP);
    paper.w = area.x + area.w - UI_MARGIN - paper.x;
    paper.h = area.y + area.h - paper.y;
    glossary_paper(g, k, ui, paper);
}

/* As many groups of letters as stand in one line. */
static size_t glossary_chips(const struct glossary *g, struct ui *ui, struct rect area)
{
    float line = glossary_strip_height(g, ui, area.w, 1);
    size_t groups = GLOSSARY_GROUPS;
    while (groups > 1 && glossary_strip_height(g, ui, area.w, groups) > line) {
        groups--;
    }
    return groups;
}

static void glossary_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct glossary *g = self;
    bool wide = area.w >= WIDE_LEAST && area.w > area.h;
    struct ui_upper_view upper = {0};
    struct rect page = area;
    struct err err;
    size_t groups;
    float strip;
    if (!glossary_load(g, k, &err)) {
        nav_nothing(k, ui, area, NOTHING_READ);
        return;
    }
    if (g->data.count == 0) {
        nav_nothing(k, ui, area, NOTHING_YET);
        return;
    }
    groups = glossary_chips(g, ui, area);
    strip = glossary_strip_height(g, ui, area.w, groups);
    page.h -= strip;
    if (!wide && g->wide && strcmp(nav_route(k->nav), g->section) == 0) {
        nav_term_hide(&g->term); /* nobody chose the one that stood beside the list */
    }
    ui_sky(ui, area);
    ui_set_accent(ui, theme_accent(g->data.section.accent));
    upper.title = g->data.section.title;
    upper.line = g->data.section.summary;
    upper.lang = g->data.section.lang;
    ui_upper_show(ui, &upper);
    if (wide) {
        glossary_wide(g, k, ui, page);
    } else {
        glossary_list(g, k, ui, page, false);
        if (g->listed) {
            nav_term_hide(&g->term);
            nav_set_route(k->nav, g->section);
        }
    }
    g->listed = false;
    ui_set_accent(ui, theme_accent(g->data.section.accent));
    glossary_strip(g, ui, rect_make(area.x, page.y + page.h, area.w, strip), groups);
    if (!wide && g->term.route[0]) {
        nav_term_sheet(&g->term, k, ui, area, "");
        if (!g->term.route[0]) {
            nav_set_route(k->nav, g->section);
        }
    }
}

/* The author's preview: the list stays where it was; the term is in the address. */
static void glossary_keep(void *self, const void *old, struct kiosk *k, struct pack *before)
{
    struct glossary *g = self;
    const struct glossary *o = old;
    (void)k;
    (void)before;
    g->find = o->find;
    g->wide = o->wide;
}

const struct screen_type screen_glossary = {
    .name = "glossary",
    .kinds = "glossary",
    .size = sizeof(struct glossary),
    .idle_s = 120,
    .open = glossary_open,
    .frame = glossary_frame,
    .close = glossary_close,
    .keep = glossary_keep,
    .back = glossary_back,
};
