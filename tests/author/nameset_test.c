/* Names and where they stand: found, not found, the first of two, and after a clearing. */
#include "test.h"

#include "author/nameset.h"

static void finds_what_was_added(void)
{
    struct nameset n = {0};
    struct arena mem = {0};
    size_t at = 77, i;
    CHECK(!nameset_find(&n, "any", &at));
    for (i = 0; i < 5000; i++) {
        nameset_add(&n, &mem, arena_format(&mem, "name-%zu", i), i);
    }
    for (i = 0; i < 5000; i++) {
        char name[40];
        snprintf(name, sizeof name, "name-%zu", i);
        CHECK(nameset_find(&n, name, &at));
        CHECK_INT(at, i);
    }
    CHECK(!nameset_find(&n, "name-5000", &at));
    CHECK(!nameset_find(&n, "", &at));
    CHECK_INT(at, 4999); /* what is not found leaves it alone */
    arena_finish(&mem);
}

static void the_first_of_two_stays(void)
{
    struct nameset n = {0};
    struct arena mem = {0};
    size_t at;
    nameset_add(&n, &mem, "rime", 3);
    nameset_add(&n, &mem, "rime", 4);
    CHECK(nameset_find(&n, "rime", &at));
    CHECK_INT(at, 3);
    CHECK_INT(n.count, 1);
    nameset_clear(&n);
    CHECK(!nameset_find(&n, "rime", &at));
    nameset_add(&n, &mem, "rime", 5);
    CHECK(nameset_find(&n, "rime", &at));
    CHECK_INT(at, 5);
    arena_finish(&mem);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(finds_what_was_added);
    RUN(the_first_of_two_stays);
    return TEST_END();
}
