/* Collects authors' mistakes; see diag.h for the printed form. Sorting is by insertion into place,
 * so that equal places keep their order without a second key. */
#include "base/diag.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void diag_speak(struct diag *d, const struct diag_words *const *catalogue, enum diag_lang lang)
{
    d->catalogue = catalogue;
    d->lang = lang;
}

static const struct diag_words *diag_words_of(const struct diag *d, const char *fmt)
{
    const struct diag_words *const *table, *row;
    for (table = d->catalogue; table && *table; table++) {
        for (row = *table; row->code; row++) {
            if (strcmp(row->en, fmt) == 0) {
                return row;
            }
        }
    }
    return NULL;
}

static void diag_keep(struct diag *d, enum diag_level level, struct diag_place place,
                      const struct diag_words *words, const struct diag_said said[2])
{
    struct diag_item *item;
    if (d->count == d->capacity) {
        d->capacity = d->capacity ? d->capacity * 2 : 16;
        d->items = mem_resize_array(d->items, d->capacity, sizeof *d->items);
    }
    item = &d->items[d->count++];
    item->level = level;
    item->code = words ? words->code : "";
    item->place = place;
    item->place.file = arena_copy_text(&d->memory, place.file ? place.file : "");
    item->text = said[0].text;
    item->remedy = said[0].remedy;
    item->other = said[1];
    d->errors += level == DIAG_ERROR;
    d->warnings += level == DIAG_WARNING;
}

/* The message in `text`, whose remedy begins behind `mark`; cut there. */
static struct diag_said diag_part(struct diag *d, char *text, const char *mark)
{
    char *remedy = strstr(text, mark);
    if (remedy) {
        *remedy = '\0';
        remedy += strlen(mark);
    }
    return (struct diag_said){arena_copy_text(&d->memory, text),
                              arena_copy_text(&d->memory, remedy ? remedy : "")};
}

static const char *diag_in(enum diag_lang lang, const struct diag_words *words, const char *en)
{
    return words && lang == DIAG_ZH ? words->zh : en;
}

static enum diag_lang diag_other(const struct diag *d)
{
    return d->lang == DIAG_ZH ? DIAG_EN : DIAG_ZH;
}

/* The remedy is told apart in the format, not in what came of it: an author's "a; b" is no remedy.
 * A control character marks the place while formatting. */
static struct diag_said diag_format(struct diag *d, const char *fmt, va_list args)
{
    static const char mark[] = "\x1F ";
    char text[1024], form[512], *part;
    snprintf(form, sizeof form, "%s", fmt);
    part = strstr(form, "; ");
    if (part) {
        *part = mark[0];
    }
    vsnprintf(text, sizeof text, form, args);
    text[utf8_cut(text, strlen(text), sizeof text - 4)] = '\0'; /* no half character at the end */
    return diag_part(d, text, mark);
}

void diag_add(struct diag *d, enum diag_level level, struct diag_place place, const char *fmt, ...)
{
    const struct diag_words *words = diag_words_of(d, fmt);
    struct diag_said said[2] = {{NULL, NULL}, {NULL, NULL}};
    va_list args;
    va_start(args, fmt);
    said[0] = diag_format(d, diag_in(d->lang, words, fmt), args);
    va_end(args);
    if (d->both) {
        va_start(args, fmt);
        said[1] = diag_format(d, diag_in(diag_other(d), words, fmt), args);
        va_end(args);
    }
    diag_keep(d, level, place, words, said);
}

static struct diag_said diag_whole(struct diag *d, const char *text)
{
    char copy[1024];
    snprintf(copy, sizeof copy, "%s", text);
    copy[utf8_cut(copy, strlen(copy), sizeof copy - 4)] = '\0';
    return diag_part(d, copy, "; ");
}

void diag_say(struct diag *d, enum diag_level level, struct diag_place place, const char *text)
{
    const struct diag_words *words = diag_words_of(d, text);
    struct diag_said said[2] = {{NULL, NULL}, {NULL, NULL}};
    said[0] = diag_whole(d, diag_in(d->lang, words, text));
    if (d->both) {
        said[1] = diag_whole(d, diag_in(diag_other(d), words, text));
    }
    diag_keep(d, level, place, words, said);
}

