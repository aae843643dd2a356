/* The stack of screens, with a table of fakes and no pack: what is open, what is closed in which
 * order, and that a place which does not open changes nothing. Leaks are the sanitizer's to find:
 * every fake keeps memory in its arena. */
#include "base/mem.h"
#include "nav/nav.h"
#include "session/session.h"
#include "test.h"

struct fake {
    char name[40];
    int *note; /* in the screen's arena */
};

static char events[4000]; /* "+a +b -b ": opened and closed, in order */
static bool home_fails, attract_fails, missing_fails, gone_is_there;

static void note(char sign, const char *name)
{
    size_t n = strlen(events);
    snprintf(events + n, sizeof events - n, "%c%s ", sign, name);
}

static bool fake_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                      struct err *err)
{
    struct fake *f = self;
    (void)k;
    for (size_t i = 0; i < sizeof f->name; i++) {
        if (f->name[i]) {
            return err_set(err, ERR_INVALID, "the state was not zeroed");
        }
    }
    f->note = arena_alloc_array(mem, 1000, sizeof *f->note); /* also when it then fails */
    if ((home_fails && strcmp(r->name, "home") == 0) ||
        (attract_fails && strcmp(r->name, "attract") == 0) ||
        (missing_fails && strcmp(r->name, "missing") == 0) ||
        (strcmp(r->rest, "gone") == 0 && !gone_is_there)) {
        return err_set(err, ERR_NOT_FOUND, "nothing there");
    }
    snprintf(f->name, sizeof f->name, "%s", r->rest[0] ? r->rest : r->name);
    note('+', f->name);
    return true;
}

static void fake_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    struct fake *f = self;
    (void)ui;
    (void)area;
    f->note[0]++;
    note('.', f->name);
    if (strcmp(f->name, "asks") == 0) { /* a screen that leaves while it is being described */
        nav_home(k->nav);
        f->note[1]++;
    }
}

static void fake_close(void *self, struct kiosk *k)
{
    struct fake *f = self;
    (void)k;
    note('-', f->name);
}

static void fake_keep(void *self, const void *old, struct kiosk *k, struct pack *before)
{
    struct fake *f = self;
    const struct fake *o = old;
    (void)k;
    note(before ? '=' : '?', f->name);
    f->note[0] = o->note[0];
}

static const struct screen_type home = {.name = "home",
                                        .size = sizeof(struct fake),
                                        .open = fake_open,
                                        .frame = fake_frame,
                                        .close = fake_close};
static const struct screen_type attract = {.name = "attract",
                                           .size = sizeof(struct fake),
                                           .flags = SCREEN_NO_DOCK,
                                           .open = fake_open,
                                           .frame = fake_frame,
                                           .close = fake_close};
static const struct screen_type page = {.name = "page",
                                        .size = sizeof(struct fake),
                                        .open = fake_open,
                                        .frame = fake_frame,
                                        .close = fake_close,
                                        .keep = fake_keep};
static const struct screen_type missing = {.name = "missing",
                                           .size = sizeof(struct fake),
                                           .open = fake_open,
                                           .frame = fake_frame,
                                           .close = fake_close};
static const struct screen_type quiet = {/* no close: it is optional */
                                         .name = "quiet",
                                         .size = sizeof(struct fake),
                                         .open = fake_open,
                                         .frame = fake_frame};

static const struct screen_type *const table[] = {&attract, &home, &missing, &page, &quiet, NULL};

struct stage {
    struct session session;
    struct kiosk kiosk;
    struct nav *nav;
};

static void stage_begin(struct stage *s, const char *route)
{
    static const struct session_choice boot = {.lang = "zh"};
    struct err err;
    memset(s, 0, sizeof *s);
    events[0] = '\0';
    home_fails = attract_fails = missing_fails = gone_is_there = false;
    session_init(&s->session, &boot);
    s->kiosk.session = &s->session;
    s->nav = nav_create(table, &s->kiosk);
    s->kiosk.nav = s->nav;
    if (route && !nav_open(s->nav, route, &err)) {
        test_fail(__FILE__, __LINE__, "%s did not open: %s", route, err.text);
    }
}

/* Applies what was asked; true when it was carried out. */
static bool apply(struct stage *s)
{
    struct err err;
    bool changed;
    return nav_apply(s->nav, &changed, &err) && changed;
}

static bool push(struct stage *s, const char *route)
{
    nav_push(s->nav, route);
    return apply(s);
}

