/* The label of a pack, as the trusted comment of its signature says it. */
#include "test.h"

#include "sign/label.h"

#define GOOD "kpack1 id=jilin seq=7 size=83886080 fmt=1.2 minreader=1.0 epoch=3 label=2026.11"

static void a_label_comes_back(void)
{
    struct buf text = {0};
    struct label l;
    struct err err;
    CHECK(label_read(GOOD, &l, &err));
    CHECK_TEXT(l.id, "jilin");
    CHECK_TEXT(l.label, "2026.11");
    CHECK(l.seq == 7 && l.size == 83886080 && l.epoch == 3);
    CHECK(l.fmt_major == 1 && l.fmt_minor == 2 && l.reader_major == 1 && l.reader_minor == 0);
    label_write(&l, &text);
    CHECK_TEXT(buf_text(&text), GOOD);
    buf_finish(&text);
    CHECK(label_read(GOOD " later=1 other=", &l, &err));
    CHECK(
        label_read("kpack1 id=a seq=4294967295 size=18446744073709551615 fmt=65535.0 minreader=0.0"
                   " epoch=65535 label=A_b-c.D",
                   &l, &err));
    CHECK(l.seq == UINT32_MAX && l.size == UINT64_MAX && l.epoch == UINT16_MAX);
}

static void wrong_labels(void)
{
    static const struct {
        const char *text;
        enum err_code code;
    } rows[] = {
        {"", ERR_VERSION},
        {"kpack2 id=jilin", ERR_VERSION},
        {"timestamp:1 file:x", ERR_VERSION},
        {"kpack1", ERR_INVALID},
        {"kpack1id=jilin", ERR_INVALID},
        {"kpack1  id=jilin seq=7 size=8 fmt=1.2 minreader=1.0 epoch=3 label=a", ERR_INVALID},
        {"kpack1 id= seq=7 size=8 fmt=1.2 minreader=1.0 epoch=3 label=a", ERR_INVALID},
        {"kpack1 id=Jilin seq=7 size=8 fmt=1.2 minreader=1.0 epoch=3 label=a", ERR_INVALID},
        {"kpack1 id=../x seq=7 size=8 fmt=1.2 minreader=1.0 epoch=3 label=a", ERR_INVALID},
        {"kpack1 id=123456789012345678901234567890123 seq=7 size=8 fmt=1.2 minreader=1.0 epoch=3"
         " label=a",
         ERR_INVALID},
        {"kpack1 seq=7 id=jilin size=8 fmt=1.2 minreader=1.0 epoch=3 label=a", ERR_INVALID},
        {"kpack1 id=jilin seq=07 size=8 fmt=1.2 minreader=1.0 epoch=3 label=a", ERR_INVALID},
        {"kpack1 id=jilin seq=-1 size=8 fmt=1.2 minreader=1.0 epoch=3 label=a", ERR_INVALID},
        {"kpack1 id=jilin seq=4294967296 size=8 fmt=1.2 minreader=1.0 epoch=3 label=a",
         ERR_INVALID},
        {"kpack1 id=jilin seq=7 size=18446744073709551616 fmt=1.2 minreader=1.0 epoch=3 label=a",
         ERR_INVALID},
        {"kpack1 id=jilin seq=7 size=8x fmt=1.2 minreader=1.0 epoch=3 label=a", ERR_INVALID},
        {"kpack1 id=jilin seq=7 size=8 fmt=1 minreader=1.0 epoch=3 label=a", ERR_INVALID},
        {"kpack1 id=jilin seq=7 size=8 fmt=1. minreader=1.0 epoch=3 label=a", ERR_INVALID},
        {"kpack1 id=jilin seq=7 size=8 fmt=1.2.3 minreader=1.0 epoch=3 label=a", ERR_INVALID},
        {"kpack1 id=jilin seq=7 size=8 fmt=1.2 minreader=1.0 epoch=65536 label=a", ERR_INVALID},
        {"kpack1 id=jilin seq=7 size=8 fmt=1.2 minreader=1.0 epoch=3 label=a/b", ERR_INVALID},
        {"kpack1 id=jilin seq=7 size=8 fmt=1.2 minreader=1.0 epoch=3", ERR_INVALID},
        {GOOD " ", ERR_INVALID},
        {GOOD " x", ERR_INVALID},
        {GOOD " =x", ERR_INVALID},
        {GOOD " seq=9", ERR_INVALID},
        {GOOD " a=1 a=2", ERR_INVALID},
        {GOOD " a=\xe9\x9b\xbe", ERR_INVALID}};
    struct label l;
    struct err err;
    size_t i;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (label_read(rows[i].text, &l, &err)) {
            test_fail(__FILE__, __LINE__, "accepted: %s", rows[i].text);
            return;
        }
        if (err.code != rows[i].code) {
            test_fail(__FILE__, __LINE__, "code %d for %s", (int)err.code, rows[i].text);
            return;
        }
    }
}

