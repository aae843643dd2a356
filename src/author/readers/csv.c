/* A small state machine over the whole text, and not a library: libcsv leaves a byte order mark
 * glued to the first header, reports errors as a byte offset, and reads `"x"y"` as `x"y` without a
 * word. */
#include "author/readers/csv.h"

#include "author/model.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

#define CSV_COLUMNS_MAX 64

struct csv_reader {
    struct csv *csv;
    struct arena *mem;
    struct diag *d;
    const char *p, *end, *line_start;
    int line;
    char separator;
    struct buf cell;
    struct csv_cell row[CSV_COLUMNS_MAX];
    size_t cells;
    size_t capacity;
};

static char csv_separator(const char *text, size_t length)
{
    static const char candidates[] = {',', ';', '\t'};
    size_t best = 0, counts[3] = {0}, i, c;
    bool quoted = false;
    for (i = 0; i < length && (quoted || text[i] != '\n'); i++) {
        quoted = text[i] == '"' ? !quoted : quoted;
        for (c = 0; c < 3 && !quoted; c++) {
            counts[c] += text[i] == candidates[c];
        }
    }
    for (c = 1; c < 3; c++) {
        best = counts[c] > counts[best] ? c : best;
    }
    return candidates[best];
}

static struct diag_place csv_here(const struct csv_reader *r)
{
    return model_place(r->csv->file, r->line,
                       (int)utf8_count(r->line_start, (size_t)(r->p - r->line_start)) + 1);
}

static void csv_next_line(struct csv_reader *r)
{
    r->line++;
    r->line_start = r->p;
}

static bool csv_quoted(struct csv_reader *r, struct diag_place opened)
{
    r->p++;
    for (;;) {
        if (r->p >= r->end) {
            diag_add(r->d, DIAG_ERROR, opened,
                     "this quote is never closed; write '\"' at the end of the cell");
            return false;
        }
        if (*r->p == '"') {
            r->p++;
            if (r->p >= r->end || *r->p != '"') {
                return true;
            }
        }
        buf_add_byte(&r->cell, *r->p++);
        if (r->p[-1] == '\n') {
            csv_next_line(r);
        }
    }
}

static void csv_keep(struct csv_reader *r, struct diag_place place)
{
    const char *start = buf_text(&r->cell), *stop = start + r->cell.length;
    while (stop > start && (stop[-1] == ' ' || stop[-1] == '\n' || stop[-1] == '\t')) {
        stop--;
    }
    while (start < stop && (*start == ' ' || *start == '\n' || *start == '\t')) {
        start++;
    }
    if (r->cells < CSV_COLUMNS_MAX) {
        r->row[r->cells].text = arena_copy(r->mem, start, (size_t)(stop - start));
        r->row[r->cells].line = place.line;
        r->row[r->cells].column = place.column;
    }
    r->cells++;
}

/* One cell; true when another one follows in the same row. */
static bool csv_cell(struct csv_reader *r)
{
    struct diag_place place;
    bool reported = false, quoted = false;
    buf_clear(&r->cell);
    while (r->p < r->end && *r->p == ' ') {
        r->p++;
    }
    place = csv_here(r);
    if (r->p < r->end && *r->p == '"') {
        quoted = true;
        csv_quoted(r, place);
        place.column++;
        while (r->p < r->end && *r->p == ' ') {
            r->p++;
        }
    }
    while (r->p < r->end && *r->p != r->separator && *r->p != '\n') {
        if (!reported && (quoted || *r->p == '"')) {
            diag_add(r->d, DIAG_ERROR, csv_here(r),
                     quoted ? "text after the closing quote; double quotes inside a cell: \"\""
                            : "a quote inside a cell; put the cell in quotes and double this one");
            reported = true;
        }
        buf_add_byte(&r->cell, *r->p++);
    }
    csv_keep(r, place);
    if (r->p < r->end && *r->p == r->separator) {
        r->p++;
        return true;
    }
    return false;
}

