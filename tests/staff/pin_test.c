/* The PIN: who gets in, how long others wait, and that neither a pulled plug nor a broken disk nor
 * a strange file opens the door. The disk is the one that forgets. */
#include "pin_trial.h"

#include "test.h"

#include <errno.h>

#define UNCERTAIN 12
#define CALLS 5 /* of the disk, for one writing of the file at least */

/* --- who gets in ------------------------------------------------------------------------------ */

static void no_pin_lets_nobody_in(void)
{
    struct trial d;
    begin(&d, false);
    CHECK(!pin_is_set(&d.pin));
    CHECK_INT(tried(&d, "000000", 0), ERR_DENIED);
    CHECK_INT(tried(&d, "", 0), ERR_DENIED);
    CHECK_INT(d.disk->op_count, 0);
    finish(&d);
}

static void the_right_one_and_no_other(void)
{
    static const char *const no_pins[] = {"", "27182", "2718281", "27182x", "-71828", " 71828"};
    struct trial d;
    size_t i;
    begin(&d, true);
    CHECK_INT(tried(&d, RIGHT, 0), ERR_NONE);
    CHECK_INT(tried(&d, WRONG, 0), ERR_DENIED);
    CHECK_INT(d.pin.wrong, 1);
    for (i = 0; i < sizeof no_pins / sizeof *no_pins; i++) {
        CHECK_INT(tried(&d, no_pins[i], 0), ERR_INVALID);
    }
    CHECK_INT(d.pin.wrong, 1); /* what cannot be a PIN is no try */
    CHECK_INT(opened(&d, 0), ERR_NONE);
    CHECK_INT(d.pin.wrong, 1);
    CHECK_INT(tried(&d, RIGHT, 0), ERR_NONE);
    CHECK_INT(opened(&d, 0), ERR_NONE);
    CHECK_INT(d.pin.wrong, 0);
    CHECK_INT(pin_tries_left(&d.pin), PIN_FREE);
    finish(&d);
}

static void weak_ones_are_refused(void)
{
    static const char *const weak[] = {"000000", "777777", "123456", "654321", "012345",
                                       "987654", "12345",  "12345a", ""};
    static const char *const fine[] = {"123457", "112233", "908172", "890123"};
    struct trial d;
    struct err err;
    size_t i;
    begin(&d, true);
    for (i = 0; i < sizeof weak / sizeof *weak; i++) {
        err.code = ERR_NONE;
        CHECK(!pin_set(&d.pin, weak[i], &err));
        CHECK_INT(err.code, ERR_INVALID);
    }
    CHECK_INT(d.disk->op_count, 0);
    CHECK_INT(tried(&d, RIGHT, 0), ERR_NONE); /* the old one stays */
    for (i = 0; i < sizeof fine / sizeof *fine; i++) {
        disk_settle(d.disk);
        CHECK(pin_set(&d.pin, fine[i], &err));
    }
    CHECK_INT(tried(&d, RIGHT, 0), ERR_DENIED);
    CHECK_INT(tried(&d, fine[i - 1], 0), ERR_NONE);
    finish(&d);
}

static void a_new_one_begins_without_a_wait(void)
{
    struct trial d;
    struct err err;
    int i;
    begin(&d, true);
    for (i = 0; i < PIN_FREE; i++) {
        disk_settle(d.disk);
        CHECK_INT(tried(&d, WRONG, 0), ERR_DENIED);
    }
    CHECK_INT(tried(&d, RIGHT, 0), ERR_BUSY);
    disk_settle(d.disk);
    CHECK(pin_set(&d.pin, WRONG, &err));
    CHECK_INT(tried(&d, WRONG, 0), ERR_NONE);
    finish(&d);
}

/* --- waiting ---------------------------------------------------------------------------------- */

static void waits_double_up_to_an_hour(void)
{
    static const int64_t wait_s[] = {0,   0,   0,   0,    30,   60,   120,
                                     240, 480, 960, 1920, 3600, 3600, 3600};
    struct trial d;
    int64_t now = 1000;
    size_t i;
    begin(&d, true);
    for (i = 0; i < sizeof wait_s / sizeof *wait_s; i++) {
        disk_settle(d.disk);
        CHECK_INT(pin_tries_left(&d.pin), i < PIN_FREE ? PIN_FREE - (int)i : 0);
        CHECK_INT(tried(&d, WRONG, now), ERR_DENIED);
        CHECK_INT(d.pin.wrong, i + 1);
        CHECK_INT(pin_wait_ms(&d.pin, now), wait_s[i] * 1000);
        now += wait_s[i] * 1000;
    }
    CHECK_INT(tried(&d, RIGHT, now - 1), ERR_BUSY);
    CHECK_INT(tried(&d, RIGHT, now), ERR_NONE);
    CHECK_INT(tried(&d, WRONG, now), ERR_DENIED); /* and begins anew */
    CHECK_INT(pin_wait_ms(&d.pin, now), 0);
    CHECK_INT(pin_tries_left(&d.pin), PIN_FREE - 1);
    finish(&d);
}

