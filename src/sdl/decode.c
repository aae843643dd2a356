/* Decoding with SDL2_image, fenced in.
 *
 * The bytes come from a pack and may be anything: kind and size are read by our own few lines
 * first, and only then the one loader for that kind is called, never the guessing IMG_Load, which
 * knows twenty formats that no pack may hold. What the decoder says afterwards must agree with the
 * header. */
#include "sdl/decode.h"

#include "base/mem.h"
#include "sdl/scale.h"

#include <SDL_image.h>
#include <limits.h>
#include <math.h>
#include <string.h>

static uint32_t decode_be(const uint8_t *p, int bytes)
{
    uint32_t v = 0;
    for (int i = 0; i < bytes; i++) {
        v = v << 8 | p[i];
    }
    return v;
}

/* Source: PNG (ISO/IEC 15948) 5.2 and 11.2.2: signature, then IHDR with width and height. */
static bool decode_png_size(const uint8_t *p, size_t length, uint32_t *width, uint32_t *height)
{
    static const uint8_t start[16] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n',
                                      0,    0,   0,   13,  'I',  'H',  'D',  'R'};
    if (length < 33 || memcmp(p, start, sizeof start) != 0) {
        return false;
    }
    *width = decode_be(p + 16, 4);
    *height = decode_be(p + 20, 4);
    return true;
}

/* Source: ITU-T T.81 B.1 and B.2: markers with lengths up to the first frame header. Baseline,
 * extended and progressive Huffman frames (C0 to C2) only: the kinds that libjpeg decodes. */
static bool decode_jpeg_size(const uint8_t *p, size_t length, uint32_t *width, uint32_t *height)
{
    size_t i = 2;
    if (length < 4 || p[0] != 0xFF || p[1] != 0xD8) {
        return false;
    }
    while (i + 4 <= length) {
        uint8_t marker = p[i + 1];
        size_t size;
        if (p[i] != 0xFF) {
            return false;
        }
        if (marker == 0xFF) { /* fill byte */
            i++;
            continue;
        }
        if (marker == 0xD8 || marker == 0xD9 || marker == 0xDA || (marker & 0xF8) == 0xD0) {
            return false;
        }
        size = decode_be(p + i + 2, 2);
        if (size < 2 || size > length - i - 2) {
            return false;
        }
        if (marker >= 0xC0 && marker <= 0xC2) {
            if (size < 8) {
                return false;
            }
            *height = decode_be(p + i + 5, 2);
            *width = decode_be(p + i + 7, 2);
            return true;
        }
        i += 2 + size;
    }
    return false;
}

bool decode_header(const void *bytes, size_t length, enum decode_kind *kind, int *width,
                   int *height, struct err *err)
{
    uint32_t w = 0, h = 0;
    *kind = DECODE_UNKNOWN;
    if (!bytes || length > INT_MAX) {
        return err_set(err, ERR_INVALID, "no picture, or one of more than 2 GiB");
    }
    if (decode_png_size(bytes, length, &w, &h)) {
        *kind = DECODE_PNG;
    } else if (decode_jpeg_size(bytes, length, &w, &h)) {
        *kind = DECODE_JPEG;
    } else {
        return err_set(err, ERR_INVALID, "neither a JPEG nor a PNG picture");
    }
    if (w == 0 || h == 0 || w > DECODE_MAX_SIDE || h > DECODE_MAX_SIDE ||
        w * h > DECODE_MAX_PIXELS) {
        return err_set(err, ERR_INVALID, "a picture of %u x %u pixels is not allowed", (unsigned)w,
                       (unsigned)h);
    }
    *width = (int)w;
    *height = (int)h;
    return true;
}

static double decode_between(double v, double low, double high)
{
    return !(v > low) ? low : v > high ? high : v; /* a NaN becomes low */
}

void decode_crop(const struct decode_view *view, int width, int height, double *x, double *y,
                 double *w, double *h)
{
    double zoom = decode_between(view->zoom, 1, 64);
    double sx = (double)view->width / width, sy = (double)view->height / height;
    double scale = (sx > sy ? sx : sy) * zoom;
    *w = decode_between(view->width / scale, 0, width);
    *h = decode_between(view->height / scale, 0, height);
    /* The point at this share of the picture stands at the same share of the frame, as CSS places
     * an object-position: it is always in view, and 0 and 1 are the edges themselves. */
    *x = decode_between(view->focus_x, 0, 1) * (width - *w);
    *y = decode_between(view->focus_y, 0, 1) * (height - *h);
}

static const uint8_t *decode_at(const SDL_Surface *s, int x, int y)
{
    return (const uint8_t *)s->pixels + (ptrdiff_t)y * s->pitch +
           (ptrdiff_t)x * s->format->BytesPerPixel;
}

static void decode_row_rgb24(void *self, int y, int x0, int x1, uint32_t *out)
{
    const uint8_t *p = decode_at(self, x0, y);
    for (int x = x0; x < x1; x++, p += 3) {
        *out++ = 0xFF000000u | (uint32_t)p[0] << 16 | (uint32_t)p[1] << 8 | p[2];
    }
}

static uint32_t decode_times(uint32_t v, uint32_t alpha)
{
    uint32_t t = v * alpha + 128;
    return (t + (t >> 8)) >> 8; /* v * alpha / 255, rounded */
}

