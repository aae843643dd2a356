/* A pack onto a stick: what lies there afterwards, what is refused, and that nothing of a half copy
 * stays. The stick is a folder; where the machine lets us, also an exFAT one. */
#include "cli.h"

#define PACK "mini-0003-2026.11-test.kpack"

/* mini.kpack, k.pub, k.key, and an empty folder "st". */
static bool ready(struct cli *c, const char *name)
{
    cli_open(c, name);
    return cli(c,
               "mkdir st && \"$P\" build '%s' -o mini.kpack && \"$P\" keygen -W -p k.pub -s k.key",
               test_path("fixtures/mini")) == 0;
}

static void a_signed_pack_is_carried(void)
{
    struct cli c;
    CHECK(ready(&c, "carried"));
    CHECK_INT(cli(&c, "\"$P\" stick mini.kpack st"), 21);
    CHECK_HAS(c.said.data, "say -s SEC to sign it now");
    CHECK_INT(cli(&c, "[ -z \"$(ls st)\" ]"), 0);
    CHECK_INT(cli(&c, "\"$P\" sign -s k.key mini.kpack && \"$P\" stick mini.kpack st -p k.pub"), 0);
    CHECK_HAS(c.said.data, "st/kiosk/" PACK " written, read back and compared; you can eject");
    CHECK_HAS(c.said.data, "note: st is a folder of this computer, not a stick");
    CHECK_INT(cli(&c, "ls st st/kiosk"), 0);
    CHECK_TEXT(c.said.data, "st:\nkiosk\n\nst/kiosk:\n" PACK "\n" PACK ".minisig\n");
    CHECK_INT(cli(&c, "cmp mini.kpack st/kiosk/" PACK " && minisign -HVqm st/kiosk/" PACK
                      " -p k.pub && \"$P\" verify -p k.pub st/kiosk/" PACK),
              0);
    CHECK_INT(cli(&c, "SPEAK= LC_ALL=zh_CN.UTF-8 \"$P\" stick mini.kpack st"), 0);
    CHECK_HAS(c.said.data, PACK " 早已在 U 盘上，一模一样；现在可以弹出 U 盘了");
    cli_close(&c);
}

static void a_folder_is_built_and_signed(void)
{
    struct cli c;
    CHECK(ready(&c, "folder"));
    CHECK_INT(cli(&c, "\"$P\" stick '%s' st", test_path("fixtures/mini")), 2);
    CHECK_HAS(c.said.data, "a pack that is built now must be signed now: -s SEC");
    CHECK_INT(
        cli(&c, "TMPDIR=$PWD \"$P\" stick '%s' st -s k.key --cache .", test_path("fixtures/mini")),
        0);
    CHECK_INT(cli(&c, "cmp mini.kpack st/kiosk/" PACK " && minisign -HVqm st/kiosk/" PACK
                      " -p k.pub && ls | grep jstm-pack"),
              1); /* and the temporary pack is gone */
    CHECK_TEXT(buf_text(&c.said), "");
    cli_close(&c);
}

static void another_pack_of_the_name(void)
{
    struct cli c;
    CHECK(ready(&c, "another"));
    CHECK_INT(cli(&c, "mkdir st/kiosk; echo mine >st/kiosk/" PACK "; echo also >st/kiosk/" PACK
                      ".minisig; \"$P\" stick mini.kpack st -s k.key"),
              2);
    CHECK_HAS(c.said.data, "another pack called " PACK " is on the stick; -f writes over it");
    CHECK_INT(cli(&c, "cat st/kiosk/*"), 0);
    CHECK_TEXT(c.said.data, "mine\nalso\n");
    CHECK_INT(cli(&c,
                  "\"$P\" stick mini.kpack st -s k.key -f && \"$P\" verify -p k.pub st/kiosk/" PACK
                  " && ls st/kiosk | wc -l"),
              0);
    CHECK_HAS(c.said.data, "\n2\n");
    /* Signed anew by somebody else: the pack stays, the signature is the new one. */
    CHECK_INT(cli(&c, "\"$P\" keygen -W -p o.pub -s o.key && \"$P\" stick mini.kpack st -s o.key &&"
                      " minisign -HVqm st/kiosk/" PACK " -p o.pub"),
              0);
    cli_close(&c);
}

static void signatures_that_do_not_belong(void)
{
    struct cli c;
    CHECK(ready(&c, "belong"));
    CHECK_INT(cli(&c,
                  "\"$P\" build '%s' -o b.kpack --seq 4 && \"$P\" sign -s k.key b.kpack && mv"
                  " b.kpack.minisig mini.kpack.minisig; \"$P\" stick mini.kpack st",
                  test_path("fixtures/mini")),
              23);
    CHECK_INT(cli(&c, "minisign -S -s k.key -m mini.kpack; \"$P\" stick mini.kpack st"), 23);
    CHECK_INT(cli(&c, "\"$P\" sign -s k.key mini.kpack; \"$P\" keygen -W -p o.pub -s o.key;"
                      " \"$P\" stick mini.kpack st -p o.pub"),
              22);
    CHECK_INT(cli(&c, "\"$P\" stick mini.kpack st -s k.key -p o.pub"), 22);
    CHECK_INT(cli(&c, "touch -d 'next week' mini.kpack; \"$P\" stick mini.kpack st"), 0);
    CHECK_HAS(c.said.data, "the pack is newer than its signature");
    CHECK_INT(cli(&c, "rm -r st/kiosk; tr '\\0' x </dev/zero | dd of=mini.kpack bs=32768 seek=20"
                      " count=1 conv=notrunc; \"$P\" stick mini.kpack st -p k.pub"),
              23);
    CHECK_INT(cli(&c, "\"$P\" stick mini.kpack st"), 17); /* without a key, too */
    CHECK_INT(cli(&c, "echo x >f; \"$P\" sign -s k.key f; \"$P\" stick f st"), 12);
    CHECK_INT(cli(&c, "ls st"), 0);
    CHECK_TEXT(buf_text(&c.said), "");
    cli_close(&c);
}

