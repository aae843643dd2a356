/* Any bytes as a *.md file. */
#include "fuzz.h"

#include "author/readers/header.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct model_words words;
    struct arena mem = {0};
    struct diag d = {0};
    struct buf said = {0};
    size_t i;
    header_read(&words, "fuzz.md", (const char *)bytes, length, &mem, &d);
    for (i = 0; i < words.field_count; i++) {
        struct model_value parts[4];
        if (!words.fields[i].value.text[0] || words.fields[i].value.place.column < 3) {
            abort();
        }
        model_split(&mem, words.fields[i].value, "|", parts, 4);
        model_show(&mem, words.fields[i].value.text);
    }
    if (words.body_length > length) {
        abort();
    }
    diag_sort(&d);
    diag_print(&d, &said);
    buf_finish(&said);
    diag_finish(&d);
    arena_finish(&mem);
    return 0;
}
