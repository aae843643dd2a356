/* TimelineJS3 JSON as a table.
 *
 * An event of the JSON form and a row of the CSV form say the same things, so the JSON becomes rows
 * whose cells lie where the values stand in the file; behind this file nobody knows the difference,
 * and every check exists once. Only the messages are told apart again at the end: in a file without
 * line breaks "events[3].start_date.month" says more than a column.
 *
 * What the form has no place for stands beside its own keys, as in the table: `importance`,
 * `about`, `precision`, `sources`, `related`, `status`, and words in other languages as
 * `headline_en`. */
#include "author/timeline/timeline.h"

#include <string.h>

static const struct json_leaf {
    const char *path;   /* inside an event, an era or the title */
    const char *column; /* NULL: known, and of no use on a kiosk */
} json_leaves[] = {
    {"unique_id", "id"},
    {"id", "id"},
    {"start_date", "start_date"}, /* a whole date as one text */
    {"start_date.year", "year"},
    {"start_date.month", "month"},
    {"start_date.day", "day"},
    {"start_date.hour", NULL}, /* these three: json_clock */
    {"start_date.minute", NULL},
    {"start_date.second", NULL},
    {"start_date.millisecond", NULL},
    {"start_date.format", NULL},
    {"start_date.display_date", "display_date"},
    {"start_date.display_text", "display_date"},
    {"end_date", "end_date"},
    {"end_date.year", "end_year"},
    {"end_date.month", "end_month"},
    {"end_date.day", "end_day"},
    {"end_date.hour", NULL},
    {"end_date.minute", NULL},
    {"end_date.second", NULL},
    {"end_date.millisecond", NULL},
    {"end_date.format", NULL},
    {"end_date.display_date", NULL},
    {"end_date.display_text", NULL},
    {"display_date", "display_date"},
    {"text.headline", "headline"},
    {"text.text", "text"},
    {"text.short", "short"},
    {"short", "short"},
    {"media", "media"},
    {"media.url", "media"},
    {"media.caption", "media_caption"},
    {"media.credit", "media_credit"},
    {"media.thumbnail", "media_thumbnail"},
    {"media.thumb", "media_thumbnail"},
    {"media.alt", "alt_text"},
    {"media.title", NULL},
    {"media.link", NULL},
    {"media.link_target", NULL},
    {"group", "group"},
    {"background", "background"},
    {"background.url", "background"},
    {"background.color", "background"},
    {"background.alt", NULL},
    {"background.opacity", NULL},
    {"autolink", NULL},
    {"importance", "importance"},
    {"about", "about"},
    {"precision", "precision"},
    {"sources", "sources"},
    {"related", "related"},
    {"status", "status"},
    {"as_of", "as_of"},
    {"source_line", "source_line"},
};

#define JSON_LEAVES (sizeof json_leaves / sizeof *json_leaves)
#define JSON_UNKNOWN_MAX 64

struct json_rows {
    struct csv *csv;
    struct model *m;
    struct csv_row *row;                   /* under way */
    const char *unknown[JSON_UNKNOWN_MAX]; /* paths that have been reported, each once */
    size_t unknown_count;
};

/* The columns lie in the order of timeline_names, one for each language. */
static struct csv_cell *json_cell(struct json_rows *r, const char *column, size_t lang)
{
    size_t i;
    for (i = 0; strcmp(timeline_names[i].name, column) != 0; i++) {
    }
    return &r->row->cells[i * r->m->language_count + lang];
}

static bool json_words(const char *column)
{
    size_t i;
    for (i = 0; strcmp(timeline_names[i].name, column) != 0; i++) {
    }
    return timeline_names[i].flags & (CELLS_WORDS | CELLS_TITLE);
}

/* The leaf a path means, with or without the tag of a language at its end. */
static const struct json_leaf *json_find(const struct json_rows *r, const char *path, size_t *lang)
{
    const struct model *m = r->m;
    size_t i, j, length;
    for (i = 0; i < JSON_LEAVES; i++) {
        *lang = m->default_lang;
        if (strcmp(json_leaves[i].path, path) == 0) {
            return &json_leaves[i];
        }
        length = strlen(json_leaves[i].path);
        if (strncmp(json_leaves[i].path, path, length) != 0 || path[length] != '_' ||
            !json_leaves[i].column || !json_words(json_leaves[i].column)) {
            continue;
        }
        for (j = 0; j < m->language_count; j++) {
            if (strcmp(path + length + 1, m->languages[j].tag) == 0) {
                *lang = j;
                return &json_leaves[i];
            }
        }
    }
    return NULL;
}

