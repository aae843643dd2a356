/* See xserver.h. Xvfb picks a free display number itself and tells it through a pipe, so that any
 * number of tests can run side by side. XTest events go the way of a real mouse, through the
 * server's own input queue; XGetImage reads what stands there, whoever painted it and however. */
#include "xserver.h"

#include "base/mem.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define XSERVER_START_MS 60000

/* The number Xvfb writes once it takes connections; -1: it ended or said nothing. */
static int xserver_number(struct process *process, int fd)
{
    char text[16] = "";
    size_t length = 0;
    int64_t end = process_now_ns() + (int64_t)XSERVER_START_MS * 1000000;
    while (length < sizeof text - 1 && process_now_ns() < end) {
        struct pollfd ready = {.fd = fd, .events = POLLIN};
        if (poll(&ready, 1, 200) > 0) {
            ssize_t n = read(fd, text + length, sizeof text - 1 - length);
            if (n <= 0) {
                return -1;
            }
            length += (size_t)n;
            text[length] = '\0';
            if (strchr(text, '\n')) {
                return (int)strtol(text, NULL, 10);
            }
        } else if (!process_alive(process)) {
            return -1;
        }
    }
    return -1;
}

/* Starts it with these arguments; the NULL after "-displayfd" becomes the pipe's number. */
static bool xserver_spawn(struct xserver *x, const char **argv)
{
    char fd[16];
    int ends[2], number, i = 0;
    if (pipe(ends) != 0) {
        return false;
    }
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    snprintf(fd, sizeof fd, "%d", ends[1]);
    while (strcmp(argv[i], "-displayfd") != 0) {
        i++;
    }
    argv[i + 1] = fd;
    if (!process_start(&x->process, argv, NULL, "/dev/null")) {
        close(ends[0]);
        close(ends[1]);
        return false;
    }
    close(ends[1]);
    number = xserver_number(&x->process, ends[0]);
    close(ends[0]);
    snprintf(x->name, sizeof x->name, ":%d", number);
    snprintf(x->env, sizeof x->env, "DISPLAY=:%d", number);
    return number >= 0;
}

static bool xserver_open(struct xserver *x, int width, int height, const char **argv,
                         const char *packages, char *why, size_t size)
{
    int event, error, major, minor;
    memset(x, 0, sizeof *x);
    x->width = width;
    x->height = height;
    if (!xserver_spawn(x, argv)) {
        process_kill(&x->process);
        snprintf(why, size, "%s did not start; install %s", argv[0], packages);
        return false;
    }
    x->display = XOpenDisplay(x->name);
    if (!x->display || !XTestQueryExtension(x->display, &event, &error, &major, &minor)) {
        snprintf(why, size, "the X server %s takes no connection with XTest", x->name);
        xserver_stop(x);
        return false;
    }
    return true;
}

bool xserver_start(struct xserver *x, int width, int height, char *why, size_t size)
{
    char screen[32];
    const char *argv[] = {"Xvfb", "-displayfd", NULL, "-screen", "0",   screen, "-nolisten",
                          "tcp",  "-noreset",   "-s", "0",       "-br", NULL};
    snprintf(screen, sizeof screen, "%dx%dx24", width, height);
    return xserver_open(x, width, height, argv, "the package xvfb", why, size);
}

bool xserver_start_xorg(struct xserver *x, int width, int height, const char *config, char *why,
                        size_t size)
{
    const char *argv[] = {"Xorg", "-displayfd", NULL,        "-config",  config,        "-verbose",
                          "-1",   "-logfile",   "/dev/null", "-noreset", "-novtswitch", "-nolisten",
                          "tcp",  "-s",         "0",         "-br",      NULL};
    return xserver_open(x, width, height, argv,
                        "the packages xserver-xorg-core and xserver-xorg-video-dummy", why, size);
}

void xserver_stop(struct xserver *x)
{
    if (x->display) {
        XCloseDisplay(x->display);
    }
    process_kill(&x->process);
    memset(x, 0, sizeof *x);
}

/* --- looking
 * -------------------------------------------------------------------------------------- */

