/* The dock. Wide: back and home on the left, the rest on the right, icon beside label. Tall: equal
 * places, icon over label. One code: the shape of the screen decides, nothing else. */
#include "ui/dock.h"

#include "ui/button.h"

#include <math.h>

#define DOCK_TOP 16.0f
#define DOCK_FOOT 22.0f /* 8 mm on a 32-inch panel: the bezel keeps fingers off the last ones */
#define DOCK_WIDE (DOCK_TOP + UI_TOUCH + DOCK_FOOT)
#define DOCK_TALL (DOCK_TOP + 144.0f + DOCK_FOOT)

struct dock_entry {
    enum ui_dock_action action;
    const char *name, *icon, *word;
    const char *brief; /* the word where room is short; NULL: none shorter */
};

static const struct dock_entry entries[] = {
    {DOCK_BACK, "dock.back", "arrow-left", "dock.back", NULL},
    {DOCK_HOME, "dock.home", "home", "dock.home", NULL},
    {DOCK_REACH, "dock.reach", "disabled", "dock.reach", "dock.reach.brief"},
    {DOCK_LANGUAGE, "dock.language", "language", "dock.language", NULL},
    {DOCK_DISPLAY, "dock.display", "text-size", "dock.display", "dock.display.brief"},
    {DOCK_SEARCH, "dock.search", "search", "dock.search", NULL},
};

enum { DOCK_ENTRIES = sizeof entries / sizeof entries[0], DOCK_LEFT = 2 };

static bool dock_stacked(const struct ui *ui)
{
    struct rect screen = ui_screen(ui);
    return screen.w < screen.h * 1.45f;
}

float ui_dock_height(const struct ui *ui)
{
    return dock_stacked(ui) ? DOCK_TALL : DOCK_WIDE;
}

static struct ui_button dock_button(struct ui *ui, const struct ui_dock *dock,
                                    const struct dock_entry *e, bool brief)
{
    struct ui_button b = {.name = e->name,
                          .label = ui_word(ui, brief && e->brief ? e->brief : e->word),
                          .icon = e->icon,
                          .light = true,
                          .look = BUTTON_SOIL};
    if (e->action == DOCK_LANGUAGE) { /* in short, the other languages' own names say most */
        const char *others = dock->other_languages ? dock->other_languages : "";
        b.label = brief && others[0] ? others : ui_word_with(ui, e->word, others);
    }
    if ((e->action == DOCK_BACK && !dock->can_back) ||
        (e->action == DOCK_SEARCH && dock->no_search)) {
        b.disabled = true;
    }
    if ((e->action == DOCK_HOME && dock->at_home) || e->action == dock->open ||
        (e->action == DOCK_REACH && ui_reach(ui)) ||
        (e->action == DOCK_SEARCH && dock->at_search && !dock->open)) {
        b.look = BUTTON_HERE;
        b.light = false;
    }
    return b;
}

static enum ui_dock_action dock_tall(struct ui *ui, const struct ui_dock *dock, struct rect r)
{
    float width = (r.w - 2 * UI_MARGIN - (DOCK_ENTRIES - 1) * UI_GAP) / DOCK_ENTRIES;
    enum ui_dock_action action = DOCK_NONE;
    float size = ui_size(ui, TYPE_CHROME);
    int i;
    for (i = 0; i < DOCK_ENTRIES; i++) { /* one size for all of them */
        struct ui_button b = dock_button(ui, dock, &entries[i], true);
        size = fminf(size, ui_button_stacked_size(ui, &b, width));
    }
    for (i = 0; i < DOCK_ENTRIES; i++) {
        struct ui_button b = dock_button(ui, dock, &entries[i], true);
        struct rect place = {r.x + UI_MARGIN + (float)i * (width + UI_GAP), r.y + DOCK_TOP, width,
                             r.h - DOCK_TOP - DOCK_FOOT};
        b.stacked = true;
        b.fixed_size = size;
        b.radius = 40;
        if (ui_button(ui, place, &b)) {
            action = entries[i].action;
        }
    }
    return action;
}

/* The width an entry takes: always as in Bold, so that no state moves its neighbours. */
static float dock_width(struct ui *ui, const struct ui_dock *dock, int i, bool brief)
{
    struct ui_button b = dock_button(ui, dock, &entries[i], brief);
    b.light = false;
    return ui_button_width(ui, &b, UI_TOUCH);
}

static bool dock_fits(struct ui *ui, const struct ui_dock *dock, float width)
{
    float used = (DOCK_ENTRIES - 1) * UI_GAP;
    int i;
    for (i = 0; i < DOCK_ENTRIES; i++) {
        used += dock_width(ui, dock, i, false);
    }
    return used <= width;
}

static enum ui_dock_action dock_wide(struct ui *ui, const struct ui_dock *dock, struct rect r)
{
    float left = r.x + UI_MARGIN, right = r.x + r.w - UI_MARGIN;
    bool brief = !dock_fits(ui, dock, right - left);
    enum ui_dock_action action = DOCK_NONE;
    int k;
    for (k = 0; k < DOCK_ENTRIES; k++) {
        /* the right-hand group is placed from the edge inwards */
        int i = k < DOCK_LEFT ? k : DOCK_ENTRIES - 1 - (k - DOCK_LEFT);
        struct ui_button b = dock_button(ui, dock, &entries[i], brief);
        float width = dock_width(ui, dock, i, brief);
        struct rect place = {left, r.y + DOCK_TOP, width, r.h - DOCK_TOP - DOCK_FOOT};
        if (k < DOCK_LEFT) {
            left += width + UI_GAP;
        } else {
            right -= width;
            place.x = right;
            right -= UI_GAP;
        }
        if (ui_button(ui, place, &b)) {
            action = entries[i].action;
        }
    }
    return action;
}

enum ui_dock_action ui_dock(struct ui *ui, const struct ui_dock *dock)
{
    struct rect screen = ui_screen(ui);
    float height = ui_dock_height(ui), foot = screen.y + screen.h;
    struct rect r = {screen.x, ui_floor(ui) - height, screen.w, height};
    /* where the foot of the screen is out of reach, the soil is deeper */
    ui_fill(ui, rect_make(r.x, r.y, r.w, foot - r.y), ROLE_SOIL, draw_round(0));
    if (ui_contrast(ui)) {
        ui_fill(ui, rect_make(r.x, r.y, r.w, 4), ROLE_LINE, draw_round(0));
    }
    return dock_stacked(ui) ? dock_tall(ui, dock, r) : dock_wide(ui, dock, r);
}
