/* Keys and signatures by themselves: what is written is read back, what is altered is refused, and
 * of every wrong form exactly what is wrong is said. */
#include "test.h"

#include "sign/minisign.h"

#include "base/rng.h"

#include <stdlib.h>

/* The least that scrypt takes, so that tests are quick. */
#define OPS 32768
#define MEM (UINT64_C(1) << 24)

struct made {
    struct minisign_public key;
    struct minisign_secret secret;
    uint8_t hash[MINISIGN_HASH];
    struct buf text;
};

static void make(struct made *m, const char *comment)
{
    struct minisign_hash h;
    struct err err;
    memset(m, 0, sizeof *m);
    minisign_generate(&m->key, &m->secret);
    minisign_hash_begin(&h);
    minisign_hash_add(&h, "rime ", 5);
    minisign_hash_add(&h, "on the river", 12);
    minisign_hash_end(&h, m->hash);
    if (!minisign_sign(&m->secret, m->hash, comment, &m->text, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
    }
}

/* Whether these bytes are a signature of the hash under the key; why not, in `err`. */
static bool accepted(const struct made *m, const void *bytes, size_t length, struct err *err)
{
    struct minisign_signature s;
    return minisign_read_signature(bytes, length, &s, err) &&
           minisign_check_comment(&s, &m->key, err) &&
           minisign_check_file(&s, &m->key, m->hash, err);
}

static void pairs_come_back(void)
{
    struct minisign_public key, again;
    struct minisign_secret secret, opened;
    struct minisign_box box, read;
    struct buf text = {0};
    struct err err;
    char id[17];
    minisign_generate(&key, &secret);
    minisign_write_public(&key, &text);
    CHECK(minisign_read_public(text.data, text.length, &again, &err));
    CHECK(memcmp(&key, &again, sizeof key) == 0);
    minisign_id_text(key.id, id);
    CHECK_HAS(text.data, id);
    minisign_public_of(&secret, &again);
    CHECK(memcmp(&key, &again, sizeof key) == 0);
    CHECK(minisign_lock(&secret, "雾凇 rime", OPS, MEM, &box, &err));
    buf_clear(&text);
    minisign_write_box(&box, &text);
    CHECK(minisign_read_box(text.data, text.length, &read, &err));
    CHECK(read.locked && read.ops == OPS && read.mem == MEM);
    CHECK(minisign_unlock(&read, "雾凇 rime", &opened, &err));
    CHECK(memcmp(&secret, &opened, sizeof secret) == 0);
    CHECK(!minisign_unlock(&read, "rime", &opened, &err) && err.code == ERR_DENIED);
    CHECK(!minisign_unlock(&read, NULL, &opened, &err) && err.code == ERR_DENIED);
    CHECK(minisign_lock(&secret, NULL, 0, 0, &box, &err) && !box.locked);
    CHECK(minisign_unlock(&box, NULL, &opened, &err));
    CHECK(memcmp(&secret, &opened, sizeof secret) == 0);
    box.box[20] ^= 1;
    CHECK(!minisign_unlock(&box, NULL, &opened, &err) && err.code == ERR_INVALID);
    minisign_forget(&opened);
    CHECK(opened.key[0] == 0 && opened.key[63] == 0);
    buf_finish(&text);
}

static void a_box_asks_for_no_riches(void)
{
    struct minisign_public key;
    struct minisign_secret secret;
    struct minisign_box box;
    struct err err;
    minisign_generate(&key, &secret);
    CHECK(minisign_lock(&secret, "a", OPS, MEM, &box, &err));
    box.mem = UINT64_C(1) << 40;
    CHECK(!minisign_unlock(&box, "a", &secret, &err) && err.code == ERR_INVALID);
    box.mem = MEM;
    box.ops = UINT64_C(1) << 60;
    CHECK(!minisign_unlock(&box, "a", &secret, &err) && err.code == ERR_INVALID);
}

static void signatures_hold(void)
{
    struct made m, other;
    struct minisign_signature s;
    struct err err;
    make(&m, "kpack1 id=jilin");
    make(&other, "x");
    CHECK(accepted(&m, m.text.data, m.text.length, &err));
    CHECK(minisign_read_signature(m.text.data, m.text.length, &s, &err));
    CHECK_TEXT(s.comment, "kpack1 id=jilin");
    CHECK(!minisign_check_comment(&s, &other.key, &err) && err.code == ERR_NOT_FOUND);
    CHECK(!minisign_check_file(&s, &other.key, m.hash, &err) && err.code == ERR_NOT_FOUND);
    m.hash[63] ^= 128;
    CHECK(!minisign_check_file(&s, &m.key, m.hash, &err) && err.code == ERR_DENIED);
    CHECK(!minisign_sign(&m.secret, m.hash, "two\nlines", &other.text, &err));
    CHECK_INT(err.code, ERR_INVALID);
    buf_finish(&m.text);
    buf_finish(&other.text);
}

/* Whatever byte of a signature file changes, it is refused — but in its untrusted comment, which
 * nobody trusts, and in that one's line end. */
static void every_byte_counts(void)
{
    static const int ways[] = {0x01, 0x80, -1, -2};
    struct made m;
    struct err err;
    size_t i, w, first;
    make(&m, "kpack1 id=jilin seq=7");
    first = (size_t)(strchr(m.text.data, '\n') - m.text.data);
    for (i = 0; i < m.text.length; i++) {
        for (w = 0; w < 4; w++) {
            char was = m.text.data[i];
            char now = (char)(ways[w] > 0 ? was ^ ways[w] : ways[w] == -1 ? 0 : 0xff);
            bool title = i < strlen("untrusted comment: ");
            m.text.data[i] = now;
            if (now != was && (title || i >= first) &&
                accepted(&m, m.text.data, m.text.length, &err)) {
                test_fail(__FILE__, __LINE__, "byte %zu changed to %d is accepted", i, now);
                return;
            }
            m.text.data[i] = was;
        }
    }
    for (i = 0; i < m.text.length - 1; i++) { /* the last line end may be missing */
        CHECK(!accepted(&m, m.text.data, i, &err));
    }
    buf_add_text(&m.text, "\n");
    CHECK(!accepted(&m, m.text.data, m.text.length, &err));
    buf_finish(&m.text);
}

struct wrong {
    const char *text;
    enum err_code code;
    const char *says;
};

#define U "untrusted comment: x\n"
#define T "trusted comment: x\n"
#define A8 "AAAAAAAA"
#define A64 A8 A8 A8 A8 A8 A8 A8 A8
/* 74 bytes: "ED", zeros; 64 bytes of zeros */
#define S1 "RUQ" A64 A8 A8 A8 A8 "=\n"
#define S2 A64 A8 A8 "AAAAAA==\n"

static void wrong_signatures(void)
{
    static const struct wrong rows[] = {
        {"", ERR_INVALID, "line 1"},
        {"\n", ERR_INVALID, "line 1"},
        {"comment: x\n" S1 T S2, ERR_INVALID, "line 1"},
        {"untrusted comment:x\n" S1 T S2, ERR_INVALID, "line 1"},
        {U, ERR_INVALID, "line 2"},
        {U "\n" T S2, ERR_INVALID, "line 2"},
        {U T S2, ERR_INVALID, "line 2"},
        {U " " S1 T S2, ERR_INVALID, "line 2"},
        {U "RUQ*\n" T S2, ERR_INVALID, "line 2"},
        {U "RWQ" A64 A8 A8 A8 A8 "=\n" T S2, ERR_VERSION, "old kind"},
        {U S1, ERR_INVALID, "line 3"},
        {U S1 S2, ERR_INVALID, "line 3"},
        {U S1 "trusted comment: \x1bx\n" S2, ERR_INVALID, "control"},
        {U S1 "trusted comment: x\x7f\n" S2, ERR_INVALID, "control"},
        {U S1 "trusted comment: x\rx\n" S2, ERR_INVALID, "control"},
        {U S1 T, ERR_INVALID, "line 4"},
        {U S1 T A64 A8 A8 "AAAAAB==\n", ERR_INVALID, "line 4"}, /* bits that carry nothing */
        {U S1 T A64 A8 A8 "AAAAAA=\n", ERR_INVALID, "line 4"},
        {U S1 T A64 A8 A8 "AAAAAA\n", ERR_INVALID, "line 4"},
        {U S1 T S2 S2, ERR_INVALID, "more in it"},
        {U S1 T S2 " ", ERR_INVALID, "more in it"}};
    struct minisign_signature s;
    struct err err;
    size_t i;
    CHECK(minisign_read_signature(U S1 T S2, strlen(U S1 T S2), &s, &err));
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (minisign_read_signature(rows[i].text, strlen(rows[i].text), &s, &err)) {
            test_fail(__FILE__, __LINE__, "row %zu is accepted", i);
            return;
        }
        CHECK_INT(err.code, rows[i].code);
        CHECK_HAS(err.text, rows[i].says);
    }
}

