/* Plays a touch script: fingers move on the virtual clock, one frame every 16 ms; long waits jump
 * to the moments at which something is due. Targets are found in what the last frame showed, and
 * only where a finger would meet them. The first false expectation ends the script and says what
 * was expected and what is there. */
#include "internal.h"

#include "base/log.h"
#include "input/script.h"
#include "ui/ui.h"

#include <stdio.h>
#include <string.h>

#define FRAME_MS 16
#define TAP_MS 64
#define FLICK_MS 80
#define DOUBLE_MS 100
#define PINCH_SPAN 160.0f /* u between two fingers where they are closest */
#define PALM_MS 200
#define PALM_CONTACTS 6
#define PALM_AROUND 50.0f /* u: well within a palm */
#define DRAG_FINGER 1
#define SECOND_FINGER 2
#define PALM_FINGER 11   /* the first of its contacts */
#define PICTURE_STEPS 16 /* to let pictures arrive, without moving the clock */
#define SCRIPT_LIMIT (1024 * 1024)
#define LEAST_SIDE 320
#define MOST_SIDE 8192

struct player {
    struct headless *h;
    const char *file;
    bool failed;
    size_t awaited; /* builds; the first one is before the script */
};

enum player_what { PLAYER_TARGETS, PLAYER_WORDS };

/* --- failing ------------------------------------------------------------------------------------
 */

static void player_list(const struct player *p, enum player_what what)
{
    const struct ui_element *e;
    size_t count = ui_elements(p->h->app.ui, &e);
    for (size_t i = 0; i < count; i++, e++) {
        if (e->covered || e->visible.w <= 0 || e->visible.h <= 0) {
            continue;
        }
        if (what == PLAYER_TARGETS && e->what == UI_ELEMENT_TARGET && e->name[0]) {
            log_info("  #%s \"%s\"%s", e->name, e->label, e->disabled ? " (disabled)" : "");
        } else if (what == PLAYER_WORDS && e->what == UI_ELEMENT_TEXT) {
            log_info("  \"%s\"", e->label);
        }
    }
}

static void player_fail(struct player *p, const struct script_step *s, const char *expected,
                        const char *found)
{
    const struct app *a = &p->h->app;
    bool words = s->verb == SCRIPT_EXPECT && s->subject && strcmp(s->subject, "text") == 0;
    log_info("%s:%d: expected %s, found %s", p->file, s->line, expected, found);
    log_info("%s in %s, %d x %d, at %lld ms; on the screen:", nav_route(a->nav),
             a->session.now.lang, p->h->width, p->h->height, (long long)p->h->now_ms);
    player_list(p, words ? PLAYER_WORDS : PLAYER_TARGETS);
    p->failed = true;
}

/* --- finding ------------------------------------------------------------------------------------
 */

static bool target_reacts(const struct ui_element *e)
{
    return e->what == UI_ELEMENT_TARGET && e->kind != UI_SCROLLER && !e->covered &&
           e->visible.w > 0 && e->visible.h > 0;
}

/* By name or label, the topmost first. */
static const struct ui_element *player_target(const struct player *p, const char *label)
{
    const struct ui_element *elements;
    size_t count = ui_elements(p->h->app.ui, &elements);
    bool by_name = *label == '#';
    const char *wanted = by_name ? strchr(label, '#') + 1 : label;
    while (count-- > 0) {
        const struct ui_element *e = &elements[count];
        if (target_reacts(e) && strcmp(by_name ? e->name : e->label, wanted) == 0) {
            return e;
        }
    }
    return NULL;
}

static const struct ui_element *player_topmost(const struct player *p, float x, float y)
{
    const struct ui_element *elements;
    size_t count = ui_elements(p->h->app.ui, &elements);
    while (count-- > 0) {
        if (target_reacts(&elements[count]) && rect_has(elements[count].visible, x, y)) {
            return &elements[count];
        }
    }
    return NULL;
}

static bool player_text(const struct player *p, const char *words)
{
    const struct ui_element *e;
    size_t count = ui_elements(p->h->app.ui, &e);
    for (size_t i = 0; i < count; i++, e++) {
        if (e->what == UI_ELEMENT_TEXT && e->visible.w > 0 && e->visible.h > 0 &&
            strstr(e->label, words)) {
            return true;
        }
    }
    return false;
}