static bool csv_row_blank(const struct csv_reader *r)
{
    size_t i;
    for (i = 0; i < r->cells && i < CSV_COLUMNS_MAX; i++) {
        if (r->row[i].text[0]) {
            return false;
        }
    }
    return true;
}

static void csv_header(struct csv_reader *r)
{
    struct csv *csv = r->csv;
    size_t i, j;
    csv->columns = r->cells < CSV_COLUMNS_MAX ? r->cells : CSV_COLUMNS_MAX;
    csv->header = arena_alloc_array(r->mem, csv->columns, sizeof *csv->header);
    for (i = 0; i < csv->columns; i++) {
        char *name = arena_copy_text(r->mem, r->row[i].text);
        for (j = 0; name[j]; j++) {
            name[j] = name[j] >= 'A' && name[j] <= 'Z' ? (char)(name[j] + 32)
                      : name[j] == ' '                 ? '_'
                                                       : name[j];
        }
        csv->header[i] = r->row[i];
        csv->header[i].text = name;
        for (j = 0; name[0] && j < i; j++) {
            if (strcmp(csv->header[j].text, name) == 0) {
                diag_add(r->d, DIAG_ERROR, model_place(csv->file, r->row[i].line, r->row[i].column),
                         "column '%s' stands here twice; remove one", model_show(r->mem, name));
            }
        }
    }
}

static void csv_keep_row(struct csv_reader *r, int line)
{
    struct csv *csv = r->csv;
    struct csv_row *row;
    size_t i;
    if (r->cells != csv->columns) {
        diag_add(r->d, DIAG_ERROR, model_place(csv->file, line, 1),
                 "the row has %zu cells and the table %zu columns; put cells with commas in quotes",
                 r->cells, csv->columns);
    }
    if (csv->count == r->capacity) {
        struct csv_row *old = csv->rows;
        r->capacity = r->capacity ? r->capacity * 2 : 32;
        csv->rows = arena_alloc_array(r->mem, r->capacity, sizeof *old);
        if (old) {
            memcpy(csv->rows, old, csv->count * sizeof *old);
        }
    }
    row = &csv->rows[csv->count++];
    row->line = line;
    row->cells = arena_alloc_array(r->mem, csv->columns, sizeof *row->cells);
    for (i = 0; i < csv->columns; i++) {
        if (i < r->cells && i < CSV_COLUMNS_MAX) {
            row->cells[i] = r->row[i];
        } else {
            row->cells[i].text = "";
            row->cells[i].line = line;
            row->cells[i].column = 1;
        }
    }
}

void csv_read(struct csv *csv, const char *file, const char *text, size_t length, struct arena *mem,
              struct diag *d)
{
    struct csv_reader *r = mem_alloc(sizeof *r);
    memset(csv, 0, sizeof *csv);
    csv->file = arena_copy_text(mem, file);
    r->csv = csv;
    r->mem = mem;
    r->d = d;
    r->p = r->line_start = text;
    r->end = text + length;
    r->line = 1;
    r->separator = csv_separator(text, length);
    while (r->p < r->end) {
        int line = r->line;
        r->cells = 0;
        while (csv_cell(r)) {
        }
        if (r->p < r->end) {
            r->p++;
            csv_next_line(r);
        }
        if (!csv_row_blank(r)) {
            if (csv->columns == 0) {
                csv_header(r);
            } else {
                csv_keep_row(r, line);
            }
        }
    }
    if (csv->columns == 0) {
        diag_add(d, DIAG_ERROR, model_place(csv->file, 1, 1),
                 "the table is empty; write a first row with the names of the columns");
    }
    buf_finish(&r->cell);
    mem_free(r);
}

size_t csv_column(const struct csv *csv, const char *name)
{
    size_t i;
    for (i = 0; i < csv->columns; i++) {
        if (strcmp(csv->header[i].text, name) == 0) {
            break;
        }
    }
    return i;
}
