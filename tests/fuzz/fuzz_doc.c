/* Any bytes as a stored document: what is believed is written back as it was read. */
#include "fuzz.h"

#include "pack/doc.h"
#include "pack/search.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct doc doc, back;
    struct arena mem = {0};
    struct buf stored = {0}, again = {0}, plain = {0};
    struct err err;
    if (doc_read(&doc, (const char *)bytes, length, &mem, &err)) {
        doc_write(&doc, &stored);
        if (!doc_read(&back, buf_text(&stored), stored.length, &mem, &err)) {
            abort();
        }
        doc_write(&back, &again);
        if (strcmp(buf_text(&stored), buf_text(&again)) != 0 || back.count != doc.count) {
            abort();
        }
        doc_plain(&doc, &plain);
    }
    buf_clear(&again);
    search_fold((const char *)bytes, length, &again);
    buf_finish(&stored);
    buf_finish(&again);
    buf_finish(&plain);
    arena_finish(&mem);
    return 0;
}
