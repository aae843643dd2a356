/* The settings file: everything has a default, a mistake is told with its line and changes nothing.
 */
#include "app/settings.h"
#include "test.h"

#include "base/buf.h"

#include <stdlib.h>
#include <sys/stat.h>

struct read {
    struct settings settings;
    struct diag d;
    struct buf said;
    struct err err;
    bool ok;
};

static struct read read_path(const char *path)
{
    struct read r;
    memset(&r, 0, sizeof r);
    r.ok = settings_load(&r.settings, path, &r.d, &r.err);
    diag_print(&r.d, &r.said);
    return r;
}

static struct read read_text(const char *text)
{
    const char *path = test_scratch("settings.ini");
    struct read r;
    FILE *f = fopen(path, "w");
    if (f) {
        fputs(text, f);
        fclose(f);
    }
    r = read_path(path);
    remove(path);
    return r;
}

static void finish(struct read *r)
{
    diag_finish(&r->d);
    buf_finish(&r->said);
}

static void defaults_stand_without_a_file(void)
{
    struct read r;
    setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
    r = read_path(NULL);
    CHECK(r.ok);
    CHECK(r.settings.attract);
    CHECK_INT(r.settings.idle_ms, 45000);
    CHECK_INT(r.settings.still_ms, 25000);
    CHECK_TEXT(r.settings.choice.lang, "");
    CHECK_INT(r.settings.choice.theme, SESSION_LIGHT);
    CHECK_INT(r.settings.choice.text, SESSION_TEXT_NORMAL);
    CHECK(!r.settings.choice.sound && !r.settings.visitors_sound); /* a hall is loud enough */
    CHECK_INT(r.settings.volume, 40);
    finish(&r);
}

static void mistakes_about_sound_leave_it_as_it_was(void)
{
    struct read r = read_text("[sound]\non = loud\nvolume = 101\nvisitors = maybe\nbass = 3\n");
    CHECK(r.ok);
    CHECK(!r.settings.choice.sound && !r.settings.visitors_sound);
    CHECK_INT(r.settings.volume, 40);
    CHECK_HAS(buf_text(&r.said), "'on = loud' is not understood; write yes or no");
    CHECK_HAS(buf_text(&r.said), "write a number from 0 to 100");
    CHECK_HAS(buf_text(&r.said), "unknown setting 'bass'");
    finish(&r);
}

static void updates_have_a_store_and_a_closing_time(void)
{
    struct read r = read_text("[kiosk]\nlang = zh\n");
    CHECK_TEXT(r.settings.update.store, "");
    CHECK_INT(r.settings.update.closing_min, 17 * 60);
    finish(&r);
    r = read_text("[update]\nstore = /var/lib/x\nmedia = /media /mnt\nclosing = 9:05\n"
                  "name = \xe4\xb8\x9c\nids = jilin other\n");
    CHECK_TEXT(buf_text(&r.said), "");
    CHECK_TEXT(r.settings.update.store, "/var/lib/x");
    CHECK_TEXT(r.settings.update.media, "/media /mnt");
    CHECK_TEXT(r.settings.update.name, "\xe4\xb8\x9c");
    CHECK_TEXT(r.settings.update.ids, "jilin other");
    CHECK_INT(r.settings.update.closing_min, 9 * 60 + 5);
    finish(&r);
}

static void a_closing_time_that_is_none_is_told(void)
{
    static const char *const wrong[] = {"24:00",  "17:60", "17",    "17:5", "-1:00",
                                        "17:000", "1700",  "17:+5", "five"};
    size_t i;
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char text[64];
        struct read r;
        snprintf(text, sizeof text, "[update]\nclosing = %s\n", wrong[i]);
        r = read_text(text);
        CHECK_INT(r.settings.update.closing_min, 17 * 60);
        CHECK_HAS(buf_text(&r.said), "write a time such as 17:00");
        finish(&r);
    }
}

static void a_named_file_must_be_there(void)
{
    struct read r = read_path("/nonexistent/settings.ini");
    CHECK(!r.ok);
    CHECK_INT(r.err.code, ERR_NOT_FOUND);
    CHECK_HAS(r.err.text, "reading the settings");
    finish(&r);
}

