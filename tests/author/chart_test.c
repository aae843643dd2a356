/* The tables of an organisation: what becomes of sound ones, and what is said to every mistake. */
#include "desk.h"

#include "author/chart.h"
#include "pack/chart.h"

struct organisation {
    struct model m;
    struct diag d;
    struct model_entry *section;
    struct buf said;
};

static void organise(struct organisation *o, const char *units, const char *people)
{
    memset(o, 0, sizeof *o);
    o->m.d = &o->d;
    o->m.language_count = 1;
    o->m.languages[0].tag = "zh";
    o->section = model_add(&o->m, MODEL_SECTION, "structure");
    o->section->section_kind = "chart";
    o->section->accent = "structure";
    chart_units_text(&o->m, o->section, "u.csv", units, strlen(units));
    if (people) {
        chart_people_text(&o->m, o->section, "p.csv", people, strlen(people));
    }
    diag_sort(&o->d);
    diag_print(&o->d, &o->said);
}

static void organise_end(struct organisation *o)
{
    diag_finish(&o->d);
    arena_finish(&o->m.mem);
    buf_finish(&o->said);
}

static struct model_entry *unit(struct organisation *o, const char *name)
{
    return model_find(&o->m, arena_format(&o->m.mem, "structure/%s", name));
}

/* --- sound tables ----------------------------------------------------------------------------- */

static void units_in_order(void)
{
    static const char *const order[] = {"root", "b", "b1", "b2", "a", "a1", "c", "d"};
    struct organisation o;
    size_t i;
    organise(&o,
             "编号,上级,兼属,名称,简称,类别,顺序,页面,说明,状态,资料日期\n"
             "d,root,,丁,,团体,,,,,\n"
             "a1,a,b1；c,甲一,,,,,,,\n"
             "a,root,,甲,,部门,2,guide/about,做事。,待确认,2018年4月\n"
             "root,,,总,,,,,,,\n"
             "c,root,,丙,短,直属单位,,,,,\n"
             "b2,b,,乙二,,affiliated,10,,,,\n"
             "b1,b,,乙一,,Body,9,,,,\n"
             "b,root,,乙,,部门,1,,,,\n",
             NULL);
    CHECK_TEXT(buf_text(&o.said), "");
    for (i = 0; i < 8; i++) {
        struct model_entry *e = unit(&o, order[i]);
        CHECK(e != NULL);
        /* c before d by name: 丙 is U+4E19, 丁 U+4E01 */
        if (i < 6) {
            CHECK_INT(e->order, i + 1);
        }
    }
    CHECK_INT(unit(&o, "d")->order, 7);
    CHECK_TEXT(unit(&o, "root")->item->unit_kind, "root"); /* what stands at the top */
    CHECK_TEXT(unit(&o, "a1")->item->unit_kind, "body");
    CHECK_TEXT(unit(&o, "c")->item->unit_kind, "affiliated");
    CHECK_TEXT(unit(&o, "b1")->item->unit_kind, "body");
    CHECK_INT(unit(&o, "a1")->item->also_count, 2);
    CHECK(unit(&o, "a1")->item->also_entries[1] == unit(&o, "c"));
    CHECK(unit(&o, "a")->item->unconfirmed && !unit(&o, "b")->item->unconfirmed);
    CHECK_TEXT(unit(&o, "a")->item->as_of.text, "2018-04");
    CHECK_TEXT(unit(&o, "a")->item->page.text, "guide/about");
    CHECK_TEXT(model_text(&unit(&o, "a")->words[0], "summary"), "做事。");
    CHECK_TEXT(model_text(&unit(&o, "c")->words[0], "short"), "短");
    organise_end(&o);
}

