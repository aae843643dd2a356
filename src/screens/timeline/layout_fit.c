/* Cards in a view. A card cut in two is no card, so the edges of the view are two more constraints
 * on the places of layout.c: a card whose stem is in view begins no further left than the edge, as
 * far as its neighbours have room to give. What cannot be given sticks out, and the caller fades
 * it. Ranges are worked out afresh, from the left for the one end and from the right for the other,
 * which is cheap for the dozen cards of a view, and then each card goes as near to its wish as it
 * may. */
#include "layout.h"

#include <math.h>

struct fitting {
    const struct layout_item *items;
    const struct layout *l;
    const struct layout_rules *r;
    const struct layout_view *view;
    size_t count;
    float low[LAYOUT_VIEW_MOST], high[LAYOUT_VIEW_MOST]; /* of the left edge */
    float at[LAYOUT_VIEW_MOST], width[LAYOUT_VIEW_MOST];
};

static const struct layout_place *fit_place(const struct fitting *f, size_t n)
{
    return &f->l->places[f->l->shown[f->view->begin + n]];
}

static float fit_stem(const struct fitting *f, size_t n)
{
    double x = (f->items[f->l->shown[f->view->begin + n]].at - f->view->origin) * f->view->scale;
    return (float)fmax(fmin(x, 1e6), -1e6);
}

/* Does a stem of `b` run through a level on which `a` has its card? */
static bool fit_crosses(const struct layout_place *a, const struct layout_place *b)
{
    return (b->levels == LAYOUT_UPPER && a->levels & LAYOUT_LOWER) || (b->levels == 0 && a->levels);
}

/* The least left edge card n may have after what stands left of it, whose edges are `edges`. */
static float fit_after(const struct fitting *f, size_t n, const float *edges)
{
    const struct layout_place *p = fit_place(f, n);
    float least = fit_stem(f, n) + f->r->inset - f->width[n];
    size_t m;
    for (m = n; m-- > 0;) {
        const struct layout_place *q = fit_place(f, m);
        if (p->levels & q->levels) {
            least = fmaxf(least, edges[m] + f->width[m] + f->r->gap);
        }
        if (fit_crosses(p, q)) {
            least = fmaxf(least, fit_stem(f, m) + f->r->clear);
        }
    }
    return least;
}

/* The most, before what stands right of it. */
static float fit_before(const struct fitting *f, size_t n, const float *edges)
{
    const struct layout_place *p = fit_place(f, n);
    float most = fit_stem(f, n) - f->r->inset;
    size_t m;
    for (m = n + 1; m < f->count; m++) {
        const struct layout_place *q = fit_place(f, m);
        if (p->levels & q->levels) {
            most = fminf(most, edges[m] - f->r->gap - f->width[n]);
        }
        if (fit_crosses(p, q)) {
            most = fminf(most, fit_stem(f, m) - f->r->clear - f->width[n]);
        }
    }
    return most;
}

static bool fit_in_view(const struct fitting *f, size_t n)
{
    float x = fit_stem(f, n);
    return x >= f->view->left && x <= f->view->right;
}

/* With float dates a range may come out empty by a hair; then its lower end counts. */
static void fit_ranges(struct fitting *f)
{
    size_t n;
    for (n = f->count; n-- > 0;) {
        f->high[n] = fit_before(f, n, f->high);
    }
    for (n = 0; n < f->count; n++) {
        float edge = fminf(f->view->left, fit_stem(f, n) - f->r->inset);
        f->low[n] = fit_after(f, n, f->low);
        if (fit_in_view(f, n)) {
            f->low[n] = fmaxf(f->low[n], fminf(edge, f->high[n]));
        }
    }
    for (n = f->count; n-- > 0;) {
        float width = f->width[n];
        float edge = fmaxf(f->view->right - width, fit_stem(f, n) + f->r->inset - width);
        f->high[n] = fit_before(f, n, f->high);
        if (fit_in_view(f, n)) {
            f->high[n] = fminf(f->high[n], edge);
        }
        f->high[n] = fmaxf(f->high[n], f->low[n]);
    }
}

static float fit_sticks_out(const struct fitting *f, size_t n)
{
    const struct layout_place *p = fit_place(f, n);
    float out = fmaxf(f->view->left - f->at[n], f->at[n] + f->width[n] - f->view->right);
    if (p->levels == 0) {
        return 0; /* a stem alone */
    }
    return fit_in_view(f, n) ? fmaxf(out, 0) : fmaxf(out, 1);
}

static void fit_settle(struct fitting *f)
{
    size_t n;
    fit_ranges(f);
    for (n = 0; n < f->count; n++) {
        const struct layout_place *p = fit_place(f, n);
        float wish = fit_stem(f, n) + layout_wish(p) * f->width[n] / fmaxf(p->width, 1);
        float least = fmaxf(f->low[n], fit_after(f, n, f->at));
        f->at[n] = fminf(fmaxf(wish, least), fmaxf(f->high[n], least));
    }
}

/* A wide card that sticks out, and those that may be why, become as narrow as a card can be. */
static bool fit_narrow(struct fitting *f)
{
    bool changed = false;
    size_t n, m;
    for (n = 0; n < f->count; n++) {
        if (!fit_in_view(f, n) || fit_sticks_out(f, n) <= 0) {
            continue;
        }
        for (m = n > 2 ? n - 2 : 0; m <= n + 2 && m < f->count; m++) {
            if (fit_place(f, m)->form == LAYOUT_SMALL && f->width[m] > f->r->least) {
                f->width[m] = f->r->least;
                changed = true;
            }
        }
    }
    return changed;
}

void layout_fit(const struct layout_item *items, const struct layout *l,
                const struct layout_rules *rules, const struct layout_view *view,
                struct layout_fit *out)
{
    struct fitting f = {items, l, rules, view, view->end - view->begin, {0}, {0}, {0}, {0}};
    size_t n;
    f.count = f.count < LAYOUT_VIEW_MOST ? f.count : LAYOUT_VIEW_MOST;
    for (n = 0; n < f.count; n++) {
        f.width[n] = fit_place(&f, n)->width;
    }
    fit_settle(&f);
    if (fit_narrow(&f)) {
        fit_settle(&f);
    }
    for (n = 0; n < f.count; n++) {
        out[n].offset = f.at[n] - fit_stem(&f, n);
        out[n].width = f.width[n];
        out[n].outside = fit_sticks_out(&f, n);
    }
}
