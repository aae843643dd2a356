/* A content folder of one's own: a copy of tests/fixtures/mini in scratch, where a test changes one
 * thing and looks at what the author's desk says to it. */
#ifndef TESTS_AUTHOR_DESK_H
#define TESTS_AUTHOR_DESK_H

#include "test.h"

#include "author/compile.h"
#include "base/arena.h"
#include "base/buf.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct desk {
    char root[1024];
};

static inline void desk_remove(const char *path)
{
    struct arena mem = {0};
    DIR *dir = opendir(path);
    struct dirent *item;
    while (dir && (item = readdir(dir))) {
        const char *name = arena_format(&mem, "%s/%s", path, item->d_name);
        struct stat st;
        if (strcmp(item->d_name, ".") == 0 || strcmp(item->d_name, "..") == 0) {
            continue;
        }
        if (lstat(name, &st) == 0 && S_ISDIR(st.st_mode)) {
            desk_remove(name);
        } else {
            unlink(name);
        }
    }
    if (dir) {
        closedir(dir);
    }
    rmdir(path);
    arena_finish(&mem);
}

/* Plain writing: buf_write_file waits for the disk, and thousands of such files are thrown away. */
static inline bool desk_put(const char *path, const void *bytes, size_t length)
{
    FILE *f = fopen(path, "wb");
    bool ok = f && (length == 0 || fwrite(bytes, 1, length, f) == length);
    return f && fclose(f) == 0 && ok;
}

static inline void desk_copy(const char *from, const char *to)
{
    struct arena mem = {0};
    DIR *dir = opendir(from);
    struct dirent *item;
    mkdir(to, 0777);
    while (dir && (item = readdir(dir))) {
        const char *source = arena_format(&mem, "%s/%s", from, item->d_name);
        const char *target = arena_format(&mem, "%s/%s", to, item->d_name);
        struct stat st;
        struct buf bytes = {0};
        struct err err;
        if (item->d_name[0] == '.') {
            continue;
        }
        if (stat(source, &st) == 0 && S_ISDIR(st.st_mode)) {
            desk_copy(source, target);
        } else if (!buf_read_file(&bytes, source, 1 << 24, &err) ||
                   !desk_put(target, buf_text(&bytes), bytes.length)) {
            test_fail(source, 0, "cannot be copied");
        }
        buf_finish(&bytes);
    }
    if (dir) {
        closedir(dir);
    }
    arena_finish(&mem);
}

static inline void desk_open(struct desk *d, const char *name)
{
    snprintf(d->root, sizeof d->root, "%s", test_scratch(name));
    desk_remove(d->root);
    desk_copy(test_path("fixtures/mini"), d->root);
}

static inline const char *desk_path(const struct desk *d, const char *file, char path[1400])
{
    snprintf(path, 1400, "%s/%s", d->root, file);
    return path;
}

static inline bool desk_read(const struct desk *d, const char *file, struct buf *out)
{
    char path[1400];
    struct err err;
    return buf_read_file(out, desk_path(d, file, path), 1 << 24, &err);
}

static inline void desk_write(const struct desk *d, const char *file, const void *bytes,
                              size_t length)
{
    char path[1400];
    if (!desk_put(desk_path(d, file, path), bytes, length)) {
        test_fail(file, 0, "cannot be written");
    }
}

/* Replaces the first `find` of a file; NULL replaces the whole file, and makes it when it is new.
 */
static inline bool desk_edit(const struct desk *d, const char *file, const char *find,
                             const char *replace)
{
    struct buf old = {0}, now = {0};
    const char *at = NULL;
    if (find) {
        desk_read(d, file, &old);
        at = strstr(buf_text(&old), find);
        if (!at) {
            test_fail(file, 0, "lacks \"%s\"", find);
            buf_finish(&old);
            return false;
        }
        buf_add(&now, old.data, (size_t)(at - old.data));
    }
    buf_add_text(&now, replace);
    if (find) {
        buf_add_text(&now, at + strlen(find));
    }
    desk_write(d, file, buf_text(&now), now.length);
    buf_finish(&old);
    buf_finish(&now);
    return true;
}

/* All messages of one run, as printed; *errors counts the errors among them. */
static inline bool desk_check(const struct desk *d, struct buf *said, size_t *errors)
{
    struct author_options options = {.source = d->root};
    struct diag diag = {0};
    struct err err = {ERR_NONE, ""};
    bool ok = author_build(&options, &diag, &err);
    buf_clear(said);
    diag_print(&diag, said);
    if (!ok && diag.errors == 0) {
        buf_format(said, "failed: %s\n", err.text);
    }
    *errors = diag.errors;
    diag_finish(&diag);
    return ok;
}

/* --- tables of mistakes ----------------------------------------------------------------------- */

struct mistake {
    const char *file, *find,
        *replace;     /* find NULL: replace is the whole file; replace NULL: no file */
    const char *said; /* one whole line of the answer */
};

static inline bool desk_says(const char *said, const char *line)
{
    size_t length = strlen(line);
    const char *at = said;
    while ((at = strstr(at, line))) {
        if ((at == said || at[-1] == '\n') && at[length] == '\n') {
            return true;
        }
        at++;
    }
    return false;
}

/* Makes each mistake in turn in one folder, and mends it again. */
static inline void desk_make_mistakes(const struct mistake *list, size_t count)
{
    struct desk desk;
    struct buf said = {0}, old = {0};
    size_t i, errors;
    desk_open(&desk, "check");
    for (i = 0; i < count; i++) {
        const struct mistake *m = &list[i];
        bool new_file = !desk_read(&desk, m->file, &old);
        char path[1400];
        bool ok;
        if (m->replace) {
            CHECK(desk_edit(&desk, m->file, m->find, m->replace));
        } else {
            unlink(desk_path(&desk, m->file, path));
        }
        ok = desk_check(&desk, &said, &errors);
        if (!desk_says(said.data, m->said) || ok != (strstr(m->said, ": error:") == NULL)) {
            test_fail(__FILE__, __LINE__, "mistake %zu in %s\nwanted %s\nsaid\n%s", i, m->file,
                      m->said, said.data);
        }
        if (new_file) {
            unlink(desk_path(&desk, m->file, path));
        } else {
            desk_write(&desk, m->file, old.data, old.length);
        }
    }
    CHECK(desk_check(&desk, &said, &errors));
    desk_remove(desk.root);
    buf_finish(&said);
    buf_finish(&old);
}

#define MAKE(list) desk_make_mistakes(list, sizeof list / sizeof *list)

#endif
