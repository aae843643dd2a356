/* Stopping at any moment: the program is gone at once, says that it was stopped, and leaves
 * nothing. And two programs at one store: the second waits its turn, but not for ever. */
#include "life.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define BIG (INT64_C(400) << 20) /* bytes, most of them holes: long enough to be stopped in */
#define SOON_MS 200              /* in a build as it is delivered */

static struct life l;

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void wait_ms(int ms)
{
    struct timespec t = {ms / 1000, ms % 1000 * 1000000L};
    nanosleep(&t, NULL);
}

/* Sanitizers and a machine that is busy with other tests are slower. */
static int64_t soon(void)
{
    return SOON_MS * 10;
}

static bool says(const char *part)
{
    char path[800];
    struct err err;
    snprintf(path, sizeof path, "%s/out", l.root);
    buf_clear(&l.said);
    return buf_read_file(&l.said, path, 1 << 22, &err) &&
           (!*part || (l.said.data && strstr(l.said.data, part)));
}

/* Until the program has said so, or a minute is over. */
static bool wait_for(const char *part)
{
    int64_t end = now_ms() + 60000;
    while (now_ms() < end) {
        if (says(part)) {
            return true;
        }
        wait_ms(2);
    }
    return false;
}

static int ended(pid_t pid)
{
    int status = 0;
    return waitpid(pid, &status, 0) == pid && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool a_big_pair(void)
{
    struct label label = life_label(1);
    return life_put(life_path(&l, "STICK/big.kpack"), "SQLite format 3", 16) &&
           truncate(life_path(&l, "STICK/big.kpack"), BIG) == 0 &&
           life_sign(&l, &l.ours, "big", label);
}

static void stopped_while_copying(void)
{
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP};
    struct store_line end;
    size_t i;
    life_begin(&l, "stop");
    CHECK(a_big_pair());
    for (i = 0; i < sizeof signals / sizeof *signals; i++) {
        pid_t pid = life_start(&l, i == 1 ? "install" : "stage", life_path(&l, "STICK/big.kpack"));
        int64_t begin;
        CHECK(wait_for("\"say\":\"progress\""));
        begin = now_ms();
        CHECK(kill(pid, signals[i]) == 0);
        CHECK_INT(ended(pid), 1);
        printf("stopped after %lld ms\n", (long long)(now_ms() - begin));
        CHECK(now_ms() - begin < soon());
        CHECK(says("") && life_last(&l, &end));
        CHECK(end.kind == STORE_LINE_END && !end.ok && end.code == STORE_CANCELLED);
        CHECK_INT(life_count(life_path(&l, "store/packs"), ""), 0);
    }
    CHECK_INT(life_run(&l, "log"), 0);
    CHECK_HAS(l.said.data, "Stopped. Nothing was changed."); /* with what there is to say */
}

/* The copy is there, the bytes are being compared or judged. */
static void stopped_while_checking(void)
{
    struct store_line end;
    pid_t pid = life_start(&l, "stage", life_path(&l, "STICK/big.kpack"));
    int64_t begin;
    CHECK(wait_for("\"say\":\"copied\""));
    begin = now_ms();
    CHECK(kill(pid, SIGTERM) == 0);
    CHECK_INT(ended(pid), 1);
    printf("stopped after %lld ms\n", (long long)(now_ms() - begin));
    CHECK(now_ms() - begin < soon());
    CHECK(says("") && life_last(&l, &end));
    CHECK(end.code == STORE_CANCELLED);
    CHECK_INT(life_count(life_path(&l, "store/packs"), ""), 0);
}

/* Progress is told at most ten times a second. */
static void progress_is_not_a_flood(void)
{
    int64_t begin = now_ms();
    size_t lines = 0;
    const char *at;
    CHECK_INT(life_run(&l, "stage big.kpack --json"), 1); /* it is no pack */
    CHECK_HAS(l.said.data, "\"code\":\"not-valid\"");
    for (at = l.said.data; (at = strstr(at, "\"progress\"")); at++) {
        lines++;
    }
    CHECK(lines >= 1);
    CHECK((int64_t)lines <= (now_ms() - begin) / 100 + 1);
}

static void killed_and_nothing_stays(void)
{
    pid_t pid = life_start(&l, "stage", life_path(&l, "STICK/big.kpack"));
    CHECK(wait_for("\"say\":\"progress\""));
    CHECK(kill(pid, SIGKILL) == 0);
    CHECK_INT(ended(pid), -1);
    CHECK_INT(life_count(life_path(&l, "store/packs"), ".incoming"), 1);
    CHECK_INT(life_run(&l, "recover"), 0);
    CHECK_INT(life_count(life_path(&l, "store/packs"), ""), 0);
    life_end(&l);
}

