/* Authors' mistakes: the printed form to the letter, the order, and texts of any length. */
#include "base/diag.h"
#include "base/utf8.h"
#include "test.h"

static void printed_form(void)
{
    struct diag d = {0};
    struct buf out = {0};
    diag_add(&d, DIAG_ERROR, (struct diag_place){"zh/home.md", 3, 7},
             "unknown key '%s'; did you mean '%s'?", "tilte", "title");
    diag_add(&d, DIAG_WARNING, (struct diag_place){"zh/home.md", 4, 0},
             "a long line; split it; twice");
    diag_add(&d, DIAG_NOTE, (struct diag_place){"pack.ini", 0, 0}, "nothing to mend");
    diag_add(&d, DIAG_ERROR, (struct diag_place){NULL, 0, 0}, "no file at all");
    diag_print(&d, &out);
    CHECK_TEXT(buf_text(&out), "zh/home.md:3:7: error: unknown key 'tilte'; did you mean 'title'?\n"
                               "zh/home.md:4:1: warning: a long line; split it; twice\n"
                               "pack.ini: note: nothing to mend\n"
                               ": error: no file at all\n");
    CHECK_INT(d.count, 4);
    CHECK_INT(d.errors, 2);
    CHECK_INT(d.warnings, 1);
    CHECK_TEXT(d.items[0].text, "unknown key 'tilte'");
    CHECK_TEXT(d.items[0].remedy, "did you mean 'title'?");
    CHECK_TEXT(d.items[1].remedy, "split it; twice");
    CHECK_TEXT(d.items[2].remedy, "");
    buf_finish(&out);
    diag_finish(&d);
    CHECK(!d.items && d.count == 0 && d.errors == 0);
}

static void the_file_name_is_copied(void)
{
    struct diag d = {0};
    char name[] = "a.md";
    diag_add(&d, DIAG_ERROR, (struct diag_place){name, 1, 1}, "x; y");
    memcpy(name, "b.cs", 4);
    CHECK_TEXT(d.items[0].place.file, "a.md");
    diag_finish(&d);
}

/* Places are drawn from few values, so that many are equal and stability shows. */
static void sorting_is_by_place_and_stable(void)
{
    static const char *const files[] = {"a", "b", "b/c"};
    struct diag d = {0};
    unsigned state = 1;
    for (int i = 0; i < 500; i++) {
        state = state * 1103515245u + 12345u;
        diag_add(&d, DIAG_NOTE,
                 (struct diag_place){files[(state >> 16) % 3], (int)(state >> 18) % 4,
                                     (int)(state >> 21) % 3},
                 "%03d; -", i);
    }
    diag_sort(&d);
    for (size_t i = 1; i < d.count; i++) {
        const struct diag_item *a = &d.items[i - 1], *b = &d.items[i];
        int order = strcmp(a->place.file, b->place.file);
        order = order ? order : a->place.line - b->place.line;
        order = order ? order : a->place.column - b->place.column;
        order = order ? order : strcmp(a->text, b->text); /* numbered in order of arrival */
        CHECK(order < 0);
    }
    CHECK_INT(d.count, 500);
    diag_finish(&d);
}

static void sorting_nothing_or_one(void)
{
    struct diag d = {0};
    diag_sort(&d);
    CHECK_INT(d.count, 0);
    diag_add(&d, DIAG_NOTE, (struct diag_place){"a", 1, 1}, "x; y");
    diag_sort(&d);
    CHECK_INT(d.count, 1);
    diag_finish(&d);
}

/* An author's line may be of any length; what is printed of it must still be text. */
static void long_texts_end_with_a_whole_character(void)
{
    char han[6001];
    for (int i = 0; i < 2000; i++) {
        memcpy(han + (size_t)i * 3, "吉", 3);
    }
    han[6000] = '\0';
    for (int shift = 0; shift < 3; shift++) {
        struct diag d = {0};
        diag_add(&d, DIAG_ERROR, (struct diag_place){"a", 1, 1}, "%.*s%s", shift, "xx", han);
        CHECK(strlen(d.items[0].text) >= 900);
        CHECK_INT(utf8_check(d.items[0].text, strlen(d.items[0].text)), strlen(d.items[0].text));
        diag_finish(&d);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(printed_form);
    RUN(the_file_name_is_copied);
    RUN(sorting_is_by_place_and_stable);
    RUN(sorting_nothing_or_one);
    RUN(long_texts_end_with_a_whole_character);
    return TEST_END();
}
