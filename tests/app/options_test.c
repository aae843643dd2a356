/* The command line of the real program: what it prints, where, and with which exit code. */
#include "app/app.h"
#include "test.h"

#include "base/buf.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct run {
    struct buf out, err;
    int code;
};

static void slurp(struct buf *b, const char *path)
{
    struct err ignored;
    buf_read_file(b, path, 16u << 20, &ignored);
    remove(path);
}

/* Runs jstm-kiosk with these words (shell syntax), `before` stands in front of it ("env A=b"). */
static struct run kiosk_in(const char *before, const char *words)
{
    struct run r;
    struct buf command = {0};
    char out[1024], err[1024];
    int status;
    memset(&r, 0, sizeof r);
    snprintf(out, sizeof out, "%s", test_scratch("out.txt"));
    snprintf(err, sizeof err, "%s", test_scratch("err.txt"));
    buf_format(&command, "%s '%s' %s > '%s' 2> '%s'", before, KIOSK_PROGRAM, words, out, err);
    status = system(buf_text(&command));
    r.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    buf_finish(&command);
    slurp(&r.out, out);
    slurp(&r.err, err);
    return r;
}

static struct run kiosk(const char *words)
{
    return kiosk_in("", words);
}

static struct run kiosk_pack(const char *words)
{
    struct buf all = {0};
    struct run r;
    buf_format(&all, "--pack '%s' %s", KIOSK_PACK, words);
    r = kiosk(buf_text(&all));
    buf_finish(&all);
    return r;
}

static void finish(struct run *r)
{
    buf_finish(&r->out);
    buf_finish(&r->err);
}

static size_t lines(const struct buf *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->length; i++) {
        n += b->data[i] == '\n';
    }
    return n;
}

/* --- help and mistakes --------------------------------------------------------------------------
 */

static void help_names_every_option(void)
{
    static const char *const names[] = {"--pack FILE", "--window WxH",    "--fullscreen",
                                        "--lang TAG",  "--route PATH",    "--theme NAME",
                                        "--text NAME", "--less-motion",   "--reach",
                                        "--day DATE",  "--settings FILE", "--screenshot FILE.png",
                                        "--dump",      "--script FILE",   "--tour DIR",
                                        "--stats",     "--help",          "--version",
                                        "Exit codes",  "--store",         "--media-root"};
    struct run r = kiosk("--help");
    CHECK_INT(r.code, APP_OK);
    CHECK_TEXT(buf_text(&r.err), "");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        CHECK_HAS(buf_text(&r.out), names[i]);
    }
    finish(&r);
}

static void version_is_one_line(void)
{
    struct run r = kiosk("--version");
    CHECK_INT(r.code, APP_OK);
    CHECK_INT(lines(&r.out), 1);
    CHECK(strncmp(buf_text(&r.out), "jstm-kiosk 1.", 13) == 0);
    finish(&r);
}

