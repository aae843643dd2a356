/* Signature files of minisign: read, made and checked. Prehashed ones only, so that a pack of any
 * size is read once and never lies in memory. */
#include "sign/minisign.h"

#include "parts.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIGNATURE_FIRST (2 + MINISIGN_ID + 64)
#define SIGNATURE_UNTRUSTED "untrusted comment: "
#define SIGNATURE_TRUSTED "trusted comment: "

static_assert(sizeof(crypto_generichash_state) <= sizeof(struct minisign_hash), "hash state");

static bool signature_title(const char *line, size_t length, const char *title)
{
    return line && length >= strlen(title) && memcmp(line, title, strlen(title)) == 0;
}

/* No bytes that a terminal might obey; minisign parts the words of its own comments by tabs. */
static bool signature_plain(const char *text, size_t length)
{
    size_t i;
    for (i = 0; i < length; i++) {
        if (((uint8_t)text[i] < 0x20 && text[i] != '\t') || text[i] == 0x7f) {
            return false;
        }
    }
    return true;
}

bool minisign_read_signature(const void *bytes, size_t length, struct minisign_signature *out,
                             struct err *err)
{
    struct sign_lines lines = {bytes, (const char *)bytes + length};
    uint8_t raw[SIGNATURE_FIRST];
    const char *line;
    size_t n = 0;
    sign_start();
    if (length > MINISIGN_FILE_MAX) {
        return err_set(err, ERR_INVALID, "too long for a signature");
    }
    line = sign_line(&lines, MINISIGN_COMMENT_MAX, &n);
    if (!signature_title(line, n, SIGNATURE_UNTRUSTED)) {
        return err_set(err, ERR_INVALID, "no signature: line 1 is not an untrusted comment");
    }
    line = sign_line(&lines, SIGN_BASE64(sizeof raw), &n);
    if (!line || !sign_base64(line, n, raw, sizeof raw)) {
        return err_set(err, ERR_INVALID, "line 2 is not a signature");
    }
    if (memcmp(raw, "ED", 2) != 0) {
        return err_set(err, ERR_VERSION, "a signature of the old kind; sign the file again");
    }
    memcpy(out->id, raw + 2, MINISIGN_ID);
    memcpy(out->file, raw + 2 + MINISIGN_ID, 64);
    line = sign_line(&lines, MINISIGN_TRUSTED_MAX + strlen(SIGNATURE_TRUSTED), &n);
    if (!signature_title(line, n, SIGNATURE_TRUSTED)) {
        return err_set(err, ERR_INVALID, "line 3 is not a trusted comment");
    }
    line += strlen(SIGNATURE_TRUSTED);
    n -= strlen(SIGNATURE_TRUSTED);
    if (!signature_plain(line, n)) {
        return err_set(err, ERR_INVALID, "the trusted comment has control characters");
    }
    memcpy(out->comment, line, n);
    out->comment[n] = 0;
    line = sign_line(&lines, SIGN_BASE64(64), &n);
    if (!line || !sign_base64(line, n, out->comment_too, 64)) {
        return err_set(err, ERR_INVALID, "line 4 is not a signature");
    }
    if (lines.at != lines.end) {
        return err_set(err, ERR_INVALID, "there is more in it than a signature");
    }
    return true;
}

/* --- hashing ---------------------------------------------------------------------------------- */

void minisign_hash_begin(struct minisign_hash *h)
{
    crypto_generichash_init((crypto_generichash_state *)(void *)h->state, NULL, 0, MINISIGN_HASH);
}

void minisign_hash_add(struct minisign_hash *h, const void *bytes, size_t length)
{
    crypto_generichash_update((crypto_generichash_state *)(void *)h->state, bytes, length);
}

void minisign_hash_end(struct minisign_hash *h, uint8_t out[MINISIGN_HASH])
{
    crypto_generichash_final((crypto_generichash_state *)(void *)h->state, out, MINISIGN_HASH);
}

