/* The first sheet of an .xlsx workbook as a table. */
#ifndef AUTHOR_READERS_XLSX_H
#define AUTHOR_READERS_XLSX_H

#include "author/readers/csv.h"

#include <stdbool.h>

/* Reads the first sheet that is not hidden, as csv_read reads a text. Places are row and column of
 * the sheet; those that concern the whole file have line 0. Everything is copied into `mem`.
 * csv->columns is 0 when there is nothing to read, which has been reported.
 *
 * Dates become 1958-11-01, or as much of it as the cell shows; formulas give the result that the
 * spreadsheet program stored; nothing is computed, opened or executed.
 * Source: ECMA-376 part 1 (Office Open XML), 18 */
void xlsx_read(struct csv *csv, const char *file, const void *bytes, size_t length,
               struct arena *mem, struct diag *d);

/* "B3", for row 3 and column 2; "" for a place that is no cell. */
#define XLSX_CELL_SIZE 24
const char *xlsx_cell(int row, int column, char out[XLSX_CELL_SIZE]);

/* Puts the cell in front of each message about a workbook: "B3: unknown kind 'x'". Once, after the
 * last message. */
void xlsx_name_cells(struct diag *d);

#endif