static void people_in_posts(void)
{
    struct organisation o;
    struct model_entry *e;
    organise(&o, "id,parent_id,name\nr,,总\n",
             "id,unit,name,post,from,to,born,died,note,order,as_of\n"
             "he,r,何,馆长,约2001,2012/5/1,1950,2020-01,首任,3,2012-05\n"
             "li,r,李,馆长,2012-05,,,,,,\n"
             "wu,r,吴,馆长,1990,1990,1990,1990,,,\n"); /* no order within one year is known */
    CHECK_TEXT(buf_text(&o.said), "");
    e = unit(&o, "he");
    CHECK(e->item->has_start && e->item->start.about && e->item->end.day == 1);
    CHECK(e->item->parent_entry == unit(&o, "r"));
    CHECK_TEXT(e->item->died.text, "2020-01");
    CHECK_TEXT(model_text(&e->words[0], "detail"), "馆长");
    CHECK_TEXT(model_text(&e->words[0], "note"), "首任");
    CHECK_INT(e->order, 3);
    CHECK(!unit(&o, "li")->item->has_end);
    organise_end(&o);
}

/* --- mistakes --------------------------------------------------------------------------------- */

struct organisation_mistake {
    const char *units, *people, *said; /* all of it */
};

static void try_mistakes(const struct organisation_mistake *list, size_t count)
{
    size_t i;
    for (i = 0; i < count; i++) {
        struct organisation o;
        organise(&o, list[i].units, list[i].people);
        if (strcmp(buf_text(&o.said), list[i].said) != 0) {
            test_fail(__FILE__, __LINE__, "table\n%s\n%swanted\n%s\nsaid\n%s", list[i].units,
                      list[i].people ? list[i].people : "", list[i].said, buf_text(&o.said));
        }
        organise_end(&o);
    }
}

#define HEAD "id,parent_id,name,kind,also_under\n"
#define ROOT HEAD "r,,总,,\n"

