/* Pictures, what stands for them, and the kept frame.
 *
 * The source is asked once per command and frame, and only for pictures some damaged rectangle
 * needs. A picture that is on its way is its average colour. One that does not exist is a drawn
 * frame in the house style, a sun over two slopes on a quiet ground: it must look designed, for a
 * visitor may meet it. */
#include "paint_parts.h"

#include "base/mem.h"

#include <string.h>

#define PICTURES_FREE_MOST 30000 /* pixels a side: pixman counts in 16 bits */
#define PICTURES_FRAME_GROUND 0xE8F0F6FFu
#define PICTURES_FRAME_FAR 0xD5E1EAFFu
#define PICTURES_FRAME_NEAR 0xC3D2DEFFu
#define PICTURES_FRAME_TONE 0x7D93A6FFu /* what the mark leans to on another ground */

/* One that is moved and zoomed: whatever size the source has of it, stretched over its place. */
static void pictures_get_free(struct compositor *c, const struct draw_command *command, int width,
                              int height, struct paint_picture *p)
{
    struct paint_pixels pixels = {0};
    int base_w, base_h;
    if (!command->as.image.name || !c->source.whole || width < 1 || height < 1 ||
        width > PICTURES_FREE_MOST || height > PICTURES_FREE_MOST) {
        return;
    }
    draw_base_px(command, c->list->scale, &base_w, &base_h);
    p->ready = c->source.whole(c->source.self, command->as.image.name, base_w, base_h, width,
                               &pixels, &p->stand_in);
    if (p->ready != PAINT_READY) {
        return;
    }
    if (pixels.pixels && pixels.width > 0 && pixels.height > 0 && pixels.pitch % 4 == 0 &&
        pixels.pitch / 4 >= pixels.width) {
        picture_open_stretched(&p->picture, &pixels, width, height);
    } else {
        p->ready = PAINT_MISSING;
    }
}

static struct paint_picture *pictures_get(struct compositor *c, size_t index)
{
    struct paint_picture *p = &c->pictures[index];
    const struct draw_command *command = &c->list->commands[index];
    struct irect ink = c->places[index].ink;
    int width = ink.x1 - ink.x0;
    int height = ink.y1 - ink.y0;
    struct paint_pixels pixels = {0};
    if (p->resolved) {
        return p;
    }
    memset(p, 0, sizeof *p);
    p->resolved = true;
    p->ready = PAINT_MISSING;
    if (draw_is_free(command)) {
        pictures_get_free(c, command, width, height, p);
        return p;
    }
    if (command->as.image.name && c->source.image) {
        p->ready = c->source.image(c->source.self, command->as.image.name, width, height,
                                   command->as.image.focus_x, command->as.image.focus_y,
                                   command->as.image.zoom, &pixels, &p->stand_in);
    }
    if (p->ready == PAINT_READY) {
        bool flat = pixels.flat && pixels.flat->width == width && pixels.flat->height == height;
        if (flat || (pixels.pixels && pixels.width == width && pixels.height == height &&
                     pixels.pitch % 4 == 0 && pixels.pitch / 4 >= width)) {
            picture_open(&p->picture, &pixels, draw_alpha_255(command->as.image.alpha));
        } else {
            p->ready = PAINT_MISSING;
        }
    }
    return p;
}

void compositor_close_pictures(struct compositor *c)
{
    for (size_t i = 0; i < c->list->count; i++) {
        if (c->pictures[i].resolved && c->pictures[i].ready == PAINT_READY) {
            picture_close(&c->pictures[i].picture);
        }
        c->pictures[i].resolved = false;
    }
}

bool compositor_picture_opaque(struct compositor *c, size_t index)
{
    const struct paint_picture *p;
    if (!draw_is_free(&c->list->commands[index]) &&
        draw_alpha_255(c->list->commands[index].as.image.alpha) < 255) {
        return false;
    }
    p = pictures_get(c, index);
    switch (p->ready) {
    case PAINT_READY:
        return p->picture.opaque;
    case PAINT_LATER:
        return (p->stand_in & 255u) == 255u;
    case PAINT_MISSING:
        break;
    }
    return true;
}

/* A corner's mask times the picture's alpha, in the row scratch. */
static struct coverage pictures_fade(struct compositor *c, struct coverage mask, int alpha)
{
    int pitch = (mask.width + 3) / 4 * 4;
    uint8_t *out = shape_row(&c->scratch, pitch * mask.height);
    for (int y = 0; y < mask.height; y++) {
        for (int x = 0; x < mask.width; x++) {
            int v = mask.alpha[(ptrdiff_t)y * mask.pitch + x] * alpha;
            out[y * pitch + x] = (uint8_t)((v + 127) / 255);
        }
    }
    return (struct coverage){out, mask.width, mask.height, pitch};
}

