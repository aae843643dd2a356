/* Timelines, charts and galleries of packs that were altered after they were checked: an error,
 * never a crash, and never more than a screen can hold. */
#include "tiny_items.h"

#include "pack/chart.h"
#include "pack/gallery.h"
#include "pack/timeline.h"

static void altered_timelines(void)
{
    static const char *const cases[] = {
        "UPDATE dates SET month = 13, precision = 1 WHERE entry = 12",
        "UPDATE dates SET month = -1 WHERE entry = 12",
        "UPDATE dates SET month = 9000000000 WHERE entry = 12",
        "UPDATE dates SET day = 30, month = 2, precision = 0 WHERE entry = 15",
        "UPDATE dates SET year = 99999 WHERE entry = 15",
        "UPDATE dates SET year = -9223372036854775808 WHERE entry = 15",
        "UPDATE dates SET precision = 6 WHERE entry = 15",
        "UPDATE dates SET precision = -1 WHERE entry = 15",
        "UPDATE dates SET year = NULL WHERE entry = 15",
        "DELETE FROM dates WHERE entry = 15",
        "UPDATE dates SET end_year = 1066, end_month = 0, end_day = 0, end_precision = 2 WHERE"
        " entry = 15",
        "UPDATE dates SET end_year = 2002, end_month = 99 WHERE entry = 15",
        "UPDATE dates SET end_year = NULL WHERE entry = 17",
        "UPDATE dates SET year = 3000 WHERE entry = 17",
        "INSERT INTO event WITH RECURSIVE c(n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM c WHERE"
        " n < 21000) SELECT 10, n, 1, NULL, 0 FROM c;"
        "INSERT INTO dates SELECT entry, 2000, 0, 0, 2, 0, NULL, 0, 0, 0, 0 FROM event WHERE entry"
        " >= 100",
        "INSERT INTO entry WITH RECURSIVE c(n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM c WHERE n"
        " < 400) SELECT n, 'era:history:' || n, 'era', 10, n FROM c",
        "INSERT INTO entry WITH RECURSIVE c(n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM c WHERE n"
        " < 400) SELECT n, 'group:history:' || n, 'group', 10, n FROM c"};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pack_timeline t;
        struct open_pack o;
        CHECK(open_with(&o, cases[i]));
        if (pack_timeline(o.p, "history", "zh", &o.mem, &t, &o.err) || o.err.code != ERR_INVALID) {
            test_fail(__FILE__, __LINE__, "%s: %d %s", cases[i], (int)o.err.code, o.err.text);
        }
        close_pack(&o);
    }
}

/* What can be put right is: a group that is none, an importance beyond the scale. */
static void mended_timelines(void)
{
    struct pack_timeline t;
    struct open_pack o;
    CHECK(open_with(&o, "UPDATE event SET grp = 31, importance = -9 WHERE entry = 11;"
                        "UPDATE event SET importance = 70 WHERE entry = 12"));
    CHECK(pack_timeline(o.p, "history", "zh", &o.mem, &t, &o.err));
    CHECK_INT(t.events[0].group, -1);
    CHECK_INT(t.events[0].importance, 1);
    CHECK_INT(t.events[1].importance, 5);
    close_pack(&o);
}

static void altered_charts(void)
{
    static const char *const cases[] = {
        "UPDATE unit SET parent = 35 WHERE entry = 33", /* a circle */
        "UPDATE unit SET parent = 32 WHERE entry = 32",
        "UPDATE unit SET parent = 38 WHERE entry = 31",
        "UPDATE unit SET parent = 999 WHERE entry = 35",
        "UPDATE unit SET parent = 41 WHERE entry = 35",
        "UPDATE unit SET parent = 32 WHERE entry = 36", /* not depth first */
        "UPDATE unit SET kind = 'moon' WHERE entry = 36",
        "INSERT INTO link VALUES(35, 'also_under', 2, 33)",
        "INSERT INTO link VALUES(35, 'also_under', 2, 35)",
        "INSERT INTO link VALUES(35, 'also_under', 2, 3)",
        "INSERT INTO link VALUES(35, 'also_under', 2, 31), (35, 'also_under', 3, 31),"
        " (35, 'also_under', 4, 31), (35, 'also_under', 5, 31), (35, 'also_under', 6, 31)",
        "UPDATE person SET unit = 15 WHERE entry = 43",
        "INSERT INTO unit WITH RECURSIVE c(n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM c WHERE n"
        " < 140) SELECT 30, n, CASE n WHEN 100 THEN 38 ELSE n - 1 END, 'body', 1 FROM c",
        "INSERT INTO unit WITH RECURSIVE c(n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM c WHERE n"
        " < 11000) SELECT 30, n, 31, 'body', 1 FROM c"};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct pack_chart c;
        struct open_pack o;
        CHECK(open_with(&o, cases[i]));
        if (pack_chart(o.p, "structure", "zh", &o.mem, &c, &o.err) || o.err.code != ERR_INVALID) {
            test_fail(__FILE__, __LINE__, "%s: %d %s", cases[i], (int)o.err.code, o.err.text);
        }
        close_pack(&o);
    }
}

