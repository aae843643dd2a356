/* What the program jstm-store says with --json: one object a line on standard output, so that the
 * kiosk (and scripts) can follow it. Written by src/keeper/, read by the staff's desk.
 *
 *   look PLACE                    a "pack" line for each pack on a stick, "end"
 *   stage PACK                    "progress" lines (ten a second at most), "copied", "end"
 *   install PACK                  the same; "end" only once it is the one that runs next
 *   switch|later|rollback NAME    "end"
 *   list                          a "pack" line for each that is installed, "store", "end"
 *   changes NAME                  "change" lines: NAME against what runs, "end"
 *   log                           "event" lines, the latest first, "end"
 *   verify [NAME]                 a "pack" line for each, with the code of what it is, "end"
 *   recover                       "end", with the name of what runs
 *   key list                      a "pack" line for each key: key and detail, its id; "end"
 *
 * Every line has "say" with the word above. Members that are not known are left out; a reader
 * passes over members and words it does not know.
 *
 *   pack      file shown name id seq label date langs title_zh title_en size there key code detail
 *             running before waiting bad revoked (booleans) installed (seconds since 1970)
 *   progress  done all; the same again every two seconds, while there is nothing newer
 *   change    kind ("added" "changed" "removed") zh en
 *   event     when action code id seq label key from detail
 *   store     room (bytes free) error ("U60" or "") odd (what only looks like packs) name (what
 *             runs)
 *   end       ok receipt (booleans) code name id seq label key need room done detail
 *
 * A code is the word of store_code_word: "installed", "staged", "already", "older", ... A file
 * whose path is not UTF-8 is told as "file_hex", the hex digits of its bytes; here both are
 * `file`. */
#ifndef STORE_LINES_H
#define STORE_LINES_H

#include "base/buf.h"
#include "store/log.h"

#define STORE_LINE_MOST 8192

enum store_line_kind {
    STORE_LINE_OTHER, /* of a kind we do not know: pass over it */
    STORE_LINE_PACK,
    STORE_LINE_PROGRESS,
    STORE_LINE_COPIED,
    STORE_LINE_CHANGE,
    STORE_LINE_EVENT,
    STORE_LINE_STORE,
    STORE_LINE_END
};

struct store_line { /* texts: "" when left out; NULL is "" to the writer */
    enum store_line_kind kind;
    const char *file, *shown, *name, *key, *zh, *en, *change, *error, *detail;
    struct label label;
    enum store_code code;
    bool ok, receipt, running, before, waiting, bad, revoked;
    uint64_t there, done, all, need, room;
    int64_t installed_s, odd;
    struct store_event event;
};

const char *store_code_word(enum store_code code);
bool store_code_read(const char *word, enum store_code *out);

/* Texts in `mem`. false: this is no such line. */
bool store_line_read(const char *text, size_t length, struct arena *mem, struct store_line *out);
/* Appends the line with its end; only the members of its kind. */
void store_line_write(const struct store_line *line, struct buf *out);

#endif
