/* From a folder to a pack: what is in it, that it is always the same, and what a failure leaves. */
#include "desk.h"

#include "pack/pack.h"
#include "pack/search.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <sys/resource.h>

static bool build(const char *source, const char *output, int64_t created_s, struct buf *said)
{
    struct author_options options = {.source = source, .output = output, .created_s = created_s};
    struct diag d = {0};
    struct err err = {ERR_NONE, ""};
    bool ok = author_build(&options, &d, &err);
    buf_clear(said);
    diag_print(&d, said);
    buf_format(said, "%s%s", err.text, err.text[0] ? "\n" : "");
    diag_finish(&d);
    return ok;
}

static bool same_files(const char *a, const char *b)
{
    struct buf x = {0}, y = {0};
    struct err err;
    bool same = buf_read_file(&x, a, 1 << 28, &err) && buf_read_file(&y, b, 1 << 28, &err) &&
                x.length == y.length && memcmp(x.data, y.data, x.length) == 0;
    buf_finish(&x);
    buf_finish(&y);
    return same;
}

/* How many files in scratch begin with this one's name: the pack itself and anything left beside
 * it. */
static int leftovers(const char *path)
{
    const char *name = strrchr(path, '/') + 1;
    char folder[1024];
    struct dirent *item;
    int count = 0;
    DIR *dir;
    snprintf(folder, sizeof folder, "%.*s", (int)(name - path), path);
    dir = opendir(folder);
    while (dir && (item = readdir(dir))) {
        count += strncmp(item->d_name, name, strlen(name)) == 0;
    }
    if (dir) {
        closedir(dir);
    }
    return count;
}

