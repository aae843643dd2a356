/* The clerk with the real jstm-store, real packs and real signatures: what it asks for is what that
 * program understands, and what is said of the disk is true. */
#include "../keeper/life.h"
#include "play.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct life l;
static struct play p;

static bool pair(const char *name, uint32_t seq, const char *rime)
{
    return life_pack(&l, name, seq, rime) && life_sign(&l, &l.ours, name, life_label(seq));
}

static void open_desk(void)
{
    const char *bin = getenv("KIOSK_SCRATCH");
    memset(&p, 0, sizeof p);
    snprintf(p.store, sizeof p.store, "%.250s", l.store);
    snprintf(p.media, sizeof p.media, "%.240s/media", l.root);
    snprintf(p.program, sizeof p.program, "%.200s/jstm-store", bin ? bin : ".");
    mkdir(p.media, 0700);
    play_pin(&p);
    p.m = (struct clerk_moment){.now_ms = 100000, .today = 20000, .minute = 600};
    play_start(&p);
    play_pass(&p, 4000);
}

static void plug(const char *stick)
{
    life_shell("cp -r '%s' '%s/%s'", l.stick, p.media, stick);
    play_pass(&p, 2000);
}

static void pull(const char *stick)
{
    life_shell("rm -r '%s/%s'", p.media, stick);
    play_pass(&p, 1000);
}

static const struct desk_pack *found(const char *shown)
{
    size_t i;
    for (i = 0; i < p.view->found_count; i++) {
        if (strcmp(p.view->found[i].shown, shown) == 0) {
            return &p.view->found[i];
        }
    }
    return NULL;
}

static uint32_t running(void)
{
    size_t i;
    for (i = 0; i < p.view->pack_count; i++) {
        if (p.view->packs[i].running) {
            return p.view->packs[i].label.seq;
        }
    }
    return 0;
}

static bool says_there_are_changes(const struct play *play)
{
    return play->view->changes_known;
}

static bool shown(void)
{
    if (!play_until(&p, play_to_show) || access(clerk_show(p.clerk), R_OK) != 0) {
        return false;
    }
    clerk_shown(p.clerk, true);
    play_quiet(&p);
    return p.view->step == DESK_DONE;
}

static void a_stick_becomes_what_runs(void)
{
    const struct desk_pack *f;
    struct buf receipts = {0};
    struct store s;
    struct err err;
    CHECK(pair("old", 1, "清早"));
    CHECK_INT(life_run(&l, "install old.kpack"), 0);
    CHECK(life_open(&l, &s) && store_proved(&s, &err)); /* only such a one is gone back to */
    store_close(&s);
    CHECK(pair("new", 2, "夜里") && life_pack(&l, "strange", 3, "雪后"));
    CHECK(life_sign(&l, &l.theirs, "strange", life_label(3)));
    life_shell("cp '%s/new.kpack' '%s/alone.kpack'", l.stick, l.stick);
    open_desk();
    CHECK(play_until(&p, play_listed));
    CHECK_INT(running(), 1);
    CHECK(p.view->room > 1000000);
    plug("红色 U 盘");
    CHECK(play_until(&p, play_looked));
    CHECK(p.view->news);
    CHECK_INT(p.view->found_count, 4);
    CHECK((f = found("old.kpack")) && f->code == STORE_ALREADY);
    CHECK((f = found("strange.kpack")) && f->code == STORE_NOT_OURS);
    CHECK((f = found("alone.kpack")) && f->code == STORE_NO_SIGNATURE);
    CHECK((f = found("new.kpack")) && f->code == STORE_STAGED && f->size > 1000000);
    CHECK_TEXT(f->key, "museum");
    CHECK_TEXT(f->label.title_zh, "迷你馆");
    CHECK_INT(f->label.seq, 2);
    CHECK(play_enter(&p));
    CHECK(play_step_is(&p, DESK_READY));
    CHECK(play_until(&p, says_there_are_changes));
    CHECK_INT(p.view->change_count, 1);
    CHECK_INT(p.view->changes[0].kind, DESK_CHANGED);
    CHECK_TEXT(p.view->changes[0].zh, "雾凇");
    CHECK_INT(running(), 1);
    play_ask(&p, DESK_INSTALL, NULL, DESK_AT_ONCE);
    CHECK(shown());
    CHECK_INT(p.view->outcome.code, STORE_INSTALLED);
    CHECK_INT(running(), 2);
    CHECK((f = found("new.kpack")) && f->code == STORE_ALREADY); /* looked at once more */
    CHECK(p.view->history_count >= 3);
    CHECK_INT(p.view->history[0].action, STORE_DID_SWITCH);
    CHECK(buf_read_file(&receipts, life_path(&l, "media/红色 U 盘/kiosk/receipts.csv"), 1 << 16,
                        &err));
    CHECK_HAS(receipts.data, "hall 3");
    buf_finish(&receipts);
    play_stop(&p);
}

