/* The table of mounts: real ones, hostile ones, and sticks that come and go; and once the kernel's
 * own, where we may mount something. */
#include "platform/mounts.h"

#include "base/buf.h"
#include "test.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static size_t parse(struct arena *mem, const char *text, struct mount *out)
{
    return mounts_parse(text, strlen(text), mem, out, MOUNTS_MOST);
}

/* --- reading ---------------------------------------------------------------------------------- */

static const char desktop[] =
    "22 28 0:21 / /sys rw,nosuid,nodev,noexec,relatime shared:7 - sysfs sysfs rw\n"
    "28 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw,errors=remount-ro\n"
    "31 28 0:27 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw,nsdelegate,memory_recursiveprot\n"
    "94 28 8:1 / /boot/efi rw,relatime shared:47 - vfat /dev/sda1 rw,fmask=0077,utf8\n"
    "311 28 0:60 / /run/user/1000 rw,nosuid,nodev - tmpfs tmpfs rw,size=803008k,mode=700\n"
    "352 28 8:17 / /media/kiosk/MY\\040STICK\\134x ro,nosuid,nodev,noexec,relatime shared:190 "
    "master:2 propagate_from:2 - vfat /dev/sdb1 ro,fmask=0022,iocharset=ascii,utf8\n"
    "360 28 8:33 / /run/media/kiosk/\\351\\273\\204 rw,nosuid - exfat /dev/sdc1 rw\n"
    "361 28 0:71 / /mnt/share rw - nfs4 server:/share rw\n"
    "362 28 8:49 / /mnt rw - fuseblk /dev/sdd1 ro,user_id=0\n";

static void a_desktop_s_table(void)
{
    struct arena mem = {0};
    struct mount m[MOUNTS_MOST];
    CHECK_INT(parse(&mem, desktop, m), 9);
    CHECK_TEXT(m[1].place, "/");
    CHECK(m[1].supported && !m[1].read_only);
    CHECK_TEXT(m[5].place, "/media/kiosk/MY STICK\\x");
    CHECK_TEXT(m[5].type, "vfat");
    CHECK_TEXT(m[5].source, "/dev/sdb1");
    CHECK(m[5].supported && m[5].read_only);
    CHECK_TEXT(m[6].place, "/run/media/kiosk/黄");
    CHECK(!m[6].read_only);
    CHECK(!m[7].supported);
    CHECK(m[8].read_only); /* by its own options only */
    CHECK_INT(mounts_parse(desktop, sizeof desktop - 1, &mem, m, 3), 3);
    CHECK_INT(mounts_parse(NULL, 0, &mem, m, 3), 0);
    arena_finish(&mem);
}

static void lines_that_are_none(void)
{
    static const char *const lines[] = {
        "",
        " ",
        "-",
        "1 2 3:4 / /mnt rw -",
        "1 2 3:4 / /mnt rw - vfat",
        "1 2 3:4 / /mnt rw vfat /dev/x rw",       /* no '-' */
        "1 2 3:4 / mnt rw - vfat /dev/x rw",      /* not from the root */
        "1 2 3:4 /  rw - vfat /dev/x rw",         /* an empty place */
        "x 2 3:4 / /mnt rw - vfat /dev/x rw",     /* no number */
        "1 -2 3:4 / /mnt rw - vfat /dev/x rw",    /* neither */
        "1 2 34 / /mnt rw - vfat /dev/x rw",      /* no device */
        "1 2 3:4 / /mnt rw  - vfat /dev/x rw",    /* two blanks */
        "1 2 3:4 / /mn\\04 rw - vfat /dev/x rw",  /* an escape cut short */
        "1 2 3:4 / /mnt\\ rw - vfat /dev/x rw",   /* neither */
        "1 2 3:4 / /mn\\000t rw - vfat /dev/x r", /* a 0 */
        "1 2 3:4 / /mn\\777t rw - vfat /dev/x r", /* no byte */
        "1 2 3:4 / /mn\\0x1t rw - vfat /dev/x r", /* no octal */
        "99999999999999999999 2 3:4 / /mnt rw - vfat /dev/x rw",
    };
    struct arena mem = {0};
    struct mount m[MOUNTS_MOST];
    struct buf text = {0};
    size_t i;
    for (i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (parse(&mem, lines[i], m) != 0) {
            test_fail(__FILE__, __LINE__, "taken for a mount: %s", lines[i]);
            return;
        }
        buf_format(&text, "%s\n", lines[i]);
    }
    buf_add(&text, "1 2 3:4 / /mnt rw\0 - vfat /dev/x rw\n", 36);
    buf_add_text(&text, "1 2 3:4 / /mnt/a rw a b c d e f - vfat /dev/x");     /* no end either */
    CHECK_INT(mounts_parse(text.data, text.length, &mem, m, MOUNTS_MOST), 1); /* passed over */
    CHECK_TEXT(m[0].place, "/mnt/a");
    buf_clear(&text);
    buf_add_text(&text, "1 2 3:4 / /mnt rw");
    for (i = 0; i < 100000; i++) {
        buf_add_text(&text, " x");
    }
    buf_add_text(&text, " - vfat /dev/x rw\n");
    CHECK_INT(mounts_parse(text.data, text.length, &mem, m, MOUNTS_MOST), 0);
    buf_finish(&text);
    arena_finish(&mem);
}

