/* The table of commands and of options, and --help from both. */
#include "keeper.h"

#include "base/words.h"

#include <stdio.h>
#include <string.h>

const struct keeper_command *const keeper_commands[] = {&keeper_look,    &keeper_install,
                                                        &keeper_stage,   &keeper_switch,
                                                        &keeper_later,   &keeper_rollback,
                                                        &keeper_list,    &keeper_changes,
                                                        &keeper_log,     &keeper_verify,
                                                        &keeper_recover, &keeper_pin,
                                                        &keeper_key,     NULL};

static const struct {
    const char *name, *value, *en, *zh;
} options[KEEPER_OPTIONS] = {
    [KEEPER_STORE] = {"--store", "DIR", "the store's folder (default: $JSTM_STORE)",
                      "内容库的文件夹（默认 $JSTM_STORE）"},
    [KEEPER_JSON] = {"--json", NULL, "say it for programs, one object a line",
                     "以 JSON 输出，每行一个对象，供程序读取"},
    [KEEPER_LANG] = {"--lang", "zh|en", "language (default: that of the system)",
                     "说哪种语言（默认跟随系统）"},
    [KEEPER_IDS] = {"--ids", "ID,...", "packs that belong on this kiosk (default: any)",
                    "这台触摸屏可以用的内容包（默认都可以）"},
    [KEEPER_RECEIPT] = {"--receipt", "PLACE", "leave a receipt on the stick there",
                        "在这个 U 盘上留一份回执"},
    [KEEPER_KIOSK] = {"--kiosk", "NAME", "name of this kiosk on the receipt",
                      "回执上这台触摸屏的名字"}};

static const char help_en[] =
    "\nFILE.minisig is looked for beside FILE. A NAME is what 'list' shows, or ID-NUMBER, or the\n"
    "NUMBER alone. Whatever is refused is said with a code (U13); the old content goes on.\n"
    "\nExit codes\n"
    "   0  all is well\n"
    "   1  refused, or it failed: the sentence says why\n"
    "   2  the command line is wrong\n"
    "   3  the system said no (no permission, no such folder)\n";

static const char help_zh[] =
    "\n签名 FILE.minisig 要和 FILE 放在一起。NAME 是 list 列出的名字，也可以写“ID-编号”，\n"
    "或者只写编号。不接受的内容会说明原因和代码（如 U13），原来的内容照常显示。\n"
    "\n退出码\n"
    "   0  一切正常\n"
    "   1  没有接受，或没有做成，原因见提示\n"
    "   2  命令写错了\n"
    "   3  系统拒绝（没有权限、没有文件夹）\n";

const char *keeper_option_name(size_t option)
{
    return options[option].name;
}

const char *keeper_option_value(size_t option)
{
    return options[option].value;
}

const struct keeper_command *keeper_command(const char *name)
{
    size_t i;
    for (i = 0; keeper_commands[i]; i++) {
        if (strcmp(keeper_commands[i]->name, name) == 0) {
            return keeper_commands[i];
        }
    }
    return NULL;
}

const char *keeper_command_meant(const char *word)
{
    const char *names[sizeof keeper_commands / sizeof *keeper_commands];
    size_t count = 0;
    for (; keeper_commands[count]; count++) {
        names[count] = keeper_commands[count]->name;
    }
    return words_meant(word, names, count, sizeof *names);
}

void keeper_print_help(const struct keeper *k)
{
    bool zh = k->lang == DIAG_ZH;
    size_t i, j;
    fputs(zh ? "jstm-store " KIOSK_VERSION " 管理触摸屏上的内容包。\n\n"
             : "jstm-store " KIOSK_VERSION " keeps the content packs of a kiosk.\n\n",
          stdout);
    for (i = 0; keeper_commands[i]; i++) {
        const struct keeper_help *help = keeper_commands[i]->help;
        for (j = 0; help[j].words; j++) {
            printf("  jstm-store %-16s  %s\n", help[j].words, zh ? help[j].zh : help[j].en);
        }
    }
    putchar('\n');
    for (i = 0; i < KEEPER_OPTIONS; i++) {
        char left[40];
        snprintf(left, sizeof left, "%s %s", options[i].name,
                 options[i].value ? options[i].value : "");
        printf("  %-27s  %s\n", left, zh ? options[i].zh : options[i].en);
    }
    fputs(zh ? help_zh : help_en, stdout);
}
