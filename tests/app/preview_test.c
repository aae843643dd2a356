/* The author's preview as a whole: what would be on the glass while an author types. */
#include "preview_desk.h"

#include "draw/list.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

/* --- tests ------------------------------------------------------------------------------------ */

static void new_words_in_the_same_place(void)
{
    struct stand before, after;
    int64_t presents;
    folder();
    CHECK(start("guide/rules"));
    CHECK_HAS(badge(), "预览 · ");
    kiosk.app.session.now.text = SESSION_TEXT_XLARGE;
    CHECK(headless_settle(&kiosk));
    CHECK(reads("参观规则"));
    CHECK(tap("dock.language"));
    before = stand();
    CHECK(before.scroll > 500 && before.dock == DOCK_OPEN);
    CHECK(save("zh/guide/rules.md", "title: 参观规则", "title: 全新规则"));
    after = stand();
    CHECK(same_stand(&before, &after));
    CHECK(reads("全新规则"));
    CHECK_HAS(badge(), "已更新");
    linger(4000);
    CHECK(!strstr(badge(), "已更新"));
    presents = kiosk.app.stats.presents; /* nothing moves any more, nothing wakes */
    CHECK(app_next_ms(&kiosk.app, kiosk.now_ms) < 0);
    linger(600000); /* and nobody is asked whether they are still there */
    CHECK_INT(kiosk.app.stats.presents, presents);
    CHECK_TEXT(nav_route(kiosk.app.nav), after.route);
    stop();
}

static void every_kind_of_screen_keeps_its_place(void)
{
    static const char *const routes[] = {"home",
                                         "guide/rules",
                                         "science/rime",
                                         "history",
                                         "history/founding",
                                         "structure",
                                         "structure/models",
                                         "honours",
                                         "honours/lake-prize",
                                         "search",
                                         "attract"};
    size_t i;
    folder();
    CHECK(start("home"));
    for (i = 0; i < sizeof routes / sizeof *routes; i++) {
        char title[40], was[40];
        struct err err;
        snprintf(title, sizeof title, "title: 关于本馆%zu", i + 1);
        snprintf(was, sizeof was, "title: 关于本馆%s", "");
        if (i > 0) {
            snprintf(was, sizeof was, "title: 关于本馆%zu", i);
        }
        CHECK(nav_open(kiosk.app.nav, routes[i], &err));
        CHECK(headless_settle(&kiosk));
        CHECK(save("zh/guide/about.md", was, title));
        CHECK_TEXT(nav_route(kiosk.app.nav), routes[i]);
        CHECK(!find("missing.home"));
        CHECK(kiosk.app.list->count > 5);
    }
    stop();
}

static bool digit(char c)
{
    return (c >= '0' && c <= '9') || c == '-';
}

/* The same draw list, but for fifths of a unit: a scroll place is kept in whole pixels. */
static bool same_pictures(const char *a, const char *b)
{
    while (*a && *b) {
        char *end_a, *end_b;
        if (digit(*a) && digit(*b)) {
            double x = strtod(a, &end_a), y = strtod(b, &end_b);
            if (end_a != a && end_b != b) {
                if (fabs(x - y) > 0.2) {
                    return false;
                }
                a = end_a;
                b = end_b;
                continue;
            }
        }
        if (*a++ != *b++) {
            return false;
        }
    }
    return *a == *b;
}

struct choosing {
    const char *route;
    const char *taps[6];
};

