/* Pictures made byte by byte, because no honest encoder writes what a hostile one does. */
#ifndef TESTS_CHECK_MAKE_PICTURES_H
#define TESTS_CHECK_MAKE_PICTURES_H

#include "base/buf.h"
#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

/* --- PNG -------------------------------------------------------------------------------------- */

static inline void make_32(struct buf *b, uint32_t n)
{
    buf_add_byte(b, (char)(n >> 24));
    buf_add_byte(b, (char)(n >> 16));
    buf_add_byte(b, (char)(n >> 8));
    buf_add_byte(b, (char)n);
}

/* CRC-32 of PNG 1.2, annex D, bit by bit. */
static inline uint32_t make_crc(const uint8_t *p, size_t length)
{
    uint32_t c = 0xFFFFFFFFu;
    int k;
    while (length--) {
        c ^= *p++;
        for (k = 0; k < 8; k++) {
            c = (c & 1) ? 0xEDB88320u ^ (c >> 1) : c >> 1;
        }
    }
    return c ^ 0xFFFFFFFFu;
}

static inline void make_chunk(struct buf *b, const char *name, const void *data, size_t length)
{
    size_t at;
    make_32(b, (uint32_t)length);
    at = b->length;
    buf_add(b, name, 4);
    buf_add(b, data, length);
    make_32(b, make_crc((const uint8_t *)b->data + at, b->length - at));
}

struct make_png {
    uint32_t width, height; /* what IHDR says */
    uint32_t lines;         /* what there is; 0: as many as IHDR says */
    uint8_t depth, colour, interlace;
    const char *extra; /* a chunk of this name before the picture */
    size_t extra_size;
    bool no_end, bad_sum, bad_stream;
    size_t behind; /* bytes after the end */
};

/* zlib without compression: blocks of at most 65,535 bytes, as they are. */
static inline void make_stored(const struct buf *raw, struct buf *out)
{
    uint32_t a = 1, b = 0;
    size_t at = 0, i;
    buf_add(out, "\x78\x01", 2);
    do {
        size_t n = raw->length - at < 65535 ? raw->length - at : 65535;
        buf_add_byte(out, at + n == raw->length);
        buf_add_byte(out, (char)n);
        buf_add_byte(out, (char)(n >> 8));
        buf_add_byte(out, (char)~n);
        buf_add_byte(out, (char)(~n >> 8));
        buf_add(out, raw->data + at, n);
        at += n;
    } while (at < raw->length);
    for (i = 0; i < raw->length; i++) {
        a = (a + (uint8_t)raw->data[i]) % 65521;
        b = (b + a) % 65521;
    }
    make_32(out, b << 16 | a);
}

static inline void make_png(const struct make_png *p, struct buf *out)
{
    static const uint8_t channels[7] = {1, 0, 3, 1, 2, 0, 4};
    size_t line = ((size_t)p->width * channels[p->colour % 7] * p->depth + 7) / 8 + 1, i;
    struct buf head = {0}, raw = {0}, packed = {0}, extra = {0};
    for (i = 0; i < line * (p->lines ? p->lines : p->height) && i < 1000000; i++) {
        buf_add_byte(&raw, i % line == 0 ? 0 : (char)(i * 7));
    }
    for (i = 0; i < p->extra_size; i++) {
        buf_add_byte(&extra, i == 3 ? 0 : 'a');
    }
    make_32(&head, p->width);
    make_32(&head, p->height);
    buf_add_byte(&head, (char)p->depth);
    buf_add_byte(&head, (char)p->colour);
    buf_add_byte(&head, 0);
    buf_add_byte(&head, 0);
    buf_add_byte(&head, (char)p->interlace);
    make_stored(&raw, &packed);
    if (p->bad_stream) {
        packed.data[2] = 7; /* a block of a kind that does not exist */
    }
    buf_add(out, "\x89PNG\r\n\x1a\n", 8);
    make_chunk(out, "IHDR", head.data, head.length);
    if (p->colour == 3) {
        make_chunk(out, "PLTE", "\0\0\0\xff\xff\xff", 6);
    }
    if (p->extra) {
        make_chunk(out, p->extra, extra.data, extra.length);
    }
    make_chunk(out, "IDAT", packed.data, packed.length);
    if (p->bad_sum) {
        out->data[out->length - 1] ^= 1;
    }
    if (!p->no_end) {
        make_chunk(out, "IEND", "", 0);
    }
    for (i = 0; i < p->behind; i++) {
        buf_add_byte(out, 0);
    }
    buf_finish(&head);
    buf_finish(&raw);
    buf_finish(&packed);
    buf_finish(&extra);
}

