/* One-colour icons as coverage. Private to the sdl room. */
#ifndef SDL_ICONS_H
#define SDL_ICONS_H

#include "paint/compositor.h"

struct icons;

struct icons *icons_create(const char *assets);
void icons_destroy(struct icons *ic);

/* false: no such icon, or its file is broken (one line in the log, once). `out->alpha` is valid
 * until the next call. */
bool icons_get(struct icons *ic, const char *name, int size_px, struct paint_glyph *out);

#endif
