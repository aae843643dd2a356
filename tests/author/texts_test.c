/* What is well written must not be found fault with: lines that look like mistakes and are none,
 * each on a page of its own; then how letters are told apart from Markdown and tags, and where they
 * stand. What is wrong has its cases in tests/author/mistakes. */
#include "desk.h"

#include "author/checks/prose.h"

/* --- good lines ------------------------------------------------------------------------------- */

static void nothing_is_said_of(const char *file, const char *const *lines, size_t count)
{
    struct desk desk;
    struct buf said = {0};
    size_t errors, i;
    desk_open(&desk, "texts");
    for (i = 0; i < count; i++) {
        struct buf old = {0}, page = {0};
        const char *at;
        CHECK(desk_read(&desk, file, &old));
        buf_add(&page, old.data, old.length);
        buf_format(&page, "\n%s\n", lines[i]);
        desk_write(&desk, file, page.data, page.length);
        desk_check(&desk, &said, &errors);
        at = strstr(buf_text(&said), file);
        if (at) {
            test_fail(file, 0, "of \"%s\": %.*s", lines[i], (int)strcspn(at, "\n"), at);
        }
        desk_write(&desk, file, old.data, old.length);
        buf_finish(&old);
        buf_finish(&page);
    }
    desk_remove(desk.root);
    buf_finish(&said);
}

#define FINE(file, lines) nothing_is_said_of(file, lines, sizeof lines / sizeof *lines)

static void chinese(void)
{
    static const char quotation[] = "> "
                                    "原文引号里的句子可以很长很长很长很长很长很长很长很长很长很长很"
                                    "长很长很长很长很长很长很长。";
    static const char names[] =
        "副主席有于吉红、姜会林、金宁一、王利祥、刘益春、张会轩、宋柏林、曹军、韩宇鸿、穆晓东、"
        "张明耀和陈耀辉等十二位同志。";
    static const char *const lines[] = {
        "比例是3:1，型号是CA-10，编号是GB/T 15834-2011。",
        "他说：“慢慢看。”她说：“好。”",
        "水的化学式是H2O，密度在4℃左右最大。",
        "约2189.5米，1,770千克，50%，¥12。",
        "这部电影叫《城南旧事》（1983年），英文名叫My Memories of Old Beijing (1983).",
        "长春—吉林城际铁路，2010—2011年。",
        "等一等……再等一等——船来了。",
        "省科协科普部 · 中国科协授予",
        "第 1—6 条写的是总则。",
        "气温在零下20℃到−25℃之间。",
        "A、B两点相距10 km，C:D等于2:1。",
        "真的吗？！真的！！！",
        "吉林一号、CR450、μm级的精度，还有α粒子。",
        "珲春、敦化、抚松，都在东边；白城、洮南，都在西边。",
        "标题里可以有换行的地方：科学\xE2\x80\x8B素质。",
        "1. 先看左边；",
        "- 先看左边；",
        quotation,
        names};
    FINE("zh/guide/about.md", lines);
}

static void english(void)
{
    static const char *const lines[] = {
        "The ratio is 3:1, the model CA-10, the time 12:30 p.m., the temperature −20 °C.",
        "“Look,” she said. “It’s the boat—the old one.”",
        "The film is called 《城南旧事》, and in English “My Memories of Old Beijing”.",
        "It's 5'3\" tall, or 1.6 m, e.g. on a hill, i.e. above; see pp. 3–5.",
        "See also Dr. Wang, No. 5, and the U.S. edition of 1998-99.",
        "Wait... and wait, and then, well, go.",
        "Two places: A; B; and C (in the west).",
        "A 10-year-old, a well-known bridge, and -ing forms.",
        "> A b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e."};
    FINE("en/guide/about.md", lines);
}

static void numbers_of_nobody(void)
{
    static const char *const lines[] = {
        "文献号是3224636，书号是978-7-5384-1234-5，日期是2026-11-23。",
        "编号13812345678901不是电话，1381234567.8也不是。",
        "2018年4月有238个协会、3520个农村协会、60个县（市、区）科协。",
        "型号X13812345678，网址里的5.39.217.76/thread-4652870。",
        "馆里的服务电话是0431-12345678。",
        "身份证上的110105194912310021校验位不对。",
        "约138 1234 人来过，又来了5678 人。",
        "QQ是一种聊天软件，微信也是。"};
    FINE("zh/guide/about.md", lines);
}

