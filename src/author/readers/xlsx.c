/* A workbook as a table: which of its sheets is read, and what is said about the others.
 *
 * Staff keep their lists in Excel and WPS; asking for "CSV UTF-8" each time costs them a step and
 * sooner or later an encoding. The reader is small because nearly everything in a workbook is about
 * looks. Both libraries are asked for the least: libzip to inflate a part from memory, expat for
 * elements. */
#include "author/readers/xlsx.h"

#include "author/model.h"
#include "author/readers/xlsx_internal.h"

#include <string.h>

/* The first sheet that shows, or NULL after a report. */
static const struct xlsx_sheet *xlsx_choose(struct xlsx *x)
{
    const struct xlsx_sheet *hidden = NULL;
    size_t i;
    for (i = 0; i < x->sheet_count; i++) {
        const struct xlsx_sheet *sheet = &x->sheets[i];
        if (sheet->other || !sheet->part) {
            continue;
        }
        if (sheet->hidden) {
            hidden = hidden ? hidden : sheet;
            continue;
        }
        if (hidden) {
            diag_add(x->d, DIAG_NOTE, model_place(x->file, 0, 0),
                     "the first sheet '%s' is hidden and not read; '%s' is read instead",
                     model_show(x->mem, hidden->name), model_show(x->mem, sheet->name));
        }
        return sheet;
    }
    diag_add(x->d, DIAG_ERROR, model_place(x->file, 0, 0),
             "the workbook has no sheet that can be seen; show the sheet with the table");
    x->failed = true;
    return NULL;
}

/* A table on the second sheet would be missing without a word. */
static void xlsx_others(struct xlsx *x, const struct xlsx_sheet *read)
{
    size_t i;
    for (i = 0; i < x->sheet_count && !x->failed; i++) {
        const struct xlsx_sheet *sheet = &x->sheets[i];
        if (sheet != read && !sheet->hidden && !sheet->other && sheet->part &&
            xlsx_sheet_filled(x, sheet)) {
            diag_add(x->d, DIAG_NOTE, model_place(x->file, 0, 0),
                     "only the sheet '%s' is read; what stands in '%s' is not, move it there if it"
                     " belongs to the table",
                     model_show(x->mem, read->name), model_show(x->mem, sheet->name));
        }
    }
}

void xlsx_read(struct csv *csv, const char *file, const void *bytes, size_t length,
               struct arena *mem, struct diag *d)
{
    struct xlsx x = {.file = arena_copy_text(mem, file), .mem = mem, .d = d};
    const struct xlsx_sheet *sheet = NULL;
    memset(csv, 0, sizeof *csv);
    csv->file = x.file;
    if (xlsx_zip_open(&x, bytes, length)) {
        xlsx_book_read(&x);
        xlsx_strings_read(&x);
        xlsx_styles_read(&x);
        sheet = x.failed ? NULL : xlsx_choose(&x);
        if (sheet) {
            xlsx_sheet_read(&x, sheet, csv);
            xlsx_others(&x, sheet);
        }
    }
    xlsx_zip_close(&x);
    if (x.failed) {
        csv->columns = csv->count = 0;
    }
}

const char *xlsx_cell(int row, int column, char out[XLSX_CELL_SIZE])
{
    char letters[8];
    size_t at = sizeof letters - 1;
    letters[at] = '\0';
    out[0] = '\0';
    if (row < 1 || column < 1) {
        return out;
    }
    for (; column > 0 && at > 0; column = (column - 1) / 26) {
        letters[--at] = (char)('A' + (column - 1) % 26);
    }
    snprintf(out, XLSX_CELL_SIZE, "%s%d", letters + at, row);
    return out;
}

void xlsx_name_cells(struct diag *d)
{
    size_t i;
    for (i = 0; i < d->count; i++) {
        struct diag_item *item = &d->items[i];
        char cell[XLSX_CELL_SIZE];
        if (model_in_workbook(&item->place) &&
            xlsx_cell(item->place.line, item->place.column, cell)[0]) {
            diag_name(d, item, cell);
        }
    }
}
