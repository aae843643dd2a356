/* Any bytes as the table of a glossary, read as a file is: each term that comes out has an id of
 * its own, a place in the table, and a turn of its own in every language. */
#include "fuzz.h"

#include "author/items.h"
#include "author/plain.h"
#include "author/settings.h"

#include <stdlib.h>
#include <string.h>

static void fuzz_must(bool true_of_every_glossary)
{
    if (!true_of_every_glossary) {
        abort();
    }
}

static void fuzz_term(const struct model *m, const struct model_entry *e, size_t terms)
{
    size_t lang;
    fuzz_must(settings_word(e->name) && model_find(m, e->slug) == e);
    fuzz_must(e->place.line > 1 && e->place.column > 0);
    for (lang = 0; lang < m->language_count; lang++) {
        const struct model_words *w = &e->words[lang];
        fuzz_must(e->item->index[lang].order >= 1 && e->item->index[lang].order <= (int)terms);
        fuzz_must(!w->file || model_text(w, "title"));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct diag d = {0};
    struct model m = {.root = "/nowhere", .d = &d, .language_count = 2};
    struct model_entry *section;
    struct buf text = {0};
    size_t i, terms = 0;
    m.languages[0].tag = "zh";
    m.languages[1].tag = "en";
    m.languages[1].fallback = "zh";
    section = model_add(&m, MODEL_SECTION, "glossary");
    section->accent = "history";
    section->section_kind = "glossary";
    buf_add(&text, bytes, length);
    if (plain_read(&d, "glossary.csv", true, &text)) {
        glossary_text(&m, section, "glossary.csv", buf_text(&text), text.length);
    }
    for (i = 0; i < m.entry_count; i++) {
        terms += m.entries[i]->kind == MODEL_TERM;
    }
    for (i = 0; i < m.entry_count; i++) {
        if (m.entries[i]->kind == MODEL_TERM) {
            fuzz_term(&m, m.entries[i], terms);
        }
    }
    buf_finish(&text);
    diag_finish(&d);
    arena_finish(&m.mem);
    return 0;
}
