/* What the files of the store share. */
#ifndef STORE_PARTS_H
#define STORE_PARTS_H

#include "store/store.h"

/* Paths in s->mem. */
const char *store_path(struct store *s, const char *name);      /* <store>/name */
const char *store_pack_path(struct store *s, const char *name); /* <store>/packs/name */

/* A small file as a whole; ERR_NOT_FOUND, ERR_IO, ERR_FULL: longer than `most`. */
bool store_slurp(struct store *s, const char *path, size_t most, struct buf *out, struct err *err);
/* A new file with these bytes, synced. */
bool store_spit(struct store *s, const char *path, const struct buf *bytes, struct err *err);
bool store_write_all(struct store *s, int fd, const void *bytes, size_t length);

/* Replaces the state on the disk; s->state becomes `next` only when it is there for good. */
bool store_save(struct store *s, const struct store_state *next, struct err *err);

/* The signature of an installed pack: read, its comment checked, its label read, and both equal to
 * the folder's name. The pack's size is compared, its bytes are not read. */
bool store_check(struct store *s, const char *name, struct minisign_signature *sig,
                 struct label *label, const struct minisign_public **key, struct err *err);
/* BLAKE2b-512 of a file as it is on the disk, and its first 16 hex digits. false: errno says why.
 */
bool store_hash(struct store *s, const char *path, uint8_t hash[MINISIGN_HASH], char hash16[17]);
/* The same as store_check, with every byte read from the disk. */
bool store_check_bytes(struct store *s, const char *name, struct err *err);
/* The key that this was signed with, or NULL. */
const struct minisign_public *store_key(const struct store *s,
                                        const struct minisign_signature *sig);

/* Names in packs/ that are packs, sorted by bytes. */
bool store_names(struct store *s, const char ***out, size_t *count, struct err *err);

/* Takes a folder away: out of sight first, then file by file. What remains goes at the next start.
 */
void store_throw(struct store *s, const char *name);
/* Interrupted work, and packs beyond those that stay. */
void store_tidy(struct store *s);
void store_tidy_work(struct store *s); /* interrupted work only */

#endif
