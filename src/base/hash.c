/* FNV-1a over bytes; whole numbers go through a multiply and shift, eight bytes at a step. */
#include "base/hash.h"

#include <string.h>

#define HASH_PRIME 0x100000001b3u

uint64_t hash_bytes(uint64_t h, const void *bytes, size_t length)
{
    const unsigned char *p = bytes;
    size_t i;
    for (i = 0; i < length; i++) {
        h = (h ^ p[i]) * HASH_PRIME;
    }
    return h;
}

uint64_t hash_text(uint64_t h, const char *text)
{
    return text ? hash_bytes(h, text, strlen(text) + 1) : hash_bytes(h, "", 1);
}

uint64_t hash_u64(uint64_t h, uint64_t value)
{
    h ^= value;
    h *= 0xff51afd7ed558ccdu;
    h ^= h >> 32;
    return h;
}

uint64_t hash_float(uint64_t h, float value)
{
    uint32_t bits;
    float canonical = value == 0.0f ? 0.0f : value;
    memcpy(&bits, &canonical, sizeof bits);
    return hash_u64(h, bits);
}
