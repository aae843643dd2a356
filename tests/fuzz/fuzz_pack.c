/* A hostile pack, in one of two ways. First byte 0: the rest is a file, whose header is mended so
 * far that SQLite gets to see it. Otherwise: the rest is a list of changes to a sound little pack,
 * four bytes each, three for the place and one for the value; that reaches deeper than a fuzzer
 * finds by itself, and needs no large seeds. */
#include "fuzz.h"

#include "../pack/tiny_items.h"
#include "../pack/tiny_quiz.h"

#include "pack/chart.h"
#include "pack/gallery.h"
#include "pack/quiz.h"
#include "pack/timeline.h"

#include <fcntl.h>
#include <stdlib.h>

/* Every kind of section under every name: a pack may say that the book is a timeline. */
static void fuzz_sections(struct pack *p, struct arena *mem)
{
    static const char *const names[] = {"history", "structure", "honours", "guide"};
    struct pack_timeline timeline;
    struct pack_event_card card;
    struct pack_chart chart;
    struct pack_unit_words words;
    struct pack_person *people;
    struct pack_gallery gallery;
    struct err err;
    size_t n, i, count;
    for (n = 0; n < sizeof names / sizeof *names; n++) {
        if (pack_timeline(p, names[n], "en", mem, &timeline, &err)) {
            for (i = 0; i < timeline.count && i < 20; i++) {
                if (timeline.events[i].group >= (int)timeline.group_count ||
                    !date_valid(&timeline.events[i].start)) {
                    abort();
                }
                pack_event_card(p, timeline.events[i].id, "en", mem, &card, &err);
            }
        }
        if (pack_chart(p, names[n], "en", mem, &chart, &err)) {
            for (i = 0; i < chart.count && i < 20; i++) {
                if (chart.units[i].parent >= (int)i) {
                    abort();
                }
                pack_unit_words(p, chart.units[i].id, "en", mem, &words, &err);
            }
        }
        pack_people(p, names[n], 0, "en", mem, &people, &count, &err);
        pack_gallery(p, names[n], "en", mem, &gallery, &err);
    }
}

/* What the keyboard asks. */
static void fuzz_typing(struct pack *p, struct arena *mem)
{
    static const char *const typed[] = {"", "雾", "雾凇 ", "g", "gu", "雪 看", "龘x"};
    char leads[SEARCH_LEADS_SIZE];
    struct search_places found;
    struct search_next *next;
    struct err err;
    size_t count, i;
    for (i = 0; i < sizeof typed / sizeof *typed; i++) {
        pack_search_next(p, typed[i], "zh", 100, mem, &next, &count, &err);
        pack_search_leads(p, typed[i], "en", leads, &err);
        pack_search_near(p, typed[i], "zh", 3, mem, &found, &err);
    }
    pack_search_popular(p, "zh", 10, mem, &found, &err);
}

/* What leaves the reader as a question can be played: targets exist, numbers are ones. */
static void fuzz_question(const struct question *q)
{
    size_t i;
    if (q->count == 0 || q->count > QUESTION_PARTS_MAX || q->level >= LEVEL_COUNT) {
        abort();
    }
    for (i = 0; i < q->count; i++) {
        const struct question_part *part = &q->parts[i];
        bool item = part->role == PART_ITEM;
        if (item != (part->to >= 0) ||
            (item && ((size_t)part->to >= q->count || q->parts[part->to].role != PART_TARGET))) {
            abort();
        }
        if (part->role == PART_NUMBER && !(part->number >= q->least && part->number <= q->most)) {
            abort();
        }
        if (!part->text || !part->feedback || !part->picture) {
            abort();
        }
    }
}

static void fuzz_quiz(struct pack *p, struct arena *mem)
{
    const char *const *routes, *today;
    struct pack_quiz quiz;
    struct question question;
    struct err err;
    size_t count, i;
    pack_quiz(p, "quiz", "en", mem, &quiz, &err);
    pack_question_of_day(p, "quiz", 20000, mem, &today, &err);
    if (!pack_questions(p, "quiz", NULL, LEVEL_ANY, mem, &routes, &count, &err)) {
        return;
    }
    for (i = 0; i < count && i < 40; i++) {
        if (pack_question(p, routes[i], "en", mem, &question, &err)) {
            fuzz_question(&question);
        }
    }
}

