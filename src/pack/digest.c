/* Digests: of media, of a pack's content and of its search index. BLAKE2b-256 by libsodium.
 *
 * The content digest runs over rows and not over the file, because the same rows may lie in
 * different pages when another version of SQLite writes them. Each value goes in with its type and
 * length, so that no two different tables give the same stream of bytes. Media go in by the digest
 * that stands beside them, and pack_verify compares that one with the bytes. */
#include "pack/pack.h"
#include "pack/seal.h"

#include <sodium/crypto_generichash.h>
#include <sodium/utils.h>
#include <stdio.h>
#include <string.h>

void pack_digest(const void *bytes, size_t length, uint8_t digest[PACK_DIGEST_SIZE])
{
    crypto_generichash(digest, PACK_DIGEST_SIZE, bytes, length, NULL, 0);
}

bool pack_media_matches(const void *bytes, size_t length, const uint8_t digest[32])
{
    uint8_t is[PACK_DIGEST_SIZE];
    pack_digest(bytes, length, is);
    return memcmp(is, digest, sizeof is) == 0;
}

void pack_hex(const uint8_t *bytes, size_t length, char *out)
{
    sodium_bin2hex(out, length * 2 + 1, bytes, length);
}

static void digest_add(crypto_generichash_state *state, char type, const void *bytes, size_t length)
{
    unsigned char head[9];
    size_t i;
    head[0] = (unsigned char)type;
    for (i = 0; i < 8; i++) {
        head[1 + i] = (unsigned char)((uint64_t)length >> 8 * i);
    }
    crypto_generichash_update(state, head, sizeof head);
    crypto_generichash_update(state, bytes, length);
}

static void digest_value(crypto_generichash_state *state, struct db_statement *s, int column)
{
    size_t length = 0;
    const void *bytes = "";
    char number[24];
    switch (db_type(s, column)) {
    case DB_NULL:
        digest_add(state, 'n', "", 0);
        break;
    case DB_INT:
        snprintf(number, sizeof number, "%lld", (long long)db_int(s, column));
        digest_add(state, 'i', number, strlen(number));
        break;
    default:
        bytes = db_blob(s, column, &length);
        digest_add(state, db_type(s, column) == DB_BLOB ? 'b' : 't', bytes, length);
        break;
    }
}

static bool digest_query(struct db *db, const char *sql, crypto_generichash_state *state,
                         struct err *err)
{
    struct db_statement *s;
    bool row;
    int i, columns;
    if (!db_prepare(db, sql, &s, err)) {
        return false;
    }
    digest_add(state, 'q', sql, strlen(sql));
    columns = db_columns(s);
    for (;;) {
        if (!db_step(s, &row, err)) {
            return false;
        }
        if (!row) {
            return true;
        }
        digest_add(state, 'r', "", 0);
        for (i = 0; i < columns; i++) {
            digest_value(state, s, i);
        }
    }
}

static bool digest_queries(struct db *db, const char *const *queries, size_t count,
                           uint8_t digest[PACK_DIGEST_SIZE], struct err *err)
{
    crypto_generichash_state state;
    size_t i;
    crypto_generichash_init(&state, NULL, 0, PACK_DIGEST_SIZE);
    for (i = 0; i < count; i++) {
        if (!digest_query(db, queries[i], &state, err)) {
            return false;
        }
    }
    crypto_generichash_final(&state, digest, PACK_DIGEST_SIZE);
    return true;
}

bool pack_content_digest(struct db *db, uint8_t digest[PACK_DIGEST_SIZE], struct err *err)
{
    static const char *const queries[] = {
        "SELECT key, value FROM meta WHERE key NOT IN ('content_digest', 'index_digest',"
        " 'created_utc', 'builder') ORDER BY key",
        "SELECT name, required FROM extension ORDER BY name",
        "SELECT tag, name, dir, fallback, ord FROM lang ORDER BY tag",
        "SELECT id, slug, author, title, url, retrieved, license, license_url, attribution,"
        " changes FROM source ORDER BY id",
        "SELECT source, lang, field, body FROM source_text ORDER BY source, lang, field",
        "SELECT id, slug, kind, parent, ord FROM entry ORDER BY id",
        "SELECT entry, lang, field, body FROM text ORDER BY entry, lang, field",
        "SELECT entry, key, value FROM attr ORDER BY entry, key",
        "SELECT entry, role, ord, target FROM link ORDER BY entry, role, ord",
        "SELECT entry, field, ord, source FROM entry_source ORDER BY entry, field, ord",
        "SELECT name, mode, mtime, sz FROM sqlar ORDER BY name",
        "SELECT name, mime, w, h, dur_ms, b2, source FROM media ORDER BY name",
        "SELECT name, w, h, focus_x, focus_y, colour, source FROM picture ORDER BY name",
        "SELECT picture, w, h, media FROM picture_variant ORDER BY picture, w, h",
        "SELECT picture, lang, field, body FROM picture_text ORDER BY picture, lang, field",
        "SELECT entry, role, ord, picture FROM entry_picture ORDER BY entry, role, ord",
        "SELECT entry, year, month, day, precision, about, end_year, end_month, end_day,"
        " end_precision, end_about FROM dates ORDER BY entry",
        "SELECT section, entry, importance, grp, picture FROM event ORDER BY section, entry",
        "SELECT section, entry, parent, kind, confirmed FROM unit ORDER BY section, entry",
        "SELECT section, unit, entry FROM person ORDER BY section, unit, entry",
        "SELECT section, entry, type, topic, level, keep_order, several, least, most, step"
        " FROM question ORDER BY section, entry",
        "SELECT entry, ord, role, weight, target, stays, number, tolerance, x, y, r, picture"
        " FROM question_part ORDER BY entry, ord",
        "SELECT id, entry, lang, title FROM search_row ORDER BY id",
        "SELECT lang, prefix, following FROM search_next ORDER BY lang, prefix"};
    return digest_queries(db, queries, sizeof queries / sizeof *queries, digest, err);
}

bool pack_index_digest(struct db *db, uint8_t digest[PACK_DIGEST_SIZE], struct err *err)
{
    static const char *const queries[] = {
        "SELECT id, block FROM fts_data ORDER BY id",
        "SELECT segid, term, pgno FROM fts_idx ORDER BY segid, term",
        "SELECT id, sz FROM fts_docsize ORDER BY id", "SELECT k, v FROM fts_config ORDER BY k"};
    return digest_queries(db, queries, sizeof queries / sizeof *queries, digest, err);
}
