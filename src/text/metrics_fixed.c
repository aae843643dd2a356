/* Measures for tests: no fonts, no files, the same on every machine. */
#include "base/utf8.h"
#include "text/metrics.h"

static float fixed_advance(void *self, uint8_t face, uint32_t cp)
{
    bool shared = cp == 0xB7 || (cp >= 0x2010 && cp <= 0x206F); /* wide only in Chinese */
    bool wide = utf8_is_han(cp) || utf8_is_hangul(cp) || (cp >= 0x3000 && cp <= 0x33FF) ||
                (cp >= 0xFF00 && cp <= 0xFF60) || cp == 0x2103 || (cp >= 0x2460 && cp <= 0x24FF) ||
                cp >= 0x1F000;
    (void)self;
    if (shared && utf8_is_cjk_punctuation(cp)) {
        return face & TEXT_FACE_KR ? 0.5f : 1.0f;
    }
    if (cp == 0x2E3A) {
        return 2.0f;
    }
    return wide ? 1.0f : 0.5f;
}

static float fixed_kern(void *self, uint8_t face, uint32_t left, uint32_t right)
{
    (void)self;
    (void)face;
    (void)left;
    (void)right;
    return 0;
}

static bool fixed_has(void *self, uint8_t face, uint32_t cp)
{
    (void)self;
    (void)face;
    (void)cp;
    return true;
}

static float fixed_ascent(void *self, uint8_t face)
{
    (void)self;
    (void)face;
    return 0.88f;
}

static float fixed_descent(void *self, uint8_t face)
{
    (void)self;
    (void)face;
    return 0.12f;
}

const struct text_metrics text_metrics_fixed = {
    .advance = fixed_advance,
    .kern = fixed_kern,
    .has = fixed_has,
    .ascent = fixed_ascent,
    .descent = fixed_descent,
};
