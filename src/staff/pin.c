/* The PIN and its count of wrong tries in one small file, replaced as a whole.
 *
 * The order is everything: the file says "one more wrong try" and is synced before the try is
 * judged, and a right one takes the count away again afterwards. Whoever pulls the plug while the
 * PIN is compared has lost a try, never won one. The digest in the second line is against torn
 * writes, not against people: who can write to the store can also set a PIN.
 *
 * A million PINs are few, so it is the waiting that protects a kiosk, not the hash; the hash keeps
 * a copied file from telling the PIN at once. */
#include "staff/pin_ways.h"

#include "base/buf.h"

#include <errno.h>
#include <limits.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#define PIN_FILE_MOST 512
#define PIN_DIGEST 16
#define PIN_WRONG_MOST 1000000 /* where counting stops; the wait has long been the longest */

static const struct pin_ways pin_ways_system = {
    &store_ops_system, crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};

/* --- the file --------------------------------------------------------------------------------- */

static void pin_digest(const char *line, size_t length, char hex[2 * PIN_DIGEST + 1])
{
    uint8_t digest[PIN_DIGEST];
    crypto_generichash(digest, sizeof digest, (const uint8_t *)line, length, NULL, 0);
    sodium_bin2hex(hex, 2 * PIN_DIGEST + 1, digest, sizeof digest);
}

/* Decimal without a sign or leading zeros; stops at the first other character. */
static bool pin_number(const char **at, unsigned long most, unsigned long *out)
{
    const char *begin = *at;
    unsigned long value = 0;
    for (; **at >= '0' && **at <= '9'; (*at)++) {
        value = value * 10 + (unsigned long)(**at - '0');
        if (value > most) {
            return false;
        }
    }
    *out = value;
    return *at > begin && (*begin != '0' || *at == begin + 1);
}

static bool pin_word(const char **at, const char *word)
{
    size_t length = strlen(word);
    bool same = strncmp(*at, word, length) == 0;
    *at += same ? length : 0;
    return same;
}

