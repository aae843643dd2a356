/* jstm-pack --help: the commands from their table, then what holds for all of them. */
#include "packer/packer.h"

#include "author/messages.h"

#include <stdio.h>

static const char help_en[] =
    "\n"
    "Problems are reported as  file:line:column: error|warning|note: what is wrong; how to"
    " mend it,\n"
    "in the language of the system: Chinese when LC_ALL, LC_MESSAGES or LANG begins with"
    " zh.\n"
    "In a workbook (.xlsx) line and column are the cell's row and column; the text names it: B3.\n"
    "Warnings and notes do not stop a build; what staff have to confirm is listed as"
    " notes.\n"
    "When a build fails, an older FILE stays as it was.\n"
    "With --json, standard output is one object:\n"
    "  {\"errors\": N, \"warnings\": N, \"to_confirm\": N, \"messages\": [{\"level\","
    " \"file\", \"line\",\n"
    "  \"column\", \"code\", \"text\", \"remedy\"}, ...]}\n"
    "SOURCE_DATE_EPOCH (seconds since 1970) becomes the pack's date.\n"
    "Keys and signatures are minisign's (https://jedisct1.github.io/minisign/): either program "
    "takes"
    " the\n"
    "other's. Passwords are asked for on the terminal, or read one a line from standard input.\n"
    "\n"
    "Exit codes\n"
    "   0  all is well\n"
    "   1  the sources have errors\n"
    "   2  the command line is wrong\n"
    "   3  the system said no (disk full, no permission)\n"
    "  11  the pack does not exist\n"
    "  12  the file is not a pack\n"
    "  13  the file is a database of another program\n"
    "  14  the pack needs a newer program\n"
    "  15  the pack is of an older format\n"
    "  16  the pack is cut short or has extra bytes\n"
    "  17  the pack was altered\n"
    "  18  the pack cannot be read\n"
    "  20  the key cannot be used, or the password is wrong\n"
    "  21  there is no signature\n"
    "  22  the signature was made with another key\n"
    "  23  the file or its signature was altered\n";

static const char help_zh[] =
    "\n"
    "问题按“文件:行:列: 错误|警告|提示：哪里不对；怎么改”列出，用系统的语言（LC_ALL、\n"
    "LC_MESSAGES 或 LANG 以 zh 开头时是中文）。工作簿（.xlsx）里的行和列就是单元格的行和列，\n"
    "文字前面还写着单元格，例如 B3。警告和提示不妨碍生成；需要馆里核实的内容\n"
    "以提示列出。生成失败时，原来的 FILE 保持不变。\n"
    "--json 时标准输出是一个对象：\n"
    "  {\"errors\": 错误数, \"warnings\": 警告数, \"to_confirm\": 待核实数, \"messages\":"
    " [{\"level\",\n"
    "  \"file\", \"line\", \"column\", \"code\", \"text\", \"remedy\"}, ...]}\n"
    "SOURCE_DATE_EPOCH（从 1970 年起的秒数）作为内容包的日期。\n"
    "密钥和签名用 minisign "
    "的格式，两个程序互相通用。密码在终端里询问；标准输入不是终端时，每行一个。\n"
    "\n"
    "退出码\n"
    "   0  一切正常\n"
    "   1  内容有错误\n"
    "   2  命令写错了\n"
    "   3  系统拒绝（磁盘已满、没有权限）\n"
    "  11  没有这个内容包\n"
    "  12  这个文件不是内容包\n"
    "  13  这是别的程序的数据库\n"
    "  14  内容包需要更新的程序\n"
    "  15  内容包的格式太旧\n"
    "  16  内容包不完整，或多出了字节\n"
    "  17  内容包被改动过\n"
    "  18  内容包读不出来\n"
    "  20  密钥不能用，或密码不对\n"
    "  21  没有签名\n"
    "  22  不是用这把密钥签的\n"
    "  23  文件或签名被改动过\n";

void packer_print_help(void)
{
    bool zh = author_lang() == DIAG_ZH;
    size_t i, j;
    fputs(zh ? "jstm-pack " KIOSK_VERSION " 制作和查看触摸屏的内容包。\n\n"
             : "jstm-pack " KIOSK_VERSION " makes and looks into content packs of the kiosk.\n\n",
          stdout);
    for (i = 0; packer_commands[i]; i++) {
        const struct packer_help *help = packer_commands[i]->help;
        for (j = 0; help[j].words; j++) {
            printf("  %s %-26s  %s\n", help[j].words[0] == ' ' ? "         " : "jstm-pack",
                   help[j].words, zh ? help[j].zh : help[j].en);
        }
    }
    fputs(zh ? help_zh : help_en, stdout);
}