/* Whether leaves lie below a path. */
static bool json_branch(const char *path)
{
    size_t length = strlen(path), i;
    for (i = 0; i < JSON_LEAVES; i++) {
        if (strncmp(json_leaves[i].path, path, length) == 0 && json_leaves[i].path[length] == '.') {
            return true;
        }
    }
    return false;
}

static void json_unread(struct json_rows *r, const struct tree *value, const char *near)
{
    const char *key = model_show(&r->m->mem, value->key);
    if (near) {
        diag_add(r->m->d, DIAG_WARNING, value->place, "'%s' is not read; did you mean '%s'?", key,
                 near);
    } else {
        diag_add(r->m->d, DIAG_WARNING, value->place, "'%s' is not read; remove it", key);
    }
}

static void json_unknown(struct json_rows *r, const struct tree *value, const char *path)
{
    const char *paths[JSON_LEAVES + 1];
    size_t i;
    for (i = 0; i < r->unknown_count; i++) {
        if (strcmp(r->unknown[i], path) == 0) {
            return;
        }
    }
    if (r->unknown_count < JSON_UNKNOWN_MAX) {
        r->unknown[r->unknown_count++] = path;
    }
    for (i = 0; i < JSON_LEAVES; i++) {
        paths[i] = json_leaves[i].path;
    }
    paths[JSON_LEAVES] = NULL;
    json_unread(r, value, model_nearest(path, paths));
}

static void json_not_object(struct json_rows *r, const struct tree *value)
{
    diag_say(r->m->d, DIAG_ERROR, value->place,
             DIAG_TEXT("an object { ... } belongs here; look at the example in README.md"));
}

/* --- values ----------------------------------------------------------------------------------- */

/* A list of ids as the table has it, parted by ';'. NULL after a report. */
static const char *json_list(struct json_rows *r, const struct tree *list)
{
    struct buf text = {0};
    const char *copy;
    size_t i;
    for (i = 0; i < list->count; i++) {
        if (list->items[i].kind != TREE_WORDS) {
            diag_say(r->m->d, DIAG_ERROR, list->items[i].place,
                     DIAG_TEXT("a text in quotes belongs here; look at the example in README.md"));
            buf_finish(&text);
            return NULL;
        }
        buf_format(&text, "%s%s", i ? ";" : "", list->items[i].text);
    }
    copy = arena_copy_text(&r->m->mem, buf_text(&text));
    buf_finish(&text);
    return copy;
}

static void json_leaf(struct json_rows *r, const struct tree *value, const struct json_leaf *leaf,
                      size_t lang)
{
    bool list = leaf->column &&
                (strcmp(leaf->column, "sources") == 0 || strcmp(leaf->column, "related") == 0);
    const char *text = value->text;
    struct csv_cell *cell;
    if (!leaf->column || value->kind == TREE_NULL) {
        return;
    }
    if (value->kind == TREE_LIST && list) {
        text = json_list(r, value);
    } else if (value->kind == TREE_LIST || value->kind == TREE_OBJECT) {
        diag_say(r->m->d, DIAG_ERROR, value->place,
                 DIAG_TEXT("a text or a number belongs here; look at the example in README.md"));
        return;
    }
    cell = json_cell(r, leaf->column, lang);
    /* Two keys may mean one column: a picture goes before a colour, otherwise the first counts. */
    if (text && text[0] && (!cell->text[0] || strcmp(leaf->path, "background.url") == 0)) {
        cell->text = text;
        cell->line = value->place.line;
        cell->column = value->place.column;
    }
}

static const char *json_scalar(const struct tree *object, const char *key)
{
    const struct tree *value = tree_find(object, key);
    return value && value->text && value->kind != TREE_TRUTH ? value->text : "";
}

