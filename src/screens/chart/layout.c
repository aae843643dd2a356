/* From the units of a chart to places on the plane.
 *
 * Bottom up: each unit's children are placed beside each other (tidy.c) or, when there are more
 * than PLANE_ROW_MOST, as a block (blocks.c) that the tree above sees as one thing. Top down: the
 * places relative to blocks are added up. Every unit is visited a fixed number of times. */
#include "layout_parts.h"

#include <math.h>

static void layout_children(struct tidy *t, const struct pack_unit *units, struct arena *mem)
{
    size_t n = t->count, i;
    size_t *fill = arena_alloc_array(mem, n + 1, sizeof *fill);
    t->child_start = arena_alloc_array(mem, n + 1, sizeof *t->child_start);
    t->child = arena_alloc_array(mem, n, sizeof *t->child);
    t->end = arena_alloc_array(mem, n, sizeof *t->end);
    t->blocked = arena_alloc_array(mem, n, sizeof *t->blocked);
    for (i = 1; i < n; i++) {
        t->child_start[units[i - 1].parent + 2]++;
    }
    for (i = 1; i <= n; i++) {
        t->child_start[i] += t->child_start[i - 1];
        fill[i] = t->child_start[i];
    }
    for (i = 1; i < n; i++) {
        t->child[fill[units[i - 1].parent + 1]++] = i;
    }
    for (i = n; i-- > 0;) {
        t->end[i] = t->end[i] > i + 1 ? t->end[i] : i + 1;
        t->blocked[i] = tidy_children(t, i) > PLANE_ROW_MOST;
        if (i > 0) {
            size_t p = (size_t)(units[i - 1].parent + 1);
            t->end[p] = t->end[p] > t->end[i] ? t->end[p] : t->end[i];
        }
    }
}

static size_t layout_parent(const struct pack_unit *units, size_t node)
{
    return (size_t)(units[node - 1].parent + 1);
}

static void layout_nodes(struct tidy *t, const struct pack_unit *units,
                         const struct plane_measure *m, struct arena *mem)
{
    size_t i;
    t->nodes = arena_alloc_array(mem, 2 * t->count, sizeof *t->nodes);
    t->x = arena_alloc_array(mem, 2 * t->count, sizeof *t->x);
    for (i = 1; i < t->count; i++) {
        size_t p = layout_parent(units, i);
        t->nodes[i].w = m->plate_w + m->gap;
        t->nodes[i].h = m->plate_h + m->level;
        t->nodes[i].y = t->blocked[p] ? 0 : t->nodes[p].y + t->nodes[p].h;
    }
    for (i = 0; i < t->count; i++) {
        struct tidy_node *block = &t->nodes[tidy_block(t, i)];
        block->y = t->nodes[i].y + t->nodes[i].h;
        block->left_end = block->right_end = tidy_block(t, i);
        block->left_thread = block->right_thread = TIDY_NONE;
    }
}

/* How far the domain of `root` reaches around its plate. */
static void layout_measure(struct tidy *t, struct blocks *b, size_t root)
{
    float left = INFINITY, right = -INFINITY, foot = 0;
    float x0 = t->x[root] + b->m->gap / 2;
    size_t i = root;
    while (i < t->end[root]) {
        size_t last = t->blocked[i] ? tidy_block(t, i) : i;
        left = fminf(left, fminf(t->x[i], t->x[last]));
        right = fmaxf(right, fmaxf(t->x[i] + t->nodes[i].w, t->x[last] + t->nodes[last].w));
        foot = fmaxf(foot, t->nodes[last].y + t->nodes[last].h);
        i = t->blocked[i] ? t->end[i] : i + 1;
    }
    b->left[root] = left + b->m->gap / 2 - x0;
    b->right[root] = right - b->m->gap / 2 - x0;
    b->foot[root] = foot - b->m->level;
}

