/* The clerk from the stick to the screen, as it goes when nothing goes wrong, and in every order in
 * which people may ask. */
#include "play.h"
#include "test.h"

static bool looked(const struct play *p)
{
    return p->view->stick && !p->view->reading;
}

static bool listed(const struct play *p)
{
    return p->view->pack_count > 0;
}

static bool to_show(const struct play *p)
{
    return clerk_show(p->clerk) != NULL;
}

static void from_the_stick_to_the_screen(void)
{
    struct play p;
    play_begin(&p);
    play_start(&p);
    CHECK(p.view->exists && p.view->pin_set && !p.view->may_set_pin && !p.view->open);
    CHECK(play_until(&p, listed));
    CHECK_TEXT(p.view->packs[0].name, PLAY_OLD);
    CHECK(p.view->packs[0].running);
    CHECK_INT(p.view->room, 1000000);
    play_pass(&p, 4000);
    p.changed = false;
    play_plug(&p, "红色 U 盘");
    CHECK(p.view->stick && p.view->news && p.changed); /* within two seconds */
    CHECK_TEXT(p.view->stick_name, "红色 U 盘");
    CHECK(play_until(&p, looked));
    CHECK_INT(p.view->found_count, 2);
    CHECK_INT(p.view->found[0].code, STORE_STAGED);
    CHECK_INT(p.view->found[1].code, STORE_OLDER);
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
    CHECK(play_until(&p, to_show));
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

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(from_the_stick_to_the_screen);
    return TEST_END();
}
