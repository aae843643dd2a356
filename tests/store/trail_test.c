/* The threads behind a copy: whatever its length, what is checked is what the disk gives back; and
 * whoever stumbles, nothing is left behind, no thread, no descriptor, no folder. */
#include "real.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>

#define PIECE (1u << 20)

static struct sealed keys;

/* --- a seam that stumbles --------------------------------------------------------------------- */

/* Numbers count calls from 1; 0: never. The counters are touched by one thread each, and read when
 * that one has ended. */
struct fault {
    atomic_int disk_fd;               /* of open_disk, which only the reader uses */
    int reads, flushes, kicks, syncs; /* so far; reads: of the disk */
    int read_wrong, read_fails, read_ends, flush_fails, kick_fails;
    int read_errno;
    bool no_open, shorts, not_alone;
};

static int fault_open_disk(void *self, const char *path)
{
    struct fault *f = self;
    if (f->no_open) {
        errno = EMFILE;
        return -1;
    }
    f->disk_fd = store_ops_system.open_disk(NULL, path);
    return f->disk_fd;
}

static ssize_t fault_read(void *self, int fd, void *bytes, size_t length)
{
    struct fault *f = self;
    ssize_t n;
    if (fd != f->disk_fd) {
        return store_ops_system.read(NULL, fd, bytes, length);
    }
    f->reads++;
    if (f->reads == f->read_fails) {
        errno = f->read_errno;
        return -1;
    }
    if (f->read_ends && f->reads >= f->read_ends) {
        return 0;
    }
    n = store_ops_system.read(NULL, fd, bytes, f->shorts && length > 8192 ? 8192 : length);
    if (n > 0 && f->reads == f->read_wrong) {
        ((char *)bytes)[n / 2] ^= 1;
    }
    return n;
}

static int fault_flush(void *self, int fd, uint64_t from, uint64_t length)
{
    struct fault *f = self;
    if (++f->flushes == f->flush_fails) {
        errno = EIO;
        return -1;
    }
    return store_ops_system.flush(NULL, fd, from, length);
}

static int fault_begin_write(void *self, int fd, uint64_t from, uint64_t length)
{
    struct fault *f = self;
    if (++f->kicks == f->kick_fails) {
        errno = EIO;
        return -1;
    }
    return store_ops_system.begin_write(NULL, fd, from, length);
}

static int fault_sync(void *self, int fd)
{
    struct fault *f = self;
    f->syncs++;
    return store_ops_system.sync(NULL, fd);
}

static int fault_alone(void *self, int fd)
{
    struct fault *f = self;
    errno = EAGAIN;
    return f->not_alone ? -1 : store_ops_system.alone(NULL, fd);
}

static struct store_ops fault_ops(struct fault *f)
{
    struct store_ops ops = store_ops_system;
    *f = (struct fault){.disk_fd = -1};
    ops.self = f;
    ops.open_disk = fault_open_disk;
    ops.read = fault_read;
    ops.flush = fault_flush;
    ops.begin_write = fault_begin_write;
    ops.sync = fault_sync;
    ops.alone = fault_alone;
    return ops;
}

/* --- what a process holds --------------------------------------------------------------------- */

static int count_in(const char *folder)
{
    DIR *dir = opendir(folder);
    int n = 0;
    while (dir && readdir(dir)) {
        n++;
    }
    if (dir) {
        closedir(dir);
    }
    return n;
}

static int packs_in(const struct real *r)
{
    char path[700];
    snprintf(path, sizeof path, "%s/packs", r->folder);
    return count_in(path) - 2;
}

static bool pair_of(const struct real *r, uint32_t seq, size_t size)
{
    struct buf pack = {0}, signature = {0};
    char path[700];
    struct err err;
    bool ok;
    sealed_make(&keys, "jilin", seq, 0, size, &pack, &signature);
    snprintf(path, sizeof path, "%s/x.kpack", r->stick);
    ok = buf_write_file(&pack, path, &err);
    snprintf(path, sizeof path, "%s/x.kpack.minisig", r->stick);
    ok = ok && buf_write_file(&signature, path, &err);
    buf_finish(&pack);
    buf_finish(&signature);
    return ok;
}

