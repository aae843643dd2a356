/* Packs for the store's tests: some bytes under a good signature. */
#ifndef TESTS_STORE_SEALED_H
#define TESTS_STORE_SEALED_H

#include "test.h"

#include "base/buf.h"
#include "base/rng.h"
#include "sign/label.h"
#include "sign/minisign.h"
#include "store/keys.h"

#include <stdlib.h>

struct sealed {
    struct store_key trusted;
    struct minisign_secret secret;
};

/* `size` bytes that depend on `seq` and `salt`, and their signature. */
static inline void sealed_make(const struct sealed *keys, const char *id, uint32_t seq,
                               uint64_t salt, size_t size, struct buf *pack, struct buf *signature)
{
    struct label label = {.seq = seq,
                          .size = size,
                          .fmt_major = 1,
                          .reader_major = 1,
                          .label = "test",
                          .date = "2026-11-20",
                          .langs = "zh,en,ko"};
    struct buf comment = {0};
    struct minisign_hash h;
    uint8_t hash[MINISIGN_HASH];
    struct rng rng;
    struct err err;
    snprintf(label.id, sizeof label.id, "%s", id);
    snprintf(label.title_zh, sizeof label.title_zh, "吉林省科技馆 %lu", (unsigned long)seq);
    snprintf(label.title_en, sizeof label.title_en, "Jilin %lu, a title as long as titles are",
             (unsigned long)seq);
    buf_clear(pack);
    buf_clear(signature);
    rng_seed(&rng, seq * UINT64_C(1000003) + salt);
    while (pack->length < size) {
        uint32_t word = rng_next(&rng);
        size_t n = size - pack->length < 4 ? size - pack->length : 4;
        buf_add(pack, &word, n);
    }
    minisign_hash_begin(&h);
    minisign_hash_add(&h, buf_text(pack), pack->length);
    minisign_hash_end(&h, hash);
    label_write(&label, &comment);
    if (!minisign_sign(&keys->secret, hash, buf_text(&comment), signature, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        abort();
    }
    buf_finish(&comment);
}

#endif
