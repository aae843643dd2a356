/* A pack that does not even open is given up, and the turn is the next one's. */
#include "real.h"

static struct sealed keys;

static bool bring_in(struct real *r, uint32_t seq, bool proved)
{
    struct store_outcome out;
    struct err err;
    write_pair(r, &keys, "jilin", seq, 0);
    return install(r, &out) == STORE_INSTALLED && (!proved || store_proved(&r->s, &err));
}

static bool start(struct real *r, int times)
{
    struct err err;
    bool fell = false, ok = true;
    int i;
    for (i = 0; i < times && ok; i++) {
        ok = store_starting(&r->s, &fell, &err) && !fell;
    }
    return ok;
}

/* One byte of what runs is another one. */
static void damage(struct real *r)
{
    char path[900];
    snprintf(path, sizeof path, "%s", store_running(&r->s));
    shell("printf x | dd of='%s' bs=1 seek=9 conv=notrunc 2>/dev/null", path);
}

static void one_on_trial_has_its_tries_first(void)
{
    struct real r;
    struct err err;
    struct store_outcome out;
    CHECK(begin(&r, &keys) && bring_in(&r, 1, true) && bring_in(&r, 2, true) &&
          bring_in(&r, 3, false));
    CHECK(start(&r, STORE_TRIES - 1));
    CHECK(!store_give_up(&r.s, &err)); /* too few handles, too little memory: who knows */
    CHECK_INT(err.code, ERR_DENIED);
    CHECK_INT(running(&r.s), 3);
    CHECK(start(&r, 1) && store_give_up(&r.s, &err));
    CHECK_INT(running(&r.s), 2);
    CHECK_INT(r.s.state.phase, STORE_OK);
    CHECK_TEXT(r.s.state.error, "U60");
    store_close(&r.s); /* it is on the disk */
    CHECK(store_open(&r.s, &r.o, &err));
    CHECK_INT(running(&r.s), 2);
    write_pair(&r, &keys, "jilin", 3, 0); /* it does not come in by the same stick */
    CHECK_INT(install(&r, &out), STORE_DID_NOT_START);
    end(&r);
}

static void one_that_has_run_well_stays(void)
{
    struct real r;
    struct err err;
    CHECK(begin(&r, &keys) && bring_in(&r, 1, true) && bring_in(&r, 2, true));
    CHECK(!store_give_up(&r.s, &err));
    CHECK_INT(err.code, ERR_DENIED);
    CHECK_INT(running(&r.s), 2);
    CHECK_TEXT(r.s.state.error, "");
    end(&r);
}

static void damaged_ones_make_room_until_none_is_left(void)
{
    struct real r;
    struct err err;
    CHECK(begin(&r, &keys) && bring_in(&r, 1, true) && bring_in(&r, 2, true));
    damage(&r);
    CHECK(store_give_up(&r.s, &err));
    CHECK_INT(running(&r.s), 1);
    CHECK_TEXT(r.s.state.error, "U40");
    damage(&r);
    CHECK(store_give_up(&r.s, &err));
    CHECK(store_running(&r.s) == NULL);
    CHECK_INT(r.s.state.bad_count, 0); /* they may come in again */
    end(&r);
}

static void the_last_one_is_not_quarantined(void)
{
    struct real r;
    struct err err;
    struct store_outcome out;
    bool fell = false;
    CHECK(begin(&r, &keys) && bring_in(&r, 1, false) && start(&r, STORE_TRIES));
    CHECK(store_starting(&r.s, &fell, &err) && fell);
    CHECK(store_running(&r.s) == NULL);
    CHECK_TEXT(r.s.state.error, "U60");
    CHECK_INT(r.s.state.bad_count, 0);
    write_pair(&r, &keys, "jilin", 1, 0);
    CHECK_INT(install(&r, &out), STORE_INSTALLED);
    end(&r);
}

static void an_end_in_good_order_costs_no_try(void)
{
    struct real r;
    struct err err;
    char name[STORE_NAME_MAX];
    bool fell = false;
    int i;
    CHECK(begin(&r, &keys) && bring_in(&r, 1, true) && bring_in(&r, 2, false));
    memcpy(name, r.s.state.cur, sizeof name);
    for (i = 0; i < 2 * STORE_TRIES; i++) {
        CHECK(store_starting(&r.s, &fell, &err) && !fell);
        CHECK_INT(r.s.state.tries, STORE_TRIES - 1);
        CHECK(store_ended(&r.s, r.s.state.prev, &err)); /* it was about another one */
        CHECK_INT(r.s.state.tries, STORE_TRIES - 1);
        CHECK(store_ended(&r.s, name, &err));
        store_close(&r.s); /* it is on the disk */
        CHECK(store_open(&r.s, &r.o, &err));
        CHECK_INT(r.s.state.tries, STORE_TRIES);
    }
    CHECK(store_ended(&r.s, name, &err)); /* no more than there were */
    CHECK_INT(r.s.state.tries, STORE_TRIES);
    CHECK(store_proved(&r.s, &err) && store_ended(&r.s, name, &err));
    CHECK(r.s.state.phase == STORE_OK && r.s.state.tries == 0);
    end(&r);
}

/* --- made whole again by the same stick ------------------------------------------------------- */

