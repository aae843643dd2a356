/* Workbooks that are broken, too large, or none at all, and what is said to them. */
#include "workbook.h"

#include "author/readers/xlsx_internal.h"

static const char sheet_one[] = "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>one</t></is>"
                                "</c></row></sheetData></worksheet>";
static void refused(const struct buf *bytes, const char *said)
{
    struct table t;
    table_read(&t, bytes);
    CHECK_TEXT(buf_text(&t.said), said);
    CHECK_INT(t.csv.columns, 0);
    table_finish(&t);
}

static void no_workbooks(void)
{
    static const char other[] =
        "t.xlsx: error: this is no workbook, in spite of its name; open it in the program it comes"
        " from and save it as .xlsx or \"CSV UTF-8\"\n";
    static const char ole[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    static const char stream[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
    struct buf bytes = {0};
    struct workbook w;
    refused(&bytes, other);
    buf_add_text(&bytes, "id,name\n");
    refused(&bytes, other);
    buf_clear(&bytes);
    buf_add(&bytes, ole, 8);
    refused(&bytes, "t.xlsx: error: this is an old workbook (.xls) under another name; open it in"
                    " Excel or WPS and save it as .xlsx\n");
    buf_add(&bytes, stream, sizeof stream);
    refused(&bytes,
            "t.xlsx: error: the workbook is protected by a password; save it without one\n");
    workbook_begin(&w); /* a document */
    workbook_part(&w, "word/document.xml", "<document/>");
    workbook_end(&w, &bytes);
    refused(&bytes, other);
    workbook_begin(&w); /* .xlsb */
    workbook_part(&w, "_rels/.rels",
                  "<Relationships><Relationship Id=\"a\" Type=\"" WORKBOOK_TYPE
                  "officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>");
    workbook_part(&w, "xl/workbook.bin", "\x83\x01");
    workbook_end(&w, &bytes);
    refused(&bytes, other);
    buf_clear(&bytes);
    buf_add_text(&bytes, "PK\x03\x04 and nothing else");
    refused(&bytes, "t.xlsx: error: the workbook is damaged in its part 'ZIP'; open it in Excel or"
                    " WPS and save it again\n");
    buf_finish(&bytes);
}

static void damaged(void)
{
    static const struct {
        const char *rows, *said;
    } cases[] = {{"<row><c t=\"s\"><v>7</v></c></row>", "sharedStrings"},
                 {"<row><c r=\"B1\"/><c r=\"A1\"/></row>", "sheet"},
                 {"<row r=\"2\"/><row r=\"1\"/>", "sheet"},
                 {"<row r=\"2\"><c r=\"A3\"/></row>", "sheet"},
                 {"<c r=\"A1\"><v>1</v></c>", "sheet"},
                 {"<row><c r=\"1A\"><v>1</v></c></row>", "sheet"},
                 {"<row><c><v>1</v></row>", "xl/worksheets/sheet1.xml"},
                 {"&undefined;", "xl/worksheets/sheet1.xml"}};
    struct buf bytes = {0}, said = {0};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        workbook_simple(&bytes, cases[i].rows, NULL, NULL, NULL);
        buf_clear(&said);
        buf_format(&said,
                   "t.xlsx: error: the workbook is damaged in its part '%s'; open it in Excel"
                   " or WPS and save it again\n",
                   cases[i].said);
        refused(&bytes, said.data);
    }
    buf_finish(&bytes);
    buf_finish(&said);
}

/* A workbook cut anywhere, or with any byte changed, says something and does no harm. */
static void broken_anywhere(void)
{
    struct buf bytes = {0}, spoilt = {0};
    struct table t;
    size_t i, silent = 0;
    workbook_simple(&bytes, "<row><c t=\"s\"><v>0</v></c></row>", NULL, "<si><t>a</t></si>", NULL);
    for (i = 0; i < bytes.length; i++) {
        buf_clear(&spoilt);
        buf_add(&spoilt, bytes.data, i);
        table_read(&t, &spoilt);
        CHECK(t.d.errors > 0 && t.csv.columns == 0);
        table_finish(&t);
        buf_add(&spoilt, bytes.data + i, bytes.length - i);
        spoilt.data[i] = (char)(spoilt.data[i] ^ 0x55);
        table_read(&t, &spoilt);
        silent += t.d.errors == 0; /* times and names nobody looks at */
        table_finish(&t);
    }
    CHECK(silent < bytes.length / 2);
    buf_finish(&bytes);
    buf_finish(&spoilt);
}

static void doctypes(void)
{
    static const char *const heads[] = {
        "<!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        "<!DOCTYPE sst SYSTEM \"file:///etc/passwd\">"};
    size_t i;
    for (i = 0; i < 2; i++) {
        struct workbook w;
        struct buf bytes = {0}, strings = {0};
        workbook_begin(&w);
        workbook_frame(&w, "<workbook " WORKBOOK_XMLNS "><sheets><sheet r:id=\"rId1\"/></sheets>"
                           "</workbook>");
        buf_format(&strings, "<?xml version=\"1.0\"?>%s<sst><si><t>&b;</t></si></sst>", heads[i]);
        workbook_part(&w, "xl/worksheets/sheet1.xml", sheet_one);
        workbook_part(&w, "xl/sharedStrings.xml", strings.data);
        workbook_end(&w, &bytes);
        refused(&bytes,
                "t.xlsx: error: the workbook holds a document type, which no spreadsheet program"
                " writes; do not use this file, ask where it comes from\n");
        buf_finish(&bytes);
        buf_finish(&strings);
    }
}

/* --- bombs
 * ---------------------------------------------------------------------------------------- */

static const char large[] = "t.xlsx: error: the workbook unpacks to more than a table can be (64"
                            " MB); copy the cells that matter into a new workbook\n";

static void bomb(const char *piece, size_t times, const char *said)
{
    struct buf rows = {0}, bytes = {0};
    size_t i;
    for (i = 0; i < times; i++) {
        buf_add_text(&rows, piece);
    }
    workbook_simple(&bytes, buf_text(&rows), NULL, NULL, NULL);
    refused(&bytes, said);
    buf_finish(&rows);
    buf_finish(&bytes);
}

static void bombs(void)
{
    struct workbook w;
    struct buf bytes = {0};
    char name[64];
    int i;
    bomb("                                                                ", 40000, large);
    bomb("<row/>", XLSX_ROWS_MOST + 1,
         "t.xlsx:50001:1: error: A50001: the sheet has more than 50000 rows; divide it, or delete"
         " the empty ones at its end\n");
    bomb("<row><c r=\"IV1\"><v>1</v></c></row>", 2, /* the row is the second: damaged */
         "t.xlsx: error: the workbook is damaged in its part 'sheet'; open it in Excel or WPS and"
         " save it again\n");
    bomb("<x>", 70,
         "t.xlsx: error: the workbook is damaged in its part 'xl/worksheets/sheet1.xml'; open it in"
         " Excel or WPS and save it again\n");
    workbook_begin(&w);
    memset(w.parts, 0, sizeof w.parts);
    for (i = 0; i <= XLSX_PARTS_MOST; i++) {
        snprintf(name, sizeof name, "%d", i);
        zip_file_add(w.zip, name, zip_source_buffer(w.zip, "", 0, 0), 0);
    }
    workbook_end(&w, &bytes);
    refused(&bytes, large);
    buf_finish(&bytes);
}

/* Merged cells where there is nothing; and the same ones again and again, over all of a long table,
 * which no program writes: they must not cost a minute. */
static void merged_without_end(void)
{
    struct buf rows = {0}, merges = {0}, bytes = {0};
    int i;
    workbook_simple(&bytes, "", "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>", NULL, NULL);
    refused(&bytes, "t.xlsx:1:1: error: A1: the table is empty; write a first row with the names of"
                    " the columns\n");
    for (i = 1; i <= 2000; i++) {
        buf_format(&rows, "<row r=\"%d\"><c r=\"A%d\"><v>%d</v></c></row>", i, i, i);
        buf_add_text(&merges, "<mergeCell ref=\"A1:A2000\"/>");
    }
    workbook_simple(&bytes, rows.data, merges.data, NULL, NULL);
    refused(&bytes, "t.xlsx: error: the workbook is damaged in its part 'mergeCells'; open it in"
                    " Excel or WPS and save it again\n");
    buf_finish(&rows);
    buf_finish(&merges);
    buf_finish(&bytes);
}

/* Few cells, but far to the right in many rows. */
static void wide_and_long(void)
{
    struct buf rows = {0}, bytes = {0};
    struct table t;
    int i;
    for (i = 1; i <= 10000; i++) {
        buf_format(&rows, "<row r=\"%d\"><c r=\"IV%d\"><v>%d</v></c></row>", i, i, i);
    }
    workbook_simple(&bytes, rows.data, NULL, NULL, NULL);
    refused(&bytes, "t.xlsx: error: the sheet has 10000 rows of 256 columns, more than can be read;"
                    " divide it, or delete what is empty\n");
    workbook_simple(&bytes,
                    "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"IW1\"><v>1</v></c>"
                    "<c r=\"XFD1\"><v>1</v></c></row>",
                    NULL, NULL, NULL);
    table_read(&t, &bytes);
    CHECK_TEXT(buf_text(&t.said), "t.xlsx:1:257: error: IW1: the table has more than 256 columns;"
                                  " remove those behind here\n");
    CHECK_TEXT(buf_text(&t.shown), "1");
    table_finish(&t);
    buf_finish(&rows);
    buf_finish(&bytes);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(no_workbooks);
    RUN(damaged);
    RUN(broken_anywhere);
    RUN(doctypes);
    RUN(bombs);
    RUN(merged_without_end);
    RUN(wide_and_long);
    return TEST_END();
}
