/* One broken rule a pack: the schema's when it is opened, the content's when it is verified. */
#include "tiny.h"

struct rule {
    const char *sql;
    enum pack_problem problem;
    const char *says;
};

static bool judge(const struct rule *r, bool early)
{
    struct tiny t = {.path = test_scratch("rule.kpack")};
    enum pack_problem problem;
    struct err err;
    if (early) {
        t.early = r->sql;
    } else {
        t.late = r->sql;
    }
    if (!tiny_write(&t)) {
        return false;
    }
    problem = tiny_judge(t.path, &err);
    if (problem != r->problem || !strstr(err.text, r->says)) {
        test_fail(__FILE__, __LINE__, "%s: problem %d, \"%s\"", r->sql, (int)problem, err.text);
        return false;
    }
    return true;
}

static void the_schema_is_compared(void)
{
    static const struct rule rules[] = {
        {"CREATE TABLE more(a)", PACK_ALTERED, "table 'more' does not belong there"},
        {"CREATE TABLE x_more(a)", PACK_ALTERED, "table 'x_more' does not belong there"},
        {"CREATE VIEW v AS SELECT 1", PACK_ALTERED, "view 'v' does not belong there"},
        {"CREATE TRIGGER g AFTER INSERT ON meta BEGIN SELECT 1; END", PACK_ALTERED,
         "trigger 'g' does not belong there"},
        {"CREATE INDEX i ON entry(kind)", PACK_ALTERED, "index 'i' does not belong there"},
        {"DROP INDEX entry_parent", PACK_ALTERED, "index 'entry_parent' is missing"},
        {"DROP TABLE extension", PACK_ALTERED, "table 'extension' is missing"},
        {"ALTER TABLE attr RENAME TO attributes", PACK_ALTERED, "table 'attr' is missing"},
        {"ALTER TABLE attr ADD COLUMN more", PACK_ALTERED, "table 'attr' is not as it was made"},
        {"DROP TABLE fts", PACK_ALTERED, "table 'fts' is missing"},
        {"CREATE VIRTUAL TABLE f2 USING fts5(a)", PACK_ALTERED, "table 'f2' does not belong"}};
    size_t i;
    for (i = 0; i < sizeof rules / sizeof *rules; i++) {
        CHECK(judge(&rules[i], false));
    }
}

static void meta_is_read(void)
{
    static const struct rule rules[] = {
        {"DELETE FROM meta WHERE key = 'pack_id'", PACK_ALTERED, "meta lacks 'pack_id'"},
        {"DELETE FROM meta WHERE key = 'index_digest'", PACK_ALTERED, "meta lacks 'index_digest'"},
        {"UPDATE meta SET value = 'x' WHERE key = 'pack_seq'", PACK_ALTERED,
         "'pack_seq' is not a number"},
        {"UPDATE meta SET value = '-1' WHERE key = 'media_count'", PACK_ALTERED,
         "'media_count' is not a number"},
        {"UPDATE meta SET value = 'other-9' WHERE key = 'fts_rule'", PACK_NEWER,
         "indexed by rule 'other-9'"},
        {"UPDATE meta SET value = '1.3' WHERE key = 'min_reader'", PACK_NEWER, "format 1.3"},
        {"UPDATE meta SET value = '2' WHERE key = 'min_reader'", PACK_NEWER, "format 2"},
        {"INSERT INTO extension VALUES('video', 1)", PACK_NEWER, "extension 'video'"},
        {"UPDATE meta SET value = 'fr' WHERE key = 'default_lang'", PACK_ALTERED,
         "default language"},
        {"DELETE FROM meta WHERE key = 'title.en'", PACK_ALTERED, "a language has no title"},
        {"INSERT INTO lang WITH RECURSIVE c(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM c WHERE n <"
         " 40) SELECT 'l' || n, 'x', 'ltr', 'zh', n FROM c; INSERT INTO meta SELECT 'title.' || "
         "tag,"
         " 'x' FROM lang WHERE ord > 1",
         PACK_ALTERED, "more than 16 languages"}};
    static const struct rule fine[] = {{"INSERT INTO extension VALUES('audio', 0)", PACK_FINE, ""}};
    size_t i;
    for (i = 0; i < sizeof rules / sizeof *rules; i++) {
        CHECK(judge(&rules[i], strstr(rules[i].sql, "digest") == NULL));
    }
    CHECK(judge(&fine[0], true));
}