static void long_files(void)
{
    struct minisign_signature s;
    struct minisign_public key;
    struct buf text = {0};
    struct err err;
    size_t i;
    buf_add_text(&text, U S1 "trusted comment: ");
    for (i = 0; i < MINISIGN_TRUSTED_MAX; i++) {
        buf_add_byte(&text, 'x');
    }
    buf_add_text(&text, "\n" S2);
    CHECK(minisign_read_signature(text.data, text.length, &s, &err));
    CHECK_INT(strlen(s.comment), MINISIGN_TRUSTED_MAX);
    buf_clear(&text);
    buf_add_text(&text, U S1 "trusted comment: ");
    for (i = 0; i <= MINISIGN_TRUSTED_MAX; i++) {
        buf_add_byte(&text, 'x');
    }
    buf_add_text(&text, "\n" S2);
    CHECK(!minisign_read_signature(text.data, text.length, &s, &err));
    for (i = 0; i < MINISIGN_FILE_MAX; i++) {
        buf_add_byte(&text, '\n');
    }
    CHECK(!minisign_read_signature(text.data, text.length, &s, &err));
    CHECK(!minisign_read_public(text.data, text.length, &key, &err));
    CHECK_HAS(err.text, "too long");
    buf_finish(&text);
}

static void wrong_keys(void)
{
    static const struct wrong rows[] = {
        {"", ERR_INVALID, "first line"},
        {"RWQ\n", ERR_INVALID, "first line"},
        {U "RWQ\n", ERR_INVALID, "second line"},
        {U "RWQAAAAA" A8 A8 A8 A8 A8 "AAAAAAAA\n" U, ERR_INVALID, "more in it"},
        {U "RUQAAAAA" A8 A8 A8 A8 A8 "AAAAAAAA\n", ERR_VERSION, "another kind"}};
    struct minisign_public key;
    struct minisign_box box;
    struct err err;
    size_t i;
    CHECK(
        minisign_read_public(U "RWQAAAAA" A8 A8 A8 A8 A8 "AAAAAAAA\n", strlen(U) + 57, &key, &err));
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (minisign_read_public(rows[i].text, strlen(rows[i].text), &key, &err)) {
            test_fail(__FILE__, __LINE__, "row %zu is accepted", i);
            return;
        }
        CHECK_INT(err.code, rows[i].code);
        CHECK_HAS(err.text, rows[i].says);
    }
    CHECK(!minisign_read_box(U "RWQ\n", strlen(U) + 4, &box, &err) && err.code == ERR_INVALID);
}

/* Random bytes, and signatures with random holes, under sanitizers. */
static void anything_may_come(void)
{
    struct made m;
    struct rng rng;
    struct err err;
    int round;
    make(&m, "kpack1");
    rng_seed(&rng, 6);
    for (round = 0; round < 20000; round++) {
        char bytes[512];
        size_t length = rng_below(&rng, 400), i, from = rng_below(&rng, (uint32_t)m.text.length);
        length = length < m.text.length ? length : m.text.length;
        memcpy(bytes, m.text.data, length);
        for (i = from; i < length && i < from + 8; i++) {
            bytes[i] = (char)rng_next(&rng);
        }
        accepted(&m, bytes, length, &err);
    }
    buf_finish(&m.text);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(pairs_come_back);
    RUN(a_box_asks_for_no_riches);
    RUN(signatures_hold);
    RUN(every_byte_counts);
    RUN(wrong_signatures);
    RUN(long_files);
    RUN(wrong_keys);
    RUN(anything_may_come);
    return TEST_END();
}
