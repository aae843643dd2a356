/* Tables: RFC 4180 and what spreadsheet programs make of it. */
#ifndef AUTHOR_READERS_CSV_H
#define AUTHOR_READERS_CSV_H

#include "base/arena.h"
#include "base/diag.h"

struct csv_cell {
    const char *text; /* UTF-8, white space at both ends taken off */
    int line, column; /* of its first character, behind an opening quote */
};

struct csv_row {
    struct csv_cell *cells; /* as many as the table has columns; missing ones are "" */
    int line;
};

struct csv {
    const char *file;
    struct csv_cell *header; /* as csv_fold makes them: "headline_en" */
    size_t columns;
    struct csv_row *rows;
    size_t count;
};

/* The separator is the one that Excel's line "sep=;" names, else the one of ',', ';' and tab that
 * the first row has most of. Blank rows are left out, and a title above the names of the columns.
 * `text` is UTF-8 with '\n' line ends; everything is copied into `mem`. csv->columns is 0 when
 * there is nothing to read, which has been reported. */
void csv_read(struct csv *csv, const char *file, const char *text, size_t length, struct arena *mem,
              struct diag *d);

/* A copy of a cell's text without white space at both ends, wide and unseen kinds included. */
const char *csv_trim(const char *text, size_t length, struct arena *mem);

/* Index of a column, or csv->columns. */
size_t csv_column(const struct csv *csv, const char *name);

#endif
