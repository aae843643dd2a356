/* The strict reader of settings: what it takes, and every refusal with its exact place. */
#include "base/ini.h"
#include "test.h"

struct reading {
    struct arena memory;
    struct diag d;
    struct ini ini;
    struct buf said;
};

static void read_bytes(struct reading *r, const char *text, size_t length)
{
    memset(r, 0, sizeof *r);
    ini_parse(&r->ini, "x.ini", text, length, &r->memory, &r->d);
    diag_print(&r->d, &r->said);
}

static void read_text(struct reading *r, const char *text)
{
    read_bytes(r, text, strlen(text));
}

static void done(struct reading *r)
{
    arena_finish(&r->memory);
    diag_finish(&r->d);
    buf_finish(&r->said);
}

static void good_file(void)
{
    struct reading r;
    struct ini_section *s;
    read_text(
        &r, "; a comment\n# another\n\n[pack]\r\nname = 吉林 科技馆 \r\n  dense=1\n"
            "empty =\n\t[lang zh] ; behind\nx = a=b ; why\ny = C# 100%; #5\n[lang en]\nlast = end");
    CHECK_TEXT(buf_text(&r.said), "");
    CHECK_INT(r.ini.count, 3);
    CHECK_TEXT(r.ini.file, "x.ini");
    s = ini_find(&r.ini, "pack", "");
    CHECK(s && s->line == 4 && s->count == 3);
    CHECK_TEXT(ini_get(s, "name"), "吉林 科技馆");
    CHECK_TEXT(ini_get(s, "dense"), "1");
    CHECK_TEXT(ini_get(s, "empty"), "");
    CHECK(!ini_get(s, "Name") && !ini_get(NULL, "name"));
    CHECK_INT(s->pairs[1].line, 6);
    CHECK_INT(s->pairs[1].value_column, 9);
    s = ini_find(&r.ini, "lang", "zh");
    CHECK(s && !s->used);
    CHECK_TEXT(ini_get(s, "x"), "a=b");
    CHECK_TEXT(ini_get(s, "y"), "C# 100%;"); /* '#' behind a blank starts a comment */
    CHECK(s->used && s->pairs[0].used);
    CHECK_TEXT(ini_get(ini_find(&r.ini, "lang", "en"), "last"), "end");
    CHECK(!ini_find(&r.ini, "lang", "ko") && !ini_find(&r.ini, "lang", ""));
    done(&r);
}

static void unused_keys_can_be_told(void)
{
    struct reading r;
    struct ini_section *s;
    read_text(&r, "[a]\none = 1\ntwo = 2\n");
    s = ini_find(&r.ini, "a", "");
    ini_get(s, "two");
    CHECK(!s->pairs[0].used && s->pairs[1].used);
    done(&r);
}

