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

enum diag_lang { DIAG_EN, DIAG_ZH };

/* One message in both languages. `en` is the very format given to diag_add, so that the code reads
 * as what it says; `zh` takes the same arguments, in the same order or by number (%2$s). */
struct diag_words {
    const char *code; /* "key-unknown": stable, small letters and '-', for tools and tests */
    const char *en, *zh;
};

struct diag_place {
    const char *file; /* as the author wrote it, relative to the source folder */
    int line, column;
};

struct diag_said {
    const char *text;   /* what is wrong */
    const char *remedy; /* how to mend it; never NULL */
};

struct diag_item {
    enum diag_level level;
    struct diag_place place;
    const char *text, *remedy; /* as in diag_said, in the language spoken */
    const char *code;          /* of diag_words; "" when the catalogue has no such message */
    struct diag_said other;    /* in the other language, for diag.both; else NULLs */
};

struct diag {
    struct arena memory;
    struct diag_item *items;
    size_t count, capacity;
    size_t errors, warnings;
    const struct diag_words *const *catalogue; /* NULL: messages stay as diag_add has them */
    enum diag_lang lang;
    bool both; /* say each message in the other language, too */
};

/* Marks a message that reaches diag_add or diag_say by a table or a variable, so that the test
 * which compares messages and catalogue finds it; those written in the call itself need no mark. */
#define DIAG_TEXT(text) text

/* `fmt` holds text and remedy: everything up to its first "; " is the text. Example:
 *   diag_add(d, DIAG_ERROR, place, "unknown key '%s'; did you mean '%s'?", key, near); */
void diag_add(struct diag *d, enum diag_level level, struct diag_place place, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
/* A message that is complete: no '%' in it means anything. */
void diag_say(struct diag *d, enum diag_level level, struct diag_place place, const char *text);
/* From here on messages are said in `lang`, if `catalogue` (borrowed) knows them. It is a list of
 * tables that ends with NULL; each table ends with a row whose code is NULL. */
void diag_speak(struct diag *d, const struct diag_words *const *catalogue, enum diag_lang lang);
/* Puts a name before what was said, in all languages it was said in: "events[3]: ...". */
void diag_name(struct diag *d, struct diag_item *item, const char *name);
/* Whether an error has been said of a file whose name begins with `file`. */
bool diag_blames(const struct diag *d, const char *file);
void diag_sort(struct diag *d);                         /* by file, line, column; stable */
void diag_print(const struct diag *d, struct buf *out); /* one line each, newline terminated */
/* The same as a JSON list of objects: level, file, line, column, code, text, remedy; and, where it
 * was said in both, other_text, other_remedy. */
void diag_print_json(const struct diag *d, struct buf *out);
void diag_finish(struct diag *d);

#endif
