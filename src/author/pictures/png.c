/* PNG in and out, by libpng directly; see jpeg.c for why and for setjmp. Whatever kind of PNG comes
 * in, eight bits of red, green, blue and alpha go on. */
#include "author/pictures/raster.h"

#include "base/mem.h"

#include <setjmp.h>
#include <string.h>

#include <png.h>

struct png_job {
    png_structp png;
    png_infop info;
    const uint8_t *bytes; /* reading */
    size_t length, at;
    struct buf *out; /* writing */
    png_bytep *rows;
    uint8_t *row;
    char text[160];
    bool cut; /* the bytes ended too early */
    jmp_buf trap;
};

static void png_trap_error(png_structp png, png_const_charp message)
{
    struct png_job *job = png_get_error_ptr(png);
    size_t length = strlen(message);
    length = length < sizeof job->text - 1 ? length : sizeof job->text - 1;
    memcpy(job->text, message, length);
    job->text[length] = '\0';
    longjmp(job->trap, 1);
}

static void png_trap_warning(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void png_take(png_structp png, png_bytep to, size_t length)
{
    struct png_job *job = png_get_io_ptr(png);
    if (length > job->length - job->at) {
        job->cut = true;
        png_error(png, "cut short");
    }
    memcpy(to, job->bytes + job->at, length);
    job->at += length;
}

static void png_give(png_structp png, png_bytep from, size_t length)
{
    struct png_job *job = png_get_io_ptr(png);
    buf_add(job->out, from, length);
}

static void png_nothing(png_structp png)
{
    (void)png;
}

static void png_premultiply(struct raster *r)
{
    size_t count = (size_t)r->width * (size_t)r->height, i;
    int c;
    for (i = 0; i < count; i++) {
        uint8_t *p = r->pixels + i * 4;
        for (c = 0; c < 3; c++) {
            p[c] = (uint8_t)((p[c] * p[3] + 127) / 255);
        }
    }
}

static void png_transforms(struct png_job *job)
{
    png_set_expand(job->png);
    png_set_scale_16(job->png);
    png_set_gray_to_rgb(job->png);
    png_set_add_alpha(job->png, 255, PNG_FILLER_AFTER);
    png_set_interlace_handling(job->png);
    png_read_update_info(job->png, job->info);
}

static bool png_decode_into(struct png_job *job, struct raster *out, struct err *err)
{
    png_uint_32 width, height;
    int y;
    png_set_read_fn(job->png, job, png_take);
    png_read_info(job->png, job->info);
    width = png_get_image_width(job->png, job->info);
    height = png_get_image_height(job->png, job->info);
    if (!raster_create(out, (int)width, (int)height, err)) {
        return false;
    }
    png_transforms(job);
    job->rows = mem_resize_array(NULL, height, sizeof *job->rows);
    for (y = 0; y < out->height; y++) {
        job->rows[y] = out->pixels + (size_t)y * width * 4;
    }
    png_read_image(job->png, job->rows);
    png_read_end(job->png, NULL);
    return true;
}

bool png_decode(const void *bytes, size_t length, struct raster *out, struct err *err)
{
    struct png_job *job = mem_alloc(sizeof *job);
    bool ok;
    memset(out, 0, sizeof *out);
    job->bytes = bytes;
    job->length = length;
    if (setjmp(job->trap)) {
        ok = job->cut ? raster_damaged(err) : err_set(err, ERR_INVALID, "%s", job->text);
    } else {
        job->png =
            png_create_read_struct(PNG_LIBPNG_VER_STRING, job, png_trap_error, png_trap_warning);
        job->info = png_create_info_struct(job->png);
        ok = png_decode_into(job, out, err);
    }
    png_destroy_read_struct(&job->png, &job->info, NULL);
    mem_free(job->rows);
    mem_free(job);
    if (ok) {
        png_premultiply(out);
    } else {
        raster_finish(out);
    }
    return ok;
}

static void png_row(const struct raster *r, int y, bool opaque, uint8_t *row)
{
    const uint8_t *p = r->pixels + (size_t)y * (size_t)r->width * 4;
    int x, c;
    for (x = 0; x < r->width; x++, p += 4) {
        for (c = 0; c < 3; c++) {
            *row++ = (uint8_t)(p[3] ? (p[c] * 255 + p[3] / 2) / p[3] : 0);
        }
        if (!opaque) {
            *row++ = p[3];
        }
    }
}

static void png_encode_into(struct png_job *job, const struct raster *r, bool opaque)
{
    int y;
    png_set_write_fn(job->png, job, png_give, png_nothing);
    png_set_IHDR(job->png, job->info, (png_uint_32)r->width, (png_uint_32)r->height, 8,
                 opaque ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_compression_level(job->png, 6);
    png_write_info(job->png, job->info);
    for (y = 0; y < r->height; y++) {
        png_row(r, y, opaque, job->row);
        png_write_row(job->png, job->row);
    }
    png_write_end(job->png, NULL);
}

bool png_encode(const struct raster *r, struct buf *out, struct err *err)
{
    struct png_job *job = mem_alloc(sizeof *job);
    bool opaque = raster_opaque(r), ok;
    job->out = out;
    job->row = mem_alloc((size_t)r->width * 4);
    buf_clear(out);
    if (setjmp(job->trap)) {
        ok = err_set(err, ERR_INVALID, "%s", job->text);
    } else {
        job->png =
            png_create_write_struct(PNG_LIBPNG_VER_STRING, job, png_trap_error, png_trap_warning);
        job->info = png_create_info_struct(job->png);
        png_encode_into(job, r, opaque);
        ok = true;
    }
    png_destroy_write_struct(&job->png, &job->info);
    mem_free(job->row);
    mem_free(job);
    return ok;
}
