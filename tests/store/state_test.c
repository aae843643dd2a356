/* The state file: what is written is read, what is damaged is refused, names say what they are. */
#include "test.h"

#include "store/state.h"

#include <sodium.h>

static const struct store_state full = {.cur = "jilin-7-0123456789abcdef",
                                        .prev = "jilin-6-fedcba9876543210",
                                        .next = "jilin-8-0011223344556677",
                                        .phase = STORE_TRIAL,
                                        .tries = 3,
                                        .epoch = 2,
                                        .floors = {{"jilin", 6}, {"a-b", 4294967295}},
                                        .floor_count = 2,
                                        .bad = {"00112233445566aa"},
                                        .bad_count = 1,
                                        .error = "U60"};

/* `line` under a good digest: is it taken? */
static bool taken(const char *line)
{
    struct store_state s;
    struct buf text = {0};
    uint8_t digest[16];
    char hex[33];
    struct err err;
    bool ok;
    crypto_generichash(digest, sizeof digest, (const uint8_t *)line, strlen(line), NULL, 0);
    sodium_bin2hex(hex, sizeof hex, digest, sizeof digest);
    buf_format(&text, "%s\n%s\n", line, hex);
    ok = store_state_read(text.data, text.length, &s, &err);
    buf_finish(&text);
    return ok;
}

static void it_comes_back(void)
{
    struct store_state again;
    struct buf text = {0};
    struct err err;
    store_state_write(&full, &text);
    CHECK(store_state_read(text.data, text.length, &again, &err));
    CHECK(memcmp(&full, &again, sizeof full) == 0);
    CHECK_HAS(text.data, "v1 cur=jilin-7-0123456789abcdef prev=jilin-6-fedcba9876543210 phase=TRIAL"
                         " tries=3 epoch=2 floor.jilin=6 floor.a-b=4294967295");
    buf_clear(&text);
    store_state_write(&(struct store_state){.phase = STORE_OK}, &text);
    CHECK(store_state_read(text.data, text.length, &again, &err) && again.cur[0] == 0);
    buf_finish(&text);
}

/* Every byte, four ways, and every shorter file. */
static void every_byte_counts(void)
{
    struct store_state again;
    struct buf text = {0};
    struct err err;
    size_t i, w;
    store_state_write(&full, &text);
    for (i = 0; i < text.length; i++) {
        const char was = text.data[i], ways[] = {(char)(was ^ 1), (char)(was ^ 128), 0, (char)255};
        for (w = 0; w < 4; w++) {
            text.data[i] = ways[w];
            if (ways[w] != was && store_state_read(text.data, text.length, &again, &err)) {
                test_fail(__FILE__, __LINE__, "byte %zu", i);
                return;
            }
        }
        text.data[i] = was;
    }
    for (i = 0; i < text.length; i++) {
        CHECK(!store_state_read(text.data, i, &again, &err));
    }
    buf_add_text(&text, "\n");
    CHECK(!store_state_read(text.data, text.length, &again, &err));
    buf_finish(&text);
}

/* What no store of ours would write, though its digest is right. */
static void what_makes_no_sense(void)
{
#define STATE "v1 cur=- prev=- phase=OK tries=0 epoch=0"
    static const char *const wrong[] = {
        "v1 cur=- prev=- phase=OK tries=0",
        "v2 cur=- prev=- phase=OK tries=0 epoch=0",
        "v1 cur=- cur=- prev=- phase=OK tries=0 epoch=0",
        "v1 cur=x prev=- phase=OK tries=0 epoch=0",
        "v1 cur=- prev=- phase=ok tries=0 epoch=0",
        "v1 cur=- prev=- phase=OK tries=4 epoch=0",
        "v1 cur=- prev=- phase=OK tries=0 epoch=65536",
        STATE " next=-",
        STATE " next=",
        STATE " next=jilin",
        STATE " next=jilin-8-0011223344556677 next=jilin-8-0011223344556677",
        STATE " bad=0011",
        STATE " floor.=1",
        STATE " floor.jilin=01",
        STATE " error=boo",
        STATE " more=1",
    };
    size_t i;
    CHECK(taken(STATE));
    CHECK(taken(STATE " next=jilin-8-0011223344556677 error=U40"));
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (taken(wrong[i])) {
            test_fail(__FILE__, __LINE__, "'%s' is taken", wrong[i]);
            return;
        }
    }
#undef STATE
}

static void names(void)
{
    static const char *const wrong[] = {"",
                                        "jilin",
                                        "jilin-7",
                                        "-7-0123456789abcdef",
                                        "jilin--0123456789abcdef",
                                        "jilin-07-0123456789abcdef",
                                        "jilin-7-0123456789abcdeg",
                                        "jilin-7-0123456789ABCDEF",
                                        "jilin-7-0123456789abcde",
                                        "jilin-7-0123456789abcdef0",
                                        "Jilin-7-0123456789abcdef",
                                        "../x-7-0123456789abcdef",
                                        "jilin-4294967296-0123456789abcdef",
                                        ".incoming-1",
                                        "123456789012345678901234567890123-7-0123456789abcdef"};
    struct store_name n;
    size_t i;
    CHECK(store_name_read("a-1-b-42-0123456789abcdef", &n));
    CHECK_TEXT(n.id, "a-1-b");
    CHECK_INT(n.seq, 42);
    CHECK_TEXT(n.hash16, "0123456789abcdef");
    for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (store_name_read(wrong[i], &n)) {
            test_fail(__FILE__, __LINE__, "'%s' is taken for a name", wrong[i]);
            return;
        }
    }
}

static void floors_only_rise(void)
{
    struct store_state s = {.phase = STORE_OK};
    int i;
    CHECK_INT(store_floor(&s, "jilin"), 0);
    store_raise_floor(&s, "jilin", 5);
    store_raise_floor(&s, "jilin", 3);
    CHECK_INT(store_floor(&s, "jilin"), 5);
    for (i = 0; i < 20; i++) {
        char hash[17];
        snprintf(hash, sizeof hash, "%016x", (unsigned)i);
        store_add_bad(&s, hash);
        store_add_bad(&s, hash);
        CHECK(store_is_bad(&s, hash));
    }
    CHECK_INT(s.bad_count, STORE_BAD);
    s.bad_count = 0;
    for (i = 0; i < 2 * STORE_BAD; i++) { /* each twice: none has to go for it */
        char hash[17];
        snprintf(hash, sizeof hash, "%016x", (unsigned)i / 2);
        store_add_bad(&s, hash);
    }
    CHECK_INT(s.bad_count, STORE_BAD);
    CHECK(store_is_bad(&s, "0000000000000000"));
    store_add_bad(&s, "00000000000000ff");
    CHECK(!store_is_bad(&s, "0000000000000000"));
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(it_comes_back);
    RUN(every_byte_counts);
    RUN(what_makes_no_sense);
    RUN(names);
    RUN(floors_only_rise);
    return TEST_END();
}
