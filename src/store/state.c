/* The state file. Written by one function and read by one, both by the same table of keys; the
 * digest in its second line is against torn writes, not against people. */
#include "store/state.h"

#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#define STATE_MAX 8192
#define STATE_DIGEST 16

static void state_digest(const char *line, size_t length, char hex[2 * STATE_DIGEST + 1])
{
    uint8_t digest[STATE_DIGEST];
    crypto_generichash(digest, sizeof digest, (const uint8_t *)line, length, NULL, 0);
    sodium_bin2hex(hex, 2 * STATE_DIGEST + 1, digest, sizeof digest);
}

static bool state_hash16(const char *text, size_t length)
{
    return length == 16 && strspn(text, "0123456789abcdef") >= 16;
}

/* Decimal without sign and leading zeros, up to `most`. */
static bool state_number(const char *text, size_t length, uint64_t most, uint64_t *out)
{
    uint64_t value = 0;
    size_t i;
    if (length == 0 || length > 10 || (length > 1 && text[0] == '0')) {
        return false;
    }
    for (i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
        value = value * 10 + (uint64_t)(text[i] - '0');
    }
    *out = value;
    return value <= most;
}

static bool state_id(const char *text, size_t length)
{
    size_t i;
    for (i = 0; i < length; i++) {
        char c = text[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
            return false;
        }
    }
    return length >= 1 && length <= 32;
}

bool store_name_read(const char *name, struct store_name *out)
{
    size_t length = strlen(name), id;
    uint64_t seq;
    const char *dash;
    if (length < 20 || length >= STORE_NAME_MAX || name[length - 17] != '-' ||
        !state_hash16(name + length - 16, 16)) {
        return false;
    }
    for (dash = name + length - 18; dash > name && *dash != '-'; dash--) {
    }
    id = (size_t)(dash - name);
    if (dash == name || !state_id(name, id) ||
        !state_number(dash + 1, (size_t)(name + length - 17 - dash - 1), UINT32_MAX, &seq)) {
        return false;
    }
    memcpy(out->id, name, id);
    out->id[id] = 0;
    memcpy(out->hash16, name + length - 16, 17);
    out->seq = (uint32_t)seq;
    return true;
}

/* --- reading ---------------------------------------------------------------------------------- */

static bool state_name(const char *text, size_t length, char out[STORE_NAME_MAX])
{
    struct store_name parts;
    if (length >= STORE_NAME_MAX) {
        return false;
    }
    memcpy(out, text, length);
    out[length] = 0;
    if (strcmp(out, "-") == 0) {
        out[0] = 0;
        return true;
    }
    return store_name_read(out, &parts);
}

static bool state_phase(const char *text, size_t length, enum store_phase *out)
{
    *out = length == 5 ? STORE_TRIAL : STORE_OK;
    return (length == 5 && memcmp(text, "TRIAL", 5) == 0) ||
           (length == 2 && memcmp(text, "OK", 2) == 0);
}

static bool state_floor(const char *key, size_t key_length, const char *text, size_t length,
                        struct store_state *s)
{
    struct store_floor *f = &s->floors[s->floor_count];
    uint64_t seq;
    key_length -= strlen("floor.");
    key += strlen("floor.");
    if (s->floor_count == STORE_FLOORS || !state_id(key, key_length) ||
        !state_number(text, length, UINT32_MAX, &seq)) {
        return false;
    }
    memcpy(f->id, key, key_length);
    f->id[key_length] = 0;
    f->seq = (uint32_t)seq;
    s->floor_count++;
    return true;
}

static bool state_error(const char *text, size_t length, char out[8])
{
    if (length >= 8 || strspn(text, "U0123456789") < length) {
        return false;
    }
    memcpy(out, text, length);
    out[length] = 0;
    return true;
}

/* One "key=value"; each key that must be there sets its bit in *seen. */
static bool state_word(const char *word, size_t length, struct store_state *s, unsigned *seen)
{
    static const char *const keys[] = {"cur", "prev", "phase", "tries", "epoch"};
    const char *equals = memchr(word, '=', length), *value;
    size_t key = equals ? (size_t)(equals - word) : length, n, i;
    uint64_t number = 0;
    if (!equals) {
        return false;
    }
    value = equals + 1;
    n = length - key - 1;
    if (key > 6 && memcmp(word, "floor.", 6) == 0) {
        return state_floor(word, key, value, n, s);
    }
    if (key == 3 && memcmp(word, "bad", 3) == 0) {
        if (s->bad_count == STORE_BAD || !state_hash16(value, n)) {
            return false;
        }
        memcpy(s->bad[s->bad_count], value, 16);
        s->bad[s->bad_count++][16] = 0;
        return true;
    }
    if (key == 5 && memcmp(word, "error", 5) == 0) {
        return state_error(value, n, s->error);
    }
    if (key == 4 && memcmp(word, "next", 4) == 0) {
        return !s->next[0] && state_name(value, n, s->next) && s->next[0];
    }
    for (i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (key == strlen(keys[i]) && memcmp(word, keys[i], key) == 0) {
            break;
        }
    }
    if (i == sizeof keys / sizeof *keys || *seen & 1u << i) {
        return false;
    }
    *seen |= 1u << i;
    switch (i) {
    case 0:
        return state_name(value, n, s->cur);
    case 1:
        return state_name(value, n, s->prev);
    case 2:
        return state_phase(value, n, &s->phase);
    case 3:
        s->tries = state_number(value, n, STORE_TRIES, &number) ? (int)number : -1;
        return s->tries >= 0;
    default:
        if (!state_number(value, n, UINT16_MAX, &number)) {
            return false;
        }
        s->epoch = (uint16_t)number;
        return true;
    }
}

