/* What a pack says of itself, and its languages, letter by letter: names go into file names, labels
 * and routes, so they must be made of nothing else than what the format allows. */
#include "pack/verify.h"

#include <string.h>

#define META_NAME_MAX 32
#define META_TAG_MAX 35 /* RFC 5646, 4.4.1: the longest tag to be expected */

static bool meta_made_of(const char *text, const char *letters, size_t most)
{
    size_t length = strlen(text);
    return length >= 1 && length <= most && strspn(text, letters) == length;
}

/* `form` with a digit for every 0: "0000-00-00T00:00:00Z". */
static bool meta_like(const char *text, const char *form)
{
    for (; *form; text++, form++) {
        if (*form == '0' ? *text < '0' || *text > '9' : *text != *form) {
            return false;
        }
    }
    return *text == '\0';
}

static bool meta_key_known(const struct pack *p, const char *key)
{
    static const char *const keys[] = {
        "pack_id",     "pack_seq",       "version_label", "created_utc", "builder",
        "min_reader",  "default_lang",   "fts_rule",      "entry_count", "media_count",
        "media_bytes", "content_digest", "index_digest"};
    const char *tag = strncmp(key, "title.", 6) == 0    ? key + 6
                      : strncmp(key, "review.", 7) == 0 ? key + 7
                                                        : NULL;
    size_t i;
    for (i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strcmp(key, keys[i]) == 0) {
            return true;
        }
    }
    for (i = 0; tag && i < p->info.language_count; i++) {
        if (strcmp(tag, p->info.languages[i].tag) == 0) {
            return true;
        }
    }
    return false;
}

/* Every key once more, with what only the check asks for. A later minor version may bring keys. */
static bool meta_keys(struct pack *p, struct arena *mem, struct err *err)
{
    struct db_statement *s;
    bool row = true, created = false;
    if (!db_prepare(p->db, "SELECT key, value FROM meta", &s, err)) {
        return false;
    }
    while (row) {
        const char *key, *value;
        if (!db_step(s, &row, err)) {
            return false;
        }
        key = row ? db_text(s, 0, mem) : "";
        value = row ? db_text(s, 1, mem) : "";
        if (row && !p->newer && !meta_key_known(p, key)) {
            return rule_broken(err, RULE_META_UNKNOWN, ERR_INVALID, "meta has a key '%.60s'", key);
        }
        created = created ||
                  (strcmp(key, "created_utc") == 0 && meta_like(value, "0000-00-00T00:00:00Z"));
    }
    return created ||
           rule_broken(err, RULE_CREATED, ERR_INVALID, "it is not said when the pack was made");
}

bool verify_meta(struct pack *p, struct err *err)
{
    static const char digits_small[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
    struct arena mem = {0};
    bool ok = meta_keys(p, &mem, err);
    arena_finish(&mem);
    if (!ok) {
        return false;
    }
    if (!meta_made_of(p->info.id, digits_small, META_NAME_MAX)) {
        return rule_broken(err, RULE_ID, ERR_INVALID, "'%.40s' cannot be the id of a pack",
                           p->info.id);
    }
    if (p->info.seq < 1 || p->info.seq > UINT32_MAX) {
        return rule_broken(err, RULE_SEQ, ERR_INVALID, "%lld cannot be the number of a pack",
                           (long long)p->info.seq);
    }
    return meta_made_of(p->info.label, letters, META_NAME_MAX) ||
           rule_broken(err, RULE_LABEL, ERR_INVALID, "'%.40s' cannot be a label", p->info.label);
}

/* --- languages -------------------------------------------------------------------------------- */

static const struct pack_language *languages_find(const struct pack *p, const char *tag)
{
    size_t i;
    for (i = 0; tag && i < p->info.language_count; i++) {
        if (strcmp(p->info.languages[i].tag, tag) == 0) {
            return &p->info.languages[i];
        }
    }
    return NULL;
}

/* From each language the default one is reached, in fewer steps than there are languages. */
static bool languages_end(const struct pack *p, const struct pack_language *l, struct err *err)
{
    const char *from = l->tag;
    size_t steps;
    for (steps = 0; l && steps < p->info.language_count; steps++) {
        if (strcmp(l->tag, p->info.default_lang) == 0) {
            return !l->fallback ||
                   rule_broken(err, RULE_LANGUAGE_DEFAULT, ERR_INVALID,
                               "the default language falls back to '%.40s'", l->fallback);
        }
        l = languages_find(p, l->fallback);
    }
    return rule_broken(err, RULE_LANGUAGE_CIRCLE, ERR_INVALID,
                       "'%.40s' never falls back to the default language", from);
}

bool verify_languages(struct pack *p, struct err *err)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-";
    size_t i;
    for (i = 0; i < p->info.language_count; i++) {
        const struct pack_language *l = &p->info.languages[i];
        if (!meta_made_of(l->tag, letters, META_TAG_MAX) || strlen(l->tag) < 2) {
            return rule_broken(err, RULE_LANGUAGE_TAG, ERR_INVALID, "'%.40s' is no language",
                               l->tag);
        }
        if (!*l->name || !*l->title) {
            return rule_broken(err, RULE_LANGUAGE_TITLE, ERR_INVALID,
                               "the language '%.40s' has no name or no title", l->tag);
        }
    }
    for (i = 0; i < p->info.language_count; i++) {
        if (!languages_end(p, &p->info.languages[i], err)) {
            return false;
        }
    }
    return verify_number(p, "SELECT count(*) FROM lang WHERE dir <> 'ltr'", 0, RULE_LANGUAGE_TAG,
                         "languages that do not run from left to right", err) &&
           verify_number(p,
                         "SELECT count(*) FROM (SELECT entry FROM text WHERE field = 'title' EXCEPT"
                         " SELECT t.entry FROM meta m JOIN text t ON t.lang = m.value"
                         " WHERE m.key = 'default_lang' AND t.field = 'title')",
                         0, RULE_LANGUAGE_COMPLETE, "titles only in another language", err);
}
