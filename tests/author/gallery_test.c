/* gallery/<section>/captions.csv: pictures with their licence become works; and every mistake. */
#include "desk.h"

#include "pack/gallery.h"

static const char table[] = "gallery/honours/captions.csv";

static void works_in_a_pack(void)
{
    struct author_options options = {.source = test_path("fixtures/mini"),
                                     .output = test_scratch("gallery.kpack")};
    struct arena mem = {0};
    struct diag d = {0};
    struct pack *p = NULL;
    struct pack_gallery g;
    struct pack_picture picture;
    struct err err;
    CHECK(author_build(&options, &d, &err));
    CHECK(pack_open(options.output, &p, NULL, &err));
    CHECK(pack_gallery(p, "honours", "en", &mem, &g, &err));
    CHECK_INT(g.count, 2);
    CHECK_TEXT(g.sub, "Two of them");
    CHECK_TEXT(g.works[0].card.route, "honours/lake-prize");
    CHECK_TEXT(g.works[0].card.title, "Lake Prize");
    CHECK_TEXT(g.works[0].card.summary, "The exhibition about rime won it.");
    CHECK_TEXT(g.works[0].card.art, "prize");
    CHECK_TEXT(g.works[0].caption, "The front of the certificate");
    CHECK_TEXT(g.works[0].picture_alt, "Coloured squares, like a certificate");
    CHECK_TEXT(g.works[0].picture_credit, "Illustration: Mini Museum");
    CHECK_TEXT(g.works[0].detail, "Given by the county");
    CHECK_TEXT(g.works[0].source_line, "Source: annual report");
    CHECK_INT(g.works[0].card.date.year, 2021);
    CHECK_TEXT(g.works[0].related[0].route, "science/rime");
    CHECK_TEXT(g.works[1].card.route, "honours/flag"); /* the picture's own name */
    CHECK(g.works[1].card.date.about);
    CHECK(pack_picture(p, "prize", "zh", &mem, &picture, &err));
    CHECK_NEAR(picture.focus_y, 0.4, 1e-6);
    CHECK_INT(picture.width, 96);
    pack_close(p);
    unlink(options.output);
    arena_finish(&mem);
    diag_finish(&d);
}

static void mistakes(void)
{
    static const struct mistake list[] = {
        {table, NULL, NULL,
         "gallery/honours/captions.csv:1:1: error: there is no such file; add it"},
        {table, "file,id,order", "fle,id,order",
         "gallery/honours/captions.csv:1:1: error: there is no column 'file'; add it"},
        {table, "prize.png,lake-prize", "prise.png,lake-prize",
         "gallery/honours/captions.csv:2:1: error: there is no file gallery/honours/prise.png; add"
         " it or remove the row"},
        {table, "prize.png,lake-prize", "prise.png,lake-prize",
         "gallery/honours/prize.png:1:1: error: the file has no row in"
         " gallery/honours/captions.csv; add one, or take the file away"},
        {table, "prize.png,lake-prize", "Prize.png,lake-prize",
         "gallery/honours/captions.csv:2:1: error: 'Prize.png' is not a picture's name; use at most"
         " 32 small letters, digits and '-', and .svg, .png or .jpg"},
        {table, "prize.png,lake-prize", ",lake-prize",
         "gallery/honours/captions.csv:2:1: error: '' is not a picture's name; use at most 32 small"
         " letters, digits and '-', and .svg, .png or .jpg"},
        {table, "flag.jpg,", "prize.jpg,",
         "gallery/honours/captions.csv:3:1: error: picture 'prize' stands already in"
         " gallery/honours/captions.csv line 2; names must differ in more than their ending"},
        {table, "flag.jpg,", "ramp.jpg,",
         "gallery/honours/captions.csv:3:1: error: picture 'ramp' stands already in"
         " media/credits.csv line 5; names must differ in more than their ending"},
        {table, ",museum-art,插图：迷你馆,Illustration: Mini Museum,从红",
         ",museum-arts,插图：迷你馆,Illustration: Mini Museum,从红",
         "gallery/honours/captions.csv:3:44: error: picture 'flag.jpg' has no source 'museum-arts'"
         " in sources.csv; add it, nothing is shown without a licence"},
        {table, "从红到蓝的一面旗", "",
         "gallery/honours/captions.csv:3:88: error: the picture has no alt_zh; describe what it"
         " shows"},
        {table, "museum-art,插图：迷你馆,Illustration: Mini Museum,从红",
         "museum-art,,Illustration: Mini Museum,从红",
         "gallery/honours/captions.csv:3:55: error: the picture has no credit_zh; say who made it"},
        {table, "25,75", "25,175",
         "gallery/honours/captions.csv:3:124: error: '175' is not a number from 0 to 100; write"
         " one"},
        {table, "约2015", "2015-13",
         "gallery/honours/captions.csv:3:13: error: '2015-13' is a day that does not exist; look it"
         " up again"},
        {table, "lake-prize,1,", "flag,1,",
         "gallery/honours/captions.csv:3:1: error: id 'flag' stands already in"
         " gallery/honours/captions.csv line 2; give this one another id"},
        {table, "红旗,Red Flag", ",Red Flag",
         "gallery/honours/captions.csv:3:19: error: the row has no title_zh; write it"},
        {"gallery/honours/more.png", NULL, "x",
         "gallery/honours/more.png:1:1: error: the file has no row in gallery/honours/captions.csv;"
         " add one, or take the file away"}};
    MAKE(list);
}

/* A picture of a gallery is one of the pack: others may show it too. */
static void pictures_are_shared(void)
{
    struct buf said = {0};
    struct desk desk;
    size_t errors;
    desk_open(&desk, "shared");
    CHECK(desk_edit(&desk, "zh/guide/about.md", "---\n", "---\nposter: prize.png\n"));
    CHECK(desk_check(&desk, &said, &errors));
    CHECK(desk_edit(&desk, "pack.ini", "kind = gallery", "kind = book"));
    CHECK(!desk_check(&desk, &said, &errors));
    CHECK(desk_says(buf_text(&said),
                    "gallery/honours:1:1: warning: there is no [section honours] of kind gallery in"
                    " pack.ini; add it or take this away"));
    CHECK(desk_says(buf_text(&said),
                    "zh/honours/index.md:1:1: error: section 'honours' has no pages; write one in"
                    " the folder honours or remove the section"));
    desk_remove(desk.root);
    buf_finish(&said);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(works_in_a_pack);
    RUN(mistakes);
    RUN(pictures_are_shared);
    return TEST_END();
}
