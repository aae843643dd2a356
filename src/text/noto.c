/* Looking up the tables of text/noto.h: binary searches, because the tables are constants that
 * every start of a program has for nothing, and an index would have to be built each time. */
#include "text/noto.h"

#include "noto_tables.h"

/* The range that holds `cp`, or NULL. */
static const struct noto_range *noto_find(const struct noto_range *ranges, size_t count,
                                          uint32_t cp)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct noto_range *r = &ranges[middle];
        if (cp < r->first) {
            high = middle;
        } else if (cp - r->first >= r->count) {
            low = middle + 1;
        } else {
            return r;
        }
    }
    return NULL;
}

static const struct noto_width *noto_find_width(uint32_t cp)
{
    size_t low = 0, high = noto_width_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct noto_width *w = &noto_widths[middle];
        if (cp < w->first) {
            high = middle;
        } else if (cp - w->first >= w->count) {
            low = middle + 1;
        } else {
            return w;
        }
    }
    return NULL;
}

static float noto_advance(void *self, uint8_t face, uint32_t cp)
{
    const struct noto_width *w;
    unsigned form = face & (TEXT_FACE_SERIF | TEXT_FACE_BOLD);
    size_t i;
    (void)self;
    if (cp >= 0x4E00 && cp <= 0x9FFF) {
        return 1.0f;
    }
    for (i = 0; (face & TEXT_FACE_KR) && i < noto_locale_count; i++) {
        if (noto_locales[i].cp == cp) {
            return (float)noto_locales[i].width[form] / 1000.0f;
        }
    }
    w = noto_find_width(cp);
    return w ? (float)w->width[form] / 1000.0f : 1.0f;
}

static float noto_kern(void *self, uint8_t face, uint32_t left, uint32_t right)
{
    (void)self;
    (void)face;
    (void)left;
    (void)right;
    return 0;
}

static bool noto_has(void *self, uint8_t face, uint32_t cp)
{
    (void)self;
    if (cp >= 0x4E00 && cp <= 0x9FA5) {
        return true;
    }
    return noto_find(noto_ranges, noto_range_count, cp) &&
           !((face & TEXT_FACE_SERIF) && noto_find(noto_sans_only, noto_sans_only_count, cp));
}

static float noto_ascent(void *self, uint8_t face)
{
    (void)self;
    return face & TEXT_FACE_SERIF ? 1.151f : 1.16f;
}

static float noto_descent(void *self, uint8_t face)
{
    (void)self;
    return face & TEXT_FACE_SERIF ? 0.286f : 0.288f;
}

const struct text_metrics text_metrics_noto = {
    .advance = noto_advance,
    .kern = noto_kern,
    .has = noto_has,
    .ascent = noto_ascent,
    .descent = noto_descent,
};
