/* The keys in keys.d: whoever can put a file there decides what this kiosk shows, so a file (or a
 * folder) that others can write is not believed, and nothing is followed that leads elsewhere. */
#include "store/keys.h"

#include "base/utf8.h"
#include "platform/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEYS_END ".pub"

struct keys {
    const char *folder;
    struct arena *mem;
    struct store_key *list;
    size_t count;
    struct diag *d;
};

static void keys_warn(struct keys *k, const char *file, const char *why)
{
    struct diag_place place = {arena_format(k->mem, "%s/%s", k->folder, file), 0, 0};
    diag_add(k->d, DIAG_WARNING, place, "%s", why);
}

/* The file's name without its end, if staff could read it as "signed by". */
static const char *keys_name(struct keys *k, const char *file)
{
    size_t length = strlen(file), i;
    if (length <= strlen(KEYS_END) || strcmp(file + length - strlen(KEYS_END), KEYS_END) != 0 ||
        file[0] == '.') {
        return NULL;
    }
    length -= strlen(KEYS_END);
    if (length >= STORE_KEY_NAME_MAX || utf8_check(file, length) != length) {
        keys_warn(k, "", "a key's name is too long or not UTF-8; rename its file");
        return NULL;
    }
    for (i = 0; i < length; i++) {
        if ((unsigned char)file[i] < 0x20 || file[i] == 0x7f) {
            keys_warn(k, "", "a key's name has control characters; rename its file");
            return NULL;
        }
    }
    return arena_copy(k->mem, file, length);
}

static const char *keys_open_why(int number)
{
    return number == ELOOP ? "this key is a link and is not followed; put the file itself here"
                           : "this key cannot be read; look at its owner and mode";
}

/* The bytes of a plain file that only its owner can write; -1: warned. */
static ssize_t keys_bytes(struct keys *k, const char *file, char *out, size_t room)
{
    const char *path = arena_format(k->mem, "%s/%s", k->folder, file);
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    const char *why = NULL;
    struct stat st;
    ssize_t got = -1, n;
    if (fd < 0) {
        keys_warn(k, file, keys_open_why(errno));
        return -1;
    }
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        why = "this is not a file; remove it";
    } else if (st.st_mode & (S_IWGRP | S_IWOTH)) {
        why = "others can write this key and it is not believed; chmod go-w it";
    } else {
        for (got = 0; (size_t)got < room; got += n) {
            n = read(fd, out + got, room - (size_t)got);
            if (n <= 0) {
                why = n < 0 ? "this key cannot be read; look at the disk" : NULL;
                break;
            }
        }
    }
    close(fd);
    if (why) {
        keys_warn(k, file, why);
    }
    return why ? -1 : got;
}

static void keys_one(struct keys *k, const char *name)
{
    const char *file = arena_format(k->mem, "%s" KEYS_END, name);
    char bytes[MINISIGN_FILE_MAX + 1];
    ssize_t length = keys_bytes(k, file, bytes, sizeof bytes);
    struct minisign_public key;
    struct err err;
    size_t i;
    if (length < 0) {
        return;
    }
    if (!minisign_read_public(bytes, (size_t)length, &key, &err)) {
        keys_warn(k, file, arena_format(k->mem, "no public key of minisign: %s", err.text));
        return;
    }
    for (i = 0; i < k->count; i++) {
        if (memcmp(k->list[i].key.id, key.id, sizeof key.id) == 0) {
            keys_warn(k, file,
                      arena_format(k->mem, "the same key as %s.pub; remove one of them",
                                   k->list[i].name));
            return;
        }
    }
    if (k->count == STORE_KEYS_MAX) {
        keys_warn(k, file, "there are too many keys; remove those that are not used any more");
        return;
    }
    k->list[k->count].key = key;
    memcpy(k->list[k->count].name, name, strlen(name) + 1);
    k->count++;
}

static int keys_compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool store_keys_read(const char *folder, struct arena *mem, struct store_key **out, size_t *count,
                     struct diag *d, struct err *err)
{
    struct keys k = {.mem = mem, .d = d};
    const char **names;
    size_t all, i, n = 0;
    struct stat st;
    k.folder = arena_format(mem, "%s/" STORE_KEYS, folder);
    k.list = *out = arena_alloc_array(mem, STORE_KEYS_MAX, sizeof *k.list);
    *count = 0;
    if (!files_list(k.folder, mem, &names, &all, err)) {
        return err->code == ERR_NOT_FOUND;
    }
    if (stat(k.folder, &st) != 0) {
        return err_set(err, ERR_IO, "%s: %s", k.folder, strerror(errno));
    }
    if (st.st_mode & (S_IWGRP | S_IWOTH)) {
        keys_warn(&k, "",
                  "others can write this folder and no key in it is believed;"
                  " chmod go-w it");
        return true;
    }
    for (i = 0; i < all; i++) {
        const char *name = keys_name(&k, names[i]);
        if (name) {
            names[n++] = name;
        }
    }
    qsort(names, n, sizeof *names, keys_compare);
    for (i = 0; i < n; i++) {
        keys_one(&k, names[i]);
    }
    *count = k.count;
    return true;
}
