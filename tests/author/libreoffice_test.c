/* Sheets as a real spreadsheet program saves them. Where LibreOffice is installed it makes them
 * anew from sources of ours; where it is not, the files it made once are read, and the test says
 * so. */
#include "desk.h"
#include "workbook.h"

#include "author/plain.h"

#define FILES 3

static const struct {
    const char *name, *filter;
} forms[FILES] = {{"events.xlsx", "xlsx:Calc MS Excel 2007 XML"},
                  {"events.csv", "csv:Text - txt - csv (StarCalc):44,34,85,1"},
                  {"events.txt", "txt:Text - txt - csv (StarCalc):9,34,65535,1"}};

static bool office_here(void)
{
    return system("command -v soffice >/dev/null 2>&1") == 0;
}

/* Runs LibreOffice with a profile of its own, so that nobody's is touched or waited for. */
static bool office(const char *options, const char *folder, const char *files)
{
    struct buf command = {0};
    const char *profile = test_scratch("office");
    char here[1024] = "";
    bool ok;
    if (profile[0] != '/' && !getcwd(here, sizeof here)) { /* a profile is an absolute address */
        return false;
    }
    buf_format(
        &command,
        "timeout -k 5 120 soffice '-env:UserInstallation=file://%s%s%s' --headless %s --outdir"
        " '%s' %s >/dev/null 2>&1",
        here, here[0] ? "/" : "", profile, options, folder, files);
    ok = system(command.data) == 0;
    buf_finish(&command);
    return ok;
}

/* --- one sheet in three forms --------------------------------------------------------------------
 */

static void show(const char *path, const char *name, struct buf *out)
{
    struct buf bytes = {0};
    struct err err = {ERR_NONE, ""};
    struct table t;
    struct csv csv;
    size_t i, j;
    if (!buf_read_file(&bytes, path, 1 << 20, &err)) {
        test_fail(path, 0, "%s", err.text);
        return;
    }
    memset(&t, 0, sizeof t);
    if (strstr(name, ".xlsx")) {
        xlsx_read(&csv, name, bytes.data, bytes.length, &t.mem, &t.d);
    } else {
        plain_read(&t.d, name, true, &bytes);
        csv_read(&csv, name, bytes.data, bytes.length, &t.mem, &t.d);
    }
    xlsx_name_cells(&t.d);
    diag_print(&t.d, out);
    for (i = 0; i < csv.columns; i++) {
        buf_format(out, "%s%s", i ? " | " : "", csv.header[i].text);
    }
    for (i = 0; i < csv.count; i++) {
        buf_format(out, "\n%d: ", csv.rows[i].line);
        for (j = 0; j < csv.columns; j++) {
            buf_format(out, "%s%s", j ? " | " : "", csv.rows[i].cells[j].text);
        }
    }
    buf_add_text(out, "\n");
    table_finish(&t);
    buf_finish(&bytes);
}

static void three_forms(void)
{
    bool here = office_here();
    size_t i;
    printf(here ? "LibreOffice makes the sheets anew\n"
                : "LibreOffice is not installed; the sheets it made once are read\n");
    for (i = 0; i < FILES; i++) {
        char kept[100], golden[120];
        struct buf out = {0};
        snprintf(kept, sizeof kept, "fixtures/sheets/%s", forms[i].name);
        snprintf(golden, sizeof golden, "%s.read", kept);
        show(test_path(kept), forms[i].name, &out);
        CHECK(test_golden(golden, buf_text(&out), out.length));
        if (here) {
            char made[1400], options[200];
            const char *folder =
                test_update() ? test_path("fixtures/sheets") : test_scratch("made");
            snprintf(made, sizeof made, "%s/%s", folder, forms[i].name);
            snprintf(options, sizeof options, "--convert-to '%s'", forms[i].filter);
            CHECK(office(options, folder, test_path("fixtures/sheets/events.fods")));
            buf_clear(&out);
            show(made, forms[i].name, &out);
            CHECK(test_golden(golden, buf_text(&out), out.length));
        }
        buf_finish(&out);
    }
    desk_remove(test_scratch("made"));
}

/* Workbooks of other programs, with what they do each in their own way: formulas without a result,
 * days since 1904, texts in the cells, rich texts, links. */
