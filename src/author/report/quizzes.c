/* How the questions of a quiz are spread: by topic and level, because a round needs some of each,
 * and by type, because a round of one type tires. A pack without a quiz has no such part. */
#include "author/report/report.h"

#include <string.h>

static const char *const quizzes_levels[][3] = {
    {"primary", "Children", "小学"}, {"middle", "Teenagers", "中学"}, {"adult", "Adults", "大人"}};

static const char *quizzes_type(const struct report *r, const char *type)
{
    static const char *const types[][3] = {
        {"single", "one answer", "单选"},       {"multiple", "several answers", "多选"},
        {"truefalse", "true or false", "判断"}, {"match", "matching", "连线"},
        {"order", "ordering", "排序"},          {"sort", "sorting", "分类"},
        {"number", "number", "数值"},           {"hotspot", "place in a picture", "热点"},
        {"reveal", "to think about", "想一想"}};
    size_t i;
    for (i = 0; i < sizeof types / sizeof *types; i++) {
        if (strcmp(types[i][0], type) == 0) {
            return report_word(r, types[i][1], types[i][2]);
        }
    }
    return type;
}

static void quizzes_number(struct report *r, int64_t n)
{
    buf_format(r->html, "<td class=\"n\">%lld</td>", (long long)n);
}

/* Rows of (name, primary, middle, adult, all). */
static bool quizzes_table(struct report *r, const char *sql, bool types)
{
    struct db_statement *s;
    bool row = false, ok = db_prepare(r->db, sql, &s, r->err);
    size_t i;
    buf_format(r->html, "<table><thead><tr><th>%s</th>",
               types ? report_word(r, "Type", "题型") : report_word(r, "Topic", "主题"));
    for (i = 0; i < 3; i++) {
        buf_format(r->html, "<th class=\"n\">%s</th>",
                   report_word(r, quizzes_levels[i][1], quizzes_levels[i][2]));
    }
    buf_format(r->html, "<th class=\"n\">%s</th></tr></thead><tbody>\n",
               report_word(r, "Together", "合计"));
    if (ok && !types) {
        db_bind_text(s, 1, report_lang(r));
        db_bind_text(s, 2, pack_info(r->pack)->default_lang);
    }
    while (ok && (ok = db_step(s, &row, r->err)) && row) {
        const char *name = db_text(s, 0, &r->mem);
        report_row_begin(r);
        name = name ? name : report_word(r, "(no topic)", "（没有主题）");
        report_cell(r, types ? quizzes_type(r, name) : name);
        for (i = 1; i < 5; i++) {
            quizzes_number(r, db_int(s, (int)i));
        }
        report_row_end(r);
    }
    report_table_end(r);
    return ok;
}

#define QUIZZES_COUNTS                                                           \
    "sum(q.level = 'primary'), sum(q.level = 'middle'), sum(q.level = 'adult')," \
    " count(*) FROM question q "

bool report_quizzes(struct report *r)
{
    static const char topics[] =
        "SELECT (SELECT body FROM text t WHERE t.entry = q.topic AND t.field = 'title'"
        " AND t.lang IN (?1, ?2) ORDER BY t.lang = ?1 DESC LIMIT 1), " QUIZZES_COUNTS
        "GROUP BY q.topic ORDER BY q.topic IS NULL, q.topic";
    static const char types[] = "SELECT q.type, " QUIZZES_COUNTS "GROUP BY q.type ORDER BY 1";
    struct db_statement *s;
    bool row = false, ok = db_prepare(r->db, "SELECT 1 FROM question LIMIT 1", &s, r->err) &&
                           db_step(s, &row, r->err);
    if (!ok || !row) {
        return ok;
    }
    report_heading(r, "quizzes", "Questions", "题目");
    return quizzes_table(r, topics, false) && quizzes_table(r, types, true);
}
