/* jstm-pack stick SRC|FILE DIR: a signed pack onto a mounted stick, so that the stick needs only to
 * be carried. Everything that can be known before is asked before: the signature, the room, whether
 * there is already another pack of that name. */
#include "packer/signing.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#define STICK_KIOSK "kiosk"
#define STICK_FAT 0x4d44                    /* statfs(2): MSDOS_SUPER_MAGIC */
#define STICK_FAT_MOST UINT64_C(0xFFFFFFFF) /* bytes of a file there */
#define STICK_SPARE (UINT64_C(1) << 20)     /* names, folders, the signature */

/* --- the stick -------------------------------------------------------------------------------- */

static int stick_folder(const char *dir)
{
    struct buf above = {0};
    struct stat st, up;
    if (stat(dir, &st) != 0 || !S_ISDIR(st.st_mode)) {
        packer_tell("there is no folder %s; is the stick in, and mounted?",
                    "没有文件夹 %s；U 盘插好、挂载了吗？", dir);
        return EXIT_USAGE;
    }
    if (access(dir, W_OK) != 0) {
        packer_tell("nothing can be written to %s (%s); many sticks have a small switch against"
                    " writing",
                    "%s 不能写入（%s）；有的 U 盘侧面有写保护开关", dir, strerror(errno));
        return EXIT_SYSTEM;
    }
    buf_format(&above, "%s/..", dir);
    if (stat(above.data, &up) == 0 && up.st_dev == st.st_dev) {
        packer_tell(
            "note: %s is a folder of this computer, not a stick; writing there all the same",
            "提示：%s 是这台电脑上的文件夹，不是 U 盘；照样写入", dir);
    }
    buf_finish(&above);
    return EXIT_FINE;
}

static int stick_room(const char *dir, uint64_t size)
{
    struct statvfs room;
    struct statfs kind;
    if (statfs(dir, &kind) == 0 && kind.f_type == STICK_FAT && size > STICK_FAT_MOST) {
        packer_tell("the pack has more than 4 GiB, which FAT32 cannot hold; format the stick as"
                    " exFAT",
                    "内容包超过 4 GiB，FAT32 的 U 盘放不下；请把 U 盘格式化为 exFAT");
        return EXIT_SYSTEM;
    }
    if (size > STICK_FAT_MOST) {
        packer_tell("note: the pack has more than 4 GiB; only exFAT sticks can carry it",
                    "提示：内容包超过 4 GiB，只有 exFAT 的 U 盘放得下");
    }
    if (statvfs(dir, &room) == 0) {
        uint64_t there = (uint64_t)room.f_bavail * room.f_frsize, need = size + STICK_SPARE;
        if (there < need) {
            packer_tell("not enough room on the stick: %lld MiB needed, %lld MiB free; delete"
                        " something there",
                        "U 盘空间不够：需要 %lld MiB，还剩 %lld MiB；请删掉一些东西",
                        (long long)(need >> 20) + 1, (long long)(there >> 20));
            return EXIT_SYSTEM;
        }
    }
    return EXIT_FINE;
}

/* --- the pack and its signature --------------------------------------------------------------- */

static int stick_check(const struct packer_words *w, const char *path,
                       const struct minisign_signature *s)
{
    struct minisign_public key;
    int code = signing_public(w->options[PACKER_PUBLIC], &key);
    return code == EXIT_FINE ? signing_check(path, s, &key) : code;
}

/* With -p as well: is it the key that the kiosks know? */
static int stick_sign(const struct packer_words *w, const char *path,
                      const struct minisign_secret *secret, struct buf *signature)
{
    struct minisign_signature s;
    struct err err;
    int code = signing_make(path, secret, NULL, signature);
    if (code == EXIT_FINE && w->options[PACKER_PUBLIC] &&
        minisign_read_signature(signature->data, signature->length, &s, &err)) {
        code = stick_check(w, path, &s);
    }
    return code;
}

/* The signature that lies beside it. Without the public key only what it says can be compared; that
 * a pack was built anew and not signed again shows by its times. */
static int stick_signed(const struct packer_words *w, const char *path, struct buf *signature)
{
    struct minisign_signature s;
    struct buf name = {0};
    struct stat st, beside;
    struct label label;
    bool pack;
    int code = signing_read(path, &s, signature);
    if (code == EXIT_UNSIGNED) {
        packer_tell("say -s SEC to sign it now", "写上 -s SEC 就现在签名");
    }
    if (code != EXIT_FINE) {
        return code;
    }
    if (w->options[PACKER_PUBLIC]) {
        return stick_check(w, path, &s);
    }
    buf_format(&name, "%s" SIGNING_ENDING, path);
    if (stat(path, &st) == 0 && stat(name.data, &beside) == 0 && st.st_mtime > beside.st_mtime) {
        packer_tell("note: the pack is newer than its signature; -p PUB checks it, -s SEC signs"
                    " again",
                    "提示：内容包比签名新；写 -p PUB 核对，或写 -s SEC 重新签名");
    }
    buf_finish(&name);
    return signing_label(path, &pack, &label); /* is it whole? */
}

/* --- what lies there already ------------------------------------------------------------------ */

/* What is read of it next comes from the stick and not from memory. */
static void stick_forget(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd >= 0) {
        posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
        close(fd);
    }
}

