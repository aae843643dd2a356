/* Tables with words in several languages: what a header may be called, what a row becomes, and the
 * markup of its texts. */
#include "desk.h"

#include "author/cells.h"
#include "author/markup.h"

static const struct cells_name names[] = {
    {"id", "编号", CELLS_MUST},    {"headline", "标题 题目", CELLS_TITLE},
    {"text", "正文", CELLS_WORDS}, {"start", "日期", 0},
    {"weight", NULL, 0},           CELLS_COMMON};
#define NAME_COUNT (sizeof names / sizeof *names)

struct table {
    struct desk desk;
    struct model m;
    struct diag d;
    struct cells c;
    struct model_entry *section;
    struct buf said;
};

static bool table_open(struct table *t, const char *text)
{
    memset(t, 0, sizeof *t);
    snprintf(t->desk.root, sizeof t->desk.root, "%s", test_scratch("cells"));
    mkdir(t->desk.root, 0777);
    desk_edit(&t->desk, "t.csv", NULL, text);
    t->m.root = t->desk.root;
    t->m.d = &t->d;
    t->m.language_count = 3;
    t->m.languages[0].tag = "zh";
    t->m.languages[1].tag = "en";
    t->m.languages[2].tag = "ko";
    t->m.languages[1].fallback = t->m.languages[2].fallback = "zh";
    t->section = model_add(&t->m, MODEL_SECTION, "history");
    t->section->accent = "history";
    return cells_open(&t->c, &t->m, "t.csv", names, NAME_COUNT);
}

static const char *table_said(struct table *t)
{
    buf_clear(&t->said);
    diag_print(&t->d, &t->said);
    return buf_text(&t->said);
}

static void table_close(struct table *t)
{
    desk_remove(t->desk.root);
    diag_finish(&t->d);
    arena_finish(&t->m.mem);
    buf_finish(&t->said);
}

static void headers_by_many_names(void)
{
    struct table t;
    struct csv_cell cell;
    CHECK(table_open(&t, "\xEF\xBB\xBF编号,标题,Headline EN,题目_ko,正文_en,Start\n"
                         "one,一,One,하나,Words,1958/11/1\n"));
    CHECK_TEXT(table_said(&t), "");
    CHECK_TEXT(cells_get(&t.c, 0, "id").text, "one");
    CHECK_TEXT(cells_get(&t.c, 0, "headline").text, "一");
    CHECK_TEXT(cells_in(&t.c, 0, "headline", 1).text, "One");
    CHECK_TEXT(cells_in(&t.c, 0, "headline", 2).text, "하나");
    CHECK_TEXT(cells_in(&t.c, 0, "start", 2).text, "1958/11/1"); /* the same in every language */
    cell = cells_in(&t.c, 0, "text", 0);
    CHECK_TEXT(cell.text, "");
    CHECK_INT(cell.line, 2);
    CHECK(cells_value(&t.c, 0, "related").text == NULL);
    table_close(&t);
}

/* The language in words, in brackets, in front; spaces and letters as input methods make them. */
static void languages_in_words(void)
{
    static const char *const headers[] = {"标题（英文）",
                                          "英文标题",
                                          "标题_英文",
                                          "标题英文",
                                          "题目 (EN)",
                                          "Headline English",
                                          "ＨＥＡＤＬＩＮＥ－ｅｎ",
                                          "영어 headline"};
    struct table t;
    struct buf text = {0};
    size_t i;
    for (i = 0; i < sizeof headers / sizeof *headers; i++) {
        buf_clear(&text);
        buf_format(&text, "编号,标题（中文）,%s,朝鲜文标题\none,一,One,하나\n", headers[i]);
        CHECK(table_open(&t, text.data));
        CHECK_TEXT(table_said(&t), "");
        CHECK_TEXT(cells_get(&t.c, 0, "headline").text, "一");
        CHECK_TEXT(cells_in(&t.c, 0, "headline", 1).text, "One");
        CHECK_TEXT(cells_in(&t.c, 0, "headline", 2).text, "하나");
        table_close(&t);
    }
    CHECK(
        table_open(&t, "id,headline,标提（英文）,english,english_,中文标题,日语\na,b,c,d,e,f,g\n"));
    CHECK_HAS(table_said(&t), "column '标提_en' is not read; did you mean '标题_en'?");
    CHECK_HAS(table_said(&t), "column 'english' is not read");
    CHECK_HAS(table_said(&t), "column '标题_zh' says the same as column 'headline'; remove one");
    CHECK_HAS(table_said(&t), "column '日语' is not read");
    table_close(&t);
    buf_finish(&text);
}

