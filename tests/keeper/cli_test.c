/* jstm-store's command line: what is wrong with it, and what is right instead. */
#include "life.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct life l;

static void wrong_command_lines(void)
{
    static const char *const pairs[][2] = {
        {"", "a command is missing"},
        {"lsit", "unknown command 'lsit'; did you mean 'list'?"},
        {"dance", "unknown command 'dance'\n"},
        {"install", "a word is missing behind 'install'"},
        {"install a b", "one word too many: 'b'"},
        {"list a", "one word too many: 'a'"},
        {"verify a b c", "one word too many: 'c'"},
        {"list --jsn", "unknown option '--jsn'; did you mean '--json'?"},
        {"list --quickly", "unknown option '--quickly'\n"},
        {"list --json --json", "--json stands here twice"},
        {"list --lang de", "--lang is zh or en"},
        {"list --receipt x", "'list' has no option --receipt"},
        {"install a --kiosk x", "--kiosk belongs to --receipt"},
        {"install a --ids ,", "--ids needs names such as jilin,guest"},
        {"install a --receipt ''", "--receipt needs PLACE behind it"},
        {"key lost", "unknown: key lost"}};
    size_t i;
    life_begin(&l, "cli");
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        CHECK_INT(life_run(&l, pairs[i][0]), 2);
        CHECK_HAS(l.said.data, pairs[i][1]);
        CHECK_HAS(l.said.data, "\nRight is:  jstm-store ");
    }
    CHECK_INT(life_run_zh(&l, "lsit"), 2);
    CHECK_HAS(l.said.data,
              "jstm-store: 没有命令“lsit”；是不是 list？\n正确用法：jstm-store list\n");
    CHECK_INT(life_run(&l, "lsit --lang zh"), 2);
    CHECK_HAS(l.said.data, "没有命令“lsit”");
    CHECK_INT(life_run_zh(&l, "lsit --lang en"), 2);
    CHECK_HAS(l.said.data, "unknown command 'lsit'");
}

/* As many as the kiosk's own settings take. */
static void thirty_two_ids(void)
{
    struct buf words = {0};
    int i;
    buf_add_text(&words, "install a --ids jilin");
    for (i = 2; i <= 32; i++) {
        buf_format(&words, ",museum-%d", i);
    }
    CHECK(life_run(&l, words.data) != 2);
    buf_add_text(&words, ",one-more");
    CHECK_INT(life_run(&l, words.data), 2);
    buf_finish(&words);
}

/* What root does in the kiosk's store stays the kiosk's. */
static void root_works_as_the_owner(void)
{
    int code;
    if (geteuid() != 0) {
        puts("skipped: this is not root");
        return;
    }
    life_shell("rm -rf '%s'/packs '%s'/lock '%s'/state; chown -R 65534:65534 '%s'", l.store,
               l.store, l.store, l.store);
    life_shell("chmod a+x '%s' '%s'/..", l.root, l.root);
    code = life_run(&l, "recover");
    if (code == 3) {
        puts("skipped: nobody else comes to this folder");
        return;
    }
    CHECK_INT(code, 0);
    life_shell("test -e '%s'/lock && test -d '%s'/packs", l.store, l.store);
    life_shell("test -z \"$(find '%s' ! -user 65534)\"", l.store);
    life_shell("test -z \"$(find '%s' ! -group 65534)\"", l.store);
    life_shell("chown -R 0:0 '%s'", l.store);
}

static void help_and_version(void)
{
    CHECK_INT(life_run(&l, "--help"), 0);
    CHECK_HAS(l.said.data, "  jstm-store install FILE ");
    CHECK_HAS(l.said.data, "   1  refused, or it failed: the sentence says why\n");
    CHECK_INT(life_run_zh(&l, "-h"), 0);
    CHECK_HAS(l.said.data, "列出已安装的内容包\n");
    CHECK_INT(life_run(&l, "--version"), 0);
    CHECK_HAS(l.said.data, "jstm-store ");
}

/* Asking about a store that is not there makes none; bringing a pack in does. */
static void no_store(void)
{
    struct store_line end;
    life_shell("rm -rf '%s'", l.store);
    CHECK_INT(life_run(&l, "list"), 3);
    CHECK_HAS(l.said.data, "there is no store ");
    CHECK_INT(life_run_zh(&l, "log"), 3);
    CHECK_HAS(l.said.data, "系统没有允许：请检查文件夹、权限和磁盘（");
    CHECK_INT(life_run(&l, "verify --json"), 3);
    CHECK(life_last(&l, &end) && end.kind == STORE_LINE_END && !end.ok);
    CHECK(access(l.store, F_OK) != 0);
    CHECK_INT(life_run(&l, "look ."), 0);
    CHECK_HAS(l.said.data, "No packs (*.kpack) lie there.\n");
    CHECK(access(l.store, F_OK) == 0);
    life_shell("rm -rf '%s' && : > '%s'", l.store, l.store); /* a file in its place */
    CHECK_INT(life_run(&l, "install x.kpack"), 3);
    CHECK_INT(life_run(&l, "list"), 3);
    life_end(&l);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(wrong_command_lines);
    RUN(thirty_two_ids);
    RUN(root_works_as_the_owner);
    RUN(help_and_version);
    RUN(no_store);
    return TEST_END();
}