static bool stage(struct real *r, const struct store_progress *progress, struct store_outcome *out)
{
    char pack[700], signature[700];
    snprintf(pack, sizeof pack, "%s/x.kpack", r->stick);
    snprintf(signature, sizeof signature, "%s/x.kpack.minisig", r->stick);
    return store_stage(&r->s, pack, signature, progress, out);
}

/* --- cases ------------------------------------------------------------------------------------ */

static void packs_of_any_length(void)
{
    static const size_t sizes[] = {
        1, 511, 4096, 4097, PIECE - 1, PIECE, PIECE + 1, 6 * PIECE, 7 * PIECE + 123, 60 * PIECE};
    struct store_outcome out;
    struct real r;
    struct err err;
    size_t i;
    CHECK(begin(&r, &keys));
    r.s.o.validate = NULL;
    for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        CHECK(pair_of(&r, (uint32_t)i + 1, sizes[i]));
        if (!stage(&r, NULL, &out)) {
            test_fail(__FILE__, __LINE__, "%zu bytes: %s", sizes[i], out.detail);
        }
        CHECK_INT(out.code, STORE_STAGED);
        CHECK(store_verify(&r.s, out.name, &err));
    }
    end(&r);
}

static void try_fault(const char *what, struct real *r, enum store_code code, const char *detail)
{
    const int fds = count_in("/proc/self/fd"), threads = count_in("/proc/self/task"),
              packs = packs_in(r);
    struct store_outcome out;
    bool ok = stage(r, NULL, &out);
    if (ok != (code == STORE_STAGED) || out.code != code || !strstr(out.detail, detail)) {
        test_fail(__FILE__, __LINE__, "%s: code %d, %s", what, (int)out.code, out.detail);
    }
    if (count_in("/proc/self/fd") != fds || count_in("/proc/self/task") != threads) {
        test_fail(__FILE__, __LINE__, "%s: something is left open", what);
    }
    if (packs_in(r) != packs + ok) {
        test_fail(__FILE__, __LINE__, "%s: a folder is left", what);
    }
}

static void whoever_stumbles(void)
{
    struct fault f;
    struct store_ops ops = fault_ops(&f);
    struct real r;
    CHECK(begin(&r, &keys) && pair_of(&r, 1, 9 * PIECE + 77));
    r.s.o.validate = NULL;
    r.s.o.ops = &ops;
    ops = fault_ops(&f);
    f.read_wrong = 3;
    try_fault("the disk gives back another bit", &r, STORE_OWN_DISK, "the stick is right");
    ops = fault_ops(&f);
    f.read_fails = 4;
    f.read_errno = EIO;
    try_fault("the disk cannot be read", &r, STORE_OWN_DISK, "reading");
    ops = fault_ops(&f);
    f.read_ends = 4;
    try_fault("the disk has less than was written", &r, STORE_OWN_DISK, "reading");
    ops = fault_ops(&f);
    f.flush_fails = 5;
    try_fault("the disk does not take it", &r, STORE_OWN_DISK, "reading");
    ops = fault_ops(&f);
    f.kick_fails = 2;
    try_fault("the disk does not begin", &r, STORE_OWN_DISK, "reading");
    CHECK_INT(f.syncs, 0); /* an error in writing is never covered up by a sync that says yes */
    ops = fault_ops(&f);
    f.no_open = true;
    try_fault("no descriptors", &r, STORE_OWN_DISK, "reading");
    ops = fault_ops(&f);
    f.not_alone = true;
    try_fault("somebody else writes", &r, STORE_OWN_DISK, "another program");
    shell("printf x | dd of='%s/x.kpack' bs=1 seek=5000000 conv=notrunc 2>/dev/null", r.stick);
    ops = fault_ops(&f);
    try_fault("the stick is not what was signed", &r, STORE_DAMAGED, "altered");
    end(&r);
}

