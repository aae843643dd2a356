/* What jstm-store says is what the desk reads: every member there and back, and nothing that is no
 * such line is taken for one. */
#include "test.h"

#include "base/buf.h"
#include "store/lines.h"

static struct arena mem;

static bool there_and_back(const struct store_line *line, struct store_line *out)
{
    struct buf text = {0};
    bool ok;
    store_line_write(line, &text);
    ok = text.length > 0 && text.data[text.length - 1] == '\n' &&
         strchr(text.data, '\n') == text.data + text.length - 1 &&
         store_line_read(text.data, text.length - 1, &mem, out) && out->kind == line->kind;
    buf_finish(&text);
    return ok;
}

static struct label a_label(void)
{
    struct label l = {.seq = UINT32_MAX, .size = UINT64_C(1) << 40};
    snprintf(l.id, sizeof l.id, "jilin");
    snprintf(l.label, sizeof l.label, "2026.11");
    snprintf(l.date, sizeof l.date, "2026-11-20");
    snprintf(l.langs, sizeof l.langs, "zh,en,ko");
    snprintf(l.title_zh, sizeof l.title_zh, "吉林省“科技馆”");
    snprintf(l.title_en, sizeof l.title_en, "Jilin \"Museum\"\\");
    return l;
}

static void every_code_has_a_word_of_its_own(void)
{
    enum store_code back;
    size_t i;
    for (i = 0; i < STORE_CODES; i++) {
        CHECK(store_code_word((enum store_code)i)[0] != 0);
        CHECK(store_code_read(store_code_word((enum store_code)i), &back));
        CHECK_INT(back, i);
        CHECK(store_sayings[i].en[0] && store_sayings[i].zh[0]);
    }
    CHECK(!store_code_read("", &back) && !store_code_read("Installed", &back));
    CHECK_TEXT(store_code_word(STORE_CODES), "");
}

static void packs_there_and_back(void)
{
    struct store_line line = {.kind = STORE_LINE_PACK,
                              .file = "/media/吉林/x.kpack",
                              .shown = "x.kpack",
                              .name = "jilin-7-0123456789abcdef",
                              .key = "museum",
                              .label = a_label(),
                              .code = STORE_OLDER,
                              .running = true,
                              .waiting = true,
                              .there = 17,
                              .installed_s = -5};
    struct store_line out;
    CHECK(there_and_back(&line, &out));
    CHECK_TEXT(out.file, line.file);
    CHECK_TEXT(out.name, line.name);
    CHECK_TEXT(out.key, "museum");
    CHECK_TEXT(out.label.title_zh, line.label.title_zh);
    CHECK_TEXT(out.label.title_en, line.label.title_en);
    CHECK_TEXT(out.label.date, "2026-11-20");
    CHECK_TEXT(out.label.langs, "zh,en,ko");
    CHECK_INT(out.label.seq, UINT32_MAX);
    CHECK_INT(out.label.size, line.label.size);
    CHECK_INT(out.installed_s, -5);
    CHECK(out.running && out.waiting && !out.before && !out.bad && !out.revoked);
    CHECK_INT(out.code, STORE_OLDER);
    CHECK_TEXT(out.zh, "");
    line.file = "/media/\xBC\xAA\xC1\xD6.kpack"; /* GB18030: the very bytes come back */
    CHECK(there_and_back(&line, &out));
    CHECK_TEXT(out.file, line.file);
}

