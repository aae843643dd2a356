/* Pictures: sizes, shrinking, turning, and files in and out. */
#include "test.h"

#include "author/pictures/pictures.h"
#include "author/pictures/raster.h"
#include "base/mem.h"
#include "base/rng.h"
#include "pack/seal.h"

#include <stdlib.h>

static void sizes_of_a_picture(void)
{
    static const struct {
        double w, h;
        bool vector, fills;
        const char *want;
    } cases[] = {
        {1920, 1080, true, true, "3840x2160 1920x1080 960x540 480x270"},
        {1080, 1920, true, true, "2160x3840 1080x1920 540x960 270x480"},
        {1080, 1920, true, false, "1215x2160 608x1080 304x540 152x270"},
        {480, 1040, true, false, "997x2160 498x1080 249x540 125x270"},
        {1200, 900, true, false, "2880x2160 1440x1080 720x540 360x270"},
        {1200, 900, true, true, "3840x2880 1920x1440 960x720 480x360"}, /* covers a screen */
        {100, 100, true, true, "3840x3840 1920x1920 960x960 480x480"},
        {800, 600, false, false, "800x600 720x540 360x270"}, /* never scaled up */
        {64, 48, false, true, "64x48"},
        {6000, 4000, false, false, "3240x2160 1620x1080 810x540 405x270"},
        {10000, 10, true, true, "8192x8"}, /* no side above 8192 */
        {1, 100000, true, false, "1x2160 1x1080 1x540 1x270"},
        {3000, 1000, true, true, "6480x2160 3240x1080 1620x540 810x270"},
        {2000, 1990, true, true, "3840x3821 1920x1910 960x955 480x478"}};
    size_t i, j;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct picture_size sizes[PICTURES_SIZES_MAX];
        struct buf is = {0};
        size_t count =
            pictures_sizes(cases[i].w, cases[i].h, cases[i].vector, cases[i].fills, sizes);
        for (j = 0; j < count; j++) {
            buf_format(&is, "%s%dx%d", j ? " " : "", sizes[j].width, sizes[j].height);
            CHECK(sizes[j].width <= PACK_SIDE_MAX && sizes[j].height <= PACK_SIDE_MAX);
            CHECK((int64_t)sizes[j].width * sizes[j].height <= PACK_PIXELS_MAX);
        }
        if (strcmp(cases[i].want, buf_text(&is)) != 0) {
            test_fail(__FILE__, __LINE__, "%g x %g becomes %s, not %s", cases[i].w, cases[i].h,
                      buf_text(&is), cases[i].want);
        }
        buf_finish(&is);
    }
}

static void fill(struct raster *r, struct rng *rng)
{
    int i, c;
    for (i = 0; i < r->width * r->height; i++) {
        uint8_t alpha = (uint8_t)rng_below(rng, 256);
        for (c = 0; c < 3; c++) {
            r->pixels[i * 4 + c] = (uint8_t)rng_below(rng, alpha + 1u);
        }
        r->pixels[i * 4 + 3] = alpha;
    }
}

/* The same filter in floating point, pixel by pixel. */
static double average_at(const struct raster *r, int w, int h, int tx, int ty, int c)
{
    double x0 = (double)tx * r->width / w, x1 = (double)(tx + 1) * r->width / w;
    double y0 = (double)ty * r->height / h, y1 = (double)(ty + 1) * r->height / h, sum = 0;
    int x, y;
    for (y = (int)y0; y < r->height && y < y1; y++) {
        double high = (y + 1 < y1 ? y + 1 : y1) - (y > y0 ? y : y0);
        for (x = (int)x0; x < r->width && x < x1; x++) {
            double wide = (x + 1 < x1 ? x + 1 : x1) - (x > x0 ? x : x0);
            sum += wide * high * r->pixels[(y * r->width + x) * 4 + c];
        }
    }
    return sum / ((x1 - x0) * (y1 - y0));
}

