/* kiosk-bench: the budgets of speed and memory, measured on this machine as ratios within one run.
 *
 *   kiosk-bench [--json FILE] [--quick] [--only 1,2,...] [--no-4k] [--runs N] [--passes N]
 *               [--idle S]
 *   kiosk-bench --frames N WHAT     only paints N frames, for callgrind: full, home or scroll of
 * the shipped texts; entries, list or pan of a timeline of 400 events
 *
 * --only takes numbers of budgets; s: what a hand moves (of 5 and 6), i: instructions, p: the
 * painter.
 *
 * Prints one table; exit code 0 when it could measure, whether budgets are met or not. */
#include "bench.h"
#include "packs.h"
#include "process.h"

#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAIN_PAINT_JSON "kiosk-bench-paint.json"

struct main_options {
    struct bench_options bench;
    const char *json, *only, *what;
    int frames;
};

static bool main_wants(const struct main_options *o, const char *part)
{
    const char *at = o->only;
    while (at) {
        size_t length = strcspn(at, ",");
        if (length == strlen(part) && strncmp(at, part, length) == 0) {
            return true;
        }
        at = strchr(at, ',');
        at = at ? at + 1 : NULL;
    }
    return !o->only;
}

static bool main_number(int argc, char **argv, int *i, int *out)
{
    if (*i + 1 >= argc) {
        return false;
    }
    *out = (int)strtol(argv[++*i], NULL, 10);
    return *out > 0;
}

static bool main_word(int argc, char **argv, int *i, const char **out)
{
    if (*i + 1 >= argc) {
        return false;
    }
    *out = argv[++*i];
    return true;
}

static bool main_parse(struct main_options *o, int argc, char **argv)
{
    bool ok = true;
    for (int i = 1; i < argc && ok; i++) {
        if (strcmp(argv[i], "--json") == 0) {
            ok = main_word(argc, argv, &i, &o->json);
        } else if (strcmp(argv[i], "--only") == 0) {
            ok = main_word(argc, argv, &i, &o->only);
        } else if (strcmp(argv[i], "--no-4k") == 0) {
            o->bench.uhd = false;
        } else if (strcmp(argv[i], "--quick") == 0) {
            o->bench = (struct bench_options){3, 3, 5, false};
        } else if (strcmp(argv[i], "--runs") == 0) {
            ok = main_number(argc, argv, &i, &o->bench.runs);
        } else if (strcmp(argv[i], "--passes") == 0) {
            ok = main_number(argc, argv, &i, &o->bench.passes);
        } else if (strcmp(argv[i], "--idle") == 0) {
            ok = main_number(argc, argv, &i, &o->bench.idle_s);
        } else if (strcmp(argv[i], "--frames") == 0) {
            ok = main_number(argc, argv, &i, &o->frames) && main_word(argc, argv, &i, &o->what);
        } else {
            ok = false;
        }
    }
    return ok;
}

static bool main_settings(void)
{
    struct buf text = {0};
    struct err err;
    bool ok;
    buf_add_text(&text, "[kiosk]\nattract = yes\n");
    ok = buf_write_file(&text, BENCH_SETTINGS, &err);
    if (!ok) {
        fprintf(stderr, "kiosk-bench: %s\n", err.text);
    }
    buf_finish(&text);
    return ok;
}

/* The painter alone goes into the JSON beside our rows; its table comes to standard error. */
static void main_paint(struct report *r)
{
    const char *argv[] = {BENCH_PAINT, "40", NULL};
    struct err err;
    if (process_run(argv, NULL, MAIN_PAINT_JSON, 600000) != 0 ||
        !buf_read_file(&r->paint, MAIN_PAINT_JSON, 1 << 20, &err)) {
        buf_clear(&r->paint);
    }
    remove(MAIN_PAINT_JSON);
}

static bool main_is_entries(const char *what)
{
    return strcmp(what, "entries") == 0 || strcmp(what, "list") == 0 || strcmp(what, "pan") == 0;
}

static void main_parts(struct report *r, const struct main_options *o, const char *program)
{
    static const struct {
        const char *only[2];
        void (*run)(struct report *r, const struct bench_options *o);
    } parts[] = {{{"1"}, bench_start},         {{"2", "3"}, bench_live}, {{"4", "5"}, bench_frames},
                 {{"s", "6"}, bench_surfaces}, {{"7"}, bench_article},   {{"8"}, bench_press},
                 {{"9"}, bench_queries},       {{"10"}, bench_search},   {{"11"}, bench_grow},
                 {{"12"}, bench_desk},         {{"12"}, bench_quiz},     {{"w"}, bench_switch},
                 {{"w"}, bench_copying}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (main_wants(o, parts[i].only[0]) ||
            (parts[i].only[1] && main_wants(o, parts[i].only[1]))) {
            parts[i].run(r, &o->bench);
        }
    }
    if (main_wants(o, "i")) {
        bench_instructions(r, program);
    }
    if (main_wants(o, "p")) {
        main_paint(r);
    }
}

int main(int argc, char **argv)
{
    struct main_options o = {.bench = {11, 9, 30, true}};
    struct report r = {0};
    bool ok = true;
    if (!main_parse(&o, argc, argv)) {
        fprintf(stderr,
                "usage: kiosk-bench [--json FILE] [--quick] [--only 1,2,4,s,7,8,9,10,11,12,w,i,p]\n"
                "                   [--no-4k]\n"
                "                   [--runs N] [--passes N] [--idle SECONDS]\n"
                "       kiosk-bench --frames N full|home|scroll|entries|list|pan\n");
        return 2;
    }
    if (o.frames) {
        return main_is_entries(o.what) ? bench_run_entries(o.frames, o.what)
                                       : bench_run_frames(o.frames, o.what);
    }
    bench_packs_remove(); /* of a bench that was ended */
    if (!main_settings()) {
        return 1;
    }
    main_parts(&r, &o, argv[0]);
    remove(BENCH_SETTINGS);
    bench_packs_remove();
    report_print(&r);
    if (o.json) {
        ok = report_write(&r, o.json);
    }
    report_finish(&r);
    return ok ? 0 : 1;
}
