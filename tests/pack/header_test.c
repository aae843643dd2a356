/* Files that are not the pack they claim to be: each kind has its own answer, and none a crash. */
#include "tiny_items.h"

#include "base/rng.h"
#include "pack/chart.h"
#include "pack/gallery.h"
#include "pack/timeline.h"

#include <fcntl.h>
#include <sys/stat.h>

static const char *tiny(void)
{
    struct tiny t = {.path = test_scratch("header.kpack")};
    return tiny_write(&t) ? t.path : NULL;
}

static void a_sound_pack_is_fine(void)
{
    const char *path = tiny();
    struct err err;
    CHECK(path != NULL);
    CHECK_INT(tiny_judge(path, &err), PACK_FINE);
    CHECK_TEXT(err.text, "");
}

/* One changed byte of the header each. */
static void every_rule_of_the_header(void)
{
    static const struct {
        int at;
        unsigned char value;
        enum pack_problem problem;
        const char *says;
    } cases[] = {{0, 'T', PACK_NOT_A_PACK, "not a content pack"},
                 {15, '!', PACK_NOT_A_PACK, "not a content pack"},
                 {68, 0, PACK_OTHER_PROGRAM, "of another program"},
                 {71, 0, PACK_OTHER_PROGRAM, "of another program"},
                 {61, 1, PACK_NEWER, "has format 7.57"},
                 {62, 0x4F, PACK_NEWER, "has format 2.4; this program reads up to 1.2"},
                 {62, 0, PACK_OLDER, "the old format 0.2"},
                 {63, 0x74, PACK_OLDER, "the old format 1.1: ask for a rebuilt pack"},
                 {63, 0x73, PACK_OLDER, "the old format 1.0"},
                 {16, 0x10, PACK_ALTERED, "page size"},
                 {17, 1, PACK_ALTERED, "page size"},
                 {18, 2, PACK_ALTERED, "write-ahead"},
                 {19, 2, PACK_ALTERED, "write-ahead"},
                 {20, 8, PACK_ALTERED, "reserved bytes"},
                 {21, 63, PACK_ALTERED, "payload fractions"},
                 {22, 31, PACK_ALTERED, "payload fractions"},
                 {23, 33, PACK_ALTERED, "payload fractions"},
                 {27, 99, PACK_ALTERED, "another program has written"},
                 {95, 99, PACK_ALTERED, "another program has written"},
                 {35, 1, PACK_ALTERED, "free pages"},
                 {39, 1, PACK_ALTERED, "free pages"},
                 {47, 3, PACK_ALTERED, "schema format"},
                 {55, 1, PACK_ALTERED, "auto-vacuum"},
                 {67, 1, PACK_ALTERED, "auto-vacuum"},
                 {59, 2, PACK_ALTERED, "not UTF-8"},
                 {72, 1, PACK_ALTERED, "reserved bytes of the header"},
                 {91, 1, PACK_ALTERED, "reserved bytes of the header"},
                 {31, 200, PACK_TRUNCATED, "copy it again"},
                 {31, 1, PACK_TRUNCATED, "copy it again"},
                 {31, 0, PACK_TRUNCATED, "copy it again"}};
    const char *path = tiny();
    struct err err;
    size_t i;
    int fd;
    CHECK(path != NULL);
    fd = open(path, O_RDWR);
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned char old;
        CHECK(pread(fd, &old, 1, cases[i].at) == 1);
        CHECK(old != cases[i].value);
        CHECK(pwrite(fd, &cases[i].value, 1, cases[i].at) == 1);
        if (tiny_judge(path, &err) != cases[i].problem || !strstr(err.text, cases[i].says)) {
            test_fail(__FILE__, __LINE__, "byte %d: problem %d, \"%s\"", cases[i].at,
                      (int)tiny_judge(path, &err), err.text);
        }
        CHECK(pwrite(fd, &old, 1, cases[i].at) == 1);
    }
    close(fd);
    CHECK_INT(tiny_judge(path, &err), PACK_FINE);
}

static void write_text(const char *path, const char *text, size_t length)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (write(fd, text, length) != (ssize_t)length) {
        test_fail(path, 0, "cannot be written");
    }
    close(fd);
}

