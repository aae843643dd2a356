/* sources.csv and media/credits.csv: who is behind every statement and every picture. Nothing
 * enters a pack without a row here; that is the licence gate. */
#include "author/cells.h"
#include "author/checks/checks.h"
#include "author/folder.h"
#include "author/refs.h"
#include "author/settings.h"
#include "author/table_file.h"
#include "author/who.h"

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

static const struct cells_name tables_sources[] = {
    {"id", "编号", CELLS_MUST},
    {"title", "标题 题名 名称", CELLS_MUST},
    {"license", "许可 许可证 授权 licence", CELLS_MUST},
    {"author", "作者 责任者", 0},
    {"url", "网址 链接 地址", 0},
    {"retrieved", "取得日期 访问日期 查阅日期", 0},
    {"license_url", "许可网址 许可链接", 0},
    {"attribution", "署名", 0},
    {"changes", "改动 修改", 0},
    {"who", "出处 谁说的", CELLS_WORDS}};

static const struct cells_name tables_credits[] = {
    {"file", "文件 文件名", CELLS_MUST},      {"source", "来源 出处", CELLS_MUST},
    {"focus_x", "焦点_x 横向焦点", 0},        {"focus_y", "焦点_y 纵向焦点", 0},
    {"credit", "署名 图片署名", CELLS_WORDS}, {"alt", "描述 图片描述 替代文字", CELLS_WORDS}};

#define TABLES_SOURCES (sizeof tables_sources / sizeof *tables_sources)
#define TABLES_CREDITS (sizeof tables_credits / sizeof *tables_credits)

/* What the header of a table may say. A table that lacks a column is read all the same, so that
 * whatever refers to its rows finds them. */
static bool tables_open(struct cells *c, struct model *m, const char *path,
                        const struct cells_name *names, size_t count)
{
    cells_open(c, m, path, names, count);
    return c->csv.columns > 0;
}

/* --- sources ---------------------------------------------------------------------------------- */

static void tables_licence(const struct cells *c, size_t row, struct model_source *s)
{
    struct csv_cell cell = cells_get(c, row, "license");
    struct model *m = c->m;
    size_t i;
    s->license = cell.text;
    if (cell.text[0] == '\0') {
        diag_add(m->d, DIAG_ERROR, cells_place(c, &cell),
                 "source '%s' has no licence; write its SPDX id or %s", s->id, tables_facts_only);
        return;
    }
    if (strncmp(cell.text, "LicenseRef-", 11) == 0 && cell.text[11]) {
        return;
    }
    for (i = 0; tables_licences[i]; i++) {
        if (strcmp(tables_licences[i], cell.text) == 0) {
            return;
        }
    }
    {
        const char *near = model_nearest(cell.text, tables_licences);
        if (near) {
            diag_add(m->d, DIAG_ERROR, cells_place(c, &cell),
                     "'%s' is not a licence that may be shown; did you mean '%s'?",
                     model_show(&m->mem, cell.text), near);
        } else {
            diag_add(m->d, DIAG_ERROR, cells_place(c, &cell),
                     "'%s' is not a licence that may be shown; write an SPDX id like CC-BY-4.0, or"
                     " LicenseRef-...",
                     model_show(&m->mem, cell.text));
        }
    }
}

static void tables_say(const struct cells *c, size_t row, struct model_source *s)
{
    static const char *const columns[] = {"author", "title", "attribution", "changes"};
    size_t i;
    for (i = 0; i < sizeof columns / sizeof *columns; i++) {
        struct model_value v = cells_value(c, row, columns[i]);
        if (v.text) {
            model_say(c->m, &s->words, columns[i], v);
        }
    }
}

/* Whether the row has an id that no other has. */
static bool tables_id(struct model *m, struct model_value id)
{
    const struct model_source *other;
    if (!id.text || !settings_word(id.text)) {
        diag_add(m->d, DIAG_ERROR, id.place,
                 "'%s' cannot be an id; use small letters, digits and '-', at most 32",
                 model_show(&m->mem, id.text ? id.text : ""));
        return false;
    }
    other = model_source(m, id.text);
    if (other) {
        diag_add(m->d, DIAG_ERROR, id.place,
                 "source '%s' stands already in line %d; give this one another id", id.text,
                 other->place.line);
    }
    return !other;
}

