/* The trusted comment of a pack's signature: what the pack is, readable before a byte of it is.
 *
 *   kpack1 id=jilin seq=7 size=83886080 fmt=1.2 minreader=1.0 epoch=0 label=2026.11
 *
 * Behind these may stand, in any order, what lets staff see a pack before a byte of it is believed:
 *
 *   date=2026-11-20 langs=zh,en,ko title.zh=<base64url of UTF-8, no padding> title.en=...
 *
 * ASCII, one line, at most 512 bytes, one blank between words, the first eight keys in this order;
 * words with unknown keys may stand behind and are passed over; a key that comes twice refuses the
 * whole. Source: the project's pack and update design; the four words behind are ours. */
#ifndef SIGN_LABEL_H
#define SIGN_LABEL_H

#include "base/buf.h"
#include "base/err.h"

#include <stdint.h>

#define LABEL_MAX 512
#define LABEL_TITLE_MAX 96 /* bytes; a longer title is cut between characters when written */

struct label {
    char id[33];                         /* [a-z0-9-]{1,32} */
    uint32_t seq;                        /* rises with every release */
    uint64_t size;                       /* bytes of the file */
    uint16_t fmt_major, fmt_minor;       /* of the pack's format */
    uint16_t reader_major, reader_minor; /* the least format a program must read */
    uint16_t epoch;
    char label[33]; /* [A-Za-z0-9._-]{1,32}: what people call this release */
    char date[11];  /* when it was made, YYYY-MM-DD, a day that exists; "" when not told */
    char langs[64]; /* tags with commas, in display order; "" when not told */
    char title_zh[LABEL_TITLE_MAX + 1]; /* UTF-8 without control characters; "" when not told */
    char title_en[LABEL_TITLE_MAX + 1];
};

/* ERR_INVALID names the word that is wrong; ERR_VERSION: no "kpack1" at its beginning. */
bool label_read(const char *comment, struct label *out, struct err *err);

/* Cuts a title between characters; what cannot be shown in a line becomes a blank. */
void label_set_title(char out[LABEL_TITLE_MAX + 1], const char *title);

/* Writes what label_read reads. The members are as above; a title for which there is no room in
 * LABEL_MAX is cut shorter still, the English one first. */
void label_write(const struct label *label, struct buf *out);

#endif
