/* Layouts kept by their content.
 *
 * A screen describes itself anew each frame, so the same hundred paragraphs are asked for sixty
 * times a second; the answer is a hash over text, spans and settings, one comparison of all of
 * these (a hash may collide, a wrong text on a wall may not), and a pointer. Entries hang in a list
 * by their last use; trimming between frames drops from its far end until the budget holds. Nothing
 * is dropped within a frame, because the draw list borrows the glyphs. */
#include "text/cache.h"

#include "base/hash.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "text/draft.h"

#include <math.h>
#include <string.h>

#define CACHE_FIRST_BUCKETS 256
#define CACHE_SCRATCH_LIMIT ((size_t)4 << 20) /* scratch memory kept between layouts */
#define CACHE_TEXT_LIMIT ((size_t)32 << 20)   /* bytes of one paragraph; the rest is clipped */
#define CACHE_WIDEST 1e6f                     /* em; wider columns do not matter */

struct cache_entry {
    uint64_t hash;
    struct cache_entry *next;          /* in its bucket */
    struct cache_entry *newer, *older; /* by last use */
    struct text_paragraph key;         /* its text and spans are copies */
    struct text_layout layout;
    struct text_block block;
    char *text;
    size_t bytes;
};

struct text_cache {
    struct text_metrics metrics;
    struct text_breaker *breaker;
    struct arena scratch;
    struct cache_entry **buckets;
    size_t bucket_count, count, bytes;
    struct cache_entry *newest, *oldest;
};

struct text_cache *text_cache_create(const struct text_metrics *metrics)
{
    struct text_cache *c = mem_alloc(sizeof *c);
    c->metrics = *metrics;
    c->breaker = text_breaker_create();
    c->bucket_count = CACHE_FIRST_BUCKETS;
    c->buckets = mem_alloc(c->bucket_count * sizeof(struct cache_entry *));
    return c;
}

static void cache_drop_entry(struct cache_entry *e)
{
    mem_free(e->block.memory);
    mem_free(e->text);
    mem_free(e);
}

void text_cache_forget(struct text_cache *c)
{
    struct cache_entry *e = c->newest;
    while (e) {
        struct cache_entry *older = e->older;
        cache_drop_entry(e);
        e = older;
    }
    memset(c->buckets, 0, c->bucket_count * sizeof(struct cache_entry *));
    c->newest = c->oldest = NULL;
    c->count = c->bytes = 0;
}

void text_cache_destroy(struct text_cache *c)
{
    if (!c) {
        return;
    }
    text_cache_forget(c);
    text_breaker_destroy(c->breaker);
    arena_finish(&c->scratch);
    mem_free(c->buckets);
    mem_free(c);
}

size_t text_cache_bytes(const struct text_cache *c)
{
    return c->bytes;
}

size_t text_cache_count(const struct text_cache *c)
{
    return c->count;
}

static void cache_unlink(struct text_cache *c, struct cache_entry *e)
{
    *(e->newer ? &e->newer->older : &c->newest) = e->older;
    *(e->older ? &e->older->newer : &c->oldest) = e->newer;
}

static void cache_link(struct text_cache *c, struct cache_entry *e)
{
    e->newer = NULL;
    e->older = c->newest;
    *(c->newest ? &c->newest->newer : &c->oldest) = e;
    c->newest = e;
}

static void cache_grow(struct text_cache *c)
{
    size_t bucket_count = c->bucket_count * 2;
    struct cache_entry **buckets = mem_alloc(bucket_count * sizeof *buckets);
    for (struct cache_entry *e = c->newest; e; e = e->older) {
        struct cache_entry **slot = &buckets[e->hash & (bucket_count - 1)];
        e->next = *slot;
        *slot = e;
    }
    mem_free(c->buckets);
    c->buckets = buckets;
    c->bucket_count = bucket_count;
}

void text_cache_trim(struct text_cache *c)
{
    while (c->bytes > TEXT_CACHE_BUDGET && c->oldest) {
        struct cache_entry *e = c->oldest;
        struct cache_entry **slot = &c->buckets[e->hash & (c->bucket_count - 1)];
        while (*slot != e) {
            slot = &(*slot)->next;
        }
        *slot = e->next;
        cache_unlink(c, e);
        c->count--;
        c->bytes -= e->bytes;
        cache_drop_entry(e);
    }
}

static uint64_t cache_hash(const struct text_paragraph *p)
{
    uint64_t h = hash_bytes(HASH_START, p->text, p->length);
    h = hash_bytes(h, p->spans, p->span_count * sizeof *p->spans);
    h = hash_u64(h, (uint64_t)p->length << 32 ^ p->span_count);
    h = hash_u64(h, (uint64_t)p->lang | (uint64_t)p->serif << 8 | (uint64_t)p->bold << 9 |
                        (uint64_t)p->headline << 10 | (uint64_t)p->align << 16 |
                        (uint64_t)(uint32_t)p->max_lines << 32);
    h = hash_float(h, p->size);
    h = hash_float(h, p->line_height);
    h = hash_float(h, p->width);
    return hash_float(h, p->first_indent);
}

