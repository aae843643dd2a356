/* Two files onto a stick: written under names no kiosk looks at, synced, read back from the stick
 * itself, and only then given their names. Sticks lie about what they have written, and they are
 * pulled out: whatever stops it, nothing of a half copy stays.
 *
 * What is written is synced piece by piece, so that the percentage shown is what is on the stick
 * and not what is in this computer's memory. */
#include "packer/signing.h"

#include "author/messages.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define COPY_PIECE (1u << 20)
#define COPY_SYNC 8 /* pieces */
#define COPY_PART ".part"

struct copy {
    const struct signing_copy *c;
    const char *pack_part, *signature_part, *pack, *signature;
    struct arena mem;
    struct err err;
    bool stick_differs; /* it holds other bytes than were written */
};

static void copy_ending(sigset_t *out)
{
    sigemptyset(out);
    sigaddset(out, SIGINT);
    sigaddset(out, SIGTERM);
    sigaddset(out, SIGHUP);
}

/* Somebody wants us to end: what is half done goes first. */
static bool copy_stopped(void)
{
    sigset_t came;
    sigpending(&came);
    return sigismember(&came, SIGINT) || sigismember(&came, SIGTERM) || sigismember(&came, SIGHUP);
}

static bool copy_says_no(struct copy *k, const char *path)
{
    return err_set(&k->err, errno == ENOSPC ? ERR_FULL : ERR_IO, "%s: %s", path, strerror(errno));
}

static bool copy_write(struct copy *k, int fd, const char *path, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length > 0) {
        ssize_t n = write(fd, at, length);
        if (n < 0 && errno != EINTR) {
            return copy_says_no(k, path);
        }
        if (n > 0) {
            at += n;
            length -= (size_t)n;
        }
    }
    return true;
}

static void copy_show(uint64_t done, uint64_t all)
{
    if (isatty(STDERR_FILENO) && all > 0) {
        fprintf(stderr, author_lang() == DIAG_ZH ? "\r写入 %3d%%" : "\rwritten: %3d %%",
                (int)(done * 100 / all));
    }
}

/* One piece after the other; every few of them are waited for. */
static bool copy_pieces(struct copy *k, int from, int to, void *piece)
{
    struct minisign_hash hash;
    uint8_t read_hash[MINISIGN_HASH];
    uint64_t done = 0;
    int pieces = 0;
    minisign_hash_begin(&hash);
    for (;;) {
        ssize_t n = read(from, piece, COPY_PIECE);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return copy_says_no(k, k->c->pack);
        }
        if (n == 0) {
            break;
        }
        if (copy_stopped()) {
            return err_set(&k->err, ERR_BUSY, "stopped");
        }
        if (!copy_write(k, to, k->pack_part, piece, (size_t)n)) {
            return false;
        }
        minisign_hash_add(&hash, piece, (size_t)n);
        done += (uint64_t)n;
        if (++pieces % COPY_SYNC == 0 && fdatasync(to) != 0) {
            return copy_says_no(k, k->pack_part);
        }
        copy_show(done, k->c->size);
    }
    minisign_hash_end(&hash, read_hash);
    return memcmp(read_hash, k->c->hash, sizeof read_hash) == 0 ||
           err_set(&k->err, ERR_IO, "%s changes while it is copied", k->c->pack);
}

static int copy_create(struct copy *k, const char *path)
{
    int fd;
    unlink(path); /* of a copy that was cut off */
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (fd < 0) {
        copy_says_no(k, path);
    }
    return fd;
}

static bool copy_close(struct copy *k, int fd, const char *path, bool ok)
{
    if (ok && fsync(fd) != 0) {
        ok = copy_says_no(k, path);
    }
    if (ok) {
        posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED); /* what is read next comes from the stick */
    }
    if (close(fd) != 0 && ok) {
        ok = copy_says_no(k, path);
    }
    return ok;
}

