/* Characters sorted by what the typesetter does with them. The ranges that occur in this kiosk's
 * texts are decided here by comparison, because a paragraph asks once for every character; the rest
 * of Unicode is left to ICU's general category. ICU's East_Asian_Width alone would not do: the
 * quotation marks, dashes and dots that Chinese shares with the West are "ambiguous" there. */
#include "text/kind.h"

#include "base/utf8.h"

#include <unicode/uchar.h>

static enum text_kind kind_ascii(uint32_t cp)
{
    switch (cp) {
    case '\n':
    case '\v':
    case '\f':
    case '\r':
        return KIND_NEWLINE;
    case ' ':
    case '\t':
        return KIND_SPACE;
    case '(':
    case '[':
    case '{':
        return KIND_NARROW_OPEN;
    case ')':
    case ']':
    case '}':
    case '.':
    case ',':
    case ';':
    case ':':
    case '!':
    case '?':
        return KIND_NARROW_CLOSE;
    case '%':
    case '$':
    case '+':
    case '#':
        return KIND_SIGN;
    default:
        break;
    }
    if (cp < 0x20 || cp == 0x7F) {
        return KIND_INVISIBLE;
    }
    if (cp >= '0' && cp <= '9') {
        return KIND_DIGIT;
    }
    if ((cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z')) {
        return KIND_LATIN;
    }
    return KIND_SYMBOL;
}

/* U+0080..U+02FF */
static enum text_kind kind_latin1(uint32_t cp)
{
    switch (cp) {
    case 0x85:
        return KIND_NEWLINE;
    case 0xA0:
        return KIND_FIXED_SPACE;
    case 0xAD:
        return KIND_INVISIBLE;
    case 0xA1:
    case 0xAB:
    case 0xBF:
        return KIND_NARROW_OPEN;
    case 0xBB:
        return KIND_NARROW_CLOSE;
    case 0xB7:
        return KIND_DOT;
    case 0xA2:
    case 0xA3:
    case 0xA4:
    case 0xA5:
    case 0xB0:
    case 0xB1:
    case 0xB2:
    case 0xB3:
    case 0xB9:
    case 0xBC:
    case 0xBD:
    case 0xBE:
    case 0xD7:
    case 0xF7:
        return KIND_SIGN;
    default:
        break;
    }
    if (cp < 0xA0) {
        return KIND_INVISIBLE;
    }
    return cp >= 0xC0 || cp == 0xAA || cp == 0xB5 || cp == 0xBA ? KIND_LATIN : KIND_SYMBOL;
}

/* U+2000..U+206F, general punctuation */
static enum text_kind kind_general(uint32_t cp)
{
    switch (cp) {
    case 0x2007:
    case 0x202F:
        return KIND_FIXED_SPACE;
    case 0x2014:
    case 0x2015:
        return KIND_DASH;
    case 0x2018:
    case 0x201C:
        return KIND_OPEN;
    case 0x2019:
    case 0x201D:
        return KIND_CLOSE;
    case 0x201A:
    case 0x201E:
    case 0x2039:
        return KIND_NARROW_OPEN;
    case 0x203A:
        return KIND_NARROW_CLOSE;
    case 0x2026:
        return KIND_ELLIPSIS;
    case 0x2027:
        return KIND_DOT;
    case 0x2028:
    case 0x2029:
        return KIND_NEWLINE;
    case 0x2030:
    case 0x2032:
    case 0x2033:
        return KIND_SIGN;
    case 0x205F:
        return KIND_SPACE;
    default:
        break;
    }
    if (cp <= 0x200A) {
        return KIND_SPACE;
    }
    if (cp <= 0x200F || (cp >= 0x202A && cp <= 0x202E) || cp >= 0x2060) {
        return KIND_INVISIBLE;
    }
    return KIND_SYMBOL;
}

/* U+2E80..U+33FF: radicals, CJK punctuation, kana, enclosed */
static enum text_kind kind_cjk(uint32_t cp)
{
    if (cp == 0x3000) {
        return KIND_SPACE;
    }
    if (cp == 0x3001) {
        return KIND_PAUSE;
    }
    if (cp == 0x3002) {
        return KIND_STOP;
    }
    if ((cp >= 0x3008 && cp <= 0x3011) || (cp >= 0x3014 && cp <= 0x301B)) {
        return cp % 2 == 0 ? KIND_OPEN : KIND_CLOSE;
    }
    if (cp == 0x301D) {
        return KIND_OPEN;
    }
    if (cp == 0x301E || cp == 0x301F) {
        return KIND_CLOSE;
    }
    if (cp == 0x301C) {
        return KIND_WAVE;
    }
    if (cp == 0x30FB) {
        return KIND_DOT;
    }
    if ((cp >= 0x302A && cp <= 0x302F) || cp == 0x3099 || cp == 0x309A) {
        return KIND_MARK;
    }
    return utf8_is_hangul(cp) ? KIND_HANGUL : KIND_HAN;
}

/* U+FF00..U+FFEF, full-width and half-width forms */
static enum text_kind kind_wide(uint32_t cp)
{
    switch (cp) {
    case 0xFF08:
    case 0xFF3B:
    case 0xFF5B:
    case 0xFF5F:
        return KIND_OPEN;
    case 0xFF09:
    case 0xFF3D:
    case 0xFF5D:
    case 0xFF60:
        return KIND_CLOSE;
    case 0xFF0C:
    case 0xFF1A:
    case 0xFF1B:
        return KIND_PAUSE;
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F:
        return KIND_STOP;
    case 0xFF05:
    case 0xFFE0:
    case 0xFFE1:
    case 0xFFE5:
    case 0xFFE6:
        return KIND_SIGN;
    case 0xFF5E:
        return KIND_WAVE;
    case 0xFF65:
        return KIND_DOT;
    case 0xFF61:
    case 0xFF63:
    case 0xFF64:
        return KIND_NARROW_CLOSE;
    case 0xFF62:
        return KIND_NARROW_OPEN;
    default:
        return cp >= 0xFFA0 && cp <= 0xFFDC ? KIND_HANGUL : KIND_HAN;
    }
}

static enum text_kind kind_by_category(uint32_t cp)
{
    if (cp > 0x10FFFF) {
        return KIND_SYMBOL;
    }
    switch (u_charType((UChar32)cp)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
        return cp >= 0xFE00 && (cp <= 0xFE0F || cp >= 0xE0000) ? KIND_INVISIBLE : KIND_MARK;
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
        return KIND_INVISIBLE;
    case U_SPACE_SEPARATOR:
        return KIND_SPACE;
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_DECIMAL_DIGIT_NUMBER:
        return KIND_LATIN;
    case U_CURRENCY_SYMBOL:
        return KIND_SIGN;
    default:
        return KIND_SYMBOL;
    }
}

enum text_kind text_kind(uint32_t cp)
{
    if (cp < 0x80) {
        return kind_ascii(cp);
    }
    if (utf8_is_han(cp)) {
        return KIND_HAN;
    }
    if (cp < 0x300) {
        return kind_latin1(cp);
    }
    if (cp >= 0x2000 && cp <= 0x206F) {
        return kind_general(cp);
    }
    if (cp >= 0x2E80 && cp <= 0x33FF) {
        return kind_cjk(cp);
    }
    if (cp >= 0xFF00 && cp <= 0xFFEF) {
        return kind_wide(cp);
    }
    if (utf8_is_hangul(cp)) {
        return KIND_HANGUL;
    }
    switch (cp) {
    case 0x2103: /* ℃ */
    case 0x2109: /* ℉ */
    case 0x2116: /* № */
    case 0x2212: /* − */
        return KIND_SIGN;
    case 0x22EF: /* ⋯ */
        return KIND_ELLIPSIS;
    case 0x2E3A: /* ⸺ */
        return KIND_DASH;
    default:
        return cp >= 0x2460 && cp <= 0x24FF ? KIND_HAN : kind_by_category(cp);
    }
}

static bool kind_is_shared_quote(uint32_t cp)
{
    return cp == 0x2018 || cp == 0x2019 || cp == 0x201C || cp == 0x201D;
}

void text_kinds(const uint32_t *cps, size_t count, enum text_lang lang, uint8_t *out)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = (uint8_t)text_kind(cps[i]);
    }
    for (size_t i = 0; i < count; i++) {
        bool apostrophe;
        if (!kind_is_shared_quote(cps[i])) {
            continue;
        }
        apostrophe = cps[i] == 0x2019 && i > 0 && i + 1 < count && out[i - 1] == KIND_LATIN &&
                     out[i + 1] == KIND_LATIN;
        if (lang != TEXT_ZH || apostrophe) {
            out[i] = out[i] == KIND_OPEN ? KIND_NARROW_OPEN : KIND_NARROW_CLOSE;
        }
    }
}
