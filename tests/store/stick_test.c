/* Sticks as they come: with everything on them but what was asked for. And the receipt they take
 * home. */
#include "test.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "store/stick.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static char place[512];
static struct arena mem;

static void shell(const char *command)
{
    if (system(command) != 0) {
        test_fail(__FILE__, __LINE__, "%s", command);
    }
}

static void begin(void)
{
    struct buf command = {0};
    arena_reset(&mem);
    snprintf(place, sizeof place, "%s", test_scratch("stick-scan"));
    buf_format(&command, "chmod -R u+rwx '%s' 2>/dev/null; rm -rf '%s' && mkdir -p '%s'", place,
               place, place);
    shell(buf_text(&command));
    buf_finish(&command);
}

static void put(const char *name, size_t size)
{
    struct buf path = {0};
    FILE *f;
    buf_format(&path, "%s/%s", place, name);
    f = fopen(buf_text(&path), "wb");
    if (!f || ftruncate(fileno(f), (off_t)size) != 0 || fclose(f) != 0) {
        test_fail(__FILE__, __LINE__, "%s: %s", buf_text(&path), strerror(errno));
    }
    buf_finish(&path);
}

static const char *at(const char *name)
{
    return arena_format(&mem, "%s/%s", place, name);
}

static void root_and_kiosk_and_nowhere_else(void)
{
    struct stick s;
    struct err err;
    begin();
    CHECK(mkdir(at("kiosk"), 0755) == 0 && mkdir(at("other"), 0755) == 0);
    CHECK(mkdir(at("kiosk/deeper"), 0755) == 0);
    CHECK(mkdir(at("System Volume Information"), 0755) == 0);
    put("b.kpack", 11);
    put("b.kpack.minisig", 1);
    put("kiosk/a.kpack", 12);
    put("other/c.kpack", 1);
    put("kiosk/deeper/d.kpack", 1);
    put("System Volume Information/e.kpack", 1);
    CHECK(stick_scan(place, &mem, &s, &err));
    CHECK_INT(s.count, 2);
    CHECK(!s.too_many && s.odd == 0);
    CHECK_TEXT(s.files[0].pack, at("b.kpack"));
    CHECK_TEXT(s.files[0].signature, at("b.kpack.minisig"));
    CHECK_TEXT(s.files[0].shown, "b.kpack");
    CHECK_INT(s.files[0].size, 11);
    CHECK_TEXT(s.files[1].pack, at("kiosk/a.kpack"));
    CHECK(s.files[1].signature == NULL);
    CHECK(!stick_scan(at("gone"), &mem, &s, &err) && err.code == ERR_IO);
    CHECK_INT(s.count, 0);
}

static void what_is_no_plain_file(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    struct stick_file one;
    struct stick s;
    struct err err;
    char back[1024];
    int fd;
    begin();
    put("good.kpack", 5);
    CHECK(mkfifo(at("pipe.kpack"), 0644) == 0);
    CHECK(mkfifo(at("good.kpack.minisig"), 0644) == 0);
    CHECK(mkdir(at("folder.kpack"), 0755) == 0);
    CHECK(symlink("/etc/hostname", at("link.kpack")) == 0);
    CHECK(symlink("good.kpack", at("near.kpack")) == 0);
    CHECK(symlink("/dev/zero", at("zero.kpack")) == 0);
    CHECK(symlink("..", at("kiosk")) == 0); /* out of the stick */
    fd = socket(AF_UNIX, SOCK_STREAM, 0);
    snprintf(address.sun_path, sizeof address.sun_path, "socket.kpack");
    CHECK(fd >= 0 && getcwd(back, sizeof back) && chdir(place) == 0);
    CHECK(bind(fd, (struct sockaddr *)&address, sizeof address) == 0);
    CHECK(close(fd) == 0 && chdir(back) == 0);
    alarm(20);
    CHECK(stick_scan(place, &mem, &s, &err));
    alarm(0);
    CHECK_INT(s.count, 1);
    CHECK_INT(s.odd, 6);
    CHECK_TEXT(s.files[0].shown, "good.kpack");
    CHECK(s.files[0].signature == NULL); /* a pipe signs nothing */
    CHECK(!stick_file(at("pipe.kpack"), &mem, &one, &err) && err.code == ERR_INVALID);
    CHECK(!stick_file(at("link.kpack"), &mem, &one, &err) && err.code == ERR_INVALID);
    CHECK(!stick_file(at("none.kpack"), &mem, &one, &err) && err.code == ERR_NOT_FOUND);
    CHECK(unlink(at("good.kpack.minisig")) == 0);
    CHECK(symlink("/etc/hostname", at("good.kpack.minisig")) == 0);
    CHECK(stick_file(at("good.kpack"), &mem, &one, &err) && !one.signature);
}

