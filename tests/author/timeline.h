/* A pack in three languages with two pictures, and a timeline read into it from a text. */
#ifndef TESTS_AUTHOR_TIMELINE_H
#define TESTS_AUTHOR_TIMELINE_H

#include "test.h"

#include "author/dates.h"
#include "author/timeline_table.h"

struct history {
    struct model m;
    struct diag d;
    struct model_entry *section;
    struct model_picture pictures[2];
    struct buf shown, said;
};

static inline void history_date(struct buf *out, const struct date *d)
{
    static const char *const precisions[] = {"", "", "", "~decade", "~century", "~cosmic"};
    char text[DATES_TEXT_SIZE];
    dates_write(d, text);
    buf_format(out, "%s%s%s", d->about ? "about " : "", text, precisions[d->precision]);
}

/* A line an entry: kind and slug, dates, importance, group, picture, then the words by language. */
static inline void history_show(struct history *h)
{
    static const char *const kinds[] = {"event", "era", "group"};
    static const char *const keys[] = {"title",   "short",       "display_date", "art_caption",
                                       "art_alt", "source_line", "summary"};
    size_t i, lang, k;
    for (i = 1; i < h->m.entry_count; i++) {
        const struct model_entry *e = h->m.entries[i];
        const struct model_item *item = e->item;
        buf_format(&h->shown, "%s %s", kinds[e->kind - MODEL_EVENT], e->slug);
        if (item->has_start) {
            buf_add_byte(&h->shown, ' ');
            history_date(&h->shown, &item->start);
        }
        if (item->has_end) {
            buf_add_text(&h->shown, " - ");
            history_date(&h->shown, &item->end);
        }
        if (e->kind == MODEL_EVENT) {
            buf_format(&h->shown, " i%d", item->importance);
        }
        if (item->group) {
            buf_format(&h->shown, " (%s)", item->group->slug);
        }
        if (e->art.text) {
            buf_format(&h->shown, " [%s]", e->art.text);
        }
        for (lang = 0; lang < h->m.language_count; lang++) {
            const struct model_words *w = &e->words[lang];
            for (k = 0; k < sizeof keys / sizeof *keys; k++) {
                if (model_text(w, keys[k])) {
                    buf_format(&h->shown, " %s.%.2s=%s", h->m.languages[lang].tag, keys[k],
                               model_text(w, keys[k]));
                }
            }
            if (w->body.count) {
                struct buf body = {0};
                size_t b;
                doc_write(&w->body, &body);
                for (b = 0; b < body.length; b++) {
                    body.data[b] = (unsigned char)body.data[b] < 32 ? '^' : body.data[b];
                }
                buf_format(&h->shown, " %s.body=%s", h->m.languages[lang].tag, body.data);
                buf_finish(&body);
            }
        }
        buf_add_byte(&h->shown, '\n');
    }
}

static inline void history_open(struct history *h)
{
    static const char *const tags[] = {"zh", "en", "ko"};
    size_t i;
    memset(h, 0, sizeof *h);
    h->m.d = &h->d;
    h->m.root = "/nowhere";
    for (i = 0; i < 3; i++) {
        h->m.languages[i].tag = tags[i];
        h->m.languages[i].fallback = i ? "zh" : NULL;
    }
    h->m.language_count = 3;
    h->pictures[0].name = "lake";
    h->pictures[0].file = "lake.svg";
    h->pictures[0].credit[0] = "迷你馆绘";
    h->pictures[1].name = "ada-lovelace";
    h->pictures[1].file = "ada-lovelace.jpg";
    h->m.pictures = h->pictures;
    h->m.picture_count = 2;
    model_index_picture(&h->m, 0);
    model_index_picture(&h->m, 1);
    h->section = model_add(&h->m, MODEL_SECTION, "history");
    h->section->accent = "history";
    for (i = 0; i < 2; i++) {
        h->section->words[i].file = i ? "en/history/index.md" : "zh/history/index.md";
    }
}

static inline void history_read(struct history *h, const char *file, const char *text)
{
    history_open(h);
    timeline_table_text(&h->m, h->section, file, text, strlen(text));
    history_show(h);
    diag_sort(&h->d);
    diag_print(&h->d, &h->said);
}

static inline void history_finish(struct history *h)
{
    diag_finish(&h->d);
    arena_finish(&h->m.mem);
    buf_finish(&h->shown);
    buf_finish(&h->said);
}

#endif
