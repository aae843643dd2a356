/* The size of a picture by its own header. A kiosk asks this before it calls a decoder, so that a
 * picture which claims to be larger than the pack says never reaches one.
 *
 * Source: PNG 1.2 section 11.2.2 (IHDR); ITU-T T.81 annex B (JPEG segments and frame headers). */
#include "pack/seal.h"

#include "pack/rules.h"

#include <string.h>

static unsigned probe_16(const unsigned char *p)
{
    return (unsigned)p[0] << 8 | p[1];
}

static uint32_t probe_32(const unsigned char *p)
{
    return (uint32_t)probe_16(p) << 16 | probe_16(p + 2);
}

static bool probe_size(uint32_t w, uint32_t h, int *width, int *height, struct err *err)
{
    if (w == 0 || h == 0 || w > PACK_SIDE_MAX || h > PACK_SIDE_MAX ||
        (uint64_t)w * h > PACK_PIXELS_MAX) {
        return rule_broken(err, RULE_MEDIUM_LARGE, ERR_INVALID, "the picture claims %u x %u pixels",
                           (unsigned)w, (unsigned)h);
    }
    *width = (int)w;
    *height = (int)h;
    return true;
}

static bool probe_png(const unsigned char *p, size_t length, int *width, int *height,
                      struct err *err)
{
    if (length < 33 || probe_32(p + 8) != 13 || memcmp(p + 12, "IHDR", 4) != 0) {
        return rule_broken(err, RULE_MEDIUM_HEADER, ERR_INVALID, "the PNG header is damaged");
    }
    return probe_size(probe_32(p + 16), probe_32(p + 20), width, height, err);
}

/* Frame headers are FFC0..FFCF but for C4 (Huffman tables), C8 (reserved) and CC (arithmetic). Only
 * baseline and extended Huffman frames are taken: progressive ones can make a decoder work for
 * minutes. */
static bool probe_jpeg(const unsigned char *p, size_t length, int *width, int *height,
                       struct err *err)
{
    size_t at = 2;
    while (at + 4 <= length) {
        unsigned marker, size;
        if (p[at] != 0xFF) {
            break;
        }
        marker = p[at + 1];
        if (marker == 0xFF) {
            at++;
            continue;
        }
        size = probe_16(p + at + 2);
        if (marker < 0xC0 || (marker >= 0xD0 && marker <= 0xDA) || size < 2) {
            break;
        }
        if (marker == 0xC0 || marker == 0xC1) {
            if (at + 10 > length || size < 8) {
                break;
            }
            return probe_size(probe_16(p + at + 7), probe_16(p + at + 5), width, height, err);
        }
        if (marker > 0xC1 && marker <= 0xCF && marker != 0xC4) {
            return rule_broken(err, RULE_MEDIUM_HEADER, ERR_INVALID,
                               "the JPEG is progressive or of a rare kind");
        }
        at += 2 + (size_t)size;
    }
    return rule_broken(err, RULE_MEDIUM_HEADER, ERR_INVALID, "the JPEG header is damaged");
}

bool pack_media_probe(const void *bytes, size_t length, const char **mime, int *width, int *height,
                      struct err *err)
{
    static const unsigned char png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    const unsigned char *p = bytes;
    if (length >= sizeof png && memcmp(p, png, sizeof png) == 0) {
        *mime = "image/png";
        return probe_png(p, length, width, height, err);
    }
    if (length >= 4 && p[0] == 0xFF && p[1] == 0xD8) {
        *mime = "image/jpeg";
        return probe_jpeg(p, length, width, height, err);
    }
    return rule_broken(err, RULE_MEDIUM_KIND, ERR_INVALID, "neither JPEG nor PNG");
}
