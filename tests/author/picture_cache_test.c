/* Pictures kept from one build to the next: the same as new ones, never trusted, keyed by all that
 * they depend on. */
#include "author/compile.h"
#include "author/pictures/cache.h"

#include "test.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static struct picture_done made(void)
{
    struct picture_done d = {.count = 2, .colour = 0x11223344};
    d.sizes[0] = (struct picture_size){.width = 1920, .height = 1080, .mime = "image/jpeg"};
    d.sizes[1] = (struct picture_size){.width = 960, .height = 540, .mime = "image/png"};
    buf_add_text(&d.sizes[0].bytes, "large");
    buf_add_text(&d.sizes[1].bytes, "small one");
    for (size_t i = 0; i < d.count; i++) {
        pack_digest(d.sizes[i].bytes.data, d.sizes[i].bytes.length, d.sizes[i].digest);
    }
    return d;
}

static void finish(struct picture_done *d)
{
    for (size_t i = 0; i < PICTURES_SIZES_MAX; i++) {
        buf_finish(&d->sizes[i].bytes);
    }
}

static const char *folder(void)
{
    return test_scratch("picture-cache");
}

static const char *file_of(const uint8_t key[PACK_DIGEST_SIZE])
{
    static char path[512];
    char hex[PACK_DIGEST_SIZE * 2 + 1];
    pack_hex(key, PACK_DIGEST_SIZE, hex);
    snprintf(path, sizeof path, "%s/%s", folder(), hex);
    return path;
}

static void a_kept_picture_comes_back_whole(void)
{
    struct picture_done d = made(), back = {.count = 0};
    struct buf source = {0};
    uint8_t key[PACK_DIGEST_SIZE];
    buf_add_text(&source, "<svg/>");
    cache_key(&source, ".svg", true, false, key);
    CHECK(!cache_read(folder(), key, &back));
    cache_write(folder(), key, &d);
    CHECK(cache_read(folder(), key, &back));
    CHECK_INT(back.count, 2);
    CHECK_INT(back.colour, 0x11223344);
    CHECK(back.sizes[0].width == 1920 && back.sizes[1].height == 540);
    CHECK_TEXT(back.sizes[0].mime, "image/jpeg");
    CHECK_TEXT(back.sizes[1].mime, "image/png");
    CHECK(back.sizes[1].bytes.length == 9 && memcmp(back.sizes[1].bytes.data, "small one", 9) == 0);
    CHECK(memcmp(back.sizes[0].digest, d.sizes[0].digest, PACK_DIGEST_SIZE) == 0);
    finish(&d);
    finish(&back);
    buf_finish(&source);
    unlink(file_of(key));
}

/* Every byte altered, and every shorter length: refused, and nothing leaks. */
static void an_altered_file_is_not_believed(void)
{
    struct picture_done d = made(), back = {.count = 0};
    struct buf source = {0}, file = {0};
    uint8_t key[PACK_DIGEST_SIZE];
    struct err err;
    size_t believed = 0;
    buf_add_text(&source, "<svg>2</svg>");
    cache_key(&source, ".svg", true, false, key);
    cache_write(folder(), key, &d);
    CHECK(buf_read_file(&file, file_of(key), 1 << 20, &err));
    for (size_t i = 0; i < file.length; i++) {
        struct buf cut = {.data = file.data, .length = i};
        file.data[i] ^= 0x20;
        CHECK(buf_write_file(&file, file_of(key), &err));
        believed += cache_read(folder(), key, &back);
        file.data[i] ^= 0x20;
        CHECK(buf_write_file(&cut, file_of(key), &err));
        believed += cache_read(folder(), key, &back);
    }
    CHECK_INT(believed, 0);
    finish(&d);
    buf_finish(&source);
    buf_finish(&file);
    unlink(file_of(key));
}

static void the_key_knows_what_matters(void)
{
    struct buf a = {0}, b = {0};
    uint8_t k[5][PACK_DIGEST_SIZE];
    buf_add_text(&a, "one");
    buf_add_text(&b, "two");
    cache_key(&a, ".svg", false, false, k[0]);
    cache_key(&b, ".svg", false, false, k[1]);
    cache_key(&a, ".png", false, false, k[2]);
    cache_key(&a, ".svg", true, false, k[3]);
    cache_key(&a, ".svg", false, true, k[4]);
    for (int i = 0; i < 5; i++) {
        for (int j = 0; j < i; j++) {
            CHECK(memcmp(k[i], k[j], PACK_DIGEST_SIZE) != 0);
        }
    }
    buf_finish(&a);
    buf_finish(&b);
}

static void keep(const char *name, size_t bytes, time_t when)
{
    char path[600];
    struct timespec times[2] = {{when, 0}, {when, 0}};
    struct buf b = {0};
    struct err err;
    snprintf(path, sizeof path, "%s/%s", folder(), name);
    while (b.length < bytes) {
        buf_add_byte(&b, 'x');
    }
    mkdir(folder(), 0777);
    CHECK(buf_write_file(&b, path, &err));
    utimensat(AT_FDCWD, path, times, 0);
    buf_finish(&b);
}

static bool kept(const char *name)
{
    char path[600];
    snprintf(path, sizeof path, "%s/%s", folder(), name);
    return access(path, F_OK) == 0;
}

#define NAME(c) c c c c c c c c c c c c c c c c /* of four characters: a key of 64 */

/* The longest unwanted go, and nothing that is not ours. */
static void a_full_cache_is_pruned(void)
{
    struct picture_done d = made(), back = {.count = 0};
    struct buf source = {0};
    uint8_t key[PACK_DIGEST_SIZE];
    struct stat st;
    keep(NAME("0000"), 1000, 100);
    keep(NAME("1111"), 1000, 300);
    keep(NAME("2222"), 1000, 200);
    keep("a letter.txt", 100000, 1);
    author_prune_cache(folder(), 2500);
    CHECK(!kept(NAME("0000")) && kept(NAME("1111")) && kept(NAME("2222")) && kept("a letter.txt"));
    author_prune_cache(folder(), 1000);
    CHECK(kept(NAME("1111")) && !kept(NAME("2222")));
    buf_add_text(&source, "<svg>3</svg>");
    cache_key(&source, ".svg", true, false, key);
    cache_write(folder(), key, &d);
    CHECK(utimensat(AT_FDCWD, file_of(key), (struct timespec[2]){{50, 0}, {50, 0}}, 0) == 0);
    CHECK(cache_read(folder(), key, &back)); /* wanted: now the youngest of all */
    CHECK(stat(file_of(key), &st) == 0 && st.st_mtim.tv_sec > 1000000);
    author_prune_cache(folder(), 1100);
    CHECK(!kept(NAME("1111")) && access(file_of(key), F_OK) == 0);
    author_prune_cache("/no/such/folder", 0);
    author_prune_cache(folder(), 0);
    CHECK(access(file_of(key), F_OK) != 0 && kept("a letter.txt"));
    {
        char path[600];
        snprintf(path, sizeof path, "%s/a letter.txt", folder());
        unlink(path);
    }
    finish(&d);
    finish(&back);
    buf_finish(&source);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_kept_picture_comes_back_whole);
    RUN(an_altered_file_is_not_believed);
    RUN(the_key_knows_what_matters);
    RUN(a_full_cache_is_pruned);
    rmdir(folder());
    return TEST_END();
}
