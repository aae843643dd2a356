/* Whom we believe: keys by the names of their files, and everything that is not believed. */
#include "test.h"

#include "base/buf.h"
#include "store/keys.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct room {
    char folder[600], keys[640];
    struct arena mem;
    struct diag d;
    struct store_key *list;
    size_t count;
};

static void wipe(const struct room *r)
{
    struct buf command = {0};
    buf_format(&command, "rm -rf '%s'", r->folder);
    if (system(command.data) != 0) {
        test_fail(__FILE__, __LINE__, "%s", command.data);
    }
    buf_finish(&command);
}

static void room_begin(struct room *r)
{
    memset(r, 0, sizeof *r);
    snprintf(r->folder, sizeof r->folder, "%s", test_scratch("keys"));
    snprintf(r->keys, sizeof r->keys, "%s/" STORE_KEYS, r->folder);
    wipe(r);
    mkdir(r->folder, 0700);
    mkdir(r->keys, 0700);
}

static void room_end(struct room *r)
{
    wipe(r);
    diag_finish(&r->d);
    arena_finish(&r->mem);
}

static bool room_read(struct room *r)
{
    struct err err;
    diag_finish(&r->d);
    memset(&r->d, 0, sizeof r->d);
    return store_keys_read(r->folder, &r->mem, &r->list, &r->count, &r->d, &err);
}

static bool put(const struct room *r, const char *name, const void *bytes, size_t length)
{
    struct buf text = {0};
    struct err err;
    char path[900];
    bool ok;
    snprintf(path, sizeof path, "%s/%s", r->keys, name);
    buf_add(&text, bytes, length);
    ok = buf_write_file(&text, path, &err) && chmod(path, 0644) == 0;
    buf_finish(&text);
    return ok;
}

static bool put_key(const struct room *r, const char *name, struct minisign_public *key)
{
    struct minisign_secret secret;
    struct minisign_public fresh;
    struct buf text = {0};
    bool ok;
    minisign_generate(&fresh, &secret);
    minisign_forget(&secret);
    if (key) {
        *key = fresh;
    }
    minisign_write_public(&fresh, &text);
    ok = put(r, name, text.data, text.length);
    buf_finish(&text);
    return ok;
}

static bool warned(struct room *r, const char *file, const char *why)
{
    struct buf text = {0};
    bool ok;
    diag_print(&r->d, &text);
    ok = strstr(buf_text(&text), file) && strstr(buf_text(&text), why);
    if (!ok) {
        test_fail(__FILE__, __LINE__, "no \"%s\" of %s: %s", why, file, buf_text(&text));
    }
    buf_finish(&text);
    return ok;
}

static void keys_have_names(void)
{
    struct minisign_public key;
    struct room r;
    room_begin(&r);
    CHECK(put_key(&r, "吉林科技馆.pub", NULL) && put_key(&r, "a-b.pub", NULL));
    CHECK(put_key(&r, "a.pub", &key));
    CHECK(put(&r, "README", "hello", 5) && put_key(&r, ".hidden.pub", NULL));
    CHECK(room_read(&r));
    CHECK_INT(r.count, 3);
    CHECK_TEXT(r.list[0].name, "a");
    CHECK(memcmp(&r.list[0].key, &key, sizeof key) == 0);
    CHECK_TEXT(r.list[1].name, "a-b");
    CHECK_TEXT(r.list[2].name, "吉林科技馆");
    CHECK_INT(r.d.count, 0);
    room_end(&r);
}

static void no_keys_are_fine(void)
{
    struct room r;
    room_begin(&r);
    CHECK(room_read(&r) && r.count == 0 && r.d.count == 0);
    CHECK(rmdir(r.keys) == 0);
    CHECK(room_read(&r) && r.count == 0 && r.d.count == 0);
    room_end(&r);
}

