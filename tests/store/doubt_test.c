/* Small doubts, each of which the store must have: a pack that is listed is signed, one that was
 * given up stays given up, a floor follows no forged name, a sector that cannot be read is no
 * proof. Each case here ends what would otherwise go unnoticed (see mutants.sh). */
#include "ground.h"
#include "signs.h"

#include "store/log.h"

#include <errno.h>
#include <sodium.h>
#include <stdlib.h>

#define BLOCKS 2
#define LONG_LOG ((STORE_LOG_MOST / 64 + 1) * 64)

static struct sealed keys;

struct doubt {
    struct ground ground;
    struct work work;
    struct store_ops ops;
    struct store_options o;
    struct store s;
};

/* Packs 1 to `installed` came in, the last one perhaps on trial. */
static bool begin(struct doubt *d, uint32_t installed, bool trial)
{
    struct err err;
    d->work = (struct work){.name = "doubts", .installed = installed, .trial = trial};
    if (!ground_begin(&d->ground, &keys, &d->work, BLOCKS)) {
        return false;
    }
    d->ops = disk_ops(d->ground.base);
    d->o = ground_options(&d->ground, &d->ops);
    return store_open(&d->s, &d->o, &err);
}

static void end(struct doubt *d)
{
    store_close(&d->s);
    ground_end(&d->ground);
}

static bool open_again(struct doubt *d)
{
    struct err err;
    store_close(&d->s);
    return store_open(&d->s, &d->o, &err);
}

static const char *named(struct doubt *d, uint32_t seq)
{
    return arena_copy_text(&d->ground.mem, ground_name(&d->s, seq));
}

static const char *file_of(struct doubt *d, const char *name, const char *file)
{
    return arena_format(&d->ground.mem, "/s/packs/%s%s%s", name, file[0] ? "/" : "", file);
}

/* The signature no longer fits its comment, which can be read as before. */
static void spoil(struct doubt *d, const char *name)
{
    struct disk *disk = d->ground.base;
    struct disk_node *n = &disk->nodes[disk_find(disk, file_of(d, name, STORE_SIGNATURE))];
    uint8_t *bytes = arena_alloc(&d->ground.mem, (size_t)n->length);
    memcpy(bytes, n->bytes, (size_t)n->length);
    bytes[n->length - 20] = bytes[n->length - 20] == 'A' ? 'B' : 'A';
    n->bytes = bytes;
    n->hashed = false;
}

static bool is_bad(struct doubt *d, uint32_t seq)
{
    struct store_pack *packs;
    size_t count, i;
    struct err err;
    if (store_list(&d->s, &packs, &count, &err)) {
        for (i = 0; i < count; i++) {
            if (packs[i].label.seq == seq) {
                return packs[i].bad;
            }
        }
    }
    return false;
}

/* The last pack, which is on trial, does not start. */
static bool fall(struct doubt *d)
{
    struct err err;
    bool fell = false;
    int i;
    for (i = 0; i <= STORE_TRIES && !fell; i++) {
        if (!store_starting(&d->s, &fell, &err)) {
            return false;
        }
    }
    return fell;
}

/* --- what was given up ------------------------------------------------------------------------ */

static void what_was_given_up_stays_out(void)
{
    struct doubt d;
    struct err err;
    const char *two;
    CHECK(begin(&d, 2, true));
    two = named(&d, 2);
    CHECK(!is_bad(&d, 2));
    CHECK(fall(&d));
    CHECK_INT(ground_running(&d.s), 1);
    CHECK_INT(d.s.state.phase, STORE_OK); /* it has run well before: no new trial */
    CHECK(is_bad(&d, 2) && !is_bad(&d, 1));
    CHECK(!store_switch(&d.s, two, &err));
    CHECK_INT(err.code, ERR_DENIED);
    CHECK(!store_later(&d.s, two, &err));
    CHECK(d.ops.remove(d.ground.base, file_of(&d, two, STORE_PACK)) == 0);
    CHECK(d.ops.remove(d.ground.base, file_of(&d, two, STORE_SIGNATURE)) == 0);
    CHECK(d.ops.remove_folder(d.ground.base, file_of(&d, two, "")) == 0);
    CHECK(!ground_install(&d.s, 2, &err)); /* gone, and known all the same */
    CHECK_HAS(err.text, "U60");
    end(&d);
}

