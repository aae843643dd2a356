/* Frames while a pack is brought in: a hand scrolls a long text at sixty frames a second, in real
 * time, alone and beside jstm-store, which copies, hashes and judges packs in the background as the
 * clerk has it do. What is compared is how many frames were late. */
#include "app/internal.h"
#include "bench.h"
#include "process.h"

#include "base/mem.h"
#include "platform/child.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define COPYING_FRAMES 480 /* 8 s */
#define COPYING_TURNS 3
#define COPYING_FRAME_NS 16666667
#define COPYING_FOLDER "kiosk-bench-copying"
#define COPYING_ROUTE "regulations/general"

/* Brings the pack into new stores, one after the other, for as long as it runs. */
static const char copying_script[] =
    "set -e; rm -rf " COPYING_FOLDER "; mkdir -p " COPYING_FOLDER "/keys.d; cd " COPYING_FOLDER ";"
    "printf 'bench-bench\\nbench-bench\\n' | " BENCH_PACKER " keygen -p keys.d/b.pub -s sec;"
    "cp " BENCH_PACK " x.kpack; printf 'bench-bench\\n' | " BENCH_PACKER " sign -s sec x.kpack;"
    "echo ready; while :; do rm -rf s; mkdir s; cp -r keys.d s/;" BENCH_STORE
    " stage --store s --json x.kpack; done";

static void copying_until(int64_t due_ns)
{
    int64_t left = due_ns - clock_wall_ns();
    if (left > 0) {
        nanosleep(&(struct timespec){0, (long)left}, NULL);
    }
}

/* How many of the frames came more than a frame late. */
static int copying_late(struct headless *h)
{
    int64_t due = clock_wall_ns();
    float y = 700;
    int late = 0;
    touch_push(&h->touches, (struct touch){1, TOUCH_DOWN, 960, y, h->now_ms, 0});
    for (int i = 0; i < COPYING_FRAMES; i++) {
        due += COPYING_FRAME_NS;
        copying_until(due);
        y = 400 + 300 * (float)(i / 60 % 2 ? i % 60 : 60 - i % 60) / 60;
        touch_push(&h->touches, (struct touch){1, TOUCH_MOVE, 960, y, h->now_ms, 0});
        headless_step(h, 17);
        if (clock_wall_ns() - due > COPYING_FRAME_NS) {
            late++;
            due = clock_wall_ns();
        }
    }
    touch_push(&h->touches, (struct touch){1, TOUCH_UP, 960, y, h->now_ms, 0});
    headless_settle(h);
    return late;
}

static bool copying_ready(struct child *c, struct buf *line)
{
    while (child_wait(c, 60000)) {
        int signal, code;
        while (child_line(c, line)) {
            if (strcmp(line->data, "ready") == 0) {
                return true;
            }
        }
        if (child_ended(c, &signal, &code)) {
            return false;
        }
    }
    return false;
}

/* In turns, because the machine has moods. */
static void copying_compare(struct report *r, struct headless *h)
{
    const char *argv[] = {"/bin/sh", "-c", copying_script, NULL};
    const struct child_options o = {.argv = argv, .background = true};
    struct buf line = {0};
    struct err err;
    int alone = 0, beside = 0, copies = 0;
    for (int i = 0; i < COPYING_TURNS; i++) {
        struct child *c = NULL;
        alone += copying_late(h);
        if (!child_start(&c, &o, &err) || !copying_ready(c, &line)) {
            report_trouble(r, "", "frames while a pack is copied", "jstm-store could not be run");
            child_destroy(c);
            break;
        }
        beside += copying_late(h);
        while (child_line(c, &line)) {
            copies += strstr(line.data, "copied") != NULL;
        }
        child_destroy(c);
    }
    report_add(r, "", "late frames while packs are copied", beside,
               alone + COPYING_TURNS * COPYING_FRAMES / 100, "");
    report_detail(r, "of %d; %d without; %d packs were copied meanwhile",
                  COPYING_TURNS * COPYING_FRAMES, alone, copies);
    buf_finish(&line);
}

void bench_copying(struct report *r, const struct bench_options *o)
{
    static struct headless h;
    const struct app_options options = {
        .pack = BENCH_PACK, .route = COPYING_ROUTE, .settings = "/dev/null"};
    const char *rm[] = {"rm", "-rf", COPYING_FOLDER, NULL};
    struct app_host host;
    int code;
    (void)o;
    memset(&h, 0, sizeof h);
    host = headless_host(&h);
    if (app_create(&h.app, &options, screen_table, &host, &code)) {
        headless_resize(&h, 1920, 1080);
        headless_settle(&h);
        copying_compare(r, &h);
    } else {
        report_trouble(r, "", "frames while a pack is copied", COPYING_ROUTE);
    }
    app_destroy(&h.app);
    mem_free(h.pixels);
    process_run(rm, NULL, NULL, 60000);
}
