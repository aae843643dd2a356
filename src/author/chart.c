/* <section>.csv and <section>-people.csv of an organisation: rows become units and people. What
 * makes the units a tree is in chart_tree.c. */
#include "author/chart.h"

#include "author/cells.h"
#include "author/dates.h"
#include "author/items.h"
#include "author/table_file.h"

#include <string.h>

static const struct cells_name chart_columns[] = {{"id", "编号", CELLS_MUST},
                                                  {"parent_id", "上级", 0},
                                                  {"also_under", "兼属", 0},
                                                  {"name", "名称 全称", CELLS_TITLE},
                                                  {"short", "简称", CELLS_WORDS},
                                                  {"kicker", "眉题", CELLS_WORDS},
                                                  {"kind", "类别", 0},
                                                  {"order", "顺序", 0},
                                                  {"page", "页面", 0},
                                                  {"text", "说明 职能", CELLS_WORDS},
                                                  {"art", "图片", 0},
                                                  {"art_caption", "图片说明", CELLS_WORDS},
                                                  {"art_alt", "图片描述", CELLS_WORDS},
                                                  CELLS_COMMON};

static const struct cells_name people_columns[] = {
    {"id", "编号", CELLS_MUST},    {"unit", "单位 部门", CELLS_MUST},
    {"name", "姓名", CELLS_TITLE}, {"post", "职务", CELLS_WORDS},
    {"from", "起 开始 任职", 0},   {"to", "止 结束 离任", 0},
    {"born", "出生", 0},           {"died", "去世", 0},
    {"note", "备注", CELLS_WORDS}, {"text", "简介 说明", CELLS_WORDS},
    {"order", "顺序", 0},          CELLS_COMMON};

#define CHART_COLUMNS (sizeof chart_columns / sizeof *chart_columns)
#define PEOPLE_COLUMNS (sizeof people_columns / sizeof *people_columns)

static void chart_unit(const struct cells *c, size_t row, struct model_entry *section)
{
    static const char *const words[] = {"name",    "title",   "short",       "short",
                                        "kicker",  "kicker",  "art_caption", "art_caption",
                                        "art_alt", "art_alt", NULL};
    static const char *const kinds[] = {"root", "department", "affiliated", "body", NULL};
    static const char *const aliases[] = {"本级;总部", "机关部门;部门;内设机构",
                                          "直属单位;直属;事业单位", "团体;社团;学会;其他"};
    struct model_value id = cells_value(c, row, "id");
    struct model_entry *e = cells_entry(c->m, MODEL_UNIT, section, id);
    size_t kind;
    if (!e) {
        return;
    }
    cells_words(c, row, words, "text", e);
    cells_common(c, row, e);
    e->item->parent = cells_value(c, row, "parent_id");
    e->item->also = cells_list(c, row, "also_under");
    e->item->page = cells_value(c, row, "page");
    kind = cells_choice(c, row, "kind", kinds, aliases, e->item->parent.text ? 3 : 0);
    e->item->unit_kind = kinds[kind];
    e->order = cells_number(c, row, "order", 1, 99999, 100000);
    e->art = cells_value(c, row, "art");
}

/* --- people ----------------------------------------------------------------------------------- */

/* Whether `a` is wholly over before `b` begins. */
static bool people_before(const struct date *a, const struct date *b)
{
    return date_end(a) <= date_begin(b);
}

static const char *people_show(struct model *m, const struct date *d)
{
    char text[DATES_TEXT_SIZE];
    dates_write(d, text);
    return arena_copy_text(&m->mem, text);
}

