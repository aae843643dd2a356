/* What a content folder says, once read: the model that is checked and then written as a pack.
 *
 * Everything lives in model.mem. Each value keeps the place it was written at, so that a check made
 * long after reading can still point at the author's line. Files and lines as in base/diag.h. */
#ifndef AUTHOR_MODEL_H
#define AUTHOR_MODEL_H

#include "author/nameset.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "pack/doc.h"

#define MODEL_LANGUAGES_MAX 16

struct model_value {
    const char *text; /* NULL: not written */
    struct diag_place place;
};

struct model_field { /* a line of a header */
    const char *key;
    struct diag_place key_place;
    struct model_value value;
    bool known;
};

struct model_use { /* a link or a picture in a body */
    const char *target;
    struct diag_place place;
};

/* The words of one entry in one language: one *.md file, or the cells of one language in a row of a
 * table. A table's reader makes a field of every cell that is written, under the key the header of
 * a
 * *.md file would use (title, short, summary, display_date, detail, source_line, ...), with the
 * cell's own place; everything behind the readers treats both alike. */
struct model_words {
    const char *file; /* NULL: there is none */
    struct model_field *fields;
    size_t field_count;
    struct doc body;
    struct model_use *links, *pictures;
    size_t link_count, picture_count;
    const char *body_text; /* until the body is parsed */
    size_t body_length;
    int body_line;
    struct model_value cell; /* of a row: the cell with markup that its body was made of */
};

enum model_kind {
    MODEL_HOME,
    MODEL_SECTION,
    MODEL_PAGE,
    MODEL_SCENE,
    MODEL_EVENT,    /* of a timeline: "history/1958-founding" */
    MODEL_ERA,      /* "era:history:1"; a title and two dates, no place to go to */
    MODEL_GROUP,    /* "group:history:1"; a title */
    MODEL_UNIT,     /* of a chart: "organization/museum" */
    MODEL_PERSON,   /* of a chart: "organization/feng-shouhua" */
    MODEL_WORK,     /* of a gallery: "honours/2021" */
    MODEL_TERM,     /* of a glossary: "glossary/lens" */
    MODEL_TOPIC,    /* of a quiz: "quiz/ice" */
    MODEL_QUESTION, /* of a quiz: "quiz/ice-rime" */
    MODEL_BAND      /* "band:quiz:1"; what is said of a result: a title and a sentence */
};

/* Texts of an article beside its own, for younger and for adult readers. */
enum model_age { AGE_YOUNG, AGE_DEEP, AGE_COUNT };

extern const char *const model_ages[]; /* "young", "deep", NULL */

struct model_entry;
struct bank;
struct bank_question;

#define MODEL_ALSO_MAX 4 /* second parents of a unit */

/* What events, eras, units, people and works have beside words. Lists of ids and routes are checked
 * and resolved by check; until then they are as written. */
struct model_item {
    struct date start, end;
    bool has_start, has_end;
    int importance;            /* events: 1..5; 3 when not written */
    struct model_entry *group; /* of an event, or NULL */
    struct model_value parent; /* unit: parent_id; person: unit */
    struct model_value also;   /* unit: also_under, ids parted by ';' */
    struct model_value page;   /* unit: route of its page */
    struct model_entry *parent_entry, *also_entries[MODEL_ALSO_MAX];
    size_t also_count;
    struct model_entry *first_child, *next_sibling; /* of a unit, while the chart is put in order */
    const char *sort_name;
    const char *unit_kind; /* root, department, affiliated, body */
    struct model_index {   /* of a term, for each language: its place and the letter above it */
        int order;
        const char *letter;
    } * index;
    int from;                        /* of a band: thousandths from which on it is said */
    const struct bank *bank;         /* of a question: where it stands, and ... */
    struct bank_question **variants; /* ... how in each language, or NULL there */
    bool unconfirmed;                /* column `status`: "to confirm" */
    struct model_value born, died, as_of;
    struct model_value sources,
        related; /* ids and routes parted by ';', the same in every language */
};

struct model_entry {
    enum model_kind kind;
    const char *slug;            /* "home", "science", "science/rime", "scene:tianchi" */
    const char *name;            /* last part of the slug: the file's name */
    struct model_entry *section; /* of a page or an item */
    struct diag_place place;     /* where it is declared, or its default-language file */
    struct model_words *words;   /* one per language of the model */
    int order;                   /* of a page in its section */
    const char *accent;
    const char *section_kind;    /* book articles timeline chart gallery */
    bool numbered;               /* layout: articles */
    bool many_roots;             /* of a chart: it may have several tops */
    struct model_value *shelves; /* of a shelf: its sections, as written */
    size_t shelf_count;
    bool on_shelf;
    struct model_value poster, art, tall; /* file names */
    bool on_home;
    struct model_words *ages[AGE_COUNT]; /* of an article: one per language; NULL: no such text */
    struct model_item *item;             /* NULL for home, sections, pages and scenes */
    unsigned reached;                    /* a bit for each language: a way leads here from home */
    int64_t id;                          /* row of the pack */
};

struct model_language {
    const char *tag, *name, *title, *fallback; /* fallback NULL for the default language */
    bool titles; /* has titles and introductions; texts are another language's on purpose */
    bool review; /* its words await an editor who speaks it */
    struct diag_place place;
};

