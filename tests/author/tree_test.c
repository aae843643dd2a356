/* JSON as a tree with places: what is read, where it stands, and what is said about bad texts. */
#include "test.h"

#include "author/readers/tree.h"
#include "base/buf.h"

struct sample {
    struct arena mem;
    struct diag d;
    struct buf shown, said;
    const struct tree *tree;
};

static void sample_show(struct sample *s, const struct tree *t)
{
    static const char *const kinds[] = {"null", "words", "number", "truth", "list", "object"};
    size_t i;
    if (t->key) {
        buf_format(&s->shown, "%s=", t->key);
    }
    buf_format(&s->shown, "%s@%d:%d", kinds[t->kind], t->place.line, t->place.column);
    if (t->text) {
        buf_format(&s->shown, "'%s'", t->text);
    }
    for (i = 0; i < t->count; i++) {
        buf_add_text(&s->shown, i ? " " : "(");
        sample_show(s, &t->items[i]);
    }
    if (t->count) {
        buf_add_text(&s->shown, ")");
    }
}

static void sample_read(struct sample *s, const char *text)
{
    memset(s, 0, sizeof *s);
    s->tree = tree_read("t.json", text, strlen(text), &s->mem, &s->d);
    if (s->tree) {
        sample_show(s, s->tree);
    }
    diag_print(&s->d, &s->said);
}

static void sample_finish(struct sample *s)
{
    diag_finish(&s->d);
    arena_finish(&s->mem);
    buf_finish(&s->shown);
    buf_finish(&s->said);
}

static void values_and_places(void)
{
    static const char *const pairs[][2] = {
        {"{}", "object@1:1"},
        {" { } ", "object@1:2"},
        {"{\"a\":1}", "object@1:1(a=number@1:6'1')"},
        {"{\"a\" : \"x\" , \"b\":null}", "object@1:1(a=words@1:9'x' b=null@1:18)"},
        {"{\n  \"年\": -13800000000,\n  \"b\": [true, 1.50 ,\"x\"]\n}",
         "object@1:1(年=number@2:8'-13800000000' b=list@3:8(truth@3:9'true' number@3:15'1.50'"
         " words@3:22'x'))"},
        {"{\"a\":{},\"b\":[],\"c\":[{}],\"d\":false}",
         "object@1:1(a=object@1:6 b=list@1:13 c=list@1:20(object@1:21) d=truth@1:29'false')"},
        {"{\"a\":[[],[\"\"],0]}", "object@1:1(a=list@1:6(list@1:7 list@1:10(words@1:12'') "
                                  "number@1:15'0'))"},
        {"{\"\\\"}\":\"\\\\\",\"z\":\"\\u5409\\\"]\",\"a\":2}",
         "object@1:1(\"}=words@1:9'\\' z=words@1:18'吉\"]' a=number@1:33'2')"},
        {"{\"a\":\" x\\n\\ty \"}", "object@1:1(a=words@1:7'x\n\ty')"},
        {"{\"a\":99999999999999999999999}", "object@1:1(a=number@1:6'99999999999999999999999')"},
        {"{\"吉林\":\"长春\",\"b\":1}", "object@1:1(吉林=words@1:8'长春' b=number@1:16'1')"}};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct sample s;
        sample_read(&s, pairs[i][0]);
        CHECK_TEXT(buf_text(&s.said), "");
        CHECK_TEXT(buf_text(&s.shown), pairs[i][1]);
        sample_finish(&s);
    }
}

static void keys_in_the_order_of_the_text(void)
{
    struct sample s;
    struct buf text = {0};
    int i;
    buf_add_byte(&text, '{');
    for (i = 0; i < 500; i++) {
        buf_format(&text, "%s\"k%d\":%d\n", i ? "," : "", (i * 7919) % 1000, i);
    }
    buf_add_byte(&text, '}');
    sample_read(&s, text.data);
    CHECK_INT(s.tree->count, 500);
    for (i = 0; i < 500; i++) {
        char number[16];
        snprintf(number, sizeof number, "%d", i);
        CHECK_TEXT(s.tree->items[i].text, number);
        CHECK_INT(s.tree->items[i].place.line, i + 1);
    }
    CHECK(tree_find(s.tree, "k919") == &s.tree->items[1]);
    CHECK(tree_find(s.tree, "k1001") == NULL);
    sample_finish(&s);
    buf_finish(&text);
}

