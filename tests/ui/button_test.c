/* Buttons: what a look draws at rest, pressed and disabled (as golden text), when they answer, and
 * that their words find room. */
#include "hand.h"
#include "ui/button.h"

struct scene {
    struct ui_button button;
    struct rect place;
    int clicks;
    float width, height;
};

static void describe(struct ui *ui, void *context)
{
    struct scene *s = context;
    s->width = ui_button_width(ui, &s->button, 0);
    s->height = ui_button_height(ui);
    s->clicks += ui_button(ui, s->place, &s->button);
}

static void start(struct hand *h, struct scene *s)
{
    memset(s, 0, sizeof *s);
    s->button = (struct ui_button){.name = "go", .label = "开始探索", .icon = "arrow-right"};
    s->place = rect_make(100, 200, 400, 96);
    hand_begin(h, describe, s);
}

/* One button at rest, pressed and disabled, behind a heading each. */
static void three_states(struct buf *out, const char *what, const struct ui_button *button)
{
    static const char *const states[] = {"at rest", "pressed", "disabled"};
    for (int i = 0; i < 3; i++) {
        struct scene s;
        struct hand h;
        start(&h, &s);
        s.button = *button;
        s.button.name = "go";
        s.button.label = "开始探索";
        s.button.disabled = i == 2;
        hand_frame(&h, 16);
        if (i == 1) {
            hand_down(&h, 1, 300, 250);
        }
        buf_format(out, "--- %s, %s\n%s", what, states[i], buf_text(&h.dump));
        hand_end(&h);
    }
}

static void three_states_of_every_look(void)
{
    static const char *const names[] = {"plain",  "primary", "surface", "soil",
                                        "soil-3", "gold",    "here"};
    struct buf out = {0};
    for (int look = BUTTON_PLAIN; look <= BUTTON_HERE; look++) {
        struct ui_button b = {.icon = "arrow-right", .look = (enum ui_button_look)look};
        three_states(&out, names[look], &b);
    }
    CHECK(test_golden("ui/golden/button-looks.txt", out.data, out.length));
    buf_finish(&out);
}

static void three_states_of_every_form(void)
{
    static const struct {
        const char *name;
        struct ui_button button;
    } forms[] = {
        {"words only", {.radius = UI_RADIUS}},
        {"icon behind", {.icon = "arrow-right", .icon_behind = true}},
        {"icon only", {.icon = "x", .icon_only = true}},
        {"stacked", {.icon = "home", .stacked = true, .light = true}},
        {"beside a picture", {.icon = "check", .inset_left = 72, .multiline = true}},
    };
    struct buf out = {0};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        three_states(&out, forms[i].name, &forms[i].button);
    }
    CHECK(test_golden("ui/golden/button-forms.txt", out.data, out.length));
    buf_finish(&out);
}

static void high_contrast_has_edges(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    h.choice.theme = SESSION_CONTRAST;
    s.button.look = BUTTON_SOIL;
    hand_frame(&h, 16);
    CHECK_HAS(buf_text(&h.dump), "stroke 100.0 200.0 400.0 96.0 #FFFFFFFF");
    s.button.look = BUTTON_GOLD; /* a bright fill is its own edge */
    hand_frame(&h, 16);
    CHECK(!strstr(h.dump.data, "stroke"));
    hand_end(&h);
}

static void taps_and_disabled_taps(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    hand_frame(&h, 16);
    hand_tap(&h, 300, 250);
    CHECK_INT(s.clicks, 1);
    hand_tap(&h, 300, 350);
    CHECK_INT(s.clicks, 1);
    s.button.disabled = true;
    hand_frame(&h, 16);
    hand_tap(&h, 300, 250);
    CHECK_INT(s.clicks, 1);
    CHECK(hand_target(&h, "go")->disabled);
    hand_end(&h);
}

static void inert_ones_are_drawn_only(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    s.button.inert = true;
    hand_frame(&h, 16);
    CHECK(!hand_target(&h, "go"));
    CHECK(hand_text(&h, "开始探索") != NULL);
    hand_end(&h);
}

