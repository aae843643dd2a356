/* One paragraph of rich text, broken into lines of placed glyphs.
 *
 * Rules: text/breaks.h for where lines may end; punctuation compressed by half an em where two
 * full-width marks meet, at a line's end and (opening marks) at its start; 1/8 em between Han and
 * Latin or digits (a typed space there counts as that gap); kerning in Latin; hanging nothing; no
 * last line of one character (a mark does not count); optional justification of Chinese (shrink
 * before stretch, never inside unbreakable pairs); optional balancing for headlines. Source: W3C
 * clreq 2026, GB/T 15834-2011, WCAG 2.2 1.4.8.
 *
 * Empty text has no line and no height; '\n' ends a line, and one at the very end adds none. U+200B
 * is an author's place to break, strongest in headlines; U+00A0 and U+2060 forbid one.
 * Justification is for Chinese: other languages are set as TEXT_START. A column no piece fits in
 * gives overfull lines, never an error; a size that is no positive number gives no lines. Numbers,
 * units and dates come apart only in columns narrower than they are. Right-to-left scripts are not
 * supported (set left to right).
 *
 * Lengths in u. Text is UTF-8; byte offsets. Emphasised Han gets dots beneath (着重号), not a
 * slant. */
#ifndef TEXT_LAYOUT_H
#define TEXT_LAYOUT_H

#include "draw/list.h"
#include "text/breaks.h"
#include "text/metrics.h"

enum { /* style bits of a span */
       TEXT_STRONG = 1,
       TEXT_EMPHASIS = 2,
       TEXT_LINK = 4,
       TEXT_ACCENT = 8, /* painted in the section's accent; no change of shape */
       TEXT_MARK = 16,  /* found words: underlined by a thick gold line */
       TEXT_TERM = 32   /* a word that is explained: dashes in the accent under it */
};

struct text_span {       /* spans are sorted and do not overlap; what no span covers is plain */
    uint32_t start, end; /* bytes */
    uint16_t style;
    uint16_t link; /* index of the link's target in the owner's table, with TEXT_LINK or
                    * TEXT_TERM */
};

enum text_align { TEXT_START, TEXT_CENTRE, TEXT_END, TEXT_JUSTIFY };

struct text_paragraph {
    const char *text;
    size_t length;
    const struct text_span *spans;
    size_t span_count;
    enum text_lang lang;
    bool serif, bold;
    float size;        /* em, u */
    float line_height; /* multiple of size; 0: 1.7 zh, 1.5 otherwise */
    float width;       /* of the column, u; lines are never wider */
    float first_indent;
    enum text_align align;
    bool headline; /* break at phrases, balance line lengths, never inside a Chinese word */
    int max_lines; /* 0: all; what does not fit is dropped and `clipped` says so */
};

struct text_run { /* one face, one style, one line */
    uint8_t face;
    uint16_t style, link;
    float x, width; /* of its advance boxes, relative to the layout's left edge */
    struct draw_glyph
        *glyphs; /* x relative to the layout's left edge; spaces have none; —— is one ⸺ */
    size_t glyph_count;
    uint32_t start, end; /* bytes of the paragraph */
};

struct text_line {
    float top, baseline,
        height;          /* relative to the layout's top; the middle of Han boxes and capitals
                          * (0.38 em above the baseline) is the middle of the line */
    float x, width;      /* ink extent by advances; trailing space does not count */
    uint32_t start, end; /* bytes, with the spaces dropped at its edges; lines meet */
    struct text_run *runs;
    size_t run_count;
};

struct text_layout {
    float width;  /* widest line */
    float height; /* line_height × lines */
    float size;
    struct text_line *lines;
    size_t line_count;
    bool clipped;     /* max_lines cut something off */
    bool overfull;    /* one unbreakable piece is wider than the column (it sticks out) */
    const char *text; /* the layout's own copy */
    size_t length;
};

/* Layouts by content, so that a frame costs a look-up. A layout returned stays valid until the next
 * text_cache_trim; the cache then drops the ones unused for longest beyond its budget. */
struct text_cache;

struct text_cache *text_cache_create(const struct text_metrics *metrics); /* metrics are copied */
void text_cache_destroy(struct text_cache *c);
const struct text_layout *text_layout(struct text_cache *c, const struct text_paragraph *p);
void text_cache_trim(struct text_cache *c); /* between frames */
void text_cache_forget(struct text_cache *c);

/* Width of one line of text without breaking it. */
float text_width(struct text_cache *c, const struct text_paragraph *p);

#endif
