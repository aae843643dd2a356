/* Glyphs, pictures and icons made of arithmetic, for tests of the painter: every name, size and
 * character gives its own pixels, the same at every call. */
#ifndef TESTS_PAINT_FAKE_SOURCE_H
#define TESTS_PAINT_FAKE_SOURCE_H

#include "base/hash.h"
#include "base/mem.h"
#include "paint/compositor.h"

#include <string.h>

#define FAKE_NAMES 8
#define FAKE_WHOLE 1.5f /* a zoom no test asks for: the picture will be stretched */

struct fake_source {
    uint8_t *glyph;
    uint32_t *picture[64]; /* pictures given out since the last fake_frame */
    int picture_count;
    bool arrived[FAKE_NAMES]; /* "p0".."p7": p0..p3 opaque, p4, p5 with alpha, p6 LATER until
                               * arrived, p7 missing; p3 is flat stripes */
    struct flat *flat[64];    /* the same for those given out as runs */
    int flat_count;
    bool no_flat;
    int calls;
};

static inline void fake_frame(struct fake_source *s)
{
    for (int i = 0; i < s->picture_count; i++) {
        mem_free(s->picture[i]);
    }
    for (int i = 0; i < s->flat_count; i++) {
        flat_destroy(s->flat[i]);
    }
    s->picture_count = s->flat_count = 0;
}

static inline void fake_finish(struct fake_source *s)
{
    fake_frame(s);
    mem_free(s->glyph);
}

static inline bool fake_glyph(void *self, uint8_t face, float size_px, uint32_t cp,
                              struct paint_glyph *out)
{
    struct fake_source *s = self;
    int side = (int)size_px + 2;
    s->calls++;
    if (cp == 0x3042) {
        return false;
    }
    mem_free(s->glyph);
    s->glyph = mem_alloc((size_t)side * (size_t)(side + 3));
    for (int y = 1; y < side - 1; y++) {
        for (int x = 1; x < side - 1; x++) {
            uint64_t h =
                hash_u64(hash_u64(hash_u64(HASH_START, cp), face), (uint64_t)(y * 997 + x));
            int kind = (int)(h >> 20 & 3);
            s->glyph[y * (side + 3) + x] =
                (uint8_t)(kind == 0 ? 255 : (kind == 1 ? h >> 30 & 255 : 0));
        }
    }
    *out = (struct paint_glyph){s->glyph, side, side, side + 3, (int)(cp % 3) - 1, side - 2};
    return true;
}

static inline enum paint_ready fake_image(void *self, const char *name, int width, int height,
                                          float focus_x, float focus_y, float zoom,
                                          struct paint_pixels *out, rgba *stand_in)
{
    struct fake_source *s = self;
    int n = name[1] - '0';
    uint32_t *pixels;
    (void)focus_y;
    s->calls++;
    *stand_in = 0x336699ff;
    if (n == 7 || width <= 0 || height <= 0 || s->picture_count == 64) {
        return PAINT_MISSING;
    }
    if (n == 6 && !s->arrived[6]) {
        return PAINT_LATER;
    }
    pixels = mem_alloc((size_t)width * (size_t)height * 4);
    for (int i = 0; i < width * height; i++) {
        uint32_t v = (uint32_t)hash_u64(
            hash_u64(HASH_START, (uint64_t)n + (uint64_t)(focus_x * 8) + (uint64_t)(zoom * 64)),
            (uint64_t)(i % width * 31 + i / width));
        uint32_t a = v >> 24;
        uint32_t pre = a << 24 | (v >> 16 & 255) * a / 255 << 16 | (v >> 8 & 255) * a / 255 << 8 |
                       (v & 255) * a / 255;
        pixels[i] = n == 4 || n == 5 ? pre : v;
        if (n == 3) {
            pixels[i] = 0xFF000000u | (uint32_t)(i % width / 41 * 0x1F3 + i / width / 9 * 0x20501);
        }
    }
    s->picture[s->picture_count++] = pixels;
    *out = (struct paint_pixels){pixels, width, height, width * 4, n != 4 && n != 5, NULL};
    if (n == 3 && zoom != FAKE_WHOLE && !s->no_flat &&
        (s->flat[s->flat_count] = flat_create(pixels, width, height))) {
        out->flat = s->flat[s->flat_count++];
        out->pixels = NULL;
    }
    return PAINT_READY;
}

/* A whole picture comes in a size of its own: half of what is shown, or a tenth. */
static inline enum paint_ready fake_whole(void *self, const char *name, int base_w, int base_h,
                                          int shown_w, struct paint_pixels *out, rgba *stand_in)
{
    int side = shown_w > base_w ? base_w / 2 + 3 : base_w / 10 + 2;
    return fake_image(self, name, side, base_h / 3 + 2, 0, 0, FAKE_WHOLE, out, stand_in);
}

static inline bool fake_icon(void *self, const char *name, int size_px, struct paint_glyph *out)
{
    return strcmp(name, "none") != 0 &&
           fake_glyph(self, (uint8_t)name[0], (float)size_px - 2, 7, out);
}

static inline struct paint_source fake_source(struct fake_source *s)
{
    return (struct paint_source){s, fake_glyph, fake_image, fake_icon, fake_whole};
}

#endif
