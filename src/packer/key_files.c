/* Reading key files. A secret lies in this program's memory for as long as it signs, and in one
 * buffer that is wiped; that others on the machine could read its file is said. */
#include "packer/signing.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int key_bad(const char *path, const struct err *err)
{
    if (err->code == ERR_NOT_FOUND) {
        packer_tell("there is no key file %s; see whether its name is right",
                    "没有密钥文件 %s；请看看名字有没有写错，存密钥的盘有没有插上", path);
    } else {
        packer_tell("%s cannot be used as a key: %s; take its copy, if there is one",
                    "%s 不能当密钥用；有备份就请用备份（%s）", path, err->text);
    }
    return EXIT_KEY;
}

struct key_bytes {
    uint8_t at[MINISIGN_FILE_MAX + 1];
    size_t length;
};

/* Into one place that is wiped afterwards; a growing buffer would leave copies behind. */
static bool key_read(const char *path, struct key_bytes *b, struct err *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat st;
    ssize_t n = 0;
    b->length = 0;
    if (fd < 0) {
        return err_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s", strerror(errno));
    }
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        close(fd);
        return err_set(err, ERR_INVALID, "it is no file");
    }
    while (b->length < sizeof b->at) {
        n = read(fd, b->at + b->length, sizeof b->at - b->length);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            break;
        }
        b->length += (size_t)n;
    }
    close(fd);
    return n >= 0 || err_set(err, ERR_IO, "%s", strerror(errno));
}

int signing_public(const char *path, struct minisign_public *out)
{
    struct key_bytes bytes;
    struct err err;
    bool ok =
        key_read(path, &bytes, &err) && minisign_read_public(bytes.at, bytes.length, out, &err);
    minisign_wipe(&bytes, sizeof bytes); /* somebody may have named the secret one */
    return ok ? EXIT_FINE : key_bad(path, &err);
}

static int key_unlock(const char *path, const struct minisign_box *box, struct minisign_secret *out)
{
    int tries = isatty(STDIN_FILENO) ? 3 : 1, code = EXIT_KEY;
    signing_password password;
    struct err err;
    bool ok = false;
    while (!ok && tries-- > 0) {
        code = signing_ask(
            "Password of the key (it is not shown): ", "密钥的密码（输入时不显示）：", password);
        if (code != EXIT_FINE) {
            break;
        }
        ok = minisign_unlock(box, password, out, &err);
        if (!ok && err.code != ERR_DENIED) {
            code = key_bad(path, &err);
            break;
        }
        if (!ok) {
            packer_tell("the password is wrong, or the key is damaged", "密码不对，或密钥已损坏");
            code = EXIT_KEY;
        }
    }
    minisign_wipe(password, sizeof password);
    return ok ? EXIT_FINE : code;
}

int signing_secret(const char *path, struct minisign_secret *out)
{
    struct minisign_box box;
    struct key_bytes bytes;
    struct stat st;
    struct err err;
    int code = EXIT_FINE;
    bool ok = key_read(path, &bytes, &err) && minisign_read_box(bytes.at, bytes.length, &box, &err);
    minisign_wipe(&bytes, sizeof bytes);
    if (!ok) {
        return key_bad(path, &err);
    }
    if (stat(path, &st) == 0 && (st.st_mode & 077) != 0) {
        packer_tell("note: others on this computer can read %s; chmod 600 mends it",
                    "提示：这台电脑的其他用户能读 %s；用 chmod 600 改过来", path);
    }
    if (box.locked) {
        code = key_unlock(path, &box, out);
    } else if (!minisign_unlock(&box, NULL, out, &err)) {
        code = key_bad(path, &err);
    }
    minisign_wipe(&box, sizeof box);
    return code;
}
