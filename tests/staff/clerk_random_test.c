/* Anything in any order: sticks, fingers, time, and a jstm-store that does its work, refuses, dies
 * or talks nonsense. Whatever happens, some things stay true, and at the end the desk is well. */
#include "play.h"
#include "test.h"

#include "base/rng.h"

#include <dirent.h>
#include <stdlib.h>
#include <unistd.h>

#define WORLDS 12
#define ACTS 120
#define STICKS 3

static const char *const words[] = {"look",   "list",  "log",      "stage",
                                    "switch", "later", "rollback", "changes"};
enum { WORDS = sizeof words / sizeof *words };

static const char list_good[] = PLAY_INSTALLED(PLAY_OLD, "41", "running")
    PLAY_INSTALLED("jilin-40-00000000000000cc", "40", "before") PLAY_STORE PLAY_FINE;

static const char *const goods[WORDS] = {PLAY_PACK("new.kpack", "42", "staged") PLAY_FINE,
                                         list_good,
                                         PLAY_FINE,
                                         PLAY_HALF PLAY_COPIED PLAY_STAGED,
                                         PLAY_END("installed"),
                                         PLAY_END("staged"),
                                         PLAY_END("installed"),
                                         PLAY_FINE};

static const char *const ills[] = {PLAY_NO("own-disk"),
                                   PLAY_NO("busy"),
                                   "kill -KILL $$\n",
                                   "exit 3\n",
                                   PLAY_HALF "exec sleep 0.3\n",
                                   "while :; do echo nonsense; done\n",
                                   PLAY_INSTALLED(PLAY_NEW, "42", "waiting") PLAY_STORE PLAY_FINE,
                                   PLAY_FINE};

struct world {
    struct play p;
    struct rng rng;
    bool plugged[STICKS];
};

static void a_word_changes(struct world *w)
{
    uint32_t i = rng_below(&w->rng, WORDS), ill = rng_below(&w->rng, 3);
    play_act(&w->p, words[i],
             ill ? goods[i] : ills[rng_below(&w->rng, sizeof ills / sizeof *ills)]);
}

static void a_stick_moves(struct world *w)
{
    static const char *const names[STICKS] = {"one", "two", "three"};
    uint32_t i = rng_below(&w->rng, STICKS);
    if (w->plugged[i]) {
        play_pull(&w->p, names[i]);
    } else {
        play_plug(&w->p, names[i]);
    }
    w->plugged[i] = !w->plugged[i];
}

static bool at_work(enum desk_step s)
{
    return s == DESK_COPIES || s == DESK_CHECKS || s == DESK_SWITCHES;
}

static void somebody_asks(struct world *w)
{
    static const enum desk_ask asks[] = {DESK_INVITE, DESK_ENTER,   DESK_ENTER,  DESK_SEEN,
                                         DESK_TAKE,   DESK_INSTALL, DESK_CANCEL, DESK_ROLL_BACK,
                                         DESK_FORGET, DESK_LEAVE,   DESK_INSTALL};
    const struct desk_view *v = w->p.view;
    enum desk_ask what = asks[rng_below(&w->rng, sizeof asks / sizeof *asks)];
    const char *text = what == DESK_ENTER       ? PLAY_PIN
                       : what == DESK_TAKE      ? (v->found_count ? v->found[0].file : "x")
                       : what == DESK_ROLL_BACK ? "jilin-40-00000000000000cc"
                                                : "";
    play_ask(&w->p, what, text, (enum desk_when)rng_below(&w->rng, 3));
}

static void time_passes(struct world *w)
{
    w->p.m.idle = rng_below(&w->rng, 2);
    w->p.m.staff = rng_below(&w->rng, 4) == 0;
    w->p.m.minute = (int)rng_below(&w->rng, 24 * 60);
    play_pass(&w->p, 1 + rng_below(&w->rng, 4000));
}

