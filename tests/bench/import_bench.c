/* What bringing a pack in costs, beside what it cannot do without: copying and syncing the same
 * file with cp, and hashing it. All in one run, in turns, so that what else the machine does meets
 * each of them alike; ratios are medians of the ratios of each turn.
 *
 *   bench_import [MEBIBYTES [TURNS [FOLDER]]]     1024, 5, $KIOSK_SCRATCH or . */
#include "base/buf.h"
#include "base/mem.h"
#include "base/rng.h"
#include "platform/clock.h"
#include "store/store.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define TURNS_MOST 99
#define SWITCHES 400

struct bench {
    char folder[512], stick[600], pack[640], signature[660], copy[600];
    struct store_key key;
    struct minisign_secret secret;
    struct store_options o;
    struct store s;
    int64_t copied_ns, cancelled_ns, cancel_at;
};

static double ms(int64_t ns)
{
    return (double)ns / 1e6;
}

static void must(bool fine, const char *what)
{
    if (!fine) {
        fprintf(stderr, "bench_import: %s\n", what);
        exit(1);
    }
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double at_rank(double *list, size_t count, double share)
{
    qsort(list, count, sizeof *list, compare);
    return list[(size_t)(share * (double)(count - 1) + 0.5)];
}

static void shell(const char *fmt, const char *a, const char *b)
{
    struct buf command = {0};
    buf_format(&command, fmt, a, b);
    must(system(command.data) == 0, command.data);
    buf_finish(&command);
}

/* --- the pack --------------------------------------------------------------------------------- */

static void make_file(const struct bench *b, uint64_t size)
{
    enum { WORDS = 1 << 18 };
    uint32_t *words = mem_alloc(WORDS * sizeof *words);
    FILE *f = fopen(b->pack, "wb");
    struct rng rng;
    uint64_t done;
    size_t i;
    must(f != NULL, b->pack);
    rng_seed(&rng, 1);
    for (done = 0; done < size; done += WORDS * sizeof *words) {
        for (i = 0; i < WORDS; i++) {
            words[i] = rng_next(&rng);
        }
        must(fwrite(words, sizeof *words, WORDS, f) == WORDS, "writing the pack");
    }
    must(fclose(f) == 0, "writing the pack");
    mem_free(words);
}

/* Another number on the same bytes: the label is in the signature alone. */
static void sign_file(const struct bench *b, const uint8_t hash[MINISIGN_HASH], uint64_t size,
                      uint32_t seq)
{
    struct label label = {.id = "bench",
                          .seq = seq,
                          .size = size,
                          .fmt_major = 1,
                          .reader_major = 1,
                          .label = "bench"};
    struct buf comment = {0}, text = {0};
    struct err err;
    label_write(&label, &comment);
    must(minisign_sign(&b->secret, hash, buf_text(&comment), &text, &err), err.text);
    must(buf_write_file(&text, b->signature, &err), err.text);
    buf_finish(&comment);
    buf_finish(&text);
}

/* --- one turn --------------------------------------------------------------------------------- */

static bool on_step(void *self, uint64_t done, uint64_t all)
{
    struct bench *b = self;
    (void)all;
    if (b->cancel_at && (int64_t)done >= b->cancel_at) {
        b->cancelled_ns = b->cancelled_ns ? b->cancelled_ns : clock_wall_ns();
        return false;
    }
    return true;
}

static void on_copied(void *self)
{
    ((struct bench *)self)->copied_ns = clock_wall_ns();
}

static void empty_store(struct bench *b)
{
    struct err err;
    store_close(&b->s);
    shell("rm -rf '%s' '%s'", b->o.folder, b->copy);
    shell("sync -f '%s'; sync -f '%s'", b->folder, b->folder);
    must(store_open(&b->s, &b->o, &err), err.text);
}

static int64_t time_cp(struct bench *b)
{
    int64_t from;
    empty_store(b);
    from = clock_wall_ns();
    shell("cp '%s' '%s'", b->pack, b->copy);
    shell("sync '%s'%s", b->copy, "");
    return clock_wall_ns() - from;
}

static int64_t time_hash(const struct bench *b)
{
    int64_t from = clock_wall_ns();
    uint8_t hash[MINISIGN_HASH];
    struct err err;
    must(minisign_hash_file(b->pack, hash, NULL, &err), err.text);
    return clock_wall_ns() - from;
}

static int64_t time_stage(struct bench *b, int64_t *copied)
{
    const struct store_progress progress = {b, on_step, on_copied};
    struct store_outcome out;
    int64_t from;
    empty_store(b);
    from = clock_wall_ns();
    must(store_stage(&b->s, b->pack, b->signature, &progress, &out), out.detail);
    *copied = b->copied_ns - from;
    return clock_wall_ns() - from;
}

static int64_t time_cancel(struct bench *b, int64_t at)
{
    const struct store_progress progress = {b, on_step, on_copied};
    struct store_outcome out;
    int64_t took;
    empty_store(b);
    b->cancel_at = at;
    b->cancelled_ns = 0;
    must(!store_stage(&b->s, b->pack, b->signature, &progress, &out) && out.code == STORE_CANCELLED,
         "it could not be cancelled");
    took = clock_wall_ns() - b->cancelled_ns;
    b->cancel_at = 0;
    return took;
}

/* The least that replaces a small file for good: what a switch cannot do without. */
static int64_t time_replace(const struct bench *b)
{
    static const char text[300] = "v1";
    char path[640], beside[640];
    int64_t from = clock_wall_ns();
    int fd, folder;
    snprintf(path, sizeof path, "%s/small", b->stick);
    snprintf(beside, sizeof beside, "%s/small.tmp", b->stick);
    fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    folder = open(b->stick, O_RDONLY | O_DIRECTORY);
    must(fd >= 0 && folder >= 0 && write(fd, text, sizeof text) == (ssize_t)sizeof text &&
             fsync(fd) == 0 && close(fd) == 0 && rename(beside, path) == 0 && fsync(folder) == 0 &&
             close(folder) == 0,
         beside);
    return clock_wall_ns() - from;
}

/* Two staged packs take turns; what is measured is what the hall would wait for. */
static void switches(struct bench *b, const uint8_t hash[MINISIGN_HASH], uint64_t size)
{
    double times[SWITCHES], bare[SWITCHES];
    struct store_outcome one, two;
    struct err err;
    size_t i;
    empty_store(b);
    must(store_stage(&b->s, b->pack, b->signature, NULL, &one), one.detail);
    sign_file(b, hash, size, 2);
    must(store_stage(&b->s, b->pack, b->signature, NULL, &two), two.detail);
    for (i = 0; i < SWITCHES; i++) {
        int64_t from = clock_wall_ns();
        must(store_switch(&b->s, i % 2 ? one.name : two.name, &err), err.text);
        times[i] = ms(clock_wall_ns() - from);
        bare[i] = ms(time_replace(b));
    }
    printf("switch          p50 %7.2f ms   p99 %7.2f ms   (at most 10)\n"
           "a file replaced p50 %7.2f ms   p99 %7.2f ms   (what a switch cannot do without)\n",
           at_rank(times, SWITCHES, 0.5), at_rank(times, SWITCHES, 0.99),
           at_rank(bare, SWITCHES, 0.5), at_rank(bare, SWITCHES, 0.99));
}

/* --- all of it -------------------------------------------------------------------------------- */

static void setup(struct bench *b, const char *folder)
{
    snprintf(b->folder, sizeof b->folder, "%s/bench-import-%ld", folder, (long)getpid());
    snprintf(b->stick, sizeof b->stick, "%s/stick", b->folder);
    snprintf(b->pack, sizeof b->pack, "%s/x.kpack", b->stick);
    snprintf(b->signature, sizeof b->signature, "%s.minisig", b->pack);
    snprintf(b->copy, sizeof b->copy, "%s/copy", b->folder);
    must(mkdir(b->folder, 0700) == 0 && mkdir(b->stick, 0700) == 0, b->folder);
    minisign_generate(&b->key.key, &b->secret);
    b->o = (struct store_options){
        .folder = "", .keys = &b->key, .key_count = 1, .fmt_major = 1, .ops = &store_ops_system};
}

static void turns(struct bench *b, int count, int64_t size)
{
    double cp[TURNS_MOST], hash[TURNS_MOST], copied[TURNS_MOST], all[TURNS_MOST], ratio[TURNS_MOST],
        cancel[TURNS_MOST];
    int i;
    for (i = 0; i < count; i++) {
        int64_t part = 0;
        double larger;
        cp[i] = ms(time_cp(b));
        hash[i] = ms(time_hash(b));
        all[i] = ms(time_stage(b, &part));
        copied[i] = ms(part);
        cancel[i] = ms(time_cancel(b, size / (count + 1) * (i + 1)));
        larger = cp[i] > hash[i] ? cp[i] : hash[i];
        ratio[i] = all[i] / larger;
        printf("%2d  cp+sync %8.0f  BLAKE2b %8.0f  copied %8.0f  staged %8.0f ms  ratio %.2f"
               "  cancelled in %.0f ms\n",
               i + 1, cp[i], hash[i], copied[i], all[i], ratio[i], cancel[i]);
    }
    printf("median  cp+sync %.0f  BLAKE2b %.0f  copied %.0f  staged %.0f ms\n",
           at_rank(cp, (size_t)count, 0.5), at_rank(hash, (size_t)count, 0.5),
           at_rank(copied, (size_t)count, 0.5), at_rank(all, (size_t)count, 0.5));
    printf("staged / larger of both: median %.2f   (at most 1.25)\n",
           at_rank(ratio, (size_t)count, 0.5));
    printf("cancelled in    max %7.0f ms                    (at most 200)\n",
           at_rank(cancel, (size_t)count, 1));
}

int main(int argc, char **argv)
{
    const char *scratch = getenv("KIOSK_SCRATCH");
    uint64_t size = (argc > 1 ? strtoull(argv[1], NULL, 10) : 1024) << 20;
    int count = argc > 2 ? (int)strtol(argv[2], NULL, 10) : 5;
    struct bench b = {.copied_ns = 0};
    char store[600];
    uint8_t hash[MINISIGN_HASH];
    struct rusage use;
    struct err err;
    must(size > 0 && count > 0 && count <= TURNS_MOST, "MEBIBYTES and TURNS, 1 to 99");
    setup(&b, argc > 3 ? argv[3] : scratch ? scratch : ".");
    snprintf(store, sizeof store, "%s/store", b.folder);
    b.o.folder = store;
    make_file(&b, size);
    must(minisign_hash_file(b.pack, hash, NULL, &err), err.text);
    sign_file(&b, hash, size, 1);
    must(store_open(&b.s, &b.o, &err), err.text);
    turns(&b, count, (int64_t)size);
    switches(&b, hash, size);
    getrusage(RUSAGE_SELF, &use);
    printf("memory          peak %6.1f MiB                   (less than 64)\n",
           (double)use.ru_maxrss / 1024);
    store_close(&b.s);
    shell("rm -rf '%s'%s", b.folder, "");
    return 0;
}
