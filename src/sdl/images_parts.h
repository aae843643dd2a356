/* What the files of the picture cache share. Private to images.c and whole.c. */
#ifndef SDL_IMAGES_PARTS_H
#define SDL_IMAGES_PARTS_H

#include "sdl/decode.h"
#include "sdl/images.h"

enum image_state { IMAGE_WANTED, IMAGE_LOADING, IMAGE_READY, IMAGE_MISSING };

struct image {
    uint64_t key, serial;
    char *name;
    struct decode_view view;
    int min_width, min_height;   /* of the stored size to read */
    int most_width, most_height; /* of the largest stored size; 0: none */
    enum image_state state;
    rgba colour;
    uint32_t *pixels;
    struct flat *flat;  /* instead of pixels */
    bool opaque, ahead; /* ahead: only prefetched so far */
    int64_t used;       /* the last frame that asked for it */
};

/* A view within bounds; false: too large or empty. */
bool image_view(struct decode_view *v, int width, int height, float focus_x, float focus_y,
                float zoom);
/* The entry of this name and view: made and wanted when there is none, and used by this frame. */
struct image *images_want(struct images *im, const char *name, const struct decode_view *view,
                          bool ahead);
/* The same without a wish; NULL: none. */
struct image *images_find(struct images *im, const char *name, const struct decode_view *view);
void images_use(struct images *im, struct image *e); /* it is seen this frame */
void images_start(struct images *im);                /* begins what may be begun */
enum paint_ready image_answer(const struct image *e, struct paint_pixels *out, rgba *stand_in);

#endif