static void what_was_given_up_is_nobodys_second(void)
{
    struct doubt d;
    CHECK(begin(&d, 3, true));
    CHECK(fall(&d));
    CHECK_INT(ground_running(&d.s), 2);
    spoil(&d, d.s.state.cur);
    CHECK(open_again(&d));
    CHECK_INT(ground_running(&d.s), 1);
    end(&d);
}

static void what_was_given_up_goes_first(void)
{
    struct doubt d;
    struct err err;
    CHECK(begin(&d, 3, true));
    CHECK(fall(&d));
    CHECK(ground_stage(&d.s, 4, &err));
    CHECK(ground_name(&d.s, 1)[0] && ground_name(&d.s, 2)[0] && ground_name(&d.s, 4)[0]);
    CHECK_TEXT(ground_name(&d.s, 3), "");
    end(&d);
}

/* --- the way back ----------------------------------------------------------------------------- */

static void the_way_back_is_one_that_ran(void)
{
    struct doubt d;
    struct err err;
    const char *one, *two;
    CHECK(begin(&d, 3, false));
    one = named(&d, 1);
    two = named(&d, 2);
    CHECK(store_roll_back(&d.s, one, &err));
    CHECK(store_roll_back(&d.s, two, &err));
    CHECK_TEXT(d.s.state.prev, one); /* which had run well, though it was on trial again */
    spoil(&d, one);
    CHECK(open_again(&d));
    CHECK_TEXT(d.s.state.prev, "");
    CHECK_TEXT(d.s.state.cur, two);
    end(&d);
}

static void a_way_back_that_broke_meanwhile(void)
{
    struct doubt d;
    CHECK(begin(&d, 3, true));
    spoil(&d, d.s.state.prev);
    CHECK(fall(&d));
    CHECK_INT(ground_running(&d.s), 1);
    end(&d);
}

/* --- signatures ------------------------------------------------------------------------------- */

