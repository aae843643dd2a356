/* Bytes to cells: characters with their face, advance, style and line-break class.
 *
 * Chinese is set in the SC face with its own Latin and digits, so that most paragraphs are one run;
 * only Hangul and apostrophes leave it. English and Korean are set in the KR face, whose quotation
 * marks and dashes are proportional; Han inside English leaves it for the SC face. Combining marks
 * are composed with their letter where the face has the composed glyph, because faces map code
 * points to glyphs one to one and cannot place marks. */
#include "text/draft.h"

#include "base/utf8.h"

#include <unicode/unorm2.h>

#define TWO_EM_DASH 0x2E3Au
#define TWO_EM_LEAST 1.5f /* em; a narrower one is some fallback's */
#define MARK_MIDDLE 0.3f  /* em from a combining mark's origin to its middle */

static bool itemise_common(uint32_t cp)
{
    return (cp >= 0x20 && cp < 0x7F) || (cp >= 0x4E00 && cp <= 0x9FA5) ||
           (cp >= 0xAC00 && cp <= 0xD7A3);
}

static uint8_t itemise_face(const struct text_draft *d, const struct text_cell *c)
{
    const struct text_paragraph *p = d->p;
    uint8_t face = 0;
    bool kr;
    if (p->lang == TEXT_ZH) {
        kr = c->kind == KIND_HANGUL ||
             (c->cp >= 0x2018 && c->cp <= 0x201D &&
              (c->kind == KIND_NARROW_OPEN || c->kind == KIND_NARROW_CLOSE));
    } else {
        /* the KR face centres ，！？ in their em: they could not be cut in half */
        kr = c->kind != KIND_PAUSE && c->kind != KIND_STOP &&
             (p->lang == TEXT_KO || c->kind != KIND_HAN);
    }
    face |= p->serif ? TEXT_FACE_SERIF : 0;
    face |= p->bold || (c->style & TEXT_STRONG) ? TEXT_FACE_BOLD : 0;
    face |= kr ? TEXT_FACE_KR : 0;
    if ((c->style & TEXT_EMPHASIS) &&
        (kind_is_western(c->kind) || c->kind == KIND_NARROW_OPEN || c->kind == KIND_NARROW_CLOSE ||
         (c->kind == KIND_SYMBOL && c->cp < 0x2000))) {
        face |= TEXT_FACE_OBLIQUE;
    }
    return face;
}

/* The first of: the face wanted, the other locale's, the sans serif's, that has the character. */
static uint8_t itemise_fallback(const struct text_draft *d, uint8_t face, uint32_t cp)
{
    const struct text_metrics *m = d->metrics;
    const uint8_t tries[] = {face, face ^ TEXT_FACE_KR, (uint8_t)(face & ~TEXT_FACE_SERIF),
                             (uint8_t)((face & ~TEXT_FACE_SERIF) ^ TEXT_FACE_KR)};
    for (size_t i = 0; i < sizeof tries; i++) {
        if (m->has(m->self, tries[i], cp)) {
            return tries[i];
        }
    }
    return face;
}

static float itemise_advance(const struct text_draft *d, uint8_t face, uint32_t cp)
{
    float advance = d->metrics->advance(d->metrics->self, face, cp);
    return advance >= 0 && advance <= 4 ? advance : 0;
}

/* é from e and U+0301; 가 from its jamo. -> true when `c` needs no glyph of its own. */
static bool itemise_compose(const struct text_draft *d, struct text_cell *base,
                            const struct text_cell *c, const UNormalizer2 *nfc)
{
    UChar32 both;
    if (!nfc || !base->glyph) {
        return false;
    }
    both = unorm2_composePair(nfc, (UChar32)base->glyph, (UChar32)c->cp);
    if (both < 0 || !d->metrics->has(d->metrics->self, base->face, (uint32_t)both)) {
        return false;
    }
    base->glyph = (uint32_t)both;
    base->advance = itemise_advance(d, base->face, base->glyph);
    return true;
}

static void itemise_mark(const struct text_draft *d, size_t i, size_t base, const UNormalizer2 *nfc)
{
    struct text_cell *c = &d->cells[i];
    bool jamo = c->kind == KIND_HANGUL;
    if (i == 0 || (jamo && d->cells[base].kind != KIND_HANGUL)) {
        return;
    }
    if (itemise_compose(d, &d->cells[base], c, nfc)) {
        c->glyph = 0;
        c->advance = 0;
        c->kind = KIND_MARK;
    }
    if (c->kind == KIND_MARK) {
        c->face = d->cells[base].face; /* one run with its letter */
        c->style = d->cells[base].style;
        c->link = d->cells[base].link;
        c->shift = -d->cells[base].advance / 2 - MARK_MIDDLE; /* over the middle of its letter */
        c->brk = TEXT_BREAK_NO;
    }
}

