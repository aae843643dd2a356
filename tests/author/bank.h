/* A bank of a test's own, and its questions as lines that a test can compare:
 *   category/ (id) ::name:: {key=value} <tag> form stem | part | part ## explanation
 * A part is its weight, its text and " #feedback"; an item is "left>place", a target "@right", a
 * number "3±2"; "?" stands behind wildcards and "*" for everything else. */
#ifndef TESTS_AUTHOR_BANK_H
#define TESTS_AUTHOR_BANK_H

#include "test.h"

#include "author/messages.h"
#include "author/quiz/bank.h"

struct bank_desk {
    struct model m;
    struct diag d;
    struct bank bank;
    struct buf shown, said;
};

static inline void bank_open(struct bank_desk *t)
{
    memset(t, 0, sizeof *t);
    t->m.d = &t->d;
    t->m.language_count = 2;
    t->m.languages[0].tag = "zh";
    t->m.languages[1].tag = "en";
    t->bank.m = &t->m;
    diag_speak(&t->d, author_messages, DIAG_EN);
}

static inline void bank_close(struct bank_desk *t)
{
    diag_finish(&t->d);
    arena_finish(&t->m.mem);
    buf_finish(&t->shown);
    buf_finish(&t->said);
}

static inline void bank_show_part(struct buf *out, const struct bank_part *p, size_t i)
{
    switch (p->part.role) {
    case PART_TRUTH:
        buf_format(out, "%s %d", i == 0 ? "true" : "false", p->part.weight);
        break;
    case PART_ITEM:
        buf_format(out, "%s>%d", p->part.text, p->part.to);
        break;
    case PART_TARGET:
        buf_format(out, "@%s", p->part.text);
        break;
    case PART_NUMBER:
        if (p->catch_all) {
            buf_format(out, "%d *", p->part.weight);
        } else {
            buf_format(out, "%d %.12g±%.12g", p->part.weight, p->part.number, p->part.tolerance);
        }
        break;
    default:
        buf_format(out, "%d %s%s", p->part.weight, p->part.text, p->wildcard ? "?" : "");
        break;
    }
    if (p->feedback.text) {
        buf_format(out, " #%s", p->feedback.text);
    }
}

static inline void bank_show_question(struct buf *out, const struct bank_question *q)
{
    static const char *const forms[] = {"choice", "choices", "truth", "pairs",  "steps",
                                        "number", "short",   "essay", "reading"};
    size_t i;
    if (q->category.text) {
        buf_format(out, "%s/ ", q->category.text);
    }
    if (q->id) {
        buf_format(out, "(%s) ", q->id);
    }
    if (q->name.text) {
        buf_format(out, "::%s:: ", q->name.text);
    }
    for (i = 0; i < BANK_META_COUNT; i++) {
        if (q->meta[i].text) {
            buf_format(out, "{%s=%s} ", bank_meta_names[i], q->meta[i].text);
        }
    }
    for (i = 0; i < q->tag_count; i++) {
        buf_format(out, "<%s> ", q->tags[i].text);
    }
    buf_format(out, "%s %s", forms[q->form], q->stem.text ? q->stem.text : "(nothing)");
    for (i = 0; i < q->part_count; i++) {
        buf_add_text(out, " | ");
        bank_show_part(out, &q->parts[i], i);
    }
    if (q->why.text) {
        buf_format(out, " ## %s", q->why.text);
    }
    buf_add_byte(out, '\n');
}

/* All questions from `first` on, and what was said. */
static inline void bank_show(struct bank_desk *t, size_t first)
{
    size_t i;
    buf_clear(&t->shown);
    buf_clear(&t->said);
    for (i = first; i < t->bank.count; i++) {
        bank_show_question(&t->shown, &t->bank.questions[i]);
    }
    diag_sort(&t->d);
    diag_print(&t->d, &t->said);
}

#endif
