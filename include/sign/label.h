/* The trusted comment of a pack's signature: what the pack is, readable before a byte of it is.
 *
 *   kpack1 id=jilin seq=7 size=83886080 fmt=1.2 minreader=1.0 epoch=0 label=2026.11
 * ASCII, one line, at most 512 bytes, one blank between words, keys in this order; words with
 * unknown keys may stand behind and are passed over; a key that comes twice refuses the whole.
 * Source: the project's pack and update design. */
#ifndef SIGN_LABEL_H
#define SIGN_LABEL_H

#include "base/buf.h"
#include "base/err.h"

#include <stdint.h>

#define LABEL_MAX 512

struct label {
    char id[33];                         /* [a-z0-9-]{1,32} */
    uint32_t seq;                        /* rises with every release */
    uint64_t size;                       /* bytes of the file */
    uint16_t fmt_major, fmt_minor;       /* of the pack's format */
    uint16_t reader_major, reader_minor; /* the least format a program must read */
    uint16_t epoch;
    char label[33]; /* [A-Za-z0-9._-]{1,32}: what people call this release */
};

/* ERR_INVALID names the word that is wrong; ERR_VERSION: no "kpack1" at its beginning. */
bool label_read(const char *comment, struct label *out, struct err *err);

/* Writes what label_read reads. The members are as above. */
void label_write(const struct label *label, struct buf *out);

#endif
