/* The clerk from the stick to the screen, as it goes when nothing goes wrong, and in every order in
 * which people may ask. */
#include "play.h"
#include "staff/pin.h"
#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

static void from_the_stick_to_the_screen(void)
{
    struct play p;
    play_begin(&p);
    play_start(&p);
    CHECK(p.view->exists && p.view->pin_set && !p.view->may_set_pin && !p.view->open);
    CHECK(play_until(&p, play_listed));
    CHECK_TEXT(p.view->packs[0].name, PLAY_OLD);
    CHECK(p.view->packs[0].running);
    CHECK_INT(p.view->room, 1000000);
    play_pass(&p, 4000);
    p.changed = false;
    play_plug(&p, "红色 U 盘");
    CHECK(p.view->stick && p.changed); /* within two seconds */
    CHECK_TEXT(p.view->stick_name, "红色 U 盘");
    CHECK(play_until(&p, play_looked));
    CHECK_INT(p.view->found_count, 2);
    CHECK_INT(p.view->found[0].code, STORE_STAGED);
    CHECK_INT(p.view->found[1].code, STORE_OLDER);
    CHECK(p.view->news);
    play_quiet(&p);
    CHECK_INT(p.view->step, DESK_RESTS); /* nobody is here yet */
    CHECK_INT(play_count(&p, "stage"), 0);
    CHECK(play_enter(&p));
    CHECK(!p.view->news);
    CHECK(play_step_is(&p, DESK_READY));
    CHECK_TEXT(p.view->work.name, PLAY_NEW);
    CHECK(p.view->may_take_out);
    play_quiet(&p);
    CHECK(p.view->changes_known);
    CHECK_INT(p.view->change_count, 2);
    CHECK_INT(p.view->change_counts[DESK_ADDED], 1);
    CHECK_TEXT(p.view->changes[0].zh, "新");
    CHECK_TEXT(p.view->changes[0].en, "新");
    CHECK_TEXT(p.view->changes[1].en, "Old");
    CHECK_INT(p.view->history_count, 1);
    play_ask(&p, DESK_INSTALL, NULL, DESK_AT_ONCE);
    CHECK_INT(p.view->step, DESK_SWITCHES);
    CHECK(play_until(&p, play_to_show));
    CHECK_INT(p.view->step, DESK_SWITCHES); /* nothing is said before it is shown */
    CHECK_HAS(clerk_show(p.clerk), "/store/packs/" PLAY_NEW "/pack.kpack");
    clerk_shown(p.clerk, true);
    CHECK_INT(p.view->step, DESK_DONE);
    CHECK_INT(p.view->outcome.code, STORE_INSTALLED);
    CHECK(clerk_show(p.clerk) == NULL);
    play_quiet(&p);
    CHECK_HAS(play_told(&p), "/new.kpack --receipt ");
    CHECK_HAS(play_told(&p), " --kiosk hall 3\n");
    CHECK_INT(play_count(&p, "stage"), 1); /* and not once more */
    play_ask(&p, DESK_FORGET, NULL, DESK_AT_ONCE);
    CHECK_INT(p.view->step, DESK_RESTS);
    play_end(&p);
}

/* --- the door --------------------------------------------------------------------------------- */

static void a_wrong_pin_and_waiting(void)
{
    struct play p;
    int i;
    play_begin(&p);
    play_start(&p);
    play_ask(&p, DESK_ENTER, PLAY_PIN, DESK_AT_ONCE);
    CHECK(!p.view->open); /* nobody was let to the pad */
    play_ask(&p, DESK_INVITE, NULL, DESK_AT_ONCE);
    CHECK(p.view->invited);
    CHECK_INT(p.view->tries_left, 5);
    for (i = 1; i <= 5; i++) {
        play_ask(&p, DESK_ENTER, "314159", DESK_AT_ONCE);
        CHECK(p.view->pin_wrong && !p.view->open && !p.view->judging);
        CHECK_INT(p.view->tries_left, 5 - i);
    }
    CHECK_INT(p.view->wait_ms, 30000);
    play_ask(&p, DESK_ENTER, PLAY_PIN, DESK_AT_ONCE);
    CHECK(!p.view->open);
    p.m.now_ms += 999;
    p.changed = false;
    play_step(&p);
    CHECK_INT(p.view->wait_ms, 30000);
    CHECK(!p.changed);
    CHECK_INT(clerk_due_ms(p.clerk), p.m.now_ms + 1); /* when a second is over */
    p.m.now_ms += 1;
    play_step(&p);
    CHECK_INT(p.view->wait_ms, 29000);
    CHECK(p.changed);
    play_stop(&p); /* pulling the plug begins the wait anew */
    play_start(&p);
    CHECK_INT(p.view->wait_ms, 30000);
    p.m.now_ms += 30000;
    play_step(&p);
    CHECK_INT(p.view->wait_ms, 0);
    CHECK_INT(p.view->tries_left, 1);
    CHECK(play_enter(&p));
    CHECK_INT(p.view->tries_left, 5);
    play_ask(&p, DESK_LEAVE, NULL, DESK_AT_ONCE);
    CHECK(!p.view->open && !p.view->invited);
    play_end(&p);
}

