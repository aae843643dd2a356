/* jstm-pack: from a content folder to a pack, and a look into packs.
 *
 * Problems of the sources go to standard error, one a line, in the form editors jump to; answers to
 * questions go to standard output. The exit code tells scripts apart what a person reads. */
#include "author/compile.h"
#include "author/messages.h"
#include "pack/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { EXIT_FINE = 0, EXIT_SOURCES = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3, EXIT_PACK = 10 };

static const char packer_help[] =
    "jstm-pack " KIOSK_VERSION " makes and looks into content packs of the kiosk.\n"
    "\n"
    "  jstm-pack build SRC -o FILE   compile the content folder SRC into the pack FILE\n"
    "            [--cache DIR]       keep finished pictures in DIR for the next build\n"
    "  jstm-pack check SRC           report every problem of a content folder\n"
    "  jstm-pack check FILE          verify a pack to the last byte\n"
    "  jstm-pack info FILE [--json]  say what a pack holds\n"
    "\n"
    "Problems are reported as  file:line:column: error|warning|note: what is wrong; how to mend "
    "it.\n"
    "Warnings and notes do not stop a build; what staff have to confirm is listed as notes.\n"
    "When a build fails, an older FILE stays as it was.\n"
    "SOURCE_DATE_EPOCH (seconds since 1970) becomes the pack's date.\n"
    "\n"
    "Exit codes\n"
    "   0  all is well\n"
    "   1  the sources have errors\n"
    "   2  the command line is wrong\n"
    "   3  the system said no (disk full, no permission)\n"
    "  11  the pack does not exist\n"
    "  12  the file is not a pack\n"
    "  13  the file is a database of another program\n"
    "  14  the pack needs a newer program\n"
    "  15  the pack is of an older format\n"
    "  16  the pack is cut short or has extra bytes\n"
    "  17  the pack was altered\n"
    "  18  the pack cannot be read\n";

static int packer_usage(const char *what, const char *word)
{
    fprintf(stderr, "jstm-pack: %s%s%s%s\n", what, word ? " '" : "", word ? word : "",
            word ? "'" : "");
    fprintf(stderr, "Right is:  jstm-pack build SRC -o FILE\n"
                    "           jstm-pack check SRC|FILE\n"
                    "           jstm-pack info FILE [--json]\n"
                    "           jstm-pack --help\n");
    return EXIT_USAGE;
}

/* --- build and check of sources --------------------------------------------------------------- */

static bool packer_epoch(int64_t *out)
{
    const char *text = getenv("SOURCE_DATE_EPOCH");
    char *end;
    *out = 0;
    if (!text || !*text) {
        return true;
    }
    *out = strtoll(text, &end, 10);
    return *end == '\0' && *out >= 0 && *out < 253402300800LL; /* the year 10000 */
}

static int packer_build(const char *source, const char *output, const char *cache)
{
    struct author_options options = {
        .source = source, .output = output, .cache = cache, .builder = "jstm-pack " KIOSK_VERSION};
    struct diag d = {0};
    struct buf text = {0};
    struct err err = {ERR_NONE, ""};
    size_t unconfirmed;
    bool ok;
    if (!packer_epoch(&options.created_s)) {
        return packer_usage("SOURCE_DATE_EPOCH is not a number of seconds since 1970:",
                            getenv("SOURCE_DATE_EPOCH"));
    }
    diag_speak(&d, author_messages, author_messages_count, author_lang());
    ok = author_build(&options, &d, &err);
    diag_print(&d, &text);
    if (d.errors || d.warnings) {
        buf_format(&text, "%zu error%s, %zu warning%s\n", d.errors, d.errors == 1 ? "" : "s",
                   d.warnings, d.warnings == 1 ? "" : "s");
    }
    unconfirmed = author_unconfirmed(&d);
    if (unconfirmed > 0) {
        buf_format(&text, "to be confirmed: %zu entr%s\n", unconfirmed,
                   unconfirmed == 1 ? "y" : "ies");
    }
    if (!ok && d.errors == 0) {
        buf_format(&text, "jstm-pack: %s\n", err.text);
    }
    fputs(buf_text(&text), stderr);
    buf_finish(&text);
    ok = ok && d.errors == 0;
    if (ok) {
        return diag_finish(&d), EXIT_FINE;
    }
    {
        int code = d.errors ? EXIT_SOURCES : err.code == ERR_NOT_FOUND ? EXIT_USAGE : EXIT_SYSTEM;
        diag_finish(&d);
        return code;
    }
}

/* --- packs ------------------------------------------------------------------------------------ */

static int packer_problem(enum pack_problem problem, const struct err *err)
{
    fprintf(stderr, "jstm-pack: %s\n", err->text);
    return EXIT_PACK + (int)(problem == PACK_FINE ? PACK_ALTERED : problem);
}

static int packer_verify(const char *path)
{
    enum pack_problem problem = PACK_FINE;
    struct pack *p = NULL;
    struct err err;
    if (!pack_open(path, &p, &problem, &err)) {
        return packer_problem(problem, &err);
    }
    if (!pack_verify(p, &problem, &err)) {
        pack_close(p);
        return packer_problem(problem, &err);
    }
    printf("%s: fine; %s number %lld, %lld entries, %lld media\n", path, pack_info(p)->id,
           (long long)pack_info(p)->seq, (long long)pack_info(p)->entry_count,
           (long long)pack_info(p)->media_count);
    pack_close(p);
    return EXIT_FINE;
}

static void packer_json_text(const char *key, const char *text, const char *end)
{
    const unsigned char *c = (const unsigned char *)text;
    printf("\"%s\": ", key);
    if (!text) {
        printf("null%s", end);
        return;
    }
    putchar('"');
    for (; *c; c++) {
        if (*c == '"' || *c == '\\') {
            printf("\\%c", *c);
        } else if (*c < 0x20) {
            printf("\\u%04x", *c);
        } else {
            putchar(*c);
        }
    }
    printf("\"%s", end);
}

