/* One file per picture, named by its key: the digest of the head; the head: colour, count, then
 * width, height, kind, length and digest of each size; then their bytes. Numbers are 32 bits,
 * little end first. The bytes are digested once, against the head: the pack wants the same digests.
 * Written beside and renamed, so that two builds at once cannot disturb each other. */
#include "author/pictures/cache.h"

#include "base/mem.h"
#include "pack/pack.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CACHE_FILE_MAX (256u << 20)

static const char *const cache_kinds[] = {"image/png", "image/jpeg"};

void cache_key(const struct buf *bytes, const char *ending, bool fills_screen, bool trial,
               uint8_t key[PACK_DIGEST_SIZE])
{
    struct buf all = {0};
    buf_format(&all, "%s %s %d %d\n", CACHE_RULE, ending, fills_screen, trial);
    buf_add(&all, bytes->data, bytes->length);
    pack_digest(all.data, all.length, key);
    buf_finish(&all);
}

static void cache_path(struct buf *path, const char *folder, const uint8_t key[PACK_DIGEST_SIZE])
{
    char hex[PACK_DIGEST_SIZE * 2 + 1];
    pack_hex(key, PACK_DIGEST_SIZE, hex);
    buf_format(path, "%s/%s", folder, hex);
}

static void cache_put(struct buf *out, uint32_t v)
{
    const unsigned char bytes[4] = {v & 255, v >> 8 & 255, v >> 16 & 255, v >> 24};
    buf_add(out, bytes, sizeof bytes);
}

/* The head of a picture: what the first digest is of. */
static void cache_head(struct buf *head, const struct picture_done *done)
{
    cache_put(head, done->colour);
    cache_put(head, (uint32_t)done->count);
    for (size_t i = 0; i < done->count; i++) {
        const struct picture_size *size = &done->sizes[i];
        cache_put(head, (uint32_t)size->width);
        cache_put(head, (uint32_t)size->height);
        cache_put(head, strcmp(size->mime, cache_kinds[1]) == 0);
        cache_put(head, (uint32_t)size->bytes.length);
        buf_add(head, size->digest, sizeof size->digest);
    }
}

struct cache_reader {
    const unsigned char *at, *end;
    bool ok;
};

static const unsigned char *cache_take(struct cache_reader *r, size_t length)
{
    const unsigned char *taken = r->at;
    if (!r->ok || (size_t)(r->end - r->at) < length) {
        r->ok = false;
        return NULL;
    }
    r->at += length;
    return taken;
}

static uint32_t cache_get(struct cache_reader *r)
{
    const unsigned char *b = cache_take(r, 4);
    return b ? b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24 : 0;
}

static size_t cache_size(struct cache_reader *r, struct picture_size *size)
{
    uint32_t kind, length;
    const unsigned char *digest;
    size->width = (int)cache_get(r);
    size->height = (int)cache_get(r);
    kind = cache_get(r);
    length = cache_get(r);
    digest = cache_take(r, PACK_DIGEST_SIZE);
    r->ok = r->ok && kind <= 1;
    if (!r->ok) {
        return 0;
    }
    size->mime = cache_kinds[kind];
    memcpy(size->digest, digest, PACK_DIGEST_SIZE);
    return length;
}

static void cache_bytes(struct cache_reader *r, struct picture_size *size, size_t length)
{
    const unsigned char *bytes = cache_take(r, length);
    r->ok = bytes && pack_media_matches(bytes, length, size->digest);
    if (r->ok) {
        buf_add(&size->bytes, bytes, length);
    }
}

static bool cache_parse(const struct buf *file, struct picture_done *done)
{
    struct cache_reader r = {(const unsigned char *)file->data,
                             (const unsigned char *)file->data + file->length, true};
    const unsigned char *digest = cache_take(&r, PACK_DIGEST_SIZE), *head = r.at;
    size_t lengths[PICTURES_SIZES_MAX];
    done->colour = cache_get(&r);
    done->count = cache_get(&r);
    r.ok = r.ok && done->count <= PICTURES_SIZES_MAX;
    for (size_t i = 0; r.ok && i < done->count; i++) {
        lengths[i] = cache_size(&r, &done->sizes[i]);
    }
    r.ok = r.ok && pack_media_matches(head, (size_t)(r.at - head), digest);
    for (size_t i = 0; r.ok && i < done->count; i++) {
        cache_bytes(&r, &done->sizes[i], lengths[i]);
    }
    return r.ok && r.at == r.end;
}

bool cache_read(const char *folder, const uint8_t key[PACK_DIGEST_SIZE], struct picture_done *done)
{
    struct buf path = {0}, file = {0};
    struct picture_done found = {.count = 0};
    struct err err;
    bool ok;
    cache_path(&path, folder, key);
    ok = buf_read_file(&file, buf_text(&path), CACHE_FILE_MAX, &err) &&
         file.length > PACK_DIGEST_SIZE && cache_parse(&file, &found);
    if (ok) {
        cache_wanted(buf_text(&path));
    }
    buf_finish(&path);
    buf_finish(&file);
    if (ok) {
        *done = found;
    } else {
        for (size_t i = 0; i < PICTURES_SIZES_MAX; i++) {
            buf_finish(&found.sizes[i].bytes);
        }
    }
    return ok;
}

void cache_write(const char *folder, const uint8_t key[PACK_DIGEST_SIZE],
                 const struct picture_done *done)
{
    struct buf head = {0}, file = {0}, path = {0}, beside = {0};
    uint8_t digest[PACK_DIGEST_SIZE];
    struct err err;
    cache_head(&head, done);
    pack_digest(head.data, head.length, digest);
    buf_add(&file, digest, sizeof digest);
    buf_add(&file, head.data, head.length);
    for (size_t i = 0; i < done->count; i++) {
        buf_add(&file, done->sizes[i].bytes.data, done->sizes[i].bytes.length);
    }
    cache_path(&path, folder, key);
    buf_format(&beside, "%s.%d.new", buf_text(&path), (int)getpid());
    mkdir(folder, 0777); /* there already, or the write says so */
    if (!buf_write_file(&file, buf_text(&beside), &err) ||
        rename(buf_text(&beside), buf_text(&path)) != 0) {
        unlink(buf_text(&beside));
    }
    buf_finish(&head);
    buf_finish(&file);
    buf_finish(&path);
    buf_finish(&beside);
}
