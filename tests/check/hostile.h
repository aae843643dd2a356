/* A good pack made bad in one point, and what the check says of it.
 *
 * The good one is the fixture of the screens' tests, as jstm-pack built it, with smaller pictures.
 * Every bad one is a copy in a folder of its own, changed by SQL before its counts and digests are
 * taken anew, by SQL afterwards, or byte by byte: so it breaks the one rule and no digest gives it
 * away before. The check then runs as in the product, in the sandbox, but with two seconds of
 * processor time. */
#ifndef TESTS_CHECK_HOSTILE_H
#define TESTS_CHECK_HOSTILE_H

#include "test.h"

#include "base/buf.h"
#include "check/check.h"
#include "db/db.h"
#include "pack/pack.h"
#include "pack/rules.h"
#include "pack/seal.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define HOSTILE_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HOSTILE_SANITIZED 1
#endif
#endif

#define HOSTILE_MOST (8u << 20)

static const struct check_limits hostile_limits = {
    .memory_bytes = CHECK_MEMORY, .cpu_s = 2, .wall_s = 30};

/* The program's main must begin with this: the check calls the program once more. */
#define HOSTILE_CHILD(argc, argv)                           \
    do {                                                    \
        if (argc > 1 && strcmp(argv[1], CHECK_WORD) == 0) { \
            return check_child(argc, argv);                 \
        }                                                   \
    } while (0)

static inline bool hostile_said(bool ok, const struct err *err)
{
    if (!ok) {
        test_fail(__FILE__, __LINE__, "%s", err->text);
    }
    return ok;
}

static inline bool hostile_digest(struct db *db, const char *key,
                                  bool (*make)(struct db *, uint8_t *, struct err *),
                                  struct err *err)
{
    uint8_t digest[PACK_DIGEST_SIZE];
    char hex[PACK_DIGEST_SIZE * 2 + 1], sql[200];
    if (!make(db, digest, err)) {
        return false;
    }
    pack_hex(digest, sizeof digest, hex);
    snprintf(sql, sizeof sql, "UPDATE meta SET value = '%s' WHERE key = '%s'", hex, key);
    return db_run(db, sql, err);
}

struct hostile {
    const char *early; /* before counts and digests are taken, or NULL */
    const char *late;  /* after */
    bool (*change)(struct db *db, struct err *err); /* with `early` */
    bool uncounted; /* numbers of entries and media stay as they were */
    bool unfolded;  /* no VACUUM, which puts some things right */
    size_t at;      /* raw: the byte there becomes (byte & keep) ^ flip */
    uint8_t keep, flip;
};

static inline bool hostile_counts(struct db *db, struct err *err)
{
    return db_run(db,
                  "UPDATE meta SET value = (SELECT count(*) FROM entry) WHERE key = 'entry_count';"
                  "UPDATE meta SET value = (SELECT count(*) FROM media) WHERE key = 'media_count';"
                  "UPDATE meta SET value = (SELECT coalesce(sum(sz), 0) FROM sqlar)"
                  " WHERE key = 'media_bytes'",
                  err);
}

static inline bool hostile_change(const char *path, const struct hostile *h)
{
    struct db *db = NULL;
    struct err err = {ERR_NONE, ""};
    bool ok = db_create(path, &db, &err) &&
              db_run(db, "PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON", &err) &&
              (!h->early || db_run(db, h->early, &err)) && (!h->change || h->change(db, &err)) &&
              (h->uncounted || hostile_counts(db, &err)) &&
              hostile_digest(db, "content_digest", pack_content_digest, &err) &&
              hostile_digest(db, "index_digest", pack_index_digest, &err) &&
              (!h->late || db_run(db, h->late, &err)) &&
              (h->unfolded || db_run(db, "VACUUM", &err));
    db_close(db);
    return hostile_said(ok, &err);
}

static inline bool hostile_patch(const char *path, const struct hostile *h)
{
    struct buf bytes = {0};
    struct err err;
    bool ok = buf_read_file(&bytes, path, HOSTILE_MOST, &err) && h->at < bytes.length;
    if (ok) {
        bytes.data[h->at] = (char)(((uint8_t)bytes.data[h->at] & h->keep) ^ h->flip);
        ok = buf_write_file(&bytes, path, &err);
    }
    buf_finish(&bytes);
    return hostile_said(ok, &err);
}

static inline bool hostile_write(const char *from, const char *to)
{
    struct buf bytes = {0};
    struct err err;
    bool ok = buf_read_file(&bytes, from, HOSTILE_MOST, &err) && buf_write_file(&bytes, to, &err);
    buf_finish(&bytes);
    return hostile_said(ok, &err);
}

/* The good pack of this run: the fixture without its largest pictures, whose decoding would be most
 * of what a test does. Its path, or NULL. */
static inline const char *hostile_good(void)
{
    static const struct hostile small = {
        .early = "DELETE FROM picture_variant WHERE picture LIKE 'lake%' AND max(w, h) > 480;"
                 "UPDATE picture SET (w, h) = (SELECT w, h FROM picture_variant v WHERE"
                 " v.picture = picture.name) WHERE name LIKE 'lake%';"
                 "DELETE FROM media WHERE name NOT IN (SELECT media FROM picture_variant);"
                 "DELETE FROM sqlar WHERE name NOT IN (SELECT name FROM media)"};
    const char *path = test_scratch("good.kpack");
    if (access(path, F_OK) != 0 &&
        (!hostile_write(CHECK_FIXTURE, path) || !hostile_change(path, &small))) {
        return NULL;
    }
    return path;
}

/* A fresh copy of it, in a folder of this name; its path, or NULL. */
static inline const char *hostile_copy(const char *folder)
{
    const char *good = hostile_good(), *path = test_scratch(folder);
    char file[4096];
    mkdir(path, 0700);
    snprintf(file, sizeof file, "%s/pack.kpack", folder);
    path = test_scratch(file);
    unlink(path);
    return good && hostile_write(good, path) ? path : NULL;
}

/* The copy, changed. */
static inline const char *hostile_make(const char *folder, const struct hostile *h)
{
    const char *path = hostile_copy(folder);
    if (path && (h->early || h->late || h->change) && !hostile_change(path, h)) {
        return NULL;
    }
    return path && (h->keep || h->flip) && !hostile_patch(path, h) ? NULL : path;
}

/* The rule that the check finds broken; RULE_NONE: it passes, RULE_END: an error without a rule. */
static inline enum rule hostile_judge(const char *path, const struct label *label, struct err *err)
{
    err->code = ERR_NONE;
    err->text[0] = '\0';
    if (check_alone_within(path, label, &hostile_limits, err)) {
        return RULE_NONE;
    }
    return rule_of(err) == RULE_NONE ? RULE_END : rule_of(err);
}

#endif
