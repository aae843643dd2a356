/* The window: opened fast, listened to without waking up, and nothing in it that leads out.
 *
 * Fast: on X11 a full-screen window is opened as a borderless one of the screen's size, and made
 * full-screen in window_show, after the first frame; SDL waits up to 100 ms for the window manager
 * there, and a kiosk often has none. SDL itself is started with video alone.
 *
 * Quiet: SDL_WaitEvent blocks in poll() on X11 and Wayland. Other drivers (KMSDRM, dummy) would
 * look each millisecond; for them we look every WINDOW_LOOK_MS.
 *
 * Signals: a thread of its own waits for SIGTERM and SIGINT. A handler would need a global and
 * could come between SDL's look at its queue and its sleep, and then be noticed only with the next
 * touch. */
#include "sdl/window.h"
#include "base/log.h"
#include "base/mem.h"
#include "platform/clock.h"
#include "sdl/present.h"
#include "sdl/touches.h"

#include <SDL.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#define WINDOW_LOOK_MS 8
#define WINDOW_EVENTS_MOST \
    4096 /* handled in one call, so that a broken device cannot hold us here */

struct window {
    SDL_Window *sdl;
    struct present present;
    struct touches touches;
    bool fullscreen, sleeps; /* sleeps: the driver can wait without looking */
    bool late_fullscreen;    /* window_show still has to make it so */
    Uint32 wake_event;
    atomic_bool woken, quit, closing;
    bool listening;
    pthread_t listener;
    sigset_t signals_before;
};

/* --- opening ------------------------------------------------------------------------------------
 */

static void window_hints(void)
{
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    SDL_SetHint(SDL_HINT_GRAB_KEYBOARD, "1");
    SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
    SDL_SetHint(SDL_HINT_WINDOWS_NO_CLOSE_ON_ALT_F4, "1");
}

/* Two things SDL makes of X11 that a kiosk never uses and every start would pay for. Compose
 * sequences: libX11 reads half a megabyte of them letter by letter, and every letter takes a lock
 * once a second thread runs: 15 to 20 ms; text comes from our own keyboard. The session bus: where
 * none is told of, libdbus forks to start one: 4 ms. What the machine has set itself stays. */
static void window_environment(void)
{
    setenv("XCOMPOSEFILE", "/dev/null", 0);
    if (!getenv("XDG_RUNTIME_DIR")) {
        setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
    }
}

/* Without a display SDL falls back to drivers that show nothing; only who names one wants it. */
static bool window_is_blind(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return !getenv("SDL_VIDEODRIVER") && driver &&
           (strcmp(driver, "dummy") == 0 || strcmp(driver, "offscreen") == 0);
}

static bool window_open(struct window *w, const struct window_options *options, bool texture)
{
    SDL_Rect place = {SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, options->width,
                      options->height};
    const char *driver = SDL_GetCurrentVideoDriver();
    Uint32 flags = 0;
    if (w->fullscreen) {
        w->late_fullscreen = driver && strcmp(driver, "x11") == 0;
        flags = w->late_fullscreen ? SDL_WINDOW_BORDERLESS : SDL_WINDOW_FULLSCREEN_DESKTOP;
        if (SDL_GetDisplayBounds(0, &place) != 0) {
            return false;
        }
    } else {
        flags = SDL_WINDOW_RESIZABLE;
    }
    w->sdl = SDL_CreateWindow(options->title ? options->title : "", place.x, place.y, place.w,
                              place.h, flags);
    if (!w->sdl) {
        return false;
    }
    if (present_init(&w->present, w->sdl, texture)) {
        return true;
    }
    present_finish(&w->present);
    SDL_DestroyWindow(w->sdl); /* the renderer has made it a GL window; A wants a plain one */
    w->sdl = NULL;
    return texture && window_open(w, options, false);
}

static void *window_listen(void *self)
{
    struct window *w = self;
    sigset_t set;
    int which;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    while (sigwait(&set, &which) == 0 && !atomic_load(&w->closing)) {
        atomic_store(&w->quit, true);
        window_wake(w);
    }
    return NULL;
}

static void window_start_listening(struct window *w)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_BLOCK, &set, &w->signals_before);
    w->listening = pthread_create(&w->listener, NULL, window_listen, w) == 0;
    if (!w->listening) {
        pthread_sigmask(SIG_SETMASK, &w->signals_before, NULL);
    }
}

static void window_stop_listening(struct window *w)
{
    if (w->listening) {
        atomic_store(&w->closing, true);
        pthread_kill(w->listener, SIGTERM);
        pthread_join(w->listener, NULL);
        pthread_sigmask(SIG_SETMASK, &w->signals_before, NULL);
    }
}

