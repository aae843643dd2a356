/* The little HTML the report is made of. By hand and not with a library, because it is a dozen
 * tags, and every text from outside goes through report_text. */
#include "author/report/report.h"

#include "author/messages.h"

#include <string.h>

const char *report_word(const struct report *r, const char *en, const char *zh)
{
    return r->d->lang == DIAG_ZH ? zh : en;
}

void report_text(struct report *r, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&':
            buf_add_text(r->html, "&amp;");
            break;
        case '<':
            buf_add_text(r->html, "&lt;");
            break;
        case '>':
            buf_add_text(r->html, "&gt;");
            break;
        case '"':
            buf_add_text(r->html, "&quot;");
            break;
        case '\n':
            buf_add_text(r->html, "<br>");
            break;
        default:
            buf_add_byte(r->html, *text);
        }
    }
}

void report_cell(struct report *r, const char *text)
{
    buf_add_text(r->html, "<td>");
    report_text(r, text);
    buf_add_text(r->html, "</td>");
}

void report_heading(struct report *r, const char *id, const char *en, const char *zh)
{
    buf_format(r->html, "<h2 id=\"%s\">", id);
    report_text(r, report_word(r, en, zh));
    buf_add_text(r->html, "</h2>\n");
}

void report_row_begin(struct report *r)
{
    buf_add_text(r->html, "<tr>");
}

void report_row_end(struct report *r)
{
    buf_add_text(r->html, "</tr>\n");
}

void report_table(struct report *r, const char *en, const char *zh)
{
    const char *at = report_word(r, en, zh);
    buf_add_text(r->html, "<table><thead><tr>");
    for (;;) {
        const char *end = strchr(at, '|');
        buf_add_text(r->html, *at == '#' ? "<th class=\"n\">" : "<th>");
        at += *at == '#';
        buf_add(r->html, at, end ? (size_t)(end - at) : strlen(at));
        buf_add_text(r->html, "</th>");
        if (!end) {
            break;
        }
        at = end + 1;
    }
    buf_add_text(r->html, "</tr></thead><tbody>\n");
}

void report_table_end(struct report *r)
{
    buf_add_text(r->html, "</tbody></table>\n");
}

const char *report_lang(const struct report *r)
{
    const struct pack_info *info = pack_info(r->pack);
    const char *wanted = report_word(r, "en", "zh");
    size_t i;
    for (i = 0; i < info->language_count; i++) {
        if (strcmp(info->languages[i].tag, wanted) == 0) {
            return wanted;
        }
    }
    return info->default_lang;
}

bool report_list(struct report *r, const char *head_en, const char *head_zh, const char *sql,
                 const char *lang, size_t *count)
{
    struct db_statement *s;
    bool row = false, ok = db_prepare(r->db, sql, &s, r->err);
    *count = 0;
    if (ok && lang) {
        db_bind_text(s, 1, lang);
    }
    if (ok) {
        db_bind_text(s, 2, pack_info(r->pack)->default_lang);
    }
    while (ok && (ok = db_step(s, &row, r->err)) && row) {
        int column;
        if ((*count)++ == 0) {
            report_table(r, head_en, head_zh);
        }
        report_row_begin(r);
        for (column = 0; column < db_columns(s); column++) {
            const char *text = db_text(s, column, &r->mem);
            text = text ? text : "–";
            report_cell(r, column == 0 ? author_kind(text, r->d->lang) : text);
        }
        report_row_end(r);
    }
    if (*count > 0) {
        report_table_end(r);
    } else if (ok) {
        buf_format(r->html, "<p class=\"none\">%s</p>\n", report_word(r, "None.", "没有。"));
    }
    return ok;
}
