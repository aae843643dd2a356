/* Whose turn it is: packs that are brought in and take over later, over restarts; the way back;
 * keys that are taken away; and two who want the store at once. */
#include "real.h"

#include "store/log.h"

#include <errno.h>
#include <sys/wait.h>
#include <time.h>

static struct sealed keys, others;

static bool stage(struct real *r, uint32_t seq, struct store_outcome *out)
{
    char pack[700], signature[700];
    write_pair(r, &keys, "jilin", seq, 0);
    snprintf(pack, sizeof pack, "%s/x.kpack", r->stick);
    snprintf(signature, sizeof signature, "%s/x.kpack.minisig", r->stick);
    return store_stage(&r->s, pack, signature, NULL, out);
}

/* Packs 1..`last`, each of which has run well. */
static bool run_in(struct real *r, uint32_t last)
{
    struct store_outcome out;
    struct err err;
    uint32_t seq;
    for (seq = 1; seq <= last; seq++) {
        write_pair(r, &keys, "jilin", seq, 0);
        if (install(r, &out) != STORE_INSTALLED || !store_proved(&r->s, &err)) {
            return false;
        }
    }
    return true;
}

static bool again(struct real *r)
{
    struct err err;
    store_close(&r->s);
    return store_open(&r->s, &r->o, &err);
}

static bool is_here(struct real *r, uint32_t seq)
{
    struct store_pack *packs;
    struct err err;
    size_t count, i;
    if (store_list(&r->s, &packs, &count, &err)) {
        for (i = 0; i < count; i++) {
            if (packs[i].label.seq == seq) {
                return true;
            }
        }
    }
    return false;
}

/* Whether the latest line of the log is about a switch of this pack. */
static bool is_logged(struct real *r, enum store_code code, uint32_t seq)
{
    struct store_event *events;
    size_t count;
    struct err err;
    return store_log_read(r->folder, 1, &r->s.mem, &events, &count, &err) && count == 1 &&
           events[0].action == STORE_DID_SWITCH && events[0].code == code &&
           events[0].label.seq == seq;
}

static void staged_and_then_switched(void)
{
    struct store_outcome out;
    struct store_pack *packs;
    struct real r;
    struct err err;
    size_t count;
    bool fell;
    CHECK(begin(&r, &keys) && run_in(&r, 2));
    CHECK(stage(&r, 3, &out));
    CHECK_INT(out.code, STORE_STAGED);
    CHECK_TEXT(out.key, "museum");
    CHECK(strncmp(out.name, "jilin-3-", 8) == 0);
    CHECK_INT(running(&r.s), 2);
    CHECK(again(&r));
    CHECK(store_starting(&r.s, &fell, &err) && !fell);
    CHECK_INT(running(&r.s), 2); /* nobody asked for it */
    CHECK(store_switch(&r.s, out.name, &err));
    CHECK_INT(running(&r.s), 3);
    CHECK(r.s.state.phase == STORE_TRIAL && store_switch(&r.s, out.name, &err));
    CHECK(store_list(&r.s, &packs, &count, &err) && count == 3);
    CHECK_TEXT(packs[0].key, "museum");
    CHECK(packs[0].running && !packs[0].revoked && packs[0].installed_s > 1500000000);
    CHECK(!store_switch(&r.s, packs[1].name, &err) && err.code == ERR_DENIED); /* not newer */
    CHECK(!stage(&r, 1, &out));
    CHECK_INT(out.code, STORE_OLDER);
    CHECK(!store_switch(&r.s, "jilin-9-0123456789abcdef", &err) && err.code == ERR_NOT_FOUND);
    CHECK(!store_switch(&r.s, "../x", &err) && err.code == ERR_NOT_FOUND);
    end(&r);
}

static ino_t inode(const struct real *r, const char *name)
{
    char path[800];
    struct stat st;
    snprintf(path, sizeof path, "%s/packs/%s/pack.kpack", r->folder, name);
    return stat(path, &st) == 0 ? st.st_ino : 0;
}

