/* One look at a folder: a number that is the same as long as names, sizes and times are. Private to
 * watch.c. */
#ifndef PLATFORM_WATCH_LOOK_H
#define PLATFORM_WATCH_LOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct watch_look {
    char *folder;
    int fd;     /* of inotify; < 0: none */
    bool blind; /* the kernel may not tell of everything in there */
    bool gone;  /* there is no folder */
    dev_t device;
    ino_t inode;     /* of the folder, at the last look */
    uint32_t *alive; /* by the kernel's watch number: the round of the last look that met it */
    size_t capacity;
    uint32_t round;
};

/* Looks, and lets the kernel watch every folder that is met. */
uint64_t watch_look(struct watch_look *l);
bool watch_look_alive(const struct watch_look *l, int number); /* of a folder that is still there */
bool watch_look_moved(const struct watch_look *l); /* the name is of another folder by now */

#endif
