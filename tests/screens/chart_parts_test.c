/* The chart's smaller parts: which records stand in the rings, and the rows of the list. */
#include "screens/chart/leaders.h"
#include "screens/chart/rows.h"

#include "base/arena.h"
#include "test.h"

/* --- the rings ------------------------------------------------------------------------------ */

static struct pack_person person(int64_t year, int month, int day, bool about)
{
    struct pack_person p = {.name = "", .has_from = year != 0};
    p.from = (struct date){.year = year, .month = month, .day = day, .about = about};
    p.from.precision = day ? DATE_DAY : month ? DATE_MONTH : DATE_YEAR;
    return p;
}

/* As the sources have them: the dated heads stay, the vice-chairs of one day are one ring. */
static void the_rings_span_the_record(void)
{
    const struct pack_person people[] = {
        person(2024, 11, 26, false), person(2018, 3, 1, false), person(2018, 3, 1, false),
        person(2018, 3, 1, false),   person(2017, 0, 0, false), person(2013, 12, 0, false),
        person(2011, 12, 19, false), person(2008, 0, 0, true),  person(2008, 0, 0, true),
        person(1994, 0, 0, false),   person(0, 0, 0, false)};
    size_t out[LEADERS_MOST], n = leaders_choose(people, 11, LEADERS_MOST, out);
    CHECK_INT(n, 5);
    CHECK_INT(out[0], 0);
    CHECK_INT(out[1], 1);
    CHECK_INT(out[2], 6);
    CHECK_INT(out[3], 7);
    CHECK_INT(out[4], 9);
    n = leaders_choose(people, 11, 3, out);
    CHECK_INT(n, 3);
    CHECK_INT(out[0], 0);
    CHECK_INT(out[2], 9); /* the newest and the oldest stay to the end */
}

static void few_records_and_none(void)
{
    const struct pack_person people[] = {person(2020, 0, 0, false), person(0, 0, 0, false)};
    size_t out[LEADERS_MOST];
    CHECK_INT(leaders_choose(people, 2, LEADERS_MOST, out), 1);
    CHECK_INT(leaders_choose(people, 0, LEADERS_MOST, out), 0);
    CHECK_INT(leaders_choose(people, 2, 0, out), 0);
}

static void hundreds_of_dates(void)
{
    static struct pack_person people[300];
    size_t out[LEADERS_MOST];
    for (int i = 0; i < 300; i++) {
        people[i] = person(2026 - i, 1 + i % 12, 1 + i % 28, false);
    }
    CHECK_INT(leaders_choose(people, 300, LEADERS_MOST, out), 5);
    CHECK_INT(out[0], 0);
    CHECK_INT(out[4], 299);
}

/* --- the rows ------------------------------------------------------------------------------- */

enum { UNITS = 9 };

/* 0 root; 1, 2 departments, 2 with 3 and 4 below it; 5 affiliated; 6 body with 7, and that with 8
 */
static struct pack_chart chart(struct pack_unit units[UNITS])
{
    static const int parents[UNITS] = {-1, 0, 0, 2, 2, 0, 0, 6, 7};
    static const enum pack_unit_kind kinds[UNITS] = {
        PACK_UNIT_ROOT, PACK_UNIT_DEPARTMENT, PACK_UNIT_DEPARTMENT,
        PACK_UNIT_BODY, PACK_UNIT_BODY,       PACK_UNIT_AFFILIATED,
        PACK_UNIT_BODY, PACK_UNIT_BODY,       PACK_UNIT_BODY};
    memset(units, 0, UNITS * sizeof *units);
    for (int i = 0; i < UNITS; i++) {
        units[i].parent = parents[i];
        units[i].kind = kinds[i];
        if (parents[i] >= 0) {
            units[i].depth = units[parents[i]].depth + 1;
            units[parents[i]].child_count++;
        }
    }
    return (struct pack_chart){.units = units, .count = UNITS};
}

static void bands_stand_over_kinds(void)
{
    struct pack_unit units[UNITS];
    struct pack_chart c = chart(units);
    bool closed[UNITS] = {false};
    struct arena mem = {0};
    size_t n, jumps;
    struct chart_row *rows = unit_rows_build(&c, closed, &mem, &n);
    size_t band = rows[1].count, first = rows[1].unit, *to;
    bool is_band = rows[1].band;
    to = unit_rows_jumps(&c, rows, n, &mem, &jumps);
    is_band = is_band && rows[to[0]].band && rows[to[2]].band;
    arena_finish(&mem);
    CHECK_INT(n, 9 + 3);
    CHECK(is_band);
    CHECK_INT(first, 1);
    CHECK_INT(band, 2);
    CHECK_INT(jumps, 3);
}

static void a_folded_branch_has_no_rows(void)
{
    struct pack_unit units[UNITS];
    struct pack_chart c = chart(units);
    bool closed[UNITS] = {false}, opened, again;
    struct arena mem = {0};
    size_t n, hidden, shown;
    struct chart_row *rows;
    closed[2] = closed[6] = true;
    rows = unit_rows_build(&c, closed, &mem, &n);
    hidden = unit_rows_of(rows, n, 8);
    opened = unit_rows_unfold(&c, closed, 8);
    again = unit_rows_unfold(&c, closed, 8);
    CHECK_INT(n, 12 - 4);
    CHECK_INT(hidden, n);
    rows = unit_rows_build(&c, closed, &mem, &n);
    shown = unit_rows_of(rows, n, 8);
    CHECK_INT(rows[shown].unit, 8);
    arena_finish(&mem);
    CHECK(opened && !again);
    CHECK(closed[2]);
}

static void the_row_at_a_place(void)
{
    struct pack_unit units[UNITS];
    struct pack_chart c = chart(units);
    bool closed[UNITS] = {false};
    struct arena mem = {0};
    size_t n, wrong = 0;
    struct chart_row *rows = unit_rows_build(&c, closed, &mem, &n);
    float height = unit_rows_place(rows, n, 112, 56);
    for (size_t i = 0; i < n; i++) {
        wrong += unit_rows_at(rows, n, rows[i].y) != i;
        wrong += unit_rows_at(rows, n, rows[i].y + 55) != i;
        wrong += !rows[i].band && unit_rows_of(rows, n, rows[i].unit) != i;
    }
    wrong += unit_rows_at(rows, n, -100) != 0 || unit_rows_at(rows, n, 1e6f) != n - 1;
    arena_finish(&mem);
    CHECK_INT(wrong, 0);
    CHECK_NEAR(height, 9 * 112 + 3 * 56, 0.1);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(the_rings_span_the_record);
    RUN(few_records_and_none);
    RUN(hundreds_of_dates);
    RUN(bands_stand_over_kinds);
    RUN(a_folded_branch_has_no_rows);
    RUN(the_row_at_a_place);
    return TEST_END();
}