static void staged_twice_is_copied_once(void)
{
    struct store_outcome out;
    struct real r;
    struct err err;
    ino_t first;
    CHECK(begin(&r, &keys) && run_in(&r, 1));
    CHECK(stage(&r, 2, &out));
    first = inode(&r, out.name);
    CHECK(stage(&r, 2, &out) && out.code == STORE_STAGED);
    CHECK(first && inode(&r, out.name) == first);
    shell("printf x | dd of=\"$(ls -d '%s'/packs/jilin-2-*/pack.kpack)\" bs=1 seek=9 conv=notrunc"
          " 2>/dev/null",
          r.folder);
    CHECK(stage(&r, 2, &out) && out.code == STORE_STAGED); /* damaged: copied once more */
    CHECK(inode(&r, out.name) != 0 && store_verify(&r.s, out.name, &err));
    CHECK(store_switch(&r.s, out.name, &err) && stage(&r, 2, &out));
    CHECK_INT(out.code, STORE_ALREADY);
    /* gone back from before it has proved itself: it may come again, and nothing is copied */
    CHECK(store_roll_back(&r.s, r.s.state.prev, &err));
    CHECK_INT(running(&r.s), 1);
    first = inode(&r, out.name);
    CHECK(stage(&r, 2, &out) && out.code == STORE_STAGED && inode(&r, out.name) == first);
    CHECK(store_switch(&r.s, out.name, &err));
    CHECK_INT(running(&r.s), 2);
    end(&r);
}

static bool never(void *self, uint64_t done, uint64_t all)
{
    (void)self;
    (void)done;
    (void)all;
    return false;
}

static bool stopped(void *self, const char *path, const struct label *label, struct err *err)
{
    (void)self;
    (void)path;
    (void)label;
    return err_set(err, ERR_BUSY, "stopped");
}

static void stopped_while_it_is_checked(void)
{
    const struct store_progress progress = {NULL, never, NULL};
    struct store_outcome out;
    struct real r;
    struct err err;
    char pack[700], signature[700];
    CHECK(begin(&r, &keys) && run_in(&r, 1));
    r.s.o.validate = stopped;
    CHECK(!stage(&r, 2, &out));
    CHECK_INT(out.code, STORE_CANCELLED);
    r.s.o.validate = valid;
    CHECK(stage(&r, 2, &out));
    snprintf(pack, sizeof pack, "%s/x.kpack", r.stick);
    snprintf(signature, sizeof signature, "%s/x.kpack.minisig", r.stick);
    CHECK(!store_stage(&r.s, pack, signature, &progress, &out));
    CHECK_INT(out.code, STORE_CANCELLED);
    CHECK(is_here(&r, 2) && stage(&r, 2, &out) && store_switch(&r.s, out.name, &err));
    end(&r);
}

static void later_is_kept_over_a_restart(void)
{
    struct store_outcome out;
    struct store_pack *packs;
    struct real r;
    struct err err;
    size_t count;
    bool fell;
    CHECK(begin(&r, &keys) && run_in(&r, 2));
    CHECK(stage(&r, 3, &out) && store_later(&r.s, out.name, &err));
    CHECK_INT(running(&r.s), 2);
    CHECK(again(&r));
    CHECK_TEXT(r.s.state.next, out.name);
    CHECK(store_list(&r.s, &packs, &count, &err));
    CHECK(packs[0].waiting && !packs[1].waiting);
    CHECK(store_starting(&r.s, &fell, &err) && !fell);
    CHECK_INT(running(&r.s), 3);
    CHECK_INT(r.s.state.tries, STORE_TRIES - 1); /* this start is the first on trial */
    CHECK(r.s.state.phase == STORE_TRIAL && !r.s.state.next[0]);
    CHECK(is_logged(&r, STORE_INSTALLED, 3));
    CHECK(again(&r) && store_starting(&r.s, &fell, &err) && !fell);
    CHECK_INT(r.s.state.tries, STORE_TRIES - 2);
    end(&r);
}

