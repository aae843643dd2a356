/* What each screen asks of a reader: Han characters or words of every text, and the minutes a
 * standing reader needs for them, longest first. */
#include "author/messages.h"
#include "author/report/report.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

struct load_row {
    const char *kind, *title, *slug, *field, *lang;
    size_t han, words;
    double minutes;
};

/* Words are runs of what is neither Han nor space: a number in a Chinese text counts as one. */
static void load_count(const char *text, size_t length, struct load_row *row)
{
    const char *p = text, *end = text + length;
    bool in = false;
    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        bool han = utf8_is_han(cp);
        bool word = !han && (cp > 0x7F ? cp < 0x2000 || cp >= 0xAC00
                                       : (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') ||
                                             (cp >= 'a' && cp <= 'z'));
        row->han += han;
        row->words += word && !in;
        in = word;
    }
    row->minutes = (double)row->han / DOC_HAN_A_MINUTE + (double)row->words / DOC_WORDS_A_MINUTE;
}

static int load_order(const void *a, const void *b)
{
    const struct load_row *x = a, *y = b;
    if (x->minutes != y->minutes) {
        return x->minutes > y->minutes ? -1 : 1;
    }
    return strcmp(x->slug, y->slug) != 0 ? strcmp(x->slug, y->slug) : strcmp(x->lang, y->lang);
}

static bool load_read(struct report *r, struct load_row **rows, size_t *count)
{
    struct db_statement *s;
    size_t capacity = 0;
    bool row = false;
    bool ok = db_prepare(r->db,
                         "SELECT e.kind, e.slug, t.lang, t.field, t.body, "
                         "(SELECT body FROM text WHERE entry = e.id AND lang = t.lang "
                         "AND field = 'title') FROM text t JOIN entry e ON e.id = t.entry "
                         "WHERE t.field GLOB 'body*' ORDER BY e.id, t.lang, t.field",
                         &s, r->err);
    while (ok && (ok = db_step(s, &row, r->err)) && row) {
        struct load_row one = {.kind = db_text(s, 0, &r->mem), .slug = db_text(s, 1, &r->mem)};
        struct arena doc_mem = {0};
        struct buf plain = {0};
        struct doc doc;
        const char *body = db_text(s, 4, &doc_mem);
        one.lang = db_text(s, 2, &r->mem);
        one.field = db_text(s, 3, &r->mem);
        one.title = db_text(s, 5, &r->mem);
        ok = doc_read(&doc, body, strlen(body), &doc_mem, r->err);
        if (ok) {
            doc_plain(&doc, &plain);
            load_count(buf_text(&plain), plain.length, &one);
            *rows = arena_grow(&r->mem, *rows, *count, &capacity, sizeof **rows);
            (*rows)[(*count)++] = one;
        }
        buf_finish(&plain);
        arena_finish(&doc_mem);
    }
    return ok;
}

static void load_write(struct report *r, const struct load_row *row, double most)
{
    const char *age = strchr(row->field, '.');
    report_row_begin(r);
    report_cell(r, author_kind(row->kind, r->d->lang));
    buf_add_text(r->html, "<td>");
    report_text(r, row->title ? row->title : row->slug);
    if (age) {
        report_text(r, arena_format(&r->mem, " (%s)", age + 1));
    }
    buf_add_text(r->html, "</td>");
    report_cell(r, row->slug);
    report_cell(r, row->lang);
    buf_format(r->html,
               "<td class=\"n\">%zu</td><td class=\"n\">%zu</td><td class=\"n\">%.1f</td>"
               "<td><span class=\"bar\" style=\"width:%.1fem\"></span></td>",
               row->han, row->words, row->minutes, most > 0 ? 8 * row->minutes / most : 0);
    report_row_end(r);
}

bool report_load(struct report *r)
{
    struct load_row *rows = NULL;
    size_t count = 0, i;
    report_heading(r, "load", "Reading load", "阅读量");
    buf_format(
        r->html, "<p>%s</p>\n",
        report_word(r,
                    "Minutes for somebody who stands: 300 Han characters or 180 words a "
                    "minute. Visitors stay about two.",
                    "按站着阅读估算：每分钟 300 个汉字或 180 个英文词。观众一般停留两分钟。"));
    if (!load_read(r, &rows, &count)) {
        return false;
    }
    if (count > 1) {
        qsort(rows, count, sizeof *rows, load_order);
    }
    report_table(r, "Kind|Title|Place|Language|#Han|#Words|#Minutes|",
                 "种类|标题|位置|语言|#汉字|#词|#分钟|");
    for (i = 0; i < count; i++) {
        load_write(r, &rows[i], rows[0].minutes);
    }
    report_table_end(r);
    return true;
}
