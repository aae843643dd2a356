/* The cache of pictures and the icons. The pack is a fake of three functions, so that a picture can
 * be missing, late, damaged or read at the wrong moment whenever a case wants it. */
#include "base/mem.h"
#include "sdl/images.h"

#include "test.h"

#include <dirent.h>
#include <unistd.h>

struct pack {
    struct buf file; /* the one picture, 96 x 54, under every name */
    int reads, min_width, min_height;
    bool damaged;
    int edition; /* pictures named other... differ in each */
};

bool pack_picture(struct pack *p, const char *name, const char *lang, struct arena *mem,
                  struct pack_picture *out, struct err *err)
{
    (void)p;
    (void)lang;
    if (strncmp(name, "gone", 4) == 0) {
        return err_set(err, ERR_NOT_FOUND, "no picture '%s'", name);
    }
    memset(out, 0, sizeof *out);
    out->name = arena_copy_text(mem, name);
    out->width = 960;
    out->height = 540;
    out->colour = 0x336699FF;
    return true;
}

bool pack_picture_read(struct pack *p, const char *name, int min_width, int min_height,
                       struct buf *bytes, uint8_t digest[32], struct err *err)
{
    if (strcmp(name, "unreadable") == 0) {
        return err_set(err, ERR_IO, "the disk has a fault");
    }
    p->reads++;
    p->min_width = min_width;
    p->min_height = min_height;
    buf_add(bytes, p->file.data, strcmp(name, "short") == 0 ? 40 : p->file.length);
    memset(digest, strcmp(name, "rotten") == 0, 32);
    return true;
}

bool pack_picture_digest(struct pack *p, const char *name, int min_width, int min_height,
                         uint8_t digest[32], struct err *err)
{
    (void)min_width;
    (void)min_height;
    (void)err;
    memset(digest, strncmp(name, "other", 5) == 0 ? p->edition : 0, 32);
    return true;
}

bool pack_media_matches(const void *bytes, size_t length, const uint8_t digest[32])
{
    (void)bytes;
    (void)length;
    return digest[0] == 0;
}

