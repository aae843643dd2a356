/* The draw list as text, for golden files: one command a line, indented by its clips. Numbers carry
 * one decimal, which hides float noise between machines; a text run shows what it says and where it
 * begins and ends instead of every glyph, so that a diff reads like the screen. */
#include "draw/list.h"

#include <math.h>

static void dump_number(struct buf *out, float v)
{
    double rounded = floor((double)v * 10 + 0.5) / 10;
    buf_format(out, " %.1f", rounded == 0 ? 0.0 : rounded); /* never "-0.0" */
}

static void dump_numbers(struct buf *out, const char *name, const float *v, size_t count)
{
    buf_format(out, " %s", name);
    for (size_t i = 0; i < count; i++) {
        dump_number(out, v[i]);
    }
}

static void dump_text(struct buf *out, const char *text, size_t length)
{
    buf_add_text(out, " \"");
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '"' || c == '\\') {
            buf_format(out, "\\%c", c);
        } else if (c < 0x20 || c == 0x7f) {
            buf_format(out, "\\x%02x", c);
        } else {
            buf_add_byte(out, (char)c);
        }
    }
    buf_add_byte(out, '"');
}

static void dump_corners(struct buf *out, const struct draw_command *c)
{
    const float r[4] = {c->corners.tl, c->corners.tr, c->corners.br, c->corners.bl};
    if (r[0] == r[1] && r[1] == r[2] && r[2] == r[3]) {
        if (r[0] != 0) {
            dump_numbers(out, "round", r, 1);
        }
        return;
    }
    dump_numbers(out, "round", r, 4);
}

static const char *dump_kind(enum draw_kind kind)
{
    switch (kind) {
    case DRAW_FILL:
        return "fill";
    case DRAW_STROKE:
        return "stroke";
    case DRAW_LINE:
        return "line";
    case DRAW_POLYGON:
        return "polygon";
    case DRAW_IMAGE:
        return "image";
    case DRAW_ICON:
        return "icon";
    case DRAW_GLYPHS:
        return "glyphs";
    case DRAW_CLIP:
        return "clip";
    case DRAW_UNCLIP:
        return "unclip";
    case DRAW_SCROLL:
        return "scroll";
    case DRAW_UNSCROLL:
        return "unscroll";
    case DRAW_SNAPSHOT:
        return "snapshot";
    }
    return "unknown";
}

static void dump_run(struct buf *out, const struct draw_command *c)
{
    const float place[2] = {c->as.run.baseline, c->as.run.size};
    buf_format(out, " face %u", c->as.run.face);
    dump_numbers(out, "baseline", place, 1);
    dump_numbers(out, "size", place + 1, 1);
    if (c->as.run.count > 0) {
        const float ends[2] = {c->as.run.glyphs[0].x, c->as.run.glyphs[c->as.run.count - 1].x};
        buf_format(out, " glyphs %zu", c->as.run.count);
        dump_numbers(out, "at", ends, 2);
    }
    if (c->as.run.text) {
        dump_text(out, c->as.run.text, c->as.run.text_length);
    }
}

static void dump_image(struct buf *out, const struct draw_command *c)
{
    const float focus[2] = {c->as.image.focus_x, c->as.image.focus_y};
    const float base[2] = {c->as.image.base_w, c->as.image.base_h};
    buf_format(out, " %s", c->as.image.name ? c->as.image.name : "-");
    if (base[0] > 0 && base[1] > 0) {
        dump_numbers(out, "free", base, 2);
        return;
    }
    dump_numbers(out, "focus", focus, 2);
    dump_numbers(out, "zoom", &c->as.image.zoom, 1);
    dump_numbers(out, "alpha", &c->as.image.alpha, 1);
}

static void dump_line(struct buf *out, const struct draw_command *c)
{
    const float ends[4] = {c->as.line.x0, c->as.line.y0, c->as.line.x1, c->as.line.y1};
    dump_numbers(out, "width", &c->as.line.width, 1);
    dump_numbers(out, "from-to", ends, 4);
}

static void dump_snapshot(struct buf *out, const struct draw_command *c)
{
    const float by[2] = {c->as.snapshot.dx, c->as.snapshot.dy};
    dump_numbers(out, "alpha", &c->as.snapshot.alpha, 1);
    dump_numbers(out, "by", by, 2);
}

static void dump_details(struct buf *out, const struct draw_command *c)
{
    switch (c->kind) {
    case DRAW_STROKE:
        dump_numbers(out, "width", &c->as.line.width, 1);
        break;
    case DRAW_LINE:
        dump_line(out, c);
        break;
    case DRAW_POLYGON:
        dump_numbers(out, "points", c->as.polygon.xy, c->as.polygon.count * 2);
        break;
    case DRAW_IMAGE:
        dump_image(out, c);
        break;
    case DRAW_ICON:
        buf_format(out, " %s", c->as.icon.name ? c->as.icon.name : "-");
        break;
    case DRAW_GLYPHS:
        dump_run(out, c);
        break;
    case DRAW_SCROLL:
        dump_numbers(out, "offset", &c->as.scroll.offset_x, 1);
        dump_number(out, c->as.scroll.offset_y);
        buf_add_text(out, c->as.scroll.opaque ? " opaque" : "");
        break;
    case DRAW_SNAPSHOT:
        dump_snapshot(out, c);
        break;
    case DRAW_FILL:
    case DRAW_CLIP:
    case DRAW_UNCLIP:
    case DRAW_UNSCROLL:
        break;
    }
}

static bool dump_has_colour(enum draw_kind kind)
{
    return kind == DRAW_FILL || kind == DRAW_STROKE || kind == DRAW_LINE || kind == DRAW_POLYGON ||
           kind == DRAW_ICON || kind == DRAW_GLYPHS;
}

void draw_dump(const struct draw_list *list, struct buf *out)
{
    int depth = 0;
    buf_add_text(out, "frame");
    dump_number(out, list->bounds.w);
    dump_number(out, list->bounds.h);
    buf_format(out, " ground #%08X\n", list->ground);
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_command *c = &list->commands[i];
        bool closes = c->kind == DRAW_UNCLIP || c->kind == DRAW_UNSCROLL;
        depth -= closes && depth > 0;
        buf_format(out, "%*s%s", 2 * depth, "", dump_kind(c->kind));
        if (!closes) {
            dump_number(out, c->rect.x);
            dump_number(out, c->rect.y);
            dump_number(out, c->rect.w);
            dump_number(out, c->rect.h);
            if (dump_has_colour(c->kind)) {
                buf_format(out, " #%08X", c->colour);
            }
            dump_corners(out, c);
            dump_details(out, c);
        }
        buf_add_byte(out, '\n');
        depth += c->kind == DRAW_CLIP || c->kind == DRAW_SCROLL;
    }
}
