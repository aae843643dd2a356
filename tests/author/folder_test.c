/* The content folder: what is listed, and what nobody meant to put there. */
#include "desk.h"

#include "author/folder.h"

static void litter(void)
{
    static const char *const files[] = {"b.md",      "a.csv",       "~$a.csv", ".~lock.a.csv#",
                                        "Thumbs.db", "desktop.INI", "b.md~",   ".DS_Store"};
    struct desk desk;
    struct diag d = {0};
    struct model m = {.root = desk.root, .d = &d};
    struct folder_item *items;
    size_t i;
    snprintf(desk.root, sizeof desk.root, "%s", test_scratch("folder"));
    mkdir(desk.root, 0777);
    for (i = 0; i < sizeof files / sizeof *files; i++) {
        desk_edit(&desk, files[i], NULL, "x");
    }
    CHECK_INT(folder_list(&m, "", &items), 2);
    CHECK_TEXT(items[0].name, "a.csv");
    CHECK_TEXT(items[1].name, "b.md");
    CHECK_INT(d.count, 0);
    CHECK_INT(folder_list(&m, "none", &items), 0);
    desk_remove(desk.root);
    diag_finish(&d);
    arena_finish(&m.mem);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(litter);
    return TEST_END();
}
