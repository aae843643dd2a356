/* Reads C sources for the messages in them: string literals given to certain functions. Comments
 * are left out, literals that follow each other are joined, and escapes are carried out. */
#ifndef TESTS_AUTHOR_CODE_H
#define TESTS_AUTHOR_CODE_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { SAID_MAX = 2000 };

struct said {
    const char *text, *file;
    int line;
};

struct sources {
    struct arena mem;
    struct said said[SAID_MAX];
    size_t count;
};

/* --- reading C -------------------------------------------------------------------------------- */

struct code {
    const char *file, *start, *p;
};

static inline int code_line(const struct code *c)
{
    const char *p;
    int line = 1;
    for (p = c->start; p < c->p; p++) {
        line += *p == '\n';
    }
    return line;
}

/* Moves behind white space and comments. */
static inline void code_space(struct code *c)
{
    for (;;) {
        if (strncmp(c->p, "/*", 2) == 0) {
            const char *end = strstr(c->p + 2, "*/");
            c->p = end ? end + 2 : c->p + strlen(c->p);
        } else if (*c->p && strchr(" \t\n", *c->p)) {
            c->p++;
        } else {
            return;
        }
    }
}

/* One string literal with its escapes carried out; the cursor stands at its quote. */
static inline void code_string(struct code *c, struct buf *out)
{
    for (c->p++; *c->p && *c->p != '"'; c->p++) {
        if (*c->p == '\\' && c->p[1] == 'x') {
            buf_add_byte(out, (char)strtol(c->p + 2, NULL, 16));
            c->p += 3;
        } else if (*c->p == '\\') {
            c->p++;
            buf_add_byte(out, *c->p == 'n' ? '\n' : *c->p == 't' ? '\t' : *c->p);
        } else {
            buf_add_byte(out, *c->p);
        }
    }
    c->p += *c->p == '"';
}

/* Moves behind one character, string or comment. */
static inline void code_step(struct code *c)
{
    struct buf nothing = {0};
    if (*c->p == '"') {
        code_string(c, &nothing);
        buf_finish(&nothing);
    } else if (*c->p == '\'') {
        c->p += c->p[1] == '\\' ? 4 : 3;
    } else if (strncmp(c->p, "/*", 2) == 0) {
        code_space(c);
    } else {
        c->p++;
    }
}

/* From behind '(' to the argument `number`, counted from 0; false: there are not so many. */
static inline bool code_argument(struct code *c, int number)
{
    int depth = 0;
    for (; number > 0 && *c->p; code_step(c)) {
        depth += *c->p == '(' || *c->p == '{' || *c->p == '[';
        depth -= *c->p == ')' || *c->p == '}' || *c->p == ']';
        if (depth < 0) {
            return false;
        }
        number -= *c->p == ',' && depth == 0;
    }
    code_space(c);
    return number == 0;
}

/* All messages of the argument at the cursor: literals, joined where they follow each other. */
static inline void code_take(struct code *c, struct sources *s)
{
    int depth = 0;
    while (*c->p && depth >= 0 && !(*c->p == ',' && depth == 0)) {
        struct buf text = {0};
        struct said *one = &s->said[s->count];
        if (*c->p != '"') {
            depth += *c->p == '(';
            depth -= *c->p == ')';
            code_step(c);
            continue;
        }
        one->line = code_line(c);
        while (*c->p == '"') {
            code_string(c, &text);
            code_space(c);
        }
        /* A word that is compared, in the condition of "a ? b : c", is no message. */
        if (s->count < SAID_MAX - 1 && depth == 0) {
            one->text = arena_copy_text(&s->mem, buf_text(&text));
            one->file = c->file;
            s->count++;
        }
        buf_finish(&text);
    }
}

static inline bool code_is_call(const struct code *c, const char *name)
{
    size_t length = strlen(name);
    bool begins =
        c->p == c->start || (!strchr("_", c->p[-1]) && !(c->p[-1] >= 'a' && c->p[-1] <= 'z'));
    return begins && strncmp(c->p, name, length) == 0 && c->p[length] == '(';
}

static inline void code_read(const char *file, const char *text, struct sources *s)
{
    static const struct {
        const char *name;
        int argument;
    } calls[] = {{"diag_add", 3}, {"diag_say", 3}, {"DIAG_TEXT", 0}};
    struct code c = {file, text, text};
    size_t i;
    while (*c.p) {
        for (i = 0; i < 3 && !code_is_call(&c, calls[i].name); i++) {
        }
        if (i < 3) {
            struct code call = c;
            call.p += strlen(calls[i].name) + 1;
            if (code_argument(&call, calls[i].argument)) {
                code_take(&call, s);
            }
            c.p += strlen(calls[i].name);
        } else {
            code_step(&c);
        }
    }
}

#endif
