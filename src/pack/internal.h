/* What the files of this room share and nobody else sees. */
#ifndef PACK_INTERNAL_H
#define PACK_INTERNAL_H

#include "db/db.h"
#include "pack/item.h"
#include "pack/pack.h"

#define PACK_LANGUAGES_MAX 16

struct pack {
    struct db *db;
    struct arena mem; /* lives as long as the pack */
    struct pack_info info;
    const char *index_digest; /* hex, from meta */
    bool newer;               /* a later minor version of the format, that says we can read it */
};

/* Checks the first 100 bytes and the length of the file, before any library sees it. *newer: its
 * minor version is later than ours, and meta must say whether we may read it all the same. */
bool pack_header_check(const char *path, bool *newer, uint32_t *version, enum pack_problem *problem,
                       struct err *err);

/* Sets *problem (when it is not NULL) and leaves `err` as it is; always false. */
bool pack_refuse(enum pack_problem *problem, enum pack_problem kind);

/* The languages to try for one that was asked for, best first; at least the default one. */
struct pack_chain {
    const char *tags[PACK_LANGUAGES_MAX];
    size_t count;
};

void pack_chain(const struct pack *p, const char *lang, struct pack_chain *out);

/* The words of one entry. A language's row set is read when it is first needed; `own` is the
 * first that has the field `key` (a page's title): a page speaks one language, and only what
 * `texts_any` is asked for may come from another. Errors are kept and reported by texts_ok. */
struct texts {
    struct pack *p;
    struct arena *mem;
    int64_t entry;
    struct pack_chain chain;
    struct texts_set {
        struct texts_pair {
            const char *field, *body;
        } * pairs;
        size_t count;
        bool loaded;
    } sets[PACK_LANGUAGES_MAX];
    size_t own;
    bool failed;
    struct err err;
};

void texts_begin(struct texts *t, struct pack *p, int64_t entry, const char *lang, const char *key,
                 struct arena *mem);
const char *texts_at(struct texts *t, size_t language, const char *field); /* NULL when unset */
const char *texts_own(struct texts *t, const char *field);                 /* "" when unset */
const char *texts_any(struct texts *t, const char *field);
/* The language that texts_any finds the field in; the entry's own when there is no such field. */
const char *texts_lang(struct texts *t, const char *field);
bool texts_ok(const struct texts *t, struct err *err);

/* A row of the table `entry`. */
struct pack_entry {
    int64_t id, parent; /* parent 0: none */
    const char *slug, *kind;
};

bool pack_entry_by_slug(struct pack *p, const char *slug, struct arena *mem, struct pack_entry *out,
                        bool *found, struct err *err);
bool pack_entry_by_id(struct pack *p, int64_t id, struct arena *mem, struct pack_entry *out,
                      struct err *err);
/* The first `most` entries of one kind below a section, in editorial order. */
#define PACK_ALL (-1)
bool pack_children(struct pack *p, int64_t parent, const char *kind, int64_t most,
                   struct arena *mem, struct pack_entry **out, size_t *count, struct err *err);

/* The section with this name; ERR_NOT_FOUND unless its screen is of this kind. */
bool pack_section(struct pack *p, const char *section, const char *kind, struct arena *mem,
                  struct pack_entry *out, struct err *err);

/* Whether a visitor can open entries of this kind, and then which kind it is. */
bool pack_kind_of(const char *word, enum pack_kind *out);

/* Numbers of one query with one bound entry id, for instance the targets of links. */
bool pack_ids(struct pack *p, const char *sql, int64_t entry, const char *role, struct arena *mem,
              int64_t **out, size_t *count, struct err *err);

const char *pack_attr(struct pack *p, int64_t entry, const char *key, struct arena *mem,
                      struct err *err); /* NULL on error, "" when unset */
const char *pack_entry_picture(struct pack *p, int64_t entry, const char *role, struct arena *mem,
                               struct err *err);

/* Five columns of the table `dates` from `column` on: year, month, day, precision, about. *has is
 * false when the year is NULL; ERR_INVALID for a date that does not exist. */
bool pack_date_column(struct db_statement *s, int column, struct date *out, bool *has,
                      struct err *err);

struct pack_dates {
    struct date start, end;
    bool has_start, has_end;
};

/* Both dates of an entry; none when it has no row. */
bool pack_dates(struct pack *p, int64_t entry, struct pack_dates *out, struct err *err);

/* The document in one field of an entry; empty when it has none. */
bool pack_body_field(struct pack *p, int64_t entry, const char *lang, const char *field,
                     struct arena *mem, struct doc *out, struct err *err);
bool pack_body(struct pack *p, int64_t entry, const char *lang, struct arena *mem, struct doc *out,
               struct err *err);

/* pack_item for an entry that is known to be one. */
bool pack_item_of(struct pack *p, const struct pack_entry *e, const struct pack_card *section,
                  const char *lang, struct arena *mem, struct pack_item *out, struct err *err);

/* pack_related for an entry; `named`: also what its own text names. */
bool pack_related_of(struct pack *p, const struct pack_entry *e, bool named, const char *lang,
                     size_t limit, struct arena *mem, const struct pack_card **out, size_t *count,
                     struct err *err);

bool pack_card(struct pack *p, const struct pack_entry *entry, const char *lang, struct arena *mem,
               struct pack_card *out, struct err *err);
bool pack_cards(struct pack *p, const int64_t *ids, size_t count, const char *lang,
                struct arena *mem, struct pack_card **out, struct err *err);

/* The schema of `db` against the compiled one; `newer` allows additional tables named x_*. */
bool pack_schema_matches(struct db *db, bool newer, struct err *err);

#endif
