/* Every message of the author's desk, provoked: each file of tests/author/mistakes spoils a sound
 * folder and says what must be answered, in English and in Chinese (see the README there). At the
 * end no code of the catalogue may be left that no case has provoked. */
#include "case.h"

#include "author/messages.h"

enum { CASES_MAX = 1000 };

struct mistakes {
    char *names[CASES_MAX];
    size_t count, at;
    struct arena mem;
    struct desk desk;
    const char *codes[CASES_MAX * 4]; /* said so far */
    size_t said;
};

static struct mistakes all; /* a case function has no arguments */

static void mistakes_note(const char *code)
{
    size_t i;
    for (i = 0; i < all.said; i++) {
        if (strcmp(all.codes[i], code) == 0) {
            return;
        }
    }
    all.codes[all.said++] = arena_copy_text(&all.mem, code);
}

static bool mistakes_noted(const char *code)
{
    size_t i;
    for (i = 0; i < all.said; i++) {
        if (strcmp(all.codes[i], code) == 0) {
            return true;
        }
    }
    return false;
}

/* --- one case --------------------------------------------------------------------------------- */

static const char *mistakes_place(const struct diag_item *item, char out[512])
{
    int column = item->place.column > 0 ? item->place.column : 1;
    if (item->place.line > 0) {
        snprintf(out, 512, "%s:%d:%d", item->place.file, item->place.line, column);
    } else {
        snprintf(out, 512, "%s", item->place.file);
    }
    return out;
}

static bool mistakes_says(const struct diag_said *said, const struct case_expected *e, int lang)
{
    static const char *const between[] = {"; ", "；"};
    char text[2048];
    size_t i;
    snprintf(text, sizeof text, "%s%s%s", said->text, said->remedy[0] ? between[lang] : "",
             said->remedy);
    for (i = 0; i < e->count[lang]; i++) {
        if (!strstr(text, e->words[lang][i])) {
            return false;
        }
    }
    return true;
}

static bool mistakes_is(const struct diag_item *item, const struct case_expected *e)
{
    static const char *const levels[] = {"note", "warning", "error"};
    const struct diag_said en = {item->text, item->remedy};
    char place[512];
    return strcmp(levels[item->level], e->level) == 0 && strcmp(item->code, e->code) == 0 &&
           strcmp(mistakes_place(item, place), e->place) == 0 && mistakes_says(&en, e, 0) &&
           mistakes_says(&item->other, e, 1);
}

static bool mistakes_answer(const struct case_file *c, const struct diag *d)
{
    size_t i, j, errors = 0;
    for (i = 0; i < d->count; i++) {
        if (!d->items[i].code[0]) {
            test_fail(c->name, 0, "said without a row of the catalogue: %s", d->items[i].text);
            return false;
        }
    }
    for (i = 0; i < c->count; i++) {
        const struct case_expected *e = &c->expected[i];
        for (j = 0; j < d->count && !mistakes_is(&d->items[j], e); j++) {
        }
        if (j == d->count) {
            test_fail(c->name, 0, "not said: %s %s %s \"%s\" \"%s\" ...", e->level, e->place,
                      e->code, e->words[0][0], e->words[1][0]);
            return false;
        }
        errors += d->items[j].level == DIAG_ERROR;
        mistakes_note(d->items[j].code);
    }
    if (!c->more_errors && errors != d->errors) {
        test_fail(c->name, 0, "%zu errors, but %zu are expected", d->errors, errors);
        return false;
    }
    return true;
}

/* What was said, in both languages, in the form the cases have. */
static void mistakes_show(const struct diag *d)
{
    static const char *const levels[] = {"note", "warning", "error"};
    char place[512];
    size_t i;
    for (i = 0; i < d->count; i++) {
        const struct diag_item *item = &d->items[i];
        printf("%s %s %s\n  en: %s%s%s\n  zh: %s%s%s\n", levels[item->level],
               mistakes_place(item, place), item->code, item->text, item->remedy[0] ? "; " : "",
               item->remedy, item->other.text, item->other.remedy[0] ? "；" : "",
               item->other.remedy);
    }
}

