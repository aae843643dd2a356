/* Workbooks: every kind of cell, every format that makes a number a date, the sheets that are read
 * and those that are not. */
#include "workbook.h"

#include "author/readers/xlsx_internal.h"

/* --- cells ---------------------------------------------------------------------------------------
 */

static void kinds_of_cells(void)
{
    struct buf bytes = {0};
    struct table t;
    workbook_simple(
        &bytes,
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
        "<c t=\"inlineStr\"><is><t>Head</t><t>line</t></is></c>" /* no r: C1 */
        "<c r=\"E1\" t=\"str\"><f>\"n\"</f><v>n</v></c></row>"
        "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\"><v>1958</v></c>"
        "<c r=\"C3\" t=\"b\"><v>1</v></c><c r=\"D3\"/><c r=\"E3\"><f>1+1</f><v>2</v></c></row>"
        "<row><c t=\"s\"><v>3</v></c><c><v>-13800000000</v></c><c t=\"b\"><v>0</v></c>"
        "<c t=\"d\"><v>1958-11-01T00:00:00</v></c><c t=\"str\"><f>x</f><v></v></c></row>",
        NULL,
        "<si><t>编号</t></si><si><r><rPr><b/></rPr><t xml:space=\"preserve\">Year </t></r><r><t>of"
        "</t></r></si><si><t>吉林</t><rPh sb=\"0\" eb=\"1\"><t>ji</t></rPh><phoneticPr/></si>"
        "<si><t xml:space=\"preserve\"> two_x000D_\nlines_x005F_x000D_ &amp; </t></si>",
        NULL);
    table_read(&t, &bytes);
    CHECK_TEXT(buf_text(&t.shown), "编号|year_of|headline||n/吉林|1958|TRUE||2/two\nlines_x000D_ &|"
                                   "-13800000000|FALSE|1958-11-01T00:00:00|");
    CHECK_TEXT(buf_text(&t.said), "");
    CHECK_INT(t.csv.rows[0].line, 3);
    CHECK_INT(t.csv.rows[0].cells[2].line, 3);
    CHECK_INT(t.csv.rows[0].cells[2].column, 3);
    CHECK_INT(t.csv.rows[1].line, 4);
    table_finish(&t);
    buf_finish(&bytes);
}

static void numbers(void)
{
    static const char *const pairs[][2] = {{"1958", "1958"},
                                           {"0.5", "0.5"},
                                           {"0.30000000000000004", "0.3"},
                                           {"1.38E10", "13800000000"},
                                           {"-4.6E+9", "-4600000000"},
                                           {"1E-3", "0.001"},
                                           {"1958.1", "1958.1"},
                                           {"123456789012345678", "123456789012345678"},
                                           {"1.23456789012346E17", "1.23456789012346E17"},
                                           {"1e300", "1e300"},
                                           {"-0", "-0"},
                                           {"nan", "nan"},
                                           {"x", "x"}};
    struct diag d = {0};
    struct arena mem = {0};
    struct xlsx x = {.file = "t.xlsx", .mem = &mem, .d = &d};
    struct xlsx_format plain = {XLSX_PLAIN, 0};
    struct xlsx_place at = {1, 1};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *got = xlsx_number(&x, at, plain, pairs[i][0]);
        CHECK_TEXT(got, pairs[i][1]);
    }
    CHECK_INT(d.count, 0);
    arena_finish(&mem);
}

