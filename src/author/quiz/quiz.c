/* From the folder quizzes to entries of the model: banks are read, questions tied together over
 * languages and given their shape; each sound one then becomes an entry like any other, so that
 * sources, pictures, links and letters are checked as everywhere. */
#include "author/quiz/quiz.h"

#include "author/cells.h"

#include <string.h>

/* --- the words of an entry -------------------------------------------------------------------- */

/* Words without their emphasis, on one line: for cards, and for checks of what is read. */
static struct model_value quiz_plain(struct bank *b, struct model_value v)
{
    struct model_value out = v;
    struct buf plain = {0};
    struct doc doc;
    size_t i;
    if (v.text) {
        bank_words(v.text, &b->m->mem, &doc);
        doc_plain(&doc, &plain);
        while (plain.length > 0 && plain.data[plain.length - 1] == '\n') {
            plain.length--;
        }
        for (i = 0; i < plain.length; i++) {
            plain.data[i] = plain.data[i] == '\n' ? ' ' : plain.data[i];
        }
        out.text = arena_copy(&b->m->mem, plain.data ? (const char *)plain.data : "", plain.length);
        buf_finish(&plain);
    }
    return out;
}

static void quiz_say(struct bank *b, struct model_words *w, const char *key, struct model_value v)
{
    if (v.text && v.text[0]) {
        model_say(b->m, w, key, v);
    }
}

static void quiz_words(struct bank *b, const struct bank_question *q, struct model_words *w)
{
    size_t i;
    quiz_say(b, w, "title", quiz_plain(b, q->stem));
    quiz_say(b, w, "why", quiz_plain(b, q->why));
    quiz_say(b, w, "unit", q->meta[BANK_UNIT]);
    for (i = 0; i < q->part_count; i++) {
        quiz_say(b, w, "answer", q->parts[i].text);
        quiz_say(b, w, "feedback", q->parts[i].feedback);
    }
}

/* --- entries ---------------------------------------------------------------------------------- */

static bool quiz_unconfirmed(struct model *m, struct model_value v)
{
    static const char *const words[] = {"to confirm", "confirmed", NULL};
    const char *low = v.text ? model_lower(&m->mem, v.text) : "confirmed";
    if (strcmp(low, "confirmed") == 0 || strcmp(low, "已确认") == 0) {
        return false;
    }
    if (strcmp(low, "to confirm") != 0 && strcmp(low, "待确认") != 0 &&
        strcmp(low, "待核实") != 0) {
        model_say_unknown(m, v.place, "status", v.text, words);
    }
    return true;
}

static void quiz_entry(struct bank *b, struct bank_question *q)
{
    struct model_value id = {q->id, q->id_place};
    struct model_entry *e = cells_entry(b->m, MODEL_QUESTION, b->section, id);
    if (!e) {
        q->broken = true;
        return;
    }
    e->art = q->meta[BANK_PICTURE];
    e->item->sources = q->meta[BANK_SOURCE];
    e->item->page = q->meta[BANK_PAGE];
    e->item->unconfirmed = quiz_unconfirmed(b->m, q->meta[BANK_STATUS]);
    e->item->bank = b;
    e->item->variants =
        arena_alloc_array(&b->m->mem, b->m->language_count, sizeof *e->item->variants);
}

static void quiz_entries(struct bank *b)
{
    size_t i;
    for (i = 0; i < b->count; i++) {
        struct bank_question *q = &b->questions[i];
        if (q->main == q && !q->broken) {
            quiz_entry(b, q);
        }
    }
    for (i = 0; i < b->count; i++) {
        struct bank_question *q = &b->questions[i];
        struct model_entry *e =
            q->main && !q->broken && !q->main->broken
                ? model_find(b->m, arena_format(&b->m->mem, "%s/%s", b->section->slug, q->id))
                : NULL;
        if (e && e->item->variants) {
            e->item->variants[q->lang] = q;
            quiz_words(b, q, &e->words[q->lang]);
        }
    }
}

/* --- what is told of all -----------------------------------------------------------------------
 */

static void quiz_cards(struct bank *b)
{
    size_t cards = 0, i;
    for (i = 0; i < b->count; i++) {
        const struct bank_question *q = &b->questions[i];
        const char *said = q->meta[BANK_TYPE].text;
        cards += q->main == q && !q->broken && strcmp(q->type, "reveal") == 0 && !said;
    }
    if (cards > 0) {
        diag_add(b->m->d, DIAG_NOTE, model_place(QUIZ_FOLDER, 0, 0),
                 "%zu questions ask for a free answer and became cards to think about; nothing is"
                 " to be done",
                 cards);
    }
}

/* How many questions a language lacks; one that has titles only lacks them on purpose. */
static void quiz_untranslated(struct bank *b)
{
    struct model *m = b->m;
    size_t lang, i;
    for (lang = 0; lang < m->language_count; lang++) {
        size_t all = 0, there = 0;
        for (i = 0; i < b->count; i++) {
            all += b->questions[i].main == &b->questions[i];
            there += b->questions[i].main && b->questions[i].lang == lang;
        }
        if (lang != m->default_lang && !m->languages[lang].titles && there < all) {
            diag_add(m->d, DIAG_WARNING, model_place(QUIZ_FOLDER, 0, 0),
                     "%zu of %zu questions are not translated into %s; translate them, or they will"
                     " be shown in %s",
                     all - there, all, m->languages[lang].name,
                     m->languages[lang].fallback ? m->languages[lang].fallback
                                                 : m->languages[m->default_lang].tag);
        }
    }
}

/* --- reading ---------------------------------------------------------------------------------- */

/* GIFT's descriptions are texts between questions, for which a round has no place. */
static void quiz_readings(struct bank *b)
{
    size_t kept = 0, i;
    for (i = 0; i < b->count; i++) {
        if (b->questions[i].form == BANK_READING) {
            diag_add(b->m->d, DIAG_WARNING, b->questions[i].place,
                     "a text without a question is not shown; put what it says into the questions"
                     " behind it");
        } else {
            b->questions[kept++] = b->questions[i];
        }
    }
    b->count = kept;
}

struct bank *quiz_bank(struct model *m, struct model_entry *section)
{
    struct bank *b = arena_alloc(&m->mem, sizeof *b);
    size_t i;
    b->m = m;
    b->section = section;
    bank_topics(b);
    quiz_results(b);
    quiz_files(b);
    quiz_readings(b);
    bank_tie(b);
    for (i = 0; i < b->count; i++) {
        if (b->questions[i].main == &b->questions[i]) {
            bank_shape(b, &b->questions[i]);
        }
    }
    for (i = 0; i < b->count; i++) {
        struct bank_question *q = &b->questions[i];
        if (q->main && q->main != q) {
            bank_shape_alike(b, q);
        }
    }
    return b;
}

void quiz_read(struct model *m, struct model_entry *section)
{
    struct bank *b;
    size_t i;
    for (i = 0; i < m->entry_count && m->entries[i] != section; i++) {
        if (m->entries[i]->kind == MODEL_SECTION &&
            strcmp(m->entries[i]->section_kind, "quiz") == 0) {
            diag_add(m->d, DIAG_ERROR, section->place,
                     "a second section of kind quiz; put its questions into the first as topics");
            return;
        }
    }
    b = quiz_bank(m, section);
    bank_check(b);
    quiz_entries(b);
    quiz_cards(b);
    quiz_untranslated(b);
}
