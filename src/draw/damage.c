/* What must be painted again. In order: summarise the new list; find scrollers to move; write down
 * both lists as they would stand after the moves; mix them into the grid; match them; spoil what no
 * match explains, in cells that changed; merge.
 *
 * Two filters, because each alone is coarse: the grid knows where something changed but not how far
 * it reaches, the matching knows what changed but may match badly when much has changed. Their
 * intersection is still safe: a pixel in an unchanged cell, or under no unmatched command, is
 * painted by the same commands in the same order as before. */
#include "draw/damage.h"

#include "base/hash.h"
#include "base/mem.h"
#include "damage_parts.h"

#include <string.h>

struct damage {
    struct damage_summary old, now;
    struct damage_entries was, is;
    struct damage_grid grid;
    struct draw_place *places;
    size_t place_capacity;
};

struct damage *damage_create(void)
{
    return mem_alloc(sizeof(struct damage));
}

void damage_destroy(struct damage *d)
{
    if (!d) {
        return;
    }
    mem_free(d->old.items);
    mem_free(d->old.groups);
    mem_free(d->now.items);
    mem_free(d->now.groups);
    mem_free(d->was.e);
    mem_free(d->is.e);
    mem_free(d->grid.cells);
    mem_free(d->places);
    mem_free(d);
}

void damage_forget(struct damage *d)
{
    d->old.valid = false;
}

static void damage_whole(const struct damage *d, struct damage_result *out)
{
    out->move_count = 0;
    out->rect_count = irect_empty(d->now.frame) ? 0 : 1;
    out->rects[0] = d->now.frame;
}

static bool damage_comparable(const struct damage *d)
{
    const struct damage_summary *a = &d->old;
    const struct damage_summary *b = &d->now;
    return a->valid && a->scale == b->scale && a->ground == b->ground &&
           a->frame.x1 == b->frame.x1 && a->frame.y1 == b->frame.y1 && !irect_empty(b->frame);
}

/* `owner`: 0, or 1 + the moved scroller it is in. Things in a moved scroller are only ever the same
 * as things in it: what stood over it has been dragged along and proves nothing. */
static uint64_t damage_key(const struct damage_item *item, struct irect box, int dx, int dy,
                           size_t owner)
{
    uint64_t h = owner ? hash_u64(item->content, owner) : item->content;
    if (!item->uniform) {
        h = hash_u64(h, (uint64_t)(uint32_t)(item->x0 + dx) << 32 | (uint32_t)(item->y0 + dy));
    }
    h = hash_u64(h, (uint64_t)(uint32_t)box.x0 << 32 | (uint32_t)box.y0);
    return hash_u64(h, (uint64_t)(uint32_t)box.x1 << 32 | (uint32_t)box.y1);
}

/* The items as entries. Items of a moved scroller are seen only where moved pixels are, old ones at
 * their new place; the rest of the view is spoiled anyway. */
static void damage_enter(const struct damage_summary *s, const struct damage_shift *shifts,
                         size_t shift_count, bool old, struct damage_entries *out)
{
    out->count = 0;
    if (out->capacity < s->count) {
        out->capacity = s->capacity;
        out->e = mem_resize_array(out->e, out->capacity, sizeof *out->e);
    }
    for (size_t i = 0; i < s->count; i++) {
        const struct damage_item *item = &s->items[i];
        struct irect box = item->box;
        int dx = 0;
        int dy = 0;
        size_t owner = 0;
        for (size_t k = 0; k < shift_count; k++) {
            const struct damage_shift *m = &shifts[k];
            if (i >= (old ? m->old_first : m->new_first) && i < (old ? m->old_end : m->new_end)) {
                owner = k + 1;
                dx = old ? m->move.dx : 0;
                dy = old ? m->move.dy : 0;
                box = irect_cross(damage_moved(box, dx, dy), m->kept);
            }
        }
        if (!irect_empty(box)) {
            uint64_t key = damage_key(item, box, dx, dy, owner);
            out->e[out->count++] = (struct damage_entry){box, key, false};
        }
    }
}

static bool damage_is_fresh(const struct draw_command *c, const char *const *fresh, size_t count)
{
    for (size_t i = 0; c->kind == DRAW_IMAGE && c->as.image.name && i < count; i++) {
        if (strcmp(c->as.image.name, fresh[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void damage_spoil_unmatched(struct damage_grid *g, const struct damage_entries *entries)
{
    for (size_t i = 0; i < entries->count; i++) {
        if (!entries->e[i].matched) {
            damage_grid_spoil_changed(g, entries->e[i].box);
        }
    }
}

static void damage_collect(struct damage *d, const struct damage_shift *shifts, size_t shift_count)
{
    struct damage_grid *g = &d->grid;
    damage_grid_reset(g, d->now.frame, d->now.scale);
    damage_enter(&d->old, shifts, shift_count, true, &d->was);
    damage_enter(&d->now, shifts, shift_count, false, &d->is);
    for (size_t i = 0; i < d->was.count; i++) {
        damage_grid_mix(g, &d->was.e[i], false);
    }
    for (size_t i = 0; i < d->is.count; i++) {
        damage_grid_mix(g, &d->is.e[i], true);
    }
    damage_match(&d->was, &d->is);
    damage_spoil_unmatched(g, &d->was);
    damage_spoil_unmatched(g, &d->is);
    for (size_t i = 0; i < shift_count; i++) {
        damage_spoil_shift(&d->old, &d->now, &shifts[i], g);
    }
}

/* A move whose view must be painted for the most part anyway only costs its copy. */
static bool damage_wasteful(const struct damage_grid *g, const struct damage_shift *shift)
{
    struct irect v = shift->move.area;
    int64_t dirty = 0;
    for (int i = 0; i < g->columns * g->rows; i++) {
        struct irect r = irect_cross(g->cells[i].dirty, v);
        if (!irect_empty(r)) {
            dirty += (int64_t)(r.x1 - r.x0) * (r.y1 - r.y0);
        }
    }
    return dirty * 4 > (int64_t)(v.x1 - v.x0) * (v.y1 - v.y0) * 3;
}

static void damage_swap(struct damage *d)
{
    struct damage_summary kept = d->old;
    d->old = d->now;
    d->now = kept;
}

void damage_compare(struct damage *d, const struct draw_list *list, const char *const *fresh,
                    size_t fresh_count, struct damage_result *out)
{
    struct damage_shift shifts[DAMAGE_MAX_MOVES];
    size_t count;
    if (d->place_capacity < list->count) {
        d->place_capacity = list->capacity > list->count ? list->capacity : list->count;
        d->places = mem_resize_array(d->places, d->place_capacity, sizeof *d->places);
    }
    damage_summarise(&d->now, list, d->places);
    if (!damage_comparable(d)) {
        damage_whole(d, out);
        damage_swap(d);
        return;
    }
    count = damage_find_shifts(&d->old, &d->now, shifts);
    damage_collect(d, shifts, count);
    for (size_t i = 0; i < count; i++) {
        if (damage_wasteful(&d->grid, &shifts[i])) {
            count = 0;
            damage_collect(d, shifts, 0);
        }
    }
    for (size_t i = 0; i < d->now.count; i++) {
        if (damage_is_fresh(&list->commands[d->now.items[i].command], fresh, fresh_count)) {
            damage_grid_spoil(&d->grid, d->now.items[i].box);
        }
    }
    out->move_count = count;
    for (size_t i = 0; i < count; i++) {
        out->moves[i] = shifts[i].move;
    }
    damage_grid_merge(&d->grid, out);
    damage_swap(d);
}
