/* The history: what is written is read, in order; what is torn is passed over and ends nothing
 * else; it does not grow for ever; and it stops nobody. */
#include "real.h"

#include "store/log.h"

static struct sealed keys;

static struct store_event event_of(int i)
{
    struct store_event e = {.when_s = 1795600000 + i,
                            .action = (enum store_action)(i % STORE_ACTIONS),
                            .code = (enum store_code)(i % STORE_CODES)};
    snprintf(e.label.id, sizeof e.label.id, "jilin");
    snprintf(e.label.label, sizeof e.label.label, "2026.%d", i);
    snprintf(e.key, sizeof e.key, "吉林科技馆");
    snprintf(e.from, sizeof e.from, "蓝色U盘");
    snprintf(e.detail, sizeof e.detail, "number %d", i);
    e.label.seq = (uint32_t)i;
    return e;
}

static void log_path(const struct real *r, char path[700])
{
    snprintf(path, 700, "%s/" STORE_LOG, r->folder);
}

static void what_is_written_is_read(void)
{
    struct arena mem = {0};
    struct store_event *list, e;
    struct real r;
    struct err err;
    size_t count;
    int i;
    CHECK(begin(&r, &keys));
    CHECK(store_log_read(r.folder, 100, &mem, &list, &count, &err) && count == 0);
    for (i = 0; i < 40; i++) {
        e = event_of(i);
        CHECK(store_log_add(&r.s, &e));
    }
    CHECK(store_log_read(r.folder, 100, &mem, &list, &count, &err));
    CHECK_INT(count, 40);
    for (i = 0; i < 40; i++) {
        const struct store_event *got = &list[39 - i];
        e = event_of(i);
        CHECK(got->when_s == e.when_s && got->action == e.action && got->code == e.code);
        CHECK(got->label.seq == e.label.seq);
        CHECK_TEXT(got->label.id, e.label.id);
        CHECK_TEXT(got->label.label, e.label.label);
        CHECK_TEXT(got->key, e.key);
        CHECK_TEXT(got->from, e.from);
        CHECK_TEXT(got->detail, e.detail);
    }
    CHECK(store_log_read(r.folder, 3, &mem, &list, &count, &err) && count == 3);
    CHECK_TEXT(list[0].detail, "number 39");
    arena_finish(&mem);
    end(&r);
}

/* Names come from sticks: nothing in them makes a second line or another field. */
static void hostile_names_and_odd_clocks(void)
{
    static const int64_t clocks[] = {0, 1, 4294967295, 4102444800, 1795698431};
    struct arena mem = {0};
    struct store_event *list, e;
    struct real r;
    struct err err;
    size_t count, i;
    CHECK(begin(&r, &keys));
    for (i = 0; i < sizeof clocks / sizeof *clocks; i++) {
        e = (struct store_event){.when_s = clocks[i], .code = STORE_OLDER};
        snprintf(e.from, sizeof e.from, "a\tb\nc\rd\x7f\xff");
        snprintf(e.detail, sizeof e.detail, "x\n1970-01-01T00:00:00Z\tinstall");
        CHECK(store_log_add(&r.s, &e));
    }
    CHECK(store_log_read(r.folder, 100, &mem, &list, &count, &err));
    CHECK_INT(count, sizeof clocks / sizeof *clocks);
    for (i = 0; i < count; i++) {
        CHECK(list[count - 1 - i].when_s == clocks[i]);
        CHECK_TEXT(list[i].from, "a b c d \xff");
        CHECK_TEXT(list[i].detail, "x 1970-01-01T00:00:00Z install");
        CHECK(list[i].label.id[0] == 0 && list[i].label.label[0] == 0);
    }
    arena_finish(&mem);
    end(&r);
}

/* Cut after every byte of its last line: the others are there, and the next one is, too. */
static void torn_lines(void)
{
    struct arena mem = {0};
    struct store_event *list, e = event_of(1);
    struct real r;
    struct err err;
    struct stat one, two;
    size_t count;
    off_t cut;
    char path[700];
    CHECK(begin(&r, &keys));
    log_path(&r, path);
    CHECK(store_log_add(&r.s, &e) && stat(path, &one) == 0);
    e = event_of(2);
    CHECK(store_log_add(&r.s, &e) && stat(path, &two) == 0);
    for (cut = one.st_size + 1; cut < two.st_size; cut++) {
        e = event_of(2);
        CHECK(truncate(path, one.st_size) == 0 && store_log_add(&r.s, &e));
        CHECK(truncate(path, cut) == 0);
        if (cut % 2) { /* as long as it was to be, and zeros at its end */
            CHECK(truncate(path, two.st_size) == 0);
        }
        CHECK(store_log_read(r.folder, 9, &mem, &list, &count, &err) && count == 1);
        e = event_of(3);
        CHECK(store_log_add(&r.s, &e));
        CHECK(store_log_read(r.folder, 9, &mem, &list, &count, &err) && count == 2);
        CHECK_TEXT(list[0].detail, "number 3");
        CHECK_TEXT(list[1].detail, "number 1");
        arena_reset(&mem);
    }
    arena_finish(&mem);
    end(&r);
}

