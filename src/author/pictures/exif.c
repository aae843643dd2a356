/* The one thing of EXIF that changes how a photo must be shown: its orientation.
 * Source: EXIF 2.3, section 4.5; TIFF 6.0, section 2. */
#include "author/pictures/raster.h"

#include <string.h>

struct exif {
    const uint8_t *bytes;
    size_t length;
    bool big; /* byte order */
};

static uint32_t exif_number(const struct exif *e, size_t at, size_t size)
{
    uint32_t value = 0;
    size_t i;
    for (i = 0; i < size; i++) {
        value = value << 8 | e->bytes[at + (e->big ? i : size - 1 - i)];
    }
    return value;
}

int exif_tag(const uint8_t *bytes, size_t length)
{
    struct exif e = {bytes + 6, length - 6, false};
    uint32_t at, entries, i;
    if (length < 6 + 8 + 2 || memcmp(bytes, "Exif\0\0", 6) != 0) {
        return 1;
    }
    e.big = e.bytes[0] == 'M';
    if (memcmp(e.bytes, e.big ? "MM\0*" : "II*\0", 4) != 0) {
        return 1;
    }
    at = exif_number(&e, 4, 4);
    if (at > e.length - 2) {
        return 1;
    }
    entries = exif_number(&e, at, 2);
    for (i = 0; i < entries; i++) {
        size_t entry = at + 2 + (size_t)i * 12;
        if (entry + 12 > e.length) {
            break;
        }
        if (exif_number(&e, entry, 2) == 0x0112 && exif_number(&e, entry + 2, 2) == 3) {
            return (int)exif_number(&e, entry + 8, 2);
        }
    }
    return 1;
}

int exif_orientation(const uint8_t *bytes, size_t length)
{
    int value = exif_tag(bytes, length);
    return value >= 1 && value <= 8 ? value : 1;
}