/* Views, filters, letters, zoom: everything a visitor can choose and no address tells. */
static void what_was_chosen_on_a_screen_stays(void)
{
    static const struct choosing list[] = {
        {"history", {"timeline.in", "timeline.in", "timeline.next"}},
        {"history", {"timeline.filter", "timeline.group.1"}},
        {"history", {"timeline.list.view", "timeline.down"}},
        {"guide/about", {"reader.next"}},
        {"history/founding", {NULL}},
        {"structure", {"chart.list"}},
        {"structure", {"chart.nearer", "chart.nearer"}},
        {"structure/exhibitions", {"chart.close"}},
        {"honours/lake-prize", {"viewer.in", "viewer.in"}},
        {"search", {"keys.letters", "key.r", "key.i"}},
        {"search", {"keys.letters", "key.a", "keys.done"}}};
    size_t i, t;
    int turn = 0;
    folder();
    CHECK(start("home"));
    for (i = 0; i < sizeof list / sizeof *list; i++) {
        struct buf before = {0}, after = {0};
        struct err err;
        char now[80], was[80];
        ui_forget(kiosk.app.ui);
        CHECK(nav_open(kiosk.app.nav, list[i].route, &err));
        CHECK(headless_settle(&kiosk));
        for (t = 0; list[i].taps[t]; t++) {
            CHECK(tap(list[i].taps[t]));
        }
        linger(4000);
        CHECK(headless_settle(&kiosk));
        draw_dump(kiosk.app.list, &before);
        snprintf(was, sizeof was, "sources: museum-text%.*s", turn, "                ");
        snprintf(now, sizeof now, "sources: museum-text%.*s", turn + 1, "                ");
        CHECK(save("zh/guide/index.md", was, now)); /* the pack is another, its words are not */
        turn++;
        linger(4000);
        CHECK(headless_settle(&kiosk));
        draw_dump(kiosk.app.list, &after);
        if (!same_pictures(buf_text(&before), buf_text(&after))) {
            test_fail(__FILE__, __LINE__, "%s has moved\n%s\n%s", list[i].route, buf_text(&before),
                      buf_text(&after));
        }
        buf_finish(&before);
        buf_finish(&after);
    }
    stop();
}

static void errors_leave_the_last_good_content(void)
{
    struct stand before, after;
    folder();
    CHECK(start("guide/about"));
    before = stand();
    CHECK(save("zh/guide/rules.md", "order: 2", "order: zwei"));
    after = stand();
    CHECK(same_stand(&before, &after) && reads("馆里有什么"));
    CHECK_TEXT(badge(), "预览 · 1 个错误");
    CHECK(tap("preview.badge"));
    CHECK(reads("zh/guide/rules.md:10:8") && reads("“zwei”不是"));
    CHECK(!find("dock.home")); /* it stands over everything */
    CHECK(reads("警告"));
    CHECK(tap("preview.hide"));
    CHECK(!reads("history.csv"));
    CHECK(save("zh/guide/rules.md", "title: 参观规则", "title: 规则")); /* still broken */
    CHECK(reads("zh/guide/rules.md:10:8"));
    CHECK(tap("preview.row.0"));
    CHECK_TEXT(nav_route(kiosk.app.nav), "guide/rules");
    CHECK(!kiosk.app.preview || find("dock.home"));
    CHECK(save("zh/guide/rules.md", "order: zwei", "order: 2"));
    CHECK(reads("规则"));
    CHECK_HAS(badge(), "已更新");
    stop();
}

static void in_the_language_of_the_screen_and_of_the_file(void)
{
    folder();
    CHECK(start("guide/about"));
    session_set_lang(&kiosk.app.session, "en");
    CHECK(save("ko/guide/index.md", "---\n", "---\nlayuot: articles\n"));
    CHECK_HAS(badge(), "Preview · ");
    CHECK(tap("preview.badge"));
    CHECK(reads("ko/guide/index.md:2:1") && reads("unknown key"));
    session_set_lang(&kiosk.app.session, "zh");
    CHECK(headless_settle(&kiosk));
    CHECK(reads("layuot") && !reads("unknown key"));
    CHECK(tap("preview.row.0"));
    CHECK_TEXT(kiosk.app.session.now.lang, "ko");
    CHECK_HAS(nav_route(kiosk.app.nav), "guide");
    stop();
}

