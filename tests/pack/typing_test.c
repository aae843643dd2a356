/* What may be typed next, which letters lead on, what is near, and what is marked. */
#include "tiny.h"

#include "pack/search.h"

/* Enough titles to choose among: two languages, Han, Hangul, Latin and numbers. */
static const char *const titles[][2] = {
    {"zh", "吉林一号"},   {"zh", "吉林陨石雨"},      {"zh", "吉林一号 2023"}, {"zh", "长春一号"},
    {"zh", "陨石与吉林"}, {"zh", "1976年"},          {"ko", "길림성 과학"},   {"ko", "길림 운석비"},
    {"ko", "길림성"},     {"en", "Jilin meteorite"}, {"en", "Meteor shower"}};

struct desk {
    struct pack *pack;
    struct arena mem;
    bool ready;
};

static void desk_begin(struct desk *d)
{
    struct buf sql = {0};
    struct tiny t = {.path = test_scratch("typing.kpack")};
    struct err err;
    size_t i;
    memset(d, 0, sizeof *d);
    buf_add_text(&sql, "INSERT INTO lang VALUES('ko', '한국어', 'ltr', 'zh', 2);"
                       "INSERT INTO meta VALUES('title.ko', '작은 관');"
                       "DELETE FROM search_row; INSERT INTO fts(fts) VALUES('delete-all');");
    for (i = 0; i < sizeof titles / sizeof *titles; i++) {
        const char *lang = titles[i][0];
        int64_t at = lang[0] == 'z' ? 0 : lang[0] == 'e' ? 1 : 2;
        struct buf folded = {0};
        search_fold(titles[i][1], strlen(titles[i][1]), &folded);
        buf_format(&sql,
                   "INSERT INTO search_row VALUES(%lld, %d, '%s', '%s');"
                   "INSERT INTO fts(rowid, title, summary, body) VALUES(%lld, '%s', '', '%s');",
                   (long long)(at * 1000000000 + (int64_t)i + 1), 3 + (int)(i % 4), lang,
                   folded.data, (long long)(at * 1000000000 + (int64_t)i + 1), folded.data,
                   lang[0] == 'e' ? "magnetic sky" : "");
        buf_finish(&folded);
    }
    buf_add_text(&sql, "INSERT INTO search_next VALUES('zh', '', '吉\n长\n1976\n林'),"
                       " ('en', 'm*', 'a\ne');");
    t.early = buf_text(&sql);
    d->ready = tiny_write(&t) && pack_open(t.path, &d->pack, NULL, &err);
    buf_finish(&sql);
}

static void desk_end(struct desk *d)
{
    pack_close(d->pack);
    arena_finish(&d->mem);
}

/* "林 +2023 | +雨": a plus begins a new word; what does not follow stands behind the bar. */
static bool goes_on(struct desk *d, const char *lang, const char *prefix, const char *want)
{
    struct search_next *next;
    struct buf is = {0};
    struct err err;
    size_t count = 0, i;
    bool bar = false,
         ok = pack_search_next(d->pack, prefix, lang, 50, &d->mem, &next, &count, &err);
    for (i = 0; ok && i <= count; i++) {
        if (i == count ? i == 0 || next[i - 1].follows : !next[i].follows && !bar) {
            buf_format(&is, "%s|", i ? " " : "");
            bar = true;
        }
        if (i < count) {
            buf_format(&is, "%s%s%s", i || bar ? " " : "", next[i].apart ? "+" : "", next[i].text);
        }
    }
    ok = ok && strcmp(buf_text(&is), want) == 0;
    if (!ok) {
        test_fail(__FILE__, __LINE__, "behind \"%s\" comes \"%s\", not \"%s\"", prefix,
                  buf_text(&is), want);
    }
    buf_finish(&is);
    return ok;
}

static void what_comes_next(void)
{
    static const char *const cases[][3] = {
        {"zh", "", "吉 长 1976 林 |"}, /* as the packer counted */
        {"zh", " ", "吉 长 1976 林 |"},
        {"zh", "吉", "林 | +一 +号 +陨 +石 +雨 +2023 +与"},
        {"zh", "吉林", "一 陨 | +号 +石 +雨 +2023 +与"}, /* two titles go on with 一 */
        {"zh", "吉林一号", "2023 |"},                    /* Han needs no space */
        {"zh", "陨石", "雨 与 | +吉 +林"},               /* also in the middle of a title */
        {"zh", "隕石", "雨 与 | +吉 +林"},               /* traditional */
        {"zh", "一号", "2023 | +吉 +林 +长 +春"},
        {"zh", "吉林陨石雨", "|"},              /* whole, and nothing else is in its title */
        {"zh", "石 吉", "林 | +陨 +雨 +与"},    /* both words in one title */
        {"zh", "石 ", "| +吉 +林 +陨 +雨 +与"}, /* a new word: what else the two are called */
        {"zh", "无", "|"},
        {"ko", "길", "림 | +과 +운"},
        {"ko", "길림", "성 +운 | +과"}, /* two titles, then one with a space */
        {"ko", "길림성", "+과 |"},
        {"ko", "길림성 과", "학 |"},
        {"en", "Jilin", "+meteorite |"},
        {"en", "met", "eorite eor | +jilin +shower"}};
    struct desk d;
    size_t i;
    desk_begin(&d);
    CHECK(d.ready);
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK(goes_on(&d, cases[i][0], cases[i][1], cases[i][2]));
    }
    desk_end(&d);
}

