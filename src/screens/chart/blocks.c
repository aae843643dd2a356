/* Where siblings are many: boxes in rows, like the shelves of a library.
 *
 * A child with children of its own is a box as large as all that hangs below it. Children without
 * any are gathered by kind into columns that hang on rails, so that 125 societies are a field of
 * ten columns and not a line across three screens. The rows are filled in order, to a shape a
 * little wider than high. */
#include "layout_parts.h"

#include <math.h>

#define BLOCK_KINDS 4
#define BLOCK_AIR 16.0f  /* between a column and the next one's rail */
#define BLOCK_FIELD 1.5f /* width to height that a field comes near */
#define BLOCK_TRIES 24

struct block_item {
    size_t child; /* node; or the first one of a field */
    bool field;
    enum pack_unit_kind kind;
    size_t count, rows, columns;
    float w, h;
};

struct block_row {
    float top, rail;   /* of the plates; of the line above them */
    float left, right; /* of the upright lines that hang on the rail */
    bool first;
};

static void block_line(struct blocks *b, size_t i, float x0, float y0, float x1, float y1)
{
    struct block_lines *l = &b->lines[i];
    l->lines = arena_grow(b->mem, l->lines, l->count, &l->capacity, sizeof *l->lines);
    l->lines[l->count++] = (struct plane_line){x0, y0, x1, y1};
}

static void block_shape_field(const struct plane_measure *m, struct block_item *f)
{
    float cell_w = m->lane + m->plate_w + BLOCK_AIR, cell_h = m->plate_h + m->step;
    size_t columns = (size_t)ceilf(sqrtf((float)f->count * cell_h / cell_w * BLOCK_FIELD));
    columns = columns < 2 && f->count > 2 ? 2 : columns;
    f->rows = (f->count + columns - 1) / columns;
    f->columns = (f->count + f->rows - 1) / f->rows;
    f->w = (float)f->columns * cell_w - BLOCK_AIR;
    f->h = (float)f->rows * cell_h - m->step;
}

/* The items in the order of the children; a field stands where its first child would. */
static size_t block_items(const struct tidy *t, const struct blocks *b, size_t i,
                          struct block_item *items)
{
    size_t fields[BLOCK_KINDS] = {0}, count = 0, at;
    for (at = t->child_start[i]; at < t->child_start[i + 1]; at++) {
        size_t c = t->child[at];
        enum pack_unit_kind kind = b->units[c - 1].kind;
        struct block_item *item = &items[count];
        if (tidy_children(t, c) > 0) {
            *item = (struct block_item){
                .child = c, .kind = kind, .w = b->right[c] - b->left[c], .h = b->foot[c]};
            count++;
        } else if (fields[kind]) {
            items[fields[kind] - 1].count++;
        } else {
            *item = (struct block_item){.child = c, .kind = kind, .field = true, .count = 1};
            fields[kind] = ++count;
        }
    }
    for (at = 0; at < count; at++) {
        if (items[at].field) {
            block_shape_field(b->m, &items[at]);
        }
    }
    return count;
}

static void block_put(struct blocks *b, size_t c, float x, float y, struct plane_path path,
                      const struct block_row *row)
{
    b->in_x[c] = x;
    b->in_y[c] = y;
    path.rail = row->rail;
    path.via = row->first ? path.col : b->m->lane / 2;
    b->paths[c] = path;
}

static void block_field(const struct tidy *t, struct blocks *b, size_t i,
                        const struct block_item *item, float x, struct block_row *row)
{
    const struct plane_measure *m = b->m;
    size_t n = 0, at;
    for (at = t->child_start[i]; at < t->child_start[i + 1]; at++) {
        size_t c = t->child[at], column = n / item->rows, line = n % item->rows;
        float left = x + (float)column * (m->lane + m->plate_w + BLOCK_AIR);
        float top = row->top + (float)line * (m->plate_h + m->step);
        float middle = top + m->plate_h / 2, rail = left + m->lane / 2;
        if (tidy_children(t, c) > 0 || b->units[c - 1].kind != item->kind) {
            continue;
        }
        block_put(b, c, left + m->lane, top, (struct plane_path){.side = true, .col = rail}, row);
        block_line(b, i, rail, middle, left + m->lane, middle);
        if (line + 1 == item->rows || n + 1 == item->count) {
            block_line(b, i, rail, row->rail, rail, middle);
        }
        row->left = fminf(row->left, rail);
        row->right = fmaxf(row->right, rail);
        n++;
    }
}

