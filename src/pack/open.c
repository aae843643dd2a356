/* Opening a pack: header, schema, meta, languages. Everything here reads a handful of pages, so the
 * start of a kiosk costs the same with ten pages in the pack and with twenty thousand; what needs
 * all of the file is in verify.c.
 *
 * The expected schema is made by running schema.sql in memory and reading back what SQLite kept of
 * it, because the search index brings tables of its own whose text is SQLite's and not ours. */
#include "pack/internal.h"
#include "pack/rules.h"
#include "pack/seal.h"
#include "pack/search.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

#define READER_MINOR (PACK_USER_VERSION / 100 % 100)

/* --- schema ----------------------------------------------------------------------------------- */

struct schema_row {
    const char *type, *name, *table, *sql;
};

static bool schema_step(struct db_statement *s, struct arena *mem, struct schema_row *row,
                        bool *more, struct err *err)
{
    if (!db_step(s, more, err)) {
        return false;
    }
    if (*more) {
        row->type = db_text(s, 0, mem);
        row->name = db_text(s, 1, mem);
        row->type = row->type ? row->type : "";
        row->name = row->name ? row->name : "";
        row->table = db_text(s, 2, mem);
        row->sql = db_text(s, 3, mem);
    }
    return true;
}

static int schema_order(const struct schema_row *a, const struct schema_row *b)
{
    int types = strcmp(a->type, b->type);
    return types ? types : strcmp(a->name, b->name);
}

static bool schema_same(const char *a, const char *b)
{
    return (!a && !b) || (a && b && strcmp(a, b) == 0);
}

/* A later minor version may bring plain tables named x_* that we never read. */
static bool schema_extra(const struct schema_row *row)
{
    return strcmp(row->type, "table") == 0 && row->sql && strncmp(row->name, "x_", 2) == 0 &&
           strncmp(row->sql, "CREATE TABLE x_", 15) == 0;
}

static enum rule schema_stranger(const struct schema_row *row)
{
    static const char virtual_table[] = "CREATE VIRTUAL";
    if (strcmp(row->type, "view") == 0) {
        return RULE_SCHEMA_VIEW;
    }
    if (strcmp(row->type, "trigger") == 0) {
        return RULE_SCHEMA_TRIGGER;
    }
    if (strcmp(row->type, "index") == 0) {
        return RULE_SCHEMA_INDEX;
    }
    return row->sql && strncmp(row->sql, virtual_table, sizeof virtual_table - 1) == 0
               ? RULE_SCHEMA_VIRTUAL
               : RULE_SCHEMA_TABLE;
}

static bool schema_compare(struct db_statement *want, struct db_statement *have, bool newer,
                           struct arena *mem, struct err *err)
{
    struct schema_row a = {0}, b = {0};
    bool more_a, more_b;
    int order;
    for (;;) {
        if (!schema_step(want, mem, &a, &more_a, err)) {
            return false;
        }
        do {
            if (!schema_step(have, mem, &b, &more_b, err)) {
                return false;
            }
        } while (more_b && newer && schema_extra(&b));
        if (!more_a && !more_b) {
            return true;
        }
        order = !more_a ? 1 : !more_b ? -1 : schema_order(&a, &b);
        if (order < 0) {
            return rule_broken(err, RULE_SCHEMA_LACKS, ERR_INVALID, "%s '%s' is missing", a.type,
                               a.name);
        }
        if (order > 0) {
            return rule_broken(err, schema_stranger(&b), ERR_INVALID,
                               "%.20s '%.40s' does not belong there", b.type, b.name);
        }
        if (!schema_same(a.table, b.table) || !schema_same(a.sql, b.sql)) {
            return rule_broken(err, RULE_SCHEMA_TEXT, ERR_INVALID, "%s '%s' is not as it was made",
                               a.type, a.name);
        }
    }
}

bool pack_schema_matches(struct db *db, bool newer, struct err *err)
{
    static const char query[] =
        "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name";
    struct db *model = NULL;
    struct db_statement *want, *have;
    struct arena mem = {0};
    bool ok = db_create_memory(&model, err) && db_run(model, pack_schema(), err) &&
              db_prepare(model, query, &want, err) && db_prepare(db, query, &have, err) &&
              schema_compare(want, have, newer, &mem, err);
    db_close(model);
    arena_finish(&mem);
    return ok;
}

