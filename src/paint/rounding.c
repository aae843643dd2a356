/* Clips with round corners. What lies beneath is kept where the corners are, the content is painted
 * as in any rectangle, and when the clip ends the kept pixels are laid back through the corner's
 * mask.
 *
 * For that the pixels beneath must have been painted: nothing inside such a clip may count as
 * hiding the bands its corners stand in (rounding_safe), whichever rectangles happen to be damaged.
 * That keeps a partial replay equal to a full one. */
#include "paint_parts.h"

#include "base/mem.h"

#include <string.h>

static bool rounding_has(const struct draw_command *c)
{
    return (c->kind == DRAW_CLIP || c->kind == DRAW_SCROLL) &&
           (c->corners.tl > 0 || c->corners.tr > 0 || c->corners.br > 0 || c->corners.bl > 0);
}

static struct draw_radii rounding_radii(const struct compositor *c, size_t index)
{
    struct irect ink = c->places[index].ink;
    return draw_radii_px(c->list->commands[index].corners, c->list->scale, ink.x1 - ink.x0,
                         ink.y1 - ink.y0);
}

/* Corner k of a clip, in pixels; empty when it is square. */
static struct irect rounding_corner(struct irect r, struct draw_radii d, int k, int *radius)
{
    int sides[4] = {d.tl, d.tr, d.br, d.bl};
    int s = sides[k];
    *radius = s;
    switch (k) {
    case CORNER_TL:
        return (struct irect){r.x0, r.y0, r.x0 + s, r.y0 + s};
    case CORNER_TR:
        return (struct irect){r.x1 - s, r.y0, r.x1, r.y0 + s};
    case CORNER_BR:
        return (struct irect){r.x1 - s, r.y1 - s, r.x1, r.y1};
    default:
        return (struct irect){r.x0, r.y1 - s, r.x0 + s, r.y1};
    }
}

void rounding_safe(struct compositor *c)
{
    struct irect open[DRAW_CLIP_DEPTH + 1];
    size_t depth = 0;
    open[0] = (struct irect){0, 0, c->canvas.width, c->canvas.height};
    for (size_t i = 0; i < c->list->count; i++) {
        const struct draw_command *command = &c->list->commands[i];
        struct irect safe = open[depth < DRAW_CLIP_DEPTH ? depth : DRAW_CLIP_DEPTH];
        if (command->kind == DRAW_CLIP || command->kind == DRAW_SCROLL) {
            if (rounding_has(command)) {
                struct draw_radii d = rounding_radii(c, i);
                struct irect ink = c->places[i].ink;
                ink.y0 += d.tl > d.tr ? d.tl : d.tr;
                ink.y1 -= d.bl > d.br ? d.bl : d.br;
                safe = irect_cross(safe, ink);
            }
            depth++;
            if (depth <= DRAW_CLIP_DEPTH) {
                open[depth] = safe;
            }
        } else if ((command->kind == DRAW_UNCLIP || command->kind == DRAW_UNSCROLL) && depth > 0) {
            depth--;
        } else {
            c->solid[i] = irect_cross(c->solid[i], safe);
        }
    }
}

void rounding_open(struct compositor *c, size_t index, struct irect r)
{
    struct rounding *kept;
    struct draw_radii d;
    size_t need = 0, at = 0;
    if (c->rounding_count == PAINT_MOST_ROUNDINGS) {
        return;
    }
    kept = &c->roundings[c->rounding_count++];
    kept->used = rounding_has(&c->list->commands[index]);
    if (!kept->used) {
        return;
    }
    d = rounding_radii(c, index);
    kept->box = irect_cross(c->places[index].box, r);
    for (int k = 0; k < 4; k++) {
        kept->corner[k] = rounding_corner(c->places[index].ink, d, k, &kept->radius[k]);
        kept->part[k] = irect_cross(kept->corner[k], kept->box);
        if (!irect_empty(kept->part[k])) {
            need += (size_t)kept->radius[k] * (size_t)kept->radius[k];
        }
    }
    if (need > kept->capacity) {
        kept->beneath = mem_resize_array(kept->beneath, need, 4);
        kept->capacity = need;
    }
    for (int k = 0; k < 4; k++) {
        struct irect p = kept->part[k];
        for (int y = p.y0; y < p.y1 && p.x1 > p.x0; y++) {
            size_t count = (size_t)(p.x1 - p.x0);
            memcpy(kept->beneath + at, c->canvas.pixels + (ptrdiff_t)y * c->canvas.stride + p.x0,
                   count * 4);
            at += count;
        }
    }
}

/* (a·m + b·(255 - m)) / 255 for the three colours, rounded. */
static uint32_t rounding_mix(uint32_t a, uint32_t b, uint32_t m)
{
    uint32_t out = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t v = (a >> shift & 255u) * m + (b >> shift & 255u) * (255u - m);
        out |= ((v + 127u) / 255u) << shift;
    }
    return out | 0xFF000000u;
}

void rounding_close(struct compositor *c)
{
    struct rounding *kept;
    size_t at = 0;
    if (c->rounding_count == 0) {
        return;
    }
    kept = &c->roundings[--c->rounding_count];
    for (int k = 0; k < 4 && kept->used; k++) {
        struct irect p = kept->part[k];
        struct coverage mask;
        if (irect_empty(p)) {
            continue;
        }
        mask = corner_mask(&c->corners, kept->radius[k], 0, (enum corner_place)k);
        for (int y = p.y0; y < p.y1; y++) {
            uint32_t *row = c->canvas.pixels + (ptrdiff_t)y * c->canvas.stride;
            const uint8_t *m = mask.alpha + (ptrdiff_t)(y - kept->corner[k].y0) * mask.pitch;
            for (int x = p.x0; x < p.x1; x++) {
                row[x] = rounding_mix(row[x], kept->beneath[at++], m[x - kept->corner[k].x0]);
            }
        }
        c->canvas.written += (uint64_t)(p.x1 - p.x0) * (uint64_t)(p.y1 - p.y0);
    }
}

void rounding_finish(struct compositor *c)
{
    for (size_t i = 0; i < PAINT_MOST_ROUNDINGS; i++) {
        mem_free(c->roundings[i].beneath);
    }
}
