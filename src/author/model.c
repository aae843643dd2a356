/* Small questions to the model, and words for messages. */
#include "author/model.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <string.h>

const char *const model_ages[] = {"young", "deep", NULL};

const struct model_words *model_words_of(const struct model_entry *e, size_t lang, int which)
{
    const struct model_words *all = which == 0 ? e->words : e->ages[which - 1];
    return all && (all[lang].file || all[lang].field_count > 0) ? &all[lang] : NULL;
}

/* The language that is shown where `lang` has no words. */
static size_t model_behind(const struct model *m, size_t lang)
{
    const char *next = m->languages[lang].fallback;
    for (lang = 0; next && lang < m->language_count; lang++) {
        if (strcmp(m->languages[lang].tag, next) == 0) {
            return lang;
        }
    }
    return m->default_lang;
}

const struct model_words *model_shown(const struct model *m, const struct model_entry *e,
                                      size_t lang, int which)
{
    size_t steps;
    for (steps = 0; steps <= m->language_count; steps++) {
        const struct model_words *w = model_words_of(e, lang, which);
        if (w && (which > 0 || model_text(w, "title"))) {
            return w;
        }
        lang = model_behind(m, lang);
    }
    return which == 0 ? &e->words[lang] : NULL;
}

const struct model_words *model_told(const struct model *m, const struct model_entry *e,
                                     size_t lang, const char *key)
{
    size_t steps;
    for (steps = 0; steps <= m->language_count; steps++) {
        const struct model_words *w = model_words_of(e, lang, 0);
        if (w && (key ? model_text(w, key) != NULL : w->body.count > 0)) {
            return w;
        }
        lang = model_behind(m, lang);
    }
    return NULL;
}

struct diag_place model_place(const char *file, int line, int column)
{
    struct diag_place place = {file, line, column};
    return place;
}

bool model_in_workbook(const struct diag_place *place)
{
    size_t length = strlen(place->file);
    return length > 5 && strcmp(place->file + length - 5, ".xlsx") == 0;
}

const struct model_field *model_field(const struct model_words *w, const char *key)
{
    size_t i;
    for (i = 0; i < w->field_count; i++) {
        if (strcmp(w->fields[i].key, key) == 0) {
            return &w->fields[i];
        }
    }
    return NULL;
}

const char *model_text(const struct model_words *w, const char *key)
{
    const struct model_field *f = model_field(w, key);
    return f ? f->value.text : NULL;
}

/* The slot of a slug, or the free one where it would go. There always is a free one. */
static size_t model_slot(const struct model *m, const char *slug)
{
    size_t at = (size_t)hash_text(HASH_START, slug) & (m->slots - 1);
    while (m->by_slug[at] && strcmp(m->by_slug[at]->slug, slug) != 0) {
        at = (at + 1) & (m->slots - 1);
    }
    return at;
}

struct model_entry *model_find(const struct model *m, const char *slug)
{
    return m->slots ? m->by_slug[model_slot(m, slug)] : NULL;
}

/* Of two with the same slug the first is found. */
static void model_index(struct model *m, struct model_entry *e)
{
    size_t i, at;
    if (2 * m->entry_count >= m->slots) {
        m->slots = m->slots ? m->slots * 2 : 256;
        m->by_slug = arena_alloc_array(&m->mem, m->slots, sizeof(struct model_entry *));
        for (i = 0; i < m->entry_count; i++) {
            at = model_slot(m, m->entries[i]->slug);
            m->by_slug[at] = m->by_slug[at] ? m->by_slug[at] : m->entries[i];
        }
    }
    at = model_slot(m, e->slug);
    m->by_slug[at] = m->by_slug[at] ? m->by_slug[at] : e;
}

