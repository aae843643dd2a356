/* Slow and thorough: what a pack_open does not look at, because it must stay quick. Each step has
 * its own message; the first that fails ends the run.
 *
 * quick_check alone misses most changed bytes: it looks at the shape of pages, not at what they
 * say. The digests in meta cover every row, those in media every picture. */
#include "pack/verify.h"
#include "pack/chart.h"
#include "pack/gallery.h"
#include "pack/glossary.h"
#include "pack/quiz.h"
#include "pack/seal.h"
#include "pack/shelf.h"
#include "pack/timeline.h"

#include <string.h>

static bool verify_word(struct pack *p, const char *sql, const char *want, enum rule rule,
                        struct err *err)
{
    struct arena mem = {0};
    struct db_statement *s;
    const char *is = NULL;
    bool row = false, ok;
    ok = db_prepare(p->db, sql, &s, err) && db_step(s, &row, err);
    if (ok) {
        is = row ? db_text(s, 0, &mem) : NULL;
        if ((is && want && strcmp(is, want) != 0) || !is != !want) {
            ok = rule_broken(err, rule, ERR_INVALID, "the file's structure is damaged: %.120s",
                             is ? is : "no answer");
        }
    }
    arena_finish(&mem);
    return ok || err->code == ERR_IO ? ok : rule_mark(err, rule);
}

bool verify_number(struct pack *p, const char *sql, int64_t want, enum rule rule, const char *what,
                   struct err *err)
{
    struct db_statement *s;
    bool row;
    if (!db_prepare(p->db, sql, &s, err) || !db_step(s, &row, err)) {
        return false;
    }
    if (!row || db_int(s, 0) != want) {
        return rule_broken(err, rule, ERR_INVALID, "%s: %lld instead of %lld", what,
                           (long long)(row ? db_int(s, 0) : -1), (long long)want);
    }
    return true;
}

static bool verify_counts(struct pack *p, struct err *err)
{
    static const struct {
        const char *sql, *what;
        enum rule rule;
    } none[] = {
        {"SELECT count(*) FROM media m LEFT JOIN sqlar a ON a.name = m.name WHERE a.name IS NULL",
         "media without bytes", RULE_MEDIUM_BYTES},
        {"SELECT count(*) FROM sqlar a LEFT JOIN media m ON m.name = a.name WHERE m.name IS NULL",
         "bytes without a medium", RULE_MEDIUM_ROW},
        {"SELECT count(*) FROM entry e LEFT JOIN entry_source s ON s.entry = e.id"
         " WHERE s.entry IS NULL",
         "entries without a source", RULE_ENTRY_SOURCE},
        {"SELECT count(*) FROM source WHERE license = '' OR license GLOB '*[^-A-Za-z0-9.+]*'",
         "sources without a licence", RULE_LICENCE},
        {"SELECT count(*) FROM picture p LEFT JOIN picture_variant v ON v.picture = p.name"
         " WHERE v.picture IS NULL",
         "pictures without a size", RULE_PICTURE_SIZES},
        {"SELECT count(*) FROM entry e LEFT JOIN event v ON v.section = e.parent AND v.entry = e.id"
         " WHERE e.kind = 'event' AND v.entry IS NULL",
         "events outside a timeline", RULE_EVENT},
        {"SELECT count(*) FROM entry e LEFT JOIN unit u ON u.section = e.parent AND u.entry = e.id"
         " WHERE e.kind = 'unit' AND u.entry IS NULL",
         "units outside a chart", RULE_UNIT},
        {"SELECT count(*) FROM entry e LEFT JOIN question q ON q.section = e.parent"
         " AND q.entry = e.id WHERE e.kind = 'question' AND q.entry IS NULL",
         "questions outside a quiz", RULE_QUESTION}};
    size_t i;
    for (i = 0; i < sizeof none / sizeof *none; i++) {
        if (!verify_number(p, none[i].sql, 0, none[i].rule, none[i].what, err)) {
            return false;
        }
    }
    return verify_number(p, "SELECT count(*) FROM entry", p->info.entry_count, RULE_ENTRY_COUNT,
                         "entries", err) &&
           verify_number(p, "SELECT count(*) FROM media", p->info.media_count, RULE_MEDIA_COUNT,
                         "media", err) &&
           verify_number(p, "SELECT coalesce(sum(sz), 0) FROM sqlar", p->info.media_bytes,
                         RULE_MEDIA_BYTES, "bytes of media", err);
}

static bool verify_digest(struct pack *p, bool (*make)(struct db *, uint8_t *, struct err *),
                          const char *want, enum rule rule, const char *what, struct err *err)
{
    uint8_t digest[PACK_DIGEST_SIZE];
    char hex[PACK_DIGEST_SIZE * 2 + 1];
    if (!make(p->db, digest, err)) {
        return false;
    }
    pack_hex(digest, sizeof digest, hex);
    return strcmp(hex, want) == 0 ||
           rule_broken(err, rule, ERR_INVALID, "%s is not what was packed", what);
}

/* --- texts and the index ---------------------------------------------------------------------- */

