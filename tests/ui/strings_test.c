/* The interface's words: the same keys and holes in every language, none missing, none left over.
 * The sources are searched for them, so a word nobody shows any more is found. */
#include "test.h"
#include "ui/strings.h"

#include <dirent.h>
#include <sys/stat.h>

static const char *const langs[] = {"zh", "en", "ko"};

static struct strings *load(const char *assets, const char *const *tags, size_t count,
                            size_t *mistakes)
{
    struct strings *s = NULL;
    struct diag d = {0};
    struct err err = {ERR_BUSY, "untouched"};
    if (!strings_load(&s, assets, tags, count, &d, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
    } else if (err.code != ERR_BUSY) {
        test_fail(__FILE__, __LINE__, "success touched the error: %s", err.text);
    }
    *mistakes = d.count;
    diag_finish(&d);
    return s;
}

static struct strings *load_own(void)
{
    size_t mistakes;
    struct strings *s = load(test_path("../assets"), langs, 3, &mistakes);
    if (mistakes) {
        test_fail(__FILE__, __LINE__, "%zu mistakes in assets/strings", mistakes);
    }
    return s;
}

/* All sources of src/, one after another. */
static void gather(struct buf *out, const char *folder)
{
    DIR *d = opendir(folder);
    struct dirent *e;
    while (d && (e = readdir(d)) != NULL) {
        char path[2048];
        struct stat st;
        size_t length = strlen(e->d_name);
        if (e->d_name[0] == '.') {
            continue;
        }
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
            gather(out, path);
        } else if (length > 2 && strcmp(e->d_name + length - 2, ".c") == 0) {
            struct buf one = {0};
            struct err err;
            if (buf_read_file(&one, path, 1 << 20, &err)) {
                buf_add(out, one.data, one.length);
            }
            buf_finish(&one);
        }
    }
    if (d) {
        closedir(d);
    }
}

static int holes(const char *text)
{
    int n = 0;
    for (; (text = strstr(text, "{}")) != NULL; text += 2) {
        n++;
    }
    return n;
}

static void every_language_has_the_same_keys_and_holes(void)
{
    struct strings *s = load_own();
    CHECK(s && strings_count(s, "zh") > 20);
    for (int l = 1; l < 3; l++) {
        for (size_t i = 0; i < strings_count(s, langs[l]); i++) {
            const char *key = strings_key(s, langs[l], i);
            if (!strings_has(s, "zh", key)) {
                test_fail(__FILE__, __LINE__, "%s has '%s', zh has not", langs[l], key);
            }
        }
    }
    for (size_t i = 0; i < strings_count(s, "zh"); i++) {
        const char *key = strings_key(s, "zh", i);
        const char *zh = strings_get(s, "zh", key);
        for (int l = 0; l < 3; l++) {
            const char *own = strings_get(s, langs[l], key);
            if (!strings_has(s, langs[l], key) || !own[0]) {
                test_fail(__FILE__, __LINE__, "%s lacks '%s'", langs[l], key);
            } else if (holes(own) != holes(zh) || holes(own) > 1) {
                test_fail(__FILE__, __LINE__, "%s '%s': holes differ: \"%s\" and \"%s\"", langs[l],
                          key, own, zh);
            }
        }
    }
    strings_destroy(s);
}

static void no_word_is_left_over(void)
{
    struct strings *s = load_own();
    struct buf sources = {0};
    gather(&sources, test_path("../src"));
    CHECK(sources.length > 100000);
    for (size_t i = 0; i < strings_count(s, "zh"); i++) {
        char quoted[100];
        snprintf(quoted, sizeof quoted, "\"%s\"", strings_key(s, "zh", i));
        if (!strstr(sources.data, quoted)) {
            test_fail(__FILE__, __LINE__, "%s is shown nowhere", quoted);
        }
    }
    buf_finish(&sources);
    strings_destroy(s);
}

/* Every key written out in a call of ui_word or ui_word_with; those in tables are met by the tests
 * of the widgets, whose labels must not be keys. */
