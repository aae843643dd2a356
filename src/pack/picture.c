/* Pictures: what is known of one, and the bytes of the stored size that fits a use. */
#include "pack/internal.h"
#include "pack/seal.h"

#include <string.h>

static bool picture_text(struct pack *p, const char *name, const char *lang, const char *field,
                         struct arena *mem, const char **out, struct err *err)
{
    struct pack_chain chain;
    struct db_statement *s;
    bool row;
    size_t i;
    pack_chain(p, lang, &chain);
    *out = "";
    for (i = 0; i < chain.count; i++) {
        if (!db_prepare(p->db,
                        "SELECT body FROM picture_text WHERE picture = ?1 AND lang = ?2"
                        " AND field = ?3",
                        &s, err)) {
            return false;
        }
        db_bind_text(s, 1, name);
        db_bind_text(s, 2, chain.tags[i]);
        db_bind_text(s, 3, field);
        if (!db_step(s, &row, err)) {
            return false;
        }
        if (row) {
            const char *body = db_text(s, 0, mem);
            *out = body ? body : "";
            return true;
        }
    }
    return true;
}

bool pack_picture(struct pack *p, const char *name, const char *lang, struct arena *mem,
                  struct pack_picture *out, struct err *err)
{
    struct db_statement *s;
    bool row;
    memset(out, 0, sizeof *out);
    if (!db_prepare(p->db, "SELECT w, h, focus_x, focus_y, colour FROM picture WHERE name = ?1", &s,
                    err)) {
        return false;
    }
    db_bind_text(s, 1, name);
    if (!db_step(s, &row, err)) {
        return false;
    }
    if (!row) {
        return err_set(err, ERR_NOT_FOUND, "the pack has no picture '%.100s'", name);
    }
    if (db_int(s, 0) < 1 || db_int(s, 0) > PACK_SIDE_MAX || db_int(s, 1) < 1 ||
        db_int(s, 1) > PACK_SIDE_MAX) {
        return err_set(err, ERR_INVALID, "picture '%.100s' has an impossible size", name);
    }
    out->name = arena_copy_text(mem, name);
    out->width = (int)db_int(s, 0);
    out->height = (int)db_int(s, 1);
    out->focus_x = (float)(db_int(s, 2) < 0 || db_int(s, 2) > 100 ? 50 : db_int(s, 2)) / 100.0f;
    out->focus_y = (float)(db_int(s, 3) < 0 || db_int(s, 3) > 100 ? 50 : db_int(s, 3)) / 100.0f;
    out->colour = (uint32_t)db_int(s, 4);
    return picture_text(p, name, lang, "alt", mem, &out->alt, err) &&
           picture_text(p, name, lang, "credit", mem, &out->credit, err);
}

/* The row of the smallest variant that covers what is asked for, or of the largest one; false in
 * *found when the picture has none. Variants keep their shape, so "larger" is one order. */
static bool picture_choose(struct pack *p, const char *name, int min_width, int min_height,
                           struct arena *mem, const char **media, int *w, int *h, struct err *err)
{
    struct db_statement *s;
    bool row;
    *media = NULL;
    if (!db_prepare(p->db,
                    "SELECT media, w, h FROM picture_variant WHERE picture = ?1 ORDER BY w, h", &s,
                    err)) {
        return false;
    }
    db_bind_text(s, 1, name);
    do {
        if (!db_step(s, &row, err)) {
            return false;
        }
        if (row) {
            *media = db_text(s, 0, mem);
            *w = (int)db_int(s, 1);
            *h = (int)db_int(s, 2);
        }
    } while (row && (*w < min_width || *h < min_height));
    return *media != NULL || err_set(err, ERR_NOT_FOUND, "the pack has no picture '%.100s'", name);
}