/* Fields that are stored as documents. */
static bool verify_is_document(const char *field)
{
    return strcmp(field, "body") == 0 || strncmp(field, "body.", 5) == 0 ||
           strcmp(field, "stem") == 0 || strcmp(field, "why") == 0;
}

static bool verify_texts(struct pack *p, struct err *err)
{
    struct arena mem = {0};
    struct db_statement *s;
    struct doc doc;
    bool row, ok = db_prepare(p->db, "SELECT field, body FROM text", &s, err);
    while (ok && (ok = db_step(s, &row, err)) && row) {
        const char *field, *body;
        arena_reset(&mem);
        field = db_text(s, 0, &mem);
        body = db_text(s, 1, &mem);
        if (verify_is_document(field)) {
            ok = doc_read(&doc, body, strlen(body), &mem, err) || rule_mark(err, RULE_DOCUMENT);
        }
    }
    arena_finish(&mem);
    return ok;
}

/* A quiz and all of its questions, in every language. */
static bool verify_quiz(struct pack *p, const char *section, struct arena *mem, struct err *err)
{
    const char *const *routes;
    struct pack_quiz quiz;
    struct question question;
    size_t count, i, lang;
    bool ok = pack_quiz(p, section, p->info.default_lang, mem, &quiz, err) &&
              pack_questions(p, section, NULL, LEVEL_ANY, mem, &routes, &count, err);
    for (i = 0; ok && i < count; i++) {
        for (lang = 0; ok && lang < p->info.language_count; lang++) {
            struct arena_mark mark = arena_mark(mem);
            ok = pack_question(p, routes[i], p->info.languages[lang].tag, mem, &question, err);
            arena_rewind(mem, mark);
        }
    }
    return ok;
}

/* Every section opens as the kind it says it is, so that no visitor finds out that it does not. */
static bool verify_sections(struct pack *p, struct err *err)
{
    struct arena mem = {0};
    const char **routes, *lang = p->info.default_lang;
    struct pack_timeline timeline;
    struct pack_chart chart;
    struct pack_gallery gallery;
    struct pack_glossary glossary;
    struct pack_shelf shelf;
    struct pack_person *people;
    size_t count, persons, i;
    bool ok = pack_routes(p, &mem, &routes, &count, err);
    for (i = 0; ok && i < count; i++) {
        const char *kind = strchr(routes[i], '/') ? NULL : pack_section_kind(p, routes[i]);
        struct arena_mark mark = arena_mark(&mem);
        if (kind && strcmp(kind, "timeline") == 0) {
            ok = pack_timeline(p, routes[i], lang, &mem, &timeline, err);
        } else if (kind && strcmp(kind, "chart") == 0) {
            ok = pack_chart(p, routes[i], lang, &mem, &chart, err) &&
                 pack_people(p, routes[i], 0, lang, &mem, &people, &persons, err);
        } else if (kind && strcmp(kind, "glossary") == 0) {
            ok = pack_glossary(p, routes[i], lang, &mem, &glossary, err);
        } else if (kind && (strcmp(kind, "shelf") == 0 || strcmp(kind, "articles") == 0)) {
            ok = pack_shelf(p, routes[i], lang, &mem, &shelf, err);
        } else if (kind && strcmp(kind, "quiz") == 0) {
            ok = verify_quiz(p, routes[i], &mem, err) || rule_mark(err, RULE_QUIZ);
        } else if (kind && strcmp(kind, "gallery") == 0) {
            ok = pack_gallery(p, routes[i], lang, &mem, &gallery, err);
        }
        arena_rewind(&mem, mark);
        if (!ok) {
            rule_mark(err, RULE_SECTION);
            rule_wrap(err, "section '%.80s'", routes[i]);
        }
    }
    arena_finish(&mem);
    return ok;
}

static bool verify_all(struct pack *p, struct err *err)
{
    return verify_word(p, "PRAGMA quick_check(1)", "ok", RULE_QUICK_CHECK, err) &&
           verify_rows(p, err) && verify_counts(p, err) &&
           verify_word(p, "PRAGMA foreign_key_check", NULL, RULE_FOREIGN_KEYS, err) &&
           verify_meta(p, err) && verify_languages(p, err) && verify_media(p, err) &&
           verify_digest(p, pack_content_digest, p->info.digest, RULE_DIGEST, "the content", err) &&
           verify_digest(p, pack_index_digest, p->index_digest, RULE_INDEX_DIGEST,
                         "the search index", err) &&
           verify_texts(p, err) && verify_places(p, err) && verify_sections(p, err) &&
           verify_search(p, err);
}

bool pack_verify(struct pack *p, enum pack_problem *problem, struct err *err)
{
    bool ok;
    db_set_patience(p->db, 0);
    ok = verify_all(p, err);
    db_set_patience(p->db, DB_PATIENCE);
    if (!ok) {
        rule_mark(err, err->code == ERR_IO ? RULE_FILE : RULE_DATABASE);
        return pack_refuse(problem, err->code == ERR_IO ? PACK_UNREADABLE : PACK_ALTERED);
    }
    if (problem) {
        *problem = PACK_FINE;
    }
    return true;
}
