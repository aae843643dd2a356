/* The types that are answered by choosing, as the visitor sees them: every state as the list of
 * what is drawn, and the rules that hold in all of them. A screen made for this test gives them
 * the place the quiz gives them; with PLATES_LOOK=FOLDER in the environment it leaves pictures. */
#include "sample.h"
#include "stage.h"

#include "test.h"

#include "sdl/images.h"
#include "ui/card.h"

#include <stdlib.h>

static const struct question_part weights_zh[] = {
    SAMPLE_OPTION("77 千克", 0), SAMPLE_OPTION("177 千克", 0), SAMPLE_OPTION("1770 千克", 1000),
    SAMPLE_OPTION("17700 千克", 0)};
static const struct question_part weights_en[] = {
    SAMPLE_OPTION("77 kilograms", 0), SAMPLE_OPTION("177 kilograms", 0),
    SAMPLE_OPTION("1770 kilograms", 1000), SAMPLE_OPTION("17,700 kilograms", 0)};
static const struct question_part long_zh[] = {
    SAMPLE_OPTION("水汽和雾滴在低于零度的树枝上直接冻成的冰", 1000),
    SAMPLE_OPTION("从云里落下来、挂在树枝上的雪", 500),
    SAMPLE_OPTION("雨水流到树枝上以后结成的冰", 0), SAMPLE_STAYS("以上都不对", 0)};
static const struct question_part long_en[] = {
    SAMPLE_OPTION("Ice that vapour and fog droplets build on branches below freezing", 1000),
    SAMPLE_OPTION("Snow that falls from clouds and stays on the branches", 500),
    SAMPLE_OPTION("Rain that runs along a branch and then freezes", 0),
    SAMPLE_STAYS("None of the above", 0)};
static const struct question_part several_zh[] = {
    SAMPLE_OPTION("松花江", 500), SAMPLE_OPTION("鸭绿江", 500), SAMPLE_OPTION("黄河", -500),
    SAMPLE_OPTION("长江", -500), SAMPLE_OPTION("珠江", -500)};
static const struct question_part several_en[] = {
    SAMPLE_OPTION("Songhua", 500), SAMPLE_OPTION("Yalu", 500), SAMPLE_OPTION("Yellow River", -500),
    SAMPLE_OPTION("Yangtze", -500), SAMPLE_OPTION("Pearl River", -500)};
static const struct question_part truth[] = {SAMPLE_TRUTH(0), SAMPLE_TRUTH(1000)};
static const struct question_part think_zh[] = {SAMPLE_REVEAL(
    "水结冰时体积变大，同样大小的冰比水轻，所以浮在水面上。湖底的水还有四度，鱼能在下面过冬。")};
static const struct question_part think_en[] = {
    SAMPLE_REVEAL("Water grows when it freezes, so a piece of ice weighs less than the water it "
                  "pushes aside. The lake stays at four degrees below, and fish live through the "
                  "winter.")};

struct sample {
    const char *name, *type;
    const struct question_part *zh, *en;
    size_t count;
    bool keep_order, several;
};

#define COUNT(parts) (sizeof(parts) / sizeof(parts)[0])

static const struct sample samples[] = {
    {"single", "single", weights_zh, weights_en, COUNT(weights_zh), true, false},
    {"long", "single", long_zh, long_en, COUNT(long_zh), false, false},
    {"multiple", "multiple", several_zh, several_en, COUNT(several_zh), false, true},
    {"truefalse", "truefalse", truth, truth, COUNT(truth), false, false},
    {"reveal", "reveal", think_zh, think_en, COUNT(think_zh), false, false}};

/* What the screen shows; the stage's screens cannot be told anything else than a route. */
static struct {
    const struct sample *sample;
    bool answered;
    bool done; /* set when the type says so */
    _Alignas(16) char state[256];
    float height, room;
} shown;

static struct question shown_question(const char *lang)
{
    bool zh = strcmp(lang, "zh") == 0;
    struct question q =
        sample_question(shown.sample->type, zh ? "zh" : "en",
                        zh ? shown.sample->zh : shown.sample->en, shown.sample->count);
    q.keep_order = shown.sample->keep_order;
    q.several = shown.sample->several;
    return q;
}

static bool plates_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                        struct err *err)
{
    struct question q = shown_question("zh");
    struct rng rng;
    (void)self;
    (void)k;
    (void)r;
    (void)mem;
    (void)err;
    memset(shown.state, 0, sizeof shown.state);
    shown.answered = shown.done = false;
    rng_seed(&rng, 7);
    question_type_named(q.type)->begin(shown.state, &q, &rng);
    return true;
}

static void plates_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct question q = shown_question(ui_choice(ui)->lang);
    const struct question_type *type = question_type_named(q.type);
    bool wide = area.w > area.h;
    float top = wide ? 556 : 1132, edge = top + (wide ? 40 : 32);
    struct question_view view = {.answered = shown.answered};
    struct ui_scroll scroll = {.id = ui_id("plates"), .opaque = true, .ground = ROLE_SOIL};
    float width = wide ? 1360 : 952;
    (void)self;
    (void)k;
    ui_set_accent(ui, ACCENT_QUIZ);
    ui_sky(ui, area);
    scroll.view = rect_make(area.x, top, area.w, area.y + area.h - top);
    shown.height = type->height(shown.state, &q, ui, width, false, shown.answered);
    shown.room = area.y + area.h - edge;
    scroll.content = edge - top + shown.height + 16;
    edge -= ui_scroll_begin(ui, &scroll);
    ui_fill(ui, scroll.view, ROLE_SOIL, draw_round(0));
    view.area = rect_make(area.x + 64, edge, width, shown.height);
    if (type->frame(shown.state, &q, ui, &view)) {
        shown.done = true;
    }
    ui_scroll_end(ui);
}

