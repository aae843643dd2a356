/* Where a draw command lands on device pixels: the one place that rounds.
 *
 * The comparison of frames and the painter both ask here, so what is compared is what is painted:
 * whole pixels for edges and glyphs, sixteenths for lines and polygons. Rounding leans up by 1/128
 * pixel, so that a half pixel reached by two float sums (a thing and the same thing scrolled) falls
 * on the same side; where sums still differ, the hash differs too and the thing is painted again.
 */
#ifndef DRAW_PIXELS_H
#define DRAW_PIXELS_H

#include "draw/list.h"

#define DRAW_LIMIT_PX 65536 /* coordinates are clamped to +- this; NaN counts as 0 */
#define DRAW_CLIP_DEPTH 64  /* clips nested deeper have no effect */

int draw_px(float u, float scale);   /* nearest pixel edge */
int draw_px16(float u, float scale); /* the same in sixteenths of a pixel */

/* Corner radii in whole pixels, each at most half the shorter side of a width x height rectangle;
 * clockwise from top left. */
struct draw_radii {
    int tl, tr, br, bl;
};
struct draw_radii draw_radii_px(struct draw_corners corners, float scale, int width, int height);
bool draw_is_square(struct draw_corners corners, float scale); /* all round to 0 */

/* A free picture: what is stretched over its ink, at least a pixel wide and high. */
bool draw_is_free(const struct draw_command *c);
void draw_base_px(const struct draw_command *c, float scale, int *width, int *height);

int draw_stroke_px(const struct draw_command *c, float scale);  /* at least 1 */
int draw_alpha_255(float alpha);                                /* 0..1 to 0..255 */
float draw_glyph_px(const struct draw_command *c, float scale); /* em, in 64ths of a pixel */

/* Pixels of a command before clipping. Nothing is ever painted outside: glyphs are cut at their box
 * grown by one pixel, lines and polygons are measured by their points and not by `rect`. */
struct irect draw_ink(const struct draw_command *c, float scale);

struct draw_place {
    struct irect ink; /* as draw_ink; clips and scrollers: their rectangle */
    struct irect box; /* what the clips in force and the frame leave of it; may be empty */
};

/* Places of all commands; out has list->count entries. A clip's own box is the clip in force after
 * it. An unclip has empty ones; one too many is ignored. */
void draw_place_all(const struct draw_list *list, struct draw_place *out);

/* Hash of what a command paints, relative to ink.x0, ink.y0, in the painter's own rounding. A fill
 * with square corners hashes by its colour alone: it is uniform wherever it is. */
uint64_t draw_pixel_hash(const struct draw_command *c, float scale, struct irect ink);

/* The frame in pixels: (0, 0) to its size. */
struct irect draw_frame_px(const struct draw_list *list);

#endif
