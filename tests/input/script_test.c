/* Touch scripts: every command in its right form, every way to get it wrong with its message, and
 * bytes that are no script at all. */
#include "input/script.h"
#include "test.h"

#include "base/rng.h"

struct parsed {
    struct script script;
    struct arena mem;
    struct diag d;
    struct buf said;
    bool ok;
};

static struct parsed parse_bytes(const char *text, size_t length)
{
    struct parsed p;
    memset(&p, 0, sizeof p);
    p.ok = script_parse(&p.script, "a.touch", text, length, &p.mem, &p.d);
    diag_print(&p.d, &p.said);
    return p;
}

static struct parsed parse(const char *text)
{
    return parse_bytes(text, strlen(text));
}

static void finish(struct parsed *p)
{
    arena_finish(&p->mem);
    diag_finish(&p->d);
    buf_finish(&p->said);
}

/* --- what is right ------------------------------------------------------------------------------
 */

static void every_command_is_understood(void)
{
    static const char text[] = "# a visit\n"
                               "tap \"Home page\"   # by name\n"
                               "tap 100 200.5\n"
                               "\tdown 1 10 20\n"
                               "move 10 -5 30\r\n"
                               "up 1\n"
                               "drag 1 2 3 4 500\n"
                               "flick 1 2 -3 -4\n"
                               "hold \"#dock.home\" 2s\n"
                               "wait 90s\n"
                               "wait 250ms\n"
                               "wait 16\n"
                               "resize 1280 720\n"
                               "screenshot out.png";
    struct parsed p = parse(text);
    const struct script_step *s = p.script.steps;
    CHECK_TEXT(buf_text(&p.said), "");
    CHECK(p.ok);
    CHECK_INT(p.script.count, 13);
    CHECK_INT(s[0].verb, SCRIPT_TAP);
    CHECK_TEXT(s[0].label, "Home page");
    CHECK_INT(s[0].line, 2);
    CHECK(s[1].label == NULL);
    CHECK_NEAR(s[1].y, 200.5, 0);
    CHECK_INT(s[2].finger, 1);
    CHECK_INT(s[3].verb, SCRIPT_MOVE);
    CHECK_INT(s[3].finger, 10);
    CHECK_NEAR(s[3].x, -5, 0);
    CHECK_INT(s[4].verb, SCRIPT_UP);
    CHECK_NEAR(s[5].y2, 4, 0);
    CHECK_INT(s[5].ms, 500);
    CHECK_NEAR(s[6].x2, -3, 0);
    CHECK_INT(s[7].ms, 2000);
    CHECK_TEXT(s[7].label, "#dock.home");
    CHECK_INT(s[8].ms, 90000);
    CHECK_INT(s[9].ms, 250);
    CHECK_INT(s[10].ms, 16);
    CHECK_NEAR(s[11].x, 1280, 0);
    CHECK_TEXT(s[12].label, "out.png");
    CHECK_INT(s[12].line, 14);
    finish(&p);
}

static void what_hands_do_is_understood(void)
{
    static const char text[] = "pinch 900 500 0.5 400\n"
                               "doubletap 100 200\n"
                               "doubletap \"#chart\"\n"
                               "palm 300 -20\n"
                               "down 3 10 20 32.5\n"
                               "key left\nkey right\nkey up\nkey down\nkey ok\nkey back\n";
    static const enum input_key keys[] = {KEY_LEFT, KEY_RIGHT, KEY_UP, KEY_DOWN, KEY_OK, KEY_BACK};
    struct parsed p = parse(text);
    const struct script_step *s = p.script.steps;
    CHECK_TEXT(buf_text(&p.said), "");
    CHECK(p.ok);
    CHECK_INT(p.script.count, 11);
    CHECK_INT(s[0].verb, SCRIPT_PINCH);
    CHECK_NEAR(s[0].x2, 0.5, 0);
    CHECK_INT(s[0].ms, 400);
    CHECK_INT(s[1].verb, SCRIPT_DOUBLETAP);
    CHECK_NEAR(s[1].y, 200, 0);
    CHECK_TEXT(s[2].label, "#chart");
    CHECK_INT(s[3].verb, SCRIPT_PALM);
    CHECK_NEAR(s[3].y, -20, 0);
    CHECK_INT(s[4].finger, 3);
    CHECK_NEAR(s[4].x2, 32.5, 0);
    for (int i = 0; i < 6; i++) {
        CHECK_INT(s[5 + i].verb, SCRIPT_KEY);
        CHECK_INT(s[5 + i].key, keys[i]);
    }
    finish(&p);
}

static void expectations_are_understood(void)
{
    struct parsed p = parse("expect route science/rime\nexpect mode visit\n"
                            "expect no target \"#still.here\"\nexpect text \"雾凇 是\"\n"
                            "expect scroll > 0\nexpect scroll 12.5\nexpect no lang en\n");
    const struct script_step *s = p.script.steps;
    CHECK(p.ok);
    CHECK_INT(p.script.count, 7);
    CHECK_TEXT(s[0].subject, "route");
    CHECK_TEXT(s[0].label, "science/rime");
    CHECK(!s[0].negated);
    CHECK(s[2].negated);
    CHECK_TEXT(s[2].subject, "target");
    CHECK_TEXT(s[3].label, "雾凇 是");
    CHECK(s[4].greater);
    CHECK_NEAR(s[4].x, 0, 0);
    CHECK(!s[5].greater);
    CHECK_NEAR(s[5].x, 12.5, 0);
    CHECK(s[6].negated);
    finish(&p);
}

static void empty_files_are_scripts_of_nothing(void)
{
    static const char *const texts[] = {"", "\n\n", "# only a comment", "   \t \r\n"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct parsed p = parse(texts[i]);
        CHECK(p.ok);
        CHECK_INT(p.script.count, 0);
        finish(&p);
    }
}

