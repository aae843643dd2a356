/* What does not come in: each reason with its own code and sentence, in both languages, for people
 * and for programs; and that nothing of it stays. */
#include "life.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct life l;

/* `words` is refused with the saying of this code, and the store is as it was. */
static bool refused(const char *words, enum store_code code)
{
    const struct store_saying *s = &store_sayings[code];
    size_t packs = life_count(life_path(&l, "store/packs"), "");
    struct store_line end;
    int plain, zh, json;
    bool ok;
    plain = life_run(&l, words);
    ok = strstr(buf_text(&l.said), arena_format(&l.mem, "jstm-store: %s%s%s\n", s->code,
                                                s->code[0] ? " " : "", s->en)) != NULL;
    zh = life_run_zh(&l, words);
    ok = ok && strstr(buf_text(&l.said), arena_format(&l.mem, "jstm-store: %s%s%s\n", s->code,
                                                      s->code[0] ? " " : "", s->zh)) != NULL;
    json = life_run(&l, arena_format(&l.mem, "%s --json", words));
    ok = ok && life_last(&l, &end) && end.kind == STORE_LINE_END && !end.ok && end.code == code;
    ok = ok && plain == 1 && zh == 1 && json == 1 &&
         life_count(life_path(&l, "store/packs"), "") == packs;
    if (!ok) {
        test_fail(__FILE__, __LINE__, "%s: not %s: %d %d %d, '%s'", words, s->code, plain, zh, json,
                  buf_text(&l.said));
    }
    return ok;
}

static bool pair(const char *name, uint32_t seq, const char *rime)
{
    return life_pack(&l, name, seq, rime) && life_sign(&l, &l.ours, name, life_label(seq));
}

/* The pack that runs has run well, so that nothing older comes in. */
static bool proved(void)
{
    struct store s;
    struct err err;
    bool fell, ok = life_open(&l, &s) && store_starting(&s, &fell, &err) && store_proved(&s, &err);
    store_close(&s);
    return ok;
}

static void signatures(void)
{
    struct buf text = {0};
    struct err err;
    life_begin(&l, "refused");
    CHECK(life_pack(&l, "a", 2, "夜里"));
    CHECK(refused("install a.kpack", STORE_NO_SIGNATURE));
    CHECK(refused("install none.kpack", STORE_TAKEN_OUT));
    CHECK(life_sign(&l, &l.theirs, "a", life_label(2)));
    CHECK(refused("install a.kpack", STORE_NOT_OURS));
    CHECK(life_sign(&l, &l.ours, "a", life_label(2)));
    CHECK(refused("install a.kpack --ids jilin,guest", STORE_NOT_OURS));
    CHECK(buf_read_file(&text, life_path(&l, "STICK/a.kpack.minisig"), 1 << 16, &err));
    text.data[text.length - 20] ^= 1;
    CHECK(life_put(life_path(&l, "STICK/a.kpack.minisig"), text.data, text.length));
    CHECK(refused("install a.kpack", STORE_BAD_SIGNATURE));
    CHECK(life_put(life_path(&l, "STICK/a.kpack.minisig"), "hello\n", 6));
    CHECK(refused("stage a.kpack", STORE_BAD_SIGNATURE));
    buf_finish(&text);
}

static void labels(void)
{
    struct label label = life_label(2);
    label.fmt_minor = label.reader_minor = 99;
    CHECK(life_sign(&l, &l.ours, "a", label));
    CHECK(refused("install a.kpack", STORE_NEEDS_NEWER));
    label = life_label(2);
    label.size = 1;
    CHECK(life_sign(&l, &l.ours, "a", label));
    CHECK(refused("install a.kpack", STORE_INCOMPLETE));
    CHECK(life_sign(&l, &l.ours, "a", life_label(3))); /* signed with another number than it has */
    CHECK(refused("install a.kpack", STORE_NOT_VALID));
    CHECK_HAS(l.said.data, "\"detail\":\"K");
    CHECK(life_sign(&l, &l.ours, "a", life_label(2)));
    CHECK(truncate(life_path(&l, "STICK/a.kpack"), 700000) == 0);
    CHECK(refused("install a.kpack", STORE_INCOMPLETE));
}

