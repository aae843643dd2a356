/* What lies on a stick: packs and their signatures, in its root and in /kiosk/ and nowhere else.
 *
 * A stick is a stranger's file system. Only names are read here, and sizes; no link is followed,
 * only plain files count (a pipe, a device, a folder called x.kpack does not), names that begin
 * with
 * '.' (AppleDouble, trash) and "System Volume Information" are passed over. At most STICK_NAMES
 * names a folder that end as ours do are looked at, so that a stick full of photographs is no
 * obstacle, and at most STICK_LISTED are listed. "x.kpack" belongs with "x.kpack.minisig", letters
 * of either case. Names may be any bytes: `shown` is for people. */
#ifndef STORE_STICK_H
#define STORE_STICK_H

#include "base/arena.h"
#include "base/err.h"
#include "store/log.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define STICK_NAMES 256
#define STICK_LISTED 20000
#define STICK_PACKS 16
#define STICK_FOLDER "kiosk"

struct stick_file {
    const char *pack;      /* path */
    const char *signature; /* path; NULL: it is missing */
    const char *shown;     /* name of the pack, UTF-8: what is not becomes U+FFFD */
    uint64_t size;         /* of the pack, bytes */
};

struct stick {
    struct stick_file *files; /* sorted by path */
    size_t count;
    bool too_many; /* names or packs were left out */
    size_t odd;    /* things called *.kpack that are no plain files */
};

/* `place`: where the stick is mounted. ERR_IO: it cannot be read (any more). */
bool stick_scan(const char *place, struct arena *mem, struct stick *out, struct err *err);

/* One pack and the signature beside it, wherever they lie. ERR_NOT_FOUND, ERR_INVALID: it is no
 * plain file; ERR_IO. */
bool stick_file(const char *pack, struct arena *mem, struct stick_file *out, struct err *err);

/* "kiosk/receipts.csv" on the stick gets one line more: when, kiosk, what, result, code (UTF-8 with
 * BOM, the header in Chinese and English). A stick that is read-only or full simply gets none:
 * ERR_DENIED, ERR_FULL, ERR_IO. No link is followed, and only a plain file is appended to. */
bool stick_receipt(const char *place, const char *kiosk, const struct store_event *e,
                   struct err *err);

#endif
