/* What the files of the gallery share: the works in the language shown, where the visitor is among
 * them, and the one that is looked at closely. See gallery.c for how they play together. */
#ifndef SCREENS_GALLERY_GALLERY_H
#define SCREENS_GALLERY_GALLERY_H

#include "nav/screen.h"
#include "pack/gallery.h"
#include "plan.h"
#include "ui/surface.h"
#include "ui/zoom.h"

struct gallery_glide { /* of the place among the works */
    double from, to;
    int64_t start_ms; /* 0: none */
    int length_ms;
};

struct gallery_fit { /* what the captions have been measured for */
    float width, most, height;
    enum session_text text;
    bool known;
};

struct gallery {
    char section[ROUTE_MAX], route[ROUTE_MAX];
    struct arena memory; /* of the texts in the language shown */
    char lang[16];
    bool loaded;
    struct pack_gallery data;
    struct pack_picture *pictures; /* asked for when a work comes into view: see gallery_picture */
    bool *asked;
    bool people; /* the pack has the small ones who stand on the steps */

    double place; /* in works from the first one */
    struct gallery_glide glide;
    struct gallery_fit fit;
    bool track_held; /* a finger holds the mark of the track: no coming to rest yet */

    size_t work; /* looked at closely, from 1; 0: none */
    struct ui_zoom zoom;
    bool about; /* the drawer that tells more */
};

/* gallery.c: size and focus of a work's picture; all zero when the pack lacks it. */
const struct pack_picture *gallery_picture(struct gallery *g, struct kiosk *k, size_t index);

/* caption.c: date, title and, by level, detail and source. Returns the height, draws when `draw`.
 * `taken`: u at the right of the first rows that belong to something else. */
enum { CAPTION_TITLE, CAPTION_DETAIL, CAPTION_ALL };
struct gallery_caption {
    const struct pack_item *work;
    float width, taken, taken_height;
    bool under;  /* the title begins below what is taken */
    float alpha; /* 0 means 1 */
    int level;
    bool joined; /* detail and source in one line where they fit */
};
float gallery_caption(struct ui *ui, const struct gallery_caption *c, float x, float y, bool draw);

/* motion.c */
double gallery_inside(const struct gallery_columns *c, double place);
double gallery_goal(const struct gallery *g); /* where it is going */
void gallery_glide(struct gallery *g, struct ui *ui, double to, double speed); /* works per ms */
void gallery_move(struct gallery *g, struct ui *ui, const struct gallery_columns *c,
                  const struct ui_gesture *e);
void gallery_page(struct gallery *g, struct ui *ui, const struct gallery_columns *c, int way);

/* head.c */
void gallery_head(struct gallery *g, struct ui *ui, struct rect row, const struct gallery_plan *p);
void gallery_discs(struct gallery *g, struct ui *ui, const struct gallery_plan *p);
void gallery_track(struct gallery *g, struct ui *ui, const struct gallery_plan *p);

void gallery_steps(struct gallery *g, struct kiosk *k, struct ui *ui, struct rect area);
void gallery_closer(struct gallery *g, struct kiosk *k, struct ui *ui, struct rect area);
bool gallery_has_about(const struct pack_item *work);
void gallery_about(struct gallery *g, struct kiosk *k, struct ui *ui, struct rect area);

/* Where a tap found a work, for the page that lets it grow from there. */
void gallery_keep_place(struct ui *ui, struct rect r);
struct rect gallery_kept_place(struct ui *ui); /* empty: none, or long ago */

#endif