static void mistakes_run(const struct case_file *c, const struct desk *desk)
{
    struct author_options options = {
        .source = desk->root, .cache = test_scratch("cache"), .created_s = c->packed_s};
    struct diag d = {.both = true};
    struct err err = {ERR_NONE, ""};
    diag_speak(&d, author_messages, DIAG_EN);
    if (!author_build(&options, &d, &err) && d.errors == 0) {
        test_fail(c->name, 0, "%s", err.text);
    } else if (!mistakes_answer(c, &d) || test_state.argc > 1) {
        mistakes_show(&d);
    }
    diag_finish(&d);
}

static void mistakes_one(void)
{
    struct case_file *c = arena_alloc(&all.mem, sizeof *c);
    if (case_read(c, &all.desk, all.names[all.at])) {
        if (c->locked && geteuid() == 0) {
            mistakes_note(c->code); /* nothing is locked for root */
        } else {
            mistakes_run(c, &all.desk);
        }
    }
    case_mend(c, &all.desk);
    arena_finish(&c->mem);
}

/* Mending after each case has left no trace of any. */
static void the_folder_is_as_it_was(void)
{
    struct buf said = {0}, sound = {0};
    struct err err;
    size_t errors;
    CHECK(desk_check(&all.desk, &said, &errors));
    CHECK(buf_read_file(&sound, test_path("author/sound.txt"), 1 << 20, &err));
    CHECK_TEXT(buf_text(&said), buf_text(&sound));
    buf_finish(&said);
    buf_finish(&sound);
}

/* --- all of them ------------------------------------------------------------------------------ */

static int mistakes_order(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void mistakes_list(void)
{
    DIR *dir = opendir(test_path("author/mistakes"));
    struct dirent *found;
    while (dir && (found = readdir(dir)) && all.count < CASES_MAX) {
        size_t length = strlen(found->d_name);
        if (length > 5 && strcmp(found->d_name + length - 5, ".case") == 0) {
            all.names[all.count++] = arena_copy(&all.mem, found->d_name, length - 5);
        }
    }
    if (dir) {
        closedir(dir);
    }
    qsort(all.names, all.count, sizeof *all.names, mistakes_order);
}

/* The reason why a code has no case, or NULL: a line `code: reason`. */
static const char *mistakes_excuse(const char *list, const char *code)
{
    size_t length = strlen(code);
    const char *at = list;
    while ((at = strstr(at, code))) {
        if ((at == list || at[-1] == '\n') && strncmp(at + length, ": ", 2) == 0) {
            return at + length + 2;
        }
        at += length;
    }
    return NULL;
}

static void every_code_has_a_case(void)
{
    struct buf list = {0};
    struct err err;
    const struct diag_words *const *table, *row;
    CHECK(all.count > 0);
    CHECK(buf_read_file(&list, test_path("author/mistakes/cannot.txt"), 1 << 16, &err));
    for (table = author_messages; *table; table++) {
        for (row = *table; row->code; row++) {
            bool excused = mistakes_excuse(buf_text(&list), row->code) != NULL;
            if (mistakes_noted(row->code) == excused) {
                test_fail("src/author/messages", 0,
                          excused
                              ? "'%s' stands in cannot.txt, but a case provokes it"
                              : "no case in tests/author/mistakes provokes '%s' (see README there)",
                          row->code);
            }
        }
    }
    buf_finish(&list);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    mistakes_list();
    desk_open(&all.desk, "mistake");
    for (all.at = 0; all.at < all.count; all.at++) {
        test_run(all.names[all.at], mistakes_one);
    }
    RUN(the_folder_is_as_it_was);
    RUN(every_code_has_a_case);
    desk_remove(all.desk.root);
    desk_remove(test_scratch("cache"));
    arena_finish(&all.mem);
    return TEST_END();
}
