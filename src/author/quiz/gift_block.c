/* From a file to its blocks. Lines, comments and escapes as Moodle's importer takes them: a block
 * ends at an empty line, a line that begins with two slashes does not count, and a backslash hides
 * the seven characters that mean something, before anything else is looked at. */
#include "author/quiz/gift.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

/* --- lines ------------------------------------------------------------------------------------ */

void gift_open(struct gift *g)
{
    size_t capacity = 0, i;
    for (i = 0; i <= g->length; i++) {
        if (i == 0 || g->text[i - 1] == '\n') {
            if (g->line_count + 2 > capacity) {
                capacity = capacity ? 2 * capacity : 256;
                g->lines = mem_resize_array(g->lines, capacity, sizeof *g->lines);
            }
            g->lines[g->line_count++] = (uint32_t)i;
        }
    }
    g->lines[g->line_count] = (uint32_t)g->length + 1;
    g->near_line = 0;
    g->near_column = 1;
}

void gift_finish(struct gift *g)
{
    mem_free(g->lines);
    mem_free(g->data);
    mem_free(g->at);
}

/* Places are asked for from left to right, so each goes on where the last one was: an answer of a
 * line with thousands of them costs its own characters only. */
struct diag_place gift_place(struct gift *g, size_t offset)
{
    size_t low = 0, high = g->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (g->lines[middle] <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    if (low != g->near_line || offset < g->near_at) {
        g->near_line = low;
        g->near_at = g->lines[low];
        g->near_column = 1;
    }
    g->near_column += (int)utf8_count(g->text + g->near_at, offset - g->near_at);
    g->near_at = offset;
    return model_place(g->file, (int)low + 1, g->near_column);
}

/* Bytes of white space at `p`: a blank of Chinese or of typesetting counts, because nobody sees the
 * difference. */
static size_t gift_white(const char *p, size_t left)
{
    if ((unsigned char)*p <= ' ' || *p == 0x7F) {
        return 1;
    }
    if (left >= 3 && memcmp(p, "\xE3\x80\x80", 3) == 0) {
        return 3;
    }
    return left >= 2 && memcmp(p, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

void gift_line(const struct gift *g, size_t line, size_t *from, size_t *to)
{
    size_t start = g->lines[line], end = g->lines[line + 1] - 1, step;
    while (start < end && (step = gift_white(g->text + start, end - start)) > 0) {
        start += step;
    }
    while (end > start) {
        const char *p = g->text + end;
        if (gift_white(p - 1, 1)) {
            end--;
        } else if (end - start >= 3 && gift_white(p - 3, 3) == 3) {
            end -= 3;
        } else if (end - start >= 2 && gift_white(p - 2, 2) == 2) {
            end -= 2;
        } else {
            break;
        }
    }
    *from = start;
    *to = end;
}

/* --- blocks ----------------------------------------------------------------------------------- */

static void gift_put(struct gift *g, char c, size_t at)
{
    if (g->count == g->capacity) {
        g->capacity = g->capacity ? 2 * g->capacity : 4096;
        g->data = mem_resize_array(g->data, g->capacity, 1);
        g->at = mem_resize_array(g->at, g->capacity, sizeof *g->at);
    }
    g->data[g->count] = c;
    g->at[g->count++] = (uint32_t)at;
}

static void gift_add_line(struct gift *g, size_t from, size_t to)
{
    static const char signs[] = ":#={}~n";
    size_t i;
    for (i = from; i < to; i++) {
        char c = g->text[i];
        const char *sign = c == '\\' && i + 1 < to ? memchr(signs, g->text[i + 1], 7) : NULL;
        if (sign) {
            gift_put(g, (char)(GIFT_COLON + (sign - signs)), i++);
        } else if (c == '\\' && i + 1 < to && g->text[i + 1] == '\\') {
            gift_put(g, '\\', i++);
        } else {
            gift_put(g, (unsigned char)c < ' ' || c == 0x7F ? ' ' : c, i);
        }
    }
}

static bool gift_slashes(const char *p, size_t left)
{
    return (left >= 2 && p[0] == '/' && p[1] == '/') || (left >= 6 && memcmp(p, "／／", 6) == 0);
}

void gift_gather(struct gift *g, size_t from, size_t to)
{
    size_t line;
    g->count = 0;
    g->said_of_itself = false;
    memset(&g->q, 0, sizeof g->q);
    for (line = from; line < to; line++) {
        size_t start, end;
        gift_line(g, line, &start, &end);
        if (gift_slashes(g->text + start, end - start)) {
            gift_comment(g, start, end);
        } else {
            if (g->count > 0) {
                gift_put(g, '\n', start > 0 ? start - 1 : 0);
            }
            gift_add_line(g, start, end);
        }
    }
}
