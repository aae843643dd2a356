/* What visitors and window systems do: fingers, the mouse, keys, closing, lost and found displays.
 */
#include "sdl/window.h"

#include "xvfb.h"

#include <SDL.h>

#define WIDTH 640
#define HEIGHT 360

static struct xvfb server;

static void push_finger(Uint32 type, SDL_TouchID device, SDL_FingerID finger, float x, float y)
{
    SDL_Event e;
    memset(&e, 0, sizeof e);
    e.tfinger.type = type;
    e.tfinger.timestamp = SDL_GetTicks();
    e.tfinger.touchId = device;
    e.tfinger.fingerId = finger;
    e.tfinger.x = x;
    e.tfinger.y = y;
    SDL_PushEvent(&e);
}

static void push_mouse(Uint32 type, Uint32 which, int x, int y, Uint32 state)
{
    SDL_Event e;
    memset(&e, 0, sizeof e);
    e.type = type;
    if (type == SDL_MOUSEMOTION) {
        e.motion.timestamp = SDL_GetTicks();
        e.motion.which = which;
        e.motion.x = x;
        e.motion.y = y;
        e.motion.state = state;
    } else {
        e.button.timestamp = SDL_GetTicks();
        e.button.which = which;
        e.button.button = (Uint8)state;
        e.button.x = x;
        e.button.y = y;
    }
    SDL_PushEvent(&e);
}

static void push_window(Uint8 what)
{
    SDL_Event e;
    memset(&e, 0, sizeof e);
    e.type = SDL_WINDOWEVENT;
    e.window.windowID = 1;
    e.window.event = what;
    SDL_PushEvent(&e);
}

static void push_key(SDL_Keycode key, Uint8 repeat)
{
    SDL_Event e;
    memset(&e, 0, sizeof e);
    e.type = SDL_KEYDOWN;
    e.key.keysym.sym = key;
    e.key.repeat = repeat;
    SDL_PushEvent(&e);
}

static void fingers_become_touches(void)
{
    struct window *w = open_window(0, 0);
    struct window_events ev;
    const struct touch *t = ev.touches.events;
    CHECK(w);
    settle(w);
    push_finger(SDL_FINGERDOWN, 7, 0, 0.5f, 0.5f);
    push_finger(SDL_FINGERDOWN, 8, 0, 0.25f, 0.25f); /* another device, the same number */
    push_finger(SDL_FINGERMOTION, 7, 0, 0.51f, 0.5f);
    push_finger(SDL_FINGERMOTION, 7, 0, 0.52f, 0.5f);
    push_finger(SDL_FINGERMOTION, 9, 5, 0.1f, 0.1f); /* never came down */
    push_finger(SDL_FINGERUP, 8, 0, 0.25f, 0.25f);
    push_finger(SDL_FINGERUP, 8, 0, 0.25f, 0.25f);
    window_wait(w, 0, 2.0f, &ev);
    CHECK_INT(ev.touches.count, 4);
    CHECK(t[0].phase == TOUCH_DOWN && t[1].phase == TOUCH_DOWN);
    CHECK(t[2].phase == TOUCH_MOVE && t[3].phase == TOUCH_UP);
    CHECK(t[0].finger != t[1].finger && t[0].finger > 0 && t[1].finger > 0);
    CHECK(t[2].finger == t[0].finger && t[3].finger == t[1].finger);
    CHECK_NEAR(t[0].x, WIDTH / 4.0, 0.01);
    CHECK_NEAR(t[0].y, HEIGHT / 4.0, 0.01);
    CHECK_NEAR(t[2].x, 0.52 * WIDTH / 2, 0.01);
    CHECK(t[3].t_ms >= t[0].t_ms);
    push_finger(SDL_FINGERUP, 7, 0, 5.0f, -3.0f);
    push_finger(SDL_FINGERDOWN, 7, 0, (float)NAN, INFINITY);
    window_wait(w, 0, 0.0f, &ev);
    CHECK_INT(ev.touches.count, 2);
    CHECK_NEAR(t[0].x, WIDTH - 1, 0.01);
    CHECK_NEAR(t[0].y, 0, 0.01);
    CHECK_NEAR(t[1].x, 0, 0.01);
    CHECK_NEAR(t[1].y, HEIGHT - 1, 0.01);
    window_destroy(w);
}

