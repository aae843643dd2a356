/* Instructions per frame, which repeat exactly where milliseconds do not: callgrind runs this
 * program twice with a different number of frames; the difference holds nothing but frames. */
#include "bench.h"
#include "motion.h"
#include "packs.h"
#include "process.h"

#include "ui/ui.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define INSTRUCTIONS_LOG "kiosk-bench-callgrind.log"
#define INSTRUCTIONS_FEW 4
#define INSTRUCTIONS_MANY 44
#define INSTRUCTIONS_WAIT_MS 600000

/* Total of a run; -1: no valgrind, or it failed. */
static double instructions_run(const char *program, int frames, const char *what)
{
    char count[16], line[512];
    const char *argv[] = {"valgrind",
                          "--tool=callgrind",
                          "--callgrind-out-file=/dev/null",
                          "--log-file=" INSTRUCTIONS_LOG,
                          program,
                          "--frames",
                          count,
                          what,
                          NULL};
    double total = -1;
    FILE *f;
    snprintf(count, sizeof count, "%d", frames);
    if (process_run(argv, NULL, "/dev/null", INSTRUCTIONS_WAIT_MS) != 0) {
        return -1;
    }
    f = fopen(INSTRUCTIONS_LOG, "r");
    while (f && fgets(line, sizeof line, f)) {
        const char *at = strstr(line, "Collected : ");
        if (at) {
            total = strtod(at + strlen("Collected : "), NULL);
        }
    }
    if (f) {
        fclose(f);
    }
    remove(INSTRUCTIONS_LOG);
    return total;
}

static void instructions_row(struct report *r, const char *program, const char *what,
                             const char *text, double limit)
{
    double few = instructions_run(program, INSTRUCTIONS_FEW, what);
    double many = few < 0 ? -1 : instructions_run(program, INSTRUCTIONS_MANY, what);
    if (few < 0 || many < 0) {
        report_add(r, "", text, -1, -1, "M");
        report_detail(r, "needs valgrind");
        return;
    }
    report_add(r, "i", text, (many - few) / (INSTRUCTIONS_MANY - INSTRUCTIONS_FEW) / 1e6, limit,
               "M");
    report_detail(r, "callgrind, described + compared + painted");
}

void bench_instructions(struct report *r, const char *program)
{
    struct err err;
    instructions_row(r, program, "full", "instructions per full redraw of the longest text, 1080p",
                     6);
    instructions_row(r, program, "home", "instructions per full redraw of home, 1080p", 6);
    instructions_row(r, program, "scroll", "instructions per scroll frame, 1080p", 1);
    if (!bench_pack(BENCH_ENTRIES, &err)) { /* before anything is counted */
        report_trouble(r, "i", "instructions per frame of 400 events", err.text);
        return;
    }
    instructions_row(r, program, "entries", "instructions per full redraw of 400 events, 1080p", 6);
    instructions_row(r, program, "list", "instructions per scroll frame of 400 events, 1080p", 1);
    instructions_row(r, program, "pan", "instructions per pan frame of 400 events, 1080p", 1);
}

/* --- what is counted -------------------------------------------------------------------------- */

#define ENTRIES_STEP 24 /* u, as the texts are scrolled */
#define ENTRIES_LIST "timeline.rows"

static void entries_list(struct scene *s, int frames)
{
    struct ui *ui = stage_ui(scene_stage(s));
    for (int i = 0; i < frames; i++) {
        ui_scroll_to(ui, ui_id(ENTRIES_LIST), (float)(i + 1) * ENTRIES_STEP, true);
        scene_frame(s, scene_now(s), NULL, false, NULL, NULL);
    }
}

/* One finger that comes down, goes along `frames` steps, and stays. */
static void entries_pan(struct scene *s, const struct motion *m, int frames)
{
    int64_t now = scene_now(s);
    for (int i = 0; i <= frames; i++) {
        struct touch_queue q = {.count = 0};
        now += 16;
        touch_push(&q, (struct touch){.finger = 1,
                                      .phase = i ? TOUCH_MOVE : TOUCH_DOWN,
                                      .x = m->x + m->reach - (float)(i * ENTRIES_STEP),
                                      .y = m->y,
                                      .t_ms = now});
        scene_frame(s, now, &q, false, NULL, NULL);
    }
}

/* Everything that will be seen is seen once before anything is counted. */
static bool entries_run(struct scene *s, int count, const char *what, struct err *err)
{
    bool list = strcmp(what, "list") == 0, pan = strcmp(what, "pan") == 0;
    struct motion m;
    if (!scene_open(s, list ? "history?view=list" : "history", "zh", SESSION_LIGHT, err)) {
        return false;
    }
    scene_warm(s);
    if (!list && !motion_begin(&m, s, "#timeline.axis")) {
        return err_set(err, ERR_NOT_FOUND, "no axis");
    }
    for (int i = 0; !list && i < MOTION_FRAMES; i++) {
        motion_frame(&m, s, i, false, NULL);
    }
    if (list) {
        entries_list(s, INSTRUCTIONS_MANY);
        entries_list(s, count);
    } else if (pan) {
        for (int i = 0; i < MOTION_LENGTH; i++) { /* closer, and stays there */
            motion_frame(&m, s, i, false, NULL);
        }
        scene_warm(s);
        entries_pan(s, &m, count);
    }
    for (int i = 0; !list && !pan && i < count; i++) {
        scene_frame(s, scene_now(s), NULL, true, NULL, NULL);
    }
    return true;
}

int bench_run_entries(int count, const char *what)
{
    struct scene *s = NULL;
    struct err err;
    const char *pack = bench_pack(BENCH_ENTRIES, &err);
    bool ok = pack && scene_create(&s, pack, 1920, 1080, &err) && entries_run(s, count, what, &err);
    if (!ok) {
        fprintf(stderr, "kiosk-bench: %s\n", err.text);
    }
    scene_destroy(s);
    return ok ? 0 : 1;
}
