/* Reading the content folder.
 *
 * Names are sorted by bytes and nothing depends on the order the file system gives, nor on owner,
 * mode or time of a file, because the same sources must give the same pack everywhere. Links are
 * refused: they would let a content folder reach into the machine that builds it. */
#include "author/folder.h"

#include "author/encoding.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
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
        diag_add(m->d, DIAG_ERROR, model_place(path, 1, 1), "cannot be read (%s); check the disk",
                 strerror(errno));
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
        if (found->d_name[0] == '.') {
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

static struct diag_place folder_place(const char *path, const struct buf *text, size_t at)
{
    int line = 1;
    size_t start = 0, i;
    for (i = 0; i < at; i++) {
        if (text->data[i] == '\n') {
            line++;
            start = i + 1;
        }
    }
    return model_place(path, line, (int)utf8_count(text->data + start, at - start) + 1);
}

/* '\r\n' and a lone '\r' become '\n', in place. */
static void folder_line_ends(struct buf *text)
{
    size_t from, to = 0;
    for (from = 0; from < text->length; from++) {
        char c = text->data[from];
        if (c == '\r') {
            if (from + 1 < text->length && text->data[from + 1] == '\n') {
                continue;
            }
            c = '\n';
        }
        text->data[to++] = c;
    }
    text->length = to;
    text->data[to] = '\0';
}

static bool folder_controls(struct model *m, const char *path, const struct buf *text)
{
    size_t i;
    for (i = 0; i < text->length; i++) {
        unsigned char c = (unsigned char)text->data[i];
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) {
            diag_add(m->d, DIAG_ERROR, folder_place(path, text, i),
                     "control character U+%04X; delete it and type the place again", c);
            return false;
        }
    }
    return true;
}

bool folder_read_text(struct model *m, const char *path, bool tables, struct buf *out)
{
    size_t bad;
    if (!folder_read(m, path, FOLDER_TEXT_MAX, out)) {
        return false;
    }
    if (out->length == 0) {
        buf_add_text(out, ""); /* so that data is a string */
    }
    if (tables) {
        encoding_mend(m->d, path, out);
    }
    if (out->length >= 3 && memcmp(out->data, "\xEF\xBB\xBF", 3) == 0) {
        memmove(out->data, out->data + 3, out->length - 2);
        out->length -= 3;
    }
    folder_line_ends(out);
    bad = utf8_check(out->data, out->length);
    if (bad != out->length) {
        diag_add(m->d, DIAG_ERROR, folder_place(path, out, bad),
                 "byte %02X is not UTF-8 text; save the file as UTF-8",
                 (unsigned char)out->data[bad]);
        return false;
    }
    return folder_controls(m, path, out);
}
