/* Sources and catalogue say the same: every message that the author's desk gives to diag_add or
 * diag_say, or marks with DIAG_TEXT, has its row, and every row is said somewhere. A row is well
 * made when both languages take the same arguments and have the same parts. */
#include "code.h"
#include "desk.h"

#include "author/messages.h"

/* --- all files -------------------------------------------------------------------------------- */

static void sources_folder(struct sources *s, const char *folder)
{
    const char *whole = arena_format(&s->mem, "%s/%s", KIOSK_SOURCE_DIR, folder);
    DIR *dir = opendir(whole);
    struct dirent *found;
    while (dir && (found = readdir(dir))) {
        const char *name = found->d_name, *dot = strrchr(name, '.');
        const char *path = arena_format(&s->mem, "%s/%s", folder, name);
        const char *full = arena_format(&s->mem, "%s/%s", whole, name);
        struct buf text = {0};
        struct stat st;
        struct err err;
        if (name[0] == '.' || strcmp(name, "messages") == 0 || stat(full, &st) != 0) {
            continue;
        }
        if (S_ISDIR(st.st_mode)) {
            sources_folder(s, path);
        } else if (dot && strcmp(dot, ".c") == 0 && buf_read_file(&text, full, 1 << 24, &err)) {
            code_read(path, buf_text(&text), s);
        }
        buf_finish(&text);
    }
    if (dir) {
        closedir(dir);
    }
}

static void sources_read(struct sources *s)
{
    struct buf text = {0};
    struct err err;
    sources_folder(s, "src/author");
    sources_folder(s, "src/questions");
    if (buf_read_file(&text, KIOSK_SOURCE_DIR "/src/base/ini.c", 1 << 20, &err)) {
        code_read("src/base/ini.c", buf_text(&text), s);
    }
    buf_finish(&text);
}

static bool said_has(const struct sources *s, const char *text)
{
    size_t i;
    for (i = 0; i < s->count && strcmp(s->said[i].text, text) != 0; i++) {
    }
    return i < s->count;
}

/* Rows of all tables, one after the other; NULL behind the last. */
static const struct diag_words *row_at(size_t number)
{
    const struct diag_words *const *table, *row;
    for (table = author_messages; *table; table++) {
        for (row = *table; row->code; row++) {
            if (number-- == 0) {
                return row;
            }
        }
    }
    return NULL;
}

static void every_message_has_its_row(void)
{
    struct sources *s = calloc(1, sizeof *s);
    const struct diag_words *row;
    size_t i, j;
    sources_read(s);
    if (s->count < 100) {
        test_fail(__FILE__, __LINE__, "only %zu messages found", s->count);
    }
    for (i = 0; i < s->count; i++) {
        for (j = 0; (row = row_at(j)) && strcmp(row->en, s->said[i].text) != 0; j++) {
        }
        if (!row) {
            test_fail(s->said[i].file, s->said[i].line, "no row in src/author/messages: \"%s\"",
                      s->said[i].text);
        }
    }
    for (j = 0; (row = row_at(j)); j++) {
        if (!said_has(s, row->en)) {
            test_fail("src/author/messages", 0, "nobody says '%s' (or DIAG_TEXT is missing)",
                      row->code);
        }
    }
    arena_finish(&s->mem);
    free(s);
}

/* --- rows ------------------------------------------------------------------------------------- */

enum { CONVERSIONS_MAX = 8 };

/* The conversions of a format in the order of the arguments; returns their number, -1 if numbered
 * ones do not name every argument once. */
static int conversions(const char *format, char out[CONVERSIONS_MAX][8])
{
    int count = 0, numbered = 0, i;
    const char *p = format;
    for (i = 0; i < CONVERSIONS_MAX; i++) {
        out[i][0] = '\0';
    }
    while ((p = strchr(p, '%'))) {
        size_t length;
        int at = count;
        p++;
        if (*p == '%') {
            p++;
            continue;
        }
        if (p[0] >= '1' && p[0] <= '9' && p[1] == '$') {
            at = p[0] - '1';
            numbered++;
            p += 2;
        }
        length = strcspn(p, "sducxXfg") + 1;
        if (at >= CONVERSIONS_MAX || length > 7 || out[at][0]) {
            return -1;
        }
        memcpy(out[at], p, length);
        out[at][length] = '\0';
        count++;
    }
    for (i = 0; i < count; i++) {
        if (!out[i][0]) {
            return -1;
        }
    }
    return numbered == 0 || numbered == count ? count : -1;
}

