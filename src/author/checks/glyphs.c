/* Characters that a visitor would see as an empty box, or not see at all: what no font of the kiosk
 * has, what a conversion lost, invisible marks that come along with a copy from the web, and
 * letters of another script that look like ours. Each is told once for a file, with its code, since
 * two of them may look alike in an editor. Source: Unicode 15, blocks and names. */
#include "author/checks/checks.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "text/noto.h"

#include <string.h>

static bool glyphs_new(struct glyphs *g, const char *file, uint32_t cp)
{
    size_t i;
    for (i = 0; i < g->count; i++) {
        if (g->seen[i].cp == cp && strcmp(g->seen[i].file, file) == 0) {
            return false;
        }
    }
    if (g->count == g->capacity) {
        g->capacity = g->capacity ? g->capacity * 2 : 64;
        g->seen = mem_resize_array(g->seen, g->capacity, sizeof *g->seen);
    }
    g->seen[g->count].file = file;
    g->seen[g->count++].cp = cp;
    return true;
}

void glyphs_finish(struct glyphs *g)
{
    mem_free(g->seen);
    memset(g, 0, sizeof *g);
}

/* Radicals and compatibility forms, which PDF files have in place of the characters; twelve of the
 * latter are characters of their own. */
static bool glyphs_double(uint32_t cp)
{
    static const uint32_t own[] = {0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F,
                                   0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29};
    size_t i;
    for (i = 0; i < sizeof own / sizeof *own; i++) {
        if (cp == own[i]) {
            return false;
        }
    }
    return (cp >= 0x2E80 && cp <= 0x2FDF) || (cp >= 0xF900 && cp <= 0xFAFF) ||
           (cp >= 0x2F800 && cp <= 0x2FA1F);
}

