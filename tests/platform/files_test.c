/* Folders, listings, the places of the assets, our own memory; and the clocks. */
#include "platform/clock.h"
#include "platform/files.h"

#include "test.h"

#include <stdlib.h>
#include <unistd.h>

static void folders_with_parents(void)
{
    struct err err = {0};
    struct arena mem = {0};
    char top[512], deep[600];
    snprintf(top, sizeof top, "%s", test_scratch("tree"));
    snprintf(deep, sizeof deep, "%s/a//b/c/", top);
    CHECK(files_make_folder(deep, &err));
    CHECK(files_make_folder(deep, &err));
    CHECK(files_is_folder(deep));
    CHECK(!files_make_folder("", &err));
    CHECK_INT(err.code, ERR_INVALID);
    CHECK(!files_make_folder("/dev/null/x", &err));
    CHECK_INT(err.code, ERR_IO);
    arena_finish(&mem);
}

static void listing_is_sorted_by_bytes(void)
{
    static const char *const names[] = {"b", "吉", "B", "a10", "a9", ".hidden"};
    static const char *const sorted[] = {".hidden", "B", "a10", "a9", "b", "吉"};
    struct err err = {0};
    struct arena mem = {0};
    const char **list;
    size_t count;
    char top[512], path[700];
    snprintf(top, sizeof top, "%s", test_scratch("list"));
    CHECK(files_make_folder(top, &err));
    CHECK(files_list(top, &mem, &list, &count, &err));
    CHECK_INT(count, 0);
    for (size_t i = 0; i < 6; i++) {
        snprintf(path, sizeof path, "%s/%s", top, names[i]);
        CHECK(files_make_folder(path, &err));
        CHECK(files_exist(path));
    }
    CHECK(files_list(top, &mem, &list, &count, &err));
    CHECK_INT(count, 6);
    for (size_t i = 0; i < 6; i++) {
        CHECK_TEXT(list[i], sorted[i]);
    }
    snprintf(path, sizeof path, "%s/nowhere", top);
    CHECK(!files_list(path, &mem, &list, &count, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK(!files_exist(path));
    arena_finish(&mem);
}

static void assets_where_the_environment_says(void)
{
    struct err err = {0};
    struct arena mem = {0};
    const char *out = NULL, *program = NULL;
    setenv("JSTM_ASSETS", test_path("support"), 1);
    CHECK(files_assets(&mem, &out, &err));
    CHECK_TEXT(out, test_path("support"));
    setenv("JSTM_ASSETS", "/nowhere/at/all", 1);
    CHECK(!files_assets(&mem, &out, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK_HAS(err.text, "/nowhere/at/all");
    unsetenv("JSTM_ASSETS");
    CHECK(files_program_folder(&mem, &program, &err));
    CHECK(program[0] == '/' && files_is_folder(program));
    if (!files_assets(&mem, &out, &err)) {
        CHECK_INT(err.code, ERR_NOT_FOUND);
        CHECK_HAS(err.text, program);
    }
    arena_finish(&mem);
}

static void memory_is_counted(void)
{
    CHECK(files_memory_kib() > 200);
    CHECK(files_memory_kib() < 4 * 1024 * 1024);
}

static void what_lies_within(void)
{
    struct err err = {0};
    char top[400], deep[500], path[600];
    snprintf(top, sizeof top, "%s", test_scratch("within"));
    snprintf(deep, sizeof deep, "%s/a/b", top);
    CHECK(files_make_folder(deep, &err));
    snprintf(path, sizeof path, "%s/not-there-yet.kpack", deep);
    CHECK(files_within(path, top));
    CHECK(files_within(path, deep));
    snprintf(path, sizeof path, "%s/../x", deep);
    CHECK(files_within(path, top));
    CHECK(!files_within(path, deep));
    CHECK(!files_within("/x", top));
    CHECK(files_within("/x", "/"));
    CHECK(files_within("x", "."));
    CHECK(!files_within(path, "/no-such-folder"));
    snprintf(path, sizeof path, "%s/no/such/place/x", top);
    CHECK(!files_within(path, top)); /* nothing can be written there either */
}

static void clocks(void)
{
    struct clock_virtual v = {.ms = 1500, .start_s = 1000};
    struct clock_source c = clock_virtual_source(&v);
    int64_t a = clock_system.now_ms(clock_system.self), cpu = clock_cpu_ns();
    CHECK_INT(c.now_ms(c.self), 1500);
    CHECK_INT(c.now_s(c.self), 1001);
    v.ms = 61000;
    CHECK_INT(c.now_s(c.self), 1061);
    CHECK(clock_system.now_ms(clock_system.self) >= a);
    CHECK(clock_system.now_s(clock_system.self) > 1600000000);
    CHECK(clock_cpu_ns() >= cpu && cpu > 0);
    CHECK(clock_wall_ns() / 1000000 - a < 60000);
    {
        int hour = -1, minute = -1;
        clock_local(1700000000, &hour, &minute); /* 22:13 UTC; zones keep to quarters of an hour */
        CHECK(hour >= 0 && hour < 24);
        CHECK_INT(minute % 15, 13);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(folders_with_parents);
    RUN(listing_is_sorted_by_bytes);
    RUN(assets_where_the_environment_says);
    RUN(memory_is_counted);
    RUN(what_lies_within);
    RUN(clocks);
    return TEST_END();
}
