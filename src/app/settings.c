/* [kiosk], [sound] and [update] of settings.ini. Numbers are checked against what makes sense in a
 * hall: an idle time of a second would throw visitors out, one of a day would never reset. */
#include "app/settings.h"

#include "base/buf.h"
#include "base/ini.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SETTINGS_LIMIT 65536

void settings_default(struct settings *s)
{
    memset(s, 0, sizeof *s);
    s->attract = true;
    s->idle_ms = 45000;
    s->still_ms = 25000;
    s->volume = 40;
    s->update.closing_min = 17 * 60;
}

struct settings_reader {
    const struct ini *ini;
    struct ini_section *section;
    struct diag *d;
};

static void settings_complain(struct settings_reader *r, const char *key, const char *remedy)
{
    size_t i;
    for (i = 0; i < r->section->count; i++) {
        const struct ini_pair *p = &r->section->pairs[i];
        if (strcmp(p->key, key) == 0) {
            diag_add(r->d, DIAG_WARNING,
                     (struct diag_place){r->ini->file, p->line, p->value_column},
                     "'%s = %s' is not understood; %s", key, p->value, remedy);
        }
    }
}

static void settings_number(struct settings_reader *r, const char *key, long least, long most,
                            long *out)
{
    const char *text = ini_get(r->section, key);
    char *end;
    long value;
    char remedy[96];
    if (!text) {
        return;
    }
    value = strtol(text, &end, 10);
    if (end == text || *end || value < least || value > most) {
        snprintf(remedy, sizeof remedy, "write a number from %ld to %ld", least, most);
        settings_complain(r, key, remedy);
        return;
    }
    *out = value;
}

static void settings_yes(struct settings_reader *r, const char *key, bool *out)
{
    const char *text = ini_get(r->section, key);
    if (text && strcmp(text, "yes") != 0 && strcmp(text, "no") != 0) {
        settings_complain(r, key, "write yes or no");
    } else if (text) {
        *out = text[0] == 'y';
    }
}

static void settings_words(struct settings *s, struct settings_reader *r)
{
    const char *text = ini_get(r->section, "lang");
    settings_yes(r, "attract", &s->attract);
    if (text && strlen(text) < sizeof s->choice.lang) {
        memcpy(s->choice.lang, text, strlen(text) + 1);
    }
    text = ini_get(r->section, "theme");
    if (text && !session_parse_theme(text, &s->choice.theme)) {
        settings_complain(r, "theme", "write light, dark or contrast");
    }
    text = ini_get(r->section, "text");
    if (text && !session_parse_text(text, &s->choice.text)) {
        settings_complain(r, "text", "write normal, large or xlarge");
    }
}

static void settings_unused(struct settings_reader *r)
{
    for (size_t i = 0; i < r->section->count; i++) {
        const struct ini_pair *p = &r->section->pairs[i];
        if (!p->used) {
            diag_add(r->d, DIAG_WARNING, (struct diag_place){r->ini->file, p->line, 1},
                     "unknown setting '%s'; the README lists them", p->key);
        }
    }
}

static void settings_sound(struct settings *s, struct settings_reader *r)
{
    long volume = s->volume;
    settings_yes(r, "on", &s->choice.sound);
    settings_yes(r, "visitors", &s->visitors_sound);
    settings_number(r, "volume", 0, 100, &volume);
    s->volume = (int)volume;
    settings_unused(r);
}

static void settings_text(struct settings_reader *r, const char *key, char *out, size_t room)
{
    const char *text = ini_get(r->section, key);
    if (text && strlen(text) >= room) {
        settings_complain(r, key, "write less");
    } else if (text) {
        memcpy(out, text, strlen(text) + 1);
    }
}

