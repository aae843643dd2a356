/* What goes wrong at the desk: cancelled at each step, children that die, babble or never answer,
 * packs that do not open, and what a slow child must not do: hold up a frame. */
#include "play.h"
#include "test.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

static bool is_failed(const struct play *p)
{
    return p->view->step == DESK_FAILED;
}

static bool is_waited_off(const struct play *p)
{
    return p->view->step == DESK_READY;
}

static int lists;

static bool one_more_list_is_read(const struct play *p)
{
    return play_count((struct play *)p, "list") > lists;
}

/* --- cancelled -------------------------------------------------------------------------------- */

static void cancelled_while_copying_or_checking(void)
{
    int checking;
    for (checking = 0; checking < 2; checking++) {
        struct play p;
        play_begin(&p);
        play_hold(&p, "stage", checking ? PLAY_HALF PLAY_COPIED : PLAY_HALF, PLAY_STAGED);
        play_start(&p);
        play_plug(&p, "stick");
        CHECK(play_enter(&p));
        CHECK(checking ? play_step_is(&p, DESK_CHECKS) : play_until(&p, play_begun));
        play_ask(&p, DESK_INSTALL, NULL, DESK_AT_ONCE);
        CHECK(p.view->wished);
        play_ask(&p, DESK_CANCEL, NULL, DESK_AT_ONCE);
        CHECK_INT(p.view->step, DESK_FAILED);
        CHECK_INT(p.view->outcome.code, STORE_CANCELLED);
        CHECK(!p.view->wished);
        play_let(&p);
        play_quiet(&p);
        CHECK_INT(p.view->step, DESK_FAILED); /* whatever it has said meanwhile */
        play_pass(&p, 3000);
        play_quiet(&p);
        CHECK_INT(play_count(&p, "stage"), 1); /* not by itself again */
        CHECK_INT(play_count(&p, "switch"), 0);
        play_ask(&p, DESK_TAKE, p.view->found[0].file, DESK_AT_ONCE); /* but when asked to */
        CHECK(play_step_is(&p, DESK_READY));
        play_end(&p);
    }
}

static void cancelled_when_ready(void)
{
    struct play p;
    play_begin(&p);
    play_start(&p);
    CHECK(play_ready(&p));
    play_ask(&p, DESK_CANCEL, NULL, DESK_AT_ONCE);
    CHECK_INT(p.view->step, DESK_RESTS);
    CHECK_TEXT(p.view->work.name, "");
    play_ask(&p, DESK_INSTALL, NULL, DESK_AT_ONCE);
    play_quiet(&p);
    CHECK_INT(p.view->step, DESK_RESTS);
    CHECK_INT(play_count(&p, "switch"), 0);
    play_end(&p);
}

static void cancelled_while_it_waits(void)
{
    struct play p;
    play_begin(&p);
    play_start(&p);
    CHECK(play_ready(&p));
    play_ask(&p, DESK_INSTALL, NULL, DESK_WHEN_IDLE);
    play_ask(&p, DESK_CANCEL, NULL, DESK_AT_ONCE);
    CHECK_INT(p.view->step, DESK_READY);
    play_quiet(&p);
    CHECK_INT(play_count(&p, "later"), 0); /* nothing was written, nothing is taken back */
    play_ask(&p, DESK_INSTALL, NULL, DESK_TONIGHT);
    play_quiet(&p);
    play_ask(&p, DESK_CANCEL, NULL, DESK_AT_ONCE);
    CHECK_INT(p.view->step, DESK_READY);
    play_quiet(&p);
    CHECK_INT(play_count(&p, "later"), 2);
    CHECK_HAS(play_told(&p), "later -\n");
    p.m.idle = true;
    p.m.minute = 1100;
    play_pass(&p, 5000);
    CHECK_INT(p.view->step, DESK_READY);
    play_end(&p);
}

