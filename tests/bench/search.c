/* Budget 10 and the search's part of budget 9: what one touch on a key costs, among 100,000 texts
 * and in the shipped pack. Processor time of this thread; the best of some passes for each query,
 * then the 99th of a hundred, so that the noise of the machine does not count and a slow query
 * does. */
#include "bench.h"
#include "bigpack.h"
#include "packs.h"

#include "base/mem.h"
#include "pack/search.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEARCH_QUERIES 200
#define SEARCH_SHOWN 4 /* cards above the keyboard */

struct queries {
    char *all[SEARCH_QUERIES];
    size_t count;
    const char *lang;
};

typedef bool search_step(struct pack *p, const char *query, const char *lang, struct arena *mem,
                         struct err *err);

static bool step_places(struct pack *p, const char *query, const char *lang, struct arena *mem,
                        struct err *err)
{
    struct search_places found;
    return pack_search_places(p, query, lang, mem, &found, err);
}

static bool step_next(struct pack *p, const char *query, const char *lang, struct arena *mem,
                      struct err *err)
{
    struct search_next *next;
    size_t count;
    return pack_search_next(p, query, lang, 400, mem, &next, &count, err);
}

static bool step_leads(struct pack *p, const char *query, const char *lang, struct arena *mem,
                       struct err *err)
{
    char leads[SEARCH_LEADS_SIZE];
    (void)mem;
    return pack_search_leads(p, query, lang, leads, err);
}

static bool step_near(struct pack *p, const char *query, const char *lang, struct arena *mem,
                      struct err *err)
{
    struct search_places found;
    return pack_search_near(p, query, lang, 3, mem, &found, err);
}

static bool step_cards(struct pack *p, const char *query, const char *lang, struct arena *mem,
                       struct err *err)
{
    struct search_places found;
    struct search_hit hits[SEARCH_SHOWN];
    size_t shown;
    if (!pack_search_places(p, query, lang, mem, &found, err)) {
        return false;
    }
    shown = found.count < SEARCH_SHOWN ? found.count : SEARCH_SHOWN;
    return pack_search_cards(p, found.places, shown, query, lang, SEARCH_EXCERPT_LETTERS, mem, hits,
                             err);
}

