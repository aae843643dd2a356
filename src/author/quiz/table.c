/* Banks as tables: a row is a question in every language that has columns in it, because teachers
 * and staff have spreadsheets. A row becomes what the same question in GIFT would: parts with
 * weights, and metadata that is said once, in the default language. Answers are read in
 * table_answers.c. */
#include "author/quiz/table.h"

#include "author/quiz/words.h"

#include <string.h>

static const struct cells_name table_columns[] = {
    {"id", "编号 题号", 0},
    {"type", "题型 类型", 0},
    {"topic", "主题 分类 category", 0},
    {"level", "难度 年级", 0},
    {"question", "题目 题干 问题", CELLS_MUST | CELLS_WORDS},
    {"a", "选项a option_a", CELLS_WORDS},
    {"b", "选项b option_b", CELLS_WORDS},
    {"c", "选项c option_c", CELLS_WORDS},
    {"d", "选项d option_d", CELLS_WORDS},
    {"e", "选项e option_e", CELLS_WORDS},
    {"f", "选项f option_f", CELLS_WORDS},
    {"g", "选项g option_g", CELLS_WORDS},
    {"h", "选项h option_h", CELLS_WORDS},
    {"i", "选项i option_i", CELLS_WORDS},
    {"j", "选项j option_j", CELLS_WORDS},
    {"answer", "答案 正确答案", 0},
    {"explanation", "解析 讲解 说明", CELLS_WORDS},
    {"sources", "来源 出处", 0},
    {"page", "页面 链接", 0},
    {"picture", "配图 图片", 0},
    {"spots", "位置 热点", 0},
    {"range", "范围", 0},
    {"unit", "单位", CELLS_WORDS},
    {"order", "顺序", 0},
    {"status", "状态", 0}};

static void table_meta(struct table *t, size_t row, struct bank_question *q)
{
    static const char *const columns[BANK_META_COUNT] = {
        "type",  "topic", "level", "picture", "page",  "sources",
        "spots", "range", NULL,    "status",  "order",
    };
    size_t i;
    for (i = 0; i < BANK_META_COUNT; i++) {
        if (columns[i]) {
            q->meta[i] = cells_value(&t->c, row, columns[i]);
        }
    }
    q->meta[BANK_SOURCE] = cells_list(&t->c, row, "sources");
    q->meta[BANK_SPOTS] = cells_list(&t->c, row, "spots");
}

/* Emphasis as a bank has it; cells hold no other markup. */
static struct model_value table_words(struct table *t, size_t row, const char *name, size_t lang)
{
    struct csv_cell cell = cells_in(&t->c, row, name, lang);
    struct model_value v = {NULL, cells_place(&t->c, &cell)};
    if (cell.text[0]) {
        struct buf said = {0};
        buf_add_text(&said, cell.text);
        v.text = words_take(&said, WORDS_ANY, WORDS_MARKED, false, &t->c.m->mem);
        buf_finish(&said);
    }
    return v;
}

/* Options of one language; where it has none of its own, for instance because they are numbers,
 * those of the default language. */
static size_t table_options(struct table *t, size_t row, size_t lang, struct model_value *out)
{
    size_t count = 0, i;
    for (i = 0; i < TABLE_OPTIONS; i++) {
        char name[2] = {(char)('a' + i), '\0'};
        struct csv_cell cell = cells_in(&t->c, row, name, lang);
        if (!cell.text[0]) {
            continue;
        }
        if (count < i) { /* an empty cell before it */
            diag_add(t->c.m->d, DIAG_ERROR, cells_place(&t->c, &cell),
                     "option %c is written and the one before it is not; leave no gap",
                     'A' + (int)i);
            return 0;
        }
        out[count].text = cell.text;
        out[count++].place = cells_place(&t->c, &cell);
    }
    return count == 0 && lang != t->c.m->default_lang
               ? table_options(t, row, t->c.m->default_lang, out)
               : count;
}

static void table_question(struct table *t, size_t row, size_t lang)
{
    struct model *m = t->c.m;
    struct model_value options[TABLE_OPTIONS], id = cells_value(&t->c, row, "id");
    struct bank_question q;
    memset(&q, 0, sizeof q);
    q.lang = lang;
    q.stem = table_words(t, row, "question", lang);
    q.why = table_words(t, row, "explanation", lang);
    q.place = q.stem.place;
    q.id = id.text;
    q.id_place = id.text ? id.place : q.place;
    if (lang == m->default_lang) {
        table_meta(t, row, &q);
    }
    if (cells_in(&t->c, row, "unit", lang).text[0]) {
        q.meta[BANK_UNIT] = table_words(t, row, "unit", lang);
    }
    t->row = row;
    t->option_count = table_options(t, row, lang, options);
    t->options = options;
    q.broken = !table_answer(t, &q);
    *bank_add(t->b) = q;
}

void bank_table_read(struct bank *b, const char *path)
{
    struct table t = {.b = b};
    size_t row, lang;
    if (!cells_open(&t.c, b->m, path, table_columns,
                    sizeof table_columns / sizeof *table_columns)) {
        return;
    }
    for (row = 0; row < t.c.csv.count; row++) {
        bool any = false;
        for (lang = 0; lang < b->m->language_count; lang++) {
            if (cells_in(&t.c, row, "question", lang).text[0]) {
                table_question(&t, row, lang);
                any = true;
            }
        }
        if (!any) {
            struct csv_cell cell = cells_get(&t.c, row, "question");
            diag_add(b->m->d, DIAG_ERROR, cells_place(&t.c, &cell),
                     "the row has no question; write it, or delete the row");
        }
    }
}
