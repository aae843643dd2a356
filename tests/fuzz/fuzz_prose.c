/* Any text as the letters of a field, of a cell with tags, of Markdown: letters stand in order, in
 * blocks, and at characters of the text. */
#include "fuzz.h"

#include "author/checks/prose.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static void prose_holds(const struct prose *p)
{
    size_t i, b, end = 0;
    for (i = 0; i < p->letter_count; i++) {
        if (p->letters[i].at > p->length || (i > 0 && p->letters[i].at < p->letters[i - 1].at)) {
            abort();
        }
    }
    for (b = 0; b < p->block_count; b++) {
        if (p->blocks[b].start < end || p->blocks[b].end <= p->blocks[b].start ||
            p->blocks[b].end > p->letter_count) {
            abort();
        }
        end = p->blocks[b].end;
    }
    if (p->letter_count > 0 && prose_place(p, p->letter_count - 1).line < 1) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const enum prose_form forms[] = {PROSE_PLAIN, PROSE_MARKUP, PROSE_MARKDOWN};
    struct arena mem = {0};
    const char *text = arena_copy(&mem, (const char *)bytes, length);
    size_t i;
    if (utf8_check(text, strlen(text)) == strlen(text)) {
        for (i = 0; i < sizeof forms / sizeof *forms; i++) {
            struct prose p = {.text = text, .length = strlen(text)};
            p.place = model_place("fuzz.md", 1, 1);
            prose_read(&p, forms[i], &mem);
            prose_holds(&p);
        }
    }
    arena_finish(&mem);
    return 0;
}