/* Tonight, no, yes, no, faster than jstm-store: the last word counts. */
static void minds_change_faster_than_the_disk(void)
{
    struct play p;
    const char *last;
    int i;
    play_begin(&p);
    play_start(&p);
    CHECK(play_ready(&p));
    play_quiet(&p);
    play_hold(&p, "later", "", PLAY_END("staged"));
    for (i = 0; i < 5; i++) {
        play_ask(&p, DESK_INSTALL, NULL, DESK_TONIGHT);
        play_ask(&p, DESK_CANCEL, NULL, DESK_AT_ONCE);
    }
    CHECK_INT(p.view->step, DESK_READY);
    play_let(&p);
    play_quiet(&p);
    CHECK_INT(p.view->step, DESK_READY);
    last = strstr(play_told(&p), "later -\n");
    CHECK(last && !strstr(last, "later " PLAY_NEW));
    play_forget(&p);
    play_ask(&p, DESK_INSTALL, NULL, DESK_TONIGHT);
    play_quiet(&p);
    CHECK_INT(p.view->step, DESK_WAITS);
    CHECK_HAS(play_told(&p), "later " PLAY_NEW "\n");
    play_end(&p);
}

/* A list that was read before the waiting was taken back does not bring it back. */
static void an_old_list_brings_nothing_back(void)
{
    struct play p;
    play_begin(&p);
    play_start(&p);
    CHECK(play_ready(&p));
    play_quiet(&p);
    play_hold(&p, "list", PLAY_INSTALLED(PLAY_NEW, "42", "waiting"), PLAY_STORE PLAY_FINE);
    lists = play_count(&p, "list");
    play_ask(&p, DESK_INSTALL, NULL, DESK_TONIGHT);
    CHECK(play_until(&p, one_more_list_is_read));
    play_ask(&p, DESK_CANCEL, NULL, DESK_AT_ONCE);
    play_ask(&p, DESK_CANCEL, NULL, DESK_AT_ONCE);
    CHECK_INT(p.view->step, DESK_RESTS);
    play_act(&p, "list", PLAY_INSTALLED(PLAY_OLD, "41", "running") PLAY_STORE PLAY_FINE);
    play_let(&p);
    play_quiet(&p);
    CHECK_INT(play_count(&p, "later"), 2);
    CHECK_INT(p.view->step, DESK_RESTS);
    play_end(&p);
}

/* The state is being written: too late. */
static void cancelled_while_it_switches(void)
{
    struct play p;
    play_begin(&p);
    play_start(&p);
    CHECK(play_ready(&p));
    play_quiet(&p);
    play_hold(&p, "switch", "", PLAY_END("installed"));
    play_ask(&p, DESK_INSTALL, NULL, DESK_AT_ONCE);
    play_ask(&p, DESK_CANCEL, NULL, DESK_AT_ONCE);
    CHECK_INT(p.view->step, DESK_SWITCHES);
    play_let(&p);
    CHECK(play_until(&p, play_to_show));
    play_ask(&p, DESK_CANCEL, NULL, DESK_AT_ONCE);
    clerk_shown(p.clerk, true);
    CHECK_INT(p.view->step, DESK_DONE);
    play_end(&p);
}

/* --- children --------------------------------------------------------------------------------- */

static const struct ill {
    const char *name, *script;
    int64_t patience_ms;
} ills[] = {
    {"dies", "kill -SEGV $$\n", 0},
    {"is killed", "kill -KILL $$\n", 0},
    {"ends without a word", "exit 0\n", 0},
    {"ends with a code", "exit 3\n", 0},
    {"is an answer that is none", PLAY_END("installed") "exit 0\n", 0},
    {"babbles", "while :; do echo nonsense; done\n", 0},
    {"babbles bytes", "head -c 1000000 /dev/urandom\n", 0},
    {"has no end of line", "yes | tr -d '\\n'\n", 0},
    {"says odd things", "while :; do echo '{\"say\":\"end\",\"ok\":7}'; done\n", 0},
    {"names what is no name",
     "echo '{\"say\":\"end\",\"ok\":true,\"code\":\"staged\",\"name\":\"../x\"}'\n", 0},
    {"never answers", "exec sleep 1000\n", 310000},
    {"never ends", "trap '' TERM; while :; do sleep 0.05; done\n", 310000},
};

