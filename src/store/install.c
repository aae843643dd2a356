/* A pack from the stick to the state, in the order of the design: nothing is believed before it has
 * been read back from our own disk, and nothing is said before it is on it. */
#include "parts.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define INSTALL_PIECE (1u << 20)

struct install {
    struct store *s;
    const char *pack; /* on the stick */
    const struct store_progress *progress;
    struct store_outcome *out;
    struct minisign_signature sig;
    const struct minisign_public *key;
    struct buf sig_text;       /* the bytes that were checked, and that are kept */
    char name[STORE_NAME_MAX]; /* of its folder, once the bytes are known */
    const char *work;          /* folder it is copied into */
};

static bool install_no(struct install *in, enum store_code code, const char *detail)
{
    in->out->code = code;
    snprintf(in->out->detail, sizeof in->out->detail, "%.200s", detail);
    return false;
}

static bool install_own(struct install *in, const char *what)
{
    char detail[240];
    int number = errno;
    snprintf(detail, sizeof detail, "%s: %s", what, strerror(number));
    return install_no(in, number == ENOSPC || number == EDQUOT ? STORE_NO_ROOM : STORE_OWN_DISK,
                      detail);
}

/* --- what can be told at once ----------------------------------------------------------------- */

static bool install_signature(struct install *in, const char *signature)
{
    struct err err;
    if (!store_slurp(in->s, signature, MINISIGN_FILE_MAX, &in->sig_text, &err)) {
        return install_no(in,
                          err.code == ERR_NOT_FOUND ? STORE_NO_SIGNATURE
                          : err.code == ERR_FULL    ? STORE_BAD_SIGNATURE
                                                    : STORE_TAKEN_OUT,
                          err.text);
    }
    if (!minisign_read_signature(buf_text(&in->sig_text), in->sig_text.length, &in->sig, &err)) {
        return install_no(in, STORE_BAD_SIGNATURE, err.text);
    }
    in->key = store_key(in->s, &in->sig);
    if (!in->key) {
        return install_no(in, STORE_NOT_OURS, "signed with a key that is not in keys.d");
    }
    if (!minisign_check_comment(&in->sig, in->key, &err)) {
        return install_no(in, STORE_BAD_SIGNATURE, err.text);
    }
    if (!label_read(in->sig.comment, &in->out->label, &err)) {
        return install_no(in, err.code == ERR_VERSION ? STORE_NOT_OURS : STORE_BAD_SIGNATURE,
                          err.text);
    }
    return true;
}

static bool install_wanted(const struct store *s, const char *id)
{
    size_t i;
    if (!s->o.ids) {
        return true;
    }
    for (i = 0; s->o.ids[i]; i++) {
        if (strcmp(s->o.ids[i], id) == 0) {
            return true;
        }
    }
    return false;
}

/* The installed pack with this id and number, if there is one; its signature in `sig`. */
static const char *install_twin(struct install *in, struct minisign_signature *sig)
{
    const struct minisign_public *key;
    const char **names;
    struct label label;
    size_t count, i;
    struct err err;
    if (!store_names(in->s, &names, &count, &err)) {
        return NULL;
    }
    for (i = 0; i < count; i++) {
        struct store_name parts;
        if (store_name_read(names[i], &parts) && strcmp(parts.id, in->out->label.id) == 0 &&
            parts.seq == in->out->label.seq &&
            store_check(in->s, names[i], sig, &label, &key, &err)) {
            return names[i];
        }
    }
    return NULL;
}

static bool install_policy(struct install *in)
{
    const struct label *l = &in->out->label;
    const struct store_options *o = &in->s->o;
    struct minisign_signature sig;
    const char *twin;
    struct store_name parts;
    if (!install_wanted(in->s, l->id)) {
        return install_no(in, STORE_NOT_OURS, l->id);
    }
    if (l->fmt_major != o->fmt_major || l->reader_major > o->fmt_major ||
        (l->reader_major == o->fmt_major && l->reader_minor > o->fmt_minor)) {
        return install_no(in, STORE_NEEDS_NEWER, in->sig.comment);
    }
    twin = install_twin(in, &sig);
    /* The first signature is made of the file alone: equal ones, equal files. */
    if (twin && memcmp(sig.file, in->sig.file, sizeof sig.file) != 0) {
        return install_no(in, STORE_TWO_OF_ONE, twin);
    }
    if (twin && strcmp(twin, in->s->state.cur) == 0) {
        in->out->code = STORE_ALREADY;
        return false;
    }
    if (twin && store_name_read(twin, &parts) && store_is_bad(&in->s->state, parts.hash16)) {
        return install_no(in, STORE_DID_NOT_START, twin);
    }
    if (l->epoch < in->s->state.epoch || l->seq <= store_floor(&in->s->state, l->id)) {
        return install_no(in, STORE_OLDER, in->sig.comment);
    }
    return true;
}

