/* What the files that read a workbook share. A workbook is a zip archive whose members, "parts",
 * are XML: xlsx_zip.c hands out parts, xlsx_xml.c their elements, and the others one kind of part
 * each. A failure has been reported and stays: x->failed. */
#ifndef AUTHOR_READERS_XLSX_INTERNAL_H
#define AUTHOR_READERS_XLSX_INTERNAL_H

#include "author/readers/xlsx.h"
#include "base/buf.h"

/* No honest table comes near these. */
#define XLSX_PARTS_MOST 4000
#define XLSX_BYTES_MOST (64u << 20) /* of all parts that are read, inflated */
#define XLSX_RATIO_MOST 400         /* inflated to packed, beyond the first megabyte */
#define XLSX_DEPTH_MOST 64          /* of elements */
#define XLSX_ROWS_MOST 50000
#define XLSX_COLUMNS_MOST 256
#define XLSX_CELLS_MOST 2000000
#define XLSX_STRINGS_MOST 1000000
#define XLSX_MERGES_MOST 20000
#define XLSX_FORMATS_MOST 2000
#define XLSX_STYLES_MOST 65536
#define XLSX_SHEETS_MOST 256

enum xlsx_shape { /* how a number is shown, as far as it matters */
                  XLSX_PLAIN,
                  XLSX_DAY,     /* year, month and day */
                  XLSX_MONTH,   /* year and month */
                  XLSX_YEAR,    /* a year alone */
                  XLSX_NO_YEAR, /* month and day */
                  XLSX_MOMENT,  /* a day and a time */
                  XLSX_TIME,
                  XLSX_PERCENT,
                  XLSX_ZEROS /* filled up with zeros on the left */
};

struct xlsx_format {
    enum xlsx_shape shape;
    int digits; /* of XLSX_ZEROS */
};

struct xlsx_sheet {
    const char *name, *relation, *part;
    bool hidden, other; /* other: a chart or a macro, no cells */
};

struct xlsx {
    const char *file;
    struct arena *mem;
    struct diag *d;
    void *zip;
    size_t inflated;
    bool failed, since_1904;
    const char *book, *strings_part, *styles_part;
    struct xlsx_sheet *sheets;
    size_t sheet_count, sheet_capacity;
    const char **strings;
    size_t string_count, string_capacity;
    struct xlsx_format *formats; /* by the number that a cell's `s` is */
    size_t format_count, format_capacity;
};

struct xlsx_place {
    int row, column;
};

/* --- xlsx_zip.c ---------------------------------------------------------------------------------
 */

/* Opens the archive over `bytes`, which must stay. */
bool xlsx_zip_open(struct xlsx *x, const void *bytes, size_t length);
void xlsx_zip_close(struct xlsx *x);
bool xlsx_zip_has(struct xlsx *x, const char *part);
/* Calls `take` with one piece of a part after another until it returns false or the part ends. */
bool xlsx_zip_read(struct xlsx *x, const char *part, bool (*take)(void *user, const char *, size_t),
                   void *user);
bool xlsx_damaged(struct xlsx *x, const char *part); /* reports it; false */
bool xlsx_no_workbook(struct xlsx *x);               /* the same of another kind of file */

/* --- xlsx_xml.c ---------------------------------------------------------------------------------
 */

struct xlsx_xml {
    void *user;
    /* Names are without their prefix; `attributes` go to xlsx_attribute. */
    void (*open)(void *user, const char *name, const char **attributes);
    void (*close)(void *user, const char *name);
    void (*text)(void *user, const char *text, size_t length); /* NULL: not wanted */
    bool enough; /* to be set by the above: the rest does not matter */
};

/* Every element of a part. false: reported. */
bool xlsx_xml_read(struct xlsx *x, const char *part, struct xlsx_xml *xml);
const char *xlsx_attribute(const char **attributes, const char *name); /* NULL: none */
bool xlsx_true(const char *value);                                     /* "1", "true", "on" */

/* --- parts -------------------------------------------------------------------------------------
 */

void xlsx_book_read(struct xlsx *x);    /* sheets, and where the other parts are */
void xlsx_strings_read(struct xlsx *x); /* strings that cells share */
void xlsx_styles_read(struct xlsx *x);  /* formats of numbers */
struct xlsx_format xlsx_format_of(int id, const char *code); /* code NULL: a built-in one */
/* Rows of the sheet into a table. */
void xlsx_sheet_read(struct xlsx *x, const struct xlsx_sheet *sheet, struct csv *csv);
bool xlsx_sheet_filled(struct xlsx *x, const struct xlsx_sheet *sheet); /* any cell has something */

/* A text with the escapes _x000D_ taken out, without white space at both ends. */
const char *xlsx_text(struct xlsx *x, const struct buf *raw);
/* What a number says in its format. */
const char *xlsx_number(struct xlsx *x, struct xlsx_place place, struct xlsx_format format,
                        const char *raw);

#endif
