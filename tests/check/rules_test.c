/* One hostile pack for each rule of the format: made from a good one, refused by the real check in
 * the real sandbox, with the code of that rule and no other, and within two seconds of processor
 * time. The last case counts: a rule without a pack here, or in pictures_test.c and alone_test.c,
 * which have those about pictures and about the check itself, fails. */
#include "hostile.h"

struct rule_case {
    enum rule rule;
    struct hostile h;
};

#define EARLY(...)           \
    {                        \
        .early = __VA_ARGS__ \
    }
#define LATE(...)           \
    {                       \
        .late = __VA_ARGS__ \
    }
#define RAW(place, value)                     \
    {                                         \
        .at = place, .keep = 0, .flip = value \
    }

/* The header as raw bytes; numbers are big-endian. */
static const struct rule_case header_cases[] = {
    {RULE_MAGIC, RAW(0, 'T')},
    {RULE_PROGRAM, RAW(71, 0x01)},
    {RULE_NEWER, RAW(62, 0x4E)}, /* 20xxx */
    {RULE_OLDER, RAW(62, 0x26)},
    {RULE_PAGE_SIZE, RAW(16, 0x10)},
    {RULE_JOURNAL, RAW(18, 2)},
    {RULE_JOURNAL, RAW(19, 2)},
    {RULE_RESERVED, RAW(20, 8)},
    {RULE_PAYLOAD, RAW(21, 65)},
    {RULE_WRITTEN, {.at = 27, .keep = 0xFF, .flip = 0x01}},
    {RULE_FREE_PAGES, RAW(39, 1)},
    {RULE_SCHEMA_FORMAT, RAW(47, 3)},
    {RULE_VACUUM, RAW(55, 1)},
    {RULE_ENCODING, RAW(59, 2)},
    {RULE_ZEROES, RAW(72, 1)},
    {RULE_LENGTH, {.at = 31, .keep = 0xFF, .flip = 0x01}},
    {RULE_DATABASE, RAW(100, 0x01)}}; /* the first page is no page of a tree */

#define SCHEMA(change) "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET " change

static const struct rule_case schema_cases[] = {
    {RULE_SCHEMA_LACKS, EARLY("DROP INDEX entry_kind")},
    {RULE_SCHEMA_LACKS, LATE("DROP TABLE extension")},
    {RULE_SCHEMA_LACKS, LATE("ALTER TABLE attr RENAME TO attributes")},
    {RULE_SCHEMA_TABLE, LATE("CREATE TABLE more(a)")},
    {RULE_SCHEMA_TABLE, LATE("CREATE TABLE x_more(a)")}, /* only a later minor version may */
    {RULE_SCHEMA_VIRTUAL, LATE("CREATE VIRTUAL TABLE v USING fts5(a)")},
    {RULE_SCHEMA_VIRTUAL, LATE("CREATE VIRTUAL TABLE v USING rtree(id, a, b)")},
    {RULE_SCHEMA_VIEW, LATE("CREATE VIEW v AS SELECT 1")},
    {RULE_SCHEMA_VIEW,
     LATE("CREATE VIEW v AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c)"
          " SELECT count(*) FROM c, c AS d, c AS e")},
    {RULE_SCHEMA_LACKS, LATE("DROP TABLE extension; CREATE VIEW extension AS WITH RECURSIVE c(name,"
                             " required) AS (SELECT 'a', 0 UNION ALL SELECT name, required FROM c)"
                             " SELECT * FROM c")},
    {RULE_SCHEMA_TRIGGER, LATE("CREATE TRIGGER t AFTER INSERT ON meta BEGIN SELECT 1; END")},
    {RULE_SCHEMA_INDEX, LATE("CREATE INDEX i ON entry(kind)")},
    {RULE_SCHEMA_INDEX, LATE("CREATE INDEX i ON entry(kind) WHERE kind > 'p'")},
    {RULE_SCHEMA_INDEX, LATE("CREATE INDEX i ON entry(length(kind))")},
    {RULE_SCHEMA_TEXT, LATE("ALTER TABLE attr ADD COLUMN more")},
    {RULE_SCHEMA_TEXT, LATE("ALTER TABLE attr ADD COLUMN g TEXT AS (hex(zeroblob(9000000)))")},
    {RULE_SCHEMA_TEXT, LATE("ALTER TABLE search_next ADD COLUMN g DEFAULT 1")},
    {RULE_DATABASE, LATE(SCHEMA("sql = replace(sql, 'value TEXT NOT NULL', 'value TEXT NOT NULL"
                                " DEFAULT (1+1+1+1+1+1+1+1+1+1+1+1)') WHERE name = 'meta'"))},
    {RULE_SCHEMA_TEXT,
     LATE(SCHEMA("sql = replace(sql, 'person(', 'person (') WHERE name = 'person'"))},
    {RULE_DATABASE,
     {.late = SCHEMA("tbl_name = 'extension' WHERE name = 'entry_kind'"), .unfolded = true}}};