static void errors_from_the_start(void)
{
    folder();
    CHECK(desk_edit(&desk, "zh/guide/rules.md", "order: 2", "order: zwei"));
    CHECK(start("science/rime"));
    CHECK(!kiosk.app.pack);
    CHECK(reads("zh/guide/rules.md:10:8"));
    CHECK(!find("preview.close") && !find("preview.badge") && !find("dock.home"));
    CHECK(save("zh/guide/rules.md", "order: zwei", "order: 2"));
    CHECK(kiosk.app.pack);
    CHECK_TEXT(nav_route(kiosk.app.nav), "science/rime");
    CHECK(find("preview.badge") && find("dock.home"));
    stop();
}

static void a_page_goes_and_comes_back(void)
{
    char path[1400];
    size_t before;
    struct buf page = {0};
    folder();
    CHECK(start("guide/about"));
    session_set_lang(&kiosk.app.session, "zh");
    CHECK(desk_read(&desk, "zh/science/rime.md", &page));
    CHECK(save("pack.ini", "section guide", "section guides")); /* with all its links: errors */
    CHECK(reads("馆里有什么"));
    CHECK(save("pack.ini", "section guides", "section guide"));
    CHECK_TEXT(nav_route(kiosk.app.nav), "guide/about");
    before = preview_builds(kiosk.app.preview);
    CHECK(desk_edit(&desk, "zh/guide/new.md", NULL,
                    "---\ntitle: 新的一页\nsummary: 刚刚写的。\nstatus: own\nas_of: 2026-11\n"
                    "sources: museum-text\norder: 3\n---\n\n刚刚写的一页。\n"));
    CHECK(headless_await(&kiosk, before));
    CHECK(nav_open(kiosk.app.nav, "guide/new", &(struct err){0}));
    CHECK(headless_settle(&kiosk));
    CHECK(reads("刚刚写的一页"));
    before = preview_builds(kiosk.app.preview);
    unlink(desk_path(&desk, "zh/guide/new.md", path));
    CHECK(headless_await(&kiosk, before) && headless_settle(&kiosk));
    CHECK(find("missing.home"));
    stop();
    buf_finish(&page);
}

static void the_whole_folder_goes_and_comes_back(void)
{
    size_t before;
    folder();
    CHECK(start("guide/about"));
    before = preview_builds(kiosk.app.preview);
    desk_remove(desk.root);
    CHECK(headless_await(&kiosk, before) && headless_settle(&kiosk));
    CHECK(reads("馆里有什么"));
    CHECK_TEXT(badge(), "预览 · 没有更新");
    CHECK(tap("preview.badge"));
    CHECK(reads("没有生成"));
    CHECK(tap("preview.close"));
    folder();
    while (!kiosk.app.preview || strstr(badge(), "没有更新")) { /* copied in pieces */
        before = preview_builds(kiosk.app.preview);
        CHECK(headless_await(&kiosk, before) && headless_settle(&kiosk));
    }
    CHECK(reads("馆里有什么"));
    stop();
}

static pid_t child_of_ours(void)
{
    char path[64], text[32] = "";
    FILE *f;
    snprintf(path, sizeof path, "/proc/self/task/%ld/children", (long)getpid());
    f = fopen(path, "r");
    if (f) {
        fgets(text, sizeof text, f);
        fclose(f);
    }
    return (pid_t)strtol(text, NULL, 10);
}

/* Whatever a file does to the program that reads it, the screen stays and it is started again. */
static void the_reader_of_files_falls_over(void)
{
    size_t before;
    pid_t child;
    folder();
    CHECK(start("guide/about"));
    child = child_of_ours();
    CHECK(child > 0);
    before = preview_builds(kiosk.app.preview);
    kill(child, SIGKILL);
    preview_await(kiosk.app.preview, before, 60000);
    CHECK(headless_settle(&kiosk));
    CHECK_TEXT(badge(), "预览 · 正在重新启动");
    CHECK(reads("馆里有什么"));
    CHECK(app_next_ms(&kiosk.app, kiosk.now_ms) > kiosk.now_ms);
    linger(1500); /* started again, it builds at once */
    CHECK(headless_await(&kiosk, before) && headless_settle(&kiosk));
    CHECK(!strstr(badge(), "重新"));
    CHECK(save("zh/guide/about.md", "title: 关于本馆", "title: 又好了"));
    CHECK(reads("又好了"));
    stop();
}

