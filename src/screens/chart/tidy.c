/* The tidy tree: subtrees as close as they may stand, parents in the middle above their children,
 * the same subtree drawn the same way everywhere.
 *
 * Reingold and Tilford's contours with threads, Buchheim's even sharing of the space between, and
 * van der Ploeg's list of lowest contours, which keeps it linear when nodes differ in height, as a
 * block and a plate do. (A. van der Ploeg, "Drawing non-layered tidy trees in linear time",
 * Software: Practice and Experience 44(12), 2014.) Units come depth first, so that two loops
 * replace the recursion: a chart may be a chain of thousands. */
#include "layout_parts.h"

/* For each child placed so far: its lowest point, the deepest first. */
struct low {
    float y;
    size_t index;
    struct low *next;
};

static size_t tidy_child_count(const struct tidy *t, size_t i)
{
    if (i >= t->count) {
        return 0;
    }
    return t->blocked[i] ? 1 : t->child_start[i + 1] - t->child_start[i];
}

static size_t tidy_child(const struct tidy *t, size_t i, size_t at)
{
    return t->blocked[i] ? tidy_block(t, i) : t->child[t->child_start[i] + at];
}

static float tidy_bottom(const struct tidy_node *n)
{
    return n->y + n->h;
}

static size_t tidy_next_left(const struct tidy *t, size_t i)
{
    return tidy_child_count(t, i) ? tidy_child(t, i, 0) : t->nodes[i].left_thread;
}

static size_t tidy_next_right(const struct tidy *t, size_t i)
{
    size_t n = tidy_child_count(t, i);
    return n ? tidy_child(t, i, n - 1) : t->nodes[i].right_thread;
}

static void tidy_set_left_thread(struct tidy *t, size_t first, size_t now, size_t to, float sum)
{
    struct tidy_node *f = &t->nodes[first], *n = &t->nodes[now], *end = &t->nodes[f->left_end];
    float diff = sum - t->nodes[to].mod - f->left_mod;
    end->left_thread = to;
    end->mod += diff;
    end->prelim -= diff;
    f->left_end = n->left_end;
    f->left_mod = n->left_mod;
}

static void tidy_set_right_thread(struct tidy *t, size_t before, size_t now, size_t to, float sum)
{
    struct tidy_node *b = &t->nodes[before], *n = &t->nodes[now], *end = &t->nodes[n->right_end];
    float diff = sum - t->nodes[to].mod - n->right_mod;
    end->right_thread = to;
    end->mod += diff;
    end->prelim -= diff;
    n->right_end = b->right_end;
    n->right_mod = b->right_mod;
}

/* Moves child `at` and shares the space with the smaller ones between it and the one it met. */
static void tidy_move(struct tidy *t, size_t i, size_t at, size_t met, float way)
{
    struct tidy_node *c = &t->nodes[tidy_child(t, i, at)];
    c->mod += way;
    c->left_mod += way;
    c->right_mod += way;
    if (met + 1 < at) {
        float share = way / (float)(at - met);
        t->nodes[tidy_child(t, i, met + 1)].shift += share;
        c->shift -= share;
        c->change -= way - share;
    }
}

/* Walks down the right contour of what stands already and the left one of child `at`, side by
 * side, and moves the child until they no longer meet. */
static void tidy_separate(struct tidy *t, size_t i, size_t at, const struct low *low)
{
    size_t before = tidy_child(t, i, at - 1), now = tidy_child(t, i, at);
    size_t l = before, r = now;
    float sum_l = t->nodes[l].mod, sum_r = t->nodes[r].mod;
    while (l != TIDY_NONE && r != TIDY_NONE) {
        const struct tidy_node *a = &t->nodes[l], *b = &t->nodes[r];
        float over, foot_a = tidy_bottom(a), foot_b = tidy_bottom(b);
        while (low->next && foot_a > low->y) {
            low = low->next;
        }
        over = sum_l + a->prelim + a->w - (sum_r + b->prelim);
        if (over > 0) {
            sum_r += over;
            tidy_move(t, i, at, low->index, over);
        }
        if (foot_a <= foot_b) {
            l = tidy_next_right(t, l);
            sum_l += l != TIDY_NONE ? t->nodes[l].mod : 0;
        }
        if (foot_a >= foot_b) {
            r = tidy_next_left(t, r);
            sum_r += r != TIDY_NONE ? t->nodes[r].mod : 0;
        }
    }
    if (l == TIDY_NONE && r != TIDY_NONE) {
        tidy_set_left_thread(t, tidy_child(t, i, 0), now, r, sum_r);
    } else if (l != TIDY_NONE && r == TIDY_NONE) {
        tidy_set_right_thread(t, before, now, l, sum_l);
    }
}

static struct low *tidy_lower(struct low *spare, float y, size_t index, struct low *low)
{
    while (low && y >= low->y) {
        low = low->next;
    }
    *spare = (struct low){y, index, low};
    return spare;
}

void tidy_place_children(struct tidy *t, size_t i)
{
    struct low lows[PLANE_ROW_MOST + 1];
    struct tidy_node *n = &t->nodes[i];
    size_t count = tidy_child_count(t, i), at;
    struct tidy_node *first, *last;
    struct low *low;
    n->left_end = n->right_end = i;
    n->left_thread = n->right_thread = TIDY_NONE;
    if (count == 0) {
        return;
    }
    first = &t->nodes[tidy_child(t, i, 0)];
    low = tidy_lower(&lows[0], tidy_bottom(&t->nodes[first->left_end]), 0, NULL);
    for (at = 1; at < count; at++) {
        float foot = tidy_bottom(&t->nodes[t->nodes[tidy_child(t, i, at)].right_end]);
        tidy_separate(t, i, at, low);
        low = tidy_lower(&lows[at], foot, at, low);
    }
    last = &t->nodes[tidy_child(t, i, count - 1)];
    n->prelim = (first->prelim + first->mod + last->mod + last->prelim + last->w) / 2 - n->w / 2;
    n->left_end = first->left_end;
    n->left_mod = first->left_mod;
    n->right_end = last->right_end;
    n->right_mod = last->right_mod;
}

/* What tidy_move left for the children in between, added up once. */
static void tidy_share(struct tidy *t, size_t i)
{
    float d = 0, sum = 0;
    size_t count = tidy_child_count(t, i), at;
    for (at = 0; at < count; at++) {
        struct tidy_node *c = &t->nodes[tidy_child(t, i, at)];
        d += c->shift;
        sum += d + c->change;
        c->mod += sum;
    }
}

void tidy_settle(struct tidy *t, size_t root)
{
    size_t i = root, at;
    /* until its plate is placed, x holds the sum of the moves above and at a node */
    t->x[root] = t->nodes[root].mod;
    while (i < t->end[root]) {
        float sum = t->x[i];
        size_t count = tidy_child_count(t, i);
        tidy_share(t, i);
        for (at = 0; at < count; at++) {
            size_t c = tidy_child(t, i, at);
            t->x[c] = sum + t->nodes[c].mod;
        }
        t->x[i] = sum + t->nodes[i].prelim;
        if (t->blocked[i]) {
            t->x[tidy_block(t, i)] += t->nodes[tidy_block(t, i)].prelim;
            i = t->end[i];
        } else {
            i++;
        }
    }
}
