/* What the files of the timeline share: the events and what is in view of them. See ../timeline.c
 * for how they play together. */
#ifndef SCREENS_TIMELINE_TIMELINE_H
#define SCREENS_TIMELINE_TIMELINE_H

#include "axis.h"
#include "layout.h"
#include "plan.h"
#include "ridge.h"

#include "nav/screen.h"
#include "pack/item.h"
#include "pack/timeline.h"
#include "ui/date.h"
#include "ui/surface.h"
#include "ui/ui.h"

#define WORDS_SLOTS 512
#define SEEN_MOST LAYOUT_VIEW_MOST
#define VIEW_PAD 0.08 /* share of the view beyond the first and last event */

/* Words of events in the language shown, read when they are first needed; see words.c. */
struct words {
    struct arena memory;
    struct {
        size_t event; /* index + 1; 0: free */
        struct pack_event_card card;
    } slots[WORDS_SLOTS];
};

/* Chosen events that follow each other in one era: the rows under one band of the list. */
struct part {
    int era; /* -1: outside all eras */
    size_t first, count;
};

/* The events that pass the filter, in order: what the axis, the list and the ridge count in. */
struct chosen {
    struct arena memory;
    size_t *events;            /* indices into the timeline's events */
    struct layout_item *items; /* one for each */
    size_t count;
    double nearest; /* years between the two nearest that are apart; 0: none are */
    struct ridge ridge;
    struct part *parts;
    size_t part_count;
};

/* A card as it was last drawn, so that it glides to where it is now. */
struct seen {
    size_t event;
    float offset, y; /* as drawn */
    float from_offset, from_y, to_offset, to_y;
    int64_t born_ms, moved_ms; /* fading in since; gliding since; 0: long ago */
};

/* One event opened; see event.c. */
#define PAGE_SLOTS 3 /* it and its neighbours, for turning */

struct page_words {
    struct arena memory;
    size_t event; /* + 1; 0: none */
    char lang[16];
    bool ok;
    struct pack_item item;
};

struct page {
    bool open;
    size_t event;
    struct page_words slots[PAGE_SLOTS];
    float drag;        /* u, under a finger */
    size_t left;       /* the event that slides out, */
    float from;        /* from where the new one slides in, */
    int64_t turned_ms; /* since; 0: none does */
    float scroll;      /* of the text, as last drawn */
};

struct timeline {
    char section[36];
    char lang[16];
    bool loaded;
    struct arena memory; /* of the timeline in the language shown */
    struct pack_timeline t;
    struct words words;
    struct chosen chosen;
    int group;        /* the filter; -1: all */
    bool grouped;     /* `chosen` holds for `group` */
    size_t selected;  /* an event; t.count: none */
    int64_t recalled; /* id of the event that was last taken over from an opened one */
    bool list;        /* the list view was asked for */
    bool fits;        /* the axis does, in this frame */
    bool listed;      /* the list is what this frame shows */
    bool filter;      /* the filter's drawer is open */

    struct axis view; /* width 0: not yet placed */
    struct axis from; /* a glide, */
    struct axis to;
    int64_t glide_ms; /* its start; 0: none */
    struct axis_limits limits;

    struct arena layout_memory;
    struct layout layout;
    struct layout_rules rules; /* `layout` holds for them; scale 0: for none */
    struct seen seen[SEEN_MOST];
    size_t seen_count;
    bool drawn; /* before: what is new fades in */

    struct page page;

    bool list_placed;                                    /* the selected row has been scrolled to */
    size_t list_selected;                                /* when it was last drawn */
    float list_row, list_offset, list_view, list_height; /* as last drawn */
};

/* model.c */
bool timeline_load(struct timeline *s, struct kiosk *k, struct err *err);
void timeline_choose(struct timeline *s, int group);
/* Place of an event among the chosen ones, or of the nearest of them. */
size_t timeline_place(const struct timeline *s, size_t event);
size_t timeline_from(const struct timeline *s, double year); /* the first chosen one since */
int timeline_rank(const struct timeline *s, size_t place);   /* lower: rather shown first */
/* The event shown first: of those between two years. */
size_t timeline_first(const struct timeline *s, double from, double to);
/* Era in which the event lies, as an index; -1: none. */
int timeline_era(const struct timeline *s, double year);
double timeline_year(const struct timeline *s, size_t event);
struct ui_date timeline_date(const struct timeline *s, struct ui *ui, size_t event);
struct ui_date timeline_date_brief(const struct timeline *s, struct ui *ui, size_t event);
/* In one short word: "1958", "46 亿年前". */
const char *timeline_when(const struct timeline *s, struct ui *ui, size_t event);
/* "1948—2023 年，14 件大事" */
const char *timeline_summary(const struct timeline *s, struct ui *ui);
const char *timeline_count(struct ui *ui, size_t count);
const char *timeline_years(struct ui *ui, const struct date *first, const struct date *last);
/* The event that this section's pages have shown last, kept by the ui until the visit ends. */
void timeline_remember(struct ui *ui, const char *section, int64_t id);
int64_t timeline_recall(const struct timeline *s, struct ui *ui); /* its id; 0: none */
size_t timeline_find_id(const struct timeline *s, int64_t id);    /* t.count: none */