/* Offset of the largest scroller that reacts; 0 without one. */
static float player_scroll(const struct player *p)
{
    const struct ui_element *e;
    size_t count = ui_elements(p->h->app.ui, &e);
    float most = 0, offset = 0;
    for (size_t i = 0; i < count; i++, e++) {
        float area = e->visible.w * e->visible.h;
        if (e->what == UI_ELEMENT_TARGET && e->kind == UI_SCROLLER && !e->covered && area > most) {
            most = area;
            offset = ui_scroll_offset(p->h->app.ui, e->id);
        }
    }
    return offset;
}

static const char *player_focus(const struct player *p)
{
    const struct ui_element *e;
    size_t count = ui_elements(p->h->app.ui, &e);
    uint64_t id = ui_focus_id(p->h->app.ui);
    for (size_t i = 0; i < count && id; i++) {
        if (e[i].what == UI_ELEMENT_TARGET && e[i].id == id) {
            return e[i].kind == UI_SCROLLER ? "scroller" : e[i].name;
        }
    }
    return "none";
}

/* --- fingers ------------------------------------------------------------------------------------
 */

static void player_push(struct player *p, int finger, enum touch_phase phase, float x, float y,
                        float mm)
{
    struct touch t = {finger, phase, x, y, p->h->now_ms + FRAME_MS, mm};
    touch_push(&p->h->touches, t);
}

static void player_send(struct player *p, int finger, enum touch_phase phase, float x, float y)
{
    player_push(p, finger, phase, x, y, 0);
    headless_step(p->h, FRAME_MS);
}

static void player_pass(struct player *p, int64_t ms)
{
    while (ms > 0) {
        int64_t next = app_next_ms(&p->h->app, p->h->now_ms);
        int64_t by = next < 0 ? ms : next - p->h->now_ms;
        by = by < FRAME_MS ? FRAME_MS : by;
        by = by > ms ? ms : by;
        headless_step(p->h, by);
        ms -= by;
    }
}

/* The middle of what can be seen of the target; false when a finger there would not meet it. */
static bool player_place(struct player *p, const struct script_step *s, float *x, float *y)
{
    const struct ui_element *e, *top;
    char found[160];
    *x = s->x;
    *y = s->y;
    if (!s->label) {
        return true;
    }
    e = player_target(p, s->label);
    if (!e) {
        player_fail(p, s, s->label, "no such target");
        return false;
    }
    *x = e->visible.x + e->visible.w / 2;
    *y = e->visible.y + e->visible.h / 2;
    top = player_topmost(p, *x, *y);
    if (e->disabled || !top || top->id != e->id) {
        snprintf(found, sizeof found, "it %s%s", e->disabled ? "disabled" : "under #",
                 e->disabled || !top ? "" : top->name);
        player_fail(p, s, s->label, found);
        return false;
    }
    return true;
}

static void player_press(struct player *p, const struct script_step *s, int64_t ms)
{
    float x, y;
    if (player_place(p, s, &x, &y)) {
        player_send(p, DRAG_FINGER, TOUCH_DOWN, x, y);
        player_pass(p, ms);
        player_send(p, DRAG_FINGER, TOUCH_UP, x, y);
        headless_step(p->h, FRAME_MS);
    }
}

static void player_double(struct player *p, const struct script_step *s)
{
    player_press(p, s, TAP_MS);
    if (!p->failed) {
        player_pass(p, DOUBLE_MS);
        player_press(p, s, TAP_MS);
    }
}

/* Both on one level, the midpoint between them. The first one comes down nearer by the slop and
 * leaves it, so that what the surface sees is the factor and nothing else. */
static void player_pinch(struct player *p, const struct script_step *s)
{
    float from = (s->x2 > 1 ? PINCH_SPAN : PINCH_SPAN / s->x2) / 2, to = from * s->x2;
    player_send(p, DRAG_FINGER, TOUCH_DOWN, s->x - from + UI_SLOP + 0.05f, s->y);
    player_send(p, SECOND_FINGER, TOUCH_DOWN, s->x + from, s->y);
    player_send(p, DRAG_FINGER, TOUCH_MOVE, s->x - from, s->y);
    for (int64_t t = FRAME_MS; t < s->ms + FRAME_MS; t += FRAME_MS) {
        float part = t < s->ms ? (float)t / (float)s->ms : 1;
        float half = from + (to - from) * part;
        player_push(p, DRAG_FINGER, TOUCH_MOVE, s->x - half, s->y, 0);
        player_send(p, SECOND_FINGER, TOUCH_MOVE, s->x + half, s->y);
    }
    player_push(p, DRAG_FINGER, TOUCH_UP, s->x - to, s->y, 0);
    player_send(p, SECOND_FINGER, TOUCH_UP, s->x + to, s->y);
    headless_step(p->h, FRAME_MS);
}

