/* Rules for lines of running text (how long, where they begin and end), and for pictures and icons
 * that are named: each must be there. Source: W3C clreq, prohibition rules at line start and line
 * end; WCAG 2.2 1.4.8 for the length. */
#include "look.h"

#include "base/utf8.h"

#include <string.h>
#include <unistd.h>

#define HAN_MOST 36.0f
#define LATIN_MOST 80.0f
#define LEADING_LEAST 1.48f
#define LINE_PIECE 24 /* bytes on either side of a break: enough to find its place again */

static bool line_may_not_begin(uint32_t cp)
{
    static const uint32_t marks[] = {0x3001, 0x3002, 0xFF0C, 0xFF1B, 0xFF1A, 0xFF01, 0xFF1F,
                                     0xFF09, 0x300B, 0x300D, 0x300F, 0x3011, 0x3009, 0x2026,
                                     ')',    ',',    '.',    ';',    ':',    '!',    '?',
                                     '%',    0x2103, 0xB7,   0x201D, 0x2019};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (cp == marks[i]) {
            return true;
        }
    }
    return false;
}

static bool line_may_not_end(uint32_t cp)
{
    static const uint32_t marks[] = {0xFF08, 0x300A, 0x300C, 0x300E, 0x3010,
                                     0x3008, '(',    '[',    0x201C, 0x2018};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (cp == marks[i]) {
            return true;
        }
    }
    return false;
}

struct line {
    const struct look_run *run; /* its first one */
    uint32_t first, last;       /* characters with ink */
    size_t han, other;          /* Latin letters with the spaces and digits among them */
};

static void line_add(struct line *line, const struct draw_command *c)
{
    const char *at = c->as.run.text, *end = at + c->as.run.text_length;
    while (at < end) {
        uint32_t cp = utf8_next(&at, end);
        if (utf8_is_han(cp) || utf8_is_hangul(cp) || utf8_is_cjk_punctuation(cp)) {
            line->han++;
        } else {
            line->other++;
        }
        if (cp > 0x20 && cp != 0x3000 && cp != 0xA0) {
            line->first = line->first ? line->first : cp;
            line->last = cp;
        }
    }
}

/* Whether the line begins with this run: an edge may hide all the ink of the words before it. */
static bool line_begins(const struct look *l, const struct look_run *run)
{
    const struct draw_command *c = l->list->commands + run->element->command;
    for (; c < run->drawn; c++) {
        if (c->kind == DRAW_GLYPHS && c->as.run.baseline == run->drawn->as.run.baseline) {
            return false;
        }
    }
    return true;
}

static void line_check(const struct look *l, const struct line *line, bool body, bool last)
{
    const char *label = line->run->element->label;
    float y = line->run->drawn->as.run.baseline;
    float length = (float)line->han / HAN_MOST + (float)line->other / LATIN_MOST;
    if (line_may_not_begin(line->first) && line_begins(l, line->run)) {
        finding(l->findings, RULE_LINE_ENDS, l->scene, label, "a line begins with U+%04X at y %.0f",
                (unsigned)line->first, (double)y);
    }
    if (!last && line_may_not_end(line->last)) {
        finding(l->findings, RULE_LINE_ENDS, l->scene, label, "a line ends with U+%04X at y %.0f",
                (unsigned)line->last, (double)y);
    }
    if (body && length > 1.0f + 0.5f / HAN_MOST) {
        finding(l->findings, RULE_LINE_LENGTH, l->scene, "body",
                "has a line of %zu Han and %zu other characters: \"%.*s\"", line->han, line->other,
                (int)utf8_cut(label, strlen(label), 30), label);
    }
}

static bool line_letter(uint32_t cp)
{
    return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
           (cp >= 0xC0 && cp < 0x250) || utf8_is_hangul(cp);
}

/* A word was torn when the end of one line and the beginning of the next stand side by side in the
 * text: between whole words there is at least a space. */