static void fuzz_ask(struct pack *p)
{
    struct arena mem = {0};
    struct buf bytes = {0};
    struct pack_home home;
    struct pack_scene *scenes;
    struct pack_reading reading;
    struct pack_picture picture;
    struct pack_credit *credits;
    struct search_hit *hits;
    const char **routes;
    uint8_t digest[32];
    struct err err;
    size_t count, others, i;
    pack_home(p, "en", &mem, &home, &err);
    pack_scenes(p, "zh", &mem, &scenes, &count, &err);
    pack_search(p, "雾 gu", "zh", 20, &mem, &hits, &count, &err);
    pack_search(p, "雪", "en", 20, &mem, &hits, &count, &err);
    pack_picture(p, "lake", "en", &mem, &picture, &err);
    pack_picture_read(p, "lake", 300, 100, &bytes, digest, &err);
    fuzz_typing(p, &mem);
    fuzz_sections(p, &mem);
    fuzz_quiz(p, &mem);
    if (pack_routes(p, &mem, &routes, &count, &err)) {
        for (i = 0; i < count && i < 30; i++) {
            struct pack_item item;
            pack_item(p, routes[i], "en", &mem, &item, &err);
            pack_reading(p, routes[i], "en", &mem, &reading, &err);
            pack_sources(p, routes[i], &mem, &credits, &others, &err);
        }
    }
    buf_finish(&bytes);
    arena_finish(&mem);
}

static void fuzz_file(const char *path)
{
    enum pack_problem problem = PACK_FINE;
    struct pack *p = NULL;
    struct err err = {ERR_NONE, ""};
    if (!pack_open(path, &p, &problem, &err)) {
        if (problem == PACK_FINE || !err.text[0]) {
            abort();
        }
        return;
    }
    fuzz_ask(p);
    if (!pack_verify(p, &problem, &err) && (problem == PACK_FINE || !err.text[0])) {
        abort();
    }
    pack_close(p);
}

/* The sound pack, with a section of every kind. */
static bool fuzz_write(const char *path)
{
    struct buf early = {0};
    bool ok;
    buf_format(&early, "%s%s", tiny_quiz_rows, tiny_quiz_parts);
    ok = tiny_items_write(path, buf_text(&early), NULL);
    buf_finish(&early);
    return ok;
}

static void fuzz_put(int fd, off_t at, const void *bytes, size_t length)
{
    if (pwrite(fd, bytes, length, at) != (ssize_t)length) {
        abort();
    }
}

/* The parts of the header that would stop every input at the door. */
static void fuzz_mend(int fd, const uint8_t *bytes, size_t length)
{
    static const uint8_t start[] = {'S', 'Q', 'L', 'i', 't',  'e', ' ', 'f', 'o', 'r', 'm', 'a',
                                    't', ' ', '3', 0,   0x80, 0,   1,   1,   0,   64,  32,  32};
    static const uint8_t end[40] = {0, 0, 0, 4, 0,    0,    0, 0, 0, 0, 0,   0,   0,   0,
                                    0, 1, 0, 0, 0x27, 0xD8, 0, 0, 0, 0, 'K', 'P', 'A', 'K'};
    size_t pages = (length + PACK_PAGE_SIZE - 1) / PACK_PAGE_SIZE;
    uint8_t count[12] = {0};
    fuzz_put(fd, 0, bytes, length);
    if (ftruncate(fd, (off_t)(pages * PACK_PAGE_SIZE)) != 0) {
        abort();
    }
    count[2] = (uint8_t)(pages >> 8);
    count[3] = (uint8_t)pages;
    fuzz_put(fd, 0, start, sizeof start);
    fuzz_put(fd, 28, count, sizeof count);
    fuzz_put(fd, 44, end, sizeof end);
    fuzz_put(fd, 92, bytes + 24, 4);
}

static void fuzz_raw(const uint8_t *bytes, size_t length)
{
    char path[1024];
    int fd;
    snprintf(path, sizeof path, "%s", test_scratch("fuzz-raw.kpack"));
    fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    if (fd < 0) {
        abort();
    }
    if (length > 200) {
        fuzz_mend(fd, bytes, length);
    } else {
        fuzz_put(fd, 0, bytes, length);
    }
    close(fd);
    fuzz_file(path);
    unlink(path);
}

static void fuzz_changes(const uint8_t *bytes, size_t length)
{
    char path[1024];
    struct buf sound = {0};
    struct err err;
    size_t i;
    int fd;
    snprintf(path, sizeof path, "%s", test_scratch("fuzz-sound.kpack"));
    if ((access(path, F_OK) != 0 && !fuzz_write(path)) ||
        !buf_read_file(&sound, path, (size_t)1 << 24, &err) || sound.length == 0) {
        abort();
    }
    fd = open(path, O_RDWR);
    for (i = 0; i + 4 <= length; i += 4) {
        size_t at = ((size_t)bytes[i] << 16 | (size_t)bytes[i + 1] << 8 | bytes[i + 2]);
        fuzz_put(fd, (off_t)(at % sound.length), bytes + i + 3, 1);
    }
    fuzz_file(path);
    for (i = 0; i + 4 <= length; i += 4) {
        size_t at =
            ((size_t)bytes[i] << 16 | (size_t)bytes[i + 1] << 8 | bytes[i + 2]) % sound.length;
        fuzz_put(fd, (off_t)at, sound.data + at, 1);
    }
    close(fd);
    buf_finish(&sound);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (length > 0 && bytes[0] == 0) {
        fuzz_raw(bytes + 1, length - 1);
    } else if (length > 0) {
        fuzz_changes(bytes + 1, length - 1);
    }
    return 0;
}
