/* The disk says no: at every single call of every work of the store, once or from then on, with
 * each error that a disk or a stick has. What is said is the code of the design; the old pack runs,
 * or the new one if it had been said; no file stays open; and after a sync that failed there is no
 * other. Then reads and writes that are cut short, at every call. */
#include "ground.h"
#include "signs.h"

#include "base/mem.h"

#include <errno.h>

#define BLOCKS 3

static struct sealed keys;

struct tally {
    size_t runs, passed_over, syncs; /* errors; those that did not matter; those at a sync */
    size_t codes[STORE_CODES], io, full, other;
};

struct trial {
    struct ground ground;
    struct disk *d;
    int calls;
    struct tally *tally;
    bool said;
    struct err err;
};

static bool trial_run(struct trial *t)
{
    struct store_ops ops = disk_ops(t->d);
    struct store_options o = ground_options(&t->ground, &ops);
    struct store s;
    bool opened;
    t->err = (struct err){.text = ""};
    opened = store_open(&s, &o, &t->err);
    t->said = opened && t->ground.work->run(&s, &t->err);
    store_close(&s);
    return opened;
}

static int trial_left_open(const struct disk *d)
{
    int i, n = 0;
    for (i = 0; i < DISK_HANDLES; i++) {
        n += d->open_nodes[i] >= 0;
    }
    return n;
}

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static bool is_coded(const char *text)
{
    return begins(text, "U") && strlen(text) > 3 && text[3] == ' ';
}

/* Whether what was said of the error is what the design has for it. */
static bool trial_right_code(const struct trial *t, bool opened, int number)
{
    const char *text = t->err.text;
    bool stick = strstr(t->d->failed, "/stick") != NULL;
    /* no disk is too full to be read, so of that it may say either */
    bool writes = begins(t->d->failed, "write ") || begins(t->d->failed, "create ") ||
                  begins(t->d->failed, "reserve ") || begins(t->d->failed, "make_folder ") ||
                  begins(t->d->failed, "rename ");
    if (!opened) {
        return t->err.code == ERR_IO || t->err.code == (number == ENOSPC ? ERR_FULL : ERR_IO) ||
               (t->err.code == ERR_BUSY && number == EAGAIN);
    }
    if (number == 0) { /* a file on the stick ends too early */
        return begins(text, "U30") || begins(text, "U11");
    }
    if (is_coded(text)) {
        return begins(text, stick                        ? "U30"
                            : number == ENOSPC && writes ? "U20"
                                                         : "U31") ||
               (number == ENOSPC && !stick && begins(text, "U20")) ||
               (t->d->fail_on &&
                (begins(text, "U20") || begins(text, "U30") || begins(text, "U31")));
    }
    return t->err.code == ERR_IO || (number == ENOSPC && t->err.code == ERR_FULL);
}

static void trial_count(const struct trial *t)
{
    int i;
    if (t->said) {
        t->tally->passed_over++;
        return;
    }
    for (i = 0; i < STORE_CODES; i++) {
        const char *code = store_sayings[i].code;
        if (code[0] && is_coded(t->err.text) && begins(t->err.text, code)) {
            t->tally->codes[i]++;
            return;
        }
    }
    t->tally->io += t->err.code == ERR_IO;
    t->tally->full += t->err.code == ERR_FULL;
    t->tally->other += t->err.code != ERR_IO && t->err.code != ERR_FULL;
}

/* After the work: false, and why, when a promise is broken. */
static bool trial_judge(struct trial *t, bool opened, int number, const char *what)
{
    struct disk *d = t->d;
    const char *broken;
    int left = trial_left_open(d);
    const char *work = t->ground.work->name;
    trial_count(t);
    t->tally->runs++;
    if (left > 0) {
        test_fail(__FILE__, __LINE__, "%s: %s: %s: %d files stay open", work, what, d->failed,
                  left);
        return false;
    }
    if (d->sync_failed && d->synced_again) {
        test_fail(__FILE__, __LINE__, "%s: %s: %s: a second sync", work, what, d->failed);
        return false;
    }
    if (!t->said && !trial_right_code(t, opened, number)) {
        test_fail(__FILE__, __LINE__, "%s: %s: %s: it says '%s' (%d)", work, what, d->failed,
                  t->err.text, (int)t->err.code);
        return false;
    }
    d->fail_at = d->short_at = 0;
    broken = ground_judge(&t->ground, d, t->said);
    if (broken) {
        test_fail(__FILE__, __LINE__, "%s: %s: %s: %s", work, what, d->failed, broken);
    }
    return !broken;
}