static int search_order(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Milliseconds of the 99th of a hundred queries, and of the slowest; < 0: one of them failed. */
static double search_time(struct pack *p, const struct queries *q, search_step *step, int passes,
                          double *most)
{
    double times[SEARCH_QUERIES];
    struct arena mem = {0};
    struct err err;
    bool ok = true;
    for (size_t i = 0; i < q->count && ok; i++) {
        times[i] = 1e9;
        for (int pass = 0; pass < passes && ok; pass++) {
            int64_t from = bench_cpu_ns();
            ok = step(p, q->all[i], q->lang, &mem, &err);
            double ms = (double)(bench_cpu_ns() - from) / 1e6;
            times[i] = ms < times[i] ? ms : times[i];
            arena_reset(&mem);
        }
    }
    arena_finish(&mem);
    if (!ok || q->count == 0) {
        fprintf(stderr, "kiosk-bench: %s\n", ok ? "no queries" : err.text);
        return -1;
    }
    qsort(times, q->count, sizeof *times, search_order);
    *most = times[q->count - 1];
    return times[(q->count - 1) * 99 / 100];
}

static void queries_add(struct queries *q, const char *text, size_t length)
{
    if (q->count < SEARCH_QUERIES && length > 0) {
        char *copy = mem_alloc(length + 1);
        memcpy(copy, text, length);
        q->all[q->count++] = copy;
    }
}

static void queries_finish(struct queries *q)
{
    while (q->count > 0) {
        mem_free(q->all[--q->count]);
    }
}

/* The first `letters` of every word of the large pack (each three bytes), alone or two together. */
static void queries_words(struct queries *q, size_t letters, bool two)
{
    char text[80];
    for (size_t i = 0; bigpack_words[i]; i++) {
        size_t length = strlen(bigpack_words[i]);
        const char *other = bigpack_words[i + 1] ? bigpack_words[i + 1] : bigpack_words[0];
        length = length > 3 * letters ? 3 * letters : length;
        snprintf(text, sizeof text, "%.*s%s", (int)length, bigpack_words[i], two ? other : "");
        queries_add(q, text, strlen(text));
    }
}

/* Titles of a pack as they are typed: after one letter, after two, and so on. */
static void queries_titles(struct pack *p, struct queries *q)
{
    struct search_places found;
    struct search_hit hit;
    struct arena mem = {0};
    struct err err;
    if (pack_search_popular(p, q->lang, 40, &mem, &found, &err)) {
        for (size_t i = 0; i < found.count; i++) {
            if (!pack_search_cards(p, &found.places[i], 1, "", q->lang, 1, &mem, &hit, &err)) {
                break;
            }
            for (size_t n = 1; n <= 24; n = n < 6 ? n + 1 : n + 6) {
                size_t cut = n;
                while (cut < strlen(hit.card.title) &&
                       ((unsigned char)hit.card.title[cut] & 0xC0) == 0x80) {
                    cut++;
                }
                queries_add(q, hit.card.title,
                            cut < strlen(hit.card.title) ? cut : strlen(hit.card.title));
            }
        }
    }
    arena_finish(&mem);
}

static void search_row(struct report *r, const char *budget, struct pack *p,
                       const struct queries *q, search_step *step, const char *what, double limit,
                       const struct bench_options *o)
{
    double most = 0, ms = search_time(p, q, step, o->passes < 5 ? o->passes : 5, &most);
    report_add(r, budget, what, ms, limit, "ms");
    report_detail(r, "p99 of %zu queries, the slowest %.2f ms, CPU", q->count, most);
}

static void search_large(struct report *r, const struct bench_options *o, struct pack *p)
{
    struct queries one = {.lang = "zh"}, word = {.lang = "zh"}, two = {.lang = "zh"};
    struct queries latin = {.lang = "en"}, wrong = {.lang = "zh"};
    queries_words(&one, 1, false);
    queries_words(&word, 4, false);
    queries_words(&two, 4, true);
    queries_titles(p, &latin);
    for (size_t i = 0; i < two.count; i++) {
        char text[100];
        snprintf(text, sizeof text, "%s龘", two.all[i]);
        queries_add(&wrong, text, strlen(text));
    }
    search_row(r, "10", p, &one, step_places, "100,000 texts: one character", 5, o);
    search_row(r, "10", p, &word, step_places, "100,000 texts: a word, ranked", 50, o);
    search_row(r, "10", p, &two, step_places, "100,000 texts: two words together, ranked", 50, o);
    search_row(r, "10", p, &latin, step_places, "100,000 texts: English, letter by letter", 50, o);
    search_row(r, "10", p, &word, step_next, "100,000 texts: the characters that follow", 50, o);
    search_row(r, "10", p, &latin, step_leads, "100,000 texts: the letters that lead on", 50, o);
    search_row(r, "10", p, &wrong, step_near, "100,000 texts: what is near", 50, o);
    queries_finish(&one);
    queries_finish(&word);
    queries_finish(&two);
    queries_finish(&latin);
    queries_finish(&wrong);
}

static void search_shipped(struct report *r, const struct bench_options *o, struct pack *p)
{
    static const char *const langs[] = {"zh", "en", "ko"};
    for (size_t i = 0; i < sizeof langs / sizeof langs[0]; i++) {
        struct queries q = {.lang = langs[i]};
        char what[80];
        queries_titles(p, &q);
        snprintf(what, sizeof what, "shipped pack, %s: places and their cards", langs[i]);
        search_row(r, "9", p, &q, step_cards, what, 2, o);
        snprintf(what, sizeof what, "shipped pack, %s: what may be typed next", langs[i]);
        search_row(r, "9", p, &q, step_next, what, 2, o);
        snprintf(what, sizeof what, "shipped pack, %s: letters that lead on", langs[i]);
        search_row(r, "9", p, &q, step_leads, what, 2, o);
        queries_finish(&q);
    }
}

void bench_search(struct report *r, const struct bench_options *o)
{
    struct pack *p = NULL;
    struct err err;
    const char *large = bench_pack(BENCH_TEXTS, &err);
    if (!large || !pack_open(large, &p, NULL, &err)) {
        report_trouble(r, "10", "100,000 texts", err.text);
    } else {
        search_large(r, o, p);
    }
    pack_close(p);
    p = NULL;
    if (!pack_open(BENCH_PACK, &p, NULL, &err)) {
        report_trouble(r, "9", "search in the shipped pack", err.text);
    } else {
        search_shipped(r, o, p);
    }
    pack_close(p);
}
