/* A large content folder on the command line, for profiles of the author's desk:
 *   bigfolder DIR ENTRIES [PICTURES] */
#include "bigfolder.h"

#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
    struct bigfolder b = {.pictures = 4, .seed = 1};
    struct err err;
    if (argc < 3 || argc > 4) {
        fprintf(stderr, "usage: bigfolder DIR ENTRIES [PICTURES]\n");
        return 2;
    }
    b.path = argv[1];
    b.entries = (size_t)strtoul(argv[2], NULL, 10);
    b.pictures = argc > 3 ? (size_t)strtoul(argv[3], NULL, 10) : b.pictures;
    if (!bigfolder_write(&b, &err)) {
        fprintf(stderr, "bigfolder: %s\n", err.text);
        return 1;
    }
    return 0;
}
