/* jstm-kiosk: the command line, and the only place of the program that prints to standard output.
 *
 * Options are a table; a wrong one is answered with what was probably meant and exit code 2. */
#include "app/app.h"
#include "base/buf.h"
#include "base/log.h"
#include "base/words.h"
#include "nav/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#define LARGE_PIECE (256 * 1024) /* bytes from which memory is given back at once */

enum option_id {
    OPTION_PACK,
    OPTION_PREVIEW,
    OPTION_STORE,
    OPTION_MEDIA_ROOT,
    OPTION_WINDOW,
    OPTION_FULLSCREEN,
    OPTION_LANG,
    OPTION_ROUTE,
    OPTION_THEME,
    OPTION_TEXT,
    OPTION_LESS_MOTION,
    OPTION_REACH,
    OPTION_DAY,
    OPTION_SETTINGS,
    OPTION_SCREENSHOT,
    OPTION_DUMP,
    OPTION_SCRIPT,
    OPTION_TOUR,
    OPTION_STATS,
    OPTION_HELP,
    OPTION_VERSION
};

struct option_row {
    enum option_id id;
    const char *name, *value, *help;
};

static const struct option_row rows[] = {
    {OPTION_PACK, "--pack", "FILE",
     "content pack (default: $JSTM_PACK, else jilin.kpack beside the program)"},
    {OPTION_PREVIEW, "--preview", "DIR",
     "for authors: show a content folder, and follow every save"},
    {OPTION_STORE, "--store", "DIR", "installed packs, for updates from a stick (see README)"},
    {OPTION_MEDIA_ROOT, "--media-root", "DIR", "each folder in it counts as a stick, for tests"},
    {OPTION_WINDOW, "--window", "WxH", "a window of this size in pixels, for instance 1280x720"},
    {OPTION_FULLSCREEN, "--fullscreen", NULL, "the whole screen (default)"},
    {OPTION_LANG, "--lang", "TAG", "language to start in: zh, en, ko"},
    {OPTION_ROUTE, "--route", "PATH", "place to start at, for instance functions/purpose"},
    {OPTION_THEME, "--theme", "NAME", "light, dark or contrast"},
    {OPTION_TEXT, "--text", "NAME", "normal, large or xlarge"},
    {OPTION_LESS_MOTION, "--less-motion", NULL, "short fades instead of movement"},
    {OPTION_REACH, "--reach", NULL, "start with everything within reach of a wheelchair"},
    {OPTION_DAY, "--day", "DATE", "show the question of this day, such as 2027-01-31"},
    {OPTION_SETTINGS, "--settings", "FILE", "settings of this machine"},
    {OPTION_SCREENSHOT, "--screenshot", "FILE.png", "render the place without a window, and exit"},
    {OPTION_DUMP, "--dump", NULL, "print the frame as text, and exit"},
    {OPTION_SCRIPT, "--script", "FILE", "play touches on a virtual clock, and exit"},
    {OPTION_TOUR, "--tour", "DIR", "a picture of every place, layout and language, and exit"},
    {OPTION_STATS, "--stats", NULL, "at the end, print frames, times and memory as JSON"},
    {OPTION_HELP, "--help", NULL, "this text"},
    {OPTION_VERSION, "--version", NULL, "the version"},
};

enum { ROWS = sizeof rows / sizeof rows[0] };

static void print_help(void)
{
    size_t i;
    printf(
        "usage: jstm-kiosk [options]\nThe kiosk of the Jilin Science and Technology Museum.\n\n");
    for (i = 0; i < ROWS; i++) {
        char left[40];
        snprintf(left, sizeof left, "%s %s", rows[i].name, rows[i].value ? rows[i].value : "");
        printf("  %-24s %s\n", left, rows[i].help);
    }
    printf("\nExit codes: 0 fine, 1 something failed, 2 wrong option, 3 no font, 4 no display,\n"
           "11 pack missing, 12 not a pack, 13 another program's file, 14 pack too new,\n"
           "15 pack too old, 16 incomplete, 17 altered, 18 unreadable.\n");
}

static int unknown_option(const char *word)
{
    const char *meant = words_meant(word, &rows[0].name, ROWS, sizeof rows[0]);
    if (meant) {
        log_info("unknown option '%s'; did you mean '%s'?", word, meant);
    } else {
        log_info("unknown option '%s'; --help lists them", word);
    }
    return APP_USAGE;
}

static bool read_size(const char *text, int *width, int *height)
{
    char *end;
    long w = strtol(text, &end, 10), h;
    if (end == text || *end != 'x') {
        return false;
    }
    text = end + 1;
    h = strtol(text, &end, 10);
    if (end == text || *end || w < 320 || h < 320 || w > 8192 || h > 8192) {
        return false;
    }
    *width = (int)w;
    *height = (int)h;
    return true;
}

