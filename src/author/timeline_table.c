/* Timelines as authors know them from TimelineJS, into the model. Both forms, the sheet and the
 * JSON, are one table from here on (timeline/json_rows.c). A row with a mistake becomes an event
 * all the same, so that everything wrong with it is said at once; nothing is written while there
 * are errors. */
#include "author/timeline_table.h"

#include "author/folder.h"
#include "author/settings.h"
#include "author/table_file.h"
#include "author/timeline/media.h"
#include "author/timeline/timeline.h"

#include <string.h>
#include <sys/stat.h>

const struct cells_name timeline_names[] = {
    {"type", "类型", 0},
    {"id", "编号 unique_id", 0},
    {"year", "年 年份 开始年 start_year", 0},
    {"month", "月 月份 开始月 start_month", 0},
    {"day", "日 开始日 start_day", 0},
    {"time", "时间 开始时间 start_time", 0},
    {"end_year", "结束年 结束年份", 0},
    {"end_month", "结束月 结束月份", 0},
    {"end_day", "结束日", 0},
    {"end_time", "结束时间", 0},
    {"start_date", "开始日期 日期", 0},
    {"end_date", "结束日期", 0},
    {"display_date", "显示日期", CELLS_WORDS},
    {"headline", "标题 title", CELLS_TITLE},
    {"short", "简称 短标题", CELLS_WORDS},
    {"text", "正文 内容", CELLS_WORDS},
    {"media", "图片 媒体", 0},
    {"media_caption", "图片说明", CELLS_WORDS},
    {"media_credit", "图片署名 图片作者", CELLS_WORDS},
    {"media_thumbnail", "缩略图", 0}, /* the packer makes its own sizes */
    {"alt_text", "替代文字 图片描述 alt", CELLS_WORDS},
    {"group", "分组 组别 tag", CELLS_WORDS},
    {"background", "背景", 0},
    {"importance", "重要程度 重要性", 0},
    {"about", "约 大约", 0},
    {"precision", "精度 精确度", 0},
    {"source_line", "资料行 资料", CELLS_WORDS},
    CELLS_COMMON};

const size_t timeline_name_count = sizeof timeline_names / sizeof *timeline_names;

/* --- rows ------------------------------------------------------------------------------------- */

static struct diag_place timeline_place(const struct timeline *t, size_t row, const char *column)
{
    struct csv_cell cell = cells_get(&t->c, row, column);
    return cells_place(&t->c, &cell);
}

static void timeline_event(struct timeline *t, size_t row)
{
    struct model *m = t->m;
    struct model_value id = cells_value(&t->c, row, "id");
    struct when_span when = {0};
    struct model_entry *e;
    bool dated = when_read(&t->c, row, &when);
    if (dated && !when.has_start) {
        diag_add(m->d, DIAG_ERROR, timeline_place(t, row, "year"),
                 "the event has no year; write one: 1958, or -220 for 221 BC");
    }
    e = id.text ? cells_entry(m, MODEL_EVENT, t->section, id) : NULL;
    if (!e) { /* also when its own cannot be used: the rest of the row is to be checked */
        id.text = ids_make(t, &when);
        id.place = timeline_place(t, row, "year");
        e = cells_entry(m, MODEL_EVENT, t->section, id);
    }
    e->item->start = when.start;
    e->item->end = when.end;
    e->item->has_start = when.has_start;
    e->item->has_end = when.has_end;
    e->item->importance = cells_number(&t->c, row, "importance", 1, 5, 3);
    t->weighed = t->weighed || cells_value(&t->c, row, "importance").text;
    media_read(&t->c, row, e);
    words_read(t, row, e);
    e->item->group = groups_read(t, row);
    cells_common(&t->c, row, e);
}

static void timeline_era(struct timeline *t, size_t row)
{
    static const char *const pairs[] = {"headline", "title", NULL};
    static const char *const unused[] = {"text", "media", "group", "importance", NULL};
    struct model *m = t->m;
    struct when_span when = {0};
    bool dated = when_read(&t->c, row, &when);
    struct model_entry *e;
    size_t i;
    if (dated && !(when.has_start && when.has_end)) {
        const char *column = when.has_start ? "end_year" : "year";
        diag_add(m->d, DIAG_ERROR, timeline_place(t, row, column),
                 "the era has no '%s'; write it, and use an event for a single date", column);
    }
    for (i = 0; unused[i]; i++) {
        if (cells_get(&t->c, row, unused[i]).text[0]) {
            diag_add(m->d, DIAG_NOTE, timeline_place(t, row, unused[i]),
                     "an era shows only its name and its dates, '%s' is not read; empty the cell",
                     unused[i]);
        }
    }
    e = model_add(m, MODEL_ERA, arena_format(&m->mem, "era:%s:%zu", t->section->slug, ++t->eras));
    e->section = t->section;
    e->accent = t->section->accent;
    e->place = timeline_place(t, row, "headline");
    e->item = arena_alloc(&m->mem, sizeof *e->item);
    e->item->start = when.start;
    e->item->end = when.end;
    e->item->has_start = when.has_start;
    e->item->has_end = when.has_end;
    e->item->importance = 3;
    cells_words(&t->c, row, pairs, NULL, e);
    words_flatten(t, e);
}

