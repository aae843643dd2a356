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

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static size_t cut_all(struct cuts with)
{
    size_t i, states = 0, deep = 0, outer = 0;
    uint64_t tried = 0;
    double begin = seconds();
    for (i = 0; ground_works[i].name; i++) {
        struct cuts c = with;
        cuts_of(&c, &ground_works[i]);
        printf("%-32s %8zu states, %8zu at a later cut, %6zu apart from work in progress\n",
               ground_works[i].name, c.states, c.deep, c.outer);
        states += c.states;
        deep += c.deep;
        outer += c.outer;
        tried += c.tried;
        if (c.bad > 0) {
            test_fail(__FILE__, __LINE__, "%zu states break a promise: %s", c.bad, c.why);
            if (fast) {
                break;
            }
        }
    }
    printf("%zu distinct states (%zu at a later cut, %zu apart from work in progress) of %llu"
           " tried; %.1f s\n",
           states, deep, outer, (unsigned long long)tried, seconds() - begin);
    return states;
}

static void every_cut(void)
{
    size_t states = cut_all((struct cuts){
        .keys = &keys, .blocks = blocks, .further = true, .first = fast, .mutant = -1});
    CHECK(states >= 50000 || blocks < BLOCKS);
}

/* After a cut the store is opened, the work is tried again, and cut again, any number of times: all
 * that can ever be there. */
static void every_further_try(void)
{
    size_t states = cut_all((struct cuts){.keys = &keys,
                                          .blocks = blocks > BLOCKS ? 3 : 2,
                                          .retry = true,
                                          .first = fast,
                                          .mutant = -1});
    CHECK(states >= 2000);
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
        for (i = 0; ground_works[i].name && c.bad == 0; i++) {
            cuts_of(&c, &ground_works[i]);
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
        blocks = strcmp(argv[i], "--small") == 0 ? 1 : blocks;
        fast = fast || strcmp(argv[i], "--first") == 0;
    }
    minisign_generate(&keys.trusted.key, &keys.secret);
    RUN(every_cut);
    if (!fast) {
        RUN(every_further_try);
    }
    if (!fast) {
        RUN(every_sync_counts);
    }
    signs_forget();
    return TEST_END();
}
