/* Where a line may end: ICU's UAX #14 breaks, then the house's tailoring for Chinese and Korean.
 *
 * Source: Unicode UAX #14 by ICU 72; W3C clreq "GB-style" prohibition, klreq keep-word.
 * Tailoring, in this order: —— and …… (also single — … ⸺) are not split, nor parted from what they
 * follow; no break before 、。，；：！？）》」』】〉”’·—…～ and the half-width marks, nor after
 * （《「『【〈“‘; no break between a number and its unit or sign (3月, 1770千克, 50%, ¥12, 20℃),
 * nor inside 第十二条; Korean breaks at spaces only, unless a word is longer than the line. */
#ifndef TEXT_BREAKS_H
#define TEXT_BREAKS_H

#include <stddef.h>
#include <stdint.h>

enum text_lang { TEXT_ZH, TEXT_EN, TEXT_KO };

enum text_break {
    TEXT_BREAK_NO,        /* never here */
    TEXT_BREAK_EMERGENCY, /* only when nothing else fits (inside a long word) */
    TEXT_BREAK_OK,
    TEXT_BREAK_PHRASE, /* a good place for a short headline: after punctuation, at a space */
    TEXT_BREAK_MUST    /* a hard line break stands here */
};

struct text_breaker; /* owns ICU's state; one per thread */

struct text_breaker *text_breaker_create(void);
void text_breaker_destroy(struct text_breaker *b);

/* Classifies the place BEFORE each character. `out` has one entry per character plus one for the
 * end (always TEXT_BREAK_MUST); `count` characters of `cps`. */
void text_breaks(struct text_breaker *b, const uint32_t *cps, size_t count, enum text_lang lang,
                 uint8_t *out);

enum text_lang text_lang_from_tag(const char *tag); /* "zh-Hans" -> TEXT_ZH; unknown -> TEXT_EN */

#endif
