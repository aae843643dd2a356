/* The stored form of documents: what is written is read back, and nothing else is believed. */
#include "test.h"

#include "base/rng.h"
#include "pack/doc.h"

/* --- random documents ------------------------------------------------------------------------- */

static const char *random_text(struct rng *r, struct arena *mem, bool empty)
{
    static const char *const pieces[] = {"a",    "吉", "林", " ",  "。", "“",
                                         "word", "길", "=",  "\\", "😀"};
    struct buf text = {0};
    uint32_t count = rng_below(r, 6) + !empty;
    const char *copy;
    while (count-- > 0) {
        buf_add_text(&text, pieces[rng_below(r, sizeof pieces / sizeof *pieces)]);
    }
    copy = arena_copy_text(mem, buf_text(&text));
    buf_finish(&text);
    return copy;
}

/* Spans in order; neighbours that touch differ, or they would be read back as one. */
static void random_spans(struct rng *r, struct arena *mem, struct doc *doc, struct doc_block *b,
                         struct buf *text)
{
    struct doc_span *spans = arena_alloc_array(mem, 8, sizeof *spans);
    uint32_t parts = rng_below(r, 7), i;
    for (i = 0; i < parts; i++) {
        const char *piece = random_text(r, mem, false);
        uint32_t start = (uint32_t)text->length;
        const struct doc_span *last = b->span_count ? &spans[b->span_count - 1] : NULL;
        struct doc_span *s = &spans[b->span_count];
        uint16_t style = (uint16_t)rng_below(r, 8);
        buf_add_text(text, rng_below(r, 9) ? piece : "\n");
        if (last && last->end == start && last->style == style && !(style & DOC_LINK)) {
            style ^= DOC_STRONG;
        }
        s->start = start;
        s->end = (uint32_t)text->length;
        s->style = style;
        s->link = 0;
        if (style & DOC_LINK) {
            bool same = last && last->end == start && (last->style & DOC_LINK) &&
                        last->style != style && rng_below(r, 2);
            if (!same) {
                doc->links[doc->link_count++] = random_text(r, mem, true)[0] ? "guide/one" : "x";
            }
            s->link = (uint16_t)(doc->link_count - 1);
        }
        b->span_count += style != 0;
    }
    b->spans = spans;
    b->text = arena_copy_text(mem, buf_text(text));
    b->length = text->length;
}

static void random_doc(struct rng *r, struct arena *mem, struct doc *doc)
{
    size_t i;
    memset(doc, 0, sizeof *doc);
    doc->count = rng_below(r, 9);
    doc->blocks = arena_alloc_array(mem, 9, sizeof *doc->blocks);
    doc->links = arena_alloc_array(mem, 100, sizeof *doc->links);
    for (i = 0; i < doc->count; i++) {
        struct doc_block *b = &doc->blocks[i];
        struct buf text = {0};
        b->kind = (enum doc_kind)rng_below(r, DOC_RULE + 1);
        b->level = b->kind == DOC_HEADING ? 2 + (int)rng_below(r, 2) : 0;
        b->number = b->kind == DOC_ITEM ? (int)rng_below(r, 40) : 0;
        b->depth = b->kind == DOC_ITEM ? (int)rng_below(r, 3) : 0;
        b->continued = rng_below(r, 4) == 0;
        if (b->kind == DOC_ARTICLE) {
            b->label = random_text(r, mem, false);
        }
        if (b->kind == DOC_FIGURE) {
            b->picture = "lake";
            b->alt = random_text(r, mem, false);
        }
        random_spans(r, mem, doc, b, &text);
        buf_finish(&text);
    }
}

static bool same_text(const char *a, const char *b)
{
    return (!a && !b) || (a && b && strcmp(a, b) == 0);
}

static bool same_block(const struct doc_block *a, const struct doc_block *b)
{
    size_t i;
    if (a->kind != b->kind || a->level != b->level || a->number != b->number ||
        a->depth != b->depth || a->continued != b->continued || a->length != b->length ||
        memcmp(a->text, b->text, a->length) != 0 || a->span_count != b->span_count ||
        !same_text(a->label, b->label) || !same_text(a->picture, b->picture) ||
        !same_text(a->alt, b->alt)) {
        return false;
    }
    for (i = 0; i < a->span_count; i++) {
        if (memcmp(&a->spans[i], &b->spans[i], sizeof *a->spans) != 0) {
            return false;
        }
    }
    return true;
}

static void what_is_written_is_read_back(void)
{
    struct rng rng;
    int round;
    rng_seed(&rng, 1);
    for (round = 0; round < 3000; round++) {
        struct arena mem = {0};
        struct buf stored = {0}, again = {0};
        struct doc doc, back;
        struct err err;
        size_t i;
        random_doc(&rng, &mem, &doc);
        doc_write(&doc, &stored);
        CHECK(doc_read(&back, buf_text(&stored), stored.length, &mem, &err));
        CHECK_INT(back.count, doc.count);
        CHECK_INT(back.link_count, doc.link_count);
        for (i = 0; i < doc.count; i++) {
            CHECK(same_block(&doc.blocks[i], &back.blocks[i]));
        }
        for (i = 0; i < doc.link_count; i++) {
            CHECK_TEXT(back.links[i], doc.links[i]);
        }
        doc_write(&back, &again);
        CHECK_TEXT(buf_text(&again), buf_text(&stored));
        buf_finish(&stored);
        buf_finish(&again);
        arena_finish(&mem);
    }
}

/* --- by hand ---------------------------------------------------------------------------------- */

