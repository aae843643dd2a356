/* The start: topics as lights in the night, the level, and what one can do without choosing. Where
 * everything finds room it stands still; otherwise the lights and buttons scroll over the plain
 * night, and the one gold button stays at the foot. */
#include "quiz.h"

#include "nav/nav.h"
#include "ui/button.h"
#include "ui/upper.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define HORIZON_AT 0.6167f /* of the drawing */
#define PAD 32.0f
#define DISC 184.0f
#define DISC_SMALL 156.0f
#define START_W 480.0f
#define START_NOTE 280.0f

static float start_head(struct quiz *q, struct ui *ui, struct rect r, bool draw)
{
    struct ui_text title = {.text = q->data.section.title,
                            .type = TYPE_DISPLAY,
                            .role = ROLE_NIGHT_TEXT,
                            .serif = true,
                            .bold = true,
                            .headline = true,
                            .line_height = 1.18f,
                            .lang = q->data.section.lang};
    struct ui_text line = {.text = ui_word(ui, "quiz.invite"),
                           .type = TYPE_BODY,
                           .role = ROLE_NIGHT_TEXT,
                           .headline = true,
                           .line_height = 1.6f};
    float y;
    title.size = ui_fit_size(ui, r.w, 1, &title);
    y = (draw ? ui_text(ui, r.x, r.y, r.w, &title) : ui_text_height(ui, r.w, &title)) + 8;
    return y + (draw ? ui_text(ui, r.x, r.y + y, r.w, &line) : ui_text_height(ui, r.w, &line));
}

static void start_play(struct quiz *q, struct kiosk *k, struct ui *ui, const struct quiz_wish *wish)
{
    quiz_new_round(q, k, wish);
    ui_animate(ui);
}

/* The levels that have questions, and the clock (LEVEL_ANY); their number. */
static size_t start_level_buttons(const struct quiz *q, struct ui *ui, struct ui_button *b,
                                  enum question_level *does)
{
    static const char *const names[] = {"quiz.level.primary", "quiz.level.middle",
                                        "quiz.level.adult"};
    size_t n = 0;
    int level;
    for (level = 0; level < LEVEL_COUNT; level++) {
        bool chosen = q->wish.level == (enum question_level)level;
        if (quiz_count(q, q->wish.topic, (enum question_level)level) == 0) {
            continue; /* not offered at all */
        }
        does[n] = (enum question_level)level;
        b[n++] = (struct ui_button){.name = names[level],
                                    .label = quiz_level_word(ui, (enum question_level)level),
                                    .icon = chosen ? "check" : NULL,
                                    .light = !chosen,
                                    .look = chosen ? BUTTON_GOLD : BUTTON_SOIL};
    }
    if (quiz_may_time(ui)) {
        does[n] = LEVEL_ANY;
        b[n++] = (struct ui_button){.name = "quiz.timed",
                                    .label = ui_word(ui, "quiz.timed"),
                                    .icon = q->wish.timed ? "check" : "clock",
                                    .light = !q->wish.timed,
                                    .look = q->wish.timed ? BUTTON_GOLD : BUTTON_SOIL};
    }
    return n;
}

static float start_levels(struct quiz *q, struct ui *ui, struct rect r, bool draw)
{
    struct ui_button b[LEVEL_COUNT + 1] = {{0}};
    enum question_level does[LEVEL_COUNT + 1];
    int tapped;
    float height = ui_buttons_flow(ui, r, 0, b, start_level_buttons(q, ui, b, does), draw, &tapped);
    if (tapped >= 0 && does[tapped] == LEVEL_ANY) {
        q->wish.timed = !q->wish.timed;
    } else if (tapped >= 0) {
        q->wish.level = does[tapped];
    }
    return height;
}

/* How wide they are in one row, with the one that may get a tick. */
static float start_levels_width(const struct quiz *q, struct ui *ui)
{
    struct ui_button b[LEVEL_COUNT + 1] = {{0}};
    enum question_level does[LEVEL_COUNT + 1];
    size_t n = start_level_buttons(q, ui, b, does), i;
    float width = ui_size(ui, TYPE_CHROME) * 2;
    for (i = 0; i < n; i++) {
        width += ui_button_width(ui, &b[i], 160) + UI_GAP;
    }
    return width;
}

