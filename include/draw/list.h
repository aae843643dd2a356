/* A frame as data: a flat list of draw commands, painted in order.
 *
 * Commands borrow their strings and glyphs; they must stay valid until the list has been painted
 * and compared (end of the frame). Everything is in design units. Nothing here draws. */
#ifndef DRAW_LIST_H
#define DRAW_LIST_H

#include "base/buf.h"
#include "draw/rect.h"

#include <stddef.h>
#include <stdint.h>

enum draw_kind {
    DRAW_FILL,    /* rectangle with round corners (a disc when radius >= half a side) */
    DRAW_STROKE,  /* its outline, `width` wide, drawn inside the rectangle's edge */
    DRAW_LINE,    /* anti-aliased segment with round ends */
    DRAW_POLYGON, /* filled, even-odd; flat ornaments such as ridges and ticks */
    DRAW_IMAGE, /* picture scaled to cover the rectangle, with round corners; `colour` is the ground
                 * of the frame drawn when there is none (0: the light one). Or a free one, see
                 * below */
    DRAW_ICON,  /* one-colour icon */
    DRAW_GLYPHS, /* one run of glyphs of one face and size on one baseline */
    DRAW_CLIP,   /* until the matching DRAW_UNCLIP only `rect` is painted, within its round
                  * corners; nests */
    DRAW_UNCLIP,
    DRAW_SCROLL, /* as DRAW_CLIP, and tells that what is inside stands at `offset` */
    DRAW_UNSCROLL,
    DRAW_SNAPSHOT /* the frame kept by the compositor, for cross-fades */
};

struct draw_glyph {
    uint32_t cp; /* Unicode scalar value; faces map it to a glyph one to one */
    float x;     /* left of the glyph's advance box, u, absolute */
};

/* Corner radii in u, clockwise from top left. */
struct draw_corners {
    float tl, tr, br, bl;
};

struct draw_command {
    enum draw_kind kind;
    struct rect rect; /* bounds of what it paints; glyphs: a box that surely holds the ink */
    rgba colour;
    struct draw_corners corners;
    union {
        struct {
            float width;          /* stroke, line */
            float x0, y0, x1, y1; /* line */
        } line;
        struct {
            const float *xy; /* pairs */
            size_t count;    /* points */
        } polygon;
        struct {
            const char *name;       /* picture of the pack */
            float focus_x, focus_y; /* 0..1: the point that stays in view when cropped */
            float zoom;             /* 1: just covers; larger: closer */
            float alpha;            /* 0..1 */
            /* A free picture: not 0. `rect` is then the whole picture however large, and this is
             * its size at rest, in u. It is decoded at that size, twice or four times it, whichever
             * does, and scaled while it is painted: moving and zooming it decodes nothing. Focus,
             * zoom, alpha and corners do not apply; a clip with round corners does. */
            float base_w, base_h;
        } image;
        struct {
            const char *name; /* file name in assets/icons without .svg */
        } icon;
        struct {
            const struct draw_glyph *glyphs;
            size_t count;
            float baseline;   /* y */
            float size;       /* em in u */
            uint8_t face;     /* text/metrics.h */
            const char *text; /* for dumps and inspection: the UTF-8 it came from */
            size_t text_length;
        } run;
        struct {
            uint64_t id;
            float offset_x, offset_y; /* content origin minus viewport origin, u (<= 0 once
                                       * scrolled); times the scale a whole number of pixels */
            bool opaque; /* the first command inside covers `rect` with one opaque colour: what has
                          * been painted may be moved instead of painted again */
        } scroll;
        struct {
            float alpha;
            float dx, dy;
        } snapshot;
    } as;
};

struct draw_list {
    struct draw_command *commands;
    size_t count, capacity;
    struct rect bounds; /* the whole frame in u */
    float scale;        /* device pixels per u */
    rgba ground;        /* colour of what no command covers */
};

void draw_begin(struct draw_list *list, float width_px, float height_px, rgba ground);
struct draw_command *draw_add(struct draw_list *list, enum draw_kind kind, struct rect rect,
                              rgba colour); /* zeroed otherwise; valid until the next draw_add */
void draw_list_finish(struct draw_list *list);

struct draw_corners draw_round(float radius);     /* all four alike */
struct draw_corners draw_round_top(float radius); /* a leaf that stands in the soil */

/* Hash of a command without its place: two commands with equal hashes and sizes paint equal pixels
 * at their places. `dx`, `dy` are taken from every coordinate first. */
uint64_t draw_command_hash(const struct draw_command *c, float dx, float dy);

/* The list as text, one command a line, stable across machines: numbers with one decimal. */
void draw_dump(const struct draw_list *list, struct buf *out);

#endif
