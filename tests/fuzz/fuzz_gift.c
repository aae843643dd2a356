/* Any bytes as a file of GIFT: what is read keeps to the form of a bank, and, written as GIFT and
 * read again, is the same; what is wrong is said with a place in the file. */
#include "fuzz.h"

#include "author/plain.h"
#include "author/quiz/bank.h"
#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void fuzz_must(bool true_of_every_bank)
{
    if (!true_of_every_bank) {
        abort();
    }
}

static void fuzz_text(const char *text)
{
    size_t i, length = strlen(text);
    fuzz_must(utf8_check(text, length) == length);
    for (i = 0; i < length; i++) {
        fuzz_must((unsigned char)text[i] >= ' ' || text[i] == '\n');
    }
}

static void fuzz_part(const struct bank_question *q, const struct bank_part *p)
{
    fuzz_text(p->part.text);
    fuzz_text(p->part.feedback);
    fuzz_must(p->place.line > 0 && p->place.column > 0 && p->text.place.line > 0);
    fuzz_must(p->part.weight >= -1000 && p->part.weight <= 1000);
    fuzz_must(isfinite(p->part.number) && isfinite(p->part.tolerance) && p->part.tolerance >= 0);
    fuzz_must(p->part.role != PART_ITEM || (p->part.to > 0 && (size_t)p->part.to < q->part_count &&
                                            q->parts[p->part.to].part.role == PART_TARGET));
    fuzz_must(p->part.role == PART_ITEM || p->part.to == -1);
    fuzz_must(p->part.role != PART_OPTION || *p->part.text);
}

static void fuzz_question(const struct bank_question *q, struct arena *mem)
{
    struct doc doc;
    int sum = 0;
    size_t i;
    fuzz_must(q->stem.text && q->stem.place.line >= q->place.line && q->place.column > 0);
    fuzz_text(q->stem.text);
    bank_words(q->stem.text, mem, &doc);
    bank_words(q->why.text ? q->why.text : "", mem, &doc);
    fuzz_must(q->part_count <= QUESTION_PARTS_MAX);
    for (i = 0; i < q->part_count; i++) {
        fuzz_part(q, &q->parts[i]);
        sum += q->parts[i].part.weight > 0 ? q->parts[i].part.weight : 0;
    }
    fuzz_must(q->form != BANK_CHOICES || sum == QUESTION_WHOLE);
    fuzz_must(q->form != BANK_TRUTH || (q->part_count == 2 && sum == QUESTION_WHOLE));
}

static void fuzz_same_text(const char *a, const char *b)
{
    fuzz_must(strcmp(a ? a : "", b ? b : "") == 0);
}

/* Numbers may lose what the last digit of their middle cannot hold. */
static void fuzz_same(const struct bank_question *a, const struct bank_question *b)
{
    size_t i;
    fuzz_must(a->form == b->form && a->part_count == b->part_count);
    fuzz_same_text(a->stem.text, b->stem.text);
    fuzz_same_text(a->why.text, b->why.text);
    fuzz_same_text(a->id, b->id);
    for (i = 0; i < a->part_count; i++) {
        fuzz_same_text(a->parts[i].part.text, b->parts[i].part.text);
        fuzz_same_text(a->parts[i].part.feedback, b->parts[i].part.feedback);
        fuzz_must(a->parts[i].part.weight == b->parts[i].part.weight);
        fuzz_must(a->parts[i].part.to == b->parts[i].part.to);
    }
}

static void fuzz_model(struct model *m, struct diag *d)
{
    memset(m, 0, sizeof *m);
    m->d = d;
    m->language_count = 1;
    m->languages[0].tag = "zh";
}

/* White space other than the plain blank, and signs the reader asks about, may be written another
 * way; whoever has none of them gets the very same back. */
static bool fuzz_simple(const struct buf *text)
{
    size_t i;
    for (i = 0; i < text->length; i++) {
        if ((unsigned char)text->data[i] >= 0x80 || strchr("\t[&<%*\\_", text->data[i])) {
            return false;
        }
    }
    return !strstr(buf_text(text), "  ");
}

static void fuzz_again(const struct bank *bank, const struct buf *text)
{
    struct diag d = {0};
    struct model m;
    struct bank back = {.m = &m};
    struct buf gift = {0};
    size_t i;
    fuzz_model(&m, &d);
    gift_write(bank, 0, &gift);
    gift_read(&back, "back.gift", buf_text(&gift), gift.length, 0);
    if (fuzz_simple(text)) {
        fuzz_must(back.count == bank->count);
        for (i = 0; i < bank->count; i++) {
            fuzz_same(&bank->questions[i], &back.questions[i]);
        }
    }
    buf_finish(&gift);
    diag_finish(&d);
    arena_finish(&m.mem);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct diag d = {0};
    struct model m;
    struct bank bank = {.m = &m};
    struct buf text = {0};
    size_t i;
    fuzz_model(&m, &d);
    buf_add(&text, bytes, length);
    if (plain_read(&d, "fuzz.gift", false, &text)) {
        gift_read(&bank, "fuzz.gift", buf_text(&text), text.length, 0);
        for (i = 0; i < bank.count; i++) {
            fuzz_question(&bank.questions[i], &m.mem);
        }
        for (i = 0; i < d.count; i++) {
            fuzz_must(d.items[i].place.line >= 0 && d.items[i].place.column >= 0);
        }
        fuzz_again(&bank, &text);
    }
    buf_finish(&text);
    diag_finish(&d);
    arena_finish(&m.mem);
    return 0;
}
