/* Six paragraphs as the kiosk shows them, at three widths each, as text: per line its place and
 * width in em and what is seen; a '+' marks a line that was stretched or squeezed to fill the
 * column, a '>' one that is too wide. Read the diff of these files as a typesetter, not as a
 * programmer. */
#include "support.h"

struct specimen {
    const char *name;
    enum text_lang lang;
    enum text_align align;
    bool headline;
    float indent; /* em */
    float widths[3];
    const char *text;
};

static const struct specimen specimens[] = {
    {"history",
     TEXT_ZH,
     TEXT_JUSTIFY,
     false,
     2,
     {32, 22, 12},
     "1956年7月13日清晨，第一辆“解放”牌汽车（CA10型，载重4吨）驶下总装线——中国不能制造汽车的历史"
     "从此结束。三年前，也就是1953年7月15日，来自全国各地的建设者在长春西南郊的荒野上破土动工；"
     "毛泽东主席为工厂题写了“第一汽车制造厂奠基纪念”。此后，《红旗》轿车、解放J6……一代代产品从这里"
     "走向全国。"},
    {"science",
     TEXT_ZH,
     TEXT_JUSTIFY,
     false,
     0,
     {30, 20, 9},
     "雾凇不是雪，也不是冰：当气温降到−20℃以下，松花江上未结冰的水面（水温约4 ℃）不断蒸发，"
     "水汽遇到江岸的树枝，直接凝华成晶体。一次雾凇可厚达40～60 mm，每立方米空气中的过冷水滴有"
     "成千上万颗。铯原子钟以9,192,631,770次振动定义1秒，误差仅为3×10⁻¹⁶！“为什么吉林最多？”——"
     "因为这里有不冻的江水。"},
    {"regulation",
     TEXT_ZH,
     TEXT_JUSTIFY,
     false,
     2,
     {28, 20, 14},
     "第十二条　各级科学技术协会应当依照《中华人民共和国科学技术普及法》和本条例，组织开展群众性、"
     "社会性、经常性的科普活动；每年9月的第3个星期为“科普活动周”（全国科普日前后），经费不低于上"
     "年度决算的5%。"},
    {"headlines",
     TEXT_ZH,
     TEXT_START,
     true,
     0,
     {16, 11, 8},
     "1956年7月13日清晨，第一辆解放牌汽车驶下总装线\n“吉林一号”：从一颗星到一百颗星\n"
     "王大珩与中国光学事业的奠基人们\n吉林省科学技术协会是省委领导下的人民团体\n"
     "长白山天池火山监测站里的清晨"},
    {"english",
     TEXT_EN,
     TEXT_START,
     false,
     0,
     {34, 24, 14},
     "On the morning of 13 July 1956 the first “Liberation” truck — a CA10, rated for 4 t — rolled "
     "off the line in Changchun. Three years earlier the site (then open fields south-west of the "
     "city) had been marked out with stakes; it’s now home to 长春 people’s proudest works. Rime "
     "forms below −20 °C, and a caesium clock counts 9,192,631,770 beats a second."},
    {"korean",
     TEXT_KO,
     TEXT_START,
     false,
     0,
     {28, 18, 10},
     "1956년 7월 13일 아침, 첫 “해방”패 자동차(CA10형, 4t급)가 총조립선을 내려왔다. 길림성 "
     "과학기술협회는 해마다 과학보급의 날 행사를 조직하고 있으며, 참가자는 3만여명에 이른다. "
     "《길림일보》(吉林日報)는 이를 크게 보도하였다."},
};

static void dump_layout(struct buf *out, const struct text_layout *l,
                        const struct text_paragraph *p)
{
    for (size_t i = 0; i < l->line_count; i++) {
        const struct text_line *line = &l->lines[i];
        bool last = i + 1 == l->line_count;
        bool full = p->align == TEXT_JUSTIFY && !last && line->x + line->width > p->width - 0.01f;
        bool wide = line->x + line->width > p->width + 0.01f;
        buf_format(out, "%6.3f %7.3f %c ", (double)(line->x / p->size),
                   (double)(line->width / p->size),
                   wide   ? '>'
                   : full ? '+'
                          : ' ');
        add_line(out, l, i);
        buf_add_byte(out, '\n');
    }
}

static void specimens_as_text(void)
{
    struct text_cache *c = text_cache_create(&text_metrics_fixed);
    struct buf out = {0};
    for (size_t n = 0; n < sizeof specimens / sizeof specimens[0]; n++) {
        const struct specimen *s = &specimens[n];
        char path[64];
        buf_clear(&out);
        for (int w = 0; w < 3; w++) {
            struct text_paragraph p = paragraph(s->text, s->lang, s->widths[w]);
            p.align = s->align;
            p.headline = s->headline;
            p.first_indent = s->indent * p.size;
            buf_format(&out, "%s%g em\n", w ? "\n" : "", (double)s->widths[w]);
            dump_layout(&out, text_layout(c, &p), &p);
        }
        snprintf(path, sizeof path, "text/specimen/%s.txt", s->name);
        test_golden(path, buf_text(&out), out.length);
    }
    buf_finish(&out);
    text_cache_destroy(c);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(specimens_as_text);
    return TEST_END();
}
