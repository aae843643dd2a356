/* An X server without glass (Xvfb), what stands on its screen, and a hand on its pointer and
 * keyboard. */
#ifndef TESTS_WINDOW_XSERVER_H
#define TESTS_WINDOW_XSERVER_H

#include "process.h"

#include <stddef.h>

struct picture { /* x8r8g8b8 with x = 0, width * 4 bytes a row; mem_free the pixels */
    int width, height;
    uint32_t *pixels;
};

struct xserver {
    struct process process;
    int width, height;
    char name[32]; /* of the display: ":7" */
    char env[48];  /* "DISPLAY=:7" */
    void *display; /* our own connection */
};

/* false: `why` says in one sentence what is missing. */
bool xserver_start(struct xserver *x, int width, int height, char *why, size_t size);
/* The same of Xorg with this configuration file, for what Xvfb has not. */
bool xserver_start_xorg(struct xserver *x, int width, int height, const char *config, char *why,
                        size_t size);
void xserver_stop(struct xserver *x);

struct picture xserver_grab(struct xserver *x, int left, int top, int width, int height);
uint32_t xserver_pixel(struct xserver *x, int left, int top);

void xserver_point(struct xserver *x, int left, int top);
void xserver_button(struct xserver *x, unsigned button, bool down);
void xserver_key(struct xserver *x, const char *keysym, bool down);

/* The topmost mapped window below the root that is larger than 100 x 100; 0: none. */
unsigned long xserver_window(struct xserver *x);
void xserver_resize(struct xserver *x, unsigned long window, int width, int height);
void xserver_ask_to_close(struct xserver *x, unsigned long window); /* as a window manager does */

/* Puts a window of ours over everything, and takes it away again. */
unsigned long xserver_cover(struct xserver *x, int left, int top, int width, int height);
void xserver_uncover(struct xserver *x, unsigned long window);

#endif
