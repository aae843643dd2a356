/* Strange files in the place of the PIN: whatever they are, they open no door. And a real folder,
 * for what a disk in memory cannot show. */
#include "pin_trial.h"

#include "base/buf.h"
#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

static void put(struct trial *d, const struct buf *text)
{
    disk_begin(d->disk, &d->mem); /* its room is small: begin with a fresh one */
    d->ops.make_folder(d->disk, "/store");
    disk_put(d->disk, "/store/pin", buf_text(text), text->length);
}

static void put_line(struct trial *d, const char *line)
{
    uint8_t digest[16];
    char hex[33];
    struct buf text = {0};
    crypto_generichash(digest, sizeof digest, (const uint8_t *)line, strlen(line), NULL, 0);
    sodium_bin2hex(hex, sizeof hex, digest, sizeof digest);
    buf_format(&text, "%s\n%s\n", line, hex);
    put(d, &text);
    buf_finish(&text);
}

static void any_other_byte_is_damage(void)
{
    struct trial d;
    struct buf text = {0};
    char bytes[600];
    ssize_t n;
    size_t i, length;
    int fd;
    begin(&d, true);
    fd = d.ops.open(d.disk, "/store/pin");
    n = d.ops.read(d.disk, fd, bytes, sizeof bytes);
    d.ops.close(d.disk, fd);
    CHECK(n > 100);
    length = (size_t)n;
    for (i = 0; i <= 2 * length; i++) { /* one byte another one; then cut short */
        buf_clear(&text);
        buf_add(&text, bytes, i < length ? length : i - length);
        if (i < length) {
            text.data[i] = (char)(text.data[i] ^ 1);
        }
        put(&d, &text);
        CHECK_INT(opened(&d, 0), i == 2 * length ? ERR_NONE : ERR_INVALID);
        CHECK_INT(tried(&d, RIGHT, 0), i == 2 * length ? ERR_NONE : ERR_DENIED);
    }
    buf_add_text(&text, "\n");
    put(&d, &text);
    CHECK_INT(opened(&d, 0), ERR_INVALID);
    buf_finish(&text);
    finish(&d);
}

/* Their digest is right, and still they are none of ours. */
static void hostile_lines(void)
{
    static const char *const lines[] = {
        "",
        "v1",
        "v1 wrong=0 hash=",
        "v1 wrong=0 hash=$argon2id$v=19$m=8,t=1,p=1$",
        "v1 wrong=-1 hash=$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaA",
        "v1 wrong=00 hash=$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaA",
        "v1 wrong=1000001 hash=$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaA",
        "v1 wrong=99999999999999999999 hash=$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaA",
        "v1 wrong=0 hash=$argon2id$v=19$m=4194304,t=1,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaA",
        "v1 wrong=0 hash=$argon2id$v=19$m=8,t=4000000,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaA",
        "v1 wrong=0 hash=$argon2id$v=19$m=8,t=1,p=9$c2FsdHNhbHRzYWx0c2E$aGFzaA",
        "v1 wrong=0 hash=$argon2i$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaA",
        "v1 wrong=0 hash=$2b$12$abcdefghijklmnopqrstuv",
        "v1 wrong=0 hash=271828",
        "v2 wrong=0 hash=$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaA",
        "v1 wrong=0 hash=$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHRz YWx0c2E$aGFzaA"};
    struct buf longer = {0};
    struct trial d;
    size_t i;
    begin(&d, true);
    for (i = 0; i < sizeof lines / sizeof *lines; i++) {
        put_line(&d, lines[i]);
        CHECK_INT(opened(&d, 0), ERR_INVALID);
        CHECK(!pin_is_set(&d.pin));
        CHECK_INT(tried(&d, RIGHT, 0), ERR_DENIED);
    }
    buf_add_text(&longer, "v1 wrong=0 hash=$argon2id$v=19$m=8,t=1,p=1$");
    for (i = 0; i < 300; i++) {
        buf_add_text(&longer, "A");
    }
    put_line(&d, longer.data);
    CHECK_INT(opened(&d, 0), ERR_INVALID);
    buf_finish(&longer);
    put_line(&d, "v1 wrong=0 hash=$argon2id$v=19$m=8,t=1,p=1$nonsense");
    CHECK_INT(opened(&d, 0), ERR_NONE); /* a hash of our form that nothing fits */
    CHECK(tried(&d, RIGHT, 0) != ERR_NONE);
    finish(&d);
}

/* On the disk of this machine: the mode, a pipe, a link, a folder. */
static void a_real_folder(void)
{
    char folder[256], path[300], other[300];
    struct pin_ways ways = cheap(&store_ops_system);
    struct pin p;
    struct err err = {0};
    struct stat st;
    snprintf(folder, sizeof folder, "%s", test_scratch("pin-XXXXXX"));
    CHECK(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/pin", folder);
    snprintf(other, sizeof other, "%s/other", folder);
    CHECK(pin_open_with(&p, folder, 0, &ways, &err));
    CHECK(pin_set(&p, RIGHT, &err));
    CHECK(stat(path, &st) == 0 && (st.st_mode & 07777) == 0600);
    CHECK(pin_try(&p, RIGHT, 0, &err));
    CHECK(stat(path, &st) == 0 && (st.st_mode & 07777) == 0600);
    CHECK(rename(path, other) == 0 && symlink("other", path) == 0);
    CHECK(!pin_open_with(&p, folder, 0, &ways, &err));
    CHECK_INT(err.code, ERR_INVALID);
    CHECK(unlink(path) == 0 && mkfifo(path, 0600) == 0);
    CHECK(!pin_open_with(&p, folder, 0, &ways, &err));
    CHECK(unlink(path) == 0 && mkdir(path, 0700) == 0);
    CHECK(!pin_open_with(&p, folder, 0, &ways, &err));
    CHECK(!pin_is_set(&p));
    CHECK(rmdir(path) == 0 && unlink(other) == 0 && rmdir(folder) == 0);
}

/* As the product does it, at its full price, once. */
static void at_full_price(void)
{
    char folder[256], path[300];
    struct pin p;
    struct err err = {0};
    snprintf(folder, sizeof folder, "%s", test_scratch("pin-XXXXXX"));
    CHECK(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/pin", folder);
    CHECK(pin_open(&p, folder, 0, &err));
    CHECK(pin_set(&p, RIGHT, &err));
    CHECK_HAS(p.hash, "$argon2id$v=19$m=65536,t=2,p=1$");
    CHECK(pin_open(&p, folder, 0, &err));
    CHECK(!pin_try(&p, WRONG, 0, &err));
    CHECK_INT(err.code, ERR_DENIED);
    CHECK(pin_try(&p, RIGHT, 0, &err));
    CHECK(unlink(path) == 0 && rmdir(folder) == 0);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(any_other_byte_is_damage);
    RUN(hostile_lines);
    RUN(a_real_folder);
    RUN(at_full_price);
    return TEST_END();
}
