/* Opening Noto CJK collections.
 *
 * The file is mapped, not read through stdio: a glyph then costs 9 instead of 15 microseconds to
 * load, and nothing is copied. The price is that pages touched once stay in the process's memory
 * (20 MiB after a few thousand characters), so they are given back every FONTMAP_REST loads; they
 * stay in the system's page cache and come back with one soft fault. Packages replace a font by
 * renaming a new file over it, so the mapped one never shrinks under us.
 *
 * One TTF_Font serves measuring and drawing: a second one would cost 2.3 MiB and 1.3 ms a face, and
 * changing the size half a microsecond. Fractional sizes: SDL2_ttf takes whole points only, but
 * whole dots per inch too, and 1 pt at 72 n dpi is n pixels, so the dpi give steps of 1/72 px.
 *
 * Hinting: none for measuring; light for drawing, which snaps strokes vertically only. At 26 to 34
 * px it makes the thin horizontal strokes of Han crisp and leaves widths alone. */
#include "sdl/fontfile.h"

#include "base/log.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define FONTMAP_REST 128
#define FONTMAP_EXIT_CODE 70 /* EX_SOFTWARE of sysexits.h */
#define FONTFACE_MEASURE_DPI (72 * FONTFACE_UNITS)

static bool fontmap_open(struct fontmap *map, const char *path)
{
    struct stat st;
    void *bytes;
    int fd;
    if (map->bytes || map->failed) {
        return !map->failed;
    }
    map->failed = true;
    fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return false;
    }
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size <= 0 || st.st_size > INT_MAX) {
        close(fd);
        return false;
    }
    bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED) {
        close(fd);
        return false;
    }
    map->fd = fd;
    map->bytes = bytes;
    map->size = (size_t)st.st_size;
    map->failed = false;
    return true;
}

void fontmap_close(struct fontmap *map)
{
    if (map->bytes) {
        munmap(map->bytes, map->size);
        close(map->fd);
    }
    memset(map, 0, sizeof *map);
}

/* Maps the same file over itself, which drops every page from this process. (glibc's posix_madvise
 * ignores POSIX_MADV_DONTNEED, and madvise is not POSIX.) When even that fails there is no memory
 * left, and the pages may be gone: the house leaves with 70, as base/mem does. */
static void fontmap_rest(struct fontmap *map)
{
    if (mmap(map->bytes, map->size, PROT_READ, MAP_PRIVATE | MAP_FIXED, map->fd, 0) != map->bytes) {
        log_warn("out of memory mapping a font; leaving so that the service starts again");
        exit(FONTMAP_EXIT_CODE);
    }
    map->loads = 0;
}

bool fontface_open(struct fontface *f, struct fontmap *map, const char *path, int index)
{
    SDL_RWops *source;
    if (f->font || f->failed) {
        return !f->failed;
    }
    f->failed = true;
    if (!fontmap_open(map, path)) {
        log_warn("font %s cannot be read", path);
        return false;
    }
    source = SDL_RWFromConstMem(map->bytes, (int)map->size);
    f->font = source ? TTF_OpenFontIndexRW(source, 1, FONTFACE_UNITS, index) : NULL;
    if (!f->font) {
        log_warn("font %s, face %d: %s", path, index, TTF_GetError());
        return false;
    }
    f->map = map;
    f->failed = false;
    fontface_measure(f);
    f->ascent = TTF_FontAscent(f->font);
    f->descent = -TTF_FontDescent(f->font);
    fontmap_rest(map);
    return true;
}

void fontface_close(struct fontface *f)
{
    if (f->font) {
        TTF_CloseFont(f->font);
    }
    memset(f, 0, sizeof *f);
}

static bool fontface_set(struct fontface *f, int dpi, bool oblique)
{
    bool measure = dpi == FONTFACE_MEASURE_DPI;
    if (f->dpi == dpi && f->oblique == oblique) {
        return true;
    }
    if (measure != (f->dpi == FONTFACE_MEASURE_DPI)) {
        TTF_SetFontHinting(f->font, measure ? TTF_HINTING_NONE : TTF_HINTING_LIGHT);
    }
    if (f->oblique != oblique) {
        TTF_SetFontStyle(f->font, oblique ? TTF_STYLE_ITALIC : TTF_STYLE_NORMAL);
        f->oblique = oblique;
    }
    if (f->dpi != dpi) {
        f->dpi = 0; /* unknown while it may fail */
        if (TTF_SetFontSizeDPI(f->font, 1, (unsigned)dpi, (unsigned)dpi) != 0) {
            return false;
        }
        f->dpi = dpi;
    }
    return true;
}

bool fontface_draw(struct fontface *f, int dpi, bool oblique)
{
    return fontface_set(f, dpi, oblique);
}

bool fontface_measure(struct fontface *f)
{
    return fontface_set(f, FONTFACE_MEASURE_DPI, false);
}

void fontface_read(struct fontface *f)
{
    if (++f->map->loads >= FONTMAP_REST) {
        fontmap_rest(f->map);
    }
}
