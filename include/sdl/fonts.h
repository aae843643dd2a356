/* Noto CJK through SDL2_ttf: measures for the text room, glyph bitmaps for the compositor.
 *
 * Advances come from each face opened at 1,000 pixels per em (the fonts' own units), so a layout is the
 * same at every resolution. Faces are opened when first needed. */
#ifndef SDL_FONTS_H
#define SDL_FONTS_H

#include "base/err.h"
#include "paint/compositor.h"
#include "text/metrics.h"

struct fonts;

/* Looks in $JSTM_FONTS, then the places of fonts-noto-cjk. ERR_NOT_FOUND with one sentence that says
 * what to install. */
bool fonts_create(struct fonts **out, struct err *err);
void fonts_destroy(struct fonts *f);
struct text_metrics fonts_metrics(struct fonts *f);
bool fonts_glyph(struct fonts *f, uint8_t face, float size_px, uint32_t cp,
                 struct paint_glyph *out);

#endif
