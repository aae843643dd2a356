/* Which questions are one question in several languages: those with one id. A visitor who changes
 * the language keeps the question and the answer, so the languages must agree in everything but
 * words; and what is no word is said once. */
#include "author/quiz/quiz.h"

#include <string.h>

static const char *tie_tag(const struct bank *b, const struct bank_question *q)
{
    return b->m->languages[q->lang].tag;
}

/* Parts that differ in kind or in what is right; false after a report. */
static bool tie_alike(struct bank *b, struct bank_question *q)
{
    const struct bank_question *main = q->main;
    struct model *m = b->m;
    size_t i;
    if (q->form != main->form || q->part_count != main->part_count) {
        diag_add(m->d, DIAG_ERROR, q->place,
                 "'%s' has %zu answers here and %zu in %s line %d; write the same ones in the same"
                 " order",
                 q->id, q->part_count, main->part_count, main->place.file, main->place.line);
        return false;
    }
    for (i = 0; i < q->part_count; i++) {
        const struct question_part *x = &q->parts[i].part, *y = &main->parts[i].part;
        if (x->role != y->role || x->weight != y->weight || x->to != y->to ||
            x->number < y->number || x->number > y->number || x->tolerance < y->tolerance ||
            x->tolerance > y->tolerance) {
            diag_add(
                m->d, DIAG_ERROR, q->parts[i].place,
                "answer %zu of '%s' is not as right here as in %s line %d; see which of the two"
                " is wrong",
                i + 1, q->id, main->place.file, main->place.line);
            return false;
        }
    }
    return true;
}

/* What a translation says again must be the same; the unit is a word. */
static void tie_meta(struct bank *b, struct bank_question *q)
{
    size_t key;
    for (key = 0; key < BANK_META_COUNT; key++) {
        const struct model_value *here = &q->meta[key], *there = &q->main->meta[key];
        if (key != BANK_UNIT && here->text && (!there->text || strcmp(here->text, there->text))) {
            diag_add(b->m->d, DIAG_ERROR, here->place,
                     "%s of '%s' is '%s' here and '%s' in %s; say it once, in the latter",
                     bank_meta_names[key], q->id, model_show(&b->m->mem, here->text),
                     model_show(&b->m->mem, there->text ? there->text : ""), q->main->place.file);
        }
    }
}

static void tie_one(struct bank *b, const struct nameset *ids, struct bank_question *q)
{
    struct model *m = b->m;
    size_t at;
    if (q->lang == m->default_lang) {
        return;
    }
    if (!nameset_find(ids, q->id, &at)) {
        if (!q->broken) {
            diag_add(m->d, DIAG_ERROR, q->id_place,
                     "question '%s' stands in %s and not in %s; write it there, too, with the same"
                     " id",
                     q->id, tie_tag(b, q), m->languages[m->default_lang].tag);
        }
        q->broken = true;
        return;
    }
    q->main = &b->questions[at];
    if (q->broken || q->main->broken) {
        q->broken = true;
        return;
    }
    tie_meta(b, q);
    q->broken = !tie_alike(b, q);
}

/* Two questions of one language with one id. */
static void tie_twins(struct bank *b, struct nameset *seen, size_t at)
{
    struct bank_question *q = &b->questions[at];
    const char *key = arena_format(&b->m->mem, "%s %zu", q->id, q->lang);
    size_t other;
    if (nameset_find(seen, key, &other)) {
        diag_add(b->m->d, DIAG_ERROR, q->id_place,
                 "id '%s' stands already in %s line %d; give this one another id", q->id,
                 b->questions[other].id_place.file, b->questions[other].id_place.line);
        q->broken = true;
        return;
    }
    nameset_add(seen, &b->m->mem, key, at);
}

void bank_tie(struct bank *b)
{
    struct nameset seen = {0}, ids = {0};
    size_t i, at;
    for (i = 0; i < b->count; i++) {
        struct bank_question *q = &b->questions[i];
        tie_twins(b, &seen, i);
        if (q->lang == b->m->default_lang && !nameset_find(&ids, q->id, &at)) {
            nameset_add(&ids, &b->m->mem, q->id, i);
            q->main = q;
        }
    }
    for (i = 0; i < b->count; i++) {
        tie_one(b, &ids, &b->questions[i]);
    }
}
