/* Key files of minisign: read, made, locked and opened. Secrets live in buffers of this file's
 * callers and are wiped here as soon as they are used, because a desk computer writes its memory to
 * disk when it sleeps. */
#include "sign/minisign.h"

#include "parts.h"

#include <sodium.h>
#include <string.h>

#define KEYS_SECRET 158 /* bytes of a secret key file's second line */
#define KEYS_BOX 104
#define KEYS_MEM_MOST (UINT64_C(1) << 32)
#define KEYS_OPS_MOST (UINT64_C(1) << 32)

static uint64_t keys_number(const uint8_t *bytes)
{
    uint64_t value = 0;
    int i;
    for (i = 7; i >= 0; i--) {
        value = value << 8 | bytes[i];
    }
    return value;
}

static void keys_put(uint8_t *bytes, uint64_t value)
{
    int i;
    for (i = 0; i < 8; i++, value >>= 8) {
        bytes[i] = (uint8_t)(value & 0xff);
    }
}

void minisign_id_text(const uint8_t id[MINISIGN_ID], char out[17])
{
    static const char digits[] = "0123456789ABCDEF";
    int i;
    for (i = 0; i < 8; i++) {
        out[2 * i] = digits[id[7 - i] >> 4];
        out[2 * i + 1] = digits[id[7 - i] & 15];
    }
    out[16] = 0;
}

/* Both kinds of key file: a comment line, a line of base64, and nothing else. */
static bool keys_file(const void *bytes, size_t length, void *out, size_t size, struct err *err)
{
    static const char title[] = "untrusted comment: ";
    struct sign_lines lines = {bytes, (const char *)bytes + length};
    const char *line;
    size_t n;
    if (length > MINISIGN_FILE_MAX) {
        return err_set(err, ERR_INVALID, "too long for a key file");
    }
    line = sign_line(&lines, MINISIGN_COMMENT_MAX, &n);
    if (!line || n < sizeof title - 1 || memcmp(line, title, sizeof title - 1) != 0) {
        return err_set(err, ERR_INVALID, "no key file: its first line is not an untrusted comment");
    }
    line = sign_line(&lines, SIGN_BASE64(size), &n);
    if (!line || !sign_base64(line, n, out, size)) {
        return err_set(err, ERR_INVALID, "the second line is not a key of this kind");
    }
    if (lines.at != lines.end) {
        return err_set(err, ERR_INVALID, "there is more in it than a key");
    }
    return true;
}

bool minisign_read_public(const void *bytes, size_t length, struct minisign_public *out,
                          struct err *err)
{
    uint8_t raw[2 + MINISIGN_ID + 32];
    sign_start();
    if (!keys_file(bytes, length, raw, sizeof raw, err)) {
        return false;
    }
    if (memcmp(raw, "Ed", 2) != 0) {
        return err_set(err, ERR_VERSION, "a key of another kind than Ed25519");
    }
    memcpy(out->id, raw + 2, sizeof out->id);
    memcpy(out->key, raw + 2 + MINISIGN_ID, sizeof out->key);
    return true;
}

void minisign_write_public(const struct minisign_public *key, struct buf *out)
{
    uint8_t raw[2 + MINISIGN_ID + 32] = {'E', 'd'};
    char text[SIGN_BASE64(sizeof raw)], id[17];
    memcpy(raw + 2, key->id, sizeof key->id);
    memcpy(raw + 2 + MINISIGN_ID, key->key, sizeof key->key);
    sign_base64_write(raw, sizeof raw, text, sizeof text);
    minisign_id_text(key->id, id);
    buf_format(out, "untrusted comment: minisign public key %s\n%s\n", id, text);
}

bool minisign_read_box(const void *bytes, size_t length, struct minisign_box *out, struct err *err)
{
    static const uint8_t open[2] = {0, 0};
    uint8_t raw[KEYS_SECRET];
    bool ok;
    sign_start();
    ok = keys_file(bytes, length, raw, sizeof raw, err);
    if (ok && (memcmp(raw, "Ed", 2) != 0 || memcmp(raw + 4, "B2", 2) != 0 ||
               (memcmp(raw + 2, "Sc", 2) != 0 && memcmp(raw + 2, open, 2) != 0))) {
        ok = err_set(err, ERR_VERSION, "a secret key of another kind than minisign's");
    }
    if (ok) {
        out->locked = raw[2] == 'S';
        memcpy(out->salt, raw + 6, sizeof out->salt);
        out->ops = keys_number(raw + 38);
        out->mem = keys_number(raw + 46);
        memcpy(out->box, raw + 54, sizeof out->box);
    }
    sodium_memzero(raw, sizeof raw);
    return ok;
}

void minisign_write_box(const struct minisign_box *box, struct buf *out)
{
    uint8_t raw[KEYS_SECRET] = {'E', 'd', 0, 0, 'B', '2'};
    char text[SIGN_BASE64(KEYS_SECRET)];
    if (box->locked) {
        memcpy(raw + 2, "Sc", 2);
    }
    memcpy(raw + 6, box->salt, sizeof box->salt);
    keys_put(raw + 38, box->ops);
    keys_put(raw + 46, box->mem);
    memcpy(raw + 54, box->box, sizeof box->box);
    sign_base64_write(raw, sizeof raw, text, sizeof text);
    buf_format(out, "untrusted comment: minisign %ssecret key\n%s\n",
               box->locked ? "encrypted " : "unencrypted ", text);
    sodium_memzero(raw, sizeof raw);
    sodium_memzero(text, sizeof text);
}

