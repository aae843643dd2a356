/* Questions written as GIFT and read back are the same ones: hundreds of every form, drawn from a
 * seed out of texts that hold everything the format could stumble over; and what Moodle needs to
 * read them too. */
#include "bank.h"

#include "base/rng.h"

enum { DRAWN = 600 };

static const char *const plain_words[] = {"雪",
                                          "六个角",
                                          "a b c",
                                          "100 %",
                                          "%50%x",
                                          "{x}",
                                          "a=b~c#d:e",
                                          "::x::",
                                          "C:\\dir",
                                          "\\n \\\\ \\*",
                                          "<b>x</b> & y < z",
                                          "&amp;",
                                          "[html] x",
                                          "[1]",
                                          "//x",
                                          "2*3*4 **x**",
                                          "a -> b",
                                          "_x_ __y__ `z`",
                                          "two\nlines",
                                          "［x］ 3～5 ＝ ＃",
                                          "～x ＝y",
                                          "5＃",
                                          "$CATEGORY: x",
                                          "####",
                                          "T",
                                          "*",
                                          "[a](b)",
                                          "（甲）：乙。",
                                          "x; y",
                                          "% x",
                                          "1. a"};

/* As they stand in a stem or an explanation. */
static const char *const marked_words[] = {"哪一项**不**对",
                                           "*a* b ***c***",
                                           "2\\*3 = \\*6\\*",
                                           "C:\\dir\\\\*x*",
                                           "a_b_ **<b>** & x](y",
                                           "one\ntwo\n\nthree **four**",
                                           "**“雪”**和~{}#:",
                                           "\\\\\\x",
                                           "*x*\\*"};

static const char *drawn_word(struct rng *r, bool marked)
{
    size_t count = sizeof plain_words / sizeof *plain_words;
    if (marked && rng_below(r, 3) == 0) {
        return marked_words[rng_below(r, sizeof marked_words / sizeof *marked_words)];
    }
    for (;;) {
        const char *word = plain_words[rng_below(r, (uint32_t)count)];
        if (!marked || !strpbrk(word, "*\\")) {
            return word;
        }
    }
}

static struct model_value drawn_value(struct rng *r, bool marked, bool always)
{
    struct model_value v = {NULL, {"drawn", 1, 1}};
    if (always || rng_below(r, 2)) {
        v.text = drawn_word(r, marked);
    }
    return v;
}

static void drawn_text(struct rng *r, struct bank_part *p)
{
    p->text = drawn_value(r, false, true);
    p->part.text = p->text.text;
    p->feedback = drawn_value(r, false, false);
    p->part.feedback = p->feedback.text ? p->feedback.text : "";
}

static void drawn_options(struct rng *r, struct bank_question *q)
{
    size_t i, half = 1 + rng_below(r, (uint32_t)q->part_count);
    int left = QUESTION_WHOLE;
    for (i = 0; i < q->part_count; i++) {
        struct bank_part *p = &q->parts[i];
        drawn_text(r, p);
        if (q->form == BANK_CHOICE) {
            static const int weights[] = {0, 0, 500, 333, -125, 1000};
            p->part.weight = i == 0 ? QUESTION_WHOLE : weights[rng_below(r, 6)];
        } else {
            p->part.weight = i + 1 < half    ? QUESTION_WHOLE / (int)half
                             : i + 1 == half ? left
                                             : -250;
            left -= i + 1 < half ? p->part.weight : 0;
        }
    }
}

static void drawn_pairs(struct rng *r, struct bank_question *q)
{
    static const char *const rights[] = {"固体", "a -> b", "#1", "[html]", "<i>",
                                         "=",    "~ {}",   "：", "\\n"};
    size_t items = 2 + rng_below(r, 4), targets = 2 + rng_below(r, 4), i, next = 0;
    q->part_count = items + targets;
    for (i = 0; i < items; i++) { /* in the order in which right sides are first met */
        struct bank_part *p = &q->parts[i];
        size_t to = rng_below(r, (uint32_t)(next < targets ? next + 1 : targets));
        drawn_text(r, p);
        p->feedback.text = NULL;
        p->part.role = PART_ITEM;
        p->part.to = (int)(items + to);
        next += to == next;
    }
    for (i = 0; i < targets; i++) {
        q->parts[items + i].part.role = PART_TARGET;
        q->parts[items + i].part.text = rights[i];
    }
}

