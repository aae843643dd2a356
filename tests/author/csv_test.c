/* Tables: RFC 4180, the ways of spreadsheet programs, and every message with its place. */
#include "test.h"

#include "author/readers/csv.h"
#include "author/readers/csv_build.h"
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
        {"# 给人看的话,,\na,b\n# 又一行\n1,2\n#3,4\n", "a|b/1|2/#3|4"},
        {"标题,年\n雾凇,2015\n", "标题|年/雾凇|2015"},
        {"\"a\nb\",c\n1,2\n", "a_b|c/1|2"},   /* Alt+Enter in the name of a column */
        {"sep=;\na;b,c\n1;2\n", "a|b,c/1|2"}, /* Excel's own first line */
        {"sep=,\na,b;c;d\n1,2\n", "a|b;c;d/1|2"},
        {"\"SEP=\t\"\na\tb\n1\t2\n", "a|b/1|2"},
        {"sep=|\na|b\n1|2\n", "a|b/1|2"},
        {"sep=;;;\na;b\n1;2\n", "a|b/1|2"},
        {"sep=new,b\n1,2\n", "sep=new|b/1|2"}, /* a name */
        {"# words; for; \"people\n# more\n\na,b\n# here; too \" \n1,2\n", "a|b/1|2"},
        {"\"# words, saved again\",\na,b\n1,2\n#1,3\n", "a|b/1|2/#1|3"},
        {"\n\na;b\n1;2\n", "a|b/1|2"},
        {"a,b,,\n1,2,,\n3,4,,,\n", "a|b||/1|2||/3|4||"}, /* columns that once held something */
        {"\xEF\xBB\xBFid,\"\xEF\xBB\xBFname\"\n\xE3\x80\x80一\xC2\xA0,\xE2\x80\x8B\n",
         "id|name/一|"},
        {"id,n\n\"=\"\"007\"\"\",-5\n+86,@x\n", "id|n/007|-5/+86|@x"}};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct table t;
        table_read(&t, pairs[i][0]);
        CHECK_TEXT(buf_text(&t.shown), pairs[i][1]);
        CHECK_TEXT(buf_text(&t.said), "");
        table_finish(&t);
    }
}

static void names_of_columns(void)
{
    static const char *const pairs[][2] = {{"id", "id"},
                                           {"Headline EN", "headline_en"},
                                           {" Headline   en", "headline_en"},
                                           {"headline-en", "headline_en"},
                                           {"headline__en_", "headline_en"},
                                           {"Headline (en)", "headline_en"},
                                           {"ＨＥＡＤＬＩＮＥ＿ＥＮ", "headline_en"},
                                           {"标题（英文）", "标题_英文"},
                                           {"标题\u3000英文＊", "标题_英文"},
                                           {"日期：", "日期"},
                                           {"\u200B编\uFEFF号\n", "编号"},
                                           {"-", ""},
                                           {"", ""}};
    struct arena mem = {0};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        CHECK_TEXT(csv_fold(pairs[i][0], &mem), pairs[i][1]);
    }
    arena_finish(&mem);
}