/* --- meta ------------------------------------------------------------------------------------- */

static const char *meta_text(struct pack *p, const char *key, struct err *err)
{
    struct db_statement *s;
    bool row;
    if (!db_prepare(p->db, "SELECT value FROM meta WHERE key = ?1", &s, err)) {
        return NULL;
    }
    db_bind_text(s, 1, key);
    if (!db_step(s, &row, err)) {
        return NULL;
    }
    if (!row) {
        rule_broken(err, RULE_META_LACKS, ERR_INVALID, "meta lacks '%s'", key);
        return NULL;
    }
    return db_text(s, 0, &p->mem);
}

static bool meta_number(struct pack *p, const char *key, int64_t *out, struct err *err)
{
    const char *text = meta_text(p, key, err);
    char *end;
    if (!text) {
        return false;
    }
    *out = strtoll(text, &end, 10);
    return (*text && *end == '\0' && *out >= 0) ||
           rule_broken(err, RULE_META_NUMBER, ERR_INVALID, "meta '%s' is not a number", key);
}

static bool meta_read(struct pack *p, struct err *err)
{
    struct pack_info *i = &p->info;
    return (i->id = meta_text(p, "pack_id", err)) && meta_number(p, "pack_seq", &i->seq, err) &&
           (i->label = meta_text(p, "version_label", err)) &&
           (i->default_lang = meta_text(p, "default_lang", err)) &&
           (i->builder = meta_text(p, "builder", err)) &&
           (i->created = meta_text(p, "created_utc", err)) &&
           (i->min_reader = meta_text(p, "min_reader", err)) &&
           (i->digest = meta_text(p, "content_digest", err)) &&
           (p->index_digest = meta_text(p, "index_digest", err)) &&
           meta_number(p, "entry_count", &i->entry_count, err) &&
           meta_number(p, "media_count", &i->media_count, err) &&
           meta_number(p, "media_bytes", &i->media_bytes, err);
}

/* Rules of later minor versions and of the search index. */
static bool meta_fits(struct pack *p, enum pack_problem *problem, struct err *err)
{
    struct db_statement *s;
    const char *reader = meta_text(p, "min_reader", err);
    const char *rule = reader ? meta_text(p, "fts_rule", err) : NULL;
    long major, minor = 0;
    char *end;
    bool row;
    if (!rule || !db_prepare(p->db, "SELECT name FROM extension WHERE required <> 0", &s, err) ||
        !db_step(s, &row, err)) {
        return pack_refuse(problem, err->code == ERR_IO ? PACK_UNREADABLE : PACK_ALTERED);
    }
    major = strtol(reader, &end, 10);
    if (*end == '.') {
        minor = strtol(end + 1, &end, 10);
    }
    if (major != PACK_USER_VERSION / 10000 || minor > READER_MINOR || *end) {
        rule_broken(err, RULE_READER, ERR_VERSION, "the pack needs a program of format %.12s",
                    reader);
        return pack_refuse(problem, PACK_NEWER);
    }
    if (row) {
        rule_broken(err, RULE_EXTENSION, ERR_VERSION, "the pack needs the extension '%.40s'",
                    db_text(s, 0, &p->mem));
        return pack_refuse(problem, PACK_NEWER);
    }
    if (strcmp(rule, SEARCH_RULE) != 0) {
        rule_broken(err, RULE_FTS_RULE, ERR_VERSION,
                    "the pack is indexed by rule '%.40s', this program searches by '%s'", rule,
                    SEARCH_RULE);
        return pack_refuse(problem, PACK_NEWER);
    }
    return true;
}

/* --- languages -------------------------------------------------------------------------------- */

static bool languages_step(struct pack *p, struct db_statement *s, struct pack_language *l,
                           struct err *err)
{
    l->tag = db_text(s, 0, &p->mem);
    l->name = db_text(s, 1, &p->mem);
    l->fallback = db_text(s, 2, &p->mem);
    l->title = db_text(s, 3, &p->mem);
    l->review = db_int(s, 4) != 0;
    return (l->tag && l->name && l->title) ||
           rule_broken(err, RULE_LANGUAGE_TITLE, ERR_INVALID, "a language has no title");
}

