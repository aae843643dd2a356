/* The steps from characters to classified line breaks, private to the text room (and its tests).
 * All arrays have `count` entries unless said otherwise; `out` of breaks has one more for the end.
 */
#ifndef TEXT_BREAKER_H
#define TEXT_BREAKER_H

#include "text/breaks.h"
#include "text/kind.h"

/* UAX #14 by ICU alone: NO, OK or MUST. With `kinds`, quotation marks of KIND_OPEN and KIND_CLOSE
 * are given to ICU as brackets. `locale`: "en" is Unicode's default. */
void text_breaks_unicode(struct text_breaker *b, const uint32_t *cps, const uint8_t *kinds,
                         size_t count, enum text_lang lang, uint8_t *out);

/* As text_breaks, for callers that have the kinds. `headline`: Chinese words hold together. */
void text_breaks_of_kinds(struct text_breaker *b, const uint32_t *cps, const uint8_t *kinds,
                          size_t count, enum text_lang lang, bool headline, uint8_t *out);

/* out[i] is 1 where a user-perceived character begins (count + 1 entries, the last is 1). */
void text_graphemes(struct text_breaker *b, const uint32_t *cps, size_t count, uint8_t *out);

/* out[i] is 1 where a word begins by ICU's dictionary (count + 1 entries, the last is 1). */
void text_words(struct text_breaker *b, const uint32_t *cps, size_t count, uint8_t *out);

/* The house's passes over ICU's classes, in this order; each only knows its table. */
void text_tailor_marks(const uint32_t *cps, const uint8_t *kinds, size_t count, uint8_t *out);
void text_tailor_numbers(const uint32_t *cps, const uint8_t *kinds, size_t count, uint8_t *out);
void text_tailor_korean(const uint32_t *cps, const uint8_t *kinds, size_t count, uint8_t *out);
void text_tailor_words(const uint32_t *cps, const uint8_t *kinds, const uint8_t *words,
                       size_t count, uint8_t *out);
void text_tailor_english(const uint32_t *cps, const uint8_t *kinds, size_t count, uint8_t *out);
void text_tailor_phrases(const uint32_t *cps, const uint8_t *kinds, size_t count,
                         enum text_lang lang, uint8_t *out);
/* `graphemes` may be NULL: every place is a boundary. */
void text_tailor_emergency(const uint32_t *cps, const uint8_t *kinds, const uint8_t *graphemes,
                           size_t count, uint8_t *out);

/* A natural pause between two Chinese words of a headline: after 的, before 是 or 和. */
bool text_is_seam(uint32_t prev, uint32_t next);

/* Makes the place worse if it was a place to break; never better. */
static inline void text_break_limit(uint8_t *place, enum text_break at_most)
{
    if (*place != TEXT_BREAK_MUST && *place > at_most) {
        *place = (uint8_t)at_most;
    }
}

#endif