static void shrinking_averages_areas(void)
{
    static const int sizes[][4] = {{10, 10, 5, 5},  {10, 10, 3, 7}, {17, 5, 16, 5},
                                   {64, 48, 9, 7},  {5, 5, 1, 1},   {3, 3, 3, 3},
                                   {100, 1, 33, 1}, {1, 100, 1, 99}};
    struct rng rng;
    size_t i;
    rng_seed(&rng, 5);
    for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct raster from, to;
        struct err err;
        int x, y, c;
        CHECK(raster_create(&from, sizes[i][0], sizes[i][1], &err));
        fill(&from, &rng);
        CHECK(raster_shrink(&from, sizes[i][2], sizes[i][3], &to, &err));
        for (y = 0; y < to.height; y++) {
            for (x = 0; x < to.width; x++) {
                for (c = 0; c < 4; c++) {
                    CHECK_NEAR(to.pixels[(y * to.width + x) * 4 + c],
                               average_at(&from, to.width, to.height, x, y, c), 0.51);
                }
            }
        }
        CHECK(!raster_shrink(&to, sizes[i][0] + 1, 1, &from, &err));
        raster_finish(&from);
        raster_finish(&to);
    }
}

static void averages_of_colours(void)
{
    struct raster r;
    struct err err;
    CHECK(raster_create(&r, 2, 1, &err));
    memcpy(r.pixels, "\xFF\0\0\xFF\0\0\0\0", 8); /* opaque red, nothing */
    CHECK_INT(raster_average(&r), 0xFF000080u);
    CHECK(!raster_opaque(&r));
    memcpy(r.pixels, "\x10\x20\x30\xFF\x30\x20\x10\xFF", 8);
    CHECK_INT(raster_average(&r), 0x202020FFu);
    CHECK(raster_opaque(&r));
    raster_finish(&r);
    CHECK(!raster_create(&r, 16385, 1, &err));
    CHECK(!raster_create(&r, 8000, 5001, &err));
    CHECK(!raster_create(&r, 0, 1, &err));
}

/* A 2 × 3 picture of six letters, as a camera stores it in each of the eight orientations. */
static void orientation_is_undone(void)
{
    static const char *const stored[] = {"ab/cd/ef", "ba/dc/fe", "fe/dc/ba", "ef/cd/ab",
                                         "ace/bdf",  "bdf/ace",  "fdb/eca",  "eca/fdb"};
    int o;
    for (o = 1; o <= 8; o++) {
        struct raster r;
        struct err err;
        int w = o < 5 ? 2 : 3, h = o < 5 ? 3 : 2, i, n = 0;
        CHECK(raster_create(&r, w, h, &err));
        for (i = 0; stored[o - 1][i]; i++) {
            if (stored[o - 1][i] != '/') {
                r.pixels[n++ * 4] = (uint8_t)stored[o - 1][i];
            }
        }
        CHECK(raster_orient(&r, o, &err));
        CHECK_INT(r.width, 2);
        CHECK_INT(r.height, 3);
        for (i = 0; i < 6; i++) {
            if (r.pixels[i * 4] != 'a' + i) {
                test_fail(__FILE__, __LINE__, "orientation %d: place %d holds %c", o, i,
                          r.pixels[i * 4]);
            }
        }
        raster_finish(&r);
    }
}

static void exif_blocks(void)
{
    static const struct {
        const char *bytes;
        size_t length;
        int orientation;
    } cases[] = {
        {"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0", 32, 6},
        {"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0", 32, 8},
        {"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x09\0\0\0\0\0\0", 32, 1},
        {"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x13\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0", 32, 1},
        {"Exif\0\0MM\0*\0\0\0\x08\xFF\xFF\x01\x13\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0", 32, 1},
        {"Exif\0\0MM\0*\xFF\xFF\xFF\xFF\0\x01\x01\x12", 18, 1},
        {"Exif\0\0XX*\0\x08\0\0\0\x01\0", 16, 1},
        {"Exif\0\0II*\0\x08\0", 12, 1},
        {"Exif", 4, 1},
        {"", 0, 1}};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint8_t *copy = mem_alloc(cases[i].length + 1);
        memcpy(copy, cases[i].bytes, cases[i].length);
        copy =
            mem_resize(copy, cases[i].length ? cases[i].length : 1); /* so that ASan sees the end */
        CHECK_INT(exif_orientation(copy, cases[i].length), cases[i].orientation);
        mem_free(copy);
    }
}