bool store_state_read(const char *text, size_t length, struct store_state *out, struct err *err)
{
    const char *stop = length <= STATE_MAX ? memchr(text, '\n', length) : NULL, *at;
    char hex[2 * STATE_DIGEST + 1];
    unsigned seen = 0;
    memset(out, 0, sizeof *out);
    if (!stop || length != (size_t)(stop - text) + 1 + 2 * STATE_DIGEST + 1 ||
        text[length - 1] != '\n') {
        return err_set(err, ERR_INVALID, "the store's state is cut short");
    }
    state_digest(text, (size_t)(stop - text), hex);
    if (memcmp(hex, stop + 1, 2 * STATE_DIGEST) != 0) {
        return err_set(err, ERR_INVALID, "the store's state is damaged");
    }
    if (stop - text < 3 || memcmp(text, "v1 ", 3) != 0) {
        return err_set(err, ERR_VERSION, "the store's state is of another version");
    }
    for (at = text + 3; at < stop;) {
        const char *blank = memchr(at, ' ', (size_t)(stop - at));
        size_t n = (size_t)((blank ? blank : stop) - at);
        if (!state_word(at, n, out, &seen)) {
            return err_set(err, ERR_INVALID, "the store's state says '%.*s'", n > 60 ? 60 : (int)n,
                           at);
        }
        at += n + (blank ? 1 : 0);
    }
    return seen == 31 || err_set(err, ERR_INVALID, "the store's state does not say all it must");
}

/* --- writing ---------------------------------------------------------------------------------- */

void store_state_write(const struct store_state *s, struct buf *out)
{
    char hex[2 * STATE_DIGEST + 1];
    size_t begin = out->length, i;
    buf_format(out, "v1 cur=%s prev=%s phase=%s tries=%d epoch=%u", s->cur[0] ? s->cur : "-",
               s->prev[0] ? s->prev : "-", s->phase == STORE_TRIAL ? "TRIAL" : "OK", s->tries,
               s->epoch);
    for (i = 0; i < s->floor_count; i++) {
        buf_format(out, " floor.%s=%" PRIu32, s->floors[i].id, s->floors[i].seq);
    }
    for (i = 0; i < s->bad_count; i++) {
        buf_format(out, " bad=%s", s->bad[i]);
    }
    if (s->next[0]) {
        buf_format(out, " next=%s", s->next);
    }
    if (s->error[0]) {
        buf_format(out, " error=%s", s->error);
    }
    state_digest(out->data + begin, out->length - begin, hex);
    buf_format(out, "\n%s\n", hex);
}

/* --- floors and quarantine -------------------------------------------------------------------- */

uint32_t store_floor(const struct store_state *s, const char *id)
{
    size_t i;
    for (i = 0; i < s->floor_count; i++) {
        if (strcmp(s->floors[i].id, id) == 0) {
            return s->floors[i].seq;
        }
    }
    return 0;
}

void store_raise_floor(struct store_state *s, const char *id, uint32_t seq)
{
    size_t i;
    for (i = 0; i < s->floor_count && strcmp(s->floors[i].id, id) != 0; i++) {
    }
    if (i == STORE_FLOORS) {
        return; /* a kiosk has one pack, seldom two; sixteen is a limit for the file */
    }
    if (i == s->floor_count) {
        s->floors[i] = (struct store_floor){.seq = 0};
        memcpy(s->floors[i].id, id, strlen(id) + 1);
        s->floor_count++;
    }
    if (seq > s->floors[i].seq) {
        s->floors[i].seq = seq;
    }
}

bool store_is_bad(const struct store_state *s, const char *hash16)
{
    size_t i;
    for (i = 0; i < s->bad_count; i++) {
        if (strcmp(s->bad[i], hash16) == 0) {
            return true;
        }
    }
    return false;
}

void store_add_bad(struct store_state *s, const char *hash16)
{
    if (store_is_bad(s, hash16)) {
        return;
    }
    if (s->bad_count == STORE_BAD) { /* the oldest one may try again */
        memmove(s->bad, s->bad + 1, sizeof s->bad - sizeof *s->bad);
        s->bad_count--;
    }
    memcpy(s->bad[s->bad_count++], hash16, 17);
}
