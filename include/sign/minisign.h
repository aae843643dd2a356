/* Keys and signatures in minisign's own formats, so that anyone can check a pack with the Debian
 * package `minisign` and needs nothing of ours.
 *
 * Source of the formats: minisign 0.11, its manual and src/minisign.h.
 *
 * Key files: one comment line, one line of base64.
 *   public      "Ed" id[8] key[32]
 *   secret      "Ed" kdf "B2" salt[32] ops[8] mem[8] box[104], numbers little-endian
 *   kdf         "Sc": box is XORed with scrypt(password, salt); two zeros: it lies plain
 *   box         id[8] key[64] check[32]; check = BLAKE2b-256("Ed" id key), or zeros when it lies
 *               plain, which is how minisign writes such a key
 * Signatures: untrusted comment, base64 of the first, "trusted comment: ...", base64 of the second.
 *   first       "ED" id[8] Ed25519(BLAKE2b-512(file))
 *   second      Ed25519(the 64 bytes of the first, then the trusted comment)
 *
 * We are stricter than the original: only prehashed signatures ("ED"), canonical base64, four
 * lines and nothing behind them, no control characters but tabs in a trusted comment. */
#ifndef SIGN_MINISIGN_H
#define SIGN_MINISIGN_H

#include "base/buf.h"
#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

#define MINISIGN_ID 8
#define MINISIGN_HASH 64
#define MINISIGN_COMMENT_MAX 1024 /* bytes of an untrusted comment, with its title */
#define MINISIGN_TRUSTED_MAX 8192 /* bytes of a trusted comment, without its title */
#define MINISIGN_FILE_MAX 16384   /* bytes of any file of these kinds */
#define MINISIGN_PASSWORD_MAX 1024

struct minisign_public {
    uint8_t id[MINISIGN_ID];
    uint8_t key[32];
};

struct minisign_secret { /* wipe it with minisign_forget */
    uint8_t id[MINISIGN_ID];
    uint8_t key[64];
};

/* A secret key as it lies on the disk. */
struct minisign_box {
    bool locked; /* by a password */
    uint8_t salt[32];
    uint64_t ops, mem;
    uint8_t box[104];
};

struct minisign_signature {
    uint8_t id[MINISIGN_ID]; /* of the key it was made with */
    uint8_t file[64], comment_too[64];
    char comment[MINISIGN_TRUSTED_MAX + 1]; /* trusted only after minisign_check_comment */
};

/* Readers take the bytes of a file, which may be anything. ERR_INVALID says what is wrong;
 * ERR_VERSION: a kind of signature or key that we do not take. */
bool minisign_read_public(const void *bytes, size_t length, struct minisign_public *out,
                          struct err *err);
bool minisign_read_box(const void *bytes, size_t length, struct minisign_box *out, struct err *err);
bool minisign_read_signature(const void *bytes, size_t length, struct minisign_signature *out,
                             struct err *err);

void minisign_write_public(const struct minisign_public *key, struct buf *out);
void minisign_write_box(const struct minisign_box *box, struct buf *out);

/* A new pair of keys, from the system's generator. */
void minisign_generate(struct minisign_public *open, struct minisign_secret *secret);
/* How dear guessing a password is made: scrypt's operations and bytes. minisign's own are 2^25 and
 * 2^30; it lowers them where memory is short, and so does minisign_lock. */
#define MINISIGN_OPS (UINT64_C(1) << 25)
#define MINISIGN_MEM (UINT64_C(1) << 30)
/* password NULL: the key lies open. ERR_FULL: not even the least memory is there. */
bool minisign_lock(const struct minisign_secret *secret, const char *password, uint64_t ops,
                   uint64_t mem, struct minisign_box *out, struct err *err);
/* ERR_DENIED: the password is wrong, or one is needed; ERR_FULL: too little memory for this key;
 * ERR_INVALID: the box is damaged, or asks for more than 4 GiB. */
bool minisign_unlock(const struct minisign_box *box, const char *password,
                     struct minisign_secret *out, struct err *err);
void minisign_forget(struct minisign_secret *secret);
/* The same for passwords, boxes and files that held a key; no compiler may leave it out. */
void minisign_wipe(void *bytes, size_t length);

/* The public half of a secret key. */
void minisign_public_of(const struct minisign_secret *secret, struct minisign_public *out);

/* BLAKE2b-512 of a file, piece by piece. */
struct minisign_hash {
    _Alignas(64) uint8_t state[512];
};

void minisign_hash_begin(struct minisign_hash *h);
void minisign_hash_add(struct minisign_hash *h, const void *bytes, size_t length);
void minisign_hash_end(struct minisign_hash *h, uint8_t out[MINISIGN_HASH]);
/* The whole of a file; *size may be NULL. ERR_NOT_FOUND, ERR_IO, ERR_INVALID (no plain file). */
bool minisign_hash_file(const char *path, uint8_t out[MINISIGN_HASH], uint64_t *size,
                        struct err *err);

/* The signature file for a hash. ERR_INVALID: a comment is too long or has control characters. */
bool minisign_sign(const struct minisign_secret *secret, const uint8_t hash[MINISIGN_HASH],
                   const char *trusted, struct buf *out, struct err *err);

/* Both are needed, the comment first: it is cheap, and says what the file should be.
 * ERR_NOT_FOUND: made with another key; ERR_DENIED: altered. */
bool minisign_check_comment(const struct minisign_signature *s, const struct minisign_public *key,
                            struct err *err);
bool minisign_check_file(const struct minisign_signature *s, const struct minisign_public *key,
                         const uint8_t hash[MINISIGN_HASH], struct err *err);

/* "E7620F1842B4E81F": how minisign writes an id, as a little-endian number. */
void minisign_id_text(const uint8_t id[MINISIGN_ID], char out[17]);

#endif
