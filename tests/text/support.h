/* Shared by the text room's tests: paragraphs from literals, lines as text. */
#ifndef TESTS_TEXT_SUPPORT_H
#define TESTS_TEXT_SUPPORT_H

#include "base/buf.h"
#include "base/utf8.h"
#include "test.h"
#include "text/layout.h"

/* A paragraph of size 10 u, `ems` wide. */
static inline struct text_paragraph paragraph(const char *text, enum text_lang lang, float ems)
{
    struct text_paragraph p = {.text = text, .length = strlen(text), .lang = lang};
    p.size = 10;
    p.width = ems * 10;
    return p;
}

/* What is seen of a line, spaces within included. */
static inline void add_line(struct buf *out, const struct text_layout *l, size_t index)
{
    const struct text_line *line = &l->lines[index];
    if (line->run_count > 0) {
        uint32_t start = line->runs[0].start, end = line->runs[line->run_count - 1].end;
        buf_add(out, l->text + start, end - start);
    }
}

/* All lines, parted by '|'. */
static inline const char *lines_of(struct buf *out, const struct text_layout *l)
{
    buf_clear(out);
    for (size_t i = 0; i < l->line_count; i++) {
        if (i > 0) {
            buf_add_byte(out, '|');
        }
        add_line(out, l, i);
    }
    return buf_text(out);
}

/* The first and the last character seen on a line; 0 when it is empty. */
static inline uint32_t first_of(const struct text_layout *l, size_t index)
{
    const struct text_line *line = &l->lines[index];
    const char *at = l->text + (line->run_count ? line->runs[0].start : 0);
    return line->run_count ? utf8_next(&at, l->text + l->length) : 0;
}

static inline uint32_t last_of(const struct text_layout *l, size_t index)
{
    const struct text_line *line = &l->lines[index];
    const char *at, *end;
    uint32_t cp = 0;
    if (line->run_count == 0) {
        return 0;
    }
    at = l->text + line->runs[0].start;
    end = l->text + line->runs[line->run_count - 1].end;
    while (at < end) {
        cp = utf8_next(&at, end);
    }
    return cp;
}

static inline bool in_set(const char *set, uint32_t cp)
{
    const char *end = set + strlen(set);
    while (cp && set < end) {
        if (utf8_next(&set, end) == cp) {
            return true;
        }
    }
    return false;
}

#endif
