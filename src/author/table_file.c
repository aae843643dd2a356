/* Wherever name.csv is read, name.xlsx may stand instead: the same table, as staff keep it. When
 * both are there nobody can know which of them is meant, least of all by their times, which copying
 * changes; so that is an error, and the workbook is read on for the sake of other messages. */
#include "author/table_file.h"

#include "author/folder.h"
#include "author/readers/xlsx.h"

#include <string.h>

#define TABLE_FILE_BOOK_MAX (16 * 1024 * 1024) /* packed */

static bool table_file_ends(const char *name, const char *end)
{
    size_t length = strlen(name), tail = strlen(end);
    return length > tail && strcmp(name + length - tail, end) == 0;
}

static const char *table_file_book(struct model *m, const char *path)
{
    return arena_format(&m->mem, "%.*s.xlsx", (int)(strlen(path) - 4), path);
}

const char *table_file_read(struct model *m, const char *path, struct buf *out)
{
    const char *book = table_file_book(m, path);
    if (!folder_has(m, book)) {
        return folder_read_text(m, path, true, out) ? path : NULL;
    }
    if (folder_has(m, path)) {
        diag_add(m->d, DIAG_ERROR, model_place(book, 0, 0),
                 "the table is here twice, as %s and as %s; keep the one you work on, mostly the"
                 " workbook, and delete the other",
                 path, book);
    }
    return folder_read(m, book, TABLE_FILE_BOOK_MAX, out) ? book : NULL;
}

void table_file_parse(struct model *m, const char *file, const char *bytes, size_t length,
                      struct csv *csv)
{
    if (table_file_ends(file, ".xlsx")) {
        xlsx_read(csv, file, bytes, length, &m->mem, m->d);
    } else {
        csv_read(csv, file, bytes, length, &m->mem, m->d);
    }
}

bool table_file_has(struct model *m, const char *path)
{
    return folder_has(m, path) || folder_has(m, table_file_book(m, path));
}

bool table_file_is(const char *name, const char *path)
{
    size_t length = strlen(path) - 4;
    return strncmp(name, path, length) == 0 &&
           (strcmp(name + length, ".csv") == 0 || strcmp(name + length, ".xlsx") == 0);
}
