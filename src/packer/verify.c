/* jstm-pack verify -p PUB FILE: who signed it, and what it is. The same can be asked of Debian's
 * minisign; this one reads the label out as well and compares it with the pack. */
#include "packer/signing.h"

static int verify_says(const char *path, const struct minisign_signature *s)
{
    struct label label;
    bool pack;
    int code = signing_compare(path, s->comment, &pack, &label);
    if (code == EXIT_FINE && pack) {
        signing_show(&label);
    } else if (code == EXIT_FINE) {
        packer_answer("says      %s", "说明      %s", s->comment);
    }
    return code;
}

static int verify_run(const struct packer_words *w)
{
    const char *path = w->operands[0], *pub = w->options[PACKER_PUBLIC];
    struct minisign_signature s;
    struct minisign_public key;
    struct buf bytes = {0};
    char id[17];
    int code = signing_public(pub, &key);
    if (code == EXIT_FINE) {
        code = signing_read(path, &s, &bytes);
    }
    if (code == EXIT_FINE) {
        code = signing_check(path, &s, &key);
    }
    if (code == EXIT_FINE) {
        minisign_id_text(key.id, id);
        packer_answer("%s: the signature is right\nsigned by %s (%s)",
                      "%s：签名正确\n签名者    %s（%s）", path, id, pub);
        code = verify_says(path, &s);
    }
    buf_finish(&bytes);
    return code;
}

const struct packer_command packer_verify = {
    .name = "verify",
    .operands = 1,
    .may = 1u << PACKER_PUBLIC,
    .must = 1u << PACKER_PUBLIC,
    .help = {{"verify -p PUB FILE", "check FILE and FILE.minisig: who signed it, and what it is",
              "核对 FILE 和 FILE.minisig：谁签的，是什么"}},
    .run = verify_run};
