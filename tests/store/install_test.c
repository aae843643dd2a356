/* Packs come in: what is taken, what is refused and with which words, and that nothing has changed
 * when it was. On real files; then on the disk of the tests, with an error at every single call. */
#include "real.h"

#include "disk.h"

#include "base/mem.h"

#include <errno.h>

static struct sealed keys, strangers;

/* --- on real files ---------------------------------------------------------------------------- */

static void a_life_of_packs(void)
{
    struct store_outcome out;
    struct store_pack *packs;
    struct real r;
    struct err err;
    size_t count;
    uint32_t seq;
    bool fell;
    CHECK(begin(&r, &keys));
    CHECK(store_running(&r.s) == NULL);
    for (seq = 1; seq <= 6; seq++) {
        write_pair(&r, &keys, "jilin", seq, 0);
        CHECK_INT(install(&r, &out), STORE_INSTALLED);
        CHECK_INT(out.label.seq, seq);
        CHECK_INT(running(&r.s), seq);
        CHECK(r.s.state.phase == STORE_TRIAL);
        CHECK(store_starting(&r.s, &fell, &err) && !fell);
        CHECK(store_proved(&r.s, &err));
        CHECK_INT(store_floor(&r.s.state, "jilin"), seq);
        CHECK(access(store_running(&r.s), R_OK) == 0);
    }
    CHECK(store_list(&r.s, &packs, &count, &err));
    CHECK_INT(count, STORE_KEPT);
    CHECK(packs[0].label.seq == 6 && packs[0].running && packs[1].before);
    CHECK_INT(install(&r, &out), STORE_ALREADY);
    write_pair(&r, &keys, "jilin", 5, 0);
    CHECK_INT(install(&r, &out), STORE_OLDER);
    CHECK_TEXT(store_sayings[out.code].code, "U13");
    write_pair(&r, &keys, "jilin", 6, 9);
    CHECK_INT(install(&r, &out), STORE_TWO_OF_ONE);
    CHECK(store_roll_back(&r.s, packs[1].name, &err));
    CHECK_INT(running(&r.s), 5);
    CHECK_INT(store_floor(&r.s.state, "jilin"), 6);
    store_close(&r.s);
    CHECK(store_open(&r.s, &r.o, &err));
    CHECK_INT(running(&r.s), 5);
    end(&r);
}

static bool cannot_begin(void *self, const char *path, const struct label *label, struct err *err)
{
    (void)self;
    (void)path;
    (void)label;
    return err_set(err, ERR_IO, "no process");
}

static void what_is_refused(void)
{
    static const char *const ids[] = {"jilin", NULL};
    struct store_outcome out;
    struct real r;
    char path[700];
    CHECK(begin(&r, &keys));
    write_pair(&r, &strangers, "jilin", 1, 0);
    CHECK_INT(install(&r, &out), STORE_NOT_OURS);
    r.s.o.ids = ids;
    write_pair(&r, &keys, "changchun", 1, 0);
    CHECK_INT(install(&r, &out), STORE_NOT_OURS);
    write_pair(&r, &keys, "jilin", 1, 0);
    shell("sed -i 's/seq=1/seq=2/' '%s/x.kpack.minisig'", r.stick);
    CHECK_INT(install(&r, &out), STORE_BAD_SIGNATURE);
    write_pair(&r, &keys, "jilin", 1, 0);
    snprintf(path, sizeof path, "%s/x.kpack", r.stick);
    CHECK(truncate(path, 4000) == 0);
    CHECK_INT(install(&r, &out), STORE_INCOMPLETE);
    CHECK(truncate(path, SIZE) == 0); /* as long as it should be, and zeros at its end */
    CHECK_INT(install(&r, &out), STORE_DAMAGED);
    CHECK(unlink(path) == 0 && symlink("/etc/hostname", path) == 0);
    CHECK_INT(install(&r, &out), STORE_TAKEN_OUT);
    CHECK(unlink(path) == 0 && mkfifo(path, 0600) == 0);
    CHECK_INT(install(&r, &out), STORE_TAKEN_OUT);
    CHECK(unlink(path) == 0);
    CHECK_INT(install(&r, &out), STORE_TAKEN_OUT);
    write_pair(&r, &keys, "jilin", 1, 0);
    shell("rm '%s/x.kpack.minisig'", r.stick);
    CHECK_INT(install(&r, &out), STORE_NO_SIGNATURE);
    write_pair(&r, &keys, "jilin", 1, 0);
    r.s.o.fmt_major = 2;
    CHECK_INT(install(&r, &out), STORE_NEEDS_NEWER);
    r.s.o.fmt_major = 1;
    r.s.o.validate_self = (void *)(uintptr_t) "it has no home";
    CHECK_INT(install(&r, &out), STORE_NOT_VALID);
    CHECK_HAS(out.detail, "it has no home");
    CHECK(store_running(&r.s) == NULL);
    r.s.o.validate_self = NULL;
    r.s.o.validate = cannot_begin; /* our own trouble, and not the publisher's */
    CHECK_INT(install(&r, &out), STORE_OWN_DISK);
    r.s.o.validate = valid;
    CHECK_INT(install(&r, &out), STORE_INSTALLED);
    end(&r);
}

