/* sources.csv and media/credits.csv: who is behind every statement and every picture. Nothing
 * enters a pack without a row here; that is the licence gate. */
#include "author/dates.h"
#include "author/folder.h"
#include "author/readers/csv.h"
#include "author/settings.h"
#include "author/table_file.h"

#include <stdlib.h>
#include <string.h>

/* SPDX ids under which a museum may show a thing to the public and pass it on. */
static const char *const tables_licences[] = {"CC0-1.0",
                                              "CC-BY-3.0",
                                              "CC-BY-4.0",
                                              "CC-BY-SA-3.0",
                                              "CC-BY-SA-4.0",
                                              "CC-PDDC",
                                              "PDDL-1.0",
                                              "ODbL-1.0",
                                              "ODC-By-1.0",
                                              "OGL-UK-3.0",
                                              "MIT",
                                              "Apache-2.0",
                                              "BSD-3-Clause",
                                              "OFL-1.1",
                                              "Unicode-3.0",
                                              "GFDL-1.3-or-later",
                                              NULL};

static const char tables_facts_only[] = "LicenseRef-facts-only";

static struct diag_place tables_place(const struct csv *csv, const struct csv_cell *cell)
{
    return model_place(csv->file, cell->line, cell->column);
}

static bool tables_open(struct model *m, const char *path, struct csv *csv)
{
    struct buf text = {0};
    const char *file = table_file_read(m, path, &text);
    memset(csv, 0, sizeof *csv);
    if (file) {
        table_file_parse(m, file, text.data, text.length, csv);
    }
    buf_finish(&text);
    return csv->columns > 0;
}

static void tables_unread(struct model *m, const struct csv *csv, const struct csv_cell *header,
                          const char *near)
{
    if (near) {
        diag_add(m->d, DIAG_WARNING, tables_place(csv, header),
                 "column '%s' is not read; did you mean '%s'?", model_show(&m->mem, header->text),
                 near);
    } else {
        diag_add(m->d, DIAG_WARNING, tables_place(csv, header),
                 "column '%s' is not read; remove it", model_show(&m->mem, header->text));
    }
}

/* Reports columns that are missing (those before `optional`) and columns nobody knows. */
static void tables_columns(struct model *m, const struct csv *csv, const char *const *known,
                           size_t must)
{
    size_t i, j;
    for (i = 0; i < must; i++) {
        if (csv_column(csv, known[i]) == csv->columns) {
            diag_add(m->d, DIAG_ERROR, model_place(csv->file, csv->header[0].line, 1),
                     "there is no column '%s'; add it", known[i]);
        }
    }
    for (i = 0; i < csv->columns; i++) {
        for (j = 0; known[j] && strcmp(known[j], csv->header[i].text) != 0; j++) {
        }
        if (!known[j]) {
            const char *near = model_nearest(csv->header[i].text, known);
            tables_unread(m, csv, &csv->header[i], near);
        }
    }
}

static const struct csv_cell *tables_cell(const struct csv *csv, const struct csv_row *row,
                                          const char *column)
{
    static const struct csv_cell none = {"", 1, 1};
    size_t at = csv_column(csv, column);
    return at < csv->columns ? &row->cells[at] : &none;
}

/* --- sources ---------------------------------------------------------------------------------- */

static void tables_licence(struct model *m, const struct csv *csv, const struct csv_cell *cell,
                           struct model_source *s)
{
    size_t i;
    s->license = cell->text;
    if (cell->text[0] == '\0') {
        diag_add(m->d, DIAG_ERROR, tables_place(csv, cell),
                 "source '%s' has no licence; write its SPDX id or %s", s->id, tables_facts_only);
        return;
    }
    if (strncmp(cell->text, "LicenseRef-", 11) == 0 && cell->text[11]) {
        return;
    }
    for (i = 0; tables_licences[i]; i++) {
        if (strcmp(tables_licences[i], cell->text) == 0) {
            return;
        }
    }
    {
        const char *near = model_nearest(cell->text, tables_licences);
        if (near) {
            diag_add(m->d, DIAG_ERROR, tables_place(csv, cell),
                     "'%s' is not a licence that may be shown; did you mean '%s'?",
                     model_show(&m->mem, cell->text), near);
        } else {
            diag_add(m->d, DIAG_ERROR, tables_place(csv, cell),
                     "'%s' is not a licence that may be shown; write an SPDX id like CC-BY-4.0, or"
                     " LicenseRef-...",
                     model_show(&m->mem, cell->text));
        }
    }
}

