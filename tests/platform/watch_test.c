/* A folder of real files, a clock that is only a number: everything that editors, spreadsheets and
 * people with sticks do to a folder is one change each, told when it has come to rest. Each test is
 * done twice, listening to the kernel and looking for oneself as on a network share. */
#include "platform/watch.h"

#include "base/buf.h"
#include "platform/files.h"
#include "test.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct place {
    char root[900];
    struct watch *w;
    int64_t now;
    bool look;
};

static const char *in(const struct place *p, const char *name)
{
    static char path[1400];
    snprintf(path, sizeof path, "%s/%s", p->root, name);
    return path;
}

static void put(const struct place *p, const char *name, const char *text)
{
    FILE *f = fopen(in(p, name), "w");
    if (f) {
        fputs(text, f);
        fclose(f);
    } else {
        test_fail(name, 0, "cannot be written");
    }
}

/* The time of a file as if it had been saved just now by the virtual clock, so that a look sees the
 * same whatever the real clock does between two lines of a test. */
static void save(const struct place *p, const char *name, const char *text)
{
    struct timespec times[2] = {{1000000 + p->now / 1000, 0}, {1000000 + p->now / 1000, p->now}};
    put(p, name, text);
    utimensat(AT_FDCWD, in(p, name), times, 0);
}

static void clear(const char *folder)
{
    char path[1400];
    struct dirent *item;
    DIR *dir = opendir(folder);
    while (dir && (item = readdir(dir))) {
        if (strcmp(item->d_name, ".") != 0 && strcmp(item->d_name, "..") != 0) {
            snprintf(path, sizeof path, "%s/%s", folder, item->d_name);
            if (unlink(path) != 0) {
                clear(path);
            }
        }
    }
    if (dir) {
        closedir(dir);
    }
    rmdir(folder);
}

static void begin(struct place *p, bool look)
{
    struct err err = {0};
    struct watch_options o = {p->root, look};
    memset(p, 0, sizeof *p);
    p->look = look;
    p->now = 5000;
    snprintf(p->root, sizeof p->root, "%s", test_scratch(look ? "looked-at" : "listened-to"));
    clear(p->root);
    mkdir(p->root, 0777);
    mkdir(in(p, "zh"), 0777);
    save(p, "pack.ini", "[pack]");
    save(p, "zh/home.md", "hello");
    CHECK(watch_create(&p->w, &o, p->now, &err));
    CHECK(!watch_step(p->w, p->now));
}

static void end(struct place *p)
{
    watch_destroy(p->w);
    clear(p->root);
}

/* Steps when it is due for `ms`; how often a change was told. */
static int pass(struct place *p, int64_t ms)
{
    int64_t until = p->now + ms;
    int told = watch_step(p->w, p->now);
    while (p->now < until) {
        int64_t due = watch_due_ms(p->w);
        if (due <= p->now) {
            test_fail(__FILE__, __LINE__, "due at once: the program would spin");
            return -1;
        }
        p->now = due < until ? due : until;
        told += watch_step(p->w, p->now);
    }
    return told;
}

#define LONG 3500 /* ms in which a change is told by either way */

static void a_save_is_told_once(bool look)
{
    struct place p;
    begin(&p, look);
    CHECK_INT(pass(&p, 20000), 0);
    save(&p, "zh/home.md", "hello, you");
    CHECK(!watch_step(p.w, p.now));
    if (!look) {
        CHECK_INT(pass(&p, WATCH_QUIET_MS - 1), 0);
        CHECK_INT(pass(&p, 1), 1);
    }
    CHECK_INT(pass(&p, LONG), look ? 1 : 0);
    CHECK_INT(pass(&p, 20000), 0);
    end(&p);
}

static void a_file_written_beside_and_renamed(bool look)
{
    struct place p;
    char beside[1400];
    begin(&p, look);
    save(&p, "zh/home.md~new", "hello, renamed");
    snprintf(beside, sizeof beside, "%s", in(&p, "zh/home.md~new"));
    CHECK(rename(beside, in(&p, "zh/home.md")) == 0);
    CHECK_INT(pass(&p, LONG), 1);
    CHECK_INT(pass(&p, LONG), 0);
    end(&p);
}