static void a_pack_that_does_not_start(void)
{
    struct store_outcome out;
    struct real r;
    struct err err;
    bool fell = false;
    int i;
    CHECK(begin(&r, &keys));
    write_pair(&r, &keys, "jilin", 1, 0);
    CHECK_INT(install(&r, &out), STORE_INSTALLED);
    CHECK(store_proved(&r.s, &err));
    write_pair(&r, &keys, "jilin", 2, 0);
    CHECK_INT(install(&r, &out), STORE_INSTALLED);
    for (i = 0; i < STORE_TRIES; i++) {
        CHECK(store_starting(&r.s, &fell, &err) && !fell);
        store_close(&r.s);
        CHECK(store_open(&r.s, &r.o, &err));
        CHECK_INT(running(&r.s), 2);
    }
    CHECK(store_starting(&r.s, &fell, &err) && fell);
    CHECK_INT(running(&r.s), 1);
    CHECK_TEXT(r.s.state.error, "U60");
    CHECK_INT(install(&r, &out), STORE_DID_NOT_START);
    write_pair(&r, &keys, "jilin", 3, 0);
    CHECK_INT(install(&r, &out), STORE_INSTALLED);
    end(&r);
}

struct stop {
    uint64_t at;
    bool copied;
};

static bool stop_step(void *self, uint64_t done, uint64_t all)
{
    struct stop *stop = self;
    (void)all;
    return done < stop->at;
}

static void stop_copied(void *self)
{
    ((struct stop *)self)->copied = true;
}

static void it_can_be_stopped(void)
{
    struct stop stop = {1, false};
    const struct store_progress progress = {&stop, stop_step, stop_copied};
    struct store_outcome out;
    struct real r;
    char pack[700], signature[700];
    CHECK(begin(&r, &keys));
    write_pair(&r, &keys, "jilin", 1, 0);
    snprintf(pack, sizeof pack, "%s/x.kpack", r.stick);
    snprintf(signature, sizeof signature, "%s/x.kpack.minisig", r.stick);
    CHECK(!store_install(&r.s, pack, signature, &progress, &out));
    CHECK_INT(out.code, STORE_CANCELLED);
    CHECK(!stop.copied && store_running(&r.s) == NULL);
    stop.at = UINT64_MAX;
    CHECK(store_install(&r.s, pack, signature, &progress, &out) && stop.copied);
    end(&r);
}

/* Nobody can write the state by hand, and nobody need: it is made again from the packs. */
static void a_state_that_was_lost(void)
{
    struct store_outcome out;
    struct real r;
    struct err err;
    uint32_t seq;
    CHECK(begin(&r, &keys));
    for (seq = 1; seq <= 2; seq++) {
        write_pair(&r, &keys, "jilin", seq, 0);
        CHECK_INT(install(&r, &out), STORE_INSTALLED);
        CHECK(store_proved(&r.s, &err));
    }
    store_close(&r.s);
    shell("echo v1 > '%s/state'", r.folder);
    CHECK(store_open(&r.s, &r.o, &err));
    CHECK_INT(running(&r.s), 2);
    CHECK_INT(store_floor(&r.s.state, "jilin"), 2);
    shell("printf x >> \"$(ls -d '%s'/packs/jilin-2-*/pack.kpack)\"", r.folder);
    store_close(&r.s);
    CHECK(store_open(&r.s, &r.o, &err)); /* longer than its label says: the other one */
    CHECK_INT(running(&r.s), 1);
    end(&r);
}

/* --- an error at every call ------------------------------------------------------------------- */

static bool disk_install(struct disk *d, struct store_outcome *out, bool *opened)
{
    const struct store_ops ops = disk_ops(d);
    const struct store_options o = {
        .folder = "/s", .keys = &keys.trusted, .key_count = 1, .fmt_major = 1, .ops = &ops};
    struct store s;
    struct err err;
    bool ok = false;
    memset(out, 0, sizeof *out);
    *opened = store_open(&s, &o, &err);
    if (*opened) {
        ok = store_install(&s, "/stick/2.kpack", "/stick/2.kpack.minisig", NULL, out);
    }
    store_close(&s);
    return ok;
}

static uint32_t disk_running(struct disk *d)
{
    const struct store_ops ops = disk_ops(d);
    const struct store_options o = {
        .folder = "/s", .keys = &keys.trusted, .key_count = 1, .fmt_major = 1, .ops = &ops};
    struct store s;
    struct err err;
    uint32_t seq = 0;
    d->fail_at = 0;
    d->fail_shorts = false;
    if (store_open(&s, &o, &err) && s.state.cur[0] && store_verify(&s, s.state.cur, &err)) {
        seq = running(&s);
    }
    store_close(&s);
    return seq;
}

