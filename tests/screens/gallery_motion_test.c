/* Going along the works with a finger and by pages: wherever a hand lets go, whole works come to
 * rest in view. */
#include "../ui/hand.h"
#include "screens/gallery/gallery.h"

struct scene {
    struct gallery gallery;
    struct gallery_columns columns;
    int page; /* asked for by a disc in the next frame */
};

static void describe(struct ui *ui, void *context)
{
    struct scene *s = context;
    struct ui_surface surface = {.id = ui_id("steps"),
                                 .view = {0, 132, 1920, 800},
                                 .name = "steps",
                                 .label = "steps",
                                 .no_y = true,
                                 .no_zoom = true};
    struct ui_gesture e = ui_surface_begin(ui, &surface);
    gallery_move(&s->gallery, ui, &s->columns, &e);
    ui_surface_end(ui);
    if (s->page) {
        gallery_page(&s->gallery, ui, &s->columns, s->page);
        s->page = 0;
    }
}

static void start(struct hand *h, struct scene *s, size_t count)
{
    memset(s, 0, sizeof *s);
    s->columns = gallery_columns(1920, SESSION_TEXT_NORMAL, count);
    s->gallery.data.count = count;
    hand_begin(h, describe, s);
    hand_frame(h, 16);
    hand_frame(h, 16);
}

static void settle(struct hand *h)
{
    for (int i = 0; i < 80; i++) {
        hand_frame(h, 16);
    }
}

static void push(struct hand *h, float way, int moves)
{
    float x = 1000;
    hand_down(h, 1, x, 500);
    for (int i = 1; i <= moves; i++) {
        hand_move(h, 1, x + way * (float)i / (float)moves, 500);
    }
    hand_up(h, 1, x + way, 500);
}

static bool at_rest(const struct scene *s)
{
    double place = s->gallery.place;
    return s->gallery.glide.start_ms == 0 &&
           (fabs(place - floor(place + 0.5)) < 1e-9 || fabs(place - s->columns.most) < 1e-9);
}

static void a_slow_push_goes_to_the_nearest(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, 12);
    push(&h, -420, 60);
    for (int i = 0; i < 5; i++) {
        hand_frame(&h, 16);
    }
    settle(&h);
    CHECK(at_rest(&s));
    CHECK_NEAR(s.gallery.place, 1, 1e-9);
    push(&h, 150, 60);
    settle(&h);
    CHECK_NEAR(s.gallery.place, 1, 1e-9); /* not far enough */
    hand_end(&h);
}

static void a_flick_goes_on(void)
{
    struct scene s;
    struct hand h;
    double before;
    start(&h, &s, 40);
    push(&h, -120, 4);
    settle(&h);
    CHECK(at_rest(&s) && s.gallery.place >= 1);
    before = s.gallery.place;
    push(&h, -700, 6); /* faster goes further */
    settle(&h);
    CHECK(at_rest(&s) && s.gallery.place >= before + 2);
    push(&h, 120, 4);
    settle(&h);
    CHECK(at_rest(&s));
    hand_end(&h);
}

/* The curve after the finger has its speed: nothing slides, stops and then snaps. */
static void letting_go_is_one_motion(void)
{
    struct scene s;
    struct hand h;
    double last, step, longest = 0;
    start(&h, &s, 40);
    push(&h, -400, 8);
    last = s.gallery.place;
    for (int i = 0; i < 80; i++) {
        hand_frame(&h, 16);
        step = s.gallery.place - last;
        CHECK(step >= -1e-9); /* never back */
        CHECK(i < 3 || step <= longest + 1e-6);
        longest = step;
        last = s.gallery.place;
    }
    CHECK(at_rest(&s));
    hand_end(&h);
}

static void beyond_the_ends_it_comes_back(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, 12);
    hand_down(&h, 1, 300, 500);
    for (int i = 1; i <= 40; i++) {
        hand_move(&h, 1, 300 + 30 * (float)i, 500);
    }
    CHECK(s.gallery.place < 0 && s.gallery.place > -1);
    hand_up(&h, 1, 1500, 500);
    settle(&h);
    CHECK_NEAR(s.gallery.place, 0, 1e-9);
    push(&h, -9000, 6);
    settle(&h);
    push(&h, -9000, 6);
    settle(&h);
    push(&h, -9000, 6);
    settle(&h);
    CHECK_NEAR(s.gallery.place, s.columns.most, 1e-9);
    hand_end(&h);
}

static void pages_reach_the_end_and_the_start(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, 8);
    s.page = 1;
    settle(&h);
    CHECK_NEAR(s.gallery.place, 3, 1e-9);
    s.page = 1;
    settle(&h);
    CHECK_NEAR(s.gallery.place, s.columns.most, 1e-9);
    s.page = -1;
    settle(&h);
    CHECK_NEAR(s.gallery.place, 2, 1e-9);
    s.page = -1;
    settle(&h);
    CHECK_NEAR(s.gallery.place, 0, 1e-9);
    s.page = 1; /* two quick taps are two pages */
    hand_frame(&h, 16);
    s.page = 1;
    settle(&h);
    CHECK_NEAR(s.gallery.place, s.columns.most, 1e-9);
    hand_end(&h);
}

static void less_motion_is_at_once(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, 12);
    h.choice.less_motion = true;
    s.page = 1;
    hand_frame(&h, 16);
    CHECK_NEAR(s.gallery.place, 3, 1e-9);
    hand_end(&h);
}

static void what_fits_does_not_move(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, 3);
    push(&h, -600, 6);
    settle(&h);
    CHECK_NEAR(s.gallery.place, 0, 1e-9);
    CHECK_INT(ui_next_wake_ms(h.ui), -1); /* and then nothing wakes */
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_slow_push_goes_to_the_nearest);
    RUN(a_flick_goes_on);
    RUN(letting_go_is_one_motion);
    RUN(beyond_the_ends_it_comes_back);
    RUN(pages_reach_the_end_and_the_start);
    RUN(less_motion_is_at_once);
    RUN(what_fits_does_not_move);
    return TEST_END();
}
