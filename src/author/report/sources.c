/* Who is behind the statements and pictures, under which licence, and how often each is called;
 * then the messages of the build, file by file. */
#include "author/report/report.h"

#include <string.h>

bool report_sources(struct report *r)
{
    struct db_statement *s;
    bool row = false;
    bool ok =
        db_prepare(r->db,
                   "SELECT s.slug, s.title, s.author, s.license, s.retrieved, s.url, "
                   "(SELECT count(*) FROM entry_source WHERE source = s.id) + "
                   "(SELECT count(*) FROM picture WHERE source = s.id) FROM source s ORDER BY s.id",
                   &s, r->err);
    report_heading(r, "sources", "Sources and licences", "来源与许可");
    report_table(r, "Id|Title|Author|Licence|Read on|Address|#Used",
                 "编号|标题|作者|许可|查阅日期|网址|#使用次数");
    while (ok && (ok = db_step(s, &row, r->err)) && row) {
        int column;
        report_row_begin(r);
        for (column = 0; column < 6; column++) {
            const char *text = db_text(s, column, &r->mem);
            report_cell(r, text ? text : "");
        }
        buf_format(r->html, "<td class=\"n\">%lld</td>", (long long)db_int(s, 6));
        report_row_end(r);
    }
    report_table_end(r);
    return ok;
}

void report_messages(struct report *r)
{
    static const char *const levels[][2] = {
        {"note", "提示"}, {"warning", "警告"}, {"error", "错误"}};
    size_t i;
    report_heading(r, "messages", "Messages of the check", "检查结果");
    if (r->d->count == 0) {
        buf_format(r->html, "<p class=\"none\">%s</p>\n", report_word(r, "None.", "没有。"));
        return;
    }
    report_table(r, "File|#Line|Level|What is wrong|What to do", "文件|#行|级别|问题|怎么改");
    for (i = 0; i < r->d->count; i++) {
        const struct diag_item *item = &r->d->items[i];
        report_row_begin(r);
        report_cell(r, item->place.file);
        buf_format(r->html, "<td class=\"n\">%d:%d</td><td class=\"%s\">%s</td>", item->place.line,
                   item->place.column, levels[item->level][0],
                   levels[item->level][r->d->lang == DIAG_ZH]);
        report_cell(r, item->text);
        report_cell(r, item->remedy);
        report_row_end(r);
    }
    report_table_end(r);
}
