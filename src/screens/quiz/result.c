/* How it went: the constellation in the sky, the sentence the pack has for it, and ways on. What
 * was missed can be tried again; no ranks, no names, nothing is kept. */
#include "quiz.h"

#include "nav/nav.h"
#include "pack/item.h"
#include "ui/button.h"
#include "ui/card.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define HORIZON_AT 0.5796f /* of the drawing */
#define HORIZON 0.657f     /* of the area */
#define PAD 44.0f
#define CARD_W 496.0f

static bool result_has(const struct quiz *q, const char *route)
{
    size_t i;
    for (i = 0; i < q->card_count; i++) {
        if (strcmp(q->cards[i].route, route) == 0) {
            return true;
        }
    }
    return false;
}

static void result_add(struct quiz *q, const struct pack_card *card)
{
    if (q->card_count < QUIZ_CARDS && card->title[0] && !result_has(q, card->route)) {
        q->cards[q->card_count++] = *card;
    }
}

/* The pages of what was missed first, then what the topic leads to, then pages of the others. */
static void result_load(struct quiz *q, struct kiosk *k)
{
    const struct pack_topic *topic = quiz_topic(q, q->game.topic);
    const struct pack_card *related;
    const char *lang = k->session->now.lang;
    struct question question;
    struct err ignored;
    size_t count, i;
    int pass;
    if (q->result_ok && strcmp(q->result_lang, lang) == 0) {
        return;
    }
    arena_reset(&q->result_memory);
    q->card_count = 0;
    snprintf(q->result_lang, sizeof q->result_lang, "%s", lang);
    for (pass = 0; pass < 2; pass++) {
        for (i = 0; i < q->seat_count; i++) {
            bool missed = q->round.slots[i].star != STAR_LIT;
            if (missed == (pass == 0) && q->card_count < QUIZ_CARDS - (pass == 0 ? 1 : 0) &&
                pack_question(k->pack, q->seats[i].route, lang, &q->result_memory, &question,
                              &ignored) &&
                question.has_page) {
                result_add(q, &question.page);
            }
        }
        if (pass == 0 && topic &&
            pack_related(k->pack, topic->card.route, lang, QUIZ_CARDS, &q->result_memory, &related,
                         &count, &ignored)) {
            for (i = 0; i < count; i++) {
                result_add(q, &related[i]);
            }
        }
    }
    q->result_ok = true;
}

/* "{lit}" and "{all}" replaced by numbers. */
static const char *result_words(const struct quiz *q, struct ui *ui, const char *text)
{
    struct arena *mem = ui_memory(ui);
    const char *lit = arena_format(mem, "%zu", round_lit(&q->round));
    const char *all = arena_format(mem, "%zu", q->round.count);
    const char *at;
    while ((at = strstr(text, "{lit}")) || (at = strstr(text, "{all}"))) {
        bool one = at[1] == 'l';
        text = arena_format(mem, "%.*s%s%s", (int)(at - text), text, one ? lit : all, at + 5);
    }
    return text;
}

static const struct pack_band *result_band(const struct quiz *q)
{
    const struct pack_band *band = NULL;
    int score = round_score(&q->round);
    size_t i;
    for (i = 0; i < q->data.band_count; i++) {
        if (q->data.bands[i].from <= score) {
            band = &q->data.bands[i];
        }
    }
    return band;
}

static float result_put(struct ui *ui, struct rect r, const struct ui_text *t, bool draw)
{
    return draw ? ui_text(ui, r.x, r.y, r.w, t) : ui_text_height(ui, r.w, t);
}

static struct ui_text result_line(const struct quiz *q, struct ui *ui, enum ui_role role)
{
    const struct pack_band *band = result_band(q);
    return (struct ui_text){.text = band ? result_words(q, ui, band->text) : "",
                            .type = TYPE_BODY,
                            .role = role,
                            .headline = true,
                            .line_height = 1.5f};
}

