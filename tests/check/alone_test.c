/* The check in its own process: a good pack passes through the sandbox, and a child that dies,
 * hangs, runs out of its limits or says nothing sensible is a refusal.
 *
 * The children that misbehave are this program, too: the name of the file tells how. */
#include "hostile.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <time.h>

static void say(const char *text)
{
    if (write(1, text, strlen(text)) < 0) {
        _exit(1);
    }
}

/* A check that was taken over, or has a fault; returns when the file is no such case. */
static void misbehave(const char *path)
{
    const char *how = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    const struct timespec long_time = {60, 0};
    volatile unsigned n = 0;
    struct rlimit second = {1, 2};
    if (strcmp(how, "dies") == 0) {
        abort();
    } else if (strcmp(how, "leaves") == 0) {
        _exit(0);
    } else if (strcmp(how, "no-program") == 0) {
        _exit(127); /* as what stands in for a program that could not be started */
    } else if (strcmp(how, "hangs") == 0) {
        nanosleep(&long_time, NULL);
    } else if (strcmp(how, "hangs-after-fine") == 0) {
        say("fine\n");
        nanosleep(&long_time, NULL);
    } else if (strcmp(how, "spins") == 0) {
        setrlimit(RLIMIT_CPU, &second);
        for (n = 0; n != 1; n += 2) {
        }
    } else if (strcmp(how, "floods") == 0) {
        for (;;) {
            say("fine fine fine fine fine fine fine fine fine fine fine fine fine fine fine ");
        }
    } else if (strcmp(how, "babbles") == 0) {
        say("perhaps\n");
    } else if (strcmp(how, "half-fine") == 0) {
        say("fine");
    } else if (strcmp(how, "twice-fine") == 0) {
        say("fine\nfine\n");
    } else if (strcmp(how, "no-code") == 0) {
        say("no 2 it is bad\n");
    } else if (strcmp(how, "odd-code") == 0) {
        say("no 99 K23 it is bad\n");
    } else if (strcmp(how, "no-rule") == 0) {
        say("no 2 K98 it is bad\n");
    } else if (strcmp(how, "escapes") == 0) {
        say("no 2 K23 \x1b[2Jgone\xff\n");
    } else {
        return;
    }
    _exit(0);
}

static int descriptors(void)
{
    int fd, count = 0;
    for (fd = 0; fd < 256; fd++) {
        count += fcntl(fd, F_GETFD) >= 0;
    }
    return count;
}

static void a_good_pack_passes(void)
{
    const char *path = hostile_copy("alone");
    struct label label = {.id = "mini", .seq = 3};
    struct err err = {ERR_NONE, ""};
    int before = descriptors();
    CHECK(path);
    if (!check_alone(path, NULL, &err) || !check_alone(path, &label, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
    }
    CHECK_INT(descriptors(), before);
    CHECK_TEXT(err.text, "");
}

static void a_child_that_fails_is_a_refusal(void)
{
    static const char *const hows[] = {"dies",      "leaves",     "spins",   "floods",   "babbles",
                                       "half-fine", "twice-fine", "no-code", "odd-code", "no-rule"};
    int before = descriptors();
    size_t i;
    for (i = 0; i < sizeof hows / sizeof *hows; i++) {
        struct err err = {ERR_NONE, ""};
        if (check_alone(hows[i], NULL, &err) || rule_of(&err) != RULE_CHILD ||
            err.code != ERR_INVALID) {
            test_fail(__FILE__, __LINE__, "%s: %d \"%s\"", hows[i], (int)err.code, err.text);
        }
    }
    CHECK_INT(descriptors(), before);
}

static void a_child_that_hangs_is_ended(void)
{
    static const struct check_limits short_ones = {
        .memory_bytes = CHECK_MEMORY, .cpu_s = 2, .wall_s = 1};
    static const char *const hows[] = {"hangs", "hangs-after-fine"};
    size_t i;
    for (i = 0; i < sizeof hows / sizeof *hows; i++) {
        struct err err = {ERR_NONE, ""};
        CHECK(!check_alone_within(hows[i], NULL, &short_ones, &err));
        CHECK_INT(rule_of(&err), RULE_CHILD);
        CHECK_HAS(err.text, "longer than 1 s");
    }
}

/* That is our own trouble and no verdict on a pack. */
static void a_child_that_cannot_start(void)
{
    struct err err = {ERR_NONE, ""};
    CHECK(!check_alone("no-program", NULL, &err));
    CHECK_INT(err.code, ERR_IO);
    CHECK_INT(rule_of(&err), RULE_NONE);
}

/* What it says may come from the pack: nothing of it moves a cursor. */
static void words_are_made_plain(void)
{
    struct err err = {ERR_NONE, ""};
    CHECK(!check_alone("escapes", NULL, &err));
    CHECK_TEXT(err.text, "K23 ?[2Jgone");
}

static void limits_reach_the_child(void)
{
    const char *path = hostile_copy("alone");
    struct check_limits little = {.memory_bytes = UINT64_C(24) << 20, .cpu_s = 2, .wall_s = 30};
    struct err err = {ERR_NONE, ""};
    CHECK(path);
#ifdef HOSTILE_SANITIZED
    (void)little;
    (void)err;
    printf("skipped: the limit of memory, because the sanitizer needs terabytes of it\n");
#else
    CHECK(!check_alone_within(path, NULL, &little, &err)); /* not even the libraries have room */
    CHECK(rule_of(&err) == RULE_CHILD || rule_of(&err) == RULE_DATABASE);
    CHECK_INT(hostile_judge(path, NULL, &err), RULE_NONE);
#endif
}

static void what_is_no_file(void)
{
    const char *path = hostile_copy("alone"), *place = test_scratch("alone/place");
    struct err err;
    CHECK(path);
    CHECK_INT(hostile_judge(test_scratch("alone/nothing"), NULL, &err), RULE_FILE);
    CHECK_INT(err.code, ERR_NOT_FOUND);
    unlink(place);
    CHECK(symlink("pack.kpack", place) == 0);
    CHECK_INT(hostile_judge(place, NULL, &err), RULE_FILE);
    unlink(place);
    CHECK(mkfifo(place, 0600) == 0);
    CHECK_INT(hostile_judge(place, NULL, &err), RULE_FILE);
    unlink(place);
    CHECK(mkdir(place, 0700) == 0 || access(place, F_OK) == 0);
    CHECK_INT(hostile_judge(place, NULL, &err), RULE_FILE);
    rmdir(place);
    CHECK(truncate(path, 99) == 0);
    CHECK_INT(hostile_judge(path, NULL, &err), RULE_HEADER);
    CHECK(truncate(path, 15) == 0);
    CHECK_INT(hostile_judge(path, NULL, &err), RULE_MAGIC);
    CHECK(truncate(path, 0) == 0);
    CHECK_INT(hostile_judge(path, NULL, &err), RULE_MAGIC);
}

int main(int argc, char **argv)
{
    if (argc > 2 && strcmp(argv[1], CHECK_WORD) == 0) {
        misbehave(argv[2]);
    }
    HOSTILE_CHILD(argc, argv);
    TEST_BEGIN(argc, argv);
    RUN(a_good_pack_passes);
    RUN(a_child_that_fails_is_a_refusal);
    RUN(a_child_that_hangs_is_ended);
    RUN(a_child_that_cannot_start);
    RUN(words_are_made_plain);
    RUN(limits_reach_the_child);
    RUN(what_is_no_file);
    return TEST_END();
}
