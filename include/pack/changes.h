/* What changed from one pack to another, entry by entry, as staff want to know before a new pack
 * runs: added, changed and removed, each by its title. */
#ifndef PACK_CHANGES_H
#define PACK_CHANGES_H

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

enum changes_change { CHANGES_ADDED, CHANGES_CHANGED, CHANGES_REMOVED };

/* What of an entry may differ. Words are told per language. */
enum changes_aspect {
    CHANGES_WORDS,
    CHANGES_PLACE, /* its kind or what it stands under; not its position, which others change too */
    CHANGES_DATE,
    CHANGES_FACTS, /* what is the same in every language: status, as_of, accent, ... */
    CHANGES_LINKS,
    CHANGES_PICTURES,
    CHANGES_SOURCES,
    CHANGES_ASPECTS
};

struct changes_row {
    enum changes_change change;
    const char *slug;      /* "earth/rime" */
    const char *kind;      /* "page", "event", ... */
    const char *title;     /* in the language asked for, else the pack's first; the slug if none */
    const char *zh, *en;   /* the title in these languages, "" if none */
    bool shown;            /* visitors can go there; false: a band of a quiz, a scene, ... */
    const char *old_title; /* when the title itself changed, else NULL */
    bool aspects[CHANGES_ASPECTS]; /* of a changed entry */
    const char *languages;         /* tags whose words changed, parted by ' '; or "" */
};

struct changes {
    struct changes_row *rows; /* added, then changed, then removed; each in editorial order */
    size_t count, added, changed, removed;
    const char *old_label, *new_label; /* "jilin 1 (2026.11)" */
    bool same_bytes; /* false with no rows: only the order of entries or the settings differ */
};

/* Both files are packs that open; everything is copied into `mem`. `lang` is a tag for the titles.
 * ERR_* of the pack that cannot be read, with its name. */
bool pack_changes(const char *old_pack, const char *new_pack, const char *lang, struct arena *mem,
                  struct changes *out, struct err *err);

#endif