/* Only what we would have written: a hash that asks for a gigabyte or an hour is damage too. */
static bool pin_hash_valid(const struct pin_ways *ways, const char *hash)
{
    unsigned long memory, work;
    return strlen(hash) < crypto_pwhash_STRBYTES && pin_word(&hash, "$argon2id$v=19$m=") &&
           pin_number(&hash, ways->memory / 1024, &memory) && pin_word(&hash, ",t=") &&
           pin_number(&hash, ways->work, &work) && pin_word(&hash, ",p=1$") && *hash != 0 &&
           strspn(hash, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/$") ==
               strlen(hash);
}

/* `text` ends with a 0. */
static bool pin_parse(struct pin *p, const char *text, size_t length)
{
    const char *stop = strchr(text, '\n'), *at = text;
    char hex[2 * PIN_DIGEST + 1], hash[sizeof p->hash];
    unsigned long wrong;
    size_t n;
    if (!stop || strlen(text) != length ||
        length != (size_t)(stop - text) + 1 + 2 * PIN_DIGEST + 1 || text[length - 1] != '\n') {
        return false;
    }
    pin_digest(text, (size_t)(stop - text), hex);
    if (memcmp(hex, stop + 1, 2 * PIN_DIGEST) != 0 || !pin_word(&at, "v1 wrong=") ||
        !pin_number(&at, PIN_WRONG_MOST, &wrong) || !pin_word(&at, " hash=")) {
        return false;
    }
    n = (size_t)(stop - at);
    if (n >= sizeof hash) {
        return false;
    }
    memcpy(hash, at, n);
    hash[n] = 0;
    if (!pin_hash_valid(p->ways, hash)) {
        return false;
    }
    memcpy(p->hash, hash, sizeof hash);
    p->wrong = (int)wrong;
    return true;
}

static void pin_path(const struct pin *p, const char *name, char out[PATH_MAX])
{
    snprintf(out, PATH_MAX, "%s/%s", p->folder, name);
}

static bool pin_failed(struct err *err, const char *path)
{
    return err_set(err, errno == ENOSPC ? ERR_FULL : ERR_IO, "%s: %s", path, strerror(errno));
}

static bool pin_write(const struct store_ops *ops, const char *path, const struct buf *text,
                      struct err *err)
{
    int fd = ops->create(ops->self, path);
    size_t done = 0;
    bool ok = true;
    if (fd < 0) {
        return pin_failed(err, path);
    }
    while (ok && done < text->length) {
        ssize_t n = ops->write(ops->self, fd, text->data + done, text->length - done);
        if (n == 0) {
            errno = EIO;
        }
        ok = n > 0 || (n < 0 && errno == EINTR) || pin_failed(err, path);
        done += n > 0 ? (size_t)n : 0;
    }
    ok = ok && (ops->sync(ops->self, fd) == 0 || pin_failed(err, path));
    if (ops->close(ops->self, fd) != 0 && ok) {
        ok = pin_failed(err, path);
    }
    return ok;
}

/* On the disk, or as it was. */
static bool pin_save(const struct pin *p, const char *hash, int wrong, struct err *err)
{
    const struct store_ops *ops = p->ways->ops;
    char path[PATH_MAX], beside[PATH_MAX], hex[2 * PIN_DIGEST + 1];
    struct buf text = {0};
    bool ok;
    pin_path(p, "pin", path);
    pin_path(p, "pin.tmp", beside);
    buf_format(&text, "v1 wrong=%d hash=%s", wrong, hash);
    pin_digest(text.data, text.length, hex);
    buf_format(&text, "\n%s\n", hex);
    ok = (ops->remove(ops->self, beside) == 0 || errno == ENOENT || pin_failed(err, beside)) &&
         pin_write(ops, beside, &text, err) &&
         (ops->rename(ops->self, beside, path) == 0 || pin_failed(err, path)) &&
         (ops->sync_folder(ops->self, p->folder) == 0 || pin_failed(err, p->folder));
    buf_finish(&text);
    return ok;
}

static bool pin_read(const struct store_ops *ops, const char *path, char *text, size_t most,
                     size_t *length, struct err *err)
{
    int fd = ops->open(ops->self, path);
    ssize_t n = 1;
    *length = 0;
    if (fd < 0) {
        return err_set(err,
                       errno == ENOENT                     ? ERR_NOT_FOUND
                       : errno == EINVAL || errno == ELOOP ? ERR_INVALID
                                                           : ERR_IO,
                       "%s: %s", path, strerror(errno));
    }
    while (*length < most && n != 0) {
        n = ops->read(ops->self, fd, text + *length, most - *length);
        if (n < 0 && errno != EINTR) {
            pin_failed(err, path);
            ops->close(ops->self, fd);
            return false;
        }
        *length += n > 0 ? (size_t)n : 0;
    }
    ops->close(ops->self, fd);
    return true;
}

/* --- waiting ---------------------------------------------------------------------------------- */

static int64_t pin_pause_ms(int wrong)
{
    int64_t s = PIN_FIRST_S;
    int i;
    if (wrong < PIN_FREE) {
        return 0;
    }
    for (i = PIN_FREE; i < wrong && s < PIN_MOST_S; i++) {
        s *= 2;
    }
    return (s < PIN_MOST_S ? s : PIN_MOST_S) * 1000;
}

int64_t pin_wait_ms(const struct pin *p, int64_t now_ms)
{
    return p->until_ms > now_ms ? p->until_ms - now_ms : 0;
}

int pin_tries_left(const struct pin *p)
{
    return p->wrong < PIN_FREE ? PIN_FREE - p->wrong : 0;
}

/* --- the PIN ---------------------------------------------------------------------------------- */

static bool pin_is_digits(const char *digits)
{
    return strlen(digits) == PIN_DIGITS && strspn(digits, "0123456789") == PIN_DIGITS;
}

/* Six times the same, or straight up or down: the ones that are tried first. */
static bool pin_is_weak(const char *digits)
{
    int step = digits[1] - digits[0], i;
    for (i = 1; i < PIN_DIGITS; i++) {
        if (digits[i] - digits[i - 1] != step) {
            return false;
        }
    }
    return step >= -1 && step <= 1;
}

bool pin_open_with(struct pin *p, const char *store, int64_t now_ms, const struct pin_ways *ways,
                   struct err *err)
{
    char path[PATH_MAX], text[PIN_FILE_MOST + 1];
    size_t length;
    memset(p, 0, sizeof *p);
    p->ways = ways;
    p->until_ms = INT64_MIN;
    if (sodium_init() < 0) {
        return err_set(err, ERR_IO, "libsodium does not start");
    }
    if (strlen(store) >= sizeof p->folder) {
        return err_set(err, ERR_IO, "the store's path is too long");
    }
    snprintf(p->folder, sizeof p->folder, "%s", store);
    pin_path(p, "pin", path);
    if (!pin_read(ways->ops, path, text, PIN_FILE_MOST, &length, err)) {
        return err->code == ERR_NOT_FOUND;
    }
    text[length] = 0;
    if (!pin_parse(p, text, length)) {
        return err_set(err, ERR_INVALID, "%s is damaged", path);
    }
    p->until_ms = now_ms + pin_pause_ms(p->wrong);
    return true;
}

bool pin_open(struct pin *p, const char *store, int64_t now_ms, struct err *err)
{
    return pin_open_with(p, store, now_ms, &pin_ways_system, err);
}

bool pin_is_set(const struct pin *p)
{
    return p->hash[0] != 0;
}

bool pin_set(struct pin *p, const char *digits, struct err *err)
{
    char hash[crypto_pwhash_STRBYTES];
    if (!pin_is_digits(digits)) {
        return err_set(err, ERR_INVALID, "a PIN has six digits");
    }
    if (pin_is_weak(digits)) {
        return err_set(err, ERR_INVALID, "this PIN is too easy to guess");
    }
    if (crypto_pwhash_str(hash, digits, PIN_DIGITS, p->ways->work, p->ways->memory) != 0) {
        return err_set(err, ERR_IO, "there is no memory for the PIN");
    }
    if (!pin_save(p, hash, 0, err)) {
        return false;
    }
    memcpy(p->hash, hash, sizeof hash);
    p->wrong = 0;
    p->until_ms = INT64_MIN;
    return true;
}

bool pin_try(struct pin *p, const char *digits, int64_t now_ms, struct err *err)
{
    int counted = p->wrong < PIN_WRONG_MOST ? p->wrong + 1 : p->wrong;
    bool right;
    if (!pin_is_set(p)) {
        return err_set(err, ERR_DENIED, "no PIN is set");
    }
    if (!pin_is_digits(digits)) {
        return err_set(err, ERR_INVALID, "a PIN has six digits");
    }
    if (pin_wait_ms(p, now_ms) > 0) {
        return err_set(err, ERR_BUSY, "wait before the next try");
    }
    if (!pin_save(p, p->hash, counted, err)) {
        err->code = ERR_IO;
        return false;
    }
    errno = 0;
    right = crypto_pwhash_str_verify(p->hash, digits, PIN_DIGITS) == 0;
    if (!right && errno != EINVAL) { /* EINVAL: compared and different */
        p->wrong = counted;
        p->until_ms = now_ms + pin_pause_ms(counted);
        return err_set(err, ERR_IO, "there is no memory to judge the PIN");
    }
    if (right && !pin_save(p, p->hash, 0, err)) {
        p->wrong = counted; /* as the disk may have it */
        p->until_ms = now_ms + pin_pause_ms(counted);
        err->code = ERR_IO;
        return false;
    }
    p->wrong = right ? 0 : counted;
    p->until_ms = right ? INT64_MIN : now_ms + pin_pause_ms(counted);
    return right || err_set(err, ERR_DENIED, "another PIN is set");
}