static void later_can_be_taken_back(void)
{
    struct store_outcome out;
    struct real r;
    struct err err;
    bool fell;
    CHECK(begin(&r, &keys) && run_in(&r, 2));
    CHECK(stage(&r, 3, &out) && store_later(&r.s, out.name, &err));
    CHECK(store_later(&r.s, "", &err) && again(&r) && !r.s.state.next[0]);
    CHECK(store_starting(&r.s, &fell, &err));
    CHECK_INT(running(&r.s), 2);
    CHECK(store_later(&r.s, out.name, &err));
    CHECK(store_later(&r.s, r.s.state.cur, &err) && !r.s.state.next[0]); /* it runs already */
    CHECK(!store_later(&r.s, r.s.state.prev, &err) && err.code == ERR_DENIED);
    CHECK(!store_later(&r.s, "jilin-8-0123456789abcdef", &err) && err.code == ERR_NOT_FOUND);
    /* a newer one that takes over first leaves nothing to wait for */
    CHECK(store_later(&r.s, out.name, &err) && stage(&r, 4, &out));
    CHECK(is_here(&r, 1) && is_here(&r, 3));
    CHECK(store_switch(&r.s, out.name, &err) && !r.s.state.next[0]);
    end(&r);
}

static void a_damaged_one_does_not_take_over(void)
{
    struct store_outcome out;
    struct real r;
    struct err err;
    bool fell;
    CHECK(begin(&r, &keys) && run_in(&r, 2));
    CHECK(stage(&r, 3, &out) && store_later(&r.s, out.name, &err));
    shell("printf x | dd of=\"$(ls -d '%s'/packs/jilin-3-*/pack.kpack)\" bs=1 seek=9 conv=notrunc"
          " 2>/dev/null",
          r.folder);
    CHECK(again(&r) && store_starting(&r.s, &fell, &err) && !fell);
    CHECK_INT(running(&r.s), 2);
    CHECK(!r.s.state.next[0] && r.s.state.phase == STORE_OK);
    CHECK_TEXT(r.s.state.error, "U40");
    CHECK(is_logged(&r, STORE_DAMAGED, 3));
    CHECK(stage(&r, 3, &out) && store_later(&r.s, out.name, &err));
    shell("rm -r '%s'/packs/jilin-3-*", r.folder);
    CHECK(again(&r) && store_starting(&r.s, &fell, &err) && !fell);
    CHECK_INT(running(&r.s), 2);
    CHECK_TEXT(r.s.state.error, "U41");
    CHECK(is_logged(&r, STORE_GONE, 3));
    CHECK(again(&r) && !r.s.state.next[0]);
    end(&r);
}

/* The pack that runs if the trial fails is one that has run well, however many were tried since. */
static void the_way_back_is_a_good_one(void)
{
    struct store_outcome out;
    char bad[STORE_NAME_MAX];
    struct real r;
    struct err err;
    bool fell = false;
    int i;
    CHECK(begin(&r, &keys) && run_in(&r, 1));
    write_pair(&r, &keys, "jilin", 2, 0);
    CHECK_INT(install(&r, &out), STORE_INSTALLED);
    write_pair(&r, &keys, "jilin", 3, 0);
    CHECK_INT(install(&r, &out), STORE_INSTALLED);
    CHECK(strncmp(r.s.state.prev, "jilin-1-", 8) == 0);
    memcpy(bad, r.s.state.cur, sizeof bad);
    for (i = 0; i <= STORE_TRIES; i++) {
        CHECK(!fell && again(&r) && store_starting(&r.s, &fell, &err));
    }
    CHECK(fell);
    CHECK_INT(running(&r.s), 1);
    CHECK(stage(&r, 2, &out) && out.code == STORE_STAGED); /* was never tried to its end */
    CHECK(!stage(&r, 3, &out));
    CHECK_INT(out.code, STORE_DID_NOT_START);
    CHECK(is_here(&r, 3));
    CHECK(!store_switch(&r.s, bad, &err) && err.code == ERR_DENIED);
    CHECK(!store_later(&r.s, bad, &err) && err.code == ERR_DENIED);
    end(&r);
}