static void layout_up(struct tidy *t, struct blocks *b)
{
    size_t i;
    for (i = t->count; i-- > 0;) {
        bool opens = i == 0 || t->blocked[layout_parent(b->units, i)];
        if (t->blocked[i]) {
            blocks_arrange(t, b, i);
        }
        tidy_place_children(t, i);
        if (opens && t->end[i] > i) {
            tidy_settle(t, i);
            layout_measure(t, b, i);
        }
    }
}

struct layout_origin { /* where a domain's (0, 0) lies on the plane; where a block's content does */
    float x, y;
};

/* Adds up the places from the top. */
static void layout_down(struct tidy *t, struct blocks *b, struct plane *out)
{
    struct layout_origin *domain = arena_alloc_array(b->mem, t->count, sizeof *domain);
    size_t i;
    for (i = 1; i < t->count; i++) {
        size_t p = layout_parent(b->units, i);
        struct rect plate = {0, 0, b->m->plate_w, b->m->plate_h};
        struct plane_path *path = &b->paths[i];
        if (t->blocked[p]) {
            size_t block = tidy_block(t, p);
            float x = domain[p].x + t->x[block] + b->m->gap / 2;
            float y = domain[p].y + t->nodes[block].y;
            plate.x = x + b->in_x[i];
            plate.y = y + b->in_y[i];
            domain[i].x = plate.x - t->x[i] - b->m->gap / 2;
            domain[i].y = plate.y;
            path->col += x;
            path->via += x;
            path->rail += y;
        } else {
            domain[i] = domain[p];
            plate.x = domain[i].x + t->x[i] + b->m->gap / 2;
            plate.y = domain[i].y + t->nodes[i].y;
            path->col = path->via = plate.x + plate.w / 2;
            path->rail = plate.y - b->m->level / 2;
        }
        out->plates[i - 1] = plate;
        if (p > 0) {
            out->paths[i - 1] = *path;
        }
    }
}

static void layout_add_line(struct blocks *b, struct plane_line **lines, size_t *count,
                            size_t *capacity, struct plane_line line)
{
    *lines = arena_grow(b->mem, *lines, *count, capacity, sizeof **lines);
    (*lines)[(*count)++] = line;
}

static void layout_lines_of(const struct tidy *t, struct blocks *b, const struct plane *out,
                            size_t i, struct plane_line **lines, size_t *count, size_t *capacity)
{
    const struct rect *plate = &out->plates[i - 1];
    float x = plate->x + plate->w / 2, foot = plate->y + plate->h, fork = foot + out->half_level;
    size_t n = tidy_children(t, i), at;
    const size_t *child = &t->child[t->child_start[i]];
    if (n == 0) {
        return;
    }
    layout_add_line(b, lines, count, capacity, (struct plane_line){x, foot, x, fork});
    if (t->blocked[i]) {
        /* the content's corner, from any child */
        float dx = out->plates[child[0] - 1].x - b->in_x[child[0]];
        float dy = out->plates[child[0] - 1].y - b->in_y[child[0]];
        for (at = 0; at < b->lines[i].count; at++) {
            struct plane_line l = b->lines[i].lines[at];
            layout_add_line(b, lines, count, capacity,
                            (struct plane_line){l.x0 + dx, l.y0 + dy, l.x1 + dx, l.y1 + dy});
        }
        return;
    }
    layout_add_line(b, lines, count, capacity,
                    (struct plane_line){out->paths[child[0] - 1].col, fork,
                                        out->paths[child[n - 1] - 1].col, fork});
    for (at = 0; at < n; at++) {
        float col = out->paths[child[at] - 1].col;
        layout_add_line(b, lines, count, capacity,
                        (struct plane_line){col, fork, col, out->plates[child[at] - 1].y});
    }
}

static void layout_lines(const struct tidy *t, struct blocks *b, struct plane *out)
{
    struct plane_line *lines = NULL;
    size_t count = 0, capacity = 0, i;
    for (i = 1; i < t->count; i++) {
        out->first_line[i - 1] = count;
        layout_lines_of(t, b, out, i, &lines, &count, &capacity);
    }
    out->first_line[t->count - 1] = count;
    out->lines = lines;
}

