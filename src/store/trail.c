/* Two threads behind the one that copies: the first reads back what has reached the disk, past the
 * memory that still holds it; the second hashes what the first has read. Hashing is the longest of
 * the three jobs on a fast disk, so it does nothing else.
 *
 * With a seam that is not the system's own there are no threads: the copy is read and hashed when
 * it is complete, so that a test sees every call in the same order each time. */
#include "trail.h"

#include "base/mem.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>

#define TRAIL_PIECE (1u << 20)
#define TRAIL_PIECES 6
#define TRAIL_ALIGN 4096               /* of memory that a disk writes into by itself */
#define TRAIL_LAG (UINT64_C(48) << 20) /* written and not yet read back */
#define TRAIL_KICK (UINT64_C(4) << 20) /* written and not yet on its way to the disk */

struct trail {
    struct store *s;
    const char *path;
    int fd;
    uint64_t size, kicked;
    bool threads;
    pthread_t reader, hasher;
    pthread_mutex_t lock; /* for all below */
    pthread_cond_t changed;
    uint64_t written, got, hashed;
    bool stop;
    int failed; /* errno of the first who could not go on */
    struct minisign_hash hash;
    char *memory, *pieces[TRAIL_PIECES]; /* a ring: bytes got..hashed lie in it */
};

static void trail_fail(struct trail *t, int number)
{
    pthread_mutex_lock(&t->lock);
    t->failed = t->failed ? t->failed : number;
    pthread_cond_broadcast(&t->changed);
    pthread_mutex_unlock(&t->lock);
}

/* --- reading back ----------------------------------------------------------------------------- */

static size_t trail_piece(const struct trail *t, uint64_t at)
{
    return t->size - at < TRAIL_PIECE ? (size_t)(t->size - at) : TRAIL_PIECE;
}

/* Waits until a whole piece at `at` is written and there is room for it. */
static bool trail_may_read(struct trail *t, uint64_t at)
{
    bool ok;
    pthread_mutex_lock(&t->lock);
    while (!t->stop && !t->failed &&
           (t->written < at + trail_piece(t, at) ||
            at - t->hashed > (uint64_t)(TRAIL_PIECES - 1) * TRAIL_PIECE)) {
        pthread_cond_wait(&t->changed, &t->lock);
    }
    ok = !t->stop && !t->failed;
    pthread_mutex_unlock(&t->lock);
    return ok;
}

/* A whole piece from the disk. A read that goes past memory is of whole blocks, also at the end. */
static bool trail_read(struct trail *t, int *fd, uint64_t at)
{
    const struct store_ops *ops = t->s->o.ops;
    char *piece = t->pieces[at / TRAIL_PIECE % TRAIL_PIECES];
    size_t want = trail_piece(t, at), done = 0;
    if (ops->flush(ops->self, *fd, at, want) != 0) {
        return false;
    }
    while (done < want) {
        ssize_t n = ops->read(ops->self, *fd, piece + done, TRAIL_PIECE - done);
        if (n < 0 && errno == EINVAL && at == 0 && done == 0) { /* cannot be read past memory */
            ops->close(ops->self, *fd);
            *fd = ops->open(ops->self, t->path);
            if (*fd >= 0 && ops->flush(ops->self, *fd, at, want) == 0) {
                continue;
            }
            return false;
        }
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            errno = n == 0 ? EIO : errno; /* shorter than what was written */
            return false;
        }
        done += (size_t)n;
    }
    return done == want || (errno = EIO, false);
}

static void *trail_reader(void *self)
{
    struct trail *t = self;
    const struct store_ops *ops = t->s->o.ops;
    int fd = ops->open_disk(ops->self, t->path);
    uint64_t at = 0;
    bool ok = fd >= 0;
    while (ok && at < t->size && trail_may_read(t, at)) {
        ok = trail_read(t, &fd, at);
        if (ok) {
            at += trail_piece(t, at);
            pthread_mutex_lock(&t->lock);
            t->got = at;
            pthread_cond_broadcast(&t->changed);
            pthread_mutex_unlock(&t->lock);
        }
    }
    if (!ok) {
        trail_fail(t, errno);
    }
    if (fd >= 0) {
        ops->close(ops->self, fd);
    }
    return NULL;
}

/* --- hashing ---------------------------------------------------------------------------------- */