static void drawn_numbers(struct rng *r, struct bank_question *q)
{
    static const double numbers[] = {0, -3.5, 1770, 0.1, 1e21, 1e-7, 299792458, 1.0 / 3};
    size_t i;
    for (i = 0; i < q->part_count; i++) {
        struct bank_part *p = &q->parts[i];
        p->part.role = PART_NUMBER;
        p->part.text = "";
        p->part.weight = i == 0 ? QUESTION_WHOLE : (int)rng_below(r, 10) * 100;
        p->part.number = numbers[rng_below(r, 8)];
        p->part.tolerance = rng_below(r, 2) ? numbers[2 + rng_below(r, 6)] : 0;
        p->feedback = drawn_value(r, false, false);
        if (i > 0 && rng_below(r, 3) == 0) {
            p->catch_all = true;
            p->part.weight = i + 1 == q->part_count ? 0 : p->part.weight;
        }
    }
}

static void drawn_shorts(struct rng *r, struct bank_question *q)
{
    static const char *const words[] = {"冰", "a*b", "*", "[x]", "%50%y", "{}=~#:\\*", "<b>"};
    size_t i;
    for (i = 0; i < q->part_count; i++) {
        struct bank_part *p = &q->parts[i];
        p->part.role = PART_REVEAL;
        p->text.text = p->part.text = words[rng_below(r, 7)];
        p->part.weight = rng_below(r, 2) ? QUESTION_WHOLE : (int)rng_below(r, 10) * 55;
        p->feedback = drawn_value(r, false, false);
        p->wildcard = strpbrk(p->part.text, "*") && !strstr(p->part.text, "\\*");
    }
}

static void drawn_truth(struct rng *r, struct bank_question *q)
{
    size_t right = rng_below(r, 2), i;
    q->part_count = 2;
    for (i = 0; i < 2; i++) {
        q->parts[i].part.role = PART_TRUTH;
        q->parts[i].part.text = "";
        q->parts[i].part.weight = i == right ? QUESTION_WHOLE : 0;
        q->parts[i].feedback = drawn_value(r, false, false);
    }
}

static void drawn_answers(struct rng *r, struct bank_question *q, struct arena *mem)
{
    q->part_count = 2 + rng_below(r, 5);
    q->parts = arena_alloc_array(mem, 16, sizeof *q->parts);
    switch (q->form) {
    case BANK_CHOICE:
    case BANK_CHOICES:
        drawn_options(r, q);
        break;
    case BANK_TRUTH:
        drawn_truth(r, q);
        break;
    case BANK_PAIRS:
        drawn_pairs(r, q);
        break;
    case BANK_NUMBER:
        drawn_numbers(r, q);
        break;
    case BANK_SHORT:
        drawn_shorts(r, q);
        break;
    default:
        q->part_count = 0;
        break;
    }
}

static void drawn_question(struct rng *r, struct bank_desk *t)
{
    static const enum bank_form forms[] = {BANK_CHOICE, BANK_CHOICES, BANK_TRUTH, BANK_PAIRS,
                                           BANK_NUMBER, BANK_SHORT,   BANK_ESSAY, BANK_READING};
    static const char *const categories[] = {NULL, "冰雪/小学", "space"};
    struct bank_question *q = bank_add(&t->bank);
    q->form = forms[rng_below(r, 8)];
    q->category.text = categories[t->bank.count * 3 / DRAWN % 3];
    q->stem = drawn_value(r, true, true);
    if (rng_below(r, 2)) {
        q->id = arena_format(&t->m.mem, "q-%zu", t->bank.count);
        q->meta[BANK_PAGE].text = "earth/rime";
        q->meta[BANK_SPOTS].text = rng_below(r, 2) ? "1 2 8; 3 4 8" : NULL;
        q->meta[BANK_UNIT].text = rng_below(r, 2) ? "]℃" : NULL;
        q->tags[0].text = "mine";
        q->tag_count = 1;
    }
    if (rng_below(r, 2)) {
        q->name.text = rng_below(r, 2) ? "名 a:b" : "{1} \\ #";
    }
    if (q->form != BANK_READING) {
        q->why = drawn_value(r, true, false);
    }
    drawn_answers(r, q, &t->m.mem);
}

