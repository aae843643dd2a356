/* The two panels: what a tap chooses, every way to close them, and that nothing beneath reacts. */
#include "hand.h"
#include "ui/panel.h"
#include "ui/strings.h"

static const struct ui_language languages[] = {{"zh", "中文"}, {"en", "English"}, {"ko", "조선어"}};
static const char *const langs[] = {"zh", "en", "ko"};

struct scene {
    bool display, silent; /* silent: without a switch for sounds */
    struct session_choice choice, boot;
    enum ui_panel_result result;
    int below;
};

static void describe(struct ui *ui, void *context)
{
    struct scene *s = context;
    struct rect screen = ui_screen(ui);
    struct ui_target below = {
        .id = ui_id("below"), .rect = screen, .name = "below", .label = "below"};
    float above = screen.h - 128;
    s->below += ui_target(ui, &below).clicked;
    s->result = s->display ? ui_display_panel(ui, above, &s->choice, &s->boot, !s->silent)
                           : ui_language_panel(ui, above, languages, 3, &s->choice);
}

static struct strings *strings;

static void start(struct hand *h, struct scene *s, bool display)
{
    memset(s, 0, sizeof *s);
    s->display = display;
    snprintf(s->choice.lang, sizeof s->choice.lang, "zh");
    s->boot = s->choice;
    hand_begin(h, describe, s);
    h->strings = strings;
    hand_frame(h, 16);
}

static void a_language_is_chosen_and_the_panel_closes(void)
{
    for (int i = 0; i < 3; i++) {
        struct scene s;
        struct hand h;
        char name[20];
        start(&h, &s, false);
        CHECK_INT(s.result, PANEL_OPEN);
        snprintf(name, sizeof name, "lang.%s", languages[i].tag);
        CHECK(hand_tap_target(&h, name));
        CHECK_INT(s.result, PANEL_CLOSED);
        CHECK_TEXT(s.choice.lang, languages[i].tag);
        hand_end(&h);
    }
}

static void names_of_languages_are_in_their_own(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, false);
    for (int i = 0; i < 3; i++) {
        CHECK(hand_text(&h, languages[i].name) != NULL);
    }
    hand_end(&h);
}

static void every_way_out_closes(void)
{
    for (int display = 0; display < 2; display++) {
        struct scene s;
        struct hand h;
        start(&h, &s, display);
        CHECK(hand_tap_target(&h, "panel.close"));
        CHECK_INT(s.result, PANEL_CLOSED);
        hand_frame(&h, 16);
        hand_tap(&h, 10, 10); /* the dimmed screen */
        CHECK_INT(s.result, PANEL_CLOSED);
        hand_frame(&h, 16);
        CHECK_INT(s.result, PANEL_OPEN);
        CHECK_INT(s.below, 0);
        hand_end(&h);
    }
}

static void the_panel_itself_does_nothing(void)
{
    for (int display = 0; display < 2; display++) {
        struct scene s;
        struct hand h;
        struct rect close;
        start(&h, &s, display);
        close = hand_target(&h, "panel.close")->rect;
        hand_tap(&h, close.x - 60, close.y + 20); /* beside the button, on the panel */
        CHECK(s.result == PANEL_OPEN && s.below == 0);
        hand_end(&h);
    }
}

static void every_option_sets_its_own_choice(void)
{
    static const struct {
        const char *name;
        struct session_choice want;
    } rows[] = {
        {"text.large", {.text = SESSION_TEXT_LARGE}},
        {"text.xlarge", {.text = SESSION_TEXT_XLARGE}},
        {"text.normal", {.text = SESSION_TEXT_NORMAL}},
        {"theme.dark", {.theme = SESSION_DARK}},
        {"theme.contrast", {.theme = SESSION_CONTRAST}},
        {"motion.less", {.theme = SESSION_CONTRAST, .less_motion = true}},
        {"motion.full", {.theme = SESSION_CONTRAST}},
        {"reach.low", {.theme = SESSION_CONTRAST, .reach = true}},
        {"sound.on", {.theme = SESSION_CONTRAST, .reach = true, .sound = true}},
        {"reach.normal", {.theme = SESSION_CONTRAST, .sound = true}},
        {"sound.off", {.theme = SESSION_CONTRAST}},
        {"theme.light", {.theme = SESSION_LIGHT}},
    };
    struct scene s;
    struct hand h;
    start(&h, &s, true);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK(hand_tap_target(&h, rows[i].name));
        CHECK_INT(s.choice.text, rows[i].want.text);
        CHECK_INT(s.choice.theme, rows[i].want.theme);
        CHECK_INT(s.choice.less_motion, rows[i].want.less_motion);
        CHECK_INT(s.choice.reach, rows[i].want.reach);
        CHECK_INT(s.choice.sound, rows[i].want.sound);
        CHECK_INT(s.result, PANEL_OPEN); /* so that another can be tried */
    }
    CHECK(hand_tap_target(&h, "display.done"));
    CHECK_INT(s.result, PANEL_CLOSED);
    hand_end(&h);
}