/* *there: exactly these two files are on the stick. */
static int stick_before(const struct packer_words *w, const struct signing_copy *c, bool *there)
{
    uint8_t hash[MINISIGN_HASH];
    struct buf path = {0}, bytes = {0};
    struct stat st;
    struct err err;
    int code = EXIT_FINE;
    *there = false;
    buf_format(&path, "%s/%s", c->folder, c->name);
    if (lstat(path.data, &st) == 0) {
        bool same;
        stick_forget(path.data);
        same = S_ISREG(st.st_mode) && (uint64_t)st.st_size == c->size &&
               minisign_hash_file(path.data, hash, NULL, &err) &&
               memcmp(hash, c->hash, sizeof hash) == 0;
        if (!same && !w->options[PACKER_FORCE]) {
            packer_tell("another pack called %s is on the stick; -f writes over it",
                        "U 盘上已有另一个 %s；写 -f 才覆盖", c->name);
            code = EXIT_USAGE;
        }
        buf_add_text(&path, SIGNING_ENDING);
        *there = same && buf_read_file(&bytes, path.data, MINISIGN_FILE_MAX, &err) &&
                 bytes.length == c->signature->length &&
                 memcmp(bytes.data, c->signature->data, bytes.length) == 0;
    }
    buf_finish(&path);
    buf_finish(&bytes);
    return code;
}

/* --- together --------------------------------------------------------------------------------- */

static int stick_put(const struct packer_words *w, struct signing_copy *c, const struct label *l)
{
    struct err err;
    bool there;
    int code;
    if (!minisign_hash_file(c->pack, c->hash, &c->size, &err)) {
        return packer_failed(&err);
    }
    code = stick_before(w, c, &there);
    if (code == EXIT_FINE && !there) {
        code = stick_room(w->operands[1], c->size);
    }
    if (code == EXIT_FINE && !there && mkdir(c->folder, 0777) != 0 && errno != EEXIST) {
        err_set(&err, errno == ENOSPC ? ERR_FULL : ERR_IO, "%s: %s", c->folder, strerror(errno));
        code = packer_failed(&err);
    }
    if (code == EXIT_FINE && !there) {
        code = signing_copy_to_stick(c);
    }
    if (code == EXIT_FINE) {
        signing_show(l);
        packer_answer(there ? "%s/%s was there already, the same; you can eject the stick now"
                            : "%s/%s written, read back and compared; you can eject the stick now",
                      there ? "%s/%s 早已在 U 盘上，一模一样；现在可以弹出 U 盘了"
                            : "%s/%s 已写好，读回核对无误；现在可以弹出 U 盘了",
                      c->folder, c->name);
    }
    return code;
}

static int stick_copy(const struct packer_words *w, const char *path, const struct buf *signature)
{
    struct minisign_signature s;
    struct label label;
    struct arena mem = {0};
    struct err err;
    bool pack = false;
    int code = EXIT_FORGED;
    if (minisign_read_signature(signature->data, signature->length, &s, &err)) {
        code = signing_compare(path, s.comment, &pack, &label);
    }
    if (code == EXIT_FINE && !pack) {
        err_set(&err, ERR_INVALID, "%s is not a content pack", path);
        code = packer_bad_pack(path, PACK_NOT_A_PACK, &err);
    }
    if (code == EXIT_FINE) {
        struct signing_copy c = {.pack = path,
                                 .signature = signature,
                                 .folder = arena_format(&mem, "%s/" STICK_KIOSK, w->operands[1]),
                                 .name = arena_format(&mem, "%s-%04" PRIu32 "-%s.kpack", label.id,
                                                      label.seq, label.label)};
        code = stick_put(w, &c, &label);
    }
    arena_finish(&mem);
    return code;
}

/* The password is asked for first: a folder may take minutes, and whoever knows it walks off. */
static int stick_ready(const struct packer_words *w, struct minisign_secret *secret)
{
    struct stat st;
    int code = stick_folder(w->operands[1]);
    if (code == EXIT_FINE && w->options[PACKER_SECRET]) {
        return signing_secret(w->options[PACKER_SECRET], secret);
    }
    if (code == EXIT_FINE && stat(w->operands[0], &st) == 0 && S_ISDIR(st.st_mode)) {
        return packer_wrong("a pack that is built now must be signed now: -s SEC",
                            "现生成的内容包要现签名：请写 -s SEC");
    }
    return code;
}

static int stick_run(const struct packer_words *w)
{
    struct minisign_secret secret;
    struct buf signature = {0};
    struct packer_pack p = {0};
    int code = stick_ready(w, &secret);
    if (code == EXIT_FINE) {
        code = packer_open(&p, w->operands[0], w->options[PACKER_CACHE]);
    }
    if (code == EXIT_FINE && w->options[PACKER_SECRET]) {
        code = stick_sign(w, p.path, &secret, &signature);
    } else if (code == EXIT_FINE) {
        code = stick_signed(w, p.path, &signature);
    }
    minisign_forget(&secret);
    if (code == EXIT_FINE) {
        code = stick_copy(w, p.path, &signature);
    }
    packer_finish(&p);
    buf_finish(&signature);
    return code;
}

const struct packer_command packer_stick = {
    .name = "stick",
    .operands = 2,
    .may = 1u << PACKER_SECRET | 1u << PACKER_PUBLIC | 1u << PACKER_FORCE | 1u << PACKER_CACHE,
    .help = {{"stick SRC|FILE DIR", "put a signed pack on the stick at DIR, and compare it there",
              "把签好名的内容包放到 DIR 处的 U 盘上，并读回核对"},
             {"      [-s SEC]", "sign it now: for a folder SRC, or a FILE without a signature",
              "现在签名：用于文件夹 SRC，或还没有签名的 FILE"},
             {"      [-p PUB]", "check the signature with PUB first", "先用 PUB 核对签名"},
             {"      [-f]", "write over another pack of the same name", "覆盖同名的另一个内容包"}},
    .run = stick_run};