static void read_back(struct bank_desk *t)
{
    struct bank_desk back;
    struct buf gift = {0};
    size_t i;
    bank_open(&back);
    gift_write(&t->bank, 0, &gift);
    gift_read(&back.bank, "back.gift", buf_text(&gift), gift.length, 0);
    bank_show(&back, 0);
    if (back.d.errors > 0) {
        test_fail(__FILE__, __LINE__, "%s\n%s", buf_text(&back.said), buf_text(&gift));
    }
    CHECK_INT((long long)back.bank.count, (long long)t->bank.count);
    for (i = 0; i < t->bank.count; i++) {
        struct buf want = {0}, is = {0};
        bank_show_question(&want, &t->bank.questions[i]);
        bank_show_question(&is, &back.bank.questions[i]);
        if (strcmp(buf_text(&want), buf_text(&is)) != 0) {
            test_fail(__FILE__, __LINE__, "question %zu\nwanted %sread   %s", i, buf_text(&want),
                      buf_text(&is));
        }
        buf_finish(&want);
        buf_finish(&is);
    }
    buf_finish(&gift);
    bank_close(&back);
}

static void hundreds_come_back(void)
{
    struct bank_desk t;
    struct rng r;
    size_t i;
    rng_seed(&r, 20261126);
    bank_open(&t);
    for (i = 0; i < DRAWN; i++) {
        drawn_question(&r, &t);
    }
    read_back(&t);
    bank_close(&t);
}

/* What it looks like: Moodle's own order, an explanation last, and nothing marked without need. */
static void as_moodle_writes_it(void)
{
    static const char text[] =
        "$CATEGORY: 冰雪/小学\n\n"
        "// [id:ice-shape] [tag:page=earth/rime] [tag:mine]\n"
        "::名::雪花有几个角？{\n\t=六个#对\n\t~五个\n\t~%50%七个\n\t####"
        "水分子排成\\#六边形。\n}\n\n"
        "选两个。{\n\t~%50%a\n\t~%50%b\n\t~%-50%c\n}\n\n"
        "三个。{\n\t~%33.33333%a\n\t~%33.33333%b\n\t~%33.33333%c\n\t~%-33.33333%d\n}\n\n"
        "不一样。{\n\t~%66.6%a\n\t~%33.4%b\n\t~%-12.5%c\n}\n\n"
        "[markdown]哪一项**不**对？{TRUE#错#对####因为\\:对}\n\n"
        "配对。{\n\t=a -> 1\n\t=b -> 2\n\t= -> 3\n}\n\n"
        "多少？{#\n\t=100:5#对\n\t=%50%100:10\n\t~#差远了\n}\n\n"
        "谁？{\n\t=甲\n\t=%50%乙*\n}\n\n"
        "[plain]1 < 2 吗？{}\n\n"
        "只是读。\n\n";
    struct bank_desk t;
    struct buf out = {0};
    bank_open(&t);
    gift_read(&t.bank, "t.gift", text, strlen(text), 0);
    bank_show(&t, 0);
    CHECK_TEXT(buf_text(&t.said), "");
    gift_write(&t.bank, 0, &out);
    CHECK_TEXT(buf_text(&out), text);
    buf_clear(&out);
    gift_write(&t.bank, 1, &out);
    CHECK_TEXT(buf_text(&out), "");
    buf_finish(&out);
    bank_close(&t);
}

/* Steps exist in tables only; in GIFT they are numbered pairs with a tag. */
static void steps_are_numbered_pairs(void)
{
    struct bank_part parts[2];
    struct bank_desk t;
    struct bank_question *q;
    struct buf out = {0};
    bank_open(&t);
    memset(parts, 0, sizeof parts);
    q = bank_add(&t.bank);
    q->form = BANK_STEPS;
    q->stem.text = "排一排";
    parts[0].part.text = "冰";
    parts[1].part.text = "水";
    q->parts = parts;
    q->part_count = 2;
    gift_write(&t.bank, 0, &out);
    CHECK_TEXT(buf_text(&out), "// [tag:type=order]\n排一排{\n\t=1 -> 冰\n\t=2 -> 水\n}\n\n");
    buf_finish(&out);
    bank_close(&t);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(hundreds_come_back);
    RUN(as_moodle_writes_it);
    RUN(steps_are_numbered_pairs);
    return TEST_END();
}
