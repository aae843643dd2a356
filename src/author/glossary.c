/* <section>.csv of a glossary: a row is a term, with its words in every language and an order of
 * its own in each, because a reader of Chinese looks under a sound and a reader of English under a
 * letter. A term that a language lacks stands there in the language it will be shown in. */
#include "author/cells.h"
#include "author/collate.h"
#include "author/items.h"
#include "author/table_file.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static const struct cells_name glossary_columns[] = {
    {"id", "编号", CELLS_MUST},         {"term", "术语 词语 词条", CELLS_TITLE},
    {"short", "简称", CELLS_WORDS},     {"text", "解释 释义 正文 说明", CELLS_WORDS},
    {"also", "又称 别名", CELLS_WORDS}, CELLS_COMMON};

#define GLOSSARY_COLUMNS (sizeof glossary_columns / sizeof *glossary_columns)

static void glossary_term(const struct cells *c, size_t row, struct model_entry *section)
{
    static const char *const words[] = {"term", "title", "short", "short", "also", "also", NULL};
    struct model *m = c->m;
    const char *tag = m->languages[m->default_lang].tag;
    struct model_entry *e = cells_entry(m, MODEL_TERM, section, cells_value(c, row, "id"));
    struct model_value text = cells_value(c, row, "text");
    if (!e) {
        return;
    }
    cells_words(c, row, words, "text", e);
    cells_common(c, row, e);
    if (!text.text) {
        diag_add(m->d, DIAG_ERROR, text.place,
                 "term '%s' has no text_%s; explain it in a sentence or two", e->name, tag);
    }
}

/* --- order ------------------------------------------------------------------------------------ */

struct glossary_key {
    struct model_entry *entry;
    const struct collate *collate;
    const char *title, *letter;
};

static int glossary_compare(const void *a, const void *b)
{
    const struct glossary_key *x = a, *y = b;
    int order = collate_compare(x->collate, x->title, x->letter, y->title, y->letter);
    return order ? order : strcmp(x->entry->slug, y->entry->slug);
}

/* Two rows with one name: whoever looks the word up would find half of it. */
static void glossary_twins(struct model *m, const struct glossary_key *keys, size_t count)
{
    size_t i;
    for (i = 1; i < count; i++) {
        const struct model_entry *a = keys[i - 1].entry, *b = keys[i].entry;
        if (strcmp(keys[i - 1].title, keys[i].title) == 0) {
            diag_add(m->d, DIAG_WARNING, b->place.line > a->place.line ? b->place : a->place,
                     "term '%s' stands already in line %d; make one row of the two",
                     model_show(&m->mem, keys[i].title),
                     b->place.line > a->place.line ? a->place.line : b->place.line);
        }
    }
}

static void glossary_language(struct model *m, struct glossary_key *keys, size_t count, size_t lang)
{
    struct collate *collate = collate_open(m->languages[lang].tag);
    size_t i;
    for (i = 0; i < count; i++) {
        const char *title = model_text(model_shown(m, keys[i].entry, lang, 0), "title");
        keys[i].collate = collate;
        keys[i].title = title ? title : "";
        keys[i].letter = collate_letter(collate, keys[i].title, &m->mem);
    }
    qsort(keys, count, sizeof *keys, glossary_compare);
    for (i = 0; i < count; i++) {
        keys[i].entry->item->index[lang].order = (int)i + 1;
        keys[i].entry->item->index[lang].letter = keys[i].letter;
        if (lang == m->default_lang) {
            keys[i].entry->order = (int)i + 1;
        }
    }
    if (lang == m->default_lang) {
        glossary_twins(m, keys, count);
    }
    collate_close(collate);
}

static void glossary_order(struct model *m, const struct model_entry *section)
{
    struct glossary_key *keys = mem_resize_array(NULL, m->entry_count + 1, sizeof *keys);
    size_t count = 0, i, lang;
    for (i = 0; i < m->entry_count; i++) {
        struct model_entry *e = m->entries[i];
        if (e->section == section && e->kind == MODEL_TERM) {
            e->item->index = arena_alloc_array(&m->mem, m->language_count, sizeof *e->item->index);
            keys[count++].entry = e;
        }
    }
    for (lang = 0; count > 0 && lang < m->language_count; lang++) {
        glossary_language(m, keys, count, lang);
    }
    mem_free(keys);
}

void glossary_text(struct model *m, struct model_entry *section, const char *file, const char *text,
                   size_t length)
{
    struct csv csv;
    struct cells c;
    size_t row;
    table_file_parse(m, file, text, length, &csv);
    if (cells_take(&c, m, &csv, glossary_columns, GLOSSARY_COLUMNS)) {
        for (row = 0; row < c.csv.count; row++) {
            glossary_term(&c, row, section);
        }
        glossary_order(m, section);
    }
}

void glossary_read(struct model *m, struct model_entry *section)
{
    struct buf text = {0};
    const char *file = table_file_read(m, arena_format(&m->mem, "%s.csv", section->slug), &text);
    if (file) {
        glossary_text(m, section, file, buf_text(&text), text.length);
    }
    buf_finish(&text);
}