static void pack_fill_with(struct pack *p, bool flat)
{
    static uint32_t pixels[96 * 54];
    const char *path = test_scratch("fake.png");
    struct err err = {0};
    memset(p, 0, sizeof *p);
    for (int i = 0; i < 96 * 54; i++) {
        /* one colour where the tests look, and enough noise beside it that no size is flat */
        pixels[i] = i % 96 < 40 || flat ? 0x102030 : 0x102030 ^ (uint32_t)(i * 2654435761u) >> 8;
    }
    if (!images_write_png(path, pixels, 96, 54, 96 * 4, &err) ||
        !buf_read_file(&p->file, path, 1 << 20, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
    }
    unlink(path);
}

static void pack_fill(struct pack *p)
{
    pack_fill_with(p, false);
}

static enum paint_ready ask(struct images *im, const char *name, int width, int height)
{
    struct paint_pixels out = {0};
    rgba stand_in = 0;
    enum paint_ready r = images_picture(im, name, width, height, 0.5f, 0.5f, 1, &out, &stand_in);
    if (r == PAINT_READY && (out.pixels[0] != 0xFF102030u || out.width != width ||
                             out.height != height || out.pitch != width * 4 || !out.opaque)) {
        test_fail(__FILE__, __LINE__, "wrong pixels for %s", name);
    }
    if (r == PAINT_LATER && stand_in != 0x336699FF) {
        test_fail(__FILE__, __LINE__, "wrong stand-in for %s", name);
    }
    return r;
}

/* A drawing of flat colours is kept as runs: a hundredth of its pixels' memory. */
static void flat_pictures_take_little(void)
{
    struct pack p;
    struct worker *w = worker_create(true, NULL, NULL);
    struct paint_pixels out = {0};
    struct images *im;
    rgba stand_in;
    pack_fill_with(&p, true);
    im = images_create(&p, test_path("../assets"), w, 1 << 20);
    images_picture(im, "a", 400, 300, 0.5f, 0.5f, 1, &out, &stand_in);
    worker_drain(w);
    CHECK_INT(images_picture(im, "a", 400, 300, 0.5f, 0.5f, 1, &out, &stand_in), PAINT_READY);
    CHECK(out.flat && !out.pixels && out.flat->width == 400 && out.flat->height == 300);
    CHECK(images_bytes(im) < 400 * 300 * 4 / 20);
    images_destroy(im);
    worker_destroy(w);
    buf_finish(&p.file);
}

static void later_then_ready(void)
{
    struct pack p;
    struct worker *w = worker_create(false, NULL, NULL);
    struct images *im;
    const char *const *names;
    pack_fill(&p);
    im = images_create(&p, test_path("../assets"), w, 1 << 20);
    CHECK_INT(images_fresh(im, &names), 0);
    CHECK_INT(ask(im, "a", 48, 27), PAINT_LATER);
    CHECK_INT(ask(im, "a", 48, 27), PAINT_LATER);
    CHECK_INT(p.reads, 1);
    CHECK(p.min_width == 47 && p.min_height == 26); /* 2 % of stretch are allowed */
    CHECK_INT(ask(im, "a", 30, 30), PAINT_LATER);   /* another size is another entry */
    worker_drain(w);
    CHECK(p.min_width == 52 && p.min_height == 29);
    CHECK_INT(ask(im, "a", 48, 27), PAINT_READY);
    CHECK_INT(ask(im, "a", 30, 30), PAINT_READY);
    CHECK_INT(images_bytes(im), (48 * 27 + 30 * 30) * 4);
    CHECK_INT(images_fresh(im, &names), 1); /* one name, though two sizes came */
    CHECK_TEXT(names[0], "a");
    CHECK_INT(images_fresh(im, &names), 0);
    images_destroy(im);
    worker_destroy(w);
    buf_finish(&p.file);
}

static int whole(struct images *im, const char *name, int shown_w)
{
    struct paint_pixels out = {0};
    rgba stand_in = 0;
    enum paint_ready r = images_whole(im, name, 96, 54, shown_w, &out, &stand_in);
    return r == PAINT_READY ? out.width : r == PAINT_LATER ? 0 : -1;
}

/* Zooming in: each size is asked for once, the one before serves until it is there. */
static void whole_pictures_come_in_three_sizes(void)
{
    struct pack p;
    struct worker *w = worker_create(false, NULL, NULL);
    struct images *im;
    pack_fill(&p);
    im = images_create(&p, test_path("../assets"), w, 1 << 26);
    CHECK_INT(whole(im, "a", 96), 0);
    worker_drain(w);
    CHECK_INT(whole(im, "a", 96), 96);
    CHECK_INT(whole(im, "a", 97), 96); /* nobody sees one pixel */
    CHECK_INT(p.reads, 1);
    CHECK_INT(whole(im, "a", 120), 96); /* stretched meanwhile */
    worker_drain(w);
    for (int i = 100; i <= 192; i += 4) {
        images_frame(im);
        CHECK_INT(whole(im, "a", i), 192);
    }
    CHECK_INT(p.reads, 2);
    CHECK_INT(whole(im, "a", 360), 192);
    worker_drain(w);
    CHECK_INT(whole(im, "a", 360), 384);
    CHECK_INT(whole(im, "a", 4000), 384); /* four times is all */
    CHECK_INT(whole(im, "a", 96), 96);    /* and the way back out waits for nothing */
    CHECK_INT(p.reads, 3);
    CHECK_INT(whole(im, "gone", 96), -1);
    CHECK_INT(whole(im, "gone", 300), -1);
    CHECK_INT(whole(im, "", 96), -1);
    images_destroy(im);
    worker_destroy(w);
    buf_finish(&p.file);
}

/* 960 x 540 are stored: a view of 400 pixels at rest is never decoded at 1600. */
static void whole_pictures_stop_at_what_is_stored(void)
{
    struct paint_pixels out = {0};
    struct pack p;
    struct worker *w = worker_create(true, NULL, NULL);
    struct images *im;
    rgba stand_in;
    pack_fill(&p);
    im = images_create(&p, test_path("../assets"), w, 1 << 26);
    for (int i = 0; i < 2; i++) {
        images_whole(im, "a", 400, 225, 1600, &out, &stand_in);
        worker_drain(w);
    }
    CHECK_INT(images_whole(im, "a", 400, 225, 1600, &out, &stand_in), PAINT_READY);
    CHECK_INT(out.width, 960);
    images_whole(im, "a", 1920, 1080, 7680, &out, &stand_in);
    worker_drain(w);
    CHECK_INT(images_whole(im, "a", 1920, 1080, 7680, &out, &stand_in), PAINT_READY);
    CHECK_INT(out.width, 1920); /* at rest it is as large as it is shown */
    images_destroy(im);
    worker_destroy(w);
    buf_finish(&p.file);
}

static void broken_ones_are_missing(void)
{
    static const char *const broken[] = {"gone", "short", "rotten", "unreadable", "gone"};
    struct pack p;
    struct worker *w = worker_create(true, NULL, NULL);
    struct images *im;
    const char *const *names;
    pack_fill(&p);
    im = images_create(&p, test_path("../assets"), w, 1 << 20);
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        ask(im, broken[i], 20, 20);
        worker_drain(w);
        CHECK_INT(ask(im, broken[i], 20, 20), PAINT_MISSING);
    }
    CHECK_INT(images_fresh(im, &names), 3); /* "gone" was missing from the first answer on */
    CHECK_INT(ask(im, "a", 0, 20), PAINT_MISSING);
    CHECK_INT(ask(im, "a", 20, -1), PAINT_MISSING);
    CHECK_INT(ask(im, "a", 100000, 100000), PAINT_MISSING);
    CHECK_INT(ask(im, "", 20, 20), PAINT_MISSING);
    CHECK_INT(ask(im, NULL, 20, 20), PAINT_MISSING);
    images_set_pack(im, NULL);
    CHECK_INT(ask(im, "a", 20, 20), PAINT_MISSING);
    images_destroy(im);
    worker_destroy(w);
    buf_finish(&p.file);
}

