/* Hostile media: rows that contradict the bytes, and bytes that would keep a decoder busy, or make
 * it do what nobody has tried. Each in an otherwise good pack, refused by the check in its sandbox
 * with the code of its rule. */
#include "hostile.h"
#include "make_pictures.h"

/* The medium of the picture 'prize' becomes these bytes, everywhere it is spoken of. */
static bool replace_medium(struct db *db, const struct buf *bytes, const char *mime, int w, int h,
                           struct err *err)
{
    static const char *const changes[] = {
        "UPDATE sqlar SET name = ?1, sz = ?2, data = ?3 WHERE name ="
        " (SELECT media FROM picture_variant WHERE picture = 'prize')",
        "UPDATE media SET name = ?1, mime = ?4, w = ?5, h = ?6, b2 = ?7 WHERE name ="
        " (SELECT media FROM picture_variant WHERE picture = 'prize')",
        "UPDATE picture_variant SET media = ?1, w = ?5, h = ?6 WHERE picture = 'prize'",
        "UPDATE picture SET w = ?5, h = ?6 WHERE name = 'prize'"};
    uint8_t digest[PACK_DIGEST_SIZE];
    char hex[PACK_DIGEST_SIZE * 2 + 1], name[PACK_DIGEST_SIZE * 2 + 16];
    bool ok = true, row;
    size_t i;
    pack_digest(bytes->data, bytes->length, digest);
    pack_hex(digest, sizeof digest, hex);
    snprintf(name, sizeof name, "media/%s.%s", hex, strcmp(mime, "image/png") == 0 ? "png" : "jpg");
    for (i = 0; ok && i < sizeof changes / sizeof *changes; i++) {
        struct db_statement *s;
        ok = db_prepare(db, changes[i], &s, err);
        if (ok) {
            db_bind_text(s, 1, name);
            db_bind_int(s, 2, (int64_t)bytes->length);
            db_bind_blob(s, 3, bytes->data, bytes->length);
            db_bind_text(s, 4, mime);
            db_bind_int(s, 5, w);
            db_bind_int(s, 6, h);
            db_bind_blob(s, 7, digest, sizeof digest);
            ok = db_step(s, &row, err);
        }
    }
    return ok;
}

/* What hostile_change calls has no room for what to do; the pack is changed in two steps. */
static enum rule judge_medium(const struct buf *bytes, const char *mime, int w, int h,
                              struct err *err)
{
    static const struct hostile again = {.early = "SELECT 1"};
    const char *path = hostile_copy("pictures");
    struct db *db = NULL;
    bool ok = path && db_create(path, &db, err) && db_run(db, "PRAGMA foreign_keys=OFF", err) &&
              replace_medium(db, bytes, mime, w, h, err);
    db_close(db);
    return ok && hostile_change(path, &again) ? hostile_judge(path, NULL, err) : RULE_END;
}

static void expect(enum rule want, const struct buf *bytes, const char *mime, int w, int h,
                   const char *what)
{
    struct err err = {ERR_NONE, ""};
    enum rule is = judge_medium(bytes, mime, w, h, &err);
    if (is != want) {
        test_fail(__FILE__, __LINE__, "%s: %s instead of %s: %s", what,
                  is < RULE_END ? rule_words[is].code : "nothing", rule_words[want].code, err.text);
    }
}

