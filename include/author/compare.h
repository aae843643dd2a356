/* What changed from one pack to another, entry by entry, as staff want to know before a new pack
 * goes on the stick: added, changed and removed, each by its title. */
#ifndef AUTHOR_COMPARE_H
#define AUTHOR_COMPARE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/err.h"

enum compare_change { COMPARE_ADDED, COMPARE_CHANGED, COMPARE_REMOVED };

/* What of an entry may differ. Words are told per language. */
enum compare_aspect {
    COMPARE_WORDS,
    COMPARE_PLACE, /* its kind or what it stands under; not its position, which others change too */
    COMPARE_DATE,
    COMPARE_FACTS, /* what is the same in every language: status, as_of, accent, ... */
    COMPARE_LINKS,
    COMPARE_PICTURES,
    COMPARE_SOURCES,
    COMPARE_ASPECTS
};

struct compare_row {
    enum compare_change change;
    const char *slug;      /* "earth/rime" */
    const char *kind;      /* "page", "event", ... */
    const char *title;     /* in the language asked for, else the pack's first; the slug if none */
    const char *old_title; /* when the title itself changed, else NULL */
    bool aspects[COMPARE_ASPECTS]; /* of a changed entry */
    const char *languages;         /* tags whose words changed, parted by ' '; or "" */
};

struct compare {
    struct compare_row *rows; /* added, then changed, then removed; each in editorial order */
    size_t count, added, changed, removed;
    const char *old_label, *new_label; /* "jilin 1 (2026.11)" */
    bool same_bytes; /* false with no rows: only the order of entries or the settings differ */
};

/* Both files are packs that open; everything is copied into `mem`. `lang` is a tag for the titles.
 * ERR_* of the pack that cannot be read, with its name. */
bool author_compare(const char *old_pack, const char *new_pack, const char *lang, struct arena *mem,
                    struct compare *out, struct err *err);

/* Lines for people: "+ 雾凇 (earth/rime)". */
void author_compare_print(const struct compare *c, enum diag_lang lang, struct buf *out);

/* One JSON object: old, new, added, changed, removed: lists of {slug, kind, title, what: [...]}. */
void author_compare_json(const struct compare *c, struct buf *out);

#endif