static bool itemise_is_jamo(uint32_t cp)
{
    return cp >= 0x1161 && cp <= 0x11C2; /* vowels and finals that compose */
}

/* A glyph in the middle of `room` em. */
static void itemise_box(struct text_cell *c, float room)
{
    c->shift = (room - c->advance) / 2;
    c->advance = room;
}

static void itemise_cell(const struct text_draft *d, struct text_cell *c)
{
    c->glyph = c->cp;
    if (c->kind == KIND_NEWLINE || c->kind == KIND_INVISIBLE) {
        c->face = itemise_face(d, c);
        c->glyph = 0;
        return;
    }
    c->face = itemise_face(d, c);
    if (!itemise_common(c->cp)) {
        c->face = itemise_fallback(d, c->face, c->cp == '\t' ? ' ' : c->cp);
    }
    if (c->kind == KIND_SPACE || c->kind == KIND_FIXED_SPACE) {
        c->advance = itemise_advance(d, c->face, c->cp == '\t' || c->cp == 0xA0 ? ' ' : c->cp);
        c->glyph = 0;
        return;
    }
    c->advance = c->kind == KIND_MARK ? 0 : itemise_advance(d, c->face, c->cp);
    if (c->kind == KIND_DOT && d->p->lang == TEXT_ZH) {
        itemise_box(c, 0.5f);
    }
}

/* Chinese dashes are one em each, and two are one unbroken rule: the face's own dash is shorter
 * than an em, so a pair is painted as ⸺ in the middle of two em. */
static void itemise_dashes(const struct text_draft *d)
{
    for (size_t i = 0; i < d->count; i++) {
        struct text_cell *c = &d->cells[i], *next = c + 1;
        if (c->kind != KIND_DASH) {
            continue;
        }
        if (c->cp == TWO_EM_DASH) {
            itemise_box(c, 2);
            continue;
        }
        if (i + 1 < d->count && next->cp == c->cp && next->face == c->face &&
            next->style == c->style && next->link == c->link &&
            d->metrics->has(d->metrics->self, c->face, TWO_EM_DASH)) {
            float rule = itemise_advance(d, c->face, TWO_EM_DASH);
            if (rule > TWO_EM_LEAST) {
                c->glyph = TWO_EM_DASH;
                c->advance = rule;
                itemise_box(c, 2);
                c->advance = next->advance = 1;
                next->glyph = 0;
                i++;
                continue;
            }
        }
        itemise_box(c, 1);
    }
}

/* Styles by byte; spans out of order or beyond the text lose, nothing else happens. */
static void itemise_style(const struct text_paragraph *p, size_t *at, struct text_cell *c)
{
    while (*at < p->span_count && p->spans[*at].end <= c->start) {
        *at += 1;
    }
    if (*at < p->span_count && p->spans[*at].start <= c->start) {
        c->style = p->spans[*at].style;
        c->link = p->spans[*at].style & (TEXT_LINK | TEXT_TERM) ? p->spans[*at].link : 0;
    }
}

void text_itemise(struct text_draft *d)
{
    const struct text_paragraph *p = d->p;
    const char *at = p->text, *end = p->text + p->length;
    size_t capacity = utf8_count(p->text, p->length), span = 0, base = 0;
    uint32_t *cps = arena_alloc_array(d->mem, capacity, sizeof *cps);
    uint8_t *kinds = arena_alloc(d->mem, capacity);
    uint8_t *breaks = arena_alloc(d->mem, capacity + 1);
    const UNormalizer2 *nfc = NULL;
    d->cells = arena_alloc_array(d->mem, capacity + 1, sizeof *d->cells);
    while (at < end) {
        d->cells[d->count].start = (uint32_t)(at - p->text);
        cps[d->count] = utf8_next(&at, end);
        d->count++;
    }
    d->cells[d->count].start = (uint32_t)p->length;
    d->cells[d->count].brk = TEXT_BREAK_MUST;
    text_kinds(cps, d->count, p->lang, kinds);
    text_breaks_of_kinds(d->breaker, cps, kinds, d->count, p->lang, p->headline, breaks);
    for (size_t i = 0; i < d->count; i++) {
        struct text_cell *c = &d->cells[i];
        c->cp = cps[i];
        c->kind = kinds[i];
        c->brk = breaks[i];
        itemise_style(p, &span, c);
        itemise_cell(d, c);
        if (c->kind == KIND_MARK || itemise_is_jamo(c->cp)) {
            UErrorCode code = U_ZERO_ERROR;
            nfc = nfc ? nfc : unorm2_getNFCInstance(&code);
            itemise_mark(d, i, base, nfc);
        }
        if (c->kind != KIND_MARK && c->kind != KIND_INVISIBLE) {
            base = i;
        }
    }
    if (p->lang == TEXT_ZH) {
        itemise_dashes(d);
    }
}
