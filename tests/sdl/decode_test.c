/* Decoding, cropping and scaling: exact where exactness can be told, and safe with broken files. */
#include "base/buf.h"
#include "base/mem.h"
#include "base/rng.h"
#include "sdl/decode.h"
#include "sdl/images.h"
#include "sdl/scale.h"

#include "test.h"

#include <SDL_image.h>
#include <unistd.h>

/* --- scaling ------------------------------------------------------------------------------------
 */

struct plane {
    const uint32_t *pixels;
    int width;
};

static void plane_row(void *self, int y, int x0, int x1, uint32_t *out)
{
    const struct plane *p = self;
    memcpy(out, p->pixels + y * p->width + x0, (size_t)(x1 - x0) * sizeof *out);
}

static void scale(const uint32_t *from, int w, int h, double x, double y, double cw, double ch,
                  uint32_t *to, int tw, int th)
{
    struct plane p = {from, w};
    struct scale_source s = {&p, w, h, plane_row};
    scale_pixels(&s, x, y, cw, ch, to, tw, th);
}

static void flat_stays_flat(void)
{
    static uint32_t from[61 * 47], to[200 * 200];
    static const int sizes[][2] = {{61, 47}, {60, 46},   {30, 23}, {7, 5},
                                   {1, 1},   {200, 150}, {3, 200}};
    for (int i = 0; i < 61 * 47; i++) {
        from[i] = 0xFF3C82C7u;
    }
    for (size_t k = 0; k < sizeof sizes / sizeof sizes[0]; k++) {
        int w = sizes[k][0], h = sizes[k][1];
        scale(from, 61, 47, 0, 0, 61, 47, to, w, h);
        for (int i = 0; i < w * h; i++) {
            CHECK(to[i] == 0xFF3C82C7u);
        }
        scale(from, 61, 47, 3.3, 2.7, 50.1, 40.9, to, w, h);
        for (int i = 0; i < w * h; i++) {
            CHECK(to[i] == 0xFF3C82C7u);
        }
    }
}

static void averages_are_exact(void)
{
    uint32_t from[6 * 2] = {0xFF000000u, 0xFF0000FFu, 0xFF101010u, 0xFF202020u,
                            0xFF00FF00u, 0xFF00FF00u, 0xFF000000u, 0xFF0000FFu,
                            0xFF303030u, 0xFF404040u, 0xFFFF0000u, 0xFFFF0000u};
    uint32_t to[12];
    scale(from, 6, 2, 0, 0, 6, 2, to, 3, 1);
    CHECK_INT(to[0], 0xFF000080u);
    CHECK_INT(to[1], 0xFF282828u);
    CHECK_INT(to[2], 0xFF808000u);
    scale(from, 6, 2, 0, 0, 3, 2, to, 2, 2); /* one and a half pixels each */
    CHECK_INT(to[0], 0xFF000055u);
    scale(from, 6, 2, 2, 0, 2, 2, to, 2, 2); /* one to one */
    CHECK_INT(to[0], 0xFF101010u);
    CHECK_INT(to[3], 0xFF404040u);
    from[0] = 0xFF101010u;
    from[1] = 0xFF404040u;
    scale(from, 2, 1, 0, 0, 2, 1, to, 4, 1); /* upwards */
    CHECK_INT(to[0], 0xFF101010u);
    CHECK_INT(to[1], 0xFF1C1C1Cu);
    CHECK_INT(to[2], 0xFF343434u);
    CHECK_INT(to[3], 0xFF404040u);
}

/* The mean survives, and no colour exceeds its alpha. */
static void noise_keeps_its_mean(void)
{
    static uint32_t from[300 * 200], to[97 * 41];
    struct rng r;
    double before = 0, after = 0;
    rng_seed(&r, 7);
    for (int i = 0; i < 300 * 200; i++) {
        uint32_t a = rng_below(&r, 256), v = a ? rng_below(&r, a + 1) : 0;
        from[i] = a << 24 | v << 16 | v << 8 | v;
        before += v;
    }
    scale(from, 300, 200, 0, 0, 300, 200, to, 97, 41);
    for (int i = 0; i < 97 * 41; i++) {
        CHECK((to[i] & 0xFF) <= to[i] >> 24);
        after += to[i] & 0xFF;
    }
    CHECK_NEAR(after / (97 * 41), before / (300 * 200), 0.5);
}

