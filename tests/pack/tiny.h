/* A small sealed pack, written row by row: two languages, a book and an article, one picture at two
 * sizes. Tests of the reader change it, before or after its digests are taken. */
#ifndef TESTS_PACK_TINY_H
#define TESTS_PACK_TINY_H

#include "test.h"

#include "base/buf.h"
#include "db/db.h"
#include "pack/pack.h"
#include "pack/seal.h"
#include "pack/search.h"

#include <unistd.h>

struct tiny {
    const char *path;
    const char *early;                        /* SQL before the digests are taken, or NULL */
    const char *late;                         /* SQL afterwards */
    bool (*index)(struct db *, struct err *); /* more rows of the search index, or NULL */
};

static inline void tiny_png(uint8_t out[40], int w, int h)
{
    static const uint8_t head[40] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n',
                                     0,    0,   0,   13,  'I',  'H',  'D',  'R'};
    memcpy(out, head, sizeof head);
    out[18] = (uint8_t)(w >> 8);
    out[19] = (uint8_t)w;
    out[22] = (uint8_t)(h >> 8);
    out[23] = (uint8_t)h;
    out[24] = 8;
}

static inline bool tiny_medium(struct db *db, int w, int h, struct err *err)
{
    uint8_t png[40], digest[PACK_DIGEST_SIZE];
    char hex[65], name[80];
    struct db_statement *s;
    bool row;
    tiny_png(png, w, h);
    pack_digest(png, sizeof png, digest);
    pack_hex(digest, sizeof digest, hex);
    snprintf(name, sizeof name, "media/%s.png", hex);
    if (!db_prepare(db, "INSERT INTO sqlar VALUES(?1, 33188, 0, 40, ?2)", &s, err)) {
        return false;
    }
    db_bind_text(s, 1, name);
    db_bind_blob(s, 2, png, sizeof png);
    if (!db_step(s, &row, err) ||
        !db_prepare(db, "INSERT INTO media VALUES(?1, 'image/png', ?2, ?3, NULL, ?4, 1)", &s,
                    err)) {
        return false;
    }
    db_bind_text(s, 1, name);
    db_bind_int(s, 2, w);
    db_bind_int(s, 3, h);
    db_bind_blob(s, 4, digest, sizeof digest);
    if (!db_step(s, &row, err) ||
        !db_prepare(db, "INSERT INTO picture_variant VALUES('lake', ?1, ?2, ?3)", &s, err)) {
        return false;
    }
    db_bind_int(s, 1, w);
    db_bind_int(s, 2, h);
    db_bind_text(s, 3, name);
    return db_step(s, &row, err);
}

static inline bool tiny_index(struct db *db, int64_t id, int entry, const char *lang,
                              const char *title, const char *body, struct err *err)
{
    struct buf a = {0}, b = {0};
    struct db_statement *s;
    bool row, ok;
    search_fold(title, strlen(title), &a);
    search_fold(body, strlen(body), &b);
    ok = db_prepare(db, "INSERT INTO search_row VALUES(?1, ?2, ?3, ?4)", &s, err);
    if (ok) {
        db_bind_int(s, 1, id);
        db_bind_int(s, 2, entry);
        db_bind_text(s, 3, lang);
        db_bind_text(s, 4, buf_text(&a));
        ok = db_step(s, &row, err) &&
             db_prepare(db, "INSERT INTO fts(rowid, title, summary, body) VALUES(?1, ?2, '', ?3)",
                        &s, err);
    }
    if (ok) {
        db_bind_int(s, 1, id);
        db_bind_text(s, 2, buf_text(&a));
        db_bind_text(s, 3, buf_text(&b));
        ok = db_step(s, &row, err);
    }
    buf_finish(&a);
    buf_finish(&b);
    return ok;
}

static inline bool tiny_digest(struct db *db, const char *key,
                               bool (*make)(struct db *, uint8_t *, struct err *), struct err *err)
{
    uint8_t digest[PACK_DIGEST_SIZE];
    char hex[65], sql[160];
    if (!make(db, digest, err)) {
        return false;
    }
    pack_hex(digest, sizeof digest, hex);
    snprintf(sql, sizeof sql, "INSERT INTO meta VALUES('%s', '%s')", key, hex);
    return db_run(db, sql, err);
}

