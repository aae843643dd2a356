/* What the rows of all such tables have in common: an id, words, dates, numbers, choices. Each
 * value that cannot be used is reported where it stands and then counts as not written, so that one
 * slip of a pen gives one message. */
#include "author/cells.h"
#include "author/dates.h"
#include "author/markup.h"
#include "author/settings.h"

#include <stdlib.h>
#include <string.h>

struct model_entry *cells_entry(struct model *m, enum model_kind kind, struct model_entry *section,
                                struct model_value id)
{
    struct model_entry *e;
    const char *slug;
    if (!id.text) {
        diag_add(m->d, DIAG_ERROR, id.place,
                 "the row has no id; write a short name of small letters, digits and '-'");
        return NULL;
    }
    if (!settings_word(id.text) || strcmp(id.text, "index") == 0) {
        diag_add(m->d, DIAG_ERROR, id.place,
                 "'%s' cannot be an id; use small letters, digits and '-', at most 32",
                 model_show(&m->mem, id.text));
        return NULL;
    }
    slug = arena_format(&m->mem, "%s/%s", section->slug, id.text);
    e = model_find(m, slug);
    if (e) {
        diag_add(m->d, DIAG_ERROR, id.place,
                 "id '%s' stands already in %s line %d; give this one another id", id.text,
                 e->place.file, e->place.line);
        return NULL;
    }
    e = model_add(m, kind, slug);
    e->section = section;
    e->place = id.place;
    e->accent = section->accent;
    e->item = arena_alloc(&m->mem, sizeof *e->item);
    e->item->importance = 3;
    return e;
}

/* --- words ------------------------------------------------------------------------------------ */

static bool cells_any(const struct cells *c, size_t row, const char *const *pairs, size_t lang)
{
    for (; pairs[0]; pairs += 2) {
        if (cells_in(c, row, pairs[0], lang).text[0]) {
            return true;
        }
    }
    return false;
}

static bool cells_titled(const struct cells *c, size_t row, const char *const *pairs, size_t lang)
{
    struct model *m = c->m;
    struct csv_cell title = cells_in(c, row, pairs[0], lang);
    struct csv_cell first = cells_get(c, row, pairs[0]);
    const char *tag = m->languages[lang].tag;
    size_t i;
    if (title.text[0]) {
        return true;
    }
    if (lang == m->default_lang) {
        diag_add(m->d, DIAG_ERROR, cells_place(c, &title), "the row has no %s_%s; write it",
                 pairs[0], tag);
        return false;
    }
    for (i = 0; strcmp(c->names[i].name, pairs[0]) != 0; i++) {
    }
    /* Without the column, cells_open has spoken for the whole table. */
    if (first.text[0] && (c->at[i * m->language_count + lang] < c->csv.columns ||
                          cells_any(c, row, pairs + 2, lang))) {
        diag_add(m->d, DIAG_WARNING, cells_place(c, &title),
                 "'%s' has no %s_%s; translate it, or it will be shown in %s",
                 model_show(&m->mem, first.text), pairs[0], tag,
                 m->languages[lang].fallback ? m->languages[lang].fallback
                                             : m->languages[m->default_lang].tag);
    }
    return false;
}

void cells_words(const struct cells *c, size_t row, const char *const *pairs, const char *text,
                 struct model_entry *e)
{
    size_t lang;
    for (lang = 0; lang < c->m->language_count; lang++) {
        struct model_words *w = &e->words[lang];
        const char *const *pair = pairs;
        if (!cells_titled(c, row, pairs, lang)) {
            continue;
        }
        for (; pair[0]; pair += 2) {
            struct csv_cell cell = cells_in(c, row, pair[0], lang);
            struct model_value v = {cell.text, cells_place(c, &cell)};
            if (cell.text[0]) {
                model_say(c->m, w, pair[1], v);
            }
        }
        if (text) {
            struct csv_cell cell = cells_in(c, row, text, lang);
            struct model_value v = {cell.text, cells_place(c, &cell)};
            markup_read(c->m, w, v);
        }
    }
}

