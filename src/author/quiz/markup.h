/* Tables of HTML: what its named characters are, and which have a form that stands high or low. */
#ifndef AUTHOR_QUIZ_MARKUP_H
#define AUTHOR_QUIZ_MARKUP_H

#include <stddef.h>
#include <stdint.h>

enum markup_kind {
    MARKUP_UNKNOWN,
    MARKUP_STRONG,
    MARKUP_EMPHASIS,
    MARKUP_LOW,
    MARKUP_HIGH,
    MARKUP_BREAK,
    MARKUP_BLOCK, /* <p>, <ul> */
    MARKUP_NUMBERS,
    MARKUP_ITEM,
    MARKUP_CELL,  /* unknown, but parts words */
    MARKUP_LINES, /* unknown, but parts lines */
    MARKUP_PICTURE,
    MARKUP_HIDDEN /* what is inside of it is no text */
};

enum markup_kind markup_kind_of(const char *name);

/* "&amp;" at `p`: its character, and how long it is; 0: none we know. */
uint32_t markup_entity(const char *p, size_t left, size_t *length);

/* A character as it stands high or low; 0: there is no such form. */
uint32_t markup_raised(uint32_t cp, int high);

#endif