static void png_files(void)
{
    static const struct {
        enum rule rule;
        const char *what;
        struct make_png p;
    } cases[] = {
        {RULE_NONE, "RGB", {.width = 96, .height = 64, .depth = 8, .colour = 2}},
        {RULE_NONE, "RGBA", {.width = 96, .height = 64, .depth = 8, .colour = 6}},
        {RULE_NONE, "grey", {.width = 96, .height = 64, .depth = 8, .colour = 0}},
        {RULE_MEDIUM_LARGE, "a bomb", {.width = 42000, .height = 42000, .depth = 8, .colour = 2}},
        {RULE_MEDIUM_LARGE, "a thread", {.width = 8193, .height = 1, .depth = 8, .colour = 2}},
        {RULE_MEDIUM_LARGE, "too many", {.width = 8192, .height = 2049, .depth = 8, .colour = 0}},
        {RULE_MEDIUM_LARGE, "nothing", {.width = 0, .height = 64, .depth = 8, .colour = 2}},
        {RULE_DECODE_COLOUR, "palette", {.width = 96, .height = 64, .depth = 8, .colour = 3}},
        {RULE_DECODE_COLOUR, "16 bits", {.width = 96, .height = 64, .depth = 16, .colour = 2}},
        {RULE_DECODE_COLOUR, "1 bit", {.width = 96, .height = 64, .depth = 1, .colour = 0}},
        {RULE_DECODE_COLOUR,
         "interlaced",
         {.width = 96, .height = 64, .depth = 8, .colour = 2, .interlace = 1}},
        {RULE_DECODE,
         "IHDR lies: more lines than there are",
         {.width = 96, .height = 64, .lines = 32, .depth = 8, .colour = 2}},
        {RULE_DECODE,
         "IHDR lies: fewer lines",
         {.width = 96, .height = 64, .lines = 900, .depth = 8, .colour = 2}},
        {RULE_DECODE,
         "a wrong sum",
         {.width = 96, .height = 64, .depth = 8, .colour = 2, .bad_sum = true}},
        {RULE_DECODE,
         "a broken stream",
         {.width = 96, .height = 64, .depth = 8, .colour = 2, .bad_stream = true}},
        {RULE_DECODE,
         "no end",
         {.width = 96, .height = 64, .depth = 8, .colour = 2, .no_end = true}},
        {RULE_DECODE,
         "bytes behind",
         {.width = 96, .height = 64, .depth = 8, .colour = 2, .behind = 1}},
        {RULE_DECODE_EXTRA,
         "zTXt",
         {.width = 96, .height = 64, .depth = 8, .colour = 2, .extra = "zTXt", .extra_size = 999}},
        {RULE_DECODE_EXTRA,
         "iCCP",
         {.width = 96, .height = 64, .depth = 8, .colour = 2, .extra = "iCCP", .extra_size = 999}},
        {RULE_DECODE_EXTRA,
         "iTXt",
         {.width = 96, .height = 64, .depth = 8, .colour = 2, .extra = "iTXt", .extra_size = 999}},
        {RULE_DECODE_EXTRA,
         "much text",
         {.width = 96,
          .height = 64,
          .depth = 8,
          .colour = 2,
          .extra = "tEXt",
          .extra_size = 65537}},
        {RULE_NONE,
         "a little text",
         {.width = 96, .height = 64, .depth = 8, .colour = 2, .extra = "tEXt", .extra_size = 99}},
        {RULE_DECODE,
         "a chunk that must be known",
         {.width = 96, .height = 64, .depth = 8, .colour = 2, .extra = "ABCD", .extra_size = 9}}};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf png = {0};
        make_png(&cases[i].p, &png);
        expect(cases[i].rule, &png, "image/png", (int)cases[i].p.width, (int)cases[i].p.height,
               cases[i].what);
        buf_finish(&png);
    }
}

static void jpeg_files(void)
{
    static const struct {
        enum rule rule;
        const char *what;
        struct make_jpeg p;
    } cases[] = {
        {RULE_NONE, "colours", {.width = 96, .height = 64, .components = 3}},
        {RULE_NONE, "grey", {.width = 96, .height = 64, .components = 1}},
        {RULE_MEDIUM_HEADER,
         "progressive",
         {.width = 96, .height = 64, .components = 3, .progressive = true}},
        {RULE_DECODE_COLOUR, "CMYK", {.width = 96, .height = 64, .components = 4}},
        {RULE_DECODE_SCANS,
         "500 scans",
         {.width = 96, .height = 64, .components = 3, .scans = 500}},
        {RULE_DECODE, "2 scans", {.width = 96, .height = 64, .components = 3, .scans = 2}},
        {RULE_DECODE,
         "more lines than there are",
         {.width = 96, .height = 64, .components = 3, .claims_height = 640}},
        {RULE_DECODE, "cut", {.width = 96, .height = 64, .components = 3, .cut = 40}},
        {RULE_DECODE, "bytes behind", {.width = 96, .height = 64, .components = 3, .behind = 1}},
        {RULE_DECODE_EXTRA,
         "a long comment",
         {.width = 96, .height = 64, .components = 3, .comment = 90000}}};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct make_jpeg *p = &cases[i].p;
        struct buf jpeg = {0};
        make_jpeg(p, &jpeg);
        expect(cases[i].rule, &jpeg, "image/jpeg", (int)p->width,
               (int)(p->claims_height ? p->claims_height : p->height), cases[i].what);
        buf_finish(&jpeg);
    }
}

