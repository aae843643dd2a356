/* Workbooks in the place of tables: the same folder gives the same pack, to the byte. */
#include "desk.h"
#include "workbook.h"

#include "author/plain.h"
#include "author/readers/csv_build.h"
#include "author/table_file.h"

static void xml_text(struct buf *out, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '<':
            buf_add_text(out, "&lt;");
            break;
        case '&':
            buf_add_text(out, "&amp;");
            break;
        default:
            buf_add_byte(out, *text);
        }
    }
}

static void xml_row(struct buf *out, const struct csv_cell *cells, size_t count)
{
    size_t i;
    buf_add_text(out, "<row>");
    for (i = 0; i < count; i++) {
        buf_add_text(out, "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        xml_text(out, cells[i].text);
        buf_add_text(out, "</t></is></c>");
    }
    buf_add_text(out, "</row>");
}

/* Replaces name.csv by name.xlsx. */
static void as_workbook(const struct desk *d, const char *name)
{
    char path[1400], file[300];
    struct buf text = {0}, rows = {0}, bytes = {0};
    struct arena mem = {0};
    struct diag diag = {0};
    struct csv csv;
    size_t i;
    snprintf(file, sizeof file, "%s.csv", name);
    desk_read(d, file, &text);
    csv_read(&csv, file, text.data, text.length, &mem, &diag);
    xml_row(&rows, csv.header, csv.columns);
    for (i = 0; i < csv.count; i++) {
        xml_row(&rows, csv.rows[i].cells, csv.columns);
    }
    workbook_simple(&bytes, rows.data, NULL, NULL, NULL);
    unlink(desk_path(d, file, path));
    snprintf(file, sizeof file, "%s.xlsx", name);
    desk_write(d, file, bytes.data, bytes.length);
    buf_finish(&text);
    buf_finish(&rows);
    buf_finish(&bytes);
    diag_finish(&diag);
    arena_finish(&mem);
}

static bool build(const struct desk *d, const char *pack, struct buf *out, struct buf *said)
{
    struct author_options options = {
        .source = d->root, .output = pack, .builder = "test", .cache = test_scratch("cache")};
    struct diag diag = {0};
    struct err err = {ERR_NONE, ""};
    bool ok = author_build(&options, &diag, &err);
    buf_clear(said);
    diag_print(&diag, said);
    diag_finish(&diag);
    return ok && buf_read_file(out, pack, 1 << 24, &err);
}

static void the_same_pack(void)
{
    static const char *const tables[] = {
        "sources",     "media/credits",    "gallery/honours/captions",
        "structure",   "structure-people", "history",
        "glossary",    "quizzes/topics",   "quizzes/results",
        "quizzes/bank"};
    struct desk desk;
    struct buf texts = {0}, books = {0}, said = {0};
    size_t i;
    desk_open(&desk, "books");
    CHECK(build(&desk, test_scratch("texts.kpack"), &texts, &said));
    for (i = 0; i < sizeof tables / sizeof *tables; i++) {
        as_workbook(&desk, tables[i]);
    }
    CHECK(build(&desk, test_scratch("books.kpack"), &books, &said));
    CHECK(texts.length > 0 && texts.length == books.length);
    CHECK(memcmp(texts.data, books.data, texts.length) == 0);
    CHECK_HAS(said.data, "history.xlsx:3:13: warning: M3: '大爆炸' has no headline_ko; translate"
                         " it, or it will be shown in zh\n");
    CHECK(!strstr(said.data, ".csv"));
    desk_remove(desk.root);
    buf_finish(&texts);
    buf_finish(&books);
    buf_finish(&said);
}

/* A place inside of a cell is the cell. */
static void places_in_cells(void)
{
    struct desk desk;
    struct buf said = {0};
    size_t errors;
    desk_open(&desk, "places");
    desk_edit(&desk, "structure.csv", "href=\"\"science/rime\"\"", "href=\"\"science/rima\"\"");
    as_workbook(&desk, "structure");
    CHECK(!desk_check(&desk, &said, &errors));
    CHECK_HAS(said.data, "structure.xlsx:4:12: error: L4: there is no page 'science/rima'");
    desk_remove(desk.root);
    buf_finish(&said);
}

static void names(void)
{
    CHECK(table_file_is("a.csv", "a.csv"));
    CHECK(table_file_is("a.xlsx", "a.csv"));
    CHECK(!table_file_is("a.json", "a.csv"));
    CHECK(!table_file_is("a", "a.csv"));
    CHECK(!table_file_is("ab.csv", "a.csv"));
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(the_same_pack);
    RUN(places_in_cells);
    RUN(names);
    desk_remove(test_scratch("cache"));
    unlink(test_scratch("texts.kpack"));
    unlink(test_scratch("books.kpack"));
    return TEST_END();
}
