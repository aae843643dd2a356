/* Writes the questions of a bank as GIFT that Moodle reads too. Each text gets the format in which
 * it means the same in both programs: none when nothing in it could be taken for markup, [plain]
 * when something could, [markdown] for emphasis, [html] for the few characters that must not stand
 * there themselves. */
#include "author/quiz/bank.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum write_format { WRITE_MOODLE, WRITE_HTML, WRITE_PLAIN, WRITE_MARKDOWN };

/* --- texts ------------------------------------------------------------------------------------ */

static void write_escaped(struct buf *out, char c)
{
    if (c == '\n') {
        buf_add_text(out, "\\n");
        return;
    }
    if (strchr("\\#=~{}:", c)) {
        buf_add_byte(out, '\\');
    }
    buf_add_byte(out, c);
}

static void write_all(struct buf *out, const char *text)
{
    for (; *text; text++) {
        write_escaped(out, *text);
    }
}

/* Full-width signs where the reader would ask whether GIFT's were meant. */
static bool write_wide(const char *text)
{
    static const char *const signs[] = {"＝", "～", "〜"};
    size_t i;
    for (i = 0; i < 3; i++) {
        const char *p = text;
        while ((p = strstr(p, signs[i]))) {
            if (p == text || p[-1] == ' ' || p[-1] == '\n') {
                return true;
            }
            p += 3;
        }
    }
    return strstr(text, "＃") || strncmp(text, "％", 3) == 0;
}

static enum write_format write_choose(const char *text, bool marked)
{
    if (marked && strpbrk(text, "*\\")) {
        return WRITE_MARKDOWN;
    }
    if (write_wide(text)) {
        return WRITE_HTML;
    }
    if (strpbrk(text, "<&*\t") || strstr(text, "  ") || strchr("[%", text[0]) ||
        strncmp(text, "//", 2) == 0) {
        return WRITE_PLAIN;
    }
    return WRITE_MOODLE;
}

/* Whether a text for Moodle's own format means the same in the one it inherits. */
static bool write_same(const char *text, enum write_format inherited)
{
    switch (inherited) {
    case WRITE_MARKDOWN:
        return !strpbrk(text, "_\\`\n") && !strstr(text, "](");
    case WRITE_HTML:
        return !strchr(text, '\n');
    default:
        return true;
    }
}

static void write_html(struct buf *out, const char *text)
{
    const char *end = text + strlen(text);
    while (text < end) {
        const char *from = text;
        uint32_t cp = utf8_next(&text, end);
        if (cp == '\n') {
            buf_add_text(out, "<br>");
        } else if (strchr("&<>", (int)(cp < 0x80 ? cp : 'x')) || (cp == ' ' && *text == ' ') ||
                   cp == 0xFF03 || cp == 0xFF05 || cp == 0xFF1D || cp == 0xFF5E || cp == 0x301C) {
            buf_format(out, "&\\#%u;", (unsigned)cp);
        } else {
            for (; from < text; from++) {
                write_escaped(out, *from);
            }
        }
    }
}

static bool write_punctuation(char c)
{
    return c > ' ' && (unsigned char)c < 0x7F && !(c >= '0' && c <= '9') &&
           !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z');
}

static void write_markdown(struct buf *out, const char *p)
{
    for (; *p; p++) {
        if (*p == '\\') {
            bool taken = p[1] == '*' || p[1] == '\\';
            buf_add_text(out, "\\\\");
            if (taken) {
                write_escaped(out, *++p);
            } else if (write_punctuation(p[1])) {
                buf_add_text(out, "\\\\");
            }
        } else if (*p == '\n') {
            bool paragraph = p[1] == '\n';
            buf_add_text(out, paragraph ? "\\n\\n" : "  \\n");
            p += paragraph;
        } else if (*p == '<' || *p == '&') {
            buf_add_text(out, *p == '<' ? "&lt;" : "&amp;");
        } else {
            if (*p == '_' || (*p == ']' && p[1] == '(')) {
                buf_add_text(out, "\\\\");
            }
            write_escaped(out, *p);
        }
    }
}