/* What has run well before needs no trial, and what has not is nobody's way back. */
static void back_to_one_that_has_run_well(void)
{
    struct store_outcome out;
    struct real r;
    struct err err;
    bool fell;
    int i;
    CHECK(begin(&r, &keys) && run_in(&r, 3));
    CHECK(store_roll_back(&r.s, r.s.state.prev, &err));
    CHECK_INT(running(&r.s), 2);
    CHECK_INT(r.s.state.phase, STORE_OK);
    for (i = 0; i < 2 * STORE_TRIES; i++) { /* whoever switches it off at once loses nothing */
        CHECK(again(&r) && store_starting(&r.s, &fell, &err) && !fell);
    }
    CHECK_INT(running(&r.s), 2);
    CHECK(stage(&r, 4, &out) && store_switch(&r.s, out.name, &err));
    CHECK(strncmp(r.s.state.prev, "jilin-2-", 8) == 0);
    CHECK(store_roll_back(&r.s, r.s.state.prev, &err)); /* from one on trial */
    CHECK_TEXT(r.s.state.prev, "");
    end(&r);
}

static void the_first_one_is_nobodys_way_back_unproved(void)
{
    struct store_outcome out;
    struct real r;
    struct err err;
    CHECK(begin(&r, &keys));
    write_pair(&r, &keys, "jilin", 1, 0);
    CHECK_INT(install(&r, &out), STORE_INSTALLED);
    CHECK(stage(&r, 2, &out) && store_switch(&r.s, out.name, &err));
    CHECK_TEXT(r.s.state.prev, "");
    end(&r);
}

static void what_stays(void)
{
    struct store_outcome out, first;
    struct real r;
    struct err err;
    CHECK(begin(&r, &keys) && run_in(&r, 4));
    CHECK(is_here(&r, 4) && is_here(&r, 3) && is_here(&r, 2) && !is_here(&r, 1));
    CHECK(stage(&r, 5, &first) && store_later(&r.s, first.name, &err));
    CHECK(stage(&r, 6, &out));
    CHECK(is_here(&r, 4) && is_here(&r, 3) && is_here(&r, 5) && is_here(&r, 6) && !is_here(&r, 2));
    CHECK(stage(&r, 7, &out)); /* what was staged and not wanted makes room for it */
    CHECK(is_here(&r, 4) && is_here(&r, 3) && is_here(&r, 5) && is_here(&r, 7) && !is_here(&r, 6));
    end(&r);
}

/* --- keys ------------------------------------------------------------------------------------- */

static void a_key_that_was_taken_away(void)
{
    struct store_outcome out;
    struct store_pack *packs;
    struct real r;
    struct err err;
    size_t count;
    bool fell;
    CHECK(begin(&r, &keys) && run_in(&r, 2) && stage(&r, 3, &out));
    CHECK(store_later(&r.s, out.name, &err));
    r.o.keys = &others.trusted;
    CHECK(again(&r));
    CHECK_INT(running(&r.s), 2); /* it goes on, and staff are told */
    CHECK(store_list(&r.s, &packs, &count, &err) && count == 3);
    CHECK(packs[1].running && packs[1].revoked && packs[1].key[0] == 0);
    CHECK(packs[2].before && packs[2].revoked);
    CHECK(store_verify(&r.s, packs[1].name, &err));
    CHECK(!store_switch(&r.s, out.name, &err) && err.code == ERR_DENIED);
    CHECK(store_starting(&r.s, &fell, &err)); /* nor does it take over by itself */
    CHECK_INT(running(&r.s), 2);
    CHECK(!r.s.state.next[0]);
    CHECK_TEXT(r.s.state.error, "U10");
    shell("printf x | dd of=\"$(ls -d '%s'/packs/jilin-2-*/pack.kpack)\" bs=1 seek=9 conv=notrunc"
          " 2>/dev/null",
          r.folder);
    CHECK(!store_verify(&r.s, r.s.state.cur, &err) && err.code == ERR_DENIED);
    end(&r);
}

/* When nobody knows any more what ran, a pack whose key we have goes before those of others. */
static void a_lost_state_prefers_known_keys(void)
{
    struct store_outcome out;
    struct store_key both[2];
    struct real r;
    struct err err;
    CHECK(begin(&r, &keys) && run_in(&r, 1));
    both[0] = keys.trusted;
    both[1] = others.trusted;
    r.o.keys = both;
    r.o.key_count = 2;
    CHECK(again(&r));
    write_pair(&r, &others, "jilin", 2, 0);
    CHECK_INT(install(&r, &out), STORE_INSTALLED);
    CHECK_TEXT(out.key, "office");
    CHECK(store_proved(&r.s, &err));
    r.o.key_count = 1;
    CHECK(again(&r));
    CHECK_INT(running(&r.s), 2);
    store_close(&r.s);
    shell("rm '%s/state'", r.folder);
    CHECK(store_open(&r.s, &r.o, &err));
    CHECK_INT(running(&r.s), 1);
    CHECK_INT(store_floor(&r.s.state, "jilin"), 1);
    end(&r);
}

