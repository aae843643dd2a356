/* Lines of cells to lines of runs and glyphs, in u, in one block of memory.
 *
 * Two passes over the pieces: count, then write; so a layout is one allocation of the right size
 * and is freed as one. A run is a stretch of one face, style and link; its bytes include the spaces
 * and invisible characters inside it, so that together the runs hold every byte of the text except
 * what was dropped at a line's edges. */
#include "text/draft.h"

#include "base/mem.h"

#include <string.h>

/* Half the height of a Han box stands this far above the baseline (880 above, 120 below: all Noto
 * and Source Han faces). Lines are centred on it, so that text sits in the middle of what it
 * labels; Latin capitals, 733 high, then are within a hundredth of an em of the middle too. */
#define PLACE_MIDDLE 0.38

struct place {
    struct text_draft *d;
    struct text_layout *out;
    struct text_run *runs;
    struct draw_glyph *glyphs;
    size_t run_count, glyph_count;
    float *extra;
    double size;
};

static bool place_breaks_run(const struct text_cell *a, const struct text_cell *b)
{
    if (b->kind == KIND_INVISIBLE || b->kind == KIND_MARK || b->kind == KIND_SPACE ||
        b->kind == KIND_FIXED_SPACE) {
        return a->style != b->style || a->link != b->link;
    }
    return a->face != b->face || a->style != b->style || a->link != b->link;
}

/* As place_runs will find them. */
static void place_count(const struct text_draft *d, size_t *runs, size_t *glyphs)
{
    *runs = *glyphs = 0;
    for (size_t l = 0; l < d->piece_count; l++) {
        const struct text_piece *piece = &d->pieces[l];
        const struct text_cell *face_of = &d->cells[piece->first];
        if (piece->empty) {
            continue;
        }
        *runs += 1;
        *glyphs += piece->hyphen ? 1 : 0;
        for (size_t i = piece->first; i <= piece->last; i++) {
            *glyphs += d->cells[i].glyph ? 1 : 0;
            if (place_breaks_run(face_of, &d->cells[i])) {
                *runs += 1;
                face_of = &d->cells[i];
            }
        }
    }
}

static struct text_run *place_run(struct place *w, const struct text_cell *c, double x)
{
    struct text_run *run = &w->runs[w->run_count++];
    run->face = c->face;
    run->style = c->style;
    run->link = c->link;
    run->x = (float)(x * w->size);
    run->glyphs = w->glyphs + w->glyph_count;
    run->start = c->start;
    return run;
}

static void place_glyph(struct place *w, struct text_run *run, uint32_t cp, double x)
{
    struct draw_glyph *g = &w->glyphs[w->glyph_count++];
    g->cp = cp;
    g->x = (float)(x * w->size);
    run->glyph_count++;
}

static void place_end_run(struct place *w, struct text_run *run, double end, uint32_t byte)
{
    run->width = (float)(end * w->size) - run->x;
    run->end = byte;
}

/* Runs of one line whose trimmed boxes begin at `left` em. Returns the line's width, em. */
static double place_runs(struct place *w, const struct text_piece *piece, double left)
{
    const struct text_cell *cells = w->d->cells;
    const struct text_cell *face_of = &cells[piece->first];
    double pen = left - (double)text_cut_at_start(face_of), end;
    struct text_run *run = place_run(w, face_of, left);
    for (size_t i = piece->first; i <= piece->last; i++) {
        const struct text_cell *c = &cells[i];
        double before = pen;
        if (i > piece->first) {
            pen += (double)c->between + (double)w->extra[i - piece->first];
        }
        if (i > piece->first && place_breaks_run(face_of, c)) {
            bool own_cut =
                pen < before && c->kind == KIND_OPEN && !kind_is_right_mark(cells[i - 1].kind);
            double start = own_cut ? before : pen;
            place_end_run(w, run, start < before ? start : before, c->start);
            run = place_run(w, c, start);
            face_of = c;
        }
        if (c->glyph) {
            place_glyph(w, run, c->glyph, pen + (double)c->shift);
        }
        pen += (double)c->advance;
    }
    end = pen - (double)text_cut_at_end(&cells[piece->last]);
    if (piece->hyphen) {
        place_glyph(w, run, '-', end);
        end += (double)w->d->metrics->advance(w->d->metrics->self, face_of->face, '-');
    }
    place_end_run(w, run, end, cells[piece->last + 1].start);
    return end - left;
}