static void tables_say(struct model *m, const struct csv *csv, const struct csv_row *row,
                       struct model_source *s)
{
    static const char *const columns[] = {"author", "title", "attribution", "changes"};
    size_t i;
    for (i = 0; i < sizeof columns / sizeof *columns; i++) {
        const struct csv_cell *cell = tables_cell(csv, row, columns[i]);
        struct model_value v = {cell->text, tables_place(csv, cell)};
        if (cell->text[0]) {
            model_say(m, &s->words, columns[i], v);
        }
    }
}

/* A day as it is stored, in whatever way a spreadsheet shows it; "" when empty or reported. */
static const char *tables_day(struct model *m, const struct csv *csv, const struct csv_cell *cell)
{
    struct dates_doubt doubt;
    char text[DATES_TEXT_SIZE];
    struct date d;
    if (!cell->text[0]) {
        return "";
    }
    if (!dates_read(cell->text, &d, &doubt)) {
        dates_complain(m->d, tables_place(csv, cell), model_show(&m->mem, cell->text), &doubt);
        return "";
    }
    if (d.about || d.precision > DATE_YEAR) {
        diag_add(m->d, DIAG_ERROR, tables_place(csv, cell),
                 "'%s' is not certain enough for %s; write what is known, or leave the cell empty",
                 model_show(&m->mem, cell->text), "retrieved");
        return "";
    }
    dates_write(&d, text);
    return arena_copy_text(&m->mem, text);
}

static void tables_source(struct model *m, const struct csv *csv, const struct csv_row *row)
{
    const struct csv_cell *id = tables_cell(csv, row, "id");
    const struct csv_cell *date = tables_cell(csv, row, "retrieved");
    const struct csv_cell *url = tables_cell(csv, row, "url");
    const struct csv_cell *title = tables_cell(csv, row, "title");
    const struct csv_cell *credit = tables_cell(csv, row, "attribution");
    struct model_source *s = &m->sources[m->source_count];
    const struct model_source *other;
    if (!settings_word(id->text)) {
        diag_add(m->d, DIAG_ERROR, tables_place(csv, id),
                 "'%s' cannot be an id; use small letters, digits and '-', at most 32",
                 model_show(&m->mem, id->text));
        return;
    }
    other = model_source(m, id->text);
    if (other) {
        diag_add(m->d, DIAG_ERROR, tables_place(csv, id),
                 "source '%s' stands already in line %d; give this one another id", id->text,
                 other->place.line);
        return;
    }
    s->place = tables_place(csv, id);
    s->id = id->text;
    s->author = tables_cell(csv, row, "author")->text;
    s->title = title->text;
    s->url = url->text;
    s->retrieved = tables_day(m, csv, date);
    s->license_url = tables_cell(csv, row, "license_url")->text;
    s->changes = tables_cell(csv, row, "changes")->text;
    s->attribution = credit->text;
    tables_say(m, csv, row, s);
    tables_licence(m, csv, tables_cell(csv, row, "license"), s);
    if (title->text[0] == '\0') {
        diag_add(m->d, DIAG_ERROR, tables_place(csv, title), "source '%s' has no title; write one",
                 id->text);
    }
    if (url->text[0] && strncmp(url->text, "https://", 8) != 0 &&
        strncmp(url->text, "http://", 7) != 0) {
        diag_add(m->d, DIAG_ERROR, tables_place(csv, url),
                 "'%s' is not an address; begin with https://", model_show(&m->mem, url->text));
    }
    if (credit->text[0] == '\0' && s->license[0] && strcmp(s->license, tables_facts_only) != 0) {
        diag_add(m->d, DIAG_ERROR, tables_place(csv, credit),
                 "licence '%s' asks for a credit; fill in 'attribution'",
                 model_show(&m->mem, s->license));
    }
    nameset_add(&m->source_ids, &m->mem, s->id, m->source_count++);
}