static void tables_source(const struct cells *c, size_t row)
{
    struct model *m = c->m;
    struct model_value id = cells_value(c, row, "id"), title = cells_value(c, row, "title");
    struct model_value url = cells_value(c, row, "url");
    struct model_value credit = cells_value(c, row, "attribution"), day;
    struct model_source *s = &m->sources[m->source_count];
    if (!tables_id(m, id)) {
        return;
    }
    s->place = id.place;
    s->id = id.text;
    s->author = cells_get(c, row, "author").text;
    s->title = title.text ? title.text : "";
    s->url = url.text ? url.text : "";
    day = cells_day(c, row, "retrieved");
    s->retrieved = day.text ? day.text : "";
    s->license_url = cells_get(c, row, "license_url").text;
    s->changes = cells_get(c, row, "changes").text;
    s->attribution = credit.text ? credit.text : "";
    tables_say(c, row, s);
    who_read(c, row, s);
    tables_licence(c, row, s);
    if (!title.text) {
        diag_add(m->d, DIAG_ERROR, title.place, "source '%s' has no title; write one", id.text);
    }
    if (url.text && strncmp(url.text, "https://", 8) != 0 && strncmp(url.text, "http://", 7) != 0) {
        diag_add(m->d, DIAG_ERROR, url.place, "'%s' is not an address; begin with https://",
                 model_show(&m->mem, url.text));
    }
    if (!credit.text && s->license[0] && strcmp(s->license, tables_facts_only) != 0) {
        diag_add(m->d, DIAG_ERROR, credit.place,
                 "licence '%s' asks for a credit; fill in 'attribution'",
                 model_show(&m->mem, s->license));
    }
    nameset_add(&m->source_ids, &m->mem, s->id, m->source_count++);
}

/* --- credits ---------------------------------------------------------------------------------- */

static void tables_focus(const struct cells *c, size_t row, const char *column, int *out)
{
    struct csv_cell cell = cells_get(c, row, column);
    char *end;
    long value = strtol(cell.text, &end, 10);
    *out = 50;
    if (cell.text[0] == '\0') {
        return;
    }
    end += *end == '%'; /* as a workbook shows a share */
    if (*end || value < 0 || value > 100) {
        diag_add(c->m->d, DIAG_ERROR, cells_place(c, &cell),
                 "'%s' is not a percentage; write a whole number from 0 to 100",
                 model_show(&c->m->mem, cell.text));
        return;
    }
    *out = (int)value;
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

static void tables_words(const struct cells *c, size_t row, struct model_picture *p)
{
    struct model *m = c->m;
    size_t i;
    for (i = 0; i < m->language_count; i++) {
        const char *tag = m->languages[i].tag;
        struct csv_cell alt = cells_in(c, row, "alt", i), credit = cells_in(c, row, "credit", i);
        p->alt_place[i] = cells_place(c, &alt);
        p->credit_place[i] = cells_place(c, &credit);
        p->alt[i] = alt.text[0] ? alt.text : NULL;
        p->credit[i] = credit.text[0] ? credit.text : NULL;
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
    if (file.text && remote_is(file.text)) {
        refs_remote_picture(m, file.text, file.place);
        return NULL;
    }
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

static void tables_credit(const struct cells *c, size_t row)
{
    struct model_picture *p =
        tables_picture(c->m, "media", cells_value(c, row, "file"), cells_value(c, row, "source"));
    if (p) {
        tables_focus(c, row, "focus_x", &p->focus_x);
        tables_focus(c, row, "focus_y", &p->focus_y);
        tables_words(c, row, p);
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
    struct cells c;
    size_t i;
    if (tables_open(&c, m, "sources.csv", tables_sources, TABLES_SOURCES)) {
        m->sources = arena_alloc_array(&m->mem, c.csv.count + 1, sizeof *m->sources);
        for (i = 0; i < c.csv.count; i++) {
            tables_source(&c, i);
        }
    }
    if (tables_open(&c, m, "media/credits.csv", tables_credits, TABLES_CREDITS)) {
        for (i = 0; i < c.csv.count; i++) {
            tables_credit(&c, i);
        }
        tables_sort(m);
        tables_files(m, "media", "credits.csv");
    }
}
