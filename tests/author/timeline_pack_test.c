/* A timeline from its file to the pack: which file is read, and what the kiosk gets. */
#include "desk.h"

#include "pack/timeline.h"

/* Builds the folder and opens what came of it; NULL after a report. */
static struct pack *built(const struct desk *desk, char path[1400])
{
    struct author_options options = {.source = desk->root, .output = path};
    struct diag d = {0};
    struct pack *p = NULL;
    struct err err = {ERR_NONE, ""};
    snprintf(path, 1400, "%s.kpack", desk->root);
    if (!author_build(&options, &d, &err) || !pack_open(path, &p, NULL, &err)) {
        test_fail(desk->root, 0, "%zu errors, %s", d.errors, err.text);
    }
    diag_finish(&d);
    return p;
}

static void the_sheet_of_the_small_museum(void)
{
    static const char *const routes[] = {
        "history/big-bang", "history/solar-system", "history/qin",  "history/1950-1",
        "history/founding", "history/building",     "history/move", "history/new-hall"};
    struct desk desk;
    struct arena mem = {0};
    struct pack_timeline t;
    struct pack_event_card card;
    struct pack_item item;
    struct pack *p;
    struct err err;
    char path[1400];
    size_t i;
    desk_open(&desk, "sheet");
    p = built(&desk, path);
    CHECK(p && pack_timeline(p, "history", "ko", &mem, &t, &err));
    CHECK_INT(t.count, 8);
    for (i = 0; i < t.count; i++) {
        CHECK_INT(pack_timeline_find(p, &t, routes[i]), i);
    }
    CHECK(t.events[0].start.year == INT64_C(-13800000000) && t.events[0].start.about);
    CHECK_INT(t.events[0].start.precision, DATE_COSMIC);
    CHECK_INT(t.events[2].start.year, -220);
    CHECK_INT(t.events[3].start.precision, DATE_DECADE);
    CHECK(t.events[6].has_end && t.events[6].end.day == 10 && !t.events[5].has_end);
    CHECK(t.events[4].has_picture && !t.events[3].has_picture);
    CHECK_INT(t.events[4].importance, 1);
    CHECK_INT(t.era_count, 2);
    CHECK_TEXT(t.eras[1].title, "新馆");
    CHECK_INT(t.group_count, 2);
    CHECK_TEXT(t.groups[t.events[0].group], "宇宙");
    CHECK_INT(t.events[2].group, -1);
    CHECK(pack_event_card(p, t.events[4].id, "ko", &mem, &card, &err));
    CHECK_TEXT(card.card.title, "두 협회가 합쳐 작은관을 세우다");
    CHECK(!card.card.fallback);
    CHECK(pack_event_card(p, t.events[2].id, "ko", &mem, &card, &err));
    CHECK_TEXT(card.display_date, "公元前221年");
    CHECK(card.card.fallback);
    CHECK(pack_item(p, "history/building", "zh", &mem, &item, &err));
    CHECK(!item.confirmed);
    CHECK(pack_item(p, "history/founding", "zh", &mem, &item, &err));
    CHECK_TEXT(item.source_line, "资料：迷你馆");
    CHECK_INT(item.body.count, 2);
    pack_close(p);
    unlink(path);
    desk_remove(desk.root);
    arena_finish(&mem);
}

static void json_instead_of_the_sheet(void)
{
    static const char json[] =
        "{\"events\": [{\"start_date\": {\"year\": \"1958\", \"month\": \"11\"}, \"unique_id\":"
        " \"founding\", \"text\": {\"headline\": \"成立\", \"headline_en\": \"Founded\"},"
        " \"related\": [\"guide/about\"]}, {\"start_date\": {\"year\": 1959},"
        " \"text\": {\"headline\": \"一年后\", \"headline_en\": \"A year later\"}}]}";
    struct desk desk;
    struct arena mem = {0};
    struct pack_timeline t;
    struct pack *p;
    struct err err;
    char path[1400];
    desk_open(&desk, "json");
    unlink(desk_path(&desk, "history.csv", path));
    desk_write(&desk, "history.json", json, sizeof json - 1);
    p = built(&desk, path);
    CHECK(p && pack_timeline(p, "history", "en", &mem, &t, &err));
    CHECK_INT(t.count, 2);
    CHECK_INT(pack_timeline_find(p, &t, "history/founding"), 0);
    CHECK_INT(t.events[0].start.month, 11);
    pack_close(p);
    unlink(path);
    desk_remove(desk.root);
    arena_finish(&mem);
}

static void which_file_is_read(void)
{
    static const struct mistake list[] = {
        {"history.csv", NULL, NULL,
         "history.csv:1:1: error: there is no such file; write the timeline there, or in"
         " history.json"},
        {"history.json", NULL, "{}",
         "history.json:1:1: error: the timeline is here as history.csv too; keep one of the two"
         " files"},
        {"history.csv", NULL, "year,headline\n",
         "zh/history/index.md:1:1: error: section 'history' has no events; write some in"
         " history.csv or remove the section"},
        {"history.csv", "guide/about,", "guide/abaut,",
         "history.csv:6:343: error: there is no page 'guide/abaut'; did you mean 'guide/about'?"},
        {"history.csv", "founding,,1958", "founding,,1958x",
         "history.csv:6:11: error: '1958x' is not a year; write a whole number: 1958, -220 for 221"
         " BC, -13,800,000,000"}};
    MAKE(list);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(the_sheet_of_the_small_museum);
    RUN(json_instead_of_the_sheet);
    RUN(which_file_is_read);
    return TEST_END();
}
