/* Read-only, typed views of one sealed content pack. Owns the schema (src/pack/schema.sql).
 *
 * Every query copies its rows into the arena passed in; strings are UTF-8 and never NULL unless
 * said. A language tag that the pack lacks, or a text missing in it, falls back along the pack's
 * chain; `fallback` then tells that what is shown is not in the language asked for. */
#ifndef PACK_PACK_H
#define PACK_PACK_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "pack/doc.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PACK_APPLICATION_ID 0x4B50414B /* "KPAK" */
#define PACK_USER_VERSION 10200        /* major × 10000 + minor × 100 + patch */
#define PACK_PAGE_SIZE 32768

enum pack_problem {
    PACK_FINE,
    PACK_MISSING,       /* no such file */
    PACK_NOT_A_PACK,    /* not even a database */
    PACK_OTHER_PROGRAM, /* a SQLite file of another program */
    PACK_NEWER,         /* made for a newer kiosk */
    PACK_OLDER,         /* made for an older kiosk */
    PACK_TRUNCATED,     /* the file is shorter or longer than its header says */
    PACK_ALTERED,       /* schema, counts or digests are not what a packer wrote */
    PACK_UNREADABLE     /* the disk or the permissions */
};

struct pack;

/* Opens and checks header, schema and meta; ERR_* in `err` with a plain sentence, the kind of
 * problem in *problem (may be NULL). Start-up cost is independent of the pack's size. */
bool pack_open(const char *path, struct pack **out, enum pack_problem *problem, struct err *err);
void pack_close(struct pack *p);

/* Slow and thorough, for `check` and for imports: quick_check, foreign keys, counts, every digest
 * and picture header, the search index. */
bool pack_verify(struct pack *p, enum pack_problem *problem, struct err *err);

struct pack_language {
    const char *tag;      /* BCP 47, "zh" */
    const char *name;     /* in its own language */
    const char *title;    /* the museum's name in it */
    const char *fallback; /* NULL for the default language */
    bool review;          /* its words still await an editor who speaks it */
};

struct pack_info {
    const char *id, *label, *default_lang, *builder, *digest; /* hex of meta.content_digest */
    const char *created;    /* "2026-11-20T00:00:00Z"; 1970 when the builder was not told */
    const char *min_reader; /* "1.2": the least format a program must read */
    uint32_t version;       /* as PACK_USER_VERSION */
    int64_t seq;
    const struct pack_language *languages; /* in display order */
    size_t language_count;
    int64_t entry_count, media_count, media_bytes;
};

const struct pack_info *pack_info(const struct pack *p); /* borrowed from the pack */

/* A picture is stored at several sizes. Names are the source file's without ending. */
struct pack_picture {
    const char *name;
    int width, height;        /* of the largest size, pixels */
    float focus_x, focus_y;   /* 0..1 */
    uint32_t colour;          /* average, 0xRRGGBBAA */
    const char *alt, *credit; /* in the language asked for */
};

bool pack_picture(struct pack *p, const char *name, const char *lang, struct arena *mem,
                  struct pack_picture *out, struct err *err);

/* One of its pictures by chance: the same one for the same number. NULL: it has none. */
bool pack_picture_any(struct pack *p, uint32_t chance, struct arena *mem, const char **name,
                      struct err *err);

/* Bytes (JPEG or PNG) of the smallest stored size that covers min_width × min_height, or the
 * largest one. `digest` receives the 32 bytes of BLAKE2b-256 to check after reading, off the main
 * thread, with pack_media_matches. ERR_NOT_FOUND, ERR_IO. */
bool pack_picture_read(struct pack *p, const char *name, int min_width, int min_height,
                       struct buf *bytes, uint8_t digest[32], struct err *err);
/* The digest of what pack_picture_read would read. */
bool pack_picture_digest(struct pack *p, const char *name, int min_width, int min_height,
                         uint8_t digest[32], struct err *err);
bool pack_media_matches(const void *bytes, size_t length, const uint8_t digest[32]);