static void before_anything_is_open(void)
{
    struct stage s;
    stage_begin(&s, NULL);
    CHECK(!nav_type(s.nav));
    CHECK_TEXT(nav_route(s.nav), "");
    CHECK(!nav_can_go_back(s.nav) && nav_depth(s.nav) == 0);
    nav_frame(s.nav, NULL, rect_make(0, 0, 1, 1));
    nav_set_route(s.nav, "home");
    nav_back(s.nav);
    CHECK(!apply(&s));
    nav_destroy(s.nav);
    nav_destroy(NULL);
    CHECK_TEXT(events, "");
}

static void opening_puts_home_below(void)
{
    struct stage s;
    stage_begin(&s, "page/a");
    CHECK_TEXT(events, "+home +a ");
    CHECK_TEXT(nav_route(s.nav), "page/a");
    CHECK(nav_type(s.nav) == &page && nav_depth(s.nav) == 2 && nav_can_go_back(s.nav));
    nav_destroy(s.nav);
    CHECK_TEXT(events, "+home +a -a -home ");
    stage_begin(&s, "home");
    CHECK_INT(nav_depth(s.nav), 1);
    nav_destroy(s.nav);
    stage_begin(&s, "attract");
    CHECK_INT(nav_depth(s.nav), 1);
    nav_destroy(s.nav);
}

static void a_place_alone_and_none_at_all(void)
{
    struct stage s;
    struct err err;
    stage_begin(&s, NULL);
    CHECK(nav_open_alone(s.nav, "page/a", &err) && nav_depth(s.nav) == 1);
    nav_back(s.nav);
    CHECK(apply(&s) && !nav_type(s.nav));
    CHECK(nav_open_alone(s.nav, "page/a", &err) && push(&s, "page/b"));
    nav_home(s.nav);
    CHECK(apply(&s) && !nav_type(s.nav));
    CHECK(nav_open(s.nav, "page/a", &err)); /* and then as ever */
    nav_home(s.nav);
    CHECK(apply(&s) && nav_type(s.nav) == &home);
    nav_destroy(s.nav);
}

static void options_do_not_make_another_place(void)
{
    struct stage s;
    stage_begin(&s, "home?lang=ko");
    CHECK_INT(nav_depth(s.nav), 1);
    CHECK_TEXT(s.session.now.lang, "ko");
    CHECK_TEXT(nav_route(s.nav), "home");
    nav_destroy(s.nav);
    stage_begin(&s, "attract?lang=en");
    CHECK_TEXT(events, "+attract ");
    nav_destroy(s.nav);
}

static void requests_wait_for_apply_and_the_last_wins(void)
{
    struct stage s;
    stage_begin(&s, "home");
    CHECK(!apply(&s)); /* nothing was asked */
    nav_push(s.nav, "page/a");
    nav_push(s.nav, "page/b");
    CHECK_TEXT(nav_route(s.nav), "home");
    CHECK(apply(&s));
    CHECK_TEXT(nav_route(s.nav), "page/b");
    CHECK_INT(nav_depth(s.nav), 2);
    CHECK(!apply(&s)); /* asked once, done once */
    nav_destroy(s.nav);
}

static void a_screen_may_ask_while_it_is_drawn(void)
{
    struct stage s;
    stage_begin(&s, "page/asks");
    nav_frame(s.nav, NULL, rect_make(0, 0, 1, 1));
    CHECK_TEXT(nav_route(s.nav), "page/asks");
    CHECK(apply(&s));
    CHECK_TEXT(events, "+home +asks .asks -asks ");
    CHECK_TEXT(nav_route(s.nav), "home");
    nav_destroy(s.nav);
}

static void back_and_home(void)
{
    struct stage s;
    stage_begin(&s, "home");
    CHECK(push(&s, "page/a") && push(&s, "quiet") && push(&s, "page/c"));
    nav_back(s.nav);
    CHECK(apply(&s));
    CHECK(nav_type(s.nav) == &quiet);
    nav_home(s.nav);
    CHECK(apply(&s));
    CHECK_TEXT(events, "+home +a +quiet +c -c -a ");
    CHECK_INT(nav_depth(s.nav), 1);
    nav_back(s.nav);
    CHECK(!apply(&s)); /* home is the end of the way back */
    nav_home(s.nav);
    CHECK(!apply(&s));
    CHECK_INT(nav_depth(s.nav), 1);
    nav_destroy(s.nav);
}