/* Room for four: the fifth drives out the one used longest ago, and never what the last frame used.
 */
static void the_budget_holds(void)
{
    static const char *const names[] = {"a", "b", "c", "d", "e", "f"};
    struct pack p;
    struct worker *w = worker_create(true, NULL, NULL);
    struct images *im;
    pack_fill(&p);
    im = images_create(&p, test_path("../assets"), w, 4 * 100 * 100 * 4);
    for (int i = 0; i < 4; i++) {
        images_frame(im);
        ask(im, names[i], 100, 100);
        worker_drain(w);
    }
    images_frame(im);
    CHECK_INT(ask(im, "a", 100, 100), PAINT_READY);
    images_frame(im);
    CHECK_INT(ask(im, "e", 100, 100), PAINT_LATER);
    worker_drain(w);
    CHECK_INT(images_bytes(im), 4 * 100 * 100 * 4);
    CHECK_INT(ask(im, "a", 100, 100), PAINT_READY);
    CHECK_INT(ask(im, "b", 100, 100), PAINT_LATER); /* it went */
    worker_drain(w);
    for (int i = 0; i < 6; i++) { /* six on one screen: over the budget rather than flickering */
        ask(im, names[i], 100, 100);
        worker_drain(w);
    }
    for (int i = 0; i < 6; i++) {
        CHECK_INT(ask(im, names[i], 100, 100), PAINT_READY);
    }
    CHECK_INT(images_bytes(im), 6 * 100 * 100 * 4);
    images_frame(im);
    images_frame(im);
    images_frame(im);
    CHECK_INT(images_bytes(im), 4 * 100 * 100 * 4);
    images_destroy(im);
    worker_destroy(w);
    buf_finish(&p.file);
}

/* A fling past three hundred cards: what is on the screen at its end comes first, and far from all
 * of them have been read. */
