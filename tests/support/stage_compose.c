/* The frame as the application puts it together: screen, panel over it, dock under both, and over
 * everything the card that asks whether anyone is there. */
#include "stage_compose.h"

#include "base/arena.h"
#include "nav/nav.h"
#include "pack/pack.h"
#include "ui/panel.h"
#include "ui/strings.h"

#include <string.h>

static const char *compose_other_languages(struct kiosk *k, struct ui *ui)
{
    const struct pack_info *info = pack_info(k->pack);
    const char *words = "";
    for (size_t i = 0; i < info->language_count; i++) {
        const char *tag = info->languages[i].tag;
        if (strcmp(tag, k->session->now.lang) != 0) {
            words = arena_format(ui_memory(ui), "%s%s%s", words, words[0] ? " " : "",
                                 strings_get(k->strings, tag, "dock.short"));
        }
    }
    return words;
}

static void compose_panel(struct kiosk *k, struct ui *ui, struct stage_overlays *overlays,
                          float above)
{
    const struct pack_info *info = pack_info(k->pack);
    struct ui_language *languages =
        arena_alloc_array(ui_memory(ui), info->language_count + 1, sizeof *languages);
    enum ui_panel_result result = PANEL_OPEN;
    for (size_t i = 0; i < info->language_count; i++) {
        languages[i].tag = info->languages[i].tag;
        languages[i].name = info->languages[i].name;
    }
    if (overlays->open == DOCK_LANGUAGE) {
        result = ui_language_panel(ui, above, languages, info->language_count, &k->session->now);
    } else if (overlays->open == DOCK_DISPLAY) {
        result = ui_display_panel(ui, above, &k->session->now, &k->session->boot);
    }
    if (result == PANEL_CLOSED) {
        overlays->open = DOCK_NONE;
        ui_animate(ui);
    }
}

static void compose_dock(struct kiosk *k, struct ui *ui, struct stage_overlays *overlays)
{
    const struct ui_dock dock = {.can_back = nav_can_go_back(k->nav),
                                 .at_home = strcmp(nav_route(k->nav), "home") == 0,
                                 .open = overlays->open,
                                 .other_languages = compose_other_languages(k, ui)};
    enum ui_dock_action action = ui_dock(ui, &dock);
    switch (action) {
    case DOCK_NONE:
        return;
    case DOCK_BACK:
        nav_back(k->nav);
        overlays->open = DOCK_NONE;
        break;
    case DOCK_HOME:
        nav_home(k->nav);
        overlays->open = DOCK_NONE;
        break;
    case DOCK_LANGUAGE:
    case DOCK_DISPLAY:
        overlays->open = overlays->open == action ? DOCK_NONE : action;
        break;
    }
    ui_animate(ui);
}

void stage_compose(struct kiosk *k, struct ui *ui, struct stage_overlays *overlays)
{
    struct rect area = ui_screen(ui);
    if (nav_type(k->nav)->flags & SCREEN_NO_DOCK) {
        nav_frame(k->nav, ui, area);
    } else {
        area.h -= ui_dock_height(ui);
        nav_frame(k->nav, ui, area);
        compose_panel(k, ui, overlays, area.y + area.h);
        compose_dock(k, ui, overlays);
    }
    if (overlays->still_s > 0 && ui_still_there(ui, overlays->still_s) != STILL_WAITING) {
        overlays->still_s = 0;
        ui_animate(ui);
    }
}
