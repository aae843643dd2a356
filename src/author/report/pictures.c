/* Every picture of the pack: a thumbnail, its size, who may use it how, who shows it, and which
 * languages have words for it. */
#include "author/report/report.h"
#include "base/mem.h"

#include <sodium.h>
#include <string.h>

static const char pictures_sql[] = "SELECT p.name, p.w, p.h, s.license, s.author FROM picture p "
                                   "JOIN source s ON s.id = p.source ORDER BY p.name";

/* The smallest size of a picture; then whoever shows it. */
static const char pictures_small[] = "SELECT m.mime, a.data FROM picture_variant v "
                                     "JOIN media m ON m.name = v.media "
                                     "JOIN sqlar a ON a.name = m.name "
                                     "WHERE v.picture = ?1 ORDER BY v.w LIMIT 1";
static const char pictures_shown[] = "SELECT DISTINCT e.slug FROM entry_picture x "
                                     "JOIN entry e ON e.id = x.entry WHERE x.picture = ?1 "
                                     "ORDER BY e.id";

static bool pictures_thumbnail(struct report *r, const char *name, const char *alt)
{
    struct db_statement *s;
    bool row = false, ok = db_prepare(r->db, pictures_small, &s, r->err);
    if (ok) {
        db_bind_text(s, 1, name);
        ok = db_step(s, &row, r->err);
    }
    if (ok && row) {
        const char *mime = db_text(s, 0, &r->mem);
        size_t length, room;
        const void *bytes = db_blob(s, 1, &length);
        char *text;
        room = sodium_base64_encoded_len(length, sodium_base64_VARIANT_ORIGINAL);
        text = arena_alloc(&r->mem, room);
        sodium_bin2base64(text, room, bytes, length, sodium_base64_VARIANT_ORIGINAL);
        buf_format(r->html, "<img loading=\"lazy\" src=\"data:%s;base64,", mime);
        buf_add_text(r->html, text);
        buf_add_text(r->html, "\" alt=\"");
        report_text(r, alt ? alt : "");
        buf_add_text(r->html, "\">");
    }
    return ok;
}

static bool pictures_users(struct report *r, const char *name)
{
    struct db_statement *s;
    size_t count = 0;
    bool row = false, ok = db_prepare(r->db, pictures_shown, &s, r->err);
    if (ok) {
        db_bind_text(s, 1, name);
    }
    while (ok && (ok = db_step(s, &row, r->err)) && row) {
        report_text(r, count++ ? ", " : "\n");
        report_text(r, db_text(s, 0, &r->mem));
    }
    if (ok && count == 0) {
        buf_format(r->html, "<br><span class=\"missing\">%s</span>",
                   report_word(r, "shown nowhere", "没有使用"));
    }
    return ok;
}

static bool pictures_words(struct report *r, const char *name, const char *tag, const char *field,
                           const char **out)
{
    struct db_statement *s;
    bool row = false;
    bool ok = db_prepare(r->db,
                         "SELECT body FROM picture_text WHERE picture = ?1 AND lang = ?2 "
                         "AND field = ?3",
                         &s, r->err);
    *out = NULL;
    if (ok) {
        db_bind_text(s, 1, name);
        db_bind_text(s, 2, tag);
        db_bind_text(s, 3, field);
        ok = db_step(s, &row, r->err);
    }
    if (ok && row) {
        *out = db_text(s, 0, &r->mem);
    }
    return ok;
}

static bool pictures_languages(struct report *r, const char *name)
{
    static const char *const fields[][3] = {{"alt", "no description: ", "缺少文字说明："},
                                            {"credit", "no credit: ", "缺少署名："}};
    const struct pack_info *info = pack_info(r->pack);
    size_t f, i;
    for (f = 0; f < 2; f++) {
        const char *missing = "", *found;
        for (i = 0; i < info->language_count; i++) {
            if (!pictures_words(r, name, info->languages[i].tag, fields[f][0], &found)) {
                return false;
            }
            if (!found) {
                missing = arena_format(&r->mem, "%s%s%s", missing, *missing ? ", " : "",
                                       info->languages[i].tag);
            }
        }
        if (*missing) {
            buf_format(r->html, "<br><span class=\"missing\">%s%s</span>",
                       report_word(r, fields[f][1], fields[f][2]), missing);
        }
    }
    return true;
}

bool report_pictures(struct report *r)
{
    struct db_statement *s;
    bool row = false, ok = db_prepare(r->db, pictures_sql, &s, r->err);
    report_heading(r, "pictures", "Pictures", "图片");
    buf_add_text(r->html, "<div class=\"pictures\">\n");
    while (ok && (ok = db_step(s, &row, r->err)) && row) {
        struct arena_mark mark = arena_mark(&r->mem);
        const char *name = db_text(s, 0, &r->mem), *alt;
        ok = pictures_words(r, name, report_lang(r), "alt", &alt);
        buf_add_text(r->html, "<figure>");
        ok = ok && pictures_thumbnail(r, name, alt);
        buf_add_text(r->html, "<figcaption><b>");
        report_text(r, name);
        buf_add_text(r->html, "</b>");
        report_text(r, arena_format(&r->mem, "\n%lld × %lld · %s · %s", (long long)db_int(s, 1),
                                    (long long)db_int(s, 2), db_text(s, 3, &r->mem),
                                    db_text(s, 4, &r->mem)));
        ok = ok && pictures_users(r, name);
        ok = ok && pictures_languages(r, name);
        buf_add_text(r->html, "</figcaption></figure>\n");
        arena_rewind(&r->mem, mark);
    }
    buf_add_text(r->html, "</div>\n");
    return ok;
}