static void names_of_all_kinds(void)
{
    static const char gb18030[] = "\xBC\xAA\xC1\xD6.kpack"; /* 吉林 */
    struct stick_file one;
    struct stick s;
    struct err err;
    begin();
    put("._jilin.kpack", 4096);
    put("._jilin.kpack.minisig", 4096);
    put("jilin.kpack", 3);
    put("jilin.kpack.minisig", 1);
    put("LOUD.KPACK", 3);
    put("loud.kpack.MINISIG", 1);
    put(gb18030, 7);
    put("\xBC\xAA\xC1\xD6.kpack.minisig", 1);
    put("\xe5\x90\x89\xe6\x9e\x97\n\x1b[2J.kpack", 3);
    put(".kpack", 1);
    put("x.kpackage", 1);
    put("x.kpack.minisig.txt", 1);
    CHECK(stick_scan(place, &mem, &s, &err));
    CHECK_INT(s.count, 4);
    CHECK_TEXT(s.files[0].shown, "LOUD.KPACK");
    CHECK_TEXT(s.files[0].signature, at("loud.kpack.MINISIG"));
    CHECK_TEXT(s.files[1].shown, "jilin.kpack");
    CHECK_TEXT(s.files[1].signature, at("jilin.kpack.minisig"));
    CHECK_TEXT(s.files[2].pack, at(gb18030));
    CHECK_TEXT(s.files[2].signature, at("\xBC\xAA\xC1\xD6.kpack.minisig"));
    CHECK_INT(s.files[2].size, 7);
    CHECK_HAS(s.files[2].shown, "\xEF\xBF\xBD");
    CHECK_HAS(s.files[2].shown, ".kpack");
    CHECK_INT(utf8_check(s.files[2].shown, strlen(s.files[2].shown)), strlen(s.files[2].shown));
    CHECK_TEXT(s.files[3].shown, "吉林\xEF\xBF\xBD\xEF\xBF\xBD[2J.kpack");
    CHECK(stick_file(at(gb18030), &mem, &one, &err));
    CHECK_TEXT(one.signature, s.files[2].signature);
    CHECK(stick_file(at("LOUD.KPACK"), &mem, &one, &err));
    CHECK_TEXT(one.signature, at("loud.kpack.MINISIG"));
    put("LOUD.KPACK.minisig", 1); /* the very letters win */
    CHECK(stick_file(at("LOUD.KPACK"), &mem, &one, &err));
    CHECK_TEXT(one.signature, at("LOUD.KPACK.minisig"));
    put("plain", 2);
    CHECK(stick_file(at("plain"), &mem, &one, &err) && !one.signature);
    put("plain.minisig", 2);
    CHECK(stick_file(at("plain"), &mem, &one, &err));
    CHECK_TEXT(one.signature, at("plain.minisig"));
}

static void many_names(void)
{
    struct stick s;
    struct err err;
    int i;
    begin();
    for (i = 0; i < 600; i++) {
        put(arena_format(&mem, "photo-%03d.jpg", i), 1);
    }
    for (i = 0; i < 5; i++) {
        put(arena_format(&mem, "p%d.kpack", i), 1);
        put(arena_format(&mem, "p%d.kpack.minisig", i), 1);
    }
    CHECK(stick_scan(place, &mem, &s, &err));
    CHECK_INT(s.count, 5); /* photographs are no obstacle */
    CHECK(!s.too_many);
    for (i = 0; i < 5; i++) {
        CHECK_TEXT(s.files[i].signature, at(arena_format(&mem, "p%d.kpack.minisig", i)));
    }
    for (i = 0; i < 300; i++) {
        CHECK(mkdir(at(arena_format(&mem, "odd-%03d.kpack", i)), 0755) == 0);
    }
    CHECK(stick_scan(place, &mem, &s, &err));
    CHECK(s.too_many);
    CHECK(s.count + s.odd <= STICK_NAMES);
    begin();
    for (i = 0; i < STICK_PACKS + 1; i++) {
        put(arena_format(&mem, "p%02d.kpack", i), 1);
    }
    CHECK(stick_scan(place, &mem, &s, &err));
    CHECK_INT(s.count, STICK_PACKS);
    CHECK(s.too_many);
}

