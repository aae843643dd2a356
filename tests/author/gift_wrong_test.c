/* What is wrong in GIFT, each with its line and column; and that reading goes on behind it. */
#include "bank.h"

#include "author/plain.h"

struct wrong {
    const char *gift, *said; /* what is said, in parts that must be there in this order */
    size_t questions;        /* that are read all the same */
};

static void wrong_read(const struct wrong *list, size_t count)
{
    size_t i;
    for (i = 0; i < count; i++) {
        struct bank_desk t;
        bank_open(&t);
        gift_read(&t.bank, "t.gift", list[i].gift, strlen(list[i].gift), 0);
        bank_show(&t, 0);
        if (!strstr(buf_text(&t.said), list[i].said) || t.d.count != 1 ||
            t.bank.count != list[i].questions) {
            test_fail(__FILE__, __LINE__, "%zu: %s\nwanted %s\nsaid   %s%zu questions: %s", i,
                      list[i].gift, list[i].said, buf_text(&t.said), t.bank.count,
                      buf_text(&t.shown));
        }
        CHECK(t.d.count == 0 || t.d.items[0].code[0]);
        bank_close(&t);
    }
}

#define WRONG(list) wrong_read(list, sizeof list / sizeof *list)

static void braces_and_blocks(void)
{
    static const struct wrong list[] = {
        {"a {T\n\nb {F}", "t.gift:1:3: error: '{' without '}' in the same block", 1},
        {"a T}\n\nb {F}", "t.gift:1:4: error: '}' without '{'", 1},
        {"a } b { c", "t.gift:1:3: error: '}' without '{'", 0},
        {"a {T}\nb {F}", "t.gift:2:3: error: another '{' in one question", 0},
        {"$\\frac{1}{2}$ {T}", "t.gift:1:10: error: another '{' in one question", 0},
        {"a {=b {c} =d}", "t.gift:1:7: error: another '{' in one question", 0},
        {"{T}", "t.gift:1:1: error: a question without words", 0},
        {"::a::\n{T}", "t.gift:2:1: error: a question without words", 0},
        {"::a::\n\nb {T}", "t.gift:1:5: error: a question without words", 1},
        {"{~a =b}", "t.gift:1:1: error: a question without words", 0},
        {"$CATEGORY: x\na {T}", "t.gift:2:1: error: this stands in one block with a category", 0},
        {"a {T}\n$CATEGORY: x\n\nb{T}", "t.gift:2:1: error: a category in the midst of a block", 1},
        {"::a b {T}", "t.gift:1:1: warning: a name without an end", 1},
        {"// [id:x]\n\na {T}", "t.gift:1:1: warning: an id or a tag that an empty line parts", 1},
        {"What?\nA) a\nB) b\nANSWER: A", "t.gift:4:1: error: a question in the Aiken format", 0}};
    WRONG(list);
}

static void comments(void)
{
    static const struct wrong list[] = {
        {"// [id:x] [id:y]\na{T}", "t.gift:1:11: warning: a second id", 1},
        {"// [tag:page=a] [tag:page=b]\na{T}", "t.gift:1:27: warning: a second 'page'", 1},
        {"// [tag:pgae=a]\na{T}",
         "t.gift:1:9: warning: unknown tag 'pgae=', which says nothing"
         " here; did you mean 'page='?",
         1},
        {"// [tag:colour=a]\na{T}",
         "t.gift:1:9: warning: unknown tag 'colour=', which says nothing"
         " here; there are type, topic",
         1},
        {"// [tag:a][tag:b][tag:c][tag:d][tag:e][tag:f][tag:g][tag:h][tag:i]\na{T}",
         "t.gift:1:65: warning: more than 8 tags", 1},
        {"// 【id：x】\na{T}", "t.gift:1:4: error: '【id：x】' is not read", 1},
        {"// 看 [tag：page=a] \na{T}", "t.gift:1:6: error: '[tag：page=a]' is not read", 1},
        {"// [id:x\na{T}", "t.gift:1:4: warning: this bracket does not end", 1}};
    WRONG(list);
}

