/* A small state machine over the whole text, and not a library: libcsv leaves a byte order mark
 * glued to the first header, reports errors as a byte offset, and reads `"x"y"` as `x"y` without a
 * word. What the rows mean is csv_build's business. */
#include "author/readers/csv.h"

#include "author/model.h"
#include "author/readers/csv_build.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

struct csv_reader {
    struct csv_builder build;
    const char *p, *end, *line_start;
    int line;
    char separator;
    struct buf cell;
    struct csv_cell *row; /* grown as rows need it */
    size_t cells, capacity;
    bool whole; /* the row under way is not broken */
};

/* --- what parts the cells -----------------------------------------------------------------------
 */

/* Behind a line of words for people, "# like this" and in no quotes; else `p` itself. */
static const char *csv_note(const char *p, const char *end)
{
    if (end - p >= 2 && memcmp(p, "# ", 2) == 0) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        return stop ? stop + 1 : end;
    }
    return p;
}

/* The separator that the first row with any has most of. */
static char csv_separator(const char *text, size_t length)
{
    static const char candidates[] = {',', ';', '\t'};
    const char *p = text, *end = text + length;
    size_t best = 0, counts[3] = {0}, c;
    bool quoted = false, any = false, begins = true;
    while (p < end && (quoted || *p != '\n' || !any)) {
        const char *behind = begins ? csv_note(p, end) : p;
        if (behind > p) {
            p = behind;
            continue;
        }
        quoted = *p == '"' ? !quoted : quoted;
        for (c = 0; c < 3 && !quoted; c++) {
            counts[c] += *p == candidates[c];
            any = any || counts[c];
        }
        begins = !quoted && *p == '\n';
        p++;
    }
    for (c = 1; c < 3; c++) {
        best = counts[c] > counts[best] ? c : best;
    }
    return candidates[best];
}

/* Excel's own first line, "sep=;", which a program saving it again may quote or fill up to the last
 * column. True when it is there; the reader stands at its end then. */
static bool csv_declared(struct csv_reader *r)
{
    const char *p = r->p, *stop = memchr(p, '\n', (size_t)(r->end - p));
    char separator;
    stop = stop ? stop : r->end;
    p += p < stop && *p == '"';
    if (stop - p < 5 || strncasecmp(p, "sep=", 4) != 0 || !memchr(",;\t|", p[4], 4)) {
        return false;
    }
    separator = p[4];
    for (p += 5; p < stop && (*p == separator || *p == '"' || *p == ' '); p++) {
    }
    if (p < stop) {
        return false;
    }
    r->separator = separator;
    r->p = stop;
    return true;
}

/* A comma of the Chinese keyboard between the names of the columns: nothing else parts them. */
static bool csv_wide_separator(struct csv_reader *r)
{
    static const char *const marks[] = {"，", "；", "、", "｜", "|"};
    const struct csv *csv = r->build.csv;
    size_t i;
    for (i = 0; csv->columns == 1 && i < sizeof marks / sizeof *marks; i++) {
        const char *at = strstr(csv->header[0].text, marks[i]);
        if (at || (i == 0 && strchr(csv->header[0].text, ','))) {
            diag_add(r->build.d, DIAG_ERROR,
                     model_place(csv->file, csv->header[0].line, csv->header[0].column),
                     "only '%s' parts the names of the columns; type ',' between all cells, with"
                     " the input method off",
                     marks[i]);
            return true;
        }
    }
    return false;
}

/* --- cells
 * ---------------------------------------------------------------------------------------- */

static struct diag_place csv_here(const struct csv_reader *r)
{
    return model_place(r->build.csv->file, r->line,
                       (int)utf8_count(r->line_start, (size_t)(r->p - r->line_start)) + 1);
}

static void csv_next_line(struct csv_reader *r)
{
    r->line++;
    r->line_start = r->p;
}

static void csv_quoted(struct csv_reader *r, struct diag_place opened)
{
    r->p++;
    for (;;) {
        if (r->p >= r->end) {
            diag_add(r->build.d, DIAG_ERROR, opened,
                     "this quote is never closed; write '\"' at the end of the cell");
            r->whole = false;
            return;
        }
        if (*r->p == '"') {
            r->p++;
            if (r->p >= r->end || *r->p != '"') {
                return;
            }
        }
        buf_add_byte(&r->cell, *r->p++);
        if (r->p[-1] == '\n') {
            csv_next_line(r);
        }
    }
}

/* Bytes of the white space at `p`: also the wide and the unseen kinds that word processors and
 * input methods leave. 0: there is none. */
static size_t csv_blank(const char *p)
{
    static const char *const blanks[] = {
        " ", "\n", "\t", "\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\x8B", "\xEF\xBB\xBF"};
    size_t i;
    for (i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        size_t length = strlen(blanks[i]);
        if (strncmp(p, blanks[i], length) == 0) {
            return length;
        }
    }
    return 0;
}

const char *csv_trim(const char *text, size_t length, struct arena *mem)
{
    const char *start = text, *stop = text + length, *p = text, *kept = text;
    size_t blank;
    while (start < stop && (blank = csv_blank(start)) > 0) {
        start += blank;
    }
    for (p = kept = start; p < stop;) { /* forwards, because blanks have several bytes */
        blank = csv_blank(p);
        p += blank ? blank : 1;
        kept = blank ? kept : p;
    }
    return arena_copy(mem, start, (size_t)(kept - start));
}

static void csv_keep(struct csv_reader *r, struct diag_place place)
{
    struct csv_cell *cell;
    if (r->cells == r->capacity) {
        r->capacity = r->capacity ? r->capacity * 2 : 64;
        r->row = mem_resize_array(r->row, r->capacity, sizeof *r->row);
    }
    cell = &r->row[r->cells++];
    cell->text = csv_trim(buf_text(&r->cell), r->cell.length, r->build.mem);
    cell->line = place.line;
    cell->column = place.column;
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
            diag_add(r->build.d, DIAG_ERROR, csv_here(r),
                     quoted ? "text after the closing quote; double quotes inside a cell: \"\""
                            : "a quote inside a cell; put the cell in quotes and double this one");
            reported = true;
            r->whole = false;
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

void csv_read(struct csv *csv, const char *file, const char *text, size_t length, struct arena *mem,
              struct diag *d)
{
    struct csv_reader r = {.p = text, .line_start = text, .end = text + length, .line = 1};
    csv_build_begin(&r.build, csv, file, mem, d);
    if (!csv_declared(&r)) {
        r.separator = csv_separator(text, length);
    }
    while (r.p < r.end) {
        const char *behind = csv_note(r.p, r.end);
        int line = r.line;
        if (behind > r.p) {
            r.p = behind;
            csv_next_line(&r);
            continue;
        }
        r.cells = 0;
        r.whole = true;
        while (csv_cell(&r)) {
        }
        if (r.p < r.end) {
            r.p++;
            csv_next_line(&r);
        }
        csv_build_row(&r.build, r.row, r.cells, line, r.whole);
    }
    csv_build_end(&r.build);
    if (csv_wide_separator(&r)) {
        csv->columns = csv->count = 0; /* nothing in it can be told apart */
    }
    buf_finish(&r.cell);
    mem_free(r.row);
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
