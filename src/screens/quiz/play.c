/* A question: what is asked above the horizon, what is answered in the soil. The type draws its own
 * part in the rect it gets, which scrolls where it is taller than its room. After the answer the
 * words above tell what was right and why, and everything else stays where it was. */
#include "quiz.h"

#include "nav/nav.h"
#include "nav/nothing.h"
#include "ui/button.h"
#include "ui/card.h"

#include <math.h>
#include <string.h>

#define SNOW 14.0f
#define EDGE 16.0f /* rings around answers are seen, too */
#define DISCS 6.0f

static bool play_told_below(struct quiz *q, struct ui *ui, const struct quiz_place *p)
{
    if (!quiz_seat(q)->answered) {
        return false;
    }
    return p->stage.h > 0 && (quiz_seat(q)->type->flags & QUESTION_STAGE)
               ? true
               : p->looked && quiz_told(q, ui, p->words, ROLE_INK, ROLE_INK_SOFT, p->words.h,
                                        false) > p->words.h;
}

static void play_words(struct quiz *q, struct ui *ui, const struct quiz_place *p, bool below)
{
    struct quiz_seat *s = quiz_seat(q);
    bool stem = !s->answered || below, unscored = s->type->flags & QUESTION_UNSCORED;
    struct rect r = p->words;
    struct ui_scroll scroll = {.id = ui_id(s->answered ? "quiz.told" : "quiz.words"), .view = r};
    float offset, lead = s->answered && unscored && !below ? quiz_stem(q, ui, r, false) + 12 : 0;
    scroll.view.x -= EDGE; /* letters may stand out a little */
    scroll.view.w += 2 * EDGE;
    if (p->looked) {
        if (stem) {
            quiz_stem(q, ui, r, true);
        } else {
            quiz_told(q, ui, r, ROLE_INK, ROLE_INK_SOFT, r.h, true);
        }
        return;
    }
    scroll.content = stem ? quiz_stem(q, ui, r, false)
                          : lead + quiz_told(q, ui, r, ROLE_INK, ROLE_INK_SOFT, INFINITY, false);
    offset = scroll.content > r.h + 1 ? ui_scroll_begin(ui, &scroll) : 0;
    r.y -= offset;
    if (stem) {
        quiz_stem(q, ui, r, true);
    } else {
        if (lead > 0) {
            quiz_stem(q, ui, r, true);
        }
        r.y += lead;
        quiz_told(q, ui, r, ROLE_INK, ROLE_INK_SOFT, INFINITY, true);
    }
    if (scroll.content > p->words.h + 1) {
        ui_scroll_end(ui);
    }
}

static void play_upper(struct quiz *q, struct ui *ui, struct rect area, const struct quiz_place *p,
                       bool below)
{
    struct ui_picture picture = {.name = q->picture.name,
                                 .focus_x = q->question.focus_x,
                                 .focus_y = q->question.focus_y,
                                 .label = q->question.picture_alt};
    if (ui_choice(ui)->theme == SESSION_DARK || ui_choice(ui)->text != SESSION_TEXT_NORMAL) {
        ui_fill(ui, p->looked ? p->upper : area, ROLE_GROUND, draw_round(0)); /* words may reach
                                                                               * the moon */
    } else {
        ui_sky(ui, p->looked ? p->upper : area);
    }
    if (p->upper.h <= 0) {
        return;
    }
    if (p->picture.h > 0) {
        ui_picture(ui, p->picture, &picture);
        if (ui_contrast(ui)) {
            ui_stroke(ui, p->picture, ROLE_LINE, 4, 0);
        }
    }
    if (p->looked) {
        ui_clip(ui, p->upper);
    }
    quiz_head(q, ui, p->head, true);
    play_words(q, ui, p, below);
    if (p->looked) {
        ui_unclip(ui);
    }
}

