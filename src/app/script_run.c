/* Plays a touch script: fingers move on the virtual clock, one frame every 16 ms; long waits jump to the
 * moments at which something is due. A false expectation says what was expected and what is there. */
#include "internal.h"

#include "base/log.h"
#include "input/script.h"
#include "ui/ui.h"

#include <stdio.h>
#include <string.h>

#define FRAME_MS 16
#define TAP_MS 64
#define FLICK_MS 80
#define SCRIPT_LIMIT (1024 * 1024)

struct player {
    struct headless *h;
    const char *file;
    bool failed;
};

static void send(struct player *p, int finger, enum touch_phase phase, float x, float y)
{
    struct touch t = {finger, phase, x, y, p->h->now_ms};
    touch_push(&p->h->touches, t);
}

static void pass(struct player *p, int64_t ms)
{
    while (ms > 0) {
        int64_t next = app_next_ms(&p->h->app, p->h->now_ms), by = FRAME_MS;
        if (p->h->touches.count == 0 && !p->h->app.fading) {
            by = next < 0 ? ms : next - p->h->now_ms;
        }
        by = by < FRAME_MS ? FRAME_MS : by;
        by = by > ms ? ms : by;
        headless_step(p->h, by);
        ms -= by;
    }
}

/* A target by its name or label, the topmost first; only what a visitor could touch. */
static const struct ui_element *find_target(struct player *p, const char *label)
{
    const struct ui_element *elements;
    size_t count = ui_elements(p->h->app.ui, &elements);
    const char *name = label[0] == '#' && label[1] ? label + 1 : NULL;
    while (count-- > 0) {
        const struct ui_element *e = &elements[count];
        bool named = name ? strcmp(e->name, name) == 0 : strcmp(e->label, label) == 0;
        if (e->what == UI_ELEMENT_TARGET && named && !e->covered && e->visible.w > 0 &&
            e->visible.h > 0) {
            return e;
        }
    }
    return NULL;
}

static bool find_text(struct player *p, const char *words)
{
    const struct ui_element *elements;
    size_t count = ui_elements(p->h->app.ui, &elements), i;
    for (i = 0; i < count; i++) {
        if (elements[i].what == UI_ELEMENT_TEXT && elements[i].visible.h > 0 &&
            strstr(elements[i].label, words)) {
            return true;
        }
    }
    return false;
}

static void fail(struct player *p, const struct script_step *s, const char *expected,
                 const char *found)
{
    const struct ui_element *elements;
    size_t count = ui_elements(p->h->app.ui, &elements), i;
    struct buf shown = {0};
    for (i = 0; i < count; i++) {
        if (elements[i].what == UI_ELEMENT_TARGET && !elements[i].covered && elements[i].name[0]) {
            buf_format(&shown, " #%s", elements[i].name);
        }
    }
    log_warn("%s:%d: expected %s, found %s; targets:%s", p->file, s->line, expected, found,
             buf_text(&shown));
    buf_finish(&shown);
    p->failed = true;
}

static bool place_of(struct player *p, const struct script_step *s, float *x, float *y)
{
    const struct ui_element *e;
    if (!s->label) {
        *x = s->x;
        *y = s->y;
        return true;
    }
    e = find_target(p, s->label);
    if (!e) {
        fail(p, s, s->label, "no such target");
        return false;
    }
    *x = e->visible.x + e->visible.w / 2;
    *y = e->visible.y + e->visible.h / 2;
    return true;
}

static void drag(struct player *p, float x, float y, float x2, float y2, int64_t ms)
{
    int64_t t;
    send(p, 1, TOUCH_DOWN, x, y);
    headless_step(p->h, FRAME_MS);
    for (t = FRAME_MS; t < ms; t += FRAME_MS) {
        float part = (float)t / (float)ms;
        send(p, 1, TOUCH_MOVE, x + (x2 - x) * part, y + (y2 - y) * part);
        headless_step(p->h, FRAME_MS);
    }
    send(p, 1, TOUCH_MOVE, x2, y2);
    headless_step(p->h, FRAME_MS);
    send(p, 1, TOUCH_UP, x2, y2);
    headless_step(p->h, FRAME_MS);
}

static void press(struct player *p, const struct script_step *s, int64_t ms)
{
    float x, y;
    if (!place_of(p, s, &x, &y)) {
        return;
    }
    send(p, 1, TOUCH_DOWN, x, y);
    headless_step(p->h, FRAME_MS);
    pass(p, ms);
    send(p, 1, TOUCH_UP, x, y);
    headless_step(p->h, FRAME_MS);
    headless_step(p->h, FRAME_MS);
}

static void expect_word(struct player *p, const struct script_step *s, const char *found)
{
    bool same = strcmp(found, s->label) == 0;
    if (same == s->negated) {
        fail(p, s, s->label, found);
    }
}