static void no_word_is_missing(void)
{
    static const char *const calls[] = {"ui_word(ui, \"", "ui_word_with(ui, \"", "ui_word(u, \""};
    struct strings *s = load_own();
    struct buf sources = {0};
    int found = 0;
    gather(&sources, test_path("../src"));
    for (size_t c = 0; c < sizeof calls / sizeof calls[0]; c++) {
        const char *at = sources.data;
        while ((at = strstr(at, calls[c])) != NULL) {
            char key[100];
            at += strlen(calls[c]);
            snprintf(key, sizeof key, "%.*s", (int)strcspn(at, "\""), at);
            found++;
            if (!strings_has(s, "zh", key)) {
                test_fail(__FILE__, __LINE__, "'%s' is asked for and nowhere written", key);
            }
            if (holes(strings_get(s, "zh", key)) != (c == 1)) {
                test_fail(__FILE__, __LINE__, "'%s': its hole is %s", key,
                          c == 1 ? "missing" : "not filled");
            }
        }
    }
    CHECK(found > 20);
    buf_finish(&sources);
    strings_destroy(s);
}

static bool put(const char *dir, const char *lang, const char *text)
{
    char path[1200];
    struct buf b = {0};
    struct err err;
    bool ok;
    mkdir(dir, 0700);
    snprintf(path, sizeof path, "%s/strings", dir);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/strings/%s.ini", dir, lang);
    buf_add_text(&b, text);
    ok = buf_write_file(&b, path, &err);
    buf_finish(&b);
    return ok;
}

static void missing_words_fall_back(void)
{
    char dir[1024];
    struct strings *s;
    size_t mistakes;
    snprintf(dir, sizeof dir, "%s", test_scratch("words"));
    CHECK(put(dir, "zh", "[strings]\nb = 乙\na = 甲\n") && put(dir, "en", "[strings]\na = A\n"));
    s = load(dir, langs, 3, &mistakes); /* there is no ko.ini */
    CHECK(s && mistakes == 0);
    CHECK_TEXT(strings_get(s, "en", "a"), "A");
    CHECK_TEXT(strings_get(s, "en", "b"), "乙");
    CHECK_TEXT(strings_get(s, "ko", "a"), "甲");
    CHECK_TEXT(strings_get(s, "fr", "a"), "甲");
    CHECK_TEXT(strings_get(s, "en", "c"), "c");
    CHECK(strings_has(s, "en", "a") && !strings_has(s, "en", "b") && !strings_has(s, "ko", "a"));
    CHECK(strings_count(s, "zh") == 2 && strings_count(s, "ko") == 0 &&
          strings_count(s, "fr") == 0);
    CHECK_TEXT(strings_key(s, "zh", 0), "a");
    CHECK(!strings_key(s, "zh", 2) && !strings_key(s, "fr", 0));
    strings_destroy(s);
    strings_destroy(NULL);
}

static void broken_files_are_diagnosed(void)
{
    char dir[1024];
    struct strings *s;
    size_t mistakes;
    snprintf(dir, sizeof dir, "%s", test_scratch("broken"));
    CHECK(put(dir, "zh", "[strings]\na = 甲\na = 乙\n?\n"));
    s = load(dir, langs, 1, &mistakes);
    CHECK_INT(mistakes, 2);
    CHECK_TEXT(strings_get(s, "zh", "a"), "甲");
    strings_destroy(s);
}

static void what_cannot_be_read_is_an_error(void)
{
    char dir[1024], path[1100];
    struct strings *s = NULL;
    struct diag d = {0};
    struct err err;
    snprintf(dir, sizeof dir, "%s", test_scratch("odd"));
    CHECK(put(dir, "en", "[strings]\n"));
    snprintf(path, sizeof path, "%s/strings/zh.ini", dir);
    CHECK_INT(mkdir(path, 0700), 0); /* a folder where a file should be */
    CHECK(!strings_load(&s, dir, langs, 2, &d, &err));
    CHECK(!s);
    CHECK_HAS(err.text, "reading the interface's words");
    diag_finish(&d);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(every_language_has_the_same_keys_and_holes);
    RUN(no_word_is_left_over);
    RUN(no_word_is_missing);
    RUN(missing_words_fall_back);
    RUN(broken_files_are_diagnosed);
    RUN(what_cannot_be_read_is_an_error);
    return TEST_END();
}