static void the_form_is_as_described(void)
{
    static const char stored[] = "heading\tlevel=2\t吉林\n"
                                 "paragraph\t\ta\x01"
                                 "b\x02\x05science/rime\x06"
                                 "c\x01"
                                 "d\x02\x07\x03"
                                 "e\x04\x0b"
                                 "f\n"
                                 "item\tnumber=2\x1f"
                                 "depth=1\tx\n"
                                 "figure\tpicture=lake\x1f"
                                 "alt=湖\tcaption\n"
                                 "article\tlabel=第一条\t文\n"
                                 "rule\t\t\n";
    struct arena mem = {0};
    struct buf again = {0}, plain = {0};
    struct doc doc;
    struct err err;
    CHECK(doc_read(&doc, stored, sizeof stored - 1, &mem, &err));
    CHECK_INT(doc.count, 6);
    CHECK_TEXT(doc.blocks[1].text, "abcde\nf");
    CHECK_INT(doc.blocks[1].span_count, 4);
    CHECK_INT(doc.blocks[1].spans[1].style, DOC_LINK);
    CHECK_INT(doc.blocks[1].spans[2].style, DOC_LINK | DOC_STRONG);
    CHECK_INT(doc.blocks[1].spans[2].link, 0);
    CHECK_TEXT(doc.links[0], "science/rime");
    CHECK_INT(doc.blocks[2].number, 2);
    CHECK_INT(doc.blocks[2].depth, 1);
    CHECK_TEXT(doc.blocks[3].alt, "湖");
    CHECK_TEXT(doc.blocks[4].label, "第一条");
    doc_write(&doc, &again);
    CHECK_TEXT(again.data, stored);
    doc_plain(&doc, &plain);
    CHECK_TEXT(plain.data, "吉林\nabcde\nf\nx\ncaption\n第一条 文\n\n");
    buf_finish(&again);
    buf_finish(&plain);
    arena_finish(&mem);
}

static void nothing_is_believed(void)
{
    static const struct {
        const char *stored, *says;
    } cases[] = {{"paragraph\t\tno end", "no end"},
                 {"paragraph\n", "fewer than three"},
                 {"paragraph\tx\n", "fewer than three"},
                 {"poem\t\tx\n", "unknown kind"},
                 {"paragraph\tlevel\tx\n", "without '='"},
                 {"paragraph\tcolour=3\tx\n", "unknown attribute"},
                 {"heading\t\tx\n", "level is 2 or 3"},
                 {"heading\tlevel=4\tx\n", "level is 2 or 3"},
                 {"heading\tlevel=two\tx\n", "level"},
                 {"heading\tlevel=\tx\n", "without a value"},
                 {"figure\tpicture=\tx\n", "without a value"},
                 {"heading\tlevel=99999999999999999999\tx\n", "level"},
                 {"item\tdepth=9\tx\n", "depth"},
                 {"item\tnumber=-1\tx\n", "number"},
                 {"item\tcontinued=2\tx\n", "continued"},
                 {"figure\t\tx\n", "without a picture"},
                 {"article\t\tx\n", "without a label"},
                 {"paragraph\t\ta\x01"
                  "b\n",
                  "never closed"},
                 {"paragraph\t\ta\x01"
                  "b\x01"
                  "c\x02\x02\n",
                  "open already"},
                 {"paragraph\t\ta\x02\n", "open already"},
                 {"paragraph\t\ta\x07\n", "open already"},
                 {"paragraph\t\t\x05\x06x\x07\n", "without a target"},
                 {"paragraph\t\t\x05target\n", "without a target"},
                 {"paragraph\t\t\x05"
                  "a b\x06x\x07\n",
                  "target with a mark"},
                 {"paragraph\t\t\x05"
                  "a\x7f\x06x\x07\n",
                  "target with a mark"},
                 {"article\tlabel=\x01\tx\n", "control character"},
                 {"article\tlabel=\x7f\tx\n", "control character"},
                 {"paragraph\t\t\x05"
                  "a\x06\x05"
                  "b\x06x\x07\x07\n",
                  "open already"},
                 {"paragraph\t\ta\tb\n", "control character"},
                 {"paragraph\t\ta\x7f\n", "control character"},
                 {"paragraph\t\t\x1b[31m\n", "control character"},
                 {"paragraph\t\t\xff\n", "not UTF-8"},
                 {"paragraph\t\tx\nparagraph\t\t\x02\n", "block 2"}};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena mem = {0};
        struct doc doc;
        struct err err;
        if (doc_read(&doc, cases[i].stored, strlen(cases[i].stored), &mem, &err)) {
            test_fail(__FILE__, __LINE__, "believed: %s", cases[i].stored);
        } else {
            CHECK_INT(err.code, ERR_INVALID);
            CHECK_HAS(err.text, cases[i].says);
            CHECK_INT(doc.count, 0);
        }
        arena_finish(&mem);
    }
}

/* What authors may not write cannot be smuggled through the writer either. */
static void marks_in_text_become_spaces(void)
{
    struct doc_block block = {.kind = DOC_FIGURE,
                              .text = "a\x01\tb\x07\x1f",
                              .length = 6,
                              .picture = "p\n\x1fq",
                              .alt = "x\ty"};
    struct doc doc = {.blocks = &block, .count = 1}, back;
    struct arena mem = {0};
    struct buf stored = {0};
    struct err err;
    doc_write(&doc, &stored);
    CHECK(doc_read(&back, stored.data, stored.length, &mem, &err) || err.code == ERR_INVALID);
    CHECK(strchr(stored.data, '\x01') == NULL);
    CHECK_TEXT(strrchr(stored.data, '\t'), "\ta  b  \n");
    buf_finish(&stored);
    arena_finish(&mem);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(what_is_written_is_read_back);
    RUN(the_form_is_as_described);
    RUN(nothing_is_believed);
    RUN(marks_in_text_become_spaces);
    return TEST_END();
}