static void mistakes_in_units(void)
{
    static const struct organisation_mistake list[] = {
        {"", NULL,
         "u.csv:1:1: error: the table is empty; write a first row with the names of the columns\n"},
        {"name\nx\n", NULL, "u.csv:1:1: error: there is no column 'id'; add it\n"},
        {"id,parent\nx,\n", NULL,
         "u.csv:1:1: error: there is no column 'name_zh'; add it\n"
         "u.csv:1:4: warning: column 'parent' is not read; did you mean 'parent_id'?\n"},
        {"id,name,parentid\nr,总,\n", NULL,
         "u.csv:1:9: warning: column 'parentid' is not read; did you mean 'parent_id'?\n"},
        {ROOT ",r,甲,body,\n", NULL,
         "u.csv:3:1: error: the row has no id; write a short name of small letters, digits and"
         " '-'\n"},
        {ROOT "甲,r,甲,body,\n", NULL,
         "u.csv:3:1: error: '甲' cannot be an id; use small letters, digits and '-', at most 32\n"},
        {ROOT "a,r,甲,body,\na,r,乙,body,\n", NULL,
         "u.csv:4:1: error: id 'a' stands already in u.csv line 3; give this one another id\n"},
        {ROOT "a,r,,body,\n", NULL, "u.csv:3:5: error: the row has no name_zh; write it\n"},
        {ROOT "a,r,甲,boddy,\n", NULL, "u.csv:3:7: error: unknown kind 'boddy'; write body\n"},
        {ROOT "a,r,甲,office,\n", NULL,
         "u.csv:3:7: error: unknown kind 'office'; write one of: root, department, affiliated, "
         "body\n"},
        {ROOT "ab,r,甲,body,\nb,an,乙,body,\n", NULL,
         "u.csv:4:3: error: there is no unit 'an'; did you mean 'ab'?\n"},
        {ROOT "b,museum,乙,body,\n", NULL,
         "u.csv:3:3: error: there is no unit 'museum'; write its row\n"},
        {ROOT "a,,甲,body,\n", NULL,
         "u.csv:3:3: error: 'a' stands under nothing; write its parent_id, or kind root\n"},
        {ROOT "a,r,甲,root,\n", NULL,
         "u.csv:3:3: error: 'a' is a root and has a parent_id; remove one of the two\n"},
        {ROOT "s,,次,root,\n", NULL,
         "u.csv:3:1: error: 's' is a second root beside 'r'; give it a parent_id, or write roots ="
         " many in [section structure]\n"},
        {ROOT "a,a,甲,body,\n", NULL,
         "u.csv:3:3: error: units under each other in a circle: a < a; change one parent_id\n"},
        /* every member, told once, where the first of them stands; and others below it are none */
        {ROOT "b,c,乙,body,\nc,a,丙,body,\na,b,甲,body,\ne,a,戊,body,\n", NULL,
         "u.csv:3:3: error: units under each other in a circle: b < c < a < b; change one "
         "parent_id\n"},
        {ROOT "a,b,甲,body,\nb,a,乙,body,\nc,d,丙,body,\nd,c,丁,body,\n", NULL,
         "u.csv:3:3: error: units under each other in a circle: a < b < a; change one parent_id\n"
         "u.csv:5:3: error: units under each other in a circle: c < d < c; change one parent_id\n"},
        {ROOT "2,r,x,body,\n3,2,x,body,\n4,3,x,body,\n5,4,x,body,\n6,5,x,body,\n7,6,x,body,\n"
              "8,7,x,body,\n9,8,x,body,\n",
         NULL, "u.csv:10:1: error: '9' stands on level 9; a chart has at most 8, put it higher\n"},
        {ROOT "a,r,甲,body,b\n", NULL,
         "u.csv:3:12: error: there is no unit 'b'; did you mean 'r'?\n"},
        {ROOT "a,r,甲,body,r\n", NULL,
         "u.csv:3:12: error: 'r' is the parent_id already; remove it here\n"},
        {ROOT "a,r,甲,body,a\n", NULL,
         "u.csv:3:12: error: 'a' cannot stand under itself; remove it\n"},
        {ROOT "a,r,甲,body,b\nb,a,乙,body,\n", NULL,
         "u.csv:3:12: error: 'b' stands below this unit; turn the two around\n"},
        {ROOT "a,r,甲,body,b; b\nb,r,乙,body,\n", NULL,
         "u.csv:3:15: error: 'b' stands here twice; remove one\n"},
        {ROOT "a,r,甲,body,b;c;d;e;f\nb,r,乙,body,\nc,r,丙,body,\nd,r,丁,body,\ne,r,戊,body,\n"
              "f,r,己,body,\n",
         NULL, "u.csv:3:20: error: 'f' is one second parent too many; keep four\n"},
        {"id,name,order\nr,总,first\n", NULL,
         "u.csv:2:5: error: 'first' is not a number from 1 to 99999; write one\n"},
        {"id,name,status\nr,总,done\n", NULL,
         "u.csv:2:5: error: unknown status 'done'; write one of: to confirm, confirmed\n"},
        {"id,name,as_of\nr,总,2018-13\n", NULL,
         "u.csv:2:5: error: '2018-13' is a day that does not exist; look it up again\n"}};
    try_mistakes(list, sizeof list / sizeof *list);
}

#define ONE "id,name\nr,总\n"
#define PEOPLE "id,unit,name,from,to,born,died\n"

