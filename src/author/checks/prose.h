/* Every text an author wrote, one after another, as readers will see it: letters without Markdown
 * and tags, each still knowing where it stands in the file. What looks at characters, sentences and
 * numbers is written once and sees headers, bodies, cells, captions and sources alike. */
#ifndef AUTHOR_CHECKS_PROSE_H
#define AUTHOR_CHECKS_PROSE_H

#include "author/model.h"

enum prose_kind {
    PROSE_FIELD, /* a line of a header, a cell without markup */
    PROSE_PARAGRAPH,
    PROSE_HEADING,
    PROSE_QUOTE,
    PROSE_ITEM,   /* of a list */
    PROSE_ALT,    /* what a picture of a body shows */
    PROSE_CAPTION /* the words under it */
};

struct prose_letter {
    uint32_t cp; /* '\n' is a line's end within a block */
    uint32_t at; /* byte of the text */
};

struct prose_block { /* letters start..end of the text; what is apart on the screen is apart here */
    enum prose_kind kind;
    size_t start, end;
};

struct prose {
    struct model *m;
    const struct model_entry *entry; /* NULL: a picture's, a source's or the settings' words */
    const struct model_words *words; /* the whole it belongs to, or NULL */
    size_t lang;                     /* index; m->language_count: not of any language */
    const char *key;                 /* "title", ... as in a header; "body"; "alt", "credit" */
    const char *text;
    size_t length;
    struct diag_place place; /* of the first byte */
    bool cell;               /* of a table: a '"' was written twice */
    bool fixed;              /* a value of JSON: everything lies at `place` */
    struct prose_letter *letters;
    size_t letter_count;
    struct prose_block *blocks;
    size_t block_count;
};

/* Calls `visit` for every text in the order of the model. What `p` points to is gone afterwards. */
void prose_each(struct model *m, void (*visit)(void *self, const struct prose *p), void *self);

struct diag_place prose_place(const struct prose *p, size_t letter);

/* Its language: "zh" is zh and zh-Hans. */
bool prose_is(const struct prose *p, const char *tag);

/* Whether the text is the whole body of a page or item, and not a short field. */
bool prose_is_body(const struct prose *p);

/* --- how letters are told apart, in prose_letters.c ------------------------------------------- */

enum prose_form { PROSE_PLAIN, PROSE_MARKUP, PROSE_MARKDOWN };

/* Fills the letters and blocks of `p` from its text. */
void prose_read(struct prose *p, enum prose_form form, struct arena *mem);

#endif
