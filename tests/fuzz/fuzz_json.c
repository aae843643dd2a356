/* Any bytes as JSON: what can be skipped can be read, and strings are UTF-8. */
#include "fuzz.h"

#include "base/json.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Reads everything there is; every loop must end by itself. */
static void walk(struct json *j, struct arena *mem)
{
    struct json skipped = *j;
    bool fine = json_skip(&skipped);
    const char *text;
    char key[8];
    int64_t number;
    bool yes;
    struct json now = *j;
    if (json_text(&now, mem, &text)) {
        if (utf8_check(text, strlen(text)) != strlen(text) || !fine) {
            abort();
        }
        *j = now;
        return;
    }
    now = *j;
    if (json_number(&now, &number) || (now = *j, json_bool(&now, &yes))) {
        *j = now;
        return;
    }
    now = *j;
    if (json_object(&now)) {
        while (json_key(&now, key, sizeof key)) {
            walk(&now, mem);
        }
    } else {
        now = *j;
        if (json_array(&now)) {
            while (json_item(&now)) {
                walk(&now, mem);
            }
        }
    }
    if (now.ok && !fine) {
        abort();
    }
    *j = now.ok ? now : skipped;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena mem = {0};
    struct json j;
    json_begin(&j, (const char *)bytes, length);
    walk(&j, &mem);
    json_end(&j);
    arena_finish(&mem);
    return 0;
}