/* --- credits ---------------------------------------------------------------------------------- */

static bool tables_focus(struct model *m, const struct csv *csv, const struct csv_cell *cell,
                         int *out)
{
    char *end;
    long value = strtol(cell->text, &end, 10);
    *out = 50;
    if (cell->text[0] == '\0') {
        return true;
    }
    if (*end || value < 0 || value > 100) {
        diag_add(m->d, DIAG_ERROR, tables_place(csv, cell),
                 "'%s' is not a percentage; write a whole number from 0 to 100",
                 model_show(&m->mem, cell->text));
        return false;
    }
    *out = (int)value;
    return true;
}

static const char *tables_picture_name(struct model *m, const char *file)
{
    static const char *const endings[] = {".svg", ".png", ".jpg", ".jpeg", NULL};
    const char *dot = strrchr(file, '.');
    const char *name;
    size_t i;
    for (i = 0; dot && endings[i] && strcmp(dot, endings[i]) != 0; i++) {
    }
    if (!dot || !endings[i]) {
        return NULL;
    }
    name = arena_copy(&m->mem, file, (size_t)(dot - file));
    return settings_word(name) ? name : NULL;
}

static void tables_words(struct model *m, const struct csv *csv, const struct csv_row *row,
                         struct model_picture *p)
{
    size_t i;
    for (i = 0; i < m->language_count; i++) {
        const char *tag = m->languages[i].tag;
        const struct csv_cell *alt = tables_cell(csv, row, arena_format(&m->mem, "alt_%s", tag));
        const struct csv_cell *credit =
            tables_cell(csv, row, arena_format(&m->mem, "credit_%s", tag));
        p->alt_place[i] = tables_place(csv, alt);
        p->credit_place[i] = tables_place(csv, credit);
        p->alt[i] = alt->text[0] ? alt->text : NULL;
        p->credit[i] = credit->text[0] ? credit->text : NULL;
        if (i == m->default_lang && !p->alt[i]) {
            diag_add(m->d, DIAG_ERROR, p->place,
                     "picture '%s' has no alt_%s; describe what it shows", p->file, tag);
        } else if (i == m->default_lang && !p->credit[i]) {
            diag_add(m->d, DIAG_ERROR, p->place, "picture '%s' has no credit_%s; say who made it",
                     p->file, tag);
        }
    }
}

struct model_picture *tables_picture(struct model *m, const char *folder, struct model_value file,
                                     struct model_value source)
{
    const char *name = file.text ? tables_picture_name(m, file.text) : NULL;
    struct model_picture *p;
    size_t other;
    if (!name) {
        diag_add(m->d, DIAG_ERROR, file.place,
                 "'%s' is not a picture's name; use at most 32 small letters, digits and '-', and"
                 " .svg, .png or .jpg",
                 model_show(&m->mem, file.text ? file.text : ""));
        return NULL;
    }
    if (nameset_find(&m->picture_names, name, &other)) {
        const struct diag_place *first = &m->pictures[other].place;
        diag_add(m->d, DIAG_ERROR, file.place,
                 "picture '%s' stands already in %s line %d; names must differ in more than their"
                 " ending",
                 name, first->file, first->line);
        return NULL;
    }
    m->pictures =
        arena_grow(&m->mem, m->pictures, m->picture_count, &m->picture_capacity, sizeof *p);
    p = &m->pictures[m->picture_count++];
    memset(p, 0, sizeof *p);
    p->place = file.place;
    p->file = file.text;
    p->folder = folder;
    p->name = name;
    p->focus_x = p->focus_y = 50;
    model_index_picture(m, m->picture_count - 1);
    p->source = model_source(m, source.text ? source.text : "");
    if (p->source) {
        p->source->used = true;
    } else if (m->source_count > 0 || !diag_blames(m->d, "sources.")) {
        diag_add(m->d, DIAG_ERROR, source.place,
                 "picture '%s' has no source '%s' in sources.csv; add it, nothing is shown without"
                 " a licence",
                 p->file, model_show(&m->mem, source.text ? source.text : ""));
    }
    return p;
}