static void what_runs_is_made_whole(void)
{
    struct real r;
    struct err err;
    struct store_outcome out;
    char pack[700], signature[700];
    CHECK(begin(&r, &keys) && bring_in(&r, 1, true) && bring_in(&r, 2, true));
    damage(&r);
    write_pair(&r, &keys, "jilin", 2, 0);
    CHECK_INT(install(&r, &out), STORE_INSTALLED);
    CHECK(out.repaired && running(&r.s) == 2 && store_verify(&r.s, r.s.state.cur, &err));
    CHECK_INT(r.s.state.phase, STORE_OK);
    CHECK_INT(install(&r, &out), STORE_ALREADY);
    damage(&r);
    snprintf(pack, sizeof pack, "%s/x.kpack", r.stick);
    snprintf(signature, sizeof signature, "%s/x.kpack.minisig", r.stick);
    CHECK(store_stage(&r.s, pack, signature, NULL, &out) && out.code == STORE_STAGED);
    CHECK(store_switch(&r.s, out.name, &err) && store_verify(&r.s, r.s.state.cur, &err));
    end(&r);
}

/* Its place was taken meanwhile; it has run well, and is newer. */
static void what_was_damaged_comes_back(void)
{
    struct real r;
    struct err err;
    struct store_outcome out;
    CHECK(begin(&r, &keys) && bring_in(&r, 1, true) && bring_in(&r, 2, true));
    shell("printf x | tee -a '%s'/packs/jilin-2-*/pack.kpack >/dev/null", r.folder);
    store_close(&r.s);
    CHECK(store_open(&r.s, &r.o, &err));
    CHECK_INT(running(&r.s), 1);
    CHECK_TEXT(r.s.state.error, "U40");
    write_pair(&r, &keys, "jilin", 2, 7); /* other content under its number */
    CHECK_INT(install(&r, &out), STORE_OLDER);
    write_pair(&r, &keys, "jilin", 2, 0);
    CHECK_INT(install(&r, &out), STORE_INSTALLED);
    CHECK(out.repaired && running(&r.s) == 2 && r.s.state.phase == STORE_OK);
    CHECK_TEXT(r.s.state.error, "");
    end(&r);
}

/* One that is older, or was given up, is made whole and yet does not take over. */
static void what_is_made_whole_is_not_let_in_by_that(void)
{
    struct real r;
    struct err err;
    struct store_outcome out;
    char one[STORE_NAME_MAX];
    bool fell = false;
    CHECK(begin(&r, &keys) && bring_in(&r, 1, true) && bring_in(&r, 2, true));
    memcpy(one, r.s.state.prev, sizeof one);
    shell("printf x | dd of=\"$(ls '%s'/packs/jilin-1-*/pack.kpack)\" bs=1 seek=9 conv=notrunc"
          " 2>/dev/null",
          r.folder);
    write_pair(&r, &keys, "jilin", 1, 0);
    CHECK_INT(install(&r, &out), STORE_OLDER); /* to go back, choose it among the installed */
    CHECK(running(&r.s) == 2 && store_verify(&r.s, one, &err));
    CHECK(bring_in(&r, 3, false) && start(&r, STORE_TRIES));
    damage(&r);
    CHECK(store_starting(&r.s, &fell, &err) && fell && r.s.state.bad_count == 1);
    write_pair(&r, &keys, "jilin", 3, 0);
    CHECK_INT(install(&r, &out), STORE_DID_NOT_START);
    CHECK_INT(running(&r.s), 2);
    end(&r);
}

/* What was to take over is not wanted any more: staff hear why. */
static void what_waits_is_dropped_with_its_reason(void)
{
    struct real r;
    struct err err;
    struct store_outcome out;
    struct store_name parts;
    bool fell = false;
    int i;
    for (i = 0; i < 2; i++) {
        char pack[700], signature[700];
        CHECK(begin(&r, &keys) && bring_in(&r, 1, true));
        write_pair(&r, &keys, "jilin", 2, 0);
        snprintf(pack, sizeof pack, "%s/x.kpack", r.stick);
        snprintf(signature, sizeof signature, "%s/x.kpack.minisig", r.stick);
        CHECK(store_stage(&r.s, pack, signature, NULL, &out));
        CHECK(store_later(&r.s, out.name, &err) && store_name_read(out.name, &parts));
        if (i == 0) {
            store_add_bad(&r.s.state, parts.hash16);
        } else {
            store_raise_floor(&r.s.state, "jilin", 2);
        }
        CHECK(store_starting(&r.s, &fell, &err) && !fell && running(&r.s) == 1);
        CHECK_TEXT(r.s.state.error, i == 0 ? "U60" : "U13");
        end(&r);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    minisign_generate(&keys.trusted.key, &keys.secret);
    snprintf(keys.trusted.name, sizeof keys.trusted.name, "museum");
    RUN(one_on_trial_has_its_tries_first);
    RUN(one_that_has_run_well_stays);
    RUN(damaged_ones_make_room_until_none_is_left);
    RUN(the_last_one_is_not_quarantined);
    RUN(an_end_in_good_order_costs_no_try);
    RUN(what_runs_is_made_whole);
    RUN(what_was_damaged_comes_back);
    RUN(what_is_made_whole_is_not_let_in_by_that);
    RUN(what_waits_is_dropped_with_its_reason);
    return TEST_END();
}
