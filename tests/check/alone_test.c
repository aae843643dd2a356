/* The check in its own process: a good pack passes through the sandbox, and a child that dies,
 * hangs, runs out of its limits or says nothing sensible is a refusal. */
#include "../pack/tiny.h"

#include "check/check.h"
#include "pack/rules.h"

static const char *good(void)
{
    static const struct tiny t = {.path = NULL};
    struct tiny now = t;
    now.path = test_scratch("alone.kpack");
    return tiny_write(&now) ? now.path : NULL;
}

static void a_good_pack_passes(void)
{
    const char *path = good();
    struct label label = {.id = "tiny", .seq = 7};
    struct err err = {ERR_NONE, ""};
    CHECK(path);
    if (!check_alone(path, NULL, &err) || !check_alone(path, &label, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
    }
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], CHECK_WORD) == 0) {
        return check_child(argc, argv);
    }
    TEST_BEGIN(argc, argv);
    RUN(a_good_pack_passes);
    return TEST_END();
}