static void formats(void)
{
    static const struct {
        int id;
        const char *code, *value, *text;
    } cases[] = {
        {0, NULL, "21490", "21490"},
        {14, NULL, "21490", "1958-11-01"},
        {14, NULL, "1", "1900-01-01"},
        {14, NULL, "59", "1900-02-28"},
        {14, NULL, "61", "1900-03-01"},
        {17, NULL, "21490", "1958-11"}, /* Nov-58, what becomes of 1958-11 */
        {20, NULL, "0.645833333333333", "15:30"},
        {21, NULL, "0.645891203703704", "15:30:05"},
        {22, NULL, "21490.645833333", "1958-11-01 15:30"},
        {22, NULL, "21490", "1958-11-01"},
        {22, NULL, "21490.9999999", "1958-11-02"}, /* nearly midnight */
        {31, NULL, "21490", "1958-11-01"},         /* 1958年11月1日 in a Chinese Excel */
        {57, NULL, "21490", "1958-11"},
        {9, NULL, "0.5", "50%"},
        {10, NULL, "0.125", "12.5%"},
        {164, "yyyy\\-mm\\-dd", "21490", "1958-11-01"},
        {164, "yyyy\"年\"m\"月\"d\"日\";@", "21490", "1958-11-01"},
        {164, "[$-804]yyyy\"年\"m\"月\"", "21490", "1958-11"},
        {164, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "21490", "1958-11-01"},
        {164, "e\"年\"", "21490", "1958"},
        {164, "YYYY", "21490", "1958"},
        {164, "mm:ss.0", "0.5", "12:00"},
        {164, "[h]:mm", "1.5", "12:00"},
        {164, "yyyy/m/d\\ h:mm:ss\\ AM/PM", "21490.75", "1958-11-01 18:00"},
        {164, "000", "7", "007"},
        {164, "0000", "12345", "12345"},
        {164, "0", "7", "7"},
        {164, "0.00", "7", "7"},
        {164, "00\"d\"", "7", "7"},
        {164, "0.00E+00", "7", "7"},
        {164, "#,##0\\ \"years\"", "7", "7"},
        {164, "[Red]General", "7", "7"},
        {164, "G/通用格式", "7", "7"},
        {164, "@", "7", "7"},
        {164, "\"never closed", "7", "7"},
        {164, "[never closed", "7", "7"},
        {164, "", "7", "7"},
    };
    struct diag d = {0};
    struct arena mem = {0};
    struct xlsx x = {.file = "t.xlsx", .mem = &mem, .d = &d};
    struct xlsx_place at = {1, 1};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *got =
            xlsx_number(&x, at, xlsx_format_of(cases[i].id, cases[i].code), cases[i].value);
        if (strcmp(got, cases[i].text) != 0) {
            test_fail(__FILE__, __LINE__, "%s as %d '%s' is %s, not %s", cases[i].value,
                      cases[i].id, cases[i].code ? cases[i].code : "", got, cases[i].text);
            break;
        }
    }
    CHECK_INT(d.count, 0);
    x.since_1904 = true;
    CHECK_TEXT(xlsx_number(&x, at, xlsx_format_of(14, NULL), "20028"), "1958-11-01");
    CHECK_TEXT(xlsx_number(&x, at, xlsx_format_of(14, NULL), "0"), "1904-01-01");
    arena_finish(&mem);
}

static void dates_that_are_none(void)
{
    static const char *const values[] = {"60", "0", "-1", "99999999"};
    struct diag d = {0};
    struct arena mem = {0};
    struct buf said = {0};
    struct xlsx x = {.file = "t.xlsx", .mem = &mem, .d = &d};
    struct xlsx_place at = {3, 28};
    size_t i;
    for (i = 0; i < sizeof values / sizeof *values; i++) {
        CHECK_TEXT(xlsx_number(&x, at, xlsx_format_of(14, NULL), values[i]), "");
        CHECK_INT(d.errors, i + 1);
    }
    CHECK_TEXT(xlsx_number(&x, at, xlsx_format_of(58, NULL), "45962"), "2025-11-01");
    xlsx_name_cells(&d);
    diag_print(&d, &said);
    CHECK_HAS(said.data, "t.xlsx:3:28: error: AB3: '60' is shown as a date, but is no day of the"
                         " calendar; write the date again\n");
    CHECK_HAS(said.data, "t.xlsx:3:28: warning: AB3: the cell shows no year, the spreadsheet keeps"
                         " 2025-11-01; write the date with its year\n");
    buf_finish(&said);
    diag_finish(&d);
    arena_finish(&mem);
}

