/* What the packer counts for the search, against the titles of a large pack counted by hand. */
#include "bigpack.h"
#include "test.h"

#include "base/utf8.h"
#include "pack/search.h"

#include <sqlite3.h>
#include <unistd.h>

#define TITLES_MOST 20000
#define ROWS_LOOKED 40
#define TITLES_STEP 41

struct desk {
    const char *path;
    struct pack *pack;
    sqlite3 *db;
    struct arena mem;
    char **titles; /* folded, Chinese, and the years beside them, in the order of the index */
    size_t count;
    struct err err;
};

static void desk_titles(struct desk *d)
{
    sqlite3_stmt *s;
    sqlite3_prepare_v2(d->db,
                       "SELECT s.title, d.year FROM search_row s LEFT JOIN dates d"
                       " ON d.entry = s.entry WHERE s.lang = 'zh' ORDER BY s.id",
                       -1, &s, NULL);
    d->titles = arena_alloc_array(&d->mem, TITLES_MOST, sizeof *d->titles);
    while (sqlite3_step(s) == SQLITE_ROW && d->count + 2 < TITLES_MOST) {
        d->titles[d->count++] = arena_copy_text(&d->mem, (const char *)sqlite3_column_text(s, 0));
        if (sqlite3_column_int64(s, 1) > 0) {
            d->titles[d->count++] =
                arena_format(&d->mem, "%lld", (long long)sqlite3_column_int64(s, 1));
        }
    }
    sqlite3_finalize(s);
}

