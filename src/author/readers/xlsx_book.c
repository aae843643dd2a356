/* Which sheets a workbook has, and in which parts everything lies.
 *
 * Parts are found by their relationships, not by their usual names: WPS, Numbers and Google name
 * some of them differently. A target is relative to the part that names it, or begins with '/'. */
#include "author/readers/xlsx_internal.h"

#include <string.h>

struct xlsx_relation {
    const char *id, *type, *target;
};

struct xlsx_relations {
    struct xlsx *x;
    const char *base; /* the part they belong to */
    struct xlsx_relation *list;
    size_t count, capacity;
};

/* "xl/workbook.xml" and "../media/a.png" is "media/a.png". */
static const char *book_target(struct xlsx *x, const char *base, const char *target)
{
    const char *slash = strrchr(base, '/');
    size_t folder = slash ? (size_t)(slash - base) : 0;
    if (target[0] == '/') {
        return arena_copy_text(x->mem, target + 1);
    }
    while (strncmp(target, "../", 3) == 0 || strncmp(target, "./", 2) == 0) {
        bool up = target[1] == '.';
        target += up ? 3 : 2;
        while (up && folder > 0 && base[--folder] != '/') {
        }
    }
    return arena_format(x->mem, "%.*s%s%s", (int)folder, base, folder ? "/" : "", target);
}

static void relation_open(void *user, const char *name, const char **attributes)
{
    struct xlsx_relations *r = user;
    const char *id = xlsx_attribute(attributes, "Id"), *type = xlsx_attribute(attributes, "Type");
    const char *target = xlsx_attribute(attributes, "Target");
    const char *mode = xlsx_attribute(attributes, "TargetMode"), *last;
    struct xlsx_relation *one;
    if (strcmp(name, "Relationship") != 0 || r->count == XLSX_PARTS_MOST || !id || !type ||
        !target ||
        (mode && strcmp(mode, "External") == 0)) { /* nothing outside is ever looked at */
        return;
    }
    last = strrchr(type, '/');
    r->list = arena_grow(r->x->mem, r->list, r->count, &r->capacity, sizeof *one);
    one = &r->list[r->count++];
    one->id = arena_copy_text(r->x->mem, id);
    one->type = arena_copy_text(r->x->mem, last ? last + 1 : type);
    one->target = book_target(r->x, r->base, target);
}

static void book_nothing(void *user, const char *name)
{
    (void)user, (void)name;
}

/* The relationships of a part; of the whole archive when it is "". */
static void book_relations(struct xlsx_relations *r)
{
    struct xlsx_xml xml = {.user = r, .open = relation_open, .close = book_nothing};
    const char *slash = strrchr(r->base, '/');
    size_t folder = slash ? (size_t)(slash - r->base) + 1 : 0;
    const char *part =
        arena_format(r->x->mem, "%.*s_rels/%s.rels", (int)folder, r->base, r->base + folder);
    if (xlsx_zip_has(r->x, part)) {
        xlsx_xml_read(r->x, part, &xml);
    }
}

static const char *book_of_type(const struct xlsx_relations *r, const char *type)
{
    size_t i;
    for (i = 0; i < r->count; i++) {
        if (strcmp(r->list[i].type, type) == 0) {
            return r->list[i].target;
        }
    }
    return NULL;
}

static void book_open(void *user, const char *name, const char **attributes)
{
    struct xlsx *x = user;
    struct xlsx_sheet *sheet;
    const char *state, *relation, *title;
    if (strcmp(name, "workbookPr") == 0) {
        x->since_1904 = xlsx_true(xlsx_attribute(attributes, "date1904"));
    }
    if (strcmp(name, "sheet") != 0 || x->sheet_count == XLSX_SHEETS_MOST) {
        return;
    }
    state = xlsx_attribute(attributes, "state");
    relation = xlsx_attribute(attributes, "id");
    title = xlsx_attribute(attributes, "name");
    x->sheets = arena_grow(x->mem, x->sheets, x->sheet_count, &x->sheet_capacity, sizeof *sheet);
    sheet = &x->sheets[x->sheet_count++];
    memset(sheet, 0, sizeof *sheet);
    sheet->name = arena_copy_text(x->mem, title ? title : "");
    sheet->relation = arena_copy_text(x->mem, relation ? relation : "");
    sheet->hidden = state && strcmp(state, "visible") != 0;
}

/* Where each sheet lies; one that has no part, or is a chart, holds no cells. */
static void book_place_sheets(struct xlsx *x, const struct xlsx_relations *r)
{
    size_t i, j;
    for (i = 0; i < x->sheet_count; i++) {
        struct xlsx_sheet *sheet = &x->sheets[i];
        for (j = 0; j < r->count && strcmp(r->list[j].id, sheet->relation) != 0; j++) {
        }
        sheet->other = j == r->count || strcmp(r->list[j].type, "worksheet") != 0;
        sheet->part = j < r->count ? r->list[j].target : NULL;
    }
}

/* .xlsb keeps its parts in a form of its own. */
static bool book_is_binary(const char *part)
{
    size_t length = strlen(part);
    return length > 4 && strcmp(part + length - 4, ".bin") == 0;
}

void xlsx_book_read(struct xlsx *x)
{
    struct xlsx_relations all = {.x = x, .base = ""}, own = {.x = x};
    struct xlsx_xml xml = {.user = x, .open = book_open, .close = book_nothing};
    book_relations(&all);
    x->book = book_of_type(&all, "officeDocument");
    if (!x->book) {
        x->book = "xl/workbook.xml";
    }
    if (!x->failed && (!xlsx_zip_has(x, x->book) || book_is_binary(x->book))) {
        xlsx_no_workbook(x);
    }
    if (x->failed || !xlsx_xml_read(x, x->book, &xml)) {
        return;
    }
    own.base = x->book;
    book_relations(&own);
    book_place_sheets(x, &own);
    x->strings_part = book_of_type(&own, "sharedStrings");
    x->styles_part = book_of_type(&own, "styles");
}
