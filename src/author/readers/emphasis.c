/* `**“吉林一号”**卫星` is bold for a reader of Chinese, but not for CommonMark: its flanking rule
 * asks that a closing run behind punctuation be followed by a space or punctuation, and Chinese has
 * no spaces.
 *
 * The amended rule (commonmark-spec issue 650, pull request 839): a delimiter run beside a
 * character of East Asian width W, F or H, or of the Hangul script, satisfies the punctuation half
 * of the test. It is brought about without touching the parser: where CommonMark's rule fails and
 * the amended one holds, one punctuation mark is put between the run and the letter, which is
 * exactly what the old rule asks for. One side failing means that the other side holds, before and
 * after, so nothing else changes. Marks are taken out of every text of the tree afterwards. Only
 * '*' is served: '_' inside words is never emphasis in CommonMark, and stays so. */
#include "author/readers/emphasis.h"

#include "base/utf8.h"

#include <string.h>

struct emphasis_range {
    uint32_t first, last;
};

static bool emphasis_in(uint32_t cp, const struct emphasis_range *ranges, size_t count)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cp < ranges[middle].first) {
            high = middle;
        } else if (cp > ranges[middle].last) {
            low = middle + 1;
        } else {
            return true;
        }
    }
    return false;
}

/* Source: EastAsianWidth.txt 15.0, W, F and H without emoji; Scripts.txt 15.0, Hangul. */
bool emphasis_is_cjk(uint32_t cp)
{
    static const struct emphasis_range ranges[] = {
        {0x1100, 0x11FF},   {0x20A9, 0x20A9},   {0x2329, 0x232A},   {0x2E80, 0x303E},
        {0x3041, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7FF},
        {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF01, 0xFFEE},
        {0x16FE0, 0x18DFF}, {0x1AFF0, 0x1B2FF}, {0x1F200, 0x1F202}, {0x1F210, 0x1F23B},
        {0x1F240, 0x1F248}, {0x1F250, 0x1F265}, {0x20000, 0x3FFFD}};
    return emphasis_in(cp, ranges, sizeof ranges / sizeof *ranges);
}

/* Source: what libcmark 0.30 takes for punctuation, found by asking it; a test asks it again. */
bool emphasis_is_punctuation(uint32_t cp)
{
    static const struct emphasis_range ranges[] = {
        {0x21, 0x2F},       {0x3A, 0x40},       {0x5B, 0x60},       {0x7B, 0x7E},
        {0xA1, 0xA1},       {0xA7, 0xA7},       {0xAB, 0xAB},       {0xB6, 0xB7},
        {0xBB, 0xBB},       {0xBF, 0xBF},       {0x37E, 0x37E},     {0x387, 0x387},
        {0x55A, 0x55F},     {0x589, 0x58A},     {0x5BE, 0x5BE},     {0x5C0, 0x5C0},
        {0x5C3, 0x5C3},     {0x5C6, 0x5C6},     {0x5F3, 0x5F4},     {0x609, 0x60A},
        {0x60C, 0x60D},     {0x61B, 0x61B},     {0x61E, 0x61F},     {0x66A, 0x66D},
        {0x6D4, 0x6D4},     {0x700, 0x70D},     {0x7F7, 0x7F9},     {0x830, 0x83E},
        {0x85E, 0x85E},     {0x964, 0x965},     {0x970, 0x970},     {0xAF0, 0xAF0},
        {0xDF4, 0xDF4},     {0xE4F, 0xE4F},     {0xE5A, 0xE5B},     {0xF04, 0xF12},
        {0xF14, 0xF14},     {0xF3A, 0xF3D},     {0xF85, 0xF85},     {0xFD0, 0xFD4},
        {0xFD9, 0xFDA},     {0x104A, 0x104F},   {0x10FB, 0x10FB},   {0x1360, 0x1368},
        {0x1400, 0x1400},   {0x166D, 0x166E},   {0x169B, 0x169C},   {0x16EB, 0x16ED},
        {0x1735, 0x1736},   {0x17D4, 0x17D6},   {0x17D8, 0x17DA},   {0x1800, 0x180A},
        {0x1944, 0x1945},   {0x1A1E, 0x1A1F},   {0x1AA0, 0x1AA6},   {0x1AA8, 0x1AAD},
        {0x1B5A, 0x1B60},   {0x1BFC, 0x1BFF},   {0x1C3B, 0x1C3F},   {0x1C7E, 0x1C7F},
        {0x1CC0, 0x1CC7},   {0x1CD3, 0x1CD3},   {0x2010, 0x2027},   {0x2030, 0x2043},
        {0x2045, 0x2051},   {0x2053, 0x205E},   {0x207D, 0x207E},   {0x208D, 0x208E},
        {0x2308, 0x230B},   {0x2329, 0x232A},   {0x2768, 0x2775},   {0x27C5, 0x27C6},
        {0x27E6, 0x27EF},   {0x2983, 0x2998},   {0x29D8, 0x29DB},   {0x29FC, 0x29FD},
        {0x2CF9, 0x2CFC},   {0x2CFE, 0x2CFF},   {0x2D70, 0x2D70},   {0x2E00, 0x2E2E},
        {0x2E30, 0x2E42},   {0x3001, 0x3003},   {0x3008, 0x3011},   {0x3014, 0x301F},
        {0x3030, 0x3030},   {0x303D, 0x303D},   {0x30A0, 0x30A0},   {0x30FB, 0x30FB},
        {0xA4FE, 0xA4FF},   {0xA60D, 0xA60F},   {0xA673, 0xA673},   {0xA67E, 0xA67E},
        {0xA6F2, 0xA6F7},   {0xA874, 0xA877},   {0xA8CE, 0xA8CF},   {0xA8F8, 0xA8FA},
        {0xA92E, 0xA92F},   {0xA95F, 0xA95F},   {0xA9C1, 0xA9CD},   {0xA9DE, 0xA9DF},
        {0xAA5C, 0xAA5F},   {0xAADE, 0xAADF},   {0xAAF0, 0xAAF1},   {0xABEB, 0xABEB},
        {0xFD3E, 0xFD3F},   {0xFE10, 0xFE19},   {0xFE30, 0xFE52},   {0xFE54, 0xFE61},
        {0xFE63, 0xFE63},   {0xFE68, 0xFE68},   {0xFE6A, 0xFE6B},   {0xFF01, 0xFF03},
        {0xFF05, 0xFF0A},   {0xFF0C, 0xFF0F},   {0xFF1A, 0xFF1B},   {0xFF1F, 0xFF20},
        {0xFF3B, 0xFF3D},   {0xFF3F, 0xFF3F},   {0xFF5B, 0xFF5B},   {0xFF5D, 0xFF5D},
        {0xFF5F, 0xFF65},   {0x10100, 0x10102}, {0x1039F, 0x1039F}, {0x103D0, 0x103D0},
        {0x1056F, 0x1056F}, {0x10857, 0x10857}, {0x1091F, 0x1091F}, {0x1093F, 0x1093F},
        {0x10A50, 0x10A58}, {0x10A7F, 0x10A7F}, {0x10AF0, 0x10AF6}, {0x10B39, 0x10B3F},
        {0x10B99, 0x10B9C}, {0x11047, 0x1104D}, {0x110BB, 0x110BC}, {0x110BE, 0x110C1},
        {0x11140, 0x11143}, {0x11174, 0x11175}, {0x111C5, 0x111C8}, {0x111CD, 0x111CD},
        {0x11238, 0x1123D}, {0x114C6, 0x114C6}, {0x115C1, 0x115C9}, {0x11641, 0x11643},
        {0x12470, 0x12474}, {0x16A6E, 0x16A6F}, {0x16AF5, 0x16AF5}, {0x16B37, 0x16B3B},
        {0x16B44, 0x16B44}, {0x1BC9F, 0x1BC9F}};
    return emphasis_in(cp, ranges, sizeof ranges / sizeof *ranges);
}

