/* The dock stands at the same places on every screen: six entries, wide or tall, in every
 * language. */
#include "hand.h"
#include "ui/dock.h"
#include "ui/strings.h"

static const char *const names[] = {"dock.back",     "dock.home",    "dock.reach",
                                    "dock.language", "dock.display", "dock.search"};

enum { NAMES = sizeof names / sizeof names[0] };
static const char *const langs[] = {"zh", "en", "ko"};

struct scene {
    struct ui_dock dock;
    enum ui_dock_action action;
    float height;
};

static void describe(struct ui *ui, void *context)
{
    struct scene *s = context;
    s->action = ui_dock(ui, &s->dock);
    s->height = ui_dock_height(ui);
}

static struct strings *load(void)
{
    struct strings *strings = NULL;
    struct diag d = {0};
    struct err err;
    if (!strings_load(&strings, test_path("../assets"), langs, 3, &d, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
    }
    diag_finish(&d);
    return strings;
}

static void start(struct hand *h, struct scene *s, struct strings *strings, bool tall)
{
    memset(s, 0, sizeof *s);
    s->dock.can_back = true;
    s->dock.other_languages = "EN 한";
    hand_begin(h, describe, s);
    h->strings = strings;
    if (tall) {
        h->width_px = 1080;
        h->height_px = 1920;
    }
}

static void golden_dumps_in_wide_and_tall(void)
{
    struct strings *strings = load();
    struct buf out = {0};
    for (int tall = 0; tall < 2; tall++) {
        for (int open = 0; open < 3; open++) {
            struct scene s;
            struct hand h;
            start(&h, &s, strings, tall);
            s.dock.can_back = open != 0;
            s.dock.at_home = open == 0;
            s.dock.open = open == 2 ? DOCK_DISPLAY : DOCK_NONE;
            hand_frame(&h, 16);
            buf_format(&out, "--- %s, %s\n%s", tall ? "tall" : "wide",
                       open == 0   ? "at home"
                       : open == 1 ? "on a page"
                                   : "display open",
                       buf_text(&h.dump));
            hand_end(&h);
        }
    }
    CHECK(test_golden("ui/golden/dock.txt", out.data, out.length));
    buf_finish(&out);
    strings_destroy(strings);
}

static void every_entry_answers_with_its_action(void)
{
    struct strings *strings = load();
    for (int tall = 0; tall < 2; tall++) {
        struct scene s;
        struct hand h;
        start(&h, &s, strings, tall);
        hand_frame(&h, 16);
        CHECK_INT(s.action, DOCK_NONE);
        for (int i = 0; i < NAMES; i++) {
            CHECK(hand_tap_target(&h, names[i]));
            CHECK_INT(s.action, DOCK_BACK + i);
        }
        s.dock.can_back = false;
        hand_frame(&h, 16);
        CHECK(hand_tap_target(&h, "dock.back"));
        CHECK_INT(s.action, DOCK_NONE);
        hand_end(&h);
    }
    strings_destroy(strings);
}

/* Targets of 96 u, 16 u apart, inside the dock; words whole: in every language, size and shape. */
static void entries_have_room_in_every_language(void)
{
    static const int sizes[][2] = {
        {1920, 1080}, {1080, 1920}, {1024, 768}, {1280, 1024}, {2560, 1080}};
    struct strings *strings = load();
    for (int n = 0; n < 5 * 3 * 3; n++) {
        const struct ui_element *all;
        struct scene s;
        struct hand h;
        struct rect screen;
        size_t count;
        start(&h, &s, strings, false);
        h.width_px = sizes[n % 5][0];
        h.height_px = sizes[n % 5][1];
        h.choice.text = (enum session_text)(n / 5 % 3);
        snprintf(h.choice.lang, sizeof h.choice.lang, "%s", langs[n / 15]);
        hand_frame(&h, 16);
        screen = ui_screen(h.ui);
        for (int i = 0; i < NAMES; i++) {
            struct rect r = hand_target(&h, names[i])->rect;
            CHECK(r.w >= UI_TOUCH && r.h >= UI_TOUCH);
            CHECK(r.x >= 16 && r.x + r.w <= screen.w - 16);
            CHECK(r.y >= screen.h - s.height && r.y + r.h <= screen.h);
            for (int k = 0; k < i; k++) {
                struct rect o = hand_target(&h, names[k])->rect;
                CHECK(!rect_overlaps(rect_inset(r, -15.9f), o));
            }
        }
        count = ui_elements(h.ui, &all);
        for (size_t i = 0; i < count; i++) {
            if (all[i].what == UI_ELEMENT_TEXT && (all[i].clipped || all[i].overfull)) {
                test_fail(__FILE__, __LINE__, "\"%s\" has no room at %dx%d, text %d", all[i].label,
                          h.width_px, h.height_px, (int)h.choice.text);
            }
        }
        hand_end(&h);
    }
    strings_destroy(strings);
}

/* A screen that hangs low: the dock is lifted into the band, and soil fills what is below it. */
static void the_dock_stands_within_reach(void)
{
    struct reach_place low = {.width_mm = 529, .height_mm = 941, .lower_edge_mm = 600};
    struct strings *strings = load();
    struct scene s;
    struct hand h;
    start(&h, &s, strings, true);
    h.place = &low;
    hand_frame(&h, 16);
    for (int i = 0; i < NAMES; i++) {
        struct rect r = hand_target(&h, names[i])->rect;
        float foot = ui_screen(h.ui).h, mm = ui_mm(h.ui);
        CHECK(600 + (foot - r.y - r.h) / mm >= 800);
        CHECK(600 + (foot - r.y) / mm <= 1100);
    }
    hand_end(&h);
    strings_destroy(strings);
}

static void without_other_languages_nothing_is_made_up(void)
{
    struct strings *strings = load();
    struct scene s;
    struct hand h;
    start(&h, &s, strings, false);
    s.dock.other_languages = NULL;
    hand_frame(&h, 16);
    CHECK(!strstr(hand_target(&h, "dock.language")->label, "{}"));
    hand_end(&h);
    strings_destroy(strings);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(golden_dumps_in_wide_and_tall);
    RUN(every_entry_answers_with_its_action);
    RUN(entries_have_room_in_every_language);
    RUN(the_dock_stands_within_reach);
    RUN(without_other_languages_nothing_is_made_up);
    return TEST_END();
}
