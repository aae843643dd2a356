/* What the files of the chart screen share. */
#ifndef SCREENS_CHART_CHART_H
#define SCREENS_CHART_CHART_H

#include "crown.h"
#include "layout.h"
#include "leaders.h"
#include "names.h"

#include "nav/kiosk.h"
#include "nav/route.h"
#include "pack/chart.h"
#include "session/session.h"
#include "ui/camera.h"
#include "ui/ui.h"

#define CHART_NONE ((size_t)-1)
#define CHART_HEAD 96.0f /* of the header's buttons */

enum chart_view { /* what the visitor has asked for, and what is shown */
                  CHART_AUTO,
                  CHART_TREE,
                  CHART_PLANE,
                  CHART_LIST
};

struct chart_card_item; /* card_items.c */
struct chart_row;       /* list.c */
struct record_row;      /* record.c */

struct chart_card {
    struct arena memory; /* of the words in the language shown */
    char route[ROUTE_MAX], lang[16];
    struct pack_item item;
    struct pack_picture picture;
    struct pack_person *people; /* of the unit; or the person alone */
    size_t people_count;
    struct chart_card_item *items;
    size_t item_count, item_capacity, link_count;
    float width, height; /* the items' heights hold for this width, text size and form */
    enum session_text text_size;
    bool low;
    float offset; /* of its scroller, as last drawn */
};

struct chart_record { /* everybody, by year */
    bool open;
    struct arena memory;
    struct record_row *rows;
    size_t count;
    float width, height; /* the rows' heights hold for this width, text size and language */
    enum session_text text_size;
    char lang[16];
    float offset;
};

struct chart_list {
    struct arena memory; /* of the rows */
    struct arena kept;   /* of what is folded */
    struct chart_row *rows;
    size_t *jumps; /* rows one may jump to: bands, and units with others below them */
    size_t row_count, jump_count;
    bool *closed; /* by unit: what hangs below it is folded away */
    size_t closed_count;
    bool built;
    float row_h, band_h, height; /* the rows' places hold for these */
    float offset;
    bool placed;   /* the scroller has been told its place */
    size_t reveal; /* a unit to scroll to, from 1; 0: none */
    bool jumping;  /* the drawer of places to jump to is open */
};

struct chart {
    char section[36];
    struct arena memory; /* of the words in the language shown */
    char lang[16];
    bool loaded;
    struct pack_chart data;
    struct pack_person *people; /* everybody, newest first */
    size_t people_count;
    struct unit_names names;

    bool small; /* one root, and few enough below it for the tree */
    size_t root, feature;
    size_t branches[CROWN_MOST], roots[CROWN_MOST], branch_count, root_count;

    enum chart_view wish;
    size_t open;            /* the unit whose card is open, or CHART_NONE */
    bool greeting;          /* it is the tree's own choice, no visitor's */
    char person[ROUTE_MAX]; /* the person whose card is open, or "" */
    int64_t opened_ms;      /* -1: without motion */
    bool placed;            /* the scrollers have been told their places */
    struct chart_card card;
    struct chart_record record; /* stands over everything */
    struct chart_list list;

    struct arena plane_memory;
    struct plane plane;
    struct plane_measure measure; /* of `plane` */
    struct ui_camera camera;
    bool camera_set; /* the camera has been pointed at something */
    bool carded;     /* a card was open when the plane was last drawn */
    size_t shown;    /* the open unit that has been brought into view, from 1 */
    double pinched;  /* zoom of the fingers on the tree since they came down */
};

/* model.c */
bool chart_load(struct chart *c, struct kiosk *k, struct err *err);
const struct pack_unit_words *chart_words(struct chart *c, struct kiosk *k, size_t unit);
/* Opens the card of a unit, of the person at this route, or none; the address follows. */
void chart_open_unit(struct chart *c, struct kiosk *k, struct ui *ui, size_t unit);
void chart_open_person(struct chart *c, struct kiosk *k, struct ui *ui, const char *route);
/* Follows a link: within this chart by opening the card, elsewhere by going there. */
void chart_follow(struct chart *c, struct kiosk *k, struct ui *ui, const char *route);
void chart_close_card(struct chart *c, struct kiosk *k);
bool chart_has_card(const struct chart *c);
/* "机关部门", "直属单位", ...; of a root the section's title */
const char *chart_kind_of_one(const struct chart *c, struct ui *ui, enum pack_unit_kind kind);
const char *chart_kind_word(const struct chart *c, struct ui *ui, enum pack_unit_kind kind);

/* head.c: title and buttons; the buttons' actions are carried out */
struct chart_head {
    struct rect area;
    float y;
    const char *line; /* beside the title, when there is room */
    enum ui_role ink;
    bool at_least, at_most; /* of the zoom */
    bool fit, at_fit;       /* a button to see everything */
    bool legend;            /* what a hollow node means */
    bool steps;             /* the discs of the list */
    bool at_top, at_end;
};
enum chart_action { CHART_STAY, CHART_NEARER, CHART_FARTHER, CHART_FIT, CHART_UP, CHART_DOWN };
/* right: where what stands left of the buttons must end; may be NULL */
enum chart_action chart_head(struct chart *c, struct ui *ui, const struct chart_head *head,
                             float *right);

/* tree.c, plane.c, list.c: the three views */
bool chart_tree_fits(const struct chart *c, const struct ui *ui, struct rect area);
void chart_view_tree(struct chart *c, struct kiosk *k, struct ui *ui, struct rect area);
void chart_view_plane(struct chart *c, struct kiosk *k, struct ui *ui, struct rect area);
void chart_plane_enter(struct chart *c, struct ui *ui);
void chart_view_list(struct chart *c, struct kiosk *k, struct ui *ui, struct rect area);
void chart_list_reveal(struct chart *c, size_t unit);

/* rings.c: the slab of leaders; true when it was tapped */
bool chart_rings(struct chart *c, struct ui *ui, struct rect place);
/* record.c: everybody, over everything */
void chart_record(struct chart *c, struct kiosk *k, struct ui *ui, struct rect area);

/* card.c: the open card, sliding in from the right */
void chart_card(struct chart *c, struct kiosk *k, struct ui *ui, struct rect place,
                struct rect clip);

/* when somebody held a post, as the sources say */
struct chart_when {
    const char *main, *rest; /* "约 2008", "至 2010" */
};
struct chart_when chart_when(struct ui *ui, const struct pack_person *p);
const char *chart_when_line(struct ui *ui, const struct pack_person *p); /* in one line, or "" */
const char *chart_life(struct ui *ui, const struct pack_person *p);      /* "1943—2023", or "" */

/* The node of a unit: filled when its name is confirmed, a ring otherwise. */
void chart_node(struct ui *ui, float x, float y, float radius, bool confirmed, enum ui_role ink,
                enum ui_role inside);

#endif
