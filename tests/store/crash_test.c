/* Power cuts. Every way through the store's work is recorded on a disk that forgets; for each
 * moment in it, every state that the disk may be left in is set up and opened again, and held
 * against the promises (see cuts.h). The same again for cuts during that opening. And a sync that
 * is left out is found out.
 *
 * As a test the packs are small; `crash_test --all` takes bigger ones, and takes its time. */
#include "cuts.h"
#include "signs.h"

#include <stdlib.h>
#include <time.h>

#define BLOCKS 6
#define BLOCKS_ALL 8

static struct sealed keys;
static size_t blocks = BLOCKS;
static bool fast; /* stop at the first broken promise */

/* --- the works -------------------------------------------------------------------------------- */

static bool work_first(struct store *s, struct err *err)
{
    (void)err;
    return cut_install(s, 1);
}

static bool first_runs(struct store *s, struct err *err)
{
    (void)err;
    return cut_running(s) == 1;
}

static bool work_upgrade(struct store *s, struct err *err)
{
    (void)err;
    return cut_install(s, 3);
}

static bool third_runs(struct store *s, struct err *err)
{
    (void)err;
    return cut_running(s) == 3;
}

static bool work_again(struct store *s, struct err *err)
{
    (void)err;
    return cut_install(s, 2);
}

static bool second_runs(struct store *s, struct err *err)
{
    (void)err;
    return cut_running(s) == 2;
}

static bool work_fourth(struct store *s, struct err *err)
{
    (void)err;
    return cut_install(s, 4);
}

/* Four packs of which three stay. */
static bool fourth_runs(struct store *s, struct err *err)
{
    (void)err;
    return cut_running(s) == 4 && cut_name(s, 3)[0];
}

static bool work_back(struct store *s, struct err *err)
{
    return store_roll_back(s, cut_name(s, 1), err);
}

static bool work_start(struct store *s, struct err *err)
{
    bool fell_back;
    return store_starting(s, &fell_back, err);
}

static bool one_try_less(struct store *s, struct err *err)
{
    (void)err;
    return cut_running(s) == 2 && s->state.phase == STORE_TRIAL && s->state.tries == 1;
}

static bool start(struct store *s, struct err *err)
{
    return work_start(s, err);
}

static bool start_thrice(struct store *s, struct err *err)
{
    return work_start(s, err) && work_start(s, err) && work_start(s, err);
}

static bool fell_back(struct store *s, struct err *err)
{
    (void)err;
    return cut_running(s) == 1 && s->state.bad_count > 1;
}

static bool work_prove(struct store *s, struct err *err)
{
    return store_proved(s, err);
}

static bool proved(struct store *s, struct err *err)
{
    (void)err;
    return cut_running(s) == 2 && s->state.phase == STORE_OK &&
           store_floor(&s->state, "jilin") == 2;
}

/* The state alone is lost: what is made of the packs. */
static bool lose_state(struct store *s, struct err *err)
{
    (void)err;
    return s->o.ops->remove(s->o.ops->self, "/s/state") == 0;
}

static bool work_nothing(struct store *s, struct err *err)
{
    (void)s;
    (void)err;
    return true;
}

/* A cut in the middle of copying left this. */
static bool leave_work(struct store *s, struct err *err)
{
    const struct store_ops *ops = s->o.ops;
    (void)err;
    ops->make_folder(ops->self, "/s/packs/.incoming-1");
    ops->make_folder(ops->self, "/s/packs/.trash-jilin-1-0123456789abcdef");
    disk_put(ops->self, "/s/packs/.incoming-1/" STORE_PACK, "half", 4);
    disk_put(ops->self, "/s/packs/.trash-jilin-1-0123456789abcdef/" STORE_SIGNATURE, "half", 4);
    disk_put(ops->self, "/s/state.tmp", "v1 cur=", 7);
    return true;
}

static const struct work works[] = {
    {"no store yet", work_first, NULL, first_runs, 0, 0, 1, 0, .fresh = true},
    {"the first pack", work_first, NULL, first_runs, 0, 0, 1, 0, .trial = false},
    {"a newer pack", work_upgrade, NULL, third_runs, 2, 2, 3, 2, .trial = false},
    {"a newer pack over one on trial", work_upgrade, NULL, third_runs, 2, 2, 3, 1, .trial = true},
    {"a newer pack, the oldest goes", work_fourth, NULL, fourth_runs, 3, 3, 4, 3, .trial = false},
    {"a newer pack after a cut", work_upgrade, leave_work, third_runs, 2, 2, 3, 2, .trial = false},
    {"the same pack once more", work_again, NULL, second_runs, 2, 2, 2, 2, .trial = false},
    {"back to an older one", work_back, NULL, first_runs, 3, 3, 1, 3, .trial = false},
    {"a start on trial", work_start, start, one_try_less, 2, 2, 2, 1, .trial = true},
    {"the trial is lost", work_start, start_thrice, fell_back, 2, 2, 1, 1, .trial = true},
    {"the trial is won", work_prove, start, proved, 2, 2, 2, 1, .trial = true},
    {"the state is lost", work_nothing, lose_state, second_runs, 2, 2, 2, 2, .forgets = true}};

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void every_cut(void)
{
    size_t i, states = 0, deep = 0, outer = 0;
    uint64_t tried = 0;
    double begin = seconds();
    for (i = 0; i < sizeof works / sizeof *works; i++) {
        struct cuts c = {
            .keys = &keys, .blocks = blocks, .further = true, .first = fast, .mutant = -1};
        cuts_of(&c, &works[i]);
        printf("%-32s %8zu states, %8zu while opening, %6zu apart from work in progress\n",
               works[i].name, c.states, c.deep, c.outer);
        states += c.states;
        deep += c.deep;
        outer += c.outer;
        tried += c.tried;
        if (c.bad > 0) {
            test_fail(__FILE__, __LINE__, "%zu states break a promise: %s", c.bad, c.why);
        }
        if (fast && c.bad > 0) {
            return;
        }
    }
    printf("%zu distinct states (%zu while opening, %zu apart from work in progress) of %llu tried;"
           " %.1f s\n",
           states, deep, outer, (unsigned long long)tried, seconds() - begin);
    CHECK(states >= 40000);
}

/* A sync that is left out breaks a promise in at least one work: the judge can see. */
static void every_sync_counts(void)
{
    static const char *const names[MUTANT_COUNT] = {"the copy's", "its folder's", "packs'",
                                                    "the new state's", "the store's"};
    int m;
    for (m = 0; m < MUTANT_COUNT; m++) {
        struct cuts c = {.keys = &keys, .blocks = 2, .first = true, .mutant = m};
        size_t i;
        for (i = 0; i < sizeof works / sizeof *works && c.bad == 0; i++) {
            cuts_of(&c, &works[i]);
        }
        printf("without %s sync: %s\n", names[m], c.bad ? c.why : "nothing");
        if (c.bad == 0) {
            test_fail(__FILE__, __LINE__, "nobody misses %s sync", names[m]);
        }
    }
}

int main(int argc, char **argv)
{
    int i;
    TEST_BEGIN(argc, argv);
    for (i = 1; i < argc; i++) {
        blocks = strcmp(argv[i], "--all") == 0 ? BLOCKS_ALL : blocks;
        fast = fast || strcmp(argv[i], "--first") == 0;
    }
    minisign_generate(&keys.trusted.key, &keys.secret);
    RUN(every_cut);
    RUN(every_sync_counts);
    signs_forget();
    return TEST_END();
}
