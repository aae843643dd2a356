/* Any query in any text (parted by the first line end): marks are sorted, apart, inside, and cut no
 * character of a text that is UTF-8. */
#include "fuzz.h"

#include "base/utf8.h"
#include "pack/search.h"

#include <stdlib.h>
#include <string.h>

#define MARKS 6

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *input = (const char *)bytes;
    const char *end = length ? memchr(input, '\n', length) : NULL;
    size_t query_length = end ? (size_t)(end - input) : length, at = 0, count, i;
    const char *text = end ? end + 1 : input + length;
    size_t text_length = (size_t)(input + length - text);
    struct search_mark marks[MARKS];
    struct buf query = {0};
    buf_add(&query, input, query_length);
    count = search_marks(text, text_length, buf_text(&query), marks, MARKS);
    if (count > MARKS) {
        abort();
    }
    for (i = 0; i < count; i++) {
        if (marks[i].start >= marks[i].end || marks[i].end > text_length ||
            (i > 0 && marks[i].start <= at)) {
            abort();
        }
        at = marks[i].end;
        if (utf8_check(text, text_length) == text_length &&
            (utf8_cut(text, text_length, marks[i].start) != marks[i].start ||
             utf8_cut(text, text_length, marks[i].end) != marks[i].end)) {
            abort();
        }
    }
    buf_finish(&query);
    return 0;
}
