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
    struct csv_cell *header; /* lower case */
    size_t columns;
    struct csv_row *rows;
    size_t count;
};

/* The separator is the one of ',', ';' and tab that the first line has most of. Blank rows are left
 * out. `text` is UTF-8 with '\n' line ends; everything is copied into `mem`. */
void csv_read(struct csv *csv, const char *file, const char *text, size_t length, struct arena *mem,
              struct diag *d);

/* Index of a column, or csv->columns. */
size_t csv_column(const struct csv *csv, const char *name);

#endif
