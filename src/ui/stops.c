/* Where the focus may stand, and in which order.
 *
 * Reading order is found by cutting: where a horizontal gap goes through all of the rectangles,
 * what is above comes first; where none does, a vertical one parts left from right; and so on
 * within the parts. That reads a row of posters as a row, and a list beside a column of buttons as
 * the list first, which sorting by y and x would deal out like cards. */
#include "internal.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BOXES 32     /* scrollers and surfaces of one frame */
#define OVERLAP 8.0f /* u by which neighbours may stand over each other and still be parted */
#define ENOUGH 0.5f  /* share of a control that must be in view for the focus to stand on it... */
#define TALL 48.0f   /* ...or so many u of its height */
#define ASIDE 2.0f   /* how much less a way to the side is wanted than one up or down */

/* --- finding ------------------------------------------------------------------------------------
 */

/* The scrollers and surfaces among them: few, so that a chart of thousands is looked through once.
 */
struct boxes {
    const struct ui_element *all[BOXES];
    int count;
};

static void boxes_collect(struct boxes *b, const struct ui_element *elements, size_t count)
{
    size_t i;
    b->count = 0;
    for (i = 0; i < count && b->count < BOXES; i++) {
        const struct ui_element *e = &elements[i];
        if (e->what == UI_ELEMENT_TARGET && (e->kind == UI_SCROLLER || e->kind == UI_SURFACE)) {
            b->all[b->count++] = e;
        }
    }
}

static const struct ui_element *box(const struct boxes *b, uint64_t id)
{
    int i;
    for (i = 0; i < b->count; i++) {
        if (b->all[i]->id == id) {
            return b->all[i];
        }
    }
    return NULL;
}

static const struct ui_element *innermost_scroller(const struct boxes *b,
                                                   const struct ui_element *e)
{
    int depth;
    for (depth = 0; e && depth < UI_MAX_NEST && e->within; depth++) {
        e = box(b, e->within);
        if (e && e->kind == UI_SCROLLER) {
            return e;
        }
    }
    return NULL;
}

static bool is_control(const struct ui_element *e)
{
    return e->what == UI_ELEMENT_TARGET && !e->covered && !e->disabled && e->kind != UI_BACKDROP &&
           e->kind != UI_SCROLLER && e->kind != UI_SURFACE && e->kind != UI_LINK;
}

static bool in_view(const struct ui_element *e)
{
    const struct rect *r = &e->rect, *v = &e->visible;
    if (v->w <= 0 || v->h <= 0 || r->w <= 0 || r->h <= 0) {
        return false;
    }
    return v->w >= r->w * ENOUGH && (v->h >= r->h * ENOUGH || v->h >= TALL);
}

static struct ui_stop stop_of(const struct ui_element *e, const struct ui_element *scroller)
{
    struct ui_stop s = {.id = e->id, .rect = e->rect, .place = e->visible, .radius = e->radius};
    s.scroller = scroller ? scroller->id : 0;
    s.block = scroller ? scroller->visible : e->visible;
    s.dock = strncmp(e->name, "dock.", 5) == 0;
    s.whole = e->visible.w >= e->rect.w - 1 && e->visible.h >= e->rect.h - 1;
    return s;
}

/* A scroller that holds no stop but has more to show: text can be read by keys, too. */
static bool is_page(const struct ui *ui, const struct ui_element *e, const struct ui_stop *stops,
                    size_t count)
{
    const struct ui_scroll_state *s;
    size_t i;
    if (e->what != UI_ELEMENT_TARGET || e->kind != UI_SCROLLER || e->covered || e->visible.w <= 0 ||
        e->visible.h <= 0) {
        return false;
    }
    for (i = 0; i < count; i++) {
        if (stops[i].scroller == e->id) {
            return false;
        }
    }
    s = ui_scroll_find(ui, e->id);
    return s && s->most > 0;
}