static void refusals_have_their_place(void)
{
    static const struct {
        const char *text, *place;
    } rows[] = {
        {"[pack", "x.ini:1:1: error: the section name"},
        {"\n  [pack] tail\n", "x.ini:2:3: error: the section name"},
        {"[pack]]", "x.ini:1:1: error: the section name"},
        {"[]\n", "x.ini:1:1: error: "},
        {"[ pack]\n", "x.ini:1:1: error: "},
        {"[lang  zh]\n", "x.ini:1:1: error: "},
        {"[lang ]\n", "x.ini:1:1: error: "},
        {"key = 1\n[pack]\n", "x.ini:1:1: error: a setting stands before"},
        {"[pack]\n吉林\n", "x.ini:2:1: error: this line is neither"},
        {"[pack]\n\t = 1\n", "x.ini:2:3: error: this line is neither"},
        {"[pack]\na = 1\n\n   a = 2\n", "x.ini:4:4: error: 'a' is set twice"},
        {"[a]\n[b]\n[a]\n", "x.ini:3:2: error: section [a] stands here twice"},
        {"[lang zh]\n [lang zh]\n", "x.ini:2:3: error: section [lang zh] stands here twice"},
        {"[a]\nk = \xC0\x80\n", "x.ini:2:1: error: this line is not UTF-8"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct reading r;
        read_text(&r, rows[i].text);
        if (r.d.count != 1 ||
            strncmp(buf_text(&r.said), rows[i].place, strlen(rows[i].place)) != 0) {
            test_fail(__FILE__, __LINE__, "row %zu: expected \"%s\", said \"%s\"", i, rows[i].place,
                      buf_text(&r.said));
        }
        done(&r);
    }
}

static void reading_goes_on_after_mistakes(void)
{
    struct reading r;
    static const char text[] = "[a]\nbad\none = 1\ntwo = \0z\none = 9\nthree = 3\n";
    struct ini_section *s;
    read_bytes(&r, text, sizeof text - 1);
    CHECK_INT(r.d.errors, 3);
    s = ini_find(&r.ini, "a", "");
    CHECK(s && s->count == 2);
    CHECK_TEXT(ini_get(s, "one"), "1");
    CHECK_TEXT(ini_get(s, "three"), "3");
    done(&r);
}

/* Notepad puts U+FEFF in front of what it saves as UTF-8. */
static void a_byte_order_mark_is_no_mistake(void)
{
    struct reading r;
    read_text(&r, "\xEF\xBB\xBF[a]\nb = 1\n");
    CHECK_TEXT(buf_text(&r.said), "");
    CHECK_TEXT(ini_get(ini_find(&r.ini, "a", ""), "b"), "1");
    done(&r);
    read_text(&r, "\xEF\xBB\xBF  bad\n");
    CHECK_HAS(buf_text(&r.said), "x.ini:1:3: error");
    done(&r);
}

static void many_keys_and_sections(void)
{
    struct buf text = {0};
    struct reading r;
    for (int s = 0; s < 40; s++) {
        buf_format(&text, "[s%d]\n", s);
        for (int k = 0; k < 40; k++) {
            buf_format(&text, "k%d = %d\n", k, s * 100 + k);
        }
    }
    read_bytes(&r, text.data, text.length);
    CHECK_INT(r.d.count, 0);
    CHECK_TEXT(ini_get(ini_find(&r.ini, "s39", ""), "k39"), "3939");
    CHECK_TEXT(ini_get(ini_find(&r.ini, "s0", ""), "k0"), "0");
    done(&r);
    buf_finish(&text);
}

/* Not one byte sequence may do worse than a diagnostic; the sanitizers judge. */
static void random_bytes_never_break_it(void)
{
    static const char letters[] = "[]=;# \t\r\n\nab\xE5\x90\x89\xFF\0";
    unsigned state = 7;
    for (int i = 0; i < 20000; i++) {
        char text[64];
        struct reading r;
        size_t length = 0;
        state = state * 1664525u + 1013904223u;
        while (length < (state >> 26)) {
            unsigned pick = (state ^ (unsigned)length * 2654435761u) >> 7;
            text[length++] = letters[pick % sizeof letters];
            state = state * 1664525u + 1013904223u;
            if (length == sizeof text) {
                break;
            }
        }
        read_bytes(&r, text, length);
        for (size_t s = 0; s < r.ini.count; s++) {
            CHECK(r.ini.sections[s].kind && r.ini.sections[s].name);
            for (size_t k = 0; k < r.ini.sections[s].count; k++) {
                CHECK(r.ini.sections[s].pairs[k].key[0] && r.ini.sections[s].pairs[k].value);
            }
        }
        done(&r);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(good_file);
    RUN(unused_keys_can_be_told);
    RUN(refusals_have_their_place);
    RUN(reading_goes_on_after_mistakes);
    RUN(a_byte_order_mark_is_no_mistake);
    RUN(many_keys_and_sections);
    RUN(random_bytes_never_break_it);
    return TEST_END();
}
