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

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_label_comes_back);
    RUN(wrong_labels);
    RUN(a_label_has_an_end);
    return TEST_END();
}