static bool copy_both(struct copy *k)
{
    void *piece = arena_alloc(&k->mem, COPY_PIECE);
    int from = open(k->c->pack, O_RDONLY | O_CLOEXEC), to;
    bool ok;
    if (from < 0) {
        return copy_says_no(k, k->c->pack);
    }
    to = copy_create(k, k->pack_part);
    ok = to >= 0 && copy_close(k, to, k->pack_part, copy_pieces(k, from, to, piece));
    close(from);
    if (ok) {
        to = copy_create(k, k->signature_part);
        ok = to >= 0 && copy_close(k, to, k->signature_part,
                                   copy_write(k, to, k->signature_part, k->c->signature->data,
                                              k->c->signature->length));
    }
    return ok;
}

static bool copy_compare(struct copy *k)
{
    uint8_t hash[MINISIGN_HASH];
    struct buf bytes = {0};
    uint64_t size;
    bool ok = minisign_hash_file(k->pack_part, hash, &size, &k->err) &&
              buf_read_file(&bytes, k->signature_part, MINISIGN_FILE_MAX, &k->err);
    if (ok && (size != k->c->size || memcmp(hash, k->c->hash, sizeof hash) != 0 ||
               bytes.length != k->c->signature->length ||
               memcmp(bytes.data, k->c->signature->data, bytes.length) != 0)) {
        k->stick_differs = true;
        ok = err_set(&k->err, ERR_IO, "%s holds other bytes", k->c->folder);
    }
    buf_finish(&bytes);
    return ok;
}

static bool copy_sync_folder(struct copy *k, const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (!ok) {
        copy_says_no(k, folder);
    }
    if (fd >= 0) {
        close(fd);
    }
    return ok;
}

/* An old signature must not stand beside the new pack, nor the other way round. */
static bool copy_names(struct copy *k)
{
    const char *above = arena_format(&k->mem, "%s/..", k->c->folder);
    bool ok = (unlink(k->signature) == 0 || errno == ENOENT) &&
              rename(k->pack_part, k->pack) == 0 && rename(k->signature_part, k->signature) == 0;
    if (!ok) {
        copy_says_no(k, k->pack);
    }
    ok = ok && copy_sync_folder(k, k->c->folder) && copy_sync_folder(k, above);
    if (!ok) {
        unlink(k->signature);
        unlink(k->pack);
    }
    return ok;
}

static int copy_told(const struct copy *k)
{
    if (k->err.code == ERR_BUSY) {
        packer_tell("stopped; nothing of it is left on the stick",
                    "已停止；U 盘上没有留下半个文件");
        return EXIT_SYSTEM;
    }
    if (k->stick_differs) {
        packer_tell("the stick does not hold what was written to it: it is worn out; take another"
                    " one",
                    "U 盘读回的内容和写入的不一样，这个 U 盘坏了；请换一个");
        return EXIT_SYSTEM;
    }
    return packer_failed(&k->err);
}

int signing_copy_to_stick(const struct signing_copy *c)
{
    struct copy k = {.c = c};
    sigset_t ending, before;
    int code = EXIT_FINE;
    bool ok;
    k.pack = arena_format(&k.mem, "%s/%s", c->folder, c->name);
    k.signature = arena_format(&k.mem, "%s" SIGNING_ENDING, k.pack);
    k.pack_part = arena_format(&k.mem, "%s" COPY_PART, k.pack);
    k.signature_part = arena_format(&k.mem, "%s" COPY_PART, k.signature);
    copy_ending(&ending);
    sigprocmask(SIG_BLOCK, &ending, &before);
    ok = copy_both(&k);
    ok = ok && copy_compare(&k) && copy_names(&k);
    if (isatty(STDERR_FILENO)) {
        fputs("\n", stderr);
    }
    if (!ok) {
        unlink(k.pack_part);
        unlink(k.signature_part);
        code = copy_told(&k);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    arena_finish(&k.mem);
    return code;
}
