/* Growing bytes, and whole files: what a hostile or full disk may hand us is an error with the
 * right code, and a write leaves either the old or the new file and nothing beside it. */
#include "base/buf.h"
#include "test.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void grows_and_stays_terminated(void)
{
    struct buf b = {0};
    CHECK_TEXT(buf_text(&b), "");
    for (int i = 0; i < 5000; i++) {
        buf_add_byte(&b, (char)('a' + i % 26));
        CHECK_INT(b.length, i + 1);
        CHECK_INT(b.data[b.length], 0);
        CHECK(b.capacity > b.length);
    }
    CHECK_INT(b.data[25], 'z');
    CHECK_INT(b.data[4999], 'a' + 4999 % 26);
    buf_clear(&b);
    CHECK_TEXT(buf_text(&b), "");
    CHECK(b.capacity > 0);
    buf_finish(&b);
    CHECK(!b.data && b.length == 0 && b.capacity == 0);
}

static void adds_of_every_kind(void)
{
    struct buf b = {0};
    buf_add(&b, NULL, 0);
    CHECK_TEXT(buf_text(&b), "");
    buf_add_text(&b, "ab");
    buf_add_utf8(&b, 0x5409);
    buf_add_utf8(&b, 0x1F30F);
    buf_format(&b, "[%d|%s]", 42, "x");
    buf_add(&b, "\0z", 2);
    CHECK_INT(b.length, 2 + 3 + 4 + 6 + 2);
    CHECK(memcmp(b.data, "ab吉🌏[42|x]\0z", b.length + 1) == 0);
    buf_finish(&b);
}

static void formats_longer_than_the_room_left(void)
{
    struct buf b = {0};
    char big[4000];
    memset(big, 'q', sizeof big - 1);
    big[sizeof big - 1] = '\0';
    buf_format(&b, "%s", "");
    CHECK_INT(b.length, 0);
    for (int i = 1; i <= 5; i++) {
        buf_format(&b, "%s", big);
        CHECK_INT(b.length, (size_t)i * (sizeof big - 1));
        CHECK_INT(strlen(b.data), b.length);
    }
    buf_finish(&b);
}

static bool put(const char *path, const char *bytes, size_t length)
{
    FILE *f = fopen(path, "wb");
    bool ok = f && fwrite(bytes, 1, length, f) == length;
    return f ? fclose(f) == 0 && ok : false;
}

static void reads_a_file_whole(void)
{
    const char *path = test_scratch("whole");
    struct buf b = {0};
    struct err err = {ERR_BUSY, "untouched"};
    char *bytes = malloc(200000);
    for (int i = 0; i < 200000; i++) {
        bytes[i] = (char)(i * 7);
    }
    CHECK(put(path, bytes, 200000));
    buf_add_text(&b, "what was there before");
    CHECK(buf_read_file(&b, path, 200000, &err)); /* exactly the limit is allowed */
    CHECK_INT(b.length, 200000);
    CHECK(memcmp(b.data, bytes, 200000) == 0);
    CHECK_INT(b.data[b.length], 0);
    CHECK_INT(err.code, ERR_BUSY);
    CHECK_TEXT(err.text, "untouched");
    CHECK(put(path, "", 0));
    CHECK(buf_read_file(&b, path, 0, &err));
    CHECK_INT(b.length, 0);
    CHECK_TEXT(buf_text(&b), "");
    unlink(path);
    free(bytes);
    buf_finish(&b);
}

static void a_larger_file_is_refused(void)
{
    const char *path = test_scratch("large");
    struct buf b = {0};
    struct err err;
    CHECK(put(path, "123456", 6));
    CHECK(!buf_read_file(&b, path, 5, &err));
    CHECK_INT(err.code, ERR_FULL);
    CHECK_HAS(err.text, "larger than 5 bytes");
    CHECK_TEXT(buf_text(&b), ""); /* half a file is nobody's business */
    CHECK(buf_read_file(&b, path, 6, &err));
    CHECK_TEXT(buf_text(&b), "123456");
    unlink(path);
    buf_finish(&b);
}

