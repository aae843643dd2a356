/* The steps of a gallery in every room: one work and five hundred, wide, upright and in the band.
 */
#include "screens/gallery/plan.h"
#include "test.h"

static const struct rect wide = {0, 0, 1920, 952}, tall = {0, 0, 1080, 1744};

static void three_works_stand_as_drawn(void)
{
    struct gallery_columns c = gallery_columns(1920, SESSION_TEXT_NORMAL, 3);
    struct gallery_plan p = gallery_plan(wide, &c, 190, false, false);
    CHECK_INT(c.shown, 3);
    CHECK_NEAR(c.width, 576, 0.01);
    CHECK_NEAR(c.most, 0, 1e-9);
    CHECK_NEAR(p.soil.y, 700, 0.01);
    CHECK_NEAR(gallery_height(&p, 0, 3), 372, 0.01);
    CHECK_NEAR(gallery_height(&p, 1, 3), 452, 0.01);
    CHECK_NEAR(gallery_height(&p, 2, 3), 540, 0.01);
    CHECK_NEAR(gallery_x(&c, 0, 0), 64, 0.01);
    CHECK_NEAR(gallery_x(&c, 1, 0), 672, 0.01);
    CHECK_NEAR(gallery_x(&c, 2, 0), 1280, 0.01);
}

static void fewer_works_are_larger(void)
{
    struct gallery_columns one = gallery_columns(1920, SESSION_TEXT_NORMAL, 1);
    struct gallery_columns two = gallery_columns(1920, SESSION_TEXT_NORMAL, 2);
    struct gallery_plan p = gallery_plan(wide, &two, 190, false, false);
    CHECK_NEAR(one.width, 880, 0.01);
    CHECK_NEAR(one.left, 520, 0.01); /* alone in the middle */
    CHECK_NEAR(two.width, 880, 0.01);
    CHECK_NEAR(gallery_x(&two, 1, 0) + two.width, 1856, 0.01);
    CHECK(gallery_height(&p, 0, 2) < gallery_height(&p, 1, 2)); /* still rising */
    CHECK_NEAR(gallery_height(&p, 0, 1), p.tallest, 0.01);
}

/* More works than columns: the next one shows, and the last place ends at the margin. */
static void more_works_look_round_the_edge(void)
{
    static const float widths[] = {1920, 1080};
    for (int i = 0; i < 2; i++) {
        for (int text = SESSION_TEXT_NORMAL; text <= SESSION_TEXT_XLARGE; text++) {
            for (size_t count = 4; count <= 500; count += 31) {
                struct gallery_columns c =
                    gallery_columns(widths[i], (enum session_text)text, count);
                float next = gallery_x(&c, (size_t)c.shown, 0);
                float last = gallery_x(&c, count - 1, c.most) + c.width;
                CHECK(next < widths[i] - 80 && next + c.width > widths[i]);
                CHECK_NEAR(last, widths[i] - 64, 0.1);
                CHECK(c.width >= (text == SESSION_TEXT_NORMAL ? 400 : 620));
            }
        }
    }
}

static void the_rhythm_repeats(void)
{
    struct gallery_columns c = gallery_columns(1920, SESSION_TEXT_NORMAL, 12);
    struct gallery_plan p = gallery_plan(wide, &c, 190, false, false);
    for (size_t i = 0; i < 9; i++) {
        CHECK_NEAR(gallery_height(&p, i, 12), gallery_height(&p, i + 3, 12), 0.01);
        CHECK(i % 3 == 2 || gallery_height(&p, i, 12) < gallery_height(&p, i + 1, 12));
    }
}

static void places_of_rest_are_whole(void)
{
    struct gallery_columns c = gallery_columns(1920, SESSION_TEXT_NORMAL, 7);
    CHECK_NEAR(gallery_rest(&c, 1.4), 1, 1e-9);
    CHECK_NEAR(gallery_rest(&c, 1.6), 2, 1e-9);
    CHECK_NEAR(gallery_rest(&c, -3), 0, 1e-9);
    CHECK_NEAR(gallery_rest(&c, 99), c.most, 1e-9);
    CHECK_NEAR(gallery_rest(&c, c.most - 0.01), c.most, 1e-9);
    CHECK_NEAR(gallery_rest(&c, gallery_rest(&c, 2.7)), gallery_rest(&c, 2.7), 1e-9);
    c = gallery_columns(1920, SESSION_TEXT_NORMAL, 3);
    CHECK_NEAR(gallery_rest(&c, 0.4), 0, 1e-9); /* nothing to move */
}

/* Whatever the words need up to the most they may: pictures and captions both have room. */
static void pictures_and_words_share_the_page(void)
{
    for (float caption = 100; caption < 900; caption += 25) {
        for (int kind = 0; kind < 8; kind++) {
            struct rect page = kind & 1 ? tall : wide;
            bool track = kind & 2, discs = kind & 4;
            for (int text = SESSION_TEXT_NORMAL; text <= SESSION_TEXT_XLARGE; text++) {
                enum session_text size = (enum session_text)text;
                float most = gallery_caption_most(page.h, size, gallery_foot(track, discs));
                float high = caption < most ? caption : most;
                struct gallery_columns c = gallery_columns(page.w, size, 40);
                struct gallery_plan p = gallery_plan(page, &c, high, track, discs);
                float foot = page.h;
                CHECK(p.pictures.y >= GALLERY_HEAD && p.tallest >= 190);
                CHECK(p.caption_room >= high);
                CHECK(p.tallest <= c.width * 2);
                CHECK(!discs || (p.discs.h >= 96 && p.discs.y + p.discs.h < foot));
                foot = discs ? p.discs.y : foot;
                CHECK(!track || (p.track.h >= 96 && p.track.y + p.track.h <= foot + 0.01f));
                foot = track ? p.track.y : foot;
                CHECK(p.captions + p.caption_room <= foot);
            }
        }
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(three_works_stand_as_drawn);
    RUN(fewer_works_are_larger);
    RUN(more_works_look_round_the_edge);
    RUN(the_rhythm_repeats);
    RUN(places_of_rest_are_whole);
    RUN(pictures_and_words_share_the_page);
    return TEST_END();
}
