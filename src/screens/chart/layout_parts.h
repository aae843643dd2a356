/* What layout.c, tidy.c and blocks.c share. */
#ifndef SCREENS_CHART_LAYOUT_PARTS_H
#define SCREENS_CHART_LAYOUT_PARTS_H

#include "layout.h"

#define TIDY_NONE ((size_t)-1)

/* A node of the tidy tree: a unit, or the block of a unit's many children. Node 0 is the root of
 * all roots and has no size; unit i is node i + 1; the block of node i is node count + i. */
struct tidy_node {
    float w, h, y;
    float prelim, mod, shift, change, left_mod, right_mod;
    size_t left_thread, right_thread, left_end, right_end;
};

/* Children in a block, and the roots, open a domain: from there down to the next block everything
 * is placed relative to the domain's root. */
struct tidy {
    size_t count;            /* units + 1 */
    struct tidy_node *nodes; /* 2 * count */
    size_t *child_start;     /* children of node i: child[child_start[i] .. child_start[i + 1]) */
    size_t *child;
    size_t *end;   /* one past the last node below node i, in depth-first order */
    bool *blocked; /* its children stand in a block */
    float *x;      /* left edge, within its domain; of nodes and blocks; half a gap included */
};

/* tidy.c: places the children of node i beside each other. Their own children are placed. */
void tidy_place_children(struct tidy *t, size_t i);
/* Adds up the left edges of `root` and of all in its domain. */
void tidy_settle(struct tidy *t, size_t root);

static inline size_t tidy_block(const struct tidy *t, size_t i)
{
    return t->count + i;
}

static inline size_t tidy_children(const struct tidy *t, size_t i)
{
    return t->child_start[i + 1] - t->child_start[i];
}

struct block_lines {
    struct plane_line *lines; /* relative to the block's content */
    size_t count, capacity;
};

struct blocks {
    const struct pack_unit *units;
    const struct plane_measure *m;
    struct arena *mem;
    float *in_x, *in_y;         /* of a block's child: its plate's corner in the block's content */
    float *left, *right, *foot; /* of a domain, relative to the corner of its root's plate */
    struct plane_path *paths;   /* of node i; in a block relative to its content */
    struct block_lines *lines;  /* of node i's block */
};

/* blocks.c: arranges the children of node i in rows of boxes and gives the block its size. */
void blocks_arrange(struct tidy *t, struct blocks *b, size_t i);

#endif
