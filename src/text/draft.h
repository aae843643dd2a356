/* A paragraph on its way from bytes to placed glyphs; private to the text room.
 *
 * Everything is in em of the paragraph's size until place.c multiplies, so that a layout at twice
 * the size is exactly twice as large. The steps, each in its own file: itemise (characters, faces,
 * advances), compress (what stands between characters), fill or balance (lines), justify and place.
 */
#ifndef TEXT_DRAFT_H
#define TEXT_DRAFT_H

#include "base/arena.h"
#include "text/breaker.h"
#include "text/layout.h"

#define TEXT_GAP 0.125f     /* em between Han and Latin */
#define TEXT_TOLERANCE 1e-3 /* em a line may be wider than its column by rounding */

struct text_cell { /* one code point */
    uint32_t cp;
    uint32_t glyph; /* 0: nothing to paint */
    uint32_t start; /* byte */
    float advance;  /* em */
    float between;  /* em added before it when another cell precedes on its line; may be negative */
    float shift;    /* em from its advance box to its glyph's */
    uint16_t style, link;
    uint8_t kind, face, brk;
    bool gap; /* `between`, or the advance of this space, is a Han-Latin gap */
};

struct text_piece { /* a line under way: cells from..to-1, of which first..last are seen */
    uint32_t from, to, first, last;
    double width; /* em, without indent */
    bool empty, hard, hyphen, overfull;
};

struct text_draft {
    const struct text_paragraph *p;
    const struct text_metrics *metrics;
    struct text_breaker *breaker;
    struct arena *mem;
    struct text_cell *cells;
    size_t count;
    double *sum; /* count + 1: between and advance of all cells before */
    double width, indent;
    struct text_piece *pieces;
    size_t piece_count, piece_capacity;
    bool clipped;
};

struct text_block { /* what place.c allocates: lines, runs and glyphs in one piece of memory */
    void *memory;
    size_t bytes;
};

void text_itemise(struct text_draft *d);
void text_compress(struct text_draft *d);
void text_fill(struct text_draft *d);
void text_place(struct text_draft *d, struct text_layout *out, struct text_block *block);

/* compress.c: half-em cuts at a line's edges, em */
float text_cut_at_start(const struct text_cell *c);
float text_cut_at_end(const struct text_cell *c);
bool text_is_full_mark(const struct text_cell *c);

/* fill.c */
struct text_piece text_measure(const struct text_draft *d, size_t from, size_t to);
double text_room(const struct text_draft *d, size_t from); /* width of the line that starts there */
size_t text_characters(const struct text_draft *d, size_t from, size_t to);

/* balance.c: rebreaks pieces first..piece_count-1, which are one headline, evenly. */
void text_balance(struct text_draft *d, size_t first);

/* justify.c: how much narrower cells of `piece` can be set, em */
double text_shrinkable(const struct text_draft *d, const struct text_piece *piece);
/* Space to add before each cell (index from piece->first) so that the line fills `room`; zeroes
 * when it cannot be done with good taste. `extra` has last - first + 1 entries. */
void text_justify(const struct text_draft *d, const struct text_piece *piece, double room,
                  bool may_stretch, float *extra);

#endif
