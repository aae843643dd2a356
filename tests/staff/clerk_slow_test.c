/* Large packs and slow disks: what takes long is waited for as long as it takes, and only a stick
 * from which no byte comes any more counts as pulled out. */
#include "play.h"
#include "test.h"

/* Everything has come from the stick, and our own disk is slow: it says that it lives. */
static void a_slow_disk_is_no_stick_that_was_pulled(void)
{
    struct play p;
    play_begin(&p);
    play_act(&p, "stage",
             "while :; do echo '{\"say\":\"progress\",\"done\":1000,\"all\":1000}'; "
             "sleep 0.02; done\n");
    play_start(&p);
    play_plug(&p, "stick");
    CHECK(play_enter(&p));
    CHECK(play_until(&p, play_begun));
    play_pass(&p, 60000);
    CHECK_INT(p.view->step, DESK_COPIES);
    play_ask(&p, DESK_CANCEL, NULL, DESK_AT_ONCE);
    play_quiet(&p);
    play_end(&p);
}

/* Twelve gigabytes are read before the way back is taken, which says nothing. */
static void the_way_back_takes_as_long_as_its_pack_is_large(void)
{
    struct play p;
    play_begin(&p);
    play_act(&p, "list",
             PLAY_INSTALLED(
                 PLAY_NEW, "42",
                 "running") "echo '{\"say\":\"pack\",\"name\":\"" PLAY_OLD
                            "\",\"id\":\"jilin\",\"seq\":41,\"size\":12000000000}'\n" PLAY_STORE
                                PLAY_FINE);
    play_hold(&p, "rollback", "", PLAY_FINE);
    play_start(&p);
    CHECK(play_until(&p, play_listed));
    CHECK(play_enter(&p));
    play_quiet(&p);
    play_ask(&p, DESK_ROLL_BACK, PLAY_OLD, DESK_AT_ONCE);
    play_pass(&p, 1200000);
    CHECK_INT(p.view->step, DESK_SWITCHES);
    play_let(&p);
    CHECK(play_until(&p, play_to_show));
    clerk_shown(p.clerk, true);
    play_end(&p);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_slow_disk_is_no_stick_that_was_pulled);
    RUN(the_way_back_takes_as_long_as_its_pack_is_large);
    return TEST_END();
}