/* The name that the stack of screens always wants to find. */
static const struct screen_type screen_plates = {
    .name = "home", .size = 1, .open = plates_open, .frame = plates_frame};
static const struct screen_type *const screens[] = {&screen_plates, NULL};

/* --- states ------------------------------------------------------------------------------------
 */

struct state {
    size_t sample;
    const char *name, *taps; /* NULL: none */
    bool answered;
};

static const struct state states[] = {{0, "asked", NULL, false},
                                      {0, "right", "#quiz.option.2", true},
                                      {0, "wrong", "#quiz.option.1", true},
                                      {1, "asked", NULL, false},
                                      {1, "part", "#quiz.option.1", true},
                                      {2, "asked", NULL, false},
                                      {2, "chosen", "#quiz.option.0 #quiz.option.3", false},
                                      {2, "judged", "#quiz.option.0 #quiz.option.3", true},
                                      {3, "asked", NULL, false},
                                      {3, "wrong", "#quiz.option.0", true},
                                      {4, "asked", NULL, false},
                                      {4, "shown", "#quiz.reveal", false},
                                      {4, "knew", "#quiz.reveal #quiz.knew", true}};

/* Touches one after the other; what is out of sight is scrolled in, as the quiz does. */
static bool state_tap(struct stage *s, const char *taps)
{
    char one[64];
    while (*taps) {
        size_t length = strcspn(taps, " ");
        snprintf(one, sizeof one, "%.*s", (int)length, taps);
        stage_scroll(s, "plates", 0);
        if (!stage_tap(s, one)) {
            stage_scroll(s, "plates", shown.height);
            if (!stage_tap(s, one)) {
                return false;
            }
        }
        taps += length + strspn(taps + length, " ");
    }
    return true;
}

static bool state_enter(struct stage *s, const struct state *state)
{
    struct err err;
    shown.sample = &samples[state->sample];
    if (!stage_open(s, "home", &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return false;
    }
    if (state->taps && !state_tap(s, state->taps)) {
        test_fail(__FILE__, __LINE__, "%s-%s has no %s", shown.sample->name, state->name,
                  state->taps);
        return false;
    }
    shown.answered = state->answered;
    stage_settle(s);
    return true;
}

static void every_state_draws_the_same_list(void)
{
    const struct stage_options options = {
        .pack = SCREENS_FIXTURE, .width = 1920, .height = 1080, .screens = screens};
    struct stage *s = NULL;
    struct err err;
    char path[160];
    size_t i;
    if (!stage_create(&s, &options, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return;
    }
    for (i = 0; i < COUNT(states); i++) {
        struct buf dump = {0};
        stage_choose(s, i % 2 ? "en" : "zh", SESSION_TEXT_NORMAL, SESSION_LIGHT);
        if (state_enter(s, &states[i])) {
            draw_dump(stage_list(s), &dump);
            snprintf(path, sizeof path, "questions/golden/%s-%s.txt", shown.sample->name,
                     states[i].name);
            test_golden(path, buf_text(&dump), dump.length);
        }
        buf_finish(&dump);
    }
    stage_destroy(s);
}

/* --- for the eye -------------------------------------------------------------------------------
 */

struct look {
    const char *lang;
    enum session_text text;
    enum session_theme theme;
    int width, height;
    const char *name;
};

static const struct look looks[] = {
    {"zh", SESSION_TEXT_NORMAL, SESSION_LIGHT, 1920, 1080, "zh"},
    {"en", SESSION_TEXT_NORMAL, SESSION_LIGHT, 1920, 1080, "en"},
    {"en", SESSION_TEXT_XLARGE, SESSION_LIGHT, 1920, 1080, "en-xl"},
    {"zh", SESSION_TEXT_XLARGE, SESSION_CONTRAST, 1920, 1080, "zh-xl-contrast"},
    {"zh", SESSION_TEXT_NORMAL, SESSION_CONTRAST, 1920, 1080, "zh-contrast"},
    {"zh", SESSION_TEXT_NORMAL, SESSION_DARK, 1080, 1920, "zh-dark-tall"},
    {"en", SESSION_TEXT_XLARGE, SESSION_LIGHT, 1080, 1920, "en-xl-tall"}};

static void look_write(struct stage *s, const struct state *state, const struct look *look)
{
    const uint32_t *pixels;
    char path[300];
    struct err err;
    stage_resize(s, look->width, look->height);
    stage_choose(s, look->lang, look->text, look->theme);
    if (!state_enter(s, state)) {
        return;
    }
    pixels = stage_paint(s, stage_list(s));
    snprintf(path, sizeof path, "%s/%s-%s-%s.png", getenv("PLATES_LOOK"), shown.sample->name,
             state->name, look->name);
    if (!images_write_png(path, pixels, look->width, look->height, look->width * 4, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
    }
}

static void pictures_for_a_look(void)
{
    const struct stage_options options = {.pack = SCREENS_PACK,
                                          .width = 1920,
                                          .height = 1080,
                                          .real_fonts = true,
                                          .painted = true,
                                          .screens = screens};
    struct stage *s = NULL;
    struct err err;
    size_t i, k;
    if (!getenv("PLATES_LOOK")) {
        return;
    }
    if (!stage_create(&s, &options, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return;
    }
    for (i = 0; i < COUNT(states); i++) {
        for (k = 0; k < COUNT(looks); k++) {
            look_write(s, &states[i], &looks[k]);
        }
    }
    stage_destroy(s);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(every_state_draws_the_same_list);
    RUN(pictures_for_a_look);
    return TEST_END();
}
