/* Packs under a good signature and a store for them, for tests of the kiosk that lives with one.
 * Made of tests/fixtures/mini: numbers 11 to 13; the factory's pack has number 3. */
#ifndef TESTS_APP_GROUND_H
#define TESTS_APP_GROUND_H

#include "test.h"

#include "sign/label.h"
#include "sign/minisign.h"
#include "store/store.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#define MADE 3

static struct store_key key;
static struct minisign_secret secret;
static struct store_options store;
static char folder[600], made[600];

static inline void shell(const char *fmt, const char *a, int b, const char *c)
{
    struct buf command = {0};
    buf_format(&command, fmt, a, b, c);
    if (system(command.data) != 0) {
        test_fail(__FILE__, __LINE__, "%s", command.data);
    }
    buf_finish(&command);
}

static inline void sign(const char *path, uint32_t seq)
{
    struct label label = {.id = "mini", .seq = seq, .fmt_major = 1, .reader_major = 1};
    struct buf pack = {0}, comment = {0}, signature = {0};
    struct minisign_hash h;
    uint8_t hash[MINISIGN_HASH];
    char name[720];
    struct err err;
    CHECK(buf_read_file(&pack, path, 64 << 20, &err));
    label.size = pack.length;
    memcpy(label.label, "test", 5);
    minisign_hash_begin(&h);
    minisign_hash_add(&h, buf_text(&pack), pack.length);
    minisign_hash_end(&h, hash);
    label_write(&label, &comment);
    CHECK(minisign_sign(&secret, hash, buf_text(&comment), &signature, &err));
    snprintf(name, sizeof name, "%s.minisig", path);
    CHECK(buf_write_file(&signature, name, &err));
    buf_finish(&pack);
    buf_finish(&comment);
    buf_finish(&signature);
}

static inline void make_packs(void)
{
    char path[700];
    int i;
    snprintf(made, sizeof made, "%s", test_scratch("keep-packs"));
    shell("rm -rf '%1$s' && mkdir -p '%1$s'", made, 0, "");
    for (i = 11; i < 11 + MADE; i++) {
        shell("cp -r " KIOSK_SOURCE_DIR "/tests/fixtures/mini '%1$s/%2$d' && "
              "sed -i 's/^seq = .*/seq = %2$d/; s/^title = 迷你馆/title = 迷你馆%2$d/' "
              "'%1$s/%2$d/pack.ini'",
              made, i, "");
        shell(KIOSK_PACKER " build '%1$s/%2$d' -o '%1$s/%2$d.kpack' >/dev/null 2>&1", made, i, "");
        snprintf(path, sizeof path, "%s/%d.kpack", made, i);
        sign(path, (uint32_t)i);
    }
    shell(KIOSK_PACKER " build " KIOSK_SOURCE_DIR
                       "/tests/fixtures/mini -o '%1$s/factory.kpack' >/dev/null 2>&1",
          made, 0, "");
}

static inline bool fine(void *self, const char *path, const struct label *label, struct err *err)
{
    (void)self;
    (void)path;
    (void)label;
    (void)err;
    return true;
}

static inline void new_store(void)
{
    struct store s;
    struct err err;
    struct buf text = {0};
    char path[700];
    snprintf(folder, sizeof folder, "%s", test_scratch("keep-store"));
    shell("rm -rf '%1$s'", folder, 0, "");
    store = (struct store_options){.folder = folder,
                                   .keys = &key,
                                   .key_count = 1,
                                   .fmt_major = 1,
                                   .fmt_minor = 2,
                                   .ops = &store_ops_system,
                                   .validate = fine};
    CHECK(store_open(&s, &store, &err));
    store_close(&s);
    snprintf(path, sizeof path, "%s/keys.d", folder);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/keys.d/museum.pub", folder);
    minisign_write_public(&key.key, &text);
    CHECK(buf_write_file(&text, path, &err));
    buf_finish(&text);
}

static inline void bring_in(int seq, bool proved)
{
    char pack[700], signature[700];
    struct store_outcome out;
    struct store s;
    struct err err;
    snprintf(pack, sizeof pack, "%s/%d.kpack", made, seq);
    snprintf(signature, sizeof signature, "%s/%d.kpack.minisig", made, seq);
    CHECK(store_open(&s, &store, &err));
    CHECK(store_install(&s, pack, signature, NULL, &out));
    CHECK(!proved || store_proved(&s, &err));
    store_close(&s);
}

/* Of the store on the disk; waits for whoever has it just now. */
static inline struct store_state state(void)
{
    const struct timespec step = {0, 20000000};
    struct store_state st;
    struct store s;
    struct err err;
    int i;
    for (i = 0; i < 500 && !store_open(&s, &store, &err); i++) {
        store_close(&s);
        nanosleep(&step, NULL);
    }
    if (i == 500) {
        test_fail(__FILE__, __LINE__, "%s", err.text);
    }
    st = s.state;
    store_close(&s);
    return st;
}

/* What a disk may do to a pack that was fine when it came in. */
static inline void spoil(int seq)
{
    shell("for f in '%1$s'/packs/mini-%2$d-*/pack.kpack; do "
          "printf 'spoiled' | dd of=\"$f\" conv=notrunc bs=1 seek=40 2>/dev/null; done",
          folder, seq, "");
}

static inline void ground_begin(void)
{
    minisign_generate(&key.key, &secret);
    memcpy(key.name, "museum", 7);
    make_packs();
}

static inline void ground_end(void)
{
    shell("rm -rf '%1$s' '%3$s'", made, 0, folder);
}

#endif
