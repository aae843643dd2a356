/* The window, its events and how a painted frame gets onto the glass.
 *
 * Presenter A paints straight into the window surface (SDL_FRAMEBUFFER_ACCELERATION=0) and updates
 * the damaged rectangles; presenter B, when the GL renderer is real hardware, uploads the damage to
 * one streaming texture. Both show the same pixels. */
#ifndef SDL_WINDOW_H
#define SDL_WINDOW_H

#include "base/err.h"
#include "draw/damage.h"
#include "input/event.h"
#include "input/key.h"

struct window;

struct window_options {
    int width, height; /* pixels; 0: full screen */
    const char *title;
};

struct window_frame { /* where to paint */
    void *pixels;     /* x8r8g8b8 */
    int width, height, pitch;
    bool fresh; /* other memory or size than last time: nothing painted before is there any more */
};

struct window_events {
    struct touch_queue touches;
    enum input_key keys[INPUT_MAX_KEYS];
    int key_count;
    bool quit;    /* the service manager wants us to end (SIGTERM), or the desk window was closed */
    bool resized; /* or display changed, or unplugged and back */
    bool exposed; /* the window system lost our pixels: present everything again */
};

/* ERR_IO with one sentence: no display, no memory. */
bool window_create(const struct window_options *options, struct window **out, struct err *err);
void window_destroy(struct window *w);

/* Collects what has happened. Sleeps until something does, `timeout_ms` passes (-1: for ever), or
 * window_wake is called from any thread. scale: pixels per u, to turn touches into u. */
void window_wait(struct window *w, int64_t timeout_ms, float scale, struct window_events *out);
void window_wake(void *w);

bool window_target(struct window *w, struct window_frame *out, struct err *err);
void window_present(struct window *w, const struct damage_result *damage);
const char *window_presenter(const struct window *w); /* "surface" or "texture" */
void window_show(struct window *w);                   /* after the first frame has been painted */

#endif
