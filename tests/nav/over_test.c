/* What lies over a page goes first when Back is asked for; the page stays where it is. */
#include "nav/nav.h"
#include "session/session.h"
#include "test.h"

struct fake {
    int layers; /* cards over the page */
};

static bool fake_open(void *self, struct kiosk *k, const struct route *r, struct arena *mem,
                      struct err *err)
{
    struct fake *f = self;
    (void)k, (void)mem, (void)err;
    f->layers = strcmp(r->rest, "two") == 0 ? 2 : 0;
    return true;
}

static void fake_frame(void *self, struct kiosk *k, struct ui *ui, struct rect area)
{
    (void)self, (void)k, (void)ui, (void)area;
}

static bool fake_back(void *self, struct kiosk *k)
{
    struct fake *f = self;
    (void)k;
    return f->layers-- > 0;
}

static const struct screen_type home = {
    .name = "home", .size = sizeof(struct fake), .open = fake_open, .frame = fake_frame};
static const struct screen_type over = {.name = "over",
                                        .size = sizeof(struct fake),
                                        .open = fake_open,
                                        .frame = fake_frame,
                                        .back = fake_back};
static const struct screen_type *const table[] = {&home, &over, NULL};

static void back_takes_away_what_lies_over_a_page_first(void)
{
    static const struct session_choice boot = {.lang = "zh"};
    struct session session;
    struct kiosk kiosk = {.session = &session};
    struct nav *nav;
    struct err err;
    bool changed;
    session_init(&session, &boot);
    kiosk.nav = nav = nav_create(table, &kiosk);
    CHECK(nav_open(nav, "over/two", &err));
    for (int i = 0; i < 2; i++) {
        nav_back(nav);
        CHECK(nav_apply(nav, &changed, &err));
        CHECK(!changed); /* no other screen: the same one without what lay over it */
        CHECK_TEXT(nav_route(nav), "over/two");
    }
    nav_back(nav);
    CHECK(nav_apply(nav, &changed, &err));
    CHECK(changed);
    CHECK_TEXT(nav_route(nav), "home");
    nav_destroy(nav);
}

static void home_does_not_ask(void)
{
    static const struct session_choice boot = {.lang = "zh"};
    struct session session;
    struct kiosk kiosk = {.session = &session};
    struct nav *nav;
    struct err err;
    bool changed;
    session_init(&session, &boot);
    kiosk.nav = nav = nav_create(table, &kiosk);
    CHECK(nav_open(nav, "over/two", &err));
    nav_home(nav);
    CHECK(nav_apply(nav, &changed, &err));
    CHECK_TEXT(nav_route(nav), "home");
    nav_back(nav); /* the end of the way back */
    CHECK(nav_apply(nav, &changed, &err));
    CHECK(!changed);
    nav_destroy(nav);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(back_takes_away_what_lies_over_a_page_first);
    RUN(home_does_not_ask);
    return TEST_END();
}