static bool desk_begin(struct desk *d)
{
    struct bigpack b = {.events = 3000, .units = 300, .pages = 400, .languages = 3, .seed = 4};
    memset(d, 0, sizeof *d);
    d->path = b.path = test_scratch("search-index.kpack");
    if (!bigpack_write(&b, &d->err) || !pack_open(d->path, &d->pack, NULL, &d->err) ||
        sqlite3_open_v2(d->path, &d->db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        return false;
    }
    desk_titles(d);
    return true;
}

static void desk_end(struct desk *d)
{
    sqlite3_close(d->db);
    pack_close(d->pack);
    arena_finish(&d->mem);
    unlink(d->path);
}

/* How many words in all titles begin with these bytes and end there or go on with a space. */
static int desk_count(const struct desk *d, const char *words, bool han)
{
    size_t length = strlen(words), i;
    int count = 0;
    for (i = 0; i < d->count; i++) {
        const char *p = d->titles[i];
        while ((p = strstr(p, words)) != NULL) {
            bool begins = p == d->titles[i] || p[-1] == ' ';
            count += begins && (han || p[length] == ' ' || p[length] == '\0');
            p += length;
        }
    }
    return count;
}

/* One stored row: each key as often as counted, most first, none missing. */
static void check_row(struct desk *d, const char *prefix, const char *following)
{
    int all = desk_count(d, prefix, true), ends = 0, sum = 0, last = 1 << 30;
    size_t i;
    for (i = 0; i < d->count; i++) { /* titles that end with it have nothing to go on with */
        size_t length = strlen(prefix), title = strlen(d->titles[i]);
        const char *tail = d->titles[i] + (title >= length ? title - length : 0);
        ends += title >= length && strcmp(tail, prefix) == 0 &&
                (tail == d->titles[i] || tail[-1] == ' ');
    }
    while (*following) {
        size_t length = strcspn(following, "\n");
        const char *key = following + (*following == ' ');
        const char *words = arena_format(&d->mem, "%s %.*s", prefix,
                                         (int)(length - (size_t)(key - following)), key);
        const char *p = key;
        bool han = utf8_is_han(utf8_next(&p, key + strlen(key)));
        int count = desk_count(d, words, han);
        CHECK(count > 0);
        CHECK(count <= last);
        last = count;
        sum += count;
        following += length + (following[length] == '\n');
    }
    CHECK_INT(sum, all - ends);
}

static void stored_beginnings_are_counted_right(void)
{
    struct desk d;
    sqlite3_stmt *s;
    int rows = 0;
    CHECK(desk_begin(&d));
    sqlite3_prepare_v2(d.db,
                       "SELECT prefix, following FROM search_next WHERE lang = 'zh'"
                       " AND prefix <> '' AND substr(prefix, -1) <> '*' ORDER BY prefix",
                       -1, &s, NULL);
    while (sqlite3_step(s) == SQLITE_ROW && rows < ROWS_LOOKED) {
        check_row(&d, (const char *)sqlite3_column_text(s, 0),
                  (const char *)sqlite3_column_text(s, 1));
        rows++;
    }
    sqlite3_finalize(s);
    CHECK(rows > 5); /* else the pack is too small to mean anything */
    desk_end(&d);
}

/* Whether a key is stored or read from the titles, each step of each title is offered. */
static void every_title_can_be_typed(void)
{
    struct desk d;
    size_t i;
    CHECK(desk_begin(&d));
    for (i = 0; i < d.count; i += TITLES_STEP) {
        const char *title = d.titles[i];
        size_t at = 0, from, unit;
        bool apart;
        const char *typed = "";
        while ((unit = search_next_unit(title, at, &apart, &from)) > 0) {
            struct search_next *next;
            bool offered = false;
            size_t count, k;
            CHECK(pack_search_next(d.pack, typed, "zh", 5000, &d.mem, &next, &count, &d.err));
            for (k = 0; k < count; k++) {
                offered =
                    offered || (strncmp(next[k].text, title + from, unit) == 0 &&
                                next[k].text[unit] == '\0' && (next[k].apart == apart || at == 0));
            }
            if (!offered) {
                test_fail(__FILE__, __LINE__, "\"%s\" does not go on behind \"%s\"", title, typed);
            }
            typed =
                arena_format(&d.mem, "%s%s%.*s", typed, apart ? " " : "", (int)unit, title + from);
            at = from + unit;
        }
    }
    desk_end(&d);
}

static void what_matters_most_comes_first(void)
{
    struct desk d;
    sqlite3_stmt *s;
    int64_t last = 0;
    int rows = 0;
    CHECK(desk_begin(&d));
    sqlite3_prepare_v2(d.db,
                       "SELECT e.importance FROM search_row s JOIN event e ON e.entry = s.entry"
                       " WHERE s.lang = 'zh' ORDER BY s.id",
                       -1, &s, NULL);
    for (; sqlite3_step(s) == SQLITE_ROW; rows++) {
        CHECK(sqlite3_column_int64(s, 0) >= last);
        last = sqlite3_column_int64(s, 0);
    }
    sqlite3_finalize(s);
    CHECK_INT(rows, 3000);
    desk_end(&d);
}

static void a_year_finds_its_events(void)
{
    struct desk d;
    sqlite3_stmt *s;
    char year[16] = "";
    int64_t entry = 0;
    struct search_places found;
    bool there = false;
    size_t i;
    CHECK(desk_begin(&d));
    sqlite3_prepare_v2(d.db,
                       "SELECT year, min(entry) FROM dates WHERE year BETWEEN 1000 AND 3000"
                       " GROUP BY year HAVING count(*) < 50 ORDER BY count(*) DESC LIMIT 1",
                       -1, &s, NULL);
    if (sqlite3_step(s) == SQLITE_ROW) {
        snprintf(year, sizeof year, "%s", (const char *)sqlite3_column_text(s, 0));
        entry = sqlite3_column_int64(s, 1);
    }
    sqlite3_finalize(s);
    CHECK(pack_search_places(d.pack, year, "zh", &d.mem, &found, &d.err));
    for (i = 0; i < found.count; i++) {
        there = there || found.places[i].entry == entry;
    }
    CHECK(there);
    desk_end(&d);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(stored_beginnings_are_counted_right);
    RUN(every_title_can_be_typed);
    RUN(what_matters_most_comes_first);
    RUN(a_year_finds_its_events);
    return TEST_END();
}