/* A spreadsheet is written in pieces, a gallery is copied file by file: one change. */
static void what_is_still_being_written_is_waited_for(bool look)
{
    struct place p;
    char text[64] = "";
    int i, told = 0;
    begin(&p, look);
    if (look) { /* until the look that meets it */
        p.now = watch_due_ms(p.w) - 1;
    }
    for (i = 0; i < 12; i++) {
        char name[32];
        text[i] = 'x';
        snprintf(name, sizeof name, "zh/page-%d.md", i / 3);
        save(&p, name, text);
        told += pass(&p, 100);
    }
    CHECK_INT(told, 0);
    CHECK_INT(pass(&p, LONG), 1);
    CHECK_INT(pass(&p, LONG), 0);
    end(&p);
}

static void what_never_rests_is_not_waited_for_for_ever(bool look)
{
    struct place p;
    int i, told = 0;
    begin(&p, look);
    for (i = 0; i < 100; i++) {
        char text[40];
        snprintf(text, sizeof text, "line %d", i);
        save(&p, "zh/home.md", text);
        told += pass(&p, 100);
    }
    CHECK(told >= 2 && told <= 5);
    CHECK_INT(pass(&p, LONG), 1);
    end(&p);
}

static void the_folder_goes_and_comes_back(bool look)
{
    struct place p;
    begin(&p, look);
    clear(p.root);
    CHECK_INT(pass(&p, LONG), 1);
    CHECK_INT(pass(&p, LONG), 0);
    mkdir(p.root, 0777);
    mkdir(in(&p, "zh"), 0777);
    save(&p, "zh/home.md", "back again");
    CHECK_INT(pass(&p, LONG), 1);
    CHECK_INT(pass(&p, LONG), 0);
    save(&p, "zh/home.md", "and mended");
    CHECK_INT(pass(&p, LONG), 1);
    end(&p);
}

/* Taken away and replaced by another at one stroke, as a sync program does. */
static void the_folder_is_replaced(bool look)
{
    struct place p;
    char other[1000];
    begin(&p, look);
    snprintf(other, sizeof other, "%s-old", p.root);
    clear(other);
    CHECK(rename(p.root, other) == 0);
    mkdir(p.root, 0777);
    mkdir(in(&p, "zh"), 0777);
    save(&p, "zh/home.md", "another one");
    CHECK_INT(pass(&p, LONG), 1);
    save(&p, "zh/home.md", "another two");
    CHECK_INT(pass(&p, LONG), 1);
    clear(other);
    CHECK_INT(pass(&p, LONG), 0);
    end(&p);
}

/* Of a folder further up the kernel tells nobody. */
static void the_way_to_the_folder_is_renamed(bool look)
{
    struct err err = {0};
    struct place p = {.now = 5000};
    struct watch_options o = {p.root, look};
    char top[700], renamed[1000];
    snprintf(top, sizeof top, "%s", test_scratch("top"));
    snprintf(renamed, sizeof renamed, "%s-renamed", top);
    clear(top);
    clear(renamed);
    snprintf(p.root, sizeof p.root, "%s/content", top);
    mkdir(top, 0777);
    mkdir(p.root, 0777);
    save(&p, "pack.ini", "[pack]");
    CHECK(watch_create(&p.w, &o, p.now, &err));
    CHECK(rename(top, renamed) == 0);
    CHECK_INT(pass(&p, LONG), 1);
    CHECK(rename(renamed, top) == 0);
    CHECK_INT(pass(&p, LONG), 1);
    CHECK_INT(pass(&p, LONG), 0);
    end(&p);
    clear(top);
}

static void a_new_folder_and_what_is_in_it(bool look)
{
    struct place p;
    begin(&p, look);
    mkdir(in(&p, "zh/science"), 0777);
    save(&p, "zh/science/rime.md", "rime");
    CHECK_INT(pass(&p, LONG), 1);
    save(&p, "zh/science/rime.md", "rime is not snow");
    CHECK_INT(pass(&p, LONG), 1);
    clear(in(&p, "zh/science"));
    CHECK_INT(pass(&p, LONG), 1);
    CHECK_INT(pass(&p, LONG), 0);
    end(&p);
}