static void a_wrong_option_says_what_is_right(void)
{
    static const struct {
        const char *words, *said;
    } rows[] = {
        {"--languge zh", "unknown option '--languge'; did you mean '--lang'?"},
        {"--screenshoot a.png", "did you mean '--screenshot'?"},
        {"--full-screen", "did you mean '--fullscreen'?"},
        {"--frobnicate", "unknown option '--frobnicate'; --help lists them"},
        {"home", "unknown option 'home'; --help lists them"},
        {"''", "unknown option ''; --help lists them"},
        {"--lang", "--lang needs a value: --lang TAG"},
        {"--lang ''", "--lang '' is not understood; write a language such as zh"},
        {"--lang a-language-tag-without-end", "write a language such as zh"},
        {"--theme blue", "--theme 'blue' is not understood; write light, dark or contrast"},
        {"--text huge", "--text 'huge' is not understood; write normal, large or xlarge"},
        {"--day tomorrow", "--day 'tomorrow' is not understood; write a date such as 2027-01-31"},
        {"--day 2027-02-29", "write a date such as 2027-01-31"},
        {"--day 2027-1-311", "write a date such as 2027-01-31"},
        {"--window 10x10", "--window '10x10' is not understood; write WxH from 320 to 8192"},
        {"--window 1280", "such as 1280x720"},
        {"--window x", "such as 1280x720"},
        {"--window 99999999999x800", "such as 1280x720"},
        {"--window 800x600x", "such as 1280x720"},
        {"--stats --dump --window", "--window needs a value: --window WxH"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct run r = kiosk(rows[i].words);
        CHECK_HAS(buf_text(&r.err), rows[i].said);
        CHECK_INT(r.code, APP_USAGE);
        CHECK_INT(lines(&r.err), 1);
        CHECK_TEXT(buf_text(&r.out), "");
        finish(&r);
    }
}

static void what_the_pack_lacks_is_a_wrong_option(void)
{
    struct run r = kiosk_pack("--dump --lang xx");
    CHECK_INT(r.code, APP_USAGE);
    CHECK_HAS(buf_text(&r.err), "the pack has no language 'xx'; it has zh, en, ko");
    finish(&r);
    r = kiosk_pack("--dump --route nowhere");
    CHECK_INT(r.code, APP_USAGE);
    CHECK_HAS(buf_text(&r.err), "there is no place 'nowhere'; for example: ");
    finish(&r);
    r = kiosk_pack("--dump --route '../../etc'");
    CHECK_INT(r.code, APP_USAGE);
    CHECK_HAS(buf_text(&r.err), "is not an address");
    finish(&r);
    r = kiosk_pack("--dump --settings /nonexistent/settings.ini");
    CHECK_INT(r.code, APP_USAGE);
    CHECK_HAS(buf_text(&r.err), "reading the settings");
    finish(&r);
}

/* --- packs --------------------------------------------------------------------------------------
 */

static void packs_that_do_not_open_have_codes_of_their_own(void)
{
    char path[1024], words[1200];
    struct run r = kiosk("--pack /nonexistent/x.kpack --dump");
    FILE *f;
    CHECK_INT(r.code, APP_PACK_FIRST + 1);
    CHECK_INT(lines(&r.err), 1);
    CHECK_TEXT(buf_text(&r.out), "");
    finish(&r);
    snprintf(path, sizeof path, "%s", test_scratch("no.kpack"));
    f = fopen(path, "w");
    CHECK(f != NULL);
    fputs("this is a letter to the museum, not a pack; it is long enough to look like one.\n", f);
    fclose(f);
    snprintf(words, sizeof words, "--pack '%s'", path); /* without a headless option too */
    r = kiosk(words);
    remove(path);
    CHECK_INT(r.code, APP_PACK_FIRST + 2);
    CHECK_INT(lines(&r.err), 1);
    finish(&r);
}

static void the_environment_names_a_pack(void)
{
    struct run r = kiosk_in("env JSTM_PACK='" KIOSK_PACK "'", "--dump --route home");
    CHECK_INT(r.code, APP_OK);
    CHECK(r.out.length > 500);
    finish(&r);
    r = kiosk_in("env JSTM_PACK=/nonexistent/x.kpack", "--dump");
    CHECK_INT(r.code, APP_PACK_FIRST + 1);
    finish(&r);
}

/* --- headless -----------------------------------------------------------------------------------
 */

static void dump_is_the_same_every_time(void)
{
    struct run a = kiosk_pack("--dump --route earth/rime --lang en");
    struct run b = kiosk_pack("--dump --route earth/rime --lang en");
    struct run c = kiosk_pack("--dump --route earth/rime --lang en --theme dark");
    CHECK_INT(a.code, APP_OK);
    CHECK_HAS(buf_text(&a.out), "glyphs ");
    CHECK_TEXT(buf_text(&a.err), "");
    CHECK_TEXT(buf_text(&a.out), buf_text(&b.out));
    CHECK(strcmp(buf_text(&a.out), buf_text(&c.out)) != 0);
    finish(&a);
    finish(&b);
    finish(&c);
}

/* Without a window it is always the same day; --day is another one. */
static void a_day_has_its_question(void)
{
    struct run a = kiosk_pack("--dump --route home"), b = kiosk_pack("--dump --route home"),
               c = kiosk_pack("--dump --route home --day 2026-01-01"),
               d = kiosk_pack("--dump --route home --day 2026-01-02");
    CHECK_INT(d.code, APP_OK);
    CHECK_TEXT(buf_text(&a.out), buf_text(&b.out));
    CHECK_TEXT(buf_text(&a.out), buf_text(&c.out));
    CHECK(strcmp(buf_text(&a.out), buf_text(&d.out)) != 0);
    finish(&a);
    finish(&b);
    finish(&c);
    finish(&d);
}

static void screenshot_is_a_png_of_the_size_asked_for(void)
{
    char path[1024], words[1200];
    unsigned char head[24] = {0};
    struct run r;
    FILE *f;
    snprintf(path, sizeof path, "%s", test_scratch("shot.png"));
    snprintf(words, sizeof words, "--screenshot '%s' --window 640x360 --route home", path);
    r = kiosk_pack(words);
    CHECK_INT(r.code, APP_OK);
    CHECK_TEXT(buf_text(&r.out), "");
    f = fopen(path, "rb");
    CHECK(f != NULL);
    CHECK_INT(fread(head, 1, sizeof head, f), sizeof head);
    fclose(f);
    remove(path);
    CHECK(memcmp(head, "\x89PNG\r\n\x1a\n", 8) == 0);
    CHECK_INT(head[18] * 256 + head[19], 640);
    CHECK_INT(head[22] * 256 + head[23], 360);
    finish(&r);
    r = kiosk_pack("--screenshot /nonexistent/a.png");
    CHECK_INT(r.code, APP_FAILED);
    CHECK_INT(lines(&r.err), 1);
    finish(&r);
}

static void stats_are_json(void)
{
    static const char *const keys[] = {
        "\"frames\": ",     "\"presents\": ", "\"wakeups\": ",         "\"first_frame_ms\"",
        "\"cpu_ms_total\"", "\"pss_kib\": ",  "\"cpu_ms_worst_frame\""};
    char path[1024], words[1200];
    struct run r;
    snprintf(path, sizeof path, "%s", test_scratch("stats.png"));
    snprintf(words, sizeof words, "--stats --screenshot '%s' --window 640x360", path);
    r = kiosk_pack(words);
    remove(path);
    CHECK_INT(r.code, APP_OK);
    CHECK_INT(lines(&r.out), 1);
    CHECK_INT(buf_text(&r.out)[0], '{');
    CHECK_INT(buf_text(&r.out)[r.out.length - 2], '}');
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        CHECK_HAS(buf_text(&r.out), keys[i]);
    }
    finish(&r);
}

