/* The one error idiom of the house: `bool f(..., struct err *err)`.
 *
 * true is success and leaves `err` untouched; false has filled it. `err` is never NULL. Codes are
 * few and mean an action of the caller; the text says the rest, lower case, no full stop. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

enum err_code {
    ERR_NONE,
    ERR_NOT_FOUND, /* the named thing does not exist */
    ERR_INVALID,   /* the data breaks its own rules */
    ERR_VERSION,   /* well formed, but of a version we do not read */
    ERR_IO,        /* the operating system said no */
    ERR_FULL,      /* no room: disk, table, budget */
    ERR_DENIED,    /* not allowed */
    ERR_BUSY       /* try again later */
};

struct err {
    enum err_code code;
    char text[240]; /* UTF-8, always terminated; cut at a character boundary when too long */
};

/* Fills `err`. Always returns false, so that `return err_set(...)` reads well. */
bool err_set(struct err *err, enum err_code code, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Puts "<context>: " before the text; keeps the code. Always returns false. */
bool err_wrap(struct err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