static bool row_same_arguments(const struct diag_words *row)
{
    char en[CONVERSIONS_MAX][8], zh[CONVERSIONS_MAX][8];
    int count = conversions(row->en, en), i;
    if (count < 0 || conversions(row->zh, zh) != count) {
        return false;
    }
    for (i = 0; i < count && strcmp(en[i], zh[i]) == 0; i++) {
    }
    return i == count;
}

static size_t row_parts(const char *text)
{
    size_t count = 1;
    while ((text = strstr(text, "; "))) {
        count++;
        text += 2;
    }
    return count;
}

static bool row_ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

static bool row_has_han(const char *text)
{
    for (; *text; text++) {
        if ((unsigned char)*text >= 0xE4 && (unsigned char)*text <= 0xE9) {
            return true;
        }
    }
    return false;
}

static const char *row_flaw(const struct diag_words *row)
{
    size_t length = strspn(row->code, "abcdefghijklmnopqrstuvwxyz0123456789-");
    if (length == 0 || row->code[length]) {
        return "a code has small letters, digits and '-'";
    }
    if (!row_same_arguments(row)) {
        return "both languages take the same arguments";
    }
    if (row_parts(row->en) > 2 || row_parts(row->zh) != row_parts(row->en)) {
        return "text and remedy are parted by one \"; \" in both languages";
    }
    if ((row_ends_with(row->en, ".") && !row_ends_with(row->en, "...")) ||
        row_ends_with(row->zh, ".") || row_ends_with(row->zh, "。")) {
        return "a message ends without a full stop";
    }
    if (!row_has_han(row->zh)) {
        return "the Chinese is not Chinese";
    }
    if (strstr(row->zh, "'%") || strstr(row->zh, "\"")) {
        return "Chinese has “ ” around what it quotes";
    }
    return strlen(row->en) < 400 && strlen(row->zh) < 400 ? NULL : "a message is short";
}

static void every_row_is_well_made(void)
{
    const struct diag_words *row;
    size_t i, j;
    for (i = 0; (row = row_at(i)); i++) {
        const char *flaw = row_flaw(row);
        if (flaw) {
            test_fail("src/author/messages", 0, "'%s': %s", row->code, flaw);
        }
        for (j = 0; j < i; j++) {
            if (strcmp(row_at(j)->code, row->code) == 0 || strcmp(row_at(j)->en, row->en) == 0) {
                test_fail("src/author/messages", 0, "'%s' stands here twice", row->code);
            }
        }
    }
}

/* --- the packer's own words ------------------------------------------------------------------- */

/* Messages that stand in both languages in one call, which the compiler compares with their
 * arguments in English only. */
static void packer_calls(struct arena *mem, const char *file, const char *text, size_t *count)
{
    static const char *const names[] = {"packer_tell", "packer_answer", "packer_wrong"};
    struct code c = {file, text, text};
    size_t i;
    for (; *c.p; code_step(&c)) {
        struct sources both = {.count = 0};
        struct code en = c, zh;
        for (i = 0; i < 3 && !code_is_call(&c, names[i]); i++) {
        }
        if (i == 3) {
            continue;
        }
        en.p += strlen(names[i]) + 1;
        zh = en;
        if (*en.p == '"' && code_argument(&zh, 1)) {
            struct diag_words row = {names[i], "", ""};
            both.mem = *mem;
            code_take(&en, &both);
            code_take(&zh, &both);
            *mem = both.mem;
            row.en = both.said[0].text;
            row.zh = both.said[1].text;
            (*count)++;
            if (both.count != 2 || !row_same_arguments(&row)) {
                test_fail(file, code_line(&c), "both languages take the same arguments");
            }
        }
    }
}

static void the_packer_says_the_same_in_both(void)
{
    struct arena mem = {0};
    DIR *dir = opendir(KIOSK_SOURCE_DIR "/src/packer");
    struct dirent *found;
    size_t count = 0;
    while (dir && (found = readdir(dir))) {
        const char *path = arena_format(&mem, KIOSK_SOURCE_DIR "/src/packer/%s", found->d_name);
        struct buf text = {0};
        struct err err;
        if (buf_read_file(&text, path, 1 << 20, &err)) {
            packer_calls(&mem, found->d_name, buf_text(&text), &count);
        }
        buf_finish(&text);
    }
    if (dir) {
        closedir(dir);
    }
    arena_finish(&mem);
    CHECK(count > 10);
}