static void a_spoilt_signature_counts_for_nothing(void)
{
    struct buf pack = {0}, sig = {0};
    struct store_pack *packs;
    struct doubt d;
    struct err err;
    size_t count;
    CHECK(begin(&d, 3, false));
    CHECK(ground_stage(&d.s, 4, &err));
    CHECK(store_list(&d.s, &packs, &count, &err));
    CHECK_INT(count, 3);
    spoil(&d, named(&d, 4));
    CHECK(store_list(&d.s, &packs, &count, &err));
    CHECK_INT(count, 2);
    /* another pack with its number is not the second one of that number */
    sealed_make(&keys, "jilin", 4, 99, BLOCKS * DISK_BLOCK - 100, &pack, &sig);
    CHECK(d.ops.remove(d.ground.base, "/stick/5.kpack") == 0);
    CHECK(d.ops.remove(d.ground.base, "/stick/5.kpack.minisig") == 0);
    disk_put(d.ground.base, "/stick/5.kpack", pack.data, pack.length);
    disk_put(d.ground.base, "/stick/5.kpack.minisig", sig.data, sig.length);
    if (!ground_stage(&d.s, 5, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
    }
    buf_finish(&pack);
    buf_finish(&sig);
    end(&d);
}

/* The state is lost, and a folder claims a high number: no floor for it, or nothing could ever
 * come in again. */
static void no_floor_for_a_forged_name(void)
{
    struct doubt d;
    struct err err;
    CHECK(begin(&d, 2, false));
    CHECK(ground_stage(&d.s, 6, &err));
    spoil(&d, named(&d, 6));
    CHECK(d.ops.remove(d.ground.base, "/s/state") == 0);
    CHECK(open_again(&d));
    CHECK_INT(ground_running(&d.s), 2);
    CHECK_INT(store_floor(&d.s.state, "jilin"), 2);
    end(&d);
}

/* A folder where the pack should be, as long as the label says. */
static void a_folder_is_no_pack(void)
{
    struct disk *disk;
    struct doubt d;
    struct err err;
    const char *path, *three;
    CHECK(begin(&d, 2, false));
    CHECK(ground_stage(&d.s, 3, &err));
    disk = d.ground.base;
    three = named(&d, 3);
    path = file_of(&d, three, STORE_PACK);
    CHECK(d.ops.remove(disk, path) == 0 && d.ops.make_folder(disk, path) == 0);
    disk->nodes[disk_find(disk, path)].length = d.ground.packs[3].length;
    CHECK(!store_switch(&d.s, three, &err));
    end(&d);
}

/* --- sectors that cannot be read -------------------------------------------------------------- */

/* What cannot be read now may be read later: nothing is put in its place for good. */
static void a_bad_sector_in_a_signature(void)
{
    struct doubt d;
    struct err err;
    const char *before;
    CHECK(begin(&d, 3, false));
    before = arena_copy_text(&d.ground.mem, d.s.state.prev);
    snprintf(d.ground.base->bad_path, sizeof d.ground.base->bad_path, "%s",
             file_of(&d, d.s.state.cur, STORE_SIGNATURE));
    store_close(&d.s);
    CHECK(!store_open(&d.s, &d.o, &err));
    CHECK_INT(err.code, ERR_IO);
    snprintf(d.ground.base->bad_path, sizeof d.ground.base->bad_path, "%s",
             file_of(&d, before, STORE_SIGNATURE));
    CHECK(open_again(&d)); /* that of the one before stands in nobody's way */
    CHECK_INT(ground_running(&d.s), 3);
    CHECK_TEXT(d.s.state.prev, before);
    CHECK_TEXT(d.s.state.error, "");
    end(&d);
}

/* Tonight's pack cannot be read this morning: it waits on. */
static void what_waits_and_cannot_be_read_waits_on(void)
{
    struct doubt d;
    struct err err;
    const char *three;
    bool fell;
    CHECK(begin(&d, 2, false));
    CHECK(ground_stage(&d.s, 3, &err));
    three = named(&d, 3);
    CHECK(store_later(&d.s, three, &err));
    snprintf(d.ground.base->bad_path, sizeof d.ground.base->bad_path, "%s",
             file_of(&d, three, STORE_PACK));
    CHECK(open_again(&d) && store_starting(&d.s, &fell, &err) && !fell);
    CHECK_INT(ground_running(&d.s), 2);
    CHECK_TEXT(d.s.state.next, three);
    d.ground.base->bad_path[0] = 0;
    CHECK(open_again(&d) && store_starting(&d.s, &fell, &err) && !fell);
    CHECK_INT(ground_running(&d.s), 3);
    end(&d);
}

/* Too few handles, for as long as it lasts: everything stays as it is, whatever is asked for. */
static void when_nothing_can_be_read(void)
{
    struct doubt d;
    struct err err;
    uint64_t was;
    int at;
    CHECK(begin(&d, 3, true));
    was = disk_hash(d.ground.base);
    store_close(&d.s);
    for (at = 1; at < 60; at++) {
        d.ground.base->calls = 0;
        d.ground.base->fail_at = at;
        d.ground.base->fail_on = true;
        d.ground.base->fail_errno = EMFILE;
        if (store_open(&d.s, &d.o, &err)) {
            store_close(&d.s);
        } else {
            CHECK(err.code == ERR_IO || at < 3);
        }
        CHECK(disk_hash(d.ground.base) == was);
    }
    d.ground.base->fail_at = 0;
    CHECK(open_again(&d) && ground_running(&d.s) == 3);
    end(&d);
}

/* What is no file is damaged, however often it is asked. */
static void a_folder_is_no_signature(void)
{
    struct doubt d;
    const char *path;
    CHECK(begin(&d, 3, false));
    path = file_of(&d, d.s.state.cur, STORE_SIGNATURE);
    CHECK(d.ops.remove(d.ground.base, path) == 0 && d.ops.make_folder(d.ground.base, path) == 0);
    CHECK(open_again(&d));
    CHECK_INT(ground_running(&d.s), 2);
    CHECK_INT(d.s.state.phase, STORE_OK);
    CHECK_TEXT(d.s.state.error, "U40"); /* staff hear of it */
    end(&d);
}

/* --- a state that is made anew ---------------------------------------------------------------- */

static void what_takes_a_damaged_ones_place_has_a_trial(void)
{
    struct doubt d;
    struct err err;
    CHECK(begin(&d, 2, false));
    CHECK(ground_stage(&d.s, 3, &err));
    spoil(&d, d.s.state.cur);
    spoil(&d, d.s.state.prev);
    CHECK(open_again(&d));
    CHECK_INT(ground_running(&d.s), 3); /* it never ran */
    CHECK(d.s.state.phase == STORE_TRIAL && d.s.state.tries == STORE_TRIES);
    end(&d);
}

static void a_lost_state_proves_nothing(void)
{
    struct doubt d;
    CHECK(begin(&d, 3, false));
    CHECK(d.ops.remove(d.ground.base, "/s/state") == 0 && open_again(&d));
    CHECK_INT(ground_running(&d.s), 3);
    CHECK(d.s.state.phase == STORE_TRIAL && d.s.state.tries == STORE_TRIES && fall(&d));
    CHECK_INT(ground_running(&d.s), 2);
    end(&d);
}

/* A later program wrote it: it is not ours to throw away. */
static void a_later_programs_state_stays(void)
{
    static const char line[] = "v2 cur=- something=new";
    uint8_t digest[16];
    char hex[33], text[80];
    struct doubt d;
    struct err err;
    uint64_t was;
    CHECK(begin(&d, 2, false));
    crypto_generichash(digest, sizeof digest, (const uint8_t *)line, strlen(line), NULL, 0);
    sodium_bin2hex(hex, sizeof hex, digest, sizeof digest);
    snprintf(text, sizeof text, "%s\n%s\n", line, hex);
    CHECK(d.ops.remove(d.ground.base, "/s/state") == 0);
    disk_put(d.ground.base, "/s/state", text, strlen(text));
    was = disk_hash(d.ground.base);
    store_close(&d.s);
    CHECK(!store_open(&d.s, &d.o, &err));
    CHECK_INT(err.code, ERR_VERSION);
    CHECK(disk_hash(d.ground.base) == was);
    store_close(&d.s);
    end(&d);
}

static void a_bad_sector_in_the_best_pack(void)
{
    struct doubt d;
    CHECK(begin(&d, 3, false));
    snprintf(d.ground.base->bad_path, sizeof d.ground.base->bad_path, "%s",
             file_of(&d, d.s.state.cur, STORE_PACK));
    CHECK(d.ops.remove(d.ground.base, "/s/state") == 0);
    CHECK(open_again(&d));
    CHECK_INT(ground_running(&d.s), 2);
    end(&d);
}

/* It is given up for what it is, not for what cannot be read just now. */
static void a_bad_sector_gives_nothing_up(void)
{
    struct doubt d;
    struct err err;
    CHECK(begin(&d, 3, false));
    snprintf(d.ground.base->bad_path, sizeof d.ground.base->bad_path, "%s",
             file_of(&d, d.s.state.cur, STORE_PACK));
    CHECK(!store_give_up(&d.s, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK_INT(ground_running(&d.s), 3);
    end(&d);
}

/* --- the log ---------------------------------------------------------------------------------- */

/* The worst cut there can be just now: all that was not synced is lost. */
static bool log_after_cut(struct doubt *d, const struct disk *before, const char *line)
{
    struct disk *disk = d->ground.base, *left = malloc(sizeof *left);
    int which[64], names, n = disk_uncertain(disk, disk->op_count, which, 64, &names), i, node;
    uint8_t fate[DISK_OPS];
    bool found = false;
    if (!left) {
        return false;
    }
    disk_begin(left, &d->ground.mem);
    memset(fate, FATE_THERE, sizeof fate);
    for (i = 0; i < n; i++) {
        fate[which[i]] = FATE_LOST;
    }
    disk_after_cut(left, before, disk, disk->op_count, fate);
    node = disk_find(left, "/s/" STORE_LOG);
    if (node >= 0) {
        const char *text = arena_copy(&d->ground.mem, (const char *)left->nodes[node].bytes,
                                      (size_t)left->nodes[node].length);
        found = strstr(text, line) != NULL;
    }
    free(left);
    return found;
}

static void what_was_logged_stays_logged(void)
{
    struct store_event e = {.when_s = 1800000000, .action = STORE_DID_INSTALL};
    struct disk *before = malloc(sizeof *before);
    struct doubt d;
    uint8_t *old;
    int node;
    CHECK(before && begin(&d, 1, false));
    disk_settle(d.ground.base);
    disk_copy(before, d.ground.base);
    snprintf(e.detail, sizeof e.detail, "the first line");
    CHECK(store_log_add(&d.s, &e) && log_after_cut(&d, before, "the first line"));
    disk_settle(d.ground.base);
    disk_copy(before, d.ground.base);
    snprintf(e.detail, sizeof e.detail, "another line");
    CHECK(store_log_add(&d.s, &e) && log_after_cut(&d, before, "another line"));
    node = disk_find(d.ground.base, "/s/" STORE_LOG); /* a long life */
    old = arena_alloc(&d.ground.mem, LONG_LOG);
    memset(old, 'x', LONG_LOG);
    for (size_t at = 63; at < LONG_LOG; at += 64) {
        old[at] = '\n';
    }
    d.ground.base->nodes[node].bytes = old;
    d.ground.base->nodes[node].length = LONG_LOG;
    disk_settle(d.ground.base);
    disk_copy(before, d.ground.base);
    snprintf(e.detail, sizeof e.detail, "after a million");
    CHECK(store_log_add(&d.s, &e) && log_after_cut(&d, before, "after a million"));
    CHECK(log_after_cut(&d, before, "xxxx"));
    CHECK(d.ground.base->nodes[disk_find(d.ground.base, "/s/" STORE_LOG)].length < LONG_LOG);
    free(before);
    end(&d);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    minisign_generate(&keys.trusted.key, &keys.secret);
    RUN(what_was_given_up_stays_out);
    RUN(what_was_given_up_is_nobodys_second);
    RUN(what_was_given_up_goes_first);
    RUN(the_way_back_is_one_that_ran);
    RUN(a_way_back_that_broke_meanwhile);
    RUN(a_spoilt_signature_counts_for_nothing);
    RUN(no_floor_for_a_forged_name);
    RUN(a_folder_is_no_pack);
    RUN(a_bad_sector_in_a_signature);
    RUN(what_waits_and_cannot_be_read_waits_on);
    RUN(when_nothing_can_be_read);
    RUN(a_folder_is_no_signature);
    RUN(what_takes_a_damaged_ones_place_has_a_trial);
    RUN(a_lost_state_proves_nothing);
    RUN(a_later_programs_state_stays);
    RUN(a_bad_sector_in_the_best_pack);
    RUN(a_bad_sector_gives_nothing_up);
    RUN(what_was_logged_stays_logged);
    signs_forget();
    return TEST_END();
}
