/* What reading keys and reading signatures share. */
#ifndef SIGN_PARTS_H
#define SIGN_PARTS_H

#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

/* The lines of a file: each ends with '\n' or "\r\n", the last one may lack it. */
struct sign_lines {
    const char *at, *end;
};

/* The next line without its end; NULL: there is none, or it is longer than `most`. */
const char *sign_line(struct sign_lines *l, size_t most, size_t *length);

/* Exactly `size` bytes in canonical base64 (RFC 4648, with padding). */
bool sign_base64(const char *text, size_t length, void *out, size_t size);

/* The same the other way round, as text in `out`, which holds at least SIGN_BASE64(size). */
#define SIGN_BASE64(size) (((size) + 2) / 3 * 4 + 1)
void sign_base64_write(const void *bytes, size_t size, char *out, size_t room);

/* Starts libsodium, once; a machine without a source of chance cannot go on. */
void sign_start(void);

#endif
