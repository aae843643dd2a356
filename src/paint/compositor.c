/* The frame: moves, then for each damaged rectangle the list from the last command that hides
 * everything beneath it. Places and clips are resolved once a frame, pictures when a rectangle
 * first needs them. Nothing here depends on which rectangles were damaged, except what is left out
 * because it cannot be seen: that is why a partial replay gives the bytes of a full one. */
#include "paint_parts.h"

#include "base/mem.h"

#include <string.h>

#define COMPOSITOR_ATLAS_LEAST (4u * 1024u * 1024u) /* at 1080p; 16 MiB at 4K */
#define COMPOSITOR_BAND (256 * 1024)                /* pixels */
#define COMPOSITOR_BAND_LEAST 32                    /* rows */

struct compositor *compositor_create(const struct paint_source *source)
{
    struct compositor *c = mem_alloc(sizeof *c);
    c->source = *source;
    return c;
}

void compositor_destroy(struct compositor *c)
{
    if (!c) {
        return;
    }
    compositor_drop_snapshot(c);
    canvas_finish(&c->canvas);
    corner_finish(&c->corners);
    shape_scratch_finish(&c->scratch);
    atlas_forget(&c->atlas);
    rounding_finish(c);
    mem_free(c->points);
    mem_free(c->places);
    mem_free(c->pictures);
    mem_free(c->solid);
    mem_free(c);
}

void compositor_target(struct compositor *c, void *pixels, int width, int height, int pitch)
{
    canvas_set(&c->canvas, pixels, width, height, pitch);
}

void compositor_keep_snapshot(struct compositor *c)
{
    const struct canvas *from = &c->canvas;
    size_t row = (size_t)from->width * 4;
    compositor_drop_snapshot(c);
    if (!from->image) {
        return;
    }
    c->snapshot = mem_resize_array(NULL, (size_t)from->height, row);
    c->snapshot_width = from->width;
    c->snapshot_height = from->height;
    for (int y = 0; y < from->height; y++) {
        memcpy((char *)c->snapshot + (size_t)y * row, from->pixels + (ptrdiff_t)y * from->stride,
               row);
    }
}

void compositor_drop_snapshot(struct compositor *c)
{
    mem_free(c->snapshot);
    c->snapshot = NULL;
}

void compositor_forget_glyphs(struct compositor *c)
{
    atlas_forget(&c->atlas);
}

const struct paint_stats *compositor_stats(const struct compositor *c)
{
    return &c->stats;
}

static void compositor_prepare(struct compositor *c, const struct draw_list *list)
{
    size_t pixels = (size_t)c->canvas.width * (size_t)c->canvas.height;
    size_t budget = pixels * 2;
    if (c->capacity < list->count) {
        size_t n = list->capacity > list->count ? list->capacity : list->count;
        c->places = mem_resize_array(c->places, n, sizeof *c->places);
        c->pictures = mem_resize_array(c->pictures, n, sizeof *c->pictures);
        c->solid = mem_resize_array(c->solid, n, sizeof *c->solid);
        c->capacity = n;
    }
    c->list = list;
    draw_place_all(list, c->places);
    for (size_t i = 0; i < list->count; i++) {
        c->pictures[i].resolved = false;
        c->solid[i] = compositor_body(c, i);
    }
    rounding_safe(c);
    compositor_find_solids(c);
    atlas_trim(&c->atlas, budget > COMPOSITOR_ATLAS_LEAST ? budget : COMPOSITOR_ATLAS_LEAST);
    c->atlas.rasterised = 0;
    c->canvas.written = 0;
    memset(&c->stats, 0, sizeof c->stats);
}

/* The largest rectangle a command would hide wholly, were it opaque: its box without the bands its
 * round corners stand in. */
struct irect compositor_body(const struct compositor *c, size_t index)
{
    const struct draw_command *command = &c->list->commands[index];
    struct irect ink = c->places[index].ink;
    struct irect level, upright;
    struct draw_radii d;
    int64_t level_area, upright_area;
    if (command->kind == DRAW_SNAPSHOT) {
        return c->places[index].box;
    }
    if ((command->kind != DRAW_FILL || (command->colour & 255u) != 255u) &&
        command->kind != DRAW_IMAGE) {
        return (struct irect){0, 0, 0, 0};
    }
    d = command->kind == DRAW_IMAGE && draw_is_free(command)
            ? (struct draw_radii){0, 0, 0, 0}
            : draw_radii_px(command->corners, c->list->scale, ink.x1 - ink.x0, ink.y1 - ink.y0);
    level = (struct irect){ink.x0, ink.y0 + (d.tl > d.tr ? d.tl : d.tr), ink.x1,
                           ink.y1 - (d.bl > d.br ? d.bl : d.br)};
    upright = (struct irect){ink.x0 + (d.tl > d.bl ? d.tl : d.bl), ink.y0,
                             ink.x1 - (d.tr > d.br ? d.tr : d.br), ink.y1};
    level = irect_cross(level, c->places[index].box);
    upright = irect_cross(upright, c->places[index].box);
    level_area = irect_empty(level) ? 0 : (int64_t)(level.x1 - level.x0) * (level.y1 - level.y0);
    upright_area =
        irect_empty(upright) ? 0 : (int64_t)(upright.x1 - upright.x0) * (upright.y1 - upright.y0);
    return level_area >= upright_area ? level : upright;
}

static bool compositor_within(struct irect inner, struct irect outer)
{
    return inner.x0 >= outer.x0 && inner.y0 >= outer.y0 && inner.x1 <= outer.x1 &&
           inner.y1 <= outer.y1;
}

