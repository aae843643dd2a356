/* Our keys and signatures against the real minisign (Debian 12: 0.11), both ways: what one makes
 * the other takes, and what one refuses the other refuses. */
#include "test.h"

#include "sign/minisign.h"

#include "base/rng.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>

#define FILES 1000
#define OPS 32768
#define MEM (UINT64_C(1) << 24)

static char folder[512];

static int shell(const char *fmt, const char *a, const char *b)
{
    struct buf command = {0};
    int status;
    buf_format(&command, "cd '%s' && ", folder);
    buf_format(&command, fmt, a, b);
    status = system(command.data);
    buf_finish(&command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static const char *at(const char *name)
{
    static char paths[4][640];
    static unsigned next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof paths[0], "%s/%s", folder, name);
    return path;
}

static bool slurp(const char *name, struct buf *out)
{
    struct err err;
    buf_clear(out);
    return buf_read_file(out, at(name), 1 << 20, &err);
}

/* FILES files of random lengths and bytes, empty ones among them. */
static bool make_files(void)
{
    struct buf bytes = {0};
    struct rng rng;
    struct err err;
    char name[32];
    bool ok = true;
    int i;
    rng_seed(&rng, 11);
    for (i = 0; i < FILES && ok; i++) {
        size_t length = i % 50 == 0 ? 0 : rng_below(&rng, i % 97 == 0 ? 200000 : 3000);
        buf_clear(&bytes);
        while (bytes.length < length) {
            uint32_t word = rng_next(&rng);
            buf_add(&bytes, &word, sizeof word);
        }
        snprintf(name, sizeof name, "f%04d", i);
        ok = buf_write_file(&bytes, at(name), &err);
    }
    buf_finish(&bytes);
    return ok;
}

static bool ours_accepts(const char *name, const struct minisign_public *key, const char *comment,
                         struct err *err)
{
    struct minisign_signature s;
    uint8_t hash[MINISIGN_HASH];
    struct buf text = {0};
    char sig[64];
    bool ok;
    snprintf(sig, sizeof sig, "%s.minisig", name);
    ok = slurp(sig, &text) && minisign_read_signature(text.data, text.length, &s, err) &&
         minisign_hash_file(at(name), hash, NULL, err) && minisign_check_comment(&s, key, err) &&
         minisign_check_file(&s, key, hash, err);
    buf_finish(&text);
    return ok && (!comment || strcmp(s.comment, comment) == 0);
}

static void theirs_then_ours(void)
{
    struct minisign_public key;
    struct buf text = {0};
    struct err err;
    char name[32];
    int i;
    CHECK_INT(shell("minisign -G -f -W -p theirs.pub -s theirs.key >/dev/null", "", ""), 0);
    CHECK_INT(shell("minisign -S -s theirs.key -t '%s' -m f* >/dev/null", "kpack1 id=雾凇", ""), 0);
    CHECK(slurp("theirs.pub", &text) && minisign_read_public(text.data, text.length, &key, &err));
    for (i = 0; i < FILES; i++) {
        snprintf(name, sizeof name, "f%04d", i);
        if (!ours_accepts(name, &key, "kpack1 id=雾凇", &err)) {
            test_fail(__FILE__, __LINE__, "%s: %s", name, err.text);
            break;
        }
    }
    buf_finish(&text);
}

static void ours_then_theirs(void)
{
    struct minisign_public key;
    struct minisign_secret secret;
    struct buf text = {0};
    struct err err;
    char name[32], sig[64];
    int i;
    minisign_generate(&key, &secret);
    minisign_write_public(&key, &text);
    CHECK(buf_write_file(&text, at("ours.pub"), &err));
    for (i = 0; i < FILES; i++) {
        uint8_t hash[MINISIGN_HASH];
        snprintf(name, sizeof name, "f%04d", i);
        snprintf(sig, sizeof sig, "%s.minisig", name);
        buf_clear(&text);
        CHECK(minisign_hash_file(at(name), hash, NULL, &err));
        CHECK(minisign_sign(&secret, hash, "kpack1 id=jilin seq=1", &text, &err));
        CHECK(buf_write_file(&text, at(sig), &err));
    }
    CHECK_INT(shell("for f in f????; do minisign -HVqm $f -p ours.pub || exit 1; done", "", ""), 0);
    buf_finish(&text);
}

/* Each other's secret keys, with a password and without. */
static void each_others_keys(void)
{
    static const char *const passwords[] = {"snow on the pass", NULL};
    struct minisign_public key;
    struct minisign_secret secret, opened;
    struct minisign_box box;
    struct buf text = {0};
    struct err err;
    size_t i;
    CHECK_INT(shell("printf 'cold\\ncold\\n' | minisign -G -f -p locked.pub -s locked.key"
                    " >/dev/null 2>&1",
                    "", ""),
              0);
    CHECK(slurp("locked.key", &text) && minisign_read_box(text.data, text.length, &box, &err));
    CHECK(box.locked);
    if (!minisign_unlock(&box, "cold", &opened, &err)) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
        return;
    }
    CHECK(slurp("locked.pub", &text) && minisign_read_public(text.data, text.length, &key, &err));
    CHECK(memcmp(key.id, opened.id, sizeof key.id) == 0);
    CHECK(memcmp(key.key, opened.key + 32, sizeof key.key) == 0);
    CHECK_INT(shell("minisign -G -f -W -p plain.pub -s plain.key >/dev/null", "", ""), 0);
    CHECK(slurp("plain.key", &text) && minisign_read_box(text.data, text.length, &box, &err));
    CHECK(!box.locked && minisign_unlock(&box, NULL, &opened, &err));
    CHECK(slurp("plain.pub", &text) && minisign_read_public(text.data, text.length, &key, &err));
    CHECK(memcmp(key.key, opened.key + 32, sizeof key.key) == 0);
    box.box[20] ^= 1; /* its check is empty, but the halves do not belong together */
    CHECK(!minisign_unlock(&box, NULL, &opened, &err) && err.code == ERR_INVALID);
    for (i = 0; i < 2; i++) {
        minisign_generate(&key, &secret);
        CHECK(minisign_lock(&secret, passwords[i], OPS, MEM, &box, &err));
        buf_clear(&text);
        minisign_write_box(&box, &text);
        CHECK(buf_write_file(&text, at("mine.key"), &err));
        buf_clear(&text);
        minisign_write_public(&key, &text);
        CHECK(buf_write_file(&text, at("mine.pub"), &err));
        CHECK_INT(shell("printf '%s\\n' | minisign -S -s mine.key -m f0001 >/dev/null 2>&1",
                        passwords[i] ? passwords[i] : "", ""),
                  0);
        CHECK(ours_accepts("f0001", &key, NULL, &err));
        CHECK_INT(shell("minisign -Vqm f0001 -p mine.pub", "", ""), 0);
    }
    buf_finish(&text);
}

