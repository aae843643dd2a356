/* Sticks at the desk: pulled out at each step, two at once, dull ones, and those that went wrong
 * and are plugged in anew. */
#include "play.h"
#include "test.h"

#include <string.h>
#include <unistd.h>

static bool is_failed(const struct play *p)
{
    return p->view->step == DESK_FAILED;
}

/* --- pulled out ------------------------------------------------------------------------------- */

static void pulled_while_it_is_read(void)
{
    struct play p;
    play_begin(&p);
    play_hold(&p, "look", PLAY_PACK("new.kpack", "42", "staged"), PLAY_FINE);
    play_start(&p);
    CHECK(play_until(&p, play_listed));
    play_plug(&p, "stick");
    CHECK(p.view->stick && p.view->reading);
    play_pull(&p, "stick");
    CHECK(!p.view->stick && !p.view->reading && !p.view->news);
    CHECK_INT(p.view->found_count, 0);
    play_quiet(&p);
    CHECK_INT(p.view->found_count, 0);
    play_let(&p);
    play_plug(&p, "stick"); /* and in again */
    CHECK(play_until(&p, play_looked));
    CHECK_INT(p.view->found_count, 1);
    play_end(&p);
}

/* jstm-store notices and says so. */
static void pulled_while_it_is_copied(void)
{
    struct play p;
    play_begin(&p);
    play_hold(&p, "stage", PLAY_HALF,
              "echo '{\"say\":\"end\",\"ok\":false,\"code\":\"taken-out\",\"done\":500}'\n");
    play_start(&p);
    play_plug(&p, "stick");
    CHECK(play_enter(&p));
    CHECK(play_until(&p, play_begun));
    play_pull(&p, "stick");
    CHECK_INT(p.view->step, DESK_COPIES); /* not our word, but its */
    play_let(&p);
    CHECK(play_until(&p, is_failed));
    CHECK_INT(p.view->outcome.code, STORE_TAKEN_OUT);
    CHECK_INT(p.view->outcome.done, 500);
    CHECK(!p.view->may_take_out);
    play_act(&p, "stage", PLAY_HALF PLAY_COPIED PLAY_STAGED);
    play_plug(&p, "stick"); /* "plug it in to start again" */
    CHECK(play_step_is(&p, DESK_READY));
    CHECK_INT(play_count(&p, "stage"), 2);
    play_end(&p);
}

/* jstm-store hangs in a read that never returns. */
static void pulled_and_no_byte_comes(void)
{
    struct play p;
    play_begin(&p);
    play_act(&p, "stage", PLAY_HALF "while :; do sleep 0.05; " PLAY_HALF "done\n");
    play_start(&p);
    play_plug(&p, "stick");
    CHECK(play_enter(&p));
    CHECK(play_until(&p, play_begun));
    play_pull(&p, "stick");
    play_pass(&p, 18500);
    CHECK_INT(p.view->step, DESK_COPIES);
    play_pass(&p, 1500); /* twenty seconds without a byte, whatever else it says */
    CHECK(play_until(&p, is_failed));
    CHECK_INT(p.view->outcome.code, STORE_TAKEN_OUT);
    CHECK_INT(p.view->outcome.done, 500);
    play_quiet(&p);
    play_end(&p);
}

static void pulled_while_it_is_checked(void)
{
    struct play p;
    play_begin(&p);
    play_hold(&p, "stage", PLAY_HALF PLAY_COPIED, PLAY_STAGED);
    play_start(&p);
    play_plug(&p, "stick");
    CHECK(play_enter(&p));
    CHECK(play_step_is(&p, DESK_CHECKS));
    CHECK(p.view->may_take_out);
    CHECK_INT(p.view->done, p.view->all);
    play_pull(&p, "stick");
    play_pass(&p, 60000); /* a large pack takes its time */
    CHECK_INT(p.view->step, DESK_CHECKS);
    play_let(&p);
    CHECK(play_step_is(&p, DESK_READY));
    play_forget(&p);
    play_ask(&p, DESK_INSTALL, NULL, DESK_AT_ONCE);
    CHECK(play_until(&p, play_to_show));
    CHECK_HAS(play_told(&p), "switch " PLAY_NEW "\n"); /* no receipt without a stick */
    clerk_shown(p.clerk, true);
    CHECK_INT(p.view->step, DESK_DONE);
    play_end(&p);
}

