/* Whether an installed pack is what its signature says: by its label, which is quick, or by every
 * byte, which is not. */
#include "parts.h"

#include <errno.h>
#include <string.h>

#define CHECK_PIECE 65536

const struct store_key *store_key(const struct store *s, const struct minisign_signature *sig)
{
    size_t i;
    for (i = 0; i < s->o.key_count; i++) {
        if (memcmp(s->o.keys[i].key.id, sig->id, MINISIGN_ID) == 0) {
            return &s->o.keys[i];
        }
    }
    return NULL;
}

bool store_check(struct store *s, const char *name, struct minisign_signature *sig,
                 struct label *label, const struct store_key **key, struct err *err)
{
    const struct store_ops *ops = s->o.ops;
    const char *folder = store_pack_path(s, name);
    struct store_file_info info;
    struct store_name parts;
    struct buf text = {0};
    bool ok = store_slurp(s, arena_format(&s->mem, "%s/" STORE_SIGNATURE, folder),
                          MINISIGN_FILE_MAX, &text, err) &&
              minisign_read_signature(buf_text(&text), text.length, sig, err);
    buf_finish(&text);
    if (!ok) {
        return false;
    }
    *key = store_key(s, sig);
    if ((*key && !minisign_check_comment(sig, &(*key)->key, err)) ||
        !label_read(sig->comment, label, err)) {
        return false;
    }
    if (ops->info(ops->self, arena_format(&s->mem, "%s/" STORE_PACK, folder), &info) != 0) {
        return err_set(err, errno == ENOENT || errno == ENOTDIR ? ERR_NOT_FOUND : ERR_IO, "%s: %s",
                       name, strerror(errno));
    }
    if (!store_name_read(name, &parts) || strcmp(parts.id, label->id) != 0 ||
        parts.seq != label->seq || !info.is_file || info.size != label->size) {
        return err_set(err, ERR_INVALID, "%s is not what its signature says", name);
    }
    return true;
}

void store_hash16(const uint8_t hash[MINISIGN_HASH], char out[17])
{
    static const char digits[] = "0123456789abcdef";
    int i;
    for (i = 0; i < 8; i++) {
        out[2 * i] = digits[hash[i] >> 4];
        out[2 * i + 1] = digits[hash[i] & 15];
    }
    out[16] = 0;
}

/* Every byte of an open file into `h`; false: errno says why. */
static bool check_bytes(struct store *s, int fd, const struct store_progress *progress,
                        struct minisign_hash *h)
{
    const struct store_ops *ops = s->o.ops;
    char *piece = arena_alloc(&s->mem, CHECK_PIECE);
    uint64_t done = 0;
    ssize_t n;
    while ((n = ops->read(ops->self, fd, piece, CHECK_PIECE)) != 0) {
        if (n < 0 && errno != EINTR) {
            return false;
        }
        minisign_hash_add(h, piece, n > 0 ? (size_t)n : 0);
        done += n > 0 ? (uint64_t)n : 0;
        if (progress && progress->step && !progress->step(progress->self, done, done)) {
            errno = ECANCELED;
            return false;
        }
    }
    return true;
}

bool store_hash(struct store *s, const char *path, const struct store_progress *progress,
                uint8_t hash[MINISIGN_HASH], char hash16[17])
{
    const struct store_ops *ops = s->o.ops;
    struct minisign_hash h;
    bool ok;
    int number, fd = ops->open(ops->self, path);
    if (fd < 0) {
        return false;
    }
    ops->forget(ops->self, fd); /* advice: without it the bytes may come from memory */
    minisign_hash_begin(&h);
    ok = check_bytes(s, fd, progress, &h);
    number = errno;
    ops->close(ops->self, fd);
    errno = number;
    if (ok) {
        minisign_hash_end(&h, hash);
        store_hash16(hash, hash16);
    }
    return ok;
}

bool store_check_bytes(struct store *s, const char *name, const struct store_progress *progress,
                       struct err *err)
{
    const char *path = arena_format(&s->mem, "%s/" STORE_PACK, store_pack_path(s, name));
    const struct store_key *key;
    struct minisign_signature sig;
    struct store_name parts;
    struct label label;
    uint8_t hash[MINISIGN_HASH];
    char hash16[17];
    if (!store_check(s, name, &sig, &label, &key, err)) {
        return false;
    }
    if (!store_hash(s, path, progress, hash, hash16)) {
        return err_set(err, errno == ECANCELED ? ERR_BUSY : ERR_IO, "%s: %s", path,
                       strerror(errno));
    }
    if (!store_name_read(name, &parts) || strcmp(parts.hash16, hash16) != 0) {
        return err_set(err, ERR_DENIED, "%s: the file was altered or is damaged", name);
    }
    return !key || minisign_check_file(&sig, &key->key, hash, err);
}
