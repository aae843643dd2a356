/* One file per picture, named by its key: digest of the rest, colour, count, then width, height,
 * kind, length and bytes of each size; numbers are 32 bits, little end first. Written beside and
 * renamed, so that two builds at once cannot disturb each other. */
#include "author/pictures/cache.h"

#include "base/mem.h"

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

struct cache_reader {
    const unsigned char *at, *end;
    bool ok;
};

static uint32_t cache_get(struct cache_reader *r)
{
    uint32_t v;
    if (r->end - r->at < 4) {
        r->ok = false;
        return 0;
    }
    v = r->at[0] | (uint32_t)r->at[1] << 8 | (uint32_t)r->at[2] << 16 | (uint32_t)r->at[3] << 24;
    r->at += 4;
    return v;
}

static void cache_size(struct cache_reader *r, struct picture_size *size)
{
    uint32_t kind, length;
    size->width = (int)cache_get(r);
    size->height = (int)cache_get(r);
    kind = cache_get(r);
    length = cache_get(r);
    if (!r->ok || kind > 1 || (size_t)(r->end - r->at) < length) {
        r->ok = false;
        return;
    }
    size->mime = cache_kinds[kind];
    buf_add(&size->bytes, r->at, length);
    r->at += length;
}

static bool cache_parse(const struct buf *file, struct picture_done *done)
{
    struct cache_reader r = {(const unsigned char *)file->data + PACK_DIGEST_SIZE,
                             (const unsigned char *)file->data + file->length, true};
    uint8_t digest[PACK_DIGEST_SIZE];
    pack_digest(r.at, (size_t)(r.end - r.at), digest);
    if (memcmp(digest, file->data, sizeof digest) != 0) {
        return false;
    }
    done->colour = cache_get(&r);
    done->count = cache_get(&r);
    r.ok = r.ok && done->count <= PICTURES_SIZES_MAX;
    for (size_t i = 0; r.ok && i < done->count; i++) {
        cache_size(&r, &done->sizes[i]);
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
    struct buf body = {0}, file = {0}, path = {0}, beside = {0};
    uint8_t digest[PACK_DIGEST_SIZE];
    struct err err;
    cache_put(&body, done->colour);
    cache_put(&body, (uint32_t)done->count);
    for (size_t i = 0; i < done->count; i++) {
        const struct picture_size *size = &done->sizes[i];
        cache_put(&body, (uint32_t)size->width);
        cache_put(&body, (uint32_t)size->height);
        cache_put(&body, strcmp(size->mime, cache_kinds[1]) == 0);
        cache_put(&body, (uint32_t)size->bytes.length);
        buf_add(&body, size->bytes.data, size->bytes.length);
    }
    pack_digest(body.data, body.length, digest);
    buf_add(&file, digest, sizeof digest);
    buf_add(&file, body.data, body.length);
    cache_path(&path, folder, key);
    buf_format(&beside, "%s.%d.new", buf_text(&path), (int)getpid());
    mkdir(folder, 0777); /* there already, or the write says so */
    if (!buf_write_file(&file, buf_text(&beside), &err) ||
        rename(buf_text(&beside), buf_text(&path)) != 0) {
        unlink(buf_text(&beside));
    }
    buf_finish(&body);
    buf_finish(&file);
    buf_finish(&path);
    buf_finish(&beside);
}