static void what_nobody_reads_does_not_count(bool look)
{
    struct place p;
    struct stat st;
    begin(&p, look);
    put(&p, "zh/.home.md.swp", "an editor's");
    put(&p, ".~lock.history.csv#", "a spreadsheet's");
    mkdir(in(&p, ".git"), 0777);
    put(&p, ".git/index", "a developer's");
    CHECK_INT(pass(&p, LONG), 0);
    CHECK(stat(in(&p, "zh/home.md"), &st) == 0); /* reading is no change either */
    CHECK_INT(pass(&p, LONG), 0);
    end(&p);
}

static void a_folder_moved_away_is_another_ones(bool look)
{
    struct place p;
    char away[1000];
    FILE *f;
    begin(&p, look);
    snprintf(away, sizeof away, "%s-away", p.root);
    clear(away);
    CHECK(rename(in(&p, "zh"), away) == 0);
    CHECK_INT(pass(&p, LONG), 1);
    strncat(away, "/home.md", sizeof away - strlen(away) - 1);
    f = fopen(away, "w");
    CHECK(f != NULL);
    if (f) {
        fputs("not ours any more", f);
        fclose(f);
    }
    CHECK_INT(pass(&p, LONG), 0);
    *strrchr(away, '/') = '\0';
    clear(away);
    end(&p);
}

/* A mended letter on a file system that keeps times to two seconds: only the kernel can tell. */
static void the_same_size_at_the_same_time(void)
{
    struct place p;
    begin(&p, false);
    save(&p, "zh/home.md", "hellx");
    CHECK_INT(pass(&p, WATCH_QUIET_MS), 1);
    p.now -= WATCH_QUIET_MS;
    save(&p, "zh/home.md", "hello");
    p.now += WATCH_QUIET_MS;
    CHECK_INT(pass(&p, WATCH_QUIET_MS), 1);
    end(&p);
}

/* A file that comes and goes again before anybody looks, as editors try what they may do. */
static void nothing_came_of_it(void)
{
    struct place p;
    begin(&p, false);
    mkdir(in(&p, "4913"), 0777);
    rmdir(in(&p, "4913"));
    CHECK_INT(pass(&p, LONG), 0);
    end(&p);
}

static void no_folder(void)
{
    struct err err = {0};
    struct watch *w = NULL;
    char path[1024];
    struct watch_options o = {path, false};
    snprintf(path, sizeof path, "%s", test_scratch("nowhere-at-all"));
    CHECK(!watch_create(&w, &o, 0, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK(strstr(err.text, path) != NULL);
}

/* Sleeping in earnest: nothing comes, then a save from another process wakes it. */
static void waiting(void)
{
    struct place p;
    int64_t from;
    pid_t child;
    begin(&p, false);
    CHECK(!watch_wait(p.w, &clock_system, 20));
    child = fork();
    if (child == 0) {
        struct timespec nap = {0, 50 * 1000000};
        FILE *f;
        nanosleep(&nap, NULL);
        f = fopen(in(&p, "zh/home.md"), "w");
        if (f) {
            fputs("from elsewhere", f);
            fclose(f);
        }
        _exit(0);
    }
    from = clock_wall_ns();
    CHECK(watch_wait(p.w, &clock_system, 20000));
    CHECK(clock_wall_ns() - from < INT64_C(10000000000));
    waitpid(child, NULL, 0);
    end(&p);
}

static void (*const both_ways[])(bool look) = {a_save_is_told_once,
                                               a_file_written_beside_and_renamed,
                                               what_is_still_being_written_is_waited_for,
                                               what_never_rests_is_not_waited_for_for_ever,
                                               the_folder_goes_and_comes_back,
                                               the_folder_is_replaced,
                                               the_way_to_the_folder_is_renamed,
                                               a_new_folder_and_what_is_in_it,
                                               what_nobody_reads_does_not_count,
                                               a_folder_moved_away_is_another_ones};

static void listening(void)
{
    for (size_t i = 0; i < sizeof both_ways / sizeof *both_ways; i++) {
        both_ways[i](false);
    }
}

static void looking(void)
{
    for (size_t i = 0; i < sizeof both_ways / sizeof *both_ways; i++) {
        both_ways[i](true);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(listening);
    RUN(looking);
    RUN(the_same_size_at_the_same_time);
    RUN(nothing_came_of_it);
    RUN(no_folder);
    RUN(waiting);
    return TEST_END();
}