static void pulled_when_it_is_ready_or_waits(void)
{
    struct play p;
    play_begin(&p);
    play_start(&p);
    CHECK(play_ready(&p));
    play_pull(&p, "stick");
    CHECK_INT(p.view->step, DESK_READY);
    CHECK_TEXT(p.view->work.name, PLAY_NEW);
    play_ask(&p, DESK_INSTALL, NULL, DESK_TONIGHT);
    play_plug(&p, "stick");
    play_pull(&p, "stick");
    CHECK_INT(p.view->step, DESK_WAITS);
    p.m.idle = true;
    p.m.minute = 1200;
    play_ask(&p, DESK_LEAVE, NULL, DESK_AT_ONCE);
    CHECK(play_until(&p, play_to_show));
    play_end(&p);
}

/* --- two and more ----------------------------------------------------------------------------- */

static void the_first_one_is_locked_in(void)
{
    struct play p;
    play_begin(&p);
    play_start(&p);
    play_plug(&p, "one");
    CHECK(play_until(&p, play_looked));
    play_plug(&p, "another");
    play_plug(&p, "third");
    CHECK_TEXT(p.view->stick_name, "one");
    CHECK_INT(p.view->sticks_waiting, 2);
    CHECK_INT(play_count(&p, "look"), 1);
    play_pull(&p, "third");
    CHECK_INT(p.view->sticks_waiting, 1);
    play_ask(&p, DESK_SEEN, NULL, DESK_AT_ONCE);
    CHECK(!p.view->news);
    play_pull(&p, "one");
    CHECK_TEXT(p.view->stick_name, "another");
    CHECK_INT(p.view->sticks_waiting, 0);
    CHECK(play_until(&p, play_looked));
    CHECK_INT(play_count(&p, "look"), 2);
    CHECK_HAS(p.view->found[0].file, "/another/new.kpack");
    play_end(&p);
}

/* A disk that is always there, and has nothing for us, keeps nobody waiting. */
static void a_dull_one_gives_way(void)
{
    struct play p;
    play_begin(&p);
    play_act(
        &p, "look",
        "case $1 in *disk) ;; *) " PLAY_PACK("new.kpack", "42", "staged") ";; esac\n" PLAY_FINE);
    play_start(&p);
    play_plug(&p, "disk");
    CHECK(play_until(&p, play_looked));
    CHECK_INT(p.view->found_count, 0);
    CHECK_TEXT(p.view->stick_name, "disk"); /* staff see that there is nothing on it */
    play_plug(&p, "stick");
    CHECK_TEXT(p.view->stick_name, "stick");
    CHECK_INT(p.view->sticks_waiting, 0);
    CHECK(play_until(&p, play_looked));
    CHECK_INT(p.view->found_count, 1);
    CHECK(p.view->news);
    play_pull(&p, "stick");
    CHECK_TEXT(p.view->stick_name, "disk");
    CHECK(!p.view->news);
    play_plug(&p, "stick");
    CHECK_TEXT(p.view->stick_name, "stick");
    play_end(&p);
}

/* Told by the kernel's table: a file system that we do not read (U01). */
static void one_of_another_kind(void)
{
    struct play p;
    char table[256];
    FILE *f;
    play_begin(&p);
    snprintf(table, sizeof table, "%s/mountinfo", p.folder);
    f = fopen(table, "w");
    CHECK(f && fclose(f) == 0);
    p.mountinfo = table;
    play_start(&p);
    play_pass(&p, 4000);
    f = fopen(table, "w");
    CHECK(f && fputs("9 1 8:1 / /media/k/MAC rw - hfsplus /dev/sdb1 ro\n", f) >= 0);
    CHECK(fclose(f) == 0);
    play_pass(&p, 2000);
    CHECK(p.view->stick && p.view->unsupported && p.view->news && !p.view->reading);
    CHECK_TEXT(p.view->stick_name, "MAC");
    play_pass(&p, 5000);
    CHECK_INT(play_count(&p, "look"), 0);
    play_plug(&p, "stick"); /* it keeps nobody waiting */
    CHECK_TEXT(p.view->stick_name, "stick");
    CHECK(!p.view->unsupported);
    CHECK(play_until(&p, play_looked));
    CHECK_INT(p.view->found_count, 2);
    play_end(&p);
}