struct model_entry *model_add(struct model *m, enum model_kind kind, const char *slug)
{
    bool colon =
        kind == MODEL_SCENE || kind == MODEL_ERA || kind == MODEL_GROUP || kind == MODEL_BAND;
    struct model_entry *e = arena_alloc(&m->mem, sizeof *e);
    const char *cut = strrchr(slug, colon ? ':' : '/');
    e->kind = kind;
    e->slug = arena_copy_text(&m->mem, slug);
    e->name = cut ? e->slug + (cut + 1 - slug) : e->slug;
    e->words = arena_alloc_array(&m->mem, MODEL_LANGUAGES_MAX, sizeof *e->words);
    m->entries =
        arena_grow(&m->mem, m->entries, m->entry_count, &m->entry_capacity, sizeof(void *));
    m->entries[m->entry_count++] = e;
    model_index(m, e);
    return e;
}

void model_say(struct model *m, struct model_words *w, const char *key, struct model_value value)
{
    struct model_field *f;
    if ((w->field_count & (w->field_count - 1)) == 0) { /* full at 0, 1, 2, 4, 8 ... */
        struct model_field *old = w->fields;
        w->fields = arena_alloc_array(&m->mem, w->field_count ? 2 * w->field_count : 1, sizeof *f);
        if (old) {
            memcpy(w->fields, old, w->field_count * sizeof *f);
        }
    }
    f = &w->fields[w->field_count++];
    f->key = key;
    f->key_place = value.place;
    f->value = value;
    f->known = true;
    w->file = value.place.file;
    w->body_line = w->body_line ? w->body_line : value.place.line;
}

struct model_source *model_source(const struct model *m, const char *id)
{
    size_t at;
    return nameset_find(&m->source_ids, id, &at) ? &m->sources[at] : NULL;
}

struct model_picture *model_picture(const struct model *m, const char *file)
{
    size_t at;
    return nameset_find(&m->picture_files, file, &at) ? &m->pictures[at] : NULL;
}

void model_index_picture(struct model *m, size_t at)
{
    nameset_add(&m->picture_names, &m->mem, m->pictures[at].name, at);
    nameset_add(&m->picture_files, &m->mem, m->pictures[at].file, at);
}

size_t model_split(struct arena *mem, struct model_value value, const char *separator,
                   struct model_value *parts, size_t limit)
{
    const char *p = value.text;
    size_t count = 0;
    while (p) {
        const char *stop = strstr(p, separator);
        const char *start = p, *end = stop ? stop : p + strlen(p);
        while (start < end && *start == ' ') {
            start++;
        }
        while (end > start && end[-1] == ' ') {
            end--;
        }
        if (count < limit) {
            parts[count].text = arena_copy(mem, start, (size_t)(end - start));
            parts[count].place = value.place;
            if (!model_in_workbook(&value.place)) {
                parts[count].place.column +=
                    (int)utf8_count(value.text, (size_t)(start - value.text));
            }
        }
        count++;
        p = stop ? stop + strlen(separator) : NULL;
    }
    return count;
}

static const char *model_cut(struct arena *mem, const char *text, int limit)
{
    const char *p = text, *end = text + strlen(text);
    struct buf out = {0};
    const char *copy;
    int n;
    for (n = 0; p < end && n < limit; n++) {
        uint32_t cp = utf8_next(&p, end);
        if (cp < 0x20 || cp == 0x7F) {
            cp = ' ';
        }
        if (cp == ' ' && out.length > 0 && out.data[out.length - 1] == ';') {
            continue;
        }
        buf_add_utf8(&out, cp);
    }
    while (out.length > 0 && out.data[out.length - 1] == ' ') {
        out.data[--out.length] = '\0';
    }
    if (p < end) {
        buf_add_text(&out, "…");
    }
    copy = arena_copy_text(mem, buf_text(&out));
    buf_finish(&out);
    return copy;
}

const char *model_show(struct arena *mem, const char *text)
{
    return model_cut(mem, text, 40);
}

const char *model_reason(struct arena *mem, const char *text)
{
    return model_cut(mem, text, 160);
}

const char *model_lower(struct arena *mem, const char *text)
{
    char *low = arena_copy_text(mem, text);
    size_t i;
    for (i = 0; low[i]; i++) {
        low[i] = low[i] >= 'A' && low[i] <= 'Z' ? (char)(low[i] + 32) : low[i];
    }
    return low;
}
