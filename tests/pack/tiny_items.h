/* What the tiny pack gets on top for tests of timelines, charts and galleries. Six events with eras
 * and groups, eight units, three people, two works. */
#ifndef TESTS_PACK_TINY_ITEMS_H
#define TESTS_PACK_TINY_ITEMS_H

#include "tiny.h"

static const char tiny_items_words[] =
    "INSERT INTO entry VALUES(10, 'history', 'section', NULL, 10),"
    " (11, 'history/bang', 'event', 10, 11), (12, 'history/qin', 'event', 10, 12),"
    " (13, 'history/fifties', 'event', 10, 13), (14, 'history/plan', 'event', 10, 14),"
    " (15, 'history/open', 'event', 10, 15), (16, 'history/expo', 'event', 10, 16),"
    " (17, 'era:history:1', 'era', 10, 17), (18, 'era:history:2', 'era', 10, 18),"
    " (19, 'group:history:1', 'group', 10, 19), (20, 'group:history:2', 'group', 10, 20),"
    " (30, 'structure', 'section', NULL, 30), (31, 'structure/museum', 'unit', 30, 31),"
    " (32, 'structure/office', 'unit', 30, 32), (33, 'structure/show', 'unit', 30, 33),"
    " (34, 'structure/shop', 'unit', 30, 34), (35, 'structure/lab', 'unit', 30, 35),"
    " (36, 'structure/boat', 'unit', 30, 36), (37, 'structure/club', 'unit', 30, 37),"
    " (38, 'structure/friends', 'unit', 30, 38), (41, 'structure/he', 'person', 30, 41),"
    " (42, 'structure/li', 'person', 30, 42), (43, 'structure/wang', 'person', 30, 43),"
    " (50, 'honours', 'section', NULL, 50), (51, 'honours/prize', 'work', 50, 51),"
    " (52, 'honours/flag', 'work', 50, 52);"
    "INSERT INTO attr VALUES(10, 'section_kind', 'timeline'), (30, 'section_kind', 'chart'),"
    " (50, 'section_kind', 'gallery'), (10, 'accent', 'history'), (11, 'accent', 'history'),"
    " (36, 'confirmed', 'no'), (41, 'born', '1950'), (41, 'died', '2020-01'),"
    " (41, 'as_of', '2012-05'), (14, 'confirmed', 'no'), (51, 'as_of', '2021');"
    "INSERT INTO text VALUES(10, 'zh', 'title', '历史'), (10, 'en', 'title', 'History'),"
    " (11, 'zh', 'title', '大爆炸'), (11, 'en', 'title', 'Big Bang'),"
    " (11, 'zh', 'display_date', '约138亿年前'), (11, 'zh', 'summary', '开始。'),"
    " (12, 'zh', 'title', '秦'), (13, 'zh', 'title', '五十年代'), (14, 'zh', 'title', '筹备'),"
    " (15, 'zh', 'title', '开馆'), (15, 'zh', 'short', '开'), (15, 'zh', 'summary', '开门。'),"
    " (15, 'zh', 'art_caption', '湖边'), (15, 'zh', 'source_line', '资料：年报'),"
    " (15, 'zh', 'body', 'paragraph\t\t看\x05science/rime\x06雾凇\x07\n'),"
    " (15, 'en', 'title', 'Opening'), (15, 'en', 'art_alt', 'The lake at noon'),"
    " (16, 'zh', 'title', '展览'), (17, 'zh', 'title', '从前'), (18, 'zh', 'title', '后来'),"
    " (18, 'en', 'title', 'Later'), (19, 'zh', 'title', '天文'), (20, 'zh', 'title', '人文'),"
    " (20, 'en', 'title', 'People'), (30, 'zh', 'title', '机构'), (30, 'zh', 'as_of', '2026'),"
    " (31, 'zh', 'title', '小馆'), (31, 'en', 'title', 'Tiny'), (32, 'zh', 'title', '办公室'),"
    " (33, 'zh', 'title', '展览部'), (33, 'zh', 'short', '展览'), (34, 'zh', 'title', '店'),"
    " (35, 'zh', 'title', '室'), (36, 'zh', 'title', '船'), (37, 'zh', 'title', '会'),"
    " (38, 'zh', 'title', '友'), (41, 'zh', 'title', '何山'), (41, 'zh', 'detail', '馆长'),"
    " (41, 'zh', 'note', '首任'), (42, 'zh', 'title', '李湖'), (42, 'en', 'title', 'Li Hu'),"
    " (43, 'zh', 'title', '王船'), (50, 'zh', 'title', '荣誉'), (50, 'zh', 'sub', '两件'),"
    " (51, 'zh', 'title', '奖'), (51, 'zh', 'detail', '县里'), (52, 'zh', 'title', '旗');";