static void expect(struct player *p, const struct script_step *s)
{
    struct app *a = &p->h->app;
    if (strcmp(s->subject, "route") == 0) {
        expect_word(p, s, nav_route(a->nav));
    } else if (strcmp(s->subject, "mode") == 0) {
        expect_word(p, s, strcmp(nav_route(a->nav), "attract") == 0 ? "attract" : "visit");
    } else if (strcmp(s->subject, "lang") == 0) {
        expect_word(p, s, a->session.now.lang);
    } else if (strcmp(s->subject, "size") == 0) {
        expect_word(p, s, session_text_name(a->session.now.text));
    } else if (strcmp(s->subject, "theme") == 0) {
        expect_word(p, s, session_theme_name(a->session.now.theme));
    } else if (strcmp(s->subject, "target") == 0) {
        if ((find_target(p, s->label) != NULL) == s->negated) {
            fail(p, s, s->label, s->negated ? "it" : "no such target");
        }
    } else if (strcmp(s->subject, "text") == 0) {
        if (find_text(p, s->label) == s->negated) {
            fail(p, s, s->label, s->negated ? "it" : "no such text");
        }
    } else {
        float offset = ui_scroll_offset(a->ui, ui_id("reader.text"));
        bool ok = s->greater ? offset > s->x : offset - s->x < 1 && s->x - offset < 1;
        char found[32];
        snprintf(found, sizeof found, "%.1f", (double)offset);
        if (ok == s->negated) {
            fail(p, s, s->label, found);
        }
    }
}

static void picture(struct player *p, const struct script_step *s)
{
    struct err err;
    headless_step(p->h, FRAME_MS);
    headless_paint(p->h);
    headless_step(p->h, FRAME_MS);
    headless_paint(p->h);
    if (!headless_save(p->h, s->label, &err)) {
        log_warn("%s:%d: %s", p->file, s->line, err.text);
        p->failed = true;
    }
}

static void play(struct player *p, const struct script_step *s)
{
    switch (s->verb) {
    case SCRIPT_TAP:
        press(p, s, TAP_MS);
        break;
    case SCRIPT_HOLD:
        press(p, s, s->ms);
        break;
    case SCRIPT_DOWN:
        send(p, s->finger, TOUCH_DOWN, s->x, s->y);
        headless_step(p->h, FRAME_MS);
        break;
    case SCRIPT_MOVE:
        send(p, s->finger, TOUCH_MOVE, s->x, s->y);
        headless_step(p->h, FRAME_MS);
        break;
    case SCRIPT_UP: {
        /* lifts where it last was: the ui knows, a place outside every target would be a slide */
        struct touch t = {s->finger, TOUCH_UP, 0, 0, p->h->now_ms};
        ui_finger_place(p->h->app.ui, s->finger, &t.x, &t.y);
        touch_push(&p->h->touches, t);
        headless_step(p->h, FRAME_MS);
        headless_step(p->h, FRAME_MS);
        break;
    }
    case SCRIPT_DRAG:
        drag(p, s->x, s->y, s->x2, s->y2, s->ms);
        break;
    case SCRIPT_FLICK:
        drag(p, s->x, s->y, s->x + s->x2, s->y + s->y2, FLICK_MS);
        break;
    case SCRIPT_WAIT:
        pass(p, s->ms);
        break;
    case SCRIPT_RESIZE:
        if (s->x >= 320 && s->y >= 320 && s->x <= 8192 && s->y <= 8192) {
            headless_resize(p->h, (int)s->x, (int)s->y);
            headless_step(p->h, FRAME_MS);
        } else {
            fail(p, s, "a size from 320 to 8192", "another");
        }
        break;
    case SCRIPT_EXPECT:
        expect(p, s);
        break;
    case SCRIPT_SCREENSHOT:
        picture(p, s);
        break;
    }
}

int headless_script(struct headless *h, const char *file)
{
    struct player p = {h, file, false};
    struct buf text = {0}, problems = {0};
    struct arena mem = {0};
    struct diag d = {0};
    struct script script;
    struct err err;
    size_t i;
    int code = APP_FAILED;
    if (!buf_read_file(&text, file, SCRIPT_LIMIT, &err)) {
        log_warn("%s", err.text);
    } else if (!script_parse(&script, file, buf_text(&text), text.length, &mem, &d)) {
        diag_print(&d, &problems);
        log_info("%.*s", (int)problems.length - 1, buf_text(&problems));
    } else {
        headless_step(h, FRAME_MS);
        for (i = 0; i < script.count && !p.failed; i++) {
            play(&p, &script.steps[i]);
        }
        code = p.failed ? APP_FAILED : APP_OK;
    }
    buf_finish(&text);
    buf_finish(&problems);
    diag_finish(&d);
    arena_finish(&mem);
    return code;
}