static void numbered_ones_have_names_of_their_own(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s);
    s.button.index = 3;
    hand_frame(&h, 16);
    CHECK(hand_target(&h, "go.2") != NULL);
    CHECK(hand_target(&h, "go.2")->id == ui_id_at("go", 3));
    hand_end(&h);
}

static void words_find_room(void)
{
    static const char *const labels[] = {"返", "开始探索", "大字与显示", "Text & display",
                                         "원래대로"};
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        for (int text = 0; text < 3; text++) {
            struct scene s;
            struct hand h;
            const struct ui_element *e;
            start(&h, &s);
            h.choice.text = (enum session_text)text;
            s.button.label = labels[i];
            hand_frame(&h, 16);
            s.place.w = s.width;
            s.place.h = s.height;
            CHECK(s.height >= UI_TOUCH);
            hand_frame(&h, 16);
            e = hand_text(&h, labels[i]);
            CHECK(e && !e->clipped && !e->overfull);
            CHECK(e->size ==
                  theme_size((enum session_text)text, TYPE_CHROME)); /* asked for, given */
            CHECK(e->rect.x >= s.place.x + 16 &&
                  e->rect.x + e->rect.w <= s.place.x + s.place.w - 16);
            hand_end(&h);
        }
    }
}

static void too_narrow_a_place_shrinks_the_words(void)
{
    struct scene s;
    struct hand h;
    const struct ui_element *e;
    start(&h, &s);
    s.button.icon = NULL;
    s.place.w = 4 * 28 + 32;
    hand_frame(&h, 16);
    e = hand_text(&h, "开始探索");
    CHECK(e && e->size == 28 && !e->overfull);
    s.button.multiline = true;
    hand_frame(&h, 16);
    e = hand_text(&h, "开始探索");
    CHECK(e && e->size == 30);
    hand_end(&h);
}

struct rows {
    struct ui_button buttons[3];
    struct rect place;
    size_t count;
    int tapped;
    float measured, drawn;
};

static void describe_rows(struct ui *ui, void *context)
{
    struct rows *s = context;
    int tapped;
    s->measured = ui_buttons_flow(ui, s->place, 40, s->buttons, s->count, false, &tapped);
    s->drawn = ui_buttons_flow(ui, s->place, 40, s->buttons, s->count, true, &tapped);
    s->tapped = tapped >= 0 ? tapped : s->tapped;
}

static void rows_are_broken_where_they_are_full(void)
{
    struct rows s = {.buttons = {{.name = "a", .label = "好"},
                                 {.name = "b", .label = "好"},
                                 {.name = "c", .label = "好"}},
                     .place = {100, 200, 340, 600},
                     .count = 3,
                     .tapped = -1};
    struct hand h;
    hand_begin(&h, describe_rows, &s);
    hand_frame(&h, 16);
    CHECK_NEAR(s.measured, 2 * 96 + UI_GAP, 0.01);
    CHECK_NEAR(s.drawn, s.measured, 0.01);
    hand_tap(&h, 100 + 160 + UI_GAP + 80, 200 + 40 + 48);
    CHECK_INT(s.tapped, 1);
    hand_tap(&h, 100 + 80, 200 + 40 + 96 + UI_GAP + 48);
    CHECK_INT(s.tapped, 2);
    s.count = 0;
    hand_frame(&h, 16);
    CHECK_NEAR(s.drawn, 0, 0.01);
    hand_end(&h);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(three_states_of_every_look);
    RUN(three_states_of_every_form);
    RUN(high_contrast_has_edges);
    RUN(taps_and_disabled_taps);
    RUN(inert_ones_are_drawn_only);
    RUN(numbered_ones_have_names_of_their_own);
    RUN(words_find_room);
    RUN(too_narrow_a_place_shrinks_the_words);
    RUN(rows_are_broken_where_they_are_full);
    return TEST_END();
}
