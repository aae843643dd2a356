/* What the commands about keys and signatures share. Whatever goes wrong is told where it is found;
 * functions return an exit code. */
#ifndef PACKER_SIGNING_H
#define PACKER_SIGNING_H

#include "packer/packer.h"
#include "sign/label.h"
#include "sign/minisign.h"

#define SIGNING_ENDING ".minisig"

/* --- keys and passwords ----------------------------------------------------------------------- */

typedef char signing_password[MINISIGN_PASSWORD_MAX + 1];

/* One line: on a terminal asked for without being shown, else the next line of standard input. */
int signing_ask(const char *en, const char *zh, signing_password out);
/* Twice, for a new key; a script may say it once. An empty one is refused. */
int signing_ask_new(signing_password out);

int signing_public(const char *path, struct minisign_public *out);
/* Asks for the password if there is one; whoever types gets three tries. Forget it afterwards. */
int signing_secret(const char *path, struct minisign_secret *out);

/* --- signatures ------------------------------------------------------------------------------- */

/* What the pack says of itself, as its signature will say it. The pack is read from end to end, so
 * that nothing is signed that a kiosk will not take. *pack false: the file is no pack at all. */
int signing_label(const char *path, bool *pack, struct label *out);

/* The signature file of a pack or any other file. `comment` NULL: the label of a pack, minisign's
 * own words for another file. */
int signing_make(const char *path, const struct minisign_secret *secret, const char *comment,
                 struct buf *out);

/* The signature beside the file, read but not checked. */
int signing_read(const char *path, struct minisign_signature *out, struct buf *bytes);
/* Whether it is right, comment and file. */
int signing_check(const char *path, const struct minisign_signature *s,
                  const struct minisign_public *key);
/* Whether the trusted comment of a pack is its label. *pack false: the file is no pack at all. */
int signing_compare(const char *path, const char *comment, bool *pack, struct label *out);
/* The label in words, on standard output. */
void signing_show(const struct label *l);

/* --- sticks ----------------------------------------------------------------------------------- */

/* Two files to be brought onto a stick, whole and compared, or not at all. */
struct signing_copy {
    const char *pack;            /* where it is */
    const struct buf *signature; /* its bytes */
    const char *folder, *name;   /* <folder>/<name> and <folder>/<name>.minisig */
    uint8_t hash[MINISIGN_HASH]; /* of the pack */
    uint64_t size;
};

int signing_copy_to_stick(const struct signing_copy *c);

#endif