static struct rect layout_join_line(struct rect r, const struct plane_line *l)
{
    float x0 = fminf(r.x, fminf(l->x0, l->x1)), x1 = fmaxf(r.x + r.w, fmaxf(l->x0, l->x1));
    float y0 = fminf(r.y, fminf(l->y0, l->y1)), y1 = fmaxf(r.y + r.h, fmaxf(l->y0, l->y1));
    return rect_make(x0, y0, x1 - x0, y1 - y0);
}

static void layout_reach(const struct tidy *t, const struct blocks *b, struct plane *out)
{
    size_t i, at;
    for (i = 0; i < out->count; i++) {
        out->reach[i] = out->plates[i];
        out->end[i] = t->end[i + 1] - 1;
    }
    for (i = out->count; i-- > 0;) {
        int parent = b->units[i].parent;
        for (at = out->first_line[i]; at < out->first_line[i + 1]; at++) {
            out->reach[i] = layout_join_line(out->reach[i], &out->lines[at]);
        }
        if (parent >= 0) {
            out->reach[parent] = rect_join(out->reach[parent], out->reach[i]);
        } else {
            out->bounds = rect_join(out->bounds, out->reach[i]);
        }
    }
}

void plane_layout(const struct pack_unit *units, size_t count, const struct plane_measure *m,
                  struct arena *mem, struct plane *out)
{
    struct tidy t = {.count = count + 1};
    struct blocks b = {.units = units, .m = m, .mem = mem};
    *out = (struct plane){.count = count, .half_level = m->level / 2};
    if (count == 0) {
        return;
    }
    layout_children(&t, units, mem);
    layout_nodes(&t, units, m, mem);
    b.in_x = arena_alloc_array(mem, t.count, sizeof *b.in_x);
    b.in_y = arena_alloc_array(mem, t.count, sizeof *b.in_y);
    b.left = arena_alloc_array(mem, t.count, sizeof *b.left);
    b.right = arena_alloc_array(mem, t.count, sizeof *b.right);
    b.foot = arena_alloc_array(mem, t.count, sizeof *b.foot);
    b.paths = arena_alloc_array(mem, t.count, sizeof *b.paths);
    b.lines = arena_alloc_array(mem, t.count, sizeof *b.lines);
    out->plates = arena_alloc_array(mem, count, sizeof *out->plates);
    out->reach = arena_alloc_array(mem, count, sizeof *out->reach);
    out->paths = arena_alloc_array(mem, count, sizeof *out->paths);
    out->first_line = arena_alloc_array(mem, count + 1, sizeof *out->first_line);
    out->end = arena_alloc_array(mem, count, sizeof *out->end);
    layout_up(&t, &b);
    layout_down(&t, &b, out);
    layout_lines(&t, &b, out);
    layout_reach(&t, &b, out);
}

size_t plane_way(const struct plane *p, size_t i, size_t parent, float xy[14])
{
    const struct plane_path *path = &p->paths[i];
    const struct rect *plate = &p->plates[i], *above = &p->plates[parent];
    float top = above->x + above->w / 2, fork = above->y + above->h + p->half_level;
    const float corners[7][2] = {
        {path->side ? plate->x : path->col, path->side ? plate->y + plate->h / 2 : plate->y},
        {path->col, path->side ? plate->y + plate->h / 2 : path->rail},
        {path->col, path->rail},
        {path->via, path->rail},
        {path->via, fork},
        {top, fork},
        {top, above->y + above->h}};
    size_t n = 0, at;
    for (at = 0; at < 7; at++) {
        if (n == 0 || corners[at][0] != xy[2 * n - 2] || corners[at][1] != xy[2 * n - 1]) {
            xy[2 * n] = corners[at][0];
            xy[2 * n + 1] = corners[at][1];
            n++;
        }
    }
    return n;
}