/* `marked`: emphasis is told in it, see bank_words. The format it was written in. */
static enum write_format write_text(struct buf *out, const char *text, bool marked,
                                    enum write_format inherited)
{
    static const char *const names[] = {"[moodle]", "[html]", "[plain]", "[markdown]"};
    enum write_format format;
    if (!text || !*text) {
        return inherited;
    }
    format = write_choose(text, marked);
    if ((format != inherited && !(format == WRITE_MOODLE && write_same(text, inherited))) ||
        strchr("[%", text[0])) {
        buf_add_text(out, names[format]);
    }
    if (format == WRITE_HTML) {
        write_html(out, text);
    } else if (format == WRITE_MARKDOWN) {
        write_markdown(out, text);
    } else {
        write_all(out, text);
    }
    return format;
}

static void write_feedback(struct buf *out, const struct bank_part *p, enum write_format inherited)
{
    if (p->feedback.text) {
        buf_add_byte(out, '#');
        write_text(out, p->feedback.text, false, inherited);
    }
}

/* --- answers ---------------------------------------------------------------------------------- */

/* Moodle takes the weights of its own list only, and thirds to five digits; thousandths are what we
 * keep of them. */
static void write_weight(struct buf *out, int weight)
{
    static const struct {
        int weight;
        const char *percent;
    } moodle[] = {{111, "11.11111"}, {143, "14.28571"}, {167, "16.66667"},
                  {333, "33.33333"}, {667, "66.66667"}, {833, "83.33333"}};
    size_t i;
    buf_add_text(out, weight < 0 ? "%-" : "%");
    for (i = 0; i < sizeof moodle / sizeof *moodle && moodle[i].weight != abs(weight); i++) {
    }
    if (i < sizeof moodle / sizeof *moodle) {
        buf_add_text(out, moodle[i].percent);
    } else {
        buf_format(out, "%d", abs(weight) / 10);
        if (weight % 10) {
            buf_format(out, ".%d", abs(weight) % 10);
        }
    }
    buf_add_byte(out, '%');
}

/* How many share what is right, when reading equal shares gives the very weights; else 0. */
static int write_shares(const struct bank_question *q)
{
    int shares = 0, at = 0, given = 0;
    size_t i;
    for (i = 0; i < q->part_count; i++) {
        shares += q->parts[i].part.weight > 0;
    }
    for (i = 0; q->form == BANK_CHOICES && i < q->part_count; i++) {
        if (q->parts[i].part.weight > 0) {
            int now = (2000 * ++at + shares) / (2 * shares);
            if (q->parts[i].part.weight != now - given) {
                return 0;
            }
            given = now;
        }
    }
    return q->form == BANK_CHOICES && shares <= 10 ? shares : 0; /* Moodle knows no smaller ones */
}

static void write_share(struct buf *out, int shares, int weight)
{
    if (shares > 0 && weight > 0) {
        write_weight(out, (2000 + shares) / (2 * shares));
    } else if (weight > 0 && weight % 10) {
        buf_format(out, "%%%d.%d%%", weight / 10, weight % 10);
    } else {
        write_weight(out, weight);
    }
}

static void write_options(struct buf *out, const struct bank_question *q, enum write_format format)
{
    size_t i, whole = 0;
    int shares = write_shares(q);
    for (i = 0; i < q->part_count; i++) {
        whole += q->parts[i].part.weight == QUESTION_WHOLE;
    }
    for (i = 0; i < q->part_count; i++) {
        const struct bank_part *p = &q->parts[i];
        bool right = q->form == BANK_CHOICE && p->part.weight == QUESTION_WHOLE &&
                     (whole < q->part_count || i == 0); /* without '~' it would be another form */
        buf_add_text(out, right ? "\n\t=" : "\n\t~");
        if (!right && p->part.weight != 0 && q->form == BANK_CHOICES) {
            write_share(out, shares, p->part.weight);
        } else if (!right && p->part.weight != 0) {
            write_weight(out, p->part.weight);
        }
        write_text(out, p->part.text, false, format);
        write_feedback(out, p, format);
    }
}