static void a_long_script_keeps_its_order(void)
{
    struct buf text = {0};
    struct parsed p;
    for (int i = 1; i <= 500; i++) {
        buf_format(&text, "wait %d\n", i);
    }
    p = parse_bytes(text.data, text.length);
    CHECK_INT(p.script.count, 500);
    for (int i = 0; i < 500; i++) {
        CHECK_INT(p.script.steps[i].ms, i + 1);
        CHECK_INT(p.script.steps[i].line, i + 1);
    }
    finish(&p);
    buf_finish(&text);
}

/* --- what is wrong ------------------------------------------------------------------------------
 */

struct broken {
    const char *text, *said;
};

static const struct broken broken[] = {
    {"tapp \"Home\"",
     "a.touch:1:1: error: unknown command 'tapp'; tap, doubletap, down, move, up, drag, flick, "
     "pinch, palm, key, hold, wait, resize, expect or screenshot"},
    {"tap", "a.touch:1:1: error: tap does not take these words; for example: tap"},
    {"tap Home", "tap does not take these words"},
    {"tap 10", "tap does not take these words"},
    {"tap 10 nan", "tap does not take these words"},
    {"tap 10 inf", "tap does not take these words"},
    {"tap 10 9999999", "tap does not take these words"},
    {"tap 10 20 30", "tap does not take these words"},
    {"tap \"Home", "a.touch:1:5: error: the text has no closing quote"},
    {"\n\nup 0", "a.touch:3:1: error: up does not take these words; for example: up 1"},
    {"up 11", "up does not take these words"},
    {"up one", "up does not take these words"},
    {"down 1 10", "down does not take these words; for example: down 1 100 200"},
    {"down 1 10 20 0", "down does not take these words; for example: down 1 100 200"},
    {"pinch 1 2 3", "pinch does not take these words; for example: pinch 900 500 2 400"},
    {"pinch 1 2 0 400", "pinch does not take these words"},
    {"pinch 1 2 -2 400", "pinch does not take these words"},
    {"doubletap", "doubletap does not take these words; for example: doubletap 100 200"},
    {"palm 1", "palm does not take these words; for example: palm 900 500"},
    {"key", "key does not take these words; for example: key right"},
    {"key enter", "key does not take these words"},
    {"key \"left\"", "key does not take these words"},
    {"drag 1 2 3 4", "drag does not take these words"},
    {"drag 1 2 3 4 -5", "drag does not take these words"},
    {"flick 1 2 3", "flick does not take these words"},
    {"hold \"Home\"", "hold does not take these words; for example: hold \"Home\" 2s"},
    {"hold Home 2s", "hold does not take these words"},
    {"wait", "wait does not take these words; for example: wait 90s"},
    {"wait 5m", "wait does not take these words"},
    {"wait 99999999999s", "wait does not take these words"},
    {"resize 1080", "resize does not take these words"},
    {"screenshot", "screenshot does not take these words"},
    {"expect", "expect what; route, mode, target"},
    {"expect colour red",
     "expect what; route, mode, target, text, lang, size, theme, scroll or focus"},
    {"expect no", "expect what; route"},
    {"expect route", "expect route takes one value; for example: expect route home"},
    {"expect route home page", "expect route takes one value"},
    {"expect scroll far", "'far' is no number; write expect scroll > 0"},
    {"wait 1 2 3 4 5 6 7 8 9", "the line has too many words; one command a line"},
};

static void every_mistake_has_its_place_and_its_remedy(void)
{
    for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
        struct parsed p = parse(broken[i].text);
        CHECK(!p.ok);
        CHECK_HAS(buf_text(&p.said), broken[i].said);
        CHECK_INT(p.d.errors, 1);
        CHECK(p.d.items[0].remedy[0]);
        finish(&p);
    }
}

static void all_problems_are_told_not_just_the_first(void)
{
    struct parsed p = parse("tap\nwait 10\nnonsense\nexpect lang zh\nwait x\n");
    CHECK(!p.ok);
    CHECK_INT(p.d.errors, 3);
    CHECK_INT(p.script.count, 2);
    CHECK_INT(p.d.items[2].place.line, 5);
    finish(&p);
}

static void columns_count_characters(void)
{
    struct parsed p = parse("hold \"雾凇\" \"open");
    CHECK_HAS(buf_text(&p.said), "a.touch:1:11: error: the text has no closing quote");
    finish(&p);
}

/* No bytes make it crash or read beyond the end (the sanitizers watch). */
static void any_bytes_are_survived(void)
{
    static const char alphabet[] = "tap wait expect no\"# \n\r\t0123456789.-xs>\xE9\x80\0";
    struct rng rng;
    char bytes[200];
    rng_seed(&rng, 7);
    for (int round = 0; round < 3000; round++) {
        size_t length = rng_below(&rng, sizeof bytes);
        char *exact = memset(bytes, 0, sizeof bytes);
        struct parsed p;
        for (size_t i = 0; i < length; i++) {
            exact[i] = alphabet[rng_below(&rng, sizeof alphabet)];
        }
        p = parse_bytes(exact, length);
        CHECK(p.ok == (p.d.errors == 0));
        finish(&p);
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(every_command_is_understood);
    RUN(what_hands_do_is_understood);
    RUN(expectations_are_understood);
    RUN(empty_files_are_scripts_of_nothing);
    RUN(a_long_script_keeps_its_order);
    RUN(every_mistake_has_its_place_and_its_remedy);
    RUN(all_problems_are_told_not_just_the_first);
    RUN(columns_count_characters);
    RUN(any_bytes_are_survived);
    return TEST_END();
}
