/* A growing string of bytes, always terminated by 0. A buf of zeroes is an empty one. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf {
    char *data; /* NULL while empty; use buf_text() when a string is needed */
    size_t length;
    size_t capacity;
};

void buf_add(struct buf *b, const void *bytes, size_t length);
void buf_add_text(struct buf *b, const char *text);
void buf_add_byte(struct buf *b, char c);
void buf_add_utf8(struct buf *b, uint32_t cp);
void buf_format(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* A JSON string with its quotes (RFC 8259, 7: quotes, backslashes and control characters escaped).
 * Bytes that are not UTF-8 become U+FFFD, because a file's name may be anything and JSON may not.
 */
void buf_add_json(struct buf *b, const char *text);
const char *buf_text(const struct buf *b); /* "" while empty */
void buf_clear(struct buf *b);             /* keeps the memory */
void buf_finish(struct buf *b);

/* Reads a whole file. `limit` bytes at most: a larger file is ERR_FULL. ERR_NOT_FOUND, ERR_IO,
 * ERR_INVALID (no plain file). What `b` held is gone; after an error it is empty. */
bool buf_read_file(struct buf *b, const char *path, size_t limit, struct err *err);

/* Writes a whole file beside its final name, syncs it and renames it into place, so that a crash or
 * a full disk leaves either the old file or the new one. ERR_IO, ERR_FULL. */
bool buf_write_file(const struct buf *b, const char *path, struct err *err);

#endif
