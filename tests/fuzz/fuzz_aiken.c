/* Any bytes as a file of Aiken: each question that comes out has one right answer among two or
 * more, and a place in the file. */
#include "fuzz.h"

#include "author/plain.h"
#include "author/quiz/bank.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static void fuzz_must(bool true_of_every_bank)
{
    if (!true_of_every_bank) {
        abort();
    }
}

static void fuzz_question(const struct bank_question *q)
{
    size_t i, right = 0;
    fuzz_must(q->form == BANK_CHOICE && q->part_count >= 2 && q->part_count <= QUESTION_PARTS_MAX);
    fuzz_must(q->stem.text && *q->stem.text && q->place.line > 0 && q->place.column > 0);
    for (i = 0; i < q->part_count; i++) {
        const struct bank_part *p = &q->parts[i];
        fuzz_must(*p->part.text &&
                  utf8_check(p->part.text, strlen(p->part.text)) == strlen(p->part.text));
        fuzz_must(p->place.line > q->place.line && p->text.place.column > p->place.column);
        right += p->part.weight == QUESTION_WHOLE;
    }
    fuzz_must(right == 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct diag d = {0};
    struct model m;
    struct bank bank = {.m = &m};
    struct buf text = {0};
    size_t i;
    memset(&m, 0, sizeof m);
    m.d = &d;
    m.language_count = 1;
    buf_add(&text, bytes, length);
    if (plain_read(&d, "fuzz.aiken", false, &text)) {
        aiken_read(&bank, "fuzz.aiken", buf_text(&text), text.length, 0);
        for (i = 0; i < bank.count; i++) {
            fuzz_question(&bank.questions[i]);
        }
    }
    buf_finish(&text);
    diag_finish(&d);
    arena_finish(&m.mem);
    return 0;
}
