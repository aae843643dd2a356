/* What the parts of the report share. */
#ifndef AUTHOR_REPORT_REPORT_H
#define AUTHOR_REPORT_REPORT_H

#include "author/report.h"
#include "db/db.h"
#include "pack/pack.h"

struct report {
    struct pack *pack;
    struct db *db; /* the same file, for questions that no screen asks */
    const struct diag *d;
    struct buf *html;
    struct arena mem; /* of the part being written */
    struct err *err;
};

/* Of two texts the one in the report's language. */
const char *report_word(const struct report *r, const char *en, const char *zh);

/* HTML: text with its markup characters escaped; a heading that the table of contents names. */
void report_text(struct report *r, const char *text);
void report_cell(struct report *r, const char *text);
void report_heading(struct report *r, const char *id, const char *en, const char *zh);
void report_row_begin(struct report *r);
void report_row_end(struct report *r);
/* A table's head: columns parted by '|', in both languages; '#' begins one of numbers. */
void report_table(struct report *r, const char *en, const char *zh);
void report_table_end(struct report *r);

/* The rows of a query as a table, or the words "none" when it has none. The first column is the
 * entry's kind. `lang`, if not NULL, is bound as ?1,
 * the pack's default language as ?2. */
bool report_list(struct report *r, const char *head_en, const char *head_zh, const char *sql,
                 const char *lang, size_t *count);

/* The tag whose texts the report shows: its own language's, if the pack has it. */
const char *report_lang(const struct report *r);

/* The parts, in order; false after an error of the pack. */
bool report_counts(struct report *r);
bool report_quizzes(struct report *r); /* nothing when there is no question */
bool report_missing(struct report *r); /* untranslated, unconfirmed, unsourced, oldest */
bool report_load(struct report *r);
bool report_pictures(struct report *r);
bool report_sources(struct report *r);
void report_messages(struct report *r);

#endif
