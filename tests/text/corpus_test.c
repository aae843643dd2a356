/* The standards' prohibitions over paragraphs made to break them, at every width from 3 to 40 em,
 * in ragged, justified and headline setting. Widths too narrow for a piece must say so (overfull).
 */
#include "support.h"

static const char *const nasty[] = {
    "他说：“你好。”（笑）然后——他停了停——又说：“走吧！”……于是大家都走了。",
    "《红旗》《解放》《吉林日报》“（《【〔〈甲〉〕】》）”、“乙”、‘丙’；“丁”！“戊”？",
    "重量为1770千克，精度达9,192,631,770次/秒，气温−20℃至35℃，占比50%，票价¥12，见第十二条。",
    "3月8日、1956年7月13日、8时30分、2024-03-08、10:30、1953–1956、3～5天、40亿年前。",
    "在 3 月 8 日 ， 他 用 CA10 型 卡 车 运 了 4 吨 货 （ 约 8000 斤 ） 。",
    "艾萨克·牛顿、阿尔伯特·爱因斯坦——还有……还有谁？！还有：玛丽·居里。",
    "……——……——……",
    "——甲——乙——丙——丁——",
    "“““““甲”””””，，，，，乙。。。。。",
    "人、口、手、上、中、下、日、月、水、火、山、石、田、土。",
    "ABC、DEF；（GHI）“JKL”《MNO》https://example.org/a/b?c=d&e=f#g，末尾。",
    ("吉林一号卫星（Jilin-1）由长光卫星技术股份有限公司研制，2015年10月7日在酒泉成功发射；"
     "“一箭四星”：1颗光学A星、2颗视频星、1颗灵巧星。")};

static const char never_first[] = "，。、；：！？）》」』】〉〕”’·—…～%℃";
static const char never_last[] = "（《「『【〈〔“‘¥−第";

static struct text_cache *cache;

/* Is the place between lines `i` and `i`+1 inside `whole` somewhere? */
static bool split(const struct text_layout *l, size_t i, const char *whole)
{
    size_t n = strlen(whole);
    const char *at = l->text;
    while ((at = strstr(at, whole)) != NULL) {
        size_t start = (size_t)(at - l->text);
        if (l->lines[i].end > start && l->lines[i].end < start + n) {
            return true;
        }
        at += n;
    }
    return false;
}

static const char *wrong_with(const struct text_layout *l, float width)
{
    static const char *const wholes[] = {
        "——",        "……",       "1770千克", "9,192,631,770", "−20℃",    "50%",
        "¥12",       "第十二条", "3月8日",   "7月13日",       "8时30分", "10:30",
        "1953–1956", "40亿年",   "4 吨",     "8000 斤",       "3～5天",  "35℃"};
    for (size_t i = 0; i < l->line_count; i++) {
        if (i > 0 && in_set(never_first, first_of(l, i))) {
            return "a line begins with a mark";
        }
        if (i + 1 < l->line_count && in_set(never_last, last_of(l, i))) {
            return "a line ends with an opening mark";
        }
        if (l->lines[i].width > width + 0.02f && !l->overfull) {
            return "a line is too wide and nobody says so";
        }
        for (size_t w = 0; i + 1 < l->line_count && w < sizeof wholes / sizeof wholes[0]; w++) {
            if (width >= (float)strlen(wholes[w]) * 6 && split(l, i, wholes[w])) {
                return wholes[w];
            }
        }
    }
    return NULL;
}

static void prohibitions_at_every_width(void)
{
    struct buf out = {0};
    for (size_t n = 0; n < sizeof nasty / sizeof nasty[0]; n++) {
        for (int half = 6; half <= 80; half++) {
            for (int mode = 0; mode < 3; mode++) {
                struct text_paragraph p = paragraph(nasty[n], TEXT_ZH, (float)half / 2);
                const struct text_layout *l;
                const char *wrong;
                p.align = mode == 1 ? TEXT_JUSTIFY : TEXT_START;
                p.headline = mode == 2;
                l = text_layout(cache, &p);
                wrong = wrong_with(l, p.width);
                if (wrong) {
                    test_fail(__FILE__, __LINE__, "%g em, mode %d: %s: %s", half / 2.0, mode, wrong,
                              lines_of(&out, l));
                    buf_finish(&out);
                    return;
                }
                text_cache_trim(cache);
            }
        }
    }
    buf_finish(&out);
}

/* A last line of one character is left only where the line before had nothing to give. */
static void last_lines_at_every_width(void)
{
    const char *text = nasty[11];
    struct buf line = {0};
    for (int half = 12; half <= 80; half++) {
        struct text_paragraph p = paragraph(text, TEXT_ZH, (float)half / 2);
        const struct text_layout *l;
        size_t characters = 0;
        const char *at, *end;
        l = text_layout(cache, &p);
        buf_clear(&line);
        add_line(&line, l, l->line_count - 1);
        at = buf_text(&line);
        end = at + line.length;
        while (at < end) {
            characters += in_set(never_first, utf8_next(&at, end)) ? 0 : 1;
        }
        if (characters < 2) {
            test_fail(__FILE__, __LINE__, "%g em: last line %s", half / 2.0, buf_text(&line));
        }
        text_cache_trim(cache);
    }
    buf_finish(&line);
}

/* Every line of a justified paragraph save the last fills the column or is honestly ragged; in
 * plain Han text with marks none is ragged from 12 em on. */
static void justified_lines_fill_the_column(void)
{
    const char *text =
        "长白山天池是中国最深的湖泊，湖面海拔高，四周群峰环抱；每到清晨，云雾从谷底升起，"
        "“天池如镜”的景象便出现在游人眼前。科学家在这里设立监测站，记录火山的每一次呼吸。";
    for (int tenth = 120; tenth <= 400; tenth++) {
        struct text_paragraph p = paragraph(text, TEXT_ZH, (float)tenth / 10);
        const struct text_layout *l;
        p.align = TEXT_JUSTIFY;
        l = text_layout(cache, &p);
        for (size_t i = 0; i + 1 < l->line_count; i++) {
            CHECK_NEAR(l->lines[i].width, p.width, 0.02);
        }
        text_cache_trim(cache);
    }
}

int main(int argc, char **argv)
{
    cache = text_cache_create(&text_metrics_fixed);
    TEST_BEGIN(argc, argv);
    RUN(prohibitions_at_every_width);
    RUN(last_lines_at_every_width);
    RUN(justified_lines_fill_the_column);
    text_cache_destroy(cache);
    return TEST_END();
}