/* The program by its command line: a script that waits while somebody else saves. */
static void a_script_awaits_builds(void)
{
    static const char script[] = "expect text \"馆里有什么\"\nscreenshot %s\nawait build\n"
                                 "expect text \"馆里都有什么\"\nexpect route guide/about\n"
                                 "tap \"#preview.badge\"\nwait 500\nexpect target \"关闭\"\n";
    char mark[1024], steps[1024];
    struct buf command = {0}, text = {0};
    struct timespec nap = {0, 20000000};
    struct err err;
    int status = -1, i;
    pid_t child;
    folder();
    snprintf(mark, sizeof mark, "%s", test_scratch("preview-mark.png"));
    snprintf(steps, sizeof steps, "%s", test_scratch("preview.touch"));
    unlink(mark);
    buf_format(&text, script, mark);
    CHECK(buf_write_file(&text, steps, &err));
    buf_format(&command, "%s --preview '%s' --route guide/about --lang zh --script '%s'",
               KIOSK_PROGRAM, desk.root, steps);
    child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", command.data, (char *)NULL);
        _exit(127);
    }
    for (i = 0; i < 6000 && access(mark, R_OK) != 0; i++) {
        nanosleep(&nap, NULL);
    }
    CHECK(desk_edit(&desk, "zh/guide/about.md", "## 馆里有什么", "## 馆里都有什么"));
    waitpid(child, &status, 0);
    CHECK(WIFEXITED(status));
    CHECK_INT(WEXITSTATUS(status), 0);
    unlink(mark);
    unlink(steps);
    buf_finish(&command);
    buf_finish(&text);
}

static int leftovers(void)
{
    const char *temporary = getenv("TMPDIR");
    DIR *dir = opendir(temporary);
    struct dirent *item;
    int count = 0;
    while (dir && (item = readdir(dir))) {
        count += strncmp(item->d_name, "jstm-preview-", 13) == 0;
    }
    if (dir) {
        closedir(dir);
    }
    return count;
}

static void nothing_is_left_behind(void)
{
    struct app_host host = headless_host(&kiosk);
    int code = 0;
    CHECK_INT(leftovers(), 0);
    snprintf(desk.root, sizeof desk.root, "%s", test_scratch("nowhere"));
    memset(&kiosk, 0, sizeof kiosk);
    options.preview = desk.root;
    CHECK(!app_create(&kiosk.app, &options, screen_table, &host, &code));
    CHECK_INT(code, APP_USAGE);
    app_destroy(&kiosk.app);
    memset(&kiosk, 0, sizeof kiosk);
    CHECK_INT(leftovers(), 0);
}

int main(int argc, char **argv)
{
    char temporary[1024], cache[1024];
    TEST_BEGIN(argc, argv);
    snprintf(temporary, sizeof temporary, "%s", test_scratch("preview-tmp"));
    snprintf(cache, sizeof cache, "%s", test_scratch("preview-cache"));
    desk_remove(temporary);
    mkdir(temporary, 0777);
    mkdir(cache, 0777);
    setenv("TMPDIR", temporary, 1);
    setenv("XDG_CACHE_HOME", cache, 1);
    RUN(new_words_in_the_same_place);
    RUN(every_kind_of_screen_keeps_its_place);
    RUN(what_was_chosen_on_a_screen_stays);
    RUN(errors_leave_the_last_good_content);
    RUN(in_the_language_of_the_screen_and_of_the_file);
    RUN(errors_from_the_start);
    RUN(a_page_goes_and_comes_back);
    RUN(the_whole_folder_goes_and_comes_back);
    RUN(the_reader_of_files_falls_over);
    RUN(a_script_awaits_builds);
    RUN(nothing_is_left_behind);
    desk_remove(test_scratch("previewed"));
    desk_remove(temporary);
    return TEST_END();
}
