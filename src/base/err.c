/* Errors as text on the caller's stack: nothing is allocated on the way out of trouble, and a room
 * boundary can put its own words in front. Too long a text loses its end, never half a character.
 */
#include "base/err.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void err_store(struct err *err, const char *text)
{
    size_t length = utf8_cut(text, strlen(text), sizeof err->text - 1);
    memmove(err->text, text, length);
    err->text[length] = '\0';
}

bool err_set(struct err *err, enum err_code code, const char *fmt, ...)
{
    char text[1024];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    err->code = code;
    err_store(err, text);
    return false;
}

bool err_wrap(struct err *err, const char *fmt, ...)
{
    char text[1024];
    char whole[1024 + sizeof err->text + 2];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    snprintf(whole, sizeof whole, "%s: %s", text, err->text);
    err_store(err, whole);
    return false;
}
