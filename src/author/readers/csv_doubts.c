/* What spreadsheets do to cells behind the back of whoever fills them: errors instead of values,
 * formulas instead of results, hash signs instead of what did not fit, numbers shortened to a power
 * of ten, zeros taken off the front.
 *
 * Nothing is ever computed. A formula is taken as the text it is, with a warning, because a kiosk
 * must not show "=A1+B1"; only ="007", the way to keep a spreadsheet's hands off a number, is
 * unwrapped. A sign before a phone number (+86 ...) or a name (@...) means nothing here. */
#include "author/model.h"
#include "author/readers/csv_build.h"

#include <string.h>

/* "#REF!" and the like. Sources: ECMA-376 part 1, 18.18.11 (cell errors); the newer ones and
 * "Err:502" are what Excel 365 and LibreOffice save. */
static bool doubt_is_error(const char *text)
{
    static const char *const errors[] = {"#REF!",  "#N/A",  "#VALUE!", "#NAME?", "#DIV/0!",
                                         "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA"};
    size_t i;
    for (i = 0; i < sizeof errors / sizeof *errors; i++) {
        if (strcmp(errors[i], text) == 0) {
            return true;
        }
    }
    return strncmp(text, "Err:5", 5) == 0 && strspn(text + 4, "0123456789") == strlen(text + 4);
}

/* "1.23E+11"; in a workbook, where only large numbers are left like that, also "1.23E11" */
static bool doubt_is_shortened(const char *text, bool computed)
{
    const char *p = text + (*text == '-');
    size_t digits;
    if (*p < '1' || *p > '9') {
        return false;
    }
    p++;
    p += *p == '.';
    p += strspn(p, "0123456789");
    if ((*p != 'E' && *p != 'e') || (p[1] != '+' && !computed)) {
        return false;
    }
    p += p[1] == '+' ? 2 : 1;
    digits = strspn(p, "0123456789");
    return digits >= 2 && p[digits] == '\0';
}

/* ="007" as 007; NULL: it is something else. */
static const char *doubt_wrapped(const char *text, struct arena *mem)
{
    size_t length = strlen(text);
    bool wrapped = length >= 3 && text[0] == '=' && text[1] == '"' && text[length - 1] == '"' &&
                   !memchr(text + 2, '"', length - 3);
    return wrapped ? arena_copy(mem, text + 2, length - 3) : NULL;
}

const char *csv_doubt(const struct csv_builder *b, const struct csv_cell *cell)
{
    struct diag_place place = model_place(b->csv->file, cell->line, cell->column);
    const char *text = cell->text, *inside;
    if (text[0] == '=' && !b->computed) {
        inside = doubt_wrapped(text, b->mem);
        if (inside) {
            return inside;
        }
        diag_add(b->d, DIAG_WARNING, place,
                 "'%s' is a formula, which is not computed here; put its value into the cell (copy,"
                 " then paste values only)",
                 model_show(b->mem, text));
    } else if (text[0] == '#' && text[strspn(text, "#")] == '\0' && text[1] && text[2]) {
        diag_add(b->d, DIAG_ERROR, place,
                 "the column was too narrow for what stands here; make it wider in the spreadsheet"
                 " and save again");
    } else if (doubt_is_error(text)) {
        diag_add(b->d, DIAG_ERROR, place,
                 "'%s' is an error of the spreadsheet; mend the formula there and save again",
                 text);
    } else if (doubt_is_shortened(text, b->computed)) {
        diag_add(b->d, DIAG_ERROR, place,
                 "'%s' is a number that the spreadsheet has shortened; format the column as text"
                 " and write all digits again",
                 model_show(b->mem, text));
    }
    return text;
}

/* --- lost zeros ---------------------------------------------------------------------------------
 */

/* The digits of a cell that is a whole number; 0: it is something else. */
static size_t doubt_digits(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    return text[digits] == '\0' ? digits : 0;
}

static void doubt_column(const struct csv *csv, size_t column, struct arena *mem, struct diag *d)
{
    const struct csv_cell *zero = NULL, *lost = NULL;
    size_t row, width = 0;
    for (row = 0; row < csv->count; row++) {
        const struct csv_cell *cell = &csv->rows[row].cells[column];
        size_t digits = doubt_digits(cell->text);
        if (cell->text[0] && digits == 0) {
            return;
        }
        if (digits > 1 && cell->text[0] == '0' && digits > width) {
            zero = cell;
            width = digits;
        }
    }
    for (row = 0; zero && !lost && row < csv->count; row++) {
        const struct csv_cell *cell = &csv->rows[row].cells[column];
        lost = cell->text[0] && doubt_digits(cell->text) < width ? cell : NULL;
    }
    if (lost) {
        diag_add(d, DIAG_WARNING, model_place(csv->file, lost->line, lost->column),
                 "'%s' is shorter than '%s' in the same column, as if a spreadsheet had taken its"
                 " zeros; format the column as text and write them again",
                 model_show(mem, lost->text), model_show(mem, zero->text));
    }
}

void csv_doubt_zeros(const struct csv *csv, struct arena *mem, struct diag *d)
{
    size_t column;
    for (column = 0; column < csv->columns; column++) {
        doubt_column(csv, column, mem, d);
    }
}
