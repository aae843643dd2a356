/* Icons: SVG files with strokes in currentColor, rasterised by SDL2_image's nanosvg at the size
 * asked for (0.06 ms at 64 px), of which only the alpha is kept. nanosvg takes an unknown colour
 * word for grey, opaque; so the coverage is right whatever the file's colours are. */
#include "sdl/icons.h"

#include "base/buf.h"
#include "base/log.h"
#include "base/mem.h"

#include <SDL_image.h>
#include <string.h>

#define ICONS_MOST 192 /* name and size; the oldest goes */
#define ICONS_MAX_PX 1024
#define ICONS_MAX_BYTES (64 * 1024)

struct icon {
    char *name;
    int size;
    uint8_t *alpha; /* NULL: broken or missing */
};

struct icons {
    char *assets;
    struct icon kept[ICONS_MOST];
    size_t count, oldest;
};

struct icons *icons_create(const char *assets)
{
    struct icons *ic = mem_alloc(sizeof *ic);
    ic->assets = mem_copy_text(assets);
    return ic;
}

static void icon_finish(struct icon *icon)
{
    mem_free(icon->name);
    mem_free(icon->alpha);
    memset(icon, 0, sizeof *icon);
}

void icons_destroy(struct icons *ic)
{
    if (!ic) {
        return;
    }
    for (size_t i = 0; i < ic->count; i++) {
        icon_finish(&ic->kept[i]);
    }
    mem_free(ic->assets);
    mem_free(ic);
}

/* Names come from draw lists, which may carry words of a pack: no way out of the folder. */
static bool icon_name_fits(const char *name)
{
    size_t length = strlen(name);
    return length > 0 && length <= 64 &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static uint8_t *icon_coverage(const SDL_Surface *s, int size)
{
    const SDL_PixelFormat *f = s->format;
    uint8_t *alpha = mem_alloc((size_t)size * (size_t)size);
    int width = s->w < size ? s->w : size, height = s->h < size ? s->h : size;
    int left = (size - width) / 2, top = (size - height) / 2;
    for (int y = 0; y < height; y++) {
        const uint8_t *row = (const uint8_t *)s->pixels + (ptrdiff_t)y * s->pitch;
        for (int x = 0; x < width; x++) {
            uint32_t v;
            memcpy(&v, row + 4 * x, sizeof v);
            alpha[(top + y) * size + left + x] = (uint8_t)((v & f->Amask) >> f->Ashift);
        }
    }
    return alpha;
}

static uint8_t *icon_rasterise(const struct buf *svg, int size, struct err *err)
{
    SDL_RWops *source = SDL_RWFromConstMem(svg->data, (int)svg->length);
    SDL_Surface *s = source ? IMG_LoadSizedSVG_RW(source, size, size) : NULL;
    uint8_t *alpha = NULL;
    if (source) {
        SDL_RWclose(source);
    }
    if (s && s->format->BytesPerPixel == 4 && s->format->Amask) {
        alpha = icon_coverage(s, size);
    } else {
        err_set(err, ERR_INVALID, "%s", s ? "no alpha" : IMG_GetError());
    }
    SDL_FreeSurface(s);
    return alpha;
}

static uint8_t *icon_load(const struct icons *ic, const char *name, int size)
{
    struct buf path = {0}, svg = {0};
    struct err err = {0};
    uint8_t *alpha = NULL;
    buf_format(&path, "%s/icons/%s.svg", ic->assets, name);
    if (buf_read_file(&svg, buf_text(&path), ICONS_MAX_BYTES, &err) && svg.length > 0) {
        alpha = icon_rasterise(&svg, size, &err);
    }
    if (!alpha) {
        log_warn("icon '%s': %s", name, err.code ? err.text : "an empty file");
    }
    buf_finish(&svg);
    buf_finish(&path);
    return alpha;
}

static struct icon *icons_find(struct icons *ic, const char *name, int size)
{
    struct icon *icon;
    for (size_t i = 0; i < ic->count; i++) {
        if (ic->kept[i].size == size && strcmp(ic->kept[i].name, name) == 0) {
            return &ic->kept[i];
        }
    }
    if (ic->count < ICONS_MOST) {
        icon = &ic->kept[ic->count++];
    } else {
        icon = &ic->kept[ic->oldest];
        ic->oldest = (ic->oldest + 1) % ICONS_MOST;
        icon_finish(icon);
    }
    icon->name = mem_copy_text(name);
    icon->size = size;
    icon->alpha = icon_load(ic, name, size);
    return icon;
}

bool icons_get(struct icons *ic, const char *name, int size_px, struct paint_glyph *out)
{
    struct icon *icon;
    if (size_px < 1 || size_px > ICONS_MAX_PX || !icon_name_fits(name)) {
        return false;
    }
    icon = icons_find(ic, name, size_px);
    if (!icon->alpha) {
        return false;
    }
    *out = (struct paint_glyph){
        .alpha = icon->alpha, .width = size_px, .height = size_px, .pitch = size_px};
    return true;
}
