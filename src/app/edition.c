/* One pack in the place of another, or of none: a kiosk in mode fault looks for one now and then,
 * and the author's preview is given a new one at every save. */
#include "internal.h"

#include "base/log.h"

#include <stdio.h>
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

/* Staff go on with what they read, and behind it there is a hall again. */
static bool edition_under_staff(struct app *a, struct pack *pack, struct err *err)
{
    char route[ROUTE_MAX];
    bool changed;
    snprintf(route, sizeof route, "%s", nav_route(a->nav));
    if (!edition_first(a, pack, app_rest_route(a), err)) {
        return false;
    }
    nav_push(a->nav, route);
    return nav_apply(a->nav, &changed, err);
}

bool app_begin_pack(struct app *a, struct pack *pack, int64_t now_ms, struct err *err)
{
    if (a->mode == MODE_STAFF) {
        if (!edition_under_staff(a, pack, err)) {
            return false;
        }
    } else if (edition_first(a, pack, app_rest_route(a), err)) {
        a->mode = mode_next(a->mode, EVENT_PACK_THERE, app_rest_mode(a)).next;
    } else {
        return false;
    }
    app_session(a);
    app_fade(a, now_ms, UI_SCREEN_MS);
    return true;
}

void app_look_for_pack(struct app *a, int64_t now_ms)
{
    struct pack *pack;
    struct err err;
    if (a->mode != MODE_FAULT || now_ms < a->retry_ms) {
        return;
    }
    a->retry_ms = now_ms + RETRY_MS;
    if (!keep_again(a, &pack) && !pack_open(a->pack_path, &pack, &a->problem, &a->problem_text)) {
        return;
    }
    if (!app_begin_pack(a, pack, now_ms, &err)) {
        log_warn("%s", err.text);
        a->problem_text = err;
        return;
    }
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

/* The wording has been read already when both speak the same languages. */
static bool edition_speaks_alike(const struct pack *one, const struct pack *other)
{
    const struct pack_info *x = pack_info(one), *y = pack_info(other);
    size_t i;
    for (i = 0; i < x->language_count && i < y->language_count; i++) {
        if (strcmp(x->languages[i].tag, y->languages[i].tag) != 0) {
            return false;
        }
    }
    return x->language_count == y->language_count;
}

/* In the place of `before`, which stays open. */
static bool edition_put(struct app *a, struct pack *pack, struct pack *before, struct err *err)
{
    a->pack = a->kiosk.pack = pack;
    if (!edition_speaks_alike(before, pack) && !app_strings(a, err)) {
        return false;
    }
    edition_languages(a);
    nav_reopen(a->nav, before);
    return nav_depth(a->nav) > 0 || nav_open(a->nav, app_rest_route(a), err);
}

bool app_change_pack(struct app *a, struct pack *pack, int64_t now_ms, struct err *err)
{
    struct pack *before = a->pack;
    if (!before) {
        return edition_begin(a, pack, now_ms, err);
    }
    if (!edition_put(a, pack, before, err)) {
        struct err second;
        edition_put(a, before, pack, &second);
        pack_close(pack);
        return false;
    }
    images_change_pack(a->images, pack);
    pack_close(before);
    app_fade(a, now_ms, UI_PRESS_MS);
    return true;
}