/* Any byte of a real table another one, and the table cut anywhere: never more lines than before,
 * no line that leaves the table. */
static void any_byte_may_be_another(void)
{
    struct mount m[MOUNTS_MOST];
    struct buf text = {0};
    size_t i, length = sizeof desktop - 1;
    int bit;
    for (i = 0; i < length; i++) {
        struct arena mem = {0};
        CHECK(mounts_parse(desktop, i, &mem, m, MOUNTS_MOST) <= 9);
        for (bit = 0; bit < 8; bit++) {
            buf_clear(&text);
            buf_add(&text, desktop, length);
            text.data[i] = (char)(text.data[i] ^ 1 << bit);
            CHECK(mounts_parse(text.data, length, &mem, m, MOUNTS_MOST) <= 10);
        }
        arena_finish(&mem);
    }
    buf_finish(&text);
}

/* --- coming and going ------------------------------------------------------------------------- */

struct table {
    char path[256];
    struct mounts *m;
};

static void put(const struct table *t, const char *text)
{
    FILE *f = fopen(t->path, "w");
    if (!f || fputs(text, f) < 0 || fclose(f) != 0) {
        abort();
    }
}

static bool begin(struct table *t, const char *const *roots, const char *text)
{
    struct mounts_options o = {.roots = roots, .mountinfo = t->path};
    struct err err;
    snprintf(t->path, sizeof t->path, "%s", test_scratch("mountinfo"));
    put(t, text);
    return mounts_create(&t->m, &o, &err);
}

static void finish(struct table *t)
{
    mounts_destroy(t->m);
    unlink(t->path);
}

#define STICK_A "90 28 8:17 / /media/k/A rw - vfat /dev/sdb1 rw\n"
#define STICK_B "91 28 8:33 / /media/k/B rw - exfat /dev/sdc1 rw\n"

static void only_what_is_below_the_roots(void)
{
    struct table t;
    const struct mount *list;
    size_t count;
    CHECK(begin(&t, NULL, desktop));
    CHECK(!mounts_step(t.m, 0)); /* it has not stood long enough */
    CHECK(mounts_step(t.m, 500));
    CHECK(mounts_step(t.m, 500) || mounts_step(t.m, 501));
    CHECK(mounts_step(t.m, mounts_due_ms(t.m)));
    list = mounts_list(t.m, &count);
    CHECK_INT(count, 3); /* neither "/" nor /boot/efi nor the network's */
    CHECK_TEXT(list[0].place, "/media/kiosk/MY STICK\\x");
    CHECK_TEXT(list[1].place, "/run/media/kiosk/黄");
    CHECK_TEXT(list[2].place, "/mnt");
    CHECK(list[2].supported);
    finish(&t);
}

static void the_system_s_own_places_are_none(void)
{
    static const char *const roots[] = {"/", NULL};
    struct table t;
    size_t count;
    CHECK(begin(&t, roots,
                "1 0 8:2 / / rw - ext4 /dev/sda2 rw\n2 1 8:1 / /boot rw - ext4 /dev/sda1 rw\n"
                "3 1 8:1 / /boot/efi rw - vfat /dev/sda1 rw\n4 1 8:3 / /home rw - ext4 /dev/x rw\n"
                "5 1 8:4 / /mediaeval rw - btrfs /dev/y rw\n"));
    mounts_step(t.m, 0);
    CHECK(mounts_step(t.m, 500));
    CHECK_TEXT(mounts_list(t.m, &count)->place, "/mediaeval");
    CHECK_INT(count, 1);
    CHECK(!mounts_list(t.m, &count)->supported);
    finish(&t);
    CHECK(begin(&t, NULL, "5 1 8:4 / /mediaeval rw - vfat /dev/y rw\n"));
    mounts_step(t.m, 0);
    CHECK(!mounts_step(t.m, 1000)); /* not below /media */
    finish(&t);
}

