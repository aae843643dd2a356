/* Any text as a timeline, JSON when it begins with '{', otherwise a sheet. Whatever is wrong with
 * it, the events that come out can be drawn. */
#include "fuzz.h"

#include "author/timeline_table.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static void fuzz_must(bool true_of_every_timeline)
{
    if (!true_of_every_timeline) {
        abort();
    }
}

static void fuzz_words(const struct model_words *w)
{
    struct arena mem = {0};
    struct buf stored = {0};
    struct doc again;
    struct err err;
    doc_write(&w->body, &stored);
    fuzz_must(w->body.count == 0 || (doc_read(&again, stored.data, stored.length, &mem, &err) &&
                                     again.count == w->body.count));
    buf_finish(&stored);
    arena_finish(&mem);
}

static void fuzz_entry(const struct model *m, const struct model_entry *e)
{
    const struct model_item *item = e->item;
    size_t lang;
    fuzz_must(strlen(e->name) <= 40 && model_find(m, e->slug) == e);
    fuzz_must(!item->has_start || date_valid(&item->start));
    fuzz_must(!item->has_end || (item->has_start && date_valid(&item->end) &&
                                 date_end(&item->end) > date_begin(&item->start)));
    fuzz_must(e->kind != MODEL_EVENT || (item->importance >= 1 && item->importance <= 5));
    fuzz_must(m->d->errors > 0 ||
              (model_text(&e->words[0], "title") && (item->has_start || e->kind == MODEL_GROUP)));
    for (lang = 0; lang < m->language_count; lang++) {
        fuzz_words(&e->words[lang]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct diag d = {0};
    struct model m = {.root = "/nowhere", .d = &d, .language_count = 2};
    struct model_picture picture = {.name = "lake", .file = "lake.svg"};
    struct model_entry *section;
    char *text = malloc(length + 1);
    size_t i;
    m.languages[0].tag = "zh";
    m.languages[1].tag = "en";
    m.pictures = &picture;
    m.picture_count = 1;
    model_index_picture(&m, 0);
    section = model_add(&m, MODEL_SECTION, "history");
    section->words[0].file = "zh/history/index.md";
    memcpy(text, bytes, length);
    text[length] = '\0';
    for (i = 0; i < length; i++) { /* as the folder's reader hands it over */
        if ((unsigned char)text[i] < 0x20 && text[i] != '\n' && text[i] != '\t') {
            text[i] = '?';
        }
    }
    if (utf8_check(text, length) == length) {
        timeline_table_text(&m, section, text[0] == '{' ? "history.json" : "history.csv", text,
                            length);
        for (i = 1; i < m.entry_count; i++) {
            fuzz_entry(&m, m.entries[i]);
        }
        fuzz_words(&section->words[0]);
    }
    free(text);
    diag_finish(&d);
    arena_finish(&m.mem);
    return 0;
}
