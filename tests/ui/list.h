/* A list of rows in a scroller, and the strokes of a finger over it. */
#ifndef TESTS_UI_LIST_H
#define TESTS_UI_LIST_H

#include "hand.h"

#define LIST ui_id("list")

struct list_scene {
    float content, view_y, view_h;
    bool button_over, button_under;
    int row_clicks, over_clicks, under_clicks;
    bool row_pressed;
    float offset; /* as handed out */
    float go;     /* scrolled to in the next frame, unless < 0 */
    bool go_at_once;
};

static inline struct ui_state list_put(struct ui *ui, const char *name, struct rect r, int *clicks)
{
    struct ui_target t = {.id = ui_id(name), .rect = r, .name = name, .label = name};
    struct ui_state s = ui_target(ui, &t);
    *clicks += s.clicked;
    return s;
}

static inline void list_describe(struct ui *ui, void *context)
{
    struct list_scene *s = context;
    struct rect view = {100, s->view_y, 800, s->view_h};
    struct ui_scroll scroll = {
        .id = LIST, .view = view, .content = s->content, .opaque = true, .ground = ROLE_SURFACE};
    if (s->button_under) {
        list_put(ui, "under", view, &s->under_clicks);
    }
    if (s->go >= 0) {
        ui_scroll_to(ui, LIST, s->go, s->go_at_once);
        s->go = -1;
    }
    s->offset = ui_scroll_begin(ui, &scroll);
    for (int i = 0; (float)i * 200 < s->content; i++) {
        char name[20];
        struct rect r = {100, view.y + (float)i * 200 - s->offset, 800, 180};
        snprintf(name, sizeof name, "row%d", i);
        if (i == 0 ||
            !s->button_under) { /* with a button beneath, only the first row is a target */
            bool pressed = list_put(ui, name, r, &s->row_clicks).pressed;
            s->row_pressed = i == 0 ? pressed : s->row_pressed || pressed;
        }
    }
    ui_scroll_end(ui);
    if (s->button_over) {
        list_put(ui, "over", rect_make(200, s->view_y + 100, 200, 200), &s->over_clicks);
    }
}

static inline void list_start(struct hand *h, struct list_scene *s)
{
    memset(s, 0, sizeof *s);
    s->content = 20000;
    s->view_y = 100;
    s->view_h = 800;
    s->go = -1;
    hand_begin(h, list_describe, s);
    hand_frame(h, 16);
}

/* A straight stroke with a report every 8 ms, lifted as it moves; frames every `step` ms, the last
 * one as soon as the finger has lifted. Each frame gets the reports since the one before. */
static inline void list_stroke(struct hand *h, float y0, float y1, int duration_ms, int step)
{
    int64_t begin = h->now_ms, next = begin + step;
    for (int t = 0; t <= duration_ms; t += 8) {
        float y = y0 + (y1 - y0) * (float)t / (float)duration_ms;
        struct touch touch = {1, t == 0 ? TOUCH_DOWN : TOUCH_MOVE, 500, y, begin + t, 0};
        while (begin + t > next) {
            hand_frame(h, next - h->now_ms);
            next += step;
        }
        touch_push(&h->queue, touch);
    }
    touch_push(&h->queue, (struct touch){1, TOUCH_UP, 500, y1, begin + duration_ms, 0});
    hand_frame(h, next - h->now_ms);
}

static inline void list_rest(struct hand *h, int step)
{
    for (int i = 0; i < 6000 / step; i++) {
        hand_frame(h, step);
    }
}

#endif