static void a_fling_reads_little(void)
{
    struct pack p;
    struct worker *w = worker_create(true, NULL, NULL);
    struct images *im;
    char name[16];
    pack_fill(&p);
    im = images_create(&p, test_path("../assets"), w, 1 << 22);
    for (int i = 0; i < 300; i++) {
        images_frame(im);
        snprintf(name, sizeof name, "card%d", i);
        ask(im, name, 40, 40);
    }
    CHECK_INT(p.reads, 2);
    worker_deliver(w);
    CHECK(p.reads <= 4);
    worker_deliver(w);
    CHECK_INT(ask(im, "card299", 40, 40), PAINT_READY);
    worker_drain(w);
    CHECK(p.reads < 80);
    images_destroy(im);
    worker_destroy(w);
    buf_finish(&p.file);
}

static void another_pack_drops_all(void)
{
    struct pack p, q;
    struct worker *w = worker_create(false, NULL, NULL);
    struct images *im;
    const char *const *names;
    pack_fill(&p);
    pack_fill(&q);
    im = images_create(&p, test_path("../assets"), w, 1 << 20);
    ask(im, "a", 30, 30);
    images_prefetch(im, "b", 30, 30, 0.5f, 0.5f);
    images_set_pack(im, &q); /* with both under way */
    worker_drain(w);
    CHECK_INT(images_bytes(im), 0);
    CHECK_INT(images_fresh(im, &names), 0);
    CHECK_INT(q.reads, 0);
    images_prefetch(im, "a", 30, 30, 0.5f, 0.5f);
    worker_drain(w);
    CHECK_INT(q.reads, 1);
    CHECK_INT(ask(im, "a", 30, 30), PAINT_READY);
    for (int i = 0; i < 20; i++) {
        ask(im, "x", 20 + i, 20);
    }
    images_destroy(im); /* with jobs under way */
    images_destroy(NULL);
    worker_destroy(w);
    buf_finish(&p.file);
    buf_finish(&q.file);
}

/* A comma has been mended: what is the same stays, even what is under way; what is not comes anew.
 */
static void another_edition_keeps_what_is_the_same(void)
{
    struct pack p, q;
    struct worker *w = worker_create(false, NULL, NULL);
    struct images *im;
    const char *const *names;
    pack_fill(&p);
    pack_fill(&q);
    q.edition = 1;
    im = images_create(&p, test_path("../assets"), w, 1 << 20);
    ask(im, "a", 30, 30);
    ask(im, "other", 30, 30);
    ask(im, "gone", 30, 30);
    worker_drain(w);
    images_fresh(im, &names);
    ask(im, "b", 30, 30); /* under way */
    images_change_pack(im, &q);
    CHECK_INT(images_fresh(im, &names), 2);
    CHECK(strcmp(names[0], "a") != 0 && strcmp(names[1], "a") != 0);
    CHECK_INT(ask(im, "a", 30, 30), PAINT_READY);
    CHECK_INT(ask(im, "other", 30, 30), PAINT_LATER);
    CHECK_INT(ask(im, "gone", 30, 30), PAINT_MISSING);
    worker_drain(w);
    CHECK_INT(ask(im, "b", 30, 30), PAINT_READY);
    CHECK_INT(ask(im, "other", 30, 30), PAINT_READY);
    CHECK_INT(p.reads, 3);
    CHECK_INT(q.reads, 1);
    images_destroy(im);
    worker_destroy(w);
    buf_finish(&p.file);
    buf_finish(&q.file);
}

static long ink(const struct paint_glyph *g)
{
    long sum = 0;
    for (int i = 0; i < g->width * g->height; i++) {
        sum += g->alpha[i];
    }
    return sum / 255;
}