static void children_that_are_ill(void)
{
    size_t i;
    for (i = 0; i < sizeof ills / sizeof *ills; i++) {
        struct play p;
        bool failed;
        play_begin(&p);
        play_act(&p, "stage", ills[i].script);
        play_start(&p);
        play_plug(&p, "stick");
        CHECK(play_enter(&p));
        play_pass(&p, ills[i].patience_ms);
        failed = play_until(&p, is_failed);
        if (!failed || p.view->outcome.code == STORE_INSTALLED ||
            (!p.view->outcome.detail[0] && !strstr(ills[i].name, "none") &&
             !strstr(ills[i].name, "no name"))) {
            test_fail(__FILE__, __LINE__, "one that %s: step %d, code %d, %s", ills[i].name,
                      (int)p.view->step, (int)p.view->outcome.code, p.view->outcome.detail);
            return;
        }
        CHECK(p.view->outcome.code == STORE_OWN_DISK || p.view->outcome.code == STORE_TAKEN_OUT);
        play_act(&p, "stage", PLAY_STAGED); /* and the desk lives on */
        play_pull(&p, "stick");
        play_plug(&p, "stick");
        CHECK(play_step_is(&p, DESK_READY));
        play_end(&p);
    }
}

static void every_word_may_fail(void)
{
    static const char *const words[] = {"list", "look", "log", "changes", "later", "switch"};
    size_t i;
    for (i = 0; i < sizeof words / sizeof *words; i++) {
        struct play p;
        int n;
        play_begin(&p);
        play_act(&p, words[i], "while :; do echo nonsense; done\n");
        play_start(&p);
        play_plug(&p, "stick");
        CHECK(play_enter(&p));
        for (n = 0; n < 12; n++) {
            play_quiet(&p);
            play_pass(&p, 2500);
            if (n == 4 || n == 8) {
                play_ask(&p, DESK_INSTALL, NULL, n == 4 ? DESK_TONIGHT : DESK_AT_ONCE);
            }
        }
        if (strcmp(words[i], "switch") == 0 || strcmp(words[i], "later") == 0) {
            CHECK_INT(p.view->step, DESK_FAILED);
            CHECK_INT(p.view->outcome.code, STORE_OWN_DISK);
        } else if (strcmp(words[i], "look") == 0) {
            CHECK(p.view->gone_bad);
        } else {
            CHECK(clerk_show(p.clerk) != NULL); /* the rest is only for reading */
        }
        play_end(&p);
    }
}

static void no_such_program(void)
{
    struct play p;
    int n;
    play_begin(&p);
    CHECK(unlink(p.program) == 0);
    play_start(&p);
    play_plug(&p, "stick");
    for (n = 0; n < 8; n++) {
        play_pass(&p, 2500);
    }
    CHECK(p.view->gone_bad && !p.view->reading);
    CHECK(play_enter(&p)); /* the PIN needs nobody */
    play_end(&p);
}

/* --- switches that go wrong ------------------------------------------------------------------- */

static void a_switch_that_is_refused(void)
{
    struct play p;
    play_begin(&p);
    play_act(&p, "switch", PLAY_NO("did-not-start"));
    play_start(&p);
    CHECK(play_ready(&p));
    play_ask(&p, DESK_INSTALL, NULL, DESK_AT_ONCE);
    CHECK(play_until(&p, is_failed));
    CHECK_INT(p.view->outcome.code, STORE_DID_NOT_START);
    CHECK(clerk_show(p.clerk) == NULL);
    play_end(&p);
}

/* It dies after the state was written, or before: the list tells, and it is believed. */
static void a_switch_that_dies(void)
{
    int happened;
    for (happened = 0; happened < 2; happened++) {
        struct play p;
        play_begin(&p);
        play_act(&p, "switch", "kill -KILL $$\n");
        play_start(&p);
        CHECK(play_ready(&p));
        play_quiet(&p);
        if (happened) {
            play_act(&p, "list",
                     PLAY_INSTALLED(PLAY_NEW, "42", "running")
                         PLAY_INSTALLED(PLAY_OLD, "41", "before") PLAY_STORE PLAY_FINE);
        }
        play_ask(&p, DESK_INSTALL, NULL, DESK_AT_ONCE);
        if (happened) {
            CHECK(play_until(&p, play_to_show));
        } else {
            CHECK(play_until(&p, is_failed));
            CHECK_INT(p.view->outcome.code, STORE_OWN_DISK);
            CHECK_HAS(p.view->outcome.detail, "signal 9");
        }
        play_end(&p);
    }
}