static bool read_day(const char *text, struct date *out)
{
    struct date d = {.precision = DATE_DAY};
    if (strlen(text) != 10 || strspn(text, "0123456789-") != 10 || text[4] != '-' ||
        text[7] != '-' || strchr(text + 8, '-')) {
        return false;
    }
    d.year = strtol(text, NULL, 10);
    d.month = (int)strtol(text + 5, NULL, 10);
    d.day = (int)strtol(text + 8, NULL, 10);
    *out = d;
    return d.year > 0 && date_valid(&d);
}

static const char *take_choice(struct app_options *o, enum option_id id, const char *value)
{
    if (id == OPTION_THEME) {
        o->has_theme = session_parse_theme(value, &o->choice.theme);
        return o->has_theme ? NULL : "light, dark or contrast";
    }
    if (id == OPTION_TEXT) {
        o->has_text = session_parse_text(value, &o->choice.text);
        return o->has_text ? NULL : "normal, large or xlarge";
    }
    o->has_lang = value[0] && strlen(value) < sizeof o->choice.lang;
    if (o->has_lang) {
        memcpy(o->choice.lang, value, strlen(value) + 1);
    }
    return o->has_lang ? NULL : "a language such as zh";
}

/* NULL, or what the value should have been. */
static const char *take_option(struct app_options *o, enum option_id id, const char *value)
{
    switch (id) {
    case OPTION_PACK:
        o->pack = value;
        break;
    case OPTION_PREVIEW:
        o->preview = value;
        break;
    case OPTION_STORE:
        o->store = value;
        return value[0] ? NULL : "a folder";
    case OPTION_MEDIA_ROOT:
        o->media_root = value;
        return value[0] ? NULL : "a folder";
    case OPTION_WINDOW:
        return read_size(value, &o->width, &o->height) ? NULL
                                                       : "WxH from 320 to 8192, such as 1280x720";
    case OPTION_FULLSCREEN:
        o->width = o->height = 0;
        break;
    case OPTION_LANG:
    case OPTION_THEME:
    case OPTION_TEXT:
        return take_choice(o, id, value);
    case OPTION_ROUTE:
        o->route = value;
        break;
    case OPTION_LESS_MOTION:
        o->choice.less_motion = true;
        break;
    case OPTION_REACH:
        o->choice.reach = true;
        break;
    case OPTION_DAY:
        o->has_day = read_day(value, &o->day);
        return o->has_day ? NULL : "a date such as 2027-01-31";
    case OPTION_SETTINGS:
        o->settings = value;
        break;
    case OPTION_SCREENSHOT:
        o->screenshot = value;
        break;
    case OPTION_DUMP:
        o->dump = true;
        break;
    case OPTION_SCRIPT:
        o->script = value;
        break;
    case OPTION_TOUR:
        o->tour = value;
        break;
    case OPTION_STATS:
        o->stats = true;
        break;
    case OPTION_HELP:
    case OPTION_VERSION:
        break;
    }
    return NULL;
}

static const struct option_row *find_option(const char *word)
{
    size_t i;
    for (i = 0; i < ROWS; i++) {
        if (strcmp(rows[i].name, word) == 0) {
            return &rows[i];
        }
    }
    return NULL;
}

/* -1: go on; otherwise the exit code. */
static int read_options(struct app_options *o, int argc, char **argv)
{
    int i;
    for (i = 1; i < argc; i++) {
        const struct option_row *row = find_option(argv[i]);
        const char *wrong;
        if (!row) {
            return unknown_option(argv[i]);
        }
        if (row->id == OPTION_HELP) {
            print_help();
            return APP_OK;
        }
        if (row->id == OPTION_VERSION) {
            printf("jstm-kiosk %s\n", KIOSK_VERSION);
            return APP_OK;
        }
        if (row->value && i + 1 == argc) {
            log_info("%s needs a value: %s %s", row->name, row->name, row->value);
            return APP_USAGE;
        }
        wrong = take_option(o, row->id, row->value ? argv[++i] : "");
        if (wrong) {
            log_info("%s '%s' is not understood; write %s", row->name, argv[i], wrong);
            return APP_USAGE;
        }
    }
    if (o->pack && o->preview) {
        log_info("--preview shows a folder and --pack a pack; leave one of them out");
        return APP_USAGE;
    }
    if (o->store && o->preview) {
        log_info("--preview shows a folder and --store what is installed; leave one of them out");
        return APP_USAGE;
    }
    return -1;
}

/* Pictures come and go by the megabyte. glibc would learn from the first one freed to keep such
 * pieces for itself; a fixed threshold keeps the process small for the whole day. */
static void give_memory_back(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, LARGE_PIECE);
    mallopt(M_TRIM_THRESHOLD, LARGE_PIECE);
#endif
}

int main(int argc, char **argv)
{
    struct app_options options;
    struct buf out = {0};
    int code;
    give_memory_back();
    memset(&options, 0, sizeof options);
    options.out = &out;
    code = read_options(&options, argc, argv);
    if (code < 0) {
        code = app_run(&options, screen_table);
        if (out.length) {
            fwrite(out.data, 1, out.length, stdout);
        }
    }
    buf_finish(&out);
    return code;
}
