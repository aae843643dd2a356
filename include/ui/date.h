/* Words for dates, in the grammar of each language: "1958 年 11 月", "November 1958", "1958년
 * 11월".
 *
 * The order of the parts differs from language to language, so these are rules and tables here and
 * not words of assets/strings. Typed spaces stand between Han and digits as in all our texts; the
 * text room makes them narrow. Years before our era are named as BC (前 221 年, 기원전 221년);
 * cosmic ones count back from today (46 亿年前). Nothing here fails: a date that is not valid still
 * gives its year. Results live in `mem`, or are constant. */
#ifndef UI_DATE_H
#define UI_DATE_H

#include "base/arena.h"
#include "base/date.h"
#include "text/breaks.h"

/* A date as a headline: the year large, what is known beyond it small behind. */
struct ui_date {
    const char *main; /* "1958", "约 2008", "46 亿" */
    const char *rest; /* "11 月", "8 Mar", "年前", or "" */
};
struct ui_date ui_date(struct arena *mem, enum text_lang lang, const struct date *d);
/* The same of something that lasted: the rest then tells its end, "—1960 年". end NULL: none. */
struct ui_date ui_date_lasting(struct arena *mem, enum text_lang lang, const struct date *start,
                               const struct date *end);

/* In one line, as in running text: "1976 年 3 月 8 日", "8 March 1976", "약 2008년". */
const char *ui_date_line(struct arena *mem, enum text_lang lang, const struct date *d);

/* From year to year: "1948—2023 年", "1948–2023"; `to` NULL: "1978 年起", "since 1978". */
const char *ui_date_span(struct arena *mem, enum text_lang lang, const struct date *from,
                         const struct date *to);

/* "2018-04" as a line; what is no such date is returned as it is. */
const char *ui_date_iso(struct arena *mem, enum text_lang lang, const char *iso);

/* --- words along an axis --------------------------------------------------------------------- */
const char *ui_date_year(struct arena *mem, enum text_lang lang, int64_t year); /* "前 221" */
const char *ui_date_month(enum text_lang lang, int month);                /* "11 月", "Nov" */
const char *ui_date_day(struct arena *mem, enum text_lang lang, int day); /* "8 日", "8" */
const char *ui_date_ago(struct arena *mem, enum text_lang lang, int64_t years); /* "46 亿年前" */

#endif
