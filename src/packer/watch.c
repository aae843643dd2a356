/* jstm-pack watch SRC: at every save the folder is checked again, and with -o built.
 *
 * For people the problems and one line with the time; for tools (--json) one object a line, in both
 * languages: the kiosk's preview runs this command and reads what it says, so that whatever a
 * broken file does to the reader, the preview stays open. The pack is a draft, see
 * author/compile.h. */
#include "packer/packer.h"

#include "author/compile.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "platform/watch.h"

#include <stdio.h>

#define WATCH_KEPT_MOST (INT64_C(1) << 30) /* bytes of finished pictures in the user's cache */
#define WATCH_TELL_MS 300                  /* between two words about pictures, to a tool, */
#define WATCH_TELL_LONG_MS 5000            /* and to people */

struct watching {
    struct author_options options;
    struct watch *watch;
    bool json;
    bool saved;      /* not the first time any more */
    int64_t told_ms; /* when pictures were last spoken of */
};

static int64_t watch_now(void)
{
    return clock_system.now_ms(clock_system.self);
}

/* The first build makes every picture, which may take minutes. */
static void watch_progress(void *self, size_t done, size_t all)
{
    struct watching *w = self;
    int64_t now = watch_now();
    if (now - w->told_ms < (w->json ? WATCH_TELL_MS : WATCH_TELL_LONG_MS)) {
        return;
    }
    w->told_ms = now;
    if (w->json) {
        printf("{\"building\": true, \"done\": %zu, \"all\": %zu}\n", done, all);
    } else {
        packer_answer("pictures: %zu of %zu", "图片：%zu / %zu", done, all);
    }
    fflush(stdout);
}

/* --- for tools -------------------------------------------------------------------------------- */

static void watch_print_json(const struct diag *d, bool built, const struct err *failed,
                             int64_t took_ms)
{
    struct buf text = {0};
    size_t i;
    buf_format(&text, "{\"built\": %s, \"took_ms\": %lld, \"errors\": %zu, \"warnings\": %zu, ",
               built ? "true" : "false", (long long)took_ms, d->errors, d->warnings);
    buf_format(&text, "\"to_confirm\": %zu, \"lang\": \"%s\", \"failed\": ", author_unconfirmed(d),
               d->lang == DIAG_ZH ? "zh" : "en");
    buf_add_json(&text, failed->text);
    buf_add_text(&text, ", \"messages\": ");
    diag_print_json(d, &text);
    for (i = 0; i < text.length; i++) { /* between values only: in strings they are escaped */
        text.data[i] = text.data[i] == '\n' ? ' ' : text.data[i];
    }
    buf_add_text(&text, "}\n");
    fwrite(text.data, 1, text.length, stdout);
    buf_finish(&text);
}

/* --- for people ------------------------------------------------------------------------------- */

static void watch_print_line(const struct watching *w, const struct diag *d,
                             const struct err *failed, int64_t took_ms)
{
    struct buf numbers = {0};
    double s = (double)took_ms / 1000;
    int hour, minute;
    bool fine = d->errors == 0 && d->warnings == 0;
    clock_local(clock_system.now_s(clock_system.self), &hour, &minute);
    packer_numbers(d, &numbers);
    if (failed->text[0]) { /* told already */
        packer_answer("%02d:%02d: not built", "%02d:%02d：没有生成", hour, minute);
    } else if (w->saved) {
        packer_answer("saved %02d:%02d: %s, %.1f s", "%02d:%02d 已保存：%s，%.1f 秒", hour, minute,
                      fine ? (d->lang == DIAG_ZH ? "没有问题" : "fine") : buf_text(&numbers), s);
    } else {
        packer_answer("%02d:%02d: %s, %.1f s; waiting for changes, Ctrl-C ends",
                      "%02d:%02d：%s，%.1f 秒；等待修改，按 Ctrl-C 结束", hour, minute,
                      fine ? (d->lang == DIAG_ZH ? "没有问题" : "fine") : buf_text(&numbers), s);
    }
    buf_finish(&numbers);
}

/* --- once and again --------------------------------------------------------------------------- */

static void watch_build(struct watching *w)
{
    struct diag d = {.both = w->json};
    struct err err = {ERR_NONE, ""};
    int64_t from = watch_now(), took;
    bool ok;
    if (w->json) {
        fputs("{\"building\": true}\n", stdout);
        fflush(stdout);
    }
    w->told_ms = from;
    packer_speak(&d);
    ok = author_build(&w->options, &d, &err);
    if (ok || d.errors > 0) {
        err.text[0] = '\0';
    }
    took = watch_now() - from;
    if (w->json) {
        watch_print_json(&d, ok, &err, took);
    } else {
        packer_report(&d, false);
        if (err.text[0]) {
            packer_failed(&err);
        }
        watch_print_line(w, &d, &err, took);
    }
    fflush(stdout);
    w->saved = true;
    diag_finish(&d);
}

/* A pack in the folder it is made of would be a change each time, for ever. */
static bool watch_bites_itself(const struct author_options *o)
{
    return (o->output && files_within(o->output, o->source)) ||
           (o->cache && files_within(o->cache, o->source));
}

static int watch_run(const struct packer_words *words)
{
    struct watching w = {.json = words->options[PACKER_JSON] != NULL};
    struct watch_options wanted = {words->operands[0], false};
    const char *cache = words->options[PACKER_CACHE];
    struct arena mem = {0};
    struct err err;
    int code = packer_prepare(words->operands[0], words->options[PACKER_OUTPUT],
                              cache ? cache : packer_cache(&mem), &w.options);
    w.options.draft = true;
    w.options.progress = watch_progress;
    w.options.progress_self = &w;
    if (code == EXIT_FINE && watch_bites_itself(&w.options)) {
        code = packer_wrong("what is made must not lie in %s", "生成的文件不能放在 %s 里面",
                            words->operands[0]);
    }
    if (code == EXIT_FINE && !watch_create(&w.watch, &wanted, watch_now(), &err)) {
        code = packer_failed(&err);
    }
    if (code == EXIT_FINE && !cache && w.options.cache) { /* a folder of our own */
        author_prune_cache(w.options.cache, WATCH_KEPT_MOST);
    }
    while (code == EXIT_FINE) { /* until somebody ends the program */
        watch_build(&w);
        watch_wait(w.watch, &clock_system, -1);
    }
    arena_finish(&mem);
    return code;
}

const struct packer_command packer_watch = {
    .name = "watch",
    .operands = 1,
    .may = 1u << PACKER_OUTPUT | 1u << PACKER_CACHE | 1u << PACKER_JSON,
    .help = {{"watch SRC", "check it again at every save", "每次保存后重新检查"},
             {"      [-o FILE]", "and build it", "并生成内容包"},
             {"      [--cache DIR]", "keep finished pictures in DIR (else in the user's cache)",
              "把处理好的图片留在 DIR（不写时放在用户缓存里）"},
             {"      [--json]", "say it for tools, one object a line, in both languages",
              "以 JSON 写到标准输出，一行一个对象，中英文都有"}},
    .run = watch_run};