static void altered_items(void)
{
    struct pack_person *people;
    struct pack_gallery g;
    struct pack_item item;
    struct open_pack o;
    size_t count;
    CHECK(open_with(&o, "UPDATE person SET entry = 32 WHERE entry = 43;"
                        "UPDATE text SET body = 'nonsense' WHERE entry = 15 AND field = 'body';"
                        "UPDATE entry_picture SET picture = 'gone' WHERE entry = 51;"
                        "INSERT INTO link VALUES(52, 'related', 1, 1), (52, 'related', 2, 17),"
                        " (52, 'related', 3, 52), (52, 'related', 4, 3);"
                        "UPDATE entry SET parent = 999 WHERE id = 12"));
    CHECK(!pack_people(o.p, "structure", 0, "zh", &o.mem, &people, &count, &o.err));
    CHECK_INT(o.err.code, ERR_INVALID);
    CHECK(!pack_item(o.p, "history/open", "zh", &o.mem, &item, &o.err));
    CHECK_INT(o.err.code, ERR_INVALID);
    CHECK(!pack_item(o.p, "history/qin", "zh", &o.mem, &item, &o.err));
    CHECK_INT(o.err.code, ERR_INVALID);
    CHECK(!pack_gallery(o.p, "honours", "zh", &o.mem, &g, &o.err));
    /* Neither the home screen nor an era nor itself is a place to go on to. */
    CHECK(pack_item(o.p, "honours/flag", "zh", &o.mem, &item, &o.err));
    CHECK_INT(item.related_count, 1);
    CHECK_TEXT(item.related[0].route, "guide/one");
    close_pack(&o);
    CHECK(open_with(&o, "INSERT INTO entry WITH RECURSIVE c(n) AS (SELECT 100 UNION ALL SELECT n +"
                        " 1 FROM c WHERE n < 700) SELECT n, 'honours/' || n, 'work', 50, n FROM c;"
                        "INSERT INTO link WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1"
                        " FROM c WHERE n < 900) SELECT 15, 'related', n + 1, n FROM c"));
    CHECK(!pack_gallery(o.p, "honours", "zh", &o.mem, &g, &o.err));
    CHECK_INT(o.err.code, ERR_INVALID);
    CHECK(!pack_item(o.p, "history/open", "zh", &o.mem, &item, &o.err)); /* entries that are not */
    close_pack(&o);
}

/* What pack_open lets pass, pack_verify names. */
static void verify_opens_every_section(void)
{
    static const struct {
        const char *sql, *says;
    } cases[] = {{"DELETE FROM event WHERE entry = 15", "events outside a timeline"},
                 {"UPDATE event SET section = 30 WHERE entry = 15", "events outside a timeline"},
                 {"DELETE FROM unit WHERE entry = 38", "units outside a chart"},
                 {"UPDATE dates SET month = 13, precision = 1 WHERE entry = 12",
                  "'history/qin': a date that does not exist"},
                 {"UPDATE unit SET parent = 35 WHERE entry = 33", "section 'structure'"},
                 {"UPDATE dates SET month = 13 WHERE entry = 42", "a date that does not exist"},
                 {"UPDATE dates SET month = 13 WHERE entry = 51", "a date that does not exist"}};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *path = test_scratch("verify.kpack");
        enum pack_problem problem;
        struct err err;
        CHECK(tiny_items_write(path, cases[i].sql, NULL));
        problem = tiny_judge(path, &err);
        if (problem != PACK_ALTERED || !strstr(err.text, cases[i].says)) {
            test_fail(__FILE__, __LINE__, "%s: %d %s", cases[i].sql, (int)problem, err.text);
        }
    }
}

/* Every cell of the new tables is in the digest. */
static void digests_cover_the_new_tables(void)
{
    static const char *const cases[] = {"UPDATE dates SET about = 1 WHERE entry = 12",
                                        "UPDATE dates SET end_about = 1 WHERE entry = 16",
                                        "UPDATE dates SET end_day = 30 WHERE entry = 16",
                                        "UPDATE event SET importance = 1 WHERE entry = 11",
                                        "UPDATE event SET grp = NULL WHERE entry = 11",
                                        "UPDATE event SET picture = 0 WHERE entry = 15",
                                        "UPDATE unit SET confirmed = 1 WHERE entry = 36",
                                        "UPDATE unit SET kind = 'department' WHERE entry = 36",
                                        "UPDATE person SET unit = 32 WHERE entry = 43"};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *path = test_scratch("digest.kpack");
        enum pack_problem problem;
        struct err err;
        CHECK(tiny_items_write(path, NULL, cases[i]));
        problem = tiny_judge(path, &err);
        if (problem != PACK_ALTERED || !strstr(err.text, "the content is not what was packed")) {
            test_fail(__FILE__, __LINE__, "%s: %d %s", cases[i], (int)problem, err.text);
        }
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(altered_timelines);
    RUN(mended_timelines);
    RUN(altered_charts);
    RUN(altered_items);
    RUN(verify_opens_every_section);
    RUN(digests_cover_the_new_tables);
    return TEST_END();
}