bool window_create(const struct window_options *options, struct window **out, struct err *err)
{
    struct window *w;
    const char *driver;
    window_hints();
    window_environment();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        return err_set(err, ERR_IO, "no display to show anything on: %s", SDL_GetError());
    }
    if (window_is_blind()) {
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        return err_set(err, ERR_IO, "no display to show anything on; start the desktop first");
    }
    w = mem_alloc(sizeof *w);
    w->fullscreen = options->width <= 0 || options->height <= 0;
    w->wake_event = SDL_RegisterEvents(1);
    if (w->wake_event == (Uint32)-1 || !window_open(w, options, present_wants_texture())) {
        err_set(err, ERR_IO, "no window: %s", SDL_GetError());
        window_destroy(w);
        return false;
    }
    driver = SDL_GetCurrentVideoDriver();
    w->sleeps = driver && (strcmp(driver, "x11") == 0 || strcmp(driver, "wayland") == 0);
    SDL_StopTextInput(); /* no input method's windows over ours: text comes from our own keyboard */
    if (w->fullscreen && SDL_GetNumTouchDevices() > 0) {
        SDL_ShowCursor(SDL_DISABLE);
    }
    window_start_listening(w);
    *out = w;
    return true;
}

void window_destroy(struct window *w)
{
    if (!w) {
        return;
    }
    window_stop_listening(w);
    present_finish(&w->present);
    if (w->sdl) {
        SDL_DestroyWindow(w->sdl);
    }
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    mem_free(w);
}

void window_show(struct window *w)
{
    if (w->late_fullscreen) {
        w->late_fullscreen = false;
        if (SDL_SetWindowFullscreen(w->sdl, SDL_WINDOW_FULLSCREEN_DESKTOP) != 0) {
            log_warn("full screen: %s", SDL_GetError());
        }
    }
    if (w->fullscreen) {
        SDL_SetWindowKeyboardGrab(w->sdl, SDL_TRUE);
    }
}

/* --- painting -----------------------------------------------------------------------------------
 */

bool window_target(struct window *w, struct window_frame *out, struct err *err)
{
    return present_target(&w->present, out, err);
}

void window_present(struct window *w, const struct damage_result *damage)
{
    present_show(&w->present, damage);
}

const char *window_presenter(const struct window *w)
{
    return w->present.renderer ? "texture" : "surface";
}

/* --- events -------------------------------------------------------------------------------------
 */

void window_wake(void *self)
{
    struct window *w = self;
    SDL_Event event;
    if (atomic_exchange(&w->woken, true)) {
        return; /* one is under way */
    }
    memset(&event, 0, sizeof event);
    event.type = w->wake_event;
    if (SDL_PushEvent(&event) != 1) {
        atomic_store(&w->woken, false);
    }
}

static enum input_key window_key(const SDL_KeyboardEvent *e)
{
    switch (e->keysym.sym) {
    case SDLK_LEFT:
        return KEY_LEFT;
    case SDLK_RIGHT:
        return KEY_RIGHT;
    case SDLK_UP:
        return KEY_UP;
    case SDLK_DOWN:
        return KEY_DOWN;
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
    case SDLK_SPACE:
        return e->repeat ? KEY_NONE : KEY_OK;
    case SDLK_ESCAPE:
    case SDLK_BACKSPACE:
    case SDLK_AC_BACK:
        return e->repeat ? KEY_NONE : KEY_BACK;
    default:
        return KEY_NONE;
    }
}

/* The screen may have another size or place now: a full-screen window follows it. */
static void window_refit(struct window *w)
{
    SDL_Rect bounds;
    int width, height, display = SDL_GetWindowDisplayIndex(w->sdl);
    if (!w->fullscreen || w->late_fullscreen) {
        return;
    }
    SDL_GetWindowSize(w->sdl, &width, &height);
    if (SDL_GetDisplayBounds(display < 0 ? 0 : display, &bounds) != 0 ||
        (bounds.w == width && bounds.h == height)) {
        return;
    }
    SDL_SetWindowFullscreen(w->sdl, 0);
    SDL_SetWindowPosition(w->sdl, bounds.x, bounds.y);
    SDL_SetWindowSize(w->sdl, bounds.w, bounds.h);
    SDL_SetWindowFullscreen(w->sdl, SDL_WINDOW_FULLSCREEN_DESKTOP);
}

