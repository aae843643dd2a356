/* Names of sources for visitors: reading them, and which are missing.
 *
 * The columns are optional, because in a museum's own table the author often is that name already.
 * So nothing is said of an author whom readers of the default language can read; what is reported
 * is a question whose source would read as a stranger's name or as the title of a page. */
#include "author/who.h"

#include "author/settings.h"
#include "base/utf8.h"

#include <string.h>

#define WHO_WIDTH 48 /* of the line of a told answer: in Latin letters, at the largest text */
#define WHO_WIDE 0x2E80
#define WHO_SOURCES 64 /* that a question may name */

static size_t who_width(const char *text)
{
    const char *p = text, *end = text + strlen(text);
    size_t width = 0;
    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        width += cp == '\n' ? WHO_WIDTH + 1 : cp >= WHO_WIDE ? 2 : 1;
    }
    return width;
}

/* Whether a reader of Chinese cannot read it: words of Latin letters. Abbreviations in capitals
 * (NASA) stand in every language. */
static bool who_foreign(const struct model *m, const char *text)
{
    const char *p = text, *end = text + strlen(text);
    bool small = false;
    if (strncmp(m->languages[m->default_lang].tag, "zh", 2) != 0) {
        return false;
    }
    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        if (utf8_is_han(cp)) {
            return false;
        }
        small = small || (cp >= 'a' && cp <= 'z');
    }
    return small;
}

void who_read(const struct cells *c, size_t row, struct model_source *s)
{
    struct model *m = c->m;
    size_t i;
    for (i = 0; i < m->language_count; i++) {
        struct csv_cell cell = cells_in(c, row, "who", i);
        s->who_place[i] = cells_place(c, &cell);
        s->who[i] = cell.text[0] ? cell.text : NULL;
        if (s->who[i] && who_width(cell.text) > WHO_WIDTH) {
            diag_add(m->d, DIAG_WARNING, s->who_place[i],
                     "'%s' does not fit one line; write a name of at most %d Chinese or %d Latin"
                     " letters",
                     model_show(&m->mem, cell.text), WHO_WIDTH / 2, WHO_WIDTH);
        }
        if (s->who[i] && i == m->default_lang && who_foreign(m, cell.text)) {
            diag_add(m->d, DIAG_WARNING, s->who_place[i],
                     "'%s' is no name in Chinese; write the one that Chinese readers know",
                     model_show(&m->mem, cell.text));
        }
    }
}

static void who_named(struct model *m, const struct model_entry *e, bool *named)
{
    const struct model_field *own =
        e->section ? model_field(&e->section->words[m->default_lang], "sources") : NULL;
    struct model_value list = e->item->sources, ids[WHO_SOURCES];
    size_t count, i;
    if (!list.text && own) {
        list = own->value; /* a row that names none has those of its section */
    }
    count = list.text ? model_split(&m->mem, list, ";", ids, WHO_SOURCES) : 0;
    for (i = 0; i < count && i < WHO_SOURCES; i++) {
        const struct model_source *s = model_source(m, ids[i].text);
        if (s) {
            named[s - m->sources] = true;
        }
    }
}

void who_check(struct model *m)
{
    bool *named = arena_alloc_array(&m->mem, m->source_count + 1, sizeof *named);
    size_t i, lang = m->default_lang;
    for (i = 0; i < m->entry_count; i++) {
        const struct model_entry *e = m->entries[i];
        if (e->kind == MODEL_QUESTION && e->item) {
            who_named(m, e, named);
        }
    }
    for (i = 0; i < m->source_count; i++) {
        const struct model_source *s = &m->sources[i];
        const char *shown = s->author[0] ? s->author : s->title;
        if (named[i] && !s->who[lang] && (!s->author[0] || who_foreign(m, s->author))) {
            diag_add(m->d, DIAG_WARNING, s->who_place[lang],
                     "questions name source '%s', and visitors would read '%s'; write in who_%s, in"
                     " a few words, who says so",
                     s->id, model_show(&m->mem, shown), m->languages[lang].tag);
        }
    }
}