/* The loop could not open it: the old one stays, on the screen and in the store. */
static void a_pack_that_does_not_open(void)
{
    struct play p;
    play_begin(&p);
    play_start(&p);
    CHECK(play_ready(&p));
    play_ask(&p, DESK_INSTALL, NULL, DESK_AT_ONCE);
    CHECK(play_until(&p, play_to_show));
    clerk_shown(p.clerk, false);
    CHECK_INT(p.view->step, DESK_FAILED);
    CHECK_INT(p.view->outcome.code, STORE_DID_NOT_START);
    play_quiet(&p);
    CHECK_HAS(play_told(&p), "rollback " PLAY_OLD "\n");
    clerk_shown(p.clerk, true); /* an answer nobody asked for */
    CHECK_INT(p.view->step, DESK_FAILED);
    play_end(&p);
}

/* --- back ------------------------------------------------------------------------------------- */

static void back_in_two_touches(void)
{
    struct play p;
    play_begin(&p);
    play_act(&p, "list",
             PLAY_INSTALLED(PLAY_NEW, "42", "running") PLAY_INSTALLED(PLAY_OLD, "41", "before")
                 PLAY_INSTALLED("jilin-40-00000000000000cc", "40", "bad") PLAY_STORE PLAY_FINE);
    play_start(&p);
    CHECK(play_until(&p, play_listed));
    CHECK(play_enter(&p));
    play_ask(&p, DESK_ROLL_BACK, PLAY_NEW, DESK_AT_ONCE); /* it runs */
    play_ask(&p, DESK_ROLL_BACK, "jilin-40-00000000000000cc", DESK_AT_ONCE);
    play_ask(&p, DESK_ROLL_BACK, "nonsense", DESK_AT_ONCE);
    CHECK_INT(p.view->step, DESK_RESTS);
    play_ask(&p, DESK_ROLL_BACK, PLAY_OLD, DESK_AT_ONCE);
    CHECK(p.view->back);
    CHECK(play_until(&p, play_to_show));
    CHECK_HAS(clerk_show(p.clerk), PLAY_OLD);
    clerk_shown(p.clerk, true);
    CHECK_INT(p.view->step, DESK_DONE);
    CHECK(p.view->back);
    CHECK_INT(play_count(&p, "rollback"), 1);
    play_act(&p, "rollback", PLAY_NO("damaged"));
    play_act(&p, "list",
             PLAY_INSTALLED(PLAY_NEW, "42", "before") PLAY_INSTALLED(PLAY_OLD, "41", "running")
                 PLAY_STORE PLAY_FINE);
    play_ask(&p, DESK_FORGET, NULL, DESK_AT_ONCE);
    play_quiet(&p);
    play_pass(&p, 1000);
    play_quiet(&p);
    play_stop(&p);
    play_start(&p);
    CHECK(play_until(&p, play_listed) && play_enter(&p));
    play_ask(&p, DESK_ROLL_BACK, PLAY_NEW, DESK_AT_ONCE);
    CHECK(play_until(&p, is_failed));
    CHECK_INT(p.view->outcome.code, STORE_DAMAGED);
    play_end(&p);
}

/* --- time ------------------------------------------------------------------------------------- */