static void replace_leaves_what_is_below(void)
{
    struct stage s;
    stage_begin(&s, "page/a");
    nav_replace(s.nav, "page/b");
    CHECK(apply(&s));
    CHECK_TEXT(events, "+home +a +b -a ");
    CHECK_INT(nav_depth(s.nav), 2);
    nav_back(s.nav);
    CHECK(apply(&s));
    CHECK_TEXT(nav_route(s.nav), "home");
    nav_replace(s.nav, "page/c"); /* home itself is never replaced */
    CHECK(apply(&s));
    CHECK_INT(nav_depth(s.nav), 2);
    nav_destroy(s.nav);
}

static void attract_stands_alone(void)
{
    struct stage s;
    stage_begin(&s, "page/a");
    nav_attract(s.nav);
    CHECK(apply(&s));
    CHECK_TEXT(events, "+home +a -a -home +attract ");
    CHECK(!nav_can_go_back(s.nav));
    nav_home(s.nav);
    CHECK(apply(&s));
    CHECK_TEXT(events, "+home +a -a -home +attract -attract +home ");
    nav_destroy(s.nav);
}

static void the_eleventh_page_closes_the_oldest_above_home(void)
{
    struct stage s;
    char route[20];
    stage_begin(&s, "home");
    for (int i = 1; i <= 30; i++) {
        snprintf(route, sizeof route, "page/p%d", i);
        CHECK(push(&s, route));
        CHECK(nav_depth(s.nav) <= 10);
    }
    CHECK_INT(nav_depth(s.nav), 10);
    for (int i = 29; i >= 22; i--) {
        nav_back(s.nav);
        CHECK(apply(&s));
        snprintf(route, sizeof route, "page/p%d", i);
        CHECK_TEXT(nav_route(s.nav), route);
    }
    nav_back(s.nav);
    CHECK(apply(&s));
    CHECK_TEXT(nav_route(s.nav), "home");
    nav_destroy(s.nav);
}

static void replacing_at_full_depth_loses_no_page(void)
{
    struct stage s;
    char route[20];
    stage_begin(&s, "home");
    for (int i = 1; i <= 9; i++) {
        snprintf(route, sizeof route, "page/p%d", i);
        CHECK(push(&s, route));
    }
    events[0] = '\0';
    nav_replace(s.nav, "page/new");
    CHECK(apply(&s));
    CHECK_TEXT(events, "+new -p9 ");
    CHECK_INT(nav_depth(s.nav), 10);
    nav_destroy(s.nav);
}

static void a_place_that_does_not_open_shows_missing(void)
{
    static const char *const routes[] = {"page/gone", "comet", "Not An Address", ""};
    for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++) {
        struct stage s;
        stage_begin(&s, "page/a");
        CHECK(push(&s, routes[i]));
        CHECK(nav_type(s.nav) == &missing);
        CHECK_TEXT(events, "+home +a +missing ");
        nav_back(s.nav);
        CHECK(apply(&s));
        CHECK_TEXT(nav_route(s.nav), "page/a");
        nav_destroy(s.nav);
    }
}

static void without_missing_the_visitor_stays(void)
{
    struct stage s;
    struct err err = {0};
    bool changed = true;
    stage_begin(&s, "page/a");
    missing_fails = true;
    nav_push(s.nav, "page/gone?lang=ko");
    CHECK(!nav_apply(s.nav, &changed, &err));
    CHECK(!changed);
    CHECK_TEXT(err.text, "opening page/gone: nothing there");
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK_TEXT(nav_route(s.nav), "page/a");
    CHECK_TEXT(s.session.now.lang, "zh"); /* nor does the language of a place nobody reached stay */
    nav_destroy(s.nav);
}

static void too_long_a_request_is_not_followed(void)
{
    struct stage s;
    char route[ROUTE_MAX + 1];
    stage_begin(&s, "home");
    memset(route, 'a', ROUTE_MAX);
    route[ROUTE_MAX] = '\0';
    CHECK(!push(&s, route));
    nav_set_route(s.nav, route);
    CHECK_TEXT(nav_route(s.nav), "home");
    nav_destroy(s.nav);
}

static void an_attract_that_fails_leaves_home(void)
{
    struct stage s;
    struct err err;
    bool changed = false;
    stage_begin(&s, "page/a");
    attract_fails = true;
    nav_attract(s.nav);
    CHECK(!nav_apply(s.nav, &changed, &err));
    CHECK(changed); /* the page is gone */
    CHECK_TEXT(nav_route(s.nav), "home");
    nav_destroy(s.nav);
}