/* Hour, minute and second of a date as the table's one cell. */
static void json_clock(struct json_rows *r, const struct tree *date, const char *column)
{
    static const char *const keys[] = {"hour", "minute", "second"};
    const char *parts[3];
    struct csv_cell *cell = json_cell(r, column, r->m->default_lang);
    size_t i;
    for (i = 3; i-- > 0;) {
        parts[i] = json_scalar(date, keys[i]);
        if (parts[i][0]) {
            const struct tree *value = tree_find(date, keys[i]);
            cell->line = value->place.line;
            cell->column = value->place.column;
        }
    }
    if (parts[0][0] || parts[1][0] || parts[2][0]) {
        cell->text = arena_format(&r->m->mem, "%s:%s%s%s", parts[0], parts[1][0] ? parts[1] : "00",
                                  parts[2][0] ? ":" : "", parts[2]);
    }
}

/* Columns whose values would stand in this object are placed at it. */
static void json_place(struct json_rows *r, const struct tree *object, const char *path)
{
    size_t length = strlen(path), i, lang;
    for (i = 0; i < JSON_LEAVES; i++) {
        const struct json_leaf *leaf = &json_leaves[i];
        if (!leaf->column || strncmp(leaf->path, path, length) != 0 || leaf->path[length] != '.') {
            continue;
        }
        for (lang = 0; lang < r->m->language_count; lang++) {
            struct csv_cell *cell = json_cell(r, leaf->column, lang);
            if (!cell->text[0]) {
                cell->line = object->place.line;
                cell->column = object->place.column;
            }
        }
    }
}

static void json_object(struct json_rows *r, const struct tree *object, const char *before)
{
    size_t i, lang;
    for (i = 0; i < object->count; i++) {
        const struct tree *value = &object->items[i];
        const char *path = arena_format(&r->m->mem, "%s%s", before, value->key);
        const struct json_leaf *leaf = json_find(r, path, &lang);
        bool empty = value->kind == TREE_NULL || (value->kind == TREE_WORDS && !value->text[0]);
        if (value->kind == TREE_OBJECT && json_branch(path)) {
            json_place(r, value, path);
            json_object(r, value, arena_format(&r->m->mem, "%s.", path));
        } else if (leaf) {
            json_leaf(r, value, leaf, lang);
        } else if (!json_branch(path)) {
            json_unknown(r, value, path);
        } else if (!empty) {
            json_not_object(r, value);
        }
    }
}

/* --- rows ------------------------------------------------------------------------------------- */

static void json_row(struct json_rows *r, const struct tree *object, const char *type)
{
    static const char *const dates[][2] = {{"start_date", "time"}, {"end_date", "end_time"}};
    struct csv *csv = r->csv;
    size_t i;
    if (object->kind != TREE_OBJECT) {
        json_not_object(r, object);
        return;
    }
    r->row = &csv->rows[csv->count++];
    r->row->line = object->place.line;
    r->row->cells = arena_alloc_array(&r->m->mem, csv->columns, sizeof *r->row->cells);
    for (i = 0; i < csv->columns; i++) {
        r->row->cells[i].text = "";
        r->row->cells[i].line = object->place.line;
        r->row->cells[i].column = object->place.column;
    }
    json_cell(r, "type", r->m->default_lang)->text = type;
    json_object(r, object, "");
    for (i = 0; i < 2; i++) {
        const struct tree *date = tree_find(object, dates[i][0]);
        if (date && date->kind == TREE_OBJECT) {
            json_clock(r, date, dates[i][1]);
        }
    }
}

static void json_row_list(struct json_rows *r, const struct tree *list, const char *type)
{
    size_t i;
    if (list->kind != TREE_LIST) {
        diag_say(r->m->d, DIAG_ERROR, list->place,
                 DIAG_TEXT("a list [ ... ] belongs here; look at the example in README.md"));
        return;
    }
    for (i = 0; i < list->count; i++) {
        json_row(r, &list->items[i], type);
    }
}