static void mistakes_in_people(void)
{
    static const struct organisation_mistake list[] = {
        {ONE, "id,name\nhe,何\n", "p.csv:1:1: error: there is no column 'unit'; add it\n"},
        {ONE, PEOPLE "he,,何,,,,\n",
         "p.csv:2:4: error: the row has no unit; write the id of the unit the post belongs to\n"},
        {ONE, PEOPLE "he,s,何,,,,\n",
         "p.csv:2:4: error: there is no unit 's'; did you mean 'r'?\n"},
        {ONE, PEOPLE "r,r,何,,,,\n",
         "p.csv:2:1: error: id 'r' stands already in u.csv line 2; give this one another id\n"},
        {ONE, PEOPLE "he,r,何,soon,,,\n",
         "p.csv:2:8: error: 'soon' is not a date; write 1958, 1958-11 or 1958-11-01, with 'about'"
         " or 约 before it if it is not certain\n"},
        {ONE, PEOPLE "he,r,何,2010-03,2009,,\n",
         "p.csv:2:16: error: the post ends in 2009, before it begins in 2010-03; look both up"
         " again\n"},
        {ONE, PEOPLE "he,r,何,,,1950,1949-12\n",
         "p.csv:2:9: error: a person known to have died is not currently anything; write in 'to'"
         " when the post ended\n"
         "p.csv:2:15: error: died in 1949-12, before the birth in 1950; look both up again\n"},
        {ONE, PEOPLE "he,r,何,2001,,,2020-01\n",
         "p.csv:2:13: error: a person known to have died is not currently anything; write in 'to'"
         " when the post ended\n"},
        {ONE, PEOPLE "he,r,何,2001,2020-02,,2020-01\n",
         "p.csv:2:13: error: the post ends in 2020-02, after the death in 2020-01; look both up"
         " again\n"},
        {ONE, PEOPLE "he,r,何,1940,,1950,\n",
         "p.csv:2:8: error: the post begins in 1940, before the birth in 1950; look both up"
         " again\n"},
        {ONE, PEOPLE "he,r,何,2001,2005,约1950,\n",
         "p.csv:2:18: error: '约1950' is not certain enough for born; write what is known, or leave"
         " the cell empty\n"},
        /* what is wrong with `to` has been said: no second message about it */
        {ONE, PEOPLE "he,r,何,2001,later,,2020\n",
         "p.csv:2:13: error: 'later' is not a date; write 1958, 1958-11 or 1958-11-01, with 'about'"
         " or 约 before it if it is not certain\n"}};
    try_mistakes(list, sizeof list / sizeof *list);
}

/* --- in a folder ------------------------------------------------------------------------------ */

static void around_the_tables(void)
{
    static const struct mistake list[] = {
        {"structure.csv", NULL, NULL, "structure.csv:1:1: error: there is no such file; add it"},
        {"structure.csv", NULL, "id,name_zh\n",
         "zh/structure/index.md:1:1: error: section 'structure' has no units; write some in"
         " structure.csv or remove the section"},
        {"structure.csv", "guide/about,2026-11", "guide/abuot,2026-11",
         "structure.csv:4:57: error: there is no page 'guide/abuot'; did you mean 'guide/about'?"},
        {"structure.csv", "lake-facts,science/rime", "lake-fact,science/rime",
         "structure.csv:4:251: error: there is no source 'lake-fact'; did you mean 'lake-facts'?"},
        {"structure.csv", "lake-facts,science/rime", "lake-facts,structure/exhibitions",
         "structure.csv:4:262: error: the page is related to itself; remove"
         " 'structure/exhibitions'"},
        {"structure.csv", "lake-facts,science/rime", "lake-facts,era:history:1",
         "structure.csv:4:262: error: there is no page 'era:history:1'; write it or remove the"
         " link"},
        {"structure.csv", "href=\"\"science/rime\"\">文章", "href=\"\"science/rim\"\">文章",
         "structure.csv:4:115: error: there is no page 'science/rim'; did you mean "
         "'science/rime'?"},
        {"structure.csv", "湖边的一座小馆。", "\"湖边的一座小馆,安静。\"",
         "structure.csv:2:54: warning: a half-width ',' in Chinese text; write '，'"},
        {"structure.csv", "id,parent_id,also_under", "id,parent_id,also_under,art",
         "structure.csv:2:38: error: there is no page '2026-11'; write it or remove the link"},
        {"structure.csv", "湖边的一座小馆。", "湖边,的,一座,小馆。",
         "structure.csv:2:1: error: the row has 20 cells and the table 17 columns; put cells with"
         " commas in quotes"},
        {"structure-people.csv", "he-shan,museum", "he-shan,musem",
         "structure-people.csv:2:9: error: there is no unit 'musem'; did you mean 'museum'?"},
        {"pack.ini", "kind = chart\n", "kind = chart\nroots = two\n",
         "pack.ini:40:9: error: unknown roots 'two'; write one of: one, many"},
        {"zh/structure/office.md", NULL, "---\ntitle: x\n---\n\nx\n",
         "zh/structure/office.md:1:1: error: a section of kind chart has no pages but index.md;"
         " move the file to a book or articles"},
        {"guide.csv", NULL, "id\n",
         "guide.csv:1:1: warning: nothing reads this file; take it away"},
        {"pack.ini", "home = guide science/rime", "home = guide structure/office",
         "structure.csv:3:1: error: 'structure/office' is on the home screen and has no picture;"
         " add one"},
        {"pack.ini", "feature = science/rime", "feature = structure",
         "pack.ini:8:11: error: only a page or a quiz can be featured; write section/page"}};
    MAKE(list);
}