/* `brief`: the title alone; the sentence stands in the soil. */
static float result_text(const struct quiz *q, struct ui *ui, struct rect r, bool brief, bool draw)
{
    const struct pack_band *band = result_band(q);
    const struct pack_topic *topic = quiz_topic(q, q->game.topic);
    struct ui_text kicker = {.text =
                                 arena_format(ui_memory(ui), "%s · %s",
                                              topic ? topic->card.title : ui_word(ui, "quiz.all"),
                                              quiz_level_word(ui, q->game.level)),
                             .type = TYPE_LABEL,
                             .role = ROLE_NIGHT_TEXT,
                             .bold = true,
                             .line_height = 1.3f};
    struct ui_text title = {.text = result_words(q, ui, band ? band->title : quiz_spoken(q, ui)),
                            .type = TYPE_MASTHEAD,
                            .role = ROLE_NIGHT_TEXT,
                            .serif = true,
                            .bold = true,
                            .headline = true,
                            .line_height = 1.2f};
    struct ui_text line = result_line(q, ui, ROLE_NIGHT_TEXT);
    float top = r.y;
    title.size = fmaxf(ui_fit_size(ui, r.w, 2, &title), ui_size(ui, TYPE_HEADING));
    title.size = fminf(title.size, ui_fit_size(ui, r.w, 3, &title));
    kicker.size = ui_fit_size(ui, r.w, 1, &kicker);
    if (brief) {
        title.size = ui_fit_size(ui, r.w, ui_reach(ui) ? 1 : 2, &title);
    }
    r.y += result_put(ui, r, &kicker, draw) + 12;
    r.y += result_put(ui, r, &title, draw) + 8;
    r.y += line.text[0] && !brief ? result_put(ui, r, &line, draw) : 0;
    return r.y - top;
}

enum { RESULT_AGAIN, RESULT_ROUND, RESULT_TOPIC };

static float result_buttons(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect r,
                            bool draw)
{
    struct ui_button b[3] = {{0}};
    int does[3], tapped;
    size_t missed = round_missed(&q->round), n = 0;
    float height;
    if (missed > 0) {
        does[n] = RESULT_AGAIN;
        b[n++] = (struct ui_button){
            .name = "quiz.again",
            .label = missed == 1 ? ui_word(ui, "quiz.again.one")
                                 : ui_word_with(ui, "quiz.again",
                                                arena_format(ui_memory(ui), "%zu", missed)),
            .icon = "star",
            .look = BUTTON_GOLD};
    }
    does[n] = RESULT_ROUND;
    b[n++] = (struct ui_button){.name = "quiz.round",
                                .label = ui_word(ui, "quiz.round"),
                                .icon = "arrow-right",
                                .look = missed > 0 ? BUTTON_SOIL_3 : BUTTON_GOLD};
    does[n] = RESULT_TOPIC;
    b[n++] = (struct ui_button){.name = "quiz.topics",
                                .label = ui_word(ui, "quiz.topics"),
                                .icon = "refresh",
                                .look = BUTTON_SOIL_3};
    height = ui_buttons_flow(ui, r, 0, b, n, draw, &tapped);
    if (tapped < 0) {
        return height;
    }
    ui_animate(ui);
    if (does[tapped] == RESULT_AGAIN) {
        quiz_again(q);
    } else if (does[tapped] == RESULT_TOPIC) {
        quiz_leave(q, k);
    } else {
        struct quiz_wish wish = q->game;
        quiz_new_round(q, k, &wish);
    }
    return height;
}

static float result_cards(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect r, bool draw)
{
    size_t columns = r.w >= 2 * CARD_W - 60 ? 2 : 1, i, count = q->card_count;
    float w = (r.w - UI_GAP * (float)(columns - 1)) / (float)columns, y = 0, row = 0;
    for (i = 0; i < count; i++) {
        const struct pack_card *c = &q->cards[i];
        struct ui_card card = {.name = "quiz.card",
                               .index = (int)i,
                               .kicker = ui_word(ui, "quiz.look"),
                               .title = c->short_title[0] ? c->short_title : c->title,
                               .picture = c->art,
                               .focus_x = 0.5f,
                               .focus_y = 0.5f,
                               .lang = c->lang,
                               .accent = ACCENT_QUIZ};
        struct rect at = {r.x + (w + UI_GAP) * (float)(i % columns), r.y + y, w, 0};
        at.h = ui_card_row_height(ui, w, &card);
        row = fmaxf(row, at.h);
        if (draw && ui_card_row(ui, at, &card, ROLE_SURFACE)) {
            nav_push(k->nav, c->route);
        }
        if (i % columns == columns - 1 || i + 1 == count) {
            y += row + UI_GAP;
            row = 0;
        }
    }
    return y;
}

