/* The store's seam made real: plain POSIX, one call each. */
#include "store/ops.h"

#include "linux.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

static int ops_create(void *self, const char *path)
{
    (void)self;
    return open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
}

/* The same fd, or none when it is a folder, a pipe or a device that calls itself a file. */
static int regular_only(int fd)
{
    struct stat st;
    if (fd >= 0 && (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))) {
        close(fd);
        errno = EINVAL;
        return -1;
    }
    return fd;
}

static int ops_append(void *self, const char *path)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
    (void)self;
    return regular_only(fd);
}

static int ops_lock(void *self, const char *path)
{
    int fd = ops_append(self, path), number;
    if (fd < 0 && errno == EROFS) { /* a disk in trouble: what runs on it can still be shown */
        fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    }
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0) {
        number = errno == EWOULDBLOCK ? EAGAIN : errno;
        close(fd);
        errno = number;
        return -1;
    }
    return fd;
}

static int ops_open(void *self, const char *path)
{
    /* not to hang on a pipe that calls itself a pack */
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    (void)self;
    return regular_only(fd);
}

static int ops_open_disk(void *self, const char *path)
{
    int fd = ops_open(self, path);
    if (fd >= 0) {
        store_linux_past_memory(fd);
    }
    return fd;
}

static ssize_t ops_read(void *self, int fd, void *bytes, size_t length)
{
    (void)self;
    return read(fd, bytes, length);
}

static ssize_t ops_write(void *self, int fd, const void *bytes, size_t length)
{
    (void)self;
    return write(fd, bytes, length);
}

static int ops_reserve(void *self, int fd, uint64_t size)
{
    int code = size > INT64_MAX ? EFBIG : posix_fallocate(fd, 0, (off_t)size);
    (void)self;
    errno = code ? code : errno;
    return code ? -1 : 0;
}

static int ops_sync(void *self, int fd)
{
    (void)self;
    return fsync(fd);
}

static int ops_close(void *self, int fd)
{
    (void)self;
    return close(fd);
}

static int ops_sync_folder(void *self, const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), result;
    (void)self;
    if (fd < 0) {
        return -1;
    }
    result = fsync(fd);
    close(fd);
    return result;
}

static int ops_make_folder(void *self, const char *path)
{
    (void)self;
    return mkdir(path, 0700);
}

static int ops_rename(void *self, const char *from, const char *to)
{
    (void)self;
    return rename(from, to);
}

static int ops_remove(void *self, const char *path)
{
    (void)self;
    return unlink(path);
}

static int ops_remove_folder(void *self, const char *path)
{
    (void)self;
    return rmdir(path);
}

static int ops_info(void *self, const char *path, struct store_file_info *out)
{
    struct stat st;
    (void)self;
    if (lstat(path, &st) != 0) {
        return -1;
    }
    out->size = (uint64_t)st.st_size;
    out->changed_s = (int64_t)st.st_mtim.tv_sec;
    out->is_file = S_ISREG(st.st_mode);
    out->is_folder = S_ISDIR(st.st_mode);
    return 0;
}

static int ops_list(void *self, const char *path, int (*each)(void *to, const char *name), void *to)
{
    DIR *folder = opendir(path);
    struct dirent *entry;
    (void)self;
    if (!folder) {
        return -1;
    }
    while ((entry = readdir(folder)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
            !each(to, entry->d_name)) {
            break;
        }
    }
    closedir(folder);
    return 0;
}

static int ops_forget(void *self, int fd)
{
    (void)self;
    return posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED) ? -1 : 0;
}

static int ops_room(void *self, const char *path, uint64_t *bytes)
{
    struct statvfs st;
    (void)self;
    if (statvfs(path, &st) != 0) {
        return -1;
    }
    *bytes = (uint64_t)st.f_bavail * st.f_frsize;
    return 0;
}

const struct store_ops store_ops_system = {.create = ops_create,
                                           .open = ops_open,
                                           .append = ops_append,
                                           .lock = ops_lock,
                                           .read = ops_read,
                                           .write = ops_write,
                                           .reserve = ops_reserve,
                                           .sync = ops_sync,
                                           .close = ops_close,
                                           .sync_folder = ops_sync_folder,
                                           .make_folder = ops_make_folder,
                                           .rename = ops_rename,
                                           .remove = ops_remove,
                                           .remove_folder = ops_remove_folder,
                                           .info = ops_info,
                                           .list = ops_list,
                                           .forget = ops_forget,
                                           .room = ops_room,
                                           .alone = store_linux_alone,
                                           .parallel = true,
                                           .open_disk = ops_open_disk,
                                           .begin_write = store_linux_begin_write,
                                           .flush = store_linux_flush};
