/* What the parts of the timeline's reader share. */
#ifndef AUTHOR_TIMELINE_TIMELINE_H
#define AUTHOR_TIMELINE_TIMELINE_H

#include "author/cells.h"
#include "author/readers/tree.h"

extern const struct cells_name timeline_names[];
extern const size_t timeline_name_count;

struct timeline {
    struct model *m;
    struct model_entry *section;
    struct cells c;
    bool json;
    struct ids_slot *taken, *stems; /* ids that rows have of themselves; years and their counts */
    size_t id_slots;                /* of each; a power of two */
    struct model_entry **groups;
    size_t group_count, group_capacity;
    size_t eras;
    struct diag_place title; /* of the first title row; line 0: none yet */
    bool weighed;            /* some row says how important it is */
};

struct when_span {
    struct date start, end;
    bool has_start, has_end;
};

/* Start and end of a row, each from its cells for year, month, day and time or from one for the
 * whole date, and as coarse as the row's `precision` says. An end that only repeats the start is
 * left out. false: something is wrong, and reported. */
bool when_read(const struct cells *c, size_t row, struct when_span *out);

/* Notes the ids that rows have of themselves. */
void ids_open(struct timeline *t);
/* An id for a row without one: "1958-2", "bc221-1", "ago13800000000-1". */
const char *ids_make(struct timeline *t, const struct when_span *when);

/* Title, short title, captions and text of an event in every language; its art must be known. */
void words_read(struct timeline *t, size_t row, struct model_entry *e);
/* Takes markup out of all fields of an entry. */
void words_flatten(struct timeline *t, struct model_entry *e);
/* The text of a title row as the body of the section in one language. */
void words_intro(struct timeline *t, size_t row, size_t lang);

/* The group a row belongs to, or NULL. */
struct model_entry *groups_read(struct timeline *t, size_t row);

/* A timeline in the form of TimelineJS3 as the rows of a table, with a cell for every column, so
 * that a value that is missing is placed at its object. */
void json_rows(struct csv *csv, const struct tree *root, struct model *m);

/* Puts "events[3].start_date.month: " before the messages from index `first` on that lie in
 * `file`. */
void json_rows_name(const struct tree *root, const char *file, struct diag *d, size_t first);

#endif
