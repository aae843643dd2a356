/* Whether an installed pack is what its signature says: by its label, which is quick, or by every
 * byte, which is not. */
#include "parts.h"

#include <errno.h>
#include <string.h>

#define CHECK_PIECE 65536

const struct minisign_public *store_key(const struct store *s, const struct minisign_signature *sig)
{
    size_t i;
    for (i = 0; i < s->o.key_count; i++) {
        if (memcmp(s->o.keys[i].key.id, sig->id, MINISIGN_ID) == 0) {
            return &s->o.keys[i].key;
        }
    }
    return NULL;
}

bool store_check(struct store *s, const char *name, struct minisign_signature *sig,
                 struct label *label, const struct minisign_public **key, struct err *err)
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
    if (!*key) {
        return err_set(err, ERR_DENIED, "%s is signed with a key we do not have", name);
    }
    if (!minisign_check_comment(sig, *key, err) || !label_read(sig->comment, label, err)) {
        return false;
    }
    if (ops->info(ops->self, arena_format(&s->mem, "%s/" STORE_PACK, folder), &info) != 0) {
        return err_set(err, ERR_NOT_FOUND, "%s: %s", name, strerror(errno));
    }
    if (!store_name_read(name, &parts) || strcmp(parts.id, label->id) != 0 ||
        parts.seq != label->seq || !info.is_file || info.size != label->size) {
        return err_set(err, ERR_INVALID, "%s is not what its signature says", name);
    }
    return true;
}

bool store_hash(struct store *s, const char *path, uint8_t hash[MINISIGN_HASH], char hash16[17])
{
    static const char digits[] = "0123456789abcdef";
    const struct store_ops *ops = s->o.ops;
    struct minisign_hash h;
    char *piece;
    ssize_t n;
    int i, fd = ops->open(ops->self, path);
    if (fd < 0) {
        return false;
    }
    ops->forget(ops->self, fd); /* advice: without it the bytes may come from memory */
    piece = arena_alloc(&s->mem, CHECK_PIECE);
    minisign_hash_begin(&h);
    while ((n = ops->read(ops->self, fd, piece, CHECK_PIECE)) != 0) {
        if (n < 0 && errno != EINTR) {
            int number = errno;
            ops->close(ops->self, fd);
            errno = number;
            return false;
        }
        minisign_hash_add(&h, piece, n > 0 ? (size_t)n : 0);
    }
    ops->close(ops->self, fd);
    minisign_hash_end(&h, hash);
    for (i = 0; i < 8; i++) {
        hash16[2 * i] = digits[hash[i] >> 4];
        hash16[2 * i + 1] = digits[hash[i] & 15];
    }
    hash16[16] = 0;
    return true;
}

bool store_check_bytes(struct store *s, const char *name, struct err *err)
{
    const char *path = arena_format(&s->mem, "%s/" STORE_PACK, store_pack_path(s, name));
    const struct minisign_public *key;
    struct minisign_signature sig;
    struct store_name parts;
    struct label label;
    uint8_t hash[MINISIGN_HASH];
    char hash16[17];
    if (!store_check(s, name, &sig, &label, &key, err)) {
        return false;
    }
    if (!store_hash(s, path, hash, hash16)) {
        return err_set(err, ERR_IO, "%s: %s", path, strerror(errno));
    }
    if (!store_name_read(name, &parts) || strcmp(parts.hash16, hash16) != 0) {
        return err_set(err, ERR_DENIED, "%s: the file was altered or is damaged", name);
    }
    return minisign_check_file(&sig, key, hash, err);
}
