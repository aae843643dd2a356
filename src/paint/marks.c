/* Marks of one colour: runs of glyphs, icons, polygons. A glyph the face lacks is a thin upright
 * box, so that an author sees that something is missing and the visitor sees nothing broken. */
#include "paint_parts.h"

#include "base/mem.h"

static bool marks_is_blank(uint32_t cp)
{
    return cp <= 0x20 || (cp >= 0x7f && cp <= 0xa0) || (cp >= 0x2000 && cp <= 0x200f) ||
           (cp >= 0x2028 && cp <= 0x202f) || cp == 0x205f || cp == 0x2060 || cp == 0x3000 ||
           cp == 0xfeff;
}

static void marks_missing(struct compositor *c, int x, int baseline, float size, rgba colour)
{
    int width = (int)(size * 0.5f);
    int height = (int)(size * 0.72f);
    int line = (int)(size / 20);
    int left = x + (int)(size * 0.06f);
    const struct draw_radii square = {0, 0, 0, 0};
    if (width > 2 && height > 2) {
        shape_stroke(&c->canvas, &c->corners,
                     (struct irect){left, baseline - height, left + width, baseline}, square,
                     line < 1 ? 1 : line, colour);
    }
}

void compositor_glyphs(struct compositor *c, const struct draw_command *command)
{
    float scale = c->list->scale;
    float size = draw_glyph_px(command, scale);
    int baseline = draw_px(command->as.run.baseline, scale);
    if (!(size > 0) || !c->source.glyph) {
        return;
    }
    for (size_t i = 0; i < command->as.run.count; i++) {
        const struct draw_glyph *glyph = &command->as.run.glyphs[i];
        const struct atlas_glyph *g =
            atlas_get(&c->atlas, &c->source, command->as.run.face, size, glyph->cp);
        int x = draw_px(glyph->x, scale);
        if (g->alpha) {
            canvas_cover(&c->canvas, x + g->left, baseline - g->top,
                         (struct coverage){g->alpha, g->width, g->height, g->width},
                         command->colour);
        } else if (g->missing && !marks_is_blank(glyph->cp)) {
            marks_missing(c, x, baseline, size, command->colour);
        }
    }
}

void compositor_icon(struct compositor *c, const struct draw_command *command, struct irect ink)
{
    int width = ink.x1 - ink.x0;
    int height = ink.y1 - ink.y0;
    int size = width < height ? width : height;
    struct paint_glyph g = {0};
    if (size <= 0 || !command->as.icon.name || !c->source.icon ||
        !c->source.icon(c->source.self, command->as.icon.name, size, &g) || !g.alpha) {
        return;
    }
    canvas_cover(&c->canvas, ink.x0 + (width - size) / 2, ink.y0 + (height - size) / 2,
                 (struct coverage){g.alpha, g.width, g.height, g.pitch}, command->colour);
}

void compositor_polygon(struct compositor *c, const struct draw_command *command, struct irect ink)
{
    size_t count = command->as.polygon.count;
    if (c->point_capacity < count) {
        c->points = mem_resize_array(c->points, count, 2 * sizeof *c->points);
        c->point_capacity = count;
    }
    for (size_t i = 0; i < count; i++) {
        const float *p = &command->as.polygon.xy[2 * i];
        c->points[2 * i] = draw_px16(p[0], c->list->scale) - 16 * ink.x0;
        c->points[2 * i + 1] = draw_px16(p[1], c->list->scale) - 16 * ink.y0;
    }
    shape_polygon(&c->canvas, &c->scratch, c->points, count, ink, command->colour);
}
