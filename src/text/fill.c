/* Lines from cells: greedy, with two looks ahead.
 *
 * Every stretch's width is a subtraction of prefix sums plus the cuts at its two edges, so trying a
 * place costs nothing and the filler simply takes the last permitted place that fits. In justified
 * Chinese it also takes the next one when the marks of the line can give the missing room (clreq:
 * shrink before stretch). When a paragraph is filled, a last line of one character pulls another
 * unit down. Optimal (Knuth-Plass) filling was not chosen: with a break between almost any two
 * ideographs greedy lines differ by less than one em, and the reader at a kiosk sees text before
 * its end is known. */
#include "text/draft.h"

#include <math.h>
#include <string.h>

#define FILL_STOP 1.0       /* em beyond the column after which no later place can fit */
#define FILL_LAST_LEAST 1.9 /* em of a last line */
#define FILL_FULL 0.02      /* em of slack nobody sees */

double text_room(const struct text_draft *d, size_t from)
{
    return from == 0 ? d->width - d->indent : d->width;
}

struct text_piece text_measure(const struct text_draft *d, size_t from, size_t to)
{
    const struct text_cell *cells = d->cells;
    size_t first = from, last = to;
    bool start = from == 0 || cells[from - 1].kind == KIND_NEWLINE;
    struct text_piece piece;
    memset(&piece, 0, sizeof piece);
    piece.from = (uint32_t)from;
    piece.to = (uint32_t)to;
    while (first < to && kind_is_blank(cells[first].kind) &&
           !(start && cells[first].cp == 0x3000)) { /* a typed indent is meant */
        first++;
    }
    while (last > first && kind_is_blank(cells[last - 1].kind)) {
        last--;
    }
    piece.empty = first >= last;
    piece.hard = to > from && cells[to - 1].kind == KIND_NEWLINE;
    if (piece.empty) {
        piece.first = piece.last = (uint32_t)from;
        return piece;
    }
    piece.first = (uint32_t)first;
    piece.last = (uint32_t)(last - 1);
    piece.width = d->sum[last] - d->sum[first] - (double)cells[first].between -
                  (double)text_cut_at_start(&cells[first]) -
                  (double)text_cut_at_end(&cells[last - 1]);
    if (cells[to - 1].cp == 0xAD && to < d->count) { /* a hyphen shows where the line ends */
        piece.hyphen = true;
        piece.width += (double)d->metrics->advance(d->metrics->self, cells[last - 1].face, '-');
    }
    return piece;
}

size_t text_characters(const struct text_draft *d, size_t from, size_t to)
{
    size_t n = 0;
    for (size_t i = from; i < to && n < 2; i++) {
        n += kind_is_character(d->cells[i].kind) ? 1 : 0;
    }
    return n;
}

static bool fill_justifies(const struct text_draft *d)
{
    return d->p->align == TEXT_JUSTIFY && d->p->lang == TEXT_ZH && !d->p->headline;
}

/* Can the line up to `over`, too wide by nature, be shrunk into the column, and should it? */
static bool fill_squeezes(const struct text_draft *d, const struct text_piece *best,
                          const struct text_piece *over, double room)
{
    return fill_justifies(d) && room - best->width > FILL_FULL &&
           over->width - room <= text_shrinkable(d, over);
}

/* The end of the line that starts at `from`. */
static struct text_piece fill_line(const struct text_draft *d, size_t from)
{
    double room = text_room(d, from);
    struct text_piece good, last_resort, shortest;
    memset(&good, 0, sizeof good);
    last_resort = shortest = good;
    for (size_t to = from + 1; to <= d->count; to++) {
        enum text_break brk = d->cells[to].brk;
        struct text_piece piece;
        if (brk == TEXT_BREAK_NO) {
            continue;
        }
        piece = text_measure(d, from, to);
        if (piece.width <= room + TEXT_TOLERANCE) {
            if (brk == TEXT_BREAK_EMERGENCY) {
                last_resort = piece;
            } else {
                good = piece;
            }
        } else {
            if (shortest.to == 0) {
                shortest = piece;
            }
            if (good.to && brk >= TEXT_BREAK_OK && fill_squeezes(d, &good, &piece, room)) {
                return piece;
            }
            if (brk >= TEXT_BREAK_OK || piece.width > room + FILL_STOP) {
                break;
            }
        }
        if (brk == TEXT_BREAK_MUST && piece.width <= room + TEXT_TOLERANCE) {
            break;
        }
    }
    if (good.to) {
        return good;
    }
    if (last_resort.to) {
        return last_resort;
    }
    shortest.overfull = true;
    return shortest;
}

static void fill_add(struct text_draft *d, const struct text_piece *piece)
{
    if (d->piece_count == d->piece_capacity) {
        size_t capacity = d->piece_capacity ? 2 * d->piece_capacity : 32;
        struct text_piece *more = arena_alloc_array(d->mem, capacity, sizeof *more);
        if (d->piece_count) {
            memcpy(more, d->pieces, d->piece_count * sizeof *more);
        }
        d->pieces = more;
        d->piece_capacity = capacity;
    }
    d->pieces[d->piece_count++] = *piece;
}

/* A last line of one character, or hardly wider than one: 5%。 */
static bool fill_is_orphan(const struct text_draft *d, const struct text_piece *last)
{
    return text_characters(d, last->from, last->to) < 2 || last->width < FILL_LAST_LEAST;
}

/* The last line of a paragraph holds more than one character: pull down the unit before it. */
static void fill_avoid_orphan(struct text_draft *d, size_t first)
{
    struct text_piece *last, *prev;
    if (d->piece_count < first + 2) {
        return;
    }
    last = &d->pieces[d->piece_count - 1];
    prev = last - 1;
    if (prev->overfull || !fill_is_orphan(d, last)) {
        return;
    }
    for (size_t at = prev->to - 1; at > prev->from; at--) {
        struct text_piece shorter, longer;
        if (d->cells[at].brk < TEXT_BREAK_OK) {
            continue;
        }
        shorter = text_measure(d, prev->from, at);
        longer = text_measure(d, at, last->to);
        if (longer.width > text_room(d, at) + TEXT_TOLERANCE ||
            text_characters(d, prev->from, at) < 2) {
            return;
        }
        if (!fill_is_orphan(d, &longer)) {
            *prev = shorter;
            *last = longer;
            return;
        }
    }
}

void text_fill(struct text_draft *d)
{
    size_t limit = d->p->max_lines > 0 ? (size_t)d->p->max_lines : SIZE_MAX;
    size_t from = 0, first = 0; /* first line of the paragraph between hard breaks */
    while (from < d->count) {
        struct text_piece piece;
        if (limit < SIZE_MAX && d->piece_count > limit + 1) {
            break; /* enough to know that something is cut off, and how the last line ends */
        }
        piece = fill_line(d, from);
        fill_add(d, &piece);
        from = piece.to;
        if (piece.hard || from >= d->count) {
            fill_avoid_orphan(d, first);
            if (d->p->headline) {
                text_balance(d, first);
            }
            first = d->piece_count;
        }
    }
    if (d->piece_count > limit) {
        d->piece_count = limit;
        d->clipped = true;
    }
}
