/* The frame itself: the same clock gives the same list, forgetting leads back to the first frame,
 * and the helpers draw what they say and nothing that is out of sight. */
#include "hand.h"
#include "ui/button.h"
#include "ui/dock.h"
#include "ui/strings.h"

struct scene {
    void (*draw)(struct ui *ui, struct scene *s);
    int64_t start_ms, value;
    float eased;
    int clicks;
    const char *word;
};

static void describe(struct ui *ui, void *context)
{
    struct scene *s = context;
    if (s->draw) {
        s->draw(ui, s);
    }
}

static void start(struct hand *h, struct scene *s, void (*draw)(struct ui *, struct scene *))
{
    memset(s, 0, sizeof *s);
    s->draw = draw;
    hand_begin(h, describe, s);
}

/* A little of everything that keeps state. */
static void whole_screen(struct ui *ui, struct scene *s)
{
    struct ui_scroll scroll = {
        .id = ui_id("list"), .view = {100, 100, 600, 600}, .content = 4000, .opaque = true};
    struct ui_button b = {.name = "go", .label = "开始", .icon = "home"};
    struct ui_dock dock = {.can_back = true};
    struct ui_text t = {
        .text = "吉林省科技馆的开放时间是什么", .type = TYPE_BODY, .role = ROLE_INK};
    float offset = ui_scroll_begin(ui, &scroll);
    int64_t *kept = ui_keep(ui, ui_id("counter"));
    for (int i = 0; i < 20; i++) {
        ui_text(ui, 120, 100 + (float)i * 200 - offset, 400, &t);
    }
    ui_scroll_end(ui);
    if (ui_button(ui, rect_make(800, 100, 300, 100), &b)) {
        s->clicks++;
        *kept = ui_now(ui);
    }
    if (*kept) {
        ui_fill(ui, rect_make(900, 400, 300 * ui_ease(ui, *kept, 240), 50), ROLE_GOLD,
                draw_round(0));
    }
    ui_dock(ui, &dock);
}

static void the_same_clock_gives_the_same_list(void)
{
    struct buf once = {0};
    struct scene s;
    struct hand h;
    start(&h, &s, whole_screen);
    hand_frame(&h, 16);
    hand_tap(&h, 900, 150);
    hand_down(&h, 1, 300, 600);
    hand_move(&h, 1, 300, 400);
    hand_move(&h, 1, 300, 200);
    hand_up(&h, 1, 300, 200); /* in the middle of a fling and of an easing */
    CHECK_INT(s.clicks, 1);
    for (int i = 0; i < 5; i++) {
        hand_frame(&h, 37);
        buf_clear(&once);
        buf_add(&once, h.dump.data, h.dump.length);
        hand_frame(&h, 0);
        CHECK_TEXT(buf_text(&h.dump), once.data);
        hand_frame(&h, 0);
        CHECK_TEXT(buf_text(&h.dump), once.data);
    }
    buf_finish(&once);
    hand_end(&h);
}

static void forgetting_leads_back_to_the_first_frame(void)
{
    struct buf first = {0};
    struct scene s;
    struct hand h;
    start(&h, &s, whole_screen);
    hand_frame(&h, 16);
    buf_add(&first, h.dump.data, h.dump.length);
    hand_tap(&h, 900, 150);
    hand_down(&h, 1, 300, 600);
    hand_move(&h, 1, 300, 300);
    hand_up(&h, 1, 300, 200);
    hand_down(&h, 2, 900, 150); /* and a finger still down */
    CHECK(strcmp(h.dump.data, first.data) != 0);
    ui_forget(h.ui);
    CHECK(!ui_finger_down(h.ui));
    hand_frame(&h, 500);
    CHECK_TEXT(buf_text(&h.dump), first.data);
    hand_up(&h, 2, 900, 150); /* its lift is not a tap any more */
    CHECK_INT(s.clicks, 1);
    CHECK_TEXT(buf_text(&h.dump), first.data);
    CHECK_INT(ui_next_wake_ms(h.ui), -1);
    buf_finish(&first);
    hand_end(&h);
}

static void ease(struct ui *ui, struct scene *s)
{
    s->eased = ui_ease(ui, s->start_ms, 200);
}

static void easing_follows_the_clock(void)
{
    struct scene s;
    struct hand h;
    float last = -1;
    start(&h, &s, ease);
    s.start_ms = h.now_ms + 50;
    hand_frame(&h, 0);
    CHECK_NEAR(s.eased, 0, 0); /* not begun yet */
    CHECK_INT(ui_next_wake_ms(h.ui), h.now_ms);
    hand_frame(&h, 50);
    for (int i = 0; i < 10; i++) {
        CHECK(s.eased > last);
        last = s.eased;
        hand_frame(&h, 20);
    }
    CHECK_NEAR(s.eased, 1, 0);
    CHECK_INT(ui_next_wake_ms(h.ui), -1); /* done: no more frames asked for */
    hand_end(&h);
}

