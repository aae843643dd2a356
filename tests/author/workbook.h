/* Workbooks made by hand, part by part, for what no spreadsheet program would save on request. */
#ifndef TESTS_AUTHOR_WORKBOOK_H
#define TESTS_AUTHOR_WORKBOOK_H

#include "test.h"

#include "author/readers/xlsx.h"
#include "base/buf.h"

#include <zip.h>

struct workbook {
    zip_t *zip;
    zip_source_t *source;
    struct buf parts[24]; /* libzip reads them when the archive is closed */
    size_t count;
};

static inline void workbook_begin(struct workbook *w)
{
    memset(w, 0, sizeof *w);
    w->source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_source_keep(w->source);
    w->zip = zip_open_from_source(w->source, ZIP_TRUNCATE, NULL);
}

static inline void workbook_part_bytes(struct workbook *w, const char *name, const void *bytes,
                                       size_t length)
{
    struct buf *part = &w->parts[w->count++];
    zip_int64_t at;
    buf_add(part, bytes, length);
    at = zip_file_add(w->zip, name, zip_source_buffer(w->zip, buf_text(part), part->length, 0),
                      ZIP_FL_OVERWRITE);
    zip_file_set_mtime(w->zip, (zip_uint64_t)at, 1000000000, 0); /* the same bytes each time */
}

static inline void workbook_part(struct workbook *w, const char *name, const char *text)
{
    workbook_part_bytes(w, name, text, strlen(text));
}

static inline void workbook_end(struct workbook *w, struct buf *out)
{
    char piece[4096];
    zip_int64_t got;
    size_t i;
    buf_clear(out);
    if (zip_close(w->zip) != 0 || zip_source_open(w->source) != 0) {
        test_fail("workbook", 0, "%s", zip_strerror(w->zip));
        return;
    }
    while ((got = zip_source_read(w->source, piece, sizeof piece)) > 0) {
        buf_add(out, piece, (size_t)got);
    }
    zip_source_close(w->source);
    zip_source_free(w->source);
    for (i = 0; i < w->count; i++) {
        buf_finish(&w->parts[i]);
    }
}

#define WORKBOOK_XMLNS                                                     \
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" " \
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define WORKBOOK_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

/* All that a workbook of one sheet has beside the sheet. */
static inline void workbook_frame(struct workbook *w, const char *book)
{
    workbook_part(
        w, "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
    workbook_part(w, "_rels/.rels",
                  "<Relationships><Relationship Id=\"rId1\" Type=\"" WORKBOOK_TYPE
                  "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
    workbook_part(w, "xl/workbook.xml", book);
    workbook_part(w, "xl/_rels/workbook.xml.rels",
                  "<Relationships>"
                  "<Relationship Id=\"rId1\" Type=\"" WORKBOOK_TYPE
                  "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                  "<Relationship Id=\"rId2\" Type=\"" WORKBOOK_TYPE
                  "worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
                  "<Relationship Id=\"rId3\" Type=\"" WORKBOOK_TYPE
                  "sharedStrings\" Target=\"sharedStrings.xml\"/>"
                  "<Relationship Id=\"rId4\" Type=\"" WORKBOOK_TYPE
                  "styles\" Target=\"styles.xml\"/>"
                  "<Relationship Id=\"rId5\" Type=\"" WORKBOOK_TYPE
                  "chartsheet\" Target=\"chartsheets/sheet1.xml\"/>"
                  "</Relationships>");
}

/* A workbook of one sheet: what stands in <sheetData>, and behind it. NULL: no such part. */
static inline void workbook_simple(struct buf *out, const char *rows, const char *behind,
                                   const char *strings, const char *styles)
{
    struct workbook w;
    struct buf xml = {0};
    workbook_begin(&w);
    workbook_frame(&w, "<workbook " WORKBOOK_XMLNS "><sheets><sheet name=\"Sheet1\" sheetId=\"1\" "
                       "r:id=\"rId1\"/></sheets></workbook>");
    buf_format(&xml, "<worksheet " WORKBOOK_XMLNS "><sheetData>%s</sheetData>%s</worksheet>", rows,
               behind ? behind : "");
    workbook_part(&w, "xl/worksheets/sheet1.xml", xml.data);
    buf_clear(&xml);
    buf_format(&xml, "<sst " WORKBOOK_XMLNS ">%s</sst>", strings ? strings : "");
    workbook_part(&w, "xl/sharedStrings.xml", xml.data);
    buf_clear(&xml);
    buf_format(&xml, "<styleSheet " WORKBOOK_XMLNS ">%s</styleSheet>", styles ? styles : "");
    workbook_part(&w, "xl/styles.xml", xml.data);
    buf_finish(&xml);
    workbook_end(&w, out);
}

/* --- as a table
 * ----------------------------------------------------------------------------------- */

struct table {
    struct csv csv;
    struct arena mem;
    struct diag d;
    struct buf shown, said;
};

static inline void table_read(struct table *t, const struct buf *bytes)
{
    size_t i, j;
    memset(t, 0, sizeof *t);
    xlsx_read(&t->csv, "t.xlsx", buf_text(bytes), bytes->length, &t->mem, &t->d);
    for (i = 0; i < t->csv.columns; i++) {
        buf_format(&t->shown, "%s%s", i ? "|" : "", t->csv.header[i].text);
    }
    for (i = 0; i < t->csv.count; i++) {
        for (j = 0; j < t->csv.columns; j++) {
            buf_format(&t->shown, "%s%s", j ? "|" : "/", t->csv.rows[i].cells[j].text);
        }
    }
    xlsx_name_cells(&t->d);
    diag_print(&t->d, &t->said);
}

static inline void table_finish(struct table *t)
{
    diag_finish(&t->d);
    arena_finish(&t->mem);
    buf_finish(&t->shown);
    buf_finish(&t->said);
}

#endif
