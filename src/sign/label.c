/* Trusted comments of packs, word by word. The order is fixed and nothing is guessed, so that what
 * the desk wrote and what a kiosk shows before it has read a byte of the pack are the same. */
#include "sign/label.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

struct label_word {
    const char *key, *value;
    size_t key_length, length;
};

struct label_reader {
    const char *at;
    struct err *err;
};

/* The next "key=value"; blanks stand singly between words and nowhere else. */
static bool label_next(struct label_reader *r, struct label_word *w)
{
    const char *stop, *equals;
    if (*r->at != ' ') {
        return err_set(r->err, ERR_INVALID, "the label ends too early");
    }
    w->key = ++r->at;
    stop = r->at + strcspn(r->at, " ");
    equals = memchr(r->at, '=', (size_t)(stop - r->at));
    if (!equals || equals == w->key) {
        return err_set(r->err, ERR_INVALID, "the label has a word without a key");
    }
    w->key_length = (size_t)(equals - w->key);
    w->value = equals + 1;
    w->length = (size_t)(stop - w->value);
    r->at = stop;
    return true;
}

static bool label_is(const struct label_word *w, const char *key)
{
    return w->key_length == strlen(key) && memcmp(w->key, key, w->key_length) == 0;
}

static bool label_want(struct label_reader *r, const char *key, struct label_word *w)
{
    return label_next(r, w) &&
           (label_is(w, key) || err_set(r->err, ERR_INVALID, "the label should say %s= here", key));
}

/* Letters of `also` beside small letters, digits and '-'. */
static bool label_text(struct label_reader *r, const char *key, const char *also, char out[33])
{
    struct label_word w;
    size_t i;
    if (!label_want(r, key, &w)) {
        return false;
    }
    if (w.length < 1 || w.length > 32) {
        return err_set(r->err, ERR_INVALID, "%s= has 1 to 32 characters", key);
    }
    for (i = 0; i < w.length; i++) {
        char c = w.value[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || strchr(also, c))) {
            return err_set(r->err, ERR_INVALID, "%s= has a character that is not allowed", key);
        }
    }
    memcpy(out, w.value, w.length);
    out[w.length] = 0;
    return true;
}

/* Decimal, without sign or leading zeros, at most `most`; *length characters are read. */
static bool label_digits(const char *text, size_t limit, uint64_t most, uint64_t *out,
                         size_t *length)
{
    uint64_t value = 0;
    size_t n = 0;
    while (n < limit && text[n] >= '0' && text[n] <= '9') {
        unsigned digit = (unsigned)(text[n] - '0');
        if (value > (most - digit) / 10) {
            return false;
        }
        value = value * 10 + digit;
        n++;
    }
    *out = value;
    *length = n;
    return n == 1 || (n > 1 && text[0] != '0');
}

static bool label_number(struct label_reader *r, const char *key, uint64_t most, uint64_t *out)
{
    struct label_word w;
    size_t n;
    if (!label_want(r, key, &w)) {
        return false;
    }
    if (!label_digits(w.value, w.length, most, out, &n) || n != w.length) {
        return err_set(r->err, ERR_INVALID, "%s= is not a number up to %" PRIu64, key, most);
    }
    return true;
}

static bool label_version(struct label_reader *r, const char *key, uint16_t *major, uint16_t *minor)
{
    struct label_word w;
    uint64_t a, b;
    size_t n, m;
    if (!label_want(r, key, &w)) {
        return false;
    }
    if (!label_digits(w.value, w.length, UINT16_MAX, &a, &n) || n == w.length ||
        w.value[n] != '.' || !label_digits(w.value + n + 1, w.length - n - 1, UINT16_MAX, &b, &m) ||
        n + 1 + m != w.length) {
        return err_set(r->err, ERR_INVALID, "%s= is not a version like 1.0", key);
    }
    *major = (uint16_t)a;
    *minor = (uint16_t)b;
    return true;
}

/* Words of later programs: passed over, but nothing may be said twice. */
static bool label_rest(struct label_reader *r)
{
    static const char *const known[] = {"id", "seq", "size", "fmt", "minreader", "epoch", "label"};
    const char *begin = r->at;
    struct label_word w, other = {0};
    size_t i;
    while (*r->at) {
        const char *here = r->at;
        struct label_reader again = {begin, r->err};
        if (!label_next(r, &w)) {
            return false;
        }
        for (i = 0; i < sizeof known / sizeof *known; i++) {
            if (label_is(&w, known[i])) {
                return err_set(r->err, ERR_INVALID, "the label says %s= twice", known[i]);
            }
        }
        while (again.at != here) {
            if (!label_next(&again, &other)) {
                return false;
            }
            if (other.key_length == w.key_length && memcmp(other.key, w.key, w.key_length) == 0) {
                return err_set(r->err, ERR_INVALID, "the label says one thing twice");
            }
        }
    }
    return true;
}

bool label_read(const char *comment, struct label *out, struct err *err)
{
    static const char title[] = "kpack1";
    struct label_reader r = {comment, err};
    uint64_t seq, epoch;
    size_t i;
    if (strncmp(comment, title, sizeof title - 1) != 0) {
        return err_set(err, ERR_VERSION, "not the signature of a content pack");
    }
    for (i = 0; comment[i]; i++) {
        if (i >= LABEL_MAX || !isprint((unsigned char)comment[i]) || (signed char)comment[i] < 0) {
            return err_set(err, ERR_INVALID, "the label is too long or not plain ASCII");
        }
    }
    r.at += sizeof title - 1;
    if (!label_text(&r, "id", "", out->id) || !label_number(&r, "seq", UINT32_MAX, &seq) ||
        !label_number(&r, "size", UINT64_MAX, &out->size) ||
        !label_version(&r, "fmt", &out->fmt_major, &out->fmt_minor) ||
        !label_version(&r, "minreader", &out->reader_major, &out->reader_minor) ||
        !label_number(&r, "epoch", UINT16_MAX, &epoch) ||
        !label_text(&r, "label", "ABCDEFGHIJKLMNOPQRSTUVWXYZ._", out->label)) {
        return false;
    }
    out->seq = (uint32_t)seq;
    out->epoch = (uint16_t)epoch;
    return label_rest(&r);
}

void label_write(const struct label *l, struct buf *out)
{
    buf_format(out,
               "kpack1 id=%s seq=%" PRIu32 " size=%" PRIu64 " fmt=%u.%u minreader=%u.%u epoch=%u"
               " label=%s",
               l->id, l->seq, l->size, l->fmt_major, l->fmt_minor, l->reader_major, l->reader_minor,
               l->epoch, l->label);
}
