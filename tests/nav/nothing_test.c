/* Where the pages without a page lead: home or the search from a place that is not there, back from
 * one that cannot be read, and never in a circle from home. */
#include "nav/nav.h"
#include "nav/nothing.h"
#include "session/session.h"
#include "test.h"

static enum nav_nothing what = NOTHING_THERE;

static bool fake_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                      struct err *err)
{
    (void)self, (void)k, (void)r, (void)mem, (void)err;
    return true;
}

static void fake_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    (void)self;
    nav_nothing(k, ui, area, what);
}

#define FAKE(word)                                                                \
    {                                                                             \
        .name = word, .size = sizeof(int), .open = fake_open, .frame = fake_frame \
    }
static const struct screen_type home = FAKE("home"), page = FAKE("page"), search = FAKE("search");
static const struct screen_type *const table[] = {&home, &page, &search, NULL};

struct visit {
    struct session session;
    struct kiosk kiosk;
    struct ui *ui;
    int64_t now_ms;
};

static void visit_frame(struct visit *v, const struct touch_queue *touches)
{
    struct ui_input input = {.now_ms = v->now_ms += 16,
                             .width_px = 1920,
                             .height_px = 1080,
                             .touches = touches,
                             .choice = &v->session.now};
    ui_begin(v->ui, &input);
    nav_frame(v->kiosk.nav, v->ui, rect_make(0, 0, 1920, 952));
    ui_end(v->ui);
}

static void visit_begin(struct visit *v, const char *route)
{
    static const struct session_choice boot = {.lang = "zh"};
    struct err err;
    memset(v, 0, sizeof *v);
    session_init(&v->session, &boot);
    v->ui = ui_create(&text_metrics_fixed);
    v->kiosk.session = &v->session;
    v->kiosk.nav = nav_create(table, &v->kiosk);
    if (!nav_open(v->kiosk.nav, route, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
    }
    visit_frame(v, NULL);
}

static void visit_end(struct visit *v)
{
    nav_destroy(v->kiosk.nav);
    ui_destroy(v->ui);
}

/* Where a tap on this button leads; "" when there is no such button. */
static const char *visit_tap(struct visit *v, const char *name)
{
    const struct ui_element *all;
    size_t count = ui_elements(v->ui, &all);
    struct touch_queue queue = {0};
    struct err err;
    bool changed;
    for (size_t i = 0; i < count; i++) {
        if (all[i].what == UI_ELEMENT_TARGET && strcmp(all[i].name, name) == 0) {
            float x = all[i].rect.x + 20, y = all[i].rect.y + 20;
            touch_push(&queue, (struct touch){1, TOUCH_DOWN, x, y, v->now_ms, 0});
            touch_push(&queue, (struct touch){1, TOUCH_UP, x, y, v->now_ms + 10, 0});
            visit_frame(v, &queue);
            return nav_apply(v->kiosk.nav, &changed, &err) ? nav_route(v->kiosk.nav) : "nowhere";
        }
    }
    return "";
}

static void expect_way(enum nav_nothing kind, const char *from, const char *button, const char *to)
{
    struct visit v;
    what = kind;
    visit_begin(&v, from);
    CHECK_TEXT(visit_tap(&v, button), to);
    visit_end(&v);
}

static void every_way_leads_somewhere(void)
{
    expect_way(NOTHING_THERE, "page", "missing.home", "home");
    expect_way(NOTHING_THERE, "page", "missing.search", "search");
    expect_way(NOTHING_YET, "page", "missing.home", "home");
    expect_way(NOTHING_YET, "page", "missing.search", "search");
}

static void what_cannot_be_read_leads_back(void)
{
    struct visit v;
    struct err err;
    bool changed;
    what = NOTHING_READ;
    visit_begin(&v, "search");
    nav_push(v.kiosk.nav, "page");
    CHECK(nav_apply(v.kiosk.nav, &changed, &err));
    visit_frame(&v, NULL);
    CHECK_TEXT(nav_route(v.kiosk.nav), "page"); /* the place is kept, it may be tried again */
    CHECK_TEXT(visit_tap(&v, "missing.back"), "search");
    visit_end(&v);
    expect_way(NOTHING_READ, "page", "missing.home", "home");
}

static void home_does_not_lead_home(void)
{
    expect_way(NOTHING_READ, "home", "missing.home", "");
    expect_way(NOTHING_READ, "home", "missing.back", "");
    expect_way(NOTHING_READ, "home", "missing.search", "search");
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(every_way_leads_somewhere);
    RUN(what_cannot_be_read_leads_back);
    RUN(home_does_not_lead_home);
    return TEST_END();
}