static void block_tree(struct blocks *b, size_t i, const struct block_item *item, float x,
                       struct block_row *row)
{
    size_t c = item->child;
    float left = x - b->left[c], middle = left + b->m->plate_w / 2;
    block_put(b, c, left, row->top, (struct plane_path){.col = middle}, row);
    block_line(b, i, middle, row->rail, middle, row->top);
    row->left = fminf(row->left, middle);
    row->right = fmaxf(row->right, middle);
}

/* One row from item `from`; returns one past its last, and its size. */
static size_t block_row_end(const struct blocks *b, const struct block_item *items, size_t count,
                            size_t from, float width, float *w, float *h)
{
    size_t i;
    *w = *h = 0;
    for (i = from; i < count; i++) {
        float wide = *w + (i > from ? 2 * b->m->gap : 0) + items[i].w;
        if (i > from && wide > width) {
            break;
        }
        *w = wide;
        *h = fmaxf(*h, items[i].h);
    }
    return i;
}

static float block_height(const struct blocks *b, const struct block_item *items, size_t count,
                          float wish, float *widest)
{
    float y = 0, w, h;
    size_t from, to;
    *widest = 0;
    for (from = 0; from < count; from = to) {
        to = block_row_end(b, items, count, from, wish, &w, &h);
        *widest = fmaxf(*widest, w);
        y += h + b->m->level;
    }
    return y;
}

/* The width at which the rows, as a whole, can be seen largest in a view of the wished shape. */
static float block_width(const struct blocks *b, const struct block_item *items, size_t count)
{
    float area = 0, widest = 0, best = 0, least = INFINITY, all = 0;
    size_t i;
    for (i = 0; i < count; i++) {
        area += (items[i].w + 2 * b->m->gap) * (items[i].h + b->m->level);
        widest = fmaxf(widest, items[i].w);
        all += items[i].w + 2 * b->m->gap;
    }
    area = fmaxf(widest, sqrtf(area * b->m->shape) * 0.7f);
    for (i = 0; i < BLOCK_TRIES; i++) { /* from narrow to one row */
        float wish = area * powf(fmaxf(all / area, 1), (float)i / (BLOCK_TRIES - 1)), w;
        float h = block_height(b, items, count, wish, &w);
        float size = fmaxf(w / b->m->shape, h);
        if (size < least) {
            least = size;
            best = wish;
        }
    }
    return best;
}

static void block_fill_row(const struct tidy *t, struct blocks *b, size_t i,
                           const struct block_item *items, size_t from, size_t to, float x,
                           struct block_row *row)
{
    row->left = INFINITY;
    row->right = -INFINITY;
    for (; from < to; from++) {
        if (items[from].field) {
            block_field(t, b, i, &items[from], x, row);
        } else {
            block_tree(b, i, &items[from], x, row);
        }
        x += items[from].w + 2 * b->m->gap;
    }
}

void blocks_arrange(struct tidy *t, struct blocks *b, size_t i)
{
    struct block_item *items = arena_alloc_array(b->mem, tidy_children(t, i), sizeof *items);
    size_t count = block_items(t, b, i, items), from, to;
    float wish = block_width(b, items, count), w, h, widest = 0, left, y = 0, fork;
    struct block_row row = {.first = true}, first = {0};
    struct tidy_node *n = &t->nodes[tidy_block(t, i)];
    left = block_row_end(b, items, count, 0, wish, &w, &h) < count ? b->m->lane : 0;
    fork = -b->m->level / 2;
    for (from = 0; from < count; from = to) {
        to = block_row_end(b, items, count, from, wish, &w, &h);
        row.top = y;
        row.rail = y + fork;
        block_fill_row(t, b, i, items, from, to, left, &row);
        if (row.first) {
            first = row;
        } else {
            block_line(b, i, b->m->lane / 2, row.rail, row.right, row.rail);
        }
        row.first = false;
        widest = fmaxf(widest, left + w);
        y += h + b->m->level;
    }
    n->w = widest + b->m->gap;
    n->h = y;
    if (left > 0) { /* the trunk along the left side, down to the last row */
        block_line(b, i, b->m->lane / 2, fork, b->m->lane / 2, row.rail);
        first.left = b->m->lane / 2;
    }
    block_line(b, i, fminf(first.left, widest / 2), fork, fmaxf(first.right, widest / 2), fork);
}
