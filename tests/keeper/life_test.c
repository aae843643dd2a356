/* The whole life of a store, as people and programs meet it: packs come in, take over, wait, go
 * back; the list, the log and the changes say so; and a store whose papers are damaged recovers. */
#include "life.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static struct life l;

static bool pair(const char *name, uint32_t seq, const char *rime)
{
    return life_pack(&l, name, seq, rime) && life_sign(&l, &l.ours, name, life_label(seq));
}

/* Runs and looks for words in what was said; "" for none. */
static bool says(int code, const char *words, const char *part)
{
    int got = life_run(&l, words);
    if (got != code || !strstr(buf_text(&l.said), part)) {
        test_fail(__FILE__, __LINE__, "%s: exit %d, and '%s' instead of '%s'", words, got,
                  buf_text(&l.said), part);
        return false;
    }
    return true;
}

static void packs_come_in_and_go_back(void)
{
    struct store_line end;
    life_begin(&l, "life");
    CHECK(pair("a", 1, "清早") && pair("b", 2, "夜里"));
    CHECK(says(0, "list", "No pack is installed.\nFree: "));
    CHECK(says(0, "log", "Nothing was done yet."));
    CHECK(says(0, "key list", "  museum\n"));
    CHECK(says(0, "look .",
               "a.kpack  (1.5 MB)\n    mini number 1, label 2026.11-test, 2026-11-20, "
               "zh,en,ko  Mini Museum\n    signed by museum, "));
    CHECK_HAS(l.said.data, "    It can be installed.\nb.kpack");
    CHECK(says(0, "install a.kpack", "The new content is installed.\n"));
    CHECK_HAS(l.said.data, "Copied. The stick may be taken out; checking ...\n");
    CHECK(says(0, "install a.kpack", "This content is already installed."));
    CHECK(says(0, "stage b.kpack --json", "\"say\":\"copied\""));
    CHECK(life_last(&l, &end));
    CHECK(end.kind == STORE_LINE_END && end.ok && end.code == STORE_STAGED);
    CHECK(strncmp(end.name, "mini-2-", 7) == 0);
    CHECK(says(0, "changes 2", "  ~ Rime\n0 added, 1 changed, 0 removed\n"));
    CHECK(says(0, "changes 2 --json",
               "{\"say\":\"change\",\"kind\":\"changed\",\"zh\":\"雾凇\",\"en\":\"Rime\"}\n"));
    CHECK(says(0, "later 2", "runs from the next start on"));
    CHECK(says(0, "list", "  [waits for closing]\n"));
    CHECK(says(0, "later -", "Nothing waits any more."));
    CHECK(says(0, "switch mini-2", "The new content is installed."));
    CHECK(says(0, "rollback 1", "runs from the next start on"));
    CHECK(says(0, "list --json", "\"running\":true"));
    CHECK(strstr(l.said.data, "\"seq\":2") < strstr(l.said.data, "\"running\":true"));
    CHECK_INT(life_run_zh(&l, "list"), 0);
    CHECK_HAS(l.said.data, "  [正在使用]\n    mini 第 1 号，标签 2026.11-test, 2026-11-20");
    CHECK(says(0, "verify", ": as it was signed\n"));
    CHECK(says(0, "verify mini-2", "mini-2-"));
    CHECK(says(0, "recover", " runs, and is as it was signed.\n"));
    CHECK(says(1, "rollback 7", "U41 This content is no longer on this computer."));
    CHECK(says(1, "changes 7", "U41 "));
    CHECK(says(1, "verify mini-9", "U41 "));
    CHECK_INT(life_count(life_path(&l, "store/packs"), "."), 0);
    CHECK_INT(life_count(life_path(&l, "store/packs"), "mini-"), 2);
}

