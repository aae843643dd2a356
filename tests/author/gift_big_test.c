/* Banks of ten thousand questions, and questions of a megabyte made of whatever could make a reader
 * go over its text again and again: the time grows with the size and not with its square. */
#include "bank.h"

#include "author/plain.h"
#include "base/rng.h"

#include <time.h>

enum { MANY = 10000, MEGABYTE = 1 << 20 };

#define BIG_SECONDS 20.0 /* with sanitizers on a busy machine; squares would take hours */

static double big_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void big_questions(struct buf *out)
{
    size_t i;
    for (i = 0; i < MANY; i++) {
        if (i % 100 == 0) {
            buf_format(out, "$CATEGORY: 冰雪/%zu\n\n", i / 100);
        }
        buf_format(out, "// [id:q-%zu] [tag:page=earth/rime] [tag:source=cma-rime]\n", i);
        switch (i % 5) {
        case 0:
            buf_format(out,
                       "::第 %zu 题::雪花一般有几个角？%zu{=六个#对 ~五个 ~四个 ~八个####水分子"
                       "结成冰时排成六边形。}\n\n",
                       i, i);
            break;
        case 1:
            buf_format(out,
                       "[html]第<b>%zu</b>题：雾凇是从天上落下来的雪吗？{FALSE#不是#是的####雾凇"
                       "是水汽冻成的冰。}\n\n",
                       i);
            break;
        case 2:
            buf_format(out,
                       "第 %zu 题：水在海平面上多少度沸腾？{#=100:0.5 =%%50%%95..105~#再想想}\n\n",
                       i);
            break;
        case 3:
            buf_format(out,
                       "第 %zu 题。{\n\t~%%50%%霜\n\t~%%50%%雹\n\t~%%-50%%雾\n\t~%%-50%%露\n}\n\n",
                       i);
            break;
        default:
            buf_format(out, "连一连 %zu{=冰 -> 固体 =水 -> 液体 = -> 气体}\n\n", i);
            break;
        }
    }
}

static void ten_thousand_questions(void)
{
    struct bank_desk t;
    struct buf text = {0}, written = {0};
    double begin, read;
    bank_open(&t);
    big_questions(&text);
    begin = big_now();
    gift_read(&t.bank, "t.gift", buf_text(&text), text.length, 0);
    read = big_now() - begin;
    begin = big_now();
    gift_write(&t.bank, 0, &written);
    printf("%d questions, %zu bytes: read in %.3f s, written in %.3f s\n", MANY, text.length, read,
           big_now() - begin);
    CHECK_INT((long long)t.bank.count, MANY);
    CHECK_INT((long long)t.d.count, 0);
    CHECK(read < BIG_SECONDS);
    buf_finish(&text);
    buf_finish(&written);
    bank_close(&t);
}

/* A question of `unit` again and again, between the words before and behind it. */
static void big_one(const char *before, const char *unit, const char *behind, size_t questions)
{
    struct bank_desk t;
    struct buf text = {0};
    double begin = big_now();
    bank_open(&t);
    buf_add_text(&text, before);
    while (text.length < MEGABYTE) {
        buf_add_text(&text, unit);
    }
    buf_add_text(&text, behind);
    gift_read(&t.bank, "t.gift", buf_text(&text), text.length, 0);
    aiken_read(&t.bank, "t.aiken", buf_text(&text), text.length, 0);
    if (big_now() - begin > BIG_SECONDS || t.bank.count != questions) {
        test_fail(__FILE__, __LINE__, "a megabyte of %s: %.1f s, %zu questions", unit,
                  big_now() - begin, t.bank.count);
    }
    buf_finish(&text);
    bank_close(&t);
}

static void questions_of_a_megabyte(void)
{
    big_one("冰{T####", "冰", "}", 1);
    big_one("", "冰雪 ", "{T}", 1);
    big_one("", "a\\n", "{T}", 1);
    big_one("[html]", "<b>a", "{T}", 1);
    big_one("[html]a", "<b", "{T}", 1);
    big_one("[html]a", "<!--", "{T}", 1);
    big_one("[html]", "<script>", "a{T}", 0);
    big_one("[html]", "&a", "{T}", 1);
    big_one("[markdown]", "*a ", "{T}", 1);
    big_one("[markdown]", "_a ", "{T}", 1);
    big_one("[markdown]", "a**", "{T}", 1);
    big_one("a{", "~b ", "}", 0);
    big_one("a{", "=b -> c ", "}", 0);
    big_one("a{", "=", "}", 0);
    big_one("a{=<b c", "=", " ~d}", 0);
    big_one("a{#", "=5 ", "}", 0);
    big_one("a{T", "#", "}", 1);
    big_one("a", "{", "}", 0);
    big_one("a", "}", "", 0);
    big_one("a{", "＃", "}", 0);
    big_one("a｛", "～b", "｝", 0);
    big_one("：：", "：", "a{T}", 1);
    big_one("a{", "％", "}", 1);
    big_one("// ", "[id:", "\na{T}", 1);
    big_one("// ", "【id：", "\na{T}", 1);
    big_one("// ", "[tag:b]", "\na{T}", 1);
    big_one("// ", "[id:b]", "\na{T}", 1);
    big_one("// ", "【id：b]", "\na{T}", 1);
    big_one("// ", "[tag:source=b]", "\na{T}", 1);
    big_one("::", ":a", "{T}", 1);
    big_one("a {T}", "\n \n", "", 1);
    big_one("a\n", "\n// b", "\n", 1);
    big_one("Q?\nA) b\n", "B) c\n", "ANSWER: A\n", 0);
    big_one("Q?\nA) b\nB) c\nANSWER: A", " A", "\n", 1);
}

/* What a file of the wrong kind holds. */
static void bytes_of_any_kind(void)
{
    struct rng r;
    size_t i, round;
    rng_seed(&r, 5);
    for (round = 0; round < 50; round++) {
        struct bank_desk t;
        struct buf text = {0};
        bank_open(&t);
        for (i = 0; i < 2000; i++) {
            static const char *const likely[] = {"{",  "}", "=",  "~", "#",   "\n",     "::", "->",
                                                 "\\", "%", "冰", "*", "<b>", "[html]", "｛", "～"};
            uint32_t pick = rng_below(&r, 20);
            if (pick < 16) {
                buf_add_text(&text, likely[pick]);
            } else {
                buf_add_byte(&text, (char)rng_below(&r, round % 2 ? 256 : 128));
            }
        }
        if (plain_read(&t.d, "t.gift", false, &text)) {
            gift_read(&t.bank, "t.gift", buf_text(&text), text.length, 0);
            aiken_read(&t.bank, "t.aiken", buf_text(&text), text.length, 0);
        } else {
            gift_read(&t.bank, "t.gift", buf_text(&text), text.length, 0); /* NULs and all */
        }
        CHECK(t.d.count > 0);
        buf_finish(&text);
        bank_close(&t);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(ten_thousand_questions);
    RUN(questions_of_a_megabyte);
    RUN(bytes_of_any_kind);
    return TEST_END();
}