/* Beside or under the levels: how it will be, and honestly how much there is. */
static struct ui_text start_note(struct quiz *q, struct ui *ui)
{
    size_t count = quiz_count(q, q->wish.topic, q->wish.level);
    struct ui_text t = {.text = ui_word(ui, "quiz.untimed"),
                        .type = TYPE_LABEL,
                        .role = ROLE_ON_SOIL_SOFT,
                        .headline = true,
                        .line_height = 1.4f};
    if (count < ROUND_USUAL) {
        t.text = ui_word_with(ui, "quiz.fewer", arena_format(ui_memory(ui), "%zu", count));
    } else if (q->wish.timed && quiz_may_time(ui)) {
        t.text = ui_word(ui, "quiz.timed.line");
    }
    return t;
}

static float start_more(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect r, bool draw)
{
    struct quiz_wish wish = q->wish;
    struct ui_button b[3] = {{.name = "quiz.surprise",
                              .label = ui_word(ui, "quiz.surprise"),
                              .icon = "arrows-shuffle",
                              .look = BUTTON_SOIL_3},
                             {.name = "quiz.explore",
                              .label = ui_word(ui, "quiz.explore"),
                              .icon = "eye",
                              .look = BUTTON_SOIL_3},
                             {.name = "quiz.today", .icon = "bulb", .look = BUTTON_SOIL_3}};
    int tapped;
    float height, others;
    if (q->today) {
        b[2].label = ui_word_with(ui, "quiz.today.is", q->today_words);
        others = ui_button_width(ui, &b[0], 160) + ui_button_width(ui, &b[1], 160) + 2 * UI_GAP;
        if (strchr(q->today_words, '\n') || others + ui_button_width(ui, &b[2], 0) > r.w) {
            b[2].label = ui_word(ui, "quiz.today");
        }
    }
    height = ui_buttons_flow(ui, r, 0, b, q->today ? 3 : 2, draw, &tapped);
    if (tapped == 0) {
        snprintf(wish.topic, sizeof wish.topic, QUIZ_ALL);
        start_play(q, k, ui, &wish);
    } else if (tapped == 1) {
        wish.level = LEVEL_ANY;
        wish.explore = true;
        start_play(q, k, ui, &wish);
    } else if (tapped == 2) {
        nav_push(k->nav, q->today);
    }
    return height;
}

static void start_button(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect r)
{
    const struct ui_button b = {.name = "quiz.start",
                                .label = ui_word(ui, "quiz.start"),
                                .icon = "arrow-right",
                                .icon_behind = true,
                                .look = BUTTON_GOLD,
                                .type = r.h > 120 ? TYPE_HEADING : TYPE_CHROME,
                                .radius = fminf(48, r.h / 2)};
    if (ui_button(ui, r, &b)) {
        start_play(q, k, ui, &q->wish);
    }
}

/* The soil's buttons in a column of this width; the height. The note stands beside the levels where
 * it finds room there. */
static float start_soil(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect r, bool draw)
{
    struct ui_text note = start_note(q, ui);
    float side = ui_button_height(ui), beside = start_levels_width(q, ui), y;
    struct rect words = {r.x, r.y, r.w, 0};
    bool aside =
        r.w - beside >= START_NOTE && ui_text_height(ui, r.w - beside, &note) <= side + UI_GAP;
    y = start_levels(q, ui, r, draw) + UI_GAP;
    y += start_more(q, k, ui, rect_make(r.x, r.y + y, r.w, 0), draw);
    if (draw && q->playing) {
        return y; /* a round has begun */
    }
    if (aside) {
        words.x += beside;
        words.w -= beside;
        words.h = ui_text_height(ui, words.w, &note);
        words.y += (side - words.h) / 2;
    } else {
        words.y += y + 12;
        y += 12 + ui_text_height(ui, words.w, &note);
    }
    if (draw) {
        ui_text(ui, words.x, words.y, words.w, &note);
    }
    return y;
}

