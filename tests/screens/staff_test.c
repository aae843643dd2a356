/* The staff area as it is used: who gets in, what each touch asks the desk for, what is said when.
 * The desk behind it is a fake that only listens. */
#include "desk.h"
#include "nav/nav.h"
#include "stage.h"
#include "test.h"

#include <stdlib.h>
#include <time.h>

static struct stage *stage;
static struct fake_desk desk;

static bool begin(const char *state, const char *route)
{
    const struct stage_options options = {.pack = SCREENS_FIXTURE, .width = 1920, .height = 1080};
    struct err err;
    if (!stage && !stage_create(&stage, &options, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return false;
    }
    if (!fake_desk_set(&desk, state)) {
        test_fail(__FILE__, __LINE__, "no state '%s'", state);
        return false;
    }
    stage_desk(stage, &desk.desk);
    stage_resize(stage, 1920, 1080);
    stage_reach(stage, false);
    stage_choose(stage, "zh", SESSION_TEXT_NORMAL, SESSION_LIGHT);
    if (!stage_open(stage, route, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return false;
    }
    return true;
}

static bool reads(const char *words)
{
    return stage_reads(stage, words);
}

static bool asked(size_t at, enum desk_ask what, const char *text, enum desk_when when)
{
    return at < desk.asks && desk.asked[at].what == what &&
           strcmp(desk.asked[at].text, text) == 0 && desk.asked[at].when == when;
}

/* --- who gets in ------------------------------------------------------------------------------ */

static void nobody_comes_in_uninvited(void)
{
    struct err err = {0};
    CHECK(begin("pin", "staff"));
    desk.view.invited = false;
    CHECK(!stage_open(stage, "staff", &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    desk.view.open = true; /* inside already */
    CHECK(stage_open(stage, "staff", &err));
    CHECK(!stage_open(stage, "staff/cellar", &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    stage_desk(stage, NULL);
    CHECK(!stage_open(stage, "staff", &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
}

/* Every address shows the pad until the PIN was right, then what was asked for. */
static void the_pad_comes_first(void)
{
    static const char *const routes[] = {"staff",       "staff/stick",   "staff/progress",
                                         "staff/packs", "staff/history", "staff/changes"};
    size_t i;
    for (i = 0; i < sizeof routes / sizeof *routes; i++) {
        CHECK(begin("pin", routes[i]));
        CHECK(stage_find(stage, "#staff.key.1"));
        CHECK(!stage_find(stage, "#staff.leave") && !stage_find(stage, "#staff.back"));
    }
    CHECK(begin("pin", "staff/history"));
    desk.view.open = true;
    stage_settle(stage);
    CHECK(!stage_find(stage, "#staff.key.1") && reads("安装记录"));
}

static void what_is_there_decides(void)
{
    CHECK(begin("stick", "staff"));
    CHECK(reads("U 盘里有 2 个内容包"));
    CHECK(begin("packs", "staff"));
    CHECK(reads("已装的内容"));
    CHECK(begin("copying", "staff"));
    desk.view.stick = false; /* pulled out too early, or not needed any more */
    stage_settle(stage);
    CHECK(reads("正在拷贝"));
}

/* --- the PIN ---------------------------------------------------------------------------------- */

static bool type(const char *digits)
{
    for (; *digits; digits++) {
        char key[20];
        snprintf(key, sizeof key, "#staff.key.%c", *digits);
        if (!stage_tap(stage, key)) {
            return false;
        }
    }
    return true;
}

/* Digits that stand alone are the keys' faces; two of them together would be what was typed. */
static void the_sixth_digit_hands_it_over(void)
{
    CHECK(begin("pin", "staff"));
    CHECK(type("83015"));
    CHECK_INT(desk.asks, 0);
    CHECK(!reads("83") && !reads("30") && !reads("01") && !reads("15"));
    CHECK(type("9"));
    CHECK_INT(desk.asks, 1);
    CHECK(asked(0, DESK_ENTER, "830159", DESK_AT_ONCE));
    CHECK(type("1")); /* the next try begins empty */
    CHECK_INT(desk.asks, 1);
}

static void digits_can_be_taken_back(void)
{
    CHECK(begin("pin", "staff"));
    CHECK(stage_tap(stage, "#staff.key.back")); /* nothing there: nothing happens */
    CHECK(type("12") && stage_tap(stage, "#staff.key.back") && type("3456"));
    CHECK_INT(desk.asks, 0);
    CHECK(stage_tap(stage, "#staff.key.clear") && type("98765"));
    CHECK_INT(desk.asks, 0);
    CHECK(type("4"));
    CHECK(asked(0, DESK_ENTER, "987654", DESK_AT_ONCE));
}

static void wrong_ones_are_told(void)
{
    CHECK(begin("pin-wrong", "staff"));
    CHECK(reads("密码不对，还能试 3 次。"));
    CHECK(begin("pin-judging", "staff"));
    CHECK(reads("正在核对") && !stage_find(stage, "#staff.key.1"));
}

/* The wait is counted down, and the keys come back by themselves. */
static void the_wait_passes(void)
{
    int64_t start;
    CHECK(begin("pin-wait", "staff"));
    CHECK(reads("请等 1:30 再试。") && !stage_find(stage, "#staff.key.1"));
    start = stage_now(stage);
    CHECK(ui_next_wake_ms(stage_ui(stage)) > start &&
          ui_next_wake_ms(stage_ui(stage)) <= start + 1000);
    stage_frame(stage, start + 31000);
    CHECK(reads("请等 0:59 再试。"));
    stage_frame(stage, start + 90001);
    CHECK(!reads("请等") && stage_find(stage, "#staff.key.1"));
    CHECK(ui_next_wake_ms(stage_ui(stage)) < 0);
}

static void a_pin_is_chosen_twice(void)
{
    CHECK(begin("pin-choose", "staff"));
    CHECK(reads("请设一个密码") && type("271828"));
    CHECK(reads("再输一次"));
    CHECK_INT(desk.asks, 0);
    CHECK(type("271829"));
    CHECK(reads("两次不一样，请重新设。") && reads("请设一个密码"));
    CHECK_INT(desk.asks, 0);
    CHECK(type("271828") && !reads("两次不一样"));
    CHECK(type("271828"));
    CHECK_INT(desk.asks, 1);
    CHECK(asked(0, DESK_SET_PIN, "271828", DESK_AT_ONCE));
    CHECK(begin("pin-weak", "staff"));
    CHECK(reads("这个太好猜，请换一个。"));
    CHECK(begin("pin-none", "staff"));
    CHECK(reads("还没有密码") && !stage_find(stage, "#staff.key.1"));
}

/* Locked by the desk in the middle of something: the pad is back, and knows nothing. */
static void a_lock_forgets_what_was_typed(void)
{
    CHECK(begin("pin", "staff"));
    CHECK(type("123"));
    desk.view.open = true;
    stage_settle(stage);
    desk.view.open = false;
    stage_settle(stage);
    CHECK(type("45678"));
    CHECK_INT(desk.asks, 0);
    CHECK(type("9"));
    CHECK(asked(0, DESK_ENTER, "456789", DESK_AT_ONCE));
}

/* Tonight's switch may come while somebody types. */
static void another_pack_disturbs_nobody(void)
{
    struct err err;
    CHECK(begin("pin", "staff"));
    CHECK(type("123"));
    CHECK(stage_change_pack(stage, SCREENS_FIXTURE, &err));
    CHECK(type("456"));
    CHECK(asked(0, DESK_ENTER, "123456", DESK_AT_ONCE));
}

/* --- the stick -------------------------------------------------------------------------------- */

static void a_good_pack_is_told_and_installed(void)
{
    CHECK(begin("stick", "staff/stick"));
    CHECK(reads("比已装的新，可以安装") && reads("第 43 号（已装第 42 号）") && reads("1.21 GB"));
    CHECK(reads("新增 12") && reads("修改 3") && reads("删去 1") && reads("kexie-2026"));
    CHECK(reads("没有拷完，不能装") && reads("拷到 498 MB") && reads("少 142 MB") && reads("U12"));
    CHECK(stage_tap(stage, "#staff.install"));
    CHECK_INT(desk.asks, 1); /* it has been brought in already */
    CHECK(asked(0, DESK_INSTALL, "", DESK_WHEN_IDLE));
    CHECK_TEXT(nav_route(stage_nav(stage)), "staff/progress");
    CHECK(begin("stick", "staff/stick"));
    CHECK(stage_tap(stage, "#staff.tonight"));
    CHECK(asked(0, DESK_INSTALL, "", DESK_TONIGHT));
    CHECK(begin("stick", "staff/stick"));
    CHECK(stage_tap(stage, "#staff.changes"));
    CHECK_TEXT(nav_route(stage_nav(stage)), "staff/changes");
    CHECK(reads("零下三十度的电池") && reads("夏季天文夜活动"));
}

static void one_of_two_is_chosen(void)
{
    CHECK(begin("stick-two-good", "staff/stick"));
    CHECK(stage_tap(stage, "#staff.look"));
    CHECK(asked(0, DESK_TAKE, "/media/a/jilin-43.kpack", DESK_AT_ONCE));
    CHECK(stage_tap(stage, "#staff.choose.1"));
    CHECK(stage_tap(stage, "#staff.install"));
    CHECK_INT(desk.asks, 3);
    CHECK(asked(1, DESK_TAKE, "/media/a/jilin-44.kpack", DESK_AT_ONCE));
    CHECK(asked(2, DESK_INSTALL, "", DESK_WHEN_IDLE));
}

/* The desk does one thing at a time: what is being copied makes room for what was chosen. */
static void another_one_instead(void)
{
    CHECK(begin("stick-two-good", "staff/stick"));
    desk.view.step = DESK_COPIES;
    desk.view.work = desk.found[0];
    stage_settle(stage);
    CHECK(stage_tap(stage, "#staff.choose.1") && stage_tap(stage, "#staff.install"));
    CHECK(asked(0, DESK_CANCEL, "", DESK_AT_ONCE));
    CHECK(asked(1, DESK_TAKE, "/media/a/jilin-44.kpack", DESK_AT_ONCE));
    CHECK(asked(2, DESK_INSTALL, "", DESK_WHEN_IDLE));
}

static void not_now_stops_and_locks(void)
{
    CHECK(begin("stick-preparing", "staff/stick"));
    CHECK(reads("742 MB / 1.21 GB"));
    CHECK(stage_tap(stage, "#staff.not_now"));
    CHECK(asked(0, DESK_CANCEL, "", DESK_AT_ONCE) && asked(1, DESK_FORGET, "", DESK_AT_ONCE));
    CHECK(asked(2, DESK_LEAVE, "", DESK_AT_ONCE));
    CHECK_TEXT(nav_route(stage_nav(stage)), "home");
}

/* Every code has its words and its number; what is wrong offers nothing to install. */
static void every_problem_has_its_sentence(void)
{
    int code;
    for (code = STORE_ALREADY; code < STORE_CODES; code++) {
        const struct store_saying *saying = &store_sayings[code];
        CHECK(begin("stick-here", "staff/stick"));
        desk.found[0].code = (enum store_code)code;
        stage_settle(stage);
        CHECK(!stage_find(stage, "#staff.install") && !stage_find(stage, "#staff.look"));
        CHECK(reads(saying->zh));
        CHECK(!saying->code[0] || reads(saying->code));
        stage_choose(stage, "en", SESSION_TEXT_NORMAL, SESSION_LIGHT);
        stage_settle(stage);
        CHECK(reads(saying->en));
    }
}

/* What only bringing it in has shown is said where the pack is, and nothing is offered. */
static void what_failed_says_so_on_its_card(void)
{
    CHECK(begin("failed", "staff/stick"));
    desk.view.outcome.code = STORE_NOT_VALID;
    stage_settle(stage);
    CHECK(reads("U50") && reads("不合格，不能装") && reads("现在没有能装的。"));
    CHECK(!stage_find(stage, "#staff.install"));
    desk.view.outcome.code = STORE_CANCELLED; /* that is no fault of the pack */
    stage_settle(stage);
    CHECK(stage_find(stage, "#staff.install"));
}

static void sticks_that_cannot_be_read(void)
{
    static const struct {
        const char *state, *words;
    } all[] = {{"stick-none", "没有插 U 盘"},    {"stick-empty", ".minisig"},
               {"stick-reading", "正在读 U 盘"}, {"stick-format", "U01"},
               {"stick-bad", "U 盘读不出来"},    {"stick-unsigned", "内容包 (1).kpack"},
               {"stick-five", "还有一个 U 盘"}};
    size_t i;
    for (i = 0; i < sizeof all / sizeof *all; i++) {
        CHECK(begin(all[i].state, "staff/stick"));
        CHECK(reads(all[i].words));
    }
}

/* --- progress --------------------------------------------------------------------------------- */

static void copying_can_be_stopped(void)
{
    CHECK(begin("wished", "staff/progress"));
    CHECK(reads("正在拷贝") && reads("61%") && reads("742 MB / 1.21 GB") && reads("2 分钟"));
    CHECK(reads("先别拔 U 盘") && reads("没人看时自动换上"));
    CHECK(!stage_find(stage, "#staff.install"));
    CHECK(stage_tap(stage, "#staff.stop"));
    CHECK(asked(0, DESK_CANCEL, "", DESK_AT_ONCE));
    CHECK(begin("checking", "staff/progress"));
    CHECK(reads("可以拔 U 盘了") && !reads("先别拔"));
}

static void waiting_can_be_cut_short(void)
{
    CHECK(begin("waits-idle", "staff/progress"));
    CHECK(stage_tap(stage, "#staff.now"));
    CHECK(asked(0, DESK_INSTALL, "", DESK_AT_ONCE));
    CHECK(begin("waits-tonight", "staff/progress"));
    CHECK(reads("今晚 17:00 换上"));
    CHECK(stage_tap(stage, "#staff.stop"));
    CHECK(asked(0, DESK_CANCEL, "", DESK_AT_ONCE));
    CHECK(begin("ready", "staff/progress"));
    CHECK(stage_tap(stage, "#staff.tonight"));
    CHECK(asked(0, DESK_INSTALL, "", DESK_TONIGHT));
}

/* "Installed" is said in one state only. */
static void installed_is_said_when_it_is_true(void)
{
    size_t i;
    for (i = 0; i < fake_state_count; i++) {
        if (strcmp(fake_states[i].route, "staff/progress") == 0) {
            CHECK(begin(fake_states[i].name, "staff/progress"));
            CHECK_INT(reads("装好了"), strcmp(fake_states[i].name, "done") == 0);
        }
    }
}

static void an_outcome_is_read_and_forgotten(void)
{
    CHECK(begin("failed", "staff/progress"));
    desk.view.outcome.code = STORE_NOT_VALID; /* the rule that the check has named, small */
    snprintf(desk.view.outcome.detail, sizeof desk.view.outcome.detail, "K27 view 'v'");
    stage_settle(stage);
    CHECK(reads("U50 · K27"));
    snprintf(desk.view.outcome.detail, sizeof desk.view.outcome.detail, "K99 is none");
    stage_settle(stage);
    CHECK(reads("U50") && !reads("K99"));
    CHECK(begin("failed", "staff/progress"));
    CHECK(reads("没有装上") && reads("U30") && reads("屏幕上的内容没有变。"));
    CHECK(stage_tap(stage, "#staff.read"));
    CHECK(asked(0, DESK_FORGET, "", DESK_AT_ONCE));
    CHECK_TEXT(nav_route(stage_nav(stage)), "staff/packs");
    CHECK(begin("done", "staff/progress"));
    CHECK(stage_tap(stage, "#staff.leave"));
    CHECK(asked(0, DESK_FORGET, "", DESK_AT_ONCE) && asked(1, DESK_LEAVE, "", DESK_AT_ONCE));
    CHECK(begin("no-room", "staff/progress"));
    CHECK(reads("需要 1.21 GB") && reads("300 MB"));
}

/* Nothing moves: nothing wakes. */
static void it_rests(void)
{
    size_t i;
    for (i = 0; i < fake_state_count; i++) {
        CHECK(begin(fake_states[i].name, fake_states[i].route));
        if (strcmp(fake_states[i].name, "pin-wait") != 0) {
            CHECK(ui_next_wake_ms(stage_ui(stage)) < 0);
        }
    }
}

/* --- packs ------------------------------------------------------------------------------------ */

static void two_touches_go_back(void)
{
    CHECK(begin("packs", "staff/packs"));
    CHECK(reads("现在用的") && reads("18.4 GB") && !stage_find(stage, "#staff.roll.0"));
    CHECK(stage_tap(stage, "#staff.roll.1"));
    CHECK_INT(desk.asks, 0);
    CHECK(reads("换成 2026-autumn · 第 42 号？") && reads("再点一下"));
    CHECK(stage_tap(stage, "#staff.roll.1"));
    CHECK_INT(desk.asks, 1);
    CHECK(asked(0, DESK_ROLL_BACK, "2026-autumn", DESK_AT_ONCE));
}

static void the_first_touch_lapses(void)
{
    int64_t start;
    CHECK(begin("packs", "staff/packs"));
    CHECK(stage_tap(stage, "#staff.roll.1"));
    start = stage_now(stage);
    CHECK(ui_next_wake_ms(stage_ui(stage)) > start + 9000 &&
          ui_next_wake_ms(stage_ui(stage)) <= start + 10000);
    stage_frame(stage, start + 10001);
    CHECK(!reads("换成 2026-autumn · 第 42 号？"));
    CHECK(stage_tap(stage, "#staff.roll.1"));
    CHECK_INT(desk.asks, 0);                  /* the first one again */
    CHECK(stage_tap(stage, "#staff.roll.2")); /* another one: its own first touch */
    CHECK_INT(desk.asks, 0);
    CHECK(reads("换成 2026-summer · 第 41 号？") && !reads("换成 2026-autumn · 第 42 号？"));
}

static void flags_and_notices(void)
{
    CHECK(begin("packs-flags", "staff/packs"));
    CHECK(reads("U60") && reads("试过，启动不了") && reads("签名的钥匙已停用"));
    CHECK(!stage_find(stage, "#staff.roll.0")); /* nobody goes back to what did not start */
    CHECK(begin("packs-factory", "staff/packs"));
    CHECK(reads("U70") && reads("出厂内容"));
    CHECK(begin("packs-other", "staff/packs"));
    CHECK(reads("U71") && reads("应当运行的内容打不开"));
    CHECK(begin("packs-failed", "staff/packs"));
    CHECK(reads("U61") && reads("下次启动时换回以前的内容"));
    CHECK(begin("packs-damaged", "staff/packs"));
    CHECK(reads("U40") && reads("硬盘上的内容损坏"));
    CHECK(begin("packs-waiting", "staff/packs"));
    CHECK(reads("等着换上") && !stage_find(stage, "#staff.roll.0"));
    CHECK(stage_tap(stage, "#staff.waiting.0"));
    CHECK_TEXT(nav_route(stage_nav(stage)), "staff/progress");
}

static void the_lock_locks(void)
{
    CHECK(begin("packs", "staff/packs"));
    CHECK(stage_tap(stage, "#staff.leave"));
    CHECK(asked(0, DESK_LEAVE, "", DESK_AT_ONCE));
    CHECK_TEXT(nav_route(stage_nav(stage)), "home");
}

static void history_tells_what_happened(void)
{
    CHECK(begin("history", "staff/history"));
    CHECK(reads("2026 年 11 月 22 日 17:40") && reads("安装 · 2026-autumn · 第 42 号"));
    CHECK(reads("来自 KEXIE-03") && reads("U12") && reads("没能启动，自动换回"));
    CHECK(begin("history-none", "staff/history"));
    CHECK(reads("还没有记录。"));
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    setenv("TZ", "Asia/Shanghai", 1);
    tzset();
    RUN(nobody_comes_in_uninvited);
    RUN(the_pad_comes_first);
    RUN(what_is_there_decides);
    RUN(the_sixth_digit_hands_it_over);
    RUN(digits_can_be_taken_back);
    RUN(wrong_ones_are_told);
    RUN(the_wait_passes);
    RUN(a_pin_is_chosen_twice);
    RUN(a_lock_forgets_what_was_typed);
    RUN(another_pack_disturbs_nobody);
    RUN(a_good_pack_is_told_and_installed);
    RUN(one_of_two_is_chosen);
    RUN(another_one_instead);
    RUN(not_now_stops_and_locks);
    RUN(every_problem_has_its_sentence);
    RUN(what_failed_says_so_on_its_card);
    RUN(sticks_that_cannot_be_read);
    RUN(copying_can_be_stopped);
    RUN(waiting_can_be_cut_short);
    RUN(installed_is_said_when_it_is_true);
    RUN(an_outcome_is_read_and_forgotten);
    RUN(it_rests);
    RUN(two_touches_go_back);
    RUN(the_first_touch_lapses);
    RUN(flags_and_notices);
    RUN(the_lock_locks);
    RUN(history_tells_what_happened);
    stage_destroy(stage);
    return TEST_END();
}