/* Goes on where the last one ended. */
static void the_log_says_it_all(void)
{
    static const enum store_action did[] = {
        STORE_DID_ROLL_BACK, STORE_DID_ROLL_BACK, STORE_DID_SWITCH,  STORE_DID_LATER,
        STORE_DID_LATER,     STORE_DID_STAGE,     STORE_DID_INSTALL, STORE_DID_INSTALL};
    static const enum store_code code[] = {STORE_GONE,    STORE_INSTALLED, STORE_INSTALLED,
                                           STORE_STAGED,  STORE_STAGED,    STORE_STAGED,
                                           STORE_ALREADY, STORE_INSTALLED};
    struct store_line line;
    const char *at, *stop;
    size_t i = 0;
    CHECK_INT(life_run(&l, "log --json"), 0);
    for (at = l.said.data; (stop = strchr(at, '\n')); at = stop + 1, i++) {
        CHECK(store_line_read(at, (size_t)(stop - at), &l.mem, &line));
        if (line.kind == STORE_LINE_END) {
            break;
        }
        CHECK_INT(line.kind, STORE_LINE_EVENT);
        CHECK(i < sizeof did / sizeof *did);
        CHECK_INT(line.event.action, did[i]);
        CHECK_INT(line.event.code, code[i]);
        CHECK(line.event.when_s > 1600000000);
    }
    CHECK_INT(i, sizeof did / sizeof *did);
    CHECK(says(0, "log", "  install  mini 1 2026.11-test"));
    CHECK_INT(life_run_zh(&l, "log"), 0);
    CHECK_HAS(l.said.data, "  换回  mini 第 1 号 2026.11-test\n");
    CHECK_HAS(l.said.data, "U41 这台电脑上已经没有这份内容");
}

/* The state is damaged, then gone, then what runs is: there is always something to show. */
static void damaged_papers(void)
{
    const char *state = life_path(&l, "store/state");
    CHECK(life_put(state, "v1 cur=nonsense", 15));
    CHECK(says(0, "recover", "mini-2-"));
    CHECK(unlink(state) == 0);
    CHECK(says(0, "list", "mini-2-"));
    CHECK_HAS(l.said.data, "[in use]\n    mini number 2");
    life_shell("cd '%s/packs'/mini-2-* && printf X | dd of=pack.kpack bs=1 seek=700000 "
               "conv=notrunc 2>/dev/null",
               l.store);
    CHECK(says(1, "verify", ": U40 The content is damaged or was altered."));
    CHECK_HAS(l.said.data, ": as it was signed");
    CHECK(says(0, "recover", " was damaged; mini-1-"));
    CHECK(says(0, "list", "[in use]\n    mini number 1"));
    CHECK(says(0, "log", "fell back"));
    life_shell("cd '%s/packs'/mini-1-* && printf X | dd of=pack.kpack bs=1 seek=700000 "
               "conv=notrunc 2>/dev/null",
               l.store);
    CHECK(says(1, "recover", "U40 "));
    CHECK(pair("c", 3, "午后")); /* what comes in now runs */
    CHECK(says(0, "install c.kpack", "The new content is installed."));
    CHECK(says(0, "verify 3", ": as it was signed"));
    CHECK(says(0, "recover", "mini-3-"));
    life_shell("mkdir '%s/packs/holiday' '%s/packs/.incoming-9'", l.store, l.store);
    CHECK(says(0, "list", "Things in packs/ that are no packs: 1\n"));
    CHECK_INT(life_count(life_path(&l, "store/packs"), ".incoming"), 0);
}

static void a_key_that_is_taken_away(void)
{
    CHECK(pair("d", 4, "黄昏") && says(0, "stage d.kpack", "Copied. "));
    CHECK(unlink(life_path(&l, "store/keys.d/museum.pub")) == 0);
    CHECK(says(0, "list", "[in use, its key was taken away]"));
    CHECK(says(1, "switch 4", "U10 ")); /* what has not run yet does not begin to */
    CHECK(says(1, "later 4", "U10 "));
    CHECK(says(0, "key list", "No key: nothing can be installed."));
    CHECK(says(1, "install a.kpack", "U10 "));
    life_end(&l);
}

