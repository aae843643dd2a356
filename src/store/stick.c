/* What lies on a stick. Nothing of it is opened here: names are listed and asked for their kind and
 * size, without following a link, in folders that were themselves opened without following one. A
 * pipe or a device is therefore never touched, and cannot hold us up.
 *
 * What is found may be something else a moment later. That does not matter: whoever opens it asks
 * again, copies what is there and believes only the copy. */
#include "store/stick.h"

#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#define STICK_PACK_END ".kpack"
#define STICK_SIGNATURE_END ".minisig"

struct stick_name {
    const char *name;
    bool is_signature;
};

struct stick_folder {
    const char *path; /* as it is shown to others */
    DIR *dir;
    struct stick_name names[STICK_NAMES];
    size_t count;
};

static bool stick_ends(const char *name, const char *end)
{
    size_t n = strlen(name), e = strlen(end);
    return n > e && strcasecmp(name + n - e, end) == 0;
}

static bool stick_failed(struct err *err, const char *what)
{
    return err_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", what, strerror(errno));
}

/* Any bytes as words: what is not UTF-8, and what would move the cursor, is shown as U+FFFD. */
static const char *stick_shown(const char *name, struct arena *mem)
{
    const char *at = name, *end = name + strlen(name);
    struct buf text = {0};
    const char *out;
    while (at < end) {
        uint32_t cp = utf8_next(&at, end);
        buf_add_utf8(&text, cp < 0x20 || (cp >= 0x7f && cp < 0xa0) ? UTF8_REPLACEMENT : cp);
    }
    out = arena_copy_text(mem, buf_text(&text));
    buf_finish(&text);
    return out;
}

/* --- listing ---------------------------------------------------------------------------------- */

/* The names of one folder that end as packs and signatures do. */
static bool stick_list(struct stick_folder *f, struct arena *mem, bool *too_many, struct err *err)
{
    struct dirent *item;
    size_t listed = 0;
    errno = 0;
    while ((item = readdir(f->dir))) {
        const char *name = item->d_name;
        bool pack = stick_ends(name, STICK_PACK_END);
        if (++listed > STICK_LISTED) {
            *too_many = true;
            return true;
        }
        if (name[0] != '.' && (pack || stick_ends(name, STICK_PACK_END STICK_SIGNATURE_END))) {
            if (f->count == STICK_NAMES) {
                *too_many = true;
                return true;
            }
            f->names[f->count++] = (struct stick_name){arena_copy_text(mem, name), !pack};
        }
        errno = 0;
    }
    return errno == 0 || stick_failed(err, f->path);
}

static int stick_compare_names(const void *a, const void *b)
{
    return strcmp(((const struct stick_name *)a)->name, ((const struct stick_name *)b)->name);
}

/* x.kpack.minisig for x.kpack: by the very letters, else by letters of either case. */
static const char *stick_partner(const struct stick_folder *f, const char *pack)
{
    const char *near = NULL;
    size_t n = strlen(pack), i;
    for (i = 0; i < f->count; i++) {
        const char *name = f->names[i].name;
        struct stat st;
        if (!f->names[i].is_signature || strlen(name) != n + strlen(STICK_SIGNATURE_END) ||
            strncasecmp(name, pack, n) != 0 ||
            fstatat(dirfd(f->dir), name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode)) {
            continue;
        }
        if (strncmp(name, pack, n) == 0) {
            return name;
        }
        near = near ? near : name;
    }
    return near;
}

static const char *stick_path(const struct stick_folder *f, const char *name, struct arena *mem)
{
    size_t n = strlen(f->path);
    return name ? arena_format(mem, "%s%s%s", f->path, n && f->path[n - 1] == '/' ? "" : "/", name)
                : NULL;
}