static void the_first_pin(void)
{
    struct play p;
    char path[300];
    play_begin(&p);
    snprintf(path, sizeof path, "%s/pin", p.store);
    CHECK(remove(path) == 0);
    play_start(&p);
    CHECK(!p.view->pin_set && p.view->may_set_pin);
    play_ask(&p, DESK_SET_PIN, "271828", DESK_AT_ONCE);
    CHECK(!p.view->pin_set); /* not from outside */
    play_ask(&p, DESK_INVITE, NULL, DESK_AT_ONCE);
    play_ask(&p, DESK_ENTER, "", DESK_AT_ONCE);
    CHECK(!p.view->open);
    play_ask(&p, DESK_SET_PIN, "123456", DESK_AT_ONCE);
    CHECK(p.view->pin_weak && !p.view->open && !p.view->pin_set);
    play_ask(&p, DESK_SET_PIN, "141421", DESK_AT_ONCE);
    CHECK(p.view->open && p.view->pin_set && !p.view->may_set_pin);
    play_ask(&p, DESK_LEAVE, NULL, DESK_AT_ONCE);
    play_ask(&p, DESK_INVITE, NULL, DESK_AT_ONCE);
    play_ask(&p, DESK_SET_PIN, "271828", DESK_AT_ONCE); /* never over another one */
    play_ask(&p, DESK_ENTER, "141421", DESK_AT_ONCE);
    CHECK(p.view->open);
    play_stop(&p);
    CHECK(remove(path) == 0);
    play_start(&p);
    CHECK(p.view->may_set_pin && !p.view->pin_later);
    play_ask(&p, DESK_SEEN, NULL, DESK_AT_ONCE);
    CHECK(p.view->may_set_pin && p.view->pin_later); /* the corners still lead to it */
    p.m.now_ms += 31 * 60 * 1000; /* nobody has used the start: visitors do not get to */
    play_step(&p);
    CHECK(!p.view->may_set_pin && !p.view->pin_set);
    play_ask(&p, DESK_INVITE, NULL, DESK_AT_ONCE);
    play_ask(&p, DESK_SET_PIN, "271828", DESK_AT_ONCE);
    CHECK(!p.view->open && !p.view->pin_set);
    play_end(&p);
}

static void a_damaged_pin_lets_nobody_in(void)
{
    struct play p;
    char path[300];
    FILE *f;
    play_begin(&p);
    snprintf(path, sizeof path, "%s/pin", p.store);
    f = fopen(path, "a");
    CHECK(f && fputs("x", f) >= 0 && fclose(f) == 0);
    play_start(&p);
    CHECK(p.view->exists && p.view->pin_set && !p.view->may_set_pin);
    play_ask(&p, DESK_INVITE, NULL, DESK_AT_ONCE);
    play_ask(&p, DESK_SET_PIN, "141421", DESK_AT_ONCE);
    play_ask(&p, DESK_ENTER, "141421", DESK_AT_ONCE);
    play_ask(&p, DESK_ENTER, PLAY_PIN, DESK_AT_ONCE);
    CHECK(!p.view->open);
    play_end(&p);
}

/* The disk says no: that is not a wrong PIN, and nobody gets in. */
static void a_disk_on_which_nothing_can_be_counted(void)
{
    struct play p;
    char path[300];
    play_begin(&p);
    snprintf(path, sizeof path, "%s/pin.tmp", p.store);
    CHECK(mkdir(path, 0700) == 0);
    play_start(&p);
    play_ask(&p, DESK_INVITE, NULL, DESK_AT_ONCE);
    play_ask(&p, DESK_ENTER, PLAY_PIN, DESK_AT_ONCE);
    CHECK(!p.view->open && !p.view->pin_wrong && p.view->pin_fault);
    CHECK_INT(p.view->tries_left, 5);
    CHECK(rmdir(path) == 0);
    play_ask(&p, DESK_ENTER, PLAY_PIN, DESK_AT_ONCE);
    CHECK(p.view->open && !p.view->pin_fault);
    play_end(&p);
}

/* `jstm-store pin` has set another one while the kiosk runs: the old one is gone at once, and no
 * judging brings it back. */
