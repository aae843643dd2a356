/* Runs the author's desk over a folder and reports what it says: for people one problem a line and
 * the numbers of them on standard error, for tools one JSON object on standard output. */
#include "packer/packer.h"

#include "author/compile.h"
#include "author/messages.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int packer_epoch(int64_t *out)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    char *end;
    *out = 0;
    if (!text || !*text) {
        return EXIT_FINE;
    }
    *out = strtoll(text, &end, 10);
    if (*end == '\0' && *out >= 0 && *out < 253402300800LL) { /* the year 10000 */
        return EXIT_FINE;
    }
    return packer_wrong("SOURCE_DATE_EPOCH is not a number of seconds since 1970: '%s'",
                        "SOURCE_DATE_EPOCH 不是从 1970 年起的秒数：“%s”", text);
}

/* The pack's number, for whoever tries out updates and may not touch pack.ini. */
static int compile_seq(const char *text, uint32_t *out)
{
    char *end;
    long long seq = text ? strtoll(text, &end, 10) : 0;
    *out = (uint32_t)seq;
    if (!text || (*text >= '1' && *text <= '9' && *end == '\0' && seq <= UINT32_MAX)) {
        return EXIT_FINE;
    }
    return packer_wrong("--seq wants a number from 1 up, not '%s'",
                        "--seq 后面要写从 1 起的整数，不是“%s”", text);
}

void packer_numbers(const struct diag *d, struct buf *text)
{
    if (d->errors == 0 && d->warnings == 0) {
        return;
    }
    if (d->lang == DIAG_ZH) {
        buf_format(text, "%zu 个错误，%zu 个警告", d->errors, d->warnings);
    } else {
        buf_format(text, "%zu error%s, %zu warning%s", d->errors, d->errors == 1 ? "" : "s",
                   d->warnings, d->warnings == 1 ? "" : "s");
    }
}

static void compile_unconfirmed(const struct diag *d, size_t unconfirmed, struct buf *text)
{
    if (unconfirmed > 0 && d->lang == DIAG_ZH) {
        buf_format(text, "待核实：%zu 条\n", unconfirmed);
    } else if (unconfirmed > 0) {
        buf_format(text, "to be confirmed: %zu entr%s\n", unconfirmed,
                   unconfirmed == 1 ? "y" : "ies");
    }
}

void packer_answer_json(const struct diag *d, size_t unconfirmed)
{
    struct buf text = {0};
    buf_format(&text, "{\"errors\": %zu, \"warnings\": %zu, \"to_confirm\": %zu, \"messages\": ",
               d->errors, d->warnings, unconfirmed);
    diag_print_json(d, &text);
    while (text.length > 0 && text.data[text.length - 1] == '\n') {
        text.length--;
    }
    fwrite(text.data, 1, text.length, stdout);
    fputs("}\n", stdout);
    buf_finish(&text);
}

int packer_prepare(const char *source, const char *output, const char *cache,
                   struct author_options *out)
{
    struct stat st;
    int code;
    *out = (struct author_options){
        .source = source, .output = output, .cache = cache, .builder = "jstm-pack " KIOSK_VERSION};
    code = packer_epoch(&out->created_s);
    if (code != EXIT_FINE) {
        return code;
    }
    if (stat(source, &st) != 0 || !S_ISDIR(st.st_mode)) {
        packer_tell("there is no folder %s", "没有文件夹 %s", source);
        return EXIT_USAGE;
    }
    return EXIT_FINE;
}

void packer_speak(struct diag *d)
{
    diag_speak(d, author_messages, author_lang());
}

int packer_make(const char *source, const char *output, const char *cache, uint32_t seq,
                struct diag *d)
{
    struct author_options options;
    struct err err = {ERR_NONE, ""};
    int code = packer_prepare(source, output, cache, &options);
    bool ok;
    if (code != EXIT_FINE) {
        return code;
    }
    options.seq = seq;
    packer_speak(d);
    ok = author_build(&options, d, &err);
    return d->errors > 0 ? EXIT_SOURCES : ok ? EXIT_FINE : packer_failed(&err);
}

void packer_report(const struct diag *d, bool json)
{
    struct buf text = {0};
    if (json) {
        packer_answer_json(d, author_unconfirmed(d));
    } else {
        diag_print(d, &text);
        packer_numbers(d, &text);
        buf_add_text(&text, d->errors || d->warnings ? "\n" : "");
        compile_unconfirmed(d, author_unconfirmed(d), &text);
        fputs(buf_text(&text), stderr);
    }
    buf_finish(&text);
}

int packer_compile(const struct packer_words *w, const char *output)
{
    struct diag d = {0};
    uint32_t seq;
    int code = compile_seq(w->options[PACKER_SEQ], &seq);
    if (code == EXIT_FINE) {
        code = packer_make(w->operands[0], output, w->options[PACKER_CACHE], seq, &d);
    }
    if (code != EXIT_USAGE) {
        packer_report(&d, w->options[PACKER_JSON] != NULL);
    }
    diag_finish(&d);
    return code;
}