static void opening_a_bad_route_leaves_home(void)
{
    struct stage s;
    struct err err;
    stage_begin(&s, "page/a");
    CHECK(!nav_open(s.nav, "page/gone", &err));
    CHECK_TEXT(nav_route(s.nav), "home");
    CHECK(!nav_open(s.nav, "?", &err));
    CHECK_INT(err.code, ERR_INVALID);
    CHECK_TEXT(nav_route(s.nav), "home");
    nav_destroy(s.nav);
}

static void without_home_nothing_opens(void)
{
    struct stage s;
    struct err err;
    stage_begin(&s, "attract");
    home_fails = true;
    CHECK(!nav_open(s.nav, "page/a", &err));
    CHECK_HAS(err.text, "opening home");
    CHECK_INT(nav_depth(s.nav), 0);
    nav_destroy(s.nav);
}

static void a_page_may_move_within_itself(void)
{
    struct stage s;
    stage_begin(&s, "page/a");
    nav_set_route(s.nav, "page/a-2");
    CHECK_TEXT(nav_route(s.nav), "page/a-2");
    CHECK(push(&s, "page/b"));
    nav_back(s.nav);
    CHECK(apply(&s));
    CHECK_TEXT(nav_route(s.nav), "page/a-2");
    nav_destroy(s.nav);
}

static void language_of_an_address(void)
{
    struct stage s;
    stage_begin(&s, "home");
    CHECK(push(&s, "page/a?lang=en"));
    CHECK_TEXT(s.session.now.lang, "en");
    CHECK(push(&s, "page/b?other=en"));
    CHECK_TEXT(s.session.now.lang, "en");
    nav_destroy(s.nav);
}

/* Another pack: every screen anew, in its place; what it knew goes over. */
static void another_pack(void)
{
    struct stage s;
    struct pack *before = (struct pack *)(void *)&s;
    stage_begin(&s, "page/a");
    CHECK(push(&s, "page/b"));
    nav_set_route(s.nav, "page/b-2");
    nav_frame(s.nav, NULL, rect_make(0, 0, 1, 1));
    events[0] = '\0';
    nav_reopen(s.nav, before);
    CHECK_TEXT(events, "+home -home +a =a -a +b-2 =b-2 -b ");
    CHECK_INT(nav_depth(s.nav), 3);
    CHECK_TEXT(nav_route(s.nav), "page/b-2");
    nav_back(s.nav);
    CHECK(apply(&s));
    CHECK_TEXT(nav_route(s.nav), "page/a");
    nav_destroy(s.nav);
}

static void a_place_goes_and_comes_back_with_a_pack(void)
{
    struct stage s;
    struct pack *before = (struct pack *)(void *)&s;
    stage_begin(&s, NULL);
    gone_is_there = true;
    nav_open(s.nav, "page/gone", &(struct err){0});
    gone_is_there = false;
    nav_reopen(s.nav, before);
    CHECK(nav_type(s.nav) == &missing);
    CHECK_TEXT(nav_route(s.nav), "page/gone");
    nav_reopen(s.nav, before);
    CHECK(nav_type(s.nav) == &missing);
    gone_is_there = true;
    nav_reopen(s.nav, before);
    CHECK(nav_type(s.nav) == &page);
    CHECK_TEXT(nav_route(s.nav), "page/gone");
    missing_fails = true;
    gone_is_there = false;
    nav_reopen(s.nav, before); /* nothing at all opens there: home is left */
    CHECK(nav_type(s.nav) == &home);
    CHECK_INT(nav_depth(s.nav), 1);
    nav_destroy(s.nav);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(before_anything_is_open);
    RUN(opening_puts_home_below);
    RUN(a_place_alone_and_none_at_all);
    RUN(options_do_not_make_another_place);
    RUN(requests_wait_for_apply_and_the_last_wins);
    RUN(a_screen_may_ask_while_it_is_drawn);
    RUN(back_and_home);
    RUN(replace_leaves_what_is_below);
    RUN(attract_stands_alone);
    RUN(the_eleventh_page_closes_the_oldest_above_home);
    RUN(replacing_at_full_depth_loses_no_page);
    RUN(a_place_that_does_not_open_shows_missing);
    RUN(without_missing_the_visitor_stays);
    RUN(too_long_a_request_is_not_followed);
    RUN(an_attract_that_fails_leaves_home);
    RUN(opening_a_bad_route_leaves_home);
    RUN(without_home_nothing_opens);
    RUN(a_page_may_move_within_itself);
    RUN(language_of_an_address);
    RUN(another_pack);
    RUN(a_place_goes_and_comes_back_with_a_pack);
    return TEST_END();
}