static void receipts(void)
{
    struct buf text = {0};
    struct store_line end;
    struct err err;
    life_begin(&l, "life-receipt");
    CHECK(pair("a", 1, "清早"));
    CHECK(says(0, "install a.kpack --receipt . --kiosk 一楼 --json", "\"receipt\":true"));
    CHECK(says(0, "install a.kpack --receipt . --kiosk 二楼", "already"));
    CHECK(buf_read_file(&text, life_path(&l, "STICK/kiosk/receipts.csv"), 1 << 16, &err));
    CHECK_HAS(text.data, "\"一楼\",\"mini 1 2026.11-test\",\"新内容已经装好。");
    CHECK_HAS(text.data, "\"二楼\",\"mini 1 2026.11-test\",\"这份内容已经装好了");
    buf_finish(&text);
    /* a stick that takes none: the update is not concerned */
    CHECK(says(0, "install a.kpack --receipt /proc/self --kiosk x", "no receipt on the stick: "));
    CHECK(says(0, "install a.kpack --receipt /proc/self --kiosk x --json", "\"receipt\":false"));
    CHECK(life_last(&l, &end) && end.ok && end.code == STORE_ALREADY);
    life_end(&l);
}

/* Nothing hangs on the clock: a log of other days is a log. */
static void clocks_that_are_wrong(void)
{
    static const char *const lines[] = {"1970-01-01T00:00:05Z", "2106-02-07T06:28:16Z"};
    struct buf log = {0};
    struct err err;
    size_t i;
    life_begin(&l, "life-clock");
    CHECK(pair("a", 1, "清早") && pair("b", 2, "夜里"));
    CHECK(says(0, "install a.kpack", "installed"));
    CHECK(buf_read_file(&log, life_path(&l, "store/import.log"), 1 << 16, &err));
    for (i = 0; i < sizeof lines / sizeof *lines; i++) { /* as such a clock would have written */
        memcpy(log.data, lines[i], strlen(lines[i]));
        CHECK(life_put(life_path(&l, "store/import.log"), log.data, log.length));
        life_shell("find '%s' -exec touch -h -d '%s' {} +", l.store, lines[i]);
        CHECK(says(0, "list", "[in use]"));
        CHECK(says(0, "log", i ? "2106-02-07 " : "1970-01-01 "));
        CHECK(says(0, "verify", "as it was signed"));
        CHECK(says(0, "recover", "as it was signed"));
        CHECK(says(0, "look .", "It can be installed."));
    }
    CHECK(says(0, "install b.kpack", "installed"));
    CHECK(says(0, "rollback 1", "next start"));
    buf_finish(&log);
    life_end(&l);
}

/* From standard input, so that it stands in no list of processes. */
static void a_pin(void)
{
    life_begin(&l, "life-pin");
    CHECK(life_put(life_path(&l, "easy"), "123456\n", 7));
    CHECK(life_put(life_path(&l, "short"), "70413\n", 6));
    CHECK(life_put(life_path(&l, "good"), "704135\r\n", 8));
    CHECK(says(1, "pin <../easy", "a PIN is six digits, and not one that anybody would guess"));
    CHECK(says(1, "pin <../short", "a PIN is six digits"));
    CHECK(says(1, "pin </dev/null", "a PIN is six digits"));
    CHECK(access(life_path(&l, "store/pin"), F_OK) != 0);
    CHECK(says(0, "pin <../good", "The PIN is set.\n"));
    CHECK(access(life_path(&l, "store/pin"), F_OK) == 0);
    CHECK_INT(life_run_zh(&l, "pin <../good"), 0);
    CHECK_HAS(l.said.data, "PIN 已设好。");
    life_end(&l);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    setenv("TZ", "UTC", 1);
    RUN(packs_come_in_and_go_back);
    RUN(the_log_says_it_all);
    RUN(damaged_papers);
    RUN(a_key_that_is_taken_away);
    RUN(receipts);
    RUN(clocks_that_are_wrong);
    RUN(a_pin);
    return TEST_END();
}
