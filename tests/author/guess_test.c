/* What was probably meant: each wrong name is compared once, and only so many. */
#include "test.h"

#include "author/guess.h"

static int asked; /* how often the list was wanted */

static size_t three(const struct model *m, const void *of, const char **out)
{
    (void)m;
    out[0] = "rime";
    out[1] = "meteorite";
    out[2] = of;
    asked++;
    return 3;
}

static void each_wrong_name_once(void)
{
    struct model m = {.root = "/nowhere"};
    int i;
    asked = 0;
    for (i = 0; i < 1000; i++) {
        CHECK_TEXT(guess_name(&m, "page", "rimee", three, "lake", 3), "rime");
        CHECK(!guess_name(&m, "page", "something else", three, "lake", 3));
    }
    CHECK_INT(asked, 2);
    CHECK_TEXT(guess_name(&m, "picture", "lkae", three, "lake", 3), "lake"); /* another kind */
    CHECK_INT(asked, 3);
    arena_finish(&m.mem);
}

static void and_only_so_many(void)
{
    struct model m = {.root = "/nowhere"};
    int i;
    asked = 0;
    for (i = 0; i < 10 * GUESS_MOST; i++) {
        char wrong[20];
        snprintf(wrong, sizeof wrong, "rime%d", i % 500);
        guess_name(&m, "page", wrong, three, "lake", 3);
    }
    CHECK_INT(asked, GUESS_MOST);
    CHECK_TEXT(guess_name(&m, "page", "rime7", three, "lake", 3), "rime"); /* still known */
    CHECK(!guess_name(&m, "page", "rimes", three, "lake", 3));
    arena_finish(&m.mem);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(each_wrong_name_once);
    RUN(and_only_so_many);
    return TEST_END();
}
