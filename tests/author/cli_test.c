/* jstm-pack as people and scripts meet it: words in, messages and exit codes out. The program is
 * the one beside the tests. */
#include "desk.h"

#include <fcntl.h>
#include <sys/wait.h>

/* Runs the program with `arguments`, which may hold shell quotes; everything it says is in `said`.
 */
static int run_in(const char *locale, const char *arguments, struct buf *said)
{
    const char *bin = getenv("KIOSK_SCRATCH");
    struct buf command = {0};
    struct err err;
    char out[1024];
    int status;
    snprintf(out, sizeof out, "%s", test_scratch("said.txt"));
    buf_format(&command, "LC_ALL=%s %s/jstm-pack %s >'%s' 2>&1", locale, bin ? bin : ".", arguments,
               out);
    status = system(command.data);
    buf_clear(said);
    if (!buf_read_file(said, out, 1 << 20, &err)) {
        buf_format(said, "%s", err.text);
    }
    unlink(out);
    buf_finish(&command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int run(const char *arguments, struct buf *said)
{
    return run_in("C", arguments, said);
}

static void wrong_command_lines(void)
{
    static const char *const pairs[][2] = {
        {"", "a command is missing"},
        {"bild x -o y", "unknown command 'bild'"},
        {"build", "'build' needs the name of a file or folder behind it"},
        {"build x", "'build' needs -o FILE"},
        {"build x -o", "-o needs FILE behind it"},
        {"build x -o ''", "'build' needs -o FILE"},
        {"build x -o a -o b", "-o stands here twice"},
        {"build x -o a --cache b --cache c", "--cache stands here twice"},
        {"build x y -o a", "one word too many: 'y'"},
        {"build --fast x -o a", "unknown option '--fast'"},
        {"build x y z -o a", "one word too many: 'z'"},
        {"check", "'check' needs the name of a file or folder behind it"},
        {"check x -o y", "'check' has no option -o"},
        {"info x --cache y", "'info' has no option --cache"},
        {"info", "'info' needs the name of a file or folder behind it"}};
    struct buf said = {0};
    size_t i;
    for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        CHECK_INT(run(pairs[i][0], &said), 2);
        CHECK_HAS(said.data, pairs[i][1]);
        CHECK_HAS(said.data, "\nRight is:  jstm-pack ");
        CHECK_HAS(said.data, " jstm-pack build SRC -o FILE\n");
    }
    CHECK_INT(run("build /no-such-folder -o x.kpack", &said), 2);
    CHECK_HAS(said.data, "there is no folder /no-such-folder");
    buf_finish(&said);
}

static void help_and_version(void)
{
    struct buf said = {0};
    CHECK_INT(run("--help", &said), 0);
    CHECK_HAS(said.data, "  17  the pack was altered\n");
    CHECK_INT(run("build -h", &said), 0);
    CHECK_INT(run("--version", &said), 0);
    CHECK_HAS(said.data, "jstm-pack ");
    buf_finish(&said);
}

/* --- in Chinese ------------------------------------------------------------------------------- */

static void chinese_command_lines(void)
{
    struct buf said = {0};
    CHECK_INT(run_in("zh_CN.UTF-8", "bild x", &said), 2);
    CHECK_HAS(said.data, "jstm-pack: 没有命令“bild”\n正确用法：jstm-pack ");
    CHECK_INT(run_in("zh_CN.UTF-8", "build x", &said), 2);
    CHECK_HAS(said.data, "“build”还要写 -o FILE\n");
    CHECK_INT(run_in("zh_CN.UTF-8", "build /no-such-folder -o x.kpack", &said), 2);
    CHECK_HAS(said.data, "没有文件夹 /no-such-folder");
    CHECK_INT(run_in("zh_CN.UTF-8", "check /no-such-pack", &said), 11);
    CHECK_HAS(said.data, "/no-such-pack：没有这个内容包；请看看名字有没有写错（");
    CHECK_INT(run_in("zh_CN.UTF-8", "--help", &said), 0);
    CHECK_HAS(said.data, "把内容文件夹 SRC 编译成内容包 FILE\n");
    CHECK_HAS(said.data, "  17  内容包被改动过\n");
    buf_finish(&said);
}

static void chinese_answers(void)
{
    struct buf said = {0}, words = {0};
    char pack[1024];
    snprintf(pack, sizeof pack, "%s", test_scratch("chinese.kpack"));
    buf_format(&words, "build '%s' -o '%s'", test_path("fixtures/mini"), pack);
    CHECK_INT(run_in("zh_CN.UTF-8", words.data, &said), 0);
    CHECK_HAS(said.data, "\n0 个错误，");
    CHECK_HAS(said.data, " 个警告\n待核实：3 条\n");
    CHECK_HAS(said.data, ": 提示：待核实：“游船站”；");
    buf_clear(&words);
    buf_format(&words, "check '%s'", pack);
    CHECK_INT(run_in("zh_CN.UTF-8", words.data, &said), 0);
    CHECK_HAS(said.data, "：完好；mini 第 3 号，56 个条目，");
    buf_clear(&words);
    buf_format(&words, "info '%s'", pack);
    CHECK_INT(run_in("zh_CN.UTF-8", words.data, &said), 0);
    CHECK_HAS(said.data, "语言      ko  한국어  작은관，缺译时用 zh\n");
    buf_clear(&words);
    buf_format(&words, "build '%s' -o /no-such-folder/x", test_path("fixtures/mini"));
    CHECK_INT(run_in("zh_CN.UTF-8", words.data, &said), 3);
    CHECK_HAS(said.data, "系统没有允许这次读写；请检查文件夹的权限和磁盘（");
    unlink(pack);
    buf_finish(&said);
    buf_finish(&words);
}

/* --- for tools -------------------------------------------------------------------------------- */

static void json_of_sources(void)
{
    static const char begins[] = "{\"errors\": 1, \"warnings\": ";
    struct buf said = {0}, words = {0};
    struct desk desk;
    desk_open(&desk, "json");
    CHECK(desk_edit(&desk, "zh/guide/about.md", "status: own", "status: ow\"n"));
    buf_format(&words, "check '%s' --json", desk.root);
    CHECK_INT(run(words.data, &said), 1);
    CHECK(strncmp(said.data, begins, strlen(begins)) == 0);
    CHECK_HAS(said.data, ", \"to_confirm\": 3, \"messages\": [\n  {\"level\": ");
    CHECK_HAS(said.data, "{\"level\": \"error\", \"file\": \"zh/guide/about.md\", \"line\": 6,"
                         " \"column\": 9, \"code\": \"");
    CHECK_HAS(said.data, "'ow\\\"n'");
    CHECK_HAS(said.data, "}\n]}\n");
    desk_remove(desk.root);
    buf_finish(&said);
    buf_finish(&words);
}

static void json_of_packs(void)
{
    struct buf said = {0}, words = {0};
    char pack[1024];
    snprintf(pack, sizeof pack, "%s", test_scratch("json.kpack"));
    buf_format(&words, "build '%s' -o '%s' --json", test_path("fixtures/mini"), pack);
    CHECK_INT(run(words.data, &said), 0);
    CHECK_HAS(said.data, "{\"errors\": 0, ");
    buf_clear(&words);
    buf_format(&words, "check '%s' --json", pack);
    CHECK_INT(run(words.data, &said), 0);
    CHECK_TEXT(said.data,
               "{\"errors\": 0, \"warnings\": 0, \"to_confirm\": 0, \"messages\": []}\n");
    CHECK(truncate(pack, 3) == 0);
    CHECK_INT(run(words.data, &said), 12);
    CHECK_HAS(said.data, "{\"errors\": 1, ");
    CHECK_HAS(said.data, "\"code\": \"pack-foreign\", \"text\": \"");
    unlink(pack);
    CHECK_INT(run(words.data, &said), 11);
    CHECK_HAS(said.data, "\"code\": \"pack-missing\", ");
    buf_finish(&said);
    buf_finish(&words);
}

/* --- answers and exit codes ------------------------------------------------------------------- */

static void building_checking_and_asking(void)
{
    struct buf said = {0}, words = {0};
    char pack[1024];
    snprintf(pack, sizeof pack, "%s", test_scratch("cli pack.kpack"));
    buf_format(&words, "build '%s' -o '%s'", test_path("fixtures/mini"), pack);
    CHECK_INT(run(words.data, &said), 0);
    CHECK_HAS(said.data, " warnings\nto be confirmed: 3 entries\n");
    CHECK_HAS(said.data, "structure.csv:7:1: note: to be confirmed: '游船站'; check it, then empty"
                         " its status\n");
    buf_clear(&words);
    buf_format(&words, "check '%s'", pack);
    CHECK_INT(run(words.data, &said), 0);
    CHECK_HAS(said.data, ": fine; mini number 3, 56 entries, ");
    buf_clear(&words);
    buf_format(&words, "info '%s'", pack);
    CHECK_INT(run(words.data, &said), 0);
    CHECK_HAS(said.data, "language  ko  한국어  작은관, else zh\n");
    buf_format(&words, " --json");
    CHECK_INT(run(words.data, &said), 0);
    CHECK_HAS(said.data, "  \"id\": \"mini\",\n  \"seq\": 3,\n");
    CHECK_HAS(said.data,
              "{\"tag\": \"zh\", \"name\": \"中文\", \"title\": \"迷你馆\", \"fallback\": null,"
              " \"review\": false}");
    CHECK_INT(run("check -- -o", &said), 11); /* behind "--" everything is a name */
    unlink(pack);
    buf_finish(&said);
    buf_finish(&words);
}

/* Says in both languages what is the matter with a pack, with one exit code. */
static bool refused(const char *words, int code, const char *chinese)
{
    struct buf said = {0};
    bool ok = run(words, &said) == code && strstr(said.data, "jstm-pack: ") == said.data &&
              strstr(said.data, "; ") && run_in("zh_CN.UTF-8", words, &said) == code &&
              strstr(said.data, chinese);
    if (!ok) {
        printf("%s", said.data);
    }
    buf_finish(&said);
    return ok;
}

static void problems_have_their_own_exit_codes(void)
{
    struct buf said = {0}, words = {0}, file = {0};
    struct desk desk;
    struct err err;
    char pack[1024];
    int fd;
    snprintf(pack, sizeof pack, "%s", test_scratch("codes.kpack"));
    desk_open(&desk, "codes");
    buf_format(&words, "build '%s' -o '%s'", desk.root, pack);
    CHECK_INT(run(words.data, &said), 0);
    CHECK(desk_edit(&desk, "zh/guide/about.md", "status: own", "status: secret"));
    CHECK_INT(run(words.data, &said), 1);
    CHECK_HAS(said.data, "zh/guide/about.md:6:9: error: unknown status 'secret'; write one of: own,"
                         " edited, translation\n");
    CHECK_HAS(said.data, "\n1 error, ");
    buf_clear(&words);
    buf_format(&words, "build '%s' -o /no-such-folder/x", test_path("fixtures/mini"));
    CHECK_INT(run(words.data, &said), 3);
    buf_clear(&words);
    buf_format(&words, "info '%s'", pack);
    CHECK(buf_read_file(&file, pack, 1 << 24, &err)); /* the failed build left it alone */
    CHECK_INT(run(words.data, &said), 0);
    fd = open(pack, O_RDWR);
    CHECK(pwrite(fd, "\2", 1, 18) == 1);
    CHECK(refused(words.data, 17, "内容包被改动过，或已损坏；请重新拷贝，或重新生成（"));
    CHECK_INT(run(words.data, &said), 17);
    CHECK_HAS(said.data, "was altered: it is in write-ahead mode; copy it again");
    CHECK(pwrite(fd, "\1", 1, 18) == 1);
    CHECK(pwrite(fd, "\1", 1, 61) == 1);
    CHECK(refused(words.data, 14, "内容包需要更新的程序；请安装新程序，"));
    CHECK(pwrite(fd, "\0\0\0", 3, 61) == 3);
    CHECK(refused(words.data, 15, "内容包的格式太旧；请用这个程序重新生成（"));
    CHECK(pwrite(fd, "\0\x27\xD8", 3, 61) == 3);
    CHECK(pwrite(fd, "\0", 1, 68) == 1);
    CHECK(refused(words.data, 13, "这是别的程序的数据库；请指明用"));
    CHECK(pwrite(fd, "K", 1, 68) == 1);
    CHECK_INT(run(words.data, &said), 0);
    CHECK(ftruncate(fd, (off_t)file.length - 1) == 0);
    CHECK(refused(words.data, 16, "内容包不完整，或多出了字节；请重新拷贝"));
    CHECK(ftruncate(fd, 3) == 0);
    CHECK(refused(words.data, 12, "这个文件不是内容包；请指明用"));
    close(fd);
    unlink(pack);
    CHECK(refused(words.data, 11, "没有这个内容包；请看看名字有没有写错（"));
    CHECK(symlink("elsewhere", pack) == 0);
    CHECK(refused(words.data, 18, "内容包读不出来；请检查文件的权限和磁盘（"));
    unlink(pack);
    desk_remove(desk.root);
    buf_finish(&said);
    buf_finish(&words);
    buf_finish(&file);
}

static void the_date_comes_from_outside(void)
{
    struct buf said = {0}, words = {0};
    buf_format(&words, "check '%s'", test_path("fixtures/mini"));
    setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
    CHECK_INT(run(words.data, &said), 2);
    CHECK_HAS(said.data, "SOURCE_DATE_EPOCH is not a number of seconds since 1970: 'yesterday'");
    setenv("SOURCE_DATE_EPOCH", "1763856000", 1);
    CHECK_INT(run(words.data, &said), 0);
    unsetenv("SOURCE_DATE_EPOCH");
    buf_finish(&said);
    buf_finish(&words);
}

/* Folders and packs may stand on either side of a comparison; the report is a page of its own. */
static void comparing_and_reporting(void)
{
    char pack[1024], page[1024];
    struct desk desk;
    struct buf said = {0}, html = {0}, words = {0};
    struct err err;
    snprintf(pack, sizeof pack, "%s", test_scratch("compared.kpack"));
    snprintf(page, sizeof page, "%s", test_scratch("report.html"));
    desk_open(&desk, "compared");
    setenv("XDG_CACHE_HOME", test_scratch("cache"), 1);
    mkdir(test_scratch("cache"), 0777);
    buf_format(&words, "build %s -o %s", desk.root, pack);
    CHECK_INT(run(words.data, &said), 0);
    CHECK(desk_edit(&desk, "zh/science/rime.md", "title: 雾凇", "title: 霜花"));
    buf_clear(&words);
    buf_format(&words, "diff %s %s", pack, desk.root);
    CHECK_INT(run(words.data, &said), 0);
    CHECK_HAS(said.data, "changed (1)\n  ~ Rime (page science/rime): words zh\n");
    buf_clear(&words);
    buf_format(&words, "diff --json %s %s", desk.root, desk.root);
    CHECK_INT(run(words.data, &said), 0);
    CHECK_HAS(said.data, "\"changed\": []");
    buf_clear(&words);
    buf_format(&words, "report %s -o %s", desk.root, page);
    CHECK_INT(run(words.data, &said), 0);
    CHECK(buf_read_file(&html, page, 1 << 24, &err));
    CHECK_HAS(buf_text(&html), "<td>霜花</td>");
    CHECK(desk_edit(&desk, "zh/science/rime.md", "order: 1", "order: one"));
    CHECK_INT(run(words.data, &said), 1);
    CHECK_HAS(said.data, "zh/science/rime.md");
    CHECK_INT(run("diff /no-such-pack /no-such-pack", &said), 11);
    unsetenv("XDG_CACHE_HOME");
    buf_finish(&said);
    buf_finish(&html);
    buf_finish(&words);
}

/* What authors begin with must be without a complaint, in either language. */
static void a_new_folder_is_sound(void)
{
    char folder[1024];
    struct buf said = {0}, words = {0};
    snprintf(folder, sizeof folder, "%s", test_scratch("starter"));
    desk_remove(folder);
    buf_format(&words, "new '%s'", folder);
    CHECK_INT(run(words.data, &said), 0);
    CHECK_INT(run(words.data, &said), 2); /* nothing is written over */
    CHECK_HAS(said.data, "is not empty");
    buf_clear(&words);
    buf_format(&words, "check '%s'", folder);
    CHECK_INT(run(words.data, &said), 0);
    CHECK_TEXT(buf_text(&said), "");
    desk_remove(folder);
    buf_finish(&said);
    buf_finish(&words);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(wrong_command_lines);
    RUN(help_and_version);
    RUN(chinese_command_lines);
    RUN(chinese_answers);
    RUN(json_of_sources);
    RUN(json_of_packs);
    RUN(building_checking_and_asking);
    RUN(problems_have_their_own_exit_codes);
    RUN(the_date_comes_from_outside);
    RUN(comparing_and_reporting);
    RUN(a_new_folder_is_sound);
    return TEST_END();
}
