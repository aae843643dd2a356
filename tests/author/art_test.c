/* Pictures before they are decoded: sizes and tags read from headers, broken ones too; and the
 * names of pictures that screens ask for, against the screens. */
#include "desk.h"

#include "author/checks/checks.h"
#include "author/pictures/facts.h"
#include "author/pictures/raster.h"

/* --- headers ---------------------------------------------------------------------------------- */

static struct facts facts_of(const char *file)
{
    struct facts f;
    struct buf bytes = {0};
    struct err err;
    memset(&f, 0, sizeof f);
    if (buf_read_file(&bytes, test_path(file), 1 << 20, &err)) {
        facts_read(&bytes, &f);
    }
    buf_finish(&bytes);
    return f;
}

static void sizes_from_headers(void)
{
    struct facts f = facts_of("fixtures/mini/media/grid.png");
    CHECK_INT(f.width, 32);
    CHECK_INT(f.height, 48);
    CHECK_INT(f.bits, 8);
    CHECK(!f.moves);
    f = facts_of("fixtures/mini/media/ramp.jpg");
    CHECK_INT(f.width, 64);
    CHECK_INT(f.height, 48);
    CHECK_INT(f.orientation, 1);
    f = facts_of("fixtures/mini/media/lake.svg");
    CHECK_INT(f.width, 0);
}

/* Cut anywhere and with any byte wrong, a header gives some facts and reads no byte too far (the
 * copies are as long as what is in them, which the sanitizer watches). */
static void broken_headers(void)
{
    static const char *const files[] = {"fixtures/mini/media/grid.png",
                                        "fixtures/mini/media/ramp.jpg"};
    struct buf whole = {0};
    struct err err;
    size_t i, length, at;
    for (i = 0; i < 2; i++) {
        CHECK(buf_read_file(&whole, test_path(files[i]), 1 << 20, &err));
        for (length = 0; length < whole.length; length++) {
            struct buf part = {0};
            struct facts f;
            buf_add(&part, whole.data, length);
            facts_read(&part, &f);
            CHECK(f.width == 0 || f.width == (i == 0 ? 32 : 64));
            buf_finish(&part);
        }
        for (at = 0; at < whole.length && at < 400; at++) {
            struct facts f;
            char old = whole.data[at];
            whole.data[at] = (char)0xFF;
            facts_read(&whole, &f);
            CHECK(f.width >= 0 && f.height >= 0);
            whole.data[at] = old;
        }
    }
    buf_finish(&whole);
}

/* A camera's picture has more pixels than a pack may hold; it is read and made smaller. */
static void a_photograph_of_24_million_pixels(void)
{
    struct raster r, small;
    struct buf jpeg = {0};
    struct err err;
    CHECK(raster_create(&r, 6000, 4000, &err));
    memset(r.pixels, 0xFF, (size_t)6000 * 4000 * 4);
    CHECK(jpeg_encode(&r, &jpeg, &err));
    raster_finish(&r);
    CHECK(jpeg_decode(jpeg.data, jpeg.length, &r, &err));
    CHECK_INT(r.width, 6000);
    CHECK(raster_shrink(&r, 3240, 2160, &small, &err));
    CHECK_INT(small.pixels[0], 0xFF);
    raster_finish(&r);
    raster_finish(&small);
    buf_finish(&jpeg);
}

/* --- pictures that screens name --------------------------------------------------------------- */

/* Whether a source file below `folder` holds `word`. */
static bool somewhere(const char *folder, const char *word)
{
    struct arena mem = {0};
    DIR *dir = opendir(folder);
    struct dirent *item;
    bool found = false;
    while (dir && !found && (item = readdir(dir))) {
        const char *path = arena_format(&mem, "%s/%s", folder, item->d_name);
        struct buf text = {0};
        struct err err;
        if (item->d_name[0] == '.') {
            continue;
        }
        found = somewhere(path, word) ||
                (buf_read_file(&text, path, 1 << 20, &err) && strstr(buf_text(&text), word));
        buf_finish(&text);
    }
    if (dir) {
        closedir(dir);
    }
    arena_finish(&mem);
    return found;
}

static bool asked_for(const char *name)
{
    char word[300];
    snprintf(word, sizeof word, "\"%s\"", name);
    return somewhere(test_path("../src/screens"), word) ||
           somewhere(test_path("../src/ui"), word) || somewhere(test_path("../src/nav"), word);
}

static void screens_ask_for_the_house_pictures(void)
{
    static const char *const names[] = {
        "gallery-pair",         "home-morning",   "home-night-tall",    "missing-tracks",
        "missing-tracks-night", "structure-tree", "structure-tree-tall"};
    size_t i;
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        CHECK(art_is_house(names[i]));
        CHECK(asked_for(names[i]));
    }
    CHECK(!art_is_house("lake"));
    CHECK(!asked_for("no-such-picture"));
}

/* Every picture of the shipped folder that a screen names is known here, so that nobody is told to
 * take it away. */
static void the_shipped_house_pictures_are_known(void)
{
    DIR *dir = opendir(test_path("../content/jilin/media"));
    struct dirent *item;
    size_t known = 0;
    CHECK(dir);
    while ((item = readdir(dir))) {
        char name[256];
        char *dot;
        snprintf(name, sizeof name, "%s", item->d_name);
        dot = strrchr(name, '.');
        if (dot && strcmp(dot, ".svg") == 0) {
            *dot = '\0';
            known += art_is_house(name);
            if (asked_for(name) != art_is_house(name)) {
                test_fail(__FILE__, __LINE__, "%s is %s house picture", name,
                          art_is_house(name) ? "no longer a" : "a");
            }
        }
    }
    closedir(dir);
    CHECK(known >= 8);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(sizes_from_headers);
    RUN(broken_headers);
    RUN(a_photograph_of_24_million_pixels);
    RUN(screens_ask_for_the_house_pictures);
    RUN(the_shipped_house_pictures_are_known);
    return TEST_END();
}
