/* The small museum, saved again and again: every file of it in another encoding, with other line
 * ends. The pack is the same each time, to the byte. */
#include "desk.h"

#include <iconv.h>

struct saved {
    const char *name; /* for iconv */
    const char *mark; /* a byte order mark */
    size_t mark_length;
    const char *line_end;
    bool warned; /* each file of the default language and every table is spoken of */
};

static bool is_text(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && (strcmp(dot, ".md") == 0 || strcmp(dot, ".csv") == 0 || strcmp(dot, ".ini") == 0);
}

static void save_bytes(const char *path, const struct saved *s)
{
    struct buf old = {0}, text = {0}, now = {0};
    struct err err;
    iconv_t cd = iconv_open(s->name, "UTF-8");
    char *in, piece[1024];
    size_t in_left, i;
    CHECK(buf_read_file(&old, path, 1 << 20, &err));
    for (i = 0; i < old.length; i++) {
        if (old.data[i] == '\n') {
            buf_add_text(&text, s->line_end);
        } else {
            buf_add_byte(&text, old.data[i]);
        }
    }
    buf_add(&now, s->mark, s->mark_length);
    in = text.data;
    in_left = text.length;
    while (in_left > 0) {
        char *to = piece;
        size_t to_left = sizeof piece, before = in_left;
        iconv(cd, &in, &in_left, &to, &to_left);
        CHECK(in_left < before);
        buf_add(&now, piece, (size_t)(to - piece));
    }
    CHECK(buf_write_file(&now, path, &err));
    iconv_close(cd);
    buf_finish(&old);
    buf_finish(&text);
    buf_finish(&now);
}

static void save_folder(const char *path, const struct saved *s)
{
    struct arena mem = {0};
    DIR *dir = opendir(path);
    struct dirent *item;
    while (dir && (item = readdir(dir))) {
        const char *name = arena_format(&mem, "%s/%s", path, item->d_name);
        struct stat st;
        if (item->d_name[0] != '.' && stat(name, &st) == 0) {
            if (S_ISDIR(st.st_mode)) {
                save_folder(name, s);
            } else if (is_text(item->d_name)) {
                save_bytes(name, s);
            }
        }
    }
    if (dir) {
        closedir(dir);
    }
    arena_finish(&mem);
}

static bool build(const struct desk *d, struct buf *out, struct buf *said)
{
    struct author_options options = {.source = d->root,
                                     .output = test_scratch("any.kpack"),
                                     .builder = "test",
                                     .cache = test_scratch("cache")};
    struct diag diag = {0};
    struct err err = {ERR_NONE, ""};
    bool ok = author_build(&options, &diag, &err) &&
              buf_read_file(out, test_scratch("any.kpack"), 1 << 24, &err);
    buf_clear(said);
    diag_print(&diag, said);
    diag_finish(&diag);
    return ok;
}

static void the_same_pack(void)
{
    static const struct saved saved[] = {
        {"UTF-8", "", 0, "\r\n", false},
        {"UTF-8", "", 0, "\r", false}, /* as Macs did until 2001, and Excel for Mac does */
        {"UTF-8", "\xEF\xBB\xBF", 3, "\r\n", false},
        {"GB18030", "", 0, "\r\n", true},
        {"UTF-16LE", "\xFF\xFE", 2, "\r\n", true},
        {"UTF-16BE", "\xFE\xFF", 2, "\n", true},
        {"UTF-16LE", "", 0, "\r\n", true},
        {"UTF-16BE", "", 0, "\r", true}};
    struct desk desk;
    struct buf first = {0}, again = {0}, said = {0};
    size_t i;
    desk_open(&desk, "any");
    CHECK(build(&desk, &first, &said));
    for (i = 0; i < sizeof saved / sizeof *saved; i++) {
        desk_open(&desk, "any");
        save_folder(desk.root, &saved[i]);
        if (!build(&desk, &again, &said)) {
            test_fail(saved[i].name, (int)i, "%s", buf_text(&said));
            break;
        }
        CHECK_INT(again.length, first.length);
        CHECK(memcmp(again.data, first.data, first.length) == 0);
        CHECK((strstr(said.data, "pack.ini:1:1: warning: the text is in ") != NULL) ==
              saved[i].warned);
        CHECK((strstr(said.data, "structure.csv:1:1: warning: the table is in ") != NULL) ==
              saved[i].warned);
    }
    desk_remove(desk.root);
    desk_remove(test_scratch("cache"));
    unlink(test_scratch("any.kpack"));
    buf_finish(&first);
    buf_finish(&again);
    buf_finish(&said);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(the_same_pack);
    return TEST_END();
}
