/* What can be told of a pack before a byte of it is copied: who signed it, what its label says, and
 * whether this kiosk wants it. */
#include "parts.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

void incoming_begin(struct incoming *in, struct store *s, const char *pack,
                    const struct store_progress *progress, struct store_outcome *out)
{
    memset(in, 0, sizeof *in);
    memset(out, 0, sizeof *out);
    in->s = s;
    in->pack = pack;
    in->progress = progress;
    in->out = out;
}

bool incoming_no(struct incoming *in, enum store_code code, const char *detail)
{
    in->out->code = code;
    snprintf(in->out->detail, sizeof in->out->detail, "%.200s", detail);
    return false;
}

bool incoming_own(struct incoming *in, const char *what)
{
    char detail[240];
    int number = errno;
    snprintf(detail, sizeof detail, "%s: %s", what, strerror(number));
    return incoming_no(in, number == ENOSPC || number == EDQUOT ? STORE_NO_ROOM : STORE_OWN_DISK,
                       detail);
}

static bool look_signature(struct incoming *in, const char *signature)
{
    struct err err;
    if (!store_slurp(in->s, signature, MINISIGN_FILE_MAX, &in->sig_text, &err)) {
        return incoming_no(in,
                           err.code == ERR_NOT_FOUND ? STORE_NO_SIGNATURE
                           : err.code == ERR_FULL    ? STORE_BAD_SIGNATURE
                                                     : STORE_TAKEN_OUT,
                           err.text);
    }
    if (!minisign_read_signature(buf_text(&in->sig_text), in->sig_text.length, &in->sig, &err)) {
        return incoming_no(in, STORE_BAD_SIGNATURE, err.text);
    }
    in->key = store_key(in->s, &in->sig);
    if (!in->key) {
        return incoming_no(in, STORE_NOT_OURS, "signed with a key that is not in keys.d");
    }
    if (!minisign_check_comment(&in->sig, &in->key->key, &err)) {
        return incoming_no(in, STORE_BAD_SIGNATURE, err.text);
    }
    memcpy(in->out->key, in->key->name, sizeof in->out->key);
    if (!label_read(in->sig.comment, &in->out->label, &err)) {
        return incoming_no(in, err.code == ERR_VERSION ? STORE_NOT_OURS : STORE_BAD_SIGNATURE,
                           err.text);
    }
    return true;
}

static bool look_wanted(const struct store *s, const char *id)
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

/* The installed pack with this id and number, if there is one, to in->twin; its signature in `sig`.
 * One whose key was taken away does not count: the same content may come again under a good key.
 * false: our own disk cannot be read. */
static bool look_twin(struct incoming *in, struct minisign_signature *sig)
{
    const struct store_key *key;
    const char **names;
    struct label label;
    size_t count, i;
    struct err err;
    in->twin = NULL;
    if (!store_names(in->s, &names, &count, &err)) {
        return incoming_no(in, STORE_OWN_DISK, err.text);
    }
    for (i = 0; i < count; i++) {
        struct store_name parts;
        if (!store_name_read(names[i], &parts) || strcmp(parts.id, in->out->label.id) != 0 ||
            parts.seq != in->out->label.seq) {
            continue;
        }
        if (!store_check(in->s, names[i], sig, &label, &key, &err)) {
            if (err.code == ERR_IO) { /* whether it is the same cannot be told now */
                return incoming_no(in, STORE_OWN_DISK, err.text);
            }
            in->broken = names[i];
        } else if (key) {
            in->twin = names[i];
            return true;
        }
    }
    return true;
}

/* Whether the twin is what its label says; a damaged one is no twin. false: cancelled. */
static bool look_whole(struct incoming *in)
{
    struct err err;
    if (!in->twin || !in->thorough || store_check_bytes(in->s, in->twin, in->progress, &err)) {
        return true;
    }
    if (err.code == ERR_BUSY) {
        return incoming_no(in, STORE_CANCELLED, "");
    }
    in->broken = in->twin;
    in->twin = NULL;
    return true;
}

bool incoming_new(struct incoming *in, const char *hash16)
{
    const struct label *l = &in->out->label;
    if (hash16 && store_is_bad(&in->s->state, hash16)) {
        return incoming_no(in, STORE_DID_NOT_START, hash16);
    }
    if (l->epoch < in->s->state.epoch || l->seq <= store_floor(&in->s->state, l->id)) {
        return incoming_no(in, STORE_OLDER, in->sig.comment);
    }
    return true;
}

static bool look_policy(struct incoming *in)
{
    const struct label *l = &in->out->label;
    const struct store_options *o = &in->s->o;
    struct minisign_signature sig;
    struct store_name parts = {.hash16 = ""};
    if (!look_wanted(in->s, l->id)) {
        return incoming_no(in, STORE_NOT_OURS, l->id);
    }
    if (l->fmt_major != o->fmt_major || l->reader_major > o->fmt_major ||
        (l->reader_major == o->fmt_major && l->reader_minor > o->fmt_minor)) {
        return incoming_no(in, STORE_NEEDS_NEWER, in->sig.comment);
    }
    if (!look_twin(in, &sig)) {
        return false;
    }
    /* The first signature is made of the file alone: equal ones, equal files. */
    if (in->twin && memcmp(sig.file, in->sig.file, sizeof sig.file) != 0) {
        return incoming_no(in, STORE_TWO_OF_ONE, in->twin);
    }
    if (!look_whole(in)) {
        return false;
    }
    if (in->twin && strcmp(in->twin, in->s->state.cur) == 0) {
        store_set_name(in->out->name, in->twin);
        in->out->code = STORE_ALREADY;
        return false;
    }
    if (in->twin) {
        store_name_read(in->twin, &parts);
    }
    return (in->broken && !in->twin) || incoming_new(in, in->twin ? parts.hash16 : NULL);
}

bool incoming_look(struct incoming *in, const char *signature)
{
    const struct store_ops *ops = in->s->o.ops;
    struct store_file_info info;
    if (!look_signature(in, signature)) {
        return false;
    }
    if (ops->info(ops->self, in->pack, &info) != 0 || !info.is_file) {
        return incoming_no(in, STORE_TAKEN_OUT, "the pack cannot be found");
    }
    if (info.size != in->out->label.size) {
        return incoming_no(in, STORE_INCOMPLETE, in->sig.comment);
    }
    return look_policy(in);
}

bool store_look(struct store *s, const char *pack, const char *signature, struct store_outcome *out)
{
    struct arena_mark mark = arena_mark(&s->mem);
    struct incoming in;
    bool ok;
    incoming_begin(&in, s, pack, NULL, out);
    ok = incoming_look(&in, signature);
    if (ok && in.twin) { /* it is here already and only has to take over */
        store_set_name(out->name, in.twin);
        out->code = STORE_STAGED;
    }
    buf_finish(&in.sig_text);
    arena_rewind(&s->mem, mark);
    return ok || out->code == STORE_ALREADY;
}