static void mistakes(void)
{
    static const char *const pairs[][2] = {
        {"", "t.json:1:1: error: the file is empty; write { \"events\": [ ... ] }\n"},
        {"{\"a\": 1,}",
         "t.json:1:9: error: this is not JSON: string or '}' expected near '}'; look for a missing "
         "or an extra comma, bracket or quote just before this place\n"},
        {"{\"a\": 1\n\"b\": 2}",
         "t.json:2:1: error: this is not JSON: '}' expected near '\"b\"'; look for a missing or an "
         "extra comma, bracket or quote just before this place\n"},
        {"{“a”: 1}", "t.json:1:2: error: this is not JSON: string or '}' expected near '“'; type "
                     "\" , and : with the input method off\n"},
        {"{\"a\": 1，\"b\": 2}", "t.json:1:8: error: this is not JSON: '}' expected near '，'; "
                                 "type \" , and : with the input method off\n"},
        {"{\"长春\": 1,\n \"长春\": 2}", "t.json:2:2: error: this is not JSON: duplicate object "
                                         "key near '\"长春\"'; keep one of the two\n"},
        {"{\"a\": [1, 2", "t.json:1:11: error: this is not JSON: ']' expected near end of file; "
                          "close every bracket and every quote\n"},
        {"{\"a\": \"x\n\"}",
         "t.json:1:7: error: this is not JSON: unexpected newline near '\"x'; look for a missing "
         "or an extra comma, bracket or quote just before this place\n"},
        {"{} {}", "t.json:1:4: error: this is not JSON: end of file expected near '{'; remove what "
                  "stands behind the last bracket\n"},
        {"[1, 2]", "t.json:1:1: error: the file begins with something else than an object; write { "
                   "\"events\": [ ... ] }\n"},
        {"\"x\"", "t.json:1:2: error: the file begins with something else than an object; write { "
                  "\"events\": [ ... ] }\n"},
        {"{\"a\": \"\\u0000\"}", "t.json:1:7: error: this is not JSON: \\u0000 is not allowed "
                                 "without JSON_ALLOW_NUL near '\"\\u0000\"'; delete it\n"},
        {"{\"a\": \"b\\u0001\\u0002c\\u007f\"}",
         "t.json:1:8: error: control character U+0001; delete it and type the place again\n"},
        {"{\"a\": 1e999}",
         "t.json:1:7: error: this is not JSON: real number overflow near '1e999'; look for a "
         "missing or an extra comma, bracket or quote just before this place\n"},
        {"{'a': 1}", "t.json:1:2: error: this is not JSON: string or '}' expected near '''; look "
                     "for a missing or an extra comma, bracket or quote just before this place\n"},
        {"{\"a\": 1} // all", "t.json:1:10: error: this is not JSON: end of file expected near "
                              "'/'; remove what stands behind the last bracket\n"},
        {"{\"a\": \"\\ud800\"}",
         "t.json:1:7: error: this is not JSON: invalid Unicode '\\uD800' near '\"\\ud800\"'; look "
         "for a missing or an extra comma, bracket or quote just before this place\n"},
    };
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct sample s;
        sample_read(&s, pairs[i][0]);
        CHECK_TEXT(buf_text(&s.said), pairs[i][1]);
        sample_finish(&s);
    }
}

static void depth_is_limited(void)
{
    struct sample s;
    struct buf text = {0};
    int i;
    buf_add_text(&text, "{\"a\":");
    for (i = 0; i < 100000; i++) {
        buf_add_byte(&text, '[');
    }
    sample_read(&s, text.data);
    CHECK(!s.tree);
    CHECK_HAS(s.said.data, "maximum parsing depth reached");
    sample_finish(&s);
    buf_finish(&text);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(values_and_places);
    RUN(keys_in_the_order_of_the_text);
    RUN(mistakes);
    RUN(depth_is_limited);
    return TEST_END();
}
