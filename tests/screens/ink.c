/* The ink of glyphs, from the fonts themselves: a box of advances says nothing about a tall accent
 * or a quotation mark that fills a corner of its square. Each glyph is drawn once at 64 pixels per
 * em. */
#include "look.h"

#include "base/mem.h"
#include "sdl/fonts.h"

#define INK_PX 64.0f
#define INK_START 4096

struct ink_slot {
    uint64_t key; /* face and character, plus 1; 0: free */
    struct ink ink;
};

struct inks {
    struct fonts *fonts;
    struct ink_slot *slots;
    size_t count, capacity;
};

struct inks *inks_create(struct fonts *fonts)
{
    struct inks *inks = mem_alloc(sizeof *inks);
    inks->fonts = fonts;
    inks->capacity = INK_START;
    inks->slots = mem_alloc(inks->capacity * sizeof *inks->slots);
    return inks;
}

void inks_destroy(struct inks *inks)
{
    if (inks) {
        mem_free(inks->slots);
        mem_free(inks);
    }
}

static struct ink_slot *ink_slot(const struct inks *inks, uint64_t key)
{
    size_t i = (size_t)((key * 0x9E3779B97F4A7C15u) >> 32) & (inks->capacity - 1);
    while (inks->slots[i].key && inks->slots[i].key != key) {
        i = (i + 1) & (inks->capacity - 1);
    }
    return &inks->slots[i];
}

static void ink_grow(struct inks *inks)
{
    struct ink_slot *old = inks->slots;
    size_t count = inks->capacity;
    inks->capacity *= 2;
    inks->slots = mem_alloc(inks->capacity * sizeof *inks->slots);
    for (size_t i = 0; i < count; i++) {
        if (old[i].key) {
            *ink_slot(inks, old[i].key) = old[i];
        }
    }
    mem_free(old);
}

static struct ink ink_measure(struct inks *inks, uint8_t face, uint32_t cp)
{
    struct ink ink = {0};
    struct paint_glyph g;
    if (!fonts_glyph(inks->fonts, face, INK_PX, cp, &g)) {
        ink = (struct ink){0, -0.8f, 1, 0.1f, .missing = true}; /* the box painted in its place */
    } else if (!g.alpha || g.width <= 0 || g.height <= 0) {
        ink.empty = true;
    } else {
        ink.x0 = (float)g.left / INK_PX;
        ink.x1 = (float)(g.left + g.width) / INK_PX;
        ink.y0 = (float)-g.top / INK_PX;
        ink.y1 = (float)(g.height - g.top) / INK_PX;
    }
    return ink;
}

struct ink inks_get(struct inks *inks, uint8_t face, uint32_t cp)
{
    uint64_t key = ((uint64_t)face << 32 | cp) + 1;
    struct ink_slot *slot = ink_slot(inks, key);
    if (slot->key) {
        return slot->ink;
    }
    if (++inks->count * 2 > inks->capacity) {
        ink_grow(inks);
        slot = ink_slot(inks, key);
    }
    slot->key = key;
    slot->ink = ink_measure(inks, face, cp);
    return slot->ink;
}