/* The type's part, and in narrow rooms the words about the answer under it. */
static void play_answers(struct quiz *q, struct kiosk *k, struct ui *ui, const struct quiz_place *p,
                         bool below)
{
    struct quiz_seat *s = quiz_seat(q);
    struct question_view view = {.area = p->play, .stage = p->stage, .answered = s->answered};
    float told = 0, own, offset = 0;
    struct rect words = p->play;
    struct ui_scroll scroll = {
        .id = ui_id("quiz.play"),
        .opaque = true,
        .ground = ROLE_SOIL,
        .view = {p->play.x - EDGE, p->play.y - EDGE, p->play.w + 2 * EDGE,
                 p->play.h + EDGE + (p->column ? EDGE : 0)}}; /* not up to the bar */
    bool answers = false, scrolls, above = s->type->flags & QUESTION_STAGE;
    bool planted = above && p->stage.h > 0; /* what stands on the horizon does not scroll */
    own = s->type->height(s->state, &q->question, ui, p->play.w, p->stage.h > 0, s->answered);
    if (below) {
        words.w = fminf(words.w, ui_size(ui, TYPE_BODY) * 32); /* lines that can be followed */
        told = quiz_told(q, ui, words, ROLE_ON_SOIL, ROLE_ON_SOIL_SOFT, INFINITY, false) + 24;
    }
    scroll.content = own + told + 2 * EDGE;
    if (planted) { /* not over the discs that hang from the horizon */
        scroll.view.y += DISCS;
        scroll.view.h -= DISCS;
    }
    scrolls = own + told > p->play.h + 1;
    view.area.h = own;
    if (planted) {
        view.area.y += told;
        answers = s->type->frame(s->state, &q->question, ui, &view);
    }
    if (s->type->look && p->stage.h > 0) {
        answers = s->type->look(s->state, &q->question, ui, &view);
    }
    if (scrolls) {
        offset = ui_scroll_begin(ui, &scroll);
    }
    if (!planted) {
        view.area.y = p->play.y - offset + (above ? told : 0);
        answers = s->type->frame(s->state, &q->question, ui, &view) || answers;
    }
    if (told > 0) {
        words.y = p->play.y - offset + (above ? 0 : own + 24);
        quiz_told(q, ui, words, ROLE_ON_SOIL, ROLE_ON_SOIL_SOFT, INFINITY, true);
    }
    if (scrolls) {
        ui_scroll_end(ui);
    }
    if (answers && !s->answered) {
        quiz_answered(q, k);
        ui_animate(ui);
    }
}

static void play_viewer(struct quiz *q, struct ui *ui, struct rect area)
{
    struct ui_zoom_view view = {.name = "viewer",
                                .picture = q->picture.name,
                                .alt = q->question.picture_alt,
                                .width = q->picture.width,
                                .height = q->picture.height,
                                .focus_x = q->question.focus_x,
                                .focus_y = q->question.focus_y};
    struct ui_target back = {.id = ui_id("viewer.backdrop"),
                             .rect = area,
                             .name = "viewer.backdrop",
                             .label = ui_word(ui, "zoom.close"),
                             .kind = UI_BACKDROP};
    struct ui_text words = {.text = q->question.picture_alt,
                            .type = TYPE_LABEL,
                            .role = ROLE_ON_SOIL,
                            .line_height = 1.4f,
                            .lang = q->question.lang};
    float width = fminf(area.w - 2 * UI_MARGIN, 1400);
    float height = words.text[0] ? ui_text_height(ui, width, &words) : 0;
    float y = area.y + area.h - height - 24;
    ui_cover(ui);
    ui_target(ui, &back); /* swallows taps: nothing under the picture reacts */
    if (ui_reach(ui)) {
        float row = ui_zoom_band(ui);
        view.band = rect_make(area.x + UI_MARGIN, y - 24 - row, area.w - 2 * UI_MARGIN, row);
        view.view = rect_make(area.x, 0, area.w, view.band.y - 24);
    } else {
        view.view = rect_make(area.x, area.y, area.w, y - 24 - area.y);
    }
    ui_fill(ui,
            rect_make(area.x, view.view.y + view.view.h, area.w,
                      area.y + area.h - view.view.y - view.view.h),
            ROLE_SOIL, draw_round(0));
    if (ui_zoom(ui, &q->zoom, &view) == ZOOM_CLOSED) {
        q->viewer = false;
    }
    if (height > 0) {
        ui_text(ui, area.x + UI_MARGIN, y, width, &words);
    }
}

void quiz_play(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct quiz_place p;
    bool below;
    int64_t *shown = ui_keep(ui, ui_id("quiz.shown"));
    while (q->seat_count > 0 && quiz_at(q) < q->seat_count && !quiz_ready(q, k)) {
        quiz_drop(q);
    }
    if (q->seat_count == 0) {
        nav_nothing(k, ui, area, NOTHING_READ);
        return;
    }
    if (quiz_at(q) >= q->seat_count) {
        ui_animate(ui); /* the result, in the next frame */
        return;
    }
    if (*shown != (int64_t)ui_id(quiz_seat(q)->route)) { /* another question begins at its top */
        *shown = (int64_t)ui_id(quiz_seat(q)->route);
        ui_scroll_to(ui, ui_id("quiz.play"), 0, true);
        ui_scroll_to(ui, ui_id("quiz.words"), 0, true);
        ui_scroll_to(ui, ui_id("quiz.told"), 0, true);
    }
    ui_set_accent(ui, ACCENT_QUIZ);
    quiz_tick(q, k, ui);
    p = quiz_place(q, ui, area);
    below = play_told_below(q, ui, &p);
    play_upper(q, ui, area, &p, below);
    quiz_soil(ui,
              p.looked ? rect_make(area.x, p.horizon, area.w, area.y + area.h - p.horizon) : area,
              p.horizon, true);
    ui_set_accent(ui, ACCENT_QUIZ);
    play_answers(q, k, ui, &p, below);
    ui_set_accent(ui, ACCENT_QUIZ);
    if (quiz_at(q) < q->seat_count) {
        quiz_side(q, k, ui, &p);
    }
    if (q->viewer) {
        play_viewer(q, ui, area);
    }
}
