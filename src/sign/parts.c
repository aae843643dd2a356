/* Lines and base64 of key and signature files. Strict in one place: what a file may look like is
 * decided here, so that two files of different bytes are never the same key or signature. */
#include "parts.h"

#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

const char *sign_line(struct sign_lines *l, size_t most, size_t *length)
{
    const char *begin = l->at, *stop;
    if (!begin || begin == l->end) {
        return NULL;
    }
    stop = memchr(begin, '\n', (size_t)(l->end - begin));
    l->at = stop ? stop + 1 : l->end;
    stop = stop ? stop : l->end;
    if (stop > begin && stop[-1] == '\r') {
        stop--;
    }
    *length = (size_t)(stop - begin);
    return *length <= most ? begin : NULL;
}

bool sign_base64(const char *text, size_t length, void *out, size_t size)
{
    char again[SIGN_BASE64(256)];
    size_t got;
    assert(size <= 256);
    if (length != SIGN_BASE64(size) - 1 ||
        sodium_base642bin(out, size, text, length, NULL, &got, NULL,
                          sodium_base64_VARIANT_ORIGINAL) != 0 ||
        got != size) {
        return false;
    }
    /* Bits that carry nothing must be zero: one text for one value. */
    sign_base64_write(out, size, again, sizeof again);
    return memcmp(again, text, length) == 0;
}

void sign_base64_write(const void *bytes, size_t size, char *out, size_t room)
{
    sodium_bin2base64(out, room, bytes, size, sodium_base64_VARIANT_ORIGINAL);
}

void sign_start(void)
{
    if (sodium_init() < 0) {
        abort(); /* no chance to be had from this system: any key would be a fake */
    }
}
