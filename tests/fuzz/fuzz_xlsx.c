/* Any bytes as a workbook. Bytes that begin as an archive are read as they are; others are parts of
 * a sound archive, parted by 0x1F: sheet, strings, styles, workbook. So the XML gets fuzzed, too,
 * which no random change of packed bytes ever reaches. */
#include "fuzz.h"

#include "author/readers/xlsx.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

#define FUZZ_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const char fuzz_relations[] =
    "<Relationships><Relationship Id=\"a\" Type=\"" FUZZ_TYPE
    "worksheet\" Target=\"sheet\"/><Relationship Id=\"b\" Type=\"" FUZZ_TYPE
    "sharedStrings\" Target=\"strings\"/><Relationship Id=\"c\" Type=\"" FUZZ_TYPE
    "styles\" Target=\"styles\"/></Relationships>";
static const char fuzz_book[] =
    "<workbook><sheets><sheet name=\"s\" id=\"a\"/></sheets></workbook>";

static void fuzz_part(zip_t *zip, const char *name, const char *text, size_t length)
{
    zip_int64_t at = zip_file_add(zip, name, zip_source_buffer(zip, text, length, 0), 0);
    zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0);
}

static void fuzz_archive(const char *p, size_t length, struct buf *out)
{
    static const char *const names[] = {"xl/sheet", "xl/strings", "xl/styles", "xl/workbook.xml"};
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip;
    char piece[4096];
    const char *end = p + length;
    zip_int64_t got;
    size_t i;
    zip_source_keep(source);
    zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
    fuzz_part(zip, "xl/_rels/workbook.xml.rels", fuzz_relations, sizeof fuzz_relations - 1);
    for (i = 0; i < 4; i++) {
        const char *stop = p < end ? memchr(p, 0x1F, (size_t)(end - p)) : NULL;
        stop = stop ? stop : end;
        if (i == 3 && stop == p) {
            fuzz_part(zip, names[i], fuzz_book, sizeof fuzz_book - 1);
        } else {
            fuzz_part(zip, names[i], p, (size_t)(stop - p));
        }
        p = stop < end ? stop + 1 : end;
    }
    zip_close(zip);
    zip_source_open(source);
    while ((got = zip_source_read(source, piece, sizeof piece)) > 0) {
        buf_add(out, piece, (size_t)got);
    }
    zip_source_close(source);
    zip_source_free(source);
}

static void fuzz_look(const struct csv *csv)
{
    size_t i, j;
    for (i = 0; i < csv->count; i++) {
        for (j = 0; j < csv->columns; j++) {
            const struct csv_cell *cell = &csv->rows[i].cells[j];
            if (cell->line < 1 || cell->column < 1 ||
                utf8_check(cell->text, strlen(cell->text)) != strlen(cell->text)) {
                abort();
            }
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct csv csv;
    struct arena mem = {0};
    struct diag d = {0};
    struct buf archive = {0};
    if (length >= 2 && memcmp(bytes, "PK", 2) == 0) {
        buf_add(&archive, bytes, length);
    } else {
        fuzz_archive((const char *)bytes, length, &archive);
    }
    xlsx_read(&csv, "fuzz.xlsx", buf_text(&archive), archive.length, &mem, &d);
    xlsx_name_cells(&d);
    fuzz_look(&csv);
    if (csv.columns == 0 && d.errors == 0) {
        abort();
    }
    buf_finish(&archive);
    diag_finish(&d);
    arena_finish(&mem);
    return 0;
}