static void what_does_not_matter(void)
{
    struct fault f;
    struct store_ops ops = fault_ops(&f);
    struct real r;
    CHECK(begin(&r, &keys) && pair_of(&r, 1, 3 * PIECE + 77));
    r.s.o.validate = NULL;
    r.s.o.ops = &ops;
    f.read_fails = 1;
    f.read_errno = EINVAL; /* a file system that cannot be read past memory */
    try_fault("by way of memory", &r, STORE_STAGED, "");
    CHECK(pair_of(&r, 2, 3 * PIECE + 77));
    ops = fault_ops(&f);
    f.read_fails = 2;
    f.read_errno = EINTR;
    try_fault("interrupted", &r, STORE_STAGED, "");
    CHECK(pair_of(&r, 3, 3 * PIECE + 77));
    ops = fault_ops(&f);
    f.shorts = true;
    try_fault("a little at a time", &r, STORE_STAGED, "");
    end(&r);
}

struct stop {
    uint64_t at;
    int left; /* calls until it stops, once all is copied; -1: never */
    int steps;
    uint64_t last;
    bool copied;
};

static bool stop_step(void *self, uint64_t done, uint64_t all)
{
    struct stop *s = self;
    bool on = done < s->at;
    if (on && s->copied && s->left >= 0) {
        on = s->left-- > 0;
    }
    s->steps++;
    if (done < s->last || done > all) {
        test_fail(__FILE__, __LINE__, "progress goes back");
    }
    s->last = done;
    return on;
}

static void stop_copied(void *self)
{
    ((struct stop *)self)->copied = true;
}

static void stopped_at_any_moment(void)
{
    static const int percents[] = {0, 1, 50, 99, 100};
    const uint64_t size = 20 * PIECE;
    struct store_outcome out;
    struct real r;
    size_t i;
    int fds, threads;
    CHECK(begin(&r, &keys) && pair_of(&r, 1, size));
    r.s.o.validate = NULL;
    fds = count_in("/proc/self/fd");
    threads = count_in("/proc/self/task");
    for (i = 0; i <= sizeof percents / sizeof *percents; i++) {
        struct stop stop = {.at = UINT64_MAX, .left = 0}; /* the last turn: while it is checked */
        const struct store_progress progress = {&stop, stop_step, stop_copied};
        if (i < sizeof percents / sizeof *percents) {
            stop.at = size / 100 * (uint64_t)percents[i];
        }
        CHECK(!stage(&r, &progress, &out));
        CHECK_INT(out.code, STORE_CANCELLED);
        CHECK_INT(packs_in(&r), 0);
        CHECK(count_in("/proc/self/fd") == fds && count_in("/proc/self/task") == threads);
    }
    CHECK(stage(&r, NULL, &out));
    end(&r);
}

/* --- somebody else ---------------------------------------------------------------------------- */

struct stranger {
    const struct real *r;
    int fd;
};

static void stranger_opens(void *self)
{
    struct stranger *s = self;
    char path[700];
    snprintf(path, sizeof path, "%s/packs/.incoming-1/" STORE_PACK, s->r->folder);
    s->fd = open(path, O_WRONLY);
}

/* Opened for writing while it was still being made, and kept. */
static void somebody_else_writes(void)
{
    struct store_outcome out;
    struct real r;
    struct stranger s = {&r, -1};
    const struct store_progress progress = {&s, NULL, stranger_opens};
    char path[700];
    int fd;
    CHECK(begin(&r, &keys) && pair_of(&r, 1, 100));
    snprintf(path, sizeof path, "%s/x.kpack", r.stick);
    fd = open(path, O_WRONLY);
    if (store_ops_system.alone(NULL, fd) == 0) {
        printf("skipped: no leases here, so nobody can tell who else writes\n");
    } else {
        CHECK(!stage(&r, &progress, &out));
        CHECK(s.fd >= 0);
        CHECK_INT(out.code, STORE_OWN_DISK);
        CHECK_HAS(out.detail, "another program writes");
        close(s.fd);
    }
    close(fd);
    end(&r);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    minisign_generate(&keys.trusted.key, &keys.secret);
    RUN(packs_of_any_length);
    RUN(whoever_stumbles);
    RUN(what_does_not_matter);
    RUN(stopped_at_any_moment);
    RUN(somebody_else_writes);
    return TEST_END();
}