size_t ui_stops(struct ui *ui, const struct ui_element *elements, size_t count,
                struct ui_stop **out)
{
    struct ui_stop *stops = arena_alloc_array(ui_arena(ui), count + 1, sizeof *stops);
    struct boxes boxes;
    size_t i, n = 0, controls;
    boxes_collect(&boxes, elements, count);
    for (i = 0; i < count; i++) {
        if (is_control(&elements[i]) && in_view(&elements[i])) {
            stops[n++] = stop_of(&elements[i], innermost_scroller(&boxes, &elements[i]));
        }
    }
    controls = n;
    for (i = 0; i < count; i++) {
        if (is_page(ui, &elements[i], stops, controls)) {
            stops[n++] = stop_of(&elements[i], &elements[i]);
        }
    }
    *out = stops;
    return n;
}

/* --- order --------------------------------------------------------------------------------------
 */

static int compare(float a, float b, float then_a, float then_b)
{
    int first = (a > b) - (a < b);
    return first ? first : (then_a > then_b) - (then_a < then_b);
}

static int by_place(const struct ui_stop *a, const struct ui_stop *b)
{
    return compare(a->place.y, b->place.y, a->place.x, b->place.x);
}

static int by_y(const void *a, const void *b)
{
    const struct ui_stop *p = a, *q = b;
    int order = compare(p->key.y, q->key.y, p->key.x, q->key.x);
    return order ? order : by_place(p, q);
}

static int by_x(const void *a, const void *b)
{
    const struct ui_stop *p = a, *q = b;
    int order = compare(p->key.x, q->key.x, p->key.y, q->key.y);
    return order ? order : by_place(p, q);
}

/* Length of the first part that a gap divides from the rest of the sorted stops. */
static size_t first_part(const struct ui_stop *stops, size_t count, bool rows)
{
    float end = -FLT_MAX;
    size_t i;
    for (i = 0; i < count; i++) {
        const struct rect *r = &stops[i].key;
        float from = rows ? r->y : r->x, size = rows ? r->h : r->w;
        if (i > 0 && from >= end - fminf(OVERLAP, size / 4)) {
            return i;
        }
        end = fmaxf(end, from + size);
    }
    return count;
}

static void choose_keys(struct ui_stop *stops, size_t count)
{
    bool alone = true;
    size_t i;
    for (i = 1; i < count; i++) {
        alone = alone && stops[i].scroller == stops[0].scroller;
    }
    for (i = 0; i < count; i++) {
        stops[i].key = alone ? stops[i].place : stops[i].block;
    }
}

void ui_stops_order(struct ui_stop *stops, size_t count)
{
    bool rows = true;
    size_t part;
    if (count < 2) {
        return;
    }
    choose_keys(stops, count);
    qsort(stops, count, sizeof *stops, by_y);
    if (first_part(stops, count, true) == count) {
        qsort(stops, count, sizeof *stops, by_x);
        rows = false;
        if (first_part(stops, count, false) == count) { /* they cannot be parted */
            qsort(stops, count, sizeof *stops, by_y);
            return;
        }
    }
    for (; count > 0; stops += part, count -= part) {
        part = first_part(stops, count, rows);
        ui_stops_order(stops, part);
    }
}

/* --- neighbours ---------------------------------------------------------------------------------
 */

static float gap(float a0, float a1, float b0, float b1)
{
    return fmaxf(0, fmaxf(b0 - a1, a0 - b1));
}

int ui_stops_next(const struct ui_stop *stops, size_t count, size_t from, int way, uint64_t within,
                  uint64_t beside)
{
    const struct rect *a = &stops[from].place;
    float least = FLT_MAX;
    int best = -1;
    size_t i;
    for (i = 0; i < count; i++) {
        const struct rect *b = &stops[i].place;
        float slack = fminf(OVERLAP, fminf(a->h, b->h) / 4);
        float dy = way > 0 ? b->y - (a->y + a->h) : a->y - (b->y + b->h), score;
        if (i == from || dy < -slack || (within && stops[i].scroller != within) ||
            (beside && stops[i].scroller == beside)) {
            continue;
        }
        score = dy + ASIDE * gap(a->x, a->x + a->w, b->x, b->x + b->w) +
                0.01f * fabsf(b->x + b->w / 2 - a->x - a->w / 2);
        if (score < least) {
            least = score;
            best = (int)i;
        }
    }
    return best;
}
