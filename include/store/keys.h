/* Whom this kiosk believes: minisign public keys, one file each, in <store>/keys.d/<name>.pub. The
 * file's name is what staff read as "signed by". Taking a file away revokes the key.
 *
 * Not taken, each with a warning that says why: links, files that others than their owner can
 * write, names that are not UTF-8 or too long, files that are no key, a second file with the same
 * key, more than STORE_KEYS_MAX. */
#ifndef STORE_KEYS_H
#define STORE_KEYS_H

#include "base/arena.h"
#include "base/diag.h"
#include "sign/minisign.h"

#define STORE_KEYS "keys.d"
#define STORE_KEYS_MAX 16
#define STORE_KEY_NAME_MAX 97 /* bytes, with the 0 */

struct store_key {
    struct minisign_public key;
    char name[STORE_KEY_NAME_MAX];
};

/* Of the store in `folder`, sorted by name. No folder, no keys: that is fine, and nothing can be
 * installed. ERR_IO: the folder cannot be read. `d` gets the warnings. */
bool store_keys_read(const char *folder, struct arena *mem, struct store_key **out, size_t *count,
                     struct diag *d, struct err *err);

#endif