static void *trail_hasher(void *self)
{
    struct trail *t = self;
    uint64_t at = 0;
    while (at < t->size) {
        bool ok;
        pthread_mutex_lock(&t->lock);
        while (!t->stop && !t->failed && t->got == at) {
            pthread_cond_wait(&t->changed, &t->lock);
        }
        ok = !t->stop && !t->failed;
        pthread_mutex_unlock(&t->lock);
        if (!ok) {
            break;
        }
        minisign_hash_add(&t->hash, t->pieces[at / TRAIL_PIECE % TRAIL_PIECES], trail_piece(t, at));
        at += trail_piece(t, at);
        pthread_mutex_lock(&t->lock);
        t->hashed = at;
        pthread_cond_broadcast(&t->changed);
        pthread_mutex_unlock(&t->lock);
    }
    return NULL;
}

/* --- for the one who copies ------------------------------------------------------------------- */

/* Both threads, or none. */
static bool trail_start(struct trail *t)
{
    int i;
    t->memory = mem_alloc((size_t)TRAIL_PIECES * TRAIL_PIECE + TRAIL_ALIGN);
    for (i = 0; i < TRAIL_PIECES; i++) {
        t->pieces[i] = t->memory + (TRAIL_ALIGN - (uintptr_t)t->memory % TRAIL_ALIGN) +
                       (size_t)i * TRAIL_PIECE;
    }
    pthread_mutex_init(&t->lock, NULL);
    pthread_cond_init(&t->changed, NULL);
    minisign_hash_begin(&t->hash);
    if (pthread_create(&t->hasher, NULL, trail_hasher, t) == 0) {
        if (pthread_create(&t->reader, NULL, trail_reader, t) == 0) {
            return true;
        }
        pthread_mutex_lock(&t->lock);
        t->stop = true;
        pthread_cond_broadcast(&t->changed);
        pthread_mutex_unlock(&t->lock);
        pthread_join(t->hasher, NULL);
    }
    pthread_cond_destroy(&t->changed);
    pthread_mutex_destroy(&t->lock);
    return false;
}

struct trail *trail_begin(struct store *s, const char *path, int fd, uint64_t size)
{
    struct trail *t = mem_alloc(sizeof *t);
    memset(t, 0, sizeof *t);
    t->s = s;
    t->path = path;
    t->fd = fd;
    t->size = size;
    t->threads = s->o.ops->parallel && trail_start(t);
    return t;
}

bool trail_wrote(struct trail *t, uint64_t done)
{
    const struct store_ops *ops = t->s->o.ops;
    int failed;
    if (!t->threads) {
        return true;
    }
    if (done - t->kicked >= TRAIL_KICK) {
        if (ops->begin_write(ops->self, t->fd, t->kicked, done - t->kicked) != 0) {
            return false;
        }
        t->kicked = done;
    }
    pthread_mutex_lock(&t->lock);
    if (done / TRAIL_PIECE != t->written / TRAIL_PIECE || done == t->size) {
        pthread_cond_broadcast(&t->changed);
    }
    t->written = done;
    while (!t->failed && done - t->got > TRAIL_LAG) {
        pthread_cond_wait(&t->changed, &t->lock);
    }
    failed = t->failed;
    pthread_mutex_unlock(&t->lock);
    errno = failed;
    return failed == 0;
}

bool trail_hash(struct trail *t, const struct store_progress *progress, uint8_t hash[MINISIGN_HASH],
                char hash16[17])
{
    uint64_t seen = 0;
    int failed;
    if (!t->threads) {
        return store_hash(t->s, t->path, progress, hash, hash16);
    }
    do {
        if (progress && progress->step && !progress->step(progress->self, t->size, t->size)) {
            errno = ECANCELED;
            return false;
        }
        pthread_mutex_lock(&t->lock);
        while (!t->failed && t->hashed == seen && seen < t->size) {
            pthread_cond_wait(&t->changed, &t->lock);
        }
        seen = t->hashed;
        failed = t->failed;
        pthread_mutex_unlock(&t->lock);
    } while (!failed && seen < t->size);
    errno = failed;
    if (failed) {
        return false;
    }
    minisign_hash_end(&t->hash, hash);
    store_hash16(hash, hash16);
    return true;
}

void trail_end(struct trail *t)
{
    if (t && t->threads) {
        pthread_mutex_lock(&t->lock);
        t->stop = true;
        pthread_cond_broadcast(&t->changed);
        pthread_mutex_unlock(&t->lock);
        pthread_join(t->reader, NULL);
        pthread_join(t->hasher, NULL);
        pthread_cond_destroy(&t->changed);
        pthread_mutex_destroy(&t->lock);
    }
    if (t) {
        mem_free(t->memory);
        mem_free(t);
    }
}
