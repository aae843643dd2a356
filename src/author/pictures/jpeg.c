/* JPEG in and out, by libjpeg directly: SDL_image is a kiosk's library, and it neither tells sizes
 * before it decodes nor writes files. libjpeg reports errors by a callback that may not return,
 * hence setjmp. Written are baseline files without chroma subsampling: flat colours with sharp
 * edges show its blur first, and baseline decodes twice as fast as progressive. */
#include "author/pictures/raster.h"

#include "base/mem.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#define JPEG_QUALITY 92
#define JPEG_SCANS_MAX 64 /* a hostile progressive file may have thousands */

struct jpeg_trap {
    struct jpeg_error_mgr manager; /* first: libjpeg knows only this part */
    jmp_buf out;
    char text[JMSG_LENGTH_MAX];
};

static void jpeg_trap_error(j_common_ptr info)
{
    struct jpeg_trap *trap = (struct jpeg_trap *)info->err;
    info->err->format_message(info, trap->text);
    longjmp(trap->out, 1);
}

static void jpeg_trap_message(j_common_ptr info)
{
    (void)info; /* nothing is printed; warnings are counted and judged below */
}

static void jpeg_trap_scans(j_common_ptr info)
{
    j_decompress_ptr d = (j_decompress_ptr)info;
    if (d->input_scan_number > JPEG_SCANS_MAX) {
        struct jpeg_trap *trap = (struct jpeg_trap *)info->err;
        snprintf(trap->text, sizeof trap->text, "too many scans");
        longjmp(trap->out, 1);
    }
}

static void jpeg_trap_init(struct jpeg_trap *trap)
{
    jpeg_std_error(&trap->manager);
    trap->manager.error_exit = jpeg_trap_error;
    trap->manager.output_message = jpeg_trap_message;
}

static int jpeg_orientation(const struct jpeg_decompress_struct *info)
{
    const struct jpeg_marker_struct *marker;
    for (marker = info->marker_list; marker; marker = marker->next) {
        if (marker->marker == JPEG_APP0 + 1 && marker->data_length >= 6 &&
            memcmp(marker->data, "Exif\0\0", 6) == 0) {
            return exif_orientation(marker->data, marker->data_length);
        }
    }
    return 1;
}

static void jpeg_read_rows(struct jpeg_decompress_struct *info, struct raster *out)
{
    int x;
    while (info->output_scanline < info->output_height) {
        uint8_t *row = out->pixels + (size_t)info->output_scanline * (size_t)out->width * 4;
        JSAMPROW rows[1] = {row};
        jpeg_read_scanlines(info, rows, 1);
        for (x = out->width - 1; x >= 0; x--) { /* three bytes become four, from the right */
            uint8_t rgb[3];
            memcpy(rgb, row + (size_t)x * 3, 3);
            memcpy(row + (size_t)x * 4, rgb, 3);
            row[(size_t)x * 4 + 3] = 255;
        }
    }
}

/* Everything between setjmp and its return; `out` belongs to the caller, so nothing here is lost.
 */
