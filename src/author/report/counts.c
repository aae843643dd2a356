/* What there is: a few large numbers, and per kind how much of it each language has. */
#include "author/messages.h"
#include "author/report/report.h"

static bool counts_one(struct report *r, const char *sql, long long *out)
{
    struct db_statement *s;
    bool row = false;
    bool ok = db_prepare(r->db, sql, &s, r->err) && db_step(s, &row, r->err);
    *out = ok && row ? (long long)db_int(s, 0) : 0;
    return ok;
}

static bool counts_tile(struct report *r, const char *sql, const char *en, const char *zh)
{
    long long n;
    if (!counts_one(r, sql, &n)) {
        return false;
    }
    buf_format(r->html, "<div class=\"tile\"><b>%lld</b>%s</div>", n, report_word(r, en, zh));
    return true;
}

/* Eras, groups and what is said of a result are no entries that a visitor opens. */
static bool counts_tiles(struct report *r)
{
    bool ok;
    buf_add_text(r->html, "<div class=\"tiles\">");
    ok = counts_tile(r, "SELECT count(*) FROM entry WHERE kind NOT IN ('era', 'group', 'band')",
                     "entries", "条目") &&
         counts_tile(r, "SELECT count(*) FROM entry WHERE kind = 'page'", "pages", "页面") &&
         counts_tile(r, "SELECT count(*) FROM entry WHERE kind = 'event'", "events", "事件") &&
         counts_tile(r, "SELECT count(*) FROM picture", "pictures", "图片") &&
         counts_tile(r, "SELECT count(*) FROM source", "sources", "来源") &&
         counts_tile(r, "SELECT count(*) FROM attr WHERE key = 'confirmed' AND value = 'no'",
                     "to be confirmed", "待核实");
    buf_format(r->html, "<div class=\"tile\"><b>%zu</b>%s</div></div>\n", r->d->warnings,
               report_word(r, "warnings", "警告"));
    return ok;
}

/* One row a kind: how many, and how many have a title and a text in each language. */
bool report_counts(struct report *r)
{
    const struct pack_info *info = pack_info(r->pack);
    struct db_statement *s, *t;
    bool row = false, ok;
    size_t i;
    report_heading(r, "counts", "What there is", "有什么");
    ok = counts_tiles(r);
    buf_format(r->html, "<table><thead><tr><th>%s</th><th class=\"n\">%s</th>",
               report_word(r, "Kind", "种类"), report_word(r, "Entries", "条目数"));
    for (i = 0; i < info->language_count; i++) {
        buf_add_text(r->html, "<th class=\"n\">");
        report_text(r, info->languages[i].name);
        buf_add_text(r->html, "</th>");
    }
    buf_add_text(r->html, "</tr></thead><tbody>\n");
    ok = ok && db_prepare(r->db, "SELECT kind, count(*) FROM entry GROUP BY kind ORDER BY min(id)",
                          &s, r->err);
    while (ok && (ok = db_step(s, &row, r->err)) && row) {
        const char *kind = db_text(s, 0, &r->mem);
        report_row_begin(r);
        report_cell(r, author_kind(kind, r->d->lang));
        buf_format(r->html, "<td class=\"n\">%lld</td>", (long long)db_int(s, 1));
        for (i = 0; ok && i < info->language_count; i++) {
            bool there = false;
            ok = db_prepare(r->db,
                            "SELECT count(DISTINCT t.entry) FROM text t JOIN entry e "
                            "ON e.id = t.entry WHERE e.kind = ?1 AND t.lang = ?2",
                            &t, r->err);
            if (ok) {
                db_bind_text(t, 1, kind);
                db_bind_text(t, 2, info->languages[i].tag);
                ok = db_step(t, &there, r->err);
            }
            buf_format(r->html, "<td class=\"n\">%lld</td>",
                       ok && there ? (long long)db_int(t, 0) : 0);
        }
        report_row_end(r);
    }
    report_table_end(r);
    return ok;
}
