/* Problems as jstm-pack tells them, for a look at the preview's badge and list: every kind, long
 * ones, a page that is known and one that is not. */
#ifndef TESTS_SUPPORT_PROBLEMS_H
#define TESTS_SUPPORT_PROBLEMS_H

extern const char problems_json[]; /* one line of `jstm-pack watch --json` */

#endif
