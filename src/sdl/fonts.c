/* Measures and glyph bitmaps of the eight faces (two families, two weights, two forms).
 *
 * Everything measured is kept: an advance in a two-level table per face, a kerning pair in a hash
 * table. Han of the basic block are 1 em without asking, so that a Chinese page is laid out before
 * any face is open.
 *
 * Kerning: these fonts have no `kern` table, only GPOS, which SDL2_ttf applies inside TTF_SizeUTF8
 * and nowhere else. The pair is set between two Han characters, which kern with nothing and hide
 * ink that sticks out, and parted by U+200C, which hinders a ligature ("fi") but not GPOS; what
 * differs from the sum of advances is the kerning.
 *
 * Bitmaps: TTF_RenderGlyph32_Shaded gives one byte a pixel that is the coverage itself (the palette
 * only colours it); its surface is as high as the line and starts at the pen or at the ink,
 * whichever is further left. The ink's box is cut out of it. */
#include "sdl/fonts.h"

#include "base/buf.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "sdl/fontfile.h"

#include <SDL.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FONTS_FILES 4 /* SERIF and BOLD bits of a face */
#define FONTS_FACES 8 /* with KR; OBLIQUE is the same face, sheared */
#define FONTS_PAGES (0x30000 / 256)
#define FONTS_UNKNOWN INT16_MIN
#define FONTS_PAIRS_START 1024
#define FONTS_PAIRS_MOST 32768
#define FONTS_MAX_PX 1200

static const char *const fonts_names[FONTS_FILES] = {
    [0] = "NotoSansCJK-Regular.ttc",
    [TEXT_FACE_SERIF] = "NotoSerifCJK-Regular.ttc",
    [TEXT_FACE_BOLD] = "NotoSansCJK-Bold.ttc",
    [TEXT_FACE_SERIF | TEXT_FACE_BOLD] = "NotoSerifCJK-Bold.ttc",
};

static const char *const fonts_places[] = {
    "/usr/share/fonts/opentype/noto", /* Debian, Ubuntu */
    "/usr/share/fonts/noto-cjk",      /* Arch, Alpine */
    "/usr/share/fonts/google-noto-cjk",
};

struct fonts_pair {
    uint64_t key; /* left, right; 0: free */
    int16_t units;
};

struct fonts_face {
    struct fontface face;
    int16_t *pages[FONTS_PAGES]; /* advances in units, or FONTS_UNKNOWN */
    struct fonts_pair *pairs;    /* open addressing */
    size_t pair_count, pair_capacity;
};

struct fonts {
    char *paths[FONTS_FILES];
    struct fontmap maps[FONTS_FILES];
    struct fonts_face faces[FONTS_FACES];
    uint8_t *alpha; /* of the glyph handed out last */
    size_t alpha_size;
    SDL_Thread *warming; /* opens faces; only it may touch the fonts until joined */
    uint32_t warm_faces;
};

/* --- opening ------------------------------------------------------------------------------------
 */

static bool fonts_in_folder(const char *folder, char *paths[FONTS_FILES])
{
    for (int i = 0; i < FONTS_FILES; i++) {
        struct buf path = {0};
        buf_format(&path, "%s/%s", folder, fonts_names[i]);
        mem_free(paths[i]);
        paths[i] = mem_copy_text(buf_text(&path));
        buf_finish(&path);
        if (access(paths[i], R_OK) != 0) {
            return false;
        }
    }
    return true;
}

static bool fonts_find(struct fonts *f)
{
    const char *chosen = getenv("JSTM_FONTS");
    if (chosen && *chosen && fonts_in_folder(chosen, f->paths)) {
        return true;
    }
    for (size_t i = 0; i < sizeof fonts_places / sizeof fonts_places[0]; i++) {
        if (fonts_in_folder(fonts_places[i], f->paths)) {
            return true;
        }
    }
    return false;
}