/* Rows that contradict each other although their digest is right. */
static void content_is_verified(void)
{
    static const struct rule rules[] = {
        {"UPDATE entry SET parent = 99 WHERE id = 3", PACK_ALTERED, "structure is damaged"},
        {"INSERT INTO text VALUES(2, 'fr', 'title', 'x')", PACK_ALTERED, "structure is damaged"},
        {"INSERT INTO source_text VALUES(9, 'zh', 'who', 'x')", PACK_ALTERED,
         "structure is damaged"},
        {"UPDATE meta SET value = '5' WHERE key = 'entry_count'", PACK_ALTERED,
         "entries: 6 instead of 5"},
        {"UPDATE meta SET value = '3' WHERE key = 'media_count'", PACK_ALTERED,
         "media: 2 instead of 3"},
        {"UPDATE meta SET value = '81' WHERE key = 'media_bytes'", PACK_ALTERED, "bytes of media"},
        {"INSERT INTO sqlar VALUES('media/x.png', 33188, 0, 0, '')", PACK_ALTERED,
         "bytes without a medium"},
        {"DELETE FROM entry_source WHERE entry = 5", PACK_ALTERED, "entries without a source"},
        {"UPDATE source SET license = '' WHERE id = 2", PACK_ALTERED, "sources without a licence"},
        {"DELETE FROM picture_variant", PACK_ALTERED, "pictures without a size"},
        {"DELETE FROM picture_variant WHERE w = 400", PACK_ALTERED,
         "pictures without their largest size"},
        {"UPDATE picture_variant SET h = 151 WHERE w = 200", PACK_ALTERED,
         "sizes that are not their media's"},
        {"UPDATE sqlar SET sz = 41", PACK_ALTERED, "bytes of media: 82"},
        {"UPDATE sqlar SET sz = 41 WHERE rowid = 1; UPDATE sqlar SET sz = 39 WHERE rowid = 2",
         PACK_ALTERED, "has a wrong length"},
        {"UPDATE media SET b2 = x'00' WHERE w = 200", PACK_ALTERED, "has no digest"},
        {"UPDATE media SET w = 201 WHERE w = 200", PACK_ALTERED, "is not what its row says"},
        {"UPDATE media SET mime = 'image/jpeg' WHERE w = 200", PACK_ALTERED,
         "is not what its row says"},
        {"UPDATE text SET body = 'nonsense' WHERE field = 'body' AND entry = 6", PACK_ALTERED,
         "a document"},
        {"UPDATE text SET body = CAST(x'FF41' AS TEXT) WHERE field = 'sub'", PACK_ALTERED,
         "not UTF-8"},
        {"DELETE FROM search_row WHERE id = 6", PACK_ALTERED, "does not find 'science/rime'"}};
    size_t i;
    for (i = 0; i < sizeof rules / sizeof *rules; i++) {
        CHECK(judge(&rules[i], true));
    }
}

/* Changes after the digests were taken. */
static void digests_cover_the_rest(void)
{
    static const struct rule rules[] = {
        {"UPDATE text SET body = '你坏' WHERE field = 'sub'", PACK_ALTERED,
         "the content is not what was packed"},
        {"UPDATE attr SET value = 'quiz' WHERE entry = 6", PACK_ALTERED, "the content is not"},
        {"UPDATE source_text SET body = 'Lies'", PACK_ALTERED, "the content is not"},
        {"UPDATE picture SET focus_x = 26", PACK_ALTERED, "the content is not"},
        {"UPDATE meta SET value = 'other' WHERE key = 'pack_id'", PACK_ALTERED,
         "the content is not"},
        {"UPDATE sqlar SET data = zeroblob(40) WHERE rowid = 1", PACK_ALTERED, "were altered"},
        {"INSERT INTO fts(rowid, title, body) VALUES(77, 'a', 'b')", PACK_ALTERED,
         "the search index is not what was packed"}};
    static const struct rule fine[] = {
        {"UPDATE meta SET value = 'another builder' WHERE key = 'builder'", PACK_FINE, ""}};
    size_t i;
    for (i = 0; i < sizeof rules / sizeof *rules; i++) {
        CHECK(judge(&rules[i], false));
    }
    CHECK(judge(&fine[0], false));
}

/* A pack of format 1.3 that says it can be read by 1.2 may have tables named x_*, and no others. */
static void later_minor_versions(void)
{
    static const struct rule rules[] = {
        {"PRAGMA user_version=10305; CREATE TABLE x_more(a)", PACK_FINE, ""},
        {"PRAGMA user_version=10305; CREATE TABLE more(a)", PACK_ALTERED, "'more' does not belong"},
        {"PRAGMA user_version=10305; CREATE VIEW x_v AS SELECT 1", PACK_ALTERED,
         "'x_v' does not belong"},
        {"PRAGMA user_version=10305; CREATE TABLE more(a); UPDATE meta SET value = '1.3' WHERE key "
         "="
         " 'min_reader'",
         PACK_NEWER, "format 1.3"},
        {"PRAGMA user_version=10203", PACK_FINE, ""}};
    size_t i;
    for (i = 0; i < sizeof rules / sizeof *rules; i++) {
        CHECK(judge(&rules[i], false));
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(the_schema_is_compared);
    RUN(meta_is_read);
    RUN(content_is_verified);
    RUN(digests_cover_the_rest);
    RUN(later_minor_versions);
    return TEST_END();
}