static void they_come_and_go(void)
{
    struct table t;
    size_t count;
    CHECK(begin(&t, NULL, ""));
    CHECK(!mounts_step(t.m, 0));
    put(&t, STICK_A);
    CHECK(!mounts_step(t.m, 999)); /* nobody has looked */
    CHECK(!mounts_step(t.m, 1000));
    CHECK_INT(mounts_due_ms(t.m), 1500);
    CHECK(mounts_step(t.m, 1500)); /* within two seconds, whenever it came */
    CHECK(!mounts_step(t.m, 2500));
    put(&t, STICK_B STICK_A);
    CHECK(!mounts_step(t.m, 3500));
    CHECK(mounts_step(t.m, 4000));
    CHECK_TEXT(mounts_list(t.m, &count)[0].place, "/media/k/A"); /* in the order they came */
    CHECK_INT(count, 2);
    put(&t, STICK_B);
    CHECK(mounts_step(t.m, 5000)); /* who leaves is told at once */
    CHECK_TEXT(mounts_list(t.m, &count)[0].place, "/media/k/B");
    CHECK_INT(count, 1);
    put(&t, STICK_B "92 28 8:17 / /media/k/A rw - vfat /dev/sdb1 rw\n");
    CHECK(!mounts_step(t.m, 6000));
    put(&t, STICK_B); /* it has not stood long enough: nobody hears of it */
    CHECK(!mounts_step(t.m, 6500));
    finish(&t);
}

static void pulled_and_put_back_between_two_looks(void)
{
    struct table t;
    size_t count;
    CHECK(begin(&t, NULL, STICK_A));
    mounts_step(t.m, 0);
    CHECK(mounts_step(t.m, 500));
    put(&t, "99 28 8:17 / /media/k/A rw - vfat /dev/sdb1 rw\n"); /* another mounting */
    CHECK(mounts_step(t.m, 1500));
    mounts_list(t.m, &count);
    CHECK_INT(count, 0);
    CHECK(mounts_step(t.m, 2000));
    mounts_list(t.m, &count);
    CHECK_INT(count, 1);
    put(&t, "99 28 8:17 / /media/k/A rw - vfat /dev/sdb1 rw\n"
            "100 99 8:49 / /media/k/A rw - ext4 /dev/sdd1 rw\n"); /* one over the other */
    CHECK(mounts_step(t.m, 3000));
    CHECK(mounts_step(t.m, 3500));
    CHECK_TEXT(mounts_list(t.m, &count)->source, "/dev/sdd1");
    CHECK_INT(count, 1);
    finish(&t);
}

static void a_table_that_cannot_be_read(void)
{
    struct table t;
    size_t count;
    CHECK(begin(&t, NULL, STICK_A));
    mounts_step(t.m, 0);
    CHECK(mounts_step(t.m, 500));
    unlink(t.path);
    CHECK(!mounts_step(t.m, 1500)); /* what is known stays */
    mounts_list(t.m, &count);
    CHECK_INT(count, 1);
    put(&t, "");
    CHECK(mounts_step(t.m, 2500));
    finish(&t);
}

static void more_than_there_is_room_for(void)
{
    struct table t;
    struct buf text = {0};
    int64_t now;
    size_t count;
    int i;
    for (i = 0; i < 300; i++) {
        buf_format(&text, "%d 1 8:%d / /media/%d rw - vfat /dev/x%d rw\n", i, i, i, i);
    }
    CHECK(begin(&t, NULL, text.data));
    for (now = 0; now < 20000; now += 100) {
        mounts_step(t.m, now);
    }
    mounts_list(t.m, &count);
    CHECK_INT(count, MOUNTS_MOST);
    finish(&t);
    buf_finish(&text);
}

/* --- folders that count as sticks ------------------------------------------------------------- */