static struct run play(const char *script)
{
    char path[1024], words[1200];
    struct run r;
    FILE *f;
    snprintf(path, sizeof path, "%s", test_scratch("play.touch"));
    f = fopen(path, "w");
    if (f) {
        fputs(script, f);
        fclose(f);
    }
    snprintf(words, sizeof words, "--script '%s' --window 640x360", path);
    r = kiosk_pack(words);
    remove(path);
    return r;
}

static void scripts_fail_with_their_line(void)
{
    struct run r = play("expect mode attract\ntap \"#attract.en\"\nwait 400\nexpect lang en\n");
    CHECK_INT(r.code, APP_OK);
    CHECK_TEXT(buf_text(&r.err), "");
    finish(&r);
    r = play("wait 10\nexpect route home\n");
    CHECK_INT(r.code, APP_FAILED);
    CHECK_HAS(buf_text(&r.err), "play.touch:2: expected route home, found attract");
    CHECK_HAS(buf_text(&r.err), "#attract.zh"); /* what is there instead */
    finish(&r);
    r = play("tap \"#nothing.of.that.name\"\n");
    CHECK_INT(r.code, APP_FAILED);
    CHECK_HAS(buf_text(&r.err),
              "play.touch:1: expected #nothing.of.that.name, found no such target");
    finish(&r);
    r = play("tap \"#attract.zh\"\nwait 400\ntap \"#dock.back\"\n");
    CHECK_HAS(buf_text(&r.err), "play.touch:3: expected #dock.back, found it disabled");
    finish(&r);
    r = play("tap Home\nfly\n");
    CHECK_INT(r.code, APP_FAILED);
    CHECK_HAS(buf_text(&r.err), "play.touch:1:1: error: tap does not take these words");
    CHECK_HAS(buf_text(&r.err), "play.touch:2:1: error: unknown command 'fly'");
    finish(&r);
    r = kiosk_pack("--script /nonexistent/a.touch");
    CHECK_INT(r.code, APP_FAILED);
    finish(&r);
}

static void no_display_is_told_in_one_sentence(void)
{
    struct run r = kiosk_in("env -u DISPLAY -u WAYLAND_DISPLAY SDL_VIDEODRIVER=x11",
                            "--pack '" KIOSK_PACK "'");
    CHECK_INT(r.code, APP_NO_DISPLAY);
    CHECK_INT(lines(&r.err), 1);
    CHECK_HAS(buf_text(&r.err), "no display");
    finish(&r);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(help_names_every_option);
    RUN(version_is_one_line);
    RUN(a_wrong_option_says_what_is_right);
    RUN(what_the_pack_lacks_is_a_wrong_option);
    RUN(packs_that_do_not_open_have_codes_of_their_own);
    RUN(the_environment_names_a_pack);
    RUN(dump_is_the_same_every_time);
    RUN(a_day_has_its_question);
    RUN(screenshot_is_a_png_of_the_size_asked_for);
    RUN(stats_are_json);
    RUN(scripts_fail_with_their_line);
    RUN(no_display_is_told_in_one_sentence);
    return TEST_END();
}