static void lines_that_are_none(void)
{
    static const char *const wrong[] = {
        "",
        "hello",
        "2026-11-26T13:07:11Z\tinstall\tU13\tjilin\t41\tx\tkey=\tfrom=",
        "2026-11-26T13:07:11Z\tinstall\tU13\tjilin\t41\tx\tkey=\tfrom=\td\te",
        "2026-11-26 13:07:11Z\tinstall\tU13\tjilin\t41\tx\tkey=\tfrom=\t",
        "2026-13-26T13:07:11Z\tinstall\tU13\tjilin\t41\tx\tkey=\tfrom=\t",
        "2026-11-26T13:07:11Z\tdestroy\tU13\tjilin\t41\tx\tkey=\tfrom=\t",
        "2026-11-26T13:07:11Z\tinstall\tU99\tjilin\t41\tx\tkey=\tfrom=\t",
        "2026-11-26T13:07:11Z\tinstall\tU13\tjilin\t-1\tx\tkey=\tfrom=\t",
        "2026-11-26T13:07:11Z\tinstall\tU13\tjilin\t4294967296\tx\tkey=\tfrom=\t",
        "2026-11-26T13:07:11Z\tinstall\tU13\tjilin\t41\tx\tKEY=\tfrom=\t",
    };
    struct arena mem = {0};
    struct store_event *list;
    struct buf text = {0};
    struct real r;
    struct err err;
    size_t count, i;
    char path[700];
    CHECK(begin(&r, &keys));
    log_path(&r, path);
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        buf_format(&text, "%s\n", wrong[i]);
    }
    buf_format(&text, "2026-11-26T13:07:11Z\tinstall\tU13\tjilin\t41\tx\tkey=\tfrom=\t\n");
    CHECK(buf_write_file(&text, path, &err));
    CHECK(store_log_read(r.folder, 100, &mem, &list, &count, &err));
    CHECK_INT(count, 1);
    CHECK(list[0].when_s == 1795698431 && list[0].code == STORE_OLDER);
    buf_finish(&text);
    arena_finish(&mem);
    end(&r);
}

static void it_does_not_grow_for_ever(void)
{
    struct arena mem = {0};
    struct store_event *list, e;
    struct buf text = {0}, many = {0};
    struct real r;
    struct err err;
    struct stat st;
    size_t count;
    char path[700];
    CHECK(begin(&r, &keys));
    log_path(&r, path);
    e = event_of(0);
    CHECK(store_log_add(&r.s, &e) && buf_read_file(&text, path, 1000, &err));
    while (many.length + text.length <= STORE_LOG_MOST) { /* as many as there is room for */
        buf_add(&many, text.data, text.length);
    }
    CHECK(buf_write_file(&many, path, &err));
    e = event_of(7);
    CHECK(store_log_add(&r.s, &e) && stat(path, &st) == 0);
    CHECK(st.st_size > STORE_LOG_MOST / 3 && st.st_size <= STORE_LOG_MOST / 2 + 1000);
    CHECK(store_log_read(r.folder, 100000, &mem, &list, &count, &err));
    CHECK(count > 1000);
    CHECK_TEXT(list[0].detail, "number 7");
    CHECK_TEXT(list[count - 1].detail, "number 0");
    e = event_of(8);
    CHECK(store_log_add(&r.s, &e));
    CHECK(store_log_read(r.folder, 2, &mem, &list, &count, &err) && count == 2);
    CHECK_TEXT(list[0].detail, "number 8");
    buf_finish(&text);
    buf_finish(&many);
    arena_finish(&mem);
    end(&r);
}

static void a_log_that_cannot_be_written(void)
{
    struct store_event e = event_of(1);
    struct store_outcome out;
    struct real r;
    char path[700];
    CHECK(begin(&r, &keys));
    log_path(&r, path);
    CHECK(mkdir(path, 0700) == 0);
    CHECK(!store_log_add(&r.s, &e));
    write_pair(&r, &keys, "jilin", 1, 0);
    CHECK_INT(install(&r, &out), STORE_INSTALLED);
    CHECK(rmdir(path) == 0 && symlink("/dev/null", path) == 0); /* nor is a link followed */
    CHECK(!store_log_add(&r.s, &e));
    end(&r);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    minisign_generate(&keys.trusted.key, &keys.secret);
    RUN(what_is_written_is_read);
    RUN(hostile_names_and_odd_clocks);
    RUN(torn_lines);
    RUN(lines_that_are_none);
    RUN(it_does_not_grow_for_ever);
    RUN(a_log_that_cannot_be_written);
    return TEST_END();
}