static void the_other_kinds(void)
{
    struct store_line out, line = {.kind = STORE_LINE_PROGRESS, .done = 5, .all = 10};
    CHECK(there_and_back(&line, &out));
    CHECK(out.done == 5 && out.all == 10);
    line = (struct store_line){.kind = STORE_LINE_COPIED};
    CHECK(there_and_back(&line, &out));
    line = (struct store_line){
        .kind = STORE_LINE_CHANGE, .change = "added", .zh = "雾凇", .en = "Rime"};
    CHECK(there_and_back(&line, &out));
    CHECK_TEXT(out.change, "added");
    CHECK_TEXT(out.zh, "雾凇");
    CHECK_TEXT(out.en, "Rime");
    line = (struct store_line){.kind = STORE_LINE_EVENT};
    line.event.when_s = INT64_C(4294967296);
    line.event.action = STORE_DID_ROLL_BACK;
    line.event.code = STORE_OWN_DISK;
    line.event.label = a_label();
    snprintf(line.event.from, sizeof line.event.from, "KINGSTON");
    snprintf(line.event.detail, sizeof line.event.detail, "a\tb");
    CHECK(there_and_back(&line, &out));
    CHECK_INT(out.event.when_s, line.event.when_s);
    CHECK_INT(out.event.action, STORE_DID_ROLL_BACK);
    CHECK_INT(out.event.code, STORE_OWN_DISK);
    CHECK_INT(out.event.label.seq, UINT32_MAX);
    CHECK_TEXT(out.event.from, "KINGSTON");
    CHECK_TEXT(out.event.detail, "a\tb");
    line = (struct store_line){.kind = STORE_LINE_STORE, .room = 7, .odd = 2, .error = "U60"};
    CHECK(there_and_back(&line, &out));
    CHECK(out.room == 7 && out.odd == 2);
    CHECK_TEXT(out.error, "U60");
    line = (struct store_line){
        .kind = STORE_LINE_END, .ok = true, .receipt = true, .need = 3, .detail = "K23 x"};
    CHECK(there_and_back(&line, &out));
    CHECK(out.ok && out.receipt && out.need == 3);
    CHECK_INT(out.code, STORE_INSTALLED);
    CHECK_TEXT(out.detail, "K23 x");
}

static void what_is_not_known_is_passed_over(void)
{
    struct store_line out;
    static const char more[] = "{\"new\":{\"a\":[1,2]},\"say\":\"end\",\"file\":3,\"ok\":true,"
                               "\"code\":\"busy\",\"x\":null}";
    static const char other[] = "{\"say\":\"weather\",\"code\":\"sunny\"}";
    CHECK(store_line_read(more, strlen(more), &mem, &out));
    CHECK(out.kind == STORE_LINE_END && out.ok && out.code == STORE_BUSY);
    CHECK(store_line_read(other, strlen(other), &mem, &out));
    CHECK_INT(out.kind, STORE_LINE_OTHER);
}

static void no_such_lines(void)
{
    static const char *const bad[] = {
        "",
        "{}",
        "hello",
        "[1]",
        "{\"say\":3}",
        "{\"say\":\"end\"",
        "{\"say\":\"end\"}x",
        "{\"say\":\"end\",\"say\":\"end\"}",
        "{\"say\":\"end\",\"ok\":1}",
        "{\"say\":\"end\",\"code\":\"nonsense\"}",
        "{\"say\":\"end\",\"done\":-1}",
        "{\"say\":\"pack\",\"seq\":4294967296}",
        "{\"say\":\"pack\",\"id\":\"abcdefghijklmnopqrstuvwxyz0123456789\"}",
        "{\"say\":\"pack\",\"file_hex\":\"2f6\"}",
        "{\"say\":\"pack\",\"file_hex\":\"2f00\"}",
        "{\"say\":\"pack\",\"file_hex\":\"2F6x\"}",
        "{\"say\":\"event\",\"action\":\"dance\"}",
        "{\"say\":\"progress\",\"done\":\"7\"}"};
    struct store_line out;
    size_t i;
    for (i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (store_line_read(bad[i], strlen(bad[i]), &mem, &out)) {
            test_fail(__FILE__, __LINE__, "taken: %s", bad[i]);
            return;
        }
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(every_code_has_a_word_of_its_own);
    RUN(packs_there_and_back);
    RUN(the_other_kinds);
    RUN(what_is_not_known_is_passed_over);
    RUN(no_such_lines);
    arena_finish(&mem);
    return TEST_END();
}