static void json_scale(struct json_rows *r, const struct tree *value)
{
    static const char *const scales[] = {"human", "cosmological", NULL};
    if (value->kind == TREE_WORDS && value->text[0] && strcmp(value->text, "human") != 0 &&
        strcmp(value->text, "cosmological") != 0) {
        model_say_unknown(r->m, value->place, "scale", value->text, scales);
    }
}

static void json_top(struct json_rows *r, const struct tree *root)
{
    static const char *const keys[] = {"title", "events", "eras", "scale", NULL};
    size_t i;
    for (i = 0; i < root->count; i++) {
        const struct tree *value = &root->items[i];
        bool null = value->kind == TREE_NULL;
        if (strcmp(value->key, "title") == 0) {
            if (!null && !(value->kind == TREE_WORDS && !value->text[0])) {
                json_row(r, value, "title");
            }
        } else if (strcmp(value->key, "events") == 0) {
            json_row_list(r, value, "");
        } else if (strcmp(value->key, "eras") == 0) {
            if (!null) {
                json_row_list(r, value, "era");
            }
        } else if (strcmp(value->key, "scale") == 0) {
            json_scale(r, value);
        } else {
            json_unread(r, value, model_nearest(value->key, keys));
        }
    }
}

static bool json_column_used(const struct csv *csv, size_t column)
{
    size_t i;
    for (i = 0; i < csv->count && !csv->rows[i].cells[column].text[0]; i++) {
    }
    return i < csv->count;
}

/* A language nobody writes has no columns, as in a table. */
static void json_header(struct csv *csv, const struct tree *root, struct model *m)
{
    size_t i, lang;
    csv->header = arena_alloc_array(&m->mem, csv->columns, sizeof *csv->header);
    for (i = 0; i < timeline_name_count; i++) {
        bool words = timeline_names[i].flags & (CELLS_WORDS | CELLS_TITLE);
        for (lang = 0; lang < m->language_count; lang++) {
            size_t column = i * m->language_count + lang;
            struct csv_cell *cell = &csv->header[column];
            bool shown = lang == m->default_lang || (words && json_column_used(csv, column));
            cell->line = root->place.line;
            cell->column = root->place.column;
            cell->text = !shown  ? ""
                         : words ? arena_format(&m->mem, "%s_%s", timeline_names[i].name,
                                                m->languages[lang].tag)
                                 : timeline_names[i].name;
        }
    }
}

void json_rows(struct csv *csv, const struct tree *root, struct model *m)
{
    struct json_rows r = {.csv = csv, .m = m};
    size_t count = 1, i;
    memset(csv, 0, sizeof *csv);
    csv->file = root->place.file;
    csv->columns = timeline_name_count * m->language_count;
    for (i = 0; i < root->count; i++) {
        count += root->items[i].count;
    }
    csv->rows = arena_alloc_array(&m->mem, count, sizeof *csv->rows);
    json_top(&r, root);
    json_header(csv, root, m);
}

/* --- names of places -------------------------------------------------------------------------- */

static bool json_reached(const struct tree *value, const struct diag_place *place)
{
    return value->place.line < place->line ||
           (value->place.line == place->line && value->place.column <= place->column);
}

/* The path of the innermost value that begins at or before a place. */
static void json_path(const struct tree *value, const struct diag_place *place, struct buf *out)
{
    while (value->count > 0 && json_reached(&value->items[0], place)) {
        size_t low = 0, high = value->count; /* items[low] is reached, items[high] is not */
        while (high - low > 1) {
            size_t middle = low + (high - low) / 2;
            if (json_reached(&value->items[middle], place)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        if (value->kind == TREE_LIST) {
            buf_format(out, "[%zu]", low);
        } else {
            buf_format(out, "%s%s", out->length ? "." : "", value->items[low].key);
        }
        value = &value->items[low];
    }
}

void json_rows_name(const struct tree *root, const char *file, struct diag *d, size_t first)
{
    size_t i;
    for (i = first; i < d->count; i++) {
        struct diag_item *item = &d->items[i];
        struct buf path = {0};
        if (strcmp(item->place.file, file) != 0) {
            continue;
        }
        json_path(root, &item->place, &path);
        if (path.length > 0) {
            diag_name(d, item, model_reason(&d->memory, path.data));
        }
        buf_finish(&path);
    }
}
