/* What is missing or old: four lists, each by one query. */
#include "author/report/report.h"

#include <string.h>

/* ?1 is the tag in
 * question, ?2 the default language, whose titles are shown. */
#define MISSING_FROM \
    " FROM entry e LEFT JOIN text t ON t.entry = e.id AND t.field = 'title' AND t.lang = ?2 "
#define MISSING_HEAD "SELECT e.kind, coalesce(t.body, e.slug), e.slug"

/* Entries that have words, but none in a tag. */
static const char missing_untranslated[] = MISSING_HEAD MISSING_FROM
    "JOIN (SELECT DISTINCT entry FROM text) a ON a.entry = e.id "
    "LEFT JOIN (SELECT DISTINCT entry FROM text WHERE lang = ?1) b ON b.entry = e.id "
    "WHERE b.entry IS NULL ORDER BY e.id";

/* Entries with words in a tag, but no text where the default language has one. */
static const char missing_texts[] = MISSING_HEAD MISSING_FROM
    "JOIN text d ON d.entry = e.id AND d.field = 'body' AND d.lang = ?2 "
    "JOIN (SELECT DISTINCT entry FROM text WHERE lang = ?1) a ON a.entry = e.id "
    "LEFT JOIN text b ON b.entry = e.id AND b.field = 'body' AND b.lang = ?1 "
    "WHERE b.entry IS NULL ORDER BY e.id";

static const char missing_unconfirmed[] = MISSING_HEAD MISSING_FROM
    "JOIN attr a ON a.entry = e.id AND a.key = 'confirmed' WHERE a.value = 'no' ORDER BY e.id";

static const char missing_unsourced[] = MISSING_HEAD MISSING_FROM
    "LEFT JOIN entry_source s ON s.entry = e.id "
    "WHERE s.entry IS NULL AND e.kind NOT IN ('home', 'group', 'era', 'band') ORDER BY e.id";

static const char missing_oldest[] =
    MISSING_HEAD ", min(o.day)" MISSING_FROM "JOIN "
                 "(SELECT entry, body AS day FROM text WHERE field = 'as_of' "
                 "UNION ALL SELECT entry, value FROM attr WHERE key = 'as_of') o ON o.entry = e.id "
                 "GROUP BY e.id ORDER BY min(o.day), e.id LIMIT 40";

static const char missing_head_en[] = "Kind|Title|Place", missing_head_zh[] = "种类|标题|位置";

/* A list that is folded up under its name and its length. */
static bool missing_folded(struct report *r, const char *en, const char *zh, const char *sql,
                           const char *tag)
{
    struct buf list = {0}, *page = r->html;
    size_t count;
    bool ok;
    r->html = &list;
    ok = report_list(r, missing_head_en, missing_head_zh, sql, tag, &count);
    r->html = page;
    buf_format(page, "<details><summary>%s (%zu)</summary>\n%s</details>\n", report_word(r, en, zh),
               count, buf_text(&list));
    buf_finish(&list);
    return ok;
}

bool report_missing(struct report *r)
{
    const struct pack_info *info = pack_info(r->pack);
    bool ok = true;
    size_t i, count;
    report_heading(r, "untranslated", "Not translated", "未翻译");
    for (i = 0; ok && i < info->language_count; i++) {
        const char *tag = info->languages[i].tag;
        if (strcmp(tag, info->default_lang) != 0) {
            buf_add_text(r->html, "<h3>");
            report_text(r, info->languages[i].name);
            buf_add_text(r->html, "</h3>\n");
            ok = missing_folded(r, "Nothing at all in this language", "完全没有这种语言",
                                missing_untranslated, tag) &&
                 missing_folded(r, "A title, but no text", "有标题，没有正文", missing_texts, tag);
        }
    }
    report_heading(r, "unconfirmed", "To be confirmed", "待核实");
    ok = ok && report_list(r, missing_head_en, missing_head_zh, missing_unconfirmed, NULL, &count);
    report_heading(r, "unsourced", "Without a source", "没有来源");
    ok = ok && report_list(r, missing_head_en, missing_head_zh, missing_unsourced, NULL, &count);
    report_heading(r, "oldest", "Oldest dates", "最早的资料日期");
    return ok && report_list(r, "Kind|Title|Place|As of", "种类|标题|位置|资料日期", missing_oldest,
                             NULL, &count);
}