/* Where "->" would make pairs of something, and it has no escape. */
static void write_arrowless(struct buf *out, const char *text, enum write_format inherited)
{
    if (strstr(text, "->")) {
        buf_add_text(out, "[html]");
        write_html(out, text);
    } else {
        write_text(out, text, false, inherited);
    }
}

static void write_pair(struct buf *out, const char *left, const char *right,
                       enum write_format format)
{
    buf_add_text(out, "\n\t=");
    write_arrowless(out, left, format);
    buf_add_text(out, " -> ");
    write_all(out, right);
}

/* Right sides come to be in the order of their first pair, so wrong ones stand where theirs is. */
static void write_pairs(struct buf *out, const struct bank_question *q, enum write_format format)
{
    size_t i, j, next = 0;
    while (next < q->part_count && q->parts[next].part.role == PART_ITEM) {
        next++;
    }
    for (i = 0; i < q->part_count; i++) {
        const struct question_part *p = &q->parts[i].part;
        size_t to = p->role == PART_ITEM ? (size_t)p->to : i;
        for (j = next; j < to; j++) {
            write_pair(out, "", q->parts[j].part.text, format);
        }
        if (p->role == PART_ITEM || to >= next) {
            write_pair(out, p->role == PART_ITEM ? p->text : "", q->parts[to].part.text, format);
        }
        next = to >= next ? to + 1 : next;
    }
}

static void write_steps(struct buf *out, const struct bank_question *q, enum write_format format)
{
    char number[24];
    size_t i;
    for (i = 0; i < q->part_count; i++) {
        snprintf(number, sizeof number, "%zu", i + 1);
        write_pair(out, number, q->parts[i].part.text, format);
    }
}

static void write_truth(struct buf *out, const struct bank_question *q, enum write_format format)
{
    bool truth = q->part_count == 2 && q->parts[0].part.weight == QUESTION_WHOLE;
    const char *wrong = q->part_count == 2 ? q->parts[truth].feedback.text : NULL;
    const char *right = q->part_count == 2 ? q->parts[!truth].feedback.text : NULL;
    buf_add_text(out, truth ? "TRUE" : "FALSE");
    if (wrong || right) {
        buf_add_byte(out, '#');
        write_text(out, wrong, false, format);
    }
    if (right) {
        buf_add_byte(out, '#');
        write_text(out, right, false, format);
    }
}

static void write_shorts(struct buf *out, const struct bank_question *q, enum write_format format)
{
    size_t i;
    for (i = 0; i < q->part_count; i++) {
        const struct bank_part *p = &q->parts[i];
        buf_add_text(out, "\n\t=");
        if (p->part.weight != QUESTION_WHOLE) {
            write_weight(out, p->part.weight);
        }
        write_arrowless(out, p->part.text, WRITE_PLAIN);
        if (p->feedback.text) {
            buf_add_byte(out, '#');
            write_arrowless(out, p->feedback.text, format);
        }
    }
}

static void write_double(struct buf *out, double value)
{
    char text[40];
    snprintf(text, sizeof text, "%.15g", value);
    if (strtod(text, NULL) < value || strtod(text, NULL) > value) {
        snprintf(text, sizeof text, "%.17g", value);
    }
    buf_add_text(out, text);
}

