/* A look at the whole folder gives one number (watch_look.c), and two equal numbers mean that
 * nothing has changed. The kernel's events only say when to look, with one exception: a file that
 * was written counts as changed whatever the numbers say, because some file systems keep times to
 * two seconds and a mended letter leaves the size as it was.
 *
 * Resting means: no event for WATCH_QUIET_MS, or, without events, two equal looks so far apart.
 * Editors save by a second file and a rename, spreadsheet programs write in pieces, and people copy
 * whole folders; each of these is one change. */
#include "platform/watch.h"

#include "base/log.h"
#include "base/mem.h"
#include "platform/watch_look.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

struct watch {
    struct watch_look look; /* folder, and where the kernel's watches stand */
    uint64_t seen, last;    /* of the last report; of the last look while things stir */
    bool stirs;             /* something has changed and may go on changing */
    bool written;           /* a file was written: a change, whatever a look says */
    int64_t since_ms, quiet_ms;
    int64_t next_ms;
};

static int64_t watch_interval(const struct watch *w)
{
    return w->look.gone || w->look.fd < 0 || w->look.blind ? WATCH_LOOK_MS : WATCH_ROOT_MS;
}

bool watch_create(struct watch **out, const struct watch_options *o, int64_t now_ms,
                  struct err *err)
{
    struct watch *w = mem_alloc(sizeof *w);
    w->look.folder = mem_copy_text(o->folder);
    w->look.fd = o->look ? -1 : inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    w->seen = watch_look(&w->look);
    if (w->look.gone) {
        watch_destroy(w);
        return err_set(err, ERR_NOT_FOUND, "there is no folder %s", o->folder);
    }
    w->next_ms = now_ms + watch_interval(w);
    *out = w;
    return true;
}

void watch_destroy(struct watch *w)
{
    if (!w) {
        return;
    }
    if (w->look.fd >= 0) {
        close(w->look.fd);
    }
    mem_free(w->look.folder);
    mem_free(w->look.alive);
    mem_free(w);
}

/* --- events ----------------------------------------------------------------------------------- */

/* What one event means: *written, or only that a look is due (true). */
static bool watch_event(const struct watch *w, const struct inotify_event *e, bool *written)
{
    if (e->mask & IN_Q_OVERFLOW) {
        *written = true;
        return true;
    }
    if (!watch_look_alive(&w->look, e->wd) || (e->len > 0 && e->name[0] == '.')) {
        return false;
    }
    *written = *written || (e->mask & (IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO)) != 0;
    return true;
}

/* Everything the kernel has to tell; true when something did. */
static bool watch_listen(struct watch *w)
{
    union {
        struct inotify_event event; /* aligns the bytes */
        char bytes[16 * 1024];
    } buffer;
    bool stirred = false;
    ssize_t got;
    if (w->look.fd < 0) {
        return false;
    }
    while ((got = read(w->look.fd, buffer.bytes, sizeof buffer.bytes)) > 0) {
        ssize_t at = 0;
        while (at < got) {
            const struct inotify_event *e = (const void *)(buffer.bytes + at); /* padded */
            stirred = watch_event(w, e, &w->written) || stirred;
            at += (ssize_t)(sizeof *e + e->len);
        }
    }
    return stirred;
}

/* --- rest ------------------------------------------------------------------------------------- */

static void watch_stir(struct watch *w, int64_t now_ms)
{
    if (!w->stirs) {
        w->since_ms = now_ms;
        w->last = w->seen;
    }
    w->stirs = true;
    w->quiet_ms = now_ms;
    w->next_ms = now_ms + WATCH_QUIET_MS;
}

/* It has been quiet: is there a change to tell of? */
static bool watch_rest(struct watch *w, int64_t now_ms)
{
    uint64_t now = watch_look(&w->look);
    bool listens = w->look.fd >= 0 && !w->look.blind && !w->look.gone;
    bool changed;
    if (!listens && now != w->last && now_ms - w->since_ms < WATCH_MOST_MS) {
        w->last = now;
        w->quiet_ms = now_ms;
        w->next_ms = now_ms + WATCH_QUIET_MS;
        return false;
    }
    changed = w->written || now != w->seen;
    w->seen = now;
    w->stirs = w->written = false;
    w->next_ms = now_ms + watch_interval(w);
    return changed;
}

bool watch_step(struct watch *w, int64_t now_ms)
{
    bool stirred = watch_listen(w);
    if (!w->stirs && !stirred && now_ms >= w->next_ms) { /* nobody told: look for oneself */
        bool compare = w->look.fd < 0 || w->look.blind || w->look.gone;
        stirred = compare ? watch_look(&w->look) != w->seen : watch_look_moved(&w->look);
        w->next_ms = now_ms + watch_interval(w);
    }
    if (stirred) {
        watch_stir(w, now_ms);
    }
    return w->stirs &&
           (now_ms - w->quiet_ms >= WATCH_QUIET_MS || now_ms - w->since_ms >= WATCH_MOST_MS) &&
           watch_rest(w, now_ms);
}

int64_t watch_due_ms(const struct watch *w)
{
    return w->next_ms;
}

bool watch_looks(const struct watch *w)
{
    return w->look.fd < 0 || w->look.blind;
}

bool watch_wait(struct watch *w, const struct clock_source *clock, int64_t timeout_ms)
{
    int64_t end = timeout_ms < 0 ? INT64_MAX : clock->now_ms(clock->self) + timeout_ms;
    for (;;) {
        int64_t now = clock->now_ms(clock->self), until;
        struct pollfd p = {w->look.fd, POLLIN, 0};
        if (watch_step(w, now)) {
            return true;
        }
        if (now >= end) {
            return false;
        }
        until = (w->next_ms < end ? w->next_ms : end) - now;
        if (poll(&p, w->look.fd >= 0 ? 1 : 0, until > 0 ? (int)until : 0) < 0 && errno != EINTR) {
            log_warn("waiting for changes: %s", strerror(errno));
        }
    }
}