static void the_users_own_file_is_found(void)
{
    char folder[600], path[700];
    struct read r;
    FILE *f;
    snprintf(folder, sizeof folder, "%s", test_scratch("config"));
    mkdir(folder, 0700);
    setenv("XDG_CONFIG_HOME", folder, 1);
    snprintf(path, sizeof path, "%s/jstm-kiosk", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/jstm-kiosk/settings.ini", folder);
    f = fopen(path, "w");
    CHECK(f != NULL);
    fputs("[kiosk]\ntext = large\n", f);
    fclose(f);
    r = read_path(NULL);
    remove(path);
    CHECK(r.ok);
    CHECK_INT(r.settings.choice.text, SESSION_TEXT_LARGE);
    finish(&r);
}

static void every_setting_is_taken(void)
{
    struct read r = read_text("[kiosk]\nattract = no ; rests at home\nidle_s = 90\nstill_s = 30\n"
                              "lang = ko\ntheme = contrast\ntext = xlarge\n"
                              "width_mm = 1210\nheight_mm = 680\nlower_edge_mm = 700\n"
                              "band_low_mm = 780\nband_high_mm = 1150\n"
                              "[sound]\non = yes\nvolume = 65\nvisitors = yes\n");
    CHECK(r.ok);
    CHECK_TEXT(buf_text(&r.said), "");
    CHECK(!r.settings.attract);
    CHECK_INT(r.settings.idle_ms, 90000);
    CHECK_INT(r.settings.still_ms, 30000);
    CHECK_TEXT(r.settings.choice.lang, "ko");
    CHECK_INT(r.settings.choice.theme, SESSION_CONTRAST);
    CHECK_INT(r.settings.choice.text, SESSION_TEXT_XLARGE);
    CHECK(r.settings.choice.sound && r.settings.visitors_sound);
    CHECK_INT(r.settings.volume, 65);
    CHECK_INT(r.settings.place.width_mm, 1210);
    CHECK_INT(r.settings.place.height_mm, 680);
    CHECK_INT(r.settings.place.lower_edge_mm, 700);
    CHECK_INT(r.settings.place.low_mm, 780);
    CHECK_INT(r.settings.place.high_mm, 1150);
    finish(&r);
}

static void a_mistake_is_told_and_the_default_stands(void)
{
    static const struct {
        const char *line, *said;
    } rows[] = {
        {"attract = maybe", ":2:11: warning: 'attract = maybe' is not understood; write yes or no"},
        {"idle_s = 1", "'idle_s = 1' is not understood; write a number from 10 to 3600"},
        {"idle_s = 99999999999999999999", "write a number from 10 to 3600"},
        {"idle_s = 45s", "'idle_s = 45s' is not understood"},
        {"idle_s =", "'idle_s = ' is not understood"},
        {"still_s = 5", "write a number from 20 to 300"},
        {"theme = blue", "write light, dark or contrast"},
        {"text = huge", "write normal, large or xlarge"},
        {"langage = zh", ":2:1: warning: unknown setting 'langage'"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[200];
        struct read r;
        snprintf(text, sizeof text, "[kiosk]\n%s\n", rows[i].line);
        r = read_text(text);
        CHECK(r.ok);
        CHECK_HAS(buf_text(&r.said), rows[i].said);
        CHECK(r.settings.attract);
        CHECK_INT(r.settings.idle_ms, 45000);
        CHECK_INT(r.settings.still_ms, 25000);
        CHECK_INT(r.settings.choice.theme, SESSION_LIGHT);
        finish(&r);
    }
}

static void a_file_of_nonsense_changes_nothing(void)
{
    struct read r = read_text("nonsense\n[other]\nidle_s = 100\n\xff\xfe\n[kiosk\n");
    CHECK(r.ok);
    CHECK(r.d.count > 0);
    CHECK_INT(r.settings.idle_ms, 45000);
    finish(&r);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(defaults_stand_without_a_file);
    RUN(updates_have_a_store_and_a_closing_time);
    RUN(a_closing_time_that_is_none_is_told);
    RUN(a_named_file_must_be_there);
    RUN(the_users_own_file_is_found);
    RUN(every_setting_is_taken);
    RUN(mistakes_about_sound_leave_it_as_it_was);
    RUN(a_mistake_is_told_and_the_default_stands);
    RUN(a_file_of_nonsense_changes_nothing);
    return TEST_END();
}
