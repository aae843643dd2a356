/* The comparison as lines for people and as JSON for tools. Words of both languages stand in tables
 * here and not in the catalogue of messages, because none of them is about a mistake. */
#include "author/compare.h"
#include "author/messages.h"

#include <string.h>

static const char *const compare_aspect_names[2][CHANGES_ASPECTS] = {
    {"words", "place", "date", "facts", "links", "pictures", "sources"},
    {"文字", "位置", "日期", "属性", "链接", "图片", "来源"}};

static const char *const compare_heads[2][3] = {{"added", "changed", "removed"},
                                                {"新增", "修改", "删除"}};

static void compare_line(const struct changes_row *r, enum diag_lang lang, struct buf *out)
{
    static const char marks[] = "+~-";
    size_t i, said = 0;
    buf_format(out, "  %c %s", marks[r->change], r->title);
    buf_format(out, lang == DIAG_ZH ? "（%s %s）" : " (%s %s)", author_kind(r->kind, lang),
               r->slug);
    for (i = 0; r->change == CHANGES_CHANGED && i < CHANGES_ASPECTS; i++) {
        if (r->aspects[i]) {
            buf_add_text(out, said++ ? (lang == DIAG_ZH ? "、" : ", ")
                                     : (lang == DIAG_ZH ? "：" : ": "));
            buf_add_text(out, compare_aspect_names[lang][i]);
            if (i == CHANGES_WORDS && r->languages[0]) {
                buf_format(out, " %s", r->languages);
            }
        }
    }
    if (r->old_title) {
        buf_format(out, lang == DIAG_ZH ? "；原题“%s”" : "; was \"%s\"", r->old_title);
    }
    buf_add_text(out, "\n");
}

void author_compare_print(const struct changes *c, enum diag_lang lang, struct buf *out)
{
    const size_t counts[3] = {c->added, c->changed, c->removed};
    size_t change, at = 0, i;
    buf_format(out, "%s → %s\n", c->old_label, c->new_label);
    for (change = 0; change < 3; change++) {
        if (counts[change] > 0) {
            buf_format(out, lang == DIAG_ZH ? "%s（%zu）\n" : "%s (%zu)\n",
                       compare_heads[lang][change], counts[change]);
        }
        for (i = 0; i < counts[change]; i++) {
            compare_line(&c->rows[at++], lang, out);
        }
    }
    if (c->count == 0 && c->same_bytes) {
        buf_add_text(out, lang == DIAG_ZH ? "内容没有变化\n" : "nothing differs\n");
    } else if (c->count == 0) {
        buf_add_text(out, lang == DIAG_ZH ? "条目相同，只有顺序或设置不同\n"
                                          : "the entries are the same; order or settings differ\n");
    }
}

static void compare_json_what(const struct changes_row *r, struct buf *out)
{
    size_t i, said = 0;
    buf_add_text(out, ", \"what\": [");
    for (i = 0; i < CHANGES_ASPECTS; i++) {
        if (r->aspects[i]) {
            buf_format(out, "%s\"%s\"", said++ ? ", " : "", compare_aspect_names[DIAG_EN][i]);
        }
    }
    buf_add_text(out, "], \"languages\": ");
    buf_add_json(out, r->languages);
}

void author_compare_json(const struct changes *c, struct buf *out)
{
    const size_t counts[3] = {c->added, c->changed, c->removed};
    size_t change, at = 0, i;
    buf_add_text(out, "{\n  \"old\": ");
    buf_add_json(out, c->old_label);
    buf_add_text(out, ",\n  \"new\": ");
    buf_add_json(out, c->new_label);
    for (change = 0; change < 3; change++) {
        buf_format(out, ",\n  \"%s\": [", compare_heads[DIAG_EN][change]);
        for (i = 0; i < counts[change]; i++, at++) {
            buf_format(out, "%s\n    {\"kind\": \"%s\", \"slug\": ", i ? "," : "",
                       c->rows[at].kind);
            buf_add_json(out, c->rows[at].slug);
            buf_add_text(out, ", \"title\": ");
            buf_add_json(out, c->rows[at].title);
            if (change == CHANGES_CHANGED) {
                compare_json_what(&c->rows[at], out);
            }
            buf_add_text(out, "}");
        }
        buf_add_text(out, counts[change] ? "\n  ]" : "]");
    }
    buf_add_text(out, "\n}\n");
}
