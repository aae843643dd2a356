/* Every touch of the store's own disk goes through this seam, so that tests can count, record, fail
 * and lose what was asked of it. Functions are those of POSIX: -1 and errno when it says no. Paths
 * are absolute. */
#ifndef STORE_OPS_H
#define STORE_OPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct store_file_info {
    uint64_t size;
    int64_t changed_s; /* when its bytes were written last, seconds since 1970; 0: unknown */
    int is_file, is_folder;
};

struct store_ops {
    void *self;
    int (*create)(void *self, const char *path); /* for writing; it must not exist: O_EXCL */
    int (*open)(void *self, const char *path);   /* for reading; no link is followed */
    int (*append)(void *self, const char *path); /* for writing at its end; made when missing */
    /* Nobody else gets it until it is closed, which also happens when we die; EAGAIN. */
    int (*lock)(void *self, const char *path);
    ssize_t (*read)(void *self, int fd, void *bytes, size_t length);
    ssize_t (*write)(void *self, int fd, const void *bytes, size_t length);
    int (*reserve)(void *self, int fd, uint64_t size); /* so that "disk full" comes now */
    int (*sync)(void *self, int fd);
    int (*close)(void *self, int fd);
    int (*sync_folder)(void *self, const char *path); /* names in it are on the disk */
    int (*make_folder)(void *self, const char *path);
    int (*rename)(void *self, const char *from, const char *to);
    int (*remove)(void *self, const char *path);        /* a file */
    int (*remove_folder)(void *self, const char *path); /* an empty one */
    int (*info)(void *self, const char *path, struct store_file_info *out);
    /* Calls `each` with every name but "." and ".."; stops when it returns 0. */
    int (*list)(void *self, const char *path, int (*each)(void *to, const char *name), void *to);
    int (*forget)(void *self, int fd); /* what is read next comes from the disk, not from memory */
    int (*room)(void *self, const char *path, uint64_t *bytes); /* free for us there */
    /* Nobody has this file open for writing; else EAGAIN. NULL: who knows. */
    int (*alone)(void *self, int fd);

    /* Calls may come from several threads at once; then the three below are there. */
    bool parallel;
    int (*open_disk)(void *self, const char *path); /* like open, but read past memory if it can be:
                                                     * whole blocks into aligned memory */
    int (*begin_write)(void *self, int fd, uint64_t from, uint64_t length); /* waits for nothing */
    /* Waits until this is written, and forgets it. No sync: neither the file's length nor what the
     * disk itself keeps in memory is certain. An error here is as good as that of a sync. */
    int (*flush)(void *self, int fd, uint64_t from, uint64_t length);
};

extern const struct store_ops store_ops_system;

#endif