static bool signature_hash(int fd, uint8_t out[MINISIGN_HASH], uint64_t *size, struct err *err)
{
    struct minisign_hash h;
    uint8_t piece[65536];
    uint64_t all = 0;
    ssize_t n;
    minisign_hash_begin(&h);
    for (;;) {
        n = read(fd, piece, sizeof piece);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            break;
        }
        minisign_hash_add(&h, piece, (size_t)n);
        all += (uint64_t)n;
    }
    if (n < 0) {
        return err_set(err, ERR_IO, "cannot be read: %s", strerror(errno));
    }
    minisign_hash_end(&h, out);
    if (size) {
        *size = all;
    }
    return true;
}

bool minisign_hash_file(const char *path, uint8_t out[MINISIGN_HASH], uint64_t *size,
                        struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe must not hold us up */
    struct stat st;
    bool ok;
    if (fd < 0) {
        return err_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", path,
                       strerror(errno));
    }
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        ok = err_set(err, ERR_INVALID, "%s is not a file", path);
    } else {
        ok = signature_hash(fd, out, size, err) || err_wrap(err, "%s", path);
    }
    close(fd);
    return ok;
}

/* --- signing and checking --------------------------------------------------------------------- */

/* The second signature covers the first one's 64 bytes and the trusted comment. */
static size_t signature_cover(const uint8_t first[64], const char *comment,
                              uint8_t out[64 + MINISIGN_TRUSTED_MAX])
{
    size_t length = strlen(comment);
    memcpy(out, first, 64);
    memcpy(out + 64, comment, length);
    return 64 + length;
}

bool minisign_sign(const struct minisign_secret *secret, const uint8_t hash[MINISIGN_HASH],
                   const char *trusted, struct buf *out, struct err *err)
{
    uint8_t raw[SIGNATURE_FIRST] = {'E', 'D'}, second[64], cover[64 + MINISIGN_TRUSTED_MAX];
    char text[SIGN_BASE64(SIGNATURE_FIRST)], text2[SIGN_BASE64(64)];
    size_t length = strlen(trusted);
    sign_start();
    if (length > MINISIGN_TRUSTED_MAX || !signature_plain(trusted, length)) {
        return err_set(err, ERR_INVALID, "the trusted comment is too long or not plain text");
    }
    memcpy(raw + 2, secret->id, MINISIGN_ID);
    crypto_sign_detached(raw + 2 + MINISIGN_ID, NULL, hash, MINISIGN_HASH, secret->key);
    length = signature_cover(raw + 2 + MINISIGN_ID, trusted, cover);
    crypto_sign_detached(second, NULL, cover, length, secret->key);
    sign_base64_write(raw, sizeof raw, text, sizeof text);
    sign_base64_write(second, sizeof second, text2, sizeof text2);
    buf_format(out,
               SIGNATURE_UNTRUSTED "signature from minisign secret key\n%s\n" SIGNATURE_TRUSTED
                                   "%s\n%s\n",
               text, trusted, text2);
    return true;
}

static bool signature_key(const struct minisign_signature *s, const struct minisign_public *key,
                          struct err *err)
{
    char made[17];
    sign_start();
    if (memcmp(s->id, key->id, MINISIGN_ID) == 0) {
        return true;
    }
    minisign_id_text(s->id, made);
    return err_set(err, ERR_NOT_FOUND, "signed with another key, %s", made);
}

bool minisign_check_comment(const struct minisign_signature *s, const struct minisign_public *key,
                            struct err *err)
{
    uint8_t cover[64 + MINISIGN_TRUSTED_MAX];
    size_t length = signature_cover(s->file, s->comment, cover);
    if (!signature_key(s, key, err)) {
        return false;
    }
    return crypto_sign_verify_detached(s->comment_too, cover, length, key->key) == 0 ||
           err_set(err, ERR_DENIED, "the signature file was altered or is damaged");
}

bool minisign_check_file(const struct minisign_signature *s, const struct minisign_public *key,
                         const uint8_t hash[MINISIGN_HASH], struct err *err)
{
    if (!signature_key(s, key, err)) {
        return false;
    }
    return crypto_sign_verify_detached(s->file, hash, MINISIGN_HASH, key->key) == 0 ||
           err_set(err, ERR_DENIED, "the file was altered or is damaged");
}
