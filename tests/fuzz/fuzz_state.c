/* Any bytes as the store's state. A digest guards the line, and no fuzzer guesses one; so the line
 * is also tried with its digest put right. What is read, is written and read the same. */
#include "fuzz.h"

#include "store/state.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

static void fuzz_names(const struct store_state *s)
{
    struct store_name parts;
    const char *const names[] = {s->cur, s->prev, s->next};
    size_t i;
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i][0] && !store_name_read(names[i], &parts)) {
            abort();
        }
    }
    if (s->tries < 0 || s->tries > STORE_TRIES || s->floor_count > STORE_FLOORS ||
        s->bad_count > STORE_BAD) {
        abort();
    }
}

static void fuzz_read(const char *text, size_t length)
{
    struct store_state s, again;
    struct buf one = {0}, two = {0};
    struct err err = {ERR_NONE, ""};
    if (!store_state_read(text, length, &s, &err)) {
        if (err.code == ERR_NONE || !err.text[0]) {
            abort();
        }
        return;
    }
    fuzz_names(&s);
    store_state_write(&s, &one);
    if (!store_state_read(buf_text(&one), one.length, &again, &err)) {
        abort();
    }
    store_state_write(&again, &two);
    if (one.length != two.length || memcmp(buf_text(&one), buf_text(&two), one.length) != 0) {
        abort();
    }
    store_add_bad(&s, "0123456789abcdef");
    store_raise_floor(&s, "jilin", 7);
    if (!store_is_bad(&s, "0123456789abcdef") ||
        (s.floor_count < STORE_FLOORS && store_floor(&s, "jilin") < 7)) {
        abort();
    }
    buf_finish(&one);
    buf_finish(&two);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct buf text = {0};
    const char *stop = memchr(bytes, '\n', length);
    size_t line = stop ? (size_t)(stop - (const char *)bytes) : length;
    uint8_t digest[16];
    char hex[33];
    fuzz_read((const char *)bytes, length);
    crypto_generichash(digest, sizeof digest, bytes, line, NULL, 0);
    sodium_bin2hex(hex, sizeof hex, digest, sizeof digest);
    buf_add(&text, bytes, line);
    buf_format(&text, "\n%s\n", hex);
    fuzz_read(buf_text(&text), text.length);
    buf_finish(&text);
    return 0;
}
