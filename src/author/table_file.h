/* The file of a table: name.csv, or the workbook name.xlsx in its place. */
#ifndef AUTHOR_TABLE_FILE_H
#define AUTHOR_TABLE_FILE_H

#include "author/model.h"
#include "author/readers/csv.h"

/* Reads the file of the table `path`, which ends in ".csv". Its name as it is on the disk, or NULL
 * after a report: there is none, or it cannot be read. `out` is for table_file_parse. */
const char *table_file_read(struct model *m, const char *path, struct buf *out);

/* The table in the bytes of `file`. csv->columns is 0 when there is nothing to read. */
void table_file_parse(struct model *m, const char *file, const char *bytes, size_t length,
                      struct csv *csv);

bool table_file_has(struct model *m, const char *path); /* either of the two; says nothing */

/* Whether `name` is the file of the table `path`, in either form. */
bool table_file_is(const char *name, const char *path);

#endif
