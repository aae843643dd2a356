/* Walks the folder and sums up a hash of each file: a sum, because the order in which a file system
 * names its files means nothing. A folder is given to the kernel before its names are read, so that
 * nothing can come in between unseen; giving one twice is no harm.
 *
 * Inode numbers do not go in: FAT has none, and the kernel makes up others when it likes. */
#include "platform/watch_look.h"

#include "base/arena.h"
#include "base/hash.h"
#include "base/mem.h"

#include <dirent.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#define LOOK_DEPTH 8         /* folders below the first: no content goes deeper */
#define LOOK_MOST 200000     /* files; somebody watches the wrong folder */
#define LOOK_GONE 0x676F6E65 /* the number of a folder that is not there */
#define LOOK_EVENTS                                                                     \
    (IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | \
     IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB | IN_ONLYDIR)

struct look {
    struct watch_look *l;
    struct arena mem;
    uint64_t sum;
    size_t count;
};

/* File systems of this machine, whose every change passes through this kernel.
 * Source: statfs(2) and linux/magic.h, which not every system installs. */
static bool look_tells(const char *folder)
{
    static const unsigned long local[] = {0xEF53 /* ext2, 3, 4 */,  0x9123683E /* btrfs */,
                                          0x58465342 /* xfs */,     0x01021994 /* tmpfs */,
                                          0xF2F52010 /* f2fs */,    0x2FC12FC1 /* zfs */,
                                          0x794C7630 /* overlay */, 0x4D44 /* fat */,
                                          0x2011BAB0 /* exfat */,   0x7366746E /* ntfs3 */};
    struct statfs fs;
    size_t i;
    if (statfs(folder, &fs) != 0) {
        return false;
    }
    for (i = 0; i < sizeof local / sizeof *local; i++) {
        if ((unsigned long)fs.f_type == local[i]) {
            return true;
        }
    }
    return false;
}

static void look_listen(struct watch_look *l, const char *folder)
{
    int number = l->fd >= 0 ? inotify_add_watch(l->fd, folder, LOOK_EVENTS) : -1;
    if (number < 0) {
        l->blind = true; /* the kernel has no watch left, or has never had one */
        return;
    }
    if ((size_t)number >= l->capacity) {
        size_t capacity = l->capacity ? l->capacity : 64;
        while (capacity <= (size_t)number) {
            capacity *= 2;
        }
        l->alive = mem_resize_array(l->alive, capacity, sizeof *l->alive);
        memset(l->alive + l->capacity, 0, (capacity - l->capacity) * sizeof *l->alive);
        l->capacity = capacity;
    }
    l->alive[number] = l->round;
}

static void look_folder(struct look *look, const char *folder, int depth);

static void look_item(struct look *look, const char *folder, const char *name, int depth)
{
    const char *path = arena_format(&look->mem, "%s/%s", folder, name);
    uint64_t h = hash_text(HASH_START, path);
    struct stat st;
    if (lstat(path, &st) != 0) {
        return; /* gone since its name was read: the next look will tell */
    }
    h = hash_u64(h, (uint64_t)st.st_mode); /* what may not be read is missing, too */
    if (!S_ISDIR(st.st_mode)) { /* a folder's own time says only that its files have others */
        h = hash_u64(h, (uint64_t)st.st_size);
        h = hash_u64(h, (uint64_t)st.st_mtim.tv_sec);
        h = hash_u64(h, (uint64_t)st.st_mtim.tv_nsec);
    }
    look->sum += h;
    look->count++;
    if (S_ISDIR(st.st_mode) && depth < LOOK_DEPTH) {
        look_folder(look, path, depth + 1);
    }
}

static void look_folder(struct look *look, const char *folder, int depth)
{
    struct arena_mark mark = arena_mark(&look->mem);
    struct dirent *item;
    DIR *dir;
    look_listen(look->l, folder);
    dir = opendir(folder);
    while (dir && look->count < LOOK_MOST && (item = readdir(dir))) {
        if (item->d_name[0] != '.') {
            look_item(look, folder, item->d_name, depth);
            arena_rewind(&look->mem, mark);
        }
    }
    if (dir) {
        closedir(dir);
    }
}

uint64_t watch_look(struct watch_look *l)
{
    struct look look = {.l = l};
    struct stat st;
    l->round++;
    l->gone = stat(l->folder, &st) != 0 || !S_ISDIR(st.st_mode);
    if (l->gone) {
        return LOOK_GONE;
    }
    l->device = st.st_dev;
    l->inode = st.st_ino;
    l->blind = !look_tells(l->folder);
    look_folder(&look, l->folder, 0);
    arena_finish(&look.mem);
    return look.sum;
}

bool watch_look_alive(const struct watch_look *l, int number)
{
    return number >= 0 && (size_t)number < l->capacity && l->alive[number] == l->round;
}

bool watch_look_moved(const struct watch_look *l)
{
    struct stat st;
    return stat(l->folder, &st) != 0 || st.st_dev != l->device || st.st_ino != l->inode;
}
