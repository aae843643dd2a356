/* Sticks, from the kernel's own table of mounts.
 *
 * A thread sleeps in poll on /proc/self/mountinfo, which needs no rights and tells within
 * milliseconds; it reads nothing and only says that there may be news. Reading, comparing and
 * waiting until a mount has stood for a while happen in mounts_step, by the caller's clock. A mount
 * has a number of its own (the first field), so a stick that was pulled and put back between two
 * looks is a new one. Folders of media_root, tables in plain files (tests) and machines where poll
 * does not work are looked at each second instead. */
#include "platform/mounts_parts.h"

#include "base/buf.h"
#include "base/log.h"
#include "base/mem.h"
#include "platform/files.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOUNTS_LOOK_MS 1000
#define MOUNTS_TEXT_MOST (1u << 20)
#define MOUNTS_ROWS 512 /* of the table; a kiosk has some thirty */

struct mounts_seen {
    struct mounts_row row;
    int64_t since_ms;
    bool told, there;
    char *place, *type, *source; /* owned */
};

struct mounts {
    char *table, *media_root;
    char **roots;
    size_t root_count;
    bool look; /* nobody tells */
    void (*wake)(void *self);
    void *wake_self;
    struct mounts_seen seen[MOUNTS_MOST];
    size_t seen_count;
    struct mount list[MOUNTS_MOST];
    size_t list_count;
    int64_t next_ms; /* -1: when woken */
    atomic_bool stirred;
    bool has_thread;
    pthread_t thread;
    int fd, stop[2];
};

/* --- the thread ------------------------------------------------------------------------------- */

static void *mounts_listen(void *self)
{
    struct mounts *m = self;
    struct pollfd p[2] = {{m->fd, POLLPRI, 0}, {m->stop[0], POLLIN, 0}}; /* POLLERR always comes */
    for (;;) {
        if (poll(p, 2, -1) < 0 && errno != EINTR) {
            log_warn("waiting for sticks: %s", strerror(errno));
            return NULL;
        }
        if (p[1].revents) {
            return NULL;
        }
        if (p[0].revents && !atomic_exchange(&m->stirred, true) && m->wake) {
            m->wake(m->wake_self);
        }
        p[0].revents = 0;
    }
}

/* Signals are the main thread's business. */
static bool mounts_thread(struct mounts *m)
{
    sigset_t all, before;
    m->fd = open(m->table, O_RDONLY | O_CLOEXEC);
    if (m->fd < 0 || pipe(m->stop) != 0) {
        return false;
    }
    fcntl(m->stop[0], F_SETFD, FD_CLOEXEC);
    fcntl(m->stop[1], F_SETFD, FD_CLOEXEC);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    m->has_thread = pthread_create(&m->thread, NULL, mounts_listen, m) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return m->has_thread;
}

/* --- beginning and end ------------------------------------------------------------------------ */

bool mounts_create(struct mounts **out, const struct mounts_options *o, struct err *err)
{
    static const char *const usual[] = {"/media", "/run/media", "/mnt", NULL};
    const char *const *roots = o->roots ? o->roots : usual;
    struct mounts *m;
    size_t count = 0;
    if (o->media_root && !files_is_folder(o->media_root)) {
        return err_set(err, ERR_NOT_FOUND, "there is no folder %s", o->media_root);
    }
    m = mem_alloc(sizeof *m);
    m->table = mem_copy_text(o->mountinfo ? o->mountinfo : "/proc/self/mountinfo");
    m->media_root = o->media_root ? mem_copy_text(o->media_root) : NULL;
    while (roots[count]) {
        count++;
    }
    m->roots = mem_resize_array(NULL, count + 1, sizeof *m->roots);
    for (m->root_count = 0; m->root_count < count; m->root_count++) {
        m->roots[m->root_count] = mem_copy_text(roots[m->root_count]);
    }
    m->wake = o->wake;
    m->wake_self = o->wake_self;
    m->fd = m->stop[0] = m->stop[1] = -1;
    atomic_init(&m->stirred, true); /* what is there now has not been read */
    m->look = o->look || o->mountinfo != NULL;
    if (!m->look && !mounts_thread(m)) {
        log_warn("the kernel does not tell of sticks; looking each second");
        m->look = true;
    }
    *out = m;
    return true;
}

static void mounts_forget(struct mounts_seen *s)
{
    mem_free(s->place);
    mem_free(s->type);
    mem_free(s->source);
}

void mounts_destroy(struct mounts *m)
{
    size_t i;
    if (!m) {
        return;
    }
    if (m->has_thread) {
        while (write(m->stop[1], "", 1) < 0 && errno == EINTR) {
        }
        pthread_join(m->thread, NULL);
    }
    if (m->stop[0] >= 0) {
        close(m->stop[0]);
        close(m->stop[1]);
    }
    if (m->fd >= 0) {
        close(m->fd);
    }
    for (i = 0; i < m->seen_count; i++) {
        mounts_forget(&m->seen[i]);
    }
    for (i = 0; i < m->root_count; i++) {
        mem_free(m->roots[i]);
    }
    mem_free(m->roots);
    mem_free(m->table);
    mem_free(m->media_root);
    mem_free(m);
}

/* --- looking ---------------------------------------------------------------------------------- */

static void mounts_remove(struct mounts *m, size_t i)
{
    mounts_forget(&m->seen[i]);
    memmove(&m->seen[i], &m->seen[i + 1], (m->seen_count - i - 1) * sizeof *m->seen);
    m->seen_count--;
}

