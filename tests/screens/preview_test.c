/* The author's preview as text: badge, list, and what stands there before there is a pack; and what
 * can be done with them. */
#include "stage.h"
#include "test.h"

struct shown {
    const char *name;
    enum stage_preview what;
};

static struct stage *stage;

static bool begin(const char *lang, enum session_text text)
{
    const struct stage_options options = {.pack = SCREENS_FIXTURE, .width = 1920, .height = 1080};
    struct err err;
    if (!stage && !stage_create(&stage, &options, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return false;
    }
    stage_resize(stage, 1920, 1080);
    stage_reach(stage, false);
    stage_choose(stage, lang, text, SESSION_LIGHT);
    return stage_open(stage, "guide/about", &err);
}

static bool reads(const char *words)
{
    return stage_reads(stage, words);
}

static void all_of_it_draws_the_same_list(void)
{
    static const struct shown shown[] = {{"badge", PREVIEW_BADGE},
                                         {"list", PREVIEW_LIST},
                                         {"errors", PREVIEW_ERRORS},
                                         {"waiting", PREVIEW_WAITING}};
    static const char *const langs[] = {"zh", "en"};
    size_t i, l, tall;
    for (i = 0; i < sizeof shown / sizeof *shown; i++) {
        for (l = 0; l < 2; l++) {
            for (tall = 0; tall < 2; tall++) {
                struct buf dump = {0};
                char path[120];
                struct err err;
                CHECK(begin(langs[l], SESSION_TEXT_NORMAL));
                CHECK(stage_open(stage, "missing", &err)); /* the plainest of screens below it */
                stage_resize(stage, tall ? 1080 : 1920, tall ? 1920 : 1080);
                stage_preview(stage, shown[i].what);
                draw_dump(stage_list(stage), &dump);
                snprintf(path, sizeof path, "screens/golden/preview-%s-%s-%s.txt", shown[i].name,
                         tall ? "portrait" : "landscape", langs[l]);
                test_golden(path, buf_text(&dump), dump.length);
                buf_finish(&dump);
            }
        }
    }
}

/* Errors first, in order of file and line; rows of pages one knows are targets. */
static void rows_in_the_order_of_mending(void)
{
    CHECK(begin("zh", SESSION_TEXT_NORMAL));
    stage_preview(stage, PREVIEW_LIST);
    CHECK(reads("2 个错误 · 3 个警告"));
    CHECK(reads("zh/science/rime.md:11:10") && reads("是不是“science/rime”？"));
    CHECK_TEXT(stage_find(stage, "#preview.row.0")->label, "zh/science/rime.md:11:10");
    CHECK(!stage_find(stage, "#preview.row.1")); /* that page is in no pack yet */
    CHECK(stage_find(stage, "#preview.row.2"));  /* a table leads to its section */
    CHECK(!stage_find(stage, "#dock.home"));
    CHECK(stage_find(stage, "#preview.row.2")->rect.y >
          stage_find(stage, "#preview.row.0")->rect.y);
}

static void hiding_and_closing(void)
{
    CHECK(begin("en", SESSION_TEXT_NORMAL));
    stage_preview(stage, PREVIEW_BADGE);
    CHECK(stage_tap(stage, "#preview.badge"));
    CHECK(reads("captions.csv"));
    CHECK(stage_tap(stage, "Hide warnings"));
    CHECK(!reads("captions.csv") && reads("rime.md:11:10"));
    CHECK(stage_tap(stage, "Hide warnings"));
    CHECK(reads("captions.csv"));
    CHECK(stage_tap(stage, "#preview.close"));
    CHECK(stage_find(stage, "#dock.home") && stage_find(stage, "#preview.badge"));
}

/* By keys alone: to the badge, into the list, along its rows, out again. */
static void by_keys(void)
{
    int i;
    CHECK(begin("zh", SESSION_TEXT_NORMAL));
    stage_preview(stage, PREVIEW_BADGE);
    for (i = 0; i < 60 && ui_focus_id(stage_ui(stage)) != ui_id("preview.badge"); i++) {
        stage_key(stage, KEY_RIGHT);
    }
    CHECK(i < 60);
    stage_key(stage, KEY_OK);
    CHECK(stage_find(stage, "#preview.close"));
    for (i = 0; i < 60 && ui_focus_id(stage_ui(stage)) != ui_id_at("preview.row", 0); i++) {
        stage_key(stage, KEY_RIGHT);
    }
    CHECK(i < 60);
    stage_key(stage, KEY_OK);
    CHECK(!stage_find(stage, "#preview.close"));
}

/* The badge does not jump while one scrolls, and covers no button it need not cover. */
static void the_badge_stands_still(void)
{
    struct rect before;
    CHECK(begin("zh", SESSION_TEXT_XLARGE));
    stage_preview(stage, PREVIEW_BADGE);
    before = stage_find(stage, "#preview.badge")->rect;
    stage_scroll(stage, "reader.text", 400);
    CHECK_NEAR(stage_find(stage, "#preview.badge")->rect.x, before.x, 0.01);
    CHECK_NEAR(before.y, 0, 0.01);
    stage_reach(stage, true);
    stage_settle(stage);
    before = stage_find(stage, "#preview.badge")->rect;
    CHECK_NEAR(before.y, ui_upper(stage_ui(stage)).h, 0.01); /* within reach */
    CHECK(before.w >= UI_TOUCH && before.w < 250);           /* and short, for room is scarce */
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(all_of_it_draws_the_same_list);
    RUN(rows_in_the_order_of_mending);
    RUN(hiding_and_closing);
    RUN(by_keys);
    RUN(the_badge_stands_still);
    stage_destroy(stage);
    return TEST_END();
}
