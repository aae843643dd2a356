/* The workbooks of tests/fixtures/workbooks, which the cases of tests/author/mistakes copy: made
 * here part by part, because each holds something that no spreadsheet program would write on
 * request.
 * --update writes them; otherwise the files are read and must say what fresh ones say. */
#include "workbook.h"

#define TEXT(r, words) "<c r=\"" r "\" t=\"inlineStr\"><is><t>" words "</t></is></c>"
#define HEAD                                                                  \
    "<row r=\"1\">" TEXT("A1", "id") TEXT("B1", "unit") TEXT("C1", "name_zh") \
        TEXT("D1", "name_en") TEXT("E1", "name_ko") TEXT("F1", "from")        \
            TEXT("G1", "order") "</row>"
#define PERSON(r, id, from)                                                       \
    "<row r=\"" r "\">" TEXT("A" r, id) TEXT("B" r, "museum") TEXT("C" r, "何山") \
        TEXT("D" r, "He Shan") TEXT("E" r, "하산") from "</row>"
#define DATES "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"58\"/></cellXfs>"
#define SHEET(rows) "<worksheet " WORKBOOK_XMLNS "><sheetData>" rows "</sheetData></worksheet>"

/* Books of one sheet. */
static const struct {
    const char *name, *rows, *behind;
} simple[] = {
    {"sound", HEAD PERSON("2", "he-shan", "<c r=\"F2\" s=\"1\"><v>43160</v></c>"), NULL},
    {"formula", HEAD PERSON("2", "he-shan", "<c r=\"G2\"><f>ROW()-1</f></c>"), NULL},
    {"no-day", HEAD PERSON("2", "he-shan", "<c r=\"F2\" s=\"1\"><v>60</v></c>"), NULL},
    {"no-year", HEAD PERSON("2", "he-shan", "<c r=\"F2\" s=\"2\"><v>45962</v></c>"), NULL},
    {"merged",
     HEAD PERSON("2", "he-shan", "") "<row r=\"3\">" TEXT("A3", "li-hu") TEXT("C3", "李湖")
         TEXT("D3", "Li Hu") TEXT("E3", "리호") "</row>",
     "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>"},
    {"hidden-row",
     HEAD PERSON("2", "he-shan", "") "<row r=\"3\" hidden=\"1\">" TEXT("A3", "li-hu")
         TEXT("B3", "museum") TEXT("C3", "李湖") TEXT("D3", "Li Hu") TEXT("E3", "리호") "</row>",
     NULL},
    {"broken", HEAD "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>7</v></c></row>", NULL}};

static void framed(struct workbook *w, const char *sheets, const char *first, const char *second)
{
    struct buf book = {0};
    workbook_begin(w);
    buf_format(&book, "<workbook " WORKBOOK_XMLNS "><sheets>%s</sheets></workbook>", sheets);
    workbook_frame(w, book.data);
    workbook_part(w, "xl/worksheets/sheet1.xml", first);
    workbook_part(w, "xl/worksheets/sheet2.xml", second);
    workbook_part(w, "xl/sharedStrings.xml", "<sst/>");
    workbook_part(w, "xl/styles.xml", "<styleSheet/>");
    buf_finish(&book);
}

static const char first_sheet[] = SHEET(HEAD PERSON("2", "he-shan", ""));

static void one_hidden(struct buf *out)
{
    struct workbook w;
    framed(&w,
           "<sheet name=\"旧表\" state=\"hidden\" r:id=\"rId2\"/><sheet name=\"人员\" "
           "r:id=\"rId1\"/>",
           first_sheet, SHEET("<row>" TEXT("A1", "old") "</row>"));
    workbook_end(&w, out);
}

static void two_sheets(struct buf *out)
{
    struct workbook w;
    framed(&w, "<sheet name=\"人员\" r:id=\"rId1\"/><sheet name=\"草稿\" r:id=\"rId2\"/>",
           first_sheet, SHEET("<row>" TEXT("A1", "more") "</row>"));
    workbook_end(&w, out);
}

static void all_hidden(struct buf *out)
{
    struct workbook w;
    framed(&w, "<sheet name=\"人员\" state=\"veryHidden\" r:id=\"rId1\"/>", first_sheet, SHEET(""));
    workbook_end(&w, out);
}

static void doctype(struct buf *out)
{
    struct workbook w;
    framed(&w, "<sheet name=\"人员\" r:id=\"rId1\"/>",
           "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaa\">]><worksheet/>", SHEET(""));
    workbook_end(&w, out);
}

static void repeated(struct buf *out, const char *piece, int times)
{
    struct workbook w;
    struct buf sheet = {0};
    int i;
    buf_add_text(&sheet, "<worksheet><sheetData>");
    for (i = 1; i <= times; i++) {
        buf_format(&sheet, piece, i, i);
    }
    buf_add_text(&sheet, "</sheetData></worksheet>");
    framed(&w, "<sheet name=\"人员\" r:id=\"rId1\"/>", sheet.data, SHEET(""));
    workbook_end(&w, out);
    buf_finish(&sheet);
}

/* Two megabytes of blanks in two thousand bytes. */
static void bomb(struct buf *out)
{
    struct workbook w;
    struct buf sheet = {0};
    buf_format(&sheet, "<worksheet>%*s</worksheet>", 2 << 20, "");
    framed(&w, "<sheet name=\"人员\" r:id=\"rId1\"/>", sheet.data, SHEET(""));
    workbook_end(&w, out);
    buf_finish(&sheet);
}

static void many_rows(struct buf *out)
{
    repeated(out, "<row/>", 50001);
}

static void wide_rows(struct buf *out)
{
    repeated(out, "<row r=\"%d\"><c r=\"IV%d\"><v>1</v></c></row>", 8000);
}

static const struct {
    const char *name;
    void (*make)(struct buf *out);
} others[] = {{"one-hidden", one_hidden},
              {"two-sheets", two_sheets},
              {"all-hidden", all_hidden},
              {"doctype", doctype},
              {"bomb", bomb},
              {"many-rows", many_rows},
              {"wide-rows", wide_rows}};

static void compare(const char *name, const struct buf *made)
{
    char path[100];
    struct buf kept = {0};
    struct err err = {ERR_NONE, ""};
    struct table fresh, old;
    snprintf(path, sizeof path, "fixtures/workbooks/%s.xlsx", name);
    if (test_update()) {
        CHECK(buf_write_file(made, test_path(path), &err));
    }
    if (!buf_read_file(&kept, test_path(path), 1 << 20, &err)) {
        test_fail(path, 0, "%s", err.text);
        return;
    }
    table_read(&fresh, made);
    table_read(&old, &kept);
    CHECK_TEXT(buf_text(&old.shown), buf_text(&fresh.shown));
    CHECK_TEXT(buf_text(&old.said), buf_text(&fresh.said));
    table_finish(&fresh);
    table_finish(&old);
    buf_finish(&kept);
}

static void as_they_are_kept(void)
{
    struct buf made = {0};
    size_t i;
    for (i = 0; i < sizeof simple / sizeof *simple; i++) {
        workbook_simple(&made, simple[i].rows, simple[i].behind, NULL, DATES);
        compare(simple[i].name, &made);
    }
    for (i = 0; i < sizeof others / sizeof *others; i++) {
        others[i].make(&made);
        compare(others[i].name, &made);
    }
    buf_finish(&made);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(as_they_are_kept);
    return TEST_END();
}