/* "17:00", in minutes; -1: no such time. */
static int settings_clock(const char *text)
{
    char *end;
    long hour = strtol(text, &end, 10), minute;
    if (end == text || end - text > 2 || *end != ':' || strlen(end) != 3) {
        return -1;
    }
    text = end + 1;
    minute = strspn(text, "0123456789") == 2 ? strtol(text, NULL, 10) : -1;
    return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 ? (int)(hour * 60 + minute) : -1;
}

static void settings_update(struct settings *s, struct settings_reader *r)
{
    struct settings_update *u = &s->update;
    const char *closing = ini_get(r->section, "closing");
    settings_text(r, "store", u->store, sizeof u->store);
    settings_text(r, "media", u->media, sizeof u->media);
    settings_text(r, "ids", u->ids, sizeof u->ids);
    settings_text(r, "name", u->name, sizeof u->name);
    if (closing && settings_clock(closing) < 0) {
        settings_complain(r, "closing", "write a time such as 17:00");
    } else if (closing) {
        u->closing_min = settings_clock(closing);
    }
    settings_unused(r);
}

static void settings_take(struct settings *s, struct settings_reader *r)
{
    long idle = (long)(s->idle_ms / 1000), still = (long)(s->still_ms / 1000);
    long width = 0, height = 0, edge = 0, low = 0, high = 0;
    settings_words(s, r);
    settings_number(r, "idle_s", 10, 3600, &idle);
    settings_number(r, "still_s", 20, 300, &still);
    settings_number(r, "width_mm", 100, 5000, &width);
    settings_number(r, "height_mm", 100, 5000, &height);
    settings_number(r, "lower_edge_mm", 0, 2500, &edge);
    settings_number(r, "band_low_mm", REACH_LEAST_MM, REACH_MOST_MM, &low);
    settings_number(r, "band_high_mm", REACH_LEAST_MM, REACH_MOST_MM, &high);
    s->idle_ms = (int64_t)idle * 1000;
    s->still_ms = (int64_t)still * 1000;
    s->place = (struct reach_place){(int)width, (int)height, (int)edge, (int)low, (int)high};
    settings_unused(r);
}

static void settings_sections(struct settings *s, struct settings_reader *r)
{
    for (size_t i = 0; i < r->ini->count; i++) {
        r->section = &r->ini->sections[i];
        if (r->section == ini_find(r->ini, "kiosk", "")) {
            settings_take(s, r);
        } else if (r->section == ini_find(r->ini, "sound", "")) {
            settings_sound(s, r);
        } else if (r->section == ini_find(r->ini, "update", "")) {
            settings_update(s, r);
        } else {
            diag_add(r->d, DIAG_WARNING, (struct diag_place){r->ini->file, r->section->line, 1},
                     "unknown section [%s]; settings stand under [kiosk], [sound] and [update]",
                     r->section->kind);
        }
    }
}

static const char *settings_place(struct arena *mem)
{
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    if (config && config[0]) {
        return arena_format(mem, "%s/jstm-kiosk/settings.ini", config);
    }
    return home && home[0] ? arena_format(mem, "%s/.config/jstm-kiosk/settings.ini", home) : NULL;
}

bool settings_load(struct settings *s, const char *path, struct diag *d, struct err *err)
{
    struct arena mem = {0};
    struct buf text = {0};
    struct ini ini;
    struct settings_reader r = {.ini = &ini, .d = d};
    bool named = path != NULL, ok = true;
    settings_default(s);
    if (!path) {
        path = settings_place(&mem);
    } else if (strcmp(path, "/dev/null") == 0) {
        path = NULL; /* the usual way to say: none, please */
    }
    if (path && !buf_read_file(&text, path, SETTINGS_LIMIT, err)) {
        ok = !named && err->code == ERR_NOT_FOUND;
        path = NULL;
    }
    if (ok && path) {
        ini_parse(&ini, path, buf_text(&text), text.length, &mem, d);
        settings_sections(s, &r);
    }
    buf_finish(&text);
    arena_finish(&mem);
    return ok || err_wrap(err, "reading the settings");
}
