/* Signatures of packs and other files: made, read and checked, and what they say in words. */
#include "packer/signing.h"

#include "platform/clock.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* --- labels ----------------------------------------------------------------------------------- */

/* The day the pack was made: as its builder was told, else as we are, else today on this desk. */
static int signature_date(const struct pack_info *i, char out[11])
{
    int64_t told;
    int code = packer_epoch(&told);
    time_t day;
    struct tm tm;
    if (code != EXIT_FINE) {
        return code;
    }
    if (strncmp(i->created, "1970-01-01", 10) != 0 && strlen(i->created) >= 10) {
        memcpy(out, i->created, 10);
        out[10] = '\0';
        return EXIT_FINE;
    }
    day = (time_t)(told > 0 ? told : clock_local_day(clock_system.now_s(NULL)) * 86400);
    if (!gmtime_r(&day, &tm) || strftime(out, 11, "%Y-%m-%d", &tm) != 10) {
        out[0] = '\0';
    }
    return EXIT_FINE;
}

static void signature_langs(const struct pack_info *i, struct label *l)
{
    size_t k, length = 0;
    for (k = 0; k < i->language_count; k++) {
        const char *tag = i->languages[k].tag;
        size_t n = strlen(tag);
        if (length + (length > 0) + n < sizeof l->langs) {
            if (length > 0) {
                l->langs[length++] = ',';
            }
            memcpy(l->langs + length, tag, n + 1);
            length += n;
        }
        if (strncmp(tag, "zh", 2) == 0 && !l->title_zh[0]) {
            label_set_title(l->title_zh, i->languages[k].title);
        }
        if (strncmp(tag, "en", 2) == 0 && !l->title_en[0]) {
            label_set_title(l->title_en, i->languages[k].title);
        }
    }
}

static bool signature_version(const char *text, uint16_t *major, uint16_t *minor)
{
    char *end;
    long a = strtol(text, &end, 10), b = *end == '.' ? strtol(end + 1, &end, 10) : -1;
    *major = (uint16_t)a;
    *minor = (uint16_t)b;
    return *end == '\0' && a >= 0 && a <= UINT16_MAX && b >= 0 && b <= UINT16_MAX;
}

static int signature_label(const char *path, const struct pack_info *i, struct label *l)
{
    struct buf text = {0};
    struct label again;
    struct stat st;
    struct err err = {ERR_INVALID, ""};
    int code;
    bool ok;
    memset(l, 0, sizeof *l);
    ok = strlen(i->id) < sizeof l->id && strlen(i->label) < sizeof l->label && i->seq <= UINT32_MAX;
    if (ok) {
        memcpy(l->id, i->id, strlen(i->id) + 1);
        memcpy(l->label, i->label, strlen(i->label) + 1);
    }
    ok = ok && signature_version(i->min_reader, &l->reader_major, &l->reader_minor) &&
         stat(path, &st) == 0;
    l->seq = (uint32_t)i->seq;
    l->size = ok ? (uint64_t)st.st_size : 0;
    l->fmt_major = (uint16_t)(i->version / 10000);
    l->fmt_minor = (uint16_t)(i->version / 100 % 100);
    code = signature_date(i, l->date);
    signature_langs(i, l);
    label_write(l, &text);
    if (code == EXIT_FINE && !(ok && label_read(buf_text(&text), &again, &err))) {
        packer_tell("%s says of itself what no label can say; build it anew (%s)",
                    "%s 的编号或标签不合规则；请重新生成（%s）", path, err.text);
        code = EXIT_PACK + PACK_ALTERED;
    }
    buf_finish(&text);
    return code;
}

/* No pack, and does not call itself one either. */
static bool signature_other(const char *path, enum pack_problem problem)
{
    size_t length = strlen(path);
    return (problem == PACK_NOT_A_PACK || problem == PACK_OTHER_PROGRAM) &&
           !(length > 6 && strcmp(path + length - 6, ".kpack") == 0);
}

int signing_label(const char *path, bool *pack, struct label *out)
{
    enum pack_problem problem = PACK_FINE;
    struct pack *p = NULL;
    struct err err;
    int code;
    *pack = false;
    if (!pack_open(path, &p, &problem, &err) || !pack_verify(p, &problem, &err)) {
        pack_close(p);
        return signature_other(path, problem) ? EXIT_FINE : packer_bad_pack(path, problem, &err);
    }
    *pack = true;
    code = signature_label(path, pack_info(p), out);
    pack_close(p);
    return code;
}

static int signature_matches(const char *path, const struct pack_info *i, const struct label *says)
{
    struct stat st;
    if (strcmp(i->id, says->id) == 0 && i->seq == says->seq && strcmp(i->label, says->label) == 0 &&
        stat(path, &st) == 0 && (uint64_t)st.st_size == says->size) {
        return EXIT_FINE;
    }
    packer_tell("%s is %s number %lld, and its signature is for %s number %lld of %lld bytes;"
                " sign it again",
                "%s 是 %s 第 %lld 号，签名却是给 %s 第 %lld 号、%lld 字节的；请重新签名", path,
                i->id, (long long)i->seq, says->id, (long long)says->seq, (long long)says->size);
    return EXIT_FORGED;
}

int signing_compare(const char *path, const char *comment, bool *pack, struct label *out)
{
    enum pack_problem problem = PACK_FINE;
    struct pack *p = NULL;
    struct err err;
    int code;
    *pack = false;
    if (!pack_open(path, &p, &problem, &err)) {
        return signature_other(path, problem) ? EXIT_FINE : packer_bad_pack(path, problem, &err);
    }
    *pack = true;
    if (label_read(comment, out, &err)) {
        code = signature_matches(path, pack_info(p), out);
    } else {
        packer_tell("%s is a pack, and its signature does not say which; sign it again (%s)",
                    "%s 是内容包，签名里的说明却不是它的标签；请重新签名（%s）", path, err.text);
        code = EXIT_FORGED;
    }
    pack_close(p);
    return code;
}