/* --- receipts --------------------------------------------------------------------------------- */

static struct store_event event(enum store_code code, int64_t when)
{
    struct store_event e = {.when_s = when, .action = STORE_DID_INSTALL, .code = code};
    snprintf(e.label.id, sizeof e.label.id, "jilin");
    snprintf(e.label.label, sizeof e.label.label, "2026.11");
    e.label.seq = 42;
    return e;
}

static void a_stick_tours_kiosks(void)
{
    struct store_event e = event(STORE_INSTALLED, 0);
    struct buf text = {0};
    struct err err;
    begin();
    CHECK(stick_receipt(place, "一楼\"东\"", &e, &err));
    CHECK(buf_read_file(&text, at("kiosk/receipts.csv"), 1 << 16, &err));
    CHECK_TEXT(buf_text(&text),
               "\xEF\xBB\xBF时间 Time,触摸屏 Kiosk,内容 Content,结果 Result,代码 Code\r\n"
               "\"1970-01-01 00:00:00\",\"一楼\"\"东\"\"\",\"jilin 42 2026.11\","
               "\"新内容已经装好。 The new content is installed.\",\"\"\r\n");
    e = event(STORE_OLDER, INT64_C(4294967296));                             /* 2106 */
    CHECK(truncate(at("kiosk/receipts.csv"), (off_t)text.length - 10) == 0); /* pulled out */
    CHECK(stick_receipt(place, "=HYPERLINK(1)\n", &e, &err));
    CHECK(buf_read_file(&text, at("kiosk/receipts.csv"), 1 << 16, &err));
    CHECK_HAS(buf_text(&text), "instal\r\n\"2106-02-07 06:28:16\",\"'=HYPERLINK(1) \",");
    CHECK_HAS(buf_text(&text), ",\"U13\"\r\n");
    buf_finish(&text);
}

static void sticks_that_take_none(void)
{
    struct store_event e = event(STORE_INSTALLED, 0);
    struct buf text = {0};
    struct err err;
    begin();
    CHECK(!stick_receipt(at("gone"), "k", &e, &err));
    CHECK(mkdir(at("kiosk"), 0755) == 0);
    CHECK(symlink(at("elsewhere"), at("kiosk/receipts.csv")) == 0);
    CHECK(!stick_receipt(place, "k", &e, &err) && err.code == ERR_DENIED);
    CHECK(access(at("elsewhere"), F_OK) != 0);
    CHECK(unlink(at("kiosk/receipts.csv")) == 0 && mkfifo(at("kiosk/receipts.csv"), 0644) == 0);
    alarm(20);
    CHECK(!stick_receipt(place, "k", &e, &err) && err.code == ERR_DENIED);
    alarm(0);
    CHECK(unlink(at("kiosk/receipts.csv")) == 0);
    put("kiosk/receipts.csv", 5 << 20);
    CHECK(!stick_receipt(place, "k", &e, &err) && err.code == ERR_FULL);
    CHECK(unlink(at("kiosk/receipts.csv")) == 0 && rmdir(at("kiosk")) == 0);
    CHECK(symlink("/tmp", at("kiosk")) == 0);
    CHECK(!stick_receipt(place, "k", &e, &err) && err.code == ERR_DENIED);
    CHECK(unlink(at("kiosk")) == 0);
    if (geteuid() == 0) { /* whom no mode stops: a folder that even root may not write into */
        printf("read-only: asked of /sys, because root may write anywhere else\n");
        CHECK(!stick_receipt("/sys", "k", &e, &err));
        CHECK(err.code == ERR_DENIED || err.code == ERR_IO);
    } else {
        CHECK(chmod(place, 0555) == 0);
        CHECK(!stick_receipt(place, "k", &e, &err) && err.code == ERR_DENIED);
        CHECK(chmod(place, 0755) == 0);
    }
    buf_finish(&text);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    setenv("TZ", "UTC", 1);
    tzset();
    RUN(root_and_kiosk_and_nowhere_else);
    RUN(what_is_no_plain_file);
    RUN(names_of_all_kinds);
    RUN(many_names);
    RUN(a_stick_tours_kiosks);
    RUN(sticks_that_take_none);
    begin();
    rmdir(place);
    arena_finish(&mem);
    return TEST_END();
}
