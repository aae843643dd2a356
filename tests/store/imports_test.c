/* A thousand imports in a row: among them refused, damaged and cancelled ones, trials that are won
 * and lost, and ways back. Descriptors, memory and disk stay as they were. */
#include "real.h"

#include <dirent.h>
#include <ftw.h>

#define IMPORTS 1000
#define WARM 100 /* imports before anything is measured */

static struct sealed keys;

#if defined(__SANITIZE_ADDRESS__)
/* The sanitizer keeps what was freed, up to this much: little, so that growth is ours. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "quarantine_size_mb=1:thread_local_quarantine_size_kb=64";
}
#endif

static int open_files(void)
{
    DIR *d = opendir("/proc/self/fd");
    int n = 0;
    if (!d) {
        return -1;
    }
    while (readdir(d)) {
        n++;
    }
    closedir(d);
    return n;
}

static long resident_kib(void)
{
    FILE *f = fopen("/proc/self/statm", "r");
    long all = 0, resident = 0;
    if (f) {
        if (fscanf(f, "%ld %ld", &all, &resident) != 2) {
            resident = 0;
        }
        fclose(f);
    }
    return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

struct disk_use {
    long long bytes;
    int names;
};

static struct disk_use used;

static int use_each(const char *path, const struct stat *st, int kind)
{
    (void)path;
    (void)kind;
    used.bytes += st->st_size;
    used.names++;
    return 0;
}

static struct disk_use disk_use(const char *folder)
{
    used = (struct disk_use){0, 0};
    ftw(folder, use_each, 16);
    return used;
}

static bool cancel(void *self, uint64_t done, uint64_t all)
{
    (void)self;
    (void)done;
    (void)all;
    return false;
}

/* What goes wrong now and then, and changes nothing. */
static bool mishap(struct real *r, uint32_t seq)
{
    const struct store_progress stop = {NULL, cancel, NULL};
    struct store_outcome out;
    char pack[700], signature[700];
    snprintf(pack, sizeof pack, "%s/x.kpack", r->stick);
    snprintf(signature, sizeof signature, "%s/x.kpack.minisig", r->stick);
    switch (seq % 8) {
    case 1:
        return !store_install(&r->s, pack, signature, &stop, &out) && out.code == STORE_CANCELLED;
    case 3:
        shell("printf x | dd of='%s/x.kpack' bs=1 seek=77 conv=notrunc status=none", r->stick);
        return !store_install(&r->s, pack, signature, NULL, &out) && out.code == STORE_DAMAGED;
    case 5:
        write_pair(r, &keys, "jilin", 1, 0);
        return seq < 3 ||
               (!store_install(&r->s, pack, signature, NULL, &out) && out.code == STORE_OLDER);
    default:
        return true;
    }
}

static bool one_import(struct real *r, uint32_t seq)
{
    struct store_outcome out;
    struct err err;
    bool fell;
    write_pair(r, &keys, "jilin", seq, 0);
    if (!mishap(r, seq)) {
        return false;
    }
    write_pair(r, &keys, "jilin", seq, 0);
    if (install(r, &out) != STORE_INSTALLED || !store_starting(&r->s, &fell, &err)) {
        return false;
    }
    if (seq % 16 == 7) { /* it does not start: back to the one before, and this number is lost */
        while (!fell && store_starting(&r->s, &fell, &err)) {
        }
        return fell && running(&r->s) == seq - 1;
    }
    if (!store_proved(&r->s, &err) || running(&r->s) != seq) {
        return false;
    }
    if (seq % 16 == 11) { /* back and forth */
        char name[STORE_NAME_MAX];
        memcpy(name, r->s.state.cur, sizeof name);
        return store_roll_back(&r->s, r->s.state.prev, &err) && running(&r->s) == seq - 1 &&
               store_roll_back(&r->s, name, &err) && running(&r->s) == seq;
    }
    return true;
}

static void a_thousand_in_a_row(void)
{
    struct disk_use disk = {0, 0}, end_disk;
    struct real r;
    struct err err;
    long kib = 0;
    uint32_t seq;
    int files = 0;
    CHECK(begin(&r, &keys));
    for (seq = 1; seq <= IMPORTS; seq++) {
        if (!one_import(&r, seq)) {
            test_fail(__FILE__, __LINE__, "import %lu", (unsigned long)seq);
            return;
        }
        if (seq % 10 == 0) {
            store_close(&r.s);
            CHECK(store_open(&r.s, &r.o, &err));
        }
        if (seq == WARM) {
            files = open_files();
            kib = resident_kib();
            disk = disk_use(r.folder);
        }
    }
    end_disk = disk_use(r.folder);
    printf("after %d and %d imports: %d and %d descriptors, %ld and %ld KiB, %lld and %lld bytes in"
           " %d and %d names\n",
           WARM, IMPORTS, files, open_files(), kib, resident_kib(), disk.bytes, end_disk.bytes,
           disk.names, end_disk.names);
    CHECK_INT(open_files(), files);
    CHECK(resident_kib() <= kib + 2048);
    CHECK(end_disk.bytes <= disk.bytes + 1000); /* the state knows what was given up */
    CHECK_INT(end_disk.names, disk.names);
    end(&r);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    minisign_generate(&keys.trusted.key, &keys.secret);
    RUN(a_thousand_in_a_row);
    return TEST_END();
}
