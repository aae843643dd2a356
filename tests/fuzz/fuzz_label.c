/* Any bytes as a trusted comment: what is read obeys the grammar, and comes back when it is written
 * and read once more. */
#include "fuzz.h"

#include "base/utf8.h"
#include "sign/label.h"

#include <stdlib.h>
#include <string.h>

static bool fuzz_same(const struct label *a, const struct label *b)
{
    return strcmp(a->id, b->id) == 0 && a->seq == b->seq && a->size == b->size &&
           a->fmt_major == b->fmt_major && a->fmt_minor == b->fmt_minor &&
           a->reader_major == b->reader_major && a->reader_minor == b->reader_minor &&
           a->epoch == b->epoch && strcmp(a->label, b->label) == 0 &&
           strcmp(a->date, b->date) == 0 && strcmp(a->langs, b->langs) == 0 &&
           strcmp(a->title_zh, b->title_zh) == 0 && strcmp(a->title_en, b->title_en) == 0;
}

static bool fuzz_title(const char *text)
{
    size_t length = strlen(text), i;
    for (i = 0; i < length; i++) {
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F) {
            return false;
        }
    }
    return length <= LABEL_TITLE_MAX && utf8_check(text, length) == length;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct buf text = {0}, out = {0};
    struct label label, again;
    struct err err = {ERR_NONE, ""};
    buf_add(&text, bytes, length);
    buf_add_byte(&text, '\0');
    if (!label_read(buf_text(&text), &label, &err)) {
        if (err.code == ERR_NONE || !err.text[0]) {
            abort();
        }
    } else {
        label_write(&label, &out);
        if (!fuzz_title(label.title_zh) || !fuzz_title(label.title_en) || out.length > LABEL_MAX ||
            !label_read(buf_text(&out), &again, &err) || !fuzz_same(&label, &again)) {
            abort();
        }
    }
    buf_finish(&text);
    buf_finish(&out);
    return 0;
}
