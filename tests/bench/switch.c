/* The switch to another pack, without the fade: what the worker does before (open the new one), and
 * what stands between two frames (each screen of the stack opened anew, and the next description).
 * Between two builds of the shipped content, at places where visitors are found. */
#include "app/internal.h"
#include "bench.h"
#include "process.h"

#include "base/mem.h"
#include "pack/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SWITCHES 200
#define SWITCH_MOST 10.0 /* ms, of 99 in a hundred */
#define SWITCH_FRAME_MS 16
#define SWITCH_SOURCE "kiosk-bench-switch"
#define SWITCH_PACK "kiosk-bench-switch.kpack"

struct switch_times {
    double open[SWITCHES], between[SWITCHES], frame[SWITCHES], cpu[SWITCHES];
};

static double switch_ms(int64_t from)
{
    return (double)(clock_wall_ns() - from) / 1e6;
}

static int switch_compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double switch_of_hundred(double *values, int part)
{
    qsort(values, SWITCHES, sizeof *values, switch_compare);
    return values[(SWITCHES * part + 99) / 100 - 1];
}

/* The same content with another number and another name of the museum. */
static bool switch_build(void)
{
    const char *copy[] = {"sh", "-c",
                          "rm -rf " SWITCH_SOURCE " && cp -r " KIOSK_SOURCE_DIR
                          "/content/jilin " SWITCH_SOURCE
                          " && sed -i 's/^seq = .*/seq = 4000000/' " SWITCH_SOURCE "/pack.ini",
                          NULL};
    const char *build[] = {"sh", "-c",
                           BENCH_PACKER " build " SWITCH_SOURCE " -o " SWITCH_PACK
                                        " --cache " BENCH_PICTURES " >/dev/null 2>&1",
                           NULL};
    return process_run(copy, NULL, NULL, 60000) == 0 && process_run(build, NULL, NULL, 600000) == 0;
}

static void switch_remove(void)
{
    const char *rm[] = {"rm", "-rf", SWITCH_SOURCE, SWITCH_PACK, NULL};
    process_run(rm, NULL, NULL, 60000);
}

static bool switch_once(struct headless *h, const char *path, struct switch_times *t, int i)
{
    struct pack *pack;
    struct err err;
    int64_t from = clock_wall_ns(), cpu;
    if (!pack_open(path, &pack, NULL, &err)) {
        return false;
    }
    t->open[i] = switch_ms(from);
    cpu = bench_cpu_ns();
    from = clock_wall_ns();
    if (!app_change_pack(&h->app, pack, h->now_ms, &err)) {
        return false;
    }
    t->between[i] = switch_ms(from);
    t->cpu[i] = (double)(bench_cpu_ns() - cpu) / 1e6;
    from = clock_wall_ns();
    h->now_ms += SWITCH_FRAME_MS;
    app_step(&h->app, h->now_ms, &(struct app_input){0}, h->width, h->height);
    t->frame[i] = switch_ms(from);
    app_paint(&h->app);
    for (int k = 0; k < 20; k++) { /* the fade */
        headless_step(h, SWITCH_FRAME_MS);
    }
    return true;
}

static void switch_report(struct report *r, struct switch_times *t, const char *route)
{
    char what[80];
    double both[SWITCHES];
    for (int i = 0; i < SWITCHES; i++) {
        both[i] = t->between[i] + t->frame[i];
    }
    snprintf(what, sizeof what, "switch at %s, p99 between two frames", route);
    report_add(r, "", what, switch_of_hundred(t->between, 99), SWITCH_MOST, "ms");
    report_detail(r,
                  "p50 %.2f; CPU p50 %.2f, p99 %.2f; with the description p50 %.2f, p99 %.2f; "
                  "opening, in the worker, p50 %.2f, p99 %.2f",
                  switch_of_hundred(t->between, 50), switch_of_hundred(t->cpu, 50),
                  switch_of_hundred(t->cpu, 99), switch_of_hundred(both, 50),
                  switch_of_hundred(both, 99), switch_of_hundred(t->open, 50),
                  switch_of_hundred(t->open, 99));
}

static void switch_at(struct report *r, const char *route)
{
    static struct headless h;
    static struct switch_times t;
    struct app_options o = {.pack = BENCH_PACK, .route = route, .settings = "/dev/null"};
    struct app_host host;
    bool ok;
    int code;
    memset(&h, 0, sizeof h);
    host = headless_host(&h);
    ok = app_create(&h.app, &o, screen_table, &host, &code);
    if (ok) {
        headless_resize(&h, 1920, 1080);
        headless_settle(&h);
    }
    for (int i = 0; ok && i < SWITCHES; i++) {
        ok = switch_once(&h, i % 2 ? BENCH_PACK : SWITCH_PACK, &t, i);
    }
    if (ok) {
        switch_report(r, &t, route);
    } else {
        report_trouble(r, "", "switch", route);
    }
    app_destroy(&h.app);
    mem_free(h.pixels);
}

void bench_switch(struct report *r, const struct bench_options *o)
{
    static const char *const routes[] = {"attract", "home",    "regulations",
                                         "history", "honours", "search"};
    (void)o;
    if (switch_build()) {
        for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
            switch_at(r, routes[i]);
        }
    } else {
        report_trouble(r, "", "switch", "the second pack could not be built");
    }
    switch_remove();
}
