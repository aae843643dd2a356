/* A screen of our own for one test program: Xvfb on a free display, its frame buffer in a file that
 * holds an XWD picture, so that tests see what is on the glass without asking the window system. */
#ifndef TESTS_SDL_XVFB_H
#define TESTS_SDL_XVFB_H

#include "sdl/window.h"

#include "test.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct xvfb {
    pid_t pid;
    char folder[512];
};

struct glass { /* a copy of the screen, x8r8g8b8 */
    int width, height;
    uint32_t *pixels;
};

static inline bool xvfb_start(struct xvfb *x, const char *screen)
{
    int ready[2];
    char number[16] = "", display[24];
    size_t length = 0;
    ssize_t got;
    snprintf(x->folder, sizeof x->folder, "%s", test_scratch("screen"));
    mkdir(x->folder, 0700);
    if (pipe(ready) != 0) {
        return false;
    }
    x->pid = fork();
    if (x->pid == 0) {
        char fd[16];
        snprintf(fd, sizeof fd, "%d", ready[1]);
        close(ready[0]);
        freopen("/dev/null", "w", stderr);
        execlp("Xvfb", "Xvfb", "-displayfd", fd, "-screen", "0", screen, "-fbdir", x->folder,
               "-nolisten", "tcp", "-noreset", (char *)NULL);
        _exit(127);
    }
    close(ready[1]);
    do { /* up to the newline: the server writes it apart, and dies if nobody reads it */
        got = read(ready[0], number + length, sizeof number - 1 - length);
        length += got > 0 ? (size_t)got : 0;
    } while ((got < 0 && errno == EINTR) ||
             (got > 0 && length < sizeof number - 1 && !strchr(number, '\n')));
    close(ready[0]);
    if (!strchr(number, '\n')) {
        printf("Xvfb does not start: install the package xvfb\n");
        return false;
    }
    number[strcspn(number, "\n")] = '\0';
    snprintf(display, sizeof display, ":%s", number);
    setenv("DISPLAY", display, 1);
    setenv("SDL_VIDEODRIVER", "x11", 1);
    unsetenv("WAYLAND_DISPLAY");
    return true;
}

static inline void xvfb_stop(struct xvfb *x)
{
    if (x->pid > 0) {
        kill(x->pid, SIGTERM);
        waitpid(x->pid, NULL, 0);
    }
}

static inline uint32_t xvfb_be(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Source: XWDFile.h of X11: a header of 32-bit words, most significant byte first, then colours of
 * 12 bytes, then rows; Xvfb keeps pixels in the machine's own order. */
static inline bool glass_take(const struct xvfb *x, struct glass *out)
{
    char path[600];
    uint8_t head[100];
    uint32_t width, height, row;
    FILE *f;
    bool ok;
    snprintf(path, sizeof path, "%s/Xvfb_screen0", x->folder);
    f = fopen(path, "rb");
    if (!f) {
        return false;
    }
    ok = fread(head, sizeof head, 1, f) == 1 && xvfb_be(head + 44) == 32;
    width = xvfb_be(head + 16);
    height = xvfb_be(head + 20);
    row = xvfb_be(head + 48);
    ok = ok && row == width * 4 && width <= 8192 && height <= 8192 &&
         fseek(f, (long)(xvfb_be(head) + xvfb_be(head + 76) * 12), SEEK_SET) == 0;
    out->pixels = ok ? malloc((size_t)row * height) : NULL;
    out->width = (int)width;
    out->height = (int)height;
    ok = ok && fread(out->pixels, row, height, f) == height;
    for (size_t i = 0; ok && i < (size_t)width * height; i++) {
        out->pixels[i] &= 0xFFFFFF;
    }
    fclose(f);
    return ok;
}

static inline void glass_free(struct glass *g)
{
    free(g->pixels);
    g->pixels = NULL;
}

/* 0 x 0: full screen. NULL, and the case fails, when there is no window. */
static inline struct window *open_window(int width, int height)
{
    struct window_options options = {width, height, "test"};
    struct window *w = NULL;
    struct err err = {0};
    if (!window_create(&options, &w, &err)) {
        test_fail(__FILE__, __LINE__, "window: %s", err.text);
    }
    return w;
}

/* Empties the queue: everything that opening a window brings. */
static inline void settle(struct window *w)
{
    struct window_events ev;
    for (int i = 0; i < 5; i++) {
        window_wait(w, 20, 1, &ev);
    }
}

#endif