static void other_things_than_files(void)
{
    const char *path = test_scratch("odd.kpack"), *link = test_scratch("link.kpack");
    const char *sound = tiny();
    struct err err;
    unlink(path);
    unlink(link);
    CHECK_INT(tiny_judge(path, &err), PACK_MISSING);
    CHECK_INT(err.code, ERR_NOT_FOUND);
    CHECK_INT(tiny_judge("/dev/null/x", &err), PACK_MISSING);
    CHECK_INT(tiny_judge("/", &err), PACK_NOT_A_PACK);
    CHECK_INT(tiny_judge("/dev/null", &err), PACK_NOT_A_PACK);
    CHECK(mkfifo(path, 0600) == 0);
    CHECK_INT(tiny_judge(path, &err), PACK_NOT_A_PACK);
    unlink(path);
    CHECK(symlink(sound, link) == 0);
    CHECK_INT(tiny_judge(link, &err), PACK_UNREADABLE);
    CHECK_HAS(err.text, "is a link");
    unlink(link);
    write_text(path, "", 0);
    CHECK_INT(tiny_judge(path, &err), PACK_NOT_A_PACK);
    write_text(path, "PK\3\4", 4);
    CHECK_INT(tiny_judge(path, &err), PACK_NOT_A_PACK);
    write_text(path, "SQLite format 3\0\x80", 17);
    CHECK_INT(tiny_judge(path, &err), PACK_TRUNCATED);
}

static void cut_anywhere_is_truncated(void)
{
    const char *path = tiny();
    struct buf whole = {0};
    struct err err;
    off_t length, cut;
    int fd;
    CHECK(path != NULL);
    CHECK(buf_read_file(&whole, path, 1 << 24, &err));
    length = (off_t)whole.length;
    fd = open(path, O_RDWR);
    for (cut = length - 1; cut >= 100; cut -= cut % 512 == 1 ? 1 : cut % 512 == 0 ? 1 : 510) {
        CHECK(ftruncate(fd, cut) == 0);
        CHECK_INT(tiny_judge(path, &err), PACK_TRUNCATED);
    }
    CHECK(ftruncate(fd, 0) == 0);
    CHECK(pwrite(fd, whole.data, whole.length, 0) == length);
    CHECK_INT(tiny_judge(path, &err), PACK_FINE);
    CHECK(pwrite(fd, "x", 1, length) == 1);
    CHECK_INT(tiny_judge(path, &err), PACK_TRUNCATED);
    close(fd);
    buf_finish(&whole);
}

/* Timelines, charts and galleries, as their screens would read them. */
static void ask_items(struct pack *p, const char *lang, struct arena *mem)
{
    struct pack_timeline timeline;
    struct pack_event_card card;
    struct pack_chart chart;
    struct pack_unit_words words;
    struct pack_person *people;
    struct pack_gallery gallery;
    struct err err;
    size_t i, count;
    if (pack_timeline(p, "history", lang, mem, &timeline, &err)) {
        for (i = 0; i < timeline.count && i < 20; i++) {
            pack_event_card(p, timeline.events[i].id, lang, mem, &card, &err);
        }
        pack_timeline_find(p, &timeline, "history/open");
    }
    if (pack_chart(p, "structure", lang, mem, &chart, &err)) {
        for (i = 0; i < chart.count && i < 20; i++) {
            pack_unit_words(p, chart.units[i].id, lang, mem, &words, &err);
        }
        pack_chart_find(p, &chart, "structure/lab");
    }
    pack_people(p, "structure", 31, lang, mem, &people, &count, &err);
    pack_people(p, "structure", 0, lang, mem, &people, &count, &err);
    pack_gallery(p, "honours", lang, mem, &gallery, &err);
}

