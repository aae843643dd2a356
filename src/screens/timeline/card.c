/* One card: an event with or without its picture, the selected one in ink, a cluster. Everything is
 * composed from top to bottom by a pen that measures or draws, so that the two cannot disagree;
 * what a card has no room for is left out whole, never cut: the summary first, then the picture. */
#include "timeline.h"

#include "ui/button.h"

#include <math.h>
#include <string.h>

#define PAD_X 20.0f
#define PAD_TOP 16.0f
#define PAD_FOOT 18.0f
#define PICTURE_LEAST 110.0f
#define PICTURE_SMALL_LEAST 140.0f
#define CHOSEN_YEAR 1.55f  /* of a heading */
#define CHOSEN_WIDE 900.0f /* the card that stands above the rows */
#define FOCUS_RING 6.0f

struct pen {
    struct ui *ui;
    float x, y, width; /* y grows */
    float alpha;
    bool draw;
    const char *lang;
};

enum ui_role ink_role(const struct ui *ui)
{
    enum session_theme theme = ui_choice(ui)->theme;
    return theme == SESSION_LIGHT ? ROLE_INK : theme == SESSION_DARK ? ROLE_SOIL : ROLE_SURFACE;
}

const char *event_slug(const char *route)
{
    const char *slash = strchr(route, '/');
    return slash ? slash + 1 : route;
}

static void pen_text(struct pen *p, struct ui_text *t)
{
    t->alpha = p->alpha;
    t->lang = t->lang ? t->lang : p->lang;
    p->y += p->draw ? ui_text(p->ui, p->x, p->y, p->width, t) : ui_text_height(p->ui, p->width, t);
}

static struct ui_text date_text(const char *text, float size, enum ui_role role, bool large,
                                float alpha)
{
    return (struct ui_text){.text = text,
                            .size = size,
                            .role = role,
                            .serif = large,
                            .bold = large,
                            .line_height = 1.15f,
                            .alpha = alpha};
}

float card_date(struct ui *ui, struct rect r, const struct ui_date *date,
                const struct date_look *look, bool draw)
{
    struct ui_text year = date_text(date->main, look->size, look->role, true, look->alpha);
    struct ui_text rest =
        date_text(date->rest, look->rest_size, look->rest_role, false, look->alpha);
    float gap = look->size * 0.2f, year_w, rest_w, high;
    year.size = ui_fit_size(ui, r.w, 1, &year);
    rest.size = ui_fit_size(ui, r.w, 1, &rest);
    year_w = ui_text_width(ui, &year);
    rest_w = date->rest[0] ? ui_text_width(ui, &rest) : 0;
    high = look->size * 1.15f;
    if (draw) {
        ui_text(ui, r.x, r.y + (high - year.size * 1.15f) / 2, r.w + 1, &year);
    }
    if (rest_w > 0 && year_w + gap + rest_w <= r.w) { /* baselines in line */
        float down = (year.size - rest.size) * 0.5f;
        if (draw) {
            ui_text(ui, r.x + year_w + gap, r.y + (high - rest.size * 1.15f) / 2 + down * 0.76f,
                    rest_w + 1, &rest);
        }
    } else if (rest_w > 0) {
        if (draw) {
            ui_text(ui, r.x, r.y + high, r.w + 1, &rest);
        }
        high += rest.size * 1.2f;
    }
    return high;
}

static void pen_date(struct pen *p, const struct ui_date *date, const struct date_look *look)
{
    struct date_look own = *look;
    own.alpha = p->alpha;
    p->y += card_date(p->ui, rect_make(p->x, p->y, p->width, 0), date, &own, p->draw);
}

/* The words that fit `room`: the title, else the short one, else that in smaller letters. */
static void pen_headline(struct pen *p, const struct pack_event_card *c, struct ui_text t,
                         int lines, float room)
{
    const char *choices[2] = {c->card.title, timeline_short(c)};
    float size = t.size, least = theme_size(SESSION_TEXT_NORMAL, TYPE_CAPTION);
    int i;
    t.lang = c->card.lang;
    for (i = 0; i < 2; i++) {
        t.text = choices[i];
        t.size = size;
        t.size = ui_fit_size(p->ui, p->width, lines, &t);
        t.line_height = 1.36f;
        if (ui_text_height(p->ui, p->width, &t) > room) {
            t.line_height = 1.25f;
        }
        if (ui_text_height(p->ui, p->width, &t) <= room + 0.5f) {
            pen_text(p, &t);
            return;
        }
    }
    while (t.size > least && ui_text_height(p->ui, p->width, &t) > room) {
        t.size = fmaxf(least, t.size - 2);
    }
    pen_text(p, &t);
}