static void folders_of_a_root(void)
{
    char root[256], path[300], hidden[300], link[300], file[300];
    static const char *const none[] = {NULL};
    struct mounts_options o = {.roots = none, .media_root = root};
    struct mounts *m = NULL;
    struct err err = {0};
    const struct mount *list;
    size_t count;
    FILE *f;
    snprintf(root, sizeof root, "%s", test_scratch("media-XXXXXX"));
    CHECK(mkdtemp(root) != NULL);
    snprintf(path, sizeof path, "%s/stick", root);
    snprintf(hidden, sizeof hidden, "%s/.trash", root);
    snprintf(link, sizeof link, "%s/link", root);
    snprintf(file, sizeof file, "%s/file", root);
    CHECK(mounts_create(&m, &o, &err));
    CHECK(!mounts_step(m, 0));
    f = fopen(file, "w");
    CHECK(f && fclose(f) == 0);
    CHECK(mkdir(path, 0755) == 0 && mkdir(hidden, 0755) == 0 && symlink("/tmp", link) == 0);
    CHECK_INT(mounts_due_ms(m), 1000);
    CHECK(!mounts_step(m, 1000));
    CHECK(mounts_step(m, 1500));
    list = mounts_list(m, &count);
    CHECK_INT(count, 1); /* no file, no link, nothing hidden */
    CHECK_TEXT(list[0].place, path);
    CHECK_TEXT(list[0].type, "folder");
    CHECK(list[0].supported);
    CHECK(rmdir(path) == 0);
    CHECK(mounts_step(m, 2500));
    mounts_list(m, &count);
    CHECK_INT(count, 0);
    mounts_destroy(m);
    mounts_destroy(NULL);
    CHECK(unlink(file) == 0 && rmdir(hidden) == 0 && unlink(link) == 0 && rmdir(root) == 0);
    CHECK(!mounts_create(&m, &o, &err));
    CHECK_INT(err.code, ERR_NOT_FOUND);
}

/* --- the kernel ------------------------------------------------------------------------------- */

static void wake(void *self)
{
    atomic_fetch_add((atomic_int *)self, 1);
}

static bool woken(atomic_int *count, int more_than)
{
    struct timespec nap = {0, 1000000};
    int waited;
    for (waited = 0; waited < 5000 && atomic_load(count) <= more_than; waited++) {
        nanosleep(&nap, NULL);
    }
    return atomic_load(count) > more_than;
}

static void nothing_happens_and_nothing_wakes(void)
{
    static const char *const roots[] = {"/no/such/root", NULL};
    atomic_int count = 0;
    struct mounts_options o = {.roots = roots, .wake = wake, .wake_self = &count};
    struct mounts *m;
    struct err err;
    CHECK(mounts_create(&m, &o, &err));
    CHECK_INT(mounts_due_ms(m), 0); /* to read what is there */
    CHECK(!mounts_step(m, 0));
    CHECK_INT(mounts_due_ms(m), -1);
    CHECK(!mounts_step(m, 1000000));
    mounts_destroy(m);
}

static void a_real_mount(void)
{
    char root[256], place[300];
    const char *const roots[] = {root, NULL};
    atomic_int count = 0;
    struct mounts_options o = {.roots = roots, .wake = wake, .wake_self = &count};
    struct mounts *m;
    struct err err;
    size_t n;
    bool came, went;
    int before;
    snprintf(root, sizeof root, "%s", test_scratch("mnt-XXXXXX"));
    CHECK(mkdtemp(root) != NULL);
    snprintf(place, sizeof place, "%s/MY STICK", root);
    CHECK(mkdir(place, 0755) == 0);
    if (mount("none", place, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, "size=64k") != 0) {
        printf("skipped a_real_mount: mounting a tmpfs: %s\n", strerror(errno));
        CHECK(rmdir(place) == 0 && rmdir(root) == 0);
        return;
    }
    umount(place);
    came = mounts_create(&m, &o, &err) && !mounts_step(m, 0);
    before = atomic_load(&count);
    came = mount("none", place, "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, "size=64k") == 0 &&
           woken(&count, before) && !mounts_step(m, 10) && mounts_due_ms(m) == 510 &&
           mounts_step(m, 510) && strcmp(mounts_list(m, &n)->place, place) == 0 && n == 1 && came;
    before = atomic_load(&count);
    went = umount(place) == 0 && woken(&count, before) && mounts_step(m, 1000);
    mounts_list(m, &n);
    umount(place); /* whatever became of it */
    mounts_destroy(m);
    CHECK(rmdir(place) == 0 && rmdir(root) == 0);
    CHECK(came);
    CHECK(went && n == 0);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_desktop_s_table);
    RUN(lines_that_are_none);
    RUN(any_byte_may_be_another);
    RUN(only_what_is_below_the_roots);
    RUN(the_system_s_own_places_are_none);
    RUN(they_come_and_go);
    RUN(pulled_and_put_back_between_two_looks);
    RUN(a_table_that_cannot_be_read);
    RUN(more_than_there_is_room_for);
    RUN(folders_of_a_root);
    RUN(nothing_happens_and_nothing_wakes);
    RUN(a_real_mount);
    return TEST_END();
}