static void what_is_not_believed(void)
{
    struct room r;
    struct buf text = {0};
    struct err err;
    char path[900], long_name[128];
    room_begin(&r);
    CHECK(put_key(&r, "good.pub", NULL));
    CHECK(put_key(&r, "loose.pub", NULL));
    snprintf(path, sizeof path, "%s/loose.pub", r.keys);
    CHECK(chmod(path, 0664) == 0);
    snprintf(path, sizeof path, "%s/link.pub", r.keys);
    CHECK(symlink("good.pub", path) == 0);
    snprintf(path, sizeof path, "%s/pipe.pub", r.keys);
    CHECK(mkfifo(path, 0600) == 0);
    snprintf(path, sizeof path, "%s/folder.pub", r.keys);
    CHECK(mkdir(path, 0700) == 0);
    CHECK(put(&r, "empty.pub", "", 0) && put(&r, "text.pub", "hello\n", 6));
    CHECK(put_key(&r, "\xff.pub", NULL) && put_key(&r, "two\nlines.pub", NULL));
    memset(long_name, 'x', sizeof long_name);
    memcpy(long_name + STORE_KEY_NAME_MAX, ".pub", 5);
    CHECK(put_key(&r, long_name, NULL));
    snprintf(path, sizeof path, "%s/good.pub", r.keys);
    CHECK(buf_read_file(&text, path, 1000, &err) && put(&r, "twin.pub", text.data, text.length));
    CHECK(room_read(&r));
    CHECK_INT(r.count, 1);
    CHECK_TEXT(r.list[0].name, "good");
    CHECK_INT(r.d.errors, 0);
    CHECK_INT(r.d.warnings, 10);
    CHECK(warned(&r, "loose.pub", "others can write") && warned(&r, "link.pub", "a link"));
    CHECK(warned(&r, "pipe.pub", "not a file") && warned(&r, "folder.pub", "not a file"));
    CHECK(warned(&r, "empty.pub", "no public key") && warned(&r, "text.pub", "no public key"));
    CHECK(warned(&r, "twin.pub", "the same key as good.pub") && warned(&r, "", "not UTF-8"));
    CHECK(warned(&r, "", "control characters"));
    buf_finish(&text);
    room_end(&r);
}

static void a_folder_that_others_can_write(void)
{
    struct room r;
    room_begin(&r);
    CHECK(put_key(&r, "good.pub", NULL));
    CHECK(chmod(r.keys, 0777) == 0 && room_read(&r));
    CHECK_INT(r.count, 0);
    CHECK(warned(&r, STORE_KEYS, "others can write this folder"));
    CHECK(chmod(r.keys, 0755) == 0 && room_read(&r));
    CHECK_INT(r.count, 1);
    room_end(&r);
}

static void too_many(void)
{
    struct room r;
    int i;
    room_begin(&r);
    for (i = 0; i < STORE_KEYS_MAX + 2; i++) {
        char name[16];
        snprintf(name, sizeof name, "%02d.pub", i);
        CHECK(put_key(&r, name, NULL));
    }
    CHECK(room_read(&r));
    CHECK_INT(r.count, STORE_KEYS_MAX);
    CHECK_TEXT(r.list[STORE_KEYS_MAX - 1].name, "15");
    CHECK(warned(&r, "16.pub", "too many") && warned(&r, "17.pub", "too many"));
    room_end(&r);
}

/* The whole of a key that the other program has made, and every part of it. */
static void cut_keys(void)
{
    struct minisign_public key;
    struct room r;
    struct buf text = {0};
    struct err err;
    char path[900];
    size_t i;
    room_begin(&r);
    CHECK(put_key(&r, "a.pub", &key));
    snprintf(path, sizeof path, "%s/a.pub", r.keys);
    CHECK(buf_read_file(&text, path, 1000, &err));
    for (i = 0; i + 1 < text.length; i++) { /* without its last line end it is whole */
        CHECK(put(&r, "a.pub", text.data, i) && room_read(&r));
        CHECK_INT(r.count, 0);
    }
    buf_finish(&text);
    room_end(&r);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(keys_have_names);
    RUN(no_keys_are_fine);
    RUN(what_is_not_believed);
    RUN(a_folder_that_others_can_write);
    RUN(too_many);
    RUN(cut_keys);
    return TEST_END();
}