static void restore_returns_to_boot_but_keeps_the_language(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, true);
    s.boot.text = SESSION_TEXT_LARGE;
    snprintf(s.choice.lang, sizeof s.choice.lang, "ko");
    s.choice.text = SESSION_TEXT_XLARGE;
    s.choice.theme = SESSION_CONTRAST;
    s.choice.less_motion = true;
    hand_frame(&h, 16);
    CHECK(hand_tap_target(&h, "display.restore"));
    CHECK_TEXT(s.choice.lang, "ko");
    CHECK_INT(s.choice.text, SESSION_TEXT_LARGE);
    CHECK_INT(s.choice.theme, SESSION_LIGHT);
    CHECK(!s.choice.less_motion);
    hand_end(&h);
}

static void sound_is_offered_only_where_the_settings_allow_it(void)
{
    struct scene s;
    struct hand h;
    start(&h, &s, true);
    CHECK(hand_target(&h, "sound.on") != NULL);
    s.silent = true;
    s.choice.sound = true;
    hand_frame(&h, 16);
    CHECK(!hand_target(&h, "sound.on") && !hand_target(&h, "sound.off"));
    CHECK(hand_tap_target(&h, "reach.low"));
    CHECK(s.choice.sound); /* and what it was is left alone */
    hand_end(&h);
}

/* In every language, size, theme and shape: words whole, targets large, apart and on the screen. */
static void everything_has_room(void)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {1366, 768}};
    for (int n = 0; n < 2 * 3 * 3 * 3 * 2; n++) {
        const struct ui_element *all;
        struct scene s;
        struct hand h;
        struct rect screen;
        size_t count;
        start(&h, &s, n % 2);
        h.width_px = sizes[n / 2 % 3][0];
        h.height_px = sizes[n / 2 % 3][1];
        h.choice.text = (enum session_text)(n / 6 % 3);
        snprintf(h.choice.lang, sizeof h.choice.lang, "%s", langs[n / 18 % 3]);
        s.silent = n / 54;
        hand_frame(&h, 16);
        screen = ui_screen(h.ui);
        count = ui_elements(h.ui, &all);
        for (size_t i = 0; i < count; i++) {
            const struct ui_element *e = &all[i];
            struct rect r = e->rect;
            bool bad = false;
            if (e->what == UI_ELEMENT_TEXT) {
                bad = e->clipped || e->overfull ||
                      strchr(e->label, '.') != NULL; /* a key unresolved */
            } else if (e->what == UI_ELEMENT_TARGET && e->kind == UI_BUTTON && !e->covered) {
                bad =
                    r.w < UI_TOUCH || r.h < UI_TOUCH || r.x < 0 || r.y < 0 || r.x + r.w > screen.w;
                for (size_t k = 0; k < i; k++) {
                    bad = bad ||
                          (all[k].what == UI_ELEMENT_TARGET && all[k].kind == UI_BUTTON &&
                           !all[k].covered && rect_overlaps(rect_inset(r, -15.9f), all[k].rect));
                }
            }
            if (bad) {
                test_fail(__FILE__, __LINE__, "\"%s\" %s at %dx%d, text %d, display %d", e->label,
                          h.choice.lang, h.width_px, h.height_px, (int)h.choice.text,
                          (int)s.display);
            }
        }
        hand_end(&h);
    }
}

int main(int argc, char **argv)
{
    struct diag d = {0};
    struct err err;
    TEST_BEGIN(argc, argv);
    if (!strings_load(&strings, test_path("../assets"), langs, 3, &d, &err)) {
        printf("%s\n0 passed, 1 failed\n", err.text);
        return 1;
    }
    RUN(a_language_is_chosen_and_the_panel_closes);
    RUN(names_of_languages_are_in_their_own);
    RUN(every_way_out_closes);
    RUN(the_panel_itself_does_nothing);
    RUN(every_option_sets_its_own_choice);
    RUN(restore_returns_to_boot_but_keeps_the_language);
    RUN(sound_is_offered_only_where_the_settings_allow_it);
    RUN(everything_has_room);
    strings_destroy(strings);
    diag_finish(&d);
    return TEST_END();
}
