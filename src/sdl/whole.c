/* Whole pictures that are moved and zoomed: three sizes of one picture, as it is at rest, twice and
 * four times that, like the levels of a map. A finger that zooms passes from one to the next; until
 * the next has been decoded the one before is stretched, so that a zoom never shows a hole and
 * never waits. No size is larger than the largest stored one: beyond it there is nothing more to
 * see, and the painter stretches as well as the decoder would. */
#include "sdl/images_parts.h"

#define WHOLE_LEVELS 3
#define WHOLE_STRETCH \
    1.02 /* a picture may be enlarged by this much before the next size is taken */

static bool whole_view(struct decode_view *v, const struct image *base, int level)
{
    int width = base->view.width << level, height = base->view.height << level;
    if (level > 0 && (width > base->most_width || height > base->most_height)) {
        width = base->most_width;
        height = base->most_height;
    }
    if (!image_view(v, width, height, 0.5f, 0.5f, 1)) {
        return false;
    }
    v->stretched = true;
    return true;
}

/* The first size that is at least as large as what is shown, or the last one that gains anything.
 */
static int whole_level(const struct image *base, int shown_w)
{
    int level = 0;
    while (level + 1 < WHOLE_LEVELS && shown_w > (base->view.width << level) * WHOLE_STRETCH &&
           base->view.width << level < base->most_width) {
        level++;
    }
    return level;
}

enum paint_ready images_whole(struct images *im, const char *name, int base_w, int base_h,
                              int shown_w, struct paint_pixels *out, rgba *stand_in)
{
    struct decode_view view;
    struct image *base, *best;
    int level;
    if (!name || !*name || !image_view(&view, base_w, base_h, 0.5f, 0.5f, 1)) {
        return PAINT_MISSING;
    }
    view.stretched = true;
    base = images_want(im, name, &view, false); /* always: the way back out must not wait either */
    level = whole_level(base, shown_w);
    best = level > 0 && whole_view(&view, base, level) ? images_want(im, name, &view, false) : base;
    while (best->state != IMAGE_READY && level-- > 0) {
        struct image *less = whole_view(&view, base, level) ? images_find(im, name, &view) : NULL;
        if (less && less->state == IMAGE_READY) {
            images_use(im, less);
            best = less;
        }
    }
    images_start(im);
    return image_answer(best, out, stand_in);
}
