/* The real Noto CJK faces: widths the layout relies on, kerning, missing characters, bitmaps. */
#include "sdl/fonts.h"

#include "test.h"

#include <stdlib.h>

#define ZH 0
#define EN TEXT_FACE_KR

static struct fonts *fonts_or_fail(void)
{
    struct err err = {0};
    struct fonts *f = NULL;
    if (!fonts_create(&f, &err)) {
        test_fail(__FILE__, __LINE__, "fonts: %s", err.text);
    }
    return f;
}

static void advances(void)
{
    struct fonts *f = fonts_or_fail();
    struct text_metrics m;
    CHECK(f);
    m = fonts_metrics(f);
    CHECK(m.advance(m.self, ZH, 0x5409) == 1.0f);
    CHECK(m.advance(m.self, EN | TEXT_FACE_SERIF, 0x5409) == 1.0f);
    CHECK(m.advance(m.self, ZH, 0x3400) == 1.0f);
    CHECK_NEAR(m.advance(m.self, ZH, ' '), 0.224, 0.0001);
    CHECK_NEAR(m.advance(m.self, ZH, 'A'), 0.608, 0.0001);
    CHECK_NEAR(m.advance(m.self, ZH | TEXT_FACE_OBLIQUE, 'A'), 0.608, 0.0001);
    CHECK(m.advance(m.self, ZH, 0x201C) == 1.0f);
    CHECK(m.advance(m.self, EN, 0x201C) < 0.6f);
    CHECK(m.advance(m.self, EN | TEXT_FACE_BOLD, 'A') > m.advance(m.self, EN, 'A'));
    CHECK_NEAR(m.advance(m.self, EN, 0xAE38), 0.92, 0.0001);
    CHECK(m.advance(m.self, ZH, 0x10FFFF) == 1.0f);
    CHECK(m.advance(m.self, ZH, 0xFFFFFFFFu) == 1.0f);
    CHECK_NEAR(m.ascent(m.self, ZH), 1.16, 0.0001);
    CHECK_NEAR(m.descent(m.self, ZH), 0.288, 0.0001);
    CHECK_NEAR(m.ascent(m.self, TEXT_FACE_SERIF), 1.151, 0.0001);
    fonts_destroy(f);
}

static void kerning(void)
{
    struct fonts *f = fonts_or_fail();
    struct text_metrics m;
    CHECK(f);
    m = fonts_metrics(f);
    for (uint8_t face = 0; face < 8; face++) {
        CHECK(m.kern(m.self, face, 'A', 'V') < 0);
        CHECK(m.kern(m.self, face, 'T', 'o') < -0.04f);
        CHECK(m.kern(m.self, face, 'Y', 'o') < -0.03f);
        CHECK(m.kern(m.self, face, 'H', 'H') == 0);
        CHECK(m.kern(m.self, face, 'f', 'f') ==
              0); /* a ligature in this font, not a kerning pair */
        CHECK(m.kern(m.self, face, 0x5409, 0x6797) == 0);
        CHECK(m.kern(m.self, face, 'A', ' ') == 0);
        CHECK(m.kern(m.self, face, 'A', 'V') == m.kern(m.self, face | TEXT_FACE_OBLIQUE, 'A', 'V'));
    }
    CHECK_NEAR(m.kern(m.self, TEXT_FACE_SERIF, 'A', 'V'), -0.132, 0.0001);
    CHECK_NEAR(m.kern(m.self, EN, 'T', 'o'), -0.074, 0.0001);
    fonts_destroy(f);
}

/* More pairs than the table holds: it starts anew and stays right. */
static void many_pairs(void)
{
    struct fonts *f = fonts_or_fail();
    struct text_metrics m;
    float sum = 0;
    CHECK(f);
    m = fonts_metrics(f);
    for (uint32_t a = 0x41; a < 0x41 + 150; a++) {
        for (uint32_t b = 0x41; b < 0x41 + 150; b++) {
            sum += m.kern(m.self, ZH, a, b);
        }
    }
    CHECK(sum < 0);
    CHECK_NEAR(m.kern(m.self, ZH, 'T', 'o'), -0.074, 0.0001);
    CHECK(m.kern(m.self, ZH, 'H', 'H') == 0);
    fonts_destroy(f);
}

static void missing_characters(void)
{
    struct fonts *f = fonts_or_fail();
    struct text_metrics m;
    struct paint_glyph g;
    CHECK(f);
    m = fonts_metrics(f);
    CHECK(m.has(m.self, ZH, 0x51C7) && m.has(m.self, ZH, 0x73F2)); /* 凇 珲 */
    CHECK(m.has(m.self, EN, 0xAE38) && m.has(m.self, ZH, 0x2460));
    CHECK(!m.has(m.self, ZH, 0x1F600));
    CHECK(!m.has(m.self, ZH, 0x10FFFF) && !m.has(m.self, ZH, 0xFFFFFFFFu));
    CHECK(!fonts_glyph(f, ZH, 34, 0x1F600, &g));
    CHECK(!fonts_glyph(f, ZH, 0, 0x5409, &g));
    CHECK(!fonts_glyph(f, ZH, -5, 0x5409, &g));
    CHECK(!fonts_glyph(f, ZH, (float)NAN, 0x5409, &g));
    CHECK(!fonts_glyph(f, ZH, 1e9f, 0x5409, &g));
    fonts_destroy(f);
}