/* --- cropping -----------------------------------------------------------------------------------
 */

static void crops_cover(void)
{
    struct decode_view v = {100, 100, 0.5f, 0.5f, 1, false};
    double x, y, w, h;
    decode_crop(&v, 400, 200, &x, &y, &w, &h);
    CHECK(x == 100 && y == 0 && w == 200 && h == 200);
    v.focus_x = 0.1f;
    decode_crop(&v, 400, 200, &x, &y, &w, &h);
    CHECK_NEAR(x, 20, 0.001);
    CHECK(w == 200);
    v.focus_x = 0.4f;
    decode_crop(&v, 400, 200, &x, &y, &w, &h);
    CHECK_NEAR(x, 80, 0.001);
    v.zoom = 2;
    decode_crop(&v, 400, 200, &x, &y, &w, &h);
    CHECK_NEAR(w, 100, 0.001);
    CHECK_NEAR(x, 120, 0.001);
    v = (struct decode_view){3000, 10, NAN, 7, NAN, false};
    decode_crop(&v, 17, 900, &x, &y, &w, &h);
    CHECK(x >= 0 && y >= 0 && w > 0 && h > 0 && x + w <= 17.0001 && y + h <= 900.0001);
}

/* --- files --------------------------------------------------------------------------------------
 */

