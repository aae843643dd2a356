/* The three pages without a page: a tiger has walked on, by day or by night. The words differ, and
 * the ways: a place that is not there leads home or to the search; one that cannot be read leads
 * back to where the visitor was, for that page works. */
#include "nav/nothing.h"

#include "nav/nav.h"
#include "pack/pack.h"
#include "ui/nothing.h"

#include <string.h>

struct nothing_row {
    const char *title, *line;
    bool back; /* the first way is back, not home */
};

static const struct nothing_row rows[] = {
    [NOTHING_THERE] = {"missing.title", "missing.line", false},
    [NOTHING_YET] = {"empty.title", "empty.line", false},
    [NOTHING_READ] = {"unread.title", "unread.line", true},
};

static struct ui_way nothing_home(const struct ui *ui)
{
    return (struct ui_way){"missing.home", ui_word(ui, "missing.home"), "home"};
}

static struct ui_way nothing_search(const struct ui *ui)
{
    return (struct ui_way){"missing.search", ui_word(ui, "missing.search"), "search"};
}

static void nothing_ways(struct kiosk *k, const struct ui *ui, const struct nothing_row *row,
                         struct ui_nothing *n)
{
    bool home = strcmp(nav_route(k->nav), "home") == 0;
    if (row->back && nav_can_go_back(k->nav)) {
        n->ways[0] = (struct ui_way){"missing.back", ui_word(ui, "missing.back"), "arrow-left"};
        n->ways[1] = nothing_home(ui);
    } else if (home) { /* the ground floor itself */
        n->ways[0] = nothing_search(ui);
    } else {
        n->ways[0] = nothing_home(ui);
        n->ways[1] = nothing_search(ui);
    }
}

static void nothing_follow(struct kiosk *k, const struct ui_way *way)
{
    if (strcmp(way->name, "missing.home") == 0) {
        nav_home(k->nav);
    } else if (strcmp(way->name, "missing.back") == 0) {
        nav_back(k->nav);
    } else {
        nav_push(k->nav, "search");
    }
}

void nav_nothing(struct kiosk *k, struct ui *ui, struct rect area, enum nav_nothing what)
{
    const struct nothing_row *row = &rows[what];
    struct ui_nothing n = {.title = ui_word(ui, row->title),
                           .line = ui_word(ui, row->line),
                           .picture = ui_choice(ui)->theme == SESSION_LIGHT
                                          ? "missing-tracks"
                                          : "missing-tracks-night",
                           .focus_x = 0.72f,
                           .focus_y = 0.55f};
    struct pack_picture picture;
    struct err ignored;
    int way;
    if (k->pack &&
        pack_picture(k->pack, n.picture, ui_choice(ui)->lang, ui_memory(ui), &picture, &ignored)) {
        n.alt = picture.alt;
    } else {
        n.picture = NULL; /* a pack without the drawing: the words are enough */
    }
    nothing_ways(k, ui, row, &n);
    way = ui_nothing(ui, area, &n);
    if (way) {
        nothing_follow(k, &n.ways[way - 1]);
    }
}