/* What the museum gives to everyone is named once, in whatever form it is written. */
static void public_numbers(void)
{
    struct desk desk;
    struct buf said = {0};
    size_t errors;
    desk_open(&desk, "public");
    CHECK(desk_edit(&desk, "pack.ini", "seq = 3",
                    "seq = 3\npublic_contact = 138-1234-5678; Guide@example.org"));
    CHECK(desk_edit(&desk, "zh/guide/about.md", "再见。",
                    "电话：13812345678，"
                    "邮箱：guide@example.org。"));
    CHECK(desk_check(&desk, &said, &errors));
    CHECK(!strstr(said.data, "zh/guide/about.md"));
    CHECK(desk_edit(&desk, "zh/guide/about.md", "13812345678", "13912345678"));
    CHECK(desk_check(&desk, &said, &errors));
    CHECK_HAS(said.data, "zh/guide/about.md:33:4: warning: '139…78' looks like somebody's mobile");
    desk_remove(desk.root);
    buf_finish(&said);
}

/* The articles of a regulation are law, however long their sentences. */
static void law_is_not_shortened(void)
{
    struct desk desk;
    struct buf said = {0};
    size_t errors;
    desk_open(&desk, "law");
    CHECK(desk_edit(
        &desk, "zh/guide/rules.md", "**第一条** ",
        "**第一条** 为了充分发挥各级科学技术协会在推动科技进步实施科教兴省战略中的重要作用"
        "保障科协在政治经济和社会生活中的地位"));
    CHECK(desk_check(&desk, &said, &errors));
    CHECK(!strstr(said.data, "zh/guide/rules.md"));
    desk_remove(desk.root);
    buf_finish(&said);
}

/* --- letters ---------------------------------------------------------------------------------- */

/* The letters of a text, blocks parted by '|', each block behind the number of its kind. */
static void letters_of(const char *text, enum prose_form form, struct buf *out)
{
    struct arena mem = {0};
    struct prose p = {.text = text, .length = strlen(text)};
    size_t b, i;
    buf_clear(out);
    prose_read(&p, form, &mem);
    for (b = 0; b < p.block_count; b++) {
        buf_format(out, "%s%d:", b ? "|" : "", (int)p.blocks[b].kind);
        for (i = p.blocks[b].start; i < p.blocks[b].end; i++) {
            buf_add_utf8(out, p.letters[i].cp);
        }
    }
    arena_finish(&mem);
}

static void letters(void)
{
    static const struct {
        const char *text;
        enum prose_form form;
        const char *letters;
    } cases[] = {{"看见吉林 | 看见科学", PROSE_PLAIN, "0:看见吉林 |0:看见科学"},
                 {"**重点**：[雾凇](page:science/rime)的*画*", PROSE_MARKDOWN, "1:重点：雾凇的画"},
                 {"## 标题\n\n一行\n又一行\n\n> 引文\n\n- 一\n- 二\n\n---\n", PROSE_MARKDOWN,
                  "2:标题|1:一行\n又一行|3:引文|4:一|4:二"},
                 {"![湖](lake.svg \"湖边\")", PROSE_MARKDOWN, "5:湖|6:湖边"},
                 {"3\\*4 &amp; 5", PROSE_MARKDOWN, "1:3*4 & 5"},
                 {"<p>一<b>二</b></p><p>三</p>", PROSE_MARKUP, "1:一二|1:三"},
                 {"一\n二", PROSE_MARKUP, "1:一|1:二"},
                 {"<blockquote>引</blockquote>三<br>四", PROSE_MARKUP, "3:引|1:三|1:四"},
                 {"1 < 2 & 3", PROSE_MARKUP, "1:1 < 2 & 3"},
                 {"", PROSE_MARKUP, ""},
                 {"[", PROSE_MARKDOWN, ""},
                 {"![", PROSE_MARKDOWN, "1:!"}};
    struct buf out = {0};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        letters_of(cases[i].text, cases[i].form, &out);
        CHECK_TEXT(buf_text(&out), cases[i].letters);
    }
    buf_finish(&out);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(chinese);
    RUN(english);
    RUN(numbers_of_nobody);
    RUN(public_numbers);
    RUN(law_is_not_shortened);
    RUN(letters);
    return TEST_END();
}
