/* Numbers on a slider and places in a picture, as the visitor sees and touches them: every state as
 * the list of what is drawn, keys, and the rules of the room. A screen made for this test gives
 * them the place the quiz gives them; with MEASURE_LOOK=FOLDER in the environment it leaves
 * pictures. */
#include "sample.h"
#include "stage.h"

#include "test.h"

#include "sdl/images.h"
#include "ui/card.h"

#include <math.h>
#include <stdlib.h>

#define NUMBER(value, around, worth)                                                               \
    {                                                                                              \
        .role = PART_NUMBER, .text = "", .feedback = "", .picture = "", .weight = worth, .to = -1, \
        .number = value, .tolerance = around                                                       \
    }
#define SPOT(words, across, down, round, worth)                                           \
    {                                                                                     \
        .role = PART_SPOT, .text = words, .feedback = "", .picture = "", .weight = worth, \
        .to = -1, .x = across, .y = down, .r = round                                      \
    }
#define COUNT(parts) (sizeof(parts) / sizeof(parts)[0])

static const struct question_part mass[] = {NUMBER(1770, 30, 1000), NUMBER(1770, 500, 500)};
static const struct question_part cold[] = {NUMBER(-15, 0, 1000)};
static const struct question_part ship_zh[] = {
    SPOT("山口", 0.20f, 0.40f, 0.08f, 0), SPOT("湖面", 0.45f, 0.72f, 0.06f, 1000),
    SPOT("天空", 0.62f, 0.18f, 0.08f, 0), SPOT("对岸的森林", 0.85f, 0.55f, 0.08f, 0)};
static const struct question_part ship_en[] = {
    SPOT("The pass", 0.20f, 0.40f, 0.08f, 0), SPOT("The lake", 0.45f, 0.72f, 0.06f, 1000),
    SPOT("The sky", 0.62f, 0.18f, 0.08f, 0),
    SPOT("The forest on the far shore", 0.85f, 0.55f, 0.08f, 0)};
static const struct question_part two_zh[] = {SPOT("左边", 0.20f, 0.50f, 0.05f, 500),
                                              SPOT("当中", 0.33f, 0.50f, 0.05f, -500),
                                              SPOT("右边", 0.46f, 0.50f, 0.05f, 500)};
static const struct question_part two_en[] = {SPOT("Left", 0.20f, 0.50f, 0.05f, 500),
                                              SPOT("Middle", 0.33f, 0.50f, 0.05f, -500),
                                              SPOT("Right", 0.46f, 0.50f, 0.05f, 500)};

struct sample {
    const char *name, *type;
    const struct question_part *zh, *en;
    size_t count;
    double least, most, step;
    const char *unit_zh, *unit_en;
};

static const struct sample samples[] = {
    {"mass", "number", mass, mass, COUNT(mass), 0, 20000, 10, "千克", "kg"},
    {"cold", "number", cold, cold, COUNT(cold), -30, 0, 1, "℃", "℃"},
    {"places", "hotspot", ship_zh, ship_en, COUNT(ship_zh), 0, 0, 0, "", ""},
    {"near", "hotspot", two_zh, two_en, COUNT(two_zh), 0, 0, 0, "", ""}};

/* What the screen shows; the stage's screens cannot be told anything else than a route. */
static struct {
    const struct sample *sample;
    bool answered, done;
    bool bare; /* without a stage: the picture lies among the plates */
    _Alignas(16) char state[256];
    float height;
} shown;

static struct question shown_question(const char *lang)
{
    const struct sample *s = shown.sample;
    bool zh = strcmp(lang, "zh") == 0;
    struct question q = sample_question(s->type, zh ? "zh" : "en", zh ? s->zh : s->en, s->count);
    q.least = s->least;
    q.most = s->most;
    q.step = s->step;
    q.unit = zh ? s->unit_zh : s->unit_en;
    if (strcmp(s->type, "hotspot") == 0) {
        q.picture = "article-river";
        q.picture_alt = "";
        q.picture_w = 1600;
        q.picture_h = 1000;
    }
    return q;
}

static bool measure_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
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