static void wake(struct ui *ui, struct scene *s)
{
    (void)s;
    ui_wake_at(ui, ui_now(ui) + 500);
    ui_wake_at(ui, ui_now(ui) + 300);
    ui_wake_at(ui, ui_now(ui) + 400);
}

static void the_earliest_wake_wins(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, wake);
    hand_frame(&h, 0);
    CHECK_INT(ui_next_wake_ms(h.ui), h.now_ms + 300);
    s.draw = NULL;
    hand_frame(&h, 10);
    CHECK_INT(ui_next_wake_ms(h.ui), -1);
    hand_end(&h);
}

static void out_of_sight(struct ui *ui, struct scene *s)
{
    struct ui_picture p = {.name = "rime"};
    struct ui_text t = {.text = "吉", .type = TYPE_BODY};
    struct rect away = {-500, 100, 400, 100}, empty = {10, 10, 0, 50};
    static const float ridge[] = {-90, 50, -40, 10, -10, 50}, two[] = {10, 10, 90, 90};
    (void)s;
    ui_polygon(ui, ridge, 3, 0xFFFFFFFF);
    ui_polygon(ui, two, 2, 0xFFFFFFFF);
    ui_fill(ui, away, ROLE_INK, draw_round(0));
    ui_fill(ui, empty, ROLE_INK, draw_round(0));
    ui_stroke(ui, away, ROLE_INK, 2, 0);
    ui_line(ui, -500, 0, -400, 90, 2, ROLE_INK);
    ui_icon(ui, away, "home", ROLE_INK);
    ui_picture(ui, away, &p);
    ui_disc(ui, -200, -200, 50, ROLE_INK);
    ui_text(ui, 100, 3000, 500, &t);
    ui_snapshot(ui, 0);
}

static void what_is_out_of_sight_costs_no_command(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, out_of_sight);
    hand_frame(&h, 0);
    CHECK_INT(h.list->count, 0);
    hand_end(&h);
}

/* The caller's array may be gone when the list is painted. */
static void ridge(struct ui *ui, struct scene *s)
{
    float xy[] = {-10, 50, 40, 10, 90, 50};
    (void)s;
    ui_polygon(ui, xy, 3, 0x102030FF);
    xy[0] = 1e9f;
}

static void a_polygon_keeps_its_own_corners(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, ridge);
    hand_frame(&h, 0);
    CHECK_INT(h.list->count, 1);
    CHECK_INT(h.list->commands[0].kind, DRAW_POLYGON);
    CHECK_NEAR(h.list->commands[0].as.polygon.xy[0], -10, 0.01);
    CHECK_NEAR(h.list->commands[0].rect.w, 100, 0.01);
    CHECK_NEAR(h.list->commands[0].rect.h, 40, 0.01);
    hand_end(&h);
}

static void clips(struct ui *ui, struct scene *s)
{
    struct ui_target t = {.id = ui_id("t"), .rect = {0, 0, 500, 500}, .name = "t"};
    (void)s;
    ui_clip(ui, rect_make(100, 100, 300, 300));
    ui_clip(ui, rect_make(200, 0, 300, 250));
    ui_target(ui, &t);
    ui_unclip(ui);
    ui_fill(ui, rect_make(110, 380, 50, 50), ROLE_INK, draw_round(0));
    ui_unclip(ui);
    ui_unclip(ui); /* one too many does nothing */
    ui_fill(ui, rect_make(1000, 0, 50, 50), ROLE_INK, draw_round(0));
}

static void clips_nest_and_cut_targets(void)
{
    struct scene s;
    struct hand h;
    const struct ui_element *e;
    start(&h, &s, clips);
    hand_frame(&h, 0);
    e = hand_target(&h, "t");
    CHECK(e != NULL);
    CHECK_NEAR(e->visible.x, 200, 0);
    CHECK_NEAR(e->visible.y, 100, 0);
    CHECK_NEAR(e->visible.w, 200, 0);
    CHECK_NEAR(e->visible.h, 150, 0);
    CHECK_NEAR(e->rect.w, 500, 0);
    CHECK_INT(h.list->count, 6); /* two clips, two unclips, two fills */
    hand_end(&h);
}

