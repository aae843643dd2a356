/* Excel and WPS save "CSV" in the machine's code page, in China GB18030, and "Unicode text" as
 * UTF-16. Both are read with a warning rather than refused, because staff cannot see the
 * difference. */
#include "author/encoding.h"

#include "base/utf8.h"

#include <iconv.h>
#include <string.h>

static bool encoding_convert(const char *from, const struct buf *text, struct buf *out)
{
    iconv_t cd = iconv_open("UTF-8", from);
    char *in = text->data;
    size_t in_left = text->length;
    bool ok = true;
    if (cd == (iconv_t)-1) {
        return false;
    }
    while (ok && in_left > 0) {
        char piece[4096], *to = piece;
        size_t to_left = sizeof piece, before = in_left;
        size_t code = iconv(cd, &in, &in_left, &to, &to_left);
        buf_add(out, piece, (size_t)(to - piece));
        ok = code != (size_t)-1 || in_left < before;
    }
    iconv_close(cd);
    return ok;
}

/* One wrong byte in a UTF-8 file must be reported where it stands, not turned into other
 * characters: only a text with more broken than whole characters was never UTF-8. */
static bool encoding_foreign(const struct buf *text)
{
    const char *p = text->data, *end = text->data + text->length;
    size_t broken = 0, whole = 0;
    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        broken += cp == UTF8_REPLACEMENT;
        whole += cp > 0x7F && cp != UTF8_REPLACEMENT;
    }
    return broken > whole;
}

void encoding_mend(struct diag *d, const char *file, struct buf *text)
{
    struct diag_place place = {file, 1, 1};
    struct buf out = {0};
    const char *from = NULL, *name = NULL;
    if (text->length >= 2 && memcmp(text->data, "\xFF\xFE", 2) == 0) {
        from = name = "UTF-16";
    } else if (text->length >= 2 && memcmp(text->data, "\xFE\xFF", 2) == 0) {
        from = name = "UTF-16";
    } else if (encoding_foreign(text)) {
        from = name = "GB18030";
    }
    if (!from) {
        return;
    }
    if (encoding_convert(from, text, &out) && out.length > 0) {
        diag_add(d, DIAG_WARNING, place, "the table is in %s; save it as \"CSV UTF-8\"", name);
        buf_clear(text);
        buf_add(text, out.data, out.length);
    }
    buf_finish(&out);
}
