/* Budget 12, too: banks of questions. Ten thousand in two languages, of all kinds that GIFT has,
 * are read and checked in less than a second each; nothing is found in them, so that nothing is
 * spared.
 */
#include "bench.h"

#include "author/quiz/bank.h"
#include "platform/clock.h"

#include <math.h>
#include <string.h>

#define QUIZ_QUESTIONS 10000

struct quiz_bench {
    struct model m;
    struct diag d;
    struct bank bank;
};

static void quiz_open(struct quiz_bench *t)
{
    memset(t, 0, sizeof *t);
    t->m.d = &t->d;
    t->m.language_count = 2;
    t->m.languages[0].tag = "zh";
    t->m.languages[1].tag = "en";
    t->bank.m = &t->m;
}

static void quiz_close(struct quiz_bench *t)
{
    diag_finish(&t->d);
    arena_finish(&t->m.mem);
}

static void quiz_one(struct buf *zh, struct buf *en, int i)
{
    static const char *const zh_kinds[] = {
        "{=湖边的浅水%d ~湖心的深水%d ~山上的泉水%d ~河口的流水%d####浅水先冷下来。}",
        "{TRUE####第%d次看见的时候，岸边已经白了。}", "{#%d:3####量一量就知道。}",
        "{=雪%d -> 固体 =雾%d -> 液体 =霜%d -> 固体####雾是小水滴。}"};
    static const char *const en_kinds[] = {
        "{=Shallow water %d ~Deep water in the middle %d ~A spring uphill %d ~The mouth %d####So.}",
        "{TRUE####The %d th time the shore was white.}", "{#%d:3####Measure it.}",
        "{=Snow %d -> solid =Fog %d -> liquid =Frost %d -> solid####Fog is droplets.}"};
    int kind = i % 4;
    buf_format(zh, "// [id:q-%d] [tag:source=s]\n第%d天早上，哪一样最先结冰？", i, i);
    buf_format(en, "// [id:q-%d]\nOn morning %d, what freezes first?", i, i);
    switch (kind) {
    case 0:
        buf_format(zh, zh_kinds[0], i, i, i, i);
        buf_format(en, en_kinds[0], i, i, i, i);
        break;
    case 3:
        buf_format(zh, zh_kinds[3], i, i, i);
        buf_format(en, en_kinds[3], i, i, i);
        break;
    default:
        buf_format(zh, zh_kinds[kind], i);
        buf_format(en, en_kinds[kind], i);
        break;
    }
    buf_add_text(zh, "\n\n");
    buf_add_text(en, "\n\n");
}

static double quiz_ms(int64_t since)
{
    return (double)(clock_wall_ns() - since) / 1e6;
}

void bench_quiz(struct report *r, const struct bench_options *o)
{
    struct buf zh = {0}, en = {0};
    double read_ms = INFINITY, check_ms = INFINITY;
    int passes = o->passes < 3 ? o->passes : 3, i;
    size_t found = 0, count = 0;
    for (i = 0; i < QUIZ_QUESTIONS; i++) {
        quiz_one(&zh, &en, i);
    }
    for (i = 0; i < passes; i++) {
        struct quiz_bench t;
        int64_t start = clock_wall_ns();
        quiz_open(&t);
        gift_read(&t.bank, "bank.zh.gift", buf_text(&zh), zh.length, 0);
        gift_read(&t.bank, "bank.en.gift", buf_text(&en), en.length, 1);
        read_ms = fmin(read_ms, quiz_ms(start));
        start = clock_wall_ns();
        bank_check(&t.bank);
        check_ms = fmin(check_ms, quiz_ms(start));
        found += t.d.count;
        count = t.bank.count;
        quiz_close(&t);
    }
    buf_finish(&zh);
    buf_finish(&en);
    if (count != 2 * QUIZ_QUESTIONS || found > 0) {
        report_trouble(r, "12", "10,000 questions", "the bank is not read as it should be");
        return;
    }
    report_add(r, "12", "10,000 questions in two languages: read", read_ms, 1000, "ms");
    report_detail(r, "wall, best of %d", passes);
    report_add(r, "12", "10,000 questions in two languages: checked", check_ms, 1000, "ms");
    report_detail(r, "wall, best of %d", passes);
}