static bool install_room(struct install *in)
{
    const struct store_ops *ops = in->s->o.ops;
    uint64_t need = in->out->label.size + STORE_SPARE;
    in->out->need = need;
    if (ops->room(ops->self, in->s->o.folder, &in->out->room) != 0) {
        return install_own(in, "free space");
    }
    if (in->out->room < need || need < STORE_SPARE) {
        store_tidy(in->s);
        if (ops->room(ops->self, in->s->o.folder, &in->out->room) != 0) {
            return install_own(in, "free space");
        }
    }
    return (in->out->room >= need && need >= STORE_SPARE) ||
           install_no(in, STORE_NO_ROOM, "free space");
}

static bool install_look(struct install *in, const char *signature)
{
    const struct store_ops *ops = in->s->o.ops;
    struct store_file_info info;
    if (!install_signature(in, signature)) {
        return false;
    }
    if (ops->info(ops->self, in->pack, &info) != 0 || !info.is_file) {
        return install_no(in, STORE_TAKEN_OUT, "the pack cannot be found");
    }
    if (info.size != in->out->label.size) {
        return install_no(in, STORE_INCOMPLETE, in->sig.comment);
    }
    return install_policy(in);
}

/* --- copying ---------------------------------------------------------------------------------- */

/* At most one byte more than was signed is ever read from the stick. */
static bool install_bytes(struct install *in, int from, int to)
{
    const struct store_ops *ops = in->s->o.ops;
    char *piece = arena_alloc(&in->s->mem, INSTALL_PIECE);
    uint64_t all = in->out->label.size, done = 0;
    for (;;) {
        uint64_t left = all - done;
        size_t want = left >= INSTALL_PIECE ? INSTALL_PIECE : (size_t)left + (left < INSTALL_PIECE);
        ssize_t n = ops->read(ops->self, from, piece, want);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        in->out->done = done;
        if (n < 0) {
            return install_no(in, STORE_TAKEN_OUT, strerror(errno));
        }
        if (n == 0) {
            return done == all || install_no(in, STORE_TAKEN_OUT, "it ends too early");
        }
        if ((uint64_t)n > left) {
            return install_no(in, STORE_INCOMPLETE, "it is longer than its label says");
        }
        if (!store_write_all(in->s, to, piece, (size_t)n)) {
            return install_own(in, "writing the copy");
        }
        done += (uint64_t)n;
        if (in->progress && in->progress->step &&
            !in->progress->step(in->progress->self, done, all)) {
            in->out->done = done;
            return install_no(in, STORE_CANCELLED, "");
        }
    }
}

static bool install_copy_pack(struct install *in)
{
    const struct store_ops *ops = in->s->o.ops;
    const char *path = arena_format(&in->s->mem, "%s/" STORE_PACK, in->work);
    int from = ops->open(ops->self, in->pack), to;
    bool ok;
    if (from < 0) {
        return install_no(in, STORE_TAKEN_OUT, strerror(errno));
    }
    to = ops->create(ops->self, path);
    if (to < 0) {
        ok = install_own(in, path);
    } else {
        ok = ops->reserve(ops->self, to, in->out->label.size) == 0 || errno == EOPNOTSUPP ||
             install_own(in, "reserving room");
        ok = ok && install_bytes(in, from, to);
        ok = ok && (ops->sync(ops->self, to) == 0 || install_own(in, "syncing the copy"));
        if (ops->close(ops->self, to) != 0 && ok) {
            ok = install_own(in, "closing the copy");
        }
    }
    ops->close(ops->self, from);
    return ok;
}

