/* What the packer and the reader must agree on to the last byte: the schema and the digests.
 *
 * Kept apart from pack.h because screens have no use for it. */
#ifndef PACK_SEAL_H
#define PACK_SEAL_H

#include "base/err.h"
#include "db/db.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PACK_DIGEST_SIZE 32
#define PACK_MEDIA_MAX 33553408  /* bytes of one medium: 32 MiB, less room for its row */
#define PACK_SIDE_MAX 8192       /* pixels of one side of a picture */
#define PACK_PIXELS_MAX 16777216 /* pixels of a picture: 16 Mpx */

const char *pack_schema(void); /* the SQL text of src/pack/schema.sql */

/* BLAKE2b-256 of some bytes. */
void pack_digest(const void *bytes, size_t length, uint8_t digest[PACK_DIGEST_SIZE]);

void pack_hex(const uint8_t *bytes, size_t length, char *out); /* 2 × length characters and a 0 */

/* Digest of all that visitors can see: every table but the search index, rows in key order; of meta
 * only what does not depend on the builder. Equal content gives equal digests whatever SQLite wrote
 * it. */
bool pack_content_digest(struct db *db, uint8_t digest[PACK_DIGEST_SIZE], struct err *err);

/* Digest of the tables in which the search index keeps itself. */
bool pack_index_digest(struct db *db, uint8_t digest[PACK_DIGEST_SIZE], struct err *err);

/* Kind and size of a JPEG or PNG file by its own header, without decoding. `mime` is a constant.
 * ERR_INVALID: neither of the two, cut short, or not a kind a kiosk decodes. */
bool pack_media_probe(const void *bytes, size_t length, const char **mime, int *width, int *height,
                      struct err *err);

/* Every medium of a verified pack, in the order in which they lie in the file. `bytes` are good
 * until `each` returns; when it returns false, so does this, with what it has put into `err`. */
struct pack;
bool pack_media_each(struct pack *p,
                     bool (*each)(void *self, const char *name, const void *bytes, size_t length,
                                  struct err *err),
                     void *self, struct err *err);

#endif