/* Source: libcmark's cmark_utf8proc_is_space, the class Zs and ASCII white space. */
static bool emphasis_is_space(uint32_t cp)
{
    return cp == 0 || cp == ' ' || (cp >= 9 && cp <= 13) || cp == 0xA0 || cp == 0x1680 ||
           (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

/* A run of '*' between the characters `before` and `after` (0 at the ends of the text). */
static void emphasis_run(struct buf *out, size_t stars, uint32_t before, uint32_t after)
{
    bool cjk = emphasis_is_cjk(before) || emphasis_is_cjk(after);
    bool space_before = emphasis_is_space(before), space_after = emphasis_is_space(after);
    bool before_sharp = emphasis_is_punctuation(before),
         after_sharp = emphasis_is_punctuation(after);
    bool opens = !space_after && (!after_sharp || space_before || before_sharp);
    bool closes = !space_before && (!before_sharp || space_after || after_sharp);
    size_t i;
    if (cjk && !opens && !space_after) {
        buf_add_utf8(out, EMPHASIS_MARK);
    }
    for (i = 0; i < stars; i++) {
        buf_add_byte(out, '*');
    }
    if (cjk && !closes && !space_before) {
        buf_add_utf8(out, EMPHASIS_MARK);
    }
}

void emphasis_prepare(const char *text, size_t length, struct buf *out)
{
    const char *p = text, *end = text + length;
    uint32_t before = 0;
    bool escaped = false;
    while (p < end) {
        const char *start = p;
        uint32_t cp = utf8_next(&p, end);
        if (cp == '*' && !escaped) {
            const char *next;
            uint32_t after = 0;
            while (p < end && *p == '*') {
                p++;
            }
            next = p;
            if (p < end) {
                after = utf8_next(&next, end);
            }
            emphasis_run(out, (size_t)(p - start), before, after);
        } else {
            buf_add(out, start, (size_t)(p - start));
        }
        escaped = cp == '\\' && !escaped;
        before = cp;
    }
}

void emphasis_strip(const char *text, size_t length, struct buf *out)
{
    static const char mark[] = "\xF0\x90\xA9\xBF";
    size_t i = 0, start = 0;
    for (; i + EMPHASIS_MARK_BYTES <= length; i++) {
        if (memcmp(text + i, mark, EMPHASIS_MARK_BYTES) == 0) {
            buf_add(out, text + start, i - start);
            start = i + EMPHASIS_MARK_BYTES;
            i = start - 1;
        }
    }
    if (start < length) {
        buf_add(out, text + start, length - start);
    }
}
