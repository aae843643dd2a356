/* Justified Chinese: a line is set narrower or wider than it grew, in the order of clreq.
 *
 * Shrink: word spaces to a quarter em, brackets to half, ，、；： to half, 。！？ to half; a mark
 * at the line's end is always half already, the dot always half, the Han-Latin gap always its least
 * (1/8). Stretch: word spaces to half an em, Han-Latin gaps to a quarter, then all other places
 * evenly up to JUSTIFY_MOST. What cannot be done within these bounds is left ragged: a hole is
 * uglier than a ragged edge. Every change is a distance before a cell, because a mark's blank half
 * is on one known side. */
#include "text/draft.h"

#define JUSTIFY_SPACE_LEAST 0.25
#define JUSTIFY_SPACE_MOST 0.5
#define JUSTIFY_GAP_MOST 0.25
#define JUSTIFY_HALF 0.5
#define JUSTIFY_MOST 0.2 /* em; clreq allows a quarter, which reads as spaced out */

enum { STAGE_SPACE, STAGE_BRACKET, STAGE_PAUSE, STAGE_STOP, STAGE_SHRINKS };
enum { STAGE_WIDER_SPACE, STAGE_GAP, STAGE_REST, STAGE_STRETCHES };

static bool justify_is_word_space(const struct text_cell *c)
{
    return c->kind == KIND_SPACE && !c->gap && c->advance > 0 && c->cp != 0x3000;
}

/* How much the place before cell `i` (first < i <= last) can give in `stage`. */
static double justify_gives(const struct text_draft *d, size_t i, int stage)
{
    const struct text_cell *prev = &d->cells[i - 1], *c = &d->cells[i];
    unsigned kind = prev->kind;
    if (stage == STAGE_SPACE) {
        double spare = (double)prev->advance - JUSTIFY_SPACE_LEAST;
        return justify_is_word_space(prev) && spare > 0 ? spare : 0;
    }
    if (c->between < 0) {
        return 0; /* already cut */
    }
    if (stage == STAGE_BRACKET && text_cut_at_start(c) > 0) {
        return JUSTIFY_HALF;
    }
    if (text_cut_at_end(prev) == 0) {
        return 0;
    }
    return (stage == STAGE_BRACKET && kind == KIND_CLOSE) ||
                   (stage == STAGE_PAUSE && kind == KIND_PAUSE) ||
                   (stage == STAGE_STOP && kind == KIND_STOP)
               ? JUSTIFY_HALF
               : 0;
}

static bool justify_is_apart(const struct text_cell *c)
{
    return c->kind == KIND_HAN || c->kind == KIND_HANGUL ||
           (c->kind >= KIND_OPEN && c->kind <= KIND_STOP);
}

/* How much the place before cell `i` can take in `stage`. */
static double justify_takes(const struct text_draft *d, size_t i, int stage)
{
    const struct text_cell *prev = &d->cells[i - 1], *c = &d->cells[i];
    switch (stage) {
    case STAGE_WIDER_SPACE:
        return justify_is_word_space(prev) && (double)prev->advance < JUSTIFY_SPACE_MOST
                   ? JUSTIFY_SPACE_MOST - (double)prev->advance
                   : 0;
    case STAGE_GAP:
        return c->gap || (prev->gap && prev->kind == KIND_SPACE)
                   ? JUSTIFY_GAP_MOST - (double)TEXT_GAP
                   : 0;
    default:
        break;
    }
    if (kind_is_blank(prev->kind) || kind_is_blank(c->kind) || c->kind == KIND_MARK || c->gap) {
        return 0;
    }
    /* between two ideographs, or an ideograph and a mark; never inside —— …… 1770 or 50% */
    if (c->brk >= TEXT_BREAK_OK || (justify_is_apart(prev) && justify_is_apart(c))) {
        return JUSTIFY_MOST;
    }
    return 0;
}

static double justify_total(const struct text_draft *d, const struct text_piece *piece, int stage,
                            double (*amount)(const struct text_draft *, size_t, int))
{
    double total = 0;
    for (size_t i = (size_t)piece->first + 1; i <= piece->last; i++) {
        total += amount(d, i, stage);
    }
    return total;
}

double text_shrinkable(const struct text_draft *d, const struct text_piece *piece)
{
    double total = 0;
    for (int stage = 0; stage < STAGE_SHRINKS; stage++) {
        total += justify_total(d, piece, stage, justify_gives);
    }
    return total;
}

/* Spreads `need` over the stages in order, each stage evenly in proportion to what it has. */
static void justify_spread(const struct text_draft *d, const struct text_piece *piece, double need,
                           int stages, double sign,
                           double (*amount)(const struct text_draft *, size_t, int), float *extra)
{
    for (int stage = 0; stage < stages && need > 0; stage++) {
        double total = justify_total(d, piece, stage, amount), share;
        if (total <= 0) {
            continue;
        }
        share = need < total ? need / total : 1;
        for (size_t i = (size_t)piece->first + 1; i <= piece->last; i++) {
            extra[i - piece->first] += (float)(sign * share * amount(d, i, stage));
        }
        need -= share * total;
    }
}

void text_justify(const struct text_draft *d, const struct text_piece *piece, double room,
                  bool may_stretch, float *extra)
{
    double need = room - piece->width, total = 0;
    if (need < -TEXT_TOLERANCE) {
        if (-need <= text_shrinkable(d, piece) + TEXT_TOLERANCE) {
            justify_spread(d, piece, -need, STAGE_SHRINKS, -1, justify_gives, extra);
        }
        return;
    }
    for (int stage = 0; stage < STAGE_STRETCHES; stage++) {
        total += justify_total(d, piece, stage, justify_takes);
    }
    if (may_stretch && need > 0 && need <= total) {
        justify_spread(d, piece, need, STAGE_STRETCHES, 1, justify_takes, extra);
    }
}
