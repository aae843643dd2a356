/* How wide a character is: the only thing the text room must know of fonts.
 *
 * A face is family, weight and locale form in one byte. Han characters have different shapes in
 * Chinese and Korean, and “ ” … — are full-width in the Chinese face and proportional in the Korean
 * one, which therefore also sets English. Lengths are in em; a layout in u holds at every size.
 * Source: Noto CJK face indexes 1 = KR, 2 = SC (fonts-noto-cjk 20220127). */
#ifndef TEXT_METRICS_H
#define TEXT_METRICS_H

#include <stdbool.h>
#include <stdint.h>

enum { /* bits of a face */
       TEXT_FACE_SERIF = 1,
       TEXT_FACE_BOLD = 2,
       TEXT_FACE_KR = 4,      /* Korean and Latin forms; otherwise simplified Chinese */
       TEXT_FACE_OBLIQUE = 8, /* Latin only: sheared by the rasteriser */
       TEXT_FACE_COUNT = 16
};

struct text_metrics {
    void *self;
    float (*advance)(void *self, uint8_t face, uint32_t cp);                /* em */
    float (*kern)(void *self, uint8_t face, uint32_t left, uint32_t right); /* em, mostly <= 0 */
    bool (*has)(void *self, uint8_t face, uint32_t cp);
    float (*ascent)(void *self, uint8_t face);  /* em above the baseline, > 0 */
    float (*descent)(void *self, uint8_t face); /* em below, > 0 */
};

/* Fixed-width metrics for tests: Han and full-width 1 em, ⸺ 2 em, everything else 0.5 em, no
 * kerning. */
extern const struct text_metrics text_metrics_fixed;

#endif