/* Everything in the soil, in one or two columns; the height. */
static float result_soil(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect r, bool brief,
                         bool draw)
{
    bool wide = r.w >= 1500 && ui_choice(ui)->text == SESSION_TEXT_NORMAL;
    float left = wide ? r.w * 0.46f : r.w, y = 0, cards, whole = r.w, lead;
    struct ui_text line = result_line(q, ui, ROLE_ON_SOIL);
    struct ui_text none = {.text = ui_word(ui, "quiz.no_ranks"),
                           .type = TYPE_LABEL,
                           .role = ROLE_ON_SOIL_SOFT,
                           .headline = true,
                           .line_height = 1.4f};
    if (brief && line.text[0]) {
        r.w = fminf(r.w, ui_size(ui, TYPE_BODY) * 32);
        y = result_put(ui, r, &line, draw) + 20;
    }
    r.w = whole;
    lead = y;
    y += result_buttons(q, k, ui, rect_make(r.x, r.y + y, left, 0), draw) + 20;
    if (!q->playing || quiz_at(q) < q->seat_count) {
        return y; /* a button has led on */
    }
    y += result_put(ui, rect_make(r.x, r.y + y, left, 0), &none, draw);
    if (wide) {
        cards = result_cards(q, k, ui, rect_make(r.x + left + 32, r.y + lead, r.w - left - 32, 0),
                             draw);
        return fmaxf(y, lead + cards - UI_GAP);
    }
    return y + 24 + result_cards(q, k, ui, rect_make(r.x, r.y + y + 24, r.w, 0), draw);
}

static void result_sky(struct quiz *q, struct ui *ui, struct rect upper, float horizon, bool brief,
                       bool tall, bool fits)
{
    float text, width = tall ? upper.w - 2 * UI_MARGIN : upper.w * 0.42f;
    struct rect at = {upper.x + UI_MARGIN, upper.y + (ui_reach(ui) ? 20 : 48), width, 0}, stars;
    struct quiz_sky sky = {.star = 34, .turn = -0.56f, .ground = ROLE_ACCENT_FILL};
    text = result_text(q, ui, at, brief, true);
    if (tall) {
        stars = rect_make(upper.x + 140, at.y + text + 64, upper.w - 280,
                          horizon - 120 - (at.y + text + 64));
    } else {
        stars = rect_make(upper.x + upper.w * 0.5f, upper.y + 80, upper.w * 0.42f,
                          horizon - upper.y - (ui_reach(ui) ? 130 : 220));
    }
    if (tall) { /* over the roof of the observatory */
        stars.h = fminf(stars.h, upper.y + upper.h * 0.64f - stars.y);
    }
    sky.turn = stars.h > stars.w * 0.4f ? sky.turn : 0; /* as wide as it is in the sky */
    sky.star = fminf(sky.star, stars.h * 0.14f);
    if (fits && stars.h > 120) {
        sky.place = stars;
        ui_describe(ui, stars, quiz_spoken(q, ui));
        quiz_stars(q, ui, &sky);
    }
}

void quiz_result(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct rect upper = ui_reach(ui) ? ui_upper(ui) : area, soil;
    struct ui_scroll scroll = {.id = ui_id("quiz.result"), .opaque = true, .ground = ROLE_SOIL};
    float need, most, horizon, offset, words;
    bool tall = area.w < area.h, brief, plain;
    result_load(q, k);
    if (!q->done_sounded) {
        q->done_sounded = true;
        sound_play(k->sound, SOUND_DONE);
    }
    ui_set_accent(ui, ACCENT_QUIZ);
    soil = rect_make(area.x + UI_MARGIN, 0, area.w - 2 * UI_MARGIN, 0);
    words = tall ? soil.w : area.w * 0.42f;
    words = 48 + 24 + result_text(q, ui, rect_make(0, 0, words, 0), false, false);
    brief = ui_reach(ui) || words > area.h * 0.5f;
    need = result_soil(q, k, ui, soil, brief, false) + PAD + 24;
    most = tall ? area.h - need : area.h * HORIZON;
    horizon = area.y + fmaxf(fminf(most, area.h - need), fminf(words, area.h * 0.5f));
    if (ui_reach(ui)) {
        horizon = upper.y + upper.h;
    }
    upper.h = horizon - upper.y;
    plain = ui_choice(ui)->text != SESSION_TEXT_NORMAL || ui_reach(ui) ||
            (!tall && words > upper.h * 0.62f); /* no white words on snow */
    quiz_night(ui, rect_make(area.x, upper.y, area.w, area.y + area.h - upper.y), horizon,
               plain ? "" : quiz_art(q, k, ui, "quiz-result"), HORIZON_AT, 0.22f);
    result_sky(q, ui, upper, horizon, brief, tall, upper.h > words || !tall);
    scroll.view = rect_make(area.x, horizon + 20, area.w, area.y + area.h - horizon - 20);
    scroll.content = need;
    offset = need > scroll.view.h + 1 ? ui_scroll_begin(ui, &scroll) : 0;
    soil.y = scroll.view.y + PAD - 20 - offset;
    result_soil(q, k, ui, soil, brief, true);
    if (need > scroll.view.h + 1) {
        ui_scroll_end(ui);
    }
}