static const char *what_is_wrong(struct world *w)
{
    const struct desk_view *v = w->p.view;
    const char *show = clerk_show(w->p.clerk);
    if (!v->stick && (v->found_count || v->reading || v->news || v->sticks_waiting)) {
        return "something without a stick";
    }
    if (show && v->step != DESK_SWITCHES) {
        return "a pack is to be shown, and nothing switches";
    }
    if (v->step == DESK_FAILED &&
        (v->outcome.code == STORE_INSTALLED || v->outcome.code == STORE_STAGED)) {
        return "failed with what is no failure";
    }
    if ((v->step == DESK_READY || v->step == DESK_SWITCHES || v->step == DESK_WAITS) &&
        !v->work.name[0]) {
        return "ready without a name";
    }
    if (v->wished && v->step != DESK_COPIES && v->step != DESK_CHECKS) {
        return "a wish that nobody works on";
    }
    if (v->done > v->all || v->open > v->exists) {
        return "more than there is";
    }
    return NULL;
}

static void the_loop_answers(struct world *w)
{
    if (clerk_show(w->p.clerk) && rng_below(&w->rng, 2)) {
        clerk_shown(w->p.clerk, rng_below(&w->rng, 4) > 0);
    }
}

static bool rests_or_says(const struct play *p)
{
    if (clerk_show(p->clerk)) {
        clerk_shown(p->clerk, true);
    }
    return !at_work(p->view->step);
}

static bool ends_well(struct world *w)
{
    int i;
    for (i = 0; i < WORDS; i++) {
        play_act(&w->p, words[i], goods[i]);
    }
    play_pass(&w->p, 400000); /* whoever never answers is given up */
    play_quiet(&w->p);
    return play_until(&w->p, rests_or_says);
}

static bool a_world(uint64_t seed)
{
    struct world w = {.plugged = {false}};
    const char *wrong = NULL;
    int i;
    bool well;
    rng_seed(&w.rng, seed);
    play_begin(&w.p);
    for (i = 0; i < WORDS; i++) {
        play_act(&w.p, words[i], goods[i]);
    }
    play_start(&w.p);
    for (i = 0; i < ACTS && !wrong; i++) {
        switch (rng_below(&w.rng, 8)) {
        case 0:
            a_word_changes(&w);
            break;
        case 1:
            a_stick_moves(&w);
            break;
        case 2:
            time_passes(&w);
            break;
        case 3:
            play_quiet(&w.p);
            break;
        default:
            somebody_asks(&w);
            break;
        }
        the_loop_answers(&w);
        wrong = what_is_wrong(&w);
    }
    well = ends_well(&w);
    if (wrong || !well) {
        test_fail(__FILE__, __LINE__, "world %d, act %d: %s, step %d", (int)seed, i,
                  wrong ? wrong : "it does not end well", (int)w.p.view->step);
    }
    play_end(&w.p);
    return !wrong && well;
}

static void worlds(void)
{
    uint64_t seed;
    for (seed = 1; seed <= WORLDS && a_world(seed); seed++) {
    }
}

static int open_files(void)
{
    DIR *dir = opendir("/proc/self/fd");
    int count = 0;
    while (dir && readdir(dir)) {
        count++;
    }
    if (dir) {
        closedir(dir);
    }
    return count;
}

/* A hundred sticks, each looked at: nothing is kept of them. */
static void nothing_adds_up(void)
{
    struct play p;
    int i, files = 0;
    play_begin(&p);
    p.threads = true;
    play_start(&p);
    for (i = 0; i < 100; i++) {
        play_plug(&p, "stick");
        CHECK(play_until(&p, play_looked));
        CHECK_INT(p.view->found_count, 2);
        play_pull(&p, "stick");
        if (i == 10) {
            play_quiet(&p);
            files = open_files();
        }
    }
    play_quiet(&p);
    CHECK_INT(open_files(), files);
    play_end(&p);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(worlds);
    RUN(nothing_adds_up);
    return TEST_END();
}