/* --- what a card is made of ------------------------------------------------------------------ */

struct card_parts {
    struct rect face, picture; /* picture.h 0: none */
    float words, room;         /* y of the first line; height for all of them */
    bool summary, more;
};

static struct pen card_pen(struct ui *ui, const struct card *card, const struct pack_event_card *c,
                           bool draw)
{
    return (struct pen){.ui = ui,
                        .x = card->place.x + PAD_X,
                        .width = card->place.w - 2 * PAD_X,
                        .alpha = card->alpha,
                        .draw = draw,
                        .lang = c->card.lang};
}

/* Year and title; a large card has the summary, too. */
static void event_words(struct timeline *s, struct pen *p, const struct card *card,
                        const struct pack_event_card *c, float room)
{
    struct ui *ui = p->ui;
    struct ui_date date = timeline_date_brief(s, ui, card->event);
    const struct date_look look = {.size = ui_size(ui, TYPE_HEADING),
                                   .rest_size = ui_size(ui, TYPE_CAPTION),
                                   .role = ROLE_ACCENT,
                                   .rest_role = ROLE_INK_SOFT};
    struct ui_text title = {
        .size = ui_size(ui, TYPE_LABEL), .role = ROLE_INK, .bold = true, .headline = true};
    struct ui_text line = {.text = c->card.summary,
                           .size = ui_size(ui, TYPE_CAPTION),
                           .role = ROLE_INK_SOFT,
                           .headline = true,
                           .line_height = 1.45f,
                           .lang = c->card.summary_lang};
    float top = p->y;
    pen_date(p, &date, &look);
    p->y += 4;
    pen_headline(p, c, title, 3, room - (p->y - top));
    if (card->form == LAYOUT_TALL && !c->card.art[0] && c->card.summary[0] &&
        p->y - top + 8 + ui_text_height(ui, p->width, &line) <= room) {
        p->y += 8;
        pen_text(p, &line);
    }
}

/* Year, title and, where there is room, the summary of the selected event. */
static void chosen_words(struct timeline *s, struct pen *p, const struct card *card,
                         const struct pack_event_card *c, float room, bool summary)
{
    struct ui *ui = p->ui;
    struct ui_date date = timeline_date_brief(s, ui, card->event);
    bool low = room < ui_size(ui, TYPE_HEADING) * 4;
    const struct date_look look = {.size = ui_size(ui, TYPE_HEADING) * (low ? 1 : CHOSEN_YEAR),
                                   .rest_size = ui_size(ui, low ? TYPE_CAPTION : TYPE_LABEL),
                                   .role = ROLE_GOLD,
                                   .rest_role = ROLE_GOLD};
    struct ui_text title = {.size = ui_size(ui, TYPE_HEADING),
                            .role = ROLE_ON_SOIL,
                            .bold = true,
                            .serif = true,
                            .headline = true};
    struct ui_text line = {.text = c->card.summary,
                           .size = ui_size(ui, TYPE_LABEL),
                           .role = ROLE_ON_SOIL,
                           .headline = true,
                           .line_height = 1.5f,
                           .lang = c->card.summary_lang};
    float top = p->y;
    pen_date(p, &date, &look);
    p->y += 2;
    pen_headline(p, c, title, p->width < 700 ? 3 : 2, room - (p->y - top));
    if (summary) {
        p->y += 6;
        pen_text(p, &line);
    }
}

static float chosen_height(struct timeline *s, struct ui *ui, const struct card *card,
                           const struct pack_event_card *c, float room, bool summary)
{
    struct pen p = card_pen(ui, card, c, false);
    chosen_words(s, &p, card, c, room, summary);
    return p.y;
}

/* The card over the whole width is never without something to look at. */
static bool card_has_sun(const struct ui *ui, const struct card *card)
{
    return card->form == LAYOUT_CHOSEN && card->place.w > CHOSEN_WIDE && !ui_contrast(ui);
}

