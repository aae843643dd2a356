/* A PNG is walked chunk by chunk first, by hand, and only what a packer writes goes on to libpng:
 * eight bits, grey or RGB with or without alpha, line after line, nothing beside the picture that
 * would have to be inflated (a kilobyte of zTXt may hold a gigabyte of blanks), nothing behind it.
 * Then every line is decoded, with everything that libpng would let pass with a warning counted as
 * a fault.
 *
 * Source: PNG 1.2, chapters 3 to 5 and 11. For setjmp see author/pictures/jpeg.c. */
#include "check/decode.h"

#include "base/mem.h"
#include "pack/rules.h"
#include "pack/seal.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <png.h>

#define PNG_HEAD 8   /* signature */
#define PNG_FRAME 12 /* length, name and checksum of a chunk */

static uint32_t png_number(const uint8_t *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool png_named(const uint8_t *chunk, const char *name)
{
    return memcmp(chunk + 4, name, 4) == 0;
}

/* IHDR: width[4] height[4] depth colour compression filter interlace. */
static bool png_colours(const uint8_t *data, struct err *err)
{
    uint8_t depth = data[8], colour = data[9], interlace = data[12];
    bool known = colour == PNG_COLOR_TYPE_GRAY || colour == PNG_COLOR_TYPE_GRAY_ALPHA ||
                 colour == PNG_COLOR_TYPE_RGB || colour == PNG_COLOR_TYPE_RGB_ALPHA;
    if (depth != 8 || !known || interlace != 0) {
        return rule_broken(err, RULE_DECODE_COLOUR, ERR_INVALID,
                           "a PNG of colour type %u, %u bits%s", colour, depth,
                           interlace ? ", interlaced" : "");
    }
    return true;
}

static bool png_walk(const uint8_t *bytes, size_t length, struct err *err)
{
    size_t at = PNG_HEAD, extra = 0;
    while (length - at >= PNG_FRAME) {
        const uint8_t *chunk = bytes + at;
        uint32_t size = png_number(chunk);
        if (size > length - at - PNG_FRAME) {
            break;
        }
        if (at == PNG_HEAD && !png_colours(chunk + 8, err)) {
            return false;
        }
        if (png_named(chunk, "IEND")) {
            return at + PNG_FRAME + size == length ||
                   rule_broken(err, RULE_DECODE, ERR_INVALID, "bytes behind the end of a PNG");
        }
        if (png_named(chunk, "zTXt") || png_named(chunk, "iTXt") || png_named(chunk, "iCCP")) {
            return rule_broken(err, RULE_DECODE_EXTRA, ERR_INVALID,
                               "a PNG with a packed chunk %.4s", (const char *)chunk + 4);
        }
        if (!png_named(chunk, "IDAT") && !png_named(chunk, "IHDR")) {
            extra += size;
        }
        if (extra > DECODE_EXTRA_MAX) {
            return rule_broken(err, RULE_DECODE_EXTRA, ERR_INVALID,
                               "a PNG with more than %d bytes beside the picture",
                               DECODE_EXTRA_MAX);
        }
        at += PNG_FRAME + size;
    }
    return rule_broken(err, RULE_DECODE, ERR_INVALID, "a PNG without an end");
}

/* --- libpng ----------------------------------------------------------------------------------- */

struct png_trial {
    png_structp png;
    png_infop info;
    const uint8_t *bytes;
    size_t length, at;
    uint8_t *line;
    char text[DECODE_TEXT];
    jmp_buf trap;
};

static void png_trial_error(png_structp png, png_const_charp message)
{
    struct png_trial *t = png_get_error_ptr(png);
    snprintf(t->text, sizeof t->text, "%s", message);
    longjmp(t->trap, 1);
}

static void png_trial_take(png_structp png, png_bytep to, size_t length)
{
    struct png_trial *t = png_get_io_ptr(png);
    if (length > t->length - t->at) {
        png_error(png, "cut short");
    }
    memcpy(to, t->bytes + t->at, length);
    t->at += length;
}

static bool png_trial_run(struct png_trial *t)
{
    png_uint_32 height, y;
    if (setjmp(t->trap)) {
        return false;
    }
    png_set_user_limits(t->png, PACK_SIDE_MAX, PACK_SIDE_MAX);
    png_set_chunk_malloc_max(t->png, DECODE_EXTRA_MAX);
    png_set_crc_action(t->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_set_benign_errors(t->png, 0);
    png_set_read_fn(t->png, t, png_trial_take);
    png_read_info(t->png, t->info);
    png_read_update_info(t->png, t->info);
    t->line = mem_alloc(png_get_rowbytes(t->png, t->info));
    height = png_get_image_height(t->png, t->info);
    for (y = 0; y < height; y++) {
        png_read_row(t->png, t->line, NULL);
    }
    png_read_end(t->png, NULL);
    return true;
}

bool decode_png(const uint8_t *bytes, size_t length, struct err *err)
{
    struct png_trial *t;
    bool ok;
    if (!png_walk(bytes, length, err)) {
        return false;
    }
    t = mem_alloc(sizeof *t);
    t->bytes = bytes;
    t->length = length;
    /* Warnings are errors here: the kiosk would show what it had got so far. */
    t->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, t, png_trial_error, png_trial_error);
    t->info = t->png ? png_create_info_struct(t->png) : NULL;
    snprintf(t->text, sizeof t->text, "no memory");
    ok = t->info && png_trial_run(t);
    if (!ok) {
        rule_broken(err, RULE_DECODE, ERR_INVALID, "a PNG cannot be decoded: %s", t->text);
    }
    png_destroy_read_struct(&t->png, &t->info, NULL);
    mem_free(t->line);
    mem_free(t);
    return ok;
}