static void back_and_forth(void)
{
    char one[STORE_NAME_MAX] = "";
    size_t i;
    open_desk();
    CHECK(play_until(&p, play_listed) && play_enter(&p));
    for (i = 0; i < p.view->pack_count; i++) {
        if (p.view->packs[i].label.seq == 1) {
            snprintf(one, sizeof one, "%s", p.view->packs[i].name);
            CHECK(p.view->packs[i].before);
        }
    }
    play_ask(&p, DESK_ROLL_BACK, one, DESK_AT_ONCE);
    CHECK(shown());
    CHECK_INT(running(), 1);
    CHECK_INT(p.view->history[0].action, STORE_DID_ROLL_BACK);
    play_stop(&p);
}

/* Asked for tonight, then the power is cut: the next start does it. */
static void tonight_is_kept_by_the_store(void)
{
    struct store s;
    struct err err;
    bool fell_back;
    CHECK(pair("third", 3, "雪后"));
    life_shell("rm '%s/new.kpack' '%s/old.kpack' '%s/strange.kpack' '%s/alone.kpack'", l.stick,
               l.stick, l.stick, l.stick);
    life_shell("rm -rf '%s/media'", l.root);
    open_desk();
    plug("stick");
    CHECK(play_enter(&p));
    CHECK(play_step_is(&p, DESK_READY));
    play_ask(&p, DESK_INSTALL, NULL, DESK_TONIGHT);
    play_quiet(&p);
    CHECK_INT(p.view->step, DESK_WAITS);
    play_stop(&p);
    open_desk(); /* the clerk alone: it waits for it again */
    CHECK(play_step_is(&p, DESK_WAITS));
    CHECK_INT(p.view->work.label.seq, 3);
    CHECK(play_enter(&p));
    play_ask(&p, DESK_CANCEL, NULL, DESK_AT_ONCE);
    play_quiet(&p);
    CHECK_INT(p.view->step, DESK_READY);
    play_ask(&p, DESK_INSTALL, NULL, DESK_TONIGHT);
    play_quiet(&p);
    play_stop(&p);
    CHECK(life_open(&l, &s)); /* the whole kiosk */
    CHECK(store_starting(&s, &fell_back, &err) && !fell_back);
    store_close(&s);
    open_desk();
    CHECK(play_until(&p, play_listed));
    CHECK_INT(running(), 3);
    CHECK_INT(p.view->step, DESK_RESTS);
    play_stop(&p);
}

static void damaged_and_cancelled(void)
{
    const struct desk_pack *f;
    life_shell("rm -rf '%s/media' '%s'/*", l.root, l.stick);
    CHECK(pair("fourth", 4, "清早"));
    life_shell("printf X | dd of='%s/fourth.kpack' bs=1 seek=700000 conv=notrunc 2>/dev/null",
               l.stick);
    open_desk();
    plug("stick");
    CHECK(play_enter(&p));
    CHECK(play_step_is(&p, DESK_FAILED));
    CHECK_INT(p.view->outcome.code, STORE_DAMAGED);
    CHECK((f = found("fourth.kpack")) && f->code == STORE_DAMAGED);
    pull("stick");
    life_shell("rm -rf '%s'/* && truncate -s 1500M '%s/fifth.kpack'", l.stick, l.stick);
    CHECK(life_sign(&l, &l.ours, "fifth", life_label(5)));
    plug("stick");
    CHECK(play_until(&p, play_begun));
    play_ask(&p, DESK_CANCEL, NULL, DESK_AT_ONCE);
    CHECK_INT(p.view->step, DESK_FAILED);
    CHECK_INT(p.view->outcome.code, STORE_CANCELLED);
    play_quiet(&p);
    CHECK_INT(life_count(life_path(&l, "store/packs"), "."), 0); /* nothing is left of it */
    CHECK_INT(running(), 3);
    play_stop(&p);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    life_begin(&l, "desk");
    RUN(a_stick_becomes_what_runs);
    RUN(back_and_forth);
    RUN(tonight_is_kept_by_the_store);
    RUN(damaged_and_cancelled);
    life_end(&l);
    return TEST_END();
}
