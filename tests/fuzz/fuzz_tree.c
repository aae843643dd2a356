/* Any bytes as JSON with places: values lie in the text, in its order, each behind its parent. */
#include "fuzz.h"

#include "author/readers/tree.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

static int fuzz_later(struct diag_place a, struct diag_place b)
{
    return a.line != b.line ? a.line - b.line : a.column - b.column;
}

static void fuzz_walk(const struct tree *t, struct diag_place *last, size_t length)
{
    size_t i;
    if (t->place.line < 1 || t->place.column < 1 || fuzz_later(t->place, *last) < 0) {
        abort();
    }
    if ((t->text && strlen(t->text) > length) || (t->count > 0 && t->kind < TREE_LIST)) {
        abort();
    }
    if (t->kind == TREE_WORDS && utf8_check(t->text, strlen(t->text)) != strlen(t->text)) {
        abort();
    }
    *last = t->place;
    for (i = 0; i < t->count; i++) {
        if ((t->items[i].key != NULL) != (t->kind == TREE_OBJECT)) {
            abort();
        }
        fuzz_walk(&t->items[i], last, length);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena mem = {0};
    struct diag d = {0};
    char *text = malloc(length + 1); /* no byte more, so that reading too far is seen */
    struct diag_place last = {"fuzz.json", 1, 1};
    const struct tree *root;
    memcpy(text, bytes, length);
    text[length] = '\0';
    root = tree_read("fuzz.json", text, length, &mem, &d);
    if (root) {
        fuzz_walk(root, &last, length);
    } else if (d.errors == 0) {
        abort();
    }
    free(text);
    diag_finish(&d);
    arena_finish(&mem);
    return 0;
}
