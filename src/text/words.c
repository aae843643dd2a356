/* Headlines: Chinese words hold together, and lines neither begin with 的 nor end with 和.
 *
 * ICU's dictionary cuts Chinese into words, but knows few names and no suffixes: 解放|牌, 王|大|珩,
 * 亚|米|级. Three rules mend that for the short texts they are used on: a suffix or a particle
 * stays with what precedes it, a preposition or a conjunction with what follows it, and
 * neighbouring leftovers of one character that are neither are taken for one unknown word.
 * Forbidden places become EMERGENCY, so a column narrower than a word still gets its text. */
#include "text/breaker.h"

#include <uchar.h>

#define WORDS_UNKNOWN_LIMIT 5 /* characters of an unknown word */

static bool words_has(const char32_t *set, uint32_t cp)
{
    for (size_t i = 0; set[i]; i++) {
        if (set[i] == cp) {
            return true;
        }
    }
    return false;
}

/* Never first on a line. */
static bool words_leans_back(uint32_t cp)
{
    static const char32_t set[] = U"的地得了着过们吗呢吧啊之者性化式型号牌级线站厂馆院校所局部省市"
                                  U"县州区乡镇村路街山江河湖岛里中上下内外时后前间等人家员长奖";
    return words_has(set, cp);
}

/* Never last on a line. */
static bool words_leans_forward(uint32_t cp)
{
    static const char32_t set[] = U"和与及或在从向往对把被让给为由于以将而且但不没未无第每各该本"
                                  U"这那是有更最很太老小";
    return words_has(set, cp);
}

static bool words_function(uint32_t cp)
{
    static const char32_t set[] = U"的地得了着过们和与及或在从向往对把被让给为由于以将是有之而";
    return words_has(set, cp);
}

bool text_is_seam(uint32_t prev, uint32_t next)
{
    return words_has(U"的地得了着过", prev) ||
           words_has(U"是与和及或在从向往对把被让给为由以将而但", next);
}

void text_tailor_words(const uint32_t *cps, const uint8_t *kinds, const uint8_t *words,
                       size_t count, uint8_t *out)
{
    size_t unknown = 0; /* one-character words in a row up to here */
    for (size_t i = 1; i < count; i++) {
        bool prev_alone = words[i - 1] && words[i], next_alone = words[i] && words[i + 1];
        unknown =
            prev_alone && kinds[i - 1] == KIND_HAN && !words_function(cps[i - 1]) ? unknown + 1 : 0;
        if (kinds[i] != KIND_HAN || kinds[i - 1] != KIND_HAN) {
            continue;
        }
        if (!words[i] || (next_alone && words_leans_back(cps[i])) ||
            (prev_alone && words_leans_forward(cps[i - 1])) ||
            (unknown > 0 && unknown < WORDS_UNKNOWN_LIMIT && next_alone &&
             !words_function(cps[i]))) {
            text_break_limit(&out[i], TEXT_BREAK_EMERGENCY);
        }
    }
}

/* Is the word that ends before `end` one of the small ones? */
static bool words_is_small(const uint32_t *cps, const uint8_t *kinds, size_t end)
{
    static const char small[][5] = {"a",  "an", "the", "of",  "to", "in",  "on",   "at",
                                    "by", "as", "for", "and", "or", "nor", "with", "from"};
    size_t start = end;
    while (start > 0 && kinds[start - 1] == KIND_LATIN && end - start < 5) {
        start--;
    }
    if (start > 0 && kinds[start - 1] != KIND_SPACE) {
        return false;
    }
    for (size_t w = 0; w < sizeof small / sizeof small[0]; w++) {
        size_t k = 0;
        while (small[w][k] && start + k < end &&
               (cps[start + k] | 0x20) == (unsigned char)small[w][k]) {
            k++;
        }
        if (!small[w][k] && start + k == end) {
            return true;
        }
    }
    return false;
}

/* English headlines prefer not to end a line with a, of, the: such spaces are OK, not PHRASE. */
void text_tailor_english(const uint32_t *cps, const uint8_t *kinds, size_t count, uint8_t *out)
{
    for (size_t i = 2; i < count; i++) {
        if (kinds[i - 1] == KIND_SPACE && words_is_small(cps, kinds, i - 1)) {
            text_break_limit(&out[i], TEXT_BREAK_OK);
        }
    }
}
