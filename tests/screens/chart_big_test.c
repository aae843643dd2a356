/* A chart of 2,000 units on the stage: every frame describes what is in sight and little more,
 * whatever the zoom, and everything comes to rest. */
#include "bigpack.h"
#include "stage.h"
#include "test.h"

#include "nav/nav.h"

#define UNITS 2000
#define TEXTS_MOST 80      /* names on one screen, and the words around them */
#define COMMANDS_MOST 9000 /* from afar: a dot or a line for most units */

static struct stage *stage;

static size_t texts(void)
{
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(stage), &e), n = 0, i;
    for (i = 0; i < count; i++) {
        n += e[i].what == UI_ELEMENT_TEXT;
    }
    return n;
}

static bool open_at(const char *route)
{
    struct err err;
    if (!stage || !stage_open(stage, route, &err)) {
        test_fail(__FILE__, __LINE__, "%s", stage ? err.text : "no stage");
        return false;
    }
    stage_settle(stage);
    return true;
}

static void every_zoom_describes_what_is_in_sight(void)
{
    int steps = 0;
    if (!open_at("organization")) {
        return;
    }
    do {
        CHECK(stage_list(stage)->count < COMMANDS_MOST);
        CHECK(texts() < TEXTS_MOST);
        steps++;
    } while (steps < 20 && stage_find(stage, "#chart.nearer") && stage_tap(stage, "#chart.nearer"));
    CHECK(steps > 5); /* from afar to the plates takes some steps */
    CHECK(steps < 20);
    CHECK(stage_list(stage)->count < 400); /* near: a handful of plates */
}

static void everything_fits_and_names_the_first_level(void)
{
    if (!open_at("organization")) {
        return;
    }
    CHECK(!stage_find(stage, "#chart.farther"));
    CHECK(!stage_find(stage, "#chart.fit"));
    CHECK(texts() > 6);
    stage_tap(stage, "#chart.nearer");
    CHECK(stage_find(stage, "#chart.fit"));
    stage_tap(stage, "#chart.fit");
    CHECK(!stage_find(stage, "#chart.farther"));
}

static void a_unit_is_found_where_its_address_says(void)
{
    if (!open_at("organization/u1500")) {
        return;
    }
    CHECK(stage_find(stage, "#chart.organization/u1500"));
    CHECK(stage_find(stage, "#chart.close"));
    stage_tap(stage, "#chart.list");
    CHECK(stage_find(stage, "#chart.organization/u1500")); /* unfolded and in sight */
    CHECK_TEXT(nav_route(stage_nav(stage)), "organization/u1500");
}

static void the_list_describes_its_screen(void)
{
    if (!open_at("organization?view=list")) {
        return;
    }
    for (int i = 0; i < 12; i++) {
        CHECK(stage_list(stage)->count < 600);
        CHECK(texts() < TEXTS_MOST);
        stage_scroll(stage, "chart.rows", (float)i * 3000);
    }
}

int main(int argc, char **argv)
{
    const struct bigpack big = {
        .path = test_scratch("chart-big.kpack"), .units = UNITS, .pages = 1};
    struct stage_options options = {.pack = big.path, .width = 1920, .height = 1080};
    struct err err;
    TEST_BEGIN(argc, argv);
    if (!bigpack_write(&big, &err) || !stage_create(&stage, &options, &err)) {
        printf("%s\n", err.text);
        stage = NULL;
    }
    RUN(every_zoom_describes_what_is_in_sight);
    RUN(everything_fits_and_names_the_first_level);
    RUN(a_unit_is_found_where_its_address_says);
    RUN(the_list_describes_its_screen);
    stage_destroy(stage);
    return TEST_END();
}
