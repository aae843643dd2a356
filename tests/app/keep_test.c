/* Which pack is shown at a start: the store's turn, the trial of a new one, and what follows one
 * that does not open. With real packs in a real store; only time is not real. */
#include "glass.h"
#include "ground.h"

#include "base/mem.h"
#include "pack/pack.h"
#include "staff/clerk.h"
#include "store/log.h"

#include <signal.h>
#include <sys/resource.h>

static struct app_options options;

/* --- a kiosk on it ---------------------------------------------------------------------------- */

static int64_t start(void)
{
    static char factory[700];
    struct app_host host;
    int code = 0;
    memset(&kiosk, 0, sizeof kiosk);
    memset(&options, 0, sizeof options);
    snprintf(factory, sizeof factory, "%s/factory.kpack", made);
    options.pack = factory;
    options.store = folder;
    options.settings = "/dev/null";
    kiosk.now_ms = 5000;
    host = headless_host(&kiosk);
    if (!app_create(&kiosk.app, &options, screen_table, &host, &code)) {
        test_fail(__FILE__, __LINE__, "no kiosk: %d", code);
        return -1;
    }
    clerk_destroy(kiosk.app.clerk); /* his children take the store when it suits them */
    kiosk.app.clerk = NULL;
    kiosk.app.kiosk.desk = NULL;
    headless_resize(&kiosk, 1920, 1080);
    headless_step(&kiosk, FRAME_MS);
    return kiosk.app.pack ? pack_info(kiosk.app.pack)->seq : -1;
}

static void stop(void)
{
    app_destroy(&kiosk.app);
    mem_free(kiosk.pixels);
}

static void an_empty_store_shows_the_factorys(void)
{
    new_store();
    CHECK_INT(start(), 3);
    CHECK(!kiosk.app.keep.factory); /* nothing is wrong with that */
    stop();
}

static void half_a_minute_proves_a_pack(void)
{
    struct store_state after;
    new_store();
    bring_in(11, true);
    bring_in(12, false);
    CHECK_INT(start(), 12);
    CHECK_INT(state().phase, STORE_TRIAL);
    CHECK_INT(state().tries, STORE_TRIES - 1); /* written before the pack was opened */
    pass(29000);
    CHECK_INT(state().phase, STORE_TRIAL);
    pass(3000);
    CHECK_INT(state().phase, STORE_OK);
    after = state();
    CHECK_INT(store_floor(&after, "mini"), 12);
    pass(100000); /* and rests */
    stop();
    CHECK_INT(start(), 12);
    CHECK_INT(state().phase, STORE_OK);
    stop();
}

/* Number of the pack that the latest line of the history says was given up; -1: none. */
static int64_t given_up(void)
{
    struct arena mem = {0};
    struct store_event *events;
    size_t count;
    struct err err;
    int64_t seq = -1;
    if (store_log_read(folder, 1, &mem, &events, &count, &err) && count == 1 &&
        events[0].action == STORE_DID_FALL_BACK && events[0].code == STORE_DID_NOT_START) {
        seq = events[0].label.seq;
    }
    arena_finish(&mem);
    return seq;
}

/* A kiosk that is always in use, or opened on a page, never stands at home. */
static void any_page_proves_a_pack(void)
{
    new_store();
    bring_in(11, true);
    bring_in(12, false);
    CHECK_INT(start(), 12);
    nav_push(kiosk.app.nav, "search");
    headless_step(&kiosk, FRAME_MS);
    pass(20000);
    CHECK_INT(state().phase, STORE_TRIAL);
    pass(12000);
    CHECK_INT(state().phase, STORE_OK);
    stop();
}

static void quitting_costs_nothing(void)
{
    int i;
    new_store();
    bring_in(11, true);
    bring_in(12, false);
    for (i = 0; i < 2 * STORE_TRIES; i++) {
        CHECK_INT(start(), 12);
        CHECK_INT(state().tries, STORE_TRIES - 1);
        pass(5000);
        kiosk.app.orderly = true;
        stop();
        CHECK_INT(state().tries, STORE_TRIES);
        CHECK_INT(state().phase, STORE_TRIAL);
    }
}

