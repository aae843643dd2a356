/* One row after another into a database under way. A failure sticks: later calls do nothing, and
 * rows_ok tells of it, so that writing reads as a list of what is written. */
#ifndef AUTHOR_ROWS_H
#define AUTHOR_ROWS_H

#include "author/model.h"
#include "base/err.h"
#include "db/db.h"

struct rows {
    struct db *db;
    struct model *m;
    struct db_statement *s;
    int at;
    bool failed;
    struct err err;
};

void rows_begin(struct rows *r, const char *sql);
void rows_text(struct rows *r, const char *text); /* NULL writes NULL */
void rows_int(struct rows *r, int64_t value);
void rows_blob(struct rows *r, const void *bytes, size_t length); /* borrowed until rows_end */
void rows_end(struct rows *r);
bool rows_ok(const struct rows *r, struct err *err);

/* One row of `text`. */
void rows_words(struct rows *r, const struct model_entry *e, size_t lang, const char *field,
                const char *body);
/* One row of `attr` (none for an empty value) and of `link`. */
void rows_attr(struct rows *r, const struct model_entry *e, const char *key, const char *value);
void rows_link(struct rows *r, const struct model_entry *e, const char *role, size_t at,
               const struct model_entry *target);

/* Parts of the model as rows; in content_rows.c, item_rows.c, quiz/rows.c,
 * search_rows.c and search_next.c. */
void rows_settings(struct rows *r);   /* languages */
void rows_references(struct rows *r); /* sources, and what visitors call them */
void rows_entries(struct rows *r);    /* entries, texts, links, sources */
void rows_items(struct rows *r);      /* dates, and the rows of events, units and people */
void rows_questions(struct rows *r);  /* of quizzes, with the words of their parts */
void rows_entry_pictures(struct rows *r);
void rows_search(struct rows *r);

/* Behind which folded words of titles come which: see search_next in the schema. */
struct search_titles {
    const char **all; /* folded, in the order of the index */
    size_t count, capacity;
    bool pairs[36][36]; /* letters and digits that begin a word, and those behind them */
};
void rows_search_next(struct rows *r, const char *lang, const struct search_titles *titles);

#endif