static void write_numbers(struct buf *out, const struct bank_question *q, enum write_format format)
{
    size_t i;
    buf_add_byte(out, '#');
    for (i = 0; i < q->part_count; i++) {
        const struct bank_part *p = &q->parts[i];
        if (p->catch_all && p->part.weight == 0 && i + 1 == q->part_count && i > 0) {
            buf_add_text(out, p->feedback.text ? "\n\t~" : "\n\t~#");
            write_feedback(out, p, format);
            return;
        }
        buf_add_text(out, "\n\t=");
        if (p->part.weight != QUESTION_WHOLE) {
            write_weight(out, p->part.weight);
        }
        if (p->catch_all) {
            buf_add_byte(out, '*');
        } else {
            write_double(out, p->part.number);
        }
        if (p->part.tolerance > 0 && !p->catch_all) {
            buf_add_byte(out, ':');
            write_double(out, p->part.tolerance);
        }
        write_feedback(out, p, format);
    }
}

/* --- questions -------------------------------------------------------------------------------- */

static void write_bracket(struct buf *out, const char *name, const char *key, const char *value)
{
    buf_format(out, " [%s:%s%s", name, key, *key ? "=" : "");
    for (; *value; value++) {
        if (*value == ']') {
            buf_add_byte(out, '\\');
        }
        buf_add_byte(out, *value == '\n' ? ' ' : *value);
    }
    buf_add_byte(out, ']');
}

static void write_comment(struct buf *out, const struct bank_question *q)
{
    struct buf line = {0};
    size_t i;
    if (q->id) {
        write_bracket(&line, "id", "", q->id);
    }
    for (i = 0; i < BANK_META_COUNT; i++) {
        if (q->meta[i].text) {
            write_bracket(&line, "tag", bank_meta_names[i], q->meta[i].text);
        }
    }
    if (q->form == BANK_STEPS && !q->meta[BANK_TYPE].text) {
        write_bracket(&line, "tag", bank_meta_names[BANK_TYPE], "order");
    }
    for (i = 0; i < q->tag_count; i++) {
        write_bracket(&line, "tag", "", q->tags[i].text);
    }
    if (line.length > 0) {
        buf_format(out, "//%s\n", buf_text(&line));
    }
    buf_finish(&line);
}

static void write_answers(struct buf *out, const struct bank_question *q, enum write_format format)
{
    typedef void write_form(struct buf * to, const struct bank_question *of,
                            enum write_format inherited);
    static write_form *const forms[] = {
        [BANK_CHOICE] = write_options, [BANK_CHOICES] = write_options,
        [BANK_TRUTH] = write_truth,    [BANK_PAIRS] = write_pairs,
        [BANK_STEPS] = write_steps,    [BANK_NUMBER] = write_numbers,
        [BANK_SHORT] = write_shorts,   [BANK_ESSAY] = NULL,
        [BANK_READING] = NULL};
    if (forms[q->form]) {
        forms[q->form](out, q, format);
    }
}

static void write_question(struct buf *out, const struct bank_question *q)
{
    enum write_format format;
    write_comment(out, q);
    if (q->name.text) {
        buf_add_text(out, "::");
        write_all(out, q->name.text);
        buf_add_text(out, "::");
    }
    format = write_text(out, q->stem.text, true, WRITE_MOODLE);
    if (q->form != BANK_READING) {
        size_t begin;
        buf_add_byte(out, '{');
        begin = out->length;
        write_answers(out, q, format);
        if (q->why.text) {
            buf_add_text(out, memchr(out->data + begin, '\n', out->length - begin) ? "\n\t####"
                                                                                   : "####");
            write_text(out, q->why.text, true, format);
        }
        buf_add_text(out, memchr(out->data + begin, '\n', out->length - begin) ? "\n}" : "}");
    }
    buf_add_text(out, "\n\n");
}

void gift_write(const struct bank *b, size_t lang, struct buf *out)
{
    const char *category = "";
    size_t i;
    for (i = 0; i < b->count; i++) {
        const struct bank_question *q = &b->questions[i];
        const char *now = q->category.text ? q->category.text : "";
        if (q->lang != lang) {
            continue;
        }
        if (strcmp(now, category) != 0) {
            buf_add_text(out, "$CATEGORY: ");
            buf_format(out, "%s\n\n", now);
            category = now;
        }
        write_question(out, q);
    }
}
