/* Kept pictures are named by what they depend on, so every save of a drawing leaves the one before
 * behind. What was not wanted for longest goes first; the time of a file is when a build last found
 * it. Only files that bear such a name are touched, whatever else somebody
 * keeps in that folder. */
#include "author/compile.h"
#include "author/pictures/cache.h"

#include "base/mem.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct kept {
    const char *path;
    int64_t bytes, wanted_s;
};

struct prune {
    struct arena mem;
    struct kept *files;
    size_t count, capacity;
    int64_t bytes;
};

static bool prune_ours(const char *name)
{
    size_t length = strspn(name, "0123456789abcdef");
    return length == PACK_DIGEST_SIZE * 2 && name[length] == '\0';
}

static void prune_list(struct prune *p, const char *folder)
{
    DIR *dir = opendir(folder);
    struct dirent *item;
    struct stat st;
    while (dir && (item = readdir(dir))) {
        const char *path;
        if (!prune_ours(item->d_name)) {
            continue;
        }
        path = arena_format(&p->mem, "%s/%s", folder, item->d_name);
        if (lstat(path, &st) == 0 && S_ISREG(st.st_mode)) {
            p->files = arena_grow(&p->mem, p->files, p->count, &p->capacity, sizeof *p->files);
            p->files[p->count++] = (struct kept){path, st.st_size, st.st_mtim.tv_sec};
            p->bytes += st.st_size;
        }
    }
    if (dir) {
        closedir(dir);
    }
}

static int prune_order(const void *a, const void *b)
{
    const struct kept *x = a, *y = b;
    if (x->wanted_s != y->wanted_s) {
        return x->wanted_s < y->wanted_s ? -1 : 1;
    }
    return strcmp(x->path, y->path);
}

void author_prune_cache(const char *folder, int64_t most_bytes)
{
    struct prune p = {.count = 0};
    size_t i;
    prune_list(&p, folder);
    if (p.count > 0) {
        qsort(p.files, p.count, sizeof *p.files, prune_order);
    }
    for (i = 0; i < p.count && p.bytes > most_bytes; i++) {
        if (unlink(p.files[i].path) == 0) {
            p.bytes -= p.files[i].bytes;
        }
    }
    arena_finish(&p.mem);
}

void cache_wanted(const char *path)
{
    utimensat(AT_FDCWD, path, NULL, 0);
}