/* The corrected line is shown, and the question is read as if it stood there. */
static void full_width(void)
{
    static const struct wrong list[] = {
        {"雪花有几个角？｛＝六个　～五个　～八个｝",
         "t.gift:1:8: error: full-width signs, as a Chinese input method types them; write the line"
         " like this: 雪花有几个角？{=六个　~五个　~八个}\n",
         1},
        {"雪花｛＝六个～五个｝",
         "t.gift:1:3: error: full-width signs, as a Chinese input method"
         " types them; write the line like this: 雪花{=六个~五个}\n",
         1},
        {"a{=1　～2 ~3}", "like this: a{=1　~2 ~3}\n", 1},
        {"几天{=3～5 天 ～七天 ~八天}", "like this: 几天{=3～5 天 ~七天 ~八天}\n", 1},
        {"：：名：：a{T}",
         "t.gift:1:1: error: full-width signs, as a Chinese input method types"
         " them; write the line like this: ::名::a{T}\n",
         1},
        {"a{T＃＃＃＃b}", "like this: a{T####b}\n", 1},
        {"a｛＃1702：1｝", "like this: a{#1702:1}\n", 1},
        {"a{~％50％b ～％50％c}", "like this: a{~%50%b ~%50%c}\n", 1},
        {"a{=甲＃好 ~c}", "like this: a{=甲#好 ~c}\n", 1},
        {"$CATEGORY：冰\n\na{T}",
         "t.gift:1:10: error: full-width signs, as a Chinese input method"
         " types them; write the line like this: $CATEGORY:冰\n",
         1},
        {"／／ [id:x]\n\na{T}", "an id or a tag that an empty line parts", 1},
        {"a{\n=b\n～c}",
         "t.gift:3:1: error: full-width signs, as a Chinese input method types them;"
         " write the line like this: ~c}\n",
         1}};
    static const char text[] = "雪｛＝是 ～否＃不＃＃＃＃因为｝\n\n雨｛Ｔ｝";
    struct bank_desk t;
    WRONG(list);
    bank_open(&t);
    gift_read(&t.bank, "t.gift", text, strlen(text), 0);
    bank_show(&t, 0);
    CHECK_TEXT(buf_text(&t.shown), "choice 雪 | 1000 是 | 0 否 #不 ## 因为\nshort 雨 | 1000 Ｔ\n");
    CHECK_INT((long long)t.d.errors, 2);
    CHECK_INT((long long)t.d.warnings, 1);
    bank_close(&t);
}

static void full_width_that_is_meant(void)
{
    static const char *const list[] = {"范围 3～5 和｛集合｝与 a＝b {=是 ~否}",
                                       "几号楼{=5＃楼 ~6＃楼}",
                                       "几天{=3～5 天 ~7 ～ 9 天}",
                                       "为什么{####因为 ＝ 和 ～ 和 ＃ 是符号：对}",
                                       "a：b{=c：d ~e}",
                                       "集合｛｝是什么{=空 ~满}"};
    size_t i;
    for (i = 0; i < sizeof list / sizeof *list; i++) {
        struct bank_desk t;
        bank_open(&t);
        gift_read(&t.bank, "t.gift", list[i], strlen(list[i]), 0);
        bank_show(&t, 0);
        CHECK_TEXT(buf_text(&t.said), "");
        CHECK_INT((long long)t.bank.count, 1);
        bank_close(&t);
    }
}

