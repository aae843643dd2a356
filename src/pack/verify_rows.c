/* What SQLite does not care for: that a column of numbers holds numbers, and that a text is one.
 *
 * SQLite keeps any value in any column, and lets texts be any bytes of any length. The reader asks
 * for numbers and texts and is safe from others, but what it would make of them is nobody's plan;
 * so every value of every table is looked at once, in one pass and without keeping any. The bytes
 * of media are left out, which have digests of their own, and the search index, which is SQLite's
 * and is covered by one. */
#include "pack/verify.h"

#include "base/utf8.h"

#include <string.h>

#define ROWS_TEXT_MAX (1u << 20)

/* Kinds of the columns, a letter each: i number, t text, b bytes; capitals may be NULL. */
static const struct {
    const char *sql, *kinds;
} rows_tables[] = {
    {"SELECT key, value FROM meta", "tt"},
    {"SELECT name, required FROM extension", "ti"},
    {"SELECT tag, name, dir, fallback, ord FROM lang", "tttTi"},
    {"SELECT id, slug, author, title, url, retrieved, license, license_url, attribution, changes"
     " FROM source",
     "itttTTtTtT"},
    {"SELECT source, lang, field, body FROM source_text", "ittt"},
    {"SELECT id, slug, kind, parent, ord FROM entry", "ittIi"},
    {"SELECT entry, lang, field, body FROM text", "ittt"},
    {"SELECT entry, key, value FROM attr", "itt"},
    {"SELECT entry, role, ord, target FROM link", "itii"},
    {"SELECT entry, field, ord, source FROM entry_source", "itii"},
    {"SELECT name, mode, mtime, sz FROM sqlar", "tiii"},
    {"SELECT name, mime, w, h, dur_ms, b2, source FROM media", "ttiiIbi"},
    {"SELECT name, w, h, focus_x, focus_y, colour, source FROM picture", "tiiiiii"},
    {"SELECT picture, w, h, media FROM picture_variant", "tiit"},
    {"SELECT picture, lang, field, body FROM picture_text", "tttt"},
    {"SELECT entry, role, ord, picture FROM entry_picture", "itit"},
    {"SELECT entry, year, month, day, precision, about, end_year, end_month, end_day,"
     " end_precision, end_about FROM dates",
     "iIiiiiIiiii"},
    {"SELECT section, entry, importance, grp, picture FROM event", "iiiIi"},
    {"SELECT section, entry, parent, kind, confirmed FROM unit", "iiIti"},
    {"SELECT section, unit, entry FROM person", "iii"},
    {"SELECT section, entry, type, topic, level, keep_order, several, least, most, step"
     " FROM question",
     "iitItiiTTT"},
    {"SELECT entry, ord, role, weight, target, stays, number, tolerance, x, y, r, picture"
     " FROM question_part",
     "iitiIiTTIIIT"},
    {"SELECT id, entry, lang, title FROM search_row", "iitt"},
    {"SELECT lang, prefix, following FROM search_next", "ttt"}};

static bool rows_kind_fits(enum db_type is, char kind)
{
    switch (is) {
    case DB_NULL:
        return kind == 'I' || kind == 'T';
    case DB_INT:
        return kind == 'i' || kind == 'I';
    case DB_TEXT:
        return kind == 't' || kind == 'T';
    case DB_BLOB:
        return kind == 'b';
    default:
        return false;
    }
}

/* Control characters that the stored form of documents (pack/doc.h) and lists of words need. */
static bool rows_control_known(unsigned char c)
{
    return (c >= 0x01 && c <= 0x07) || c == '\t' || c == '\n' || c == 0x0B || c == 0x1F;
}

static bool rows_text(const char *text, size_t length, const char *sql, struct err *err)
{
    size_t i;
    if (length > ROWS_TEXT_MAX) {
        return rule_broken(err, RULE_ROW_SIZE, ERR_INVALID, "a text of %llu bytes (%.60s ...)",
                           (unsigned long long)length, sql);
    }
    if (utf8_check(text, length) != length) {
        return rule_broken(err, RULE_TEXT, ERR_INVALID, "a text that is not UTF-8 (%.60s ...)",
                           sql);
    }
    for (i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if ((c < 0x20 && !rows_control_known(c)) || c == 0x7F) {
            return rule_broken(err, RULE_TEXT, ERR_INVALID,
                               "a text with the control character %02X (%.60s ...)", c, sql);
        }
    }
    return true;
}

static bool rows_row(struct db_statement *s, const char *kinds, const char *sql, struct err *err)
{
    int i;
    for (i = 0; kinds[i]; i++) {
        enum db_type is = db_type(s, i);
        size_t length;
        const char *text;
        if (!rows_kind_fits(is, kinds[i])) {
            return rule_broken(err, RULE_TYPES, ERR_INVALID,
                               "a value that is no %s in column %d (%.60s ...)",
                               strchr("iI", kinds[i])   ? "number"
                               : strchr("tT", kinds[i]) ? "text"
                                                        : "digest",
                               i + 1, sql);
        }
        if (is == DB_TEXT) {
            text = db_blob(s, i, &length);
            if (!rows_text(text, length, sql, err)) {
                return false;
            }
        }
    }
    return true;
}

bool verify_rows(struct pack *p, struct err *err)
{
    size_t i;
    for (i = 0; i < sizeof rows_tables / sizeof *rows_tables; i++) {
        struct db_statement *s;
        bool row = true;
        if (!db_prepare(p->db, rows_tables[i].sql, &s, err)) {
            return false;
        }
        while (row) {
            if (!db_step(s, &row, err) ||
                (row && !rows_row(s, rows_tables[i].kinds, rows_tables[i].sql, err))) {
                return false;
            }
        }
    }
    return true;
}