static struct card_parts chosen_parts(struct timeline *s, struct ui *ui, const struct card *card,
                                      const struct pack_event_card *c)
{
    struct card_parts parts = {.face = card->place};
    float foot = PAD_FOOT, room, words, least;
    parts.more = card->count > 1;
    if (parts.more) {
        foot += ui_button_height(ui) + UI_GAP;
    }
    room = card->place.h - PAD_TOP - foot;
    parts.summary = c->card.summary[0] != '\0';
    words = chosen_height(s, ui, card, c, room, parts.summary);
    least = card->picture && (c->card.art[0] || card_has_sun(ui, card)) ? PICTURE_LEAST : 0;
    if (parts.summary && words + least > room) { /* the picture says more than the summary */
        float without = chosen_height(s, ui, card, c, room, false);
        parts.summary = words <= room && without + least > room;
        words = parts.summary ? words : without;
    }
    if (least > 0 && room - words >= least) {
        float most = card->place.w > CHOSEN_WIDE ? room - words : fminf(room - words, 300);
        parts.picture = rect_make(card->place.x, card->place.y, card->place.w, floorf(most));
    }
    parts.face.h = fminf(card->place.h, parts.picture.h + PAD_TOP + words + foot);
    parts.words = card->place.y + parts.picture.h + PAD_TOP;
    parts.room = room;
    return parts;
}

static struct card_parts event_parts(struct timeline *s, struct ui *ui, const struct card *card,
                                     const struct pack_event_card *c)
{
    struct card_parts parts = {.face = card->place};
    struct pen p = card_pen(ui, card, c, false);
    float room = card->place.h - PAD_TOP - PAD_FOOT;
    event_words(s, &p, card, c, room);
    parts.room = room;
    if (card->form == LAYOUT_TALL && c->card.art[0] && room - p.y >= PICTURE_SMALL_LEAST) {
        parts.picture = rect_make(card->place.x, card->place.y, card->place.w,
                                  floorf(fminf(room - p.y, card->place.w * 0.75f)));
    }
    parts.face.h = fminf(card->place.h, parts.picture.h + PAD_TOP + p.y + PAD_FOOT);
    parts.face.h = fmaxf(parts.face.h, UI_TOUCH);
    parts.words = card->place.y + parts.picture.h + PAD_TOP;
    return parts;
}

/* --- clusters -------------------------------------------------------------------------------- */

static void cluster_words(struct pen *p, const struct card *card)
{
    struct ui *ui = p->ui;
    struct ui_text many = {.text = ui_word_with(ui, "timeline.cluster",
                                                arena_format(ui_memory(ui), "%zu", card->count)),
                           .size = ui_size(ui, TYPE_HEADING),
                           .role = ROLE_ACCENT,
                           .bold = true,
                           .serif = true,
                           .line_height = 1.15f};
    struct ui_text years = {.text = card->span,
                            .size = ui_size(ui, TYPE_LABEL),
                            .role = ROLE_INK,
                            .headline = true,
                            .line_height = 1.3f};
    float icon = ui_size(ui, TYPE_HEADING), width = p->width;
    if (p->draw) {
        ui_icon_faded(ui, rect_make(p->x + width - icon, p->y + icon * 0.08f, icon, icon),
                      "zoom-in", ROLE_INK_SOFT, p->alpha);
    }
    p->width = width - icon - 8;
    many.size = ui_fit_size(ui, p->width, 1, &many);
    pen_text(p, &many);
    p->width = width;
    p->y += 4;
    years.size = ui_fit_size(ui, width, strchr(card->span, '\n') ? 2 : 1, &years);
    pen_text(p, &years);
}

static struct card_parts cluster_parts(struct ui *ui, const struct card *card)
{
    struct card_parts parts = {.face = card->place};
    struct pen p = {
        .ui = ui, .width = card->place.w - 2 * PAD_X, .alpha = card->alpha, .draw = false};
    cluster_words(&p, card);
    parts.face.h = fmaxf(fminf(card->place.h, PAD_TOP + p.y + PAD_FOOT), UI_TOUCH);
    parts.words = card->place.y + PAD_TOP;
    return parts;
}

static struct card_parts card_parts(struct timeline *s, struct kiosk *k, struct ui *ui,
                                    const struct card *card)
{
    if (card->form == LAYOUT_CLUSTER) {
        return cluster_parts(ui, card);
    }
    if (card->form == LAYOUT_CHOSEN) {
        return chosen_parts(s, ui, card, timeline_words(s, k, card->event));
    }
    return event_parts(s, ui, card, timeline_words(s, k, card->event));
}

