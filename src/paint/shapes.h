/* Rounded rectangles, outlines, lines and polygons. Private to the paint room. All are cut by the
 * canvas's clip and give the same pixels whatever the clip is. */
#ifndef PAINT_SHAPES_H
#define PAINT_SHAPES_H

#include "canvas.h"
#include "corners.h"
#include "draw/pixels.h"

struct shape_scratch { /* rows and edges under way; grows, is kept */
    uint8_t *row;
    size_t row_capacity;
    int32_t *cover, *area;
    uint8_t *touched;
    int *columns;
    size_t cell_capacity;
    struct polygon_edge *edges;
    size_t edge_capacity;
};

void shape_scratch_finish(struct shape_scratch *s);
uint8_t *shape_row(struct shape_scratch *s, int width); /* at least width + 16 bytes */

/* The rectangle without its four corner squares: up to five rectangles that do not overlap. */
size_t shape_bands(struct irect r, struct draw_radii radii, struct irect out[5]);
struct irect shape_corner(struct irect r, struct draw_radii radii, enum corner_place place);
int shape_radius(struct draw_radii radii, enum corner_place place);

void shape_fill(struct canvas *c, struct corner_cache *corners, struct irect r,
                struct draw_radii radii, rgba colour);
void shape_stroke(struct canvas *c, struct corner_cache *corners, struct irect r,
                  struct draw_radii radii, int width, rgba colour);
void shape_line(struct canvas *c, struct shape_scratch *s, const struct draw_command *command,
                float scale, struct irect ink);

/* xy: `count` points in sixteenths of a pixel, relative to ink's top left corner and inside it. */
void shape_polygon(struct canvas *c, struct shape_scratch *s, const int *xy, size_t count,
                   struct irect ink, rgba colour);

#endif
