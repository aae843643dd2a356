/* What the program jstm-store says with --json: one object a line on standard output, so that the
 * kiosk (and scripts) can follow it. Written by src/keeper/, read by the staff's desk.
 *
 *   jstm-store look     --store DIR --json PLACE          a "pack" line for each pack on a stick,
 * "end" jstm-store stage    --store DIR --json PACK [--receipt PLACE --kiosk NAME] "progress" lines
 * (ten a second at most), "copied", "end" jstm-store install  ...            the same; "end" only
 * once it is the one that runs next jstm-store switch   --store DIR --json NAME [--receipt PLACE
 * --kiosk NAME] "end" jstm-store later    --store DIR --json NAME|-         "end" jstm-store
 * rollback --store DIR --json NAME           "end" jstm-store list     --store DIR --json a "pack"
 * line for each, "store", "end" jstm-store changes  --store DIR --json NAME           "change"
 * lines: NAME against what runs, "end" jstm-store log      --store DIR --json "event" lines, the
 * latest first, "end"
 *
 * Every line has "say" with the word above. Members that are not known are left out; a reader
 * passes over members and words it does not know. pack      file shown name id seq label date langs
 * title_zh title_en size there key code running before waiting bad revoked installed    (booleans;
 * installed: seconds since 1970) progress  done all change    kind ("added" "changed" "removed") zh
 * en event     when action code id seq label key from detail store     room (bytes free) error
 * ("U60" or "") odd (things that only look like packs) end       ok (boolean) code (word, see
 * below) name need room done detail A code is the word of store_code_word: "installed", "staged",
 * "already", "older", ... */
#ifndef STORE_LINES_H
#define STORE_LINES_H

#include "store/log.h"

#define STORE_LINE_MOST 4096

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

struct store_line {
    enum store_line_kind kind;
    const char *file, *shown, *name, *key, *zh, *en, *change, *error,
        *detail; /* "" when left out */
    struct label label;
    enum store_code code;
    bool ok, running, before, waiting, bad, revoked;
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
