/* How jstm-pack speaks: English and Chinese side by side where they are said, because nothing here
 * needs a code; the catalogue is for the messages about sources. */
#include "packer/packer.h"

#include "author/messages.h"

#include <stdarg.h>
#include <stdio.h>

static void speak_line(FILE *out, const char *begins, const char *en, const char *zh, va_list args)
{
    fputs(begins, out);
    vfprintf(out, author_lang() == DIAG_ZH ? zh : en, args);
    putc('\n', out);
}

void packer_tell(const char *en, const char *zh, ...)
{
    va_list args;
    va_start(args, zh);
    speak_line(stderr, "jstm-pack: ", en, zh, args);
    va_end(args);
}

void packer_answer(const char *en, const char *zh, ...)
{
    va_list args;
    va_start(args, zh);
    speak_line(stdout, "", en, zh, args);
    va_end(args);
}

/* Every way to call a command, one below the other. */
static void speak_right(void)
{
    const char *begins = author_lang() == DIAG_ZH ? "正确用法：" : "Right is:  ";
    size_t i, j;
    for (i = 0; packer_commands[i]; i++) {
        const struct packer_help *help = packer_commands[i]->help;
        for (j = 0; help[j].words; j++) {
            if (help[j].words[0] != ' ') {
                fprintf(stderr, "%sjstm-pack %s\n", begins, help[j].words);
                begins = author_lang() == DIAG_ZH ? "          " : "           ";
            }
        }
    }
    fprintf(stderr, "%sjstm-pack --help\n", begins);
}

int packer_wrong(const char *en, const char *zh, ...)
{
    va_list args;
    va_start(args, zh);
    speak_line(stderr, "jstm-pack: ", en, zh, args);
    va_end(args);
    speak_right();
    return EXIT_USAGE;
}

int packer_failed(const struct err *err)
{
    if (err->code == ERR_FULL) {
        packer_tell("%s", "空间不够，或者文件太大；请腾出空间，或减少图片（%s）", err->text);
    } else if (err->code == ERR_INVALID) {
        packer_tell("%s", "生成的内容包没有通过自查，这是程序的错误；请把这句话转告维护人员（%s）",
                    err->text);
    } else {
        packer_tell("%s", "系统没有允许这次读写；请检查文件夹的权限和磁盘（%s）", err->text);
    }
    return EXIT_SYSTEM;
}
