/* jstm-pack: from a content folder to a pack, and a look into packs.
 *
 * Problems of the sources go to standard error, one a line, in the form editors jump to; answers to
 * questions go to standard output. The exit code tells scripts apart what a person reads. Here only
 * the command line is read; each command is a file in src/packer/. */
#include "packer/packer.h"

#include "base/words.h"

#include <stdio.h>
#include <string.h>

/* The options of all commands: long and short name, and what their value is called, if any. */
static const struct {
    const char *name, *letter, *value;
} options[PACKER_OPTIONS] = {[PACKER_OUTPUT] = {"--output", "-o", "FILE"},
                             [PACKER_CACHE] = {"--cache", NULL, "DIR"},
                             [PACKER_JSON] = {"--json", NULL, NULL},
                             [PACKER_LANG] = {"--lang", NULL, "TAG"},
                             [PACKER_SEQ] = {"--seq", NULL, "N"},
                             [PACKER_PUBLIC] = {"--public", "-p", "PUB"},
                             [PACKER_SECRET] = {"--secret", "-s", "SEC"},
                             [PACKER_COMMENT] = {"--comment", "-t", "COMMENT"},
                             [PACKER_OPEN] = {"--no-password", "-W", NULL},
                             [PACKER_FORCE] = {"--force", "-f", NULL}};

struct typed {
    const char *plain[PACKER_OPERANDS_MAX + 1]; /* command and operands */
    size_t count;
    struct packer_words words;
    bool help, version;
};

static const char *option_shown(size_t option)
{
    return options[option].letter ? options[option].letter : options[option].name;
}

static size_t option_of(const char *word)
{
    size_t i;
    for (i = 0; i < PACKER_OPTIONS; i++) {
        if (strcmp(word, options[i].name) == 0 ||
            (options[i].letter && strcmp(word, options[i].letter) == 0)) {
            break;
        }
    }
    return i;
}

/* An option and its value, if it has one, at *i. */
static int take_option(struct typed *t, int argc, char **argv, int *i)
{
    size_t option = option_of(argv[*i]);
    const char *word = argv[*i];
    if (option == PACKER_OPTIONS) {
        const char *meant = words_meant(word, &options[0].name, PACKER_OPTIONS, sizeof options[0]);
        return meant ? packer_wrong("unknown option '%s'; did you mean '%s'?",
                                    "没有选项“%s”；是不是 %s？", word, meant)
                     : packer_wrong("unknown option '%s'", "没有选项“%s”", word);
    }
    if (t->words.options[option]) {
        return packer_wrong("%s stands here twice", "%s 写了两次", word);
    }
    if (options[option].value && *i + 1 == argc) {
        return packer_wrong("%s needs %s behind it", "%s 后面要写 %s", word, options[option].value);
    }
    t->words.options[option] = options[option].value ? argv[++*i] : "";
    return EXIT_FINE;
}

static int take_words(struct typed *t, int argc, char **argv)
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
            code = take_option(t, argc, argv, &i);
        } else if (t->count == sizeof t->plain / sizeof *t->plain) {
            code = packer_wrong("one word too many: '%s'", "多了一个词：“%s”", word);
        } else {
            t->plain[t->count++] = word;
        }
    }
    return code;
}

static int run(struct typed *t)
{
    const struct packer_command *c = packer_command(t->plain[0]);
    size_t i;
    if (!c) {
        return packer_wrong("unknown command '%s'", "没有命令“%s”", t->plain[0]);
    }
    if (t->count < c->operands + 1) {
        return packer_wrong("'%s' needs the name of a file or folder behind it",
                            "“%s”后面要写文件或文件夹的名字", c->name);
    }
    if (t->count > c->operands + 1) {
        return packer_wrong("one word too many: '%s'", "多了一个词：“%s”",
                            t->plain[c->operands + 1]);
    }
    for (i = 0; i < PACKER_OPTIONS; i++) {
        const char *given = t->words.options[i];
        if (given && !(c->may & 1u << i)) {
            return packer_wrong("'%s' has no option %s", "“%s”没有选项 %s", c->name,
                                option_shown(i));
        }
        if ((c->must & 1u << i) && (!given || !*given)) {
            return packer_wrong("'%s' needs %s %s", "“%s”还要写 %s %s", c->name, option_shown(i),
                                options[i].value);
        }
    }
    memcpy(t->words.operands, t->plain + 1, sizeof t->words.operands);
    return c->run(&t->words);
}

int main(int argc, char **argv)
{
    struct typed t = {.count = 0};
    int code = take_words(&t, argc, argv);
    if (code == EXIT_FINE && t.help) {
        packer_print_help();
    } else if (code == EXIT_FINE && t.version) {
        puts("jstm-pack " KIOSK_VERSION);
    } else if (code == EXIT_FINE && t.count == 0) {
        code = packer_wrong("a command is missing", "没有写命令");
    } else if (code == EXIT_FINE) {
        code = run(&t);
    }
    if (fflush(stdout) != 0 && code == EXIT_FINE) {
        code = EXIT_SYSTEM;
    }
    return code;
}
