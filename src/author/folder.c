/* Reading the content folder.
 *
 * Names are sorted by bytes and nothing depends on the order the file system gives, nor on owner,
 * mode or time of a file, because the same sources must give the same pack everywhere. Links are
 * refused: they would let a content folder reach into the machine that builds it. */
#include "author/folder.h"

#include "author/plain.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static char *folder_path(struct model *m, const char *path)
{
    return arena_format(&m->mem, "%s/%s", m->root, path);
}

static int folder_order(const void *a, const void *b)
{
    return strcmp(((const struct folder_item *)a)->name, ((const struct folder_item *)b)->name);
}

static bool folder_item(struct model *m, const char *folder, const char *name,
                        struct folder_item *out)
{
    const char *sep = folder[0] ? "/" : "";
    const char *path = arena_format(&m->mem, "%s%s%s", folder, sep, name);
    struct stat st;
    if (utf8_check(name, strlen(name)) != strlen(name)) {
        diag_add(m->d, DIAG_ERROR, model_place(folder[0] ? folder : ".", 1, 1),
                 "a file's name is not UTF-8; rename it to letters a-z, digits and '-'");
        return false;
    }
    if (lstat(folder_path(m, path), &st) != 0) {
        diag_add(m->d, DIAG_ERROR, model_place(path, 1, 1),
                 "the system does not let it be looked at; check its permissions and the disk");
        return false;
    }
    if (S_ISLNK(st.st_mode)) {
        diag_add(m->d, DIAG_ERROR, model_place(path, 1, 1),
                 "this is a link to another place; put a copy of the file here");
        return false;
    }
    out->name = arena_copy_text(&m->mem, name);
    out->kind = S_ISREG(st.st_mode)   ? FOLDER_FILE
                : S_ISDIR(st.st_mode) ? FOLDER_FOLDER
                                      : FOLDER_OTHER;
    if (out->kind == FOLDER_OTHER) {
        diag_add(m->d, DIAG_ERROR, model_place(path, 1, 1),
                 "this is neither a file nor a folder; take it away");
        return false;
    }
    return true;
}

/* What systems and office programs leave beside files: nobody wrote it, and most do not see it. */
static bool folder_litter(const char *name)
{
    static const char *const names[] = {"Thumbs.db", "desktop.ini", "ehthumbs.db", "Icon\r"};
    size_t length = strlen(name), i;
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcasecmp(name, names[i]) == 0) {
            return true;
        }
    }
    /* ".DS_Store", ".~lock.table.xlsx#"; "~$table.xlsx" while it is open in Excel; "page.md~" */
    return name[0] == '.' || strncmp(name, "~$", 2) == 0 || name[length - 1] == '~';
}

size_t folder_list(struct model *m, const char *path, struct folder_item **out)
{
    DIR *dir = opendir(folder_path(m, path));
    struct folder_item *items = NULL;
    size_t count = 0, capacity = 0;
    struct dirent *found;
    *out = NULL;
    if (!dir) {
        return 0;
    }
    while ((found = readdir(dir))) {
        if (folder_litter(found->d_name)) {
            continue;
        }
        if (count == capacity) {
            capacity = capacity ? capacity * 2 : 64;
            items = mem_resize_array(items, capacity, sizeof *items);
        }
        count += folder_item(m, path, found->d_name, &items[count]);
    }
    closedir(dir);
    if (count) {
        qsort(items, count, sizeof *items, folder_order);
        *out = arena_alloc_array(&m->mem, count, sizeof *items);
        memcpy(*out, items, count * sizeof *items);
    }
    mem_free(items);
    return count;
}

bool folder_has(struct model *m, const char *path)
{
    struct stat st;
    return lstat(folder_path(m, path), &st) == 0 && S_ISREG(st.st_mode);
}

bool folder_read(struct model *m, const char *path, size_t limit, struct buf *out)
{
    const char *full = folder_path(m, path);
    struct stat st;
    struct err err;
    if (lstat(full, &st) != 0 || !S_ISREG(st.st_mode)) {
        diag_add(m->d, DIAG_ERROR, model_place(path, 1, 1), "there is no such file; add it");
        return false;
    }
    if (!buf_read_file(out, full, limit, &err)) {
        if (err.code == ERR_FULL) {
            diag_add(m->d, DIAG_ERROR, model_place(path, 1, 1),
                     "the file is larger than %zu KiB; make it smaller", limit / 1024);
        } else {
            diag_add(m->d, DIAG_ERROR, model_place(path, 1, 1),
                     "the file cannot be read; check its permissions and the disk");
        }
        return false;
    }
    return true;
}

bool folder_read_text(struct model *m, const char *path, bool tables, struct buf *out)
{
    return folder_read(m, path, FOLDER_TEXT_MAX, out) && plain_read(m->d, path, tables, out);
}