static void answers(void)
{
    static const struct wrong list[] = {
        {"a{~b}", "t.gift:1:3: error: only one answer", 0},
        {"a{b ~c}", "t.gift:1:3: error: an answer without a sign", 0},
        {"a{=b ~}", "t.gift:1:6: error: an answer without words", 0},
        {"a{=b ~#c}", "t.gift:1:6: error: an answer without words", 0},
        {"a{=}", "t.gift:1:3: error: an answer without words", 0},
        {"a{~b ~c}", "t.gift:1:3: error: no answer is right", 0},
        {"a{~%50%b ~%25%c}", "t.gift:1:4: error: the right answers add up to 75 %", 0},
        {"a{~%50%b ~%50%c ~%50%d}", "t.gift:1:4: error: the right answers add up to 150 %", 0},
        {"a{~%5O%b ~c =d}", "t.gift:1:4: error: '%5O%' is not a weight", 0},
        {"a{~%1000%b =d}", "t.gift:1:4: error: the weight '%1000%' is out of reach", 0},
        {"a{~%--50%b =d}", "t.gift:1:4: error: the weight '%--50%' is out of reach", 0},
        {"a{=%50%b ~d}", "t.gift:1:4: error: a weight behind '='", 0},
        {"a{=C# ~B}", "t.gift:1:5: warning: '#' with nothing behind it", 1},
        {"a{=&#20912; ~B}", "t.gift:1:5: error: '#' begins a feedback here", 1},
        {"a{=b ~c=d ~e}", "t.gift:1:8: warning: '=' in the midst of words", 1},
        {"a{=b ~3~5 ~e}", "t.gift:1:8: warning: '~' in the midst of words", 1},
        {"a{=<a href=\"x\">b</a> ~e}", "t.gift:1:11: error: '=' inside of an HTML tag", 1},
        {"a{=b -> c}", "t.gift:1:3: error: only one pair", 0},
        {"a{=b -> c =d}", "t.gift:1:12: error: a pair without its arrow", 0},
        {"a{=b -> c =d ->}", "t.gift:1:11: error: a pair without its right side", 0},
        {"a{=b -> c =d -> \\n}", "t.gift:1:11: error: a pair without its right side", 0},
        {"a{= -> c = -> d}", "t.gift:1:3: error: pairs with right sides only", 0},
        {"a{=b → c =d -> e}", "t.gift:1:6: error: '→' does not part a pair", 1},
        {"a{=b -> c#d =e -> f}", "t.gift:1:10: warning: pairs have no feedback", 1},
        {"a{true}", "t.gift:1:3: warning: 'true' is read as a short answer", 1},
        {"a{对}", "t.gift:1:3: warning: '对' is read as a short answer", 1},
        {"a{=False}", "t.gift:1:4: warning: 'False' is read as a short answer", 1},
        {"a{~1~2~3~4~5~6~7~8~9~a~b~c~d~e~f~g~h~i~j~k~l~m~n~o=p}",
         "t.gift:1:51: error: 25 answers to one question; keep at most 24", 0}};
    WRONG(list);
}

static void numbers(void)
{
    static const struct wrong list[] = {
        {"a{#}", "t.gift:1:4: error: 0 numbers as answers", 0},
        {"a{#~#no}", "t.gift:1:4: error: 0 numbers as answers", 0},
        {"a{#many}", "t.gift:1:4: error: 'many' is not a number", 0},
        {"a{#1,770}", "t.gift:1:4: error: '1,770' is not a number", 0},
        {"a{#1 770}", "t.gift:1:4: error: '1 770' is not a number", 0},
        {"a{#100℃}",
         "t.gift:1:4: error: '100℃' is a number with something behind it; keep the"
         " number here, and write the unit as [tag:unit=℃]",
         0},
        {"a{#5:x}", "t.gift:1:4: error: 'x' is not a number", 0},
        {"a{#5:-1}", "t.gift:1:4: error: the tolerance of '5:-1' is less than nothing", 0},
        {"a{#7..5}", "t.gift:1:4: error: the range '7..5' ends before it begins", 0},
        {"a{#5..}", "t.gift:1:4: error: '' is not a number", 0},
        {"a{#1e999}", "t.gift:1:4: error: '1e999' is not a number", 0},
        {"a{#nan}", "t.gift:1:4: error: 'nan' is not a number", 0},
        {"a{#0x10}", "t.gift:1:4: error: '0x10' is not a number", 0},
        {"a{#=%50%5}", "t.gift:1:4: error: no number is worth 100 %", 0},
        {"a{#*}", "t.gift:1:4: error: no number is worth 100 %", 0}};
    WRONG(list);
}

