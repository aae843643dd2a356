/* jstm-pack keygen -p PUB -s SEC: a pair of keys in minisign's files. A key that exists is never
 * written over unless told so: packs that it signed could not be followed by others. */
#include "packer/signing.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool keygen_write(int fd, const char *text, size_t length)
{
    while (length > 0) {
        ssize_t n = write(fd, text, length);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return false;
        }
        text += n;
        length -= (size_t)n;
    }
    return fsync(fd) == 0;
}

/* The name in its folder, too, is on the disk when this returns. */
static bool keygen_sync_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct arena mem = {0};
    const char *folder = !slash          ? "."
                         : slash == path ? "/"
                                         : arena_format(&mem, "%.*s", (int)(slash - path), path);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0) {
        close(fd);
    }
    arena_finish(&mem);
    return ok;
}

/* Beside its name first, so that a key which is replaced stays until the new one is whole. */
static int keygen_file(const char *path, const struct buf *bytes, mode_t mode, bool force)
{
    struct arena mem = {0};
    const char *beside =
        force ? arena_format(&mem, "%s.%ld.new", path, (long)getpid()) : path; /* O_EXCL */
    int fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode), code = EXIT_FINE;
    struct err err;
    bool ok = fd >= 0 && keygen_write(fd, bytes->data, bytes->length);
    if (fd >= 0) {
        ok = close(fd) == 0 && ok;
        ok = ok && (!force || rename(beside, path) == 0) && keygen_sync_folder(path);
    }
    if (!ok) {
        err_set(&err, errno == ENOSPC ? ERR_FULL : ERR_IO, "%s: %s", path, strerror(errno));
        if (fd >= 0) {
            unlink(beside);
        }
        code = packer_failed(&err);
    }
    arena_finish(&mem);
    return code;
}

static int keygen_free(const char *path)
{
    struct stat st;
    if (lstat(path, &st) != 0) {
        return EXIT_FINE;
    }
    packer_tell("%s is there already; a key is not written over: choose another name, or say -f"
                " if nothing signed with it is in use",
                "%s 已经存在，不会覆盖；请换个名字，确实没有东西再用它才写 -f", path);
    return EXIT_USAGE;
}

static int keygen_files(const struct packer_words *w, const struct minisign_public *open,
                        const struct minisign_box *box)
{
    const char *pub = w->options[PACKER_PUBLIC], *sec = w->options[PACKER_SECRET];
    bool force = w->options[PACKER_FORCE] != NULL;
    struct buf public_text = {0}, secret_text = {0};
    static const char room[1024];
    int code;
    buf_add(&secret_text, room, sizeof room); /* one place, which is wiped */
    buf_clear(&secret_text);
    minisign_write_box(box, &secret_text);
    minisign_write_public(open, &public_text);
    code = keygen_file(sec, &secret_text, 0600, force);
    if (code == EXIT_FINE) {
        code = keygen_file(pub, &public_text, 0644, force);
        if (code != EXIT_FINE && !force) {
            unlink(sec);
        }
    }
    minisign_wipe(secret_text.data, secret_text.capacity);
    buf_finish(&secret_text);
    buf_finish(&public_text);
    return code;
}

static int keygen_make(const struct packer_words *w, const char *password)
{
    struct minisign_public open;
    struct minisign_secret secret;
    struct minisign_box box;
    struct err err;
    char id[17];
    int code = EXIT_FINE;
    minisign_generate(&open, &secret);
    if (!minisign_lock(&secret, password, MINISIGN_OPS, MINISIGN_MEM, &box, &err)) {
        packer_tell("%s; close other programs and try again",
                    "内存不够，锁不上密钥；请关掉别的程序"
                    "再试（%s）",
                    err.text);
        code = EXIT_SYSTEM;
    } else {
        code = keygen_files(w, &open, &box);
    }
    minisign_forget(&secret);
    minisign_wipe(&box, sizeof box);
    if (code == EXIT_FINE) {
        minisign_id_text(open.id, id);
        packer_answer("key %s\n"
                      "  %s  secret: keep it where only you can get at it, and a copy elsewhere\n"
                      "  %s  public: goes into the folder keys.d of every kiosk",
                      "密钥 %s\n"
                      "  %s  私钥：放在只有您拿得到的地方，另存一份备份\n"
                      "  %s  公钥：放进每台触摸屏的 keys.d 文件夹",
                      id, w->options[PACKER_SECRET], w->options[PACKER_PUBLIC]);
    }
    return code;
}

static int keygen_run(const struct packer_words *w)
{
    const char *pub = w->options[PACKER_PUBLIC], *sec = w->options[PACKER_SECRET];
    signing_password password;
    int code = EXIT_FINE;
    if (strcmp(pub, sec) == 0) {
        return packer_wrong("the two keys need two files", "公钥和私钥要写两个文件名");
    }
    if (!w->options[PACKER_FORCE]) {
        code = keygen_free(sec);
        code = code == EXIT_FINE ? keygen_free(pub) : code;
    }
    if (code == EXIT_FINE && !w->options[PACKER_OPEN]) {
        code = signing_ask_new(password);
    }
    if (code == EXIT_FINE) {
        code = keygen_make(w, w->options[PACKER_OPEN] ? NULL : password);
    }
    minisign_wipe(password, sizeof password);
    return code;
}

const struct packer_command packer_keygen = {
    .name = "keygen",
    .may = 1u << PACKER_PUBLIC | 1u << PACKER_SECRET | 1u << PACKER_OPEN | 1u << PACKER_FORCE,
    .must = 1u << PACKER_PUBLIC | 1u << PACKER_SECRET,
    .help = {{"keygen -p PUB -s SEC", "make a pair of keys, the secret one behind a password",
              "生成一对密钥，私钥用密码保护"},
             {"      [-W]", "without a password", "不设密码"},
             {"      [-f]", "write over keys that are there", "覆盖已有的密钥"}},
    .run = keygen_run};
