/* The glyph atlas: a hash table by face, size and character, over pages of coverage bytes.
 *
 * A page is plain memory handed out from the front, each glyph cut to its ink and stored row by
 * row. A two-dimensional atlas with shelves is for hardware that wants one texture; a loop over
 * bytes is quicker when a glyph's rows lie side by side, and nothing is lost between shelves. Room
 * for 1,500 different Han characters at 34 px is about 1.3 MiB. Everything is dropped at once when
 * the budget is passed, and only between frames: a visitor reads one page at a time, and refilling
 * one takes less than keeping account of single glyphs. */
#include "atlas.h"

#include "base/hash.h"
#include "base/mem.h"

#include <string.h>

#define ATLAS_PAGE (512u * 512u)
#define ATLAS_FIRST_SLOTS 1024u
#define ATLAS_LARGEST 4096 /* a wider or higher glyph is not painted */

struct atlas_page {
    struct atlas_page *next;
    size_t size, used;
    uint8_t bytes[];
};

void atlas_forget(struct atlas *a)
{
    while (a->pages) {
        struct atlas_page *next = a->pages->next;
        mem_free(a->pages);
        a->pages = next;
    }
    mem_free(a->slots);
    a->slots = NULL;
    a->slot_count = 0;
    a->used = 0;
    a->bytes = 0;
}

void atlas_trim(struct atlas *a, size_t budget)
{
    if (a->bytes > budget) {
        atlas_forget(a);
    }
}

static uint8_t *atlas_room(struct atlas *a, size_t size)
{
    struct atlas_page *p = a->pages;
    uint8_t *room;
    if (!p || p->size - p->used < size) {
        size_t page = size > ATLAS_PAGE ? size : ATLAS_PAGE;
        p = mem_alloc(sizeof *p + page);
        p->size = page;
        p->next = a->pages;
        a->pages = p;
        a->bytes += page;
    }
    room = p->bytes + p->used;
    p->used += size;
    return room;
}

static struct atlas_glyph *atlas_slot(struct atlas_glyph *slots, size_t count, uint64_t key)
{
    size_t i = (size_t)hash_u64(HASH_START, key) & (count - 1);
    while (slots[i].key != 0 && slots[i].key != key) {
        i = (i + 1) & (count - 1);
    }
    return &slots[i];
}

static void atlas_grow(struct atlas *a)
{
    size_t count = a->slot_count ? a->slot_count * 2 : ATLAS_FIRST_SLOTS;
    struct atlas_glyph *slots = mem_alloc(count * sizeof *slots);
    for (size_t i = 0; i < a->slot_count; i++) {
        if (a->slots[i].key != 0) {
            *atlas_slot(slots, count, a->slots[i].key) = a->slots[i];
        }
    }
    mem_free(a->slots);
    a->slots = slots;
    a->slot_count = count;
}

static bool atlas_row_empty(const struct paint_glyph *g, int row)
{
    const uint8_t *p = g->alpha + (ptrdiff_t)row * g->pitch;
    for (int x = 0; x < g->width; x++) {
        if (p[x]) {
            return false;
        }
    }
    return true;
}

static bool atlas_column_empty(const struct paint_glyph *g, int column)
{
    for (int y = 0; y < g->height; y++) {
        if (g->alpha[(ptrdiff_t)y * g->pitch + column]) {
            return false;
        }
    }
    return true;
}

/* Rasterisers hand out whole line boxes; the ink is often half of that. */
static void atlas_cut(struct paint_glyph *g)
{
    while (g->height > 0 && atlas_row_empty(g, 0)) {
        g->alpha += g->pitch;
        g->top--;
        g->height--;
    }
    while (g->height > 0 && atlas_row_empty(g, g->height - 1)) {
        g->height--;
    }
    while (g->height > 0 && g->width > 0 && atlas_column_empty(g, 0)) {
        g->alpha++;
        g->left++;
        g->width--;
    }
    while (g->height > 0 && g->width > 0 && atlas_column_empty(g, g->width - 1)) {
        g->width--;
    }
}

static bool atlas_sane(const struct paint_glyph *g)
{
    return g->alpha && g->width > 0 && g->height > 0 && g->width <= ATLAS_LARGEST &&
           g->height <= ATLAS_LARGEST && g->left > -ATLAS_LARGEST && g->left < ATLAS_LARGEST &&
           g->top > -ATLAS_LARGEST && g->top < ATLAS_LARGEST;
}

static void atlas_fill(struct atlas *a, struct atlas_glyph *slot, struct paint_glyph *g)
{
    uint8_t *room;
    int width;
    if (!atlas_sane(g)) {
        return;
    }
    atlas_cut(g);
    if (g->width <= 0 || g->height <= 0) {
        return;
    }
    width = (g->width + 3) / 4 * 4; /* empty columns are cheaper than odd pixels; see blend.c */
    room = atlas_room(a, (size_t)width * (size_t)g->height);
    for (int y = 0; y < g->height; y++) {
        memcpy(room + (size_t)y * (size_t)width, g->alpha + (ptrdiff_t)y * g->pitch,
               (size_t)g->width);
    }
    slot->alpha = room;
    slot->width = (int16_t)width;
    slot->height = (int16_t)g->height;
    slot->left = (int16_t)g->left;
    slot->top = (int16_t)g->top;
}

const struct atlas_glyph *atlas_get(struct atlas *a, const struct paint_source *source,
                                    uint8_t face, float size_px, uint32_t cp)
{
    uint64_t key = 1ull << 63 | (uint64_t)face << 48 | (uint64_t)(uint32_t)(size_px * 64) << 24 |
                   (cp & 0xffffffu);
    struct paint_glyph g = {0};
    struct atlas_glyph *slot;
    if ((a->used + 1) * 4 > a->slot_count * 3) {
        atlas_grow(a);
    }
    slot = atlas_slot(a->slots, a->slot_count, key);
    if (slot->key == key) {
        return slot;
    }
    *slot = (struct atlas_glyph){.key = key};
    a->used++;
    a->rasterised++;
    if (source->glyph(source->self, face, size_px, cp, &g)) {
        atlas_fill(a, slot, &g);
    } else {
        slot->missing = true;
    }
    return slot;
}