/* Three above and three below. */
static void player_palm(struct player *p, const struct script_step *s)
{
    for (int up = 0; up < 2; up++) {
        for (int i = 0; i < PALM_CONTACTS; i++) {
            player_push(p, PALM_FINGER + i, up ? TOUCH_UP : TOUCH_DOWN,
                        s->x + (float)(i % 3 - 1) * PALM_AROUND,
                        s->y + (i < 3 ? -PALM_AROUND : PALM_AROUND), 0);
        }
        player_pass(p, up ? FRAME_MS : PALM_MS);
    }
    headless_step(p->h, FRAME_MS);
}

static void player_key(struct player *p, enum input_key key)
{
    p->h->keys[0] = key;
    p->h->key_count = 1;
    headless_step(p->h, FRAME_MS);
    headless_step(p->h, FRAME_MS);
}

static void player_drag(struct player *p, float x, float y, float x2, float y2, int64_t ms)
{
    player_send(p, DRAG_FINGER, TOUCH_DOWN, x, y);
    for (int64_t t = FRAME_MS; t < ms; t += FRAME_MS) {
        float part = (float)t / (float)ms;
        player_send(p, DRAG_FINGER, TOUCH_MOVE, x + (x2 - x) * part, y + (y2 - y) * part);
    }
    player_send(p, DRAG_FINGER, TOUCH_MOVE, x2, y2);
    player_send(p, DRAG_FINGER, TOUCH_UP, x2, y2);
}

/* Lifts where the finger last was: a place of our own would be a slide. */
static void player_lift(struct player *p, int finger)
{
    float x = 0, y = 0;
    ui_finger_place(p->h->app.ui, finger, &x, &y);
    player_send(p, finger, TOUCH_UP, x, y);
    headless_step(p->h, FRAME_MS);
}

/* --- expecting ----------------------------------------------------------------------------------
 */

static void expect_word(struct player *p, const struct script_step *s, const char *found)
{
    char expected[200];
    if ((strcmp(found, s->label) == 0) == s->negated) {
        snprintf(expected, sizeof expected, "%s%s %s", s->negated ? "no " : "", s->subject,
                 s->label);
        player_fail(p, s, expected, found);
    }
}

static void expect_there(struct player *p, const struct script_step *s, bool there)
{
    char expected[200];
    if (there == s->negated) {
        snprintf(expected, sizeof expected, "%s%s \"%s\"", s->negated ? "no " : "", s->subject,
                 s->label);
        player_fail(p, s, expected, there ? "it" : "none");
    }
}

static void expect_scroll(struct player *p, const struct script_step *s)
{
    float offset = player_scroll(p);
    bool ok = s->greater ? offset > s->x : offset > s->x - 1 && offset < s->x + 1;
    char found[40], expected[80];
    if (ok == s->negated) {
        snprintf(found, sizeof found, "%.1f", (double)offset);
        snprintf(expected, sizeof expected, "%sscroll %s%.1f", s->negated ? "no " : "",
                 s->greater ? "> " : "", (double)s->x);
        player_fail(p, s, expected, found);
    }
}

static void player_expect(struct player *p, const struct script_step *s)
{
    const struct app *a = &p->h->app;
    if (strcmp(s->subject, "route") == 0) {
        expect_word(p, s, nav_route(a->nav));
    } else if (strcmp(s->subject, "mode") == 0) {
        expect_word(p, s, mode_name(a->mode));
    } else if (strcmp(s->subject, "lang") == 0) {
        expect_word(p, s, a->session.now.lang);
    } else if (strcmp(s->subject, "size") == 0) {
        expect_word(p, s, session_text_name(a->session.now.text));
    } else if (strcmp(s->subject, "theme") == 0) {
        expect_word(p, s, session_theme_name(a->session.now.theme));
    } else if (strcmp(s->subject, "focus") == 0) {
        expect_word(p, s, player_focus(p));
    } else if (strcmp(s->subject, "target") == 0) {
        expect_there(p, s, player_target(p, s->label) != NULL);
    } else if (strcmp(s->subject, "text") == 0) {
        expect_there(p, s, player_text(p, s->label));
    } else {
        expect_scroll(p, s);
    }
}

