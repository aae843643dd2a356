/* The cells of one sheet.
 *
 * A sheet lists only cells that hold something, each with its place, which may be left out when it
 * is the next one. Merged cells come behind all others, so rows are kept until the end of the
 * sheet; a cell merged over several rows stands in each of them then, because that is what it looks
 * like. */
#include "author/model.h"
#include "author/readers/csv_build.h"
#include "author/readers/xlsx_internal.h"

#include <stdlib.h>
#include <string.h>

struct sheet_cell {
    int column;
    const char *text;
};

struct sheet_row {
    int number;
    struct sheet_cell *cells;
    size_t count, capacity;
};

struct sheet_merge {
    struct xlsx_place from, to;
};

struct sheet {
    struct xlsx *x;
    struct xlsx_xml *xml;
    bool look; /* only whether any cell holds something: `filled` */
    bool filled;
    struct sheet_row *rows;
    size_t count, capacity;
    struct sheet_merge *merges;
    size_t merge_count, merge_capacity;
    size_t looked;        /* cells, for merged ones */
    struct xlsx_place at; /* of the last cell */
    int width, hidden, wide;
    /* the cell under way */
    char type[12];
    long style;
    bool in_cell, formula, value, capture, spoken;
    struct buf text;
};

/* --- places -------------------------------------------------------------------------------------
 */

