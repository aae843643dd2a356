/* Keys on the command line: made by one program and used by the other, with passwords and without;
 * what is kept, and what is refused. Each password costs a gigabyte and seconds, as it should. */
#include "cli.h"

/* Four keys, each made by one program and used by the other. */
static void keys_made_by_either(void)
{
    static const struct {
        const char *make, *password;
    } rows[] = {{"printf 'cold\\ncold\\n' | \"$P\" keygen -p k.pub -s k.key", "cold"},
                {"printf '雪 pass\\r\\n' | \"$P\" keygen -p k.pub -s k.key", "雪 pass"},
                {"\"$P\" keygen -W -p k.pub -s k.key", ""},
                {"printf 'cold\\ncold\\n' | minisign -G -p k.pub -s k.key", "cold"},
                {"minisign -G -W -p k.pub -s k.key", ""}};
    struct cli c;
    size_t i;
    cli_open(&c, "keys");
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        CHECK_INT(cli(&c, "rm -f k.pub k.key; echo snow >f; %s", rows[i].make), 0);
        CHECK_INT(cli(&c, "rm -f f.minisig; printf '%s\\n' | \"$P\" sign -s k.key -t 'by us' f",
                      rows[i].password),
                  0);
        CHECK_INT(cli(&c, "minisign -HVm f -p k.pub && \"$P\" verify -p k.pub f"), 0);
        CHECK_HAS(c.said.data, "says      by us\n");
        CHECK_INT(cli(&c, "rm -f f.minisig; printf '%s\\n' | minisign -S -s k.key -t them -m f",
                      rows[i].password),
                  0);
        CHECK_INT(cli(&c, "minisign -HVm f -p k.pub && \"$P\" verify -p k.pub f"), 0);
        CHECK_HAS(c.said.data, "says      them\n");
    }
    cli_close(&c);
}

static void keys_are_kept(void)
{
    struct cli c;
    cli_open(&c, "kept");
    CHECK_INT(cli(&c, "umask 0; \"$P\" keygen -W -p k.pub -s k.key; stat -c %%a k.key k.pub"), 0);
    CHECK_HAS(c.said.data, "\n600\n644\n");
    CHECK_INT(cli(&c, "cp k.key old; \"$P\" keygen -W -p k.pub -s k.key"), 2);
    CHECK_HAS(c.said.data, "k.key is there already; a key is not written over");
    CHECK_INT(cli(&c, "\"$P\" keygen -W -p k.pub -s new.key"), 2);
    CHECK_INT(cli(&c, "cmp k.key old && [ ! -e new.key ]"), 0);
    CHECK_INT(cli(&c, "\"$P\" keygen -W -p no/k2.pub -s k2.key"), 3);
    CHECK_INT(cli(&c, "[ ! -e k2.key ]"), 0); /* no half of a pair */
    CHECK_INT(cli(&c, "\"$P\" keygen -W -p k -s k"), 2);
    CHECK_INT(cli(&c, "\"$P\" keygen -W -f -p k.pub -s k.key && ! cmp -s k.key old"), 0);
    CHECK_INT(cli(&c, "echo x >f; \"$P\" sign -s k.key f && \"$P\" verify -p k.pub f"), 0);
    CHECK_INT(cli(&c, "ls"), 0);
    CHECK_TEXT(c.said.data, "f\nf.minisig\nk.key\nk.pub\nold\n");
    CHECK_INT(cli(&c, "chmod 644 k.key; \"$P\" sign -s k.key f"), 0);
    CHECK_HAS(c.said.data, "others on this computer can read k.key");
    cli_close(&c);
}

static void passwords_that_are_refused(void)
{
    struct cli c;
    cli_open(&c, "passwords");
    CHECK_INT(cli(&c, "printf 'cold\\nwarm\\n' | \"$P\" keygen -p k.pub -s k.key"), 20);
    CHECK_HAS(c.said.data, "the two passwords are not the same; nothing was written");
    CHECK_INT(cli(&c, "\"$P\" keygen -p k.pub -s k.key </dev/null"), 20);
    CHECK_HAS(c.said.data, "there is no password on standard input");
    CHECK_INT(cli(&c, "printf '\\n\\n' | \"$P\" keygen -p k.pub -s k.key"), 20);
    CHECK_INT(cli(&c, "head -c 2000 /dev/zero | tr '\\0' x | \"$P\" keygen -p k.pub -s k.key"), 20);
    CHECK_INT(cli(&c, "printf 'a\\0b\\n' | \"$P\" keygen -p k.pub -s k.key"), 20);
    CHECK_INT(cli(&c, "ls"), 0);
    CHECK_TEXT(buf_text(&c.said), "");
    CHECK_INT(cli(&c, "printf 'cold\\n' | \"$P\" keygen -p k.pub -s k.key; echo x >f"), 0);
    CHECK_INT(cli(&c, "printf 'warm\\n' | \"$P\" sign -s k.key f"), 20);
    CHECK_HAS(c.said.data, "the password is wrong");
    CHECK_INT(cli(&c, "printf 'warm\\n' | SPEAK= LC_ALL=zh_CN.UTF-8 \"$P\" sign -s k.key f"), 20);
    CHECK_HAS(c.said.data, "密码不对");
    CHECK_INT(cli(&c, "[ ! -e f.minisig ]"), 0);
    CHECK_INT(cli(&c, "printf 'cold\\n' | \"$P\" sign -s k.key f"), 0);
    CHECK(strstr(c.said.data, "cold") == NULL);
    cli_close(&c);
}

static void keys_that_are_none(void)
{
    struct cli c;
    cli_open(&c, "none");
    CHECK_INT(cli(&c, "\"$P\" keygen -W -p k.pub -s k.key; echo x >f; \"$P\" sign -s k.key f"), 0);
    CHECK_INT(cli(&c, "\"$P\" sign -s k.pub f"), 20);
    CHECK_INT(cli(&c, "\"$P\" verify -p k.key f"), 20);
    CHECK_INT(cli(&c, "\"$P\" sign -s missing f"), 20);
    CHECK_HAS(c.said.data, "there is no key file missing");
    CHECK_INT(cli(&c, "\"$P\" verify -p . f"), 20);
    CHECK_INT(cli(&c, "mkfifo p; timeout 20 \"$P\" verify -p p f"), 20);
    CHECK_INT(cli(&c, "head -c 100000 /dev/zero >p2; \"$P\" verify -p p2 f"), 20);
    CHECK_INT(cli(&c, "sed '2s/^RW/RX/' k.pub >p3; \"$P\" verify -p p3 f"), 20);
    CHECK_INT(cli(&c, "sed '2s/^.\\{80\\}/&A/;2s/.$//' k.key >s2; \"$P\" sign -s s2 f"), 20);
    CHECK_INT(cli(&c, "\"$P\" verify -p k.pub f"), 0);
    cli_close(&c);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(keys_made_by_either);
    RUN(keys_are_kept);
    RUN(passwords_that_are_refused);
    RUN(keys_that_are_none);
    return TEST_END();
}
