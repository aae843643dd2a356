/* Trusted comments of packs, word by word. The order is fixed and nothing is guessed, so that what
 * the desk wrote and what a kiosk shows before it has read a byte of the pack are the same. */
#include "sign/label.h"

#include "base/date.h"
#include "base/utf8.h"

#include <ctype.h>
#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#define LABEL_BASE64 sodium_base64_VARIANT_URLSAFE_NO_PADDING

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

/* --- the words that may stand behind ---------------------------------------------------------- */

/* Characters that a line of text cannot show, or that change what its neighbours look like: control
 * characters, separators of lines, marks that turn the direction of writing (Unicode TR 9). A title
 * is read by people who decide by it. */
static bool label_hidden(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0x200e || cp == 0x200f ||
           (cp >= 0x2028 && cp <= 0x202e) || (cp >= 0x2066 && cp <= 0x2069) || cp == 0xfeff;
}

static bool label_title(const struct label_word *w, char out[LABEL_TITLE_MAX + 1])
{
    char again[LABEL_MAX + 1];
    size_t length = 0;
    const char *at = out;
    out[0] = 0;
    if (w->length == 0 || sodium_base642bin((uint8_t *)out, LABEL_TITLE_MAX, w->value, w->length,
                                            NULL, &length, NULL, LABEL_BASE64) != 0) {
        return false;
    }
    sodium_bin2base64(again, sizeof again, (const uint8_t *)out, length, LABEL_BASE64);
    if (strlen(again) != w->length || memcmp(again, w->value, w->length) != 0 ||
        utf8_check(out, length) != length) {
        return false; /* one text for one title */
    }
    out[length] = 0;
    while (at < out + length) {
        if (label_hidden(utf8_next(&at, out + length))) {
            return false;
        }
    }
    return true;
}

static bool label_date(const struct label_word *w, char out[11])
{
    static const char shape[] = "dddd-dd-dd";
    int year, month, day;
    size_t i;
    for (i = 0; i < w->length && i < 10; i++) {
        char c = w->value[i];
        if (shape[i] == 'd' ? c < '0' || c > '9' : c != shape[i]) {
            return false;
        }
        out[i] = c;
    }
    if (w->length != 10) {
        return false;
    }
    out[10] = 0;
    year = (out[0] - '0') * 1000 + (out[1] - '0') * 100 + (out[2] - '0') * 10 + out[3] - '0';
    month = (out[5] - '0') * 10 + out[6] - '0';
    day = (out[8] - '0') * 10 + out[9] - '0';
    return year >= 1 && day >= 1 && day <= date_month_days(year, month);
}

/* Tags of BCP 47 as far as their letters go, each once. */
static bool label_langs(const struct label_word *w, char out[64])
{
    size_t i, part = 0, tag = 0, j;
    if (w->length < 1 || w->length > 63) {
        return false;
    }
    memcpy(out, w->value, w->length);
    out[w->length] = 0;
    for (i = 0; i <= w->length; i++) {
        if (isalnum((unsigned char)out[i])) {
            if (++part > 8) {
                return false;
            }
            continue;
        }
        if (part == 0 || (out[i] != '-' && out[i] != ',' && out[i])) {
            return false;
        }
        part = 0;
        if (out[i] == '-') {
            continue;
        }
        for (j = 0; j < tag; j += strcspn(out + j, ",") + 1) {
            if (strcspn(out + j, ",") == i - tag && memcmp(out + j, out + tag, i - tag) == 0) {
                return false;
            }
        }
        tag = i + 1;
    }
    return true;
}

static bool label_known(const struct label_word *w, struct label *out, struct err *err)
{
    bool ok = true;
    if (label_is(w, "date")) {
        ok = label_date(w, out->date);
    } else if (label_is(w, "langs")) {
        ok = label_langs(w, out->langs);
    } else if (label_is(w, "title.zh")) {
        ok = label_title(w, out->title_zh);
    } else if (label_is(w, "title.en")) {
        ok = label_title(w, out->title_en);
    }
    return ok ||
           err_set(err, ERR_INVALID, "%.*s= is not as it should be", (int)w->key_length, w->key);
}

/* The words behind the eight: those we know, and those of later programs, which are passed over;
 * but nothing may be said twice. */
static bool label_rest(struct label_reader *r, struct label *out)
{
    static const char *const taken[] = {"id", "seq", "size", "fmt", "minreader", "epoch", "label"};
    const char *begin = r->at;
    struct label_word w, other = {0};
    size_t i;
    while (*r->at) {
        const char *here = r->at;
        struct label_reader again = {begin, r->err};
        if (!label_next(r, &w)) {
            return false;
        }
        for (i = 0; i < sizeof taken / sizeof *taken; i++) {
            if (label_is(&w, taken[i])) {
                return err_set(r->err, ERR_INVALID, "the label says %s= twice", taken[i]);
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
        if (!label_known(&w, out, r->err)) {
            return false;
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
    memset(out, 0, sizeof *out);
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
    return label_rest(&r, out);
}

/* --- writing ---------------------------------------------------------------------------------- */

void label_set_title(char out[LABEL_TITLE_MAX + 1], const char *title)
{
    const char *at = title, *end = title + strlen(title);
    size_t length = 0;
    while (at < end) {
        char bytes[4];
        uint32_t cp = utf8_next(&at, end);
        size_t n = utf8_put(label_hidden(cp) ? ' ' : cp, bytes);
        if (length + n > LABEL_TITLE_MAX) {
            break;
        }
        memcpy(out + length, bytes, n);
        length += n;
    }
    while (length > 0 && out[length - 1] == ' ') {
        length--;
    }
    out[length] = 0;
}

/* As much of a title as there is room for. */
static void label_write_title(const char *key, const char *title, size_t begin, struct buf *out)
{
    char text[LABEL_TITLE_MAX * 2];
    size_t used = out->length - begin + strlen(key) + 2, length = strlen(title), most;
    if (used >= LABEL_MAX) {
        return;
    }
    most = (LABEL_MAX - used) / 4 * 3; /* three bytes are four letters */
    length = utf8_cut(title, length, length < most ? length : most);
    if (length > 0) {
        sodium_bin2base64(text, sizeof text, (const uint8_t *)title, length, LABEL_BASE64);
        buf_format(out, " %s=%s", key, text);
    }
}

void label_write(const struct label *l, struct buf *out)
{
    size_t begin = out->length;
    buf_format(out,
               "kpack1 id=%s seq=%" PRIu32 " size=%" PRIu64 " fmt=%u.%u minreader=%u.%u epoch=%u"
               " label=%s",
               l->id, l->seq, l->size, l->fmt_major, l->fmt_minor, l->reader_major, l->reader_minor,
               l->epoch, l->label);
    if (l->date[0]) {
        buf_format(out, " date=%s", l->date);
    }
    if (l->langs[0]) {
        buf_format(out, " langs=%s", l->langs);
    }
    label_write_title("title.zh", l->title_zh, begin, out);
    label_write_title("title.en", l->title_en, begin, out);
}