static void too_early_counts_nothing(void)
{
    struct trial d;
    int i;
    begin(&d, true);
    for (i = 0; i < PIN_FREE; i++) {
        disk_settle(d.disk);
        CHECK_INT(tried(&d, WRONG, 0), ERR_DENIED);
    }
    disk_settle(d.disk);
    for (i = 0; i < 100; i++) {
        CHECK_INT(tried(&d, i % 2 ? WRONG : RIGHT, 29999), ERR_BUSY);
    }
    CHECK_INT(d.disk->op_count, 0);
    CHECK_INT(d.pin.wrong, PIN_FREE);
    CHECK_INT(pin_wait_ms(&d.pin, 29999), 1);
    finish(&d);
}

/* A start begins the wait anew, wherever its clock stands: 1970, 2106, or before itself. */
static void a_start_shortens_nothing(void)
{
    static const int64_t clocks_ms[] = {0, 5, INT64_C(4294967296000), -1000, INT64_C(1) << 60};
    struct trial d;
    size_t i;
    begin(&d, true);
    for (i = 0; i < PIN_FREE + 2; i++) {
        disk_settle(d.disk);
        CHECK_INT(tried(&d, WRONG, (int64_t)i * 3600000), ERR_DENIED);
    }
    for (i = 0; i < sizeof clocks_ms / sizeof *clocks_ms; i++) {
        CHECK_INT(opened(&d, clocks_ms[i]), ERR_NONE);
        CHECK_INT(pin_wait_ms(&d.pin, clocks_ms[i]), 120000);
        CHECK_INT(tried(&d, RIGHT, clocks_ms[i] + 119999), ERR_BUSY);
    }
    CHECK_INT(tried(&d, RIGHT, clocks_ms[i - 1] + 120000), ERR_NONE);
    finish(&d);
}

static void counting_has_an_end(void)
{
    struct trial d;
    begin(&d, true);
    d.pin.wrong = 1000000;
    CHECK_INT(tried(&d, WRONG, 0), ERR_DENIED);
    CHECK_INT(d.pin.wrong, 1000000);
    CHECK_INT(pin_wait_ms(&d.pin, 0), 3600000);
    CHECK_INT(opened(&d, 0), ERR_NONE);
    CHECK_INT(d.pin.wrong, 1000000);
    finish(&d);
}

/* --- the plug --------------------------------------------------------------------------------- */

/* Every disk that a cut after `count` changes can leave, given to `judge`. */
static int every_cut(struct trial *d, const struct disk *base, int count,
                     bool (*judge)(struct trial *left, int count, int all))
{
    int which[UNCERTAIN], names, states = 0, i;
    int n = disk_uncertain(d->disk, count, which, UNCERTAIN, &names);
    uint8_t fate[DISK_OPS];
    struct trial left = *d;
    left.disk = mem_alloc(sizeof *left.disk);
    left.ops = disk_ops(left.disk);
    left.ways.ops = &left.ops;
    memset(fate, FATE_THERE, sizeof fate);
    for (i = 0; i < n; i++) {
        fate[which[i]] = FATE_LOST;
    }
    do {
        disk_after_cut(left.disk, base, d->disk, count, fate);
        states = judge(&left, count, d->disk->op_count) && states >= 0 ? states + 1 : -1000000;
        for (i = 0; i < n; i++) {
            int fates = d->disk->ops[which[i]].kind == DISK_WRITE ? FATES : FATE_THERE + 1;
            if (++fate[which[i]] < fates) {
                break;
            }
            fate[which[i]] = FATE_LOST;
        }
    } while (i < n);
    mem_free(left.disk);
    return states;
}

static int every_point(struct trial *d, const struct disk *base,
                       bool (*judge)(struct trial *left, int count, int all))
{
    int count, states = 0;
    for (count = 0; count <= d->disk->op_count; count++) {
        states += every_cut(d, base, count, judge);
    }
    return states;
}

static bool left_right_pin(struct trial *left, int wrong_least, int wrong_most)
{
    return opened(left, 0) == ERR_NONE && pin_is_set(&left->pin) &&
           left->pin.wrong >= wrong_least && left->pin.wrong <= wrong_most &&
           (left->pin.wrong >= PIN_FREE || tried(left, RIGHT, 0) == ERR_NONE);
}

/* Three wrong ones before; the fourth has been judged when its last change is done. */
static bool judge_wrong(struct trial *left, int count, int all)
{
    return left_right_pin(left, count == all ? 4 : 3, 4);
}

static int first_half;

static bool judge_right(struct trial *left, int count, int all)
{
    if (opened(left, 0) != ERR_NONE) {
        return false;
    }
    if (count >= first_half && left->pin.wrong == 3) {
        return false; /* it may have been judged, and the plug has won a try */
    }
    return (count < all || left->pin.wrong == 0) &&
           (left->pin.wrong == 0 || left_right_pin(left, 3, 4));
}

static bool judge_set(struct trial *left, int count, int all)
{
    bool before, after;
    if (opened(left, 0) != ERR_NONE || !pin_is_set(&left->pin)) {
        return false;
    }
    before = tried(left, RIGHT, 0) == ERR_NONE;
    after = tried(left, WRONG, 0) == ERR_NONE;
    return before != after && (count < all || after);
}