static bool install_copy(struct install *in)
{
    const struct store_ops *ops = in->s->o.ops;
    struct err err;
    in->work = store_pack_path(in->s, arena_format(&in->s->mem, ".incoming-%u", ++in->s->serial));
    if (ops->make_folder(ops->self, in->work) != 0) {
        return install_own(in, in->work);
    }
    if (!install_copy_pack(in)) {
        return false;
    }
    if (!store_spit(in->s, arena_format(&in->s->mem, "%s/" STORE_SIGNATURE, in->work),
                    &in->sig_text, &err)) {
        return install_no(in, err.code == ERR_FULL ? STORE_NO_ROOM : STORE_OWN_DISK, err.text);
    }
    if (ops->sync_folder(ops->self, in->work) != 0) {
        return install_own(in, "syncing the folder");
    }
    if (in->progress && in->progress->copied) {
        in->progress->copied(in->progress->self);
    }
    return true;
}

/* --- checking and switching ------------------------------------------------------------------- */

/* The copy as it is on our disk: its bytes, then, only if they are what was signed, its content. */
static bool install_check(struct install *in)
{
    const char *path = arena_format(&in->s->mem, "%s/" STORE_PACK, in->work);
    uint8_t hash[MINISIGN_HASH];
    char hash16[17];
    struct err err;
    if (!store_hash(in->s, path, hash, hash16)) {
        return install_own(in, "reading the copy");
    }
    if (!minisign_check_file(&in->sig, in->key, hash, &err)) {
        return install_no(in, STORE_DAMAGED, err.text);
    }
    if (store_is_bad(&in->s->state, hash16)) {
        return install_no(in, STORE_DID_NOT_START, hash16);
    }
    snprintf(in->name, sizeof in->name, "%s-%lu-%s", in->out->label.id,
             (unsigned long)in->out->label.seq, hash16);
    return !in->s->o.validate ||
           in->s->o.validate(in->s->o.validate_self, path, &in->out->label, &err) ||
           install_no(in, STORE_NOT_VALID, err.text);
}

static bool install_switch(struct install *in)
{
    const struct store_ops *ops = in->s->o.ops;
    struct store_state next = in->s->state;
    const char *path = store_pack_path(in->s, in->name);
    struct err err;
    if (strcmp(in->name, next.cur) != 0) {
        /* of an earlier try, or rolled back from: the same bytes, checked a moment ago */
        store_throw(in->s, in->name);
    }
    if (ops->rename(ops->self, in->work, path) != 0) {
        return install_own(in, path);
    }
    in->work = path;
    if (ops->sync_folder(ops->self, store_path(in->s, "packs")) != 0) {
        return install_own(in, "syncing packs");
    }
    memcpy(next.prev, next.cur, sizeof next.prev);
    memcpy(next.cur, in->name, sizeof next.cur);
    next.phase = STORE_TRIAL;
    next.tries = STORE_TRIES;
    next.error[0] = 0;
    if (!store_save(in->s, &next, &err)) {
        return install_no(in, err.code == ERR_FULL ? STORE_NO_ROOM : STORE_OWN_DISK, err.text);
    }
    return true;
}

/* --- the two ways in -------------------------------------------------------------------------- */

static void install_begin(struct install *in, struct store *s, const char *pack,
                          const struct store_progress *progress, struct store_outcome *out)
{
    memset(in, 0, sizeof *in);
    memset(out, 0, sizeof *out);
    in->s = s;
    in->pack = pack;
    in->progress = progress;
    in->out = out;
}

bool store_look(struct store *s, const char *pack, const char *signature, struct store_outcome *out)
{
    struct install in;
    bool ok;
    install_begin(&in, s, pack, NULL, out);
    ok = install_look(&in, signature);
    buf_finish(&in.sig_text);
    return ok || out->code == STORE_ALREADY;
}

bool store_install(struct store *s, const char *pack, const char *signature,
                   const struct store_progress *progress, struct store_outcome *out)
{
    struct install in;
    bool ok;
    install_begin(&in, s, pack, progress, out);
    ok = install_look(&in, signature) && install_room(&in) && install_copy(&in) &&
         install_check(&in) && install_switch(&in);
    buf_finish(&in.sig_text);
    if (ok || in.work) {
        store_tidy(s);
    }
    return ok || out->code == STORE_ALREADY;
}