/* A way back leads to what has run well before: it is tried, and it stays whatever comes of it. */
static void what_has_run_well_is_not_left_for_a_picture(void)
{
    new_store();
    bring_in(11, true);
    CHECK_INT(start(), 11);
    kiosk.app.keep.trial = kiosk.app.keep.fresh = true; /* as after every switch */
    headless_step(&kiosk, FRAME_MS);
    pass(600);
    CHECK(kiosk.app.trial.looked);
    memcpy(kiosk.app.trial.job.pictures[4], "none", 5);
    pass(40000);
    CHECK(!kiosk.app.trial.on && !kiosk.app.keep.failed);
    CHECK_INT(state().phase, STORE_OK);
    stop();
}

/* Its bytes are as they were signed, and a picture of it is none. */
static void a_fault_ends_the_trial(void)
{
    new_store();
    bring_in(11, true);
    bring_in(12, false);
    CHECK_INT(start(), 12);
    headless_step(&kiosk, FRAME_MS);
    CHECK(kiosk.app.trial.looked && kiosk.app.trial.job.count > 0);
    memcpy(kiosk.app.trial.job.pictures[0], "none", 5);
    pass(40000);
    CHECK(kiosk.app.keep.failed);
    CHECK_INT(state().phase, STORE_TRIAL);
    CHECK_INT(state().tries, 0);
    kiosk.app.orderly = true;
    stop();
    CHECK_INT(state().tries, 0); /* which is not given back */
    CHECK_INT(start(), 11);
    CHECK_TEXT(state().error, "U60");
    CHECK_INT(given_up(), 12);
    stop();
}

static void three_starts_that_end_too_soon_bring_the_old_one_back(void)
{
    int i;
    new_store();
    bring_in(11, true);
    bring_in(12, false);
    for (i = 0; i < STORE_TRIES; i++) {
        CHECK_INT(start(), 12);
        pass(10000);
        stop();
    }
    CHECK_INT(start(), 11);
    CHECK_TEXT(state().error, "U60");
    CHECK_INT(state().phase, STORE_OK);
    CHECK_INT(given_up(), 12); /* staff can read of it */
    stop();
}

static void one_on_trial_that_does_not_open_falls_back_at_once(void)
{
    new_store();
    bring_in(11, true);
    bring_in(12, false);
    spoil(12);
    CHECK_INT(start(), 11);
    CHECK_TEXT(state().error, "U40");
    CHECK(!kiosk.app.keep.factory && !kiosk.app.keep.trial);
    CHECK_INT(given_up(), 12);
    stop();
}

static void another_one_that_is_installed_comes_before_the_factorys(void)
{
    new_store();
    bring_in(11, true);
    bring_in(12, true);
    bring_in(13, true);
    spoil(13);
    spoil(12);
    CHECK_INT(start(), 11);
    stop();
    spoil(11);
    CHECK_INT(start(), 3);
    CHECK(kiosk.app.keep.factory);
    stop();
}

/* Signed, every byte in its place, and yet it does not open: as after a step back of the program.
 */
static void bring_in_a_riddle(int seq, bool proved)
{
    char path[700];
    shell("head -c 5000 /dev/zero | tr '\\0' 'x' > '%1$s/%2$d.kpack'", made, seq, "");
    snprintf(path, sizeof path, "%s/%d.kpack", made, seq);
    sign(path, (uint32_t)seq);
    bring_in(seq, proved);
}

static void whose_bytes_are_right_is_not_given_up(void)
{
    int i;
    new_store();
    bring_in(12, true);
    bring_in_a_riddle(14, true);
    for (i = 0; i < 2 * STORE_TRIES; i++) {
        CHECK_INT(start(), 12);
        CHECK(strncmp(state().cur, "mini-14-", 8) == 0);
        CHECK_INT((int64_t)state().bad_count, 0);
        CHECK_INT(given_up(), -1);
        CHECK(kiosk.app.keep.other && !kiosk.app.keep.factory && !kiosk.app.keep.trial);
        stop();
    }
}

static void on_trial_it_has_its_three_starts(void)
{
    int i;
    new_store();
    bring_in(11, true);
    bring_in_a_riddle(14, false);
    for (i = 1; i < STORE_TRIES; i++) {
        CHECK_INT(start(), 11);
        CHECK_INT(state().tries, STORE_TRIES - i);
        CHECK(kiosk.app.keep.other && !kiosk.app.keep.trial);
        stop();
    }
    CHECK_INT(start(), 11);
    CHECK_TEXT(state().error, "U60");
    CHECK(!kiosk.app.keep.other);
    CHECK_INT(given_up(), 14);
    stop();
}

