/* The author's preview in a real window: the program sleeps until another one, which follows the
 * folder, has something to show. What stands on the glass is compared
 * with what the program itself gives of the same folder without a window. */
#include "test.h"
#include "visit.h"

#include "../author/desk.h"

#include "base/mem.h"

#include <signal.h>

#define IDLE_MS 5000
#define ROUTE "guide/rules"

static struct xserver server;
static struct process kiosk;
static struct desk desk;

static bool shows(void)
{
    struct picture expected = visit_expected(ROUTE, "zh", server.width, server.height);
    bool same = expected.pixels && visit_shows(&server, &expected, VISIT_WAIT_MS);
    mem_free(expected.pixels);
    return same;
}

static bool badge_is_gold(void)
{
    int64_t end = process_now_ns() + (int64_t)VISIT_WAIT_MS * 1000000;
    while (process_now_ns() < end) {
        struct picture row = xserver_grab(&server, 0, 8, server.width, 1);
        int gold = 0;
        for (int i = 0; i < row.width; i++) {
            gold += (row.pixels[i] & 0xFFFFFF) == 0xF2B233;
        }
        mem_free(row.pixels);
        if (gold > 60) {
            return true;
        }
        process_sleep_ms(20);
    }
    return false;
}

/* Opens, follows a save, keeps the last good content while there are errors, and goes on. */
static void a_folder_is_followed(void)
{
    const struct visit_options options = {.route = ROUTE};
    CHECK(visit_start(&kiosk, &server, &options));
    CHECK(shows());
    CHECK(desk_edit(&desk, "zh/guide/rules.md", "title: 参观规则", "title: 全新规则"));
    CHECK(shows());
    CHECK(desk_edit(&desk, "zh/guide/rules.md", "order: 2", "order: zwei"));
    CHECK(badge_is_gold());
    CHECK(process_alive(&kiosk));
    CHECK(desk_edit(&desk, "zh/guide/rules.md", "order: zwei", "order: 2"));
    CHECK(shows());
}

/* The kiosk does not look again and again: it sleeps until the other program has something. */
static void nothing_wakes_it(void)
{
    struct process_use before, after;
    int64_t end = process_now_ns() + (int64_t)VISIT_WAIT_MS * 1000000;
    do {
        CHECK(process_use(&kiosk, &before));
        process_sleep_ms(IDLE_MS);
        CHECK(process_use(&kiosk, &after));
    } while (after.switches != before.switches && process_now_ns() < end);
    CHECK_INT(after.switches - before.switches, 0);
}

static int of_ours(const char *folder, const char *begins)
{
    DIR *dir = opendir(folder);
    struct dirent *item;
    int count = 0;
    while (dir && (item = readdir(dir))) {
        count += strncmp(item->d_name, begins, strlen(begins)) == 0;
    }
    if (dir) {
        closedir(dir);
    }
    return count;
}

static void it_ends_and_leaves_nothing(void)
{
    CHECK_INT(of_ours(getenv("TMPDIR"), "jstm-preview-"), 1);
    CHECK(visit_end(&kiosk));
    CHECK_INT(of_ours(getenv("TMPDIR"), "jstm-preview-"), 0);
}

int main(int argc, char **argv)
{
    char why[200], temporary[1024], cache[1024];
    TEST_BEGIN(argc, argv);
    snprintf(temporary, sizeof temporary, "%s", test_scratch("window-preview-tmp"));
    snprintf(cache, sizeof cache, "%s", test_scratch("window-preview-cache"));
    desk_remove(temporary);
    mkdir(temporary, 0777);
    mkdir(cache, 0777);
    setenv("TMPDIR", temporary, 1);
    setenv("XDG_CACHE_HOME", cache, 1);
    desk_open(&desk, "window-preview");
    visit_preview(desk.root);
    if (!xserver_start(&server, 1280, 720, why, sizeof why)) {
        test_fail(__FILE__, __LINE__, "%s", why);
        return TEST_END();
    }
    RUN(a_folder_is_followed);
    RUN(nothing_wakes_it);
    RUN(it_ends_and_leaves_nothing);
    process_kill(&kiosk);
    xserver_stop(&server);
    desk_remove(desk.root);
    desk_remove(temporary);
    desk_remove(cache);
    return TEST_END();
}