/* A title stands above the names of the columns, as people do it and as Numbers exports it. */
static void titles(void)
{
    static const char *const pairs[][2] = {
        {"馆史,,\n编号,标题,年\na,一,1958\n", "编号|标题|年/a|一|1958"},
        {"Table 1\n\nid;name;year\n1;2;3\n", "id|name|year/1|2|3"},
        {",馆史,\nid,name,year\n1,2,3\n", "id|name|year/1|2|3"}};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct table t;
        table_read(&t, pairs[i][0]);
        CHECK_TEXT(buf_text(&t.shown), pairs[i][1]);
        CHECK_HAS(buf_text(&t.said), "' is taken for the table's title, because the row below has");
        CHECK_INT(t.d.count, 1);
        CHECK_INT(t.d.items[0].level, DIAG_NOTE);
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
        {"a,b\n1\n2\n2,3\n4\n",
         "t.csv:2:1: warning: the row has 1 cells and the table 2 columns; the missing ones are "
         "read"
         " as empty, look whether a separator is missing (rows like that: 2)\n"
         "t.csv:5:1: warning: the row has 1 cells and the table 2 columns; the missing ones are "
         "read"
         " as empty, look whether a separator is missing (rows like that: 1)\n"},
        {"a,b\n1,2,3\n", "t.csv:2:1: error: the row has 3 cells and the table 2 columns; put cells"
                         " with commas in quotes\n"},
        {"a,b\n雾凇,\"x\n", "t.csv:2:4: error: this quote is never closed; write '\"' at the end of"
                            " the cell\n"},
        {"a,b\n雾凇,\"x\"y,z\n", NULL},
        {"a,b\nx\"y,2\n",
         "t.csv:2:2: error: a quote inside a cell; put the cell in quotes and double"
         " this one\n"},
        {"a,b,A\n1,2,3\n", "t.csv:1:5: error: column 'a' stands here twice; remove one\n"},
        {"a,b,c\n\"1,2,3\n4,5,6\n",
         "t.csv:2:1: error: this quote is never closed; write '\"' at the"
         " end of the cell\n"},
        {"编号，标题\na，一\n",
         "t.csv:1:1: error: only '，' parts the names of the columns; type ','"
         " between all cells, with the input method off\n"},
        {"a|b\n1|2\n", "t.csv:1:1: error: only '|' parts the names of the columns; type ',' between"
                       " all cells, with the input method off\n"},
        {"a,b\n=1+1,2\n", "t.csv:2:1: warning: '=1+1' is a formula, which is not computed here; "
                          "put its value into the"
                          " cell (copy, then paste values only)\n"},
        {"a,b\n#REF!,2\n", "t.csv:2:1: error: '#REF!' is an error of the spreadsheet; mend the"
                           " formula there and save again\n"},
        {"a,b\n1,Err:502\n", "t.csv:2:3: error: 'Err:502' is an error of the spreadsheet; mend the"
                             " formula there and save again\n"},
        {"a,b\n1,########\n", "t.csv:2:3: error: the column was too narrow for what stands here;"
                              " make it wider in the spreadsheet and save again\n"},
        {"a,b\n1,1.23E+11\n",
         "t.csv:2:3: error: '1.23E+11' is a number that the spreadsheet has shortened; format the"
         " column as text and write all digits again\n"},
        {"a,b\n012,1\n7,2\n8,3\n",
         "t.csv:3:1: warning: '7' is shorter than '012' in the same column, as if a spreadsheet had"
         " taken its zeros; format the column as text and write them again\n"},
        {"a,b\n#1,##\n#N,=\"a\" & \"b\n", NULL}};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct table t;
        table_read(&t, pairs[i][0]);
        if (pairs[i][1]) {
            CHECK_TEXT(buf_text(&t.said), pairs[i][1]);
        } else {
            CHECK_HAS(buf_text(&t.said), i == 5 ? "t.csv:2:7: error: text after the closing quote;"
                                                  " double quotes inside a cell: \"\"\n"
                                                : "t.csv:3:4: warning: '=");
        }
        table_finish(&t);
    }
}

static void long_tables(void)
{
    struct buf text = {0};
    struct table t;
    int i;
    for (i = 0; i < 300; i++) {
        buf_format(&text, "a%d,", i);
    }
    buf_add_text(&text, "b\n");
    for (i = 0; i < 2000; i++) {
        buf_add_text(&text, "x,y\n");
    }
    table_read(&t, text.data);
    CHECK_INT(t.csv.columns, 256);
    CHECK_INT(t.csv.count, 2000);
    CHECK_HAS(buf_text(&t.said), "t.csv:1:1171: error: the table has more than 256 columns; remove"
                                 " those behind here\n");
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
    RUN(names_of_columns);
    RUN(titles);
    RUN(places);
    RUN(every_message);
    RUN(long_tables);
    return TEST_END();
}
