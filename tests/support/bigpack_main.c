/* A large pack on the command line, for a look at screens that have too much to show:
 *   bigpack FILE EVENTS UNITS PEOPLE PAGES WORKS   (what is left out is 0) */
#include "bigpack.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    struct bigpack b = {.languages = 3, .seed = 1};
    size_t *counts[] = {&b.events, &b.units, &b.people, &b.pages, &b.works};
    struct err err;
    int i;
    if (argc < 3 || argc > 7) {
        fprintf(stderr, "usage: bigpack FILE EVENTS [UNITS [PEOPLE [PAGES [WORKS]]]]\n");
        return 2;
    }
    b.path = argv[1];
    for (i = 2; i < argc; i++) {
        *counts[i - 2] = (size_t)strtoul(argv[i], NULL, 10);
    }
    if (!bigpack_write(&b, &err)) {
        fprintf(stderr, "bigpack: %s\n", err.text);
        return 1;
    }
    return 0;
}