static const struct rule_case structure_cases[] = {
    {RULE_QUICK_CHECK, {.at = 32768 * 20 + 1, .keep = 0, .flip = 0x7F}},
    {RULE_FOREIGN_KEYS, EARLY("INSERT INTO text VALUES(999, 'zh', 'summary', 'x')")},
    {RULE_FOREIGN_KEYS, EARLY("UPDATE link SET target = 999 WHERE role = 'related'")},
    {RULE_TYPES, EARLY("UPDATE entry SET ord = 'first' WHERE slug = 'guide'")},
    {RULE_TYPES, EARLY("UPDATE entry SET ord = 1.5 WHERE slug = 'guide'")},
    {RULE_TYPES, EARLY("UPDATE text SET body = x'00' WHERE entry = 1 AND field = 'invite'")},
    {RULE_TYPES, EARLY("UPDATE source SET url = x'00'")},
    {RULE_ROW_SIZE, EARLY("UPDATE text SET body = replace(hex(zeroblob(600000)), '0', 'a')"
                          " WHERE entry = 1 AND lang = 'zh' AND field = 'invite'")},
    {RULE_ROW_SIZE, EARLY("UPDATE attr SET value = replace(hex(zeroblob(2500000)), '0', 'a')"
                          " WHERE key = 'accent' AND entry = 3")}};

#define META(key, value) "UPDATE meta SET value = '" value "' WHERE key = '" key "'"

static const struct rule_case meta_cases[] = {
    {RULE_META_LACKS, EARLY("DELETE FROM meta WHERE key = 'builder'")},
    {RULE_META_LACKS, LATE("DELETE FROM meta WHERE key = 'content_digest'")},
    {RULE_META_NUMBER, EARLY(META("pack_seq", "three"))},
    {RULE_META_NUMBER, {.early = META("media_count", "-1"), .uncounted = true}},
    {RULE_META_UNKNOWN, EARLY("INSERT INTO meta VALUES('motto', 'x')")},
    {RULE_META_UNKNOWN, EARLY("INSERT INTO meta VALUES('title.fr', 'x')")},
    {RULE_ID, EARLY(META("pack_id", "../../etc"))},
    {RULE_ID, EARLY(META("pack_id", ""))},
    {RULE_ID, EARLY(META("pack_id", "a-name-with-thirty-three-letters-x"))},
    {RULE_SEQ, EARLY(META("pack_seq", "0"))},
    {RULE_SEQ, EARLY(META("pack_seq", "4294967296"))},
    {RULE_SEQ, EARLY(META("pack_seq", "99999999999999999999"))},
    {RULE_LABEL, EARLY(META("version_label", "two words"))},
    {RULE_CREATED, LATE(META("created_utc", "yesterday"))},
    {RULE_READER, EARLY(META("min_reader", "1.9"))},
    {RULE_READER, EARLY(META("min_reader", "x"))},
    {RULE_EXTENSION, EARLY("INSERT INTO extension VALUES('video', 1)")},
    {RULE_EXTENSION, EARLY("INSERT INTO extension VALUES('video', 2)")},
    {RULE_FTS_RULE, EARLY(META("fts_rule", "kiosk-0"))}};

static const struct rule_case language_cases[] = {
    {RULE_LANGUAGES,
     EARLY("INSERT INTO lang WITH RECURSIVE c(n) AS (SELECT 10 UNION ALL SELECT n + 1 FROM c WHERE"
           " n < 23) SELECT 'l' || n, 'x', 'ltr', 'zh', n FROM c;"
           "INSERT INTO meta SELECT 'title.' || tag, 'x' FROM lang WHERE ord >= 10")},
    {RULE_LANGUAGE_TAG, EARLY("INSERT INTO lang VALUES('f r', 'x', 'ltr', 'zh', 3);"
                              "INSERT INTO meta VALUES('title.f r', 'x')")},
    {RULE_LANGUAGE_TAG, EARLY("UPDATE lang SET dir = 'rtl' WHERE tag = 'ko'")},
    {RULE_LANGUAGE_TITLE, EARLY("DELETE FROM meta WHERE key = 'title.ko'")},
    {RULE_LANGUAGE_TITLE, EARLY("UPDATE lang SET name = '' WHERE tag = 'ko'")},
    {RULE_LANGUAGE_DEFAULT, EARLY(META("default_lang", "fr"))},
    {RULE_LANGUAGE_DEFAULT, EARLY("UPDATE lang SET fallback = 'en' WHERE tag = 'zh'")},
    {RULE_LANGUAGE_CIRCLE, EARLY("UPDATE lang SET fallback = 'ko' WHERE tag = 'en';"
                                 "UPDATE lang SET fallback = 'en' WHERE tag = 'ko'")},
    {RULE_LANGUAGE_CIRCLE, EARLY("UPDATE lang SET fallback = NULL WHERE tag = 'en'")},
    {RULE_LANGUAGE_COMPLETE, EARLY("INSERT INTO text VALUES(56, 'en', 'title', 'A lake')")}};

