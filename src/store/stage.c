/* A pack from the stick into packs/, in the order of the design: nothing is believed before it has
 * been read back from our own disk, and no folder bears a pack's name before all of it is there. */
#include "trail.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#define STAGE_PIECE (256u << 10) /* of a slow stick, less than a fifth of a second */
#define STAGE_TRIES 1000         /* of names for the folder at work */

/* Other packs make room only if that is enough: none goes for one that cannot come in anyway. */
static bool stage_room(struct incoming *in)
{
    const struct store_ops *ops = in->s->o.ops;
    uint64_t need = in->out->label.size + STORE_SPARE, *room = &in->out->room;
    in->out->need = need;
    store_tidy_work(in->s);
    if (ops->room(ops->self, in->s->o.folder, room) != 0) {
        return incoming_own(in, "free space");
    }
    if (need >= STORE_SPARE && *room < need && store_tidy_frees(in->s) >= need - *room) {
        store_tidy(in->s, "", 0);
        if (ops->room(ops->self, in->s->o.folder, room) != 0) {
            return incoming_own(in, "free space");
        }
    }
    return (*room >= need && need >= STORE_SPARE) || incoming_no(in, STORE_NO_ROOM, "free space");
}

/* --- copying ---------------------------------------------------------------------------------- */

/* At most one byte more than was signed is ever read from the stick. */
static bool stage_bytes(struct incoming *in, struct trail *trail, int from, int to)
{
    const struct store_ops *ops = in->s->o.ops;
    char *piece = arena_alloc(&in->s->mem, STAGE_PIECE);
    uint64_t all = in->out->label.size, done = 0;
    for (;;) {
        uint64_t left = all - done;
        size_t want = left >= STAGE_PIECE ? STAGE_PIECE : (size_t)left + (left < STAGE_PIECE);
        ssize_t n = ops->read(ops->self, from, piece, want);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        in->out->done = done;
        if (n < 0) {
            return incoming_no(in, STORE_TAKEN_OUT, strerror(errno));
        }
        if (n == 0) {
            return done == all || incoming_no(in, STORE_TAKEN_OUT, "it ends too early");
        }
        if ((uint64_t)n > left) {
            return incoming_no(in, STORE_INCOMPLETE, "it is longer than its label says");
        }
        if (!store_write_all(in->s, to, piece, (size_t)n)) {
            return incoming_own(in, "writing the copy");
        }
        done += (uint64_t)n;
        if (!trail_wrote(trail, done)) {
            return incoming_own(in, "reading back the copy");
        }
        if (in->progress && in->progress->step &&
            !in->progress->step(in->progress->self, done, all)) {
            in->out->done = done;
            return incoming_no(in, STORE_CANCELLED, "");
        }
    }
}

/* Whoever else has the copy open could change it after it was checked. */
static bool stage_alone(struct incoming *in, const char *path)
{
    const struct store_ops *ops = in->s->o.ops;
    int fd, number;
    if (!ops->alone) {
        return true;
    }
    fd = ops->open(ops->self, path);
    if (fd < 0) {
        return incoming_own(in, path);
    }
    if (ops->alone(ops->self, fd) != 0) {
        number = errno;
        ops->close(ops->self, fd);
        errno = number;
        return incoming_own(in, "another program writes the copy");
    }
    ops->close(ops->self, fd);
    return true;
}

/* The pack into a new file, synced; its bytes are read back meanwhile. */
static bool stage_copy_bytes(struct incoming *in, int from, const char *path)
{
    const struct store_ops *ops = in->s->o.ops;
    int to = ops->create(ops->self, path);
    bool ok;
    if (to < 0) {
        return incoming_own(in, path);
    }
    ok = ops->reserve(ops->self, to, in->out->label.size) == 0 || errno == EOPNOTSUPP ||
         incoming_own(in, "reserving room");
    if (ok) {
        in->trail = trail_begin(in->s, path, to, in->out->label.size);
        ok = stage_bytes(in, in->trail, from, to);
    }
    if (ok && in->progress && in->progress->copied) {
        in->progress->copied(in->progress->self); /* what is slow from here on is our own disk */
    }
    ok = ok && (ops->sync(ops->self, to) == 0 || incoming_own(in, "syncing the copy"));
    if (ops->close(ops->self, to) != 0 && ok) {
        ok = incoming_own(in, "closing the copy");
    }
    return ok;
}

static bool stage_copy_pack(struct incoming *in)
{
    const struct store_ops *ops = in->s->o.ops;
    const char *path = arena_format(&in->s->mem, "%s/" STORE_PACK, in->work);
    int from = ops->open(ops->self, in->pack);
    bool ok;
    if (from < 0) {
        return incoming_no(in, STORE_TAKEN_OUT, strerror(errno));
    }
    ok = stage_copy_bytes(in, from, path);
    ops->close(ops->self, from);
    return ok;
}

/* A folder of our own; one that could not be tidied away is in nobody's way. */
static bool stage_folder(struct incoming *in)
{
    const struct store_ops *ops = in->s->o.ops;
    int tries;
    for (tries = 0; tries < STAGE_TRIES; tries++) {
        const char *path =
            store_pack_path(in->s, arena_format(&in->s->mem, ".incoming-%u", ++in->s->serial));
        if (ops->make_folder(ops->self, path) == 0) {
            in->work = path;
            return true;
        }
        if (errno != EEXIST) {
            break;
        }
    }
    return incoming_own(in, "a folder for the copy");
}

