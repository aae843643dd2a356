/* Any bytes as a text: afterwards it is UTF-8 with '\n' line ends and without control characters,
 * and reading it once more changes nothing. */
#include "fuzz.h"

#include "author/encoding.h"
#include "author/plain.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static void fuzz_look(const struct buf *text)
{
    const char *p = text->data, *end = p + text->length;
    if (utf8_check(p, text->length) != text->length || *end != '\0') {
        abort();
    }
    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        if ((cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7F && cp < 0xA0)) {
            abort();
        }
    }
}

/* The second time nothing is converted, unless what came out looks like GB18030 by chance. */
static void fuzz_again(const struct buf *text)
{
    struct diag d = {0};
    struct buf copy = {0};
    buf_add(&copy, text->data, text->length);
    if (encoding_of(copy.data, copy.length) == ENCODING_UTF8 &&
        plain_read(&d, "fuzz", true, &copy) &&
        (copy.length != text->length || memcmp(copy.data, text->data, text->length) != 0) &&
        !strstr(text->data, "\xEF\xBB\xBF")) {
        abort();
    }
    buf_finish(&copy);
    diag_finish(&d);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct diag d = {0};
    struct buf text = {0};
    buf_add(&text, bytes, length);
    if (plain_read(&d, "fuzz", length % 2, &text)) {
        fuzz_look(&text);
        fuzz_again(&text);
    } else if (d.errors == 0) {
        abort();
    }
    if (d.errors > 11) {
        abort();
    }
    buf_finish(&text);
    diag_finish(&d);
    return 0;
}