static void words(void)
{
    static const struct wrong list[] = {
        {"[html]a<span>b</span><span>{T}", "t.gift:1:8: warning: '<span>' is left out", 1},
        {"[html]a <img src\\=\"b.png\"> {T}", "t.gift:1:9: warning: a picture inside of the words",
         1},
        {"[html]a<script>b</script>{T}", "t.gift:1:8: warning: '<script>' is left out", 1},
        {"a<sup>冰</sup>{T}", "t.gift:1:7: warning: there are no high or low forms", 1},
        {"a \\\\(x^2\\\\) {T}", "t.gift:1:3: warning: a formula in LaTeX", 1},
        {"a \\(x\\) {T}", "t.gift:1:3: warning: a formula in LaTeX", 1},
        {"a $$x$$ {T}", "t.gift:1:3: warning: a formula in LaTeX", 1},
        {"[HTML]a {T}", "t.gift:1:1: warning: '[HTML]' is shown as it is typed; write [html]", 1},
        {"a{=[Plain]b =c}", "t.gift:1:4: warning: '[Plain]' is shown as it is typed", 1},
        {"[markdown]a [b](c) {T}", "t.gift:1:15: warning: a link or a picture of Markdown", 1},
        {"[html]<img src\\='x'>{T}", "a picture inside of the words", 0}};
    size_t last = sizeof list / sizeof *list - 1;
    struct bank_desk t;
    wrong_read(list, last);
    bank_open(&t); /* a question of a picture only has no words besides */
    gift_read(&t.bank, "t.gift", list[last].gift, strlen(list[last].gift), 0);
    bank_show(&t, 0);
    CHECK(strstr(buf_text(&t.said), list[last].said));
    CHECK(strstr(buf_text(&t.said), "t.gift:1:21: error: a question without words"));
    CHECK_INT((long long)t.bank.count, 0);
    bank_close(&t);
}

/* One file with a mistake in every other question: all are said, and the sound ones are read. */
static void all_of_them(void)
{
    static const char text[] = "a{T}\n\nb{\n\nc{T}\n\nd{~e}\n\nf{T}\n\ng{#h}\n\n｛\n\ni{T}\n";
    struct bank_desk t;
    bank_open(&t);
    gift_read(&t.bank, "t.gift", text, strlen(text), 0);
    bank_show(&t, 0);
    CHECK_INT((long long)t.bank.count, 4);
    CHECK_INT((long long)t.d.errors, 5);
    CHECK_INT(t.d.items[0].place.line, 3);
    CHECK_INT(t.d.items[1].place.line, 7);
    CHECK_INT(t.d.items[2].place.line, 11);
    CHECK_INT(t.d.items[3].place.line, 13);
    bank_close(&t);
}

#define BYTES(text)           \
    {                         \
        text, sizeof text - 1 \
    }

/* Files as editors and office programs save them. */
static void every_encoding(void)
{
    static const struct {
        const char *bytes;
        size_t length;
    } list[] = {
        BYTES("\xEF\xBB\xBF"
              "::a::b{T}\r\n\r\n// [id:x]\r\nc{F}\r\n"),
        BYTES("::a::b{T}\r\r// [id:x]\rc{F}\r"), BYTES("::a::b{T}\n\n// [id:x]\nc{F}"),
        BYTES("\xFF\xFE:\0:\0a\0:\0:\0b\0{\0T\0}\0\n\0\n\0/\0/\0 \0[\0i\0d\0:\0x\0]\0\n\0c\0"
              "{\0F\0}\0")};
    size_t i;
    for (i = 0; i < sizeof list / sizeof *list; i++) {
        struct bank_desk t;
        struct buf text = {0};
        bank_open(&t);
        buf_add(&text, list[i].bytes, list[i].length);
        CHECK(plain_read(&t.d, "t.gift", false, &text));
        gift_read(&t.bank, "t.gift", buf_text(&text), text.length, 0);
        bank_show(&t, 0);
        CHECK_TEXT(buf_text(&t.shown),
                   "::a:: truth b | true 1000 | false 0\n(x) truth c | true 0 | false 1000\n");
        buf_finish(&text);
        bank_close(&t);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(braces_and_blocks);
    RUN(comments);
    RUN(full_width);
    RUN(full_width_that_is_meant);
    RUN(answers);
    RUN(numbers);
    RUN(words);
    RUN(all_of_them);
    RUN(every_encoding);
    return TEST_END();
}