/* The packs of one folder behind those that are there already. */
static void stick_pair(const struct stick_folder *f, struct arena *mem, struct stick *out)
{
    size_t i;
    for (i = 0; i < f->count; i++) {
        const char *name = f->names[i].name;
        struct stat st;
        if (f->names[i].is_signature ||
            fstatat(dirfd(f->dir), name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
            continue;
        }
        if (!S_ISREG(st.st_mode)) {
            out->odd++;
        } else if (out->count == STICK_PACKS) {
            out->too_many = true;
        } else {
            out->files[out->count++] =
                (struct stick_file){.pack = stick_path(f, name, mem),
                                    .signature = stick_path(f, stick_partner(f, name), mem),
                                    .shown = stick_shown(name, mem),
                                    .size = (uint64_t)st.st_size};
        }
    }
}

/* Takes `fd` over. */
static bool stick_folder(int fd, const char *path, struct arena *mem, struct stick *out,
                         struct err *err)
{
    struct stick_folder *f = arena_alloc(mem, sizeof *f);
    bool ok;
    f->path = path;
    f->dir = fdopendir(fd);
    if (!f->dir) {
        close(fd);
        return stick_failed(err, path);
    }
    ok = stick_list(f, mem, &out->too_many, err);
    if (ok && f->count > 0) {
        qsort(f->names, f->count, sizeof *f->names, stick_compare_names);
        stick_pair(f, mem, out);
    }
    closedir(f->dir);
    return ok;
}

static int stick_compare(const void *a, const void *b)
{
    return strcmp(((const struct stick_file *)a)->pack, ((const struct stick_file *)b)->pack);
}

bool stick_scan(const char *place, struct arena *mem, struct stick *out, struct err *err)
{
    int root = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC), below;
    struct stick_folder here = {.path = place};
    bool ok;
    memset(out, 0, sizeof *out);
    out->files = arena_alloc_array(mem, STICK_PACKS, sizeof *out->files);
    if (root < 0) {
        return err_set(err, ERR_IO, "%s: %s", place, strerror(errno));
    }
    below = openat(root, STICK_FOLDER, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    ok = below >= 0 || errno == ENOENT || errno == ENOTDIR || errno == ELOOP ||
         stick_failed(err, STICK_FOLDER);
    if (!ok) {
        close(root);
        return false;
    }
    ok = stick_folder(root, place, mem, out, err);
    if (below >= 0) {
        const char *path = stick_path(&here, STICK_FOLDER, mem);
        if (ok) {
            ok = stick_folder(below, path, mem, out, err);
        } else {
            close(below);
        }
    }
    if (out->count > 1) {
        qsort(out->files, out->count, sizeof *out->files, stick_compare);
    }
    return ok || err_wrap(err, "the stick");
}

/* --- one pack --------------------------------------------------------------------------------- */

bool stick_file(const char *pack, struct arena *mem, struct stick_file *out, struct err *err)
{
    const char *slash = strrchr(pack, '/'), *name = slash ? slash + 1 : pack;
    struct stick_folder *f = arena_alloc(mem, sizeof *f);
    bool ignored = false;
    struct stat st;
    if (lstat(pack, &st) != 0) {
        return stick_failed(err, pack);
    }
    if (!S_ISREG(st.st_mode)) {
        return err_set(err, ERR_INVALID, "%s is no plain file", pack);
    }
    *out = (struct stick_file){
        .pack = pack, .shown = stick_shown(name, mem), .size = (uint64_t)st.st_size};
    out->signature = arena_format(mem, "%s" STICK_SIGNATURE_END, pack);
    if (lstat(out->signature, &st) == 0 && S_ISREG(st.st_mode)) {
        return true;
    }
    out->signature = NULL;
    if (!stick_ends(name, STICK_PACK_END)) { /* of another name: by the very letters only */
        return true;
    }
    f->path = !slash ? "." : slash == pack ? "/" : arena_copy(mem, pack, (size_t)(slash - pack));
    f->dir = opendir(f->path);
    if (!f->dir) {
        return stick_failed(err, f->path);
    }
    if (stick_list(f, mem, &ignored, err)) {
        out->signature = stick_path(f, stick_partner(f, name), mem);
    }
    closedir(f->dir);
    return true;
}
