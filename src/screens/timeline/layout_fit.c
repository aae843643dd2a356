/* Cards at the edges of a view. A card cut in two is no card, so one whose stem is in view slides
 * as far along it as its neighbours let it; what still sticks out is told, and the caller leaves it
 * out. Cards are taken from the left edge inwards, then from the right, each against the places its
 * neighbours have by then, so that two that slide towards each other cannot meet. */
#include "layout.h"

#include <math.h>

#define FAR 2048.0f /* u: no card reaches so far from its stem */

struct fitting {
    const struct layout_item *items;
    const struct layout *l;
    const struct layout_rules *r;
    const struct layout_view *view;
    float *offsets;
};

static float fit_stem(const struct fitting *f, size_t i)
{
    double x = (f->items[i].at - f->view->origin) * f->view->scale;
    return (float)fmax(fmin(x, 1e6), -1e6);
}

static float fit_offset(const struct fitting *f, size_t k)
{
    bool known = k >= f->view->begin && k < f->view->end;
    return known ? f->offsets[k - f->view->begin] : f->l->places[f->l->shown[k]].offset;
}

/* What card `k` may not pass because of shown neighbour `m`, on side d (-1 left, 1 right). */
static void fit_neighbour(const struct fitting *f, size_t k, size_t m, int d, float *low,
                          float *high)
{
    size_t i = f->l->shown[k], j = f->l->shown[m];
    const struct layout_place *p = &f->l->places[i], *q = &f->l->places[j];
    float way = (float)((f->items[j].at - f->items[i].at) * f->view->scale);
    if (p->levels & q->levels) {
        float edge = way + fit_offset(f, m);
        *low = d < 0 ? fmaxf(*low, edge + q->width + f->r->gap) : *low;
        *high = d > 0 ? fminf(*high, edge - f->r->gap - p->width) : *high;
    }
    if (q->levels == 0 || (p->levels & LAYOUT_LOWER && q->levels == LAYOUT_UPPER)) {
        *low = d < 0 ? fmaxf(*low, way + f->r->clear) : *low;
        *high = d > 0 ? fminf(*high, way - f->r->clear - p->width) : *high;
    }
}

static void fit_slack(const struct fitting *f, size_t k, float *low, float *high)
{
    const struct layout_place *p = &f->l->places[f->l->shown[k]];
    float x = fit_stem(f, f->l->shown[k]), now = fit_offset(f, k);
    size_t m;
    *low = f->r->inset - p->width;
    *high = -f->r->inset;
    for (m = k; m-- > 0 && x - fit_stem(f, f->l->shown[m]) < FAR;) {
        fit_neighbour(f, k, m, -1, low, high);
    }
    for (m = k + 1; m < f->l->shown_count && fit_stem(f, f->l->shown[m]) - x < FAR; m++) {
        fit_neighbour(f, k, m, 1, low, high);
    }
    *low = fminf(*low, now); /* rounding must not push it out of its own place */
    *high = fmaxf(*high, now);
}

static float fit_sticks_out(const struct fitting *f, size_t k)
{
    const struct layout_place *p = &f->l->places[f->l->shown[k]];
    float x = fit_stem(f, f->l->shown[k]), left = x + fit_offset(f, k);
    float out = fmaxf(f->view->left - left, left + p->width - f->view->right);
    if (p->levels == 0) {
        return 0; /* a stem alone */
    }
    if (x < f->view->left || x > f->view->right) {
        return fmaxf(out, 1);
    }
    return fmaxf(out, 0);
}

static void fit_slide(struct fitting *f, size_t k, bool at_left)
{
    const struct layout_place *p = &f->l->places[f->l->shown[k]];
    float x = fit_stem(f, f->l->shown[k]), *offset = &f->offsets[k - f->view->begin];
    float low, high;
    if (p->levels == 0) {
        return;
    }
    fit_slack(f, k, &low, &high);
    if (at_left && x + *offset < f->view->left) {
        *offset = fminf(f->view->left - x, high);
    } else if (!at_left && x + *offset + p->width > f->view->right) {
        *offset = fmaxf(f->view->right - p->width - x, low);
    }
}

void layout_fit(const struct layout_item *items, const struct layout *l,
                const struct layout_rules *rules, const struct layout_view *view, float *offsets,
                float *outside)
{
    struct fitting f = {items, l, rules, view, offsets};
    size_t k;
    for (k = view->begin; k < view->end; k++) {
        offsets[k - view->begin] = l->places[l->shown[k]].offset;
    }
    for (k = view->end; k-- > view->begin;) { /* the inner ones give way before the outer ones */
        fit_slide(&f, k, true);
    }
    for (k = view->begin; k < view->end; k++) {
        fit_slide(&f, k, false);
    }
    for (k = view->begin; k < view->end; k++) {
        outside[k - view->begin] = fit_sticks_out(&f, k);
    }
}
