/* Pictures as pixels, on their way from a source file to the sizes a pack holds. */
#ifndef AUTHOR_PICTURES_RASTER_H
#define AUTHOR_PICTURES_RASTER_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

/* R G B A, eight bits each, colour premultiplied by A; rows without gaps. */
struct raster {
    int width, height;
    uint8_t *pixels;
};

/* What is decoded; a pack holds less (pack/seal.h), and larger photographs are made smaller. */
#define RASTER_SIDE_MAX 16384
#define RASTER_PIXELS_MAX 40000000

/* ERR_DENIED, with a message of the catalogue, when a side or the area is beyond these. */
bool raster_create(struct raster *r, int width, int height, struct err *err);
/* Two flaws of any kind of picture: false, and `err` has the message. */
bool raster_too_large(struct err *err);
bool raster_damaged(struct err *err);
void raster_finish(struct raster *r);
bool raster_opaque(const struct raster *r);

/* Flat drawing, no photograph: on average at least RASTER_FLAT pixels in a row have one colour. */
#define RASTER_FLAT 40
bool raster_flat(const struct raster *r);

/* The average colour, 0xRRGGBBAA, not premultiplied. */
uint32_t raster_average(const struct raster *r);

/* `to` gets the size width × height by area average; never larger than `from`. */
bool raster_shrink(const struct raster *from, int width, int height, struct raster *to,
                   struct err *err);

/* Turns and mirrors in place to undo EXIF orientation 2..8; 1 and others do nothing. */
bool raster_orient(struct raster *r, int orientation, struct err *err);

/* Decoders. Sizes are checked before pixels are made; `err` is a fragment for a message. */
bool jpeg_decode(const void *bytes, size_t length, struct raster *out, struct err *err);
bool png_decode(const void *bytes, size_t length, struct raster *out, struct err *err);

/* Encoders. The same pixels give the same bytes. */
bool jpeg_encode(const struct raster *r, struct buf *out, struct err *err);
bool png_encode(const struct raster *r, struct buf *out, struct err *err);

/* EXIF orientation (1..8) of the contents of an APP1 segment; 1 when there is none. */
int exif_orientation(const uint8_t *bytes, size_t length);
int exif_tag(const uint8_t *bytes, size_t length); /* the same as written, sense or not */

/* An SVG picture: its own size, then its pixels at any size. */
struct svg;
bool svg_open(const void *bytes, size_t length, struct svg **out, double *width, double *height,
              struct err *err);
bool svg_render(struct svg *svg, int width, int height, struct raster *out, struct err *err);
void svg_close(struct svg *svg); /* NULL is fine */

/* What an SVG may not contain: other files, scripts, entities. ERR_INVALID, with its byte offset.
 */
bool svg_safe(const char *text, size_t length, size_t *at, struct err *err);

/* True, with the offset, when it has text: letters look different on a machine with other fonts. */
bool svg_has_text(const char *text, size_t length, size_t *at);
bool svg_finds(const char *text, size_t length, const char *word, size_t *at);

#endif
