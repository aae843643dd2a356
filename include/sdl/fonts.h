/* Noto CJK through SDL2_ttf: measures for the text room, glyph bitmaps for the compositor.
 *
 * Advances come from each face opened at 1,000 pixels per em (the fonts' own units), so a layout is
 * the same at every resolution. Faces are opened when first needed. */
#ifndef SDL_FONTS_H
#define SDL_FONTS_H

#include "base/err.h"
#include "paint/compositor.h"
#include "text/metrics.h"

struct fonts;

/* Looks in $JSTM_FONTS, then the places of fonts-noto-cjk. ERR_NOT_FOUND with one sentence that
 * says what to install. */
bool fonts_create(struct fonts **out, struct err *err);
void fonts_destroy(struct fonts *f);

/* Opens faces on a thread of its own while the caller opens the window (1.3 ms a face). Bit n of
 * `faces` is face n of text/metrics.h, without OBLIQUE. The next call that needs a face waits for
 * it. */
void fonts_warm(struct fonts *f, uint32_t faces);

/* Measures and glyphs. `out->alpha` is valid until the next call; glyphs without ink (spaces) have
 * width 0 and a NULL alpha. Sizes are rounded to 1/72 px. All of it on one thread. */
struct text_metrics fonts_metrics(struct fonts *f);
bool fonts_glyph(struct fonts *f, uint8_t face, float size_px, uint32_t cp,
                 struct paint_glyph *out);

#endif
