/* Authors' mistakes, collected to the end of a run and printed in order of file, line and column:
 *   file:line:column: error|warning: what is wrong; how to mend it
 * Line and column count from 1; a column counts characters, not bytes; 0 means "the whole
 * line/file". */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

struct diag_place {
    const char *file; /* as the author wrote it, relative to the source folder */
    int line, column;
};

struct diag_item {
    enum diag_level level;
    struct diag_place place;
    const char *text;   /* what is wrong */
    const char *remedy; /* how to mend it; never NULL */
};

struct diag {
    struct arena memory;
    struct diag_item *items;
    size_t count, capacity;
    size_t errors, warnings;
};

/* `text` and `remedy` are formatted together: everything up to "; " is the text. Example:
 *   diag_add(d, DIAG_ERROR, place, "unknown key '%s'; did you mean '%s'?", key, near); */
void diag_add(struct diag *d, enum diag_level level, struct diag_place place, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
void diag_sort(struct diag *d);                         /* by file, line, column; stable */
void diag_print(const struct diag *d, struct buf *out); /* one line each, newline terminated */
void diag_finish(struct diag *d);

#endif