static void measure_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct question q = shown_question(ui_choice(ui)->lang);
    const struct question_type *type = question_type_named(q.type);
    bool wide = ui_screen(ui).w > ui_screen(ui).h;
    bool staged = (type->flags & QUESTION_PICTURE) && !shown.bare;
    float top = wide ? 556 : 1132, edge;
    struct question_view view = {.answered = shown.answered};
    struct ui_scroll scroll = {.id = ui_id("measure"), .opaque = true, .ground = ROLE_SOIL};
    float width = wide ? 1360 : 952;
    (void)self;
    (void)k;
    top = area.y > 0 ? area.y : top; /* reach mode: all of the area is soil */
    edge = top + (wide ? 40 : 32);
    ui_set_accent(ui, ACCENT_QUIZ);
    ui_sky(ui, rect_make(0, 0, area.w, top));
    if (staged) {
        view.stage = wide ? rect_make(area.w - 864, 0, 864, fminf(542, top))
                          : rect_make(0, 0, 1080, fminf(680, top));
    }
    scroll.view = rect_make(area.x, top, area.w, area.y + area.h - top);
    shown.height = type->height(shown.state, &q, ui, width, staged, shown.answered);
    scroll.content = edge - top + shown.height + 16;
    view.area = rect_make(area.x + 64, edge, width, shown.height);
    if (staged) {
        shown.done = type->look(shown.state, &q, ui, &view) || shown.done;
    }
    edge -= ui_scroll_begin(ui, &scroll);
    ui_fill(ui, scroll.view, ROLE_SOIL, draw_round(0));
    view.area = rect_make(area.x + 64, edge, width, shown.height);
    shown.done = type->frame(shown.state, &q, ui, &view) || shown.done;
    ui_scroll_end(ui);
}

/* The name that the stack of screens always wants to find. */
static const struct screen_type screen_measure = {
    .name = "home", .size = 1, .open = measure_open, .frame = measure_frame};
static const struct screen_type *const screens[] = {&screen_measure, NULL};

/* --- states ------------------------------------------------------------------------------------
 */

struct state {
    size_t sample;
    const char *name, *taps;
    bool answered, bare;
};

#define MANY(tap) tap " " tap " " tap " " tap " " tap

static const struct state states[] = {
    {0, "asked", NULL, false, false},
    {0, "set", "#quiz.bar", false, false},
    {0, "right", "#quiz.bar", true, false}, /* and brought there by set_to */
    {0, "part", "#quiz.bar", true, false},
    {0, "wrong", "#quiz.bar", true, false},
    {1, "set", "#quiz.bar " MANY("#quiz.more"), false, false},
    {1, "same", "#quiz.bar", true, false},
    {1, "wrong", MANY("#quiz.more"), true, false},
    {2, "asked", NULL, false, false},
    {2, "right", "#quiz.option.1", true, false},
    {2, "wrong", "#quiz.spot.3", true, false},
    {2, "bare", "#quiz.spot.0", true, true},
    {3, "chosen", "#quiz.option.0 #quiz.spot.1", false, false},
    {3, "judged", "#quiz.option.0 #quiz.spot.1", true, false}};

/* The slider counts steps and keeps them at the head of its state. */
static void set_to(const struct state *state)
{
    int64_t at = strcmp(state->name, "right") == 0  ? 179
                 : strcmp(state->name, "part") == 0 ? 150
                                                    : -1;
    if (state->sample == 0 && state->answered && at >= 0) {
        memcpy(shown.state, &at, sizeof at);
    }
}

