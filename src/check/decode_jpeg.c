/* A JPEG is walked marker by marker first, by hand: how many scans it has, how much comes with it,
 * and that it ends where the file does. libjpeg would decode a picture as often as it has scans,
 * and a few kilobytes can hold thousands; the packer writes one. Then every line is decoded, and
 * what libjpeg only warns of (bytes that are missing, codes that do not exist) counts as a fault.
 *
 * Source: ITU-T T.81, annex B. For setjmp see author/pictures/jpeg.c. */
#include "check/decode.h"

#include "base/mem.h"
#include "pack/rules.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#define JPEG_SCANS_MAX 16

enum { MARKER_SOI = 0xD8, MARKER_EOI = 0xD9, MARKER_SOS = 0xDA, MARKER_RST0 = 0xD0 };

/* The first marker from `at` on that is none of those that may stand in a scan's data. */
static size_t jpeg_scan_end(const uint8_t *bytes, size_t length, size_t at)
{
    while (at + 1 < length) {
        const uint8_t *ff = memchr(bytes + at, 0xFF, length - 1 - at);
        if (!ff) {
            return length;
        }
        at = (size_t)(ff - bytes);
        if (ff[1] != 0 && ff[1] != 0xFF && (ff[1] < MARKER_RST0 || ff[1] >= MARKER_SOI)) {
            return at;
        }
        at += ff[1] == 0xFF ? 1 : 2;
    }
    return length;
}

static bool jpeg_is_extra(unsigned marker)
{
    return (marker >= 0xE0 && marker <= 0xEF) || marker == 0xFE; /* APPn, COM */
}

static bool jpeg_walk(const uint8_t *bytes, size_t length, struct err *err)
{
    size_t at = 2, extra = 0;
    int scans = 0;
    while (at + 4 <= length && bytes[at] == 0xFF) {
        unsigned marker = bytes[at + 1];
        size_t size = (size_t)bytes[at + 2] << 8 | bytes[at + 3];
        if (marker == 0xFF) {
            at++;
            continue;
        }
        if (size < 2 || size > length - at - 2 || marker == MARKER_EOI) {
            break;
        }
        extra += jpeg_is_extra(marker) ? size : 0;
        scans += marker == MARKER_SOS;
        if (scans > JPEG_SCANS_MAX) {
            return rule_broken(err, RULE_DECODE_SCANS, ERR_INVALID,
                               "a JPEG with more than %d scans", JPEG_SCANS_MAX);
        }
        if (extra > DECODE_EXTRA_MAX) {
            return rule_broken(err, RULE_DECODE_EXTRA, ERR_INVALID,
                               "a JPEG with more than %d bytes beside the picture",
                               DECODE_EXTRA_MAX);
        }
        at += 2 + size;
        if (marker == MARKER_SOS) {
            at = jpeg_scan_end(bytes, length, at);
        }
    }
    return (scans > 0 && at + 2 == length && bytes[at] == 0xFF && bytes[at + 1] == MARKER_EOI) ||
           rule_broken(err, RULE_DECODE, ERR_INVALID, "a JPEG that does not end where it should");
}

/* --- libjpeg ---------------------------------------------------------------------------------- */

struct jpeg_trial {
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr manager;
    uint8_t *line;
    char text[JMSG_LENGTH_MAX];
    bool colour; /* it is of a kind that is not shown */
    jmp_buf trap;
};

static void jpeg_trial_error(j_common_ptr info)
{
    struct jpeg_trial *t = info->client_data;
    info->err->format_message(info, t->text);
    longjmp(t->trap, 1);
}

/* Level -1 is a warning: corrupt data that libjpeg would paint over. */
static void jpeg_trial_message(j_common_ptr info, int level)
{
    if (level < 0) {
        jpeg_trial_error(info);
    }
}

static bool jpeg_trial_run(struct jpeg_trial *t, const uint8_t *bytes, size_t length)
{
    struct jpeg_decompress_struct *d = &t->info;
    if (setjmp(t->trap)) {
        return false;
    }
    jpeg_create_decompress(d);
    jpeg_mem_src(d, bytes, (unsigned long)length);
    jpeg_read_header(d, TRUE);
    if ((d->jpeg_color_space != JCS_GRAYSCALE || d->num_components != 1) &&
        (d->jpeg_color_space != JCS_YCbCr || d->num_components != 3)) {
        t->colour = true;
        return false;
    }
    d->out_color_space = JCS_RGB;
    jpeg_start_decompress(d);
    t->line = mem_alloc((size_t)d->output_width * 3);
    while (d->output_scanline < d->output_height) {
        JSAMPROW rows[1] = {t->line};
        jpeg_read_scanlines(d, rows, 1);
    }
    jpeg_finish_decompress(d);
    return true;
}

bool decode_jpeg(const uint8_t *bytes, size_t length, struct err *err)
{
    struct jpeg_trial *t;
    bool ok;
    if (!jpeg_walk(bytes, length, err)) {
        return false;
    }
    t = mem_alloc(sizeof *t);
    t->info.err = jpeg_std_error(&t->manager);
    t->info.client_data = t;
    t->manager.error_exit = jpeg_trial_error;
    t->manager.emit_message = jpeg_trial_message;
    ok = jpeg_trial_run(t, bytes, length);
    if (!ok && t->colour) {
        rule_broken(err, RULE_DECODE_COLOUR, ERR_INVALID,
                    "a JPEG whose colours are neither grey nor YCbCr");
    } else if (!ok) {
        rule_broken(err, RULE_DECODE, ERR_INVALID, "a JPEG cannot be decoded: %.150s", t->text);
    }
    jpeg_destroy_decompress(&t->info);
    mem_free(t->line);
    mem_free(t);
    return ok;
}
