/* Which pack is shown at a start: the store's turn, the trial of a new one, and what follows one
 * that does not open. With real packs in a real store; only time is not real. */
#include "app/internal.h"
#include "test.h"

#include "base/mem.h"
#include "pack/pack.h"

#include <stdlib.h>
#include <sys/stat.h>

#define FRAME_MS 16
#define MADE 3 /* packs of numbers 11, 12, 13; the factory's has 3 */

static struct headless kiosk;
static struct app_options options;
static struct store_key key;
static struct minisign_secret secret;
static struct store_options store;
static char folder[600], made[600];

/* --- packs and a store ------------------------------------------------------------------------ */

static void shell(const char *fmt, const char *a, int b, const char *c)
{
    struct buf command = {0};
    buf_format(&command, fmt, a, b, c);
    if (system(command.data) != 0) {
        test_fail(__FILE__, __LINE__, "%s", command.data);
    }
    buf_finish(&command);
}

static void sign(const char *path, uint32_t seq)
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

static void make_packs(void)
{
    char path[700];
    int i;
    snprintf(made, sizeof made, "%s", test_scratch("keep-packs"));
    shell("rm -rf '%1$s' && mkdir -p '%1$s'", made, 0, "");
    for (i = 11; i < 11 + MADE; i++) {
        shell("cp -r " KIOSK_SOURCE_DIR "/tests/fixtures/mini '%1$s/%2$d' && "
              "sed -i 's/^seq = .*/seq = %2$d/' '%1$s/%2$d/pack.ini'",
              made, i, "");
        shell(KIOSK_PACKER " build '%1$s/%2$d' -o '%1$s/%2$d.kpack' >/dev/null 2>&1", made, i, "");
        snprintf(path, sizeof path, "%s/%d.kpack", made, i);
        sign(path, (uint32_t)i);
    }
    shell(KIOSK_PACKER " build " KIOSK_SOURCE_DIR
                       "/tests/fixtures/mini -o '%1$s/factory.kpack' >/dev/null 2>&1",
          made, 0, "");
}

static bool fine(void *self, const char *path, const struct label *label, struct err *err)
{
    (void)self;
    (void)path;
    (void)label;
    (void)err;
    return true;
}

static void new_store(void)
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

static void bring_in(int seq, bool proved)
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

static struct store_state state(void)
{
    struct store_state st;
    struct store s;
    struct err err;
    if (!store_open(&s, &store, &err)) { /* nobody else has it */
        test_fail(__FILE__, __LINE__, "%s", err.text);
    }
    st = s.state;
    store_close(&s);
    return st;
}

/* What a disk may do to a pack that was fine when it came in. */
static void spoil(int seq)
{
    shell("for f in '%1$s'/packs/mini-%2$d-*/pack.kpack; do "
          "printf 'spoiled' | dd of=\"$f\" conv=notrunc bs=1 seek=40 2>/dev/null; done",
          folder, seq, "");
}

/* --- a kiosk on it ---------------------------------------------------------------------------- */

static int64_t start(void)
{
    static char factory[700];
    struct app_host host;
    int code = 0;
    memset(&kiosk, 0, sizeof kiosk);
    memset(&options, 0, sizeof options);
    snprintf(factory, sizeof factory, "%s/factory.kpack", made);
    options.pack = factory;
    options.store = folder;
    options.settings = "/dev/null";
    kiosk.now_ms = 5000;
    host = headless_host(&kiosk);
    if (!app_create(&kiosk.app, &options, screen_table, &host, &code)) {
        test_fail(__FILE__, __LINE__, "no kiosk: %d", code);
        return -1;
    }
    headless_resize(&kiosk, 1920, 1080);
    headless_step(&kiosk, FRAME_MS);
    return kiosk.app.pack ? pack_info(kiosk.app.pack)->seq : -1;
}

static void stop(void)
{
    app_destroy(&kiosk.app);
    mem_free(kiosk.pixels);
}

static void pass(int64_t ms)
{
    int64_t end = kiosk.now_ms + ms;
    while (kiosk.now_ms < end) {
        int64_t next = app_next_ms(&kiosk.app, kiosk.now_ms);
        int64_t by = next < 0 ? end - kiosk.now_ms : next - kiosk.now_ms;
        by = by < FRAME_MS ? FRAME_MS : by;
        headless_step(&kiosk, by < end - kiosk.now_ms ? by : end - kiosk.now_ms);
    }
}

