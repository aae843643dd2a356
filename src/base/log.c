/* One line per event, written at once: the journal adds the time. */
#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>

static void log_line(const char *level, const char *fmt, va_list args)
    __attribute__((format(printf, 2, 0)));

static void log_line(const char *level, const char *fmt, va_list args)
{
    char line[1024];
    char *c;
    vsnprintf(line, sizeof line, fmt, args);
    for (c = line; *c; c++) { /* a file's name must not write a line of its own */
        if ((unsigned char)*c < ' ') {
            *c = ' ';
        }
    }
    fprintf(stderr, "%s%s\n", level, line);
}

void log_info(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    log_line("", fmt, args);
    va_end(args);
}

void log_warn(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    log_line("warning: ", fmt, args);
    va_end(args);
}
