/* Signatures on the command line: ours and those of the real minisign, both ways; and what is
 * refused, with which exit code. */
#include "cli.h"

#include "base/rng.h"

#define FILES 24

/* Files of random lengths and bytes: f00, f01, ... */
static bool make_files(const struct cli *c)
{
    struct buf bytes = {0};
    struct rng rng;
    char path[1100];
    bool ok = true;
    int i;
    rng_seed(&rng, 23);
    for (i = 0; i < FILES && ok; i++) {
        size_t length = i == 0 ? 0 : rng_below(&rng, i % 7 == 0 ? 300000 : 5000);
        buf_clear(&bytes);
        while (bytes.length < length) {
            uint32_t word = rng_next(&rng);
            buf_add(&bytes, &word, sizeof word);
        }
        snprintf(path, sizeof path, "%s/f%02d", c->folder, i);
        ok = desk_put(path, buf_text(&bytes), bytes.length);
    }
    buf_finish(&bytes);
    return ok;
}

static void files_signed_by_either(void)
{
    struct cli c;
    cli_open(&c, "either");
    CHECK(make_files(&c));
    CHECK_INT(cli(&c, "\"$P\" keygen -W -p ours.pub -s ours.key"), 0);
    CHECK_INT(cli(&c, "minisign -G -W -p theirs.pub -s theirs.key"), 0);
    CHECK_INT(cli(&c, "for f in f??; do \"$P\" sign -s ours.key $f || exit 9; done"), 0);
    CHECK_INT(cli(&c, "for f in f??; do minisign -HVqm $f -p ours.pub || exit 9; done"), 0);
    CHECK_INT(cli(&c, "minisign -S -s theirs.key -t 'snow 雪' -m f??"), 0);
    CHECK_INT(cli(&c, "for f in f??; do \"$P\" verify -p theirs.pub $f || exit 9; done"), 0);
    CHECK_HAS(c.said.data, "f23: the signature is right\nsigned by ");
    CHECK_HAS(c.said.data, "\nsays      snow 雪\n");
    CHECK_INT(cli(&c, "for f in f??; do \"$P\" verify -p ours.pub $f; [ $? = 22 ] || exit 9; done"),
              0);
    cli_close(&c);
}

/* Nothing that somebody may have done to a signature file is accepted; minisign agrees. */
static void hostile_signature_files(void)
{
    static const struct {
        const char *edit; /* of a good f.minisig */
        int code;
    } rows[] = {{"rm f.minisig", 21},
                {": >f.minisig", 23},
                {"sed -i 1d f.minisig", 23},
                {"sed -i 4d f.minisig", 23},
                {"sed -i '3s/snow/rain/' f.minisig", 23},
                {"sed -i '2s/^RU/RW/' f.minisig", 23},
                {"sed -i '2s/=$//' f.minisig", 23},
                {"sed -i '4s/^..../AAAA/' f.minisig", 23},
                {"sed -i \"3s/snow/$(printf '\\033[2J')/\" f.minisig", 23},
                {"cp g.minisig f.minisig", 23},
                {"cp g f", 23},
                {"printf x >>f", 23},
                {": >f", 23},
                {"head -c 100 f.minisig >x; mv x f.minisig", 23},
                {"head -c 9000 /dev/urandom >f.minisig", 23},
                {"head -c 90000 /dev/zero >f.minisig", 23},
                {"rm f.minisig; mkdir f.minisig", 23},
                {"rm f.minisig; mkfifo f.minisig", 23},
                {"minisign -S -s other.key -t snow -m f", 22},
                {"rm f", 11},
                {"rm f; mkfifo f", 2}};
    struct cli c;
    size_t i;
    cli_open(&c, "hostile");
    CHECK_INT(cli(&c, "\"$P\" keygen -W -p k.pub -s k.key && minisign -G -W -p o.pub -s other.key"),
              0);
    CHECK_INT(cli(&c, "echo 1 >f; echo 2 >g; \"$P\" sign -s k.key -t snow f && \"$P\" sign -s k.key"
                      " -t snow g && cp f good && cp f.minisig good.minisig"),
              0);
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        CHECK_INT(
            cli(&c, "rm -rf f f.minisig; cp good f; cp good.minisig f.minisig; %s", rows[i].edit),
            0);
        if (cli(&c, "timeout 20 \"$P\" verify -p k.pub f") != rows[i].code) {
            test_fail(__FILE__, __LINE__, "%s: not %d", rows[i].edit, rows[i].code);
            break;
        }
        CHECK(!strstr(buf_text(&c.said), "is right") && strstr(buf_text(&c.said), "jstm-pack: "));
        CHECK(!strchr(buf_text(&c.said), 033)); /* a terminal obeys nobody's file */
        CHECK(i >= 20 || cli(&c, "timeout 5 minisign -HVqm f -p k.pub </dev/null") != 0);
    }
    cli_close(&c);
}

/* --- packs ------------------------------------------------------------------------------------ */

