/* What follows what in titles, counted once here so that no reader has to: the table search_next.
 *
 * Every place in a title where a word begins is a suffix; sorted, all suffixes that begin alike lie
 * together, and a walk over them meets every beginning that many titles share. Only those are
 * stored: behind a rarer one a reader looks at the titles themselves. */
#include "author/rows.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "pack/search.h"

#include <stdlib.h>
#include <string.h>

#define NEXT_SHARED 100 /* titles that go on alike, from which the answer is stored */

struct next_suffix {
    const char *text; /* from where a word begins, to the title's end */
    size_t title;     /* its index: equal titles stay in order */
    bool whole;       /* the title's beginning */
};

struct next_key { /* one thing that follows, and how often */
    const char *text;
    size_t length, titles, first;
    bool apart, begins;
};

struct next {
    struct rows *r;
    const char *lang;
    struct next_suffix *all;
    size_t count;
    struct next_key *keys;
    size_t key_count, key_capacity;
};

static int next_suffix_order(const void *a, const void *b)
{
    const struct next_suffix *x = a, *y = b;
    int order = strcmp(x->text, y->text);
    return order ? order : x->title < y->title ? -1 : x->title > y->title;
}

/* Titles begin with it before others only contain it; then the most frequent, then editorial. */
static int next_key_order(const void *a, const void *b)
{
    const struct next_key *x = a, *y = b;
    if (x->begins != y->begins) {
        return x->begins ? -1 : 1;
    }
    if (x->titles != y->titles) {
        return x->titles > y->titles ? -1 : 1;
    }
    return x->first < y->first ? -1 : x->first > y->first;
}

static void next_collect(struct next *n, const struct search_titles *titles)
{
    size_t words = 0, i;
    for (i = 0; i < titles->count; i++) {
        const char *p = titles->all[i];
        for (words += *p != '\0'; *p; p++) {
            words += *p == ' ';
        }
    }
    n->all = mem_resize_array(NULL, words + 1, sizeof *n->all);
    for (i = 0; i < titles->count; i++) {
        const char *p = titles->all[i];
        while (p && *p) {
            n->all[n->count++] = (struct next_suffix){p, i, p == titles->all[i]};
            p = strchr(p, ' ');
            p = p ? p + 1 : NULL;
        }
    }
    qsort(n->all, n->count, sizeof *n->all, next_suffix_order);
}

static void next_row(struct next *n, const char *prefix, size_t length)
{
    struct buf key = {0}, following = {0};
    size_t i;
    qsort(n->keys, n->key_count, sizeof *n->keys, next_key_order);
    for (i = 0; i < n->key_count; i++) {
        buf_format(&following, "%s%s%.*s", i ? "\n" : "", n->keys[i].apart ? " " : "",
                   (int)n->keys[i].length, n->keys[i].text);
    }
    buf_add(&key, prefix, length);
    rows_begin(n->r, "INSERT INTO search_next VALUES(?1, ?2, ?3)");
    rows_text(n->r, n->lang);
    rows_text(n->r, buf_text(&key));
    rows_text(n->r, buf_text(&following));
    rows_end(n->r);
    buf_finish(&key);
    buf_finish(&following);
}

static struct next_key *next_key(struct next *n)
{
    if (n->key_count == n->key_capacity) {
        n->key_capacity = n->key_capacity ? n->key_capacity * 2 : 64;
        n->keys = mem_resize_array(n->keys, n->key_capacity, sizeof *n->keys);
    }
    memset(&n->keys[n->key_count], 0, sizeof *n->keys);
    return &n->keys[n->key_count++];
}

/* End of the suffixes from `from` on that begin with the same `length` bytes. */
static size_t next_alike(const struct next *n, size_t from, size_t end, size_t length)
{
    size_t to = from + 1;
    while (to < end && strncmp(n->all[to].text, n->all[from].text, length) == 0) {
        to++;
    }
    return to;
}

/* Stores what follows the first `length` bytes, which all suffixes in from..end share, and whatever
 * longer beginnings many of them share. Not recursive: deeper beginnings wait in a list. */
struct next_range {
    size_t from, end, length;
};

static size_t next_store(struct next *n, struct next_range range, struct next_range *deeper,
                         size_t limit)
{
    size_t at = range.from, waiting = 0;
    n->key_count = 0;
    while (at < range.end) {
        const char *text = n->all[at].text;
        size_t begin, unit, to, i;
        bool apart;
        unit = search_next_unit(text, range.length, &apart, &begin);
        if (unit == 0) { /* the title ends here */
            at++;
            continue;
        }
        to = next_alike(n, at, range.end, begin + unit);
        {
            struct next_key *key = next_key(n);
            key->text = text + begin;
            key->length = unit;
            key->apart = apart;
            key->titles = to - at;
            key->first = n->all[at].title;
            for (i = at; i < to; i++) {
                key->begins = key->begins || (range.length == 0 && n->all[i].whole);
                key->first = n->all[i].title < key->first ? n->all[i].title : key->first;
            }
        }
        if (to - at >= NEXT_SHARED && waiting < limit) {
            deeper[waiting++] = (struct next_range){at, to, begin + unit};
        }
        at = to;
    }
    return waiting;
}

/* Behind nothing stand characters and numbers; Latin words are typed letter by letter. */
static void next_drop_words(struct next *n)
{
    size_t kept = 0, i;
    for (i = 0; i < n->key_count; i++) {
        const char *p = n->keys[i].text;
        uint32_t cp = utf8_next(&p, p + n->keys[i].length);
        if (utf8_is_han(cp) || utf8_is_hangul(cp) || (cp >= '0' && cp <= '9')) {
            n->keys[kept++] = n->keys[i];
        }
    }
    n->key_count = kept;
}

static void next_walk(struct next *n)
{
    struct next_range *waiting = mem_resize_array(NULL, n->count + 1, sizeof *waiting);
    size_t count = 1;
    waiting[0] = (struct next_range){0, n->count, 0};
    while (count > 0) {
        struct next_range range = waiting[--count];
        count += next_store(n, range, waiting + count, n->count - count);
        if (range.length == 0) {
            next_drop_words(n);
        }
        next_row(n, range.end > range.from ? n->all[range.from].text : "", range.length);
    }
    mem_free(waiting);
}

static void next_letters(struct next *n, const struct search_titles *titles)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    int i, j;
    for (i = 0; letters[i]; i++) {
        const char prefix[2] = {letters[i], '*'};
        n->key_count = 0;
        for (j = 0; letters[j]; j++) {
            if (titles->pairs[i][j]) {
                struct next_key *key = next_key(n);
                key->text = letters + j;
                key->length = 1;
                key->first = (size_t)j;
            }
        }
        next_row(n, prefix, sizeof prefix);
    }
}

void rows_search_next(struct rows *r, const char *lang, const struct search_titles *titles)
{
    struct next n = {.r = r, .lang = lang};
    next_collect(&n, titles);
    next_walk(&n);
    next_letters(&n, titles);
    mem_free(n.all);
    mem_free(n.keys);
}
