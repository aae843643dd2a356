/* No dead ends: whatever the pack holds can be reached from home by touching what is shown, and
 * from every place something else than the dock leads on. The walk touches every target of every
 * place it comes to, scrolling through what scrolls, and notes where it leads. */
#include "look.h"
#include "test.h"

#include "nav/nav.h"

#include <string.h>

#define PLACES_MOST 2000
#define TARGETS_MOST 400
#define PAGES_MOST 40 /* screens of one long text */

struct place {
    char route[ROUTE_MAX];
    size_t ways; /* targets outside the dock that lead to another place */
};

struct graph {
    struct stage *stage;
    struct arena memory;
    struct place places[PLACES_MOST];
    size_t count, done;
    char names[TARGETS_MOST][80];
    size_t name_count;
    struct err err;
    bool ready;
};

static struct graph graph;

static struct place *graph_place(const char *route, bool add)
{
    for (size_t i = 0; i < graph.count; i++) {
        if (strcmp(graph.places[i].route, route) == 0) {
            return &graph.places[i];
        }
    }
    if (!add || graph.count == PLACES_MOST) {
        return NULL;
    }
    snprintf(graph.places[graph.count].route, ROUTE_MAX, "%s", route);
    return &graph.places[graph.count++];
}

static void graph_names(void)
{
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(graph.stage), &e);
    for (size_t i = 0; i < count; i++) {
        size_t k;
        if (!look_answers(&e[i]) || !e[i].name[0] || e[i].kind == UI_KEY ||
            strncmp(e[i].name, "dock.", 5) == 0) {
            continue;
        }
        for (k = 0; k < graph.name_count && strcmp(graph.names[k], e[i].name) != 0; k++) {
        }
        if (k == graph.name_count && k < TARGETS_MOST) {
            snprintf(graph.names[graph.name_count++], sizeof graph.names[0], "%s", e[i].name);
        }
    }
}

static uint64_t graph_scroller(float *page)
{
    const struct ui_element *e;
    size_t count = ui_elements(stage_ui(graph.stage), &e);
    uint64_t best = 0;
    *page = 0;
    for (size_t i = 0; i < count; i++) {
        if (e[i].what == UI_ELEMENT_TARGET && e[i].kind == UI_SCROLLER && !e[i].covered &&
            e[i].visible.h > *page) {
            *page = e[i].visible.h;
            best = e[i].id;
        }
    }
    return best;
}

/* Shows screen after screen of what scrolls; false at its end. */
static bool graph_next_page(uint64_t scroller, float page)
{
    float before = ui_scroll_offset(stage_ui(graph.stage), scroller);
    ui_scroll_to(stage_ui(graph.stage), scroller, before + page * 0.7f, true);
    stage_settle(graph.stage);
    return ui_scroll_offset(stage_ui(graph.stage), scroller) > before + 1;
}

static bool graph_find(const char *label)
{
    float page;
    uint64_t scroller = graph_scroller(&page);
    for (int i = 0; i < PAGES_MOST; i++) {
        if (stage_find(graph.stage, label)) {
            return true;
        }
        if (!scroller || !graph_next_page(scroller, page)) {
            return false;
        }
    }
    return false;
}

static void graph_visit(size_t at)
{
    char route[ROUTE_MAX], label[90];
    float page;
    uint64_t scroller;
    struct err err;
    snprintf(route, sizeof route, "%s", graph.places[at].route);
    graph.name_count = 0;
    if (!stage_open(graph.stage, route, &err)) {
        return;
    }
    graph_names();
    scroller = graph_scroller(&page);
    for (int i = 0; scroller && i < PAGES_MOST && graph_next_page(scroller, page); i++) {
        graph_names();
    }
    for (size_t i = 0; i < graph.name_count; i++) {
        const char *now;
        if (!stage_open(graph.stage, route, &err)) {
            return;
        }
        snprintf(label, sizeof label, "#%s", graph.names[i]);
        if (!graph_find(label) || !stage_tap(graph.stage, label)) {
            continue;
        }
        now = nav_route(stage_nav(graph.stage));
        if (strcmp(now, route) != 0 && strcmp(now, "attract") != 0) {
            graph.places[at].ways++;
            graph_place(now, true);
        }
    }
}

static void the_walk_from_home(void)
{
    const struct stage_options options = {.pack = SCREENS_PACK, .width = 1920, .height = 1080};
    if (!stage_create(&graph.stage, &options, &graph.err)) {
        test_fail(__FILE__, __LINE__, "%s", graph.err.text);
        return;
    }
    graph_place("home", true);
    while (graph.done < graph.count) {
        graph_visit(graph.done++);
    }
    graph.ready = true;
    CHECK(graph.count >= 10);
}

static void everything_in_the_pack_is_reached(void)
{
    const char **routes;
    size_t count, lost = 0;
    struct err err;
    CHECK(graph.ready);
    CHECK(pack_routes(stage_pack(graph.stage), &graph.memory, &routes, &count, &err));
    for (size_t i = 0; i < count; i++) {
        const char *kind =
            strchr(routes[i], '/') ? NULL : pack_section_kind(stage_pack(graph.stage), routes[i]);
        /* a section of pages has none of its own: its address is that of its first page */
        bool pages = kind && (strcmp(kind, "articles") == 0 || strcmp(kind, "book") == 0);
        if (!graph_place(routes[i], false) && !pages) {
            printf("nobody gets to %s\n", routes[i]);
            lost++;
        }
    }
    CHECK_INT(lost, 0);
}

static void from_everywhere_something_leads_on(void)
{
    size_t dead = 0;
    CHECK(graph.ready);
    for (size_t i = 0; i < graph.count; i++) {
        const char *route = graph.places[i].route;
        bool asks = strcmp(route, "search") == 0 || strncmp(route, "quiz?", 5) == 0 ||
                    strncmp(route, "quiz/", 5) == 0; /* leads on once something was answered */
        if (graph.places[i].ways == 0 && !asks) {
            printf("%s leads nowhere\n", graph.places[i].route);
            dead++;
        }
    }
    CHECK_INT(dead, 0);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(the_walk_from_home);
    RUN(everything_in_the_pack_is_reached);
    RUN(from_everywhere_something_leads_on);
    stage_destroy(graph.stage);
    arena_finish(&graph.memory);
    return TEST_END();
}
