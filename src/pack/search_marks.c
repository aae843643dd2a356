/* Where a text says what was typed.
 *
 * Text and query are folded letter by letter, each folded letter remembering the bytes it came
 * from, so that what is marked is what the visitor sees: traditional characters, full-width digits
 * and capitals keep their own form. A letter folded alone can differ from one folded among its
 * neighbours only where accents or jamo are typed apart, which a pack's texts do not do. */
#include "pack/search.h"

#include "pack/search_internal.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "pack/simplify.h"

#include <string.h>

#define MARK_LETTERS 64 /* folded letters of one word group of a query */

struct letters { /* folded; ' ' parts words */
    struct letter {
        uint32_t cp;
        uint32_t start, end; /* bytes of the text */
    } * all;
    size_t count, capacity;
};

static void letters_add(struct letters *l, uint32_t cp, size_t start, size_t end)
{
    if (l->count == l->capacity) {
        l->capacity = l->capacity ? l->capacity * 2 : 64;
        l->all = mem_resize_array(l->all, l->capacity, sizeof *l->all);
    }
    l->all[l->count].cp = cp;
    l->all[l->count].start = (uint32_t)start;
    l->all[l->count].end = (uint32_t)end;
    l->count++;
}

/* Ends a word; never two spaces, none at the beginning. */
static void letters_part(struct letters *l, size_t at)
{
    if (l->count > 0 && l->all[l->count - 1].cp != ' ') {
        letters_add(l, ' ', at, at);
    }
}

static void letters_one(struct letters *l, uint32_t cp, size_t start, size_t end)
{
    if (utf8_is_han(cp)) {
        letters_part(l, start);
        letters_add(l, cp, start, end);
        letters_part(l, end);
    } else {
        letters_add(l, cp, start, end);
    }
}

/* The common cases without ICU: they are nearly all of every text. */
static bool letters_quick(struct letters *l, uint32_t cp, size_t start, size_t end)
{
    if ((cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z')) {
        letters_add(l, cp, start, end);
    } else if (cp >= 'A' && cp <= 'Z') {
        letters_add(l, cp + 32, start, end);
    } else if (cp < 0x80 || (cp >= 0x3000 && cp <= 0x3002)) {
        letters_part(l, start);
    } else if (cp >= 0x4E00 && cp <= 0x9FFF) {
        letters_one(l, search_simplify(cp), start, end);
    } else if (cp >= 0xAC00 && cp <= 0xD7A3) {
        letters_add(l, cp, start, end);
    } else {
        return false;
    }
    return true;
}

static void letters_read(struct letters *l, const char *text, size_t length)
{
    const char *p = text, *end = text + length;
    struct buf folded = {0};
    while (p < end) {
        const char *from = p, *f, *stop;
        uint32_t cp = utf8_next(&p, end);
        if (letters_quick(l, cp, (size_t)(from - text), (size_t)(p - text))) {
            continue;
        }
        buf_clear(&folded);
        search_fold(from, (size_t)(p - from), &folded);
        f = buf_text(&folded);
        stop = f + folded.length;
        if (f == stop) {
            letters_part(l, (size_t)(from - text));
        }
        while (f < stop) {
            cp = utf8_next(&f, stop);
            if (cp == ' ') {
                letters_part(l, (size_t)(from - text));
            } else {
                letters_one(l, cp, (size_t)(from - text), (size_t)(p - text));
            }
        }
    }
    buf_finish(&folded);
}

/* --- matching --------------------------------------------------------------------------------- */

struct marks {
    struct search_mark *out;
    size_t count, limit;
};

/* Kept sorted and apart: marks that touch become one. */
static void marks_add(struct marks *m, uint32_t start, uint32_t end)
{
    size_t at = 0, last;
    while (at < m->count && m->out[at].end < start) {
        at++;
    }
    if (at == m->count || end < m->out[at].start) {
        if (m->count == m->limit) {
            return;
        }
        memmove(&m->out[at + 1], &m->out[at], (m->count - at) * sizeof *m->out);
        m->out[at].start = start;
        m->out[at].end = end;
        m->count++;
        return;
    }
    m->out[at].start = start < m->out[at].start ? start : m->out[at].start;
    m->out[at].end = end > m->out[at].end ? end : m->out[at].end;
    last = at + 1;
    while (last < m->count && m->out[last].start <= m->out[at].end) {
        m->out[at].end = m->out[last].end > m->out[at].end ? m->out[last].end : m->out[at].end;
        last++;
    }
    memmove(&m->out[at + 1], &m->out[last], (m->count - last) * sizeof *m->out);
    m->count -= last - at - 1;
}

static bool marks_here(const struct letters *l, size_t at, const uint32_t *part, size_t length,
                       bool may_go_on)
{
    size_t i;
    if (at + length > l->count || (at > 0 && l->all[at - 1].cp != ' ')) {
        return false; /* words are found from their beginning */
    }
    for (i = 0; i < length; i++) {
        if (l->all[at + i].cp != part[i]) {
            return false;
        }
    }
    return may_go_on || at + length == l->count || l->all[at + length].cp == ' ';
}

static void marks_part(struct marks *m, const struct letters *l, const struct search_part *part)
{
    uint32_t cps[MARK_LETTERS];
    size_t length = 0, i;
    const char *p = part->folded, *end = p + strlen(p);
    while (p < end && length < MARK_LETTERS) {
        cps[length++] = utf8_next(&p, end);
    }
    for (i = 0; length > 0 && i < l->count; i++) {
        if (marks_here(l, i, cps, length, part->may_go_on)) {
            marks_add(m, l->all[i].start, l->all[i + length - 1].end);
        }
    }
}

size_t search_marks(const char *text, size_t length, const char *query, struct search_mark *out,
                    size_t limit)
{
    struct marks m = {out, 0, limit};
    struct letters l = {0};
    struct search_query q;
    size_t i;
    search_query_parse(&q, query);
    if (q.count > 0 && limit > 0) {
        letters_read(&l, text, length);
        for (i = 0; i < q.count; i++) {
            marks_part(&m, &l, &q.parts[i]);
        }
    }
    mem_free(l.all);
    search_query_finish(&q);
    return m.count;
}
