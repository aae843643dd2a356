/* What a language lacks, told once for an entry and counted once for the language: a page that
 * waits for its translator is one line of work, however many words it has. And what is there but
 * older than the text it translates. */
#include "author/checks/checks.h"

#include <string.h>

static const char *translated_shown(const struct model *m, size_t lang)
{
    return m->languages[lang].fallback ? m->languages[lang].fallback
                                       : m->languages[m->default_lang].tag;
}

/* What a card takes from another language when it is missing here. */
static const char *translated_lacks(struct model *m, const struct model_entry *e, size_t lang)
{
    static const char *const keys[] = {"lines", "summary", "question"};
    const char *lacks = "";
    size_t i;
    for (i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (model_field(&e->words[m->default_lang], keys[i]) &&
            !model_field(&e->words[lang], keys[i])) {
            lacks = arena_format(&m->mem, "%s%s%s", lacks, *lacks ? ", " : "", keys[i]);
        }
    }
    return lacks;
}

static void translated_entry(struct model *m, const struct model_entry *e, size_t lang)
{
    const char *lacks = translated_lacks(m, e, lang), *shown = translated_shown(m, lang);
    if (!*lacks) {
        return;
    }
    if (e->item) { /* a cell is missing, which has no place of its own */
        diag_add(m->d, DIAG_WARNING, e->place,
                 "'%s' has no text_%s; translate it, or it will be shown in %s", e->name,
                 m->languages[lang].tag, shown);
    } else {
        diag_add(m->d, DIAG_WARNING, model_place(e->words[lang].file, 1, 1),
                 "not translated: %s; translate it, or it will be shown in %s", lacks, shown);
    }
}

/* The parts both dates have, year first: 2026 is not older than 2026-11. */
static bool translated_older(const char *date, const char *original)
{
    size_t length = strlen(date), other = strlen(original);
    return strncmp(date, original, length < other ? length : other) < 0;
}

static void translated_age(struct model *m, const struct model_entry *e, size_t lang, int which)
{
    const struct model_words *first = model_words_of(e, m->default_lang, which);
    const struct model_words *words = model_words_of(e, lang, which);
    const struct model_field *date = words ? model_field(words, "as_of") : NULL;
    const char *original = first ? model_text(first, "as_of") : NULL;
    if (date && original && translated_older(date->value.text, original)) {
        diag_add(m->d, DIAG_WARNING, date->value.place,
                 "this is of %s, and %s of %s; see what has changed there, then write its date",
                 date->value.text, first->file, original);
    }
}

static void translated_review(struct model *m, const struct model_language *l)
{
    if (l->review) {
        diag_add(m->d, DIAG_NOTE, l->place,
                 "%s: its words await an editor who speaks it; remove 'review = yes' when one has"
                 " read them",
                 l->name);
    }
}

/* How much a language lacks, beside its name in pack.ini. */
static void translated_count(struct model *m, size_t lang, size_t lacking, size_t all)
{
    if (lacking > 0) {
        diag_add(
            m->d, DIAG_NOTE, m->languages[lang].place,
            "%zu of %zu entries are not wholly translated into %s; jstm-pack report lists them",
            lacking, all, m->languages[lang].name);
    }
}

static bool translated_whole(struct model *m, const struct model_entry *e, size_t lang)
{
    int which;
    for (which = 0; which < MODEL_TEXTS; which++) {
        if (model_words_of(e, m->default_lang, which) && !model_words_of(e, lang, which)) {
            return false;
        }
    }
    if (e->words[m->default_lang].body.count > 0 && e->words[lang].body.count == 0) {
        return false;
    }
    return !*translated_lacks(m, e, lang);
}

void translated_check(struct model *m)
{
    size_t i, lang;
    int which;
    for (lang = 0; lang < m->language_count; lang++) {
        size_t lacking = 0;
        for (i = 0; lang != m->default_lang && i < m->entry_count; i++) {
            const struct model_entry *e = m->entries[i];
            lacking += !translated_whole(m, e, lang);
            if (e->words[lang].file && !m->languages[lang].titles) {
                translated_entry(m, e, lang);
            }
            for (which = 0; which < MODEL_TEXTS; which++) {
                translated_age(m, e, lang, which);
            }
        }
        translated_count(m, lang, lacking, m->entry_count);
        translated_review(m, &m->languages[lang]);
    }
}
