/* See test.h. Plain stdio on purpose: the frame must not depend on the rooms it tests. */
#include "test.h"

#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct test_state test_state;

void test_begin(int argc, char **argv)
{
    test_state.argc = argc;
    test_state.argv = argv;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--update") == 0) {
            test_state.update = true;
        }
    }
}

bool test_update(void)
{
    return test_state.update;
}

static bool test_chosen(const char *name)
{
    bool any = false;
    for (int i = 1; i < test_state.argc; i++) {
        if (test_state.argv[i][0] == '-') {
            continue;
        }
        any = true;
        if (strcmp(test_state.argv[i], name) == 0) {
            return true;
        }
    }
    return !any;
}

void test_run(const char *name, void (*body)(void))
{
    if (!test_chosen(name)) {
        return;
    }
    test_state.failing = false;
    body();
    if (test_state.failing) {
        test_state.failed++;
        printf("FAIL %s\n", name);
    } else {
        test_state.passed++;
    }
    fflush(stdout);
}

void test_fail(const char *file, int line, const char *fmt, ...)
{
    va_list args;
    test_state.failing = true;
    printf("%s:%d: ", file, line);
    va_start(args, fmt);
    vprintf(fmt, args);
    va_end(args);
    printf("\n");
}

int test_end(void)
{
    printf("%d passed, %d failed\n", test_state.passed, test_state.failed);
    return test_state.failed ? 1 : 0;
}

static char *test_slot(void)
{
    static char slots[8][1024];
    static int next;
    next = (next + 1) % 8;
    return slots[next];
}

const char *test_path(const char *path)
{
    char *slot = test_slot();
    snprintf(slot, 1024, "%s/tests/%s", KIOSK_SOURCE_DIR, path);
    return slot;
}

const char *test_scratch(const char *name)
{
    char *slot = test_slot();
    const char *dir = getenv("KIOSK_SCRATCH");
    snprintf(slot, 1024, "%s/scratch", dir ? dir : ".");
    mkdir(slot, 0700);
    snprintf(slot, 1024, "%s/scratch/%d-%s", dir ? dir : ".", (int)getpid(), name);
    return slot;
}

bool test_golden(const char *path, const char *text, size_t length)
{
    const char *full = test_path(path);
    FILE *f;
    char *old;
    size_t got;
    bool same;
    if (test_state.update) {
        f = fopen(full, "wb");
        if (!f) {
            test_fail(path, 0, "cannot be written");
            return false;
        }
        fwrite(text, 1, length, f);
        fclose(f);
        return true;
    }
    f = fopen(full, "rb");
    if (!f) {
        test_fail(path, 0, "golden file is missing; run the test with --update and read the diff");
        return false;
    }
    old = malloc(length + 2);
    got = fread(old, 1, length + 1, f);
    fclose(f);
    same = got == length && memcmp(old, text, length) == 0;
    free(old);
    if (!same) {
        const char *is = test_scratch("golden.txt");
        f = fopen(is, "wb");
        if (f) {
            fwrite(text, 1, length, f);
            fclose(f);
        }
        test_fail(path, 0, "differs; see %s, or run with --update and read the diff", is);
    }
    return same;
}
