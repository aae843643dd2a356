/* Names and where they stand: found, not found, the first of two, and after a clearing. */
#include "test.h"

#include "author/names.h"

static void finds_what_was_added(void)
{
    struct names n = {0};
    struct arena mem = {0};
    size_t at = 77, i;
    CHECK(!names_find(&n, "any", &at));
    for (i = 0; i < 5000; i++) {
        names_add(&n, &mem, arena_format(&mem, "name-%zu", i), i);
    }
    for (i = 0; i < 5000; i++) {
        char name[40];
        snprintf(name, sizeof name, "name-%zu", i);
        CHECK(names_find(&n, name, &at));
        CHECK_INT(at, i);
    }
    CHECK(!names_find(&n, "name-5000", &at));
    CHECK(!names_find(&n, "", &at));
    CHECK_INT(at, 4999); /* what is not found leaves it alone */
    arena_finish(&mem);
}

static void the_first_of_two_stays(void)
{
    struct names n = {0};
    struct arena mem = {0};
    size_t at;
    names_add(&n, &mem, "rime", 3);
    names_add(&n, &mem, "rime", 4);
    CHECK(names_find(&n, "rime", &at));
    CHECK_INT(at, 3);
    CHECK_INT(n.count, 1);
    names_clear(&n);
    CHECK(!names_find(&n, "rime", &at));
    names_add(&n, &mem, "rime", 5);
    CHECK(names_find(&n, "rime", &at));
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
