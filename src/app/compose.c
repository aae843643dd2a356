/* Puts the frame together. Order is meaning: what is described later stands over what came before
 * and takes its touches (ui_cover), except the dock, which stays usable while a panel is open. */
#include "app/compose.h"

#include "nav/nav.h"
#include "pack/pack.h"
#include "ui/card.h"
#include "ui/strings.h"

#include <string.h>

/* What can be spoken where there is no pack that says it: staff know one of them. */
static const struct pack_language compose_two[] = {{.tag = "zh", .name = "中文"},
                                                   {.tag = "en", .name = "English"}};

static const struct pack_language *compose_languages(const struct kiosk *k, size_t *count)
{
    *count = k->pack ? pack_info(k->pack)->language_count : 2;
    return k->pack ? pack_info(k->pack)->languages : compose_two;
}

/* Short names of the languages one could change to: "EN 한". */
static const char *compose_others(struct kiosk *k, struct ui *ui)
{
    size_t count, i;
    const struct pack_language *all = compose_languages(k, &count);
    const char *words = "";
    for (i = 0; i < count; i++) {
        const char *tag = all[i].tag;
        if (strcmp(tag, k->session->now.lang) != 0) {
            words = arena_format(ui_memory(ui), "%s%s%s", words, words[0] ? " " : "",
                                 strings_get(k->strings, tag, "dock.short"));
        }
    }
    return words;
}

static void compose_panel(struct compose *c, struct kiosk *k, struct ui *ui, float above)
{
    size_t count, i;
    const struct pack_language *all = compose_languages(k, &count);
    struct ui_language *languages = arena_alloc_array(ui_memory(ui), count + 1, sizeof *languages);
    enum ui_panel_result result = PANEL_OPEN;
    for (i = 0; i < count; i++) {
        languages[i].tag = all[i].tag;
        languages[i].name = all[i].name;
    }
    if (c->open == DOCK_LANGUAGE) {
        result = ui_language_panel(ui, above, languages, count, &k->session->now);
    } else if (c->open == DOCK_DISPLAY) {
        result = ui_display_panel(ui, above, &k->session->now, &k->session->boot, c->sound);
    }
    if (result == PANEL_CLOSED) {
        c->open = DOCK_NONE;
        ui_animate(ui); /* the frame without the panel follows at once */
    }
}

static void compose_dock(struct compose *c, struct kiosk *k, struct ui *ui)
{
    const struct ui_dock dock = {.can_back = nav_can_go_back(k->nav),
                                 .at_home = strcmp(nav_route(k->nav), "home") == 0,
                                 .at_search = strcmp(nav_route(k->nav), "search") == 0,
                                 .no_search =
                                     !k->pack || strcmp(nav_type(k->nav)->name, "staff") == 0,
                                 .open = c->open,
                                 .other_languages = compose_others(k, ui)};
    enum ui_dock_action action = ui_dock(ui, &dock);
    switch (action) {
    case DOCK_NONE:
        return;
    case DOCK_BACK:
        nav_back(k->nav);
        c->open = DOCK_NONE;
        break;
    case DOCK_HOME:
        nav_home(k->nav);
        c->open = DOCK_NONE;
        break;
    case DOCK_REACH:
        k->session->now.reach = !k->session->now.reach;
        break;
    case DOCK_SEARCH:
        if (!dock.at_search) {
            nav_push(k->nav, "search");
        }
        c->open = DOCK_NONE;
        break;
    case DOCK_LANGUAGE:
    case DOCK_DISPLAY:
        c->open = c->open == action ? DOCK_NONE : action;
        break;
    }
    ui_animate(ui);
}

void compose_frame(struct compose *c, struct kiosk *k, struct ui *ui)
{
    struct rect area = ui_screen(ui);
    c->still = STILL_WAITING;
    ui_focus_screen(ui, (int)nav_depth(k->nav), ui_id(nav_type(k->nav)->name));
    if (nav_type(k->nav)->flags & SCREEN_NO_DOCK) {
        nav_frame(k->nav, ui, area);
    } else {
        area.y = ui_upper(ui).h;
        area.h = ui_floor(ui) - ui_dock_height(ui) - area.y;
        if (area.y > 0) {
            ui_sky(ui, ui_upper(ui)); /* until the screen puts its picture there */
        }
        nav_frame(k->nav, ui, area);
        if (c->open != DOCK_NONE) {
            compose_panel(c, k, ui, area.y + area.h);
        }
        compose_dock(c, k, ui);
    }
    if (c->still_s > 0) {
        c->still = ui_still_there(ui, c->still_s);
    }
}