static void lost_fingers_are_cancelled(void)
{
    struct window *w = open_window(0, 0);
    struct window_events ev;
    const struct touch *t = ev.touches.events;
    CHECK(w);
    settle(w);
    push_finger(SDL_FINGERDOWN, 7, 1, 0.5f, 0.5f);
    push_finger(SDL_FINGERDOWN, 7, 2, 0.6f, 0.5f);
    push_window(SDL_WINDOWEVENT_FOCUS_LOST);
    push_finger(SDL_FINGERMOTION, 7, 1, 0.7f, 0.5f);
    push_finger(SDL_FINGERUP, 7, 1, 0.7f, 0.5f);
    push_finger(SDL_FINGERDOWN, 7, 2, 0.6f, 0.5f);
    push_finger(SDL_FINGERDOWN, 7, 2, 0.7f, 0.5f); /* its up was lost */
    window_wait(w, 0, 1, &ev);
    CHECK_INT(ev.touches.count, 7);
    CHECK(t[2].phase == TOUCH_CANCEL && t[3].phase == TOUCH_CANCEL);
    CHECK(t[4].phase == TOUCH_DOWN && t[5].phase == TOUCH_CANCEL && t[6].phase == TOUCH_DOWN);
    CHECK(t[4].finger == t[5].finger && t[6].finger != t[5].finger);
    window_destroy(w);
}

static void no_more_fingers_than_slots(void)
{
    struct window *w = open_window(0, 0);
    struct window_events ev;
    int down = 0, up = 0;
    CHECK(w);
    settle(w);
    for (int i = 0; i < 40; i++) {
        push_finger(SDL_FINGERDOWN, 7, i, 0.5f, 0.5f);
    }
    for (int i = 0; i < 40; i++) {
        push_finger(SDL_FINGERUP, 7, i, 0.5f, 0.5f);
    }
    window_wait(w, 0, 1, &ev);
    for (int i = 0; i < ev.touches.count; i++) {
        down += ev.touches.events[i].phase == TOUCH_DOWN;
        up += ev.touches.events[i].phase == TOUCH_UP;
    }
    CHECK_INT(down, INPUT_MAX_FINGERS - 1); /* one is the mouse's */
    CHECK_INT(up, down);
    window_destroy(w);
}

static void the_mouse_is_finger_0(void)
{
    struct window *w = open_window(0, 0);
    struct window_events ev;
    const struct touch *t = ev.touches.events;
    CHECK(w);
    settle(w);
    push_mouse(SDL_MOUSEMOTION, 0, 5, 5, 0);
    push_mouse(SDL_MOUSEBUTTONDOWN, 0, 10, 20, SDL_BUTTON_RIGHT);
    push_mouse(SDL_MOUSEBUTTONDOWN, SDL_TOUCH_MOUSEID, 10, 20, SDL_BUTTON_LEFT);
    push_mouse(SDL_MOUSEBUTTONDOWN, 0, 10, 20, SDL_BUTTON_LEFT);
    push_mouse(SDL_MOUSEMOTION, 0, 15, 20, SDL_BUTTON_LMASK);
    push_mouse(SDL_MOUSEBUTTONUP, 0, 16, 20, SDL_BUTTON_LEFT);
    window_wait(w, 0, 1, &ev);
    CHECK_INT(ev.touches.count, 3);
    CHECK(t[0].phase == TOUCH_DOWN && t[0].finger == 0 && t[0].x == 10 && t[0].y == 20);
    CHECK(t[1].phase == TOUCH_MOVE && t[2].phase == TOUCH_UP && t[2].x == 16);
    push_mouse(SDL_MOUSEBUTTONDOWN, 0, 10, 20, SDL_BUTTON_LEFT);
    push_mouse(SDL_MOUSEMOTION, 0, 30, 20, 0); /* released outside */
    push_finger(SDL_FINGERDOWN, 7, 3, 0.5f, 0.5f);
    push_mouse(SDL_MOUSEBUTTONDOWN, 0, 10, 20, SDL_BUTTON_LEFT); /* an echo of the finger */
    push_mouse(SDL_MOUSEBUTTONUP, 0, 10, 20, SDL_BUTTON_LEFT);
    push_finger(SDL_FINGERUP, 7, 3, 0.5f, 0.5f);
    window_wait(w, 0, 1, &ev);
    CHECK_INT(ev.touches.count, 4);
    CHECK(t[1].phase == TOUCH_CANCEL && t[1].finger == 0 && t[2].finger != 0);
    window_destroy(w);
}