/* --- two at once ------------------------------------------------------------------------------ */

static void one_at_a_time(void)
{
    struct store second;
    struct real r;
    struct err err;
    CHECK(begin(&r, &keys));
    CHECK(!store_open(&second, &r.o, &err));
    CHECK_INT(err.code, ERR_BUSY);
    store_close(&second); /* does no harm, and gives no lock away */
    CHECK(!store_open(&second, &r.o, &err) && err.code == ERR_BUSY);
    store_close(&r.s);
    CHECK(store_open(&second, &r.o, &err));
    store_close(&second);
    store_close(&second);
    CHECK(again(&r));
    end(&r);
}

/* In a process of its own: 0 installed, 1 busy, 2 anything else. Dies at once when `dies`. */
static int importer(const struct real *r, const char *pack, bool dies)
{
    char signature[720];
    struct store_outcome out;
    struct store s;
    struct err err;
    int code = 2;
    snprintf(signature, sizeof signature, "%s.minisig", pack);
    if (!store_open(&s, &r->o, &err)) {
        return err.code == ERR_BUSY ? 1 : 2;
    }
    if (dies) {
        _exit(3); /* the lock must not outlive it */
    }
    code = store_install(&s, pack, signature, NULL, &out) && out.code == STORE_INSTALLED ? 0 : 2;
    store_close(&s);
    return code;
}

static void two_importers(void)
{
    struct real r;
    struct err err;
    char pack[700];
    int i, n, status, installed = 0, died = 0;
    CHECK(begin(&r, &keys));
    store_close(&r.s);
    write_pair(&r, &keys, "jilin", 1, 0);
    snprintf(pack, sizeof pack, "%s/x.kpack", r.stick);
    for (n = 0; n < 20; n++) {
        for (i = 0; i < 2; i++) {
            pid_t child = fork();
            if (child == 0) {
                int code;
                while ((code = importer(&r, pack, n == 0 && i == 0)) == 1) {
                    nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
                }
                _exit(code);
            }
        }
        for (i = 0; i < 2; i++) {
            CHECK(wait(&status) > 0 && WIFEXITED(status));
            installed += WEXITSTATUS(status) == 0;
            died += WEXITSTATUS(status) == 3;
        }
        CHECK(store_open(&r.s, &r.o, &err));
        CHECK_INT(running(&r.s), 1 + n);
        CHECK(store_verify(&r.s, r.s.state.cur, &err));
        CHECK(store_proved(&r.s, &err));
        store_close(&r.s);
        write_pair(&r, &keys, "jilin", 2 + (uint32_t)n, 0);
    }
    CHECK_INT(installed, 20); /* one of each pair brings it in, the other finds it there */
    CHECK_INT(died, 1);
    end(&r);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    minisign_generate(&keys.trusted.key, &keys.secret);
    minisign_generate(&others.trusted.key, &others.secret);
    snprintf(keys.trusted.name, sizeof keys.trusted.name, "museum");
    snprintf(others.trusted.name, sizeof others.trusted.name, "office");
    RUN(staged_and_then_switched);
    RUN(staged_twice_is_copied_once);
    RUN(stopped_while_it_is_checked);
    RUN(later_is_kept_over_a_restart);
    RUN(later_can_be_taken_back);
    RUN(a_damaged_one_does_not_take_over);
    RUN(the_way_back_is_a_good_one);
    RUN(back_to_one_that_has_run_well);
    RUN(the_first_one_is_nobodys_way_back_unproved);
    RUN(what_stays);
    RUN(a_key_that_was_taken_away);
    RUN(a_lost_state_prefers_known_keys);
    RUN(one_at_a_time);
    RUN(two_importers);
    return TEST_END();
}