static void a_label_has_an_end(void)
{
    char text[LABEL_MAX + 2] = GOOD " x=";
    struct label l;
    struct err err;
    size_t n = strlen(text);
    memset(text + n, 'a', LABEL_MAX - n);
    CHECK(label_read(text, &l, &err));
    text[LABEL_MAX] = 'a';
    CHECK(!label_read(text, &l, &err) && err.code == ERR_INVALID);
}

#define ASKED GOOD " date=2026-11-20 langs=zh,en,ko title.zh=5ZCJ5p6X title.en=SmlsaW4"

static void what_staff_see_first(void)
{
    struct buf text = {0};
    struct label l;
    struct err err;
    CHECK(label_read(ASKED, &l, &err));
    CHECK_TEXT(l.date, "2026-11-20");
    CHECK_TEXT(l.langs, "zh,en,ko");
    CHECK_TEXT(l.title_zh, "吉林");
    CHECK_TEXT(l.title_en, "Jilin");
    label_write(&l, &text);
    CHECK_TEXT(buf_text(&text), ASKED);
    CHECK(label_read(
        GOOD " title.en=SmlsaW4 later=1 title.ko=x langs=zh-Hans-CN,mn date=2024-02-29", &l, &err));
    CHECK_TEXT(l.title_zh, ""); /* nothing of the label before */
    CHECK_TEXT(l.title_en, "Jilin");
    CHECK_TEXT(l.langs, "zh-Hans-CN,mn");
    CHECK_TEXT(l.date, "2024-02-29");
    CHECK(label_read(GOOD, &l, &err));
    CHECK(!l.date[0] && !l.langs[0] && !l.title_zh[0] && !l.title_en[0]);
    buf_finish(&text);
}

/* Words that a hand with the right key, but an ill will, may have written. */
static void wrong_words_behind(void)
{
    static const char *const rows[] = {
        "date=",
        "date=2026-02-29",
        "date=1900-02-29",
        "date=2026-13-01",
        "date=2026-00-01",
        "date=0000-01-01",
        "date=2026-1-01",
        "date=2026-11-20T",
        "date=2026/11/20",
        "date=2026-11-00",
        "date=2026-11-31",
        "date=+026-11-20",
        "langs=",
        "langs=,",
        "langs=zh,",
        "langs=,zh",
        "langs=zh,,en",
        "langs=zh,en,zh",
        "langs=zh-",
        "langs=-zh",
        "langs=zh_CN",
        "langs=abcdefghi",
        "langs=zh;en",
        "langs=aa,bb,cc,dd,ee,ff,gg,hh,ii,jj,kk,ll,mm,nn,oo,pp,qq,rr,ss,tt,uu,vv",
        "date=2026-11-20 date=2026-11-20",
        "langs=zh x=1 langs=zh",
        "title.zh=YQ title.zh=YQ",
        "title.en=YQ y=2 title.en=Yg"};
    struct buf text = {0};
    struct label l;
    struct err err;
    size_t i;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        buf_clear(&text);
        buf_format(&text, GOOD " %s", rows[i]);
        if (label_read(buf_text(&text), &l, &err) || err.code != ERR_INVALID) {
            test_fail(__FILE__, __LINE__, "accepted: %s", rows[i]);
            break;
        }
    }
    buf_finish(&text);
}