static const struct rule_case count_cases[] = {
    {RULE_ENTRY_COUNT, {.early = META("entry_count", "55"), .uncounted = true}},
    {RULE_MEDIA_COUNT, {.early = META("media_count", "12"), .uncounted = true}},
    {RULE_MEDIA_BYTES, {.early = META("media_bytes", "1"), .uncounted = true}},
    {RULE_ENTRY_SOURCE, EARLY("DELETE FROM entry_source WHERE entry = 6")},
    {RULE_LICENCE, EARLY("UPDATE source SET license = 'ask us' WHERE id = 1")},
    {RULE_LICENCE, EARLY("UPDATE source SET license = '' WHERE id = 1")},
    {RULE_EVENT, EARLY("DELETE FROM event WHERE entry = 26")},
    {RULE_UNIT, EARLY("DELETE FROM unit WHERE entry = 15")},
    {RULE_QUESTION, EARLY("DELETE FROM question WHERE entry = 45")}};

static const struct rule_case content_cases[] = {
    {RULE_DIGEST, LATE("UPDATE text SET body = '别' WHERE entry = 1 AND field = 'invite'")},
    {RULE_DIGEST, LATE("DELETE FROM link WHERE role = 'related'")},
    {RULE_INDEX_DIGEST, LATE("INSERT INTO fts(rowid, title, body) VALUES(77, 'a', 'b')")},
    {RULE_TEXT, EARLY("UPDATE text SET body = CAST(x'FF41' AS TEXT) WHERE entry = 1 AND field ="
                      " 'invite'")},
    {RULE_TEXT, EARLY("UPDATE text SET body = CAST(x'411B5B' AS TEXT) WHERE entry = 1 AND field ="
                      " 'invite'")},
    {RULE_TEXT, EARLY("UPDATE text SET body = CAST(x'410041' AS TEXT) WHERE entry = 1 AND field ="
                      " 'invite'")},
    {RULE_DOCUMENT, EARLY("UPDATE text SET body = 'nonsense' WHERE entry = 6 AND field = 'body'")},
    {RULE_HOME, EARLY("UPDATE entry SET slug = 'house' WHERE slug = 'home'")},
    {RULE_ROUTE, EARLY("UPDATE entry SET slug = 'group:../x' WHERE slug = 'group:history:2'")},
    {RULE_ROUTE, EARLY("UPDATE entry SET slug = 'group:' || replace(hex(zeroblob(100)), '0', 'a')"
                       " WHERE slug = 'group:history:2'")},
    {RULE_PARENT, EARLY("UPDATE entry SET parent = id WHERE slug = 'group:history:2'")},
    {RULE_PARENT, EARLY("UPDATE entry SET parent = 34 WHERE id = 33;"
                        "UPDATE entry SET parent = 33 WHERE id = 34")},
    {RULE_DATE, EARLY("UPDATE dates SET month = 13 WHERE entry = 27")},
    {RULE_DATE, EARLY("UPDATE dates SET year = 9223372036854775807 WHERE entry = 27")},
    {RULE_SECTION, EARLY("UPDATE unit SET parent = 15 WHERE entry = 14")},
    {RULE_READING, EARLY("UPDATE attr SET value = 'book' WHERE entry = 19 AND key ="
                         " 'section_kind'")},
    {RULE_QUIZ, EARLY("DELETE FROM question_part WHERE entry = 45")},
    {RULE_SEARCH, EARLY("DELETE FROM search_row WHERE entry = 3")},
    {RULE_SEARCH, EARLY("INSERT INTO fts(fts) VALUES('delete-all')")}};

/* An index whose digest is right and whose inside is not. */
static const struct rule_case index_cases[] = {
    {RULE_SEARCH, EARLY("UPDATE fts_data SET block = zeroblob(64) WHERE id > 10")},
    {RULE_SEARCH, EARLY("UPDATE fts_data SET block = x'FFFFFFFFFFFFFFFFFFFFFFFF' WHERE id > 10")},
    {RULE_SEARCH, EARLY("UPDATE fts_data SET block = zeroblob(0) WHERE id = 10")},
    {RULE_SEARCH, EARLY("UPDATE fts_data SET block = substr(block, 1, length(block) / 2)"
                        " WHERE id > 10")},
    {RULE_SEARCH, EARLY("DELETE FROM fts_data")},
    {RULE_SEARCH, EARLY("UPDATE fts_config SET v = 99 WHERE k = 'version'")},
    {RULE_SEARCH, EARLY("DELETE FROM fts_config")}};

