/* The page itself: head, table of contents, the parts in the order an editor asks for them, foot.
 *
 * It is made from the finished pack and not from the model, so that it counts what visitors will
 * get; only the messages come from the build. No date of its own stands in it: the same sources
 * give the same report. */
#include "author/report/report.h"

#include "base/mem.h"

static const char report_style[] =
    ":root{--ink:#12202f;--paper:#fff;--rime:#f2f6f9;--line:#c9d6e0;--blue:#0b5cad;--gold:#f2b134;"
    "--red:#a61c1c}"
    "@media(prefers-color-scheme:dark){:root{--ink:#eef3f7;--paper:#16191d;--rime:#20262c;"
    "--line:#3a444d;--blue:#7db8f0;--red:#ff9a8f}}"
    "body{margin:0 auto;max-width:72rem;padding:2rem 1.5rem 4rem;color:var(--ink);"
    "background:var(--paper);font:16px/1.6 'Noto Sans','Segoe UI',system-ui,'Noto Sans CJK SC',"
    "'Microsoft YaHei','PingFang SC',sans-serif}"
    "h1{font-family:'Noto Serif CJK SC',serif;font-size:2rem;margin:0}"
    "h2{margin:2.5rem 0 .5rem;border-bottom:3px solid var(--gold);padding-bottom:.2rem}"
    "h3{margin:1.5rem 0 .3rem}"
    "nav{margin:1rem 0;display:flex;flex-wrap:wrap;gap:.5rem 1.25rem}a{color:var(--blue)}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0}"
    "th,td{text-align:start;vertical-align:top;overflow-wrap:anywhere;padding:.3rem "
    ".6rem;border-bottom:1px solid "
    "var(--line)}th{background:var(--rime);position:sticky;top:0}"
    ".n{text-align:end!important;font-variant-numeric:tabular-nums}.none{opacity:.7}"
    ".tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:.75rem;"
    "margin:1rem 0}.tile{background:var(--rime);border-radius:12px;padding:.75rem 1rem}"
    ".tile b{display:block;font-size:1.8rem;line-height:1.2;font-variant-numeric:tabular-nums}"
    ".pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(14rem,1fr));gap:1rem}"
    "figure{margin:0;background:var(--rime);border-radius:12px;overflow:hidden}"
    "figure img{display:block;width:100%;height:10rem;object-fit:contain;background:var(--line)}"
    "figcaption{padding:.5rem .75rem .75rem;font-size:.875rem;overflow-wrap:anywhere}"
    ".missing,.error{color:var(--red);font-weight:bold}"
    ".bar{display:inline-block;height:.7rem;background:var(--gold);border-radius:4px}"
    "@media print{th{position:static}h2{break-after:avoid}figure,tr{break-inside:avoid}}";

static void report_contents(struct report *r)
{
    static const struct {
        const char *id, *en, *zh;
    } parts[] = {{"counts", "What there is", "有什么"},
                 {"untranslated", "Not translated", "未翻译"},
                 {"unconfirmed", "To be confirmed", "待核实"},
                 {"unsourced", "Without a source", "没有来源"},
                 {"oldest", "Oldest dates", "最早的资料日期"},
                 {"load", "Reading load", "阅读量"},
                 {"pictures", "Pictures", "图片"},
                 {"sources", "Sources and licences", "来源与许可"},
                 {"messages", "Messages of the check", "检查结果"}};
    size_t i;
    buf_add_text(r->html, "<nav>");
    for (i = 0; i < sizeof parts / sizeof *parts; i++) {
        buf_format(r->html, "<a href=\"#%s\">%s</a>", parts[i].id,
                   report_word(r, parts[i].en, parts[i].zh));
    }
    buf_add_text(r->html, "</nav>\n");
}

static void report_review(struct report *r, const struct pack_language *l)
{
    if (l->review) {
        buf_format(r->html, "<p class=\"error\" id=\"review-%s\">", l->tag);
        report_text(r, arena_format(&r->mem,
                                    report_word(r, "%s: its words await an editor who speaks it",
                                                "%s：文字还没有请懂这种语言的编辑看过"),
                                    l->name));
        buf_add_text(r->html, "</p>\n");
    }
}

static void report_head(struct report *r)
{
    const struct pack_info *info = pack_info(r->pack);
    const char *lang = report_lang(r), *title = info->id;
    size_t i;
    for (i = 0; i < info->language_count; i++) {
        if (info->languages[i].tag == lang || (*info->languages[i].tag == *lang)) {
            title = info->languages[i].title;
        }
    }
    buf_format(r->html,
               "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">"
               "<meta name=\"viewport\" content=\"width=device-width\"><title>",
               report_word(r, "en", "zh-CN"));
    report_text(r, title);
    buf_format(r->html, " – %s</title>\n<style>%s</style></head><body>\n<h1>",
               report_word(r, "content report", "内容报告"), report_style);
    report_text(r, title);
    buf_format(r->html, "</h1>\n<p>");
    report_text(r, arena_format(&r->mem,
                                report_word(r, "Pack %s, number %lld, %s; content %.16s",
                                            "内容包 %s，第 %lld 号，%s；内容摘要 %.16s"),
                                info->id, (long long)info->seq, info->label, info->digest));
    buf_add_text(r->html, "</p>\n");
    for (i = 0; i < info->language_count; i++) {
        report_review(r, &info->languages[i]);
    }
    report_contents(r);
}

bool author_report(const char *pack, const struct diag *d, struct buf *html, struct err *err)
{
    static bool (*const parts[])(struct report *) = {report_counts,   report_quizzes,
                                                     report_missing,  report_load,
                                                     report_pictures, report_sources};
    struct report r = {.d = d, .html = html, .err = err};
    size_t i;
    bool ok = pack_open(pack, &r.pack, NULL, err);
    if (!ok) {
        return false;
    }
    ok = db_open_sealed(pack, &r.db, err);
    if (ok) {
        db_set_patience(r.db, 0);
        db_set_depth(r.db, 50);
        report_head(&r);
    }
    for (i = 0; ok && i < sizeof parts / sizeof *parts; i++) {
        ok = parts[i](&r);
        arena_reset(&r.mem);
    }
    if (ok) {
        report_messages(&r);
        buf_add_text(html, "</body></html>\n");
    }
    arena_finish(&r.mem);
    db_close(r.db);
    pack_close(r.pack);
    return ok;
}
