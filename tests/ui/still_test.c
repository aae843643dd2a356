/* "Still there?": the seconds are shown, any touch stays, one button leaves, nothing beneath
 * reacts. */
#include "hand.h"
#include "ui/panel.h"

struct scene {
    int seconds, below;
    enum ui_still_result result;
};

static void describe(struct ui *ui, void *context)
{
    struct scene *s = context;
    struct ui_target below = {
        .id = ui_id("below"), .rect = ui_screen(ui), .name = "below", .label = "below"};
    s->below += ui_target(ui, &below).clicked;
    s->result = ui_still_there(ui, s->seconds);
}

static void start(struct hand *h, struct scene *s, bool tall)
{
    memset(s, 0, sizeof *s);
    s->seconds = 25;
    hand_begin(h, describe, s);
    if (tall) {
        h->width_px = 1080;
        h->height_px = 1920;
    }
    hand_frame(h, 16);
}

static void the_seconds_are_shown(void)
{
    for (int tall = 0; tall < 2; tall++) {
        struct scene s;
        struct hand h;
        start(&h, &s, tall);
        CHECK(hand_text(&h, "25") != NULL);
        CHECK_INT(s.result, STILL_WAITING);
        s.seconds = 4;
        hand_frame(&h, 1000);
        CHECK(hand_text(&h, "4") && !hand_text(&h, "25"));
        hand_end(&h);
    }
}

static void the_number_stands_in_the_middle_of_its_sun(void)
{
    for (int tall = 0; tall < 2; tall++) {
        struct scene s;
        struct hand h;
        const struct ui_element *number;
        struct rect sun = {0};
        start(&h, &s, tall);
        number = hand_text(&h, "25");
        for (size_t i = 0; i < h.list->count; i++) {
            const struct draw_command *c = &h.list->commands[i];
            if (c->kind == DRAW_FILL && c->colour == ui_colour(h.ui, ROLE_GOLD)) {
                sun = c->rect;
            }
        }
        CHECK(sun.w > 100);
        CHECK_NEAR(number->rect.x + number->rect.w / 2, sun.x + sun.w / 2, 1);
        CHECK_NEAR(number->rect.y + number->rect.h / 2, sun.y + sun.h / 2, 2);
        hand_end(&h);
    }
}

static void buttons_and_any_touch(void)
{
    for (int tall = 0; tall < 2; tall++) {
        struct scene s;
        struct hand h;
        start(&h, &s, tall);
        CHECK(hand_tap_target(&h, "still.here"));
        CHECK_INT(s.result, STILL_HERE);
        hand_frame(&h, 16);
        CHECK_INT(s.result, STILL_WAITING);
        CHECK(hand_tap_target(&h, "still.home"));
        CHECK_INT(s.result, STILL_HOME);
        hand_frame(&h, 16);
        hand_tap(&h, 5, 5);
        CHECK_INT(s.result, STILL_HERE);
        CHECK_INT(s.below, 0);
        hand_end(&h);
    }
}

static void high_contrast_is_black_with_a_sun(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, false);
    h.choice.theme = SESSION_CONTRAST;
    hand_frame(&h, 16);
    for (size_t i = 0; i < h.list->count; i++) {
        const struct draw_command *c = &h.list->commands[i];
        rgba rgb = c->colour >> 8;
        CHECK(c->kind != DRAW_FILL || rgb == 0 || rgb == 0xFFE800 || rgb == 0x1A1A1A ||
              rgb == 0xFFFFFF);
    }
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(the_seconds_are_shown);
    RUN(the_number_stands_in_the_middle_of_its_sun);
    RUN(buttons_and_any_touch);
    RUN(high_contrast_is_black_with_a_sun);
    return TEST_END();
}