/* Several tops, a picture, an item featured: all of that may be. */
static void what_may_be(void)
{
    struct buf said = {0};
    struct desk desk;
    size_t errors;
    desk_open(&desk, "may");
    CHECK(desk_edit(&desk, "pack.ini", "kind = chart\n", "kind = chart\nroots = many\n"));
    CHECK(desk_edit(&desk, "pack.ini", "feature = science/rime", "feature = structure/museum"));
    CHECK(desk_edit(&desk, "structure.csv", "friends,society",
                    "second,,,另一个馆,Another,다른 관,,root,,,,,,,,,\nfriends,society"));
    CHECK(desk_check(&desk, &said, &errors));
    CHECK_INT(errors, 0);
    desk_remove(desk.root);
    buf_finish(&said);
}

/* From the tables to what a screen reads. */
static void a_chart_in_a_pack(void)
{
    struct author_options options = {.source = test_path("fixtures/mini"),
                                     .output = test_scratch("chart.kpack")};
    struct arena mem = {0};
    struct diag d = {0};
    struct pack *p = NULL;
    struct pack_chart c;
    struct pack_person *people;
    struct pack_item item;
    struct err err;
    size_t count;
    CHECK(author_build(&options, &d, &err));
    CHECK_INT(author_unconfirmed(&d) > 0, 1);
    CHECK(pack_open(options.output, &p, NULL, &err));
    CHECK(pack_chart(p, "structure", "ko", &mem, &c, &err));
    CHECK_INT(c.count, 8);
    CHECK_INT(c.units[0].person_count, 2);
    CHECK_INT(pack_chart_find(p, &c, "structure/workshop"), 3);
    CHECK_INT(c.units[3].depth, 2);
    CHECK_INT(c.units[3].also[0], 1);
    CHECK(!c.units[pack_chart_find(p, &c, "structure/station")].confirmed);
    CHECK(pack_people(p, "structure", c.units[0].id, "zh", &mem, &people, &count, &err));
    CHECK_INT(count, 2);
    CHECK_TEXT(people[0].name, "李湖");
    CHECK(!people[0].has_to);
    CHECK_TEXT(people[1].note, "第一任馆长");
    CHECK(pack_item(p, "structure/exhibitions", "en", &mem, &item, &err));
    CHECK_INT(item.body.count, 2);
    CHECK_TEXT(item.body.links[0], "science/rime");
    CHECK_TEXT(item.related[0].route, "guide/about"); /* its page */
    CHECK_TEXT(item.related[1].route, "science/rime");
    pack_close(p);
    unlink(options.output);
    arena_finish(&mem);
    diag_finish(&d);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(units_in_order);
    RUN(people_in_posts);
    RUN(mistakes_in_units);
    RUN(mistakes_in_people);
    RUN(around_the_tables);
    RUN(what_may_be);
    RUN(a_chart_in_a_pack);
    return TEST_END();
}
