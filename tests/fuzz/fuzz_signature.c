/* Any bytes as a minisign file: as a signature, as a public key, as a secret key's box. What is
 * read can be written and read again, and a signature that nobody made never holds. */
#include "fuzz.h"

#include "sign/label.h"
#include "sign/minisign.h"

#include <stdlib.h>
#include <string.h>

static void fuzz_signature(const uint8_t *bytes, size_t length)
{
    static const uint8_t hash[MINISIGN_HASH] = {1, 2, 3};
    struct minisign_signature s;
    struct minisign_public key;
    struct label label;
    struct err err = {ERR_NONE, ""};
    if (!minisign_read_signature(bytes, length, &s, &err)) {
        if (err.code == ERR_NONE || !err.text[0]) {
            abort();
        }
        return;
    }
    if (strlen(s.comment) > MINISIGN_TRUSTED_MAX) {
        abort();
    }
    memset(&key, 0, sizeof key);
    memcpy(key.id, s.id, sizeof key.id);
    key.key[0] = 3; /* not the point of order one, which would take some signatures for good */
    if (minisign_check_comment(&s, &key, &err) || minisign_check_file(&s, &key, hash, &err)) {
        abort();
    }
    label_read(s.comment, &label, &err);
}

static void fuzz_public(const uint8_t *bytes, size_t length)
{
    struct minisign_public key, again;
    struct buf text = {0};
    struct err err;
    if (!minisign_read_public(bytes, length, &key, &err)) {
        return;
    }
    minisign_write_public(&key, &text);
    if (!minisign_read_public(buf_text(&text), text.length, &again, &err) ||
        memcmp(&key, &again, sizeof key) != 0) {
        abort();
    }
    buf_finish(&text);
}

static void fuzz_box(const uint8_t *bytes, size_t length)
{
    struct minisign_box box, again;
    struct minisign_secret secret;
    struct buf text = {0};
    struct err err;
    if (!minisign_read_box(bytes, length, &box, &err)) {
        return;
    }
    minisign_write_box(&box, &text);
    if (!minisign_read_box(buf_text(&text), text.length, &again, &err) ||
        memcmp(box.box, again.box, sizeof box.box) != 0 || box.locked != again.locked) {
        abort();
    }
    buf_finish(&text);
    if (!box.locked &&
        minisign_unlock(&box, NULL, &secret, &err)) { /* a locked one takes seconds */
        minisign_forget(&secret);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    fuzz_signature(bytes, length);
    fuzz_public(bytes, length);
    fuzz_box(bytes, length);
    return 0;
}