/* Cyrillic and Greek letters that one cannot tell from Latin ones. */
static char glyphs_latin(uint32_t cp)
{
    static const struct {
        uint32_t cp;
        char latin;
    } alike[] = {{0x410, 'A'}, {0x412, 'B'}, {0x415, 'E'}, {0x41A, 'K'}, {0x41C, 'M'}, {0x41D, 'H'},
                 {0x41E, 'O'}, {0x420, 'P'}, {0x421, 'C'}, {0x422, 'T'}, {0x425, 'X'}, {0x430, 'a'},
                 {0x435, 'e'}, {0x43E, 'o'}, {0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'}, {0x445, 'x'},
                 {0x456, 'i'}, {0x455, 's'}, {0x391, 'A'}, {0x392, 'B'}, {0x395, 'E'}, {0x397, 'H'},
                 {0x399, 'I'}, {0x39A, 'K'}, {0x39C, 'M'}, {0x39D, 'N'}, {0x39F, 'O'}, {0x3A1, 'P'},
                 {0x3A4, 'T'}, {0x3A7, 'X'}, {0x3A5, 'Y'}, {0x396, 'Z'}, {0x3BF, 'o'}};
    size_t i;
    for (i = 0; i < sizeof alike / sizeof *alike; i++) {
        if (alike[i].cp == cp) {
            return alike[i].latin;
        }
    }
    return '\0';
}

static bool glyphs_beside_latin(const struct prose *p, size_t i)
{
    return (i > 0 && check_latin(p->letters[i - 1].cp)) ||
           (i + 1 < p->letter_count && check_latin(p->letters[i + 1].cp));
}

/* U+200B is an author's place to break and U+2060 forbids one: see text/layout.h. The serif faces
 * fall back to the sans serif ones, so these decide: text/itemise.c. */
static bool glyphs_has(uint32_t cp)
{
    return cp == '\n' || cp == '\t' || cp == 0x200B || cp == 0x2060 ||
           text_metrics_noto.has(text_metrics_noto.self, 0, cp);
}

enum glyphs_flaw {
    GLYPHS_FINE,
    GLYPHS_LOST,
    GLYPHS_PRIVATE,
    GLYPHS_INVISIBLE,
    GLYPHS_SPACE,
    GLYPHS_DOUBLE,
    GLYPHS_KANA,
    GLYPHS_EMOJI,
    GLYPHS_MISSING,
    GLYPHS_ALIKE
};

static enum glyphs_flaw glyphs_flaw(const struct prose *p, size_t i)
{
    static const struct {
        uint32_t first, last;
        enum glyphs_flaw flaw;
    } ranges[] = {{0xA0, 0xA0, GLYPHS_SPACE},         {0x2000, 0x200A, GLYPHS_SPACE},
                  {0x202F, 0x202F, GLYPHS_SPACE},     {0x205F, 0x205F, GLYPHS_SPACE},
                  {0xAD, 0xAD, GLYPHS_INVISIBLE},     {0x200C, 0x200F, GLYPHS_INVISIBLE},
                  {0x202A, 0x202E, GLYPHS_INVISIBLE}, {0x2061, 0x206F, GLYPHS_INVISIBLE},
                  {0xFEFF, 0xFEFF, GLYPHS_INVISIBLE}, {0xFE00, 0xFE0F, GLYPHS_INVISIBLE},
                  {0xFF61, 0xFFDC, GLYPHS_KANA},      {0x1F000, 0x1FAFF, GLYPHS_EMOJI},
                  {0xE000, 0xF8FF, GLYPHS_PRIVATE},   {0xE0000, 0xE0FFF, GLYPHS_INVISIBLE},
                  {0xF0000, 0x10FFFF, GLYPHS_PRIVATE}};
    uint32_t cp = p->letters[i].cp;
    size_t r;
    if (cp < 0x7F || (cp >= 0x4E00 && cp <= 0x9FA5)) {
        return GLYPHS_FINE;
    }
    if (cp == UTF8_REPLACEMENT) { /* in a text plain.c has told of it already */
        return p->fixed ? GLYPHS_LOST : GLYPHS_FINE;
    }
    for (r = 0; r < sizeof ranges / sizeof *ranges; r++) {
        if (cp >= ranges[r].first && cp <= ranges[r].last) {
            return ranges[r].flaw;
        }
    }
    if (glyphs_double(cp)) {
        return GLYPHS_DOUBLE;
    }
    if (!glyphs_has(cp)) {
        return GLYPHS_MISSING;
    }
    return glyphs_latin(cp) != '\0' && glyphs_beside_latin(p, i) ? GLYPHS_ALIKE : GLYPHS_FINE;
}

static void glyphs_say(const struct prose *p, size_t i, enum glyphs_flaw flaw)
{
    struct diag *d = p->m->d;
    struct diag_place place = prose_place(p, i);
    uint32_t cp = p->letters[i].cp;
    char text[5] = "";
    text[utf8_put(cp, text)] = '\0';
    switch (flaw) {
    case GLYPHS_LOST:
        diag_add(d, DIAG_ERROR, place,
                 "U+FFFD stands where a conversion lost a character; type it again");
        break;
    case GLYPHS_PRIVATE:
        diag_add(d, DIAG_ERROR, place,
                 "U+%04X is a private character that only its maker's font has; write it another"
                 " way",
                 cp);
        break;
    case GLYPHS_INVISIBLE:
        diag_add(d, DIAG_WARNING, place, "an invisible character U+%04X; delete it", cp);
        break;
    case GLYPHS_SPACE:
        diag_add(d, DIAG_WARNING, place,
                 "a special space U+%04X; type an ordinary one, numbers keep their units anyway",
                 cp);
        break;
    case GLYPHS_DOUBLE:
        diag_add(d, DIAG_WARNING, place,
                 "'%s' (U+%04X) only looks like the character it stands for, and search does not"
                 " find it; type it again",
                 text, cp);
        break;
    case GLYPHS_KANA:
        diag_add(d, DIAG_WARNING, place, "a half-width '%s' (U+%04X); write the full-width one",
                 text, cp);
        break;
    case GLYPHS_EMOJI:
        diag_add(d, DIAG_ERROR, place,
                 "the kiosk cannot show the emoji '%s' (U+%04X); write it in words", text, cp);
        break;
    case GLYPHS_MISSING:
        diag_add(d, DIAG_ERROR, place,
                 "no font of the kiosk has '%s' (U+%04X); write it another way", text, cp);
        break;
    case GLYPHS_ALIKE:
        diag_add(d, DIAG_WARNING, place,
                 "'%s' (U+%04X) is a letter of another alphabet among Latin ones; type '%c'", text,
                 cp, glyphs_latin(cp));
        break;
    case GLYPHS_FINE:
        break;
    }
}

void glyphs_check(struct glyphs *g, const struct prose *p)
{
    size_t i;
    for (i = 0; i < p->letter_count; i++) {
        enum glyphs_flaw flaw = glyphs_flaw(p, i);
        /* in other languages a no-break space may be meant */
        if (flaw == GLYPHS_FINE || (flaw == GLYPHS_SPACE && !prose_is(p, "zh"))) {
            continue;
        }
        if (glyphs_new(g, p->place.file, p->letters[i].cp)) {
            glyphs_say(p, i, flaw);
        }
    }
}