static void the_same_bytes_everywhere(void)
{
    const char *first = test_scratch("first.kpack"), *second = test_scratch("second.kpack");
    struct desk desk;
    struct buf said = {0};
    char one[1024], two[1024];
    mode_t mask;
    snprintf(one, sizeof one, "%s", first);
    snprintf(two, sizeof two, "%s", second);
    desk_open(&desk, "another folder with a long name 雾凇");
    CHECK(build(test_path("fixtures/mini"), one, 1763856000, &said));
    setenv("TZ", "Asia/Shanghai", 1);
    setenv("LANG", "tr_TR.UTF-8", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setlocale(LC_ALL, "");
    mask = umask(077);
    CHECK(build(desk.root, two, 1763856000, &said));
    umask(mask);
    setlocale(LC_ALL, "C");
    unsetenv("TZ");
    unsetenv("LC_ALL");
    CHECK(same_files(one, two));
    CHECK(build(desk.root, two, 1763856001, &said));
    CHECK(!same_files(one, two)); /* the date is in it */
    {
        struct pack *a = NULL, *b = NULL;
        struct err err;
        CHECK(pack_open(one, &a, NULL, &err));
        CHECK(pack_open(two, &b, NULL, &err));
        CHECK_TEXT(pack_info(a)->digest, pack_info(b)->digest); /* and the content the same */
        pack_close(a);
        pack_close(b);
    }
    CHECK(desk_edit(&desk, "zh/guide/about.md", "慢慢看", "快快看"));
    CHECK(build(desk.root, two, 1763856000, &said));
    CHECK(!same_files(one, two));
    unlink(one);
    unlink(two);
    desk_remove(desk.root);
    buf_finish(&said);
}

/* A draft is only quicker. */
static void a_draft_has_the_same_bytes(void)
{
    char real[1024], draft[1024];
    struct author_options options = {
        .source = test_path("fixtures/mini"), .output = draft, .created_s = 7, .draft = true};
    struct diag d = {0};
    struct buf said = {0};
    struct err err;
    snprintf(real, sizeof real, "%s", test_scratch("real.kpack"));
    snprintf(draft, sizeof draft, "%s", test_scratch("draft.kpack"));
    CHECK(build(options.source, real, 7, &said));
    CHECK(author_build(&options, &d, &err));
    CHECK(same_files(real, draft));
    CHECK_INT(leftovers(draft), 1);
    unlink(real);
    unlink(draft);
    diag_finish(&d);
    buf_finish(&said);
}

static void what_the_pack_says(void)
{
    const char *path = test_scratch("mini.kpack");
    struct buf said = {0};
    struct arena mem = {0};
    struct pack *p = NULL;
    struct pack_home home;
    struct pack_scene *scenes;
    struct pack_reading r;
    struct pack_picture picture;
    struct pack_credit *credits;
    struct search_hit *hits;
    const char **routes;
    struct stat st;
    struct err err;
    size_t count;
    CHECK(build(test_path("fixtures/mini"), path, 0, &said));
    CHECK(stat(path, &st) == 0 && (st.st_mode & 0777) == 0644);
    CHECK(pack_open(path, &p, NULL, &err));
    CHECK(pack_verify(p, NULL, &err));
    CHECK_TEXT(pack_info(p)->id, "mini");
    CHECK_INT(pack_info(p)->seq, 3);
    CHECK_TEXT(pack_info(p)->languages[2].tag, "ko");
    CHECK(pack_home(p, "ko", &mem, &home, &err));
    CHECK_TEXT(home.headline1, "호수를 보다");
    CHECK_INT(home.card_count, 3);
    CHECK_TEXT(home.cards[0].title, "참관안내");
    CHECK_TEXT(home.cards[0].line2, "再走一走");
    CHECK_TEXT(home.feature.question, "雾凇是雪吗？");
    CHECK_TEXT(home.feature.accent, "structure");
    CHECK_TEXT(home.feature.poster, "lake-tall");
    CHECK(pack_scenes(p, "en", &mem, &scenes, &count, &err));
    CHECK_INT(count, 1);
    CHECK_TEXT(scenes[0].id, "lake");
    CHECK_TEXT(scenes[0].fact, "The lake is like a mirror.");
    CHECK_TEXT(scenes[0].couplet1, ""); /* never a Chinese one over an English fact */
    CHECK_TEXT(scenes[0].tall, "lake-tall");
    CHECK(pack_scenes(p, "zh", &mem, &scenes, &count, &err));
    CHECK_TEXT(scenes[0].couplet2, "碧水为镜");
    CHECK(pack_reading(p, "guide/rules", "zh", &mem, &r, &err));
    CHECK_INT(r.page_count, 2);
    CHECK_INT(r.start, 1);
    CHECK_TEXT(r.pages[1].notice1, "这是工作译文，不是正式文本。");
    CHECK_TEXT(r.pages[1].told[PACK_EVERYONE].body.blocks[0].label, "第一条");
    CHECK(pack_reading(p, "science/rime", "en", &mem, &r, &err));
    CHECK_TEXT(r.pages[0].art_alt, "A colour that goes from red to blue");
    CHECK_TEXT(r.pages[0].related[0].route, "guide/about");
    CHECK(pack_picture(p, "lake", "ko", &mem, &picture, &err));
    CHECK_INT(picture.width, 3840);
    CHECK_NEAR(picture.focus_y, 0.8, 1e-6);
    CHECK_TEXT(picture.alt, "山和湖");
    CHECK(pack_picture(p, "grid", "zh", &mem, &picture, &err));
    CHECK_INT(picture.width, 32);
    CHECK(pack_sources(p, "science/rime", &mem, &credits, &count, &err));
    CHECK_INT(count, 3);
    CHECK_TEXT(credits[1].title, "A page on the lake, with a comma");
    CHECK(pack_routes(p, &mem, &routes, &count, &err));
    CHECK_INT(count, 39);
    CHECK_TEXT(routes[2], "guide/about");
    CHECK(pack_search(p, "霧凇", "ko", 10, &mem, &hits, &count, &err));
    CHECK_INT(count, 6); /* untranslated, and found all the same */
    CHECK_TEXT(hits[0].card.route, "science/rime");
    CHECK(pack_search(p, "참관안", "ko", 10, &mem, &hits, &count, &err));
    CHECK_INT(count, 1);
    CHECK(pack_search(p, "第二条", "zh", 10, &mem, &hits, &count, &err));
    CHECK_TEXT(hits[0].card.route, "guide/rules");
    pack_close(p);
    unlink(path);
    arena_finish(&mem);
    buf_finish(&said);
}

/* Pictures as the kiosk gets them: sizes that fit, bytes that match, PNG where transparent or flat.
 */
static void pictures_of_the_pack(void)
{
    static const struct {
        const char *name;
        int min_w, min_h;
        char first; /* byte of the file: JPEG or PNG */
    } asks[] = {{"lake", 1, 1, '\x89'},       {"lake", 481, 1, '\x89'},
                {"lake", 9999, 9999, '\x89'}, {"lake-tall", 300, 300, '\x89'},
                {"grid", 10, 10, '\x89'},     {"prize", 64, 48, '\xFF'}};
    const char *path = test_scratch("pictures.kpack");
    struct buf said = {0}, bytes = {0};
    struct pack *p = NULL;
    uint8_t digest[32];
    struct err err;
    size_t i;
    CHECK(build(test_path("fixtures/mini"), path, 0, &said));
    CHECK(pack_open(path, &p, NULL, &err));
    for (i = 0; i < sizeof asks / sizeof *asks; i++) {
        CHECK(
            pack_picture_read(p, asks[i].name, asks[i].min_w, asks[i].min_h, &bytes, digest, &err));
        CHECK(pack_media_matches(bytes.data, bytes.length, digest));
        CHECK(bytes.data[0] == asks[i].first);
    }
    pack_close(p);
    unlink(path);
    buf_finish(&bytes);
    buf_finish(&said);
}

/* Two pictures with the same pixels lie once in the pack, also when the last one is the twin. */
static void twins_share_their_bytes(void)
{
    const char *path = test_scratch("twins.kpack");
    struct buf said = {0}, bytes = {0};
    struct pack *p = NULL;
    struct desk desk;
    struct err err;
    int64_t before;
    desk_open(&desk, "twins");
    CHECK(build(desk.root, path, 0, &said));
    CHECK(pack_open(path, &p, NULL, &err));
    before = pack_info(p)->media_count;
    pack_close(p);
    CHECK(desk_read(&desk, "media/ramp.jpg", &bytes));
    desk_write(&desk, "media/zz.jpg", bytes.data, bytes.length);
    CHECK(desk_edit(&desk, "media/credits.csv", "grid.png,",
                    "zz.jpg,museum-art,x,x,,,,x,x\ngrid.png,"));
    CHECK(desk_edit(&desk, "zh/guide/about.md", "---\n", "---\nposter: zz.jpg\n"));
    p = NULL;
    CHECK(build(desk.root, path, 0, &said));
    CHECK(pack_open(path, &p, NULL, &err));
    CHECK_INT(pack_info(p)->media_count, before);
    pack_close(p);
    unlink(path);
    desk_remove(desk.root);
    buf_finish(&said);
    buf_finish(&bytes);
}

static void errors_leave_the_old_pack(void)
{
    const char *path = test_scratch("old.kpack");
    char old[1024];
    struct desk desk;
    struct buf said = {0};
    struct err err;
    struct buf text = {0};
    snprintf(old, sizeof old, "%s", path);
    buf_add_text(&text, "the old pack");
    CHECK(buf_write_file(&text, old, &err));
    desk_open(&desk, "broken");
    CHECK(desk_edit(&desk, "zh/guide/about.md", "page:science/rime", "page:nowhere"));
    CHECK(!build(desk.root, old, 0, &said));
    CHECK_HAS(said.data, "there is no page 'nowhere'");
    CHECK(desk_edit(&desk, "zh/guide/about.md", "page:nowhere", "page:science/rime"));
    CHECK(desk_edit(&desk, "media/lake.svg", "</svg>", "")); /* found only while writing */
    CHECK(!build(desk.root, old, 0, &said));
    CHECK_HAS(said.data, "the picture cannot be read");
    buf_clear(&text);
    CHECK(buf_read_file(&text, old, 100, &err));
    CHECK_TEXT(text.data, "the old pack");
    CHECK_INT(leftovers(old), 1);
    CHECK(!build(test_path("fixtures/mini"), "/no-such-folder/x.kpack", 0, &said));
    CHECK_HAS(said.data, "/no-such-folder/x.kpack cannot be written");
    unlink(old);
    desk_remove(desk.root);
    buf_finish(&said);
    buf_finish(&text);
}

/* A disk that fills up at any moment; a limit on the size of files plays the disk. */
static void a_full_disk_leaves_the_old_pack(void)
{
    static const long limits[] = {1, 4096, 40000, 200000, 700000, 1200000};
    struct rlimit before, small;
    struct buf said = {0}, text = {0};
    struct err err;
    char old[1024];
    size_t i;
    snprintf(old, sizeof old, "%s", test_scratch("full.kpack"));
    buf_add_text(&text, "the old pack");
    CHECK(buf_write_file(&text, old, &err));
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    for (i = 0; i < sizeof limits / sizeof *limits; i++) {
        bool ok;
        small = before;
        small.rlim_cur = (rlim_t)limits[i];
        setrlimit(RLIMIT_FSIZE, &small);
        ok = build(test_path("fixtures/mini"), old, 0, &said);
        setrlimit(RLIMIT_FSIZE, &before);
        CHECK(!ok);
        CHECK_HAS(said.data, "full.kpack");
        CHECK(buf_read_file(&text, old, 100, &err));
        CHECK_TEXT(text.data, "the old pack");
        CHECK_INT(leftovers(old), 1);
    }
    CHECK(build(test_path("fixtures/mini"), old, 0, &said));
    CHECK_INT(leftovers(old), 1);
    unlink(old);
    buf_finish(&said);
    buf_finish(&text);
}

/* A new section needs no line of C: pack.ini and a folder. */
static void a_new_section_appears_by_itself(void)
{
    const char *path = test_scratch("more.kpack");
    struct desk desk;
    struct buf said = {0};
    struct arena mem = {0};
    struct pack *p = NULL;
    struct pack_home home;
    struct pack_reading r;
    struct err err;
    char folder[1400];
    desk_open(&desk, "more");
    mkdir(desk_path(&desk, "zh/past", folder), 0777);
    CHECK(desk_edit(&desk, "pack.ini", "home = guide", "home = past guide"));
    CHECK(desk_edit(&desk, "pack.ini", "[scene lake]",
                    "[section past]\nkind = book\naccent = history\n\n[scene lake]"));
    CHECK(desk_edit(
        &desk, "zh/past/index.md", NULL,
        "---\ntitle: 历史\nlines: 从前 | 现在\nsummary: 一段历史。\nposter: lake-tall.svg\n"
        "status: own\nas_of: 2026\nsources: museum-text\n---\n"));
    CHECK(desk_edit(&desk, "zh/past/start.md", NULL,
                    "---\ntitle: 开始\nsummary: 开始的时候。\nstatus: own\nas_of: 1958-11\n"
                    "sources: museum-text\norder: 1\n---\n\n很久以前。\n"));
    CHECK(build(desk.root, path, 0, &said));
    CHECK(pack_open(path, &p, NULL, &err));
    CHECK(pack_home(p, "zh", &mem, &home, &err));
    CHECK_INT(home.card_count, 4);
    CHECK_TEXT(home.cards[0].title, "历史");
    CHECK(pack_reading(p, "past/start", "zh", &mem, &r, &err));
    CHECK_TEXT(r.pages[0].told[PACK_EVERYONE].body.blocks[0].text, "很久以前。");
    CHECK_TEXT(pack_section_kind(p, "past"), "book");
    pack_close(p);
    unlink(path);
    desk_remove(desk.root);
    arena_finish(&mem);
    buf_finish(&said);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(the_same_bytes_everywhere);
    RUN(a_draft_has_the_same_bytes);
    RUN(what_the_pack_says);
    RUN(pictures_of_the_pack);
    RUN(twins_share_their_bytes);
    RUN(errors_leave_the_old_pack);
    RUN(a_full_disk_leaves_the_old_pack);
    RUN(a_new_section_appears_by_itself);
    return TEST_END();
}