/* What was there when the kiosk started is only news if it has something. */
static void there_since_the_start(void)
{
    struct play p;
    play_begin(&p);
    play_act(&p, "look", PLAY_PACK("old.kpack", "7", "older") PLAY_FINE);
    play_start(&p);
    play_plug(&p, "stick");
    CHECK(play_until(&p, play_looked));
    CHECK(!p.view->news);
    CHECK_INT(p.view->found_count, 1);
    play_pull(&p, "stick");
    play_plug(&p, "stick");
    CHECK(play_until(&p, play_looked));
    CHECK(p.view->news); /* now somebody has plugged it in */
    play_stop(&p);
    play_act(&p, "look", PLAY_PACK("new.kpack", "42", "staged") PLAY_FINE);
    play_start(&p);
    play_pass(&p, 2000);
    CHECK(play_until(&p, play_looked));
    CHECK(p.view->news);
    play_end(&p);
}

static void photographs_are_no_news(void)
{
    struct play p;
    play_begin(&p);
    play_act(&p, "look", PLAY_FINE);
    play_start(&p);
    play_pass(&p, 4000);
    play_plug(&p, "stick");
    CHECK(!p.view->news);
    CHECK(play_until(&p, play_looked));
    CHECK(p.view->stick && !p.view->news);
    play_pull(&p, "stick");
    play_act(&p, "look", PLAY_PACK("old.kpack", "7", "older") PLAY_FINE);
    play_plug(&p, "stick");
    CHECK(play_until(&p, play_looked));
    CHECK(p.view->news); /* a pack, whatever is the matter with it */
    play_end(&p);
}

/* The store lies on a disk that looks like a stick; by way of a link, too. */
static void where_our_own_store_lies_is_no_stick(void)
{
    struct play p;
    char table[256], real[256], link[256];
    FILE *f;
    play_begin(&p);
    snprintf(real, sizeof real, "%s", p.store);
    snprintf(link, sizeof link, "%s/link", p.folder);
    CHECK(symlink(real, link) == 0);
    snprintf(p.store, sizeof p.store, "%s", link);
    snprintf(table, sizeof table, "%s/mountinfo", p.folder);
    f = fopen(table, "w");
    *strrchr(real, '/') = 0;
    CHECK(f && fprintf(f, "9 1 8:1 / %s rw - ext4 /dev/sdb1 rw\n", real) > 0);
    CHECK(fprintf(f, "8 1 8:2 / %s/stor rw - ext4 /dev/sdb2 rw\n", real) > 0);
    CHECK(fclose(f) == 0);
    *strrchr(real, '/') = 0;
    p.mountinfo = table;
    p.root = real;
    play_start(&p);
    play_pass(&p, 4000);
    CHECK(p.view->stick);
    CHECK_TEXT(p.view->stick_name, "stor"); /* its name only begins alike */
    play_end(&p);
}

/* --- which pack ------------------------------------------------------------------------------- */

static void of_two_newer_ones_staff_choose(void)
{
    struct play p;
    char file[600];
    play_begin(&p);
    play_act(&p, "look",
             PLAY_PACK("a.kpack", "42", "staged") PLAY_PACK("b.kpack", "43", "staged")
                 PLAY_PACK("c.kpack", "44", "damaged") PLAY_FINE);
    play_start(&p);
    play_plug(&p, "stick");
    CHECK(play_until(&p, play_looked));
    CHECK(play_enter(&p));
    play_quiet(&p);
    play_pass(&p, 2000);
    CHECK_INT(p.view->step, DESK_RESTS);
    play_ask(&p, DESK_TAKE, p.view->found[2].file, DESK_AT_ONCE); /* not that one */
    play_ask(&p, DESK_TAKE, "/etc/passwd", DESK_AT_ONCE);
    CHECK_INT(p.view->step, DESK_RESTS);
    snprintf(file, sizeof file, "%s", p.view->found[1].file);
    play_ask(&p, DESK_TAKE, file, DESK_AT_ONCE);
    CHECK(play_step_is(&p, DESK_READY));
    CHECK_INT(p.view->work.label.seq, 43);
    CHECK_HAS(play_told(&p), "/b.kpack --receipt");
    snprintf(file, sizeof file, "%s", p.view->found[0].file);
    play_ask(&p, DESK_TAKE, file, DESK_AT_ONCE); /* rather the other one */
    CHECK(play_step_is(&p, DESK_READY));
    CHECK_INT(p.view->work.label.seq, 42);
    CHECK_INT(play_count(&p, "stage"), 2);
    play_end(&p);
}

