/* Reads JSON front to back, value by value, without a tree (RFC 8259): for what one of our programs
 * says to another. A document that is not as the caller expects, or no JSON, makes `ok` false for
 * good, and every later call answers false.
 *
 *   json_begin(&j, text, length);
 *   for (json_object(&j); json_key(&j, key, sizeof key);) {
 *       if (strcmp(key, "line") == 0) { json_number(&j, &line); } else { json_skip(&j); }
 *   }
 *   if (!json_end(&j)) { ... } */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define JSON_DEPTH 16

struct json {
    const char *at, *end;
    bool ok;
    bool first; /* nothing has been read of the innermost object or array yet */
    int depth;
};

void json_begin(struct json *j, const char *text, size_t length); /* borrowed */
bool json_object(struct json *j);                                 /* '{' comes next */
bool json_array(struct json *j);                                  /* '[' comes next */
/* The next key of the object, its value comes next; false at its end, which is read over. A key
 * longer than `size` - 1 bytes is cut. */
bool json_key(struct json *j, char *key, size_t size);
bool json_item(struct json *j); /* one more value of the array comes next; false at its end */
bool json_text(struct json *j, struct arena *mem, const char **out); /* UTF-8, in `mem` */
bool json_number(struct json *j, int64_t *out);                      /* a whole number */
bool json_bool(struct json *j, bool *out);
bool json_skip(struct json *j);      /* any value */
bool json_end(const struct json *j); /* everything was as expected, and nothing is left */

#endif