static void folders_that_are_no_stick(void)
{
    struct cli c;
    CHECK(ready(&c, "folders"));
    CHECK_INT(cli(&c, "\"$P\" stick mini.kpack nowhere -s k.key"), 2);
    CHECK_HAS(c.said.data, "there is no folder nowhere; is the stick in, and mounted?");
    CHECK_INT(cli(&c, "\"$P\" stick mini.kpack mini.kpack -s k.key"), 2);
    CHECK_INT(cli(&c, "\"$P\" stick none.kpack st -s k.key"), 11);
    CHECK_INT(cli(&c, "\"$P\" stick mini.kpack /proc/1 -s k.key"), 3);
    CHECK_INT(cli(&c, "echo x >st/kiosk; \"$P\" stick mini.kpack st -s k.key"), 3);
    CHECK_INT(cli(&c, "cat st/kiosk"), 0);
    CHECK_TEXT(c.said.data, "x\n");
    cli_close(&c);
}

/* The stick takes no more in the middle of it: neither half nor name is left, and an older pack of
 * the same name, which was to be replaced, is still whole. */
static void a_copy_that_fails(void)
{
    struct cli c;
    CHECK(ready(&c, "fails"));
    CHECK_INT(cli(&c, "\"$P\" sign -s k.key mini.kpack; mkdir st/kiosk; echo mine >st/kiosk/" PACK
                      "; trap '' XFSZ; ulimit -f 1000; \"$P\" stick mini.kpack st -f"),
              3);
    CHECK_INT(cli(&c, "ls -A st/kiosk && cat st/kiosk/*"), 0);
    CHECK_TEXT(c.said.data, PACK "\nmine\n");
    /* What a copy that was killed has left does not disturb the next one. */
    CHECK_INT(cli(&c, "echo half >st/kiosk/" PACK ".part; ln -s /etc/passwd st/kiosk/" PACK
                      ".minisig.part; \"$P\" stick mini.kpack st -f && ls -A st/kiosk"),
              0);
    CHECK_HAS(c.said.data, "eject the stick now\n" PACK "\n" PACK ".minisig\n");
    cli_close(&c);
}

/* exFAT through FUSE, on a loop device, if we may have one: a pack is carried, a full stick and one
 * that is read-only are refused before anything is written. */
static void a_real_stick(void)
{
    struct cli c;
    CHECK(ready(&c, "real"));
    if (cli(&c,
            "mkdir m; [ -w /dev/loop-control ] && truncate -s 8M i && mkfs.exfat i &&"
            " losetup -f --show i >loop && mount.exfat-fuse $(cat loop) m && mountpoint m") != 0) {
        puts("a_real_stick: no exFAT can be mounted here; skipped");
        cli(&c, "losetup -d $(cat loop)");
        cli_close(&c);
        return;
    }
    /* One script, so that the mount is gone whatever happens. */
    CHECK_INT(cli(&c,
                  "trap 'umount m; losetup -d $(cat loop)' EXIT; set -e; \"$P\" stick mini.kpack"
                  " m -s k.key; \"$P\" verify -p k.pub m/kiosk/" PACK "; ls -A m/kiosk;"
                  " \"$P\" build '%s' -o b.kpack --seq 4; cat /dev/zero >m/fill || :;"
                  " \"$P\" stick b.kpack m -s k.key || echo full $?; umount m; mount.exfat-fuse"
                  " -o ro $(cat loop) m; \"$P\" stick b.kpack m -s k.key || echo ro $?;"
                  " ls -A m/kiosk",
                  test_path("fixtures/mini")),
              0);
    CHECK(!strstr(c.said.data, "not a stick"));
    CHECK_HAS(c.said.data, "eject the stick now\nm/kiosk/" PACK ": the signature is right\n");
    CHECK_HAS(c.said.data, "not enough room on the stick: 3 MiB needed, 0 MiB free; delete");
    CHECK_HAS(c.said.data, "full 3\n");
    CHECK_HAS(c.said.data, "many sticks have a small switch");
    CHECK_HAS(c.said.data, "ro 3\n" PACK "\n" PACK ".minisig\n");
    cli_close(&c);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_signed_pack_is_carried);
    RUN(a_folder_is_built_and_signed);
    RUN(another_pack_of_the_name);
    RUN(signatures_that_do_not_belong);
    RUN(folders_that_are_no_stick);
    RUN(a_copy_that_fails);
    RUN(a_real_stick);
    return TEST_END();
}
