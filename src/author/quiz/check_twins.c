/* The same question twice. Stem and answers are compared together: two "which of these is wrong?"
 * with other options are two questions, whatever their stem. Of twins that differ in what is right
 * one must be wrong, and visitors will say so. */
#include "author/quiz/check.h"

#include "author/nameset.h"

#include <stdlib.h>
#include <string.h>

static int twins_order(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What the visitor reads of a part before answering. Numbers and cards are read only afterwards. */
static bool twins_is_read(const struct bank_question *q)
{
    return q->form != BANK_NUMBER && q->form != BANK_TRUTH && q->form != BANK_SHORT &&
           q->form != BANK_ESSAY;
}

static const char *twins_joined(struct arena *mem, const char **words, size_t count)
{
    size_t i;
    struct buf out = {0};
    const char *joined;
    for (i = 0; i < count; i++) {
        buf_add_text(&out, words[i]);
        buf_add_text(&out, "\n");
    }
    joined = arena_copy_text(mem, buf_text(&out));
    buf_finish(&out);
    return joined;
}

static const char *twins_asked(struct check *c, const struct bank_question *q)
{
    struct arena *mem = &c->m->mem;
    const char *words[QUESTION_PARTS_MAX * 2], *parts = "";
    size_t count = 0, i;
    for (i = 0; twins_is_read(q) && i < q->part_count && count < QUESTION_PARTS_MAX; i++) {
        words[count++] = q->parts[i].text.text ? check_fold_option(mem, q->parts[i].text.text) : "";
    }
    if (count > 0) {
        qsort(words, count, sizeof *words, twins_order);
        parts = twins_joined(mem, words, count);
    }
    return arena_format(mem, "%zu\n%d\n%s\n%s\n%s", q->lang, (int)q->form,
                        q->meta[BANK_PICTURE].text ? q->meta[BANK_PICTURE].text : "",
                        check_fold(mem, q->stem.text, false), parts);
}

/* Which options are right, which pairs belong together, in which order steps come: one text, the
 * same however the answers are arranged in the file. */
static const char *twins_answer(struct check *c, const struct bank_question *q)
{
    struct arena *mem = &c->m->mem;
    const char *words[QUESTION_PARTS_MAX];
    size_t count = 0, i;
    for (i = 0; i < q->part_count && count < QUESTION_PARTS_MAX; i++) {
        const struct bank_part *part = &q->parts[i];
        const char *text = part->text.text ? check_fold_option(mem, part->text.text) : "";
        int to = part->part.to;
        if (part->part.role == PART_ITEM && to >= 0 && (size_t)to < q->part_count) {
            const char *target = q->parts[to].text.text;
            words[count++] =
                arena_format(mem, "%s>%s", text, target ? check_fold_option(mem, target) : "");
        } else if (part->part.role == PART_NUMBER) {
            words[count++] = arena_format(mem, "%g", part->part.number);
        } else if (part->part.role == PART_TRUTH && part->part.weight > 0) {
            words[count++] = arena_format(mem, "%zu", i);
        } else if (part->part.role == PART_STEP) {
            words[count++] = arena_format(mem, "%03zu %s", i, text);
        } else if (part->part.role == PART_OPTION && part->part.weight > 0) {
            words[count++] = text;
        }
    }
    if (count == 0) {
        return "";
    }
    qsort(words, count, sizeof *words, twins_order);
    return twins_joined(mem, words, count);
}

static void twins_say(struct check *c, const struct bank_question *q,
                      const struct bank_question *other)
{
    const char *line = check_line(c, other->place);
    if (strcmp(twins_answer(c, q), twins_answer(c, other)) != 0) {
        diag_add(c->m->d, DIAG_ERROR, q->place,
                 "the same question stands in %s with another right answer; find out which is"
                 " right and remove one",
                 line);
    } else {
        diag_add(c->m->d, DIAG_WARNING, q->place,
                 "the same question stands in %s already; remove one of the two", line);
    }
}

void check_twins(struct check *c)
{
    struct nameset seen = {0};
    size_t i, at;
    for (i = 0; i < c->b->count; i++) {
        const struct bank_question *q = &c->b->questions[i];
        const char *key;
        if (!q->stem.text || q->form == BANK_READING) {
            continue;
        }
        key = twins_asked(c, q);
        if (nameset_find(&seen, key, &at)) {
            twins_say(c, q, &c->b->questions[at]);
        } else {
            nameset_add(&seen, &c->m->mem, key, i);
        }
    }
}
