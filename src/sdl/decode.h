/* From the bytes of a JPEG or PNG file to pixels of exactly the size wanted. Private to the sdl
 * room; runs on the worker's thread and needs no window. */
#ifndef SDL_DECODE_H
#define SDL_DECODE_H

#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

#define DECODE_MAX_SIDE 8192
#define DECODE_MAX_PIXELS (16 * 1024 * 1024)

enum decode_kind { DECODE_UNKNOWN, DECODE_JPEG, DECODE_PNG };

struct decode_view { /* what part of a picture is wanted, and how large */
    int width, height;
    float focus_x, focus_y; /* 0..1 */
    float zoom;             /* >= 1; 1 just covers */
    bool stretched;         /* the painter will stretch it: it stays pixels, however flat it is */
};

/* Reads kind and size from the header alone. ERR_INVALID: not a JPEG or PNG, or larger than
 * allowed. */
bool decode_header(const void *bytes, size_t length, enum decode_kind *kind, int *width,
                   int *height, struct err *err);

/* Decodes and scales. *pixels: view.width * view.height premultiplied a8r8g8b8, mem_free it;
 * *opaque: no pixel lets anything through. ERR_INVALID. */
bool decode_picture(const void *bytes, size_t length, const struct decode_view *view,
                    uint32_t **pixels, bool *opaque, struct err *err);

/* The same from an SVG drawing of width × height, rasterised at the size that the view needs. For
 * the program's own drawings only: nothing that comes in a pack may get here. */
bool decode_drawing(const void *svg, size_t length, int width, int height,
                    const struct decode_view *view, uint32_t **pixels, bool *opaque,
                    struct err *err);

/* The part of a picture of width × height that the view shows, in its pixels. */
void decode_crop(const struct decode_view *view, int width, int height, double *x, double *y,
                 double *w, double *h);

#endif