bool fonts_create(struct fonts **out, struct err *err)
{
    struct fonts *f = mem_alloc(sizeof *f);
    if (!fonts_find(f)) {
        for (int i = 0; i < FONTS_FILES; i++) {
            mem_free(f->paths[i]);
        }
        mem_free(f);
        return err_set(
            err, ERR_NOT_FOUND,
            "the fonts Noto Sans CJK and Noto Serif CJK are missing; install the package "
            "fonts-noto-cjk, or name their folder in JSTM_FONTS");
    }
    if (TTF_Init() != 0) {
        for (int i = 0; i < FONTS_FILES; i++) {
            mem_free(f->paths[i]);
        }
        mem_free(f);
        return err_set(err, ERR_IO, "the font library does not start: %s", TTF_GetError());
    }
    *out = f;
    return true;
}

static void fonts_join(struct fonts *f)
{
    if (f->warming) {
        SDL_WaitThread(f->warming, NULL);
        f->warming = NULL;
    }
}

void fonts_destroy(struct fonts *f)
{
    if (!f) {
        return;
    }
    fonts_join(f);
    for (int i = 0; i < FONTS_FACES; i++) {
        fontface_close(&f->faces[i].face);
        for (int p = 0; p < FONTS_PAGES; p++) {
            mem_free(f->faces[i].pages[p]);
        }
        mem_free(f->faces[i].pairs);
    }
    for (int i = 0; i < FONTS_FILES; i++) {
        fontmap_close(&f->maps[i]);
        mem_free(f->paths[i]);
    }
    TTF_Quit();
    mem_free(f->alpha);
    mem_free(f);
}

static bool fonts_open_one(struct fonts *f, int slot)
{
    int file = slot & (TEXT_FACE_SERIF | TEXT_FACE_BOLD);
    return fontface_open(&f->faces[slot].face, &f->maps[file], f->paths[file],
                         slot & TEXT_FACE_KR ? 1 : 2);
}

/* The face, open; or NULL when it cannot be opened (already said in the log). */
static struct fonts_face *fonts_open(struct fonts *f, uint8_t face)
{
    int slot = face & (FONTS_FACES - 1);
    fonts_join(f);
    return fonts_open_one(f, slot) ? &f->faces[slot] : NULL;
}

static int SDLCALL fonts_warm_run(void *self)
{
    struct fonts *f = self;
    for (int i = 0; i < FONTS_FACES; i++) {
        if (f->warm_faces & 1u << i) {
            fonts_open_one(f, i);
        }
    }
    return 0;
}

void fonts_warm(struct fonts *f, uint32_t faces)
{
    fonts_join(f);
    f->warm_faces = faces;
    f->warming = SDL_CreateThread(fonts_warm_run, "fonts", f);
}

/* --- measures -----------------------------------------------------------------------------------
 */

static int16_t fonts_clamp(int units)
{
    return (int16_t)(units > 4000 ? 4000 : units < -4000 ? -4000 : units);
}

static int fonts_units(struct fonts_face *face, uint32_t cp)
{
    int16_t **page = &face->pages[cp / 256];
    int16_t *place;
    int advance = 0;
    if (!*page) {
        *page = mem_alloc(256 * sizeof **page);
        for (int i = 0; i < 256; i++) {
            (*page)[i] = FONTS_UNKNOWN;
        }
    }
    place = &(*page)[cp % 256];
    if (*place == FONTS_UNKNOWN) {
        if (!fontface_measure(&face->face) ||
            TTF_GlyphMetrics32(face->face.font, cp, NULL, NULL, NULL, NULL, &advance) != 0) {
            advance = FONTFACE_UNITS;
        }
        fontface_read(&face->face);
        *place = fonts_clamp(advance);
    }
    return *place;
}

static float fonts_advance(void *self, uint8_t face, uint32_t cp)
{
    struct fonts_face *opened;
    if (cp >= 0x4E00 && cp <= 0x9FFF) {
        return 1.0f;
    }
    opened = cp < FONTS_PAGES * 256 ? fonts_open(self, face) : NULL;
    return opened ? (float)fonts_units(opened, cp) / FONTFACE_UNITS : 1.0f;
}