/* --- errors ----------------------------------------------------------------------------------- */

static bool trial_error(struct trial *t, int n, int number, bool on)
{
    struct arena_mark mark = arena_mark(&t->ground.mem);
    char what[80];
    bool opened, fine;
    disk_copy(t->d, t->ground.base);
    t->d->fail_at = n;
    t->d->fail_errno = number;
    t->d->fail_on = on;
    snprintf(what, sizeof what, "%s %s call %d", strerror(number), on ? "from" : "at", n);
    opened = trial_run(t);
    t->tally->syncs += t->d->sync_failed;
    fine = trial_judge(t, opened, number, what);
    arena_rewind(&t->ground.mem, mark);
    return fine;
}

static bool trial_errors(struct trial *t)
{
    static const int errors[] = {ENOSPC, EIO, EROFS, ENODEV, EINTR, ENOMEM, EACCES, EMFILE, ESTALE};
    size_t e;
    int n, on;
    for (e = 0; e < sizeof errors / sizeof *errors; e++) {
        for (on = 0; on <= (errors[e] != EINTR); on++) { /* one interrupted for ever is killed */
            for (n = 1; n <= t->calls; n++) {
                if (!trial_error(t, n, errors[e], on)) {
                    return false;
                }
            }
        }
    }
    return true;
}

/* At every read and write: one byte, half a block, or nothing at all, which is an end. */
static bool trial_shorts(struct trial *t)
{
    static const int lengths[] = {0, 1, DISK_BLOCK / 2};
    size_t i;
    int n;
    for (i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        for (n = 1; n <= t->calls; n++) {
            struct arena_mark mark = arena_mark(&t->ground.mem);
            char what[80];
            bool fine;
            disk_copy(t->d, t->ground.base);
            t->d->short_at = n;
            t->d->short_bytes = lengths[i];
            snprintf(what, sizeof what, "%d bytes at call %d", lengths[i], n);
            fine = trial_run(t);
            if (!t->said && lengths[i] > 0) {
                test_fail(__FILE__, __LINE__, "%s: %s: %s", t->ground.work->name, what,
                          t->err.text);
                return false;
            }
            if (!trial_judge(t, fine, 0, what)) {
                return false;
            }
            arena_rewind(&t->ground.mem, mark);
        }
    }
    return true;
}

static void of_every_work(bool (*each)(struct trial *t), struct tally *tally)
{
    bool fine = true;
    int i;
    for (i = 0; ground_works[i].name && fine; i++) {
        struct trial t = {.tally = tally};
        if (!ground_begin(&t.ground, &keys, &ground_works[i], BLOCKS)) {
            test_fail(__FILE__, __LINE__, "%s: no ground", ground_works[i].name);
            return;
        }
        t.d = mem_alloc(sizeof *t.d);
        disk_copy(t.d, t.ground.base);
        fine = trial_run(&t) && t.said;
        t.calls = t.d->calls;
        if (!fine) {
            test_fail(__FILE__, __LINE__, "%s: %s", ground_works[i].name, t.err.text);
        }
        fine = fine && each(&t);
        mem_free(t.d);
        ground_end(&t.ground);
    }
}

static void an_error_at_every_call(void)
{
    struct tally t = {.runs = 0};
    of_every_work(trial_errors, &t);
    printf("%zu errors, %zu of them at a sync: %zu passed over, %zu U20, %zu U30, %zu U31, by the"
           " others %zu full, %zu no, %zu else\n",
           t.runs, t.syncs, t.passed_over, t.codes[STORE_NO_ROOM], t.codes[STORE_TAKEN_OUT],
           t.codes[STORE_OWN_DISK], t.full, t.io, t.other);
    CHECK(t.runs > 15000);
    CHECK(t.codes[STORE_NO_ROOM] > 0 && t.codes[STORE_TAKEN_OUT] > 0 &&
          t.codes[STORE_OWN_DISK] > 0);
}

static void short_at_every_call(void)
{
    struct tally t = {.runs = 0};
    of_every_work(trial_shorts, &t);
    printf("%zu short reads and writes, %zu passed over\n", t.runs, t.passed_over);
    CHECK(t.runs > 1000);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    minisign_generate(&keys.trusted.key, &keys.secret);
    RUN(an_error_at_every_call);
    RUN(short_at_every_call);
    signs_forget();
    return TEST_END();
}
