/* After the answer: right or not by a mark and a word, the right answer, what belongs to what was
 * chosen, why, what became of the star, and who says so. Never a word of blame. */
#include "quiz.h"

#include <math.h>
#include <string.h>

#define MARK 72.0f

struct told_pen {
    struct quiz *q;
    struct ui *ui;
    struct rect r;
    float y, scale;
    enum ui_role ink, soft;
    bool draw;
};

static void told_put(struct told_pen *p, struct ui_text *t)
{
    float most = t->size > 0 ? t->size : ui_size(p->ui, t->type);
    t->size = fmaxf(theme_size(SESSION_TEXT_NORMAL, TYPE_CAPTION), most * p->scale);
    p->y += p->draw ? ui_text(p->ui, p->r.x, p->r.y + p->y, p->r.w, t)
                    : ui_text_height(p->ui, p->r.w, t);
}

/* The one right answer in words, where there is one; or NULL. */
static const char *told_answer(struct quiz *q, struct ui *ui)
{
    const struct question *s = &q->question;
    const char *answer = NULL;
    size_t i;
    for (i = 0; i < s->count; i++) {
        const struct question_part *part = &s->parts[i];
        bool right = part->weight >= QUESTION_WHOLE;
        if (part->role == PART_TRUTH && right) {
            return ui_word(ui, i == 0 ? "quiz.true.is" : "quiz.false.is");
        }
        if (part->role == PART_NUMBER && right) {
            return ui_word_with(ui, "quiz.is",
                                arena_format(ui_memory(ui), "%.10g%s%s", part->number,
                                             s->unit[0] ? "\xC2\xA0" : "", s->unit));
        }
        if ((part->role == PART_OPTION || part->role == PART_SPOT) && right && !s->several) {
            answer = part->text;
        }
    }
    return answer && answer[0] ? ui_word_with(ui, "quiz.is", answer) : NULL;
}

static const char *told_title(struct quiz *q, struct ui *ui, enum quiz_mark mark)
{
    const struct quiz_seat *s = quiz_seat(q);
    const char *answer = told_answer(q, ui);
    if (s->type->flags & QUESTION_UNSCORED) {
        return ui_word(ui, s->late ? "quiz.over" : "quiz.thought");
    }
    if (answer) {
        return answer;
    }
    return ui_word(ui, s->shown             ? "quiz.shown"
                       : mark == MARK_RIGHT ? "quiz.right"
                       : mark == MARK_PART  ? "quiz.part"
                                            : "quiz.other");
}

static enum quiz_mark told_mark(const struct quiz_seat *s)
{
    return s->score >= QUESTION_WHOLE ? MARK_RIGHT : s->score > 0 ? MARK_PART : MARK_OTHER;
}

static void told_head(struct told_pen *p)
{
    const struct quiz_seat *s = quiz_seat(p->q);
    enum quiz_mark mark = told_mark(s);
    bool marked = !s->shown && !(s->type->flags & QUESTION_UNSCORED);
    float left = marked ? MARK + 24 : 0;
    struct ui_text verdict = {.text = ui_word(p->ui, s->late              ? "quiz.over"
                                                     : mark == MARK_RIGHT ? "quiz.right"
                                                     : mark == MARK_PART  ? "quiz.part"
                                                                          : "quiz.other"),
                              .type = TYPE_LABEL,
                              .role = p->soft,
                              .bold = true,
                              .line_height = 1.3f};
    struct ui_text title = {.text = told_title(p->q, p->ui, mark),
                            .type = TYPE_TITLE,
                            .role = p->ink,
                            .serif = true,
                            .bold = true,
                            .headline = true,
                            .line_height = 1.25f,
                            .lang = p->q->question.lang};
    float top = p->y;
    p->r.x += left;
    p->r.w -= left;
    title.size = fminf(ui_fit_size(p->ui, p->r.w, 2, &title), ui_size(p->ui, TYPE_TITLE));
    if (marked && strcmp(verdict.text, title.text) != 0) {
        told_put(p, &verdict);
    }
    told_put(p, &title);
    p->r.x -= left;
    p->r.w += left;
    if (marked) {
        p->y = fmaxf(p->y, top + MARK);
        if (p->draw) {
            quiz_mark(p->ui, p->r.x + MARK / 2, p->r.y + (top + p->y) / 2, MARK, mark);
        }
    }
    p->y += 10;
}

static void told_why(struct told_pen *p)
{
    const struct question *s = &p->q->question;
    const struct quiz_seat *seat = quiz_seat(p->q);
    struct question_mark mark = seat->type->mark(seat->state, s);
    struct ui_text own = {.text = mark.feedback,
                          .type = TYPE_BODY,
                          .role = p->ink,
                          .bold = true,
                          .line_height = 1.4f,
                          .lang = s->lang};
    size_t i;
    if (mark.feedback && mark.feedback[0] && !seat->shown && !seat->late) {
        told_put(p, &own);
        p->y += 4;
    }
    for (i = 0; i < s->why.count && !(seat->type->flags & QUESTION_UNSCORED); i++) {
        const struct doc_block *b = &s->why.blocks[i];
        struct ui_text t = {.text = b->text,
                            .length = b->length,
                            .type = TYPE_BODY,
                            .role = p->ink,
                            .line_height = ui_lang(p->ui) == TEXT_ZH ? 1.5f : 1.4f,
                            .spans = quiz_spans(p->ui, b),
                            .span_count = b->span_count,
                            .lang = s->lang};
        if (b->length > 0) {
            told_put(p, &t);
            p->y += 6;
        }
    }
}

static void told_foot(struct told_pen *p)
{
    const struct quiz_seat *s = quiz_seat(p->q);
    enum quiz_mark mark = told_mark(s);
    bool counts = !p->q->game.explore && !p->q->alone;
    struct ui_text star = {.text = ui_word(p->ui, mark == MARK_RIGHT  ? "quiz.lit"
                                                  : mark == MARK_PART ? "quiz.half"
                                                                      : "quiz.kept"),
                           .type = TYPE_LABEL,
                           .role = p->soft,
                           .line_height = 1.4f};
    struct ui_text source = {.type = TYPE_CAPTION, .role = p->soft, .line_height = 1.4f};
    if (counts) {
        p->y += 6;
        told_put(p, &star);
    }
    if (p->q->question.source_line[0]) {
        source.text = ui_word_with(p->ui, "quiz.source", p->q->question.source_line);
        p->y += 6;
        told_put(p, &source);
    }
}

float quiz_told(struct quiz *q, struct ui *ui, struct rect r, enum ui_role ink, enum ui_role soft,
                float most, bool draw)
{
    struct told_pen p = {.q = q, .ui = ui, .r = r, .scale = 1, .ink = ink, .soft = soft};
    for (;;) {
        p.y = 0;
        told_head(&p);
        told_why(&p);
        told_foot(&p);
        if (p.draw || (!draw && (p.y <= most || p.scale < 0.6f))) {
            return p.y;
        }
        if (p.y <= most || p.scale < 0.6f) {
            p.draw = true;
        } else {
            p.scale -= 0.08f;
        }
    }
}
