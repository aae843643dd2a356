/* The arena's promises: zeroed, aligned, separate pieces; marks that give back exactly what came
 * after them; blocks kept by a reset; and an end of the process, not a small block, for absurd
 * sizes. The last is tried in a child, since it must not come back. */
#include "base/arena.h"
#include "test.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static bool all_zero(const unsigned char *p, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (p[i]) {
            return false;
        }
    }
    return true;
}

static void pieces_are_zeroed_aligned_and_apart(void)
{
    static const size_t sizes[] = {0, 1, 7, 8, 31, 32, 33, 4095, 4096, 4097, 70000, 300000};
    enum { COUNT = sizeof sizes / sizeof sizes[0] };
    unsigned char *pieces[COUNT];
    struct arena a = {0};
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < COUNT; i++) {
            pieces[i] = arena_alloc(&a, sizes[i]);
            CHECK((uintptr_t)pieces[i] % _Alignof(max_align_t) == 0);
            CHECK(all_zero(pieces[i], sizes[i]));
            memset(pieces[i], (int)i + 1, sizes[i]);
        }
        for (size_t i = 0; i < COUNT; i++) {
            for (size_t k = 0; k < sizes[i]; k++) {
                CHECK_INT(pieces[i][k], i + 1);
            }
        }
        arena_reset(&a); /* the next round finds these dirty bytes again, and must not see them */
        CHECK_INT(a.used, 0);
    }
    arena_finish(&a);
    CHECK(!a.first && !a.current && a.used == 0);
}

static void empty_pieces_differ(void)
{
    struct arena a = {0};
    CHECK(arena_alloc(&a, 0) != arena_alloc(&a, 0));
    arena_finish(&a);
}

static void reset_keeps_the_blocks(void)
{
    struct arena a = {0};
    void *first = arena_alloc(&a, 100), *big, *again;
    big = arena_alloc(&a, 100000);
    arena_reset(&a);
    again = arena_alloc(&a, 100);
    CHECK(again == first);
    CHECK(arena_alloc(&a, 100000) == big);
    arena_finish(&a);
}

static void rewind_gives_back_what_came_after(void)
{
    struct arena a = {0};
    char *kept = arena_copy_text(&a, "kept");
    struct arena_mark mark = arena_mark(&a);
    size_t used = a.used;
    char *first = arena_alloc(&a, 64);
    for (int i = 0; i < 1000; i++) {
        memset(arena_alloc(&a, 1000), 0xAA, 1000);
    }
    arena_rewind(&a, mark);
    CHECK_INT(a.used, used);
    CHECK_TEXT(kept, "kept");
    CHECK(arena_alloc(&a, 64) == first);
    arena_finish(&a);
}

static void marks_nest_across_blocks(void)
{
    struct arena a = {0};
    struct arena_mark outer, inner;
    char *one, *two, *three;
    arena_alloc(&a, 3000);
    outer = arena_mark(&a);
    one = arena_copy_text(&a, "one");
    arena_alloc(&a, 50000);
    inner = arena_mark(&a);
    two = arena_copy_text(&a, "two");
    arena_alloc(&a, 500000);
    arena_rewind(&a, inner);
    CHECK_TEXT(one, "one");
    three = arena_copy_text(&a, "three");
    CHECK(three == two);
    arena_rewind(&a, outer);
    CHECK(arena_copy_text(&a, "four") == one);
    arena_finish(&a);
}

static void a_mark_of_an_empty_arena_empties_it(void)
{
    struct arena a = {0};
    struct arena_mark mark = arena_mark(&a);
    arena_alloc(&a, 10000);
    arena_rewind(&a, mark);
    CHECK_INT(a.used, 0);
    arena_finish(&a);
}

static void copies_and_formats(void)
{
    struct arena a = {0};
    char long_text[9000];
    char *p;
    memset(long_text, 'x', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    CHECK_TEXT(arena_copy(&a, "abcdef", 3), "abc");
    CHECK_TEXT(arena_copy(&a, NULL, 0), "");
    CHECK_TEXT(arena_format(&a, "%d %s", 7, "吉林"), "7 吉林");
    p = arena_format(&a, "%s!", long_text);
    CHECK_INT(strlen(p), sizeof long_text);
    CHECK_INT(p[sizeof long_text - 1], '!');
    arena_finish(&a);
}

/* Exit code of a child that asks for count pieces of `size` bytes; -1 when it died otherwise. */
static int child_asks(size_t count, size_t size)
{
    int status = 0;
    pid_t pid;
    fflush(stdout);
    pid = fork();
    if (pid == 0) {
        struct arena a = {0};
        unsigned char *p;
        if (!freopen("/dev/null", "w", stderr)) {
            _exit(2);
        }
        p = arena_alloc_array(&a, count, size);
        p[0] = 1;
        _exit(3);
    }
    if (pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status)) {
        return -1;
    }
    return WEXITSTATUS(status);
}

static void absurd_sizes_end_the_process(void)
{
    CHECK_INT(child_asks(SIZE_MAX / 2, 3), 70);
    CHECK_INT(child_asks(SIZE_MAX, SIZE_MAX), 70);
    for (size_t less = 0; less <= 256; less += 8) { /* the edges where a sum could wrap around */
        CHECK_INT(child_asks(1, SIZE_MAX - less), 70);
    }
    CHECK_INT(child_asks(1, SIZE_MAX / 2), 70);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(pieces_are_zeroed_aligned_and_apart);
    RUN(empty_pieces_differ);
    RUN(reset_keeps_the_blocks);
    RUN(rewind_gives_back_what_came_after);
    RUN(marks_nest_across_blocks);
    RUN(a_mark_of_an_empty_arena_empties_it);
    RUN(copies_and_formats);
    RUN(absurd_sizes_end_the_process);
    return TEST_END();
}