/* "B3"; false: it is none. */
static bool sheet_place(const char *p, struct xlsx_place *out)
{
    out->row = out->column = 0;
    for (; *p == '$' || (*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z'); p++) {
        if (*p != '$') {
            out->column = out->column * 26 + ((*p & 0x1F));
        }
        if (out->column > 100000) {
            return false;
        }
    }
    for (; *p >= '0' && *p <= '9' && out->row < 10000000; p++) {
        out->row = out->row * 10 + (*p - '0');
    }
    return *p == '\0' && out->row > 0 && out->column > 0;
}

/* --- elements -----------------------------------------------------------------------------------
 */

static void sheet_row_open(struct sheet *s, const char **attributes)
{
    const char *r = xlsx_attribute(attributes, "r");
    long number = r ? strtol(r, NULL, 10) : s->at.row + 1;
    struct sheet_row *row;
    if (number <= s->at.row || number > 10000000) {
        xlsx_damaged(s->x, "sheet");
        return;
    }
    s->at.row = (int)number;
    s->at.column = 0;
    s->hidden += xlsx_true(xlsx_attribute(attributes, "hidden"));
    if (s->count == XLSX_ROWS_MOST && !s->x->failed) {
        diag_add(s->x->d, DIAG_ERROR, model_place(s->x->file, s->at.row, 1),
                 "the sheet has more than %d rows; divide it, or delete the empty ones at its end",
                 XLSX_ROWS_MOST);
        s->x->failed = true;
        return;
    }
    s->rows = arena_grow(s->x->mem, s->rows, s->count, &s->capacity, sizeof *row);
    row = &s->rows[s->count++];
    memset(row, 0, sizeof *row);
    row->number = s->at.row;
}

static void sheet_cell_open(struct sheet *s, const char **attributes)
{
    const char *r = xlsx_attribute(attributes, "r"), *t = xlsx_attribute(attributes, "t");
    const char *style = xlsx_attribute(attributes, "s");
    struct xlsx_place place;
    if (s->count == 0) { /* a cell outside of a row */
        xlsx_damaged(s->x, "sheet");
        return;
    }
    s->at.column++;
    if (r) {
        if (!sheet_place(r, &place) || place.row != s->at.row || place.column < s->at.column) {
            xlsx_damaged(s->x, "sheet");
            return;
        }
        s->at.column = place.column;
    }
    snprintf(s->type, sizeof s->type, "%s", t ? t : "n");
    s->style = style ? strtol(style, NULL, 10) : 0;
    s->in_cell = true;
    s->formula = s->value = false;
    buf_clear(&s->text);
}

static void sheet_merge_open(struct sheet *s, const char **attributes)
{
    const char *ref = xlsx_attribute(attributes, "ref"), *colon = ref ? strchr(ref, ':') : NULL;
    struct sheet_merge m;
    char from[16];
    if (!colon || colon - ref >= (int)sizeof from || s->merge_count == XLSX_MERGES_MOST) {
        return;
    }
    snprintf(from, sizeof from, "%.*s", (int)(colon - ref), ref);
    if (sheet_place(from, &m.from) && sheet_place(colon + 1, &m.to) && m.from.row <= m.to.row &&
        m.from.column <= m.to.column) {
        s->merges = arena_grow(s->x->mem, s->merges, s->merge_count, &s->merge_capacity, sizeof m);
        s->merges[s->merge_count++] = m;
    }
}

static void sheet_open(void *user, const char *name, const char **attributes)
{
    struct sheet *s = user;
    if (s->x->failed) {
        s->xml->enough = true;
    } else if (strcmp(name, "c") == 0) {
        sheet_cell_open(s, attributes);
    } else if (strcmp(name, "row") == 0) {
        sheet_row_open(s, attributes);
    } else if (strcmp(name, "mergeCell") == 0) {
        sheet_merge_open(s, attributes);
    } else if (s->in_cell && strcmp(name, "f") == 0) {
        s->formula = true;
    } else if (s->in_cell && strcmp(name, "rPh") == 0) {
        s->spoken = true;
    } else if (s->in_cell && (strcmp(name, "v") == 0 || strcmp(name, "t") == 0)) {
        s->value = true;
        s->capture = !s->spoken;
    }
}

static const char *sheet_value(struct sheet *s)
{
    struct xlsx *x = s->x;
    struct diag_place place = model_place(x->file, s->at.row, s->at.column);
    const char *text = buf_text(&s->text);
    if (s->formula && (!s->value || (!*text && strcmp(s->type, "n") == 0))) {
        diag_add(x->d, DIAG_ERROR, place,
                 "the cell has a formula without its result; open the workbook in Excel or WPS and"
                 " save it there");
        return "";
    }
    if (strcmp(s->type, "s") == 0) {
        char *end;
        unsigned long at = strtoul(text, &end, 10);
        if (*text && !*end && at < x->string_count) {
            return x->strings[at];
        }
        if (s->value) {
            xlsx_damaged(x, "sharedStrings");
        }
        return "";
    }
    if (strcmp(s->type, "b") == 0) {
        return xlsx_true(text) ? "TRUE" : *text ? "FALSE" : "";
    }
    if (strcmp(s->type, "n") == 0) {
        struct xlsx_format plain = {XLSX_PLAIN, 0};
        bool known = s->style >= 0 && (size_t)s->style < x->format_count;
        return xlsx_number(x, s->at, known ? x->formats[s->style] : plain,
                           csv_trim(text, s->text.length, x->mem));
    }
    return xlsx_text(x, &s->text); /* inlineStr, str, d, and e: csv_doubt knows errors */
}

static void sheet_cell_close(struct sheet *s)
{
    struct sheet_row *row = &s->rows[s->count - 1];
    const char *text;
    s->in_cell = false;
    if (s->look) {
        s->filled = s->filled || s->text.length > 0;
        s->xml->enough = s->filled;
        return;
    }
    text = sheet_value(s);
    if (!text[0] || s->x->failed) {
        return;
    }
    if (s->at.column > XLSX_COLUMNS_MOST) {
        if (!s->wide++) {
            diag_add(s->x->d, DIAG_ERROR, model_place(s->x->file, s->at.row, s->at.column),
                     "the table has more than %d columns; remove those behind here",
                     XLSX_COLUMNS_MOST);
        }
        return;
    }
    s->width = s->at.column > s->width ? s->at.column : s->width;
    row->cells = arena_grow(s->x->mem, row->cells, row->count, &row->capacity, sizeof *row->cells);
    row->cells[row->count].column = s->at.column;
    row->cells[row->count++].text = text;
}

static void sheet_close(void *user, const char *name)
{
    struct sheet *s = user;
    s->capture = false;
    if (strcmp(name, "c") == 0 && s->in_cell) {
        sheet_cell_close(s);
    } else if (strcmp(name, "rPh") == 0) {
        s->spoken = false;
    }
}

static void sheet_text(void *user, const char *text, size_t length)
{
    struct sheet *s = user;
    if (s->capture) {
        buf_add(&s->text, text, length);
    }
}

/* --- merged cells -------------------------------------------------------------------------------
 */

static struct sheet_row *sheet_row_at(struct sheet *s, int number)
{
    size_t low = 0, high = s->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->rows[middle].number < number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < s->count ? &s->rows[low] : NULL;
}

static const char *sheet_cell_at(const struct sheet_row *row, int column)
{
    size_t i;
    for (i = 0; i < row->count; i++) {
        if (row->cells[i].column == column) {
            return row->cells[i].text;
        }
    }
    return "";
}

/* The value of a cell merged over rows into the rows below; columns to its right stay empty. */
static size_t sheet_fill_down(struct sheet *s, const struct sheet_merge *m)
{
    struct sheet_row *row = sheet_row_at(s, m->from.row), *end;
    const char *text;
    size_t filled = 0;
    if (!row || row->number != m->from.row || m->to.row == m->from.row) {
        return 0;
    }
    end = s->rows + s->count;
    text = sheet_cell_at(row, m->from.column);
    for (row++; text[0] && row < end && row->number <= m->to.row; row++) {
        if (++s->looked > XLSX_CELLS_MOST) { /* honest ones do not overlap */
            xlsx_damaged(s->x, "mergeCells");
            return 0;
        }
        if (row->count > 0 && !sheet_cell_at(row, m->from.column)[0]) {
            row->cells =
                arena_grow(s->x->mem, row->cells, row->count, &row->capacity, sizeof *row->cells);
            row->cells[row->count].column = m->from.column;
            row->cells[row->count++].text = text;
            filled++;
        }
    }
    return filled;
}

static void sheet_merged(struct sheet *s)
{
    const struct sheet_merge *first = NULL;
    size_t i, count = 0;
    for (i = 0; i < s->merge_count && !s->x->failed; i++) {
        if (sheet_fill_down(s, &s->merges[i]) > 0) {
            first = first ? first : &s->merges[i];
            count++;
        }
    }
    if (first && !s->x->failed) {
        diag_add(s->x->d, DIAG_NOTE, model_place(s->x->file, first->from.row, first->from.column),
                 "cells are merged over several rows, and each row is read with what stands in"
                 " them; part them if that is not meant (cells like that: %zu)",
                 count);
    }
}

/* --- the table -----------------------------------------------------------------------------------
 */

static void sheet_rows(struct sheet *s, struct csv_builder *b)
{
    struct csv_cell *cells = arena_alloc_array(s->x->mem, (size_t)s->width + 1, sizeof *cells);
    size_t i, j;
    for (i = 0; i < s->count; i++) {
        const struct sheet_row *row = &s->rows[i];
        for (j = 0; j < (size_t)s->width; j++) {
            cells[j].text = "";
            cells[j].line = row->number;
            cells[j].column = (int)j + 1;
        }
        for (j = 0; j < row->count; j++) {
            cells[row->cells[j].column - 1].text = row->cells[j].text;
        }
        csv_build_row(b, cells, (size_t)s->width, row->number, true);
    }
}

void xlsx_sheet_read(struct xlsx *x, const struct xlsx_sheet *sheet, struct csv *csv)
{
    struct sheet s = {.x = x};
    struct xlsx_xml xml = {
        .user = &s, .open = sheet_open, .close = sheet_close, .text = sheet_text};
    struct csv_builder b;
    s.xml = &xml;
    csv_build_begin(&b, csv, x->file, x->mem, x->d);
    b.computed = true;
    if (xlsx_xml_read(x, sheet->part, &xml) && s.count * (size_t)s.width > XLSX_CELLS_MOST) {
        diag_add(x->d, DIAG_ERROR, model_place(x->file, 0, 0),
                 "the sheet has %zu rows of %d columns, more than can be read; divide it, or delete"
                 " what is empty",
                 s.count, s.width);
        x->failed = true;
    }
    buf_finish(&s.text);
    if (x->failed) {
        return;
    }
    sheet_merged(&s);
    if (x->failed) {
        return;
    }
    if (s.hidden > 0) {
        diag_add(x->d, DIAG_NOTE, model_place(x->file, 0, 0),
                 "hidden rows of the sheet are read like the others (%d); delete what visitors must"
                 " not see",
                 s.hidden);
    }
    sheet_rows(&s, &b);
    csv_build_end(&b);
}

bool xlsx_sheet_filled(struct xlsx *x, const struct xlsx_sheet *sheet)
{
    struct sheet s = {.x = x, .look = true};
    struct xlsx_xml xml = {
        .user = &s, .open = sheet_open, .close = sheet_close, .text = sheet_text};
    s.xml = &xml;
    xlsx_xml_read(x, sheet->part, &xml);
    buf_finish(&s.text);
    return s.filled;
}