/* words.c */
const struct pack_event_card *timeline_words(struct timeline *s, struct kiosk *k, size_t event);
const char *timeline_short(const struct pack_event_card *card);
void words_trim(struct words *w); /* between frames */
void words_forget(struct words *w);
void words_finish(struct words *w);

/* view.c: where the view is and how it moves */
void view_prepare(struct timeline *s, struct ui *ui, const struct plan *p);
void view_gesture(struct timeline *s, struct ui *ui, const struct ui_gesture *g);
void view_zoom(struct timeline *s, struct ui *ui, double factor);
void view_all(struct timeline *s, struct ui *ui);
void view_show(struct timeline *s, struct ui *ui, double first, double last);
void view_select(struct timeline *s, struct ui *ui, size_t event); /* and brings it into view */
void view_step(struct timeline *s, struct ui *ui, int by);         /* to a neighbour */
void view_set(struct timeline *s, struct ui *ui, double from, double span); /* at once */
bool view_all_shown(const struct timeline *s);
bool view_closest(const struct timeline *s);

/* cards.c */
void cards_show(struct timeline *s, struct kiosk *k, struct ui *ui, const struct plan *p,
                bool moving);

/* card.c: one card. Heights first, then the drawing; both by the same code. */
struct card {
    struct rect place; /* h: the most it may have */
    enum layout_form form;
    size_t event; /* of a cluster: any of its events */
    size_t count;
    const char *span; /* of a cluster: its years */
    float alpha;
    bool picture; /* of the chosen one: it may show its picture */
};
/* The height it takes, at most place.h. */
float card_height(struct timeline *s, struct kiosk *k, struct ui *ui, const struct card *card);
enum card_tap { CARD_REST, CARD_TAPPED, CARD_MORE };
enum card_tap card_show(struct timeline *s, struct kiosk *k, struct ui *ui,
                        const struct card *card);
/* A date with its year large: one line, or two where they do not fit beside each other. */
struct date_look {
    float size, rest_size;
    enum ui_role role, rest_role;
    float alpha;
};
float card_date(struct ui *ui, struct rect place, const struct ui_date *date,
                const struct date_look *look, bool draw);
enum ui_role ink_role(const struct ui *ui); /* the ground of what is selected */
const char *event_slug(const char *route);  /* behind the section's name */

/* sun.c: in the place of a picture that an event does not have */
void sun_show(struct ui *ui, struct rect r, struct draw_corners corners);

/* soil.c */
void soil_show(struct timeline *s, struct ui *ui, const struct plan *p);
void soil_dots(struct timeline *s, struct ui *ui, const struct plan *p);

/* scrubber.c */
void scrubber_show(struct timeline *s, struct kiosk *k, struct ui *ui, const struct plan *p);

/* head.c */
bool head_is_wide(struct timeline *s, struct ui *ui, float width);
void head_show(struct timeline *s, struct ui *ui, const struct plan *p);
void filter_show(struct timeline *s, struct ui *ui, struct rect area);

/* list.c */
void list_show(struct timeline *s, struct kiosk *k, struct ui *ui, const struct plan *p);
bool list_can_go(const struct timeline *s, const struct ui *ui, bool down);
void list_go(struct timeline *s, struct ui *ui, bool down); /* a page */

/* event.c: the page of one event */
bool page_open(struct timeline *s, struct kiosk *k, const char *route, struct err *err);
void page_show(struct timeline *s, struct kiosk *k, struct ui *ui, struct rect area);
void page_finish(struct page *p);

/* event_text.c: the ink panel with what there is to read; `live`: it can be touched */
struct panel {
    struct rect place;
    const struct pack_item *item;
    size_t event;
    bool live;
    float close; /* the closing disc in its upper right corner; 0: it stands elsewhere */
    bool brief;  /* year and title stand above the band already */
    bool beside; /* the picture stands at its left */
};
void panel_show(struct timeline *s, struct kiosk *k, struct ui *ui, const struct panel *p);
void panel_reset(struct timeline *s, struct ui *ui); /* to its beginning */

/* strip.c: the neighbours at their true distance on the horizon, and the steps to them */
struct strip_place {
    struct rect soil; /* from the horizon to the foot of the screen */
    bool narrow;
    bool brief; /* only the steps */
};
float strip_height(struct ui *ui, const struct strip_place *place);
/* The event that was asked for; t.count: none. */
size_t strip_show(struct timeline *s, struct kiosk *k, struct ui *ui,
                  const struct strip_place *place);

#endif