static void disk_prepare(struct disk *d, struct arena *mem)
{
    struct buf pack = {0}, signature = {0};
    struct store_ops ops;
    struct store_options o;
    struct store_outcome out;
    struct store s;
    struct err err;
    uint32_t seq;
    char path[48];
    disk_begin(d, mem);
    ops = disk_ops(d);
    ops.make_folder(d, "/stick");
    for (seq = 1; seq <= 2; seq++) {
        sealed_make(&keys, "jilin", seq, 0, SIZE, &pack, &signature);
        snprintf(path, sizeof path, "/stick/%lu.kpack", (unsigned long)seq);
        disk_put(d, path, pack.data, pack.length);
        snprintf(path, sizeof path, "/stick/%lu.kpack.minisig", (unsigned long)seq);
        disk_put(d, path, signature.data, signature.length);
    }
    o = (struct store_options){
        .folder = "/s", .keys = &keys.trusted, .key_count = 1, .fmt_major = 1, .ops = &ops};
    if (!store_open(&s, &o, &err) ||
        !store_install(&s, "/stick/1.kpack", "/stick/1.kpack.minisig", NULL, &out) ||
        !store_proved(&s, &err)) {
        abort();
    }
    store_close(&s);
    buf_finish(&pack);
    buf_finish(&signature);
    disk_settle(d);
}

static void an_error_at_every_call(void)
{
    static const int errors[] = {ENOSPC, EIO, EROFS, ENODEV, EINTR, ENOMEM, EACCES};
    struct disk *base = mem_alloc(sizeof *base), *d = mem_alloc(sizeof *d);
    struct arena mem = {0};
    struct store_outcome out;
    bool opened;
    int calls, e, on, n, tried = 0;
    disk_prepare(base, &mem);
    *d = *base;
    CHECK(disk_install(d, &out, &opened));
    calls = d->calls;
    CHECK(calls > 40);
    for (e = 0; e < (int)(sizeof errors / sizeof *errors); e++) {
        for (on = 0; on < (errors[e] == EINTR ? 1 : 2); on++) {
            for (n = 1; n <= calls; n++) {
                struct arena_mark mark = arena_mark(&mem);
                uint32_t seq;
                bool ok;
                *d = *base;
                d->fail_at = n;
                d->fail_on = on != 0;
                d->fail_errno = errors[e];
                ok = disk_install(d, &out, &opened);
                if (opened && !ok && out.code <= STORE_CANCELLED) {
                    test_fail(__FILE__, __LINE__, "%s at call %d: no code", strerror(errors[e]), n);
                }
                if (d->synced_again && !on) {
                    test_fail(__FILE__, __LINE__, "call %d: a failed sync is tried again", n);
                }
                d->fail_on = false;
                seq = disk_running(d);
                if (ok ? seq != 2 : seq != 1 && seq != 2) {
                    test_fail(__FILE__, __LINE__, "%s at call %d: %lu runs", strerror(errors[e]), n,
                              (unsigned long)seq);
                }
                tried++;
                arena_rewind(&mem, mark);
            }
        }
    }
    printf("%d installations with an error\n", tried);
    mem_free(base);
    mem_free(d);
    arena_finish(&mem);
}

static void short_reads_and_writes(void)
{
    struct disk *d = mem_alloc(sizeof *d);
    struct arena mem = {0};
    struct store_outcome out;
    bool opened;
    disk_prepare(d, &mem);
    d->fail_shorts = true;
    CHECK(disk_install(d, &out, &opened));
    CHECK_INT(disk_running(d), 2);
    mem_free(d);
    arena_finish(&mem);
}

static void no_room(void)
{
    struct disk *d = mem_alloc(sizeof *d);
    struct arena mem = {0};
    struct store_outcome out;
    bool opened;
    disk_prepare(d, &mem);
    d->free_bytes = STORE_SPARE;
    CHECK(!disk_install(d, &out, &opened));
    CHECK_INT(out.code, STORE_NO_ROOM);
    CHECK(out.need == STORE_SPARE + SIZE && out.room == STORE_SPARE);
    CHECK_INT(disk_running(d), 1);
    mem_free(d);
    arena_finish(&mem);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    minisign_generate(&keys.trusted.key, &keys.secret);
    minisign_generate(&strangers.trusted.key, &strangers.secret);
    RUN(a_life_of_packs);
    RUN(what_is_refused);
    RUN(a_pack_that_does_not_start);
    RUN(it_can_be_stopped);
    RUN(a_state_that_was_lost);
    RUN(an_error_at_every_call);
    RUN(short_reads_and_writes);
    RUN(no_room);
    return TEST_END();
}
