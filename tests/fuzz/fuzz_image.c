/* Any bytes as the beginning of a picture: what the header parser takes has a size that can be
 * shown, whatever the rest is. */
#include "fuzz.h"

#include "pack/seal.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *mime = NULL;
    struct err err = {ERR_NONE, ""};
    int w = 0, h = 0;
    if (!pack_media_probe(bytes, length, &mime, &w, &h, &err)) {
        if (err.code == ERR_NONE || !err.text[0]) {
            abort();
        }
    } else if (w < 1 || h < 1 || w > PACK_SIDE_MAX || h > PACK_SIDE_MAX ||
               (int64_t)w * h > PACK_PIXELS_MAX ||
               (strcmp(mime, "image/png") != 0 && strcmp(mime, "image/jpeg") != 0)) {
        abort();
    }
    return 0;
}