static bool languages_read(struct pack *p, struct err *err)
{
    struct pack_language *list =
        arena_alloc_array(&p->mem, PACK_LANGUAGES_MAX, sizeof(struct pack_language));
    struct db_statement *s;
    bool row;
    size_t i;
    if (!db_prepare(
            p->db,
            "SELECT tag, name, fallback, (SELECT value FROM meta WHERE key = 'title.' || tag),"
            " EXISTS (SELECT 1 FROM meta WHERE key = 'review.' || tag) FROM lang ORDER BY ord "
            "LIMIT 17",
            &s, err)) {
        return false;
    }
    p->info.languages = list;
    for (;;) {
        if (!db_step(s, &row, err)) {
            return false;
        }
        if (!row) {
            break;
        }
        if (p->info.language_count == PACK_LANGUAGES_MAX) {
            return rule_broken(err, RULE_LANGUAGES, ERR_INVALID, "more than %d languages",
                               PACK_LANGUAGES_MAX);
        }
        if (!languages_step(p, s, &list[p->info.language_count++], err)) {
            return false;
        }
    }
    for (i = 0; i < p->info.language_count; i++) {
        if (strcmp(list[i].tag, p->info.default_lang) == 0) {
            return true;
        }
    }
    return rule_broken(err, RULE_LANGUAGE_DEFAULT, ERR_INVALID,
                       "the default language is not in the pack");
}

static const struct pack_language *language(const struct pack *p, const char *tag)
{
    size_t i;
    for (i = 0; tag && i < p->info.language_count; i++) {
        if (strcmp(p->info.languages[i].tag, tag) == 0) {
            return &p->info.languages[i];
        }
    }
    return NULL;
}

void pack_chain(const struct pack *p, const char *lang, struct pack_chain *out)
{
    const struct pack_language *l = language(p, lang);
    size_t i;
    bool has_default = false;
    out->count = 0;
    while (l && out->count + 1 < PACK_LANGUAGES_MAX) {
        for (i = 0; i < out->count; i++) {
            if (out->tags[i] == l->tag) {
                l = NULL; /* a circle: only an altered pack has one */
                break;
            }
        }
        if (l) {
            out->tags[out->count++] = l->tag;
            has_default = has_default || strcmp(l->tag, p->info.default_lang) == 0;
            l = language(p, l->fallback);
        }
    }
    if (!has_default) {
        out->tags[out->count++] = p->info.default_lang;
    }
}

/* --- opening ---------------------------------------------------------------------------------- */

/* Which file; what has no rule of its own is damage that SQLite has found. */
static bool open_about(struct err *err, const char *path, const char *what)
{
    rule_mark(err, err->code == ERR_IO ? RULE_FILE : RULE_DATABASE);
    return rule_wrap(err, "%s%s", path, what);
}

static bool open_checked(struct pack *p, const char *path, enum pack_problem *problem,
                         struct err *err)
{
    if (!pack_header_check(path, &p->newer, &p->info.version, problem, err)) {
        return false;
    }
    if (!db_open_sealed(path, &p->db, err)) {
        open_about(err, path, "");
        return pack_refuse(problem, err->code == ERR_IO ? PACK_UNREADABLE : PACK_ALTERED);
    }
    if (p->newer && !meta_fits(p, problem, err)) {
        return open_about(err, path, ""); /* before its unknown tables are called damage */
    }
    if (!pack_schema_matches(p->db, p->newer, err) || !meta_read(p, err) ||
        !languages_read(p, err)) {
        open_about(err, path, " was altered");
        return pack_refuse(problem, err->code == ERR_IO ? PACK_UNREADABLE : PACK_ALTERED);
    }
    return meta_fits(p, problem, err) || open_about(err, path, "");
}

bool pack_open(const char *path, struct pack **out, enum pack_problem *problem, struct err *err)
{
    struct pack *p = mem_alloc(sizeof *p);
    if (problem) {
        *problem = PACK_FINE;
    }
    if (!open_checked(p, path, problem, err)) {
        pack_close(p);
        return false;
    }
    *out = p;
    return true;
}

void pack_close(struct pack *p)
{
    if (p) {
        db_close(p->db);
        arena_finish(&p->mem);
        mem_free(p);
    }
}

const struct pack_info *pack_info(const struct pack *p)
{
    return &p->info;
}
