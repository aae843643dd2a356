/* Aiken: the good, what Chinese typing makes of it, and every mistake with its line and column. */
#include "bank.h"

struct aiken_case {
    const char *text, *shown, *said; /* said: parts of lines that must come in this order */
};

static void aiken_cases(const struct aiken_case *list, size_t count)
{
    size_t i;
    for (i = 0; i < count; i++) {
        struct bank_desk t;
        bank_open(&t);
        aiken_read(&t.bank, "t.aiken", list[i].text, strlen(list[i].text), 0);
        bank_show(&t, 0);
        if (strcmp(buf_text(&t.shown), list[i].shown) != 0 ||
            !strstr(buf_text(&t.said), list[i].said) || t.d.count != (*list[i].said != '\0')) {
            test_fail(__FILE__, __LINE__, "%zu: %s\nwanted %s%s\nread   %s%s", i, list[i].text,
                      list[i].shown, list[i].said, buf_text(&t.shown), buf_text(&t.said));
        }
        bank_close(&t);
    }
}

#define AIKEN(list) aiken_cases(list, sizeof list / sizeof *list)

static void questions(void)
{
    static const struct aiken_case list[] = {
        {"", "", ""},
        {"What?\nA) a\nB) b\nC) c\nANSWER: B\n", "choice What? | 0 a | 1000 b | 0 c\n", ""},
        {"What?\nA. a\nB. b\nANSWER:A", "choice What? | 1000 a | 0 b\n", ""},
        {"What?\nA)a\nB)b\nANSWER: B", "choice What? | 0 a | 1000 b\n", ""},
        {"What?\n\nA) a\n\n B) b \n\n  ANSWER: A) a\n", "choice What? | 1000 a | 0 b\n", ""},
        {"What?\nA) a\nB) b\nANSWER: A\nWhy?\nA) c\nB) d\nANSWER: B\n",
         "choice What? | 1000 a | 0 b\nchoice Why? | 0 c | 1000 d\n", ""},
        {"a < b & <b>c</b> **d** *e*?\nA) <i>\nB) 2*3\nANSWER: A",
         "choice a < b & <b>c</b> **d** \\*e\\*? | 1000 <i> | 0 2*3\n", ""},
        {"// [id:x] [tag:level=primary] [tag:mine]\nWhat?\nA) a\nB) b\nANSWER: B",
         "(x) {level=primary} <mine> choice What? | 0 a | 1000 b\n", ""},
        {"7\nWhat?\nA) a\nB) b\nANSWER: B", "choice What? | 0 a | 1000 b\n", ""},
        {"W?\nA) 1\nB) 2\nC) 3\nD) 4\nE) 5\nF) 6\nG) 7\nH) 8\nANSWER: H",
         "choice W? | 0 1 | 0 2 | 0 3 | 0 4 | 0 5 | 0 6 | 0 7 | 1000 8\n", ""},
        {"雪花有几个角？\nA、六个\nB、五个\n答案：A",
         "choice 雪花有几个角？ | 1000 六个 | 0 五个\n",
         "t.aiken:2:1: note: this is read, though other programs"},
        {"雪花有几个角？\nA．六个\nB．五个\nANSWER：A",
         "choice 雪花有几个角？ | 1000 六个 | 0 五个\n", "t.aiken:2:1: note: this is read"},
        {"雪花有几个角？\n（A）六个\n(B) 五个\n正确答案：B",
         "choice 雪花有几个角？ | 0 六个 | 1000 五个\n", "t.aiken:2:1: note: this is read"},
        {"What?\nA) a\nB) b\nAnswer: A", "choice What? | 1000 a | 0 b\n",
         "t.aiken:4:1: note: this is read"}};
    AIKEN(list);
}