static void packer_json(const struct pack_info *i)
{
    size_t l;
    printf("{\n  ");
    packer_json_text("id", i->id, ",\n  ");
    printf("\"seq\": %lld,\n  ", (long long)i->seq);
    packer_json_text("label", i->label, ",\n  ");
    packer_json_text("default_lang", i->default_lang, ",\n  ");
    packer_json_text("builder", i->builder, ",\n  ");
    packer_json_text("content_digest", i->digest, ",\n  ");
    printf("\"entries\": %lld,\n  \"media\": %lld,\n  \"media_bytes\": %lld,\n  \"languages\": [",
           (long long)i->entry_count, (long long)i->media_count, (long long)i->media_bytes);
    for (l = 0; l < i->language_count; l++) {
        printf("%s\n    {", l ? "," : "");
        packer_json_text("tag", i->languages[l].tag, ", ");
        packer_json_text("name", i->languages[l].name, ", ");
        packer_json_text("title", i->languages[l].title, ", ");
        packer_json_text("fallback", i->languages[l].fallback, "}");
    }
    printf("\n  ]\n}\n");
}

static void packer_plain(const struct pack_info *i)
{
    size_t l;
    printf("pack      %s, number %lld, label %s\n", i->id, (long long)i->seq, i->label);
    printf("made by   %s\n", i->builder);
    printf("holds     %lld entries, %lld media of %lld KiB\n", (long long)i->entry_count,
           (long long)i->media_count, (long long)(i->media_bytes / 1024));
    for (l = 0; l < i->language_count; l++) {
        printf("language  %s  %s  %s%s%s\n", i->languages[l].tag, i->languages[l].name,
               i->languages[l].title, i->languages[l].fallback ? ", else " : "",
               i->languages[l].fallback ? i->languages[l].fallback : "");
    }
    printf("content   %s\n", i->digest);
}

static int packer_info(const char *path, bool json)
{
    enum pack_problem problem = PACK_FINE;
    struct pack *p = NULL;
    struct err err;
    if (!pack_open(path, &p, &problem, &err)) {
        return packer_problem(problem, &err);
    }
    if (json) {
        packer_json(pack_info(p));
    } else {
        packer_plain(pack_info(p));
    }
    pack_close(p);
    return EXIT_FINE;
}

/* --- the command line ------------------------------------------------------------------------- */

struct packer_words {
    const char *plain[2]; /* command and its one operand */
    size_t count;
    const char *output, *cache;
    bool json, help, version;
};

static int packer_parse(int argc, char **argv, struct packer_words *w)
{
    bool options = true;
    int i;
    for (i = 1; i < argc; i++) {
        const char *word = argv[i];
        if (options && strcmp(word, "--") == 0) {
            options = false;
        } else if (options && (strcmp(word, "-o") == 0 || strcmp(word, "--output") == 0)) {
            if (i + 1 == argc || w->output) {
                return packer_usage(w->output ? "-o stands here twice" : "-o needs a file name",
                                    NULL);
            }
            w->output = argv[++i];
        } else if (options && strcmp(word, "--cache") == 0) {
            if (i + 1 == argc) {
                return packer_usage("--cache needs a folder", NULL);
            }
            w->cache = argv[++i];
        } else if (options && strcmp(word, "--json") == 0) {
            w->json = true;
        } else if (options && (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)) {
            w->help = true;
        } else if (options && strcmp(word, "--version") == 0) {
            w->version = true;
        } else if (options && word[0] == '-' && word[1]) {
            return packer_usage("unknown option", word);
        } else if (w->count == 2) {
            return packer_usage("one word too many:", word);
        } else {
            w->plain[w->count++] = word;
        }
    }
    return EXIT_FINE;
}

static int packer_run(const struct packer_words *w)
{
    const char *command = w->plain[0], *operand = w->plain[1];
    bool build = strcmp(command, "build") == 0, info = strcmp(command, "info") == 0;
    struct stat st;
    if (!build && !info && strcmp(command, "check") != 0) {
        return packer_usage("unknown command", command);
    }
    if (!operand) {
        return packer_usage(build ? "build needs a content folder" : "a file is missing after",
                            build ? NULL : command);
    }
    if (w->json && !info) {
        return packer_usage("--json belongs to info, not to", command);
    }
    if (w->output && !build) {
        return packer_usage("-o belongs to build, not to", command);
    }
    if (w->cache && info) {
        return packer_usage("--cache belongs to build and check, not to", command);
    }
    if (build) {
        return w->output && w->output[0] ? packer_build(operand, w->output, w->cache)
                                         : packer_usage("build needs -o FILE", NULL);
    }
    if (info) {
        return packer_info(operand, w->json);
    }
    return stat(operand, &st) == 0 && S_ISDIR(st.st_mode) ? packer_build(operand, NULL, w->cache)
                                                          : packer_verify(operand);
}

int main(int argc, char **argv)
{
    struct packer_words w = {.count = 0};
    int code = packer_parse(argc, argv, &w);
    if (code == EXIT_FINE && w.help) {
        fputs(packer_help, stdout);
    } else if (code == EXIT_FINE && w.version) {
        puts("jstm-pack " KIOSK_VERSION);
    } else if (code == EXIT_FINE && w.count == 0) {
        code = packer_usage("a command is missing", NULL);
    } else if (code == EXIT_FINE) {
        code = packer_run(&w);
    }
    if (fflush(stdout) != 0 && code == EXIT_FINE) {
        code = EXIT_SYSTEM;
    }
    return code;
}