bool compositor_opaque(struct compositor *c, size_t index)
{
    const struct draw_command *command = &c->list->commands[index];
    switch (command->kind) {
    case DRAW_FILL:
        return true; /* translucent ones have no body */
    case DRAW_IMAGE:
        return compositor_picture_opaque(c, index);
    case DRAW_SNAPSHOT:
        return compositor_snapshot_opaque(c, command);
    default:
        return false;
    }
}

/* The last command that alone decides all of `r`, or the count when none does. */
static size_t compositor_floor(struct compositor *c, struct irect r)
{
    for (size_t i = c->list->count; i-- > 0;) {
        if (compositor_within(r, c->solid[i]) && compositor_opaque(c, i)) {
            return i;
        }
    }
    return c->list->count;
}

static void compositor_command(struct compositor *c, size_t index)
{
    const struct draw_command *command = &c->list->commands[index];
    struct irect ink = c->places[index].ink;
    float scale = c->list->scale;
    struct draw_radii radii;
    switch (command->kind) {
    case DRAW_FILL:
        radii = draw_radii_px(command->corners, scale, ink.x1 - ink.x0, ink.y1 - ink.y0);
        shape_fill(&c->canvas, &c->corners, ink, radii, command->colour);
        break;
    case DRAW_STROKE:
        radii = draw_radii_px(command->corners, scale, ink.x1 - ink.x0, ink.y1 - ink.y0);
        shape_stroke(&c->canvas, &c->corners, ink, radii, draw_stroke_px(command, scale),
                     command->colour);
        break;
    case DRAW_LINE:
        shape_line(&c->canvas, &c->scratch, command, scale, ink);
        break;
    case DRAW_POLYGON:
        compositor_polygon(c, command, ink);
        break;
    case DRAW_IMAGE:
        compositor_image(c, index);
        break;
    case DRAW_ICON:
        compositor_icon(c, command, ink);
        break;
    case DRAW_GLYPHS:
        compositor_glyphs(c, command);
        break;
    case DRAW_SNAPSHOT:
        compositor_snapshot(c, command, ink);
        break;
    case DRAW_CLIP:
    case DRAW_UNCLIP:
    case DRAW_SCROLL:
    case DRAW_UNSCROLL:
        break;
    }
}

/* Paints the command before `next` (0: the ground) where no later one hides it. */
static void compositor_layer(struct compositor *c, size_t next, struct irect clip)
{
    pixman_region32_t region;
    size_t count = compositor_visible(c, next, clip, &region);
    const pixman_box32_t *boxes = pixman_region32_rectangles(&region, NULL);
    for (size_t i = 0; i < count; i++) {
        c->canvas.clip = (struct irect){boxes[i].x1, boxes[i].y1, boxes[i].x2, boxes[i].y2};
        if (next > 0) {
            compositor_command(c, next - 1);
        } else {
            canvas_fill(&c->canvas, c->canvas.clip, c->list->ground | 255u);
        }
    }
    pixman_region32_fini(&region);
}

static void compositor_rect(struct compositor *c, struct irect r)
{
    size_t from = compositor_floor(c, r);
    if (from == c->list->count) {
        compositor_layer(c, 0, r);
        from = 0;
    }
    c->rounding_count = 0;
    for (size_t i = 0; i < c->list->count; i++) {
        struct irect clip = irect_cross(c->places[i].box, r);
        enum draw_kind kind = c->list->commands[i].kind;
        if (kind == DRAW_CLIP || kind == DRAW_SCROLL) {
            /* those before the floor, too: their ends come after it, and then meet corners that `r`
             * does not touch */
            rounding_open(c, i, r);
        } else if (kind == DRAW_UNCLIP || kind == DRAW_UNSCROLL) {
            rounding_close(c);
        } else if (i >= from && !irect_empty(clip)) {
            compositor_layer(c, i + 1, clip);
        }
    }
}

/* A large rectangle is painted in bands that fit a core's cache, so that what lies over one another
 * is read and written there and not in memory. */
static void compositor_bands(struct compositor *c, struct irect r)
{
    int rows = COMPOSITOR_BAND / (r.x1 - r.x0);
    rows = rows < COMPOSITOR_BAND_LEAST ? COMPOSITOR_BAND_LEAST : rows;
    for (int y = r.y0; y < r.y1; y += rows) {
        compositor_rect(c, (struct irect){r.x0, y, r.x1, y + rows < r.y1 ? y + rows : r.y1});
    }
}

void compositor_paint(struct compositor *c, const struct draw_list *list,
                      const struct damage_result *damage)
{
    struct irect whole = {0, 0, c->canvas.width, c->canvas.height};
    if (!c->canvas.image || (damage->rect_count == 0 && damage->move_count == 0)) {
        memset(&c->stats, 0, sizeof c->stats);
        return;
    }
    compositor_prepare(c, list);
    for (size_t i = 0; i < damage->move_count; i++) {
        const struct damage_move *m = &damage->moves[i];
        canvas_move(&c->canvas, m->area, m->dx, m->dy);
    }
    for (size_t i = 0; i < damage->rect_count; i++) {
        struct irect r = damage->rects[i];
        c->stats.pixels_damaged += (uint64_t)(r.x1 - r.x0) * (uint64_t)(r.y1 - r.y0);
        r = irect_cross(r, whole);
        if (!irect_empty(r)) {
            c->stats.pixels_painted += (uint64_t)(r.x1 - r.x0) * (uint64_t)(r.y1 - r.y0);
            compositor_bands(c, r);
        }
    }
    c->stats.pixels_written = c->canvas.written;
    c->stats.glyphs_rasterised = c->atlas.rasterised;
    compositor_close_pictures(c);
    c->list = NULL;
}
