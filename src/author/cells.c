/* Opening a table and finding its columns: which header means what, in which language.
 *
 * Columns are resolved once, into a grid of names and languages, because a museum's sheet comes
 * from several hands: one writes `Headline`, the next `标题_en`; behind this file both are
 * `headline`. A header nobody knows is reported with the known one it resembles most. */
#include "author/cells.h"

#include "author/table_file.h"

#include <string.h>

#define CELLS_NAMES_MAX 64
#define CELLS_SHORT 48  /* bytes of a header that is compared */
#define CELLS_ALIASES 8 /* of a column that are compared */

struct diag_place cells_place(const struct cells *c, const struct csv_cell *cell)
{
    return model_place(c->csv.file, cell->line, cell->column);
}

static char cells_fold(char ch)
{
    return ch >= 'A' && ch <= 'Z' ? (char)(ch + 32) : ch == '-' ? '_' : ch;
}

static bool cells_same(const char *a, const char *b)
{
    while (*a && cells_fold(*a) == cells_fold(*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

/* What stands behind `word` in `header`: "" or "_en"; NULL: the header does not begin with it. */
static const char *cells_tail(const char *header, const char *word, size_t length)
{
    size_t i;
    for (i = 0; i < length; i++) {
        if (cells_fold(header[i]) != cells_fold(word[i])) {
            return NULL;
        }
    }
    return header[length] == '\0' || header[length] == '_' ? header + length : NULL;
}

/* Whether a header means a name in a language; *tail is the tag behind it that the pack lacks. */
static bool cells_means(const struct cells *c, const char *header, const char *word, size_t length,
                        unsigned flags, size_t *lang, const char **foreign)
{
    const struct model *m = c->m;
    const char *tail = cells_tail(header, word, length);
    size_t i;
    if (!tail) {
        return false;
    }
    *lang = m->default_lang;
    if (!*tail) {
        return true;
    }
    if (!(flags & (CELLS_WORDS | CELLS_TITLE))) {
        return false;
    }
    for (i = 0; i < m->language_count; i++) {
        if (cells_same(tail + 1, m->languages[i].tag)) {
            *lang = i;
            return true;
        }
    }
    if (strlen(tail + 1) == 2) {
        *foreign = tail + 1;
    }
    return false;
}

/* The name a header stands for; c->name_count: none. */
static size_t cells_find(const struct cells *c, const char *header, size_t *lang,
                         const char **foreign)
{
    size_t i;
    *foreign = NULL;
    for (i = 0; i < c->name_count; i++) {
        const struct cells_name *n = &c->names[i];
        const char *p = n->aliases;
        if (cells_means(c, header, n->name, strlen(n->name), n->flags, lang, foreign)) {
            return i;
        }
        while (p && *p) {
            size_t length = strcspn(p, " ");
            if (cells_means(c, header, p, length, n->flags, lang, foreign)) {
                return i;
            }
            p += length + (p[length] == ' ');
        }
    }
    return i;
}

/* Everything a header may be, for "did you mean". */
static const char **cells_all(const struct cells *c)
{
    const struct model *m = c->m;
    size_t count = 0, i, lang;
    const char **all = arena_alloc_array(
        &c->m->mem, c->name_count * (m->language_count + 1) * (CELLS_ALIASES + 1) + 1, sizeof *all);
    for (i = 0; i < c->name_count; i++) {
        const struct cells_name *n = &c->names[i];
        const char *p = n->aliases;
        size_t aliases = 0;
        bool words = n->flags & (CELLS_WORDS | CELLS_TITLE);
        all[count++] = n->name;
        for (lang = 0; words && lang < m->language_count; lang++) {
            all[count++] = arena_format(&c->m->mem, "%s_%s", n->name, m->languages[lang].tag);
        }
        while (p && *p && aliases++ < CELLS_ALIASES) {
            size_t length = strcspn(p, " ");
            all[count++] = arena_copy(&c->m->mem, p, length);
            for (lang = 0; words && lang < m->language_count; lang++) {
                all[count++] =
                    arena_format(&c->m->mem, "%.*s_%s", (int)length, p, m->languages[lang].tag);
            }
            p += length + (p[length] == ' ');
        }
    }
    return all;
}

static bool cells_column_empty(const struct cells *c, size_t column)
{
    size_t row;
    for (row = 0; row < c->csv.count && !c->csv.rows[row].cells[column].text[0]; row++) {
    }
    return row == c->csv.count;
}

static void cells_unknown(const struct cells *c, size_t column, const char *foreign)
{
    const struct csv_cell *header = &c->csv.header[column];
    struct diag_place place = cells_place(c, header);
    const char *near;
    if (!header->text[0]) {
        if (!cells_column_empty(c, column)) {
            diag_add(c->m->d, DIAG_WARNING, place,
                     "a column without a name is not read; name it, or empty its cells");
        }
        return;
    }
    if (foreign) {
        diag_add(c->m->d, DIAG_WARNING, place,
                 "column '%s' is not read; the pack has no language '%s': add [lang %s] to pack.ini"
                 " or remove the column",
                 model_show(&c->m->mem, header->text), foreign, foreign);
        return;
    }
    near = strlen(header->text) < CELLS_SHORT ? model_nearest(header->text, cells_all(c)) : NULL;
    if (near) {
        diag_add(c->m->d, DIAG_WARNING, place, "column '%s' is not read; did you mean '%s'?",
                 model_show(&c->m->mem, header->text), near);
    } else {
        diag_add(c->m->d, DIAG_WARNING, place, "column '%s' is not read; remove it",
                 model_show(&c->m->mem, header->text));
    }
}

static void cells_resolve(struct cells *c)
{
    size_t languages = c->m->language_count, column, lang;
    for (column = 0; column < c->csv.columns; column++) {
        const struct csv_cell *header = &c->csv.header[column];
        const char *foreign;
        size_t name = cells_find(c, header->text, &lang, &foreign), *at;
        if (name == c->name_count) {
            cells_unknown(c, column, foreign);
            continue;
        }
        at = &c->at[name * languages + lang];
        if (*at == c->csv.columns) {
            *at = column;
        } else if (strcmp(c->csv.header[*at].text, header->text) != 0) { /* the same twice: csv.c */
            diag_add(c->m->d, DIAG_ERROR, cells_place(c, header),
                     "column '%s' says the same as column '%s'; remove one",
                     model_show(&c->m->mem, header->text),
                     model_show(&c->m->mem, c->csv.header[*at].text));
        }
    }
}

/* Columns that must be there, and languages that nobody wrote. */
static bool cells_missing(const struct cells *c)
{
    const struct model *m = c->m;
    size_t i, lang;
    bool ok = true;
    for (i = 0; i < c->name_count; i++) {
        const struct cells_name *n = &c->names[i];
        const size_t *at = c->at + i * m->language_count;
        bool title = n->flags & CELLS_TITLE, words = title || (n->flags & CELLS_WORDS);
        if ((title || (n->flags & CELLS_MUST)) && at[m->default_lang] == c->csv.columns) {
            diag_add(m->d, DIAG_ERROR, model_place(c->csv.file, c->csv.header[0].line, 1),
                     "there is no column '%s%s%s'; add it", n->name, words ? "_" : "",
                     words ? m->languages[m->default_lang].tag : "");
            ok = false;
        }
        for (lang = 0; title && lang < m->language_count; lang++) {
            if (lang != m->default_lang && at[lang] == c->csv.columns) {
                diag_add(
                    m->d, DIAG_WARNING, model_place(c->csv.file, c->csv.header[0].line, 1),
                    "there is no column '%s_%s', so nothing of this table is translated; add it",
                    n->name, m->languages[lang].tag);
            }
        }
    }
    return ok;
}

bool cells_take(struct cells *c, struct model *m, const struct csv *csv,
                const struct cells_name *names, size_t count)
{
    size_t i;
    memset(c, 0, sizeof *c);
    c->m = m;
    c->csv = *csv;
    c->names = names;
    c->name_count = count;
    if (csv->columns == 0) {
        return false;
    }
    c->at = arena_alloc_array(&m->mem, count * m->language_count, sizeof *c->at);
    for (i = 0; i < count * m->language_count; i++) {
        c->at[i] = csv->columns;
    }
    for (i = 0; i < csv->columns; i++) {
        c->csv.header[i].text = cells_tagged(m, csv->header[i].text);
    }
    cells_resolve(c);
    return cells_missing(c);
}

bool cells_open(struct cells *c, struct model *m, const char *path, const struct cells_name *names,
                size_t count)
{
    struct buf text = {0};
    struct csv csv = {0};
    const char *file = table_file_read(m, path, &text);
    if (file) {
        table_file_parse(m, file, text.data, text.length, &csv);
    }
    buf_finish(&text);
    return cells_take(c, m, &csv, names, count);
}

struct csv_cell cells_in(const struct cells *c, size_t row, const char *name, size_t lang)
{
    struct csv_cell none = {"", c->csv.rows[row].line, 1};
    size_t i;
    for (i = 0; i < c->name_count; i++) {
        if (strcmp(c->names[i].name, name) == 0) {
            bool words = c->names[i].flags & (CELLS_WORDS | CELLS_TITLE);
            size_t column = c->at[i * c->m->language_count + (words ? lang : c->m->default_lang)];
            return column < c->csv.columns ? c->csv.rows[row].cells[column] : none;
        }
    }
    return none;
}

struct csv_cell cells_get(const struct cells *c, size_t row, const char *name)
{
    return cells_in(c, row, name, c->m->default_lang);
}

struct model_value cells_value(const struct cells *c, size_t row, const char *name)
{
    struct csv_cell cell = cells_get(c, row, name);
    struct model_value v = {cell.text[0] ? cell.text : NULL, cells_place(c, &cell)};
    return v;
}