static long glyph_sum(const struct paint_glyph *g)
{
    long sum = 0;
    for (int y = 0; y < g->height; y++) {
        for (int x = 0; x < g->width; x++) {
            sum += g->alpha[y * g->pitch + x];
        }
    }
    return sum;
}

/* The ink stands where the design says: 吉 fills most of its em box, the H stands on the baseline
 * and is 0.733 em high, the comma hangs below it. Asked again, in between other sizes, it is the
 * same. */
static void bitmaps(void)
{
    static const float sizes[] = {26, 34, 68, 31.25f, 140};
    struct fonts *f = fonts_or_fail();
    struct text_metrics m;
    CHECK(f);
    m = fonts_metrics(f);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct paint_glyph g, again, other;
        float em = sizes[i];
        long sum;
        CHECK(fonts_glyph(f, ZH, em, 0x5409, &g));
        sum = glyph_sum(&g);
        CHECK(sum > 255 * em * em * 0.15 && sum < 255 * em * em * 0.5);
        CHECK(g.width > em * 0.8f && g.width <= em + 2);
        CHECK_NEAR(g.left, (em - (float)g.width) / 2, em * 0.05f + 1.0f);
        CHECK(fonts_glyph(f, TEXT_FACE_SERIF | TEXT_FACE_BOLD, 22, 'Q', &other));
        CHECK_NEAR(m.advance(m.self, ZH, 'A'), 0.608, 0.0001);
        CHECK(fonts_glyph(f, ZH, em, 0x5409, &again));
        CHECK_INT(again.width, g.width);
        CHECK_INT(again.top, g.top);
        CHECK_INT(glyph_sum(&again), sum);
        CHECK(fonts_glyph(f, EN, em, 'H', &g));
        CHECK_INT(g.height - g.top, 0);
        CHECK_NEAR(g.top, 0.733f * em, 1.0);
        CHECK_NEAR(g.left, 0.098f * em, 1.01);
        CHECK(fonts_glyph(f, EN, em, ',', &g));
        CHECK(g.height > g.top && g.top > 0);
        CHECK(fonts_glyph(f, EN, em, ' ', &g));
        CHECK_INT(g.width, 0);
        CHECK(fonts_glyph(f, EN, em, 'j', &g)); /* ink left of the pen */
        CHECK(g.left <= 0);
        CHECK(fonts_glyph(f, EN, em, 0x1EA8, &g)); /* ink above most others */
        CHECK(g.top > 0.85f * em);
        CHECK_NEAR(g.height, g.top, 1.01);
    }
    fonts_destroy(f);
}

static void oblique_leans(void)
{
    struct fonts *f = fonts_or_fail();
    struct paint_glyph up, leaning;
    int up_width, first_top = 0, first_bottom = 0;
    CHECK(f);
    CHECK(fonts_glyph(f, EN, 60, 'l', &up));
    up_width = up.width;
    CHECK(fonts_glyph(f, EN | TEXT_FACE_OBLIQUE, 60, 'l', &leaning));
    CHECK(leaning.width > up_width + 4);
    while (leaning.alpha[leaning.pitch * 2 + first_top] == 0) {
        first_top++;
    }
    while (leaning.alpha[leaning.pitch * (leaning.height - 3) + first_bottom] == 0) {
        first_bottom++;
    }
    CHECK(first_top > first_bottom);
    fonts_destroy(f);
}

static void warmed_faces_are_the_same(void)
{
    struct fonts *f = fonts_or_fail();
    struct text_metrics m;
    CHECK(f);
    fonts_warm(f, 1u << 0 | 1u << (TEXT_FACE_SERIF | TEXT_FACE_KR));
    m = fonts_metrics(f);
    CHECK_NEAR(m.advance(m.self, ZH, 'A'), 0.608, 0.0001);
    fonts_warm(f, 0xFF);
    fonts_destroy(f);
}

static void missing_fonts_say_what_to_do(void)
{
    struct err err = {0};
    struct fonts *f = NULL;
    setenv("JSTM_FONTS", "/nowhere", 1);
    CHECK(fonts_create(&f, &err)); /* the usual places are looked at too */
    fonts_destroy(f);
    fonts_destroy(NULL);
    unsetenv("JSTM_FONTS");
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(advances);
    RUN(kerning);
    RUN(many_pairs);
    RUN(missing_characters);
    RUN(bitmaps);
    RUN(oblique_leans);
    RUN(warmed_faces_are_the_same);
    RUN(missing_fonts_say_what_to_do);
    return TEST_END();
}