static void a_pack_says_what_it_is(void)
{
    struct cli c;
    cli_open(&c, "says");
    CHECK_INT(cli(&c, "SOURCE_DATE_EPOCH=1795132800 \"$P\" build '%s' -o mini.kpack",
                  test_path("fixtures/mini")),
              0);
    CHECK_INT(cli(&c, "\"$P\" keygen -W -p k.pub -s k.key && \"$P\" sign -s k.key mini.kpack"), 0);
    CHECK_INT(cli(&c, "minisign -HVQm mini.kpack -p k.pub; stat -c ' size=%%s ' mini.kpack"), 0);
    CHECK_HAS(c.said.data, "kpack1 id=mini seq=3 size=");
    CHECK_HAS(c.said.data, " fmt=1.2 minreader=1.2 epoch=0 label=2026.11-test date=2026-11-20"
                           " langs=zh,en,ko title.zh=6L-35L2g6aaG title.en=TWluaSBNdXNldW0\n");
    CHECK(strstr(c.said.data, strstr(c.said.data, "\n size=") + 1));
    CHECK_INT(cli(&c, "SPEAK= LC_ALL=zh_CN.UTF-8 \"$P\" verify -p k.pub mini.kpack"), 0);
    CHECK_HAS(c.said.data, "mini.kpack：签名正确\n签名者    ");
    CHECK_HAS(c.said.data, "\n内容包    mini，第 3 号，标签 2026.11-test，");
    CHECK_HAS(c.said.data, "\n制作日期  2026-11-20\n语言      zh,en,ko\n标题      迷你馆\n");
    /* The same key, pack and day: the same signature. */
    CHECK_INT(cli(&c, "cp mini.kpack.minisig a; \"$P\" sign -s k.key mini.kpack && cmp a"
                      " mini.kpack.minisig"),
              0);
    cli_close(&c);
}

/* A signature is only given to what a kiosk would take, and belongs to one pack. */
static void packs_that_get_no_signature(void)
{
    struct cli c;
    cli_open(&c, "unsigned");
    CHECK_INT(cli(&c, "\"$P\" build '%s' -o a.kpack && \"$P\" build '%s' -o b.kpack --seq 4",
                  test_path("fixtures/mini"), test_path("fixtures/mini")),
              0);
    CHECK_INT(cli(&c, "\"$P\" info b.kpack"), 0);
    CHECK_HAS(c.said.data, "pack      mini, number 4, ");
    CHECK_INT(cli(&c, "\"$P\" build '%s' -o x --seq 0", test_path("fixtures/mini")), 2);
    CHECK_INT(cli(&c, "\"$P\" build '%s' -o x --seq 4294967296", test_path("fixtures/mini")), 2);
    CHECK_INT(cli(&c, "\"$P\" build '%s' -o x --seq 3x", test_path("fixtures/mini")), 2);
    CHECK_INT(cli(&c, "\"$P\" keygen -W -p k.pub -s k.key && cp a.kpack bad.kpack && tr '\\0' x"
                      " </dev/zero | dd of=bad.kpack bs=32768 seek=20 count=3 conv=notrunc"),
              0);
    CHECK_INT(cli(&c, "\"$P\" sign -s k.key bad.kpack"), 17);
    CHECK_INT(cli(&c, "head -c 65536 a.kpack >cut; \"$P\" sign -s k.key cut"), 16);
    CHECK_INT(cli(&c, "echo x >no.kpack; \"$P\" sign -s k.key no.kpack"), 12);
    CHECK_INT(cli(&c, "\"$P\" sign -s k.key none.kpack"), 11);
    CHECK_INT(cli(&c, "\"$P\" sign -s k.key ."), 2);
    CHECK_INT(cli(&c, "\"$P\" sign -s k.key -t hello a.kpack"), 23);
    CHECK_INT(cli(&c, "ls *.minisig"), 2);
    CHECK_INT(cli(&c, "\"$P\" sign -s k.key a.kpack && \"$P\" sign -s k.key b.kpack"), 0);
    CHECK_INT(cli(&c, "cp a.kpack.minisig c; mv b.kpack.minisig a.kpack.minisig; \"$P\" verify -p"
                      " k.pub a.kpack"),
              23);
    /* With the right key and a comment of somebody's own making. */
    CHECK_INT(cli(&c, "minisign -S -s k.key -t \"$(sed -n '3s/trusted comment: //;3s/seq=3/seq=9/p'"
                      " c)\" -m a.kpack && \"$P\" verify -p k.pub a.kpack"),
              23);
    CHECK_HAS(c.said.data, "a.kpack is mini number 3, and its signature is for mini number 9 of ");
    CHECK_INT(cli(&c, "minisign -S -s k.key -m a.kpack && \"$P\" verify -p k.pub a.kpack"), 23);
    CHECK_HAS(c.said.data, "a.kpack is a pack, and its signature does not say which");
    cli_close(&c);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(files_signed_by_either);
    RUN(hostile_signature_files);
    RUN(a_pack_says_what_it_is);
    RUN(packs_that_get_no_signature);
    return TEST_END();
}
