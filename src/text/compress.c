/* What stands between characters: half-em cuts where full-width marks meet, the thin gap between
 * Han and Latin, kerning; and the prefix sums that make the width of any stretch of cells one
 * subtraction.
 *
 * A full-width mark is half ink, half blank. Two meeting marks lose one blank half, whichever side
 * it is on (clreq: 2 em become 1.5 em); since an advance box is only a number here, both cuts are a
 * negative distance. Cuts at a line's edges depend on where lines break and are added by the
 * filler. */
#include "text/draft.h"

#define COMPRESS_HALF 0.5f
#define COMPRESS_FULL 0.9f /* em; narrower marks of a fallback face are left alone */

bool text_is_full_mark(const struct text_cell *c)
{
    return c->kind >= KIND_OPEN && c->kind <= KIND_STOP && c->advance >= COMPRESS_FULL;
}

float text_cut_at_start(const struct text_cell *c)
{
    return c->kind == KIND_OPEN && text_is_full_mark(c) ? COMPRESS_HALF : 0;
}

float text_cut_at_end(const struct text_cell *c)
{
    return kind_is_right_mark(c->kind) && text_is_full_mark(c) ? COMPRESS_HALF : 0;
}

static bool compress_is_western(const struct text_cell *c)
{
    return kind_is_western(c->kind) && c->advance < COMPRESS_FULL;
}

static bool compress_wants_gap(const struct text_cell *a, const struct text_cell *b)
{
    return (a->kind == KIND_HAN && compress_is_western(b)) ||
           (compress_is_western(a) && b->kind == KIND_HAN);
}

static bool compress_kerns(const struct text_cell *c)
{
    return (kind_is_western(c->kind) || c->kind == KIND_NARROW_OPEN ||
            c->kind == KIND_NARROW_CLOSE || (c->kind == KIND_SYMBOL && c->cp < 0x2100)) &&
           c->advance < COMPRESS_FULL;
}

static float compress_kern(const struct text_draft *d, const struct text_cell *a,
                           const struct text_cell *b)
{
    float kern;
    if (!compress_kerns(a) || !compress_kerns(b) || a->face != b->face || a->style != b->style ||
        a->link != b->link) {
        return 0;
    }
    kern = d->metrics->kern(d->metrics->self, a->face, a->glyph, b->glyph);
    return kern > -COMPRESS_HALF && kern < COMPRESS_HALF ? kern : 0;
}

/* Is there a blank half between the two to take away? Dashes and ellipses have no blank of their
 * own to give, but make their neighbours' superfluous. */
static bool compress_cuts(const struct text_cell *a, const struct text_cell *b)
{
    bool long_a = (a->kind == KIND_DASH || a->kind == KIND_ELLIPSIS) && a->advance >= COMPRESS_FULL;
    bool long_b = (b->kind == KIND_DASH || b->kind == KIND_ELLIPSIS) && b->advance >= COMPRESS_FULL;
    if (text_cut_at_end(a) > 0) {
        return long_b || text_is_full_mark(b);
    }
    return text_cut_at_start(b) > 0 && (long_a || (text_is_full_mark(a) && a->kind == KIND_OPEN));
}

static void compress_pair(const struct text_draft *d, const struct text_cell *a,
                          struct text_cell *b)
{
    if (compress_cuts(a, b)) {
        b->between = -COMPRESS_HALF;
    } else if (d->p->lang != TEXT_KO && compress_wants_gap(a, b)) {
        b->between = TEXT_GAP;
        b->gap = true;
    } else {
        b->between = compress_kern(d, a, b);
    }
}

/* Typed spaces from..to-1 between the cells `a` and `b` of a Chinese paragraph: beside Latin they
 * are the gap, beside a full-width mark they are nothing. U+3000 is the author's will.
 */
static void compress_spaces(struct text_draft *d, size_t from, size_t to, const struct text_cell *a,
                            struct text_cell *b)
{
    bool gap = compress_wants_gap(a, b);
    bool none = text_is_full_mark(a) || text_is_full_mark(b);
    if (!gap && !none) {
        return;
    }
    for (size_t i = from; i < to; i++) {
        struct text_cell *c = &d->cells[i];
        if (c->cp != 0x3000 && c->kind != KIND_INVISIBLE) {
            c->advance = gap && i == from ? TEXT_GAP : 0;
            c->gap = c->advance > 0;
        }
    }
    if (text_is_full_mark(a) && text_is_full_mark(b) && d->cells[from].advance <= 0) {
        compress_pair(d, a, b);
    }
}

void text_compress(struct text_draft *d)
{
    const struct text_cell *prev = NULL; /* the last cell with a glyph */
    size_t spaces = 0;                   /* where the blanks since then began */
    bool blank = false;
    d->sum = arena_alloc_array(d->mem, d->count + 1, sizeof *d->sum);
    for (size_t i = 0; i < d->count; i++) {
        struct text_cell *c = &d->cells[i];
        if (c->kind == KIND_INVISIBLE || c->kind == KIND_MARK) {
            continue;
        }
        if (c->kind == KIND_NEWLINE) {
            prev = NULL;
            blank = false;
            continue;
        }
        if (c->kind == KIND_SPACE || c->kind == KIND_FIXED_SPACE) {
            spaces = blank ? spaces : i;
            blank = true;
            continue;
        }
        if (prev && blank && d->p->lang == TEXT_ZH) {
            compress_spaces(d, spaces, i, prev, c);
        } else if (prev && !blank) {
            compress_pair(d, prev, c);
        }
        prev = c;
        blank = false;
    }
    for (size_t i = 0; i < d->count; i++) {
        d->sum[i + 1] = d->sum[i] + (double)d->cells[i].between + (double)d->cells[i].advance;
    }
}
