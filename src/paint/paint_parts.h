/* The compositor's state and the painters of single commands. Private to the paint room. */
#ifndef PAINT_PARTS_H
#define PAINT_PARTS_H

#include "atlas.h"
#include "canvas.h"
#include "corners.h"
#include "shapes.h"

#define PAINT_MOST_SOLIDS 32

struct paint_picture { /* an image command's answer from the source, this frame */
    bool resolved;
    enum paint_ready ready;
    struct picture picture;
    rgba stand_in;
};

#define PAINT_MOST_ROUNDINGS 8

struct rounding { /* an open clip, and what lay beneath its round corners */
    bool used;    /* it has some */
    struct irect box, corner[4], part[4];
    int radius[4];
    uint32_t *beneath; /* the parts, one after another */
    size_t capacity;
};

struct compositor {
    struct paint_source source;
    struct canvas canvas;
    struct corner_cache corners;
    struct shape_scratch scratch;
    struct atlas atlas;
    struct paint_stats stats;
    uint32_t *snapshot; /* NULL: none kept; rows without gaps */
    int snapshot_width, snapshot_height;
    int *points; /* a polygon's, under way */
    size_t point_capacity;

    /* this frame, one per command */
    const struct draw_list *list;
    struct draw_place *places;
    struct paint_picture *pictures;
    struct irect *solid; /* what it hides, if it turns out to be opaque; see compositor_body */
    size_t capacity;
    size_t solids[PAINT_MOST_SOLIDS]; /* commands with a large solid */
    size_t solid_count;
    struct rounding roundings[PAINT_MOST_ROUNDINGS]; /* open ones, innermost last */
    size_t rounding_count;
};

struct irect compositor_body(const struct compositor *c, size_t index);

bool compositor_opaque(struct compositor *c, size_t index); /* is its solid opaque indeed? */

/* hidden.c: the part of `clip` that no opaque command from `first` on hides from what lies beneath
 * `first`; returns the number of rectangles. The caller finishes the region. */
void compositor_find_solids(struct compositor *c);
size_t compositor_visible(struct compositor *c, size_t first, struct irect clip,
                          pixman_region32_t *out);

/* rounding.c: clips with round corners */
void rounding_safe(struct compositor *c); /* takes their corners out of what hides */
void rounding_open(struct compositor *c, size_t index, struct irect r);
void rounding_close(struct compositor *c);
void rounding_finish(struct compositor *c);

/* pictures.c */
void compositor_image(struct compositor *c, size_t index);
bool compositor_picture_opaque(struct compositor *c, size_t index);
void compositor_close_pictures(struct compositor *c);
void compositor_snapshot(struct compositor *c, const struct draw_command *command,
                         struct irect ink);
bool compositor_snapshot_opaque(const struct compositor *c, const struct draw_command *command);

/* marks.c */
void compositor_icon(struct compositor *c, const struct draw_command *command, struct irect ink);
void compositor_glyphs(struct compositor *c, const struct draw_command *command);
void compositor_polygon(struct compositor *c, const struct draw_command *command, struct irect ink);

#endif
