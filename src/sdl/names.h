/* A short list of names without doubles: which pictures have arrived. Private to the sdl room. */
#ifndef SDL_NAMES_H
#define SDL_NAMES_H

#include <stddef.h>

struct names {
    char **names;
    size_t count, capacity;
};

void names_add(struct names *n, const char *name); /* copied; once */
void names_clear(struct names *n);
void names_finish(struct names *n);

#endif