/* More than any disk has; its first byte is never read. */
static void no_room(void)
{
    struct label label = life_label(2);
    uint8_t hash[MINISIGN_HASH] = {0};
    struct store_line end;
    label.size = UINT64_C(4) << 40;
    CHECK(life_put(life_path(&l, "STICK/huge.kpack"), "x", 1));
    if (truncate(life_path(&l, "STICK/huge.kpack"), (off_t)label.size) != 0) {
        printf("no_room: skipped, this file system has no files of 4 TiB\n");
        return;
    }
    CHECK(life_sign_hash(&l, &l.ours, "huge", hash, &label));
    CHECK(refused("install huge.kpack", STORE_NO_ROOM));
    CHECK(life_last(&l, &end) && end.need > label.size && end.room > 0 && end.room < end.need);
    CHECK_INT(life_run(&l, "install huge.kpack"), 1);
    CHECK_HAS(l.said.data, "needed: 4.4 TB, free: ");
    CHECK(unlink(life_path(&l, "STICK/huge.kpack")) == 0);
}

static void contents(void)
{
    CHECK(pair("a", 2, "夜里"));
    life_shell("printf X | dd of='%s/a.kpack' bs=1 seek=900000 conv=notrunc 2>/dev/null", l.stick);
    CHECK(refused("install a.kpack", STORE_DAMAGED));
    CHECK(life_put(life_path(&l, "STICK/text.kpack"), "dear museum", 11));
    CHECK(life_sign(&l, &l.ours, "text", life_label(2)));
    CHECK(refused("install text.kpack", STORE_NOT_VALID));
    CHECK(pair("a", 2, "夜里"));
    CHECK_INT(life_run(&l, "install a.kpack"), 0);
    CHECK(pair("twin", 2, "清早"));
    CHECK(refused("install twin.kpack", STORE_TWO_OF_ONE));
    CHECK(proved());
    CHECK(pair("old", 1, "清早"));
    CHECK(refused("install old.kpack", STORE_OLDER));
    CHECK(refused("switch 9", STORE_GONE));
}

/* Four starts without a word that all is well: given up, and never tried again. */
static void what_did_not_start(void)
{
    struct store s;
    struct err err;
    bool fell = false;
    int starts;
    CHECK(pair("c", 3, "午后"));
    CHECK_INT(life_run(&l, "install c.kpack"), 0);
    CHECK(life_open(&l, &s));
    for (starts = 0; starts < 10 && !fell; starts++) {
        CHECK(store_starting(&s, &fell, &err));
    }
    store_close(&s);
    CHECK(fell && starts == STORE_TRIES + 1);
    CHECK(refused("install c.kpack", STORE_DID_NOT_START));
    CHECK(refused("switch 3", STORE_DID_NOT_START));
    CHECK_INT(life_run(&l, "list"), 0);
    CHECK_HAS(l.said.data, "[did not start]");
    CHECK_HAS(l.said.data, "U60 New content did not start. The one before is back.");
    CHECK_INT(life_run_zh(&l, "list"), 0);
    CHECK_HAS(l.said.data, "U60 新内容没能启动，已换回原来的内容。");
    life_end(&l);
}

/* Six packs of one length and six signatures: only those that belong together come in. */
static void every_signature_under_every_pack(void)
{
    static const char *const rimes[] = {"一", "二", "三", "四", "五", "六"};
    int i, j, taken = 0;
    life_begin(&l, "refused-swap");
    for (i = 0; i < 6; i++) {
        CHECK(pair(arena_format(&l.mem, "p%d", i), (uint32_t)i + 1, rimes[i]));
    }
    life_shell("cd '%s' && for i in 0 1 2 3 4 5; do mv p$i.kpack.minisig s$i; done", l.stick);
    for (i = 0; i < 36; i++) {
        int pack = i % 6;
        j = (pack + i / 6 + 1) % 6; /* those that belong together come last */
        life_shell("cp '%s/s%d' '%s/p%d.kpack.minisig'", l.stick, j, l.stick, pack);
        if (life_run(&l, arena_format(&l.mem, "stage p%d.kpack", pack)) == 0) {
            CHECK_INT(pack, j);
            taken++;
        } else {
            CHECK(pack != j);
            CHECK(strstr(l.said.data, "U40 ") || strstr(l.said.data, "U12 "));
        }
        CHECK(i >= 30 || life_count(life_path(&l, "store/packs"), "") == 0);
    }
    CHECK_INT(taken, 6);
    life_end(&l);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(signatures);
    RUN(labels);
    RUN(no_room);
    RUN(contents);
    RUN(what_did_not_start);
    RUN(every_signature_under_every_pack);
    return TEST_END();
}
