/* The words of a row: its plain fields, its text with markup, and what TimelineJS allows in them
 * and a screen does not. Headlines and captions may hold tags on the web; here they lose them. */
#include "author/markup.h"
#include "author/timeline/media.h"
#include "author/timeline/timeline.h"

#include <string.h>

/* A line end in a text of JSON is no line of the file: there everything lies at the value itself.
 */
static void words_markup(struct timeline *t, struct model_words *w, struct model_value v)
{
    struct diag *d = t->m->d;
    size_t i = d->count;
    markup_read(t->m, w, v);
    if (!t->json) {
        return;
    }
    for (; i < d->count; i++) {
        d->items[i].place.line = v.place.line;
        d->items[i].place.column = v.place.column;
    }
    for (i = 0; i < w->link_count; i++) {
        w->links[i].place = v.place;
    }
}

/* Words that have no room for markup, without it. */
static const char *words_flat(struct timeline *t, struct model_value v)
{
    struct model_words w = {0};
    struct buf text = {0};
    const char *copy;
    size_t i;
    if (!strpbrk(v.text, "<&\n")) {
        return v.text;
    }
    words_markup(t, &w, v);
    if (w.body.count > 0) {
        doc_plain(&w.body, &text);
    } else {
        buf_add_text(&text, model_text(&w, "summary") ? model_text(&w, "summary") : "");
    }
    while (text.length > 0 && text.data[text.length - 1] == '\n') {
        text.length--;
    }
    for (i = 0; i < text.length; i++) {
        text.data[i] = text.data[i] == '\n' ? ' ' : text.data[i];
    }
    copy = arena_copy(&t->m->mem, buf_text(&text), text.length);
    buf_finish(&text);
    return copy;
}

void words_flatten(struct timeline *t, struct model_entry *e)
{
    size_t lang, i;
    for (lang = 0; lang < t->m->language_count; lang++) {
        struct model_words *w = &e->words[lang];
        for (i = 0; i < w->field_count; i++) {
            w->fields[i].value.text = words_flat(t, w->fields[i].value);
        }
    }
}

/* The text of a row in one language; a quotation that stands in `media` follows it. */
static void words_text(struct timeline *t, size_t row, size_t lang, struct model_words *w)
{
    struct model *m = t->m;
    struct csv_cell cell = cells_in(&t->c, row, "text", lang);
    struct model_value v = {cell.text, cells_place(&t->c, &cell)};
    struct model_value media = cells_value(&t->c, row, "media");
    if (media.text && media_quotes(media.text)) {
        const char *both = arena_format(&m->mem, "<p>%s</p>%s", v.text, media.text);
        v = v.text[0] ? v : media;
        v.text = v.text == media.text ? media.text : both;
    }
    words_markup(t, w, v);
}

void words_read(struct timeline *t, size_t row, struct model_entry *e)
{
    const char *pairs[] = {
        "headline",     "title", "short", "short", "source_line", "source_line", "display_date",
        "display_date", NULL,    NULL,    NULL,    NULL,          NULL};
    size_t lang;
    if (e->art.text) {
        pairs[8] = "media_caption";
        pairs[9] = "art_caption";
        pairs[10] = "alt_text";
        pairs[11] = "art_alt";
    }
    cells_words(&t->c, row, pairs, NULL, e);
    words_flatten(t, e);
    for (lang = 0; lang < t->m->language_count; lang++) {
        if (e->words[lang].file) {
            words_text(t, row, lang, &e->words[lang]);
        }
    }
}

void words_intro(struct timeline *t, size_t row, size_t lang)
{
    struct model_words *words = &t->section->words[lang], w = {0};
    const char *summary;
    words_text(t, row, lang, &w);
    summary = model_text(&w, "summary");
    if (w.body.count == 0 && summary) {
        struct doc_block *b = arena_alloc(&t->m->mem, sizeof *b);
        b->kind = DOC_PARAGRAPH;
        b->text = summary;
        b->length = strlen(summary);
        w.body.blocks = b;
        w.body.count = 1;
    }
    words->body = w.body;
    words->cell = w.cell;
    words->links = w.links;
    words->link_count = w.link_count;
}
