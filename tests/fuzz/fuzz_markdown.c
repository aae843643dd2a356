/* Any bytes as the body of a page: the document that comes out must survive being stored. */
#include "fuzz.h"

#include "author/readers/markdown.h"
#include "base/utf8.h"
#include "pack/doc.h"

#include <stdlib.h>
#include <string.h>

static void fuzz_body(const char *text, size_t length, bool numbered)
{
    struct markdown_options options = {numbered};
    struct model_words words;
    struct arena mem = {0};
    struct diag d = {0};
    struct buf stored = {0};
    struct doc back;
    struct err err;
    memset(&words, 0, sizeof words);
    words.file = "fuzz.md";
    words.body_text = arena_copy(&mem, text, length);
    words.body_length = length;
    words.body_line = 1;
    markdown_read(&words, &options, &mem, &d);
    doc_write(&words.body, &stored);
    /* What was refused may leave a figure without its picture's words, but never a broken form. */
    if (!doc_read(&back, buf_text(&stored), stored.length, &mem, &err) ||
        back.count != words.body.count) {
        abort();
    }
    buf_finish(&stored);
    diag_finish(&d);
    arena_finish(&mem);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *text = (const char *)bytes;
    size_t i;
    /* The folder's reader lets only clean UTF-8 through. */
    if (utf8_check(text, length) != length) {
        return 0;
    }
    for (i = 0; i < length; i++) {
        if ((bytes[i] < 0x20 && bytes[i] != '\n' && bytes[i] != '\t') || bytes[i] == 0x7F) {
            return 0;
        }
    }
    fuzz_body(text, length, false);
    fuzz_body(text, length, true);
    return 0;
}
