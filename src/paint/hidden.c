/* What later opaque things hide of an earlier large one is not painted: a full redraw of a screen
 * whose picture is mostly covered by posters then costs little more than each pixel once. Only
 * large fills and pictures are cut, and only by large solids, so that the regions stay a few
 * rectangles. */
#include "paint_parts.h"

#define HIDDEN_CUT_LEAST (256 * 128) /* pixels; a smaller clip is painted as it is */
#define HIDDEN_SOLID_LEAST (96 * 96) /* pixels; a smaller solid hides nothing */
#define HIDDEN_PIECES 48             /* more pieces cost more than they save */

static int64_t hidden_area(struct irect r)
{
    return irect_empty(r) ? 0 : (int64_t)(r.x1 - r.x0) * (r.y1 - r.y0);
}

void compositor_find_solids(struct compositor *c)
{
    c->solid_count = 0;
    for (size_t i = 0; i < c->list->count && c->solid_count < PAINT_MOST_SOLIDS; i++) {
        if (hidden_area(c->solid[i]) >= HIDDEN_SOLID_LEAST) {
            c->solids[c->solid_count++] = i;
        }
    }
}

static bool hidden_may_be_cut(enum draw_kind kind)
{
    return kind == DRAW_FILL || kind == DRAW_IMAGE || kind == DRAW_SNAPSHOT;
}

size_t compositor_visible(struct compositor *c, size_t first, struct irect clip,
                          pixman_region32_t *out)
{
    pixman_region32_init_rect(out, clip.x0, clip.y0, (unsigned)(clip.x1 - clip.x0),
                              (unsigned)(clip.y1 - clip.y0));
    if (hidden_area(clip) < HIDDEN_CUT_LEAST ||
        (first > 0 && !hidden_may_be_cut(c->list->commands[first - 1].kind))) {
        return 1;
    }
    for (size_t i = 0; i < c->solid_count; i++) {
        size_t index = c->solids[i];
        struct irect r = irect_cross(c->solid[index], clip);
        if (index >= first && hidden_area(r) >= HIDDEN_SOLID_LEAST && compositor_opaque(c, index)) {
            pixman_region32_t solid;
            pixman_region32_init_rect(&solid, r.x0, r.y0, (unsigned)(r.x1 - r.x0),
                                      (unsigned)(r.y1 - r.y0));
            pixman_region32_subtract(out, out, &solid);
            pixman_region32_fini(&solid);
        }
    }
    if (pixman_region32_n_rects(out) > HIDDEN_PIECES) {
        pixman_region32_fini(out);
        pixman_region32_init_rect(out, clip.x0, clip.y0, (unsigned)(clip.x1 - clip.x0),
                                  (unsigned)(clip.y1 - clip.y0));
    }
    return (size_t)pixman_region32_n_rects(out);
}
