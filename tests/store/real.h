/* A store and a stick in real folders, for the tests that need no model of a disk. */
#ifndef TESTS_STORE_REAL_H
#define TESTS_STORE_REAL_H

#include "sealed.h"

#include "store/store.h"

#include <sys/stat.h>
#include <unistd.h>

#define SIZE 5000

struct real {
    char folder[600], stick[600];
    struct store s;
    struct store_options o;
};

static inline void shell(const char *fmt, const char *a)
{
    struct buf command = {0};
    buf_format(&command, fmt, a);
    if (system(command.data) != 0) {
        test_fail(__FILE__, __LINE__, "%s", command.data);
    }
    buf_finish(&command);
}

static inline bool valid(void *self, const char *path, const struct label *label, struct err *err)
{
    const char *bad = self;
    struct buf bytes = {0};
    bool ok = label->seq > 0 && buf_read_file(&bytes, path, 1 << 20, err) &&
              (!bad || err_set(err, ERR_INVALID, "%s", bad));
    buf_finish(&bytes);
    return ok;
}

static inline bool begin(struct real *r, const struct sealed *keys)
{
    struct err err;
    memset(r, 0, sizeof *r);
    snprintf(r->folder, sizeof r->folder, "%s", test_scratch("store"));
    snprintf(r->stick, sizeof r->stick, "%s", test_scratch("stick"));
    shell("rm -rf '%s'", r->folder);
    shell("rm -rf '%s'", r->stick);
    mkdir(r->stick, 0755);
    r->o = (struct store_options){.folder = r->folder,
                                  .keys = &keys->trusted,
                                  .key_count = 1,
                                  .fmt_major = 1,
                                  .fmt_minor = 2,
                                  .ops = &store_ops_system,
                                  .validate = valid};
    return store_open(&r->s, &r->o, &err);
}

static inline void end(struct real *r)
{
    store_close(&r->s);
    shell("rm -rf '%s'", r->folder);
    shell("rm -rf '%s'", r->stick);
}

static inline void write_pair(const struct real *r, const struct sealed *by, const char *id,
                              uint32_t seq, uint64_t salt)
{
    struct buf pack = {0}, signature = {0};
    char path[700];
    struct err err;
    sealed_make(by, id, seq, salt, SIZE, &pack, &signature);
    snprintf(path, sizeof path, "%s/x.kpack", r->stick);
    buf_write_file(&pack, path, &err);
    snprintf(path, sizeof path, "%s/x.kpack.minisig", r->stick);
    buf_write_file(&signature, path, &err);
    buf_finish(&pack);
    buf_finish(&signature);
}

static inline enum store_code install(struct real *r, struct store_outcome *out)
{
    char pack[700], signature[700];
    bool ok;
    snprintf(pack, sizeof pack, "%s/x.kpack", r->stick);
    snprintf(signature, sizeof signature, "%s/x.kpack.minisig", r->stick);
    ok = store_install(&r->s, pack, signature, NULL, out);
    if (ok != (out->code == STORE_INSTALLED || out->code == STORE_ALREADY)) {
        test_fail(__FILE__, __LINE__, "%d with code %d", ok, (int)out->code);
    }
    return out->code;
}

static inline uint32_t running(const struct store *s)
{
    struct store_name name;
    return store_name_read(s->state.cur, &name) ? name.seq : 0;
}

#endif
