/* Whole frames as PNG files, for pictures in tests and screenshots. */
#include "base/buf.h"
#include "base/mem.h"
#include "sdl/decode.h"
#include "sdl/images.h"

#include <SDL_image.h>
#include <string.h>

#define PNG_MAX_BYTES (128u * 1024 * 1024)

bool images_write_png(const char *path, const void *pixels, int width, int height, int pitch,
                      struct err *err)
{
    void *bytes = (void *)(uintptr_t)pixels; /* SDL only reads it, but says void * */
    SDL_Surface *s =
        SDL_CreateRGBSurfaceWithFormatFrom(bytes, width, height, 32, pitch, SDL_PIXELFORMAT_RGB888);
    bool ok = s && IMG_SavePNG(s, path) == 0;
    if (!ok) {
        err_set(err, ERR_IO, "picture %s cannot be written: %s", path, IMG_GetError());
    }
    SDL_FreeSurface(s);
    return ok;
}

bool images_read_png(const char *path, uint32_t **pixels, int *width, int *height, struct err *err)
{
    struct buf bytes = {0};
    struct decode_view view = {.focus_x = 0.5f, .focus_y = 0.5f, .zoom = 1};
    enum decode_kind kind;
    bool opaque, ok;
    if (!buf_read_file(&bytes, path, PNG_MAX_BYTES, err)) {
        return false;
    }
    ok = decode_header(bytes.data, bytes.length, &kind, &view.width, &view.height, err);
    if (ok && kind != DECODE_PNG) {
        ok = err_set(err, ERR_INVALID, "not a PNG file");
    }
    ok = ok && decode_picture(bytes.data, bytes.length, &view, pixels, &opaque, err);
    if (ok) {
        *width = view.width;
        *height = view.height;
    } else {
        err_wrap(err, "%s", path);
    }
    buf_finish(&bytes);
    return ok;
}