/* --- playing ------------------------------------------------------------------------------------
 */

static void player_picture(struct player *p, const struct script_step *s)
{
    struct err err;
    for (int i = 0; i < PICTURE_STEPS; i++) {
        headless_step(p->h, 0);
    }
    if (!headless_save(p->h, s->label, &err)) {
        log_info("%s:%d: %s", p->file, s->line, err.text);
        p->failed = true;
    }
}

static void player_resize(struct player *p, const struct script_step *s)
{
    if (s->x >= LEAST_SIDE && s->y >= LEAST_SIDE && s->x <= MOST_SIDE && s->y <= MOST_SIDE) {
        headless_resize(p->h, (int)s->x, (int)s->y);
        headless_step(p->h, FRAME_MS);
    } else {
        player_fail(p, s, "a size from 320 to 8192 pixels", "another");
    }
}

/* Each await is for one build more than the one before. */
static void player_await(struct player *p, const struct script_step *s)
{
    if (strcmp(s->label, "build") != 0 || !p->h->app.preview) {
        player_fail(p, s, "await build, with --preview", s->label);
    } else if (!headless_await(p->h, ++p->awaited)) {
        player_fail(p, s, "a build", "none came");
    }
}

static void player_play(struct player *p, const struct script_step *s)
{
    switch (s->verb) {
    case SCRIPT_TAP:
        player_press(p, s, TAP_MS);
        break;
    case SCRIPT_HOLD:
        player_press(p, s, s->ms);
        break;
    case SCRIPT_DOUBLETAP:
        player_double(p, s);
        break;
    case SCRIPT_DOWN:
        player_push(p, s->finger, TOUCH_DOWN, s->x, s->y, s->x2);
        headless_step(p->h, FRAME_MS);
        break;
    case SCRIPT_MOVE:
        player_send(p, s->finger, TOUCH_MOVE, s->x, s->y);
        break;
    case SCRIPT_UP:
        player_lift(p, s->finger);
        break;
    case SCRIPT_DRAG:
        player_drag(p, s->x, s->y, s->x2, s->y2, s->ms);
        break;
    case SCRIPT_FLICK:
        player_drag(p, s->x, s->y, s->x + s->x2, s->y + s->y2, FLICK_MS);
        break;
    case SCRIPT_PINCH:
        player_pinch(p, s);
        break;
    case SCRIPT_PALM:
        player_palm(p, s);
        break;
    case SCRIPT_KEY:
        player_key(p, s->key);
        break;
    case SCRIPT_WAIT:
        player_pass(p, s->ms);
        break;
    case SCRIPT_RESIZE:
        player_resize(p, s);
        break;
    case SCRIPT_EXPECT:
        player_expect(p, s);
        break;
    case SCRIPT_SCREENSHOT:
        player_picture(p, s);
        break;
    case SCRIPT_AWAIT:
        player_await(p, s);
        break;
    }
}

static int player_run(struct player *p, const struct script *script)
{
    headless_step(p->h, FRAME_MS);
    for (size_t i = 0; i < script->count && !p->failed; i++) {
        player_play(p, &script->steps[i]);
    }
    return p->failed ? APP_FAILED : APP_OK;
}

int headless_script(struct headless *h, const char *file)
{
    struct player p = {.h = h, .file = file};
    struct buf text = {0}, problems = {0};
    struct arena mem = {0};
    struct diag d = {0};
    struct script script;
    struct err err;
    int code = APP_FAILED;
    if (!buf_read_file(&text, file, SCRIPT_LIMIT, &err)) {
        log_warn("%s", err.text);
    } else if (!script_parse(&script, file, buf_text(&text), text.length, &mem, &d)) {
        diag_print(&d, &problems);
        log_info("%.*s", (int)problems.length - 1, buf_text(&problems));
    } else {
        code = player_run(&p, &script);
    }
    buf_finish(&text);
    buf_finish(&problems);
    diag_finish(&d);
    arena_finish(&mem);
    return code;
}
