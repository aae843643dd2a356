/* Screens for a pad of five keys: controls anywhere, a list, an overlay, a dock. */
#ifndef TESTS_UI_PAD_H
#define TESTS_UI_PAD_H

#include "hand.h"
#include "ui/dock.h"
#include "ui/surface.h"

#define LIST ui_id("list")

struct item {
    const char *name;
    struct rect rect;
    enum ui_target_kind kind;
    bool disabled;
};

struct scene {
    struct item items[12];
    int count;
    int rows, every; /* of a list, 100 u each at (100, 200) in 800 x 500; every n-th is a control */
    bool overlay, dock, list_off;
    int depth;
    uint64_t screen;
    uint64_t clicked;
    int clicks;
};

static inline void put(struct ui *ui, struct scene *s, const char *name, struct rect r,
                       enum ui_target_kind kind, bool disabled)
{
    struct ui_target t = {.id = ui_id(name),
                          .rect = r,
                          .name = name,
                          .label = name,
                          .kind = kind,
                          .disabled = disabled};
    if (ui_target(ui, &t).clicked) {
        s->clicked = t.id;
        s->clicks++;
    }
}

static inline void list(struct ui *ui, struct scene *s)
{
    struct ui_scroll scroll = {
        .id = LIST, .view = {100, 200, 800, 500}, .content = (float)s->rows * 100};
    float offset = ui_scroll_begin(ui, &scroll);
    for (int i = 0; i < s->rows; i++) {
        float y = 200 + (float)i * 100 - offset;
        char name[20];
        snprintf(name, sizeof name, "row%d", i);
        if (i % s->every == s->every - 1 && y > 100 && y < 750) { /* what is far is not described */
            put(ui, s, name, rect_make(120, y, 760, 90), UI_LIST_ROW, false);
        }
    }
    ui_scroll_end(ui);
}

static inline void describe(struct ui *ui, void *context)
{
    struct scene *s = context;
    ui_focus_screen(ui, s->depth, s->screen);
    for (int i = 0; i < s->count; i++) {
        const struct item *t = &s->items[i];
        put(ui, s, t->name, t->rect, t->kind, t->disabled);
    }
    if (s->rows) {
        list(ui, s);
    }
    if (s->overlay) {
        ui_cover(ui);
        put(ui, s, "shade", ui_screen(ui), UI_BACKDROP, false);
        put(ui, s, "yes", rect_make(500, 400, 200, 100), UI_BUTTON, false);
        put(ui, s, "no", rect_make(800, 400, 200, 100), UI_BUTTON, false);
    }
    if (s->dock) {
        put(ui, s, "dock.back", rect_make(64, 968, 200, 96), UI_BUTTON, false);
        put(ui, s, "dock.home", rect_make(280, 968, 200, 96), UI_BUTTON, false);
    }
}

static inline void start(struct hand *h, struct scene *s)
{
    memset(s, 0, sizeof *s);
    s->every = 1;
    s->screen = 1;
    hand_begin(h, describe, s);
}

static inline void add(struct scene *s, const char *name, float x, float y, float w, float height)
{
    s->items[s->count++] = (struct item){name, {x, y, w, height}, UI_BUTTON, false};
}

/* Two posters over three, beside a column of two. Registered in no order. */
static inline void posters(struct scene *s)
{
    add(s, "f", 1500, 420, 200, 100);
    add(s, "b", 600, 100, 400, 200);
    add(s, "d", 400, 400, 260, 300);
    add(s, "a", 100, 100, 400, 200);
    add(s, "e", 740, 400, 260, 300);
    add(s, "c", 100, 400, 260, 300);
    add(s, "g", 1500, 560, 200, 100);
    s->dock = true;
}

static inline const char *focus(const struct hand *h)
{
    const struct ui_element *e;
    size_t count = ui_elements(h->ui, &e);
    uint64_t id = ui_focus_id(h->ui);
    for (size_t i = 0; i < count; i++) {
        if (e[i].what == UI_ELEMENT_TARGET && e[i].id == id && id) {
            return e[i].kind == UI_SCROLLER ? "list" : e[i].name;
        }
    }
    return id ? "gone" : "";
}

static inline void press(struct hand *h, const char *keys)
{
    for (; *keys; keys++) {
        hand_key(h, *keys == 'l'   ? KEY_LEFT
                    : *keys == 'r' ? KEY_RIGHT
                    : *keys == 'u' ? KEY_UP
                    : *keys == 'd' ? KEY_DOWN
                    : *keys == 'o' ? KEY_OK
                                   : KEY_BACK);
    }
}

static inline void rest(struct hand *h)
{
    for (int i = 0; i < 40; i++) {
        hand_frame(h, 16);
    }
}

static inline const struct draw_command *ring(const struct hand *h)
{
    return &h->list->commands[h->list->count - 1];
}

#endif
