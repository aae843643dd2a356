/* The tables behind text/noto.h, written by the test sdl/noto with --update. */
#ifndef TEXT_NOTO_TABLES_H
#define TEXT_NOTO_TABLES_H

#include <stddef.h>
#include <stdint.h>

struct noto_range { /* characters that the sans serif faces have */
    uint32_t first;
    uint16_t count;
};

struct noto_width { /* characters that are not one em wide, in thousandths of an em */
    uint32_t first;
    uint16_t count;
    uint16_t width[4]; /* by the SERIF and BOLD bits of a face */
};

struct noto_locale { /* characters that the Korean face sets narrower than the Chinese one */
    uint32_t cp;
    uint16_t width[4];
};

/* Sorted. Chinese and Korean, regular and bold have the same characters; the serif lacks few. */
extern const struct noto_range noto_ranges[], noto_sans_only[];
extern const struct noto_width noto_widths[];
extern const struct noto_locale noto_locales[];
extern const size_t noto_range_count, noto_sans_only_count, noto_width_count, noto_locale_count;

#endif
