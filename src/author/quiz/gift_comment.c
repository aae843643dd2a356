/* What a comment says of its question: [id:...] and [tag:...], as Moodle's own export writes them.
 * A tag with '=' is one of ours and says where the question belongs; the others are kept. */
#include "author/quiz/gift.h"

#include "base/utf8.h"

#include <string.h>

#define SOURCES_LONG 2000 /* bytes of all sources of one question */

struct gift_bracket {
    size_t from;      /* of '[' */
    size_t value, to; /* the value without the brackets */
};

static struct model_value gift_bracket_value(struct gift *g, size_t from, size_t to)
{
    struct model_value v = {NULL, {g->file, 0, 0}};
    char *copy;
    size_t i, length = 0;
    while (from < to && g->text[from] == ' ') {
        from++;
    }
    while (to > from && g->text[to - 1] == ' ') {
        to--;
    }
    v.place = gift_place(g, from);
    if (to > from) {
        copy = arena_copy(&g->m->mem, g->text + from, to - from);
        for (i = 0; copy[i]; i++) {
            if (!(copy[i] == '\\' && copy[i + 1] == ']')) {
                copy[length++] = (unsigned char)copy[i] < ' ' ? ' ' : copy[i];
            }
        }
        copy[length] = '\0';
        v.text = copy;
    }
    return v;
}

static void gift_meta(struct gift *g, enum bank_meta key, struct model_value value)
{
    struct model_value *old = &g->q.meta[key];
    if (!old->text) {
        *old = value;
    } else if (key == BANK_SOURCE && strlen(old->text) < SOURCES_LONG) {
        /* one tag for each is what Moodle's own form makes */
        old->text = arena_format(&g->m->mem, "%s; %s", old->text, value.text);
    } else {
        diag_add(g->m->d, DIAG_WARNING, value.place,
                 "a second '%s' for one question, which is not read; remove one of them",
                 bank_meta_names[key]);
    }
}

static void gift_keep(struct gift *g, struct model_value tag)
{
    size_t most = sizeof g->q.tags / sizeof *g->q.tags;
    if (g->q.tag_count == most) {
        diag_add(g->m->d, DIAG_WARNING, tag.place,
                 "more than %zu tags, this one is left out; keep those that are needed", most);
        return;
    }
    g->q.tags[g->q.tag_count++] = tag;
}

static void gift_unknown(struct gift *g, struct model_value tag, const char *key)
{
    const char *near = model_nearest(model_lower(&g->m->mem, key), bank_meta_names);
    if (near) {
        diag_add(g->m->d, DIAG_WARNING, tag.place,
                 "unknown tag '%s=', which says nothing here; did you mean '%s='?",
                 model_show(&g->m->mem, key), near);
    } else {
        diag_add(g->m->d, DIAG_WARNING, tag.place,
                 "unknown tag '%s=', which says nothing here; there are type, topic, level,"
                 " picture, page, source, spots, range, unit, status and order",
                 model_show(&g->m->mem, key));
    }
}

static void gift_tag(struct gift *g, size_t from, size_t to)
{
    const char *equals = memchr(g->text + from, '=', to - from);
    struct model_value tag = gift_bracket_value(g, from, to), key;
    size_t cut = equals ? (size_t)(equals - g->text) : to, i;
    if (!tag.text) {
        return;
    }
    key = gift_bracket_value(g, from, cut);
    for (i = 0; equals && key.text && i < BANK_META_COUNT; i++) {
        if (strcmp(key.text, bank_meta_names[i]) == 0) {
            struct model_value value = gift_bracket_value(g, cut + 1, to);
            if (value.text) {
                gift_meta(g, (enum bank_meta)i, value);
            }
            return;
        }
    }
    if (equals && key.text) {
        gift_unknown(g, tag, key.text);
    }
    gift_keep(g, tag);
}

static void gift_id(struct gift *g, const struct gift_bracket *b)
{
    if (g->q.id) {
        diag_add(g->m->d, DIAG_WARNING, gift_place(g, b->from),
                 "a second id for one question, which is not read; remove one of them");
    } else {
        struct model_value id = gift_bracket_value(g, b->value, b->to);
        if (id.text) {
            g->q.id = id.text;
            g->q.id_place = id.place;
        }
    }
}

/* Behind the value that begins at `from`: its ']' or `to`. */
static size_t gift_bracket_end(const struct gift *g, size_t from, size_t to)
{
    while (from < to && g->text[from] != ']') {
        from += g->text[from] == '\\' && from + 1 < to && g->text[from + 1] == ']' ? 2 : 1;
    }
    return from < to ? from : to;
}

/* "id" or "tag" with its colon at `p`: how long it is; wide: something of it is full-width. */
static size_t gift_bracket_begin(const char *p, size_t left, bool *tag, bool *wide)
{
    static const char *const opens[] = {"[", "【", "［"}, *const names[] = {"id", "tag"},
                             *const colons[] = {":", "："};
    size_t o, n, c;
    for (o = 0; o < 3; o++) {
        size_t open = strlen(opens[o]);
        if (left < open || memcmp(p, opens[o], open) != 0) {
            continue;
        }
        for (n = 0; n < 4; n++) {
            size_t name = strlen(names[n / 2]), colon = strlen(colons[c = n % 2]);
            if (left >= open + name + colon && memcmp(p + open, names[n / 2], name) == 0 &&
                memcmp(p + open + name, colons[c], colon) == 0) {
                *tag = n / 2 == 1;
                *wide = o > 0 || c > 0;
                return open + name + colon;
            }
        }
    }
    return 0;
}

/* A full-width bracket or colon: what was meant is said and, up to its end, read. */
static size_t gift_bracket_wide(struct gift *g, size_t from, size_t value, size_t to)
{
    static const char *const ends[] = {"】", "］", "]"};
    size_t end, i, length = 0;
    for (end = value; end < to; end++) { /* for all three at once: the nearest ends it */
        for (i = 0; i < 3 && length == 0; i++) {
            size_t n = strlen(ends[i]);
            length = end + n <= to && memcmp(g->text + end, ends[i], n) == 0 ? n : 0;
        }
        if (length > 0) {
            break;
        }
    }
    diag_add(g->m->d, DIAG_ERROR, gift_place(g, from),
             "'%s' is not read, its brackets or colon are full-width; write [id:...] or [tag:...]",
             model_show(&g->m->mem, arena_copy(&g->m->mem, g->text + from, end + length - from)));
    return end;
}

void gift_comment(struct gift *g, size_t from, size_t to)
{
    size_t i = from;
    while (i < to) {
        struct gift_bracket b = {i, i, to};
        bool tag, wide;
        size_t length = gift_bracket_begin(g->text + i, to - i, &tag, &wide);
        if (length == 0) {
            i++;
            continue;
        }
        b.value = i + length;
        g->said_of_itself = true;
        if (wide) {
            i = b.to = gift_bracket_wide(g, i, b.value, to);
        } else {
            i = b.to = gift_bracket_end(g, b.value, to);
            if (b.to == to) {
                diag_add(g->m->d, DIAG_WARNING, gift_place(g, b.from),
                         "this bracket does not end on its line, and nothing is read of it;"
                         " write ']' behind it");
                return;
            }
        }
        if (tag) {
            gift_tag(g, b.value, b.to);
        } else {
            gift_id(g, &b);
        }
    }
}
