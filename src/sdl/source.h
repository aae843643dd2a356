/* Where the bytes of a picture come from: the pack, or, for the names "app/<x>", the program's own
 * assets/pictures/<x>.svg, which are there whatever the pack. Private to the sdl room. */
#ifndef SDL_SOURCE_H
#define SDL_SOURCE_H

#include "pack/pack.h"
#include "sdl/decode.h"

struct source {
    struct buf bytes;
    uint8_t digest[32];   /* of a picture of the pack */
    int drawn_w, drawn_h; /* of a drawing of the program's own; otherwise 0 */
};

bool source_has(const struct pack *pack, const char *name); /* may have, with this pack or NULL */

/* The main thread: size and colour, then the bytes. ERR_NOT_FOUND, ERR_INVALID, ERR_IO. */
bool source_about(struct pack *pack, const char *assets, const char *name, struct arena *mem,
                  struct pack_picture *out, struct err *err);
bool source_read(struct pack *pack, const char *assets, const char *name, int min_width,
                 int min_height, struct source *out, struct err *err);

/* Any thread: see decode_picture. */
bool source_decode(const struct source *s, const struct decode_view *view, uint32_t **pixels,
                   bool *opaque, struct err *err);

/* The same pixels in both packs: size and colour tell the shape, the digest the rest. */
bool source_same(struct pack *one, struct pack *other, const char *name, int min_width,
                 int min_height, struct arena *mem);

#endif