static bool cache_is(const struct cache_entry *e, const struct text_paragraph *p)
{
    const struct text_paragraph *k = &e->key;
    return k->length == p->length && k->span_count == p->span_count && k->lang == p->lang &&
           k->serif == p->serif && k->bold == p->bold && k->headline == p->headline &&
           k->align == p->align && k->max_lines == p->max_lines && k->size == p->size &&
           k->line_height == p->line_height && k->width == p->width &&
           k->first_indent == p->first_indent && memcmp(k->text, p->text, p->length) == 0 &&
           memcmp(k->spans, p->spans, p->span_count * sizeof *p->spans) == 0;
}

/* Numbers that are no lengths become 0, pointers to nothing become empty. */
static struct text_paragraph cache_clean(const struct text_paragraph *p)
{
    static const struct text_span no_span;
    struct text_paragraph q = *p;
    q.size = isfinite(p->size) && p->size > 0 ? p->size : 0;
    q.width = isnan(p->width) || p->width < 0 ? 0 : p->width;
    q.width = q.width < CACHE_WIDEST * q.size ? q.width : CACHE_WIDEST * q.size;
    q.first_indent = isfinite(p->first_indent) ? p->first_indent : 0;
    q.line_height = isfinite(p->line_height) && p->line_height > 0 ? p->line_height : 0;
    q.max_lines = p->max_lines > 0 ? p->max_lines : 0;
    q.lang = p->lang == TEXT_ZH || p->lang == TEXT_KO ? p->lang : TEXT_EN;
    if (!q.text) {
        q.text = "";
        q.length = 0;
    }
    if (!q.spans || q.span_count == 0) {
        q.spans = &no_span;
        q.span_count = 0;
    }
    return q;
}

static void cache_lay_out(struct text_cache *c, struct cache_entry *e)
{
    struct text_paragraph p = e->key;
    struct text_draft d;
    memset(&d, 0, sizeof d);
    p.length = utf8_cut(p.text, p.length, CACHE_TEXT_LIMIT);
    d.p = &p;
    d.metrics = &c->metrics;
    d.breaker = c->breaker;
    d.mem = &c->scratch;
    d.clipped = p.length < e->key.length;
    if (p.size > 0) {
        d.width = (double)p.width / (double)p.size;
        d.indent = (double)p.first_indent / (double)p.size;
        text_itemise(&d);
        text_compress(&d);
        text_fill(&d);
    }
    text_place(&d, &e->layout, &e->block);
    if (c->scratch.used > CACHE_SCRATCH_LIMIT) {
        arena_finish(&c->scratch);
    } else {
        arena_reset(&c->scratch);
    }
}

static struct cache_entry *cache_add(struct text_cache *c, const struct text_paragraph *p,
                                     uint64_t hash)
{
    size_t span_bytes = p->span_count * sizeof *p->spans;
    struct cache_entry *e = mem_alloc(sizeof *e);
    struct cache_entry **slot;
    e->hash = hash;
    e->key = *p;
    e->text = mem_alloc(span_bytes + p->length + 1); /* spans first: they want alignment */
    memcpy(e->text, p->spans, span_bytes);
    memcpy(e->text + span_bytes, p->text, p->length);
    e->key.spans = (const struct text_span *)(const void *)e->text;
    e->key.text = e->text + span_bytes;
    e->layout.text = e->key.text;
    e->layout.length = p->length;
    cache_lay_out(c, e);
    e->bytes = sizeof *e + span_bytes + p->length + 1 + e->block.bytes;
    if (c->count >= c->bucket_count) {
        cache_grow(c);
    }
    slot = &c->buckets[hash & (c->bucket_count - 1)];
    e->next = *slot;
    *slot = e;
    cache_link(c, e);
    c->count++;
    c->bytes += e->bytes;
    return e;
}

const struct text_layout *text_layout(struct text_cache *c, const struct text_paragraph *p)
{
    struct text_paragraph clean = cache_clean(p);
    uint64_t hash = cache_hash(&clean);
    struct cache_entry *e = c->buckets[hash & (c->bucket_count - 1)];
    while (e && !(e->hash == hash && cache_is(e, &clean))) {
        e = e->next;
    }
    if (!e) {
        return &cache_add(c, &clean, hash)->layout;
    }
    if (e != c->newest) {
        cache_unlink(c, e);
        cache_link(c, e);
    }
    return &e->layout;
}

float text_width(struct text_cache *c, const struct text_paragraph *p)
{
    struct text_paragraph line = *p;
    line.width = INFINITY;
    line.first_indent = 0;
    line.align = TEXT_START;
    line.headline = false;
    line.max_lines = 0;
    return text_layout(c, &line)->width;
}