static void what_is_no_plain_file_is_refused(void)
{
    const char *fifo = test_scratch("fifo"), *gone = test_scratch("gone");
    struct buf b = {0};
    struct err err;
    CHECK(!buf_read_file(&b, gone, 100, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK_HAS(err.text, "gone");
    CHECK(!buf_read_file(&b, "/", 100, &err));
    CHECK_INT(err.code, ERR_INVALID);
    CHECK(!buf_read_file(&b, "/dev/zero", 100, &err));
    CHECK_INT(err.code, ERR_INVALID);
    CHECK_INT(mkfifo(fifo, 0600), 0);
    CHECK(!buf_read_file(&b, fifo, 100, &err)); /* and does not wait for a writer */
    CHECK_INT(err.code, ERR_INVALID);
    unlink(fifo);
    buf_finish(&b);
}

static int names_in(const char *dir)
{
    DIR *d = opendir(dir);
    int n = -2; /* "." and ".." */
    while (d && readdir(d)) {
        n++;
    }
    if (d) {
        closedir(d);
    }
    return n;
}

static void writes_leave_nothing_beside(void)
{
    char dir[1024], path[1100];
    struct buf b = {0}, back = {0};
    struct err err;
    snprintf(dir, sizeof dir, "%s", test_scratch("write"));
    snprintf(path, sizeof path, "%s/settings.ini", dir);
    CHECK_INT(mkdir(dir, 0700), 0);
    CHECK(buf_write_file(&b, path, &err)); /* an empty one */
    buf_add_text(&b, "new");
    CHECK(buf_write_file(&b, path, &err));
    CHECK_INT(names_in(dir), 1);
    CHECK(buf_read_file(&back, path, 100, &err));
    CHECK_TEXT(buf_text(&back), "new");
    unlink(path);
    rmdir(dir);
    buf_finish(&b);
    buf_finish(&back);
}

static void a_failed_write_leaves_the_old_file(void)
{
    char dir[1024], path[1100], inside[1200];
    struct buf b = {0};
    struct err err;
    struct stat st;
    snprintf(dir, sizeof dir, "%s", test_scratch("keep"));
    snprintf(path, sizeof path, "%s/taken", dir);
    snprintf(inside, sizeof inside, "%s/x", path);
    CHECK(mkdir(dir, 0700) == 0 && mkdir(path, 0700) == 0 && put(inside, "old", 3));
    buf_add_text(&b, "new");
    CHECK(!buf_write_file(&b, path, &err)); /* a folder stands in the way of the last step */
    CHECK_INT(err.code, ERR_IO);
    CHECK_HAS(err.text, "taken");
    CHECK_INT(names_in(dir), 1);
    CHECK(stat(inside, &st) == 0 && st.st_size == 3);
    CHECK(!buf_write_file(&b, test_scratch("no/such/folder"), &err));
    CHECK_INT(err.code, ERR_IO);
    unlink(inside);
    rmdir(path);
    rmdir(dir);
    buf_finish(&b);
}

static void json_strings(void)
{
    struct buf b = {0};
    buf_add_json(&b, "a\"b\\c\n\x01\x7F 雾凇");
    CHECK_TEXT(buf_text(&b), "\"a\\\"b\\\\c\\u000a\\u0001\\u007f 雾凇\"");
    buf_clear(&b);
    buf_add_json(&b, "");
    CHECK_TEXT(buf_text(&b), "\"\"");
    buf_finish(&b);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(grows_and_stays_terminated);
    RUN(adds_of_every_kind);
    RUN(json_strings);
    RUN(formats_longer_than_the_room_left);
    RUN(reads_a_file_whole);
    RUN(a_larger_file_is_refused);
    RUN(what_is_no_plain_file_is_refused);
    RUN(writes_leave_nothing_beside);
    RUN(a_failed_write_leaves_the_old_file);
    return TEST_END();
}