static void a_pulled_plug_wins_nothing(void)
{
    struct trial d;
    struct disk *base = mem_alloc(sizeof *base);
    struct err err;
    int i, states;
    begin(&d, true);
    for (i = 0; i < 3; i++) {
        disk_settle(d.disk);
        CHECK_INT(tried(&d, WRONG, 0), ERR_DENIED);
    }
    disk_settle(d.disk);
    *base = *d.disk;
    CHECK_INT(tried(&d, WRONG, 0), ERR_DENIED);
    first_half = d.disk->op_count;
    states = every_point(&d, base, judge_wrong);
    CHECK(states > 10);
    *d.disk = *base;
    d.pin.wrong = 3;
    CHECK_INT(tried(&d, RIGHT, 0), ERR_NONE);
    CHECK(d.disk->op_count > first_half);
    CHECK(every_point(&d, base, judge_right) > states);
    *d.disk = *base;
    CHECK(pin_set(&d.pin, WRONG, &err));
    CHECK(every_point(&d, base, judge_set) > 10);
    mem_free(base);
    finish(&d);
}

/* Without its syncs it would: else the case above proves nothing. */
static void the_test_sees_a_missing_sync(void)
{
    static const int mutants[] = {MUTANT_SYNC_FILE, MUTANT_SYNC_WORK, MUTANT_SYNC_PACKS,
                                  MUTANT_SYNC_STATE, MUTANT_SYNC_ROOT};
    size_t i;
    int seen = 0;
    for (i = 0; i < sizeof mutants / sizeof *mutants; i++) {
        struct disk *base = mem_alloc(sizeof *base);
        struct trial d;
        begin(&d, true);
        *base = *d.disk;
        d.disk->mutant = mutants[i];
        d.pin.wrong = 3;
        CHECK_INT(tried(&d, WRONG, 0), ERR_DENIED);
        d.disk->mutant = -1;
        seen += every_point(&d, base, judge_wrong) < 0;
        mem_free(base);
        finish(&d);
    }
    CHECK(seen >= 1);
}

/* --- a disk that says no ---------------------------------------------------------------------- */

static void a_broken_disk_lets_nobody_in(void)
{
    static const int errors[] = {EIO, ENOSPC, EROFS, EACCES};
    enum err_code code;
    size_t e;
    int at;
    for (e = 0; e < sizeof errors / sizeof *errors; e++) {
        for (at = 1, code = ERR_IO; code != ERR_NONE; at++) {
            struct trial d;
            begin(&d, true);
            d.disk->calls = 0;
            d.disk->fail_at = at;
            d.disk->fail_errno = errors[e];
            code = tried(&d, RIGHT, 0);
            CHECK(code == ERR_NONE || code == ERR_IO);
            CHECK(code == ERR_IO || d.disk->calls < at); /* no error is swallowed */
            CHECK(!d.disk->synced_again);
            d.disk->fail_at = 0;
            CHECK_INT(opened(&d, 0), ERR_NONE);
            CHECK(pin_is_set(&d.pin));
            CHECK_INT(tried(&d, RIGHT, 0), ERR_NONE);
            finish(&d);
        }
        CHECK(at > 2 * CALLS);
    }
}

static void a_new_pin_on_a_broken_disk(void)
{
    bool set = false;
    int at;
    for (at = 1; !set; at++) {
        struct trial d;
        struct err err = {0};
        begin(&d, true);
        d.disk->calls = 0;
        d.disk->fail_at = at;
        d.disk->fail_errno = ENOSPC;
        set = pin_set(&d.pin, WRONG, &err);
        CHECK(set ? d.disk->calls < at : err.code == ERR_FULL);
        d.disk->fail_at = 0;
        CHECK_INT(tried(&d, set ? WRONG : RIGHT, 0), ERR_NONE);
        finish(&d);
    }
    CHECK(at > CALLS);
}

static void a_disk_that_cannot_be_read(void)
{
    int at;
    for (at = 1; at <= 2; at++) {
        struct trial d;
        begin(&d, true);
        d.disk->calls = 0;
        d.disk->fail_at = at;
        d.disk->fail_errno = EIO;
        CHECK_INT(opened(&d, 0), ERR_IO);
        CHECK_INT(tried(&d, RIGHT, 0), ERR_DENIED);
        finish(&d);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(no_pin_lets_nobody_in);
    RUN(the_right_one_and_no_other);
    RUN(weak_ones_are_refused);
    RUN(a_new_one_begins_without_a_wait);
    RUN(waits_double_up_to_an_hour);
    RUN(too_early_counts_nothing);
    RUN(a_start_shortens_nothing);
    RUN(counting_has_an_end);
    RUN(a_pulled_plug_wins_nothing);
    RUN(the_test_sees_a_missing_sync);
    RUN(a_broken_disk_lets_nobody_in);
    RUN(a_new_pin_on_a_broken_disk);
    RUN(a_disk_that_cannot_be_read);
    return TEST_END();
}
