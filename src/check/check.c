/* The order of the check: the cheap first, and nothing is decoded before it is known to be what was
 * packed.
 *
 * Opening and verifying are the reader's own (pack_open, pack_verify): what the kiosk will do with
 * the pack, it does here once before. On top come what only an import needs: the numbers against
 * those that were signed, and every picture through the decoders. */
#include "check/check.h"

#include "check/decode.h"
#include "pack/pack.h"
#include "pack/rules.h"
#include "pack/seal.h"

#include <string.h>

static bool check_label(const struct pack_info *info, const struct label *label, struct err *err)
{
    if (strcmp(info->id, label->id) != 0) {
        return rule_broken(err, RULE_SAME_ID, ERR_INVALID,
                           "the pack is '%.32s', but '%s' was signed", info->id, label->id);
    }
    if (info->seq != (int64_t)label->seq) {
        return rule_broken(err, RULE_SAME_SEQ, ERR_INVALID,
                           "the pack is number %lld, but %u was signed", (long long)info->seq,
                           (unsigned)label->seq);
    }
    return true;
}

static bool check_medium(void *self, const char *name, const void *bytes, size_t length,
                         struct err *err)
{
    const char *mime;
    int w, h;
    bool ok = pack_media_probe(bytes, length, &mime, &w, &h, err) &&
              (strcmp(mime, "image/png") == 0 ? decode_png(bytes, length, err)
                                              : decode_jpeg(bytes, length, err));
    (void)self;
    return ok || rule_wrap(err, "medium '%.80s'", name);
}

bool check_pack(const char *path, const struct label *label, struct err *err)
{
    struct pack *p = NULL;
    bool ok = pack_open(path, &p, NULL, err) && (!label || check_label(pack_info(p), label, err)) &&
              pack_verify(p, NULL, err) && pack_media_each(p, check_medium, NULL, err);
    pack_close(p);
    return ok || rule_mark(err, RULE_DATABASE);
}
