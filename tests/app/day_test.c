/* What the hall gives the screens beside the pack: the day on the calendar, how far rounds are
 * dealt, and the loudspeaker. */
#include "app/internal.h"
#include "sounds.h"
#include "test.h"

#include "base/mem.h"

static struct headless kiosk;
static struct app_options options = {.pack = KIOSK_PACK};
static struct sounds_heard heard;

static void start(const char *settings)
{
    struct app_host host;
    const char *path = test_scratch("day.ini");
    FILE *f = fopen(path, "w");
    int code = 0;
    if (f) {
        fputs(settings, f);
        fclose(f);
    }
    options.settings = path;
    memset(&kiosk, 0, sizeof kiosk);
    memset(&heard, 0, sizeof heard);
    host = headless_host(&kiosk);
    host.sound = sounds_heard_by(&heard);
    CHECK(app_create(&kiosk.app, &options, screen_table, &host, &code));
    headless_resize(&kiosk, 640, 360);
}

static void stop(void)
{
    app_destroy(&kiosk.app);
    mem_free(kiosk.pixels);
    remove(options.settings);
}

/* Not switched off overnight, nor touched: the next frame has the new day. */
static void at_midnight_it_is_tomorrow(void)
{
    int64_t today;
    start("");
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
    start("");
    CHECK(kiosk.app.kiosk.rounds == &kiosk.app.rounds);
    stop();
}

static bool tap(const char *name)
{
    const struct ui_element *e;
    size_t count = ui_elements(kiosk.app.ui, &e), i;
    for (i = 0; i < count; i++) {
        if (e[i].what == UI_ELEMENT_TARGET && !e[i].covered && strcmp(e[i].name, name) == 0) {
            struct touch t = {1,
                              TOUCH_DOWN,
                              e[i].visible.x + e[i].visible.w / 2,
                              e[i].visible.y + e[i].visible.h / 2,
                              kiosk.now_ms,
                              0};
            touch_push(&kiosk.touches, t);
            headless_step(&kiosk, 16);
            t.phase = TOUCH_UP;
            touch_push(&kiosk.touches, t);
            headless_step(&kiosk, 16);
            return headless_settle(&kiosk);
        }
    }
    return false;
}

static void sound_is_off_unless_the_settings_say_otherwise(void)
{
    start("");
    CHECK(headless_settle(&kiosk));
    CHECK(kiosk.app.kiosk.sound == NULL);
    stop();
    start("[sound]\non = yes\n");
    CHECK(headless_settle(&kiosk));
    sound_play(kiosk.app.kiosk.sound, SOUND_RIGHT);
    CHECK_INT(heard.count[SOUND_RIGHT], 1);
    CHECK_INT(heard.all, 1);
    stop();
}

/* Whoever switches it on hears that it works; the next visitor finds it as it was in the morning.
 */
static void a_visitor_may_switch_it_on(void)
{
    start("[kiosk]\nattract = no\nidle_s = 10\n[sound]\nvisitors = yes\n");
    CHECK(headless_settle(&kiosk));
    CHECK(tap("dock.display"));
    CHECK(tap("sound.on"));
    CHECK_INT(heard.count[SOUND_TAKE], 1);
    CHECK(kiosk.app.kiosk.sound != NULL);
    CHECK(tap("sound.off"));
    CHECK(kiosk.app.kiosk.sound == NULL);
    CHECK(tap("sound.on"));
    CHECK(tap("display.done"));
    CHECK_INT(heard.all, 2);
    headless_step(&kiosk, 11000);
    headless_step(&kiosk, 26000);
    CHECK(headless_settle(&kiosk));
    CHECK(kiosk.app.kiosk.sound == NULL);
    CHECK_INT(heard.all, 2);
    stop();
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(at_midnight_it_is_tomorrow);
    RUN(rounds_go_on_where_the_last_visitor_stopped);
    RUN(sound_is_off_unless_the_settings_say_otherwise);
    RUN(a_visitor_may_switch_it_on);
    return TEST_END();
}
