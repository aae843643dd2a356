/* The typed views of a pack: languages fall back, routes lead somewhere, pictures fit. */
#include "tiny.h"

struct open_pack {
    struct pack *p;
    struct arena mem;
    struct err err;
};

static bool open_tiny(struct open_pack *o)
{
    struct tiny t = {.path = test_scratch("views.kpack")};
    memset(o, 0, sizeof *o);
    return tiny_write(&t) && pack_open(t.path, &o->p, NULL, &o->err);
}

static void close_tiny(struct open_pack *o)
{
    pack_close(o->p);
    arena_finish(&o->mem);
}

static void information(void)
{
    struct open_pack o;
    const struct pack_info *i;
    CHECK(open_tiny(&o));
    i = pack_info(o.p);
    CHECK_TEXT(i->id, "tiny");
    CHECK_INT(i->seq, 7);
    CHECK_INT(i->language_count, 2);
    CHECK_TEXT(i->languages[0].tag, "zh");
    CHECK(i->languages[0].fallback == NULL);
    CHECK_TEXT(i->languages[1].title, "Tiny");
    CHECK_TEXT(i->languages[1].fallback, "zh");
    CHECK_INT(i->media_bytes, 80);
    CHECK_INT(strlen(i->digest), 64);
    close_tiny(&o);
}

static void home_and_cards(void)
{
    struct pack_home h;
    struct open_pack o;
    CHECK(open_tiny(&o));
    CHECK(pack_home(o.p, "en", &o.mem, &h, &o.err));
    CHECK_TEXT(h.headline1, "See");
    CHECK_TEXT(h.invite, "来"); /* not translated */
    CHECK_TEXT(h.feature_button, "");
    CHECK_INT(h.card_count, 2);
    CHECK_TEXT(h.cards[0].route, "guide");
    CHECK_TEXT(h.cards[0].title, "Guide");
    CHECK_TEXT(h.cards[0].line1, "一");
    CHECK_TEXT(h.cards[0].lang, "en");
    CHECK(!h.cards[0].fallback);
    CHECK_TEXT(h.cards[0].poster, "lake");
    CHECK_TEXT(h.cards[0].accent, "duties");
    CHECK_TEXT(h.cards[1].title, "雾凇");
    CHECK_TEXT(h.cards[1].lang, "zh");
    CHECK(h.cards[1].fallback);
    CHECK(h.has_feature);
    CHECK_TEXT(h.feature.question, "是雪吗");
    CHECK_TEXT(h.feature.art, "lake");
    CHECK(pack_home(o.p, "xx", &o.mem, &h, &o.err));
    CHECK_TEXT(h.headline1, "看");
    CHECK(h.cards[0].fallback);
    close_tiny(&o);
}

static void reading_a_book(void)
{
    struct pack_reading r;
    struct open_pack o;
    CHECK(open_tiny(&o));
    CHECK(pack_reading(o.p, "guide/two", "zh", &o.mem, &r, &o.err));
    CHECK_INT(r.kind, PACK_BOOK);
    CHECK_INT(r.page_count, 2);
    CHECK_INT(r.start, 1);
    CHECK_TEXT(r.pages[0].sub, "小字");
    CHECK_TEXT(r.pages[1].section_title, "指南");
    CHECK_TEXT(r.pages[1].card.kicker, "眉题");
    CHECK_TEXT(r.pages[1].status, "own");
    CHECK_INT(r.pages[1].told[PACK_EVERYONE].body.count, 2);
    CHECK_TEXT(r.pages[1].told[PACK_EVERYONE].body.links[0], "science/rime");
    CHECK_INT(r.pages[1].related_count, 1);
    CHECK_TEXT(r.pages[1].related[0].route, "science/rime");
    CHECK(pack_reading(o.p, "guide", "zh", &o.mem, &r, &o.err));
    CHECK_INT(r.start, 0);
    CHECK(pack_reading(o.p, "guide", "en", &o.mem, &r, &o.err));
    CHECK_TEXT(r.pages[0].told[PACK_EVERYONE].body.blocks[0].text, "Hello");
    CHECK(!r.pages[0].card.fallback);
    CHECK_TEXT(r.pages[0].sub, ""); /* one page, one language */
    CHECK_TEXT(r.pages[1].told[PACK_EVERYONE].body.blocks[0].text, "雪");
    CHECK(r.pages[1].card.fallback);
    close_tiny(&o);
}

static void reading_an_article(void)
{
    struct pack_reading r;
    struct open_pack o;
    CHECK(open_tiny(&o));
    CHECK(pack_reading(o.p, "science", "zh", &o.mem, &r, &o.err));
    CHECK_INT(r.kind, PACK_ARTICLES);
    CHECK_INT(r.page_count, 1);
    CHECK_TEXT(r.pages[0].card.route, "science/rime");
    CHECK(pack_reading(o.p, "science/rime", "en", &o.mem, &r, &o.err));
    CHECK_TEXT(r.section.title, "科学");
    CHECK(r.pages[0].card.fallback);
    close_tiny(&o);
}