struct picture xserver_grab(struct xserver *x, int left, int top, int width, int height)
{
    struct picture p = {width, height, NULL};
    XImage *image = XGetImage(x->display, DefaultRootWindow((Display *)x->display), left, top,
                              (unsigned)width, (unsigned)height, AllPlanes, ZPixmap);
    p.pixels = mem_alloc((size_t)width * (size_t)height * sizeof *p.pixels);
    if (!image) {
        return p;
    }
    for (int row = 0; row < height; row++) {
        uint32_t *to = p.pixels + (size_t)row * (size_t)width;
        if (image->bits_per_pixel == 32) {
            memcpy(to, image->data + (ptrdiff_t)row * image->bytes_per_line, (size_t)width * 4);
        }
        for (int i = 0; i < width; i++) {
            to[i] = (image->bits_per_pixel == 32 ? to[i] : (uint32_t)XGetPixel(image, i, row)) &
                    0xffffffu;
        }
    }
    XDestroyImage(image);
    return p;
}

uint32_t xserver_pixel(struct xserver *x, int left, int top)
{
    XImage *image = XGetImage(x->display, DefaultRootWindow((Display *)x->display), left, top, 1, 1,
                              AllPlanes, ZPixmap);
    uint32_t pixel = image ? (uint32_t)XGetPixel(image, 0, 0) & 0xffffffu : 0;
    if (image) {
        XDestroyImage(image);
    }
    return pixel;
}

unsigned long xserver_window(struct xserver *x)
{
    Window root, parent, *children = NULL, found = 0;
    unsigned count = 0;
    if (!XQueryTree(x->display, DefaultRootWindow((Display *)x->display), &root, &parent, &children,
                    &count)) {
        return 0;
    }
    while (count-- > 0 && !found) {
        XWindowAttributes a;
        if (XGetWindowAttributes(x->display, children[count], &a) && a.map_state == IsViewable &&
            a.width > 100 && a.height > 100) {
            found = children[count];
        }
    }
    if (children) {
        XFree(children);
    }
    return found;
}

/* --- touching
 * ------------------------------------------------------------------------------------- */

void xserver_point(struct xserver *x, int left, int top)
{
    XTestFakeMotionEvent(x->display, -1, left, top, CurrentTime);
    XSync(x->display, False);
}

void xserver_button(struct xserver *x, unsigned button, bool down)
{
    XTestFakeButtonEvent(x->display, button, down, CurrentTime);
    XSync(x->display, False);
}

void xserver_key(struct xserver *x, const char *keysym, bool down)
{
    KeyCode code = XKeysymToKeycode(x->display, XStringToKeysym(keysym));
    if (code) {
        XTestFakeKeyEvent(x->display, code, down, CurrentTime);
        XSync(x->display, False);
    }
}

void xserver_resize(struct xserver *x, unsigned long window, int width, int height)
{
    XMoveResizeWindow(x->display, window, 0, 0, (unsigned)width, (unsigned)height);
    XSync(x->display, False);
}

void xserver_ask_to_close(struct xserver *x, unsigned long window)
{
    XEvent e;
    memset(&e, 0, sizeof e);
    e.xclient.type = ClientMessage;
    e.xclient.window = window;
    e.xclient.message_type = XInternAtom(x->display, "WM_PROTOCOLS", False);
    e.xclient.format = 32;
    e.xclient.data.l[0] = (long)XInternAtom(x->display, "WM_DELETE_WINDOW", False);
    e.xclient.data.l[1] = CurrentTime;
    XSendEvent(x->display, window, False, NoEventMask, &e);
    XSync(x->display, False);
}

unsigned long xserver_cover(struct xserver *x, int left, int top, int width, int height)
{
    XSetWindowAttributes a = {.override_redirect = True, .background_pixel = 0x00ff00};
    Window w = XCreateWindow(x->display, DefaultRootWindow((Display *)x->display), left, top,
                             (unsigned)width, (unsigned)height, 0, CopyFromParent, InputOutput,
                             CopyFromParent, CWOverrideRedirect | CWBackPixel, &a);
    XMapRaised(x->display, w);
    XSync(x->display, False);
    return w;
}

void xserver_uncover(struct xserver *x, unsigned long window)
{
    XDestroyWindow(x->display, window);
    XSync(x->display, False);
}
