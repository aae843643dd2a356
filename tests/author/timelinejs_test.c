/* The examples that TimelineJS comes with: not one of them was written for us. All of their events
 * are read, and what is said to them stands beside them. */
#include "timeline.h"

#include "author/messages.h"
#include "author/plain.h"

#include <jansson.h>

static bool example_text(const char *file, struct buf *text)
{
    char path[200];
    struct diag d = {0};
    struct err err = {ERR_NONE, ""};
    bool ok;
    snprintf(path, sizeof path, "fixtures/timelinejs/%s", file);
    ok = buf_read_file(text, test_path(path), 1 << 20, &err) && plain_read(&d, file, true, text) &&
         d.count == 0;
    diag_finish(&d);
    return ok;
}

static bool example_golden(const char *file, const char *end, const struct buf *text)
{
    char path[200];
    snprintf(path, sizeof path, "fixtures/timelinejs/%s.%s", file, end);
    return test_golden(path, buf_text(text), text->length);
}

/* What is said, by its code: how it is worded may change. */
static void example_read(struct history *h, const char *file, const struct buf *text)
{
    static const char *const levels[] = {"note", "warning", "error"};
    size_t i;
    history_open(h);
    diag_speak(&h->d, author_messages, DIAG_EN);
    timeline_table_text(&h->m, h->section, file, text->data, text->length);
    history_show(h);
    diag_sort(&h->d);
    for (i = 0; i < h->d.count; i++) {
        const struct diag_item *item = &h->d.items[i];
        buf_format(&h->said, "%d:%d %s %s\n", item->place.line, item->place.column,
                   levels[item->level], item->code);
    }
}

static size_t count_of(const struct history *h, enum model_kind kind)
{
    size_t i, count = 0;
    for (i = 0; i < h->m.entry_count; i++) {
        count += h->m.entries[i]->kind == kind;
    }
    return count;
}

/* Rows without a type are events: ten in each, as any other reader of CSV counts them. */
static void sheets(void)
{
    static const struct {
        const char *file;
        size_t events;
    } files[] = {{"my-own-timeline.csv", 10}, {"women_in_computing.csv", 10}};
    size_t i;
    for (i = 0; i < sizeof files / sizeof *files; i++) {
        struct buf text = {0};
        struct history h;
        CHECK(example_text(files[i].file, &text));
        example_read(&h, files[i].file, &text);
        CHECK(example_golden(files[i].file, "txt", &h.shown));
        CHECK(example_golden(files[i].file, "said", &h.said));
        CHECK_INT(count_of(&h, MODEL_EVENT), files[i].events);
        history_finish(&h);
        buf_finish(&text);
    }
}

static size_t json_length(const char *text, const char *list)
{
    json_t *root = json_loads(text, 0, NULL);
    size_t count = json_array_size(json_object_get(root, list));
    json_decref(root);
    return count;
}

static void trees(void)
{
    static const char *const files[] = {"all-media-types.json", "cosmo.json", "cosmo-mixed.json",
                                        "eras.json"};
    size_t i;
    for (i = 0; i < sizeof files / sizeof *files; i++) {
        struct buf text = {0};
        struct history h;
        CHECK(example_text(files[i], &text));
        example_read(&h, files[i], &text);
        CHECK(example_golden(files[i], "txt", &h.shown));
        CHECK(example_golden(files[i], "said", &h.said));
        CHECK_INT(count_of(&h, MODEL_EVENT), json_length(text.data, "events"));
        CHECK_INT(count_of(&h, MODEL_ERA), json_length(text.data, "eras"));
        history_finish(&h);
        buf_finish(&text);
    }
}

/* TimelineJS' own test of its reader of CSV. */
static void their_csv(void)
{
    struct buf text = {0};
    struct csv csv;
    struct arena mem = {0};
    struct diag d = {0};
    CHECK(example_text("parser_test.csv", &text));
    csv_read(&csv, "t.csv", text.data, text.length, &mem, &d);
    CHECK_INT(csv.columns, 3);
    CHECK_INT(csv.count, 3);
    CHECK_INT(d.count, 0);
    CHECK_TEXT(csv.rows[0].cells[2].text, "let's just pile it  all in here,  commas, \"quoted"
                                          " strings\" and \nnew lines!");
    CHECK_TEXT(csv.rows[2].cells[0].text, "a day, i guess");
    arena_finish(&mem);
    buf_finish(&text);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(sheets);
    RUN(trees);
    RUN(their_csv);
    return TEST_END();
}
