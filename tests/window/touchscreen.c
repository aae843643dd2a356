/* See touchscreen.h. XTest knows pointers and keys only, and a container has no uinput; but Xorg
 * brings an input driver made for tests ("inputtest"), which takes touches from a socket. Its
 * messages are structs in the machine's own layout; those that are used here are written down
 * below, after xf86-input-inputtest-protocol.h of xorg-server 21.1 (protocol 1.1), because the
 * header's package would pull in the whole server's development files. */
#include "touchscreen.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define CONNECT_MS 20000
#define VALUATORS 64
#define FINGERS 10
#define AXIS 65536 /* values across the whole screen */

enum { EVENT_CLIENT_VERSION = 0, EVENT_WAIT_FOR_SYNC = 1, EVENT_TOUCH = 6 };
enum { RESPONSE_SERVER_VERSION = 0, RESPONSE_SYNC_FINISHED = 1 };
enum { XI_TOUCH_BEGIN = 18, XI_TOUCH_UPDATE = 19, XI_TOUCH_END = 20 };

struct header {
    uint32_t length; /* of the whole message */
    uint32_t type;
};

struct version {
    struct header header;
    uint16_t major, minor;
};

struct valuators {
    uint32_t has_unaccelerated;
    uint8_t mask[VALUATORS / 8];
    double values[VALUATORS];
    double unaccelerated[VALUATORS];
};

struct touch_event {
    struct header header;
    uint32_t id, type;
    struct valuators valuators;
};

static bool screen_send(struct touchscreen *t, const void *message, size_t length)
{
    const char *at = message;
    while (length > 0) {
        ssize_t n = send(t->socket, at, length, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return false;
        }
        at += n;
        length -= (size_t)n;
    }
    return true;
}

/* The answer of this type; its body is not needed. */
static bool screen_answer(struct touchscreen *t, uint32_t type)
{
    char body[64];
    struct header h;
    return recv(t->socket, &h, sizeof h, MSG_WAITALL) == (ssize_t)sizeof h && h.type == type &&
           h.length >= sizeof h && h.length - sizeof h <= sizeof body &&
           (h.length == sizeof h || recv(t->socket, body, h.length - sizeof h, MSG_WAITALL) ==
                                        (ssize_t)(h.length - sizeof h));
}

/* The driver makes its socket a moment after the server takes connections. */
static bool screen_connect(struct touchscreen *t)
{
    const struct version hello = {{sizeof hello, EVENT_CLIENT_VERSION}, 1, 0};
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int64_t end = process_now_ns() + (int64_t)CONNECT_MS * 1000000;
    snprintf(address.sun_path, sizeof address.sun_path, "%s", t->path);
    t->socket = socket(AF_UNIX, SOCK_STREAM, 0);
    while (t->socket >= 0 &&
           connect(t->socket, (const struct sockaddr *)&address, sizeof address) != 0) {
        if (process_now_ns() > end || !process_alive(&t->server.process)) {
            return false;
        }
        process_sleep_ms(20);
    }
    return t->socket >= 0 && screen_send(t, &hello, sizeof hello) &&
           screen_answer(t, RESPONSE_SERVER_VERSION);
}

static bool screen_config(const char *file, int width, int height, const char *path)
{
    FILE *f = fopen(file, "w");
    if (!f) {
        return false;
    }
    fprintf(f,
            "Section \"ServerFlags\"\n"
            "  Option \"AutoAddDevices\" \"false\"\n"
            "  Option \"DontVTSwitch\" \"true\"\n"
            "EndSection\n"
            "Section \"Device\"\n  Identifier \"card\"\n  Driver \"dummy\"\n  VideoRam 65536\n"
            "EndSection\n"
            "Section \"Monitor\"\n  Identifier \"monitor\"\n"
            "  HorizSync 1.0-1000.0\n  VertRefresh 1.0-1000.0\n"
            "  Modeline \"glass\" 180.0 %d %d %d %d %d %d %d %d\nEndSection\n"
            "Section \"Screen\"\n  Identifier \"screen\"\n  Device \"card\"\n"
            "  Monitor \"monitor\"\n  DefaultDepth 24\n"
            "  SubSection \"Display\"\n    Depth 24\n    Modes \"glass\"\n    Virtual %d %d\n"
            "  EndSubSection\nEndSection\n"
            "Section \"InputDevice\"\n  Identifier \"fingers\"\n  Driver \"inputtest\"\n"
            "  Option \"SocketPath\" \"%s\"\n  Option \"DeviceType\" \"Touch\"\n"
            "  Option \"TouchCount\" \"%d\"\nEndSection\n"
            "Section \"ServerLayout\"\n  Identifier \"layout\"\n  Screen \"screen\"\n"
            "  InputDevice \"fingers\" \"SendCoreEvents\"\nEndSection\n",
            width, width + 80, width + 200, width + 400, height, height + 3, height + 8,
            height + 40, width, height, path, FINGERS);
    return fclose(f) == 0;
}

bool touchscreen_start(struct touchscreen *t, int width, int height, const char *folder, char *why,
                       size_t size)
{
    char config[1024];
    bool ok;
    memset(t, 0, sizeof *t);
    t->socket = -1;
    snprintf(config, sizeof config, "%s-xorg.conf", folder);
    if ((size_t)snprintf(t->path, sizeof t->path, "%s.sock", folder) >= sizeof t->path ||
        !screen_config(config, width, height, t->path)) {
        snprintf(why, size, "no place for a socket and a file at %.60s", folder);
        return false;
    }
    ok = xserver_start_xorg(&t->server, width, height, config, why, size);
    if (ok && !screen_connect(t)) {
        snprintf(why, size, "the touch screen's driver does not answer (inputtest of Xorg 21.1)");
        touchscreen_stop(t);
        ok = false;
    }
    remove(config);
    return ok;
}

void touchscreen_stop(struct touchscreen *t)
{
    if (t->socket >= 0) {
        close(t->socket);
    }
    xserver_stop(&t->server);
    if (t->path[0]) {
        unlink(t->path);
    }
    t->socket = -1;
}

bool touchscreen_finger(struct touchscreen *t, int finger, enum touchscreen_what what, double x,
                        double y)
{
    static const uint32_t types[] = {XI_TOUCH_BEGIN, XI_TOUCH_UPDATE, XI_TOUCH_END};
    struct touch_event e;
    memset(&e, 0, sizeof e);
    e.header = (struct header){sizeof e, EVENT_TOUCH};
    e.id = (uint32_t)finger;
    e.type = types[what];
    e.valuators.mask[0] = 3; /* x and y */
    e.valuators.values[0] = x * AXIS / t->server.width;
    e.valuators.values[1] = y * AXIS / t->server.height;
    return screen_send(t, &e, sizeof e);
}

bool touchscreen_sync(struct touchscreen *t)
{
    const struct header wait = {sizeof wait, EVENT_WAIT_FOR_SYNC};
    return screen_send(t, &wait, sizeof wait) && screen_answer(t, RESPONSE_SYNC_FINISHED);
}