static void neither(void)
{
    static const struct {
        enum rule rule;
        const char *mime, *bytes;
        size_t length;
    } cases[] = {{RULE_MEDIUM_KIND, "image/png", "GIF89a\x60\0\x40\0", 10},
                 {RULE_MEDIUM_KIND, "image/png", "", 0},
                 {RULE_MEDIUM_KIND, "image/jpeg", "<svg xmlns='http://www.w3.org/2000/svg'/>", 41},
                 {RULE_MEDIUM_HEADER, "image/jpeg", "\xFF\xD8\xFF\xD9", 4},
                 {RULE_MEDIUM_HEADER, "image/png", "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", 16}};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf bytes = {0};
        buf_add(&bytes, cases[i].bytes, cases[i].length);
        expect(cases[i].rule, &bytes, cases[i].mime, 96, 64, "neither");
        buf_finish(&bytes);
    }
}

static void rows_that_contradict(void)
{
    static const struct {
        enum rule rule;
        struct hostile h;
    } cases[] = {
        {RULE_MEDIUM_BYTES,
         {.early = "INSERT INTO media VALUES('media/x.png', 'image/png', 1, 1, NULL,"
                   " zeroblob(32), 1)"}},
        {RULE_MEDIUM_ROW, {.early = "INSERT INTO sqlar VALUES('media/x.png', 33188, 0, 0, x'')"}},
        {RULE_MEDIUM_DIGEST, {.early = "UPDATE media SET b2 = x'00' WHERE w = 96"}},
        {RULE_MEDIUM_LENGTH, {.early = "UPDATE sqlar SET sz = sz + 1 WHERE name LIKE '%.jpg'"}},
        {RULE_MEDIUM_LENGTH, {.early = "UPDATE sqlar SET sz = -1 WHERE name LIKE '%.jpg'"}},
        {RULE_MEDIUM_ALTERED,
         {.late = "UPDATE sqlar SET data = CAST(substr(data, 1, sz - 1) || x'00' AS BLOB)"
                  " WHERE name LIKE '%.jpg'"}},
        {RULE_MEDIUM_NAME,
         {.early = "UPDATE sqlar SET name = 'media/../x.jpg' WHERE name LIKE '%.jpg';"
                   "UPDATE media SET name = 'media/../x.jpg' WHERE name LIKE '%.jpg';"
                   "UPDATE picture_variant SET media = 'media/../x.jpg' WHERE media LIKE"
                   " '%.jpg'"}},
        {RULE_MEDIUM_FILE, {.early = "UPDATE sqlar SET mode = 41471 WHERE name LIKE '%.jpg'"}},
        {RULE_MEDIUM_FILE, {.early = "UPDATE sqlar SET mtime = 1 WHERE name LIKE '%.jpg'"}},
        {RULE_MEDIUM_FILE, {.early = "UPDATE media SET dur_ms = 1 WHERE w = 96"}},
        {RULE_MEDIUM_SAYS, {.early = "UPDATE media SET w = 97 WHERE w = 96"}},
        {RULE_MEDIUM_SAYS, {.early = "UPDATE media SET mime = 'image/png' WHERE w = 96"}},
        {RULE_PICTURE_SIZES, {.early = "DELETE FROM picture_variant WHERE picture = 'prize'"}},
        {RULE_PICTURE_VARIANT,
         {.early = "UPDATE picture_variant SET h = 271 WHERE picture = 'lake' AND w = 480"}},
        {RULE_PICTURE_LARGEST, {.early = "UPDATE picture SET h = 65 WHERE name = 'prize'"}},
        {RULE_PICTURE_FOCUS, {.early = "UPDATE picture SET focus_x = 101 WHERE name = 'prize'"}},
        {RULE_PICTURE_FOCUS, {.early = "UPDATE picture SET colour = -1 WHERE name = 'prize'"}}};
    size_t i;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err = {ERR_NONE, "not made"};
        const char *path = hostile_make("pictures", &cases[i].h);
        enum rule is = path ? hostile_judge(path, NULL, &err) : RULE_END;
        if (is != cases[i].rule) {
            test_fail(__FILE__, __LINE__, "case %d: %s instead of %s: %s", (int)i,
                      is < RULE_END ? rule_words[is].code : "nothing",
                      rule_words[cases[i].rule].code, err.text);
        }
    }
}

int main(int argc, char **argv)
{
    HOSTILE_CHILD(argc, argv);
    TEST_BEGIN(argc, argv);
    RUN(png_files);
    RUN(jpeg_files);
    RUN(neither);
    RUN(rows_that_contradict);
    return TEST_END();
}