static void deep_clips(struct ui *ui, struct scene *s)
{
    struct ui_scroll scroll = {.id = ui_id("deep"), .view = {0, 0, 100, 100}, .content = 200};
    int depth = (int)s->value;
    for (int i = 0; i < depth; i++) {
        if (i % 2) {
            ui_clip(ui, rect_make(0, 0, 500, 500));
        } else {
            ui_scroll_begin(ui, &scroll);
        }
    }
    for (int i = depth; i-- > 0;) {
        if (i % 2) {
            ui_unclip(ui);
        } else {
            ui_scroll_end(ui);
        }
    }
    ui_fill(ui, rect_make(1000, 500, 50, 50), ROLE_INK, draw_round(0));
}

/* What is opened is closed in the list, however deep it went; the compositor counts on it. */
static void deep_nesting_stays_in_balance(void)
{
    for (int depth = 0; depth < 40; depth++) {
        struct scene s;
        struct hand h;
        int open = 0;
        start(&h, &s, deep_clips);
        s.value = depth;
        hand_frame(&h, 0);
        for (size_t i = 0; i < h.list->count; i++) {
            enum draw_kind kind = h.list->commands[i].kind;
            open += kind == DRAW_CLIP || kind == DRAW_SCROLL;
            open -= kind == DRAW_UNCLIP || kind == DRAW_UNSCROLL;
            CHECK(open >= 0);
        }
        CHECK_INT(open, 0);
        CHECK_INT(h.list->commands[h.list->count - 1].kind, DRAW_FILL); /* nothing clips it now */
        hand_end(&h);
    }
}

static void words(struct ui *ui, struct scene *s)
{
    s->word = ui_word_with(ui, "dock.language", "EN 한");
}

static void words_have_their_hole_filled(void)
{
    static const char *const langs[] = {"zh"};
    struct strings *strings = NULL;
    struct diag d = {0};
    struct err err;
    struct scene s;
    struct hand h;
    start(&h, &s, words);
    hand_frame(&h, 0);
    CHECK_TEXT(s.word, "dock.language"); /* no strings: the key */
    CHECK(strings_load(&strings, test_path("../assets"), langs, 1, &d, &err));
    h.strings = strings;
    hand_frame(&h, 0);
    CHECK_TEXT(s.word, "语言 EN 한");
    strings_destroy(strings);
    diag_finish(&d);
    hand_end(&h);
}

static void ids_differ(void)
{
    CHECK(ui_id("a") != ui_id("b"));
    CHECK(ui_id_at("a", 0) != ui_id("a") && ui_id_at("a", 0) != ui_id_at("a", 1));
    CHECK(ui_id_at("a", 1) != ui_id_at("b", 1));
    CHECK(ui_id("a") == ui_id("a"));
}

static void keep_many(struct ui *ui, struct scene *s)
{
    for (int i = 0; i < 400; i++) {
        *ui_keep(ui, ui_id_at("kept", i)) = i + 1;
    }
    s->value = *ui_keep(ui, ui_id_at("kept", 399));
}

static void keeping_too_much_loses_the_oldest(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, keep_many);
    hand_frame(&h, 0);
    CHECK_INT(s.value, 400);
    CHECK_INT(*ui_keep(h.ui, ui_id_at("kept", 300)), 301);
    CHECK_INT(*ui_keep(h.ui, ui_id_at("kept", 0)), 0);
    ui_forget(h.ui);
    CHECK_INT(*ui_keep(h.ui, ui_id_at("kept", 399)), 0);
    hand_end(&h);
}

static void the_short_side_is_1080(void)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {768, 1366}, {3840, 2160}};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct scene s;
        struct hand h;
        struct rect r;
        start(&h, &s, NULL);
        h.width_px = sizes[i][0];
        h.height_px = sizes[i][1];
        hand_frame(&h, 0);
        r = ui_screen(h.ui);
        CHECK_NEAR(fminf(r.w, r.h), 1080, 0.01);
        CHECK_NEAR(r.w * ui_scale(h.ui), sizes[i][0], 0.01);
        hand_end(&h);
    }
}

static void a_window_of_no_size_is_survived(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, whole_screen);
    h.width_px = h.height_px = 0;
    hand_frame(&h, 0);
    hand_tap(&h, 0, 0);
    h.width_px = 1920;
    h.height_px = 1080;
    hand_frame(&h, 0);
    CHECK(h.list->count > 10);
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(the_same_clock_gives_the_same_list);
    RUN(forgetting_leads_back_to_the_first_frame);
    RUN(easing_follows_the_clock);
    RUN(the_earliest_wake_wins);
    RUN(what_is_out_of_sight_costs_no_command);
    RUN(a_polygon_keeps_its_own_corners);
    RUN(clips_nest_and_cut_targets);
    RUN(deep_nesting_stays_in_balance);
    RUN(words_have_their_hole_filled);
    RUN(ids_differ);
    RUN(keeping_too_much_loses_the_oldest);
    RUN(the_short_side_is_1080);
    RUN(a_window_of_no_size_is_survived);
    return TEST_END();
}