static void the_language_of_the_locale(void)
{
    static const struct {
        const char *all, *messages, *lang;
        enum diag_lang want;
    } list[] = {{"zh_CN.UTF-8", "C", "C", DIAG_ZH},
                {"zh", "", "", DIAG_ZH},
                {"zh-Hans", "", "", DIAG_ZH},
                {"", "zh_CN.GB18030", "C", DIAG_ZH},
                {"", "", "zh_TW", DIAG_ZH},
                {"C", "zh_CN", "zh_CN", DIAG_EN},
                {"", "en_US.UTF-8", "zh_CN", DIAG_EN},
                {"", "", "", DIAG_EN},
                {"ko_KR.UTF-8", "", "", DIAG_EN},
                {"zha_CN", "", "", DIAG_EN}};
    size_t i;
    for (i = 0; i < sizeof list / sizeof *list; i++) {
        setenv("LC_ALL", list[i].all, 1);
        setenv("LC_MESSAGES", list[i].messages, 1);
        setenv("LANG", list[i].lang, 1);
        if (author_lang() != list[i].want) {
            test_fail(__FILE__, __LINE__, "locale %zu is taken for another language", i);
        }
    }
    unsetenv("LC_ALL");
    unsetenv("LC_MESSAGES");
    unsetenv("LANG");
    CHECK_INT(author_lang(), DIAG_EN);
}

/* The test must see what it claims to see. */
static void flaws_are_found(void)
{
    static const struct diag_words rows[] = {{"Key", "a; b", "雪; 雪"},
                                             {"", "a; b", "雪; 雪"},
                                             {"a", "%s; b", "雪; 雪"},
                                             {"a", "%s %d; b", "%d 雪 %s; 雪"},
                                             {"a", "%s %d; b", "%2$d 雪; 雪"},
                                             {"a", "%s; b", "%1$s %1$s 雪; 雪"},
                                             {"a", "a; b", "雪"},
                                             {"a", "a; b; c", "雪; 雪; 雪"},
                                             {"a", "a; b.", "雪; 雪"},
                                             {"a", "a; b", "雪; 雪。"},
                                             {"a", "'%s'; b", "'%s' 雪; 雪"},
                                             {"a", "a; b", "a; b"},
                                             {"a", "%s %s; b", "%2$s 雪 %s; 雪"}};
    static const struct diag_words good = {"a-1", "%s %zu 5%%; b", "雪 %2$zu %1$s 5%%; 雪"};
    size_t i;
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!row_flaw(&rows[i])) {
            test_fail(__FILE__, __LINE__, "row %zu passes", i);
        }
    }
    CHECK(!row_flaw(&good));
}

static void messages_are_found(void)
{
    static const char text[] =
        "x_diag_add(d, 1, p, \"no\");\n"
        "/* diag_add(d, 1, p, \"no\") */ diag_add(m->d, f(1, 2), (struct p){1, 2},\n"
        "  \"one; \" /* c */ \"two\", \"no\");\n"
        "diag_say(d, 1, p, strstr(a, \"no\") ? \"three\" : \"fo\\\"ur\"); c = '\"';\n"
        "t = {DIAG_TEXT(\"five\"), \"no\"}; diag_say(d, 1, p, DIAG_TEXT(\"six\"));\n"
        "diag_add(d, 1, p, message, \"no\");";
    static const char *const want[] = {"one; two", "three", "fo\"ur", "five", "six"};
    struct sources *s = calloc(1, sizeof *s);
    size_t i;
    code_read("x.c", text, s);
    for (i = 0; i < 5 && i < s->count; i++) {
        if (strcmp(s->said[i].text, want[i]) != 0) {
            test_fail(__FILE__, s->said[i].line, "\"%s\" instead of \"%s\"", s->said[i].text,
                      want[i]);
        }
    }
    if (s->count != 5) {
        test_fail(__FILE__, __LINE__, "%zu messages instead of 5", s->count);
    }
    arena_finish(&s->mem);
    free(s);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(messages_are_found);
    RUN(flaws_are_found);
    RUN(every_row_is_well_made);
    RUN(the_packer_says_the_same_in_both);
    RUN(the_language_of_the_locale);
    RUN(every_message_has_its_row);
    return TEST_END();
}
