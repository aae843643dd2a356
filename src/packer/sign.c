/* jstm-pack sign -s SEC FILE: writes FILE.minisig. What is signed is looked at first: a pack that a
 * kiosk would refuse gets no signature. */
#include "packer/signing.h"

#include <string.h>
#include <sys/stat.h>

static int sign_write(const char *path, const struct minisign_secret *secret, const char *comment)
{
    struct buf bytes = {0}, name = {0};
    struct minisign_signature s;
    struct label label;
    struct err err;
    int code = signing_make(path, secret, comment, &bytes);
    buf_format(&name, "%s" SIGNING_ENDING, path);
    if (code == EXIT_FINE && !buf_write_file(&bytes, name.data, &err)) {
        code = packer_failed(&err);
    }
    if (code == EXIT_FINE && minisign_read_signature(bytes.data, bytes.length, &s, &err)) {
        packer_answer("%s written", "已写好 %s", name.data);
        if (label_read(s.comment, &label, &err)) {
            signing_show(&label);
        }
    }
    buf_finish(&bytes);
    buf_finish(&name);
    return code;
}

static int sign_run(const struct packer_words *w)
{
    const char *path = w->operands[0], *comment = w->options[PACKER_COMMENT];
    struct minisign_secret secret;
    struct stat st;
    struct label label;
    bool pack;
    int code;
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
        return packer_wrong("%s is a folder; build a pack of it first, or use 'stick'",
                            "%s 是文件夹；请先生成内容包，或用 stick", path);
    }
    code = signing_label(path, &pack, &label); /* before anybody types a password */
    if (code == EXIT_FINE && pack && comment) {
        code = signing_compare(path, comment, &pack, &label); /* a kiosk takes nothing else */
    }
    if (code == EXIT_FINE) {
        code = signing_secret(w->options[PACKER_SECRET], &secret);
    }
    if (code == EXIT_FINE) {
        code = sign_write(path, &secret, comment);
        minisign_forget(&secret);
    }
    return code;
}

const struct packer_command packer_sign = {
    .name = "sign",
    .operands = 1,
    .may = 1u << PACKER_SECRET | 1u << PACKER_COMMENT,
    .must = 1u << PACKER_SECRET,
    .help = {{"sign -s SEC FILE", "verify the pack FILE and write its signature, FILE.minisig",
              "查验内容包 FILE，写出它的签名 FILE.minisig"},
             {"      [-t COMMENT]", "of a file that is no pack: what the signature says of it",
              "不是内容包的文件：签名里的说明"}},
    .run = sign_run};