struct model_source {
    const char *id, *author, *title, *url, *retrieved, *license, *license_url, *attribution,
        *changes;
    struct model_words words; /* its author, title, attribution and changes, with their places */
    const char *who[MODEL_LANGUAGES_MAX]; /* what visitors know it as; NULL: the author stands */
    struct diag_place who_place[MODEL_LANGUAGES_MAX];
    struct diag_place place;
    bool used;
};

struct model_picture {
    const char *name;   /* of the pack: the file's without ending */
    const char *file;   /* "rime.svg" */
    const char *folder; /* where it lies: "media", "gallery/honours" */
    struct model_source *source;
    int focus_x, focus_y;
    const char *credit[MODEL_LANGUAGES_MAX], *alt[MODEL_LANGUAGES_MAX]; /* NULL: none */
    struct diag_place credit_place[MODEL_LANGUAGES_MAX], alt_place[MODEL_LANGUAGES_MAX];
    bool fills_screen;               /* shown cropped to a whole screen; others only fit into one */
    bool shown;                      /* somewhere */
    int wanted_width, wanted_height; /* pixels it needs there; 0: any */
    struct diag_place place;
};

struct guesses { /* of guess.c; zeroes: nothing was asked */
    struct nameset asked;
    const char **answers;
    size_t count, capacity;
};

struct model {
    struct arena mem;
    struct diag *d;
    const char *root;          /* the content folder */
    const char *picture_cache; /* folder where finished pictures are kept; NULL: none */
    void (*progress)(void *self, size_t done, size_t all); /* see author/compile.h */
    void *progress_self;
    const char *id, *label;
    int64_t seq;
    size_t default_lang;
    struct model_language languages[MODEL_LANGUAGES_MAX];
    size_t language_count;
    struct model_entry **entries; /* in editorial order: see writer_number */
    size_t entry_count, entry_capacity;
    struct model_entry **by_slug; /* open addressing over hash_text(slug), for model_find */
    size_t slots;
    struct model_source *sources;
    size_t source_count;
    struct nameset source_ids;      /* where they stand in `sources` */
    struct model_picture *pictures; /* sorted by name */
    size_t picture_count, picture_capacity;
    struct nameset picture_names, picture_files; /* where they stand in `pictures` */
    struct model_value *menu;                    /* routes of the home menu */
    size_t menu_count;
    struct model_value *public_contacts; /* numbers and addresses that everyone may read */
    size_t public_count;
    struct model_value feature;
    struct guesses guesses;
};

/* The texts of an entry in one language: 0 its own words, then those for other ages. NULL: it has
 * no such text. */
#define MODEL_TEXTS (1 + AGE_COUNT)
const struct model_words *model_words_of(const struct model_entry *e, size_t lang, int which);
/* The same as it is shown to whoever reads `lang`, which may be in a language it falls back on. Of
 * an entry without a title its default language's words; NULL: no text for that age. */
const struct model_words *model_shown(const struct model *m, const struct model_entry *e,
                                      size_t lang, int which);

/* The words that say `key`, or with NULL have a text, to whoever reads `lang`: a page may be named
 * in one language and told in another. NULL: none do. */
const struct model_words *model_told(const struct model *m, const struct model_entry *e,
                                     size_t lang, const char *key);

const struct model_field *model_field(const struct model_words *w, const char *key);
const char *model_text(const struct model_words *w, const char *key); /* NULL when absent */
struct model_entry *model_find(const struct model *m, const char *slug);
struct model_entry *model_add(struct model *m, enum model_kind kind, const char *slug);
/* One more field of some words, which begin to exist with it. */
void model_say(struct model *m, struct model_words *w, const char *key, struct model_value value);
struct model_source *model_source(const struct model *m, const char *id);
struct model_picture *model_picture(const struct model *m, const char *file);
void model_index_picture(struct model *m, size_t at); /* from now on it is found */

/* An error: `word` is none of the words that `name` may hold. Names the nearest of them, or all. */
void model_say_unknown(struct model *m, struct diag_place place, const char *name, const char *word,
                       const char *const *list);

/* An error: a key that does not exist, with the nearest of `list`, if one is near. */
void model_say_key(struct model *m, struct diag_place place, const char *key,
                   const char *const *list);

/* Parts of "a | b": borrowed copies in `mem`, trimmed; the number of parts found. */
size_t model_split(struct arena *mem, struct model_value value, const char *separator,
                   struct model_value *parts, size_t limit);

struct diag_place model_place(const char *file, int line, int column);

/* Places in a workbook are cells: a place inside of a cell's text is the cell's own. */
bool model_in_workbook(const struct diag_place *place);

/* A value for a message: at most 40 characters, without line ends and "; ", which part a message.
 */
const char *model_show(struct arena *mem, const char *text);
const char *model_reason(struct arena *mem,
                         const char *text); /* the same for a library's message */

const char *model_lower(struct arena *mem, const char *text); /* A-Z become a-z */

/* The word of `list` (NULL-terminated) that `word` was probably meant to be, or NULL. */
const char *model_nearest(const char *word, const char *const *list);

#endif
