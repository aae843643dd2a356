/* Well signed and yet no pack: through the whole of the store, with the check of the product. The
 * stick's copy is taken, its signature is right, and what decides is the child in the sandbox. */
#include "hostile.h"

#include "sign/minisign.h"
#include "store/store.h"

struct desk {
    struct store_key key;
    struct minisign_secret secret;
    struct store store;
    struct store_options options;
    char folder[4096];
};

static bool judge(void *self, const char *path, const struct label *label, struct err *err)
{
    (void)self;
    return check_alone(path, label, err);
}

static bool desk_begin(struct desk *d)
{
    struct err err;
    memset(d, 0, sizeof *d);
    minisign_generate(&d->key.key, &d->secret);
    snprintf(d->key.name, sizeof d->key.name, "museum");
    snprintf(d->folder, sizeof d->folder, "%s", test_scratch("signed-store"));
    mkdir(d->folder, 0700);
    d->options = (struct store_options){.folder = d->folder,
                                        .keys = &d->key,
                                        .key_count = 1,
                                        .fmt_major = 1,
                                        .fmt_minor = 2,
                                        .ops = &store_ops_system,
                                        .validate = judge};
    return hostile_said(store_open(&d->store, &d->options, &err), &err);
}

/* Signs the pack at `path` as number `seq` of `id`, and brings it in. */
static enum store_code bring(struct desk *d, const char *path, const char *id, uint32_t seq,
                             struct store_outcome *out)
{
    struct label label = {
        .seq = seq, .fmt_major = 1, .fmt_minor = 2, .reader_major = 1, .label = "test"};
    struct buf comment = {0}, signature = {0};
    uint8_t hash[MINISIGN_HASH];
    char signature_path[4200];
    struct err err;
    bool ok;
    snprintf(label.id, sizeof label.id, "%s", id);
    snprintf(signature_path, sizeof signature_path, "%s.minisig", path);
    ok = minisign_hash_file(path, hash, &label.size, &err);
    label_write(&label, &comment);
    ok = ok && minisign_sign(&d->secret, hash, buf_text(&comment), &signature, &err) &&
         buf_write_file(&signature, signature_path, &err);
    out->code = STORE_CODES;
    if (hostile_said(ok, &err)) {
        store_stage(&d->store, path, signature_path, NULL, out);
    }
    buf_finish(&comment);
    buf_finish(&signature);
    return out->code;
}

static void what_the_check_says_goes_to_staff(void)
{
    static const struct {
        struct hostile h;
        const char *says;
    } cases[] = {
        {{.late = "CREATE VIEW v AS SELECT 1"}, "K27 "},
        {{.early = "UPDATE lang SET fallback = 'ko' WHERE tag = 'en'; UPDATE lang SET fallback ="
                   " 'en' WHERE tag = 'ko'"},
         "K47 "},
        {{.at = 18, .keep = 0, .flip = 2}, "K09 "},
        {{.late = "UPDATE text SET body = '别' WHERE entry = 1"}, "K73 "}};
    struct store_outcome out;
    struct desk d;
    size_t i;
    CHECK(desk_begin(&d));
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *path = hostile_make("signed", &cases[i].h);
        CHECK(path);
        if (bring(&d, path, "mini", 3, &out) != STORE_NOT_VALID ||
            strncmp(out.detail, cases[i].says, 4) != 0) {
            test_fail(__FILE__, __LINE__, "case %d: code %d, %s", (int)i, (int)out.code,
                      out.detail);
        }
    }
    CHECK_TEXT(store_sayings[STORE_NOT_VALID].code, "U50");
    CHECK(store_running(&d.store) == NULL);
    store_close(&d.store);
}

/* A pack under the label of another one: both are signed, and they do not belong together. */
static void labels_are_compared(void)
{
    struct store_outcome out;
    const char *path = hostile_copy("signed");
    struct desk d;
    struct err err;
    CHECK(path && desk_begin(&d));
    CHECK_INT(bring(&d, path, "jilin", 3, &out), STORE_NOT_VALID);
    CHECK_HAS(out.detail, rule_words[RULE_SAME_ID].code);
    CHECK_INT(bring(&d, path, "mini", 4000000000u, &out), STORE_NOT_VALID);
    CHECK_HAS(out.detail, rule_words[RULE_SAME_SEQ].code);
    CHECK_INT(bring(&d, path, "mini", 3, &out), STORE_STAGED);
    CHECK(store_switch(&d.store, out.name, &err));
    CHECK(store_running(&d.store) != NULL);
    store_close(&d.store);
}

int main(int argc, char **argv)
{
    HOSTILE_CHILD(argc, argv);
    TEST_BEGIN(argc, argv);
    RUN(what_the_check_says_goes_to_staff);
    RUN(labels_are_compared);
    return TEST_END();
}
