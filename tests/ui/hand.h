/* A visitor's hand on a virtual clock, for the tests of this room: frames are described by a
 * function, touches are pushed between them, and the last frame is kept as text. */
#ifndef TESTS_UI_HAND_H
#define TESTS_UI_HAND_H

#include "draw/list.h"
#include "input/event.h"
#include "test.h"
#include "ui/ui.h"

struct hand {
    struct ui *ui;
    struct session_choice choice;
    const struct strings *strings;
    int64_t now_ms;
    int width_px, height_px;
    const struct reach_place *place; /* NULL: nothing is told */
    struct touch_queue queue;
    enum input_key keys[INPUT_MAX_KEYS];
    int key_count;
    struct buf dump;              /* of the last frame */
    const struct draw_list *list; /* of the last frame */
    void (*describe)(struct ui *ui, void *context);
    void *context;
};

static inline void hand_begin(struct hand *h, void (*describe)(struct ui *, void *), void *context)
{
    memset(h, 0, sizeof *h);
    h->ui = ui_create(&text_metrics_fixed);
    snprintf(h->choice.lang, sizeof h->choice.lang, "zh");
    h->now_ms = 1000000;
    h->width_px = 1920;
    h->height_px = 1080;
    h->describe = describe;
    h->context = context;
}

static inline void hand_end(struct hand *h)
{
    ui_destroy(h->ui);
    buf_finish(&h->dump);
}

/* Moves the clock on and describes one frame with the touches pushed so far. */
static inline void hand_frame(struct hand *h, int64_t later_ms)
{
    struct ui_input input = {.width_px = h->width_px,
                             .height_px = h->height_px,
                             .touches = &h->queue,
                             .keys = h->keys,
                             .key_count = h->key_count,
                             .place = h->place,
                             .choice = &h->choice,
                             .strings = h->strings};
    h->now_ms += later_ms;
    input.now_ms = h->now_ms;
    ui_begin(h->ui, &input);
    h->describe(h->ui, h->context);
    h->list = ui_end(h->ui);
    h->queue.count = 0;
    h->key_count = 0;
    buf_clear(&h->dump);
    draw_dump(h->list, &h->dump);
}

static inline void hand_touch(struct hand *h, int64_t finger, enum touch_phase phase, float x,
                              float y)
{
    struct touch t = {finger, phase, x, y, h->now_ms, 0};
    touch_push(&h->queue, t);
}

static inline void hand_down(struct hand *h, int64_t finger, float x, float y)
{
    hand_touch(h, finger, TOUCH_DOWN, x, y);
    hand_frame(h, 16);
}

static inline void hand_move(struct hand *h, int64_t finger, float x, float y)
{
    hand_touch(h, finger, TOUCH_MOVE, x, y);
    hand_frame(h, 16);
}

static inline void hand_up(struct hand *h, int64_t finger, float x, float y)
{
    hand_touch(h, finger, TOUCH_UP, x, y);
    hand_frame(h, 16);
}

static inline void hand_tap(struct hand *h, float x, float y)
{
    hand_down(h, 1, x, y);
    h->now_ms += 44;
    hand_up(h, 1, x, y);
}

/* A key, and the frame that shows what it did. */
static inline void hand_key(struct hand *h, enum input_key key)
{
    h->keys[h->key_count++] = key;
    hand_frame(h, 16);
}

/* The target of that name in the last frame, or NULL. */
static inline const struct ui_element *hand_target(const struct hand *h, const char *name)
{
    const struct ui_element *all;
    size_t count = ui_elements(h->ui, &all);
    for (size_t i = count; i-- > 0;) {
        if (all[i].what == UI_ELEMENT_TARGET && all[i].name && strcmp(all[i].name, name) == 0) {
            return &all[i];
        }
    }
    return NULL;
}

/* Taps the middle of the target of that name. false: there is none. */
static inline bool hand_tap_target(struct hand *h, const char *name)
{
    const struct ui_element *e = hand_target(h, name);
    if (e) {
        struct rect r = e->visible;
        hand_tap(h, r.x + r.w / 2, r.y + r.h / 2);
    }
    return e != NULL;
}

/* The text element that says exactly this, or NULL. */
static inline const struct ui_element *hand_text(const struct hand *h, const char *words)
{
    const struct ui_element *all;
    size_t count = ui_elements(h->ui, &all);
    for (size_t i = 0; i < count; i++) {
        if (all[i].what == UI_ELEMENT_TEXT && strcmp(all[i].label, words) == 0) {
            return &all[i];
        }
    }
    return NULL;
}

#endif
