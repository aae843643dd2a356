/* The words of an opened event, part by part; the panel arranges them. */
#ifndef SCREENS_TIMELINE_EVENT_TEXT_H
#define SCREENS_TIMELINE_EVENT_TEXT_H

#include "timeline.h"

struct pen { /* measures, or draws at (x, y); y grows */
    struct timeline *s;
    struct kiosk *k;
    struct ui *ui;
    const struct panel *p;
    float x, y, width;
    float corner; /* of the head: kept free at the right, for discs */
    bool draw;
};

void pen_head(struct pen *p);     /* year and title */
void pen_body(struct pen *p);     /* the text */
void pen_standing(struct pen *p); /* how far it may be relied on */
void pen_related(struct pen *p);  /* where to go from here */
void pen_sources(struct pen *p);  /* where it comes from */

#endif