/* Through files and back: PNG exactly, JPEG nearly; twice the same bytes; the kiosk's probe agrees.
 */
static void files_in_and_out(void)
{
    struct raster r, back;
    struct buf png = {0}, jpeg = {0}, again = {0};
    struct rng rng;
    struct err err;
    const char *mime;
    int w, h, i, worst = 0;
    rng_seed(&rng, 6);
    CHECK(raster_create(&r, 37, 21, &err));
    fill(&r, &rng);
    CHECK(png_encode(&r, &png, &err));
    CHECK(png_encode(&r, &again, &err));
    CHECK(again.length == png.length && memcmp(again.data, png.data, png.length) == 0);
    CHECK(pack_media_probe(png.data, png.length, &mime, &w, &h, &err));
    CHECK_TEXT(mime, "image/png");
    CHECK(w == 37 && h == 21);
    CHECK(png_decode(png.data, png.length, &back, &err));
    for (i = 0; i < 37 * 21 * 4; i++) {
        int d = abs(r.pixels[i] - back.pixels[i]);
        worst = d > worst ? d : worst;
    }
    CHECK(worst <= 1); /* dividing by alpha and multiplying again */
    raster_finish(&back);
    for (i = 0; i < 37 * 21; i++) {
        r.pixels[i * 4] = (uint8_t)(i % 37 * 6);
        r.pixels[i * 4 + 1] = (uint8_t)(i / 37 * 9);
        r.pixels[i * 4 + 2] = 90;
        r.pixels[i * 4 + 3] = 255;
    }
    CHECK(jpeg_encode(&r, &jpeg, &err));
    CHECK(jpeg_encode(&r, &again, &err));
    CHECK(again.length == jpeg.length && memcmp(again.data, jpeg.data, jpeg.length) == 0);
    CHECK(pack_media_probe(jpeg.data, jpeg.length, &mime, &w, &h, &err));
    CHECK_TEXT(mime, "image/jpeg");
    CHECK(w == 37 && h == 21);
    CHECK(jpeg_decode(jpeg.data, jpeg.length, &back, &err));
    for (worst = 0, i = 0; i < 37 * 21 * 4; i++) {
        int d = abs(r.pixels[i] - back.pixels[i]);
        worst = d > worst ? d : worst;
    }
    CHECK(worst < 16);
    raster_finish(&back);
    raster_finish(&r);
    buf_finish(&png);
    buf_finish(&jpeg);
    buf_finish(&again);
}

/* A JPEG with EXIF orientation 6 comes out upright. */
static void a_turned_photo_comes_out_upright(void)
{
    static const char exif[] = "\xFF\xE1\0\x22"
                               "Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"
                               "\x06\0\0\0\0\0\0";
    struct raster r, back;
    struct buf plain = {0}, turned = {0};
    struct err err;
    int i;
    CHECK(raster_create(&r, 32, 16, &err));
    for (i = 0; i < 32 * 16; i++) {
        memset(r.pixels + i * 4, i % 32 < 16 ? 250 : 5, 3); /* left half light */
        r.pixels[i * 4 + 3] = 255;
    }
    CHECK(jpeg_encode(&r, &plain, &err));
    buf_add(&turned, plain.data, 2);
    buf_add(&turned, exif, sizeof exif);
    buf_add(&turned, plain.data + 2, plain.length - 2);
    CHECK(jpeg_decode(turned.data, turned.length, &back, &err));
    CHECK(back.width == 16 && back.height == 32);
    CHECK(back.pixels[0] > 200); /* stored left is shown at the top */
    CHECK(back.pixels[(31 * 16 + 8) * 4] < 50);
    raster_finish(&back);
    raster_finish(&r);
    buf_finish(&plain);
    buf_finish(&turned);
}