static void headers_that_are_wrong(void)
{
    struct table t;
    CHECK(
        table_open(&t, "id,headline,headline_zh,headlin_en,headline_fr,wether,\n1,a,b,c,d,e,f\n"));
    CHECK_TEXT(table_said(&t),
               "t.csv:1:13: error: column 'headline_zh' says the same as column 'headline';"
               " remove one\n"
               "t.csv:1:25: warning: column 'headlin_en' is not read; did you mean"
               " 'headline_en'?\n"
               "t.csv:1:36: warning: column 'headline_fr' is not read; the pack has no language"
               " 'fr': add [lang fr] to pack.ini or remove the column\n"
               "t.csv:1:48: warning: column 'wether' is not read; remove it\n"
               "t.csv:1:55: warning: a column without a name is not read; name it, or empty its"
               " cells\n"
               "t.csv:1:1: warning: there is no column 'headline_en', so nothing of this table is"
               " translated; add it\n"
               "t.csv:1:1: warning: there is no column 'headline_ko', so nothing of this table is"
               " translated; add it\n");
    table_close(&t);
    CHECK(!table_open(&t, "headline_en,headline_ko\na,b\n"));
    CHECK_TEXT(table_said(&t), "t.csv:1:1: error: there is no column 'id'; add it\n"
                               "t.csv:1:1: error: there is no column 'headline_zh'; add it\n");
    table_close(&t);
    CHECK(!table_open(&t, ""));
    table_close(&t);
}

static const char *const pairs[] = {"headline", "title", NULL};

static struct model_entry *row(struct table *t, size_t at)
{
    struct model_entry *e =
        cells_entry(&t->m, MODEL_EVENT, t->section, cells_value(&t->c, at, "id"));
    if (e) {
        cells_words(&t->c, at, pairs, "text", e);
        cells_common(&t->c, at, e);
    }
    return e;
}

static void rows_become_entries(void)
{
    struct table t;
    struct model_entry *e;
    CHECK(table_open(&t, "id,headline_zh,headline_en,headline_ko,text_zh,text_en,status,as_of,"
                         "related\n"
                         "one,一,One,,第一,First,待确认,2018年4月,science/rime\n"
                         "One,二,,,,,,,\n"
                         "one,三,,,,,sure,1985s,\n"
                         ",四,,,,,,,\n"
                         "five,,Five,,,,,约2008,\n"));
    e = row(&t, 0);
    CHECK(e != NULL && model_find(&t.m, "history/one") == e);
    CHECK_TEXT(model_text(&e->words[0], "title"), "一");
    CHECK_TEXT(model_text(&e->words[1], "summary"), "First");
    CHECK_INT(model_field(&e->words[1], "title")->value.place.column, 7);
    CHECK(e->words[2].file == NULL);
    CHECK(e->item->unconfirmed);
    CHECK_TEXT(e->item->as_of.text, "2018-04");
    CHECK_TEXT(e->item->related.text, "science/rime");
    CHECK_INT(e->item->importance, 3);
    CHECK_TEXT(e->accent, "history");
    CHECK(!row(&t, 1) && !row(&t, 2) && !row(&t, 3));
    CHECK(row(&t, 4) != NULL);
    CHECK_TEXT(
        table_said(&t),
        "t.csv:2:11: warning: '一' has no headline_ko; translate it, or it will be shown in zh\n"
        "t.csv:3:1: error: 'One' cannot be an id; use small letters, digits and '-', at"
        " most 32\n"
        "t.csv:4:1: error: id 'one' stands already in t.csv line 2; give this one another"
        " id\n"
        "t.csv:5:1: error: the row has no id; write a short name of small letters, digits"
        " and '-'\n"
        "t.csv:6:6: error: the row has no headline_zh; write it\n"
        "t.csv:6:16: error: '约2008' is not certain enough for as_of; write what is known,"
        " or leave the cell empty\n");
    table_close(&t);
}

static void values(void)
{
    static const char *const choices[] = {"root", "body", NULL};
    static const char *const aliases[] = {"本级;总部", "团体", NULL};
    struct table t;
    struct date d;
    CHECK(table_open(&t, "id,headline,headline_en,headline_ko,start,weight,status\n"
                         "a,a,a,a,约2008,5,团体\nb,b,b,b,soon,6,bdy\nc,c,c,c,,x,\n"));
    CHECK(cells_date(&t.c, 0, "start", &d) && d.about && d.year == 2008);
    CHECK(!cells_date(&t.c, 1, "start", &d));
    CHECK(!cells_date(&t.c, 2, "start", &d));
    CHECK_INT(cells_number(&t.c, 0, "weight", 1, 5, 3), 5);
    CHECK_INT(cells_number(&t.c, 1, "weight", 1, 5, 3), 3);
    CHECK_INT(cells_number(&t.c, 2, "weight", 1, 5, 3), 3);
    CHECK_INT(cells_choice(&t.c, 0, "status", choices, aliases, 9), 1);
    CHECK_INT(cells_choice(&t.c, 1, "status", choices, aliases, 9), 9);
    CHECK_INT(cells_choice(&t.c, 2, "status", choices, aliases, 9), 9);
    CHECK_TEXT(table_said(&t),
               "t.csv:3:9: error: 'soon' is not a date; write 1958, 1958-11 or 1958-11-01, with"
               " 'about' or 约 before it if it is not certain\n"
               "t.csv:3:14: error: '6' is not a number from 1 to 5; write one\n"
               "t.csv:4:10: error: 'x' is not a number from 1 to 5; write one\n"
               "t.csv:3:16: error: unknown status 'bdy'; write body\n");
    table_close(&t);
}