float card_height(struct timeline *s, struct kiosk *k, struct ui *ui, const struct card *card)
{
    return card_parts(s, k, ui, card).face.h;
}

/* --- drawing --------------------------------------------------------------------------------- */

static void card_fill(struct ui *ui, struct rect r, enum ui_role role, float alpha)
{
    ui_fill_colour(ui, r, colour_with_alpha(ui_colour(ui, role), alpha), draw_round(UI_RADIUS));
}

static void card_face(struct ui *ui, const struct card *card, const struct card_parts *parts,
                      const struct pack_event_card *c)
{
    bool chosen = card->form == LAYOUT_CHOSEN;
    struct ui_picture picture = {.name = c->card.art,
                                 .focus_x = c->focus_x,
                                 .focus_y = c->focus_y,
                                 .alpha = card->alpha,
                                 .corners = draw_round_top(UI_RADIUS),
                                 .label = c->art_alt};
    card_fill(ui, parts->face, chosen ? ink_role(ui) : ROLE_SURFACE, card->alpha);
    if (parts->picture.h > 0 && c->card.art[0]) {
        ui_picture(ui, parts->picture, &picture);
    } else if (parts->picture.h > 0) {
        sun_show(ui, parts->picture, draw_round_top(UI_RADIUS));
    }
    if (chosen && ui_contrast(ui)) {
        ui_stroke(ui, parts->face, ROLE_GOLD, FOCUS_RING, UI_RADIUS);
    } else {
        ui_hairline(ui, parts->face, draw_round(UI_RADIUS));
    }
}

static const char *card_name(struct ui *ui, const struct card *card,
                             const struct pack_event_card *c)
{
    if (card->form == LAYOUT_CLUSTER) {
        return arena_format(ui_memory(ui), "timeline.cluster.%zu", card->event);
    }
    return arena_format(ui_memory(ui), "timeline.event.%s", event_slug(c->card.route));
}

/* The button in the selected card that leads to those of the same days. */
static bool card_more(struct ui *ui, const struct card *card, struct rect face)
{
    const char *others = arena_format(ui_memory(ui), "%zu", card->count - 1);
    const struct ui_button more = {.name = "timeline.more",
                                   .label = ui_word_with(ui, "timeline.more", others),
                                   .icon = "list",
                                   .look = BUTTON_SOIL_3};
    float h = ui_button_height(ui);
    return ui_button(
        ui, rect_make(face.x + PAD_X, face.y + face.h - h - UI_GAP, face.w - 2 * PAD_X, h), &more);
}

enum card_tap card_show(struct timeline *s, struct kiosk *k, struct ui *ui, const struct card *card)
{
    const struct pack_event_card *c = timeline_words(s, k, card->event);
    struct card_parts parts = card_parts(s, k, ui, card);
    struct card moved = *card;
    const char *name = card_name(ui, card, c);
    struct ui_target target = {
        .id = ui_id(name),
        .rect = parts.face,
        .name = name,
        .label =
            card->form == LAYOUT_CLUSTER
                ? arena_format(ui_memory(ui), "%s, %s", timeline_count(ui, card->count), card->span)
                : c->card.title,
        .kind = UI_CARD};
    struct ui_state state;
    struct pen p;
    enum card_tap tap = CARD_REST;
    if (parts.more) {
        target.rect.h -= ui_button_height(ui) + 2 * UI_GAP;
    }
    state = ui_target(ui, &target);
    if (state.pressed) {
        moved.place.y += 6;
        parts.face.y += 6;
        parts.picture.y += 6;
        parts.words += 6;
    }
    card_face(ui, &moved, &parts, c);
    p = card_pen(ui, &moved, c, true);
    p.y = parts.words;
    if (card->form == LAYOUT_CLUSTER) {
        p.lang = NULL;
        cluster_words(&p, &moved);
    } else if (card->form == LAYOUT_CHOSEN) {
        chosen_words(s, &p, &moved, c, parts.room, parts.summary);
    } else {
        event_words(s, &p, &moved, c, parts.room);
    }
    if (parts.more && card_more(ui, card, parts.face)) {
        tap = CARD_MORE;
    }
    if (state.pressed) {
        ui_pressed_shade(ui, parts.face, draw_round(UI_RADIUS));
    }
    return state.clicked ? CARD_TAPPED : tap;
}
