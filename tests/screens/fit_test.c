/* The room that the author's desk believes words to have (src/author/checks/fit.c), against the
 * room that the screens give them with extra-large text, lying and upright. */
#include "author/checks/fit.h"

#include "stage.h"
#include "test.h"

#include <math.h>

#define LEAF_AIR 28.0f  /* left and right of a poster's words: ui/card.c */
#define STEP_AIR 132.0f /* around the words of a step: timeline/strip.c */
#define FACT_AIR 96.0f  /* before and behind the fact: attract.c */
#define NEAR 4.0f

static struct stage *stage;

static const struct fit_row *row_of(enum fit_where where, const char *key)
{
    size_t count, i;
    const struct fit_row *rows = fit_table(&count);
    for (i = 0; i < count; i++) {
        if (rows[i].where == where && strcmp(rows[i].key, key) == 0) {
            return &rows[i];
        }
    }
    return NULL;
}

static bool show(const char *route, const char *lang, bool upright)
{
    struct err err;
    stage_resize(stage, upright ? 1080 : 1920, upright ? 1920 : 1080);
    stage_choose(stage, lang, SESSION_TEXT_XLARGE, SESSION_LIGHT);
    if (!stage_open(stage, route, &err)) {
        test_fail(route, 0, "%s", err.text);
        return false;
    }
    stage_settle(stage);
    return true;
}

/* The target with this name (for NULL: the narrowest whose name begins with `begins`). */
static const struct ui_element *target(const char *name, const char *begins)
{
    const struct ui_element *e, *best = NULL;
    size_t count = ui_elements(stage_ui(stage), &e), i;
    for (i = 0; i < count; i++) {
        bool is = e[i].what == UI_ELEMENT_TARGET && e[i].name &&
                  (name ? strcmp(e[i].name, name) == 0
                        : strncmp(e[i].name, begins, strlen(begins)) == 0 &&
                              strcmp(e[i].name, "home.feature") != 0);
        if (is && (!best || e[i].rect.w < best->rect.w)) {
            best = &e[i];
        }
    }
    return best;
}

static const struct ui_element *words(const char *label)
{
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(stage), &e), i;
    for (i = 0; i < count; i++) {
        if (e[i].what == UI_ELEMENT_TEXT && strcmp(e[i].label, label) == 0) {
            return &e[i];
        }
    }
    return NULL;
}

static void posters(void)
{
    const struct fit_row *row = row_of(FIT_LEAF, "short");
    float least = 1e6f;
    int upright;
    for (upright = 0; upright < 2; upright++) {
        CHECK(show("home", "zh", upright));
        CHECK(target(NULL, "home."));
        least = fminf(least, target(NULL, "home.")->rect.w - LEAF_AIR);
    }
    CHECK(row->width <= least + NEAR);
    CHECK_NEAR(row_of(FIT_LEAF, "lines")->width, row->width, 0.1);
}

static void the_featured_card_and_the_masthead(void)
{
    const struct ui_element *card;
    CHECK(show("home", "zh", false));
    card = target("home.feature", NULL);
    CHECK(card);
    CHECK_NEAR(row_of(FIT_FEATURE, "question")->width, card->rect.w * 0.68f - 80, NEAR);
    CHECK_NEAR(row_of(FIT_HOME, "headline")->width, card->rect.x - 16 - 64, NEAR);
}

static void the_fact_of_a_scene(void)
{
    const struct fit_row *row = row_of(FIT_SCENE, "fact");
    CHECK(show("attract", "zh", false));
    CHECK(target("attract.zh", NULL));
    CHECK_NEAR(row->width, target("attract.zh", NULL)->rect.x - FACT_AIR, NEAR);
    CHECK(show("attract", "en", false));
    CHECK_NEAR(row->width_english, target("attract.en", NULL)->rect.x - FACT_AIR, NEAR);
}

static void the_step_to_an_event(void)
{
    CHECK(show("chronicle/1956-jiefang", "zh", true));
    CHECK(target("timeline.next", NULL));
    CHECK_NEAR(row_of(FIT_EVENT, "short")->width, target("timeline.next", NULL)->rect.w - STEP_AIR,
               NEAR);
}

/* A title that had to shrink fills its room but for what one more step of two units would take. */
static void the_head_of_a_chart(void)
{
    const struct fit_row *row = row_of(FIT_CHART, "title");
    const struct ui_element *title;
    CHECK(show("organization", "en", true));
    title = words("Organisation");
    CHECK(title);
    CHECK(title->size < 100);
    CHECK(row->width >= title->rect.w - NEAR);
    CHECK(row->width <= title->rect.w * (title->size + 2) / title->size + NEAR);
}

/* What the desk takes for too long at normal size is smaller than that on the screen. */
static void a_title_that_just_fits(void)
{
    const struct ui_element *title;
    CHECK(show("chronicle", "en", true));
    title = words("Science in Jilin");
    CHECK(title);
    CHECK(title->size >= row_of(FIT_TIMELINE, "title")->size);
}

int main(int argc, char **argv)
{
    const struct stage_options options = {
        .pack = SCREENS_PACK, .width = 1920, .height = 1080, .real_fonts = true};
    struct err err;
    TEST_BEGIN(argc, argv);
    if (!stage_create(&stage, &options, &err)) {
        test_fail(SCREENS_PACK, 0, "%s", err.text);
        return 1;
    }
    RUN(posters);
    RUN(the_featured_card_and_the_masthead);
    RUN(the_fact_of_a_scene);
    RUN(the_step_to_an_event);
    RUN(the_head_of_a_chart);
    RUN(a_title_that_just_fits);
    stage_destroy(stage);
    return TEST_END();
}