static const char tiny_items_rows[] =
    "INSERT INTO dates VALUES(11, -13800000000, 0, 0, 5, 1, NULL, 0, 0, 0, 0),"
    " (12, -220, 0, 0, 2, 0, NULL, 0, 0, 0, 0), (13, 1950, 0, 0, 3, 0, NULL, 0, 0, 0, 0),"
    " (14, 1958, 11, 0, 1, 0, NULL, 0, 0, 0, 0), (15, 2001, 3, 1, 0, 0, NULL, 0, 0, 0, 0),"
    " (16, 2010, 5, 1, 0, 0, 2010, 10, 31, 0, 0), (17, 1, 0, 0, 2, 0, 2000, 0, 0, 2, 0),"
    " (18, 2001, 0, 0, 2, 0, 2026, 0, 0, 2, 0), (41, 2001, 0, 0, 2, 1, 2012, 5, 1, 0, 0),"
    " (42, 2012, 5, 0, 1, 0, NULL, 0, 0, 0, 0), (43, NULL, 0, 0, 0, 0, 2018, 0, 0, 2, 0),"
    " (51, 2021, 0, 0, 2, 0, NULL, 0, 0, 0, 0);"
    "INSERT INTO event VALUES(10, 11, 5, 19, 0), (10, 12, 4, 20, 0), (10, 13, 3, NULL, 0),"
    " (10, 14, 2, 20, 0), (10, 15, 1, 20, 1), (10, 16, 3, NULL, 0);"
    "INSERT INTO unit VALUES(30, 31, NULL, 'root', 1), (30, 32, 31, 'department', 1),"
    " (30, 33, 31, 'department', 1), (30, 34, 33, 'department', 1), (30, 35, 33, 'department', 1),"
    " (30, 36, 31, 'affiliated', 0), (30, 37, 31, 'body', 1), (30, 38, 37, 'body', 1);"
    "INSERT INTO person VALUES(30, 31, 41), (30, 31, 42), (30, 36, 43);"
    "INSERT INTO link VALUES(35, 'also_under', 1, 32), (37, 'also_under', 1, 33),"
    " (33, 'page', 1, 3), (15, 'body', 1, 6), (15, 'related', 1, 31), (42, 'related', 1, 15),"
    " (6, 'related', 1, 15), (10, 'body', 1, 4);"
    "INSERT INTO entry_picture VALUES(15, 'art', 1, 'lake'), (51, 'art', 1, 'lake');"
    "INSERT INTO entry_source SELECT id, '*', 1, 1 FROM entry WHERE id >= 10;"
    "UPDATE meta SET value = (SELECT count(*) FROM entry) WHERE key = 'entry_count';";

/* Every title in Chinese, also of rows that a test brings. */
static inline bool tiny_items_index(struct db *db, struct err *err)
{
    struct arena mem = {0};
    struct db_statement *s;
    bool row, ok = db_prepare(db,
                              "SELECT entry, body FROM text JOIN entry ON id = entry WHERE lang ="
                              " 'zh' AND field = 'title' AND id >= 10 AND kind NOT IN ('era',"
                              " 'group', 'question', 'band')",
                              &s, err);
    while (ok && (ok = db_step(s, &row, err)) && row) {
        int64_t entry = db_int(s, 0);
        ok = tiny_index(db, entry, (int)entry, "zh", db_text(s, 1, &mem), "", err);
    }
    arena_finish(&mem);
    return ok;
}

/* Writes the pack with them. `early` and `late` as in struct tiny, behind these rows. */
static inline bool tiny_items_write(const char *path, const char *early, const char *late)
{
    struct tiny t = {.path = path, .late = late, .index = tiny_items_index};
    struct buf all = {0};
    bool ok;
    buf_format(&all, "%s%s%s", tiny_items_words, tiny_items_rows, early ? early : "");
    t.early = all.data;
    ok = tiny_write(&t);
    buf_finish(&all);
    return ok;
}

struct open_pack { /* for the tests of items */
    struct pack *p;
    struct arena mem;
    struct err err;
};

static inline bool open_with(struct open_pack *o, const char *late)
{
    const char *path = test_scratch("items.kpack");
    memset(o, 0, sizeof *o);
    return tiny_items_write(path, NULL, late) && pack_open(path, &o->p, NULL, &o->err);
}

static inline void close_pack(struct open_pack *o)
{
    pack_close(o->p);
    arena_finish(&o->mem);
}

#endif