static void decode_row_argb(void *self, int y, int x0, int x1, uint32_t *out)
{
    const uint8_t *p = decode_at(self, x0, y);
    for (int x = x0; x < x1; x++, p += 4) {
        uint32_t v, a;
        memcpy(&v, p, sizeof v);
        a = v >> 24;
        *out++ = a << 24 | decode_times(v >> 16 & 0xFF, a) << 16 |
                 decode_times(v >> 8 & 0xFF, a) << 8 | decode_times(v & 0xFF, a);
    }
}

/* The decoded picture as R8G8B8 bytes or as a8r8g8b8, converted only if it is anything else. */
static SDL_Surface *decode_load(const void *bytes, size_t length, struct err *err)
{
    enum decode_kind kind;
    int width, height;
    SDL_RWops *source;
    SDL_Surface *s;
    if (!decode_header(bytes, length, &kind, &width, &height, err)) {
        return NULL;
    }
    source = SDL_RWFromConstMem(bytes, (int)length);
    s = !source ? NULL : kind == DECODE_JPEG ? IMG_LoadJPG_RW(source) : IMG_LoadPNG_RW(source);
    if (source) {
        SDL_RWclose(source);
    }
    if (!s) {
        err_set(err, ERR_INVALID, "cannot be decoded: %s", IMG_GetError());
        return NULL;
    }
    if (s->w != width || s->h != height) {
        SDL_FreeSurface(s);
        err_set(err, ERR_INVALID, "the picture is not of the size its header says");
        return NULL;
    }
    if (s->format->format != SDL_PIXELFORMAT_RGB24 || SDL_HasColorKey(s)) {
        SDL_Surface *converted = SDL_ConvertSurfaceFormat(s, SDL_PIXELFORMAT_ARGB8888, 0);
        SDL_FreeSurface(s);
        s = converted;
    }
    if (!s || !s->pixels) {
        SDL_FreeSurface(s);
        err_set(err, ERR_INVALID, "cannot be converted: %s", SDL_GetError());
        return NULL;
    }
    return s;
}

static bool decode_is_opaque(const uint32_t *pixels, size_t count)
{
    uint32_t all = 0xFF000000u;
    for (size_t i = 0; i < count; i++) {
        all &= pixels[i];
    }
    return all == 0xFF000000u;
}

/* Cuts the view out of a decoded picture, which it frees. */
static void decode_cut(SDL_Surface *s, const struct decode_view *view, uint32_t **pixels,
                       bool *opaque)
{
    struct scale_source source;
    double x, y, w, h;
    size_t count = (size_t)view->width * (size_t)view->height;
    source.self = s;
    source.width = s->w;
    source.height = s->h;
    source.row = s->format->format == SDL_PIXELFORMAT_RGB24 ? decode_row_rgb24 : decode_row_argb;
    decode_crop(view, s->w, s->h, &x, &y, &w, &h);
    *pixels = mem_resize_array(NULL, count, sizeof **pixels);
    scale_pixels(&source, x, y, w, h, *pixels, view->width, view->height);
    *opaque = decode_is_opaque(*pixels, count);
    SDL_FreeSurface(s);
}

bool decode_picture(const void *bytes, size_t length, const struct decode_view *view,
                    uint32_t **pixels, bool *opaque, struct err *err)
{
    SDL_Surface *s = decode_load(bytes, length, err);
    if (!s) {
        return false;
    }
    decode_cut(s, view, pixels, opaque);
    return true;
}

/* The size at which the view needs no scaling, within what any picture may have. */
static void decode_drawn_size(const struct decode_view *view, int *width, int *height)
{
    double sx = (double)view->width / *width, sy = (double)view->height / *height;
    double scale = (sx > sy ? sx : sy) * decode_between(view->zoom, 1, 64);
    double side = (double)DECODE_MAX_SIDE / (*width > *height ? *width : *height);
    double area = sqrt((double)DECODE_MAX_PIXELS / ((double)*width * *height));
    scale = fmin(scale, fmin(side, area));
    *width = (int)fmax(1, ceil(*width * scale - 1e-6));
    *height = (int)fmax(1, ceil(*height * scale - 1e-6));
}

bool decode_drawing(const void *svg, size_t length, int width, int height,
                    const struct decode_view *view, uint32_t **pixels, bool *opaque,
                    struct err *err)
{
    SDL_RWops *source;
    SDL_Surface *s, *converted;
    if (width < 1 || height < 1 || width > DECODE_MAX_SIDE || height > DECODE_MAX_SIDE) {
        return err_set(err, ERR_INVALID, "a drawing of %d x %d is not allowed", width, height);
    }
    decode_drawn_size(view, &width, &height);
    source = SDL_RWFromConstMem(svg, (int)length);
    s = source ? IMG_LoadSizedSVG_RW(source, width, height) : NULL;
    if (source) {
        SDL_RWclose(source);
    }
    if (!s) {
        return err_set(err, ERR_INVALID, "cannot be drawn: %s", IMG_GetError());
    }
    converted = SDL_ConvertSurfaceFormat(s, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(s);
    if (!converted || !converted->pixels) {
        SDL_FreeSurface(converted);
        return err_set(err, ERR_INVALID, "cannot be converted: %s", SDL_GetError());
    }
    decode_cut(converted, view, pixels, opaque);
    return true;
}
