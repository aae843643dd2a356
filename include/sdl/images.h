/* Pictures of the pack and the program's icons as pixels, at exactly the size asked for. A picture
 * "app/<x>" is a drawing of the program's own, assets/pictures/<x>.svg, and needs no pack.
 *
 * A picture is read on the main thread (a query), checked, decoded and scaled by the worker, and
 * kept in a cache with a budget in bytes; least recently used goes first, what the last frame used
 * never. Until it is there the answer is PAINT_LATER and the pack's average colour. A broken or
 * missing picture is PAINT_MISSING, and one line in the log. */
#ifndef SDL_IMAGES_H
#define SDL_IMAGES_H

#include "base/err.h"
#include "pack/pack.h"
#include "paint/compositor.h"
#include "platform/worker.h"

struct images;

struct images *images_create(struct pack *pack, const char *assets, struct worker *worker,
                             size_t budget_bytes);
void images_destroy(struct images *im); /* before the worker: waits for the jobs under way */
void images_set_pack(struct images *im, struct pack *pack); /* drops every picture; NULL: no pack */
/* Another edition of the pack, the one before still open: pictures that are the same in both stay,
 * so that nothing flashes when a comma has been mended. */
void images_change_pack(struct images *im, struct pack *pack);

enum paint_ready images_picture(struct images *im, const char *name, int width, int height,
                                float focus_x, float focus_y, float zoom, struct paint_pixels *out,
                                rgba *stand_in);
/* A whole picture of base_w × base_h pixels at rest, shown shown_w wide, in a size that serves or,
 * until that one is decoded, in another that is there. A size never costs a frame its picture. */
enum paint_ready images_whole(struct images *im, const char *name, int base_w, int base_h,
                              int shown_w, struct paint_pixels *out, rgba *stand_in);
bool images_icon(struct images *im, const char *name, int size_px, struct paint_glyph *out);

/* Starts decoding without waiting to be asked by a frame (the next attract scene). */
void images_prefetch(struct images *im, const char *name, int width, int height, float focus_x,
                     float focus_y);

/* Names whose pixels arrived since the last call; valid until the next one. */
size_t images_fresh(struct images *im, const char *const **names);
void images_frame(struct images *im); /* a new frame begins: ages the cache */
size_t images_bytes(const struct images *im);

/* Writes x8r8g8b8 pixels as a PNG file. ERR_IO. */
bool images_write_png(const char *path, const void *pixels, int width, int height, int pitch,
                      struct err *err);
/* Reads a PNG file into x8r8g8b8 pixels (mem_free them). ERR_NOT_FOUND, ERR_INVALID. */
bool images_read_png(const char *path, uint32_t **pixels, int *width, int *height, struct err *err);

#endif
