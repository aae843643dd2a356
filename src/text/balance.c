/* Headlines: lines of nearly equal length, broken at phrases.
 *
 * Greedy filling has told how few lines the text needs; among all ways to break it into that many,
 * the cheapest is found by dynamic programming over the permitted places. A line costs the square
 * of its deviation from the mean; a break inside a phrase costs extra, a line of one character
 * nearly forbids itself, and the author's own soft break (U+200B) is nearly a command. Texts of
 * more than BALANCE_LIMIT places are no headlines and stay greedy.
 */
#include "text/draft.h"

#define BALANCE_LIMIT 160
#define BALANCE_LINES 12
#define BALANCE_INSIDE_PHRASE 0.2 /* as much as a line nearly half the mean too short */
#define BALANCE_AT_SEAM 0.08
#define BALANCE_AUTHOR 1.0 /* the author's U+200B wins over evenness */
#define BALANCE_LONELY 8.0
#define BALANCE_NEVER 1e9

struct balance {
    const struct text_draft *d;
    uint32_t places[BALANCE_LIMIT + 2];
    size_t count; /* places, with both ends */
    double mean;  /* em of a line */
    double cost[BALANCE_LINES + 1][BALANCE_LIMIT + 2];
    uint16_t before[BALANCE_LINES + 1][BALANCE_LIMIT + 2];
};

static bool balance_places(struct balance *b, size_t from, size_t to)
{
    b->places[b->count++] = (uint32_t)from;
    for (size_t i = from + 1; i < to; i++) {
        if (b->d->cells[i].brk < TEXT_BREAK_OK) {
            continue;
        }
        if (b->count > BALANCE_LIMIT) {
            return false;
        }
        b->places[b->count++] = (uint32_t)i;
    }
    b->places[b->count++] = (uint32_t)to;
    return true;
}

static double balance_line(const struct balance *b, size_t i, size_t k)
{
    const struct text_draft *d = b->d;
    struct text_piece piece = text_measure(d, b->places[i], b->places[k]);
    double room = text_room(d, b->places[i]), off = (piece.width - b->mean) / b->mean;
    double cost = off * off;
    if (piece.width > room + TEXT_TOLERANCE || piece.empty) {
        return BALANCE_NEVER;
    }
    if (k + 1 < b->count) {
        const struct text_cell *next = &d->cells[b->places[k]], *prev = next - 1;
        if (prev->cp == 0x200B) {
            cost -= BALANCE_AUTHOR;
        } else if (next->brk < TEXT_BREAK_PHRASE) {
            cost += text_is_seam(prev->cp, next->cp) ? BALANCE_AT_SEAM : BALANCE_INSIDE_PHRASE;
        }
    }
    if (text_characters(d, b->places[i], b->places[k]) < 2) {
        cost += BALANCE_LONELY;
    }
    return cost;
}

static void balance_solve(struct balance *b, size_t lines)
{
    for (size_t l = 0; l <= lines; l++) {
        for (size_t k = 0; k < b->count; k++) {
            b->cost[l][k] = l == 0 && k == 0 ? 0 : BALANCE_NEVER;
        }
    }
    for (size_t i = 0; i < b->count; i++) {
        for (size_t k = i + 1; k < b->count; k++) {
            double line = balance_line(b, i, k);
            if (line >= BALANCE_NEVER) {
                continue;
            }
            for (size_t l = 1; l <= lines; l++) {
                double cost = b->cost[l - 1][i] + line;
                if (cost < b->cost[l][k]) {
                    b->cost[l][k] = cost;
                    b->before[l][k] = (uint16_t)i;
                }
            }
        }
    }
}

void text_balance(struct text_draft *d, size_t first)
{
    size_t lines = d->piece_count - first, end = 0;
    struct balance *b;
    double total = 0;
    if (lines < 2 || lines > BALANCE_LINES) {
        return;
    }
    for (size_t i = first; i < d->piece_count; i++) {
        const struct text_piece *piece = &d->pieces[i];
        if (piece->overfull || d->cells[piece->to].brk < TEXT_BREAK_OK) {
            return; /* too narrow for its words: no room for taste */
        }
        total += piece->width;
    }
    b = arena_alloc(d->mem, sizeof *b);
    b->d = d;
    b->mean = total / (double)lines;
    if (b->mean <= 0 ||
        !balance_places(b, d->pieces[first].from, d->pieces[d->piece_count - 1].to)) {
        return;
    }
    balance_solve(b, lines);
    end = b->count - 1;
    if (b->cost[lines][end] >= BALANCE_NEVER) {
        return;
    }
    for (size_t l = lines; l > 0; l--) {
        size_t start = b->before[l][end];
        d->pieces[first + l - 1] = text_measure(d, b->places[start], b->places[end]);
        end = start;
    }
}
