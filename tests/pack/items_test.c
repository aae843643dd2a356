/* Timelines, charts, galleries, and what is related to what. */
#include "tiny_items.h"

#include "pack/chart.h"
#include "pack/gallery.h"
#include "pack/timeline.h"

/* --- timelines -------------------------------------------------------------------------------- */

static void a_timeline(void)
{
    struct pack_timeline t;
    struct open_pack o;
    CHECK(open_with(&o, NULL));
    CHECK(pack_timeline(o.p, "history", "en", &o.mem, &t, &o.err));
    CHECK_TEXT(t.section.title, "History");
    CHECK_INT(t.section.kind, PACK_SECTION);
    CHECK_INT(t.count, 6);
    CHECK_INT(t.events[0].start.precision, DATE_COSMIC);
    CHECK(t.events[0].start.about && t.events[0].start.year == -13800000000);
    CHECK_INT(t.events[0].importance, 5);
    CHECK_INT(t.events[0].group, 0);
    CHECK_INT(t.events[1].start.year, -220);
    CHECK_INT(t.events[2].group, -1);
    CHECK(!t.events[3].has_end && !t.events[3].has_picture);
    CHECK(t.events[4].has_picture);
    CHECK(t.events[5].has_end);
    CHECK_INT(t.events[5].end.day, 31);
    CHECK_INT(t.era_count, 2);
    CHECK_TEXT(t.eras[0].title, "从前"); /* not translated */
    CHECK_TEXT(t.eras[1].title, "Later");
    CHECK_INT(t.eras[1].end.year, 2026);
    CHECK_INT(t.group_count, 2);
    CHECK_TEXT(t.groups[1], "People");
    CHECK_INT(pack_timeline_find(o.p, &t, "history/open"), 4);
    CHECK_INT(pack_timeline_find(o.p, &t, "history"), 6);
    CHECK_INT(pack_timeline_find(o.p, &t, "structure/museum"), 6);
    CHECK_INT(pack_timeline_find(o.p, &t, "nowhere"), 6);
    CHECK(!pack_timeline(o.p, "structure", "en", &o.mem, &t, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    CHECK(!pack_timeline(o.p, "guide", "en", &o.mem, &t, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    CHECK(!pack_timeline(o.p, "history/open", "en", &o.mem, &t, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    CHECK(!pack_timeline(o.p, "nowhere", "en", &o.mem, &t, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    close_pack(&o);
}

static void an_event_card(void)
{
    struct pack_event_card c;
    struct open_pack o;
    CHECK(open_with(&o, NULL));
    CHECK(pack_event_card(o.p, 15, "zh", &o.mem, &c, &o.err));
    CHECK_INT(c.card.kind, PACK_EVENT);
    CHECK_TEXT(c.card.short_title, "开");
    CHECK_TEXT(c.card.art, "lake");
    CHECK(c.card.has_date && c.card.date.month == 3);
    CHECK_NEAR(c.focus_x, 0.25, 1e-6);
    CHECK_TEXT(c.art_alt, "湖");
    CHECK(pack_event_card(o.p, 15, "en", &o.mem, &c, &o.err));
    CHECK_TEXT(c.art_alt, "The lake at noon");
    CHECK_TEXT(c.card.summary, "开门。"); /* wherever it stands */
    CHECK(pack_event_card(o.p, 11, "zh", &o.mem, &c, &o.err));
    CHECK_TEXT(c.display_date, "约138亿年前");
    CHECK_TEXT(c.card.art, "");
    CHECK_TEXT(c.art_alt, "");
    CHECK(!pack_event_card(o.p, 31, "zh", &o.mem, &c, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    CHECK(!pack_event_card(o.p, 999, "zh", &o.mem, &c, &o.err));
    close_pack(&o);
}

/* Rows in an order of their own come out in that of time. */
static void time_decides(void)
{
    struct pack_timeline t;
    struct open_pack o;
    size_t i;
    CHECK(open_with(
        &o, "UPDATE dates SET year = 2020 WHERE entry = 12;"
            "UPDATE dates SET year = 1958, month = 0, day = 0, precision = 2 WHERE entry = 15"));
    CHECK(pack_timeline(o.p, "history", "zh", &o.mem, &t, &o.err));
    for (i = 1; i < t.count; i++) {
        CHECK(date_compare(&t.events[i - 1].start, &t.events[i].start) <= 0);
    }
    CHECK_INT(t.events[5].id, 12);
    close_pack(&o);
}

/* --- charts ----------------------------------------------------------------------------------- */

static void a_chart(void)
{
    static const int parents[] = {-1, 0, 0, 2, 2, 0, 0, 6}, depths[] = {0, 1, 1, 2, 2, 1, 1, 2};
    struct pack_chart c;
    struct pack_unit_words w;
    struct open_pack o;
    size_t i;
    CHECK(open_with(&o, NULL));
    CHECK(pack_chart(o.p, "structure", "en", &o.mem, &c, &o.err));
    CHECK_INT(c.count, 8);
    CHECK_TEXT(c.as_of, "2026");
    for (i = 0; i < c.count; i++) {
        CHECK_INT(c.units[i].parent, parents[i]);
        CHECK_INT(c.units[i].depth, depths[i]);
    }
    CHECK_INT(c.units[0].kind, PACK_UNIT_ROOT);
    CHECK_INT(c.units[0].child_count, 4);
    CHECK_INT(c.units[0].person_count, 2);
    CHECK_INT(c.units[2].child_count, 2);
    CHECK_INT(c.units[4].also_count, 1);
    CHECK_INT(c.units[4].also[0], 1);
    CHECK_INT(c.units[6].also[0], 2);
    CHECK(c.units[4].confirmed && !c.units[5].confirmed);
    CHECK_INT(c.units[5].kind, PACK_UNIT_AFFILIATED);
    CHECK_INT(pack_chart_find(o.p, &c, "structure/lab"), 4);
    CHECK_INT(pack_chart_find(o.p, &c, "structure/he"), 8);
    CHECK_INT(pack_chart_find(o.p, &c, "nowhere"), 8);
    CHECK(pack_unit_words(o.p, 33, "en", &o.mem, &w, &o.err));
    CHECK_TEXT(w.title, "展览部");
    CHECK_TEXT(w.short_title, "展览");
    CHECK_TEXT(w.lang, "zh");
    CHECK_TEXT(w.route, "structure/show");
    CHECK(!pack_unit_words(o.p, 41, "en", &o.mem, &w, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    CHECK(!pack_chart(o.p, "history", "en", &o.mem, &c, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    close_pack(&o);
}

static void people(void)
{
    struct pack_person *p;
    struct open_pack o;
    size_t count;
    CHECK(open_with(&o, NULL));
    CHECK(pack_people(o.p, "structure", 31, "en", &o.mem, &p, &count, &o.err));
    CHECK_INT(count, 2);
    CHECK_TEXT(p[0].name, "Li Hu"); /* the newest first */
    CHECK_TEXT(p[0].lang, "en");
    CHECK(p[0].has_from && !p[0].has_to);
    CHECK_TEXT(p[0].died, "");
    CHECK_TEXT(p[1].name, "何山");
    CHECK_TEXT(p[1].post, "馆长");
    CHECK_TEXT(p[1].note, "首任");
    CHECK_TEXT(p[1].died, "2020-01");
    CHECK_TEXT(p[1].as_of, "2012-05");
    CHECK(p[1].from.about && p[1].has_to && p[1].to.day == 1);
    CHECK(p[1].confirmed);
    CHECK(pack_people(o.p, "structure", 0, "zh", &o.mem, &p, &count, &o.err));
    CHECK_INT(count, 3);
    CHECK_TEXT(p[2].name, "王船"); /* nobody knows since when */
    CHECK(!p[2].has_from && p[2].has_to);
    CHECK(pack_people(o.p, "structure", 32, "zh", &o.mem, &p, &count, &o.err));
    CHECK_INT(count, 0);
    CHECK(!pack_people(o.p, "honours", 0, "zh", &o.mem, &p, &count, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    close_pack(&o);
}

/* --- galleries and items ---------------------------------------------------------------------- */

static void a_gallery(void)
{
    struct pack_gallery g;
    struct open_pack o;
    CHECK(open_with(&o, NULL));
    CHECK(pack_gallery(o.p, "honours", "zh", &o.mem, &g, &o.err));
    CHECK_INT(g.count, 2);
    CHECK_TEXT(g.sub, "两件");
    CHECK_INT(g.works[0].card.kind, PACK_WORK);
    CHECK_TEXT(g.works[0].card.art, "lake");
    CHECK_TEXT(g.works[0].picture_credit, "本馆");
    CHECK_TEXT(g.works[0].detail, "县里");
    CHECK_TEXT(g.works[0].as_of, "2021");
    CHECK(g.works[0].card.has_date && !g.works[1].card.has_date);
    CHECK_TEXT(g.works[1].card.art, "");
    CHECK(!pack_gallery(o.p, "science", "zh", &o.mem, &g, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    close_pack(&o);
}

static void an_item(void)
{
    static const char *const others[] = {"home",          "history",     "guide/one",
                                         "era:history:1", "history/new", ""};
    struct pack_item item;
    struct open_pack o;
    size_t i;
    CHECK(open_with(&o, NULL));
    CHECK(pack_item(o.p, "history/open", "zh", &o.mem, &item, &o.err));
    CHECK_TEXT(item.section_title, "历史");
    CHECK_TEXT(item.section_route, "history");
    CHECK_TEXT(item.caption, "湖边");
    CHECK_TEXT(item.source_line, "资料：年报");
    CHECK_TEXT(item.picture_alt, "湖");
    CHECK_TEXT(item.display_date, "");
    CHECK(item.confirmed);
    CHECK_INT(item.body.count, 1);
    /* Written here, named in the text, and then those that name it, each once. */
    CHECK_INT(item.related_count, 3);
    CHECK_TEXT(item.related[0].route, "structure/museum");
    CHECK_INT(item.related[0].kind, PACK_UNIT);
    CHECK_TEXT(item.related[1].route, "science/rime");
    CHECK_TEXT(item.related[2].route, "structure/li");
    /* English has a title only: the text is that of the language the summary is from. */
    CHECK(pack_item(o.p, "history/open", "en", &o.mem, &item, &o.err));
    CHECK_TEXT(item.card.title, "Opening");
    CHECK_TEXT(item.card.summary, "开门。");
    CHECK_INT(item.body.count, 1);
    CHECK(pack_item(o.p, "history/plan", "zh", &o.mem, &item, &o.err));
    CHECK(!item.confirmed);
    CHECK_INT(item.body.count, 0);
    for (i = 0; i < sizeof others / sizeof *others; i++) {
        CHECK(!pack_item(o.p, others[i], "zh", &o.mem, &item, &o.err));
        CHECK_INT(o.err.code, ERR_NOT_FOUND);
    }
    close_pack(&o);
}

static void relations_from_both_ends(void)
{
    static const struct {
        const char *route, *related; /* parted by ' ' */
    } cases[] = {{"structure/museum", "history/open"},
                 {"structure/li", "structure/museum history/open"}, /* the unit first */
                 {"structure/show", "guide/one"},                   /* its page */
                 {"guide/one", "structure/show"},
                 {"guide/two", "science/rime history"},
                 {"science/rime", "history/open guide/two"},
                 {"history", "guide/two"},
                 {"structure/he", "structure/museum"},
                 {"honours/flag", ""}};
    const struct pack_card *cards;
    struct open_pack o;
    size_t count, i, j;
    CHECK(open_with(&o, NULL));
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf is = {0};
        CHECK(pack_related(o.p, cases[i].route, "zh", 20, &o.mem, &cards, &count, &o.err));
        for (j = 0; j < count; j++) {
            buf_format(&is, "%s%s", j ? " " : "", cards[j].route);
        }
        if (strcmp(buf_text(&is), cases[i].related) != 0) {
            test_fail(__FILE__, __LINE__, "%s: %s", cases[i].route, buf_text(&is));
        }
        buf_finish(&is);
    }
    CHECK(pack_related(o.p, "history/open", "zh", 2, &o.mem, &cards, &count, &o.err));
    CHECK_INT(count, 2);
    CHECK(pack_related(o.p, "history/open", "zh", 0, &o.mem, &cards, &count, &o.err));
    CHECK_INT(count, 0);
    CHECK(!pack_related(o.p, "home", "zh", 9, &o.mem, &cards, &count, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    CHECK(!pack_related(o.p, "scene:x", "zh", 9, &o.mem, &cards, &count, &o.err));
    close_pack(&o);
}

static void pages_know_their_events(void)
{
    struct pack_reading r;
    struct open_pack o;
    CHECK(open_with(&o, NULL));
    CHECK(pack_reading(o.p, "science/rime", "zh", &o.mem, &r, &o.err));
    CHECK_INT(r.pages[0].related_count, 2);
    CHECK_TEXT(r.pages[0].related[0].route, "history/open");
    CHECK_INT(r.pages[0].related[0].kind, PACK_EVENT);
    CHECK_TEXT(r.pages[0].related[1].route, "guide/two");           /* whose text names it */
    CHECK(!pack_reading(o.p, "history", "zh", &o.mem, &r, &o.err)); /* nothing to read there */
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    CHECK(!pack_reading(o.p, "history/open", "zh", &o.mem, &r, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    close_pack(&o);
}

static void routes_and_kinds(void)
{
    const char **routes;
    struct open_pack o;
    size_t count, i;
    CHECK(open_with(&o, NULL));
    CHECK(pack_routes(o.p, &o.mem, &routes, &count, &o.err));
    CHECK_INT(count, 6 + 1 + 6 + 1 + 8 + 3 + 1 + 2);
    for (i = 0; i < count; i++) {
        CHECK(!strchr(routes[i], ':'));
    }
    CHECK_TEXT(pack_section_kind(o.p, "history"), "timeline");
    CHECK_TEXT(pack_section_kind(o.p, "structure"), "chart");
    CHECK_TEXT(pack_section_kind(o.p, "honours"), "gallery");
    close_pack(&o);
}

/* The home screen may show an event: with what it has for words made for a poster. */
static void an_event_on_the_home_screen(void)
{
    struct pack_home h;
    struct open_pack o;
    CHECK(open_with(&o, "INSERT INTO link VALUES(1, 'menu', 3, 15);"
                        "UPDATE link SET target = 15 WHERE entry = 1 AND role = 'feature'"));
    CHECK(pack_home(o.p, "zh", &o.mem, &h, &o.err));
    CHECK_INT(h.card_count, 3);
    CHECK_TEXT(h.cards[2].line1, "开");
    CHECK_TEXT(h.cards[2].poster, "lake");
    CHECK_TEXT(h.feature.question, "开馆");
    close_pack(&o);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_timeline);
    RUN(an_event_card);
    RUN(time_decides);
    RUN(a_chart);
    RUN(people);
    RUN(a_gallery);
    RUN(an_item);
    RUN(relations_from_both_ends);
    RUN(pages_know_their_events);
    RUN(routes_and_kinds);
    RUN(an_event_on_the_home_screen);
    return TEST_END();
}