/* A disk that takes no more bytes: a try that cannot be counted is not taken. */
static void a_start_that_cannot_be_counted_tries_nothing(void)
{
    const struct rlimit none = {0, RLIM_INFINITY}, all = {RLIM_INFINITY, RLIM_INFINITY};
    new_store();
    bring_in(11, true);
    bring_in(12, false);
    signal(SIGXFSZ, SIG_IGN);
    CHECK_INT(setrlimit(RLIMIT_FSIZE, &none), 0);
    CHECK_INT(start(), 11);
    CHECK_INT(setrlimit(RLIMIT_FSIZE, &all), 0);
    CHECK(kiosk.app.keep.other && !kiosk.app.keep.trial);
    CHECK_INT(state().tries, STORE_TRIES);
    stop();
    CHECK_INT(start(), 12);
    CHECK_INT(state().tries, STORE_TRIES - 1);
    CHECK(!kiosk.app.keep.other);
    stop();
}

static void who_finds_the_store_busy_shows_what_it_says_and_changes_nothing(void)
{
    struct store other;
    struct err err;
    new_store();
    bring_in(11, true);
    bring_in(12, false);
    CHECK(store_open(&other, &store, &err));
    CHECK_INT(start(), 12);
    CHECK_INT(other.state.tries, STORE_TRIES);
    pass(40000); /* it cannot be written down */
    store_close(&other);
    CHECK_INT(state().phase, STORE_TRIAL);
    CHECK_INT(state().tries, STORE_TRIES);
    pass(10000);
    CHECK_INT(state().phase, STORE_OK);
    stop();
}

/* It is opened at once: it was read when it came in. */
static void who_waits_takes_over_without_being_read_again(void)
{
    struct store s;
    struct store_outcome out;
    struct err err;
    char pack[700], signature[710];
    new_store();
    bring_in(11, true);
    snprintf(pack, sizeof pack, "%s/12.kpack", made);
    snprintf(signature, sizeof signature, "%s.minisig", pack);
    CHECK(store_open(&s, &store, &err) && store_stage(&s, pack, signature, NULL, &out));
    CHECK(store_later(&s, out.name, &err));
    store_close(&s);
    shell("for f in '%1$s'/packs/mini-%2$d-*/pack.kpack; do printf 'x' | "
          "dd of=\"$f\" conv=notrunc bs=1 seek=$(($(stat -c %%s \"$f\") - 1)) 2>/dev/null; done",
          folder, 12, "");
    CHECK_INT(start(), 12);
    CHECK_INT(state().phase, STORE_TRIAL);
    stop();
    spoil(12); /* and who does not open is found out all the same */
    CHECK_INT(start(), 11);
    CHECK_TEXT(state().error, "U40");
    stop();
}

/* A kiosk that has nothing to show looks into the store, too, now and then. */
static void a_dark_hall_looks_into_the_store(void)
{
    new_store();
    bring_in(11, true);
    shell("mv '%1$s/packs' '%1$s/away' && mv '%3$s/factory.kpack' '%3$s/factory.away'", folder, 0,
          made);
    CHECK_INT(start(), -1);
    CHECK_INT(kiosk.app.mode, MODE_FAULT);
    pass(20000);
    CHECK_INT(kiosk.app.mode, MODE_FAULT);
    shell("rm -rf '%1$s/packs' && mv '%1$s/away' '%1$s/packs'", folder, 0, "");
    pass(16000);
    CHECK_INT(kiosk.app.mode, MODE_ATTRACT);
    CHECK(kiosk.app.pack && pack_info(kiosk.app.pack)->seq == 11);
    stop();
    shell("mv '%3$s/factory.away' '%3$s/factory.kpack'", "", 0, made);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    ground_begin();
    RUN(an_empty_store_shows_the_factorys);
    RUN(half_a_minute_proves_a_pack);
    RUN(any_page_proves_a_pack);
    RUN(quitting_costs_nothing);
    RUN(a_fault_ends_the_trial);
    RUN(what_has_run_well_is_not_left_for_a_picture);
    RUN(three_starts_that_end_too_soon_bring_the_old_one_back);
    RUN(one_on_trial_that_does_not_open_falls_back_at_once);
    RUN(another_one_that_is_installed_comes_before_the_factorys);
    RUN(whose_bytes_are_right_is_not_given_up);
    RUN(on_trial_it_has_its_three_starts);
    RUN(a_start_that_cannot_be_counted_tries_nothing);
    RUN(who_finds_the_store_busy_shows_what_it_says_and_changes_nothing);
    RUN(who_waits_takes_over_without_being_read_again);
    RUN(a_dark_hall_looks_into_the_store);
    ground_end();
    return TEST_END();
}