static const char tiny_rows[] =
    "INSERT INTO meta VALUES('pack_id', 'tiny'), ('pack_seq', '7'), ('version_label', 'test'),"
    " ('created_utc', '1970-01-01T00:00:00Z'), ('builder', 'a test'), ('min_reader', '1.1'),"
    " ('default_lang', 'zh'), ('fts_rule', '" SEARCH_RULE "'), ('entry_count', '6'),"
    " ('media_count', '2'), ('media_bytes', '80'), ('title.zh', '小馆'), ('title.en', 'Tiny');"
    "INSERT INTO lang VALUES('zh', '中文', 'ltr', NULL, 0), ('en', 'English', 'ltr', 'zh', 1);"
    "INSERT INTO source VALUES(1, 'own', 'A museum', 'Own texts', NULL, NULL, 'CC-BY-4.0', NULL,"
    " 'A museum', NULL), (2, 'facts', 'B', 'Facts', 'https://example.org', '2026', 'LicenseRef-x',"
    " NULL, '', NULL);"
    "INSERT INTO source_text VALUES(2, 'en', 'what', 'Facts');"
    "INSERT INTO entry VALUES(1, 'home', 'home', NULL, 1), (2, 'guide', 'section', NULL, 2),"
    " (3, 'guide/one', 'page', 2, 3), (4, 'guide/two', 'page', 2, 4),"
    " (5, 'science', 'section', NULL, 5), (6, 'science/rime', 'page', 5, 6);"
    "INSERT INTO attr VALUES(2, 'section_kind', 'book'), (2, 'accent', 'duties'),"
    " (3, 'accent', 'duties'), (4, 'accent', 'duties'), (5, 'section_kind', 'articles'),"
    " (5, 'accent', 'history'), (6, 'accent', 'structure');"
    "INSERT INTO text VALUES(1, 'zh', 'headline1', '看'), (1, 'zh', 'headline2', '见'),"
    " (1, 'en', 'headline1', 'See'), (1, 'en', 'headline2', 'it'), (1, 'zh', 'invite', '来'),"
    " (2, 'zh', 'title', '指南'), (2, 'zh', 'line1', '一'), (2, 'zh', 'line2', '二'),"
    " (2, 'zh', 'summary', '要点'), (2, 'en', 'title', 'Guide'),"
    " (3, 'zh', 'title', '第一页'), (3, 'zh', 'body', 'paragraph\t\t你好\n'),"
    " (3, 'zh', 'sub', '小字'), (3, 'en', 'title', 'Page one'),"
    " (3, 'en', 'body', 'paragraph\t\tHello\n'),"
    " (4, 'zh', 'title', '第二页'), (4, 'zh', 'kicker', '眉题'), (4, 'zh', 'status', 'own'),"
    " (4, 'zh', 'body', 'heading\tlevel=2\t雪\nparagraph\t\t看\x05science/rime\x06雾凇\x07\n'),"
    " (5, 'zh', 'title', '科学'), (6, 'zh', 'title', '雾凇'), (6, 'zh', 'question', '是雪吗'),"
    " (6, 'zh', 'body', 'paragraph\t\t不是雪\n');"
    "INSERT INTO link VALUES(1, 'menu', 1, 2), (1, 'menu', 2, 6), (1, 'feature', 1, 6),"
    " (4, 'related', 1, 6), (4, 'body', 1, 6);"
    "INSERT INTO entry_source SELECT id, '*', 1, 1 FROM entry;"
    "INSERT INTO entry_source VALUES(4, '*', 2, 2);"
    "INSERT INTO picture VALUES('lake', 400, 300, 25, 75, 4278190335, 1);"
    "INSERT INTO picture_text VALUES('lake', 'zh', 'alt', '湖'), ('lake', 'zh', 'credit', '本馆'),"
    " ('lake', 'en', 'alt', 'A lake');";

static inline bool tiny_fill(struct db *db, const struct tiny *t, struct err *err)
{
    char mark[100];
    snprintf(mark, sizeof mark, "PRAGMA application_id=%d; PRAGMA user_version=%d; BEGIN",
             PACK_APPLICATION_ID, PACK_USER_VERSION);
    return db_run(db, mark, err) && db_run(db, pack_schema(), err) && db_run(db, tiny_rows, err) &&
           tiny_medium(db, 200, 150, err) && tiny_medium(db, 400, 300, err) &&
           db_run(db,
                  "INSERT INTO entry_picture VALUES(6, 'art', 1, 'lake'), (2, 'poster', 1, 'lake')",
                  err) &&
           tiny_index(db, 2, 2, "zh", "指南", "要点", err) &&
           tiny_index(db, 3, 3, "zh", "第一页", "你好", err) &&
           tiny_index(db, 4, 4, "zh", "第二页", "雪 看雾凇", err) &&
           tiny_index(db, 5, 5, "zh", "科学", "", err) &&
           tiny_index(db, 6, 6, "zh", "雾凇", "不是雪", err) &&
           tiny_index(db, 1000000002, 2, "en", "Guide", "", err) &&
           tiny_index(db, 1000000003, 3, "en", "Page one", "Hello", err) &&
           (!t->early || db_run(db, t->early, err)) && (!t->index || t->index(db, err)) &&
           tiny_digest(db, "content_digest", pack_content_digest, err) &&
           db_run(db, "COMMIT", err) && tiny_digest(db, "index_digest", pack_index_digest, err) &&
           (!t->late || db_run(db, t->late, err)) && db_run(db, "VACUUM", err);
}

/* Writes the pack; a failing check of the test when SQLite refuses. */
static inline bool tiny_write(const struct tiny *t)
{
    struct db *db = NULL;
    struct err err;
    bool ok;
    unlink(t->path);
    ok = db_create(t->path, &db, &err) && db_run(db, "PRAGMA foreign_keys=OFF", &err) &&
         tiny_fill(db, t, &err);
    db_close(db);
    if (!ok) {
        test_fail(__FILE__, __LINE__, "the tiny pack: %s", err.text);
    }
    return ok;
}

/* Opens and, when that works, verifies; the problem found. */
static inline enum pack_problem tiny_judge(const char *path, struct err *err)
{
    enum pack_problem problem = PACK_FINE;
    struct pack *p = NULL;
    err->code = ERR_NONE;
    err->text[0] = '\0';
    if (pack_open(path, &p, &problem, err)) {
        pack_verify(p, &problem, err);
    }
    pack_close(p);
    return problem;
}

#endif
