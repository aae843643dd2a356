/* Which sticks are plugged in, without root: whatever mounts them (udisks2, systemd-mount, an
 * installer's udev rule), the kernel tells in /proc/self/mountinfo, which can be polled.
 *
 * What counts as a stick: a file system on a device (or in memory) mounted at, or below, one of the
 * roots (/media, /run/media, /mnt); each folder in `media_root` counts as one too, for tests and
 * for machines that mount by hand. FAT, exFAT, NTFS, ext2 to 4 and discs are supported; others are
 * told as not supported. "/", /home and what is below /boot are never sticks. Source of the format:
 * proc(5), "/proc/[pid]/mountinfo". */
#ifndef PLATFORM_MOUNTS_H
#define PLATFORM_MOUNTS_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MOUNTS_MOST 16
#define MOUNTS_QUIET_MS 500 /* a mount that has stood for so long counts */

struct mount {
    const char *place;  /* path, escapes resolved */
    const char *type;   /* "vfat"; "folder" for one of media_root */
    const char *source; /* "/dev/sdb1" */
    bool read_only, supported;
};

/* Reads the text of a mountinfo; lines it does not understand are passed over. Every row, whatever
 * it is; at most `most`. */
size_t mounts_parse(const char *text, size_t length, struct arena *mem, struct mount *out,
                    size_t most);

struct mounts;

struct mounts_options {
    const char *const *roots; /* ends with NULL; NULL: the usual ones */
    const char *media_root;   /* NULL: none */
    const char *mountinfo;    /* NULL: /proc/self/mountinfo */
    bool look;                /* never poll: compare at each step that is due */
    void (*wake)(void *self); /* from a thread of its own, when there may be news; NULL */
    void *wake_self;
};

bool mounts_create(struct mounts **out, const struct mounts_options *o, struct err *err);
void mounts_destroy(struct mounts *m); /* NULL is fine */

/* True when the list is another one than at the last call that said so. */
bool mounts_step(struct mounts *m, int64_t now_ms);
int64_t mounts_due_ms(const struct mounts *m); /* when to step next at the latest; -1: when woken */
/* Those there now, in the order in which they came; until the next step. */
const struct mount *mounts_list(const struct mounts *m, size_t *count);

#endif