/* Files that both refuse, and the few that we alone refuse: old signatures, and an odd line end. */
static void hostile_signatures(void)
{
    static const struct {
        const char *edit; /* of a good f0002.minisig, by sed or the like */
        bool ours_only;
    } rows[] = {
        {"sed -i 1d f0002.minisig", false},
        {"sed -i 2d f0002.minisig", false},
        {"sed -i 3d f0002.minisig", false},
        {"sed -i 4d f0002.minisig", false},
        {": > f0002.minisig", false},
        {"sed -i '3s/seq=1/seq=2/' f0002.minisig", false},
        {"sed -i '3s/$/ /' f0002.minisig", false},
        {"sed -i '3s/trusted/Trusted/' f0002.minisig", false},
        {"sed -i '1s/untrusted/trusted/' f0002.minisig", false},
        {"sed -i '2s/^RU/RW/' f0002.minisig", false},
        {"sed -i '2s/^RU/RV/' f0002.minisig", false},
        {"sed -i '2s/=$//' f0002.minisig", false},
        {"sed -i '2s/^/A/' f0002.minisig", false},
        {"sed -i '2s/^..../AAAA/' f0002.minisig", false},
        {"sed -i '4s/==$//' f0002.minisig", false},
        {"sed -i '4s/^..../AAAA/' f0002.minisig", false},
        {"sed -i '4s/^/!/' f0002.minisig", false},
        {"sed -n 4p f0002.minisig > x; sed -i '4d' f0002.minisig; sed -i '1r x' f0002.minisig",
         false},
        {"head -c 200 f0002.minisig > x; mv x f0002.minisig", false},
        {"cp f0003.minisig f0002.minisig", false},
        {"sed -n 2p f0003.minisig > x; sed -i -e '2r x' -e '2d' f0002.minisig", false},
        {"sed -n 3,4p f0003.minisig > x; sed -i -e '2r x' -e '3,4d' f0002.minisig", false},
        {"printf x >> f0002", false},
        {": > f0002", false},
        {"cp f0003 f0002", false},
        {"head -c 100000 /dev/zero | tr '\\0' x > f0002.minisig", false},
        {"head -c 3000 /dev/urandom > f0002.minisig", false},
        {"rm f0002.minisig; mkdir f0002.minisig", false},
        {"echo more >> f0002.minisig", true},
        {"minisign -S -l -s theirs.key -m f0002 >/dev/null", true}};
    struct minisign_public key;
    struct buf text = {0};
    struct err err;
    size_t i;
    CHECK_INT(shell("cp f0002 good; minisign -S -s theirs.key -t 'kpack1 seq=1' -m f0002 f0003"
                    " >/dev/null && cp f0002.minisig good.minisig",
                    "", ""),
              0);
    CHECK(slurp("theirs.pub", &text) && minisign_read_public(text.data, text.length, &key, &err));
    for (i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool theirs, ours;
        CHECK_INT(shell("rm -rf f0002.minisig; cp good f0002; cp good.minisig f0002.minisig;"
                        " (%s)%s",
                        rows[i].edit, ""),
                  0);
        theirs = shell("minisign -HVqm f0002 -p theirs.pub >/dev/null 2>&1", "", "") == 0;
        ours = ours_accepts("f0002", &key, NULL, &err);
        if (ours || (theirs && !rows[i].ours_only)) {
            test_fail(__FILE__, __LINE__, "%s: ours %d, theirs %d", rows[i].edit, ours, theirs);
            return;
        }
    }
    CHECK_INT(shell("rm -rf f0002.minisig; cp good f0002; cp good.minisig f0002.minisig", "", ""),
              0);
    CHECK(ours_accepts("f0002", &key, "kpack1 seq=1", &err));
    buf_finish(&text);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    snprintf(folder, sizeof folder, "%s", test_scratch("minisign"));
    mkdir(folder, 0755);
    if (!make_files()) {
        puts("0 passed, 1 failed");
        return 1;
    }
    RUN(theirs_then_ours);
    RUN(ours_then_theirs);
    RUN(each_others_keys);
    RUN(hostile_signatures);
    if (test_state.failed == 0) {
        shell("rm -rf '%s'%s", folder, "");
    }
    return TEST_END();
}
