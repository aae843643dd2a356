/* A surface with a card on it, moved as surface.h says: first the pan, then the zoom. */
#ifndef TESTS_UI_PLANE_H
#define TESTS_UI_PLANE_H

#include "hand.h"
#include "ui/surface.h"

#define PLANE ui_id("plane")
#define PLANE_LIST ui_id("plane.list")

struct plane {
    bool no_x, no_y, no_zoom;
    bool in_list;   /* the surface stands in a scroller */
    bool list_in;   /* a scroller stands on the surface */
    bool away;      /* nothing is described */
    bool stop;      /* a button stops inertia */
    bool deaf_card; /* disabled */
    struct ui_gesture g;
    double zoom, x, y; /* a content point p stands at zoom * p + (x, y) */
    int card_clicks, over_clicks, taps, doubles, releases;
    bool card_pressed;
    float list; /* offset of the scroller */
};

static inline struct ui_state plane_put(struct ui *ui, const char *name, struct rect r,
                                        bool disabled, int *clicks)
{
    struct ui_target t = {
        .id = ui_id(name), .rect = r, .name = name, .label = name, .disabled = disabled};
    struct ui_state s = ui_target(ui, &t);
    *clicks += s.clicked;
    return s;
}

static inline void plane_apply(struct plane *p)
{
    const struct ui_gesture *g = &p->g;
    p->x = (double)g->about_x + g->zoom * (p->x + g->pan_x - (double)g->about_x);
    p->y = (double)g->about_y + g->zoom * (p->y + g->pan_y - (double)g->about_y);
    p->zoom *= g->zoom;
    p->taps += g->tapped;
    p->doubles += g->double_tapped;
    p->releases += g->released;
}

static inline void plane_surface(struct ui *ui, struct plane *p)
{
    struct ui_surface surface = {.id = PLANE,
                                 .view = {100, 100, 1600, 900},
                                 .name = "plane",
                                 .label = "a plane",
                                 .no_x = p->no_x,
                                 .no_y = p->no_y,
                                 .no_zoom = p->no_zoom};
    struct ui_scroll list = {.id = PLANE_LIST, .view = {1200, 200, 300, 600}, .content = 3000};
    p->g = ui_surface_begin(ui, &surface);
    plane_apply(p);
    p->card_pressed =
        plane_put(ui, "card", rect_make(300, 300, 200, 100), p->deaf_card, &p->card_clicks).pressed;
    if (p->list_in) {
        p->list = ui_scroll_begin(ui, &list);
        ui_scroll_end(ui);
    }
    ui_surface_end(ui);
    if (p->stop) {
        ui_surface_stop(ui, PLANE);
        p->stop = false;
    }
}

static inline void plane_describe(struct ui *ui, void *context)
{
    struct plane *p = context;
    struct ui_scroll list = {.id = PLANE_LIST, .view = {0, 0, 1900, 1080}, .content = 3000};
    if (p->away) {
        return;
    }
    if (p->in_list) {
        p->list = ui_scroll_begin(ui, &list);
    }
    plane_surface(ui, p);
    if (p->in_list) {
        ui_scroll_end(ui);
    }
    plane_put(ui, "over", rect_make(1500, 880, 100, 100), false, &p->over_clicks);
}

static inline void plane_start(struct hand *h, struct plane *p)
{
    memset(p, 0, sizeof *p);
    p->zoom = 1;
    hand_begin(h, plane_describe, p);
    hand_frame(h, 16);
}

/* Where the content point now at (x, y) was before anything moved. */
static inline double plane_at_x(const struct plane *p, double x)
{
    return (x - p->x) / p->zoom;
}

static inline double plane_at_y(const struct plane *p, double y)
{
    return (y - p->y) / p->zoom;
}

/* A straight stroke with a report every 8 ms, lifted as it moves; frames every `step` ms. */
static inline void plane_stroke(struct hand *h, float x, float y, float dx, float dy, int ms,
                                int step)
{
    int64_t begin = h->now_ms, next = begin + step;
    for (int t = 0; t <= ms; t += 8) {
        float part = (float)t / (float)ms;
        struct touch touch = {
            1, t == 0 ? TOUCH_DOWN : TOUCH_MOVE, x + dx * part, y + dy * part, begin + t, 0};
        while (begin + t > next) {
            hand_frame(h, next - h->now_ms);
            next += step;
        }
        touch_push(&h->queue, touch);
    }
    touch_push(&h->queue, (struct touch){1, TOUCH_UP, x + dx, y + dy, begin + ms, 0});
    hand_frame(h, next - h->now_ms);
}

static inline void plane_rest(struct hand *h, int step)
{
    for (int i = 0; i < 6000 / step; i++) {
        hand_frame(h, step);
    }
}

#endif