/* --- pairs of keys ---------------------------------------------------------------------------- */

void minisign_public_of(const struct minisign_secret *secret, struct minisign_public *out)
{
    memcpy(out->id, secret->id, sizeof out->id);
    crypto_sign_ed25519_sk_to_pk(out->key, secret->key);
}

void minisign_generate(struct minisign_public *open, struct minisign_secret *secret)
{
    sign_start();
    randombytes_buf(secret->id, sizeof secret->id);
    crypto_sign_keypair(open->key, secret->key);
    memcpy(open->id, secret->id, sizeof open->id);
}

void minisign_forget(struct minisign_secret *secret)
{
    sodium_memzero(secret, sizeof *secret);
}

void minisign_wipe(void *bytes, size_t length)
{
    if (bytes) {
        sodium_memzero(bytes, length);
    }
}

/* --- locking ---------------------------------------------------------------------------------- */

static void keys_check(const struct minisign_secret *secret, uint8_t out[32])
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, 32);
    crypto_generichash_update(&state, (const uint8_t *)"Ed", 2);
    crypto_generichash_update(&state, secret->id, sizeof secret->id);
    crypto_generichash_update(&state, secret->key, sizeof secret->key);
    crypto_generichash_final(&state, out, 32);
    sodium_memzero(&state, sizeof state);
}

static bool keys_stream(const struct minisign_box *box, const char *password,
                        uint8_t stream[KEYS_BOX])
{
    return crypto_pwhash_scryptsalsa208sha256(stream, KEYS_BOX, password, strlen(password),
                                              box->salt, box->ops, (size_t)box->mem) == 0;
}

static void keys_xor(uint8_t *box, const uint8_t *stream)
{
    size_t i;
    for (i = 0; i < KEYS_BOX; i++) {
        box[i] ^= stream[i];
    }
}

bool minisign_lock(const struct minisign_secret *secret, const char *password, uint64_t ops,
                   uint64_t mem, struct minisign_box *out, struct err *err)
{
    uint8_t stream[KEYS_BOX];
    sign_start();
    memset(out, 0, sizeof *out);
    memcpy(out->box, secret->id, MINISIGN_ID);
    memcpy(out->box + MINISIGN_ID, secret->key, 64);
    keys_check(secret, out->box + MINISIGN_ID + 64);
    if (!password) {
        return true;
    }
    out->locked = true;
    randombytes_buf(out->salt, sizeof out->salt);
    out->ops = ops;
    out->mem = mem;
    /* Half as dear as long as memory does not suffice, as the original does it. */
    while (!keys_stream(out, password, stream)) {
        out->ops /= 2;
        out->mem /= 2;
        if (out->ops < crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_MIN ||
            out->mem < crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_MIN) {
            sodium_memzero(out, sizeof *out);
            return err_set(err, ERR_FULL, "too little memory to lock a key");
        }
    }
    keys_xor(out->box, stream);
    sodium_memzero(stream, sizeof stream);
    return true;
}

/* minisign 0.11 leaves the check of a key without a password empty. Then the key itself tells: its
 * second half follows from the first. */
static bool keys_whole(const struct minisign_box *box, const struct minisign_secret *secret,
                       const uint8_t written[32])
{
    uint8_t check[32], seed[32], pair[64], key[32];
    bool whole;
    keys_check(secret, check);
    whole = sodium_memcmp(check, written, sizeof check) == 0;
    if (!whole && !box->locked && sodium_is_zero(written, sizeof check)) {
        crypto_sign_ed25519_sk_to_seed(seed, secret->key);
        crypto_sign_seed_keypair(key, pair, seed);
        whole = sodium_memcmp(pair, secret->key, sizeof pair) == 0;
        sodium_memzero(seed, sizeof seed);
        sodium_memzero(pair, sizeof pair);
    }
    return whole;
}

bool minisign_unlock(const struct minisign_box *box, const char *password,
                     struct minisign_secret *out, struct err *err)
{
    uint8_t stream[KEYS_BOX], open[KEYS_BOX];
    bool ok = true;
    sign_start();
    memcpy(open, box->box, sizeof open);
    if (box->locked && !password) {
        return err_set(err, ERR_DENIED, "the key is locked by a password");
    }
    if (box->locked && (box->mem > KEYS_MEM_MOST || box->ops > KEYS_OPS_MOST)) {
        return err_set(err, ERR_INVALID, "the key asks for more memory than any key needs");
    }
    if (box->locked && !keys_stream(box, password, stream)) {
        return err_set(err, ERR_FULL, "unlocking this key needs %llu MiB of memory",
                       (unsigned long long)(box->mem >> 20));
    }
    if (box->locked) {
        keys_xor(open, stream);
        sodium_memzero(stream, sizeof stream);
    }
    memcpy(out->id, open, MINISIGN_ID);
    memcpy(out->key, open + MINISIGN_ID, 64);
    if (!keys_whole(box, out, open + MINISIGN_ID + 64)) {
        minisign_forget(out);
        ok = err_set(err, box->locked ? ERR_DENIED : ERR_INVALID,
                     box->locked ? "the password is wrong, or the key is damaged"
                                 : "the key is damaged");
    }
    sodium_memzero(open, sizeof open);
    return ok;
}