static struct model_value tables_value(const struct csv *csv, const struct csv_row *row,
                                       const char *column)
{
    const struct csv_cell *cell = tables_cell(csv, row, column);
    struct model_value v = {cell->text, tables_place(csv, cell)};
    return v;
}

static void tables_credit(struct model *m, const struct csv *csv, const struct csv_row *row)
{
    struct model_picture *p = tables_picture(m, "media", tables_value(csv, row, "file"),
                                             tables_value(csv, row, "source"));
    if (p) {
        tables_focus(m, csv, tables_cell(csv, row, "focus_x"), &p->focus_x);
        tables_focus(m, csv, tables_cell(csv, row, "focus_y"), &p->focus_y);
        tables_words(m, csv, row, p);
    }
}

static int tables_order(const void *a, const void *b)
{
    return strcmp(((const struct model_picture *)a)->name, ((const struct model_picture *)b)->name);
}

void tables_sort(struct model *m)
{
    size_t i;
    if (m->picture_count) {
        qsort(m->pictures, m->picture_count, sizeof *m->pictures, tables_order);
    }
    nameset_clear(&m->picture_names);
    nameset_clear(&m->picture_files);
    for (i = 0; i < m->picture_count; i++) {
        model_index_picture(m, i);
    }
}

static void tables_credits(struct model *m, const struct csv *csv)
{
    const char *known[5 + 2 * MODEL_LANGUAGES_MAX] = {"file", "source", "focus_x", "focus_y"};
    size_t count = 4, i;
    for (i = 0; i < m->language_count; i++) {
        known[count++] = arena_format(&m->mem, "credit_%s", m->languages[i].tag);
        known[count++] = arena_format(&m->mem, "alt_%s", m->languages[i].tag);
    }
    tables_columns(m, csv, known, 2);
    for (i = 0; i < csv->count; i++) {
        tables_credit(m, csv, &csv->rows[i]);
    }
    tables_sort(m);
}

static int tables_item_order(const void *a, const void *b)
{
    return strcmp(((const struct folder_item *)a)->name, ((const struct folder_item *)b)->name);
}

void tables_files(struct model *m, const char *folder, const char *table)
{
    struct folder_item *items;
    size_t count = folder_list(m, folder, &items), i, j;
    for (i = 0; i < count; i++) {
        const struct model_picture *p = model_picture(m, items[i].name);
        if (items[i].kind == FOLDER_FILE && !table_file_is(items[i].name, table) &&
            !(p && strcmp(p->folder, folder) == 0)) {
            diag_add(m->d, DIAG_ERROR,
                     model_place(arena_format(&m->mem, "%s/%s", folder, items[i].name), 1, 1),
                     "the file has no row in %s/%s; add one, or take the file away", folder, table);
        }
    }
    for (j = 0; j < m->picture_count; j++) {
        const struct model_picture *p = &m->pictures[j];
        const struct folder_item wanted = {p->file, FOLDER_FILE};
        if (strcmp(p->folder, folder) == 0 &&
            (count == 0 || !bsearch(&wanted, items, count, sizeof *items, tables_item_order))) {
            diag_add(m->d, DIAG_ERROR, p->place, "there is no file %s/%s; add it or remove the row",
                     folder, p->file);
        }
    }
}

void tables_read(struct model *m)
{
    static const char *const columns[] = {"id",      "title",     "license",     "author",
                                          "url",     "retrieved", "license_url", "attribution",
                                          "changes", NULL};
    struct csv csv;
    size_t i;
    if (tables_open(m, "sources.csv", &csv)) {
        tables_columns(m, &csv, columns, 3);
        m->sources = arena_alloc_array(&m->mem, csv.count + 1, sizeof *m->sources);
        for (i = 0; i < csv.count; i++) {
            tables_source(m, &csv, &csv.rows[i]);
        }
    }
    if (tables_open(m, "media/credits.csv", &csv)) {
        tables_credits(m, &csv);
        tables_files(m, "media", "credits.csv");
    }
}
