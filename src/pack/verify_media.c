/* Media and the pictures made of them: each stored once, named by its digest, as large and of the
 * kind that its row says. What a decoder makes of it is not asked here; this room has none. */
#include "pack/verify.h"

#include "pack/seal.h"

#include <stdio.h>
#include <string.h>

static bool media_row(struct db_statement *s, struct arena *mem, struct err *err)
{
    const char *name = db_text(s, 0, mem), *mime = db_text(s, 1, mem), *is;
    char hex[PACK_DIGEST_SIZE * 2 + 1], want[PACK_DIGEST_SIZE * 2 + 16];
    uint8_t digest[PACK_DIGEST_SIZE];
    const void *bytes;
    size_t length;
    int w, h;
    if (!name || !mime) {
        return rule_broken(err, RULE_TYPES, ERR_INVALID, "a medium without a name");
    }
    bytes = db_blob(s, 4, &length);
    if (length != PACK_DIGEST_SIZE) {
        return rule_broken(err, RULE_MEDIUM_DIGEST, ERR_INVALID, "medium '%.80s' has no digest",
                           name);
    }
    memcpy(digest, bytes, sizeof digest);
    bytes = db_blob(s, 6, &length);
    if (db_int(s, 5) != (int64_t)length || length > PACK_MEDIA_MAX) {
        return rule_broken(err, RULE_MEDIUM_LENGTH, ERR_INVALID,
                           "medium '%.80s' has a wrong length", name);
    }
    if (!pack_media_matches(bytes, length, digest)) {
        return rule_broken(err, RULE_MEDIUM_ALTERED, ERR_INVALID,
                           "the bytes of medium '%.80s' were altered", name);
    }
    if (!pack_media_probe(bytes, length, &is, &w, &h, err)) {
        return rule_wrap(err, "medium '%.80s'", name);
    }
    if (strcmp(is, mime) != 0 || w != db_int(s, 2) || h != db_int(s, 3)) {
        return rule_broken(err, RULE_MEDIUM_SAYS, ERR_INVALID,
                           "medium '%.80s' is not what its row says", name);
    }
    pack_hex(digest, sizeof digest, hex);
    snprintf(want, sizeof want, "media/%s.%s", hex, strcmp(is, "image/png") == 0 ? "png" : "jpg");
    return strcmp(want, name) == 0 ||
           rule_broken(err, RULE_MEDIUM_NAME, ERR_INVALID,
                       "medium '%.80s' is not named by its digest", name);
}

static bool media_each(struct pack *p, struct err *err)
{
    struct arena mem = {0};
    struct db_statement *s;
    bool row, ok = db_prepare(p->db,
                              "SELECT m.name, m.mime, m.w, m.h, m.b2, a.sz, a.data FROM media m"
                              " JOIN sqlar a ON a.name = m.name ORDER BY m.name",
                              &s, err);
    while (ok && (ok = db_step(s, &row, err)) && row) {
        arena_reset(&mem);
        ok = media_row(s, &mem, err);
    }
    arena_finish(&mem);
    return ok;
}

bool pack_media_each(struct pack *p,
                     bool (*each)(void *self, const char *name, const void *bytes, size_t length,
                                  struct err *err),
                     void *self, struct err *err)
{
    struct arena mem = {0};
    struct db_statement *s;
    bool row, ok = db_prepare(p->db, "SELECT name, data FROM sqlar ORDER BY rowid", &s, err);
    while (ok && (ok = db_step(s, &row, err)) && row) {
        const void *bytes;
        size_t length;
        arena_reset(&mem);
        bytes = db_blob(s, 1, &length);
        ok = each(self, db_text(s, 0, &mem), bytes, length, err);
    }
    arena_finish(&mem);
    return ok;
}

/* As the packer files them: plain files that everybody may read, made at no time, that do not play.
 */
static bool media_files(struct pack *p, struct err *err)
{
    return verify_number(p, "SELECT count(*) FROM sqlar WHERE mode <> 33188 OR mtime <> 0", 0,
                         RULE_MEDIUM_FILE, "media that are no plain files", err) &&
           verify_number(p, "SELECT count(*) FROM media WHERE dur_ms IS NOT NULL", 0,
                         RULE_MEDIUM_FILE, "media that play", err);
}

static bool media_pictures(struct pack *p, struct err *err)
{
    return verify_number(p,
                         "SELECT count(*) FROM picture_variant v JOIN media m ON m.name = v.media"
                         " WHERE v.w <> m.w OR v.h <> m.h",
                         0, RULE_PICTURE_VARIANT, "sizes that are not their media's", err) &&
           verify_number(p,
                         "SELECT count(*) FROM picture p LEFT JOIN picture_variant v"
                         " ON v.picture = p.name AND v.w = p.w AND v.h = p.h"
                         " WHERE v.picture IS NULL",
                         0, RULE_PICTURE_LARGEST, "pictures without their largest size", err) &&
           verify_number(p,
                         "SELECT count(*) FROM picture WHERE min(focus_x, focus_y, colour) < 0 OR"
                         " max(focus_x, focus_y) > 100 OR colour > 4294967295",
                         0, RULE_PICTURE_FOCUS, "pictures whose focus lies outside", err);
}

bool verify_media(struct pack *p, struct err *err)
{
    return media_files(p, err) && media_each(p, err) && media_pictures(p, err);
}
