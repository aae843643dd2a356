/* ICU's break iterators and the order of our passes over what they say.
 *
 * One iterator per language is opened when first needed and kept: opening costs tens of
 * microseconds once ICU's data is in memory, and up to ten milliseconds from a cold disk, so nobody
 * pays for a language or for the word dictionary (2 MB, headlines only) that is not shown. ICU
 * wants UTF-16; the copy is one pass over a kept buffer, cheaper than a UText of our own. Chinese “
 * ” ‘ ’ go to ICU as 〈 〉, because UAX #14 forbids a break on either side of an ambiguous
 * quotation mark, which would tie every quoted Chinese name to its neighbours. */
#include "text/breaker.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>
#include <unicode/ubrk.h>

#define LANG_COUNT 3

struct text_breaker {
    UBreakIterator *line[LANG_COUNT];
    UBreakIterator *word, *character;
    UChar *text;
    size_t text_capacity;
    uint8_t *bytes; /* kinds, word starts or grapheme starts */
    size_t bytes_capacity;
    bool warned;
};

struct text_breaker *text_breaker_create(void)
{
    return mem_alloc(sizeof(struct text_breaker));
}

void text_breaker_destroy(struct text_breaker *b)
{
    if (!b) {
        return;
    }
    for (int i = 0; i < LANG_COUNT; i++) {
        ubrk_close(b->line[i]);
    }
    ubrk_close(b->word);
    ubrk_close(b->character);
    mem_free(b->text);
    mem_free(b->bytes);
    mem_free(b);
}

/* -> NULL when ICU has no data; the callers then do without. */
static UBreakIterator *breaker_open(struct text_breaker *b, UBreakIterator **slot,
                                    UBreakIteratorType type, const char *locale)
{
    UErrorCode code = U_ZERO_ERROR;
    if (*slot) {
        return *slot;
    }
    *slot = ubrk_open(type, locale, NULL, 0, &code);
    if (U_FAILURE(code)) {
        *slot = NULL;
        if (!b->warned) {
            log_warn("text: no line breaking data: %s", u_errorName(code));
            b->warned = true;
        }
    }
    return *slot;
}

static bool breaker_is_scalar(uint32_t cp)
{
    return cp <= 0x10FFFF && !(cp >= 0xD800 && cp <= 0xDFFF);
}

static int32_t breaker_utf16(struct text_breaker *b, const uint32_t *cps, const uint8_t *kinds,
                             size_t count)
{
    size_t n = 0;
    if (b->text_capacity < 2 * count) {
        b->text = mem_resize_array(b->text, 2 * count, sizeof *b->text);
        b->text_capacity = 2 * count;
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t cp = breaker_is_scalar(cps[i]) ? cps[i] : UTF8_REPLACEMENT;
        if (kinds && kinds[i] == KIND_OPEN && cp < 0x3000) {
            cp = 0x3008;
        } else if (kinds && kinds[i] == KIND_CLOSE && cp < 0x3000) {
            cp = 0x3009;
        }
        if (cp >= 0x10000) {
            b->text[n++] = (UChar)(0xD7C0 + (cp >> 10));
            b->text[n++] = (UChar)(0xDC00 + (cp & 0x3FF));
        } else {
            b->text[n++] = (UChar)cp;
        }
    }
    return (int32_t)n;
}

/* Walks `it` over the text; writes 1, or for lines OK or MUST, at each boundary and 0 elsewhere. */
static bool breaker_walk(struct text_breaker *b, UBreakIterator *it, const uint32_t *cps,
                         const uint8_t *kinds, size_t count, bool line, uint8_t *out)
{
    UErrorCode code = U_ZERO_ERROR;
    size_t i = 0;
    int32_t at = 0, next, length = breaker_utf16(b, cps, kinds, count);
    memset(out, 0, count + 1);
    ubrk_setText(it, b->text, length, &code);
    if (U_FAILURE(code)) {
        return false;
    }
    while ((next = ubrk_next(it)) != UBRK_DONE) {
        while (at < next && i < count) {
            at += breaker_is_scalar(cps[i]) && cps[i] >= 0x10000 ? 2 : 1;
            i++;
        }
        if (at == next) {
            bool hard = line && ubrk_getRuleStatus(it) >= UBRK_LINE_HARD;
            out[i] = !line ? 1 : hard ? TEXT_BREAK_MUST : TEXT_BREAK_OK;
        }
    }
    return true;
}

/* Without ICU: after spaces and on both sides of Han. Never seen where the package's own dependency
 * is installed, but a kiosk that shows text badly is better than one that shows none. */