/* --- markup ----------------------------------------------------------------------------------- */

struct marked {
    struct model m;
    struct diag d;
    struct model_words w;
    struct buf stored, said;
};

static void mark(struct marked *k, const char *text)
{
    struct model_value v = {text, {"t.csv", 3, 10}};
    memset(k, 0, sizeof *k);
    k->m.d = &k->d;
    markup_read(&k->m, &k->w, v);
    doc_write(&k->w.body, &k->stored);
    diag_print(&k->d, &k->said);
}

static void mark_close(struct marked *k)
{
    diag_finish(&k->d);
    arena_finish(&k->m.mem);
    buf_finish(&k->stored);
    buf_finish(&k->said);
}

static void markup(void)
{
    static const struct {
        const char *text, *summary, *stored, *said;
    } cases[] = {
        {"一句话。", "一句话。", "", ""},
        {"<p>一句话。</p>", "一句话。", "", ""},
        {"one\ntwo", "one", "paragraph\t\tone\nparagraph\t\ttwo\n", ""},
        {"<p>one\ntwo</p><p>three", "one two", "paragraph\t\tone two\nparagraph\t\tthree\n", ""},
        {"<p>雾凇\n不是雪</p><p>x", "雾凇不是雪", "paragraph\t\t雾凇不是雪\nparagraph\t\tx\n", ""},
        {"a<br>b", "a b",
         "paragraph\t\ta\x0b"
         "b\n",
         ""},
        {"<b>a</b> and <em>b</em>", "a and b",
         "paragraph\t\t\x01"
         "a\x02 and \x03"
         "b\x04\n",
         ""},
        {"see <a href=\"science/rime\">rime</a>.", "see rime.",
         "paragraph\t\tsee \x05science/rime\x06rime\x07.\n", ""},
        {"see <A HREF='page:science/rime'>rime</A>", "see rime",
         "paragraph\t\tsee \x05science/rime\x06rime\x07\n", ""},
        {"<blockquote>wise<cite>X</cite></blockquote>end", "wiseX",
         "quote\t\twise\x03X\x04\nparagraph\t\tend\n", ""},
        {"a &amp; b &lt; c &#8212; d &unknown; &", "a & b < c — d &unknown; &", "", ""},
        {"3 < 4 and 5 > 4", "3 < 4 and 5 > 4", "", ""},
        {"<b>never closed", "never closed", "paragraph\t\t\x01never closed\x02\n", ""},
        {"</b></i>x", "x", "", ""},
        {"  <p> </p>  ", NULL, "", ""},
        {"<h1>x</h1>y", "xy", "",
         "t.csv:3:10: note: '<h1>' is left out; there are <p>, <b>, <i>, <a>, <br>, <blockquote>"
         " and <cite>\n"
         "t.csv:3:15: note: '</h1>' is left out; there are <p>, <b>, <i>, <a>, <br>, <blockquote>"
         " and <cite>\n"},
        {"a\n<script>alert(1)</script>b", "a", "paragraph\t\ta\nparagraph\t\tb\n",
         "t.csv:4:1: note: '<script>' is left out; there are <p>, <b>, <i>, <a>, <br>,"
         " <blockquote> and <cite>\n"},
        {"\"q\" <a href=\"https://x.org\">x</a>", "\"q\" x", "",
         "t.csv:3:26: error: 'https://x.org' leads out of the kiosk, which has no network; name"
         " the source in sources.csv and remove the link\n"},
        {"<a href=Science>x</a>", "x", "",
         "t.csv:3:18: error: 'Science' is not the name of a place; write for instance"
         " science/rime\n"},
        {"<a>x</a>", "x", "", "t.csv:3:12: note: a link without a target; it is left out\n"},
    };
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct marked k;
        const char *summary;
        mark(&k, cases[i].text);
        summary = model_text(&k.w, "summary");
        if (strcmp(summary ? summary : "(none)", cases[i].summary ? cases[i].summary : "(none)") ||
            strcmp(buf_text(&k.stored), cases[i].stored) != 0 ||
            strcmp(buf_text(&k.said), cases[i].said) != 0) {
            test_fail(__FILE__, __LINE__, "%s\nsummary %s\nstored %s\nsaid %s", cases[i].text,
                      summary ? summary : "(none)", buf_text(&k.stored), buf_text(&k.said));
        }
        mark_close(&k);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(headers_by_many_names);
    RUN(languages_in_words);
    RUN(headers_that_are_wrong);
    RUN(rows_become_entries);
    RUN(values);
    RUN(markup);
    return TEST_END();
}
