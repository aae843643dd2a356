/* --stats: what a run has cost, as one JSON object. */
#include "internal.h"

#include "platform/clock.h"
#include "platform/files.h"

void stats_print(const struct app *a, struct buf *out)
{
    double frames = a->stats.frames ? (double)a->stats.frames : 1;
    buf_format(out,
               "{\"frames\": %lld, \"presents\": %lld, \"wakeups\": %lld, "
               "\"first_frame_ms\": %.3f, \"cpu_ms_total\": %.3f, \"cpu_ms_per_frame\": %.4f, "
               "\"cpu_ms_worst_frame\": %.3f, \"process_cpu_ms\": %.3f, \"pss_kib\": %ld, "
               "\"picture_bytes\": %zu}\n",
               (long long)a->stats.frames, (long long)a->stats.presents,
               (long long)a->stats.wakeups, (double)a->stats.first_frame_ns / 1e6,
               (double)a->stats.cpu_ns / 1e6, (double)a->stats.cpu_ns / 1e6 / frames,
               (double)a->stats.worst_ns / 1e6, (double)clock_cpu_ns() / 1e6, files_memory_kib(),
               images_bytes(a->images));
}
