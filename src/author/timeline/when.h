/* What year.c (the cell for the year) and when.c (all of a row's dates) share. */
#ifndef AUTHOR_TIMELINE_WHEN_H
#define AUTHOR_TIMELINE_WHEN_H

#include "author/timeline/timeline.h"

#define WHEN_PLAIN_MAX 96 /* bytes of a cell that may be a number or a date */

enum when_part { WHEN_YEAR, WHEN_MONTH, WHEN_DAY, WHEN_TIME, WHEN_WHOLE };

struct when { /* one date under way: the start or the end of a row */
    const struct cells *c;
    size_t row;
    bool end;
    struct date d;
    bool counted; /* the cell for the year held a plain number */
};

/* The cell for a part of the date. */
struct model_value when_value(const struct when *w, enum when_part part);
const char *when_show(const struct when *w, struct model_value v); /* for a message */

/* What a cell says without the ways of input methods and spreadsheets: full-width characters as
 * ASCII, odd spaces as spaces, the minus of mathematics as '-', "1958.0" as "1958". */
void when_plain(const char *text, char out[WHEN_PLAIN_MAX]);

/* Takes a word in small letters off the front, in any case, and the spaces behind it. */
bool when_take(const char **p, const char *word);

/* "1958.1": nobody knows whether a spreadsheet made it of October or of January. */
bool when_decimal(const char *text);

/* Fills w->d from a cell for the year, which may hold more than that. false: reported. */
bool when_year(struct when *w, struct model_value v);

#endif
