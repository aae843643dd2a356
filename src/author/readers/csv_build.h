/* From rows of cells to a table: what CSV and workbooks have in common. */
#ifndef AUTHOR_READERS_CSV_BUILD_H
#define AUTHOR_READERS_CSV_BUILD_H

#include "author/readers/csv.h"

#include <stdbool.h>

struct csv_builder {
    struct csv *csv;
    struct arena *mem;
    struct diag *d;
    bool computed; /* cells of a workbook: what begins with '=' is a text there */
    size_t capacity;
    struct csv_row first; /* until it is known whether it is a title or the names of columns */
    size_t first_count;
    int low_line; /* the first of rows that are too short, their cells, and how many they are */
    size_t low_count, low_rows;
};

void csv_build_begin(struct csv_builder *b, struct csv *csv, const char *file, struct arena *mem,
                     struct diag *d);

/* One row, in order; blank ones and those that begin with "# " are passed over. Texts are in `mem`
 * already, without white space at both ends; the array is copied. The first row names the columns;
 * one before it with a single cell is a title. `whole` false: the row was reported as broken, so
 * its length is not worth a word. */
void csv_build_row(struct csv_builder *b, const struct csv_cell *cells, size_t count, int line,
                   bool whole);

/* After the last row. A table without any is reported. */
void csv_build_end(struct csv_builder *b);

/* The name of a column as the readers know it: small letters, narrow characters, words joined by
 * '_'; "Headline (EN)", "ｈｅａｄｌｉｎｅ－ｅｎ" and " Headline  en*" become "headline_en". */
char *csv_fold(const char *text, struct arena *mem);

/* --- csv_doubts.c: what spreadsheets do to cells ------------------------------------------------
 */

/* Reports a cell that is an error, a formula, or a number that lost digits. The text to read
 * instead, which is mostly the cell's own. */
const char *csv_doubt(const struct csv_builder *b, const struct csv_cell *cell);

/* Reports numbers that have lost their leading zeros, once a column. */
void csv_doubt_zeros(const struct csv *csv, struct arena *mem, struct diag *d);

#endif
