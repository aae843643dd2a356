/* Headers: what is read, and every message with its place. */
#include "test.h"

#include "author/readers/header.h"

static void read_header(struct model_words *w, const char *text, struct arena *mem, struct diag *d,
                        struct buf *said)
{
    header_read(w, "p.md", text, strlen(text), mem, d);
    diag_sort(d);
    buf_clear(said);
    diag_print(d, said);
}

static void keys_values_and_body(void)
{
    struct model_words w;
    struct arena mem = {0};
    struct diag d = {0};
    struct buf said = {0};
    read_header(&w,
                "---\n"
                "title: 吉林：一座城 | a: b\n"
                "art_caption: x  \n"
                "---\n"
                "\n"
                "Body.\n---\n",
                &mem, &d, &said);
    CHECK_TEXT(buf_text(&said), "");
    CHECK_INT(w.field_count, 2);
    CHECK_TEXT(w.fields[0].key, "title");
    CHECK_TEXT(model_text(&w, "title"), "吉林：一座城 | a: b");
    CHECK_INT(w.fields[0].value.place.line, 2);
    CHECK_INT(w.fields[0].value.place.column, 8);
    CHECK_TEXT(model_text(&w, "art_caption"), "x");
    CHECK(model_text(&w, "nothing") == NULL);
    CHECK_TEXT(w.body_text, "\nBody.\n---\n");
    CHECK_INT(w.body_line, 5);
    diag_finish(&d);
    arena_finish(&mem);
    buf_finish(&said);
}

static void every_message(void)
{
    static const char *const pairs[][2] = {
        {"", "p.md:1:1: error: the header is missing; start the file with a line '---'\n"},
        {"title: x\n",
         "p.md:1:1: error: the header is missing; start the file with a line '---'\n"},
        {"\n---\n", "p.md:1:1: error: the header is missing; start the file with a line '---'\n"},
        {"---\ntitle: x\n",
         "p.md:2:1: error: the header has no end; write a line '---' below it\n"},
        {"---\n\n---\n", "p.md:2:1: error: an empty line in the header; remove it\n"},
        {"---\n  title: x\n---\n", "p.md:2:1: error: the line is indented; headers have no nesting,"
                                   " start it at the margin\n"},
        {"---\n- x\n---\n", "p.md:2:1: error: headers have no lists; write key: value\n"},
        {"---\n# for people\n- x\n---\n",
         "p.md:3:1: error: headers have no lists; write key: value\n"},
        {"---\ntitle：x\n---\n",
         "p.md:2:6: error: a full-width colon; type ':' and a space with the"
         " input method off\n"},
        {"---\nTitle: x\n---\n", "p.md:2:1: error: capital letters in a key; write it in small"
                                 " letters\n"},
        {"---\ntitle x\n---\n", "p.md:2:6: error: this is not key: value; write a key of small"
                                " letters, ':' and a space\n"},
        {"---\n标题: x\n---\n", "p.md:2:1: error: this is not key: value; write a key of small"
                                " letters, ':' and a space\n"},
        {"---\n: x\n---\n", "p.md:2:1: error: this is not key: value; write a key of small letters,"
                            " ':' and a space\n"},
        {"---\ntitle:x\n---\n", "p.md:2:7: error: no space after the colon; write one\n"},
        {"---\ntitle:\n---\n", "p.md:2:7: error: the key has no value; write one or remove the"
                               " line\n"},
        {"---\ntitle: \n---\n", "p.md:2:7: error: the key has no value; write one or remove the"
                                " line\n"},
        {"---\ntitle:  x\n---\n", "p.md:2:8: error: more than one space after the colon; leave"
                                  " one\n"},
        {"---\ntitle: 吉\tx\n---\n", "p.md:2:9: error: a tab; write a space\n"},
        {"---\ntitle:\tx\n---\n", "p.md:2:7: error: a tab; write a space\n"},
        {"---\ntitle: \"x\"\n---\n", "p.md:2:8: error: quotes around the value would be shown;"
                                     " remove them\n"},
        {"---\ntitle: 'x'\n---\n", "p.md:2:8: error: quotes around the value would be shown; remove"
                                   " them\n"},
        {"---\ntitle: [a, b]\n---\n", "p.md:2:8: error: the value starts like a list or a mark of"
                                      " YAML; write plain text\n"},
        {"---\ntitle: |\n---\n", "p.md:2:8: error: the value starts like a list or a mark of YAML;"
                                 " write plain text\n"},
        {"---\ntitle: a\nsub: b\ntitle: c\n---\n",
         "p.md:4:1: error: 'title' stands already in line 2; keep one of the two\n"}};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct model_words w;
        struct arena mem = {0};
        struct diag d = {0};
        struct buf said = {0};
        read_header(&w, pairs[i][0], &mem, &d, &said);
        if (strcmp(buf_text(&said), pairs[i][1]) != 0) {
            test_fail(__FILE__, __LINE__, "%s\nsaid    %swanted  %s", pairs[i][0], buf_text(&said),
                      pairs[i][1]);
        }
        diag_finish(&d);
        arena_finish(&mem);
        buf_finish(&said);
    }
}

/* One broken line does not hide the next one. */
static void reading_goes_on(void)
{
    struct model_words w;
    struct arena mem = {0};
    struct diag d = {0};
    struct buf said = {0};
    read_header(&w, "---\ntitle:x\nsub: \nkicker: y\n---\nBody", &mem, &d, &said);
    CHECK_INT(d.errors, 2);
    CHECK_TEXT(model_text(&w, "title"), "x");
    CHECK(model_text(&w, "sub") == NULL);
    CHECK_TEXT(model_text(&w, "kicker"), "y");
    CHECK_TEXT(w.body_text, "Body");
    diag_finish(&d);
    arena_finish(&mem);
    buf_finish(&said);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(keys_values_and_body);
    RUN(every_message);
    RUN(reading_goes_on);
    return TEST_END();
}