/* A picture whose left half is red and right half blue, as the bytes of a file. */
static void make_file(struct buf *out, bool jpeg, int width, int height, uint32_t alpha)
{
    const char *path = test_scratch("picture");
    struct err err = {0};
    SDL_Surface *s = SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_Rect left = {0, 0, width / 2, height}, right = {width / 2, 0, width - width / 2, height};
    SDL_FillRect(s, &left, alpha << 24 | 0xFE0000);
    SDL_FillRect(s, &right, alpha << 24 | 0x0000FE);
    if (jpeg) {
        IMG_SaveJPG(s, path, 95);
    } else {
        IMG_SavePNG(s, path);
    }
    SDL_FreeSurface(s);
    buf_clear(out);
    if (!buf_read_file(out, path, 1 << 24, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
    }
    unlink(path);
}

static void sizes_from_headers(void)
{
    struct buf b = {0};
    struct err err = {0};
    enum decode_kind kind;
    int w, h;
    for (int jpeg = 0; jpeg < 2; jpeg++) {
        make_file(&b, jpeg, 123, 77, 255);
        CHECK(decode_header(b.data, b.length, &kind, &w, &h, &err));
        CHECK_INT(kind, jpeg ? DECODE_JPEG : DECODE_PNG);
        CHECK(w == 123 && h == 77);
        for (size_t n = 0; n < 33; n++) {
            CHECK(!decode_header(b.data, n, &kind, &w, &h, &err));
        }
    }
    make_file(&b, false, 10, 10, 255);
    b.data[18] = 0x20; /* 8,202 wide */
    CHECK(!decode_header(b.data, b.length, &kind, &w, &h, &err));
    b.data[18] = 0x1F; /* 7,946 x 7,946: too many pixels */
    b.data[22] = 0x1F;
    CHECK(!decode_header(b.data, b.length, &kind, &w, &h, &err));
    b.data[18] = b.data[22] = 0;
    b.data[19] = 0;
    CHECK(!decode_header(b.data, b.length, &kind, &w, &h, &err));
    CHECK(!decode_header(NULL, 0, &kind, &w, &h, &err));
    CHECK(!decode_header("GIF89a..............................", 36, &kind, &w, &h, &err));
    CHECK_INT(err.code, ERR_INVALID);
    buf_finish(&b);
}

static bool is_near(uint32_t pixel, int r, int g, int b)
{
    return abs((int)(pixel >> 16 & 0xFF) - r) < 12 && abs((int)(pixel >> 8 & 0xFF) - g) < 12 &&
           abs((int)(pixel & 0xFF) - b) < 12;
}

static void pictures_of_both_kinds(void)
{
    struct buf b = {0};
    struct err err = {0};
    for (int jpeg = 0; jpeg < 2; jpeg++) {
        struct decode_view v = {40, 40, 0, 0.5f, 1, false};
        uint32_t *p = NULL;
        bool opaque = false;
        make_file(&b, jpeg, 160, 80, 255);
        CHECK(decode_picture(b.data, b.length, &v, &p, &opaque, &err));
        CHECK(opaque);
        CHECK(is_near(p[0], 254, 0, 0) && is_near(p[20 * 40 + 30], 254, 0, 0));
        mem_free(p);
        v.focus_x = 1;
        CHECK(decode_picture(b.data, b.length, &v, &p, &opaque, &err));
        CHECK(is_near(p[0 + 6], 0, 0, 254) && p[5] >> 24 == 255);
        mem_free(p);
        v = (struct decode_view){160, 80, 0.5f, 0.5f, 1, false};
        CHECK(decode_picture(b.data, b.length, &v, &p, &opaque, &err));
        CHECK(is_near(p[10 * 160 + 70], 254, 0, 0) && is_near(p[10 * 160 + 90], 0, 0, 254));
        mem_free(p);
    }
    buf_finish(&b);
}

static void transparency_is_premultiplied(void)
{
    struct buf b = {0};
    struct err err = {0};
    struct decode_view v = {20, 10, 0.5f, 0.5f, 1, false};
    uint32_t *p = NULL;
    bool opaque = true;
    make_file(&b, false, 20, 10, 128);
    CHECK(decode_picture(b.data, b.length, &v, &p, &opaque, &err));
    CHECK(!opaque);
    CHECK_INT(p[0], 0x807F0000u);
    CHECK_INT(p[19], 0x8000007Fu);
    mem_free(p);
    buf_finish(&b);
}

/* Every damage to a file gives pixels or an error: with the sanitizers this is the proof. */
static void broken_files_are_errors(void)
{
    struct buf good = {0}, bad = {0};
    struct rng r;
    int refused = 0;
    rng_seed(&r, 11);
    for (int i = 0; i < 400; i++) {
        struct decode_view v = {17, 13, 0.5f, 0.5f, 1, false};
        struct err err = {0};
        uint32_t *p = NULL;
        bool opaque;
        if (i % 200 == 0) {
            make_file(&good, i / 200, 64, 48, 200);
        }
        buf_clear(&bad);
        buf_add(&bad, good.data, good.length);
        if (i % 3 == 0) {
            bad.length = rng_below(&r, (uint32_t)good.length);
        } else {
            for (int k = 0; k < 1 + i % 5; k++) {
                bad.data[rng_below(&r, (uint32_t)bad.length)] = (char)rng_below(&r, 256);
            }
        }
        if (decode_picture(bad.data, bad.length, &v, &p, &opaque, &err)) {
            CHECK(p != NULL);
            mem_free(p);
        } else {
            refused++;
            CHECK(err.code == ERR_INVALID && !p);
        }
    }
    CHECK(refused > 50);
    buf_finish(&good);
    buf_finish(&bad);
}

static void png_there_and_back(void)
{
    const char *path = test_scratch("round.png");
    uint32_t from[7 * 5], *to = NULL;
    struct err err = {0};
    int w, h;
    for (uint32_t i = 0; i < 35; i++) {
        from[i] = i * 0x01070503u; /* rubbish in the top byte too */
    }
    CHECK(images_write_png(path, from, 6, 5, 7 * 4, &err));
    CHECK(images_read_png(path, &to, &w, &h, &err));
    CHECK(w == 6 && h == 5);
    for (int i = 0; i < 30; i++) {
        CHECK_INT(to[i] & 0xFFFFFF, from[i / 6 * 7 + i % 6] & 0xFFFFFF);
    }
    mem_free(to);
    unlink(path);
    CHECK(!images_read_png(path, &to, &w, &h, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK(!images_read_png(test_path("support/test.h"), &to, &w, &h, &err));
    CHECK_INT(err.code, ERR_INVALID);
    CHECK(!images_write_png("/nowhere/x.png", from, 6, 5, 28, &err));
    CHECK_INT(err.code, ERR_IO);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(flat_stays_flat);
    RUN(averages_are_exact);
    RUN(noise_keeps_its_mean);
    RUN(crops_cover);
    RUN(sizes_from_headers);
    RUN(pictures_of_both_kinds);
    RUN(transparency_is_premultiplied);
    RUN(broken_files_are_errors);
    RUN(png_there_and_back);
    return TEST_END();
}