static void other_programs(void)
{
    static const char *const names[] = {"openpyxl", "xlsxwriter-1904", "exceljs", "sheetjs"};
    size_t i;
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        char file[60], path[100];
        struct buf out = {0};
        snprintf(file, sizeof file, "%s.xlsx", names[i]);
        snprintf(path, sizeof path, "fixtures/sheets/%s", file);
        show(test_path(path), file, &out);
        snprintf(path, sizeof path, "fixtures/sheets/%s.read", file);
        CHECK(test_golden(path, buf_text(&out), out.length));
        buf_finish(&out);
    }
}

/* --- the old form
 * ---------------------------------------------------------------------------------- */

static void old_workbook(void)
{
    char made[1400];
    struct buf bytes = {0};
    struct err err;
    struct table t;
    if (!office_here()) {
        return;
    }
    CHECK(office("--convert-to 'xls:MS Excel 97'", test_scratch("old"),
                 test_path("fixtures/sheets/events.fods")));
    snprintf(made, sizeof made, "%s/events.xls", test_scratch("old"));
    CHECK(buf_read_file(&bytes, made, 1 << 20, &err));
    table_read(&t, &bytes);
    CHECK_HAS(buf_text(&t.said),
              "t.xlsx: error: this is an old workbook (.xls) under another name");
    table_finish(&t);
    desk_remove(test_scratch("old"));
    buf_finish(&bytes);
}

/* --- a whole folder
 * --------------------------------------------------------------------------------- */

static bool build(const struct desk *d, const char *pack, struct buf *out)
{
    struct author_options options = {
        .source = d->root, .output = pack, .builder = "test", .cache = test_scratch("cache")};
    struct diag diag = {0};
    struct err err = {ERR_NONE, ""};
    bool ok = author_build(&options, &diag, &err) && buf_read_file(out, pack, 1 << 24, &err);
    diag_finish(&diag);
    return ok;
}

/* The small museum's tables, opened in LibreOffice and saved as workbooks: it takes what looks like
 * a date for one, and what looks like a number; and the pack is the same, to the byte. */
static void a_folder_of_workbooks(void)
{
    static const char *const tables[] = {
        "sources",   "media/credits",    "gallery/honours/captions",
        "structure", "structure-people", "history"};
    struct desk desk;
    struct buf texts = {0}, books = {0}, files = {0};
    char path[1400], old[300], made[1500];
    size_t i;
    if (!office_here()) {
        return;
    }
    desk_open(&desk, "folder");
    CHECK(build(&desk, test_scratch("texts.kpack"), &texts));
    for (i = 0; i < sizeof tables / sizeof *tables; i++) {
        snprintf(old, sizeof old, "%s.csv", tables[i]);
        buf_format(&files, " '%s'", desk_path(&desk, old, path));
    }
    CHECK(office("--infilter='CSV:44,34,76,1' --convert-to 'xlsx:Calc MS Excel 2007 XML'",
                 test_scratch("xlsx"), files.data));
    for (i = 0; i < sizeof tables / sizeof *tables; i++) {
        const char *name = strrchr(tables[i], '/');
        snprintf(old, sizeof old, "%s.csv", tables[i]);
        unlink(desk_path(&desk, old, path));
        snprintf(old, sizeof old, "%s.xlsx", tables[i]);
        snprintf(made, sizeof made, "%s/%s.xlsx", test_scratch("xlsx"),
                 name ? name + 1 : tables[i]);
        CHECK(rename(made, desk_path(&desk, old, path)) == 0);
    }
    CHECK(build(&desk, test_scratch("books.kpack"), &books));
    CHECK(texts.length > 0 && texts.length == books.length);
    CHECK(memcmp(texts.data, books.data, texts.length) == 0);
    desk_remove(desk.root);
    desk_remove(test_scratch("xlsx"));
    buf_finish(&texts);
    buf_finish(&books);
    buf_finish(&files);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(three_forms);
    RUN(other_programs);
    RUN(old_workbook);
    RUN(a_folder_of_workbooks);
    desk_remove(test_scratch("office"));
    desk_remove(test_scratch("cache"));
    unlink(test_scratch("texts.kpack"));
    unlink(test_scratch("books.kpack"));
    return TEST_END();
}
