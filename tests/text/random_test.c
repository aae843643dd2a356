/* What holds for every text, good or broken: nothing lost, nothing twice, nothing out of order, and
 * the same at every size. Seeded; a failure prints the seed of its paragraph. */
#include "base/mem.h"
#include "base/rng.h"
#include "support.h"

#include <stdlib.h>

static struct text_cache *cache;

static const char *const bricks[] = {"吉",
                                     "林",
                                     "科学",
                                     "长白山",
                                     "，",
                                     "。",
                                     "：",
                                     "“",
                                     "”",
                                     "（",
                                     "）",
                                     "《",
                                     "》",
                                     "·",
                                     "——",
                                     "……",
                                     "—",
                                     "a",
                                     "word",
                                     "AV",
                                     " ",
                                     "  ",
                                     "1956",
                                     "3月8日",
                                     "50%",
                                     "¥",
                                     "−20℃",
                                     "\n",
                                     "\r\n",
                                     "\xE2\x80\x8B",
                                     "\xE2\x81\xA0",
                                     "\xC2\xA0",
                                     "\xC2\xAD",
                                     "\xE3\x80\x80",
                                     "길림",
                                     "성 ",
                                     "é",
                                     "e\xCC\x81",
                                     "👨‍👩‍👧",
                                     "🇨🇳",
                                     "🇨",
                                     "\xCC\x81",
                                     "\xFF",
                                     "\xE4\xB8",
                                     "\xED\xA0\x80",
                                     "\xC0\x80",
                                     "\xF4\x90\x80\x80",
                                     "한",
                                     "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB",
                                     "สวัสดี",
                                     "שלום",
                                     "，，，",
                                     "((",
                                     "))",
                                     ".",
                                     "\t",
                                     "/",
                                     "～"};

static size_t make_text(struct rng *r, char *text, size_t capacity)
{
    size_t pieces = rng_below(r, 60), n = 0;
    for (size_t i = 0; i < pieces; i++) {
        const char *brick = bricks[rng_below(r, sizeof bricks / sizeof bricks[0])];
        size_t length = strlen(brick);
        if (rng_below(r, 40) == 0) {
            text[n++] = 0;
        }
        if (n + length + 1 >= capacity) {
            break;
        }
        memcpy(text + n, brick, length);
        n += length;
    }
    return n;
}

static bool droppable(const char *text, size_t from, size_t to)
{
    const char *at = text + from, *end = text + to;
    while (at < end) {
        uint32_t cp = utf8_next(&at, end);
        bool invisible = cp < 0x20 || cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) || cp == 0x2060;
        if (!invisible && cp != ' ' && cp != 0x3000) {
            return false;
        }
    }
    return true;
}

static const char *wrong_line(const struct text_layout *l, const struct text_line *line, float size)
{
    uint32_t at = line->start;
    float x = line->x - 0.001f * size;
    for (size_t r = 0; r < line->run_count; r++) {
        const struct text_run *run = &line->runs[r];
        if (run->start < at || run->end <= run->start || run->end > line->end) {
            return "bytes of a run out of place";
        }
        if (r > 0 ? run->start != at : !droppable(l->text, at, run->start)) {
            return "bytes lost before a run";
        }
        if (run->x < x || run->width < -0.001f * size) {
            return "runs out of order";
        }
        for (size_t g = 1; g < run->glyph_count; g++) {
            if (run->glyphs[g].x < run->glyphs[g - 1].x - 0.6f * size) {
                return "glyphs out of order";
            }
        }
        x = run->x;
        at = run->end;
    }
    if (!droppable(l->text, at, line->end)) {
        return "bytes lost at a line's end";
    }
    return NULL;
}

static const char *wrong_with(const struct text_layout *l, const struct text_paragraph *p)
{
    uint32_t at = 0;
    for (size_t i = 0; i < l->line_count; i++) {
        const struct text_line *line = &l->lines[i];
        const char *wrong = wrong_line(l, line, p->size);
        float indent = i == 0 ? p->first_indent : 0;
        if (wrong) {
            return wrong;
        }
        if (line->start != at || (line->end == at && l->length > 0)) {
            return "lines do not meet";
        }
        if (line->width > p->width - indent + 0.02f * p->size && !l->overfull) {
            return "a line is too wide";
        }
        at = line->end;
    }
    if (at != l->length && !l->clipped) {
        return "text lost at the end";
    }
    if (l->clipped && (p->max_lines == 0 || l->line_count != (size_t)p->max_lines)) {
        return "clipped, but not by max_lines";
    }
    return NULL;
}