/* Uses everything a kiosk asks; only that it comes back matters. */
static void ask_everything(struct pack *p)
{
    static const char *const langs[] = {"zh", "en", "xx"};
    struct arena mem = {0};
    struct buf bytes = {0};
    struct err err;
    size_t i, count, j;
    for (i = 0; i < 3; i++) {
        struct pack_home home;
        struct pack_scene *scenes;
        struct pack_reading reading;
        struct pack_picture picture;
        struct pack_credit *credits;
        struct search_hit *hits;
        const char **routes;
        uint8_t digest[32];
        pack_home(p, langs[i], &mem, &home, &err);
        pack_scenes(p, langs[i], &mem, &scenes, &count, &err);
        pack_search(p, "雾凇 gu", langs[i], 20, &mem, &hits, &count, &err);
        pack_search(p, "雪", langs[i], 20, &mem, &hits, &count, &err);
        pack_picture(p, "lake", langs[i], &mem, &picture, &err);
        pack_picture_read(p, "lake", 300, 100, &bytes, digest, &err);
        pack_section_kind(p, "guide");
        ask_items(p, langs[i], &mem);
        if (pack_routes(p, &mem, &routes, &count, &err)) {
            for (j = 0; j < count; j++) {
                const struct pack_card *related;
                struct pack_item item;
                size_t others;
                pack_reading(p, routes[j], langs[i], &mem, &reading, &err);
                pack_item(p, routes[j], langs[i], &mem, &item, &err);
                pack_related(p, routes[j], langs[i], 20, &mem, &related, &others, &err);
                pack_sources(p, routes[j], &mem, &credits, &others, &err);
            }
        }
        arena_reset(&mem);
    }
    buf_finish(&bytes);
    arena_finish(&mem);
}

/* Single bytes changed all over the file, most often where SQLite keeps its structure. */
static void flipped_bytes_never_crash(void)
{
    const char *path = test_scratch("flipped.kpack");
    struct rng rng;
    struct err err;
    struct stat st;
    int fd, round, noticed = 0, harmless = 0;
    CHECK(tiny_items_write(path, NULL, NULL));
    rng_seed(&rng, 20261123);
    fd = open(path, O_RDWR);
    CHECK(fstat(fd, &st) == 0);
    for (round = 0; round < 300; round++) {
        off_t page = (off_t)rng_below(&rng, (uint32_t)(st.st_size / 32768)) * 32768;
        off_t at = page + (off_t)rng_below(&rng, round % 3 ? 64 : 32768);
        enum pack_problem problem = PACK_FINE;
        struct pack *p = NULL;
        unsigned char old, now;
        CHECK(pread(fd, &old, 1, at) == 1);
        now = (unsigned char)(round % 2 ? old ^ (1u << rng_below(&rng, 8)) : rng_below(&rng, 256));
        CHECK(pwrite(fd, &now, 1, at) == 1);
        if (pack_open(path, &p, &problem, &err)) {
            ask_everything(p);
            if (pack_verify(p, &problem, &err)) {
                harmless++;
            } else {
                noticed++;
            }
        } else {
            noticed++;
            CHECK(problem != PACK_FINE);
            CHECK(err.text[0] != '\0');
        }
        pack_close(p);
        CHECK(pwrite(fd, &old, 1, at) == 1);
    }
    close(fd);
    CHECK_INT(tiny_judge(path, &err), PACK_FINE);
    CHECK(noticed > 60); /* the rest fell into unused space of pages */
    CHECK(harmless > 0);
}

/* Every byte of a text and of a picture is covered by a digest. */
static void no_changed_content_passes(void)
{
    static const char *const needles[] = {"headline1", "science/rime", "A lake",
                                          "IHDR",      "LicenseRef-x", "CC-BY-4.0"};
    const char *path = tiny();
    struct buf file = {0};
    struct err err;
    size_t i, at;
    int fd;
    CHECK(path != NULL);
    CHECK(buf_read_file(&file, path, 1 << 24, &err));
    fd = open(path, O_RDWR);
    for (i = 0; i < sizeof needles / sizeof *needles; i++) {
        size_t length = strlen(needles[i]), seen = 0;
        for (at = 32768; at + length < file.length; at++) { /* page 1 holds the schema's text */
            if (memcmp(file.data + at, needles[i], length) == 0) {
                char changed = (char)(file.data[at + 1] ^ 2);
                CHECK(pwrite(fd, &changed, 1, (off_t)at + 1) == 1);
                CHECK_INT(tiny_judge(path, &err), PACK_ALTERED);
                CHECK(pwrite(fd, file.data + at + 1, 1, (off_t)at + 1) == 1);
                seen++;
            }
        }
        CHECK(seen > 0);
    }
    close(fd);
    buf_finish(&file);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_sound_pack_is_fine);
    RUN(every_rule_of_the_header);
    RUN(other_things_than_files);
    RUN(cut_anywhere_is_truncated);
    RUN(flipped_bytes_never_crash);
    RUN(no_changed_content_passes);
    return TEST_END();
}
