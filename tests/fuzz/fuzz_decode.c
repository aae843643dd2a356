/* Any bytes as a medium of a pack, as far as the check goes with them: header, walk, decoders. The
 * sums of a PNG's chunks are put right first, or nothing that is changed would come past them. */
#include "fuzz.h"

#include "../check/make_pictures.h"

#include "check/decode.h"
#include "pack/rules.h"
#include "pack/seal.h"

static void right_sums(uint8_t *p, size_t length)
{
    size_t at = 8;
    while (at + 12 <= length) {
        size_t size =
            (size_t)p[at] << 24 | (size_t)p[at + 1] << 16 | (size_t)p[at + 2] << 8 | p[at + 3];
        uint32_t sum;
        int i;
        if (size > length - at - 12) {
            return;
        }
        sum = make_crc(p + at + 4, size + 4);
        for (i = 0; i < 4; i++) {
            p[at + 8 + size + (size_t)i] = (uint8_t)(sum >> (24 - 8 * i));
        }
        at += 12 + size;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct buf copy = {0};
    struct err err = {ERR_NONE, ""};
    const char *mime;
    bool ok;
    int w, h;
    buf_add(&copy, bytes, length);
    if (length > 0 && pack_media_probe(copy.data, length, &mime, &w, &h, &err) &&
        (int64_t)w * h <= 1000000) { /* larger ones only take longer */
        uint8_t *p = (uint8_t *)copy.data;
        if (strcmp(mime, "image/png") == 0) {
            right_sums(p, length);
            ok = decode_png(p, length, &err);
        } else {
            ok = decode_jpeg(p, length, &err);
        }
        if (!ok && rule_of(&err) == RULE_NONE) {
            abort(); /* a refusal has a code */
        }
    }
    buf_finish(&copy);
    return 0;
}
