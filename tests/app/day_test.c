/* What the hall gives the screens beside the pack: the day on the calendar, and how far rounds are
 * dealt. */
#include "app/internal.h"
#include "test.h"

#include "base/mem.h"

static struct headless kiosk;
static const struct app_options options = {.pack = KIOSK_PACK, .settings = "/dev/null"};

static void start(void)
{
    struct app_host host;
    int code = 0;
    memset(&kiosk, 0, sizeof kiosk);
    host = headless_host(&kiosk);
    CHECK(app_create(&kiosk.app, &options, screen_table, &host, &code));
    headless_resize(&kiosk, 640, 360);
}

static void stop(void)
{
    app_destroy(&kiosk.app);
    mem_free(kiosk.pixels);
}

/* Not switched off overnight, nor touched: the next frame has the new day. */
static void at_midnight_it_is_tomorrow(void)
{
    int64_t today;
    start();
    today = kiosk.app.kiosk.today;
    CHECK(today >= 20453 && today <= 20455); /* the one day of all pictures, and its zones */
    CHECK(headless_settle(&kiosk));
    CHECK_INT(kiosk.app.kiosk.today, today);
    kiosk.day.ms += INT64_C(86400000);
    headless_step(&kiosk, 16);
    CHECK_INT(kiosk.app.kiosk.today, today + 1);
    stop();
}

static void rounds_go_on_where_the_last_visitor_stopped(void)
{
    start();
    CHECK(kiosk.app.kiosk.rounds == &kiosk.app.rounds);
    stop();
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(at_midnight_it_is_tomorrow);
    RUN(rounds_go_on_where_the_last_visitor_stopped);
    return TEST_END();
}