static const char *diag_named(struct diag *d, const char *name, const char *text, bool zh)
{
    return text ? arena_format(&d->memory, zh ? "%s：%s" : "%s: %s", name, text) : NULL;
}

void diag_name(struct diag *d, struct diag_item *item, const char *name)
{
    bool zh = d->lang == DIAG_ZH;
    item->text = diag_named(d, name, item->text, zh);
    item->other.text = diag_named(d, name, item->other.text, !zh);
}

bool diag_blames(const struct diag *d, const char *file)
{
    size_t length = strlen(file), i;
    for (i = 0; i < d->count; i++) {
        if (d->items[i].level == DIAG_ERROR && strncmp(d->items[i].place.file, file, length) == 0) {
            return true;
        }
    }
    return false;
}

static int diag_order(const struct diag_item *a, const struct diag_item *b)
{
    int files = strcmp(a->place.file, b->place.file);
    if (files) {
        return files;
    }
    if (a->place.line != b->place.line) {
        return a->place.line < b->place.line ? -1 : 1;
    }
    return (a->place.column > b->place.column) - (a->place.column < b->place.column);
}

static void diag_merge(struct diag_item *items, struct diag_item *spare, size_t from, size_t to)
{
    size_t middle = from + (to - from) / 2, left = from, right = middle, i;
    if (to - from < 2) {
        return;
    }
    diag_merge(items, spare, from, middle);
    diag_merge(items, spare, middle, to);
    for (i = from; i < to; i++) {
        bool take_left =
            left < middle && (right >= to || diag_order(&items[left], &items[right]) <= 0);
        spare[i] = take_left ? items[left++] : items[right++];
    }
    memcpy(items + from, spare + from, (to - from) * sizeof *items);
}

void diag_sort(struct diag *d)
{
    struct diag_item *spare;
    if (d->count < 2) {
        return;
    }
    spare = mem_resize_array(NULL, d->count, sizeof *spare);
    diag_merge(d->items, spare, 0, d->count);
    mem_free(spare);
}

void diag_print(const struct diag *d, struct buf *out)
{
    static const char *const levels[][3] = {{"note: ", "warning: ", "error: "},
                                            {"提示：", "警告：", "错误："}};
    const char *between = d->lang == DIAG_ZH ? "；" : "; ";
    size_t i;
    for (i = 0; i < d->count; i++) {
        const struct diag_item *item = &d->items[i];
        buf_add_text(out, item->place.file);
        if (item->place.line > 0) {
            buf_format(out, ":%d:%d", item->place.line,
                       item->place.column > 0 ? item->place.column : 1);
        }
        buf_format(out, ": %s%s%s%s\n", levels[d->lang][item->level], item->text,
                   item->remedy[0] ? between : "", item->remedy);
    }
}

void diag_print_json(const struct diag *d, struct buf *out)
{
    static const char *const levels[] = {"note", "warning", "error"};
    size_t i;
    buf_add_text(out, "[");
    for (i = 0; i < d->count; i++) {
        const struct diag_item *item = &d->items[i];
        buf_format(out, "%s\n  {\"level\": \"%s\", ", i ? "," : "", levels[item->level]);
        buf_add_text(out, "\"file\": ");
        buf_add_json(out, item->place.file);
        buf_format(out,
                   ", \"line\": %d, \"column\": %d, \"code\": \"%s\", \"text\": ", item->place.line,
                   item->place.column, item->code);
        buf_add_json(out, item->text);
        buf_add_text(out, ", \"remedy\": ");
        buf_add_json(out, item->remedy);
        if (item->other.text) {
            buf_add_text(out, ", \"other_text\": ");
            buf_add_json(out, item->other.text);
            buf_add_text(out, ", \"other_remedy\": ");
            buf_add_json(out, item->other.remedy);
        }
        buf_add_text(out, "}");
    }
    buf_add_text(out, d->count ? "\n]\n" : "]\n");
}

void diag_finish(struct diag *d)
{
    mem_free(d->items);
    arena_finish(&d->memory);
    memset(d, 0, sizeof *d);
}
