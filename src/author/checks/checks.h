/* What can be wrong with content although every file of it can be read. Each check is one file and
 * adds its findings to m->d; a finding says what is wrong and what to do. All take time
 * proportional to the content: ten thousand entries are checked between two strokes of a key. */
#ifndef AUTHOR_CHECKS_CHECKS_H
#define AUTHOR_CHECKS_CHECKS_H

#include "author/checks/prose.h"

/* All of them, once the model is read and its links are resolved. `created_s` is the pack's date in
 * seconds since 1970, or 0. */
void checks_run(struct model *m, int64_t created_s);

/* --- text by text: called for each in turn ---------------------------------------------------- */

void typing_check(const struct prose *p);    /* marks, quotes, dashes, spaces */
void remote_check(const struct prose *p);    /* addresses of the network and of other computers */
void private_check(const struct prose *p);   /* telephone numbers and their like */
void sentences_check(const struct prose *p); /* sentences and paragraphs that are too long */

struct glyphs { /* what has been reported: each character once a file */
    struct glyphs_seen {
        const char *file;
        uint32_t cp;
    } * seen;
    size_t count, capacity;
};

void glyphs_check(struct glyphs *g, const struct prose *p); /* what no font has; invisible junk */
void glyphs_finish(struct glyphs *g);

struct echo { /* how the paragraphs begin that were seen, by hash */
    struct echo_place *places;
    size_t count, capacity;
};

void echo_check(struct echo *e, const struct prose *p); /* the same words on two pages */
void echo_finish(struct echo *e);

void art_text(const struct prose *p); /* descriptions of pictures */

/* --- entry by entry --------------------------------------------------------------------------- */

void reach_check(struct model *m);                    /* that a way leads to everything */
void translated_check(struct model *m);               /* what is missing in a language, or older */
void twins_check(struct model *m);                    /* the same thing twice, and contradictions */
void times_check(struct model *m, int64_t created_s); /* dates that cannot be, eras that cross */

void fit_check(struct model *m); /* words too long for the place they stand in */

/* Which pictures are shown and how large; fills `shown` and the sizes that are wanted. */
void art_check(struct model *m);
bool art_is_house(const char *name); /* a picture that a screen asks for by its name */

/* --- for several checks ----------------------------------------------------------------------- */

bool remote_is(const char *text); /* an address of the network or a path of one computer */

static inline bool check_digit(uint32_t cp)
{
    return cp >= '0' && cp <= '9';
}

static inline bool check_latin(uint32_t cp)
{
    return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
}

#endif
