/* A program that speaks to us: its lines, its end, and ours. */
#include "platform/child.h"

#include "test.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define SOON_MS 20000

static void wake(void *self)
{
    atomic_fetch_add((atomic_int *)self, 1);
}

static struct child *shell(const char *script, const char *const *env, atomic_int *woken)
{
    const char *argv[] = {"/bin/sh", "-c", script, NULL};
    struct child_options o = {
        .argv = argv, .env = env, .wake = woken ? wake : NULL, .wake_self = woken};
    struct child *c = NULL;
    struct err err = {0};
    if (!child_start(&c, &o, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
    }
    return c;
}

static bool next(struct child *c, struct buf *line)
{
    while (!child_line(c, line)) {
        int signal, code;
        if (child_ended(c, &signal, &code) || !child_wait(c, SOON_MS)) {
            return false;
        }
    }
    return true;
}

static void lines_come_one_by_one(void)
{
    static const char *const env[] = {"WORD=吉林", "PATH=/usr/bin:/bin", NULL};
    atomic_int woken = 0;
    struct child *c = shell("printf 'one\\ntw'; sleep 0.1; printf 'o\\n\\n'; echo \"$WORD\"; "
                            "printf 'no end'; exit 7",
                            env, &woken);
    struct buf line = {0};
    int signal = -1, code = -1;
    CHECK(next(c, &line));
    CHECK_TEXT(line.data, "one");
    CHECK(!child_ended(c, &signal, &code));
    CHECK(!child_silent(c));
    CHECK(next(c, &line));
    CHECK_TEXT(line.data, "two");
    CHECK(next(c, &line));
    CHECK_TEXT(line.data, "");
    CHECK(next(c, &line));
    CHECK_TEXT(line.data, "吉林");
    CHECK(!next(c, &line)); /* half a line is none */
    CHECK(child_silent(c));
    CHECK(child_ended(c, &signal, &code));
    CHECK_INT(code, 7);
    CHECK_INT(signal, 0);
    CHECK(child_ended(c, &signal, &code)); /* and stays so */
    CHECK_INT(code, 7);
    child_destroy(c);
    CHECK(atomic_load(&woken) >= 2); /* what comes together is told once; then the end */
    buf_finish(&line);
}

static void one_in_the_background_gives_way(void)
{
    const char *argv[] = {"/bin/sh", "-c", "nice", NULL};
    struct child_options o = {.argv = argv, .background = true};
    struct child *c = NULL;
    struct buf line = {0};
    struct err err = {0};
    CHECK(child_start(&c, &o, &err));
    CHECK(next(c, &line));
    CHECK_INT(atoi(line.data), 15);
    child_destroy(c);
    buf_finish(&line);
}

static void one_that_falls_over(void)
{
    struct child *c = shell("echo begin; kill -SEGV $$", NULL, NULL);
    struct buf line = {0};
    int signal = 0, code = 0;
    CHECK(next(c, &line));
    CHECK(!next(c, &line));
    CHECK(child_ended(c, &signal, &code));
    CHECK_INT(signal, SIGSEGV);
    child_destroy(c);
    buf_finish(&line);
}

/* It says nothing and would run for ever: it ends with us, even if it will not. */
static void ending_one_that_runs(void)
{
    struct child *quiet = shell("exec sleep 1000", NULL, NULL);
    struct child *stubborn = shell("trap '' TERM; echo ready; exec sleep 1000", NULL, NULL);
    struct buf line = {0};
    CHECK(!child_wait(quiet, 20));
    child_destroy(quiet);
    CHECK(next(stubborn, &line));
    child_destroy(stubborn);
    child_destroy(NULL);
    CHECK(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD); /* none is left */
    buf_finish(&line);
}

static void no_such_program(void)
{
    const char *argv[] = {"/no/such/program", NULL};
    struct child_options o = {.argv = argv};
    struct child *c = NULL;
    struct err err = {0};
    CHECK(!child_start(&c, &o, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK_HAS(err.text, "/no/such/program");
}

/* Megabytes without an end of line would fill the machine. */
static void one_that_never_comes_to_an_end(void)
{
    struct child *c = shell("yes | tr -d '\\n'", NULL, NULL);
    struct buf line = {0};
    int signal, code;
    CHECK(!next(c, &line));
    CHECK(child_ended(c, &signal, &code));
    child_destroy(c);
    buf_finish(&line);
}

/* Whoever started it is killed outright: it does not stay behind. */
static void it_does_not_outlive_us(void)
{
    char path[1024], text[32] = "";
    struct timespec nap = {0, 20000000};
    pid_t parent, child = 0;
    int i;
    snprintf(path, sizeof path, "%s", test_scratch("child.pid"));
    unlink(path);
    parent = fork();
    if (parent == 0) {
        char script[4096];
        snprintf(script, sizeof script, "echo $$ > '%s.new'; mv '%s.new' '%s'; exec sleep 1000",
                 path, path, path);
        shell(script, NULL, NULL);
        pause();
        _exit(0);
    }
    for (i = 0; i < 500 && child == 0; i++) {
        FILE *f = fopen(path, "r");
        if (f) {
            child = fgets(text, sizeof text, f) ? (pid_t)strtol(text, NULL, 10) : 0;
            fclose(f);
        }
        nanosleep(&nap, NULL);
    }
    CHECK(child > 0);
    kill(parent, SIGKILL);
    waitpid(parent, NULL, 0);
    for (i = 0; i < 500 && kill(child, 0) == 0; i++) {
        nanosleep(&nap, NULL);
    }
    CHECK(i < 500);
    unlink(path);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(lines_come_one_by_one);
    RUN(one_in_the_background_gives_way);
    RUN(one_that_falls_over);
    RUN(ending_one_that_runs);
    RUN(no_such_program);
    RUN(one_that_never_comes_to_an_end);
    RUN(it_does_not_outlive_us);
    return TEST_END();
}
