/* All pictures of a pack, scaled for their uses, by two threads and in a fixed order. */
#ifndef AUTHOR_PICTURES_PICTURES_H
#define AUTHOR_PICTURES_PICTURES_H

#include "author/model.h"
#include "base/buf.h"
#include "pack/seal.h"

#define PICTURES_SIZES_MAX 4

struct picture_size {
    int width, height;
    const char *mime;
    struct buf bytes;
    uint8_t digest[PACK_DIGEST_SIZE]; /* of the bytes */
};

struct picture_done {
    struct picture_size sizes[PICTURES_SIZES_MAX]; /* largest first */
    size_t count;
    uint32_t colour; /* average, 0xRRGGBBAA */
};

/* Called once per picture in the model's order, on the calling thread. */
struct pictures_sink {
    bool (*take)(void *self, const struct model_picture *p, struct picture_done *done,
                 struct err *err);
    void *self;
};

/* Reads, checks and scales every picture; problems with one go to m->d. With sink->take NULL only
 * the smallest size is made, which is enough to know that a picture can be. false: the sink failed.
 */
bool pictures_make(struct model *m, const struct pictures_sink *sink, struct err *err);

/* The sizes a picture of w × h is stored at, largest first; how many. Vector pictures are drawn as
 * large as a screen may need, others never larger than they are. */
size_t pictures_sizes(double w, double h, bool vector, bool fills_screen,
                      struct picture_size sizes[PICTURES_SIZES_MAX]);

#endif