static void breaker_plain(const uint32_t *cps, size_t count, uint8_t *out)
{
    memset(out, 0, count + 1);
    for (size_t i = 1; i < count; i++) {
        enum text_kind prev = text_kind(cps[i - 1]), next = text_kind(cps[i]);
        if (prev == KIND_NEWLINE && !(cps[i - 1] == '\r' && cps[i] == '\n')) {
            out[i] = TEXT_BREAK_MUST;
        } else if (next != KIND_SPACE && next != KIND_NEWLINE &&
                   (prev == KIND_SPACE || prev == KIND_HAN || next == KIND_HAN ||
                    kind_is_right_mark(prev))) {
            out[i] = TEXT_BREAK_OK;
        }
    }
}

void text_breaks_unicode(struct text_breaker *b, const uint32_t *cps, const uint8_t *kinds,
                         size_t count, enum text_lang lang, uint8_t *out)
{
    static const char *const locales[LANG_COUNT] = {"zh", "en", "ko"};
    UBreakIterator *it = breaker_open(b, &b->line[lang], UBRK_LINE, locales[lang]);
    if (count == 0) {
        out[0] = TEXT_BREAK_MUST;
        return;
    }
    if (!it || !breaker_walk(b, it, cps, kinds, count, true, out)) {
        breaker_plain(cps, count, out);
    }
    out[0] = TEXT_BREAK_NO;
    out[count] = TEXT_BREAK_MUST;
}

void text_graphemes(struct text_breaker *b, const uint32_t *cps, size_t count, uint8_t *out)
{
    UBreakIterator *it = breaker_open(b, &b->character, UBRK_CHARACTER, "en");
    if (!it || count == 0 || !breaker_walk(b, it, cps, NULL, count, false, out)) {
        memset(out, 1, count + 1);
    }
    out[0] = 1;
    out[count] = 1;
}

void text_words(struct text_breaker *b, const uint32_t *cps, size_t count, uint8_t *out)
{
    UBreakIterator *it = breaker_open(b, &b->word, UBRK_WORD, "zh");
    if (!it || count == 0 || !breaker_walk(b, it, cps, NULL, count, false, out)) {
        memset(out, 1, count + 1);
    }
    out[0] = 1;
    out[count] = 1;
}

static uint8_t *breaker_bytes(struct text_breaker *b, size_t need)
{
    if (b->bytes_capacity < need) {
        b->bytes = mem_resize_array(b->bytes, need, 1);
        b->bytes_capacity = need;
    }
    return b->bytes;
}

/* Is there anything of which one character is more than one code point? Most paragraphs have none,
 * and are spared a second walk through ICU. */
static bool breaker_has_clusters(const uint32_t *cps, const uint8_t *kinds, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t cp = cps[i];
        if (kinds[i] == KIND_MARK || cp >= 0x1F000 || cp == 0x200C || cp == 0x200D ||
            (cp >= 0x600 && cp < 0x1E00) || (cp >= 0xA800 && cp < 0xAC00) ||
            (cp >= 0xD7B0 && cp < 0xD800) || (cp >= 0xFE00 && cp < 0xFE10)) {
            return true;
        }
    }
    return false;
}

void text_breaks_of_kinds(struct text_breaker *b, const uint32_t *cps, const uint8_t *kinds,
                          size_t count, enum text_lang lang, bool headline, uint8_t *out)
{
    text_breaks_unicode(b, cps, kinds, count, lang, out);
    if (count == 0) {
        return;
    }
    text_tailor_marks(cps, kinds, count, out);
    text_tailor_numbers(cps, kinds, count, out);
    if (lang == TEXT_KO) {
        text_tailor_korean(cps, kinds, count, out);
    }
    text_tailor_phrases(cps, kinds, count, lang, out);
    if (headline && lang == TEXT_ZH) {
        uint8_t *words = breaker_bytes(b, count + 1);
        text_words(b, cps, count, words);
        text_tailor_words(cps, kinds, words, count, out);
    } else if (headline && lang == TEXT_EN) {
        text_tailor_english(cps, kinds, count, out);
    }
    if (breaker_has_clusters(cps, kinds, count)) {
        uint8_t *graphemes = breaker_bytes(b, count + 1);
        text_graphemes(b, cps, count, graphemes);
        text_tailor_emergency(cps, kinds, graphemes, count, out);
    } else {
        text_tailor_emergency(cps, kinds, NULL, count, out);
    }
}

void text_breaks(struct text_breaker *b, const uint32_t *cps, size_t count, enum text_lang lang,
                 uint8_t *out)
{
    uint8_t *kinds = mem_alloc(count ? count : 1);
    text_kinds(cps, count, lang, kinds);
    text_breaks_of_kinds(b, cps, kinds, count, lang, false, out);
    mem_free(kinds);
}

enum text_lang text_lang_from_tag(const char *tag)
{
    if (tag && (strncmp(tag, "zh", 2) == 0 || strncmp(tag, "ko", 2) == 0) &&
        (tag[2] == 0 || tag[2] == '-' || tag[2] == '_')) {
        return tag[0] == 'z' ? TEXT_ZH : TEXT_KO;
    }
    return TEXT_EN;
}
