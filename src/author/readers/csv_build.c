/* Which row names the columns, and what the rows below it are worth.
 *
 * Programs leave out empty cells at the end of rows, or add some: Excel drops the separators in
 * blocks of sixteen rows, and writes them for every column that ever held something. Both are read.
 * Too many cells with words in them are an error: there a comma stands outside of quotes, and
 * everything behind it has slipped into the wrong column. People put the table's name above the
 * names of the columns, and so does Numbers; such a title is passed over. */
#include "author/readers/csv_build.h"

#include "author/model.h"
#include "base/utf8.h"

#include <string.h>

#define CSV_COLUMNS_MAX 256

void csv_build_begin(struct csv_builder *b, struct csv *csv, const char *file, struct arena *mem,
                     struct diag *d)
{
    memset(csv, 0, sizeof *csv);
    memset(b, 0, sizeof *b);
    csv->file = arena_copy_text(mem, file);
    b->csv = csv;
    b->mem = mem;
    b->d = d;
}

static size_t csv_filled(const struct csv_cell *cells, size_t count)
{
    size_t filled = 0, i;
    for (i = 0; i < count; i++) {
        filled += cells[i].text[0] != '\0';
    }
    return filled;
}

/* --- the names of the columns ------------------------------------------------------------------
 */

char *csv_fold(const char *text, struct arena *mem)
{
    const char *p = text, *end = text + strlen(text);
    struct buf out = {0};
    bool gap = false;
    char *copy;
    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        if (cp >= 0xFF01 && cp <= 0xFF5E) {
            cp -= 0xFEE0;
        }
        if (cp == 0x200B || cp == 0xFEFF || cp == '*' || cp == ')' || cp == ':') {
            continue; /* nothing; a sign that the column must be filled; ends */
        }
        if (cp <= ' ' || cp == 0xA0 || cp == 0x3000 || cp == '_' || cp == '-' || cp == '(') {
            gap = true;
            continue;
        }
        if (gap && out.length > 0) {
            buf_add_byte(&out, '_');
        }
        gap = false;
        buf_add_utf8(&out, cp >= 'A' && cp <= 'Z' ? cp + 32 : cp);
    }
    copy = arena_copy_text(mem, buf_text(&out));
    buf_finish(&out);
    return copy;
}

static void csv_header(struct csv_builder *b, const struct csv_cell *cells, size_t count)
{
    struct csv *csv = b->csv;
    size_t i, j;
    while (count > CSV_COLUMNS_MAX && !cells[count - 1].text[0]) {
        count--;
    }
    if (count > CSV_COLUMNS_MAX) {
        diag_add(b->d, DIAG_ERROR,
                 model_place(csv->file, cells[CSV_COLUMNS_MAX].line, cells[CSV_COLUMNS_MAX].column),
                 "the table has more than %d columns; remove those behind here", CSV_COLUMNS_MAX);
    }
    csv->columns = count < CSV_COLUMNS_MAX ? count : CSV_COLUMNS_MAX;
    csv->header = arena_alloc_array(b->mem, csv->columns, sizeof *csv->header);
    for (i = 0; i < csv->columns; i++) {
        const char *name = csv_fold(cells[i].text, b->mem);
        csv->header[i] = cells[i];
        csv->header[i].text = name;
        for (j = 0; name[0] && j < i; j++) {
            if (strcmp(csv->header[j].text, name) == 0) {
                diag_add(b->d, DIAG_ERROR, model_place(csv->file, cells[i].line, cells[i].column),
                         "column '%s' stands here twice; remove one", model_show(b->mem, name));
                break;
            }
        }
    }
}

static void csv_title(struct csv_builder *b)
{
    size_t i;
    for (i = 0; !b->first.cells[i].text[0]; i++) {
    }
    diag_add(b->d, DIAG_NOTE,
             model_place(b->csv->file, b->first.cells[i].line, b->first.cells[i].column),
             "'%s' is taken for the table's title, because the row below has more cells; remove it"
             " if the names of the columns stand in this row",
             model_show(b->mem, b->first.cells[i].text));
}

/* --- rows --------------------------------------------------------------------------------------
 */

/* One word for rows of one length that follow each other: where Excel drops separators, there are
 * many. */
static void csv_low_end(struct csv_builder *b)
{
    if (b->low_rows > 0) {
        diag_add(b->d, DIAG_WARNING, model_place(b->csv->file, b->low_line, 1),
                 "the row has %zu cells and the table %zu columns; the missing ones are read as"
                 " empty, look whether a separator is missing (rows like that: %zu)",
                 b->low_count, b->csv->columns, b->low_rows);
    }
    b->low_rows = 0;
}

static void csv_length(struct csv_builder *b, const struct csv_cell *cells, size_t count, int line)
{
    struct csv *csv = b->csv;
    if (count >= csv->columns || count != b->low_count) {
        csv_low_end(b);
    }
    if (count > csv->columns && csv_filled(cells + csv->columns, count - csv->columns) > 0) {
        diag_add(b->d, DIAG_ERROR, model_place(csv->file, line, 1),
                 "the row has %zu cells and the table %zu columns; put cells with commas in quotes",
                 count, csv->columns);
    } else if (count < csv->columns) {
        b->low_line = b->low_rows ? b->low_line : line;
        b->low_count = count;
        b->low_rows++;
    }
}

static void csv_keep_row(struct csv_builder *b, const struct csv_cell *cells, size_t count,
                         int line)
{
    struct csv *csv = b->csv;
    struct csv_row *row;
    size_t i;
    csv->rows = arena_grow(b->mem, csv->rows, csv->count, &b->capacity, sizeof *row);
    row = &csv->rows[csv->count++];
    row->line = line;
    row->cells = arena_alloc_array(b->mem, csv->columns, sizeof *row->cells);
    for (i = 0; i < csv->columns; i++) {
        if (i < count) {
            row->cells[i] = cells[i];
            row->cells[i].text = csv_doubt(b, &cells[i]);
        } else {
            row->cells[i].text = "";
            row->cells[i].line = line;
            row->cells[i].column = 1;
        }
    }
}

void csv_build_row(struct csv_builder *b, const struct csv_cell *cells, size_t count, int line,
                   bool whole)
{
    size_t filled = csv_filled(cells, count);
    if (filled == 0 || strncmp(cells[0].text, "# ", 2) == 0) { /* nothing, or words for people */
        return;
    }
    if (b->csv->columns > 0) {
        if (whole) {
            csv_length(b, cells, count, line);
        }
        csv_keep_row(b, cells, count, line);
        return;
    }
    if (b->first.cells && csv_filled(b->first.cells, b->first_count) == 1 && filled > 2) {
        csv_title(b);
        csv_header(b, cells, count);
        return;
    }
    if (b->first.cells) {
        csv_header(b, b->first.cells, b->first_count);
        csv_build_row(b, cells, count, line, whole);
        return;
    }
    b->first.cells = arena_alloc_array(b->mem, count, sizeof *cells);
    b->first.line = line;
    b->first_count = count;
    memcpy(b->first.cells, cells, count * sizeof *cells);
}

void csv_build_end(struct csv_builder *b)
{
    if (b->csv->columns == 0 && b->first.cells) {
        csv_header(b, b->first.cells, b->first_count);
    }
    if (b->csv->columns == 0) {
        diag_add(b->d, DIAG_ERROR, model_place(b->csv->file, 1, 1),
                 "the table is empty; write a first row with the names of the columns");
        return;
    }
    csv_low_end(b);
    csv_doubt_zeros(b->csv, b->mem, b->d);
}