/* What cannot be true of a life and a post, each with the cell to look at. */
static void people_check(const struct cells *c, size_t row, const struct model_item *item)
{
    struct model *m = c->m;
    struct csv_cell to = cells_get(c, row, "to");
    struct date born, died;
    struct dates_doubt doubt;
    bool has_born = item->born.text && dates_read(item->born.text, &born, &doubt);
    bool has_died = item->died.text && dates_read(item->died.text, &died, &doubt);
    if (item->has_start && item->has_end && people_before(&item->end, &item->start)) {
        diag_add(m->d, DIAG_ERROR, cells_place(c, &to),
                 "the post ends in %s, before it begins in %s; look both up again",
                 people_show(m, &item->end), people_show(m, &item->start));
    }
    if (has_born && has_died && people_before(&died, &born)) {
        diag_add(m->d, DIAG_ERROR, item->died.place,
                 "died in %s, before the birth in %s; look both up again", item->died.text,
                 item->born.text);
    }
    if (has_died && !to.text[0]) {
        diag_add(m->d, DIAG_ERROR, cells_place(c, &to),
                 "a person known to have died is not currently anything; write in 'to' when the"
                 " post ended");
    }
    if (has_died && item->has_end && people_before(&died, &item->end)) {
        diag_add(m->d, DIAG_ERROR, cells_place(c, &to),
                 "the post ends in %s, after the death in %s; look both up again",
                 people_show(m, &item->end), item->died.text);
    }
    if (has_born && item->has_start && people_before(&item->start, &born)) {
        diag_add(m->d, DIAG_ERROR, cells_value(c, row, "from").place,
                 "the post begins in %s, before the birth in %s; look both up again",
                 people_show(m, &item->start), item->born.text);
    }
}

static void people_person(const struct cells *c, size_t row, struct model_entry *section)
{
    static const char *const words[] = {"name", "title", "post", "detail", "note", "note", NULL};
    struct model_value id = cells_value(c, row, "id"), unit = cells_value(c, row, "unit");
    struct model_entry *e = cells_entry(c->m, MODEL_PERSON, section, id);
    if (!e) {
        return;
    }
    cells_words(c, row, words, "text", e);
    cells_common(c, row, e);
    e->order = cells_number(c, row, "order", 1, 99999, 100000);
    e->item->parent = unit;
    e->item->has_start = cells_date(c, row, "from", &e->item->start);
    e->item->has_end = cells_date(c, row, "to", &e->item->end);
    e->item->born = cells_day(c, row, "born");
    e->item->died = cells_day(c, row, "died");
    people_check(c, row, e->item);
    if (!unit.text) {
        diag_add(c->m->d, DIAG_ERROR, unit.place,
                 "the row has no unit; write the id of the unit the post belongs to");
        return;
    }
    e->item->parent_entry = chart_find_unit(c->m, section, unit);
}

void chart_units_text(struct model *m, struct model_entry *section, const char *file,
                      const char *text, size_t length)
{
    struct csv csv;
    struct cells c;
    size_t row;
    table_file_parse(m, file, text, length, &csv);
    if (cells_take(&c, m, &csv, chart_columns, CHART_COLUMNS)) {
        for (row = 0; row < c.csv.count; row++) {
            chart_unit(&c, row, section);
        }
        chart_order_units(m, section);
    }
}

void chart_people_text(struct model *m, struct model_entry *section, const char *file,
                       const char *text, size_t length)
{
    struct csv csv;
    struct cells c;
    size_t row;
    table_file_parse(m, file, text, length, &csv);
    if (cells_take(&c, m, &csv, people_columns, PEOPLE_COLUMNS)) {
        for (row = 0; row < c.csv.count; row++) {
            people_person(&c, row, section);
        }
    }
}

void chart_read(struct model *m, struct model_entry *section)
{
    const char *units = arena_format(&m->mem, "%s.csv", section->slug);
    const char *people = arena_format(&m->mem, "%s-people.csv", section->slug);
    struct buf text = {0};
    const char *file = table_file_read(m, units, &text);
    if (file) {
        chart_units_text(m, section, file, text.data, text.length);
    }
    buf_clear(&text);
    file = table_file_has(m, people) ? table_file_read(m, people, &text) : NULL;
    if (file) {
        chart_people_text(m, section, file, text.data, text.length);
    }
    buf_finish(&text);
}
