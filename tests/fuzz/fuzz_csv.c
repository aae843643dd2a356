/* Any bytes as a table, in the encodings of spreadsheet programs. */
#include "fuzz.h"

#include "author/plain.h"
#include "author/readers/csv.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct csv csv;
    struct arena mem = {0};
    struct diag d = {0};
    struct buf text = {0};
    size_t i, j;
    buf_add(&text, bytes, length);
    plain_read(&d, "fuzz.csv", true, &text);
    csv_read(&csv, "fuzz.csv", buf_text(&text), text.length, &mem, &d);
    for (i = 0; i < csv.count; i++) {
        for (j = 0; j < csv.columns; j++) {
            if (!csv.rows[i].cells[j].text || csv.rows[i].cells[j].line < 1 ||
                strlen(csv.rows[i].cells[j].text) > text.length) {
                abort();
            }
        }
    }
    buf_finish(&text);
    diag_finish(&d);
    arena_finish(&mem);
    return 0;
}
