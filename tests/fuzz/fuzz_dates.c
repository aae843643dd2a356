/* Any words as a date: what is read exists, and reads back as itself; what is refused has a reason.
 */
#include "fuzz.h"

#include "author/dates.h"
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena mem = {0};
    struct diag d = {0};
    struct diag_place place = {"fuzz.csv", 2, 1};
    struct dates_doubt doubt, again;
    struct date date = {0}, same = {0};
    char *text = malloc(length + 1); /* no byte more, so that reading too far is seen */
    char written[DATES_TEXT_SIZE];
    int64_t year;
    memcpy(text, bytes, length);
    text[length] = '\0';
    if (dates_read(text, &date, &doubt)) {
        if (!date_valid(&date)) {
            abort();
        }
        dates_write(&date, written);
        if (date.year >= 1000 && date.precision <= DATE_YEAR &&
            (!dates_read(written, &same, &again) || date_compare(&date, &same) != 0)) {
            abort();
        }
    } else {
        dates_complain(&d, place, text, &doubt);
        if (d.errors != 1) {
            abort();
        }
    }
    dates_year(text, &year);
    free(text);
    diag_finish(&d);
    arena_finish(&mem);
    return 0;
}