/* --- values ----------------------------------------------------------------------------------- */

bool cells_date(const struct cells *c, size_t row, const char *name, struct date *out)
{
    struct model_value v = cells_value(c, row, name);
    struct dates_doubt doubt;
    if (!v.text) {
        return false;
    }
    if (!dates_read(v.text, out, &doubt)) {
        dates_complain(c->m->d, v.place, model_show(&c->m->mem, v.text), &doubt);
        return false;
    }
    return true;
}

struct model_value cells_day(const struct cells *c, size_t row, const char *name)
{
    struct model_value v = cells_value(c, row, name);
    char text[DATES_TEXT_SIZE];
    struct date d;
    if (!v.text || !cells_date(c, row, name, &d)) {
        v.text = NULL;
        return v;
    }
    if (d.about || d.precision > DATE_YEAR) {
        diag_add(c->m->d, DIAG_ERROR, v.place,
                 "'%s' is not certain enough for %s; write what is known, or leave the cell empty",
                 model_show(&c->m->mem, v.text), name);
        v.text = NULL;
        return v;
    }
    dates_write(&d, text);
    v.text = arena_copy_text(&c->m->mem, text);
    return v;
}

int cells_number(const struct cells *c, size_t row, const char *name, int least, int most,
                 int otherwise)
{
    struct model_value v = cells_value(c, row, name);
    char *end;
    long value;
    if (!v.text) {
        return otherwise;
    }
    value = strtol(v.text, &end, 10);
    if (*end || value < least || value > most) {
        diag_add(c->m->d, DIAG_ERROR, v.place, "'%s' is not a number from %d to %d; write one",
                 model_show(&c->m->mem, v.text), least, most);
        return otherwise;
    }
    return (int)value;
}

static bool cells_in_words(const char *text, const char *words)
{
    size_t length = strlen(text);
    while (words && *words) {
        size_t word = strcspn(words, ";");
        if (word == length && strncmp(words, text, length) == 0) {
            return true;
        }
        words += word + (words[word] == ';');
    }
    return false;
}

size_t cells_choice(const struct cells *c, size_t row, const char *name, const char *const *choices,
                    const char *const *aliases, size_t otherwise)
{
    struct model_value v = cells_value(c, row, name);
    const char *low;
    size_t i;
    if (!v.text) {
        return otherwise;
    }
    low = model_lower(&c->m->mem, v.text);
    for (i = 0; choices[i]; i++) {
        if (strcmp(choices[i], low) == 0 || cells_in_words(low, aliases[i])) {
            return i;
        }
    }
    model_say_unknown(c->m, v.place, name, v.text, choices);
    return otherwise;
}

struct model_value cells_list(const struct cells *c, size_t row, const char *name)
{
    static const char wide[] = "\xEF\xBC\x9B";
    struct model_value v = cells_value(c, row, name);
    struct buf narrow = {0};
    const char *p = v.text, *at;
    if (!p || !strstr(p, wide)) {
        return v;
    }
    while ((at = strstr(p, wide))) {
        buf_add(&narrow, p, (size_t)(at - p));
        buf_add_byte(&narrow, ';');
        p = at + strlen(wide);
    }
    buf_add_text(&narrow, p);
    v.text = arena_copy_text(&c->m->mem, buf_text(&narrow));
    buf_finish(&narrow);
    return v;
}

void cells_common(const struct cells *c, size_t row, struct model_entry *e)
{
    static const char *const states[] = {"to confirm", "confirmed", NULL};
    static const char *const aliases[] = {"to be confirmed;待确认;待核实;확인 필요", "已确认"};
    e->item->unconfirmed = cells_choice(c, row, "status", states, aliases, 1) == 0;
    e->item->sources = cells_list(c, row, "sources");
    e->item->related = cells_list(c, row, "related");
    e->item->as_of = cells_day(c, row, "as_of");
}
