/* Headers of PNG and JPEG, read by hand: sizes are wanted before a decoder spends memory on them,
 * and its libraries tell nothing of a tag for orientation or of a second picture.
 *
 * Sources: PNG third edition, 11.2.2 and 11.3.6 (acTL); ITU-T T.81, B.2; EXIF 2.3, 4.5. */
#include "author/pictures/facts.h"

#include "author/pictures/pictures.h"
#include "author/pictures/raster.h"

#include <math.h>
#include <string.h>

#define FACTS_BYTES_MAX ((size_t)8000000)
#define FACTS_NEAR 0.9 /* of the size that is wanted: nobody sees the rest */

static uint32_t facts_number(const uint8_t *p, size_t size)
{
    uint32_t value = 0;
    while (size-- > 0) {
        value = value << 8 | *p++;
    }
    return value;
}

/* --- reading ---------------------------------------------------------------------------------- */

static void facts_png(const uint8_t *p, size_t length, struct facts *out)
{
    size_t at = 8;
    while (at + 12 <= length) {
        uint32_t size = facts_number(p + at, 4);
        const uint8_t *type = p + at + 4;
        if (size > length - at - 12 || memcmp(type, "IDAT", 4) == 0) {
            return;
        }
        if (memcmp(type, "IHDR", 4) == 0 && size >= 13) {
            out->width = (int)(facts_number(type + 4, 4) & 0x7FFFFFFF);
            out->height = (int)(facts_number(type + 8, 4) & 0x7FFFFFFF);
            out->bits = type[12];
        }
        out->moves = out->moves || memcmp(type, "acTL", 4) == 0;
        at += (size_t)size + 12;
    }
}

/* One segment of a JPEG: its marker and what follows the two bytes of its length. */
static void facts_segment(uint8_t marker, const uint8_t *p, size_t length, struct facts *out)
{
    bool frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame && length >= 6) {
        out->bits = p[0];
        out->height = (int)facts_number(p + 1, 2);
        out->width = (int)facts_number(p + 3, 2);
    } else if (marker == 0xE1 && length >= 6 && memcmp(p, "Exif\0\0", 6) == 0) {
        out->orientation = exif_tag(p, length);
    }
}

static void facts_jpeg(const uint8_t *p, size_t length, struct facts *out)
{
    size_t at = 2;
    while (at + 4 <= length && p[at] == 0xFF) {
        uint8_t marker = p[at + 1];
        size_t size;
        if (marker == 0xFF) { /* filling */
            at++;
            continue;
        }
        size = facts_number(p + at + 2, 2);
        if (marker == 0xDA || size < 2 || size > length - at - 2) {
            return;
        }
        facts_segment(marker, p + at + 4, size - 2, out);
        at += 2 + size;
    }
}

void facts_read(const struct buf *bytes, struct facts *out)
{
    const uint8_t *p = (const uint8_t *)bytes->data;
    memset(out, 0, sizeof *out);
    out->orientation = 1;
    if (bytes->length > 8 && memcmp(p, "\x89PNG", 4) == 0) {
        facts_png(p, bytes->length, out);
    } else if (bytes->length > 4 && p[0] == 0xFF && p[1] == 0xD8) {
        facts_jpeg(p, bytes->length, out);
    }
}

/* --- judging ---------------------------------------------------------------------------------- */

static bool facts_too_large(struct model *m, const struct facts *f, struct diag_place place,
                            const struct buf *bytes)
{
    if (bytes->length > FACTS_BYTES_MAX) {
        diag_add(m->d, DIAG_ERROR, place,
                 "the file has %zu MB, and at most %zu are read; save it smaller, 3840 pixels wide"
                 " is enough",
                 (bytes->length + 999999) / 1000000, FACTS_BYTES_MAX / 1000000);
        return true;
    }
    if ((double)f->width * f->height > RASTER_PIXELS_MAX || f->width > RASTER_SIDE_MAX ||
        f->height > RASTER_SIDE_MAX) {
        diag_add(m->d, DIAG_ERROR, place,
                 "the picture has %d x %d pixels, more than %d million or %d a side; save it"
                 " smaller, 3840 pixels wide is enough",
                 f->width, f->height, RASTER_PIXELS_MAX / 1000000, RASTER_SIDE_MAX);
        return true;
    }
    return false;
}

/* More than is ever stored: the rest only makes the folder heavy. */
static void facts_larger(struct model *m, const struct model_picture *p, const struct facts *f,
                         struct diag_place place)
{
    struct picture_size sizes[PICTURES_SIZES_MAX];
    if (pictures_sizes(f->width, f->height, false, p->fills_screen, sizes) > 0 &&
        sizes[0].width < f->width) {
        diag_add(m->d, DIAG_NOTE, place,
                 "the picture has %d x %d pixels, and no screen shows more than %d x %d; a smaller"
                 " file would do",
                 f->width, f->height, sizes[0].width, sizes[0].height);
    }
}

static void facts_smaller(struct model *m, const struct model_picture *p, const struct facts *f,
                          struct diag_place place)
{
    bool turned = f->orientation >= 5 && f->orientation <= 8;
    int width = turned ? f->height : f->width, height = turned ? f->width : f->height;
    if (width < p->wanted_width * FACTS_NEAR || height < p->wanted_height * FACTS_NEAR) {
        diag_add(m->d, DIAG_WARNING, place,
                 "the picture has %d x %d pixels and would look coarse where it is shown; give it"
                 " %d x %d at least",
                 width, height, p->wanted_width,
                 p->wanted_height ? p->wanted_height
                                  : (int)ceil((double)height * p->wanted_width / width));
    }
}

static void facts_turned(struct model *m, const struct facts *f, struct diag_place place)
{
    if (f->orientation < 1 || f->orientation > 8) {
        diag_add(m->d, DIAG_WARNING, place,
                 "the camera's tag for orientation says %d, which means nothing; see whether the"
                 " picture stands upright, and save it without the tag",
                 f->orientation);
    } else if (f->orientation > 1) {
        diag_add(m->d, DIAG_NOTE, place,
                 "the camera's tag for orientation is %d, so the picture is turned or mirrored for"
                 " the pack; save it upright if that is wrong",
                 f->orientation);
    }
}

bool facts_check(struct model *m, const struct model_picture *p, const char *path,
                 const struct buf *bytes)
{
    struct diag_place place = model_place(path, 1, 1);
    struct facts f;
    facts_read(bytes, &f);
    if (facts_too_large(m, &f, place, bytes)) {
        return false;
    }
    if (f.width <= 0 || f.height <= 0) {
        return true; /* not pixels, or broken: its decoder will tell */
    }
    facts_larger(m, p, &f, place);
    facts_smaller(m, p, &f, place);
    facts_turned(m, &f, place);
    if (f.moves) {
        diag_add(m->d, DIAG_WARNING, place,
                 "the picture moves, and only its first image is shown; save that one");
    }
    if (f.bits > 8) {
        diag_add(m->d, DIAG_NOTE, place,
                 "the picture has %d bits a colour and is kept with 8; saved with 8 the file is"
                 " smaller",
                 f.bits);
    }
    return true;
}
