/* What is asked: the constellation of the round, which question it is, the stem as a headline and
 * what to do. Measured and drawn by the same lines, so that the two cannot disagree. */
#include "quiz.h"

#include <math.h>
#include <string.h>

#define PILL_W 320.0f
#define PILL_H 88.0f

static float head_put(struct ui *ui, struct rect r, float y, const struct ui_text *t, bool draw)
{
    return draw ? ui_text(ui, r.x, r.y + y, r.w, t) : ui_text_height(ui, r.w, t);
}

static const char *head_what(const struct quiz *q, struct ui *ui)
{
    const char *level = quiz_level_word(ui, q->question.level);
    return q->question.topic_title[0]
               ? arena_format(ui_memory(ui), "%s · %s", q->question.topic_title, level)
               : level;
}

static const char *head_which(struct quiz *q, struct ui *ui)
{
    struct arena *mem = ui_memory(ui);
    const char *nth, *of;
    if (q->alone) {
        return ui_word(ui, "quiz.today");
    }
    nth = ui_word_with(ui, "quiz.nth", arena_format(mem, "%zu", quiz_at(q) + 1));
    of = ui_word_with(ui, "quiz.of", arena_format(mem, "%zu", q->seat_count));
    return arena_format(mem, "%s%s%s", nth, ui_lang(ui) == TEXT_ZH ? "\xE3\x80\x80" : " ", of);
}

static void head_pill(struct quiz *q, struct ui *ui, struct rect pill)
{
    struct quiz_sky sky = {.place = rect_make(pill.x + 48, pill.y + 18, pill.w - 96, pill.h - 36),
                           .star = 15,
                           .ground = ROLE_ACCENT_FILL,
                           .now = true};
    ui_fill(ui, pill, ROLE_ACCENT_FILL, draw_round(PILL_H / 2));
    ui_hairline(ui, pill, draw_round(PILL_H / 2));
    ui_describe(ui, pill, quiz_spoken(q, ui));
    quiz_stars(q, ui, &sky);
}

float quiz_head(struct quiz *q, struct ui *ui, struct rect r, bool draw)
{
    bool pill = !q->alone && !q->game.explore;
    float left = pill ? PILL_W + 24 : 0, height;
    struct rect words = {r.x + left, r.y, r.w - left, 0};
    struct ui_text which = {.text = head_which(q, ui),
                            .type = TYPE_LABEL,
                            .role = ROLE_ACCENT,
                            .bold = true,
                            .line_height = 1.4f};
    struct ui_text what = {
        .text = head_what(q, ui), .type = TYPE_LABEL, .role = ROLE_INK_SOFT, .line_height = 1.4f};
    if (q->alone && (!q->today || strcmp(q->today, quiz_seat(q)->route) != 0)) {
        which.text = q->data.section.title;
    }
    if (words.w > 200 && q->game.timed) {
        words.w -= PILL_H + 16; /* the clock's */
    }
    which.size = ui_fit_size(ui, words.w, 1, &which);
    what.size = ui_fit_size(ui, words.w, 1, &what);
    if (r.h > 0 && r.h <= PILL_H) { /* one line is all there is room for */
        what.text = "";
        which.size = fminf(which.size, PILL_H / 1.5f);
    }
    height = ui_text_height(ui, words.w, &which) + ui_text_height(ui, words.w, &what);
    if (draw) {
        if (pill) {
            head_pill(q, ui, rect_make(r.x, r.y, PILL_W, PILL_H));
        }
        words.y = r.y + fmaxf(0, (PILL_H - height) / 2);
        words.y += ui_text(ui, words.x, words.y, words.w, &which);
        if (what.text[0]) {
            ui_text(ui, words.x, words.y, words.w, &what);
        }
        quiz_clock(q, ui, rect_make(r.x + r.w - PILL_H, r.y, PILL_H, PILL_H));
    }
    return fmaxf(PILL_H, height);
}

const struct text_span *quiz_spans(struct ui *ui, const struct doc_block *b)
{
    struct text_span *spans = arena_alloc_array(ui_memory(ui), b->span_count + 1, sizeof *spans);
    size_t i;
    for (i = 0; i < b->span_count; i++) {
        uint16_t style = (uint16_t)(b->spans[i].style & (DOC_STRONG | DOC_EMPHASIS));
        spans[i] = (struct text_span){b->spans[i].start, b->spans[i].end, style, 0};
        if (style) { /* in a bold headline only another colour is seen */
            spans[i].style |= TEXT_ACCENT | TEXT_EMPHASIS;
        }
    }
    return spans;
}

static float stem_hint(struct quiz *q, struct ui *ui, struct rect r, float y, bool draw)
{
    const struct question_type *type = quiz_seat(q)->type;
    const char *terms = type->terms ? type->terms(&q->question) : NULL;
    struct ui_text t = {.text = ui_word(ui, type->hint),
                        .type = TYPE_LABEL,
                        .role = ROLE_INK_SOFT,
                        .headline = true,
                        .line_height = 1.35f};
    float icon = ui_size(ui, TYPE_LABEL) * 1.3f, height;
    if (terms) {
        t.text = arena_format(ui_memory(ui), "%s\n%s", t.text, ui_word(ui, terms));
    }
    r.x += icon + 12;
    r.w -= icon + 12;
    height = head_put(ui, r, y, &t, draw);
    if (draw) {
        ui_icon(ui, rect_make(r.x - icon - 12, r.y + y, icon, icon), "hand-finger", ROLE_INK_SOFT);
    }
    return height;
}

/* With sizes times `scale`; `hint`: what to do, too. */
static float stem_set(struct quiz *q, struct ui *ui, struct rect r, float scale, bool hint,
                      bool draw)
{
    float y = 0;
    size_t i;
    for (i = 0; i < q->question.stem.count; i++) {
        const struct doc_block *b = &q->question.stem.blocks[i];
        struct ui_text t = {.text = b->text,
                            .length = b->length,
                            .type = TYPE_TITLE,
                            .role = ROLE_INK,
                            .serif = true,
                            .bold = true,
                            .headline = true,
                            .line_height = 1.28f,
                            .spans = quiz_spans(ui, b),
                            .span_count = b->span_count,
                            .lang = q->question.lang};
        if (b->length > 0) {
            t.size = scale * fmaxf(ui_fit_size(ui, r.w, 3, &t), ui_size(ui, TYPE_HEADING));
            t.size = fmaxf(t.size, theme_size(SESSION_TEXT_NORMAL, TYPE_CAPTION));
            y += head_put(ui, r, y, &t, draw) + 8;
        }
    }
    return hint ? y + 12 + stem_hint(q, ui, r, y + 12, draw) : y;
}

float quiz_stem(struct quiz *q, struct ui *ui, struct rect r, bool draw)
{
    bool hint = !quiz_seat(q)->answered;
    float scale = 1;
    if (r.h > 0 &&
        ui_reach(ui)) { /* above the band nothing scrolls: smaller, and the least first */
        hint = hint && stem_set(q, ui, r, 1, true, false) <= r.h;
        while (scale > 0.3f && stem_set(q, ui, r, scale, hint, false) > r.h) {
            scale -= 0.08f;
        }
    }
    return stem_set(q, ui, r, scale, hint, draw);
}
