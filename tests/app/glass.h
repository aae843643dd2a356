/* The kiosk without a window, as a visitor has it: what is on the glass, fingers on it, and the
 * time that goes by. For one program; it has one kiosk. */
#ifndef TESTS_APP_GLASS_H
#define TESTS_APP_GLASS_H

#include "app/internal.h"

#include <stdio.h>
#include <string.h>

#define FRAME_MS 16

static struct headless kiosk;

/* The target of this name that a finger could reach now, or NULL. */
static inline const struct ui_element *find(const char *name)
{
    const struct ui_element *e;
    size_t count = ui_elements(kiosk.app.ui, &e);
    while (count-- > 0) {
        if (e[count].what == UI_ELEMENT_TARGET && !e[count].covered && e[count].visible.w > 0 &&
            strcmp(e[count].name, name) == 0) {
            return &e[count];
        }
    }
    return NULL;
}

static inline void finger(int64_t id, enum touch_phase phase, float x, float y)
{
    touch_push(&kiosk.touches, (struct touch){id, phase, x, y, kiosk.now_ms + FRAME_MS, 0});
    headless_step(&kiosk, FRAME_MS);
}

/* Down and up in the middle of a target; what comes of it may still move. */
static inline bool press(const char *name)
{
    const struct ui_element *e = find(name);
    float x, y;
    if (!e) {
        printf("no target %s on %s\n", name, nav_route(kiosk.app.nav));
        return false;
    }
    x = e->visible.x + e->visible.w / 2;
    y = e->visible.y + e->visible.h / 2;
    finger(1, TOUCH_DOWN, x, y);
    finger(1, TOUCH_UP, x, y);
    return true;
}

/* Lets time go by in the steps that the loop would take. */
static inline void pass(int64_t ms)
{
    int64_t end = kiosk.now_ms + ms;
    while (kiosk.now_ms < end) {
        int64_t next = app_next_ms(&kiosk.app, kiosk.now_ms);
        int64_t by = next < 0 ? end - kiosk.now_ms : next - kiosk.now_ms;
        by = by < FRAME_MS ? FRAME_MS : by;
        headless_step(&kiosk, by < end - kiosk.now_ms ? by : end - kiosk.now_ms);
    }
}

#endif