static void window_window_event(struct window *w, const SDL_WindowEvent *e,
                                const struct touches_frame *frame, struct window_events *out)
{
    switch (e->event) {
    case SDL_WINDOWEVENT_CLOSE:
        out->quit = out->quit || !w->fullscreen;
        break;
    case SDL_WINDOWEVENT_EXPOSED:
    case SDL_WINDOWEVENT_SHOWN:
    case SDL_WINDOWEVENT_RESTORED:
        out->exposed = true;
        break;
    case SDL_WINDOWEVENT_RESIZED:
    case SDL_WINDOWEVENT_SIZE_CHANGED:
    case SDL_WINDOWEVENT_DISPLAY_CHANGED:
        out->resized = true;
        touches_cancel_all(&w->touches, frame);
        break;
    case SDL_WINDOWEVENT_MINIMIZED:
        if (w->fullscreen) {
            SDL_RestoreWindow(w->sdl);
        }
        touches_cancel_all(&w->touches, frame);
        break;
    case SDL_WINDOWEVENT_FOCUS_LOST:
    case SDL_WINDOWEVENT_HIDDEN:
        touches_cancel_all(&w->touches, frame);
        break;
    default:
        break;
    }
}

static void window_cursor(const struct window *w, const SDL_Event *event)
{
    if (!w->fullscreen) {
        return;
    }
    if (event->type == SDL_FINGERDOWN) {
        SDL_ShowCursor(SDL_DISABLE);
    } else if (event->type == SDL_MOUSEMOTION && event->motion.which != SDL_TOUCH_MOUSEID) {
        SDL_ShowCursor(SDL_ENABLE);
    }
}

static void window_event(struct window *w, const SDL_Event *event,
                         const struct touches_frame *frame, struct window_events *out)
{
    if (touches_event(&w->touches, event, frame)) {
        window_cursor(w, event);
        return;
    }
    if (event->type == w->wake_event) {
        atomic_store(&w->woken, false);
        return;
    }
    switch (event->type) {
    case SDL_QUIT:
        out->quit = out->quit || !w->fullscreen;
        break;
    case SDL_KEYDOWN: {
        enum input_key key = window_key(&event->key);
        if (key != KEY_NONE && out->key_count < (int)(sizeof out->keys / sizeof out->keys[0])) {
            out->keys[out->key_count++] = key;
        }
        break;
    }
    case SDL_WINDOWEVENT:
        window_window_event(w, &event->window, frame, out);
        break;
    case SDL_DISPLAYEVENT:
        touches_cancel_all(&w->touches, frame);
        window_refit(w);
        out->resized = true;
        out->exposed = true;
        break;
    case SDL_RENDER_DEVICE_RESET:
    case SDL_RENDER_TARGETS_RESET:
        present_lost(&w->present);
        out->exposed = true;
        break;
    default:
        break;
    }
}

/* Drivers that cannot wait: looks now and then until something is there or the time is over. */
static bool window_look(SDL_Event *event, int64_t timeout_ms)
{
    int64_t end = clock_system.now_ms(NULL) + (timeout_ms < 0 ? INT_MAX : timeout_ms);
    for (;;) {
        int64_t left;
        if (SDL_PollEvent(event)) {
            return true;
        }
        left = end - clock_system.now_ms(NULL);
        if (left <= 0 && timeout_ms >= 0) {
            return false;
        }
        SDL_Delay((Uint32)(left < WINDOW_LOOK_MS && left > 0 ? left : WINDOW_LOOK_MS));
    }
}

static bool window_next(struct window *w, SDL_Event *event, int64_t timeout_ms)
{
    if (timeout_ms == 0) {
        return SDL_PollEvent(event);
    }
    if (!w->sleeps) {
        return window_look(event, timeout_ms);
    }
    if (timeout_ms < 0) {
        return SDL_WaitEvent(event);
    }
    return SDL_WaitEventTimeout(event, timeout_ms > INT_MAX ? INT_MAX : (int)timeout_ms);
}

void window_wait(struct window *w, int64_t timeout_ms, float scale, struct window_events *out)
{
    SDL_Event event;
    struct touches_frame frame = {.scale = scale, .out = &out->touches};
    bool more;
    int handled = 0;
    memset(out, 0, sizeof *out);
    more = window_next(w, &event, atomic_load(&w->quit) ? 0 : timeout_ms);
    frame.t_ms = clock_system.now_ms(clock_system.self);
    frame.ticks = SDL_GetTicks();
    SDL_GetWindowSize(w->sdl, &frame.width, &frame.height);
    while (more) {
        window_event(w, &event, &frame, out);
        more = ++handled < WINDOW_EVENTS_MOST && SDL_PollEvent(&event);
    }
    out->quit = atomic_load(&w->quit) || out->quit;
}