/* The promise of the keyboard of characters: every title can be typed by what is offered. */
static void every_title_can_be_typed(void)
{
    struct desk d;
    size_t i;
    desk_begin(&d);
    CHECK(d.ready);
    for (i = 0; i < sizeof titles / sizeof *titles; i++) {
        struct buf folded = {0}, typed = {0};
        size_t at = 0, from, unit;
        bool apart, offered = true;
        search_fold(titles[i][1], strlen(titles[i][1]), &folded);
        unit = search_next_unit(folded.data, 0, &apart, &from);
        buf_add(&typed, folded.data, unit);
        at = unit;
        while (offered && (unit = search_next_unit(folded.data, at, &apart, &from)) > 0) {
            struct search_next *next;
            struct err err;
            size_t count, k;
            CHECK(pack_search_next(d.pack, buf_text(&typed), titles[i][0], 50, &d.mem, &next,
                                   &count, &err));
            for (k = 0, offered = false; k < count; k++) {
                offered = offered || (strncmp(next[k].text, folded.data + from, unit) == 0 &&
                                      next[k].text[unit] == '\0' && next[k].apart == apart);
            }
            if (!offered) {
                test_fail(__FILE__, __LINE__, "\"%s\" does not go on behind \"%s\"", folded.data,
                          buf_text(&typed));
            }
            buf_format(&typed, "%s%.*s", apart ? " " : "", (int)unit, folded.data + from);
            at = from + unit;
        }
        CHECK(offered);
        buf_finish(&folded);
        buf_finish(&typed);
    }
    desk_end(&d);
}

static void letters_that_lead_on(void)
{
    static const char *const cases[][3] = {
        {"en", "", ""},       {"en", "x", ""},      {"en", "m", "ae"}, {"en", "me", "t"},
        {"en", "ma", "g"},    {"zh", "jil", "i"},   {"zh", "19", "7"}, {"en", "jilin m", "ae"},
        {"en", "jilin ", ""}, {"en", "meteor", "i"}};
    struct desk d;
    size_t i;
    desk_begin(&d);
    CHECK(d.ready);
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        char leads[SEARCH_LEADS_SIZE];
        struct err err;
        CHECK(pack_search_leads(d.pack, cases[i][1], cases[i][0], leads, &err));
        CHECK_TEXT(leads, cases[i][2]);
    }
    desk_end(&d);
}

static void what_is_near(void)
{
    static const struct {
        const char *lang, *typed, *first;
    } cases[] = {{"zh", "吉森一号", "吉林一号"}, /* one character off */
                 {"zh", "陨石羽", "吉林陨石雨"},
                 {"en", "jilinn meteorit", "Jilin meteorite"},
                 {"en", "shwer", "Meteor shower"},
                 {"zh", "jlin", "Jilin meteorite"}, /* in another language */
                 {"ko", "길림송", "길림성"}};
    struct desk d;
    size_t i;
    desk_begin(&d);
    CHECK(d.ready);
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct search_places near;
        struct err err;
        CHECK(pack_search_near(d.pack, cases[i].typed, cases[i].lang, 3, &d.mem, &near, &err));
        CHECK(near.count >= 1 && near.count <= 3);
        if (near.count) {
            size_t row = (size_t)(near.places[0].row % 1000000000) - 1;
            CHECK_TEXT(titles[row][1], cases[i].first);
        }
    }
    {
        struct search_places near;
        struct err err;
        CHECK(pack_search_near(d.pack, "龘", "zh", 3, &d.mem, &near, &err));
        CHECK_INT(near.count, 0);
        CHECK(pack_search_near(d.pack, "", "zh", 3, &d.mem, &near, &err));
        CHECK_INT(near.count, 0);
    }
    desk_end(&d);
}

/* The marked pieces in brackets. */
static bool marks_as(const char *text, const char *query, const char *want)
{
    struct search_mark marks[8];
    struct buf is = {0};
    size_t count = search_marks(text, strlen(text), query, marks, 8), i, at = 0;
    bool same;
    for (i = 0; i < count; i++) {
        buf_format(&is, "%.*s[%.*s]", (int)(marks[i].start - at), text + at,
                   (int)(marks[i].end - marks[i].start), text + marks[i].start);
        at = marks[i].end;
    }
    buf_add_text(&is, text + at);
    same = strcmp(buf_text(&is), want) == 0;
    if (!same) {
        test_fail(__FILE__, __LINE__, "\"%s\" in \"%s\" is marked \"%s\", not \"%s\"", query, text,
                  buf_text(&is), want);
    }
    buf_finish(&is);
    return same;
}

static void what_is_marked(void)
{
    static const char *const cases[][3] = {
        {"吉林一号在轨", "吉林一", "[吉林一]号在轨"},
        {"吉林，吉林！", "吉林", "[吉林]，[吉林]！"},
        {"長春電影製片廠", "电影", "長春[電影]製片廠"}, /* typed simplified, written traditional */
        {"长春电影制片厂", "電影", "长春[电影]制片厂"},
        {"Jilin Meteorite", "met", "Jilin [Met]eorite"},
        {"a commet", "met", "a commet"}, /* words are found from their beginning */
        {"the Met opera", "met ", "the [Met] opera"},
        {"the Meteor", "met ", "the Meteor"},   /* a finished word is whole */
        {"１９７６年", "1976", "[１９７６]年"}, /* full width */
        {"길림성과학기술관", "길림", "[길림]성과학기술관"},
        {"吉林一号", "一 吉", "[吉]林[一]号"},
        {"吉林一号", "吉林 林一", "[吉林一]号"}, /* what touches is one mark */
        {"吉·林", "吉林", "[吉·林]"},            /* what parts no words is inside */
        {"吉林", "", "吉林"},
        {"", "吉", ""}};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK(marks_as(cases[i][0], cases[i][1], cases[i][2]));
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(what_comes_next);
    RUN(every_title_can_be_typed);
    RUN(letters_that_lead_on);
    RUN(what_is_near);
    RUN(what_is_marked);
    return TEST_END();
}
