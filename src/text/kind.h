/* What a character is to the typesetter: one byte per character, private to the text room. */
#ifndef TEXT_KIND_H
#define TEXT_KIND_H

#include "text/breaks.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum text_kind {
    KIND_INVISIBLE,   /* controls, joiners, variation selectors, U+200B, U+2060: no glyph */
    KIND_NEWLINE,     /* ends a line by force; no glyph */
    KIND_SPACE,       /* a line may end here and swallow it */
    KIND_FIXED_SPACE, /* U+00A0 and its kin: a blank that holds its neighbours together */
    KIND_MARK,        /* combines with what precedes */
    KIND_HAN,         /* ideographs, kana, full-width letters and digits, ① */
    KIND_HANGUL,
    KIND_LATIN,  /* letters of all alphabets */
    KIND_DIGIT,  /* 0..9 */
    KIND_SIGN,   /* % ¥ ° − ℃: belongs to the number beside it */
    KIND_SYMBOL, /* arrows, emoji, hyphens, all else */
    KIND_OPEN,   /* （《「『【〈〔 and “ ‘ in Chinese: ink in the right half of one em */
    KIND_CLOSE,  /* ）》」』】〉〕 and ” ’ in Chinese: ink in the left half */
    KIND_PAUSE,  /* ，、；： */
    KIND_STOP,   /* 。．！？ */
    KIND_DOT,    /* · ・ */
    KIND_DASH,   /* — ⸺ */
    KIND_ELLIPSIS,     /* … */
    KIND_WAVE,         /* ～ 〜 */
    KIND_NARROW_OPEN,  /* ( [ { and “ ‘ outside Chinese */
    KIND_NARROW_CLOSE, /* ) ] } . , ; : ! ? and ” ’ outside Chinese, apostrophes */
    KIND_COUNT
};

enum text_kind text_kind(uint32_t cp);

/* Kinds of a whole paragraph; settles the quotation marks Chinese shares with the West: in Chinese
 * they are full-width marks, save an apostrophe between two letters. */
void text_kinds(const uint32_t *cps, size_t count, enum text_lang lang, uint8_t *out);

static inline bool kind_is_right_mark(unsigned kind)
{
    return kind == KIND_CLOSE || kind == KIND_PAUSE || kind == KIND_STOP;
}

/* Set in the proportional Latin of the family, and parted from Han by a thin gap. */
static inline bool kind_is_western(unsigned kind)
{
    return kind == KIND_LATIN || kind == KIND_DIGIT || kind == KIND_SIGN;
}

/* Takes no room at a line's edges. */
static inline bool kind_is_blank(unsigned kind)
{
    return kind == KIND_SPACE || kind == KIND_NEWLINE || kind == KIND_INVISIBLE;
}

/* Counts as a character where a last line of one is to be avoided. */
static inline bool kind_is_character(unsigned kind)
{
    return kind >= KIND_HAN && kind <= KIND_SYMBOL;
}

static inline bool kind_is_digit_value(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19);
}

#endif