static void mistakes(void)
{
    static const struct aiken_case list[] = {
        {"Q?\nA) a\nANSWER: A", "", "t.aiken:1:1: error: 1 answers to a question"},
        {"Q?\nANSWER: A", "", "t.aiken:1:1: error: 0 answers to a question"},
        {"A) a\n", "", "t.aiken:1:1: error: an answer before any question"},
        {"\nANSWER: A\n", "", "t.aiken:2:1: error: 'ANSWER:' without a question"},
        {"Q?\nA) a\nB) b\n\nR?\nA) c\nB) d\nANSWER: A", "choice R? | 1000 c | 0 d\n",
         "t.aiken:1:1: error: a question without its 'ANSWER:' line"},
        {"Q?\nA) a\nB) b\n", "", "t.aiken:1:1: error: a question without its 'ANSWER:' line"},
        {"Q,\nR?\nA) a\nB) b\nANSWER: A", "", "t.aiken:2:1: error: a second line of one question"},
        {"Heading\n\nR?\nA) a\nB) b\nANSWER: A", "choice R? | 1000 a | 0 b\n",
         "t.aiken:1:1: error: a question without its 'ANSWER:' line"},
        {"Q?\nA) a\nB) b\nANSWER: C\nR?\nA) a\nB) b\nANSWER: A", "choice R? | 1000 a | 0 b\n",
         "t.aiken:4:9: error: 'C' is the letter of none"},
        {"Q?\nA) a\nB) b\nANSWER:", "", "t.aiken:4:8: error: '' is the letter of none"},
        {"Q?\nA) a\nB) b\nANSWER: both", "", "t.aiken:4:9: error: 'both' is the letter of none"},
        {"Q?\nA) a\nB) b\nANSWER: Both", "", "t.aiken:4:9: error: 'Both' is the letter of none"},
        {"Q?\nA) a\nB) b\nANSWER: A, B", "", "t.aiken:4:9: error: only one letter can be right"},
        {"Q?\nA) a\nB) b\nANSWER: AB", "", "t.aiken:4:9: error: only one letter can be right"},
        {"Q?\nA) a\nB) b\nB) c\nANSWER: A", "", "t.aiken:4:1: error: a second answer 'B'"},
        {"Q?\nA) a\nC) b\nANSWER: A", "", "t.aiken:3:1: error: answer 'C' stands where 'B' should"},
        {"Q?\nA) a\nB)\nANSWER: A", "", "t.aiken:3:1: error: an answer without words"},
        {"Q?\na) a\nb) b\nANSWER: A", "",
         "t.aiken:2:1: error: the letters of answers are capitals"},
        {"Q?\nA) 1\nB) 1\nC) 1\nD) 1\nE) 1\nF) 1\nG) 1\nH) 1\nI) 1\nJ) 1\nK) 1\nL) 1\nM) 1\nN) "
         "1\nO) 1\nP) 1\nQ) 1\nR) 1\nS) 1\nT) 1\nU) 1\nV) 1\nW) 1\nX) 1\nY) 1\nZ) 1\nANSWER: A",
         "", "t.aiken:26:1: error: more than 24 answers to one question"}};
    AIKEN(list);
}

/* The shape of Moodle's own file of errors: five mistakes, and two good questions between them. */
static void reading_goes_on(void)
{
    static const char text[] =
        "Too few\nA) alone\nANSWER: A\n\nA) Not begun\n\nANSWER: Not begun\n\n"
        "Good\nA) right\nB) wrong\nANSWER: A\n\nUnfinished\nA) x\nB) y\n\n"
        "Good too\nA)wrong\nB)right\nANSWER: B";
    struct bank_desk t;
    bank_open(&t);
    aiken_read(&t.bank, "t.aiken", text, strlen(text), 0);
    bank_show(&t, 0);
    CHECK_TEXT(buf_text(&t.shown),
               "choice Good | 1000 right | 0 wrong\nchoice Good too | 0 wrong | 1000 right\n");
    CHECK_INT((long long)t.d.errors, 4);
    CHECK_INT(t.d.items[0].place.line, 1);
    CHECK_INT(t.d.items[1].place.line, 5);
    CHECK_INT(t.d.items[2].place.line, 7);
    CHECK_INT(t.d.items[3].place.line, 14);
    bank_close(&t);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(questions);
    RUN(mistakes);
    RUN(reading_goes_on);
    return TEST_END();
}
