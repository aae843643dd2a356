/* How jstm-store speaks: to people in Chinese or English, to programs in lines of JSON. Every line
 * is flushed, because somebody may be following. */
#include "keeper.h"

#include <stdarg.h>
#include <stdio.h>
#include <time.h>

static bool speak_json(const struct keeper *k)
{
    return k->options[KEEPER_JSON] != NULL;
}

static void speak(FILE *out, const struct keeper *k, const char *begins, const char *en,
                  const char *zh, va_list args)
{
    fputs(begins, out);
    vfprintf(out, k->lang == DIAG_ZH ? zh : en, args);
    putc('\n', out);
    fflush(out);
}

void keeper_tell(const struct keeper *k, const char *en, const char *zh, ...)
{
    va_list args;
    va_start(args, zh);
    speak(stderr, k, "jstm-store: ", en, zh, args);
    va_end(args);
}

void keeper_answer(const struct keeper *k, const char *en, const char *zh, ...)
{
    va_list args;
    if (speak_json(k)) {
        return;
    }
    va_start(args, zh);
    speak(stdout, k, "", en, zh, args);
    va_end(args);
}

void keeper_line(struct keeper *k, const struct store_line *line)
{
    struct buf text = {0};
    if (!speak_json(k)) {
        return;
    }
    store_line_write(line, &text);
    fwrite(text.data, 1, text.length, stdout);
    if (fflush(stdout) != 0) {
        atomic_store(&k->stop.asked, true); /* nobody listens any more: they are gone */
    }
    buf_finish(&text);
}

int keeper_wrong(const struct keeper *k, const char *en, const char *zh, ...)
{
    const char *begins = k->lang == DIAG_ZH ? "正确用法：" : "Right is:  ";
    va_list args;
    size_t i, j;
    va_start(args, zh);
    speak(stderr, k, "jstm-store: ", en, zh, args);
    va_end(args);
    for (i = 0; keeper_commands[i]; i++) {
        const struct keeper_help *help = keeper_commands[i]->help;
        for (j = 0; help[j].words && (!k->command || k->command == keeper_commands[i]); j++) {
            fprintf(stderr, "%sjstm-store %s\n", begins, help[j].words);
            begins = k->lang == DIAG_ZH ? "          " : "           ";
        }
    }
    fprintf(stderr, "%sjstm-store --help\n", begins);
    return EXIT_USAGE;
}

int keeper_failed(struct keeper *k, const struct err *err)
{
    struct store_line line = {
        .kind = STORE_LINE_END, .code = keeper_code_of(err), .detail = err->text};
    keeper_line(k, &line);
    keeper_tell(k, "%s", "系统没有允许：请检查文件夹、权限和磁盘（%s）", err->text);
    return EXIT_SYSTEM;
}

int keeper_end(struct keeper *k, enum store_code code, struct store_line *line)
{
    const struct store_saying *s = &store_sayings[code];
    struct store_line none = {.kind = STORE_LINE_END};
    bool ok = code == STORE_INSTALLED || code == STORE_STAGED || code == STORE_ALREADY;
    line = line ? line : &none;
    line->kind = STORE_LINE_END;
    line->ok = ok;
    line->code = code;
    keeper_line(k, line);
    if (speak_json(k)) {
        return ok ? EXIT_FINE : EXIT_REFUSED;
    }
    if (ok) {
        keeper_answer(k, "%s", "%s", k->lang == DIAG_ZH ? s->zh : s->en);
        return EXIT_FINE;
    }
    keeper_tell(k, "%s%s%s", "%s%s%s", s->code, s->code[0] ? " " : "",
                k->lang == DIAG_ZH ? s->zh : s->en);
    if (code == STORE_NO_ROOM && line->need) {
        keeper_tell(k, "needed: %s, free: %s", "需要 %s，剩余 %s", keeper_size(k, line->need),
                    keeper_size(k, line->room));
    }
    if (line->detail && *line->detail) {
        keeper_tell(k, "(%s)", "（%s）", line->detail);
    }
    return EXIT_REFUSED;
}

/* --- packs, sizes and times ------------------------------------------------------------------- */

const char *keeper_size(struct keeper *k, uint64_t bytes)
{
    static const char *const units[] = {"B", "KB", "MB", "GB", "TB"};
    double n = (double)bytes;
    size_t u = 0;
    while (n >= 1000 && u + 1 < sizeof units / sizeof *units) {
        n /= 1000;
        u++;
    }
    return arena_format(&k->mem, "%.*f %s", u && n < 100 ? 1 : 0, n, units[u]);
}

const char *keeper_time(struct keeper *k, int64_t seconds)
{
    time_t when = (time_t)seconds;
    struct tm t = {0};
    if (seconds == 0 || !localtime_r(&when, &t)) {
        return "";
    }
    return arena_format(&k->mem, "%04d-%02d-%02d %02d:%02d", t.tm_year + 1900, t.tm_mon + 1,
                        t.tm_mday, t.tm_hour, t.tm_min);
}

/* "in use, given up": what there is to say of it besides its name. */
static const char *speak_marks(struct keeper *k, const struct store_line *p)
{
    const struct {
        bool is;
        const char *en, *zh;
    } marks[] = {{p->running, "in use", "正在使用"},
                 {p->before, "before", "上一份"},
                 {p->waiting, "waits for closing", "等闭馆后更换"},
                 {p->bad, "did not start", "没能启动"},
                 {p->revoked, "its key was taken away", "签名的密钥已停用"}};
    const char *out = "";
    size_t i;
    for (i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (marks[i].is) {
            out = arena_format(&k->mem, "%s%s%s", out, *out ? ", " : "  [",
                               k->lang == DIAG_ZH ? marks[i].zh : marks[i].en);
        }
    }
    return *out ? arena_format(&k->mem, "%s]", out) : "";
}

void keeper_show_pack(struct keeper *k, const struct store_line *p)
{
    const struct label *l = &p->label;
    const char *title = k->lang == DIAG_ZH && l->title_zh[0] ? l->title_zh : l->title_en;
    keeper_line(k, p);
    title = title[0] ? title : l->title_zh;
    if (p->shown && *p->shown) {
        keeper_answer(k, "%s  (%s)", "%s（%s）", p->shown, keeper_size(k, p->there));
    } else {
        keeper_answer(k, "%s%s", "%s%s", p->name, speak_marks(k, p));
    }
    if (l->id[0]) {
        keeper_answer(k, "    %s number %lu, label %s%s%s%s%s  %s",
                      "    %s 第 %lu 号，标签 %s%s%s%s%s  %s", l->id, (unsigned long)l->seq,
                      l->label, l->date[0] ? ", " : "", l->date, l->langs[0] ? ", " : "", l->langs,
                      title);
    }
    if (p->key && *p->key) {
        keeper_answer(k, "    signed by %s, %s%s%s", "    签名：%s，%s%s%s", p->key,
                      keeper_size(k, l->size), p->installed_s ? ", " : "",
                      keeper_time(k, p->installed_s));
    }
}
