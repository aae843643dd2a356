/* A cursor over the text and a count of open brackets; the caller's own loops are the tree. What is
 * read are strings, whole numbers and booleans, which is all that our programs tell each other;
 * fractions and null can be skipped.
 *
 * A string with a zero in it is refused: in C it would be another string. */
#include "base/json.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>

void json_begin(struct json *j, const char *text, size_t length)
{
    *j = (struct json){.at = text, .end = text + length, .ok = true};
}

static bool json_no(struct json *j)
{
    j->ok = false;
    return false;
}

/* The next character that means something; 0 at the end. */
static char json_peek(struct json *j)
{
    while (j->at < j->end && strchr(" \t\r\n", *j->at) && *j->at) {
        j->at++;
    }
    return j->at < j->end ? *j->at : '\0';
}

static bool json_take(struct json *j, char c)
{
    if (!j->ok || json_peek(j) != c) {
        return json_no(j);
    }
    j->at++;
    return true;
}

static bool json_open(struct json *j, char c)
{
    if (j->depth >= JSON_DEPTH || !json_take(j, c)) {
        return json_no(j);
    }
    j->depth++;
    j->first = true;
    return true;
}

bool json_object(struct json *j)
{
    return json_open(j, '{');
}

bool json_array(struct json *j)
{
    return json_open(j, '[');
}

/* Another member follows: the comma between two of them is read, or the closing bracket. */
static bool json_more(struct json *j, char close)
{
    if (!j->ok || j->depth == 0) {
        return json_no(j);
    }
    if (json_peek(j) == close) {
        j->at++;
        j->depth--;
        j->first = false;
        return false;
    }
    if (!j->first && !json_take(j, ',')) {
        return false;
    }
    j->first = false;
    return true;
}

bool json_item(struct json *j)
{
    return json_more(j, ']');
}

/* --- strings ---------------------------------------------------------------------------------- */

static bool json_hex(struct json *j, uint32_t *out)
{
    int i;
    *out = 0;
    for (i = 0; i < 4; i++, j->at++) {
        char c = j->at < j->end ? *j->at : '\0';
        uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                         : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
                         : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
                                                : 16;
        if (digit == 16) {
            return json_no(j);
        }
        *out = *out << 4 | digit;
    }
    return true;
}

/* Behind "\u": one character, of two halves where it lies beyond the first plane. */
static bool json_escaped(struct json *j, struct buf *out)
{
    uint32_t cp, low;
    if (!json_hex(j, &cp)) {
        return false;
    }
    if (cp >= 0xD800 && cp < 0xDC00) {
        if (j->end - j->at < 2 || j->at[0] != '\\' || j->at[1] != 'u') {
            return json_no(j);
        }
        j->at += 2;
        if (!json_hex(j, &low) || low < 0xDC00 || low > 0xDFFF) {
            return json_no(j);
        }
        cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
    } else if (cp == 0 || (cp >= 0xDC00 && cp <= 0xDFFF)) {
        return json_no(j);
    }
    buf_add_utf8(out, cp);
    return true;
}

static bool json_string(struct json *j, struct buf *out)
{
    static const char marks[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    if (!json_take(j, '"')) {
        return false;
    }
    while (j->at < j->end && *j->at != '"') {
        unsigned char c = (unsigned char)*j->at++;
        const char *mark;
        if (c < 0x20) {
            return json_no(j);
        }
        if (c != '\\') {
            buf_add_byte(out, (char)c);
            continue;
        }
        c = j->at < j->end ? (unsigned char)*j->at++ : '\0';
        mark = c ? strchr(marks, c) : NULL;
        if (mark) {
            buf_add_byte(out, meant[mark - marks]);
        } else if (c != 'u' || !json_escaped(j, out)) {
            return json_no(j);
        }
    }
    return json_take(j, '"') &&
           (utf8_check(buf_text(out), out->length) == out->length || json_no(j));
}

bool json_text(struct json *j, struct arena *mem, const char **out)
{
    struct buf text = {0};
    bool ok = json_string(j, &text);
    if (ok) {
        *out = arena_copy(mem, buf_text(&text), text.length);
    }
    buf_finish(&text);
    return ok;
}

bool json_key(struct json *j, char *key, size_t size)
{
    struct buf text = {0};
    bool more = json_more(j, '}') && json_string(j, &text) && json_take(j, ':');
    if (more) {
        size_t length = text.length < size ? text.length : size - 1;
        memcpy(key, buf_text(&text), length);
        key[length] = '\0';
    }
    buf_finish(&text);
    return more;
}

/* --- the rest --------------------------------------------------------------------------------- */

bool json_number(struct json *j, int64_t *out)
{
    char c = j->ok ? json_peek(j) : '\0';
    bool minus = c == '-';
    const char *from;
    int64_t value = 0;
    j->at += minus;
    from = j->at;
    while (j->at < j->end && *j->at >= '0' && *j->at <= '9' && j->at - from < 18) {
        value = value * 10 + (*j->at++ - '0');
    }
    if (!j->ok || j->at == from || (*from == '0' && j->at - from > 1) ||
        (j->at < j->end && strchr(".eE0123456789", *j->at) && *j->at)) {
        return json_no(j);
    }
    *out = minus ? -value : value;
    return true;
}

static bool json_word(struct json *j, const char *word)
{
    size_t length = strlen(word);
    json_peek(j);
    if (!j->ok || (size_t)(j->end - j->at) < length || memcmp(j->at, word, length) != 0) {
        return false;
    }
    j->at += length;
    return true;
}

bool json_bool(struct json *j, bool *out)
{
    bool yes = json_word(j, "true");
    if (!yes && !json_word(j, "false")) {
        return json_no(j);
    }
    *out = yes;
    return true;
}

/* At least one digit. */
static bool json_digits(struct json *j)
{
    const char *from = j->at;
    while (j->at < j->end && *j->at >= '0' && *j->at <= '9') {
        j->at++;
    }
    return j->at > from || json_no(j);
}

static bool json_here(struct json *j, const char *any)
{
    bool here = j->at < j->end && *j->at && strchr(any, *j->at);
    j->at += here;
    return here;
}

static bool json_skip_number(struct json *j)
{
    json_here(j, "-");
    if (!json_here(j, "0") && !json_digits(j)) { /* nothing stands behind a first 0 */
        return false;
    }
    if (json_here(j, ".") && !json_digits(j)) {
        return false;
    }
    if (json_here(j, "eE")) {
        json_here(j, "+-");
        return json_digits(j);
    }
    return true;
}

bool json_skip(struct json *j)
{
    struct buf text = {0};
    char key[2];
    switch (j->ok ? json_peek(j) : '\0') {
    case '{':
        for (json_object(j); json_key(j, key, sizeof key);) {
            json_skip(j);
        }
        break;
    case '[':
        for (json_array(j); json_item(j);) {
            json_skip(j);
        }
        break;
    case '"':
        json_string(j, &text);
        buf_finish(&text);
        break;
    case 't':
    case 'f':
    case 'n':
        j->ok = json_word(j, "true") || json_word(j, "false") || json_word(j, "null");
        break;
    default:
        json_skip_number(j);
        break;
    }
    return j->ok;
}

bool json_end(const struct json *j)
{
    struct json rest = *j;
    return j->ok && j->depth == 0 && json_peek(&rest) == '\0' && rest.at == rest.end;
}
