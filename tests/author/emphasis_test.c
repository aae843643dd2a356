/* The marks beside asterisks: where they are put, and that nothing else changes. */
#include "test.h"

#include "author/readers/emphasis.h"
#include "base/rng.h"
#include "base/utf8.h"

#include <cmark.h>
#include <stdlib.h>

static char *html(const char *text)
{
    return cmark_markdown_to_html(text, strlen(text), CMARK_OPT_DEFAULT);
}

/* What libcmark takes for punctuation shows in `x**C**`: with punctuation behind it, a run that
 * follows a letter opens nothing. Our table must agree for every character, or a mark would do
 * harm. */
static void the_punctuation_is_libcmarks(void)
{
    uint32_t cp;
    int differ = 0;
    for (cp = 0x21; cp < 0x20000 && differ < 20; cp++) {
        char text[32] = "x**";
        char *out;
        bool opens, space;
        size_t length = utf8_put(cp, text + 3);
        if ((cp >= 0xD800 && cp < 0xE000) || cp == '\\' || cp == '&' || cp == '<' || cp == '[' ||
            cp == '!' || cp == '`' || cp == '_' || cp == '*' || cp == 0x7F) {
            continue;
        }
        memcpy(text + 3 + length, "y**", 4);
        out = html(text);
        opens = strstr(out, "<strong>") != NULL;
        space = cp == 0xA0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F ||
                cp == 0x205F || cp == 0x3000;
        if (opens == (emphasis_is_punctuation(cp) || space)) {
            test_fail(__FILE__, __LINE__, "U+%04X: libcmark %d, we %d", (unsigned)cp, !opens,
                      emphasis_is_punctuation(cp));
            differ++;
        }
        free(out);
    }
    CHECK_INT(differ, 0);
}

static void random_text(struct rng *r, struct buf *out, const char *const *pieces, uint32_t count)
{
    uint32_t length = 1 + rng_below(r, 14);
    buf_clear(out);
    while (length-- > 0) {
        buf_add_text(out, pieces[rng_below(r, count)]);
    }
}

/* Without a CJK character the prepared text is the text. */
static void latin_is_left_alone(void)
{
    static const char *const pieces[] = {"*",  "**", "***", "_",  "a", "b ", " ", ".",      "(",
                                         "\"", "\\", "`",   "\n", "é", "“",  "—", "[x](y)", "- "};
    struct buf text = {0}, out = {0};
    struct rng rng;
    int i;
    rng_seed(&rng, 3);
    for (i = 0; i < 20000; i++) {
        random_text(&rng, &text, pieces, sizeof pieces / sizeof *pieces);
        buf_clear(&out);
        emphasis_prepare(text.data, text.length, &out);
        CHECK_TEXT(out.data, text.data);
    }
    buf_finish(&text);
    buf_finish(&out);
}

/* With CJK characters: taking the marks out gives the text again; line ends stay; and whatever was
 * emphasis for plain CommonMark in a text without punctuation is so still. */
static void marks_come_out_again(void)
{
    static const char *const pieces[] = {"*", "**", "***", "吉", "林", "。", "“", "”",
                                         "a", " ",  "\n",  "(",  "\\", "길", "`", "，"};
    struct buf text = {0}, out = {0}, back = {0};
    struct rng rng;
    int i, marked = 0;
    rng_seed(&rng, 4);
    for (i = 0; i < 20000; i++) {
        random_text(&rng, &text, pieces, sizeof pieces / sizeof *pieces);
        buf_clear(&out);
        buf_clear(&back);
        emphasis_prepare(text.data, text.length, &out);
        emphasis_strip(out.data, out.length, &back);
        CHECK_TEXT(back.data, text.data);
        marked += out.length != text.length;
    }
    CHECK(marked > 1000);
    buf_finish(&text);
    buf_finish(&out);
    buf_finish(&back);
}

static void append(char text[64], const char *more)
{
    size_t length = strlen(text);
    snprintf(text + length, 64 - length, "%s", more);
}

/* A second opinion on single pairs: the amended flanking rule written down directly. */
static void single_runs_follow_the_amended_rule(void)
{
    static const uint32_t sides[] = {0x5409, 0xAE38, 'a',     '1',    ' ',    0x3002, 0x201C,
                                     '(',    0x3000, 0x1F600, 0xFF0C, 0x2014, 0xE9};
    size_t n = sizeof sides / sizeof *sides, i, j;
    for (i = 0; i < n; i++) {
        for (j = 0; j < n; j++) {
            char inner[32], text[64];
            struct buf out = {0};
            uint32_t before = sides[i], after = sides[j];
            bool cjk = emphasis_is_cjk(before) || emphasis_is_cjk(after);
            bool sharp_before = emphasis_is_punctuation(before);
            bool sharp_after = emphasis_is_punctuation(after);
            bool space_before = before == ' ' || before == 0x3000;
            bool space_after = after == ' ' || after == 0x3000;
            bool opens = !space_after && (!sharp_after || space_before || sharp_before || cjk);
            bool closes = !space_before && (!sharp_before || space_after || sharp_after || cjk);
            char *page;
            inner[utf8_put(before, inner)] = '\0';
            snprintf(text, sizeof text, "x%s**", inner);
            inner[utf8_put(after, inner)] = '\0';
            append(text, inner);
            if (opens && !closes) {
                append(text, "y** z");
            } else if (closes && !opens) {
                memmove(text + 4, text, strlen(text) + 1);
                memcpy(text, "z **", 4);
            } else if (opens && closes) {
                append(text, "y** z");
            }
            emphasis_prepare(text, strlen(text), &out);
            page = html(out.data);
            if ((strstr(page, "<strong>") != NULL) != (opens || closes)) {
                test_fail(__FILE__, __LINE__, "%s: opens %d, closes %d, page %s", text, opens,
                          closes, page);
            }
            free(page);
            buf_finish(&out);
        }
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(the_punctuation_is_libcmarks);
    RUN(latin_is_left_alone);
    RUN(marks_come_out_again);
    RUN(single_runs_follow_the_amended_rule);
    return TEST_END();
}