static void icons_have_ink(void)
{
    struct worker *w = worker_create(true, NULL, NULL);
    struct images *im = images_create(NULL, test_path("../assets"), w, 1 << 20);
    struct paint_glyph g;
    DIR *dir = opendir(test_path("../assets/icons"));
    struct dirent *entry;
    int count = 0;
    CHECK(dir);
    while ((entry = readdir(dir)) != NULL) {
        char name[300];
        size_t length = strlen(entry->d_name);
        if (length < 5 || strcmp(entry->d_name + length - 4, ".svg") != 0) {
            continue;
        }
        snprintf(name, sizeof name, "%.*s", (int)(length - 4), entry->d_name);
        for (int size = 24; size <= 96; size += 36) {
            CHECK(images_icon(im, name, size, &g));
            CHECK(g.width == size && g.height == size && g.pitch >= size);
            CHECK(ink(&g) > size * size / 50 && ink(&g) < size * size * 2 / 3);
        }
        count++;
    }
    closedir(dir);
    CHECK(count >= 40);
    CHECK(!images_icon(im, "../strings/zh", 24, &g));
    CHECK(!images_icon(im, "", 24, &g));
    CHECK(!images_icon(im, "no-such-icon", 24, &g));
    CHECK(!images_icon(im, "home", 0, &g));
    CHECK(!images_icon(im, "home", 1000000, &g));
    images_destroy(im);
    worker_destroy(w);
}

/* Drawings of the program's own: all of them, without a pack, at the size asked for. */
static void own_drawings_need_no_pack(void)
{
    struct worker *w = worker_create(true, NULL, NULL);
    struct images *im = images_create(NULL, test_path("../assets"), w, 1 << 24);
    struct paint_pixels got;
    rgba colour = 0;
    CHECK(images_picture(im, "app/staff-night", 320, 180, 0.5f, 0.5f, 1, &got, &colour) ==
          PAINT_LATER);
    CHECK_INT(colour, 0x0A1521FF); /* its sky, until it is drawn */
    worker_drain(w);
    CHECK(images_picture(im, "app/staff-night", 320, 180, 0.5f, 0.5f, 1, &got, &colour) ==
          PAINT_READY);
    CHECK(got.width == 320 && got.height == 180 && got.opaque);
    images_picture(im, "app/usb-stick", 90, 90, 0.5f, 0.5f, 1, &got, &colour);
    worker_drain(w);
    CHECK(images_picture(im, "app/usb-stick", 90, 90, 0.5f, 0.5f, 1, &got, &colour) == PAINT_READY);
    CHECK(!got.opaque && got.pixels[0] == 0); /* a disc on nothing */
    CHECK_INT(got.pixels[45 * 90 + 4], 0xFFE1ECF4);
    CHECK(images_picture(im, "app/none", 90, 90, 0.5f, 0.5f, 1, &got, &colour) == PAINT_MISSING);
    CHECK(images_picture(im, "app/../icons/x", 9, 9, 0.5f, 0.5f, 1, &got, &colour) ==
          PAINT_MISSING);
    images_destroy(im);
    worker_destroy(w);
}

/* The edge of a drawing that is far larger than its view falls where a PNG's would. */
static void own_drawings_are_cut_like_pictures(void)
{
    struct worker *w = worker_create(true, NULL, NULL);
    struct images *im = images_create(NULL, test_path("../assets"), w, 1 << 24);
    struct paint_pixels got;
    rgba colour;
    images_picture(im, "app/staff-night", 200, 400, 0, 1, 1, &got, &colour);
    worker_drain(w);
    CHECK(images_picture(im, "app/staff-night", 200, 400, 0, 1, 1, &got, &colour) == PAINT_READY);
    CHECK(got.flat || got.pixels);
    images_picture(im, "app/staff-night", 200, 400, 0, 1, 64, &got, &colour); /* within bounds */
    worker_drain(w);
    CHECK(images_picture(im, "app/staff-night", 200, 400, 0, 1, 64, &got, &colour) == PAINT_READY);
    images_destroy(im);
    worker_destroy(w);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(flat_pictures_take_little);
    RUN(later_then_ready);
    RUN(whole_pictures_come_in_three_sizes);
    RUN(whole_pictures_stop_at_what_is_stored);
    RUN(broken_ones_are_missing);
    RUN(the_budget_holds);
    RUN(a_fling_reads_little);
    RUN(another_pack_drops_all);
    RUN(another_edition_keeps_what_is_the_same);
    RUN(icons_have_ink);
    RUN(own_drawings_need_no_pack);
    RUN(own_drawings_are_cut_like_pictures);
    return TEST_END();
}