static void run_cases(const struct rule_case *cases, size_t count)
{
    size_t i;
    for (i = 0; i < count; i++) {
        struct err err;
        const char *path = hostile_make("rules", &cases[i].h);
        enum rule is = path ? hostile_judge(path, NULL, &err) : RULE_END;
        if (is != cases[i].rule) {
            test_fail(__FILE__, __LINE__, "case %d: %s instead of %s: %s", (int)i,
                      is < RULE_END ? rule_words[is].code : "nothing",
                      rule_words[cases[i].rule].code, path ? err.text : "not made");
        }
    }
}

#define RUN_CASES(name, table)                          \
    static void name(void)                              \
    {                                                   \
        run_cases(table, sizeof table / sizeof *table); \
    }

RUN_CASES(the_header, header_cases)
RUN_CASES(the_schema, schema_cases)
RUN_CASES(the_structure, structure_cases)
RUN_CASES(what_it_says_of_itself, meta_cases)
RUN_CASES(languages, language_cases)
RUN_CASES(counts_and_licences, count_cases)
RUN_CASES(the_content, content_cases)
RUN_CASES(a_hostile_index, index_cases)

static void the_good_one_passes(void)
{
    const char *path = hostile_copy("rules");
    struct label label = {.id = "mini", .seq = 3};
    struct err err;
    CHECK(path);
    CHECK_INT(hostile_judge(path, &label, &err), RULE_NONE);
    label.seq = 4;
    CHECK_INT(hostile_judge(path, &label, &err), RULE_SAME_SEQ);
    label.seq = 3;
    label.id[0] = 'M';
    CHECK_INT(hostile_judge(path, &label, &err), RULE_SAME_ID);
}

/* Each name of pack/rules.h stands in one of the tests, and a few rules more would not hurt. */
static void every_rule_has_a_pack(void)
{
    static const char *const tests[] = {"check/rules_test.c", "check/pictures_test.c",
                                        "check/alone_test.c"};
    struct buf header = {0}, all = {0}, one = {0};
    const char *at;
    char path[4096];
    struct err err;
    int rules = 0;
    size_t i;
    snprintf(path, sizeof path, "%s/include/pack/rules.h", KIOSK_SOURCE_DIR);
    CHECK(buf_read_file(&header, path, 1u << 20, &err));
    for (i = 0; i < sizeof tests / sizeof *tests; i++) {
        CHECK(buf_read_file(&one, test_path(tests[i]), 1u << 20, &err));
        buf_add_text(&all, buf_text(&one));
    }
    for (at = header.data; (at = strstr(at, "    RULE_")) != NULL; at++) {
        char name[64];
        size_t length = strspn(at + 4, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");
        snprintf(name, sizeof name, "%.*s", (int)length, at + 4);
        if (strcmp(name, "RULE_NONE") != 0 && strcmp(name, "RULE_END") != 0) {
            const char *found = all.data;
            size_t n = strlen(name);
            while ((found = strstr(found, name)) != NULL &&
                   strchr("_ABCDEFGHIJKLMNOPQRSTUVWXYZ", found[n])) {
                found++;
            }
            if (!found) {
                test_fail(__FILE__, __LINE__, "no pack breaks %s", name);
            }
            rules++;
        }
    }
    CHECK_INT(rules, RULE_END - 1);
    for (i = 1; i < RULE_END; i++) {
        CHECK(rule_words[i].code && rule_words[i].en && rule_words[i].zh);
        CHECK(rule_words[i].code[0] == 'K' && strlen(rule_words[i].code) == 3);
        CHECK_INT(strtol(rule_words[i].code + 1, NULL, 10), (long long)i);
    }
    buf_finish(&header);
    buf_finish(&all);
    buf_finish(&one);
}

int main(int argc, char **argv)
{
    HOSTILE_CHILD(argc, argv);
    TEST_BEGIN(argc, argv);
    RUN(the_good_one_passes);
    RUN(the_header);
    RUN(the_schema);
    RUN(the_structure);
    RUN(what_it_says_of_itself);
    RUN(languages);
    RUN(counts_and_licences);
    RUN(the_content);
    RUN(a_hostile_index);
    RUN(every_rule_has_a_pack);
    return TEST_END();
}
