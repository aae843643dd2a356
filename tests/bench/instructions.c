/* Instructions per frame, which repeat exactly where milliseconds do not: callgrind runs this
 * program twice with a different number of frames; the difference holds nothing but frames. */
#include "bench.h"
#include "process.h"

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
    instructions_row(r, program, "full", "instructions per full redraw of the longest text, 1080p",
                     6);
    instructions_row(r, program, "home", "instructions per full redraw of home, 1080p", 6);
    instructions_row(r, program, "scroll", "instructions per scroll frame, 1080p", 1);
}