/* A megabyte a second, then twice that: the end is told after two seconds, and does not jump. */
static void how_long_it_will_take(void)
{
    struct play p;
    struct timespec nap = {0, 1000000};
    struct buf script = {0};
    int i, before = 1 << 20;
    play_begin(&p);
    play_act(&p, "look",
             "echo "
             "'{\"say\":\"pack\",\"file\":\"'$1'/"
             "n\",\"code\":\"staged\",\"size\":60000000}'\n" PLAY_FINE);
    for (i = 0; i <= 60; i++) {
        buf_format(&script,
                   "echo '{\"say\":\"progress\",\"done\":%d,\"all\":60000000}'\n"
                   "while [ ! -e $here/go%d ]; do sleep 0.005; done\n",
                   i * 1000000 + 1, i);
    }
    play_act(&p, "stage", script.data);
    buf_finish(&script);
    play_start(&p);
    play_plug(&p, "stick");
    CHECK(play_enter(&p));
    CHECK(play_until(&p, play_begun));
    for (i = 0; i < 20; i++) {
        char path[300];
        uint64_t done = (uint64_t)(i + 1) * 1000000;
        FILE *f;
        snprintf(path, sizeof path, "%s/go%d", p.folder, i);
        f = fopen(path, "w");
        CHECK(f && fclose(f) == 0);
        p.m.now_ms += i < 10 ? 1000 : 500;
        while (p.view->done < done) {
            play_step(&p);
            nanosleep(&nap, NULL);
        }
        if (i < 1) {
            CHECK_INT(p.view->seconds_left, -1);
        } else if (i > 2) {
            CHECK(p.view->seconds_left > 0 && p.view->seconds_left <= before);
            before = p.view->seconds_left;
        }
        if (i == 9) {
            CHECK_NEAR(p.view->seconds_left, 50, 2);
        }
    }
    CHECK_NEAR(p.view->seconds_left, 20, 5);
    play_ask(&p, DESK_CANCEL, NULL, DESK_AT_ONCE);
    play_end(&p);
}

/* As in the product, with threads: a child that will not end, PINs at their price, ten thousand
 * lines; no step takes as long as a frame. */
static void no_step_waits(void)
{
    struct play p;
    play_begin(&p);
    p.threads = true;
    play_act(&p, "stage", "trap '' TERM; " PLAY_HALF "exec 1>&-; while :; do sleep 0.05; done\n");
    play_start(&p);
    CHECK(play_until(&p, play_listed));
    play_plug(&p, "stick");
    CHECK(play_until(&p, play_looked));
    CHECK(play_enter(&p));
    CHECK(play_until(&p, is_failed)); /* it has closed its mouth, and does not go */
    play_hold(&p, "stage", "trap '' TERM; " PLAY_HALF, PLAY_STAGED);
    play_pull(&p, "stick");
    play_plug(&p, "stick");
    CHECK(play_until(&p, play_begun));
    play_ask(&p, DESK_CANCEL, NULL, DESK_AT_ONCE);
    CHECK_INT(p.view->step, DESK_FAILED);
    play_let(&p);
    play_act(&p, "stage", PLAY_STAGED);
    play_act(&p, "changes",
             "i=0; while [ $i -lt 10000 ]; do i=$((i+1));\n"
             "echo '{\"say\":\"change\",\"kind\":\"added\",\"zh\":\"新\"}'; done\n" PLAY_FINE);
    play_ask(&p, DESK_TAKE, p.view->found[0].file, DESK_AT_ONCE);
    CHECK(play_until(&p, is_waited_off));
    play_quiet(&p);
    CHECK_INT(p.view->change_count, 10000);
    printf("the longest step: %.1f ms\n", (double)p.longest_ns / 1e6);
    CHECK(p.longest_ns < 200 * 1000000LL); /* sanitized, and on a busy machine */
    play_end(&p);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(cancelled_while_copying_or_checking);
    RUN(cancelled_when_ready);
    RUN(cancelled_while_it_waits);
    RUN(minds_change_faster_than_the_disk);
    RUN(an_old_list_brings_nothing_back);
    RUN(cancelled_while_it_switches);
    RUN(children_that_are_ill);
    RUN(every_word_may_fail);
    RUN(no_such_program);
    RUN(a_switch_that_is_refused);
    RUN(a_switch_that_dies);
    RUN(a_pack_that_does_not_open);
    RUN(back_in_two_touches);
    RUN(how_long_it_will_take);
    RUN(no_step_waits);
    return TEST_END();
}