/* A row of the table that is a stick: one of those we know, or a new one at the end. */
static void mounts_meet(struct mounts *m, const struct mounts_row *row, int64_t now_ms)
{
    struct mounts_seen *s;
    size_t i;
    for (i = 0; i < m->seen_count; i++) {
        s = &m->seen[i];
        if (strcmp(s->place, row->mount.place) == 0 && !s->there && s->row.id == row->id &&
            strcmp(s->source, row->mount.source) == 0) {
            s->there = true;
            s->row.mount.read_only = row->mount.read_only;
            return;
        }
    }
    if (m->seen_count == MOUNTS_MOST) {
        return;
    }
    s = &m->seen[m->seen_count++];
    *s = (struct mounts_seen){.row = *row, .since_ms = now_ms, .there = true};
    s->row.mount.place = s->place = mem_copy_text(row->mount.place);
    s->row.mount.type = s->type = mem_copy_text(row->mount.type);
    s->row.mount.source = s->source = mem_copy_text(row->mount.source);
}

/* Each folder there; links and what begins with '.' are none. */
static void mounts_folders(struct mounts *m, struct arena *mem, int64_t now_ms)
{
    const char **names;
    size_t count, i;
    struct err err;
    if (!m->media_root || !files_list(m->media_root, mem, &names, &count, &err)) {
        return;
    }
    for (i = 0; i < count; i++) {
        const char *place = arena_format(mem, "%s/%s", m->media_root, names[i]);
        struct mounts_row row = {{place, "folder", place, access(place, W_OK) != 0, true}, 0};
        struct stat st;
        if (names[i][0] != '.' && lstat(place, &st) == 0 && S_ISDIR(st.st_mode)) {
            row.id = (uint64_t)st.st_ino;
            mounts_meet(m, &row, now_ms);
        }
    }
}

/* Of two mounts at one place the later one is what is seen there. */
static bool mounts_covered(const struct mounts_row *rows, size_t count, size_t i)
{
    size_t j;
    for (j = i + 1; j < count && strcmp(rows[j].mount.place, rows[i].mount.place) != 0; j++) {
    }
    return j < count;
}

/* False: the table could not be read, and what we know stays. */
static bool mounts_look(struct mounts *m, int64_t now_ms)
{
    struct arena mem = {0};
    struct buf text = {0};
    struct mounts_row *rows;
    struct err err;
    size_t count, i;
    bool ok = buf_read_file(&text, m->table, MOUNTS_TEXT_MOST, &err);
    if (ok) {
        rows = arena_alloc_array(&mem, MOUNTS_ROWS, sizeof *rows);
        count = mounts_rows(buf_text(&text), text.length, &mem, rows, MOUNTS_ROWS);
        for (i = 0; i < m->seen_count; i++) {
            m->seen[i].there = false;
        }
        for (i = 0; i < count; i++) {
            if (mounts_is_stick(&rows[i].mount, (const char *const *)m->roots, m->root_count) &&
                !mounts_covered(rows, count, i)) {
                mounts_meet(m, &rows[i], now_ms);
            }
        }
        mounts_folders(m, &mem, now_ms);
    } else {
        log_warn("sticks: %s", err.text);
    }
    buf_finish(&text);
    arena_finish(&mem);
    return ok;
}

/* --- telling ---------------------------------------------------------------------------------- */

/* Those that are gone, then those that have stood long enough; true when there was one. */
static bool mounts_settle(struct mounts *m, int64_t now_ms)
{
    bool changed = false;
    size_t i;
    for (i = 0; i < m->seen_count;) {
        if (m->seen[i].there) {
            i++;
        } else {
            changed = changed || m->seen[i].told;
            mounts_remove(m, i);
        }
    }
    for (i = 0; i < m->seen_count && !changed; i++) { /* who left is told before who came */
        changed = !m->seen[i].told && now_ms - m->seen[i].since_ms >= MOUNTS_QUIET_MS;
        m->seen[i].told = m->seen[i].told || changed;
    }
    m->list_count = 0;
    for (i = 0; i < m->seen_count; i++) {
        if (m->seen[i].told) {
            m->list[m->list_count++] = m->seen[i].row.mount;
        }
    }
    return changed;
}

static int64_t mounts_next(const struct mounts *m, int64_t now_ms)
{
    int64_t next = m->look || m->media_root ? now_ms + MOUNTS_LOOK_MS : -1;
    size_t i;
    for (i = 0; i < m->seen_count; i++) {
        int64_t due = m->seen[i].since_ms + MOUNTS_QUIET_MS;
        if (!m->seen[i].told && (next < 0 || due < next)) {
            next = due;
        }
    }
    return next;
}

bool mounts_step(struct mounts *m, int64_t now_ms)
{
    bool stirred = atomic_exchange(&m->stirred, false);
    bool changed;
    if (!stirred && (m->next_ms < 0 || now_ms < m->next_ms)) {
        return false;
    }
    if (!mounts_look(m, now_ms)) {
        m->next_ms = now_ms + MOUNTS_LOOK_MS;
        return false;
    }
    changed = mounts_settle(m, now_ms);
    m->next_ms = mounts_next(m, now_ms);
    return changed;
}

int64_t mounts_due_ms(const struct mounts *m)
{
    return atomic_load(&m->stirred) ? 0 : m->next_ms;
}

const struct mount *mounts_list(const struct mounts *m, size_t *count)
{
    *count = m->list_count;
    return m->list;
}