/* Characters that may kern: Latin, Greek, Cyrillic and the punctuation set with them. Han, Hangul
 * and spaces do not. */
static bool fonts_kerns(uint32_t cp)
{
    return (cp > 0x20 && cp < 0x530 && cp != 0xA0 && cp != 0xAD) || (cp >= 0x1E00 && cp < 0x2000) ||
           (cp >= 0x2010 && cp <= 0x2027) || (cp >= 0x2032 && cp <= 0x203A);
}

static int fonts_measure_pair(struct fonts_face *face, uint32_t left, uint32_t right)
{
    char text[24];
    size_t n = 0;
    int width = 0;
    n += utf8_put(0x4E00, text + n);
    n += utf8_put(left, text + n);
    n += utf8_put(0x200C, text + n);
    n += utf8_put(right, text + n);
    n += utf8_put(0x4E00, text + n);
    text[n] = '\0';
    if (!fontface_measure(&face->face) || TTF_SizeUTF8(face->face.font, text, &width, NULL) != 0) {
        return 0;
    }
    width -= 2 * FONTFACE_UNITS + fonts_units(face, left) + fonts_units(face, right);
    fontface_read(&face->face);
    /* Nothing kerns by half an em: such a sum means that the font composed the pair to something.
     */
    return width > FONTFACE_UNITS / 2 || width < -FONTFACE_UNITS / 2 ? 0 : width;
}

static struct fonts_pair *fonts_pair_place(struct fonts_face *face, uint64_t key)
{
    uint64_t mixed = key * 0x9E3779B97F4A7C15u;
    size_t i = (size_t)(mixed >> 32) & (face->pair_capacity - 1);
    while (face->pairs[i].key && face->pairs[i].key != key) {
        i = (i + 1) & (face->pair_capacity - 1);
    }
    return &face->pairs[i];
}

/* Room for one more pair: twice as large when half full; started anew at FONTS_PAIRS_MOST, so that
 * odd texts cannot fill the memory. */
static void fonts_pair_room(struct fonts_face *face)
{
    struct fonts_pair *old = face->pairs;
    size_t old_capacity = face->pair_capacity;
    bool keep = old_capacity < FONTS_PAIRS_MOST;
    if (face->pair_count * 2 < face->pair_capacity) {
        return;
    }
    face->pair_capacity = !old ? FONTS_PAIRS_START : keep ? old_capacity * 2 : old_capacity;
    face->pairs = mem_alloc(face->pair_capacity * sizeof *face->pairs);
    face->pair_count = 0;
    for (size_t i = 0; keep && i < old_capacity; i++) {
        if (old[i].key) {
            *fonts_pair_place(face, old[i].key) = old[i];
            face->pair_count++;
        }
    }
    mem_free(old);
}

static float fonts_kern(void *self, uint8_t face, uint32_t left, uint32_t right)
{
    struct fonts_face *opened;
    struct fonts_pair *pair;
    uint64_t key = (uint64_t)left << 32 | right;
    if (!fonts_kerns(left) || !fonts_kerns(right)) {
        return 0.0f;
    }
    opened = fonts_open(self, face);
    if (!opened) {
        return 0.0f;
    }
    fonts_pair_room(opened);
    pair = fonts_pair_place(opened, key);
    if (!pair->key) {
        pair->key = key;
        pair->units = (int16_t)fonts_measure_pair(opened, left, right);
        opened->pair_count++;
    }
    return (float)pair->units / FONTFACE_UNITS;
}

static bool fonts_has(void *self, uint8_t face, uint32_t cp)
{
    struct fonts_face *opened = cp < FONTS_PAGES * 256 ? fonts_open(self, face) : NULL;
    return opened && TTF_GlyphIsProvided32(opened->face.font, cp);
}

