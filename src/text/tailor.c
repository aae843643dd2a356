/* The house's corrections to UAX #14: prohibition by W3C clreq (GB style), keep-word by klreq, good
 * places for headlines, and last-resort places inside long words.
 *
 * Each pass is a few comparisons on kinds of neighbours, so the rule set can be read beside the
 * standards' tables. Passes only take away or grade places, they never invent a line end that ICU
 * did not allow; the one exception is TEXT_BREAK_EMERGENCY, which is used when nothing else fits.
 */
#include "text/breaker.h"

#include <string.h>

/* clreq, line-start prohibition; – and - and half-width marks are ICU's own. */
static bool tailor_not_at_start(unsigned kind)
{
    switch (kind) {
    case KIND_CLOSE:
    case KIND_PAUSE:
    case KIND_STOP:
    case KIND_DOT:
    case KIND_DASH:
    case KIND_ELLIPSIS:
    case KIND_WAVE:
        return true;
    default:
        return false;
    }
}

static bool tailor_is_slash(uint32_t cp)
{
    return cp == '/' || cp == 0xFF0F;
}

void text_tailor_marks(const uint32_t *cps, const uint8_t *kinds, size_t count, uint8_t *out)
{
    for (size_t i = 1; i < count; i++) {
        unsigned prev = kinds[i - 1], next = kinds[i];
        bool leading_dash =
            (prev == KIND_DASH || prev == KIND_DOT) && (i == 1 || out[i - 1] == TEXT_BREAK_MUST);
        bool leading_pair = prev == KIND_DASH && i >= 2 && kinds[i - 2] == KIND_DASH &&
                            (i == 2 || out[i - 2] == TEXT_BREAK_MUST);
        if (tailor_not_at_start(next) || prev == KIND_OPEN || leading_dash || leading_pair) {
            text_break_limit(&out[i], TEXT_BREAK_NO);
        }
        /* GB style: no solidus at a line's end between Han; URLs keep ICU's places */
        if ((tailor_is_slash(cps[i - 1]) && (next == KIND_HAN || next == KIND_HANGUL)) ||
            (tailor_is_slash(cps[i]) && (prev == KIND_HAN || prev == KIND_HANGUL))) {
            text_break_limit(&out[i], TEXT_BREAK_NO);
        }
        /* range and hyphen between digits */
        if (prev != KIND_SPACE && kind_is_digit_value(cps[i]) && i >= 2 &&
            kind_is_digit_value(cps[i - 2]) &&
            (cps[i - 1] == 0x2013 || cps[i - 1] == '-' || prev == KIND_WAVE)) {
            text_break_limit(&out[i], TEXT_BREAK_NO);
        }
    }
}

void text_tailor_korean(const uint32_t *cps, const uint8_t *kinds, size_t count, uint8_t *out)
{
    for (size_t i = 1; i < count; i++) {
        unsigned prev = kinds[i - 1], next = kinds[i];
        bool native = prev == KIND_HANGUL || prev == KIND_HAN || next == KIND_HANGUL ||
                      next == KIND_HAN || next == KIND_OPEN || prev == KIND_CLOSE;
        if (prev == KIND_SPACE || prev == KIND_DASH || prev == KIND_ELLIPSIS ||
            cps[i - 1] == 0x200B || cps[i - 1] == 0xAD) {
            continue;
        }
        if (native) {
            text_break_limit(&out[i], TEXT_BREAK_EMERGENCY);
        }
    }
}

/* A typed space between Han and a number or a Latin word is spacing, not a pause. */
static bool tailor_space_is_gap(const uint8_t *kinds, size_t i)
{
    size_t k = i;
    while (k > 0 && kinds[k - 1] == KIND_SPACE) {
        k--;
    }
    return k > 0 && ((kinds[k - 1] == KIND_HAN && kind_is_western(kinds[i])) ||
                     (kind_is_western(kinds[k - 1]) && kinds[i] == KIND_HAN));
}

/* Names in quotes and title marks go with the noun that follows: 《红旗》轿车 */
static bool tailor_ends_name(uint32_t cp)
{
    return cp == 0x201D || cp == 0x2019 || cp == 0x300B || cp == 0x3009;
}

void text_tailor_phrases(const uint32_t *cps, const uint8_t *kinds, size_t count,
                         enum text_lang lang, uint8_t *out)
{
    for (size_t i = 1; i < count; i++) {
        unsigned prev = kinds[i - 1];
        bool after_stop = i >= 2 && (kinds[i - 2] == KIND_STOP || kinds[i - 2] == KIND_PAUSE);
        bool good = false;
        if (out[i] != TEXT_BREAK_OK) {
            continue;
        }
        if (prev == KIND_SPACE) {
            good = lang != TEXT_ZH || !tailor_space_is_gap(kinds, i);
        } else if (prev == KIND_CLOSE) {
            good = after_stop || !tailor_ends_name(cps[i - 1]);
        } else {
            good = prev == KIND_PAUSE || prev == KIND_STOP || prev == KIND_DASH ||
                   prev == KIND_ELLIPSIS || cps[i - 1] == 0x200B;
        }
        if (good) {
            out[i] = TEXT_BREAK_PHRASE;
        }
    }
}

static bool tailor_can_split(unsigned kind)
{
    return kind == KIND_HAN || kind == KIND_HANGUL || kind == KIND_LATIN || kind == KIND_DIGIT ||
           kind == KIND_SYMBOL;
}

/* A place inside an over-long word: between letters, after the dots and slashes of an address, or
 * in a row of the same half-width mark (dot leaders). Never beside a mark that may not stand there.
 */
static bool tailor_is_last_resort(const uint32_t *cps, const uint8_t *kinds, size_t i)
{
    unsigned prev = kinds[i - 1], next = kinds[i];
    if (tailor_can_split(next) && (tailor_can_split(prev) || prev == KIND_NARROW_CLOSE)) {
        return true;
    }
    if (next == KIND_NARROW_OPEN && tailor_can_split(prev)) {
        return true;
    }
    if (cps[i - 1] == cps[i] && cps[i] < 0x80) {
        return next == KIND_NARROW_CLOSE || next == KIND_NARROW_OPEN || next == KIND_SIGN;
    }
    /* %20 and the like in addresses; a sign never leaves its number */
    return (prev == KIND_SIGN && next == KIND_LATIN) || (prev == KIND_LATIN && next == KIND_SIGN);
}

void text_tailor_emergency(const uint32_t *cps, const uint8_t *kinds, const uint8_t *graphemes,
                           size_t count, uint8_t *out)
{
    for (size_t i = 1; i < count; i++) {
        if (graphemes && !graphemes[i]) {
            text_break_limit(&out[i], TEXT_BREAK_NO);
        } else if (out[i] == TEXT_BREAK_NO) {
            size_t base = i; /* a combining mark counts as the letter it stands on */
            while (base > 1 && kinds[base - 1] == KIND_MARK) {
                base--;
            }
            if (base == i ? tailor_is_last_resort(cps, kinds, i)
                          : tailor_can_split(kinds[base - 1]) && tailor_can_split(kinds[i])) {
                out[i] = TEXT_BREAK_EMERGENCY;
            }
        }
    }
}