static void pictures_ready(struct compositor *c, const struct picture *p, struct irect ink,
                           struct draw_radii radii)
{
    struct irect bands[5];
    size_t count = shape_bands(ink, radii, bands);
    for (size_t i = 0; i < count; i++) {
        canvas_picture(&c->canvas, ink.x0, ink.y0, p, bands[i]);
    }
    for (int i = CORNER_TL; i <= CORNER_BL; i++) {
        enum corner_place place = (enum corner_place)i;
        struct irect box = shape_corner(ink, radii, place);
        if (!irect_empty(irect_cross(box, c->canvas.clip))) {
            struct coverage mask = corner_mask(&c->corners, shape_radius(radii, place), 0, place);
            if (p->alpha < 255) {
                mask = pictures_fade(c, mask, p->alpha);
            }
            canvas_picture_masked(&c->canvas, ink.x0, ink.y0, p, box, mask);
        }
    }
}

/* A mark in the middle, never nearer the edge than the corners reach: a sun and two slopes that
 * share a foot. Sides are sixteenths of a pixel. */
static void pictures_frame(struct compositor *c, struct irect ink, rgba ground, float alpha)
{
    bool own = ground != PICTURES_FRAME_GROUND;
    rgba far_colour = own ? colour_mix(ground, PICTURES_FRAME_TONE, 0.15f) : PICTURES_FRAME_FAR;
    rgba near_colour = own ? colour_mix(ground, PICTURES_FRAME_TONE, 0.35f) : PICTURES_FRAME_NEAR;
    int width = ink.x1 - ink.x0;
    int height = ink.y1 - ink.y0;
    int side = (width < height ? width : height) * 2 / 5;
    int unit = side; /* a sixteenth of the mark, in sixteenths of a pixel */
    struct irect mark = {ink.x0 + (width - side) / 2, ink.y0 + (height - side) / 2, 0, 0};
    int sun = side / 4;
    const int far_slope[6] = {7 * unit, 15 * unit, 11 * unit, 6 * unit, 16 * unit, 15 * unit};
    const int near_slope[6] = {0, 15 * unit, 6 * unit, 4 * unit, 12 * unit, 15 * unit};
    struct irect disc;
    if (side < 16) {
        return;
    }
    mark.x1 = mark.x0 + side;
    mark.y1 = mark.y0 + side;
    disc = (struct irect){mark.x1 - sun, mark.y0, mark.x1, mark.y0 + sun};
    shape_fill(&c->canvas, &c->corners, disc,
               (struct draw_radii){sun / 2, sun / 2, sun / 2, sun / 2},
               colour_with_alpha(near_colour, alpha));
    shape_polygon(&c->canvas, &c->scratch, far_slope, 3, mark,
                  colour_with_alpha(far_colour, alpha));
    shape_polygon(&c->canvas, &c->scratch, near_slope, 3, mark,
                  colour_with_alpha(near_colour, alpha));
}

void compositor_image(struct compositor *c, size_t index)
{
    const struct draw_command *command = &c->list->commands[index];
    struct irect ink = c->places[index].ink;
    bool is_free = draw_is_free(command);
    struct draw_corners corners = is_free ? (struct draw_corners){0, 0, 0, 0} : command->corners;
    struct draw_radii radii =
        draw_radii_px(corners, c->list->scale, ink.x1 - ink.x0, ink.y1 - ink.y0);
    float alpha = is_free ? 1.0f : (float)draw_alpha_255(command->as.image.alpha) / 255.0f;
    const struct paint_picture *p = pictures_get(c, index);
    rgba ground = command->colour & 255u ? command->colour | 255u : PICTURES_FRAME_GROUND;
    switch (p->ready) {
    case PAINT_READY:
        pictures_ready(c, &p->picture, ink, radii);
        break;
    case PAINT_LATER:
        shape_fill(&c->canvas, &c->corners, ink, radii, colour_with_alpha(p->stand_in, alpha));
        break;
    case PAINT_MISSING:
        shape_fill(&c->canvas, &c->corners, ink, radii, colour_with_alpha(ground, alpha));
        pictures_frame(c, ink, ground, alpha);
        break;
    }
}

bool compositor_snapshot_opaque(const struct compositor *c, const struct draw_command *command)
{
    return c->snapshot && draw_alpha_255(command->as.snapshot.alpha) == 255 &&
           draw_px(command->as.snapshot.dx, c->list->scale) == 0 &&
           draw_px(command->as.snapshot.dy, c->list->scale) == 0 &&
           c->snapshot_width == c->canvas.width && c->snapshot_height == c->canvas.height;
}

void compositor_snapshot(struct compositor *c, const struct draw_command *command, struct irect ink)
{
    const struct paint_pixels pixels = {
        c->snapshot, c->snapshot_width, c->snapshot_height, c->snapshot_width * 4, true, NULL};
    struct picture p;
    if (!c->snapshot) {
        return;
    }
    picture_open(&p, &pixels, draw_alpha_255(command->as.snapshot.alpha));
    canvas_picture(&c->canvas, draw_px(command->as.snapshot.dx, c->list->scale),
                   draw_px(command->as.snapshot.dy, c->list->scale), &p, ink);
    picture_close(&p);
}