static bool jpeg_decode_into(struct jpeg_decompress_struct *info, struct raster *out,
                             int *orientation, struct err *err)
{
    jpeg_save_markers(info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(info, TRUE);
    if (info->jpeg_color_space == JCS_CMYK || info->jpeg_color_space == JCS_YCCK) {
        return err_set(err, ERR_DENIED, DIAG_TEXT("the picture is in CMYK; save it in RGB"));
    }
    if (info->image_width > RASTER_SIDE_MAX || info->image_height > RASTER_SIDE_MAX) {
        return raster_too_large(err);
    }
    if (!raster_create(out, (int)info->image_width, (int)info->image_height, err)) {
        return false;
    }
    *orientation = jpeg_orientation(info);
    info->out_color_space = JCS_RGB;
    info->dct_method = JDCT_ISLOW;
    jpeg_start_decompress(info);
    jpeg_read_rows(info, out);
    jpeg_finish_decompress(info);
    return true;
}

/* What jpeg_decode must give back whichever way it ends; on the heap, where longjmp does no harm.
 */
struct jpeg_reading {
    struct jpeg_decompress_struct info;
    struct jpeg_progress_mgr progress;
    struct jpeg_trap trap;
    int orientation;
};

static bool jpeg_reading_run(struct jpeg_reading *job, const void *bytes, size_t length,
                             struct raster *out, struct err *err)
{
    jpeg_trap_init(&job->trap);
    job->info.err = &job->trap.manager;
    if (setjmp(job->trap.out)) {
        return err_set(err, ERR_INVALID, "%s", job->trap.text);
    }
    jpeg_create_decompress(&job->info);
    job->progress.progress_monitor = jpeg_trap_scans;
    job->info.progress = &job->progress;
    jpeg_mem_src(&job->info, bytes, (unsigned long)length);
    if (!jpeg_decode_into(&job->info, out, &job->orientation, err)) {
        return false;
    }
    return job->trap.manager.num_warnings == 0 || raster_damaged(err);
}

bool jpeg_decode(const void *bytes, size_t length, struct raster *out, struct err *err)
{
    struct jpeg_reading *job = mem_alloc(sizeof *job);
    bool ok;
    memset(out, 0, sizeof *out);
    ok =
        jpeg_reading_run(job, bytes, length, out, err) && raster_orient(out, job->orientation, err);
    jpeg_destroy_decompress(&job->info);
    mem_free(job);
    if (!ok) {
        raster_finish(out);
    }
    return ok;
}

static void jpeg_write_rows(struct jpeg_compress_struct *info, const struct raster *r, uint8_t *row)
{
    int x;
    while (info->next_scanline < info->image_height) {
        const uint8_t *from = r->pixels + (size_t)info->next_scanline * (size_t)r->width * 4;
        JSAMPROW rows[1] = {row};
        for (x = 0; x < r->width; x++) {
            memcpy(row + (size_t)x * 3, from + (size_t)x * 4, 3);
        }
        jpeg_write_scanlines(info, rows, 1);
    }
}

static void jpeg_settings(struct jpeg_compress_struct *info, const struct raster *r)
{
    int c;
    info->image_width = (JDIMENSION)r->width;
    info->image_height = (JDIMENSION)r->height;
    info->input_components = 3;
    info->in_color_space = JCS_RGB;
    jpeg_set_defaults(info);
    jpeg_set_quality(info, JPEG_QUALITY, TRUE);
    info->optimize_coding = TRUE;
    info->dct_method = JDCT_ISLOW;
    for (c = 0; c < info->num_components; c++) {
        info->comp_info[c].h_samp_factor = 1;
        info->comp_info[c].v_samp_factor = 1;
    }
}

/* The same for jpeg_encode. */
struct jpeg_writing {
    struct jpeg_compress_struct info;
    struct jpeg_trap trap;
    unsigned char *bytes; /* libjpeg's own malloc */
    unsigned long length;
    uint8_t *row;
};

static void jpeg_writing_finish(struct jpeg_writing *job)
{
    jpeg_destroy_compress(&job->info);
    free(job->bytes);
    mem_free(job->row);
    mem_free(job);
}

bool jpeg_encode(const struct raster *r, struct buf *out, struct err *err)
{
    struct jpeg_writing *job = mem_alloc(sizeof *job);
    job->row = mem_alloc((size_t)r->width * 3);
    jpeg_trap_init(&job->trap);
    job->info.err = &job->trap.manager;
    if (setjmp(job->trap.out)) {
        err_set(err, ERR_INVALID, "%s", job->trap.text);
        jpeg_writing_finish(job);
        return false;
    }
    jpeg_create_compress(&job->info);
    jpeg_mem_dest(&job->info, &job->bytes, &job->length);
    jpeg_settings(&job->info, r);
    jpeg_start_compress(&job->info, TRUE);
    jpeg_write_rows(&job->info, r, job->row);
    jpeg_finish_compress(&job->info);
    buf_clear(out);
    buf_add(out, job->bytes, job->length);
    jpeg_writing_finish(job);
    return true;
}