/* --- JPEG ------------------------------------------------------------------------------------- */

struct make_jpeg {
    unsigned width, height;
    int components; /* 1, 3 or 4 */
    bool progressive;
    int scans;              /* the one scan so many times; 0: once */
    unsigned claims_height; /* what the frame header says; 0: the truth */
    size_t comment;         /* bytes of comments */
    size_t cut;             /* bytes that are missing before the end */
    size_t behind;          /* bytes after it */
};

static inline void make_jpeg_plain(const struct make_jpeg *p, struct buf *out)
{
    struct jpeg_compress_struct c;
    struct jpeg_error_mgr e;
    unsigned char *bytes = NULL;
    unsigned long length = 0;
    uint8_t *line = mem_alloc((size_t)p->width * 4);
    JSAMPROW rows[1] = {line};
    unsigned x;
    c.err = jpeg_std_error(&e);
    jpeg_create_compress(&c);
    jpeg_mem_dest(&c, &bytes, &length);
    c.image_width = p->width;
    c.image_height = p->height;
    c.input_components = p->components;
    c.in_color_space = p->components == 1 ? JCS_GRAYSCALE : p->components == 3 ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(&c);
    if (p->progressive) {
        jpeg_simple_progression(&c);
    }
    jpeg_start_compress(&c, TRUE);
    for (x = 0; x < p->width * 4; x++) {
        line[x] = (uint8_t)(x * 29);
    }
    while (c.next_scanline < c.image_height) {
        jpeg_write_scanlines(&c, rows, 1);
    }
    jpeg_finish_compress(&c);
    jpeg_destroy_compress(&c);
    buf_add(out, bytes, length);
    free(bytes);
    mem_free(line);
}

static inline size_t make_find(const struct buf *b, uint8_t marker)
{
    size_t i;
    for (i = 2; i + 1 < b->length; i++) {
        if ((uint8_t)b->data[i] == 0xFF && (uint8_t)b->data[i + 1] == marker) {
            return i;
        }
    }
    abort();
}

static inline void make_jpeg(const struct make_jpeg *p, struct buf *out)
{
    struct buf plain = {0};
    size_t scan, frame, i;
    int n;
    make_jpeg_plain(p, &plain);
    scan = make_find(&plain, 0xDA);
    if (p->claims_height) {
        frame = make_find(&plain, 0xC0);
        plain.data[frame + 5] = (char)(p->claims_height >> 8);
        plain.data[frame + 6] = (char)p->claims_height;
    }
    buf_add(out, plain.data, 2);
    for (i = 0; i < p->comment; i += 30000) {
        buf_add(out, "\xFF\xFE\x75\x32", 4); /* 30,000 and the two of the length */
        for (n = 0; n < 30000; n++) {
            buf_add_byte(out, 'a');
        }
    }
    buf_add(out, plain.data + 2, scan - 2);
    for (n = 0; n < (p->scans ? p->scans : 1); n++) {
        buf_add(out, plain.data + scan, plain.length - 2 - scan - p->cut);
    }
    buf_add(out, "\xFF\xD9", 2);
    for (i = 0; i < p->behind; i++) {
        buf_add_byte(out, 0);
    }
    buf_finish(&plain);
}

#endif