static bool state_tap(struct stage *s, const char *taps)
{
    char one[64];
    while (*taps) {
        size_t length = strcspn(taps, " ");
        snprintf(one, sizeof one, "%.*s", (int)length, taps);
        stage_scroll(s, "measure", 0);
        if (!stage_tap(s, one)) {
            stage_scroll(s, "measure", shown.height);
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
    shown.bare = state->bare;
    if (!stage_open(s, "home", &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return false;
    }
    if (state->taps && !state_tap(s, state->taps)) {
        test_fail(__FILE__, __LINE__, "%s-%s has no %s", shown.sample->name, state->name,
                  state->taps);
        return false;
    }
    set_to(state);
    shown.answered = state->answered;
    stage_settle(s);
    return true;
}

static bool stage_of(struct stage **s, const char *pack, bool painted)
{
    const struct stage_options options = {.pack = pack,
                                          .width = 1920,
                                          .height = 1080,
                                          .real_fonts = painted,
                                          .painted = painted,
                                          .screens = screens};
    struct err err;
    if (!stage_create(s, &options, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return false;
    }
    return true;
}

static void every_state_draws_the_same_list(void)
{
    struct stage *s = NULL;
    char path[160];
    size_t i;
    for (i = 0; stage_of(&s, SCREENS_FIXTURE, false) && i < COUNT(states); i++) {
        struct buf dump = {0};
        stage_choose(s, i % 2 ? "en" : "zh", SESSION_TEXT_NORMAL, SESSION_LIGHT);
        if (state_enter(s, &states[i])) {
            draw_dump(stage_list(s), &dump);
            snprintf(path, sizeof path, "questions/golden/%s-%s.txt", shown.sample->name,
                     states[i].name);
            test_golden(path, buf_text(&dump), dump.length);
        }
        buf_finish(&dump);
        stage_destroy(s);
        s = NULL;
    }
    stage_destroy(s);
}

/* With the largest letters the plates scroll: the picture above the horizon stays whole, and its
 * discs can be touched. In reach mode it is for looking only. */
static void the_picture_is_no_part_of_what_scrolls(void)
{
    const struct ui_element *disc;
    struct stage *s = NULL;
    if (!stage_of(&s, SCREENS_FIXTURE, false)) {
        return;
    }
    stage_choose(s, "en", SESSION_TEXT_XLARGE, SESSION_LIGHT);
    if (state_enter(s, &states[8])) {
        stage_scroll(s, "measure", shown.height);
        disc = stage_find(s, "#quiz.spot.1");
        CHECK(disc && disc->visible.h >= UI_TOUCH && disc->visible.y < 556);
        CHECK(stage_tap(s, "#quiz.spot.1"));
        CHECK(shown.done);
    }
    stage_resize(s, 1080, 1920);
    stage_reach(s, true);
    if (state_enter(s, &states[8])) {
        CHECK(stage_find(s, "#quiz.spot.1") == NULL);
        CHECK(stage_tap(s, "#quiz.option.1"));
        CHECK(shown.done);
    }
    stage_destroy(s);
}

static void keys_answer_both(void)
{
    struct stage *s = NULL;
    int i;
    if (!stage_of(&s, SCREENS_FIXTURE, false)) {
        return;
    }
    if (state_enter(s, &states[0])) { /* mass: the first stop is plus, minus cannot be used yet */
        stage_key(s, KEY_RIGHT);
        for (i = 0; i < 3; i++) {
            stage_key(s, KEY_OK);
        }
        CHECK(question_type_named("number")->ready(shown.state, NULL));
    }
    if (state_enter(s, &states[8])) {
        stage_key(s, KEY_RIGHT);
        stage_key(s, KEY_OK);
        CHECK(shown.done);
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
    bool reach;
};

static const struct look looks[] = {
    {"zh", SESSION_TEXT_NORMAL, SESSION_LIGHT, 1920, 1080, "zh", false},
    {"en", SESSION_TEXT_XLARGE, SESSION_LIGHT, 1920, 1080, "en-xl", false},
    {"zh", SESSION_TEXT_XLARGE, SESSION_CONTRAST, 1920, 1080, "zh-xl-contrast", false},
    {"zh", SESSION_TEXT_NORMAL, SESSION_DARK, 1080, 1920, "zh-dark-tall", false},
    {"en", SESSION_TEXT_XLARGE, SESSION_LIGHT, 1080, 1920, "en-xl-tall", false},
    {"en", SESSION_TEXT_NORMAL, SESSION_LIGHT, 1080, 1920, "en-reach", true}};

static void look_write(struct stage *s, const struct state *state, const struct look *look)
{
    const uint32_t *pixels;
    char path[300];
    struct err err;
    stage_resize(s, look->width, look->height);
    stage_choose(s, look->lang, look->text, look->theme);
    stage_reach(s, look->reach);
    if (look->reach && !state->bare && state->taps && strstr(state->taps, "spot")) {
        return; /* up there one only looks */
    }
    if (!state_enter(s, state)) {
        return;
    }
    pixels = stage_paint(s, stage_list(s));
    snprintf(path, sizeof path, "%s/%s-%s-%s.png", getenv("MEASURE_LOOK"), shown.sample->name,
             state->name, look->name);
    if (!images_write_png(path, pixels, look->width, look->height, look->width * 4, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
    }
}

static void pictures_for_a_look(void)
{
    struct stage *s = NULL;
    size_t i, k;
    if (!getenv("MEASURE_LOOK") || !stage_of(&s, SCREENS_PACK, true)) {
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
    RUN(the_picture_is_no_part_of_what_scrolls);
    RUN(keys_answer_both);
    RUN(pictures_for_a_look);
    return TEST_END();
}