static void keys_and_repeats(void)
{
    struct window *w = open_window(0, 0);
    struct window_events ev;
    CHECK(w);
    settle(w);
    push_key(SDLK_RIGHT, 0);
    push_key(SDLK_RIGHT, 1);
    push_key(SDLK_RETURN, 0);
    push_key(SDLK_RETURN, 1);
    push_key(SDLK_q, 0);
    push_key(SDLK_F4, 0);
    push_key(SDLK_ESCAPE, 0);
    window_wait(w, 0, 1, &ev);
    CHECK_INT(ev.key_count, 4);
    CHECK(ev.keys[1] == KEY_RIGHT && ev.keys[2] == KEY_OK && ev.keys[3] == KEY_BACK);
    for (int i = 0; i < 100; i++) {
        push_key(SDLK_LEFT, 0);
    }
    window_wait(w, 0, 1, &ev);
    CHECK_INT(ev.key_count, 16);
    window_destroy(w);
}

static void closing_only_on_the_desk(void)
{
    SDL_Event quit;
    for (int full = 0; full < 2; full++) {
        struct window *w = full ? open_window(0, 0) : open_window(100, 100);
        struct window_events ev;
        CHECK(w);
        settle(w);
        push_window(SDL_WINDOWEVENT_CLOSE);
        window_wait(w, 0, 1, &ev);
        CHECK(ev.quit == !full);
        memset(&quit, 0, sizeof quit);
        quit.type = SDL_QUIT;
        SDL_PushEvent(&quit);
        window_wait(w, 0, 1, &ev);
        CHECK(ev.quit == !full);
        push_window(SDL_WINDOWEVENT_EXPOSED);
        window_wait(w, 0, 1, &ev);
        CHECK(ev.exposed && !ev.quit);
        window_destroy(w);
    }
}

static void display_changes_start_over(void)
{
    struct window *w = open_window(0, 0);
    struct window_events ev;
    SDL_Event e;
    CHECK(w);
    window_show(w);
    settle(w);
    push_finger(SDL_FINGERDOWN, 7, 1, 0.5f, 0.5f);
    memset(&e, 0, sizeof e);
    e.type = SDL_DISPLAYEVENT;
    e.display.event = SDL_DISPLAYEVENT_CONNECTED;
    SDL_PushEvent(&e);
    window_wait(w, 0, 1, &ev);
    CHECK(ev.resized && ev.exposed);
    CHECK_INT(ev.touches.count, 2);
    CHECK(ev.touches.events[1].phase == TOUCH_CANCEL);
    window_destroy(w);
}

int main(int argc, char **argv)
{
    char screen[32];
    TEST_BEGIN(argc, argv);
    snprintf(screen, sizeof screen, "%dx%dx24", WIDTH, HEIGHT);
    if (!xvfb_start(&server, screen)) {
        printf("0 passed, 1 failed\n");
        return 1;
    }
    RUN(fingers_become_touches);
    RUN(lost_fingers_are_cancelled);
    RUN(no_more_fingers_than_slots);
    RUN(the_mouse_is_finger_0);
    RUN(keys_and_repeats);
    RUN(closing_only_on_the_desk);
    RUN(display_changes_start_over);
    xvfb_stop(&server);
    return TEST_END();
}
