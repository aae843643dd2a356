/* One pack in the place of another, or of none: a kiosk in mode fault looks for one now and then,
 * and the author's preview is given a new one at every save. */
#include "internal.h"

#include "base/log.h"

#include <string.h>

#define RETRY_MS 15000 /* between two looks for a pack in mode fault */

/* The first pack: its wording, and its screens. */
static bool edition_first(struct app *a, struct pack *pack, const char *route, struct err *err)
{
    a->pack = a->kiosk.pack = pack;
    if (app_strings(a, err) && nav_open(a->nav, route, err)) {
        images_set_pack(a->images, pack);
        return true;
    }
    a->pack = a->kiosk.pack = NULL;
    pack_close(pack);
    return false;
}

void app_look_for_pack(struct app *a, int64_t now_ms)
{
    struct pack *pack;
    struct err err;
    struct mode_row row;
    if (a->mode != MODE_FAULT || now_ms < a->retry_ms) {
        return;
    }
    a->retry_ms = now_ms + RETRY_MS;
    if (!pack_open(a->pack_path, &pack, &a->problem, &a->problem_text)) {
        return;
    }
    if (!edition_first(a, pack, app_rest_route(a), &err)) {
        log_warn("%s", err.text);
        a->problem_text = err;
        return;
    }
    app_session(a);
    row = mode_next(a->mode, EVENT_PACK_THERE, app_rest_mode(a));
    a->mode = row.next;
    log_info("%s opens now", a->pack_path);
}

/* --- the author's preview --------------------------------------------------------------------- */

/* Where the author asked for, if that place is there, else home: nobody edits an attract loop. */
static bool edition_begin(struct app *a, struct pack *pack, int64_t now_ms, struct err *err)
{
    const char *route = a->options->route ? a->options->route : "home";
    struct err second;
    if (!edition_first(a, pack, "home", err)) {
        return false;
    }
    app_session(a);
    if (strcmp(route, "home") != 0 && !nav_open(a->nav, route, &second)) {
        log_info("%s", second.text);
        if (!nav_open(a->nav, "home", err)) {
            return false; /* it has just opened */
        }
    }
    a->mode = strcmp(nav_route(a->nav), "attract") == 0 ? MODE_ATTRACT : MODE_VISIT;
    app_fade(a, now_ms, UI_SCREEN_MS);
    return true;
}

static void edition_languages(struct app *a)
{
    const char *lang = pack_info(a->pack)->default_lang;
    struct session_choice *choices[] = {&a->session.now, &a->session.boot};
    size_t i;
    for (i = 0; i < sizeof choices / sizeof *choices; i++) {
        if (!app_has_lang(a, choices[i]->lang) && strlen(lang) < sizeof choices[i]->lang) {
            memcpy(choices[i]->lang, lang, strlen(lang) + 1);
        }
    }
}

bool app_change_pack(struct app *a, struct pack *pack, int64_t now_ms, struct err *err)
{
    struct pack *before = a->pack;
    if (!before) {
        return edition_begin(a, pack, now_ms, err);
    }
    a->pack = a->kiosk.pack = pack;
    if (!app_strings(a, err)) {
        a->pack = a->kiosk.pack = before;
        pack_close(pack);
        return false;
    }
    edition_languages(a);
    nav_reopen(a->nav, before);
    images_change_pack(a->images, pack);
    pack_close(before);
    app_fade(a, now_ms, UI_PRESS_MS);
    return true;
}