static void none_is_newer(void)
{
    struct play p;
    play_begin(&p);
    play_act(&p, "look",
             PLAY_PACK("a.kpack", "41", "already") PLAY_PACK("b.kpack", "40", "older") PLAY_FINE);
    play_start(&p);
    play_plug(&p, "stick");
    CHECK(play_until(&p, play_looked));
    CHECK(play_enter(&p));
    play_pass(&p, 3000);
    play_quiet(&p);
    CHECK_INT(p.view->step, DESK_RESTS);
    CHECK_INT(play_count(&p, "stage"), 0);
    play_end(&p);
}

/* One that failed is not tried again until the stick is plugged in anew. */
static void failed_once_is_enough(void)
{
    struct play p;
    char file[600];
    play_begin(&p);
    play_act(&p, "stage", PLAY_HALF PLAY_NO("damaged"));
    play_start(&p);
    play_plug(&p, "stick");
    CHECK(play_enter(&p));
    CHECK(play_until(&p, is_failed));
    CHECK_INT(p.view->outcome.code, STORE_DAMAGED);
    CHECK_INT(p.view->found[0].code, STORE_DAMAGED); /* the list says it, too */
    snprintf(file, sizeof file, "%s", p.view->found[0].file);
    play_ask(&p, DESK_TAKE, file, DESK_AT_ONCE);
    play_ask(&p, DESK_FORGET, NULL, DESK_AT_ONCE);
    CHECK_INT(p.view->step, DESK_RESTS);
    play_ask(&p, DESK_LEAVE, NULL, DESK_AT_ONCE);
    CHECK(play_enter(&p));
    play_pass(&p, 5000);
    play_quiet(&p);
    CHECK_INT(p.view->step, DESK_RESTS);
    CHECK_INT(play_count(&p, "stage"), 1);
    play_act(&p, "stage", PLAY_HALF PLAY_COPIED PLAY_STAGED);
    play_pull(&p, "stick");
    play_plug(&p, "stick");
    CHECK(play_step_is(&p, DESK_READY));
    play_end(&p);
}

static void one_that_cannot_be_read(void)
{
    struct play p;
    play_begin(&p);
    play_act(&p, "look", PLAY_NO("taken-out"));
    play_start(&p);
    play_pass(&p, 4000);
    play_plug(&p, "stick");
    CHECK(p.view->reading && !p.view->news);
    for (int i = 0; i < 4; i++) {
        play_quiet(&p);
        play_pass(&p, 2500);
    }
    CHECK(p.view->gone_bad && !p.view->reading && p.view->stick && p.view->news);
    CHECK_INT(play_count(&p, "look"), 3);
    play_act(&p, "look", PLAY_PACK("new.kpack", "42", "staged") PLAY_FINE);
    play_plug(&p, "another"); /* it keeps nobody waiting */
    CHECK_TEXT(p.view->stick_name, "another");
    CHECK(play_until(&p, play_looked));
    CHECK(!p.view->gone_bad);
    CHECK_INT(p.view->found_count, 1);
    play_end(&p);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(pulled_while_it_is_read);
    RUN(pulled_while_it_is_copied);
    RUN(pulled_and_no_byte_comes);
    RUN(pulled_while_it_is_checked);
    RUN(pulled_when_it_is_ready_or_waits);
    RUN(the_first_one_is_locked_in);
    RUN(a_dull_one_gives_way);
    RUN(one_of_another_kind);
    RUN(there_since_the_start);
    RUN(photographs_are_no_news);
    RUN(where_our_own_store_lies_is_no_stick);
    RUN(of_two_newer_ones_staff_choose);
    RUN(none_is_newer);
    RUN(failed_once_is_enough);
    RUN(one_that_cannot_be_read);
    return TEST_END();
}
