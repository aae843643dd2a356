/* Paths of the program's own files, folders, and how much memory we take. Plain POSIX. */
#include "platform/files.h"

#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILES_LINK_MAX 65536
#define FILES_INSTALLED "/usr/share/jstm-kiosk/assets"

bool files_program_folder(struct arena *mem, const char **out, struct err *err)
{
    size_t size = 512;
    for (; size <= FILES_LINK_MAX; size *= 2) {
        char *path = arena_alloc(mem, size);
        ssize_t length = readlink("/proc/self/exe", path, size);
        if (length < 0) {
            return err_set(err, ERR_IO, "the program's own place: %s", strerror(errno));
        }
        if ((size_t)length < size) {
            char *slash;
            path[length] = '\0';
            slash = strrchr(path, '/');
            if (!slash) {
                return err_set(err, ERR_NOT_FOUND, "the program's own place is '%s'", path);
            }
            *(slash == path ? slash + 1 : slash) = '\0';
            *out = path;
            return true;
        }
    }
    return err_set(err, ERR_FULL, "the program's own path is too long");
}

bool files_assets(struct arena *mem, const char **out, struct err *err)
{
    const char *tried[3];
    const char *chosen = getenv("JSTM_ASSETS");
    const char *program;
    if (chosen && *chosen) {
        if (!files_is_folder(chosen)) {
            return err_set(err, ERR_NOT_FOUND, "JSTM_ASSETS names '%s', which is no folder",
                           chosen);
        }
        *out = arena_copy_text(mem, chosen);
        return true;
    }
    if (!files_program_folder(mem, &program, err)) {
        return false;
    }
    tried[0] = arena_format(mem, "%s/../assets", program);
    tried[1] = arena_format(mem, "%s/assets", program);
    tried[2] = FILES_INSTALLED;
    for (size_t i = 0; i < sizeof tried / sizeof tried[0]; i++) {
        if (files_is_folder(tried[i])) {
            *out = tried[i];
            return true;
        }
    }
    return err_set(err, ERR_NOT_FOUND, "no assets folder: looked for %s, %s and %s", tried[0],
                   tried[1], tried[2]);
}

bool files_exist(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0;
}

bool files_is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

#define FILES_DEPTH 64 /* folders on the way up; links may make circles of names */

/* Up from the file's folder, compared by what the names stand for. */
const char *files_real(struct arena *mem, const char *path)
{
    char real[4096];
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ssize_t length =
        fd < 0 ? -1 : readlink(arena_format(mem, "/proc/self/fd/%d", fd), real, sizeof real);
    if (fd >= 0) {
        close(fd);
    }
    return length > 0 && (size_t)length < sizeof real ? arena_copy(mem, real, (size_t)length)
                                                      : arena_copy_text(mem, path);
}

bool files_within(const char *path, const char *folder)
{
    const char *slash = strrchr(path, '/');
    struct arena mem = {0};
    const char *at = slash == path ? "/"
                     : slash       ? arena_copy(&mem, path, (size_t)(slash - path))
                                   : ".";
    struct stat wanted, here, before = {0};
    bool within = false;
    int i;
    if (stat(folder, &wanted) == 0) {
        for (i = 0; i < FILES_DEPTH && !within && stat(at, &here) == 0; i++) {
            if (i > 0 && here.st_dev == before.st_dev && here.st_ino == before.st_ino) {
                break; /* the root is its own parent */
            }
            within = here.st_dev == wanted.st_dev && here.st_ino == wanted.st_ino;
            before = here;
            at = arena_format(&mem, "%s/..", at);
        }
    }
    arena_finish(&mem);
    return within;
}

static bool files_make_one(const char *path, struct err *err)
{
    int problem;
    if (mkdir(path, 0755) == 0) {
        return true;
    }
    problem = errno;
    if (files_is_folder(path)) {
        return true;
    }
    return err_set(err,
                   problem == ENOSPC   ? ERR_FULL
                   : problem == EACCES ? ERR_DENIED
                                       : ERR_IO,
                   "folder %s: %s", path, strerror(problem));
}

bool files_make_folder(const char *path, struct err *err)
{
    char *copy;
    bool ok = true;
    if (!*path) {
        return err_set(err, ERR_INVALID, "a folder without a name");
    }
    copy = mem_copy_text(path);
    for (char *p = copy + 1; ok && *p; p++) {
        if (*p == '/' && p[-1] != '/') {
            *p = '\0';
            ok = files_make_one(copy, err);
            *p = '/';
        }
    }
    ok = ok && files_make_one(copy, err);
    mem_free(copy);
    return ok;
}

static int files_compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool files_list(const char *folder, struct arena *mem, const char ***out, size_t *count,
                struct err *err)
{
    DIR *dir = opendir(folder);
    const char **names = NULL;
    size_t n = 0, capacity = 0;
    int problem;
    if (!dir) {
        return err_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "folder %s: %s", folder,
                       strerror(errno));
    }
    for (;;) {
        struct dirent *entry;
        errno = 0;
        entry = readdir(dir);
        if (!entry) {
            break;
        }
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) {
            continue;
        }
        if (n == capacity) {
            capacity = capacity ? capacity * 2 : 32;
            names = mem_resize_array(names, capacity, sizeof *names);
        }
        names[n++] = arena_copy_text(mem, entry->d_name);
    }
    problem = errno;
    closedir(dir);
    if (problem) {
        mem_free(names);
        return err_set(err, ERR_IO, "folder %s: %s", folder, strerror(problem));
    }
    *out = arena_alloc_array(mem, n ? n : 1, sizeof **out);
    if (n) {
        qsort(names, n, sizeof *names, files_compare);
        memcpy(*out, names, n * sizeof *names);
    }
    *count = n;
    mem_free(names);
    return true;
}

long files_memory_kib(void)
{
    char line[256];
    long kib = 0;
    FILE *f = fopen("/proc/self/smaps_rollup", "r");
    if (!f) {
        return 0;
    }
    while (fgets(line, sizeof line, f)) {
        if (strncmp(line, "Pss:", 4) == 0) {
            kib = strtol(line + 4, NULL, 10);
            break;
        }
    }
    fclose(f);
    return kib > 0 ? kib : 0;
}