void signing_show(const struct label *l)
{
    packer_answer("pack      %s, number %lld, label %s, %lld bytes",
                  "内容包    %s，第 %lld 号，标签 %s，%lld 字节", l->id, (long long)l->seq,
                  l->label, (long long)l->size);
    if (l->date[0]) {
        packer_answer("made on   %s", "制作日期  %s", l->date);
    }
    if (l->langs[0]) {
        packer_answer("languages %s", "语言      %s", l->langs);
    }
    if (l->title_zh[0]) {
        packer_answer("title     %s", "标题      %s", l->title_zh);
    }
    if (l->title_en[0]) {
        packer_answer("title     %s", "标题      %s", l->title_en);
    }
}

static int signature_hash(const char *path, uint8_t hash[MINISIGN_HASH])
{
    struct err err;
    if (minisign_hash_file(path, hash, NULL, &err)) {
        return EXIT_FINE;
    }
    if (err.code == ERR_NOT_FOUND) {
        return packer_bad_pack(path, PACK_MISSING, &err);
    }
    if (err.code == ERR_INVALID) {
        packer_tell("%s is not a file; name one", "%s 不是文件；请指明一个文件", path);
        return EXIT_USAGE;
    }
    return packer_failed(&err);
}

/* --- making ----------------------------------------------------------------------------------- */

/* As minisign 0.11 says of any file. */
static void signature_comment(const char *path, struct buf *out)
{
    const char *slash = strrchr(path, '/');
    int64_t told;
    int code = packer_epoch(&told);
    if (code != EXIT_FINE || told == 0) {
        told = clock_system.now_s(NULL);
    }
    buf_format(out, "timestamp:%lld\tfile:%s\thashed", (long long)told, slash ? slash + 1 : path);
}

int signing_make(const char *path, const struct minisign_secret *secret, const char *comment,
                 struct buf *out)
{
    uint8_t hash[MINISIGN_HASH];
    struct buf words = {0};
    struct label label;
    struct err err;
    bool pack = false;
    int code = comment ? EXIT_FINE : signing_label(path, &pack, &label);
    if (code == EXIT_FINE && pack) {
        label_write(&label, &words);
    } else if (code == EXIT_FINE && !comment) {
        signature_comment(path, &words);
    }
    if (code == EXIT_FINE) {
        code = signature_hash(path, hash);
    }
    if (code == EXIT_FINE &&
        !minisign_sign(secret, hash, comment ? comment : buf_text(&words), out, &err)) {
        packer_tell("%s", "说明太长，或有控制字符（%s）", err.text);
        code = EXIT_USAGE;
    }
    buf_finish(&words);
    return code;
}

/* --- checking --------------------------------------------------------------------------------- */

int signing_read(const char *path, struct minisign_signature *out, struct buf *bytes)
{
    struct buf name = {0};
    struct err err;
    int code = EXIT_FINE;
    buf_format(&name, "%s" SIGNING_ENDING, path);
    if (access(path, F_OK) != 0 && errno == ENOENT) {
        err_set(&err, ERR_NOT_FOUND, "%s: %s", path, strerror(ENOENT));
        code = packer_bad_pack(path, PACK_MISSING, &err);
    } else if (!buf_read_file(bytes, name.data, MINISIGN_FILE_MAX, &err)) {
        if (err.code == ERR_NOT_FOUND) {
            packer_tell("there is no %s; copy both files, or sign it",
                        "没有签名文件 %s；请把两个文件都拷来，或先签名", name.data);
            code = EXIT_UNSIGNED;
        } else if (err.code == ERR_IO) {
            code = packer_failed(&err);
        } else {
            packer_tell("%s is no signature; sign it again (%s)", "%s 不是签名；请重新签名（%s）",
                        name.data, err.text);
            code = EXIT_FORGED;
        }
    } else if (!minisign_read_signature(bytes->data, bytes->length, out, &err)) {
        packer_tell("%s is no signature that a kiosk takes; sign it again (%s)",
                    "%s 不是触摸屏接受的签名；请重新签名（%s）", name.data, err.text);
        code = EXIT_FORGED;
    }
    buf_finish(&name);
    return code;
}

int signing_check(const char *path, const struct minisign_signature *s,
                  const struct minisign_public *key)
{
    uint8_t hash[MINISIGN_HASH];
    struct err err;
    int code;
    if (!minisign_check_comment(s, key, &err) && err.code != ERR_NOT_FOUND) {
        packer_tell("%s.minisig: do not use it; sign again (%s)",
                    "%s.minisig：签名文件被改动过或已损坏，不要用；请重新签名（%s）", path,
                    err.text);
        return EXIT_FORGED;
    }
    code = signature_hash(path, hash);
    if (code != EXIT_FINE || minisign_check_file(s, key, hash, &err)) {
        return code;
    }
    if (err.code == ERR_NOT_FOUND) {
        packer_tell("%s: the signature was not made with this key (%s)",
                    "%s：不是用这把密钥签的（%s）", path, err.text);
        return EXIT_OTHER_KEY;
    }
    packer_tell("%s: do not use it; copy it again, or sign it again (%s)",
                "%s：文件被改动过或已损坏，不要用；请重新拷贝，或重新签名（%s）", path, err.text);
    return EXIT_FORGED;
}