static void places_that_do_not_exist(void)
{
    static const char *const routes[] = {
        "",        "home",         "guide/", "guide/three", "nowhere", "GUIDE", "guide' OR 1=1 --",
        "scene:x", "guide/one/two"};
    struct pack_reading r;
    struct pack_credit *credits;
    struct open_pack o;
    size_t i, count;
    CHECK(open_tiny(&o));
    for (i = 0; i < sizeof routes / sizeof *routes; i++) {
        CHECK(!pack_reading(o.p, routes[i], "zh", &o.mem, &r, &o.err));
        CHECK_INT(o.err.code, ERR_NOT_FOUND);
    }
    CHECK(!pack_sources(o.p, "nowhere", &o.mem, &credits, &count, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    CHECK_TEXT(pack_section_kind(o.p, "guide"), "book");
    CHECK_TEXT(pack_section_kind(o.p, "science"), "articles");
    CHECK(pack_section_kind(o.p, "guide/one") == NULL);
    CHECK(pack_section_kind(o.p, "nowhere") == NULL);
    close_tiny(&o);
}

static void routes_and_sources(void)
{
    struct open_pack o;
    struct pack_credit *credits;
    const char **routes;
    size_t count;
    CHECK(open_tiny(&o));
    CHECK(pack_routes(o.p, &o.mem, &routes, &count, &o.err));
    CHECK_INT(count, 6);
    CHECK_TEXT(routes[0], "home");
    CHECK_TEXT(routes[5], "science/rime");
    CHECK(pack_sources(o.p, "guide/two", &o.mem, &credits, &count, &o.err));
    CHECK_INT(count, 2);
    CHECK_TEXT(credits[1].license, "LicenseRef-x");
    CHECK_TEXT(credits[0].url, "");
    CHECK(pack_sources(o.p, "guide", &o.mem, &credits, &count, &o.err));
    CHECK_INT(count, 2); /* with those of its pages, each once */
    CHECK(pack_sources(o.p, "home", &o.mem, &credits, &count, &o.err));
    CHECK_INT(count, 1);
    close_tiny(&o);
}

static void pictures(void)
{
    static const struct {
        int min_w, min_h, w;
    } asks[] = {{0, 0, 200},     {200, 150, 200}, {201, 10, 400}, {10, 151, 400},
                {400, 300, 400}, {4000, 1, 400},  {-5, -5, 200}};
    struct pack_picture picture;
    struct buf bytes = {0};
    struct open_pack o;
    uint8_t digest[32], same[32];
    size_t i;
    CHECK(open_tiny(&o));
    CHECK(pack_picture(o.p, "lake", "en", &o.mem, &picture, &o.err));
    CHECK_INT(picture.width, 400);
    CHECK_NEAR(picture.focus_x, 0.25, 1e-6);
    CHECK_NEAR(picture.focus_y, 0.75, 1e-6);
    CHECK_INT(picture.colour, 4278190335u);
    CHECK_TEXT(picture.alt, "A lake");
    CHECK_TEXT(picture.credit, "本馆");
    for (i = 0; i < sizeof asks / sizeof *asks; i++) {
        CHECK(pack_picture_read(o.p, "lake", asks[i].min_w, asks[i].min_h, &bytes, digest, &o.err));
        CHECK_INT((uint8_t)bytes.data[18] << 8 | (uint8_t)bytes.data[19], asks[i].w);
        CHECK(pack_media_matches(bytes.data, bytes.length, digest));
        CHECK(pack_picture_digest(o.p, "lake", asks[i].min_w, asks[i].min_h, same, &o.err));
        CHECK(memcmp(digest, same, sizeof same) == 0);
        bytes.data[30] ^= 1;
        CHECK(!pack_media_matches(bytes.data, bytes.length, digest));
    }
    CHECK(!pack_picture(o.p, "sea", "zh", &o.mem, &picture, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    CHECK(!pack_picture_read(o.p, "sea", 1, 1, &bytes, digest, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    CHECK(!pack_picture_digest(o.p, "sea", 1, 1, digest, &o.err));
    CHECK_INT(o.err.code, ERR_NOT_FOUND);
    buf_finish(&bytes);
    close_tiny(&o);
}

/* A pack altered after it was checked: the picture's own header is believed, not its row. */
static void a_picture_that_lies_is_not_read(void)
{
    struct tiny t = {.path = test_scratch("lies.kpack"),
                     .late = "UPDATE picture_variant SET w = 8000 WHERE w = 400"};
    struct tiny u = {.path = test_scratch("lies2.kpack"), .late = "UPDATE sqlar SET sz = 39"};
    struct pack *p = NULL;
    struct buf bytes = {0};
    uint8_t digest[32];
    struct err err;
    CHECK(tiny_write(&t));
    CHECK(pack_open(t.path, &p, NULL, &err));
    CHECK(!pack_picture_read(p, "lake", 5000, 10, &bytes, digest, &err));
    CHECK_INT(err.code, ERR_INVALID);
    pack_close(p);
    CHECK(tiny_write(&u));
    CHECK(pack_open(u.path, &p, NULL, &err));
    CHECK(!pack_picture_read(p, "lake", 10, 10, &bytes, digest, &err));
    CHECK_INT(err.code, ERR_INVALID);
    pack_close(p);
    buf_finish(&bytes);
}

/* Languages whose fallbacks run in a circle end at the default one all the same. */
static void circles_of_languages_end(void)
{
    struct tiny t = {.path = test_scratch("circle.kpack"),
                     .late =
                         "INSERT INTO lang VALUES('fr', 'F', 'ltr', 'de', 2), ('de', 'D', 'ltr',"
                         " 'fr', 3); INSERT INTO meta VALUES('title.fr', 'x'), ('title.de', 'y')"};
    struct pack *p = NULL;
    struct arena mem = {0};
    struct pack_reading r;
    struct err err;
    CHECK(tiny_write(&t));
    CHECK(pack_open(t.path, &p, NULL, &err));
    CHECK(pack_reading(p, "guide", "fr", &mem, &r, &err));
    CHECK_TEXT(r.section.title, "指南");
    CHECK(r.section.fallback);
    arena_finish(&mem);
    pack_close(p);
}

/* A pack that claims thousands of links for one screen gets an error, not the memory. */
static void floods_are_refused(void)
{
    struct tiny t = {.path = test_scratch("flood.kpack"),
                     .late = "INSERT INTO link WITH RECURSIVE c(n) AS (SELECT 3 UNION ALL SELECT"
                             " n + 1 FROM c WHERE n < 5000) SELECT 1, 'menu', n, 2 FROM c"};
    struct pack *p = NULL;
    struct arena mem = {0};
    struct pack_home h;
    struct err err;
    CHECK(tiny_write(&t));
    CHECK(pack_open(t.path, &p, NULL, &err));
    CHECK(!pack_home(p, "zh", &mem, &h, &err));
    CHECK_INT(err.code, ERR_INVALID);
    arena_finish(&mem);
    pack_close(p);
}

static void probing_headers(void)
{
    static const struct {
        const char *bytes;
        size_t length;
        int w, h; /* 0: refused */
    } cases[] = {
        {"\xFF\xD8\xFF\xC0\0\x0B\x08\0\x10\0\x20\x03\0\0\0", 15, 32, 16},
        {"\xFF\xD8\xFF\xE0\0\x04xx\xFF\xFF\xC1\0\x0B\x08\0\x01\0\x02\x03\0\0\0", 22, 2, 1},
        {"\xFF\xD8\xFF\xC2\0\x0B\x08\0\x10\0\x20\x03\0\0\0", 15, 0, 0}, /* progressive */
        {"\xFF\xD8\xFF\xC9\0\x0B\x08\0\x10\0\x20\x03\0\0\0", 15, 0, 0}, /* arithmetic */
        {"\xFF\xD8\xFF\xDA\0\x0B\x08\0\x10\0\x20\x03\0\0\0", 15, 0, 0}, /* scan before frame */
        {"\xFF\xD8\xFF\xC0\0\x0B\x08\0\x10\0", 10, 0, 0},
        {"\xFF\xD8\xFF\xE0\0\x01xxxx", 10, 0, 0},
        {"\xFF\xD8\xFF\xC0\0\x0B\x08\xFF\xFF\xFF\xFF\x03\0\0\0", 15, 0, 0}, /* too large */
        {"\xFF\xD8\xFF\xC0\0\x0B\x08\0\0\0\x20\x03\0\0\0", 15, 0, 0},       /* no height */
        {"\xFF\xD8xx", 4, 0, 0},
        {"\xFF\xD8", 2, 0, 0},
        {"GIF89a", 6, 0, 0},
        {"", 0, 0, 0}};
    uint8_t png[40];
    const char *mime;
    struct err err;
    size_t i;
    int w, h;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        bool ok = pack_media_probe(cases[i].bytes, cases[i].length, &mime, &w, &h, &err);
        CHECK_INT(ok, cases[i].w > 0);
        if (ok) {
            CHECK_INT(w, cases[i].w);
            CHECK_INT(h, cases[i].h);
            CHECK_TEXT(mime, "image/jpeg");
        }
    }
    tiny_png(png, 8192, 2048);
    CHECK(pack_media_probe(png, sizeof png, &mime, &w, &h, &err));
    CHECK_TEXT(mime, "image/png");
    CHECK(!pack_media_probe(png, 32, &mime, &w, &h, &err));
    tiny_png(png, 8192, 2049);
    CHECK(!pack_media_probe(png, sizeof png, &mime, &w, &h, &err));
    tiny_png(png, 8193, 1);
    CHECK(!pack_media_probe(png, sizeof png, &mime, &w, &h, &err));
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(information);
    RUN(home_and_cards);
    RUN(reading_a_book);
    RUN(reading_an_article);
    RUN(places_that_do_not_exist);
    RUN(routes_and_sources);
    RUN(pictures);
    RUN(a_picture_that_lies_is_not_read);
    RUN(circles_of_languages_end);
    RUN(floods_are_refused);
    RUN(probing_headers);
    return TEST_END();
}