static bool start_still(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect area,
                        float disc)
{
    bool tall = area.w < area.h;
    float left = tall ? area.w - 2 * UI_MARGIN : 560, width = area.w - 2 * UI_MARGIN;
    struct rect head = {area.x + UI_MARGIN, area.y + 48, left, 0};
    struct rect topics = {area.x + UI_MARGIN + 576, area.y + 34, width - 576, 0};
    struct rect soil = {area.x + UI_MARGIN, 0, tall ? width : width - START_W - 32, 0};
    float heads = start_head(q, ui, head, false), lights, buttons, start = 208, horizon, sky;
    if (tall) {
        topics = rect_make(head.x, head.y + heads + 40, width, 0);
        start = 120;
    }
    q->disc = disc;
    lights = quiz_topics(q, k, ui, topics, false);
    buttons = start_soil(q, k, ui, soil, false);
    sky = fmaxf(head.y + heads + 40, topics.y + lights + (tall ? 130 : 80)) - area.y;
    buttons = tall ? buttons + 24 + start : fmaxf(buttons, start);
    if (ui_reach(ui) || sky + 18 + 2 * PAD + buttons > area.h) {
        return false;
    }
    horizon = fminf(area.h - buttons - 2 * PAD - 18, tall ? area.h : fmaxf(sky, area.h * 0.6996f));
    horizon = floorf(area.y + horizon);
    quiz_night(ui, area, horizon, quiz_art(q, k, ui, "quiz-night"), HORIZON_AT,
               tall ? 0.62f : 0.5f);
    start_head(q, ui, head, true);
    quiz_topics(q, k, ui, topics, true);
    soil.y = horizon + 18 + PAD;
    start = tall ? start : fminf(start, area.y + area.h - soil.y - 16);
    start_soil(q, k, ui, soil, true);
    if (!q->playing) {
        start_button(q, k, ui,
                     tall ? rect_make(soil.x, area.y + area.h - 24 - start, width, start)
                          : rect_make(soil.x + width - START_W, soil.y, START_W, start));
    }
    return true;
}

static void start_scrolled(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect area)
{
    float bar = ui_button_height(ui) + 2 * UI_GAP, width = area.w - 2 * UI_MARGIN, y = 24, offset;
    struct ui_upper_view upper = {.picture = quiz_art(q, k, ui, "quiz-night"),
                                  .focus_x = 0.2f,
                                  .focus_y = 0.4f,
                                  .title = q->data.section.title,
                                  .line = ui_word(ui, "quiz.invite"),
                                  .lang = q->data.section.lang};
    struct rect r = {area.x + UI_MARGIN, area.y, width, 0};
    struct ui_scroll scroll = {.id = ui_id("quiz.lights"),
                               .view = {area.x, area.y, area.w, area.h - bar},
                               .opaque = true,
                               .ground = ui_contrast(ui) ? ROLE_GROUND : ROLE_ACCENT_FILL};
    float heads = ui_reach(ui) ? 0 : start_head(q, ui, r, false) + 32;
    float levels = start_levels(q, ui, r, false) + 32;
    float lights = quiz_topics(q, k, ui, r, false) + 32;
    float more = start_more(q, k, ui, r, false);
    struct ui_text note = start_note(q, ui);
    if (ui_reach(ui)) {
        ui_upper_show(ui, &upper);
    }
    ui_set_accent(ui, ACCENT_QUIZ);
    ui_fill(ui, area, scroll.ground, draw_round(0));
    note.role = ROLE_NIGHT_TEXT;
    scroll.content =
        y + heads + levels + lights + more + 12 + ui_text_height(ui, width, &note) + PAD;
    offset = ui_scroll_begin(ui, &scroll);
    r.y = area.y + y - offset;
    if (heads > 0) {
        start_head(q, ui, r, true);
    }
    start_levels(q, ui, rect_make(r.x, r.y + heads, r.w, 0), true);
    r.y += heads + levels;
    quiz_topics(q, k, ui, r, true);
    r.y += lights;
    start_more(q, k, ui, r, true);
    ui_text(ui, r.x, r.y + more + 12, width, &note);
    ui_scroll_end(ui);
    r = rect_make(area.x, area.y + area.h - bar, area.w, bar);
    ui_fill(ui, r, ROLE_SOIL, draw_round(0));
    ui_hairline(ui, r, draw_round(0));
    if (!q->playing) {
        start_button(q, k, ui, rect_make(r.x + UI_MARGIN, r.y + UI_GAP, width, bar - 2 * UI_GAP));
    }
}

void quiz_start(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect area)
{
    ui_set_accent(ui, ACCENT_QUIZ);
    if (!start_still(q, k, ui, area, DISC) && !start_still(q, k, ui, area, DISC_SMALL)) {
        q->disc = DISC;
        start_scrolled(q, k, ui, area);
    }
}