static void timeline_title(struct timeline *t, size_t row)
{
    size_t lang;
    struct diag_place place = timeline_place(t, row, "headline");
    struct model_value media = cells_value(&t->c, row, "media");
    struct model_value background = cells_value(&t->c, row, "background");
    if (t->title.line) {
        diag_add(t->m->d, DIAG_ERROR, timeline_place(t, row, "type"),
                 "a second title; line %d has the first, keep one", t->title.line);
        return;
    }
    t->title = place;
    if (media.text || (background.text && !media_is_colour(background.text))) {
        diag_add(t->m->d, DIAG_NOTE, media.text ? media.place : background.place,
                 "the picture of a title is not shown; name it as 'poster' in the section's"
                 " index.md");
    }
    for (lang = 0; lang < t->m->language_count; lang++) {
        const struct model_words *w = &t->section->words[lang];
        if (w->file && w->body.count == 0) {
            words_intro(t, row, lang);
        }
    }
}

static void timeline_row(struct timeline *t, size_t row)
{
    static const char *const types[] = {"event", "title", "era", NULL};
    static const char *const aliases[] = {"事件;사건", "标题;题目;표제", "时代;时期;시대"};
    size_t type = cells_value(&t->c, row, "type").text
                      ? cells_choice(&t->c, row, "type", types, aliases, 3)
                      : 0;
    if (type == 0) {
        timeline_event(t, row);
    } else if (type == 1) {
        timeline_title(t, row);
    } else if (type == 2) {
        timeline_era(t, row);
    }
}

/* In a timeline that weighs nothing, what has a picture shows first. */
static void timeline_weigh(const struct timeline *t)
{
    size_t i;
    for (i = 0; !t->weighed && i < t->m->entry_count; i++) {
        struct model_entry *e = t->m->entries[i];
        if (e->section == t->section && e->kind == MODEL_EVENT && e->art.text) {
            e->item->importance = 2;
        }
    }
}

static void timeline_table(struct timeline *t, const struct csv *csv)
{
    size_t row;
    if (!cells_take(&t->c, t->m, csv, timeline_names, timeline_name_count)) {
        return;
    }
    ids_open(t);
    for (row = 0; row < t->c.csv.count; row++) {
        timeline_row(t, row);
    }
    timeline_weigh(t);
}

void timeline_table_text(struct model *m, struct model_entry *section, const char *file,
                         const char *text, size_t length)
{
    struct timeline t = {.m = m, .section = section};
    const char *dot = strrchr(file, '.');
    size_t first = m->d->count;
    struct csv csv;
    t.json = dot && strcmp(dot, ".json") == 0;
    if (t.json) {
        const struct tree *root = tree_read(file, text, length, &m->mem, m->d);
        if (root) {
            json_rows(&csv, root, m);
            timeline_table(&t, &csv);
            json_rows_name(root, file, m->d, first);
        }
        return;
    }
    table_file_parse(m, file, text, length, &csv);
    timeline_table(&t, &csv);
}

static bool timeline_exists(struct model *m, const char *file)
{
    struct stat st;
    return lstat(arena_format(&m->mem, "%s/%s", m->root, file), &st) == 0;
}

void timeline_table_read(struct model *m, struct model_entry *section)
{
    const char *sheet = arena_format(&m->mem, "%s.csv", section->slug);
    const char *json = arena_format(&m->mem, "%s.json", section->slug);
    bool has_sheet = timeline_exists(m, sheet) || table_file_has(m, sheet);
    bool has_json = timeline_exists(m, json);
    const char *file = NULL;
    struct buf text = {0};
    if (has_sheet && has_json) {
        diag_add(m->d, DIAG_ERROR, model_place(json, 1, 1),
                 "the timeline is here as %s too; keep one of the two files", sheet);
    } else if (!has_sheet && !has_json) {
        diag_add(m->d, DIAG_ERROR, model_place(sheet, 1, 1),
                 "there is no such file; write the timeline there, or in %s", json);
    } else if (has_sheet) {
        file = table_file_read(m, sheet, &text);
    } else {
        file = folder_read_text(m, json, false, &text) ? json : NULL;
    }
    if (file) {
        timeline_table_text(m, section, file, buf_text(&text), text.length);
    }
    buf_finish(&text);
}
