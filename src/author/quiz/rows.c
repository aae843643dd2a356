/* Questions as rows: the tables question and question_part, and the words of their parts. Numbers
 * are written in the fewest digits that read back as the same number. */
#include "author/rows.h"
#include "author/quiz/bank.h"

#include <math.h>
#include <stdlib.h>

static void rows_number(struct rows *r, double value)
{
    struct arena *mem = &r->m->mem;
    const char *text = arena_format(mem, "%.15g", value);
    double back = strtod(text, NULL);
    rows_text(r, back < value || back > value ? arena_format(mem, "%.17g", value) : text);
}

static void rows_number_or_null(struct rows *r, double value, bool has)
{
    if (has) {
        rows_number(r, value);
    } else {
        rows_text(r, NULL);
    }
}

static void rows_millionths(struct rows *r, float value, bool has)
{
    if (has) {
        rows_int(r, lround((double)value * 1e6));
    } else {
        rows_text(r, NULL);
    }
}

static void rows_question(struct rows *r, const struct model_entry *e,
                          const struct bank_question *q, const struct question *view)
{
    bool slider = view->most > view->least;
    rows_begin(r, "INSERT INTO question VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    rows_int(r, e->section->id);
    rows_int(r, e->id);
    rows_text(r, view->type);
    if (q->topic) {
        rows_int(r, q->topic->id);
    } else {
        rows_text(r, NULL);
    }
    rows_text(r, question_levels[view->level]);
    rows_int(r, view->keep_order);
    rows_int(r, view->several);
    rows_number_or_null(r, view->least, slider);
    rows_number_or_null(r, view->most, slider);
    rows_number_or_null(r, view->step, slider);
    rows_end(r);
}

static void rows_part(struct rows *r, const struct model_entry *e, size_t at,
                      const struct question_part *part)
{
    static const char *const roles[] = {"option", "truth",  "item", "target",
                                        "step",   "number", "spot", "reveal"};
    bool number = part->role == PART_NUMBER, spot = part->role == PART_SPOT;
    rows_begin(r, "INSERT INTO question_part VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
                  " NULL)");
    rows_int(r, e->id);
    rows_int(r, (int64_t)at);
    rows_text(r, roles[part->role]);
    rows_int(r, part->weight);
    if (part->role == PART_ITEM) {
        rows_int(r, part->to);
    } else {
        rows_text(r, NULL);
    }
    rows_int(r, part->stays);
    rows_number_or_null(r, part->number, number);
    rows_number_or_null(r, part->tolerance, number);
    rows_millionths(r, part->x, spot);
    rows_millionths(r, part->y, spot);
    rows_millionths(r, part->r, spot);
    rows_end(r);
}

static void rows_doc(struct rows *r, const struct model_entry *e, size_t lang, const char *field,
                     const struct doc *doc)
{
    struct buf stored = {0};
    if (doc->count > 0) {
        doc_write(doc, &stored);
        rows_words(r, e, lang, field, buf_text(&stored));
    }
    buf_finish(&stored);
}

static void rows_some(struct rows *r, const struct model_entry *e, size_t lang, const char *field,
                      const char *text)
{
    if (text[0]) {
        rows_words(r, e, lang, field, text);
    }
}

static void rows_variant(struct rows *r, const struct model_entry *e, size_t lang,
                         const struct question *view)
{
    struct arena *mem = &r->m->mem;
    size_t i;
    rows_doc(r, e, lang, "stem", &view->stem);
    rows_doc(r, e, lang, "why", &view->why);
    rows_some(r, e, lang, "unit", view->unit);
    for (i = 0; i < view->count; i++) {
        rows_some(r, e, lang, arena_format(mem, "part.%zu", i), view->parts[i].text);
        rows_some(r, e, lang, arena_format(mem, "part.%zu.feedback", i), view->parts[i].feedback);
    }
}

void rows_questions(struct rows *r)
{
    const struct model *m = r->m;
    size_t i, k, lang;
    for (i = 0; i < m->entry_count; i++) {
        const struct model_entry *e = m->entries[i];
        const struct bank_question *q;
        struct question view;
        if (e->kind != MODEL_QUESTION) {
            continue;
        }
        q = e->item->variants[m->default_lang];
        bank_view(e->item->bank, q, &view);
        rows_question(r, e, q, &view);
        for (k = 0; k < view.count; k++) {
            rows_part(r, e, k, &view.parts[k]);
        }
        for (lang = 0; lang < m->language_count; lang++) {
            if (e->item->variants[lang]) {
                bank_view(e->item->bank, e->item->variants[lang], &view);
                rows_variant(r, e, lang, &view);
            }
        }
    }
}
