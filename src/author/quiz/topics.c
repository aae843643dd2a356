/* The two tables that make a quiz out of questions: what they are about, and what is said when a
 * round is over. */
#include "author/cells.h"
#include "author/quiz/quiz.h"

#include <string.h>

static const struct cells_name topics_columns[] = {{"id", "编号", CELLS_MUST},
                                                   {"title", "主题 标题 名称", CELLS_TITLE},
                                                   {"summary", "简介 说明", CELLS_WORDS},
                                                   {"picture", "图片 配图", 0},
                                                   CELLS_COMMON};

static const struct cells_name results_columns[] = {{"from", "起点 得分 百分比", CELLS_MUST},
                                                    {"title", "标题 评语", CELLS_TITLE},
                                                    {"text", "正文 说明", CELLS_WORDS}};

void bank_topics(struct bank *b)
{
    static const char *const words[] = {"title", "title", "summary", "summary", NULL};
    struct cells c;
    size_t row;
    if (!cells_open(&c, b->m, QUIZ_FOLDER "/topics.csv", topics_columns,
                    sizeof topics_columns / sizeof *topics_columns)) {
        return;
    }
    for (row = 0; row < c.csv.count; row++) {
        struct model_entry *e =
            cells_entry(b->m, MODEL_TOPIC, b->section, cells_value(&c, row, "id"));
        if (e) {
            cells_words(&c, row, words, NULL, e);
            cells_common(&c, row, e);
            e->art = cells_value(&c, row, "picture");
        }
    }
}

/* The sentences must cover all results: the first from 0 on, each later one from more. */
static void results_from(struct bank *b, const struct cells *c, size_t row, int from, int before)
{
    struct model_value v = cells_value(c, row, "from");
    if (row == 0 && from != 0) {
        diag_add(b->m->d, DIAG_ERROR, v.place,
                 "the first result is said from %d %% on, and nothing below; write 0", from);
    } else if (row > 0 && from <= before) {
        diag_add(b->m->d, DIAG_ERROR, v.place,
                 "%d %% does not come after %d %%; put the rows in rising order", from, before);
    }
}

/* {lit} and {all} are all that is replaced. */
static void results_holes(struct bank *b, const struct model_entry *e)
{
    size_t lang, i;
    for (lang = 0; lang < b->m->language_count; lang++) {
        const struct model_words *w = &e->words[lang];
        for (i = 0; i < w->field_count; i++) {
            const char *p = w->fields[i].value.text;
            while ((p = strchr(p, '{'))) {
                size_t length = strcspn(p, "}");
                if (strncmp(p, "{lit}", 5) != 0 && strncmp(p, "{all}", 5) != 0) {
                    diag_add(b->m->d, DIAG_ERROR, w->fields[i].value.place,
                             "'%s' is not replaced by anything; there are {lit} and {all}",
                             model_show(&b->m->mem,
                                        arena_copy(&b->m->mem, p, length + (p[length] == '}'))));
                }
                p++;
            }
        }
    }
}

void quiz_results(struct bank *b)
{
    static const char *const words[] = {"title", "title", "text", "summary", NULL};
    struct model *m = b->m;
    struct cells c;
    size_t row;
    int before = 0;
    if (!cells_open(&c, m, QUIZ_FOLDER "/results.csv", results_columns,
                    sizeof results_columns / sizeof *results_columns)) {
        return;
    }
    for (row = 0; row < c.csv.count; row++) {
        int from = cells_number(&c, row, "from", 0, 100, before);
        struct model_entry *e = model_add(
            m, MODEL_BAND, arena_format(&m->mem, "band:%s:%zu", b->section->slug, row + 1));
        e->section = b->section;
        e->place = model_place(c.csv.file, c.csv.rows[row].line, 1);
        e->item = arena_alloc(&m->mem, sizeof *e->item);
        e->item->from = from * 10;
        cells_words(&c, row, words, NULL, e);
        results_from(b, &c, row, from, before);
        results_holes(b, e);
        before = from;
    }
}

struct model_entry *bank_topic(const struct bank *b, const char *word)
{
    const struct model *m = b->m;
    size_t i, lang;
    for (i = 0; i < m->entry_count; i++) {
        struct model_entry *e = m->entries[i];
        if (e->kind != MODEL_TOPIC || e->section != b->section) {
            continue;
        }
        if (strcmp(e->name, word) == 0) {
            return e;
        }
        for (lang = 0; lang < m->language_count; lang++) {
            const char *title = model_text(&e->words[lang], "title");
            if (title && strcmp(title, word) == 0) {
                return e;
            }
        }
    }
    return NULL;
}