static bool picture_digest(struct db_statement *s, int column, const char *media,
                           uint8_t digest[32], struct err *err)
{
    size_t length;
    const void *bytes = db_blob(s, column, &length);
    if (length != PACK_DIGEST_SIZE) {
        return err_set(err, ERR_INVALID, "medium '%.100s' has no digest", media);
    }
    memcpy(digest, bytes, PACK_DIGEST_SIZE);
    return true;
}

static bool picture_bytes(struct pack *p, const char *media, struct buf *bytes, uint8_t digest[32],
                          struct err *err)
{
    struct db_statement *s;
    const void *part;
    size_t length;
    bool row;
    if (!db_prepare(p->db,
                    "SELECT m.b2, a.sz, a.data FROM media m JOIN sqlar a ON a.name = m.name"
                    " WHERE m.name = ?1",
                    &s, err)) {
        return false;
    }
    db_bind_text(s, 1, media);
    if (!db_step(s, &row, err)) {
        return false;
    }
    if (!row) {
        return err_set(err, ERR_INVALID, "the pack has no medium '%.100s'", media);
    }
    if (!picture_digest(s, 0, media, digest, err)) {
        return false;
    }
    part = db_blob(s, 2, &length);
    if (db_int(s, 1) != (int64_t)length || length > PACK_MEDIA_MAX) {
        return err_set(err, ERR_INVALID, "medium '%.100s' has %zu bytes of %lld", media, length,
                       (long long)db_int(s, 1));
    }
    buf_clear(bytes);
    buf_add(bytes, part, length);
    return true;
}

bool pack_picture_read(struct pack *p, const char *name, int min_width, int min_height,
                       struct buf *bytes, uint8_t digest[32], struct err *err)
{
    struct arena mem = {0};
    const char *media, *mime;
    int want_w = 0, want_h = 0, is_w, is_h;
    bool ok = picture_choose(p, name, min_width, min_height, &mem, &media, &want_w, &want_h, err) &&
              picture_bytes(p, media, bytes, digest, err) &&
              pack_media_probe(bytes->data, bytes->length, &mime, &is_w, &is_h, err);
    if (ok && (is_w != want_w || is_h != want_h)) {
        ok = err_set(err, ERR_INVALID, "picture '%.100s' is %d x %d and not %d x %d", name, is_w,
                     is_h, want_w, want_h);
    }
    arena_finish(&mem);
    return ok;
}

bool pack_picture_digest(struct pack *p, const char *name, int min_width, int min_height,
                         uint8_t digest[32], struct err *err)
{
    struct arena mem = {0};
    const char *media;
    struct db_statement *s;
    int w = 0, h = 0;
    bool row = false;
    bool ok = picture_choose(p, name, min_width, min_height, &mem, &media, &w, &h, err) &&
              db_prepare(p->db, "SELECT b2 FROM media WHERE name = ?1", &s, err);
    if (ok) {
        db_bind_text(s, 1, media);
        ok = db_step(s, &row, err) &&
             (row || err_set(err, ERR_INVALID, "the pack has no medium '%.100s'", media)) &&
             picture_digest(s, 0, media, digest, err);
    }
    arena_finish(&mem);
    return ok;
}

bool pack_picture_any(struct pack *p, uint32_t chance, struct arena *mem, const char **name,
                      struct err *err)
{
    struct db_statement *s;
    int64_t count;
    bool row;
    *name = NULL;
    if (!db_prepare(p->db, "SELECT count(*) FROM picture", &s, err) || !db_step(s, &row, err)) {
        return false;
    }
    count = row ? db_int(s, 0) : 0;
    if (count == 0) {
        return true;
    }
    if (!db_prepare(p->db, "SELECT name FROM picture ORDER BY name LIMIT 1 OFFSET ?1", &s, err)) {
        return false;
    }
    db_bind_int(s, 1, chance % count);
    if (!db_step(s, &row, err)) {
        return false;
    }
    *name = row ? db_text(s, 0, mem) : NULL;
    return true;
}
