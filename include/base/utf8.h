/* UTF-8 by the letter of RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_REPLACEMENT 0xFFFDu

/* Decodes the character at *p (p < end) and moves *p behind it. A broken sequence gives U+FFFD and
 * moves by the bytes that cannot start or continue a character (at least one). */
uint32_t utf8_next(const char **p, const char *end);

/* Writes `cp` (a scalar value) to out[0..3]; returns the number of bytes, 1 to 4. */
size_t utf8_put(uint32_t cp, char out[4]);

/* Offset of the first broken byte, or `length` when all is well. */
size_t utf8_check(const char *text, size_t length);

size_t utf8_count(const char *text, size_t length); /* characters, broken bytes count one each */

/* The largest n <= limit that does not cut a character of `text`. */
size_t utf8_cut(const char *text, size_t length, size_t limit);

bool utf8_is_han(uint32_t cp);    /* ideographs of all CJK blocks, and 〇 々 */
bool utf8_is_hangul(uint32_t cp); /* syllables and jamo */
bool utf8_is_cjk_punctuation(
    uint32_t cp); /* U+3000..303F, full-width forms, “”‘’—…· as set in Chinese */

#endif
