/* One face of a font collection, opened for measuring and for drawing. Private to the sdl room. */
#ifndef SDL_FONTFILE_H
#define SDL_FONTFILE_H

#include <SDL_ttf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A whole file mapped into memory, shared by the faces in it. A map of zeroes is not mapped yet. */
struct fontmap {
    void *bytes; /* NULL: not mapped */
    size_t size;
    int fd;
    int loads; /* glyphs read since the map's pages were last given back */
    bool failed;
};

struct fontface {
    struct fontmap *map;
    TTF_Font *font; /* NULL: not open, or cannot be opened */
    bool failed;
    int dpi; /* the size set now, in 1/72 px; see fontface_size */
    bool oblique;
    int ascent, descent; /* units of 1/1000 em, both > 0 */
};

#define FONTFACE_UNITS 1000 /* per em, of every Noto CJK face */

/* Opens face `index` of the file at `path`. false, and one line in the log, when that fails; asked
 * again it fails at once. */
bool fontface_open(struct fontface *f, struct fontmap *map, const char *path, int index);
void fontface_close(struct fontface *f);
void fontmap_close(struct fontmap *map);

/* Sets size (1/72 px) and slant for drawing, or units for measuring. Costs nothing when unchanged.
 */
bool fontface_draw(struct fontface *f, int dpi, bool oblique);
bool fontface_measure(struct fontface *f);

/* Tells that glyph outlines have been read; gives the map's pages back to the system now and then.
 */
void fontface_read(struct fontface *f);

#endif