static float fonts_ascent(void *self, uint8_t face)
{
    struct fonts_face *opened = fonts_open(self, face);
    return opened ? (float)opened->face.ascent / FONTFACE_UNITS : 1.16f;
}

static float fonts_descent(void *self, uint8_t face)
{
    struct fonts_face *opened = fonts_open(self, face);
    return opened ? (float)opened->face.descent / FONTFACE_UNITS : 0.288f;
}

struct text_metrics fonts_metrics(struct fonts *f)
{
    return (struct text_metrics){.self = f,
                                 .advance = fonts_advance,
                                 .kern = fonts_kern,
                                 .has = fonts_has,
                                 .ascent = fonts_ascent,
                                 .descent = fonts_descent};
}

/* --- bitmaps ------------------------------------------------------------------------------------
 */

/* The box of pixels that are not 0; false when there are none. */
static bool fonts_ink(const SDL_Surface *s, SDL_Rect *ink)
{
    int x0 = s->w, x1 = -1, y0 = s->h, y1 = -1;
    for (int y = 0; y < s->h; y++) {
        const uint8_t *row = (const uint8_t *)s->pixels + (ptrdiff_t)y * s->pitch;
        int first = 0, last = s->w - 1;
        while (first <= last && !row[first]) {
            first++;
        }
        if (first > last) {
            continue;
        }
        while (!row[last]) {
            last--;
        }
        x0 = first < x0 ? first : x0;
        x1 = last > x1 ? last : x1;
        y0 = y < y0 ? y : y0;
        y1 = y;
    }
    *ink = (SDL_Rect){x0, y0, x1 - x0 + 1, y1 - y0 + 1};
    return x1 >= 0;
}

static void fonts_cut(struct fonts *f, const SDL_Surface *s, const SDL_Rect *ink)
{
    size_t size = (size_t)ink->w * (size_t)ink->h;
    if (size > f->alpha_size) {
        f->alpha = mem_resize(f->alpha, size);
        f->alpha_size = size;
    }
    for (int y = 0; y < ink->h; y++) {
        const uint8_t *row = (const uint8_t *)s->pixels + (ptrdiff_t)(ink->y + y) * s->pitch;
        memcpy(f->alpha + (size_t)y * (size_t)ink->w, row + ink->x, (size_t)ink->w);
    }
}

bool fonts_glyph(struct fonts *f, uint8_t face, float size_px, uint32_t cp, struct paint_glyph *out)
{
    static const SDL_Color ink_colour = {255, 255, 255, 255}, ground = {0, 0, 0, 0};
    struct fonts_face *opened;
    SDL_Surface *s;
    SDL_Rect ink;
    int min_x = 0, max_y = 0, ascent;
    if (!(size_px >= 1.0f && size_px <= FONTS_MAX_PX) || !fonts_has(f, face, cp)) {
        return false;
    }
    opened = fonts_open(f, face);
    if (!fontface_draw(&opened->face, (int)lroundf(size_px * 72.0f), face & TEXT_FACE_OBLIQUE)) {
        return false;
    }
    memset(out, 0, sizeof *out);
    fontface_read(&opened->face);
    if (TTF_GlyphMetrics32(opened->face.font, cp, &min_x, NULL, NULL, &max_y, NULL) != 0) {
        return false;
    }
    s = TTF_RenderGlyph32_Shaded(opened->face.font, cp, ink_colour, ground);
    if (!s) {
        return true; /* no ink at all: SDL2_ttf refuses to make a surface of no width */
    }
    if (s->format->BytesPerPixel == 1 && fonts_ink(s, &ink)) {
        fonts_cut(f, s, &ink);
        ascent = TTF_FontAscent(opened->face.font);
        out->alpha = f->alpha;
        out->width = ink.w;
        out->height = ink.h;
        out->pitch = ink.w;
        out->left = ink.x + (min_x < 0 ? min_x : 0);
        out->top = (max_y > ascent ? max_y : ascent) - ink.y;
    }
    SDL_FreeSurface(s);
    return true;
}