/* Cut and changed files: an error or a picture, never a crash. */
static void broken_files(void)
{
    struct raster r, back;
    struct buf files[2] = {{0}, {0}};
    struct rng rng;
    struct err err;
    int kind, i, refused = 0;
    rng_seed(&rng, 7);
    CHECK(raster_create(&r, 24, 24, &err));
    fill(&r, &rng);
    CHECK(png_encode(&r, &files[0], &err));
    CHECK(jpeg_encode(&r, &files[1], &err));
    for (kind = 0; kind < 2; kind++) {
        const struct buf *f = &files[kind];
        for (i = 0; i < 400; i++) {
            size_t length = i < 200 ? rng_below(&rng, (uint32_t)f->length) : f->length;
            char *copy = mem_alloc(length + 1);
            bool ok;
            memcpy(copy, f->data, length);
            if (i >= 200) {
                copy[rng_below(&rng, (uint32_t)length)] = (char)rng_below(&rng, 256);
            }
            ok = kind ? jpeg_decode(copy, length, &back, &err)
                      : png_decode(copy, length, &back, &err);
            if (ok) {
                raster_finish(&back);
            } else {
                refused++;
                CHECK(err.text[0] != '\0');
            }
            mem_free(copy);
        }
    }
    CHECK(refused > 400);
    raster_finish(&r);
    buf_finish(&files[0]);
    buf_finish(&files[1]);
}

/* Headers that promise more pixels than a pack may hold are refused before any memory is asked for.
 */
static void bombs(void)
{
    static const unsigned char png[] = {
        0x89, 'P',  'N',  'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I',  'H',  'D',  'R', 0,
        0,    0x1F, 0x40, 0,   0,    0x1F, 0x40, 8,    2, 0, 0, 0,  0xDB, 0x9D, 0xB5, 0x3A};
    static const char jpeg[] =
        "\xFF\xD8\xFF\xC0\0\x11\x08\xFF\xDC\xFF\xDC\x03\x01\x11\0\x02\x11\0\x03"
        "\x11\0\xFF\xDA\0\x0C\x03\x01\0\x02\x11\x03\x11\0\x3F\0\xFF\xD9";
    struct raster r;
    struct err err;
    CHECK(!png_decode(png, sizeof png, &r, &err));
    CHECK(r.pixels == NULL);
    CHECK(!jpeg_decode(jpeg, sizeof jpeg - 1, &r, &err));
    CHECK_HAS(err.text, "too many pixels");
    CHECK(r.pixels == NULL);
}

static bool drawn(const char *text, int w, int h, struct raster *out, struct err *err)
{
    struct svg *svg = NULL;
    double width, height;
    bool ok =
        svg_open(text, strlen(text), &svg, &width, &height, err) && svg_render(svg, w, h, out, err);
    svg_close(svg);
    return ok;
}

static void drawing_svg(void)
{
    static const char full[] = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 48 104'>"
                               "<rect width='48' height='104' fill='#2F6DA6'/></svg>";
    static const char half[] =
        "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'>"
        "<rect width='5' height='10' fill='#ff0000' fill-opacity='0.5'/></svg>";
    struct raster r;
    struct err err;
    CHECK(drawn(full, 997, 2160, &r, &err)); /* not quite the picture's shape: no seam */
    CHECK(raster_opaque(&r));
    CHECK_INT(raster_average(&r), 0x2F6DA6FFu);
    raster_finish(&r);
    CHECK(drawn(half, 10, 10, &r, &err));
    CHECK(!raster_opaque(&r));
    CHECK_INT(r.pixels[0], 128); /* premultiplied red */
    CHECK_INT(r.pixels[1], 0);
    CHECK_INT(r.pixels[9 * 4 + 3], 0);
    raster_finish(&r);
    CHECK(!drawn("<svg", 10, 10, &r, &err));
    CHECK(!drawn("", 10, 10, &r, &err));
    CHECK(!drawn("<svg xmlns='http://www.w3.org/2000/svg'/>", 10, 10, &r, &err));
    CHECK(!drawn("<html/>", 10, 10, &r, &err));
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(sizes_of_a_picture);
    RUN(shrinking_averages_areas);
    RUN(averages_of_colours);
    RUN(orientation_is_undone);
    RUN(exif_blocks);
    RUN(files_in_and_out);
    RUN(a_turned_photo_comes_out_upright);
    RUN(broken_files);
    RUN(bombs);
    RUN(drawing_svg);
    return TEST_END();
}