/* Styles as a workbook has them: custom formats first, then the list that cells point into. */
static void dates_of_a_sheet(void)
{
    struct buf bytes = {0};
    struct table t;
    workbook_simple(
        &bytes,
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>day</t></is></c></row>"
        "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>21490</v></c></row>"
        "<row r=\"3\"><c r=\"A3\" s=\"2\"><v>21490</v></c></row>"
        "<row r=\"4\"><c r=\"A4\" s=\"0\"><v>21490</v></c></row>"
        "<row r=\"5\"><c r=\"A5\" s=\"99\"><v>21490</v></c></row>",
        NULL, NULL,
        "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月"
        "&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
        "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>"
        "<dxfs><dxf><numFmt numFmtId=\"165\" formatCode=\"0\"/></dxf></dxfs>");
    table_read(&t, &bytes);
    CHECK_TEXT(buf_text(&t.shown), "day/1958-11-01/1958-11/21490/21490");
    table_finish(&t);
    buf_finish(&bytes);
}

static void doubts(void)
{
    struct buf bytes = {0};
    struct table t;
    workbook_simple(&bytes,
                    "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>"
                    "<row r=\"2\"><c r=\"A2\" t=\"e\"><f>B9</f><v>#REF!</v></c></row>"
                    "<row r=\"3\"><c r=\"A3\"><f>1+1</f></c></row>"
                    "<row r=\"4\"><c r=\"A4\" t=\"inlineStr\"><is><t>=1+1</t></is></c></row>"
                    "<row r=\"5\"><c r=\"A5\"><v>1.23456789012346E17</v></c></row>"
                    "<row r=\"6\"><c r=\"A6\"><f>1+1</f><v></v></c></row>", /* as openpyxl does */
                    NULL, NULL, NULL);
    table_read(&t, &bytes);
    CHECK_TEXT(buf_text(&t.said),
               "t.xlsx:3:1: error: A3: the cell has a formula without its result; open the workbook"
               " in Excel or WPS and save it there\n"
               "t.xlsx:6:1: error: A6: the cell has a formula without its result; open the workbook"
               " in Excel or WPS and save it there\n"
               "t.xlsx:2:1: error: A2: '#REF!' is an error of the spreadsheet; mend the formula"
               " there and save again\n"
               "t.xlsx:5:1: error: A5: '1.23456789012346E17' is a number that the spreadsheet has"
               " shortened; format the column as text and write all digits again\n");
    CHECK_TEXT(buf_text(&t.shown),
               "a/#REF!/=1+1/1.23456789012346E17"); /* a text, which begins with '=' */
    table_finish(&t);
    buf_finish(&bytes);
}

static void merged_and_hidden(void)
{
    struct buf bytes = {0};
    struct table t;
    workbook_simple(&bytes,
                    "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>unit</t></is></c>"
                    "<c r=\"B1\" t=\"inlineStr\"><is><t>name</t></is></c></row>"
                    "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>office</t></is></c>"
                    "<c r=\"B2\"><v>1</v></c></row>"
                    "<row r=\"3\" hidden=\"1\"><c r=\"B3\"><v>2</v></c></row>"
                    "<row r=\"4\"><c r=\"A4\" s=\"0\"/><c r=\"B4\"><v>3</v></c></row>"
                    "<row r=\"5\"><c r=\"B5\"><v>4</v></c></row>",
                    "<mergeCells count=\"3\"><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"A1:B1\"/>"
                    "<mergeCell ref=\"C1048576:XFD1048576\"/><mergeCell ref=\"nonsense\"/>"
                    "</mergeCells>",
                    NULL, NULL);
    table_read(&t, &bytes);
    CHECK_TEXT(buf_text(&t.shown), "unit|name/office|1/office|2/office|3/|4");
    CHECK_TEXT(buf_text(&t.said),
               "t.xlsx:2:1: note: A2: cells are merged over several rows, and each row is read with"
               " what stands in them; part them if that is not meant (cells like that: 1)\n"
               "t.xlsx: note: hidden rows of the sheet are read like the others (1); delete what"
               " visitors must not see\n");
    table_finish(&t);
    buf_finish(&bytes);
}

/* --- sheets --------------------------------------------------------------------------------------
 */

static const char sheet_one[] = "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>one</t></is>"
                                "</c></row></sheetData></worksheet>";
static const char sheet_two[] = "<x:worksheet xmlns:x=\"strict\"><x:sheetData><x:row><x:c "
                                "t=\"inlineStr\"><x:is><x:t>two</x:t></x:is></x:c></x:row>"
                                "</x:sheetData></x:worksheet>";
