/* jstm-store: the packs of a kiosk, from the stick to the screen, for the kiosk itself, for scripts
 * and for people at a console.
 *
 * Here only the command line is read; each command is a file in src/keeper/. The very same program
 * is also the sandboxed child that judges a pack: then nothing of this is run at all. */
#include "keeper/keeper.h"

#include "base/words.h"
#include "check/check.h"
#include "platform/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TYPED_PLAIN = 3 }; /* command and operands */

struct typed {
    const char *plain[TYPED_PLAIN];
    size_t count;
    bool help, version;
};

static size_t option_of(const char *word)
{
    size_t i;
    for (i = 0; i < KEEPER_OPTIONS && strcmp(word, keeper_option_name(i)) != 0; i++) {
    }
    return i;
}

static int unknown_option(const struct keeper *k, const char *word)
{
    const char *names[KEEPER_OPTIONS], *meant;
    size_t i;
    for (i = 0; i < KEEPER_OPTIONS; i++) {
        names[i] = keeper_option_name(i);
    }
    meant = words_meant(word, names, KEEPER_OPTIONS, sizeof *names);
    return meant ? keeper_wrong(k, "unknown option '%s'; did you mean '%s'?",
                                "没有选项“%s”；是不是 %s？", word, meant)
                 : keeper_wrong(k, "unknown option '%s'", "没有选项“%s”", word);
}

/* An option and its value, if it has one, at *i. */
static int take_option(struct keeper *k, int argc, char **argv, int *i)
{
    size_t option = option_of(argv[*i]);
    const char *word = argv[*i];
    if (option == KEEPER_OPTIONS) {
        return unknown_option(k, word);
    }
    if (k->options[option]) {
        return keeper_wrong(k, "%s stands here twice", "%s 写了两次", word);
    }
    if (keeper_option_value(option) && (*i + 1 == argc || !argv[*i + 1][0])) {
        return keeper_wrong(k, "%s needs %s behind it", "%s 后面要写 %s", word,
                            keeper_option_value(option));
    }
    k->options[option] = keeper_option_value(option) ? argv[++*i] : "";
    return EXIT_FINE;
}

static int take_words(struct keeper *k, struct typed *t, int argc, char **argv)
{
    bool plain = false;
    int code = EXIT_FINE;
    int i;
    for (i = 1; i < argc && code == EXIT_FINE; i++) {
        const char *word = argv[i];
        if (!plain && strcmp(word, "--") == 0) {
            plain = true;
        } else if (!plain && (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)) {
            t->help = true;
        } else if (!plain && strcmp(word, "--version") == 0) {
            t->version = true;
        } else if (!plain && word[0] == '-' && word[1]) {
            code = take_option(k, argc, argv, &i);
        } else if (t->count == TYPED_PLAIN) {
            code = keeper_wrong(k, "one word too many: '%s'", "多了一个词：“%s”", word);
        } else {
            t->plain[t->count++] = word;
        }
    }
    return code;
}

/* --lang counts wherever it stands, for what is said of the words before it, too. */
static enum diag_lang lang_of(int argc, char **argv)
{
    int i;
    for (i = 1; i + 1 < argc; i++) {
        if (strcmp(argv[i], "--lang") == 0) {
            return strcmp(argv[i + 1], "zh") == 0 ? DIAG_ZH : DIAG_EN;
        }
    }
    return words_lang();
}

/* "a,b,c" into k->ids. */
static int take_ids(struct keeper *k)
{
    const char *at = k->options[KEEPER_IDS];
    size_t count = 0, n;
    for (; at && *at; at += n + (at[n] == ',')) {
        n = strcspn(at, ",");
        if (n == 0 || n > 32 || count == KEEPER_IDS_MAX) {
            return keeper_wrong(k, "--ids needs names such as jilin,guest",
                                "--ids 后面要写名字，例如 jilin,guest");
        }
        k->ids[count++] = arena_copy(&k->mem, at, n);
    }
    return EXIT_FINE;
}

static int options_fit(struct keeper *k)
{
    const struct keeper_command *c = k->command;
    const char *lang = k->options[KEEPER_LANG];
    size_t i;
    for (i = 0; i < KEEPER_OPTIONS; i++) {
        if (k->options[i] && !(c->may & 1u << i)) {
            return keeper_wrong(k, "'%s' has no option %s", "“%s”没有选项 %s", c->name,
                                keeper_option_name(i));
        }
    }
    if (lang && strcmp(lang, "zh") != 0 && strcmp(lang, "en") != 0) {
        return keeper_wrong(k, "--lang is zh or en", "--lang 后面写 zh 或 en");
    }
    if (k->options[KEEPER_KIOSK] && !k->options[KEEPER_RECEIPT]) {
        return keeper_wrong(k, "--kiosk belongs to --receipt", "--kiosk 要和 --receipt 一起用");
    }
    return take_ids(k);
}

static int run(struct keeper *k, const struct typed *t)
{
    const struct keeper_command *c = k->command = keeper_command(t->plain[0]);
    const char *meant;
    struct err err;
    int code;
    if (!c) {
        meant = keeper_command_meant(t->plain[0]);
        k->command = meant ? keeper_command(meant) : NULL;
        return meant ? keeper_wrong(k, "unknown command '%s'; did you mean '%s'?",
                                    "没有命令“%s”；是不是 %s？", t->plain[0], meant)
                     : keeper_wrong(k, "unknown command '%s'", "没有命令“%s”", t->plain[0]);
    }
    if (t->count - 1 < c->least) {
        return keeper_wrong(k, "a word is missing behind '%s'", "“%s”后面还缺一个词", c->name);
    }
    if (t->count - 1 > c->most) {
        return keeper_wrong(k, "one word too many: '%s'", "多了一个词：“%s”",
                            t->plain[c->most + 1]);
    }
    memcpy(k->operands, t->plain + 1, sizeof k->operands);
    code = options_fit(k);
    if (code != EXIT_FINE) {
        return code;
    }
    k->folder = k->options[KEEPER_STORE] ? k->options[KEEPER_STORE] : getenv("JSTM_STORE");
    if (!k->folder || !*k->folder) {
        return keeper_wrong(k, "which store? write --store DIR, or set JSTM_STORE",
                            "哪个内容库？请写 --store DIR，或设置 JSTM_STORE");
    }
    return keeper_become_owner(k->folder, &err) ? c->run(k) : keeper_failed(k, &err);
}

int main(int argc, char **argv)
{
    struct keeper k = {.told_ms = -1};
    struct typed t = {.count = 0};
    int code;
    if (argc > 1 && strcmp(argv[1], CHECK_WORD) == 0) {
        return check_child(argc, argv);
    }
    k.lang = lang_of(argc, argv);
    k.now_s = clock_system.now_s(clock_system.self);
    code = take_words(&k, &t, argc, argv);
    if (code == EXIT_FINE && t.help) {
        keeper_print_help(&k);
    } else if (code == EXIT_FINE && t.version) {
        puts("jstm-store " KIOSK_VERSION);
    } else if (code == EXIT_FINE && t.count == 0) {
        code = keeper_wrong(&k, "a command is missing", "没有写命令");
    } else if (code == EXIT_FINE) {
        code = run(&k, &t);
    }
    keeper_finish(&k);
    if (fflush(stdout) != 0 && code == EXIT_FINE) {
        code = EXIT_SYSTEM;
    }
    return code;
}