/* Starts to stage a pack of this name, which says what happens to a read of it; -1: it cannot. */
static pid_t start_on_a_dead_stick(const char *name)
{
    const char *bin = getenv("KIOSK_SCRATCH");
    const char *lib = arena_format(&l.mem, "%s/tests/keeper/test_hang.so", bin ? bin : ".");
    pid_t pid;
    if (!life_pack(&l, name, 1, "清早") || !life_sign(&l, &l.ours, name, life_label(1)) ||
        access(lib, R_OK) != 0) {
        return -1;
    }
    setenv("LD_PRELOAD", lib, 1);
    setenv("ASAN_OPTIONS", "verify_asan_link_order=0:detect_leaks=0", 1);
    pid = life_start(&l, "stage", life_path(&l, "STICK/%s.kpack", name));
    unsetenv("LD_PRELOAD");
    return pid;
}

/* A stick that has died: its read sleeps until it is poked, or does not come back at all. */
static bool stopped_while_reading(const char *name, size_t left)
{
    struct store_line end;
    int64_t begin;
    pid_t pid = start_on_a_dead_stick(name);
    bool ok = pid > 0;
    wait_ms(1500); /* it says nothing before it has read */
    begin = now_ms();
    ok = ok && kill(pid, SIGTERM) == 0 && ended(pid) == 1;
    printf("%s: stopped after %lld ms\n", name, (long long)(now_ms() - begin));
    return ok && now_ms() - begin < soon() && says("") && life_last(&l, &end) && !end.ok &&
           end.code == STORE_CANCELLED &&
           life_count(life_path(&l, "store/packs"), ".incoming") == left;
}

static void stopped_while_a_read_hangs(void)
{
    life_begin(&l, "stop-hang");
    CHECK(stopped_while_reading("SLEEPS", 0));
    CHECK(stopped_while_reading("HANGS", 1)); /* left as it was: the next start tidies up */
    CHECK_INT(life_run(&l, "list"), 0);
    CHECK_INT(life_count(life_path(&l, "store/packs"), ""), 0);
    life_end(&l);
}

/* Nothing is read for a while, as when a sync or the check of a large pack takes its time: whoever
 * follows hears that it is still at work. */
static void a_sign_of_life_every_two_seconds(void)
{
    const char *at;
    size_t lines = 0;
    pid_t pid;
    life_begin(&l, "stop-beat");
    pid = start_on_a_dead_stick("SLEEPS");
    CHECK(pid > 0);
    wait_ms(7000);
    CHECK(says(""));
    for (at = l.said.data; at && (at = strstr(at, "\"say\":\"progress\"")); at++) {
        lines++;
    }
    CHECK(kill(pid, SIGTERM) == 0 && ended(pid) == 1);
    printf("%zu signs of life\n", lines);
    CHECK(lines >= 2 && lines <= 4);
    life_end(&l);
}

/* --- two at once ------------------------------------------------------------------------------ */

static void two_at_one_store(void)
{
    struct store s;
    struct store_line end;
    int64_t begin;
    pid_t pid;
    life_begin(&l, "stop-two");
    CHECK(life_pack(&l, "a", 1, "清早") && life_sign(&l, &l.ours, "a", life_label(1)));
    CHECK(life_open(&l, &s));
    begin = now_ms();
    CHECK_INT(life_run(&l, "list"), 1);
    CHECK(now_ms() - begin >= 5000 && now_ms() - begin < 15000);
    CHECK_HAS(l.said.data, "U32 Another update is being worked on.");
    CHECK_INT(life_run(&l, "log"), 0); /* which may be read all the same */
    pid = life_start(&l, "install", life_path(&l, "STICK/a.kpack"));
    wait_ms(1000);
    CHECK(says("") && l.said.length == 0);
    store_close(&s);
    CHECK_INT(ended(pid), 0);
    CHECK(says("") && life_last(&l, &end) && end.ok && end.code == STORE_INSTALLED);
    CHECK(life_open(&l, &s)); /* who waits can be stopped */
    pid = life_start(&l, "stage", life_path(&l, "STICK/a.kpack"));
    wait_ms(500);
    begin = now_ms();
    CHECK(kill(pid, SIGTERM) == 0);
    CHECK_INT(ended(pid), 1);
    CHECK(now_ms() - begin < soon());
    CHECK(says("") && life_last(&l, &end) && end.code == STORE_CANCELLED);
    store_close(&s);
}

static void many_at_one_store(void)
{
    pid_t pids[4];
    size_t i, fine = 0;
    for (i = 0; i < 4; i++) {
        pids[i] = life_start(&l, i % 2 ? "verify" : "install",
                             i % 2 ? "1" : life_path(&l, "STICK/a.kpack"));
    }
    for (i = 0; i < 4; i++) {
        fine += ended(pids[i]) == 0;
    }
    CHECK_INT(fine, 4);
    CHECK_INT(life_run(&l, "verify"), 0);
    CHECK_INT(life_count(life_path(&l, "store/packs"), ""), 1);
    life_end(&l);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(stopped_while_copying);
    RUN(stopped_while_checking);
    RUN(progress_is_not_a_flood);
    RUN(killed_and_nothing_stays);
    RUN(stopped_while_a_read_hangs);
    RUN(a_sign_of_life_every_two_seconds);
    RUN(two_at_one_store);
    RUN(many_at_one_store);
    return TEST_END();
}