static const char sheet_empty[] = "<worksheet><sheetData><row><c s=\"1\"/></row></sheetData>"
                                  "</worksheet>";

static void sheets(void)
{
    static const struct {
        const char *sheets, *second, *shown, *said;
    } cases[] = {
        {"<sheet name=\"大事记\" r:id=\"rId1\"/><sheet name=\"草稿\" r:id=\"rId2\"/>", sheet_two,
         "one",
         "t.xlsx: note: only the sheet '大事记' is read; what stands in '草稿' is not, move it "
         "there"
         " if it belongs to the table\n"},
        {"<sheet name=\"A\" r:id=\"rId1\"/><sheet name=\"B\" r:id=\"rId2\"/>", sheet_empty, "one",
         ""},
        {"<sheet name=\"A\" r:id=\"rId1\" state=\"visible\"/>"
         "<sheet name=\"B\" state=\"hidden\" r:id=\"rId2\"/>",
         sheet_two, "one", ""},
        {"<sheet name=\"A\" r:id=\"rId1\" state=\"veryHidden\"/><sheet name=\"B\" r:id=\"rId2\"/>",
         sheet_two, "two",
         "t.xlsx: note: the first sheet 'A' is hidden and not read; 'B' is read instead\n"},
        {"<sheet name=\"Chart\" r:id=\"rId5\"/><sheet name=\"B\" r:id=\"rId2\"/>", sheet_two, "two",
         ""},
        {"<sheet name=\"A\" r:id=\"rId1\" state=\"hidden\"/>", sheet_two, "",
         "t.xlsx: error: the workbook has no sheet that can be seen; show the sheet with the"
         " table\n"},
        {"", sheet_two, "",
         "t.xlsx: error: the workbook has no sheet that can be seen; show the sheet with the"
         " table\n"},
        {"<sheet name=\"A\" r:id=\"rId2\"/>", sheet_empty, "",
         "t.xlsx:1:1: error: A1: the table is empty; write a first row with the names of the"
         " columns\n"}};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct workbook w;
        struct buf bytes = {0}, book = {0};
        struct table t;
        buf_format(&book,
                   "<workbook " WORKBOOK_XMLNS "><workbookPr date1904=\"false\"/><sheets>%s"
                   "</sheets></workbook>",
                   cases[i].sheets);
        workbook_begin(&w);
        workbook_frame(&w, book.data);
        workbook_part(&w, "xl/worksheets/sheet1.xml", sheet_one);
        workbook_part(&w, "xl/worksheets/sheet2.xml", cases[i].second);
        workbook_part(&w, "xl/SharedStrings.XML", "<sst/>"); /* some programs write it like that */
        workbook_part(&w, "xl/styles.xml", "<styleSheet/>");
        workbook_end(&w, &bytes);
        table_read(&t, &bytes);
        CHECK_TEXT(buf_text(&t.said), cases[i].said);
        CHECK_TEXT(buf_text(&t.shown), cases[i].shown);
        table_finish(&t);
        buf_finish(&bytes);
        buf_finish(&book);
    }
}

static void names_of_cells(void)
{
    char out[XLSX_CELL_SIZE];
    CHECK_TEXT(xlsx_cell(1, 1, out), "A1");
    CHECK_TEXT(xlsx_cell(3, 26, out), "Z3");
    CHECK_TEXT(xlsx_cell(3, 27, out), "AA3");
    CHECK_TEXT(xlsx_cell(1048576, 16384, out), "XFD1048576");
    CHECK_TEXT(xlsx_cell(0, 1, out), "");
    CHECK_TEXT(xlsx_cell(1, 0, out), "");
    CHECK(strlen(xlsx_cell(2147483647, 2147483647, out)) < XLSX_CELL_SIZE);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(kinds_of_cells);
    RUN(numbers);
    RUN(formats);
    RUN(dates_that_are_none);
    RUN(dates_of_a_sheet);
    RUN(doubts);
    RUN(merged_and_hidden);
    RUN(sheets);
    RUN(names_of_cells);
    return TEST_END();
}