static struct text_paragraph make_paragraph(struct rng *r, const char *text, size_t length)
{
    struct text_paragraph p = {.text = text, .length = length};
    p.lang = (enum text_lang)rng_below(r, 3);
    p.size = 16;
    p.width = (float)rng_below(r, 40) * 8;
    p.first_indent = rng_below(r, 3) == 0 ? 32 : 0;
    p.align = (enum text_align)rng_below(r, 4);
    p.headline = rng_below(r, 4) == 0;
    p.max_lines = rng_below(r, 4) == 0 ? (int)rng_below(r, 6) : 0;
    p.serif = rng_below(r, 2) == 1;
    return p;
}

/* -> the first difference but the factor two, or NULL */
static const char *unequal(const struct text_layout *a, const struct text_layout *b)
{
    if (a->line_count != b->line_count || a->width * 2 != b->width || a->height * 2 != b->height) {
        return "twice the size is another layout";
    }
    for (size_t i = 0; i < a->line_count; i++) {
        const struct text_line *la = &a->lines[i], *lb = &b->lines[i];
        if (la->end != lb->end || la->x * 2 != lb->x || la->width * 2 != lb->width ||
            la->baseline * 2 != lb->baseline || la->run_count != lb->run_count) {
            return "twice the size has another line";
        }
        for (size_t r = 0; r < la->run_count; r++) {
            for (size_t g = 0; g < la->runs[r].glyph_count; g++) {
                if (la->runs[r].glyphs[g].x * 2 != lb->runs[r].glyphs[g].x) {
                    return "twice the size has another glyph";
                }
            }
        }
    }
    return NULL;
}

static void invariants(void)
{
    char text[2048];
    for (uint64_t seed = 1; seed <= 4000; seed++) {
        struct text_span spans[3];
        struct text_paragraph p;
        const struct text_layout *l, *twice;
        const char *wrong;
        struct rng r;
        rng_seed(&r, seed);
        p = make_paragraph(&r, text, make_text(&r, text, sizeof text));
        for (int i = 0; i < 3; i++) { /* sorted or not: hostile spans must do no harm */
            spans[i].start = rng_below(&r, 300);
            spans[i].end = spans[i].start + rng_below(&r, 60);
            spans[i].style = (uint16_t)rng_below(&r, 32);
            spans[i].link = (uint16_t)rng_below(&r, 9);
        }
        p.spans = spans;
        p.span_count = rng_below(&r, 4);
        l = text_layout(cache, &p);
        wrong = wrong_with(l, &p);
        if (!wrong) {
            p.size *= 2;
            p.width *= 2;
            p.first_indent *= 2;
            twice = text_layout(cache, &p);
            wrong = unequal(l, twice);
        }
        if (wrong) {
            test_fail(__FILE__, __LINE__, "seed %u: %s", (unsigned)seed, wrong);
            return;
        }
        text_cache_trim(cache);
    }
}

static void bytes_without_meaning(void)
{
    unsigned char text[600];
    for (uint64_t seed = 1; seed <= 1500; seed++) {
        struct text_paragraph p;
        const char *wrong;
        struct rng r;
        rng_seed(&r, seed);
        for (size_t i = 0; i < sizeof text; i++) {
            text[i] = (unsigned char)rng_next(&r);
        }
        p = make_paragraph(&r, (const char *)text, 1 + rng_below(&r, sizeof text));
        p.headline = seed % 2 == 0;
        p.width += 80;
        wrong = text_layout(cache, &p)->line_count > 0 ? NULL : "no line";
        if (wrong) {
            test_fail(__FILE__, __LINE__, "seed %u: %s", (unsigned)seed, wrong);
            return;
        }
        text_cache_trim(cache);
    }
}

static void a_megabyte(void)
{
    static const char *const fill[] = {"吉林，", "word ", "x", "—", "👨‍👩‍👧",
                                       "\n",     "(",     "é"};
    const size_t size = 1 << 20;
    char *text = mem_alloc(size + 32);
    for (size_t f = 0; f < sizeof fill / sizeof fill[0]; f++) {
        size_t n = 0, step = strlen(fill[f]);
        struct text_paragraph p = {.size = 10, .width = 300, .lang = TEXT_ZH, .text = text};
        while (n + step <= size) {
            memcpy(text + n, fill[f], step);
            n += step;
        }
        p.length = n;
        p.align = TEXT_JUSTIFY;
        CHECK(wrong_with(text_layout(cache, &p), &p) == NULL || f == 5 || f == 4);
        p.max_lines = 3;
        CHECK(text_layout(cache, &p)->line_count <= 3);
        text_cache_trim(cache);
    }
    mem_free(text);
}

int main(int argc, char **argv)
{
    cache = text_cache_create(&text_metrics_fixed);
    TEST_BEGIN(argc, argv);
    RUN(invariants);
    RUN(bytes_without_meaning);
    RUN(a_megabyte);
    text_cache_destroy(cache);
    return TEST_END();
}
