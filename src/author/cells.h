/* Tables whose rows are things with words in several languages: events, units, people, works.
 *
 * A reader says once which columns it knows; headers may then be English or Chinese, in any case,
 * with the tag of a language behind them (`headline_en`, `Headline (en)`, `标题_en`) or its name
 * behind or before them (`标题（英文）`, `英文标题`). A column of
 * words without a tag is the default language's. What is wrong is reported with the cell's own line
 * and column; what could be read is there. */
#ifndef AUTHOR_CELLS_H
#define AUTHOR_CELLS_H

#include "author/model.h"
#include "author/readers/csv.h"

enum {
    CELLS_MUST = 1,  /* a table without this column (in the default language) is refused */
    CELLS_WORDS = 2, /* one column for each language */
    CELLS_TITLE = 4  /* the words without which a row is not translated; implies both */
};

struct cells_name {
    const char *name;    /* what the reader calls the column */
    const char *aliases; /* what a header may say instead, parted by ' ': "标题 题目"; or NULL */
    unsigned flags;
};

struct cells {
    struct model *m;
    struct csv csv;
    const struct cells_name *names;
    size_t name_count;
    size_t *at; /* [name × languages + language]: the column, or csv.columns */
};

/* `names` must outlive `c`. false: there is nothing to read, which has been reported. */
bool cells_open(struct cells *c, struct model *m, const char *path, const struct cells_name *names,
                size_t count);

/* The same for a table that has been read already, or made of another form: `csv` is copied. */
bool cells_take(struct cells *c, struct model *m, const struct csv *csv,
                const struct cells_name *names, size_t count);

/* The name of a column with the tag of its language at the end, as "headline_en", when it names the
 * language in words; else `header` itself. */
const char *cells_tagged(struct model *m, const char *header);

/* The cell of a column, which may be absent: then "", placed at the row. `lang` is the index of a
 * language and matters only for columns of words; cells_get is the default language's. */
struct csv_cell cells_in(const struct cells *c, size_t row, const char *name, size_t lang);
struct csv_cell cells_get(const struct cells *c, size_t row, const char *name);
struct diag_place cells_place(const struct cells *c, const struct csv_cell *cell);
struct model_value cells_value(const struct cells *c, size_t row,
                               const char *name); /* text NULL when the cell is empty */

/* Ids parted by ';'; the wide '；' of Chinese keyboards does too. */
struct model_value cells_list(const struct cells *c, size_t row, const char *name);

/* --- reading a row: each reports what it cannot read ------------------------------------------ */

/* The entry `section/id` with an empty item, placed at `id`. NULL: the id is not one, or is taken.
 */
struct model_entry *cells_entry(struct model *m, enum model_kind kind, struct model_entry *section,
                                struct model_value id);

/* Columns of words become fields: pairs of a column and the key of its field, NULL-terminated; the
 * first pair is the title. A language without the title gets no words at all, with a warning. The
 * default language's title is an error when missing. `text`, if not NULL, is the column with
 * markup: it fills `summary` and the body. */
void cells_words(const struct cells *c, size_t row, const char *const *pairs, const char *text,
                 struct model_entry *e);

bool cells_date(const struct cells *c, size_t row, const char *name,
                struct date *out); /* false: empty, or reported */
/* A date that is known for certain, as 1958, 1958-11 or 1958-11-01; text NULL: empty or reported.
 */
struct model_value cells_day(const struct cells *c, size_t row, const char *name);
/* A whole number; `otherwise` when the cell is empty or wrong. */
int cells_number(const struct cells *c, size_t row, const char *name, int least, int most,
                 int otherwise);
/* One of `choices` (NULL-terminated), by its own name or, at the same index of `aliases`, by one of
 * the words parted by ';'. The index, or `otherwise`. */
size_t cells_choice(const struct cells *c, size_t row, const char *name, const char *const *choices,
                    const char *const *aliases, size_t otherwise);

/* `status`, `sources`, `related` and `as_of` of the item, as every table has them. */
void cells_common(const struct cells *c, size_t row, struct model_entry *e);
#define CELLS_COMMON                                                            \
    {"sources", "来源 出处", 0}, {"related", "相关", 0}, {"status", "状态", 0}, \
    {                                                                           \
        "as_of", "资料日期 截至", 0                                             \
    }

#endif