static void an_empty_store_shows_the_factorys(void)
{
    new_store();
    CHECK_INT(start(), 3);
    CHECK(!kiosk.app.keep.factory); /* nothing is wrong with that */
    stop();
}

static void half_a_minute_proves_a_pack(void)
{
    struct store_state after;
    new_store();
    bring_in(11, true);
    bring_in(12, false);
    CHECK_INT(start(), 12);
    CHECK_INT(state().phase, STORE_TRIAL);
    CHECK_INT(state().tries, STORE_TRIES - 1); /* written before the pack was opened */
    pass(29000);
    CHECK_INT(state().phase, STORE_TRIAL);
    pass(3000);
    CHECK_INT(state().phase, STORE_OK);
    after = state();
    CHECK_INT(store_floor(&after, "mini"), 12);
    pass(100000); /* and rests */
    stop();
    CHECK_INT(start(), 12);
    CHECK_INT(state().phase, STORE_OK);
    stop();
}

static void who_stays_away_from_home_proves_nothing_yet(void)
{
    new_store();
    bring_in(11, true);
    bring_in(12, false);
    CHECK_INT(start(), 12);
    nav_push(kiosk.app.nav, "search");
    headless_step(&kiosk, FRAME_MS);
    pass(40000);
    CHECK_INT(state().phase, STORE_TRIAL);
    pass(200000); /* the visitor has left; the kiosk rests */
    CHECK_INT(state().phase, STORE_OK);
    stop();
}

static void three_starts_that_end_too_soon_bring_the_old_one_back(void)
{
    int i;
    new_store();
    bring_in(11, true);
    bring_in(12, false);
    for (i = 0; i < STORE_TRIES; i++) {
        CHECK_INT(start(), 12);
        pass(10000);
        stop();
    }
    CHECK_INT(start(), 11);
    CHECK_TEXT(state().error, "U60");
    CHECK_INT(state().phase, STORE_OK);
    stop();
}

static void one_on_trial_that_does_not_open_falls_back_at_once(void)
{
    new_store();
    bring_in(11, true);
    bring_in(12, false);
    spoil(12);
    CHECK_INT(start(), 11);
    CHECK_TEXT(state().error, "U60");
    CHECK(!kiosk.app.keep.factory && !kiosk.app.keep.trial);
    stop();
}

static void another_one_that_is_installed_comes_before_the_factorys(void)
{
    new_store();
    bring_in(11, true);
    bring_in(12, true);
    bring_in(13, true);
    spoil(13);
    spoil(12);
    CHECK_INT(start(), 11);
    stop();
    spoil(11);
    CHECK_INT(start(), 3);
    CHECK(kiosk.app.keep.factory);
    stop();
}

static void who_finds_the_store_busy_shows_what_it_says_and_changes_nothing(void)
{
    struct store other;
    struct err err;
    new_store();
    bring_in(11, true);
    bring_in(12, false);
    CHECK(store_open(&other, &store, &err));
    CHECK_INT(start(), 12);
    CHECK_INT(other.state.tries, STORE_TRIES);
    pass(40000); /* it cannot be written down */
    store_close(&other);
    CHECK_INT(state().phase, STORE_TRIAL);
    CHECK_INT(state().tries, STORE_TRIES);
    pass(10000);
    CHECK_INT(state().phase, STORE_OK);
    stop();
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    minisign_generate(&key.key, &secret);
    memcpy(key.name, "museum", 7);
    make_packs();
    RUN(an_empty_store_shows_the_factorys);
    RUN(half_a_minute_proves_a_pack);
    RUN(who_stays_away_from_home_proves_nothing_yet);
    RUN(three_starts_that_end_too_soon_bring_the_old_one_back);
    RUN(one_on_trial_that_does_not_open_falls_back_at_once);
    RUN(another_one_that_is_installed_comes_before_the_factorys);
    RUN(who_finds_the_store_busy_shows_what_it_says_and_changes_nothing);
    shell("rm -rf '%1$s' '%3$s'", made, 0, folder);
    return TEST_END();
}
