/* What is kept of a list for the next comparison: per command that paints, its clipped box and a
 * hash (56 bytes), and per scroller its view, offset and items. The list itself, its strings and
 * glyphs die with the frame; keeping it would mean copying it. */
#include "damage_parts.h"

#include "base/hash.h"
#include "base/mem.h"

#include <math.h>
#include <string.h>

#define SUMMARY_NO_GROUP SIZE_MAX
#define SUMMARY_WHOLE_PX (1.0f / 32) /* an offset this near to a whole pixel is one */

static void summary_add_item(struct damage_summary *s, const struct draw_list *list, size_t index,
                             const struct draw_place *place)
{
    const struct draw_command *c = &list->commands[index];
    struct damage_item *item;
    if (irect_empty(place->box)) {
        return;
    }
    if (s->count == s->capacity) {
        s->capacity = s->capacity ? s->capacity * 2 : 256;
        s->items = mem_resize_array(s->items, s->capacity, sizeof *s->items);
    }
    item = &s->items[s->count++];
    item->box = place->box;
    item->uniform = c->kind == DRAW_FILL && draw_is_square(c->corners, list->scale);
    item->x0 = item->uniform ? 0 : place->ink.x0;
    item->y0 = item->uniform ? 0 : place->ink.y0;
    item->content = draw_pixel_hash(c, list->scale, place->ink);
    if (c->kind == DRAW_SNAPSHOT) { /* shows what was kept at its own place: moved, it differs */
        item->content = hash_u64(item->content,
                                 (uint64_t)(uint32_t)place->ink.x0 << 32 | (uint32_t)place->ink.y0);
    }
    item->command = index;
    item->paints = true;
}

static bool summary_is_round(const struct draw_command *c)
{
    return c->corners.tl > 0 || c->corners.tr > 0 || c->corners.br > 0 || c->corners.bl > 0;
}

/* A scroller is moved only when every round corner over it is its own and stands where its view's
 * is. */
static bool summary_corners_known(const struct draw_list *list, size_t index,
                                  const struct draw_place *place, int rounded_around)
{
    struct irect a = place->ink, b = place->box;
    bool cut = a.x0 != b.x0 || a.y0 != b.y0 || a.x1 != b.x1 || a.y1 != b.y1;
    return rounded_around == 0 && !(cut && summary_is_round(&list->commands[index]));
}

/* A clip with round corners is kept as an item of its own: it paints nothing, but when its corners
 * change, all of it looks different. */
static void summary_add_rounding(struct damage_summary *s, const struct draw_list *list,
                                 size_t index, const struct draw_place *place)
{
    const struct draw_command *c = &list->commands[index];
    struct draw_corners k = c->corners;
    struct damage_item *item;
    size_t count = s->count;
    if (!summary_is_round(c)) {
        return;
    }
    summary_add_item(s, list, index, place);
    if (s->count > count) {
        item = &s->items[count];
        item->uniform = false;
        item->paints = false;
        item->content =
            hash_float(hash_float(hash_float(hash_float(HASH_START, k.tl), k.tr), k.br), k.bl);
    }
}

static bool summary_offset(float offset_u, float scale, int *out)
{
    float px = offset_u * scale;
    *out = draw_px(offset_u, scale);
    return fabsf(px - (float)*out) < SUMMARY_WHOLE_PX; /* false for NaN */
}

static size_t summary_open_group(struct damage_summary *s, const struct draw_command *c,
                                 struct irect view)
{
    struct damage_group *g;
    bool whole_x, whole_y;
    if (s->group_count == s->group_capacity) {
        s->group_capacity = s->group_capacity ? s->group_capacity * 2 : 8;
        s->groups = mem_resize_array(s->groups, s->group_capacity, sizeof *s->groups);
    }
    g = &s->groups[s->group_count];
    g->id = c->as.scroll.id;
    g->view = view;
    g->radii = draw_radii_px(c->corners, s->scale, view.x1 - view.x0, view.y1 - view.y0);
    whole_x = summary_offset(c->as.scroll.offset_x, s->scale, &g->offset_x);
    whole_y = summary_offset(c->as.scroll.offset_y, s->scale, &g->offset_y);
    g->movable = c->as.scroll.opaque && whole_x && whole_y && !irect_empty(view);
    g->first = s->count;
    g->end = s->count;
    return s->group_count++;
}

static void summary_close_group(struct damage_summary *s, struct damage_group *g,
                                const struct draw_list *list)
{
    const struct damage_item *ground = &s->items[g->first];
    g->end = s->count;
    g->movable = g->movable && g->end > g->first && ground->uniform &&
                 (list->commands[ground->command].colour & 255u) == 255u &&
                 ground->box.x0 == g->view.x0 && ground->box.y0 == g->view.y0 &&
                 ground->box.x1 == g->view.x1 && ground->box.y1 == g->view.y1;
}

/* Scrollers may stand in clips and in one another; `open` holds, per nesting level, the scroller
 * that the matching close ends, or none for a plain clip. */
void damage_summarise(struct damage_summary *s, const struct draw_list *list,
                      struct draw_place *places)
{
    size_t open[DRAW_CLIP_DEPTH];
    bool round_at[DRAW_CLIP_DEPTH + 1];
    size_t depth = 0;
    int rounded = 0; /* open clips with round corners */
    memset(round_at, 0, sizeof round_at);
    draw_place_all(list, places);
    s->count = 0;
    s->group_count = 0;
    s->frame = draw_frame_px(list);
    s->scale = list->scale;
    s->ground = list->ground;
    s->valid = true;
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_command *c = &list->commands[i];
        if (c->kind == DRAW_CLIP || c->kind == DRAW_SCROLL) {
            summary_add_rounding(s, list, i, &places[i]);
            if (depth < DRAW_CLIP_DEPTH) {
                open[depth] = c->kind == DRAW_SCROLL ? summary_open_group(s, c, places[i].box)
                                                     : SUMMARY_NO_GROUP;
                if (c->kind == DRAW_SCROLL &&
                    !summary_corners_known(list, i, &places[i], rounded)) {
                    s->groups[open[depth]].movable = false;
                }
            }
            round_at[depth < DRAW_CLIP_DEPTH ? depth : DRAW_CLIP_DEPTH] = summary_is_round(c);
            rounded += summary_is_round(c);
            depth++;
        } else if (c->kind == DRAW_UNCLIP || c->kind == DRAW_UNSCROLL) {
            if (depth > 0 && --depth < DRAW_CLIP_DEPTH && open[depth] != SUMMARY_NO_GROUP) {
                summary_close_group(s, &s->groups[open[depth]], list);
            }
            rounded -= rounded > 0 && round_at[depth < DRAW_CLIP_DEPTH ? depth : DRAW_CLIP_DEPTH];
        } else {
            summary_add_item(s, list, i, &places[i]);
        }
    }
    while (depth > 0) { /* never closed: not to be trusted */
        if (--depth < DRAW_CLIP_DEPTH && open[depth] != SUMMARY_NO_GROUP) {
            s->groups[open[depth]].movable = false;
        }
    }
}