static bool stage_copy(struct incoming *in)
{
    const struct store_ops *ops = in->s->o.ops;
    struct err err;
    if (!stage_folder(in) || !stage_copy_pack(in)) {
        return false;
    }
    if (!store_spit(in->s, arena_format(&in->s->mem, "%s/" STORE_SIGNATURE, in->work),
                    &in->sig_text, &err)) {
        return incoming_no(in, err.code == ERR_FULL ? STORE_NO_ROOM : STORE_OWN_DISK, err.text);
    }
    if (ops->sync_folder(ops->self, in->work) != 0) {
        return incoming_own(in, "syncing the folder");
    }
    return true;
}

/* --- checking --------------------------------------------------------------------------------- */

/* The copy is not what was signed: because what the stick holds is not, or is it our disk? */
static bool stage_damaged(struct incoming *in, const char *why)
{
    uint8_t hash[MINISIGN_HASH];
    char hash16[17];
    struct err err;
    if (store_hash(in->s, in->pack, in->progress, hash, hash16) &&
        minisign_check_file(&in->sig, &in->key->key, hash, &err)) {
        return incoming_no(in, STORE_OWN_DISK, "the stick is right, the copy is damaged");
    }
    return incoming_no(in, STORE_DAMAGED, why);
}

/* Whoever was stopped has judged nothing, and neither has who could not begin or not read. */
static enum store_code incoming_verdict(const struct err *err)
{
    return err->code == ERR_BUSY ? STORE_CANCELLED
           : err->code == ERR_IO ? STORE_OWN_DISK
                                 : STORE_NOT_VALID;
}

/* Its bytes are known, and with them its name. Is it here already, and whole? */
static bool stage_known(struct incoming *in, const char *hash16)
{
    const struct store_ops *ops = in->s->o.ops;
    struct store_file_info info;
    struct err err;
    snprintf(in->name, sizeof in->name, "%s-%lu-%s", in->out->label.id,
             (unsigned long)in->out->label.seq, hash16);
    if (ops->info(ops->self, store_pack_path(in->s, in->name), &info) == 0) {
        in->out->repaired = !store_check_bytes(in->s, in->name, in->progress, &err);
        if (in->out->repaired && err.code == ERR_BUSY) {
            in->out->repaired = false;
            return incoming_no(in, STORE_CANCELLED, "");
        }
    } else if (errno != ENOENT) {
        return incoming_own(in, in->name);
    }
    if (in->out->repaired) {
        return true;
    }
    if (strcmp(in->name, in->s->state.cur) == 0) {
        in->out->code = STORE_ALREADY; /* signed once more, with another key */
        return false;
    }
    return incoming_new(in, hash16);
}

/* The copy as it is on our disk: its bytes, then, only if they are what was signed, its content. */
static bool stage_check(struct incoming *in)
{
    const char *path = arena_format(&in->s->mem, "%s/" STORE_PACK, in->work);
    uint8_t hash[MINISIGN_HASH];
    char hash16[17];
    struct err err;
    bool ok = trail_hash(in->trail, in->progress, hash, hash16);
    int number = errno;
    trail_end(in->trail); /* no thread is left when the validating child is made */
    in->trail = NULL;
    errno = number;
    if (!ok) {
        return errno == ECANCELED ? incoming_no(in, STORE_CANCELLED, "")
                                  : incoming_own(in, "reading the copy");
    }
    if (!minisign_check_file(&in->sig, &in->key->key, hash, &err)) {
        return stage_damaged(in, err.text);
    }
    if (!store_kept(in->s, arena_format(&in->s->mem, "%s/" STORE_SIGNATURE, in->work),
                    &in->sig_text, &err)) {
        return incoming_no(in, STORE_OWN_DISK, err.text);
    }
    if (!stage_known(in, hash16) || !stage_alone(in, path)) {
        return false;
    }
    return !in->s->o.validate ||
           in->s->o.validate(in->s->o.validate_self, path, &in->out->label, &err) ||
           incoming_no(in, incoming_verdict(&err), err.text);
}

static bool stage_publish(struct incoming *in)
{
    const struct store_ops *ops = in->s->o.ops;
    const char *path = store_pack_path(in->s, in->name);
    struct store_file_info info;
    bool there = ops->info(ops->self, path, &info) == 0; /* the same pack, but damaged */
    if (there ? !store_replace(in->s, in->work, in->name)
              : ops->rename(ops->self, in->work, path) != 0) {
        return incoming_own(in, path);
    }
    in->work = path;
    return ops->sync_folder(ops->self, store_path(in->s, "packs")) == 0 ||
           incoming_own(in, "syncing packs");
}

/* The very same pack is here already, byte by byte. */
static bool stage_here(struct incoming *in)
{
    store_set_name(in->name, in->twin);
    if (in->progress && in->progress->copied) {
        in->progress->copied(in->progress->self);
    }
    return true;
}

bool store_stage(struct store *s, const char *pack, const char *signature,
                 const struct store_progress *progress, struct store_outcome *out)
{
    struct arena_mark mark = arena_mark(&s->mem);
    struct incoming in;
    bool ok;
    incoming_begin(&in, s, pack, progress, out);
    in.thorough = true;
    ok = incoming_look(&in, signature) &&
         (in.twin ? stage_here(&in)
                  : stage_room(&in) && stage_copy(&in) && stage_check(&in) && stage_publish(&in));
    out->repaired = ok && out->repaired;
    trail_end(in.trail);
    buf_finish(&in.sig_text);
    if (ok && in.work) {
        store_tidy(s, in.name, STORE_KEPT);
    } else if (in.work) {
        store_tidy_work(s); /* nothing that syncs: it may be a sync that failed */
    }
    if (ok) {
        out->code = STORE_STAGED;
    }
    if (ok || (out->code == STORE_ALREADY && in.name[0])) {
        store_set_name(out->name, in.name);
    }
    arena_rewind(&s->mem, mark);
    return ok || out->code == STORE_ALREADY;
}
