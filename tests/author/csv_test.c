/* Tables: RFC 4180, the ways of spreadsheet programs, and every message with its place. */
#include "test.h"

#include "author/readers/csv.h"
#include "base/buf.h"

struct table {
    struct csv csv;
    struct arena mem;
    struct diag d;
    struct buf shown, said;
};

static void table_read(struct table *t, const char *text)
{
    size_t i, j;
    memset(t, 0, sizeof *t);
    csv_read(&t->csv, "t.csv", text, strlen(text), &t->mem, &t->d);
    for (i = 0; i < t->csv.columns; i++) {
        buf_format(&t->shown, "%s%s", i ? "|" : "", t->csv.header[i].text);
    }
    for (i = 0; i < t->csv.count; i++) {
        for (j = 0; j < t->csv.columns; j++) {
            buf_format(&t->shown, "%s%s", j ? "|" : "/", t->csv.rows[i].cells[j].text);
        }
    }
    diag_sort(&t->d);
    diag_print(&t->d, &t->said);
}

static void table_finish(struct table *t)
{
    diag_finish(&t->d);
    arena_finish(&t->mem);
    buf_finish(&t->shown);
    buf_finish(&t->said);
}

static void cells(void)
{
    static const char *const pairs[][2] = {
        {"a,b\n1,2\n", "a|b/1|2"},
        {"a,b\n1,2", "a|b/1|2"},
        {"a;b\n1,5;2\n", "a|b/1,5|2"},
        {"a\tb\n1\t2\n", "a|b/1|2"},
        {"A,First Name\nx,y\n", "a|first_name/x|y"},
        {"\"a\",\"b,c\"\n1,2\n", "a|b,c/1|2"},
        {"a,b\n\"x, y\",\"he said \"\"no\"\"\"\n", "a|b/x, y|he said \"no\""},
        {"a,b\n\"two\nlines\",2\n", "a|b/two\nlines|2"},
        {"a,b\n\"\",2\n", "a|b/|2"},
        {"a,b\n1,\n", "a|b/1|"},
        {"a,b\n\n,\n1,2\n\n", "a|b/1|2"},
        {"a,b\n  1 , 2  \n", "a|b/1|2"},
        {"a,b\n \"1\" ,2\n", "a|b/1|2"},
        {"a\n007\n", "a/007"},
        {"标题,年\n雾凇,2015\n", "标题|年/雾凇|2015"},
        {"\"a\nb\",c\n1,2\n", "a\nb|c/1|2"}};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct table t;
        table_read(&t, pairs[i][0]);
        CHECK_TEXT(buf_text(&t.shown), pairs[i][1]);
        CHECK_TEXT(buf_text(&t.said), "");
        table_finish(&t);
    }
}

static void places(void)
{
    struct table t;
    table_read(&t, "a,b,c\n雾凇,\"x\ny\",z\n\n,, \"w\"\n");
    CHECK_INT(t.csv.rows[0].line, 2);
    CHECK_INT(t.csv.rows[0].cells[1].column, 5); /* behind the quote */
    CHECK_INT(t.csv.rows[0].cells[2].line, 3);
    CHECK_INT(t.csv.rows[0].cells[2].column, 4);
    CHECK_INT(t.csv.rows[1].cells[2].line, 5);
    CHECK_INT(t.csv.rows[1].cells[2].column, 5);
    CHECK_INT(csv_column(&t.csv, "c"), 2);
    CHECK_INT(csv_column(&t.csv, "d"), 3);
    table_finish(&t);
}

static void every_message(void)
{
    static const char *const pairs[][2] = {
        {"", "t.csv:1:1: error: the table is empty; write a first row with the names of the"
             " columns\n"},
        {"\n\n", "t.csv:1:1: error: the table is empty; write a first row with the names of the"
                 " columns\n"},
        {"a,b\n1\n", "t.csv:2:1: error: the row has 1 cells and the table 2 columns; put cells with"
                     " commas in quotes\n"},
        {"a,b\n1,2,3\n", "t.csv:2:1: error: the row has 3 cells and the table 2 columns; put cells"
                         " with commas in quotes\n"},
        {"a,b\n雾凇,\"x\n", "t.csv:2:4: error: this quote is never closed; write '\"' at the end of"
                            " the cell\n"},
        {"a,b\n雾凇,\"x\"y,z\n", NULL},
        {"a,b\nx\"y,2\n",
         "t.csv:2:2: error: a quote inside a cell; put the cell in quotes and double"
         " this one\n"},
        {"a,b,A\n1,2,3\n", "t.csv:1:5: error: column 'a' stands here twice; remove one\n"}};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct table t;
        table_read(&t, pairs[i][0]);
        if (pairs[i][1]) {
            CHECK_TEXT(buf_text(&t.said), pairs[i][1]);
        } else {
            CHECK_HAS(buf_text(&t.said), "t.csv:2:7: error: text after the closing quote; double"
                                         " quotes inside a cell: \"\"\n");
        }
        table_finish(&t);
    }
}

static void long_tables(void)
{
    struct buf text = {0};
    struct table t;
    int i;
    for (i = 0; i < 200; i++) {
        buf_add_text(&text, "a,");
    }
    buf_add_text(&text, "b\n");
    for (i = 0; i < 2000; i++) {
        buf_add_text(&text, "x,y\n");
    }
    table_read(&t, text.data);
    CHECK_INT(t.csv.columns, 64);
    CHECK_INT(t.csv.count, 2000);
    table_finish(&t);
    buf_clear(&text);
    buf_add_text(&text, "a,b\n\"");
    for (i = 0; i < 300000; i++) {
        buf_add_text(&text, "雾凇");
    }
    buf_add_text(&text, "\",2\n");
    table_read(&t, text.data);
    CHECK_INT(strlen(t.csv.rows[0].cells[0].text), 1800000);
    table_finish(&t);
    buf_finish(&text);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(cells);
    RUN(places);
    RUN(every_message);
    RUN(long_tables);
    return TEST_END();
}
