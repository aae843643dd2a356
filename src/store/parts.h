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
/* Whether the disk gives back what was written there. ERR_IO: it does not. */
bool store_kept(struct store *s, const char *path, const struct buf *bytes, struct err *err);
bool store_write_all(struct store *s, int fd, const void *bytes, size_t length);

/* Replaces the state on the disk; s->state becomes `next` only when it is there for good. */
bool store_save(struct store *s, const struct store_state *next, struct err *err);

/* The signature of an installed pack: read, its comment checked, its label read, and both equal to
 * the folder's name. The pack's size is compared, its bytes are not read. *key NULL: we no longer
 * have the key, so that only the folder's name vouches for what was checked when it came in. */
bool store_check(struct store *s, const char *name, struct minisign_signature *sig,
                 struct label *label, const struct store_key **key, struct err *err);
/* BLAKE2b-512 of a file as it is on the disk, and its first 16 hex digits. false: errno says why;
 * ECANCELED: `progress` (or NULL) did. */
bool store_hash(struct store *s, const char *path, const struct store_progress *progress,
                uint8_t hash[MINISIGN_HASH], char hash16[17]);
void store_hash16(const uint8_t hash[MINISIGN_HASH], char out[17]);
/* The same as store_check, with every byte read from the disk. ERR_BUSY: cancelled. */
bool store_check_bytes(struct store *s, const char *name, const struct store_progress *progress,
                       struct err *err);
/* The key that this was signed with, or NULL. */
const struct store_key *store_key(const struct store *s, const struct minisign_signature *sig);

/* Names in packs/ that are packs, sorted by bytes. */
bool store_names(struct store *s, const char ***out, size_t *count, struct err *err);
void store_set_name(char to[STORE_NAME_MAX], const char *name);

/* Whether a pack could run, by its label. ERR_IO: that cannot be read now; anything else is a
 * verdict. */
bool store_fine(struct store *s, const char *name, struct err *err);
/* The best pack beside `not` whose bytes are right, "" when there is none, NULL when that cannot be
 * told: nothing is to be given up for it. */
const char *store_best(struct store *s, const char * not, struct err *err);
/* Whether a pack has run well before, by its floor: nothing older than it comes in any more. */
bool store_has_run(const struct store_state *st, const char *name);

/* Takes a folder away: out of sight first, then file by file. What remains goes at the next start.
 */
void store_throw(struct store *s, const char *name);
/* Interrupted work, and packs beyond those that stay: what runs, ran before or waits, `keep`, and
 * as many others as make `most`. */
void store_tidy(struct store *s, const char *keep, size_t most);
uint64_t store_tidy_frees(struct store *s); /* bytes, if no other pack but these stays */
void store_tidy_work(struct store *s);      /* interrupted work only */
/* `work` takes the place of the damaged pack `name`, which goes out of sight until it is tidied
 * away; if the power is cut between the two, store_put_back finds it there. errno. */
bool store_replace(struct store *s, const char *work, const char *name);
void store_put_back(struct store *s, const char *name);

/* --- a pack on its way in --------------------------------------------------------------------- */

struct incoming {
    struct store *s;
    const char *pack; /* on the stick */
    const struct store_progress *progress;
    struct store_outcome *out;
    struct minisign_signature sig;
    const struct store_key *key;
    struct buf sig_text;       /* the bytes that were checked, and that are kept */
    const char *twin;          /* folder of exactly this pack, if it is here; by its label */
    const char *broken;        /* folder with its id and number that is damaged: perhaps this one */
    bool thorough;             /* the twin's bytes count too */
    char name[STORE_NAME_MAX]; /* of its folder, once the bytes are known */
    const char *work;          /* folder it is copied into */
    struct trail *trail;       /* reads it back from there */
};

void incoming_begin(struct incoming *in, struct store *s, const char *pack,
                    const struct store_progress *progress, struct store_outcome *out);
/* Both fill the outcome and return false; the second says what errno is. */
bool incoming_no(struct incoming *in, enum store_code code, const char *detail);
bool incoming_own(struct incoming *in, const char *what);
/* What can be told at once: signature, label, length, and whether we want it. When something is
 * broken, whether we want it is told by incoming_new, once the bytes are known. */
bool incoming_look(struct incoming *in, const char *signature);
bool incoming_new(struct incoming *in, const char *hash16); /* hash16 NULL: not known yet */

#endif