static void line_torn(const struct look *l, const struct look_run *end, const struct look_run *next)
{
    const char *a = end->drawn->as.run.text, *b = next->drawn->as.run.text;
    size_t a_length = end->drawn->as.run.text_length, b_length = next->drawn->as.run.text_length;
    char piece[2 * LINE_PIECE + 1];
    size_t tail = a_length, head = utf8_cut(b, b_length, LINE_PIECE);
    const char *at = a;
    uint32_t last = 0;
    while (at < a + a_length) {
        tail = tail > LINE_PIECE ? (size_t)(a + a_length - at) : tail;
        last = utf8_next(&at, a + a_length);
    }
    if (tail > LINE_PIECE || head == 0 || !line_letter(last)) {
        return;
    }
    at = b;
    if (!line_letter(utf8_next(&at, b + b_length))) {
        return;
    }
    memcpy(piece, a + a_length - tail, tail);
    memcpy(piece + tail, b, head);
    piece[tail + head] = '\0';
    if (strstr(end->element->label, piece)) {
        finding(l->findings, RULE_WORDS, l->scene, end->element->label,
                "a word is torn at \"%.*s|%.*s\" (y %.0f, size %.0f)", (int)tail, piece, (int)head,
                piece + tail, (double)end->drawn->as.run.baseline, (double)end->element->size);
    }
}

/* L2: running text needs air between its lines. Titles (bold) may stand closer, and so may two
 * lines of a label, which are no running text. */
static void line_leading(const struct look *l, const struct ui_element *e, float from, float to,
                         size_t lines)
{
    float pitch = (to - from) / e->size;
    if (lines > 2 && pitch > 0 && pitch < LEADING_LEAST) {
        finding(l->findings, RULE_LEADING, l->scene, e->label, "has lines %.2f em apart",
                (double)pitch);
    }
}

void look_at_lines(const struct look *l)
{
    float size = theme_size(l->scene->text, TYPE_BODY);
    size_t at = 0, lines = 0;
    float before = 0;
    const struct ui_element *text = NULL;
    while (at < l->run_count) {
        struct line line = {.run = &l->runs[at]};
        const struct ui_element *e = line.run->element;
        float baseline = line.run->drawn->as.run.baseline;
        bool body = e->scrolled && e->size == size;
        lines = e == text ? lines + 1 : 1;
        if (lines > 1 && !(line.run->drawn->as.run.face & TEXT_FACE_BOLD)) {
            line_leading(l, e, before, baseline, lines);
        }
        text = e;
        before = baseline;
        while (at < l->run_count && l->runs[at].element == e &&
               l->runs[at].drawn->as.run.baseline == baseline) {
            line_add(&line, l->runs[at++].drawn);
        }
        line_check(l, &line, body, at == l->run_count || l->runs[at].element != e);
        if (at < l->run_count && l->runs[at].element == e) {
            line_torn(l, &l->runs[at - 1], &l->runs[at]);
        }
    }
}

void look_at_pictures(const struct look *l)
{
    for (size_t i = 0; i < l->list->count; i++) {
        const struct draw_command *c = &l->list->commands[i];
        struct pack_picture picture;
        struct err err;
        if (c->kind == DRAW_IMAGE && strncmp(c->as.image.name, "app/", 4) == 0) {
            const char *path = arena_format(l->memory, "%s/assets/pictures/%s.svg",
                                            KIOSK_SOURCE_DIR, c->as.image.name + 4);
            if (access(path, R_OK) != 0) {
                finding(l->findings, RULE_PICTURES, l->scene, c->as.image.name, "has no file");
            }
        } else if (c->kind == DRAW_IMAGE &&
                   !pack_picture(stage_pack(l->stage), c->as.image.name, l->scene->lang, l->memory,
                                 &picture, &err)) {
            finding(l->findings, RULE_PICTURES, l->scene, c->as.image.name, "picture: %s",
                    err.text);
        }
        if (c->kind == DRAW_ICON) {
            const char *path = arena_format(l->memory, "%s/assets/icons/%s.svg", KIOSK_SOURCE_DIR,
                                            c->as.icon.name);
            if (access(path, R_OK) != 0) {
                finding(l->findings, RULE_PICTURES, l->scene, c->as.icon.name, "has no icon file");
            }
        }
    }
}
