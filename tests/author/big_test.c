/* A pack with thousands of things in it: everything reads, in order, within bounds. How fast is the
 * bench's question. */
#include "bigfolder.h"
#include "bigpack.h"
#include "desk.h"

#include "pack/chart.h"
#include "pack/gallery.h"
#include "pack/pack.h"
#include "pack/search.h"
#include "pack/timeline.h"

#include <unistd.h>

struct open_big {
    struct pack *p;
    struct arena mem;
    struct err err;
    char path[1024];
};

static bool open_big(struct open_big *o)
{
    struct bigpack b = {.events = 2000,
                        .units = 700,
                        .people = 60,
                        .pages = 300,
                        .works = 20,
                        .languages = 3,
                        .seed = 1};
    memset(o, 0, sizeof *o);
    snprintf(o->path, sizeof o->path, "%s", test_scratch("big.kpack"));
    b.path = o->path;
    return bigpack_write(&b, &o->err) && pack_open(o->path, &o->p, NULL, &o->err);
}

static void close_big(struct open_big *o)
{
    pack_close(o->p);
    arena_finish(&o->mem);
    unlink(o->path);
}

static void it_is_sound(struct open_big *o)
{
    const char **routes;
    size_t count;
    CHECK(pack_verify(o->p, NULL, &o->err));
    CHECK(pack_routes(o->p, &o->mem, &routes, &count, &o->err));
    CHECK_INT(count, 1 + 5 + 3 + 2000 + 700 + 60 + 300 + 20);
}

static void events(struct open_big *o)
{
    struct pack_timeline t;
    struct pack_event_card card;
    size_t i, pictures = 0;
    CHECK(pack_timeline(o->p, "history", "en", &o->mem, &t, &o->err));
    CHECK_INT(t.count, 2000);
    CHECK_INT(t.era_count, 3);
    CHECK_INT(t.group_count, 4);
    for (i = 0; i < t.count; i++) {
        CHECK(i == 0 || date_compare(&t.events[i - 1].start, &t.events[i].start) <= 0);
        CHECK(t.events[i].group >= 0 && t.events[i].group < 4);
        pictures += t.events[i].has_picture;
    }
    CHECK_INT(pictures, 667);
    CHECK(t.events[0].start.precision == DATE_COSMIC);
    CHECK(pack_event_card(o->p, t.events[999].id, "en", &o->mem, &card, &o->err));
    CHECK_INT(pack_timeline_find(o->p, &t, card.card.route), 999);
    CHECK(card.card.title[0] && card.card.summary[0]);
}

static void units(struct open_big *o)
{
    struct pack_chart c;
    size_t i, also = 0, people = 0;
    CHECK(pack_chart(o->p, "organization", "zh", &o->mem, &c, &o->err));
    CHECK_INT(c.count, 700);
    CHECK_INT(c.units[0].parent, -1);
    for (i = 1; i < c.count; i++) {
        CHECK(c.units[i].parent >= 0 && (size_t)c.units[i].parent < i);
        CHECK(c.units[i].depth == c.units[c.units[i].parent].depth + 1 && c.units[i].depth < 8);
        also += (size_t)c.units[i].also_count;
    }
    for (i = 0; i < c.count; i++) {
        people += (size_t)c.units[i].person_count;
    }
    CHECK(also > 3);
    CHECK_INT(people, 60);
}

static void works_and_words(struct open_big *o)
{
    struct pack_gallery g;
    struct search_hit *hits;
    size_t count, i;
    CHECK(pack_gallery(o->p, "honours", "en", &o->mem, &g, &o->err));
    CHECK_INT(g.count, 20);
    CHECK_TEXT(g.works[0].picture_alt, "彩色的图");
    for (i = 0; i < 3; i++) {
        CHECK(pack_search(o->p, bigpack_words[i * 10], "zh", 50, &o->mem, &hits, &count, &o->err));
        CHECK_INT(count, 50);
        CHECK(hits[49].section_title[0] != '\0');
    }
}

static void thousands_of_things(void)
{
    struct open_big o;
    if (!open_big(&o)) {
        test_fail(__FILE__, __LINE__, "%s", o.err.text);
        return;
    }
    it_is_sound(&o);
    events(&o);
    units(&o);
    works_and_words(&o);
    close_big(&o);
}

/* What is said of texts and tables: the pictures of this folder are as small as they can be, which
 * their own check says. */
static const char *said_of_words(struct buf *said)
{
    char *from = said->data, *to = said->data;
    while (from && *from) {
        size_t length = strcspn(from, "\n") + 1;
        if (strncmp(from, "media/", 6) != 0) {
            memmove(to, from, length);
            to += length;
        }
        from += length;
    }
    if (to) {
        *to = '\0';
    }
    return buf_text(said);
}

/* Three books, with every page in its place; a second page in one of the places is found. */
static void a_folder_of_many_entries(void)
{
    struct desk desk;
    struct bigfolder b = {.path = desk.root, .entries = 1100, .pictures = 3, .seed = 1};
    struct buf said = {0};
    struct err err = {ERR_NONE, ""};
    size_t errors;
    snprintf(desk.root, sizeof desk.root, "%s", test_scratch("bigfolder"));
    desk_remove(desk.root);
    if (!bigfolder_write(&b, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return;
    }
    CHECK(desk_check(&desk, &said, &errors));
    CHECK_TEXT(said_of_words(&said), "");
    CHECK(desk_edit(&desk, "zh/book-2/page-300.md", "order: 50", "order: 49"));
    CHECK(!desk_check(&desk, &said, &errors));
    CHECK_TEXT(said_of_words(&said),
               "zh/book-2/page-300.md:7:8: error: page 'book-2/page-299' has order 49 too; give"
               " each page of a section its own\n");
    desk_remove(desk.root);
    buf_finish(&said);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(thousands_of_things);
    RUN(a_folder_of_many_entries);
    return TEST_END();
}