static void place_line(struct place *w, size_t index)
{
    const struct text_draft *d = w->d;
    const struct text_piece *piece = &d->pieces[index];
    struct text_line *line = &w->out->lines[index];
    double room = text_room(d, piece->from), indent = piece->from == 0 ? d->indent : 0;
    double spare = room - piece->width, left = indent, width = 0;
    bool ends = piece->hard || piece->to >= d->count;
    line->start = d->cells[piece->from].start;
    line->end = d->cells[piece->to].start;
    line->runs = w->runs + w->run_count;
    if (piece->empty) {
        line->x = (float)(indent * w->size);
        return;
    }
    memset(w->extra, 0, ((size_t)piece->last - piece->first + 1) * sizeof *w->extra);
    if (d->p->align == TEXT_JUSTIFY && d->p->lang == TEXT_ZH && !d->p->headline) {
        text_justify(d, piece, room, !ends, w->extra);
    } else if (spare > 0 && d->p->align == TEXT_CENTRE) {
        left += spare / 2;
    } else if (spare > 0 && d->p->align == TEXT_END) {
        left += spare;
    }
    width = place_runs(w, piece, left);
    line->x = (float)(left * w->size);
    line->width = (float)(width * w->size);
    line->run_count = w->run_count - (size_t)(line->runs - w->runs);
}

static void place_allocate(struct place *w, struct text_block *block)
{
    size_t lines = w->d->piece_count, runs, glyphs, longest = 1;
    char *memory;
    place_count(w->d, &runs, &glyphs);
    for (size_t l = 0; l < lines; l++) {
        const struct text_piece *piece = &w->d->pieces[l];
        size_t cells = (size_t)piece->last - piece->first + 1;
        longest = cells > longest ? cells : longest;
    }
    w->extra = arena_alloc_array(w->d->mem, longest, sizeof *w->extra);
    /* lines, then runs, then glyphs: falling alignment, no padding */
    block->bytes = lines * sizeof(struct text_line) + runs * sizeof(struct text_run) +
                   glyphs * sizeof(struct draw_glyph);
    block->memory = mem_alloc(block->bytes ? block->bytes : 1);
    memory = block->memory;
    w->out->lines = (struct text_line *)(void *)memory;
    memory += lines * sizeof(struct text_line);
    w->runs = (struct text_run *)(void *)memory;
    memory += runs * sizeof(struct text_run);
    w->glyphs = (struct draw_glyph *)(void *)memory;
}

void text_place(struct text_draft *d, struct text_layout *out, struct text_block *block)
{
    const struct text_paragraph *p = d->p;
    double size = (double)p->size, ratio = (double)p->line_height, height;
    struct place w = {.d = d, .out = out, .size = size};
    height = (ratio > 0 ? ratio : p->lang == TEXT_ZH ? 1.7 : 1.5) * size;
    out->size = p->size;
    out->clipped = d->clipped;
    out->line_count = d->piece_count;
    place_allocate(&w, block);
    for (size_t l = 0; l < d->piece_count; l++) {
        struct text_line *line = &out->lines[l];
        float right;
        place_line(&w, l);
        line->top = (float)(height * (double)l);
        line->height = (float)height;
        line->baseline = (float)(height * (double)l + height / 2 + PLACE_MIDDLE * size);
        right = line->width + (l == 0 ? (float)(d->indent * size) : 0);
        out->width = right > out->width ? right : out->width;
        out->overfull = out->overfull || d->pieces[l].overfull;
    }
    out->height = (float)(height * (double)d->piece_count);
}