static void wrong_titles(void)
{
    static const struct {
        const char *what, *text;
    } rows[] = {{"empty", ""},
                {"padding", "YWI="},
                {"the other alphabet", "ab+/"},
                {"bits that carry nothing", "YR"},
                {"half a byte", "A"},
                {"a zero byte", "YQBi"},
                {"a line end", "YQpi"},
                {"a terminal's escape", "G1sySg"},
                {"delete", "fw"},
                {"a C1 control", "woU"},
                {"writing turned round", "YeKArmI"},
                {"an isolate", "4oGm"},
                {"a separator of lines", "4oCo"},
                {"a byte order mark", "77u_YQ"},
                {"no UTF-8", "__4"},
                {"overlong", "wK8"},
                {"a surrogate", "7aCA"},
                {"half a character", "5ZA"}};
    static const char *const keys[] = {"title.zh", "title.en"};
    struct buf text = {0};
    struct label l;
    struct err err;
    size_t i;
    for (i = 0; i < 2 * (sizeof rows / sizeof *rows); i++) {
        buf_clear(&text);
        buf_format(&text, GOOD " %s=%s", keys[i % 2], rows[i / 2].text);
        if (label_read(buf_text(&text), &l, &err) || err.code != ERR_INVALID) {
            test_fail(__FILE__, __LINE__, "accepted: %s", rows[i / 2].what);
            break;
        }
    }
    buf_clear(&text);
    buf_add_text(&text, GOOD " title.zh=");
    for (i = 0; i < 32; i++) {
        buf_add_text(&text, "YWFh");
    }
    CHECK(label_read(buf_text(&text), &l, &err) && strlen(l.title_zh) == LABEL_TITLE_MAX);
    buf_add_text(&text, "YQ"); /* 97 bytes */
    CHECK(!label_read(buf_text(&text), &l, &err));
    buf_finish(&text);
}

static void titles_are_cut_between_characters(void)
{
    struct buf text = {0}, title = {0};
    struct label l, again;
    struct err err;
    int i;
    for (i = 0; i < 60; i++) {
        buf_add_text(&title, i == 0 ? "a" : "雪");
    }
    CHECK(label_read(GOOD, &l, &err));
    label_set_title(l.title_zh, buf_text(&title));
    CHECK_INT(strlen(l.title_zh), 94); /* 1 + 31 * 3; one more would be 97 */
    label_set_title(l.title_en, "snow\n\x1b[31m on\u202e \xff the pass  ");
    CHECK_TEXT(l.title_en, "snow  [31m on  \uFFFD the pass");
    label_write(&l, &text);
    CHECK(label_read(buf_text(&text), &again, &err));
    CHECK_TEXT(again.title_zh, l.title_zh);
    CHECK_TEXT(again.title_en, l.title_en);
    buf_finish(&text);
    buf_finish(&title);
}

/* The longest of everything: the whole stays within LABEL_MAX and can be read again. */
static void the_longest_label(void)
{
    struct buf text = {0}, title = {0};
    struct label l, again;
    struct err err;
    int i;
    for (i = 0; i < 32; i++) {
        buf_add_text(&title, "雪");
    }
    CHECK(label_read("kpack1 id=abcdefghijklmnopqrstuvwxyz012345 seq=4294967295"
                     " size=18446744073709551615 fmt=65535.65535 minreader=65535.65535 epoch=65535"
                     " label=abcdefghijklmnopqrstuvwxyz012345 date=9999-12-31"
                     " langs=a1,b2,c3,d4,e5,f6,g7,h8,i9,j1,k2,l3,m4,n5,o6,p7,q8,r9,s1,t2,u3",
                     &l, &err));
    label_set_title(l.title_zh, buf_text(&title));
    label_set_title(l.title_en, buf_text(&title));
    buf_add_text(&text, "before "); /* what stands in front does not count */
    label_write(&l, &text);
    CHECK(text.length - 7 <= LABEL_MAX && text.length - 7 > LABEL_MAX - 5);
    CHECK(label_read(buf_text(&text) + 7, &again, &err));
    CHECK_TEXT(again.title_zh, buf_text(&title));
    CHECK(strlen(again.title_en) > 60 && strncmp(again.title_en, buf_text(&title), 60) == 0);
    buf_finish(&text);
    buf_finish(&title);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_label_comes_back);
    RUN(wrong_labels);
    RUN(a_label_has_an_end);
    RUN(what_staff_see_first);
    RUN(wrong_words_behind);
    RUN(wrong_titles);
    RUN(titles_are_cut_between_characters);
    RUN(the_longest_label);
    return TEST_END();
}
