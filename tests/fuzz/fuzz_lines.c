/* Any bytes as a line of jstm-store --json: what the kiosk reads can be written, and reads the
 * same. */
#include "fuzz.h"

#include "store/lines.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena mem = {0};
    struct store_line line, again;
    struct buf one = {0}, two = {0};
    if (store_line_read((const char *)bytes, length, &mem, &line) &&
        line.kind != STORE_LINE_OTHER) {
        store_line_write(&line, &one);
        if (one.length == 0 || !store_line_read(buf_text(&one), one.length - 1, &mem, &again) ||
            again.kind != line.kind) {
            abort();
        }
        store_line_write(&again, &two);
        if (one.length != two.length || memcmp(buf_text(&one), buf_text(&two), one.length) != 0) {
            abort();
        }
    }
    buf_finish(&one);
    buf_finish(&two);
    arena_finish(&mem);
    return 0;
}