static void a_pin_that_was_set_meanwhile(void)
{
    struct play p;
    struct pin pin;
    struct err err;
    play_begin(&p);
    play_start(&p);
    play_ask(&p, DESK_INVITE, NULL, DESK_AT_ONCE);
    play_ask(&p, DESK_ENTER, "314159", DESK_AT_ONCE);
    CHECK(pin_open(&pin, p.store, 0, &err) && pin.wrong == 1 && pin_set(&pin, "141421", &err));
    play_ask(&p, DESK_ENTER, PLAY_PIN, DESK_AT_ONCE);
    CHECK(p.view->pin_wrong && !p.view->open);
    CHECK_INT(p.view->tries_left, 4); /* those for the old one do not count for it */
    play_ask(&p, DESK_ENTER, "141421", DESK_AT_ONCE);
    CHECK(p.view->open);
    CHECK(pin_open(&pin, p.store, 0, &err) && pin.wrong == 0);
    play_end(&p);
}

/* Who is not inside can ask for anything: nothing happens. */
static void outside_nothing_can_be_asked_for(void)
{
    static const enum desk_ask asks[] = {DESK_TAKE,      DESK_INSTALL, DESK_CANCEL,
                                         DESK_ROLL_BACK, DESK_FORGET,  DESK_LEAVE};
    struct play p;
    char file[600];
    size_t i;
    play_begin(&p);
    play_start(&p);
    play_plug(&p, "stick");
    CHECK(play_until(&p, play_looked));
    snprintf(file, sizeof file, "%s", p.view->found[0].file);
    for (i = 0; i < sizeof asks / sizeof *asks; i++) {
        play_ask(&p, asks[i], asks[i] == DESK_ROLL_BACK ? PLAY_OLD : file, DESK_AT_ONCE);
    }
    play_quiet(&p);
    CHECK_INT(p.view->step, DESK_RESTS);
    CHECK_INT(play_count(&p, "stage") + play_count(&p, "switch") + play_count(&p, "rollback"), 0);
    play_end(&p);
}

static void no_store_no_desk(void)
{
    struct clerk_options o = {.store = "/no/such/store", .program = "/bin/false"};
    struct clerk_moment m = {.now_ms = 5};
    struct clerk *c;
    struct err err;
    CHECK(clerk_create(&c, &o, 0, &err));
    CHECK(!clerk_desk(c)->view->exists);
    clerk_desk(c)->ask(clerk_desk(c)->self, DESK_INVITE, NULL, DESK_AT_ONCE);
    clerk_step(c, &m);
    CHECK(!clerk_desk(c)->view->invited);
    CHECK_INT(clerk_due_ms(c), -1);
    clerk_destroy(c);
    clerk_destroy(NULL);
}

/* --- when ------------------------------------------------------------------------------------- */

static void a_wish_before_it_is_ready(void)
{
    struct play p;
    play_begin(&p);
    play_hold(&p, "stage", PLAY_HALF, PLAY_COPIED PLAY_STAGED);
    play_start(&p);
    play_plug(&p, "stick");
    CHECK(play_enter(&p));
    CHECK(play_until(&p, play_begun));
    play_ask(&p, DESK_INSTALL, NULL, DESK_AT_ONCE);
    CHECK_INT(p.view->step, DESK_COPIES);
    CHECK(p.view->wished);
    play_ask(&p, DESK_LEAVE, NULL, DESK_AT_ONCE); /* and goes away */
    play_let(&p);
    CHECK(play_until(&p, play_to_show));
    clerk_shown(p.clerk, true);
    CHECK_INT(p.view->step, DESK_DONE);
    CHECK(!p.view->wished && !p.view->open);
    play_end(&p);
}

static void when_nobody_stands_there(void)
{
    struct play p;
    play_begin(&p);
    play_start(&p);
    CHECK(play_ready(&p));
    play_ask(&p, DESK_INSTALL, NULL, DESK_WHEN_IDLE);
    CHECK_INT(p.view->step, DESK_WAITS);
    CHECK_INT(p.view->when, DESK_WHEN_IDLE);
    p.m.staff = true;
    p.m.idle = true;
    play_pass(&p, 5000);
    play_quiet(&p);
    CHECK_INT(p.view->step, DESK_WAITS); /* staff are still there */
    play_ask(&p, DESK_LEAVE, NULL, DESK_AT_ONCE);
    p.m.staff = false;
    p.m.idle = false;
    play_pass(&p, 5000);
    CHECK_INT(p.view->step, DESK_WAITS); /* a visitor */
    p.m.idle = true;
    CHECK(play_until(&p, play_to_show));
    CHECK_INT(play_count(&p, "later"), 0);
    play_end(&p);
}