enum pack_kind { /* stored in packs by name */
                 PACK_SECTION,
                 PACK_PAGE,
                 PACK_EVENT,
                 PACK_UNIT,
                 PACK_PERSON,
                 PACK_WORK,
                 PACK_TERM,
                 PACK_TOPIC,
                 PACK_QUESTION
};

/* What a card or a poster shows of an entry. */
struct pack_card {
    enum pack_kind kind;
    const char *route;  /* "functions" or "science/rime" */
    const char *accent; /* history structure duties honours quiz youth group */
    const char *title, *short_title, *line1, *line2, *kicker, *summary,
        *question;            /* "" when unset */
    const char *poster;       /* portrait art, or "" */
    const char *art;          /* landscape art, or "" */
    const char *lang;         /* language of the texts */
    const char *summary_lang; /* that of the summary, which may come from another */
    bool fallback;
    bool has_date; /* events, works, people */
    struct date date;
};

struct pack_home {
    const char *headline1, *headline2, *invite, *feature_kicker, *feature_button;
    const struct pack_card *cards; /* the home menu, in order */
    size_t card_count;
    bool has_feature;
    struct pack_card feature;
};

bool pack_home(struct pack *p, const char *lang, struct arena *mem, struct pack_home *out,
               struct err *err);

struct pack_scene { /* attract */
    const char *id, *art, *tall;
    const char *couplet1, *couplet2; /* "" outside Chinese */
    const char *fact;
};

bool pack_scenes(struct pack *p, const char *lang, struct arena *mem, struct pack_scene **out,
                 size_t *count, struct err *err);

/* One article may be told three times. */
enum pack_age {
    PACK_EVERYONE, /* from about ten years on */
    PACK_YOUNG,    /* six to nine */
    PACK_DEEP,     /* adults who want more */
    PACK_AGES
};

/* The word of an age in fields and routes: "", "young", "deep". */
const char *pack_age_word(enum pack_age age);

struct pack_told {     /* a page's text for one age; without one `lang` is "" */
    const char *lang;  /* the language it really has, which may not be that of the title */
    const char *as_of; /* "" unless it has a date of its own */
    bool fallback;     /* that is not the language asked for */
    struct doc body;
};

struct pack_page {
    struct pack_card card;
    const char *section_title;     /* of the section it stands in */
    const char *sub;               /* small line under a chapter's name, or "" */
    const char *status;            /* own, edited, translation */
    const char *notice1, *notice2; /* "" when there is none */
    const char *notice_lang;       /* of these two */
    const char *as_of;
    const char *art_caption, *art_alt;
    const char *art_lang; /* of these two; like the notice they may come with the text */
    struct pack_told told[PACK_AGES];
    const struct pack_card *related;
    size_t related_count;
};

enum pack_section_kind { PACK_BOOK, PACK_ARTICLES };

/* One readable text: all pages of a book, or the one page of an article.
 *
 * route  "functions", "functions/purpose" (the book, and `start` = that page), "science/rime",
 *        "science" (its first page). ERR_NOT_FOUND when there is no such place. */
struct pack_reading {
    enum pack_section_kind kind;
    struct pack_card section;
    struct doc intro; /* the section's own words, in section.lang; may be empty */
    struct pack_page *pages;
    size_t page_count;
    size_t start; /* index of the page the route names */
};

bool pack_reading(struct pack *p, const char *route, const char *lang, struct arena *mem,
                  struct pack_reading *out, struct err *err);

/* Kind of the section with this name ("book", "articles", "timeline", "chart", "gallery",
 * "glossary", "shelf", "quiz"): a constant. NULL: none such. */
const char *pack_section_kind(struct pack *p, const char *section);

/* Every route that a visitor can reach, for tours and tests: "home", "functions/purpose", ...; of a
 * quiz its topics, for there are hundreds of questions that look alike: pack_questions has them. */
bool pack_routes(struct pack *p, struct arena *mem, const char ***out, size_t *count,
                 struct err *err);

struct pack_credit {
    const char *author, *title, *url, *license, *attribution;
};

bool pack_sources(struct pack *p, const char *route, struct arena *mem, struct pack_credit **out,
                  size_t *count, struct err *err);

#endif