static void tonight(void)
{
    struct play p;
    play_begin(&p);
    play_start(&p);
    CHECK(play_ready(&p));
    play_ask(&p, DESK_INSTALL, NULL, DESK_TONIGHT);
    CHECK_INT(p.view->step, DESK_WAITS);
    play_quiet(&p);
    CHECK_HAS(play_told(&p), "later " PLAY_NEW "\n"); /* over a power cut, too */
    play_ask(&p, DESK_LEAVE, NULL, DESK_AT_ONCE);
    p.m.idle = true;
    p.m.minute = 17 * 60 - 1;
    play_pass(&p, 5000);
    play_quiet(&p);
    CHECK_INT(p.view->step, DESK_WAITS);
    p.m.idle = false;
    p.m.minute = 17 * 60;
    play_pass(&p, 1000);
    CHECK_INT(p.view->step, DESK_WAITS); /* the last visitor */
    p.m.idle = true;
    CHECK(play_until(&p, play_to_show));
    clerk_shown(p.clerk, true);
    CHECK_INT(p.view->step, DESK_DONE);
    play_end(&p);
}

static void it_is_past_closing_already(void)
{
    static const int minutes[] = {17 * 60, 20 * 60, 23 * 60 + 59};
    size_t i;
    for (i = 0; i < sizeof minutes / sizeof *minutes; i++) {
        struct play p;
        play_begin(&p);
        p.m.minute = minutes[i];
        play_start(&p);
        CHECK(play_ready(&p));
        play_ask(&p, DESK_INSTALL, NULL, DESK_TONIGHT);
        play_ask(&p, DESK_LEAVE, NULL, DESK_AT_ONCE);
        p.m.idle = true;
        CHECK(play_until(&p, play_to_show));
        play_end(&p);
    }
}

static void before_the_morning_it_waits(void)
{
    struct play p;
    play_begin(&p);
    p.m.minute = 6 * 60;
    p.m.idle = true;
    play_start(&p);
    CHECK(play_ready(&p));
    play_ask(&p, DESK_INSTALL, NULL, DESK_TONIGHT);
    play_quiet(&p);
    play_pass(&p, 5000);
    CHECK_INT(p.view->step, DESK_WAITS);
    CHECK(clerk_due_ms(p.clerk) <= p.m.now_ms + 1000); /* it looks at its folder */
    play_end(&p);
}

/* The kiosk starts with a pack that waits: told by the list, and taken after closing. */
static void tonight_over_a_restart(void)
{
    struct play p;
    play_begin(&p);
    play_start(&p);
    CHECK(play_ready(&p));
    play_ask(&p, DESK_INSTALL, NULL, DESK_TONIGHT);
    play_quiet(&p);
    play_stop(&p);
    play_act(&p, "list",
             PLAY_INSTALLED(PLAY_NEW, "42", "waiting") PLAY_INSTALLED(PLAY_OLD, "41", "running")
                 PLAY_STORE PLAY_FINE);
    play_start(&p);
    CHECK(play_step_is(&p, DESK_WAITS));
    CHECK_INT(p.view->when, DESK_TONIGHT);
    CHECK_TEXT(p.view->work.name, PLAY_NEW);
    CHECK_INT(p.view->work.label.seq, 42);
    p.m.idle = true;
    p.m.minute = 18 * 60;
    CHECK(play_until(&p, play_to_show));
    CHECK_HAS(clerk_show(p.clerk), PLAY_NEW);
    play_end(&p);
}

static void staff_change_their_mind(void)
{
    struct play p;
    play_begin(&p);
    play_start(&p);
    CHECK(play_ready(&p));
    play_ask(&p, DESK_INSTALL, NULL, DESK_TONIGHT);
    play_quiet(&p);
    play_ask(&p, DESK_INSTALL, NULL, DESK_AT_ONCE);
    CHECK(play_until(&p, play_to_show));
    clerk_shown(p.clerk, true);
    CHECK_INT(p.view->step, DESK_DONE);
    play_end(&p);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(from_the_stick_to_the_screen);
    RUN(a_wrong_pin_and_waiting);
    RUN(the_first_pin);
    RUN(a_damaged_pin_lets_nobody_in);
    RUN(a_disk_on_which_nothing_can_be_counted);
    RUN(a_pin_that_was_set_meanwhile);
    RUN(outside_nothing_can_be_asked_for);
    RUN(no_store_no_desk);
    RUN(a_wish_before_it_is_ready);
    RUN(when_nobody_stands_there);
    RUN(tonight);
    RUN(it_is_past_closing_already);
    RUN(before_the_morning_it_waits);
    RUN(tonight_over_a_restart);
    RUN(staff_change_their_mind);
    return TEST_END();
}
