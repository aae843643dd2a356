/* Runs a fuzz target over files and folders of files, so that its corpus is a test in every build,
 * with any compiler. */
#include "fuzz.h"

#include "base/buf.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static int replay(const char *path)
{
    struct buf bytes = {0};
    struct err err;
    DIR *dir = opendir(path);
    struct dirent *item;
    int count = 0;
    if (!dir) {
        if (!buf_read_file(&bytes, path, (size_t)64 << 20, &err)) {
            fprintf(stderr, "%s\n", err.text);
            return -1000000;
        }
        LLVMFuzzerTestOneInput((const uint8_t *)buf_text(&bytes), bytes.length);
        buf_finish(&bytes);
        return 1;
    }
    while ((item = readdir(dir))) {
        if (item->d_name[0] != '.') {
            buf_clear(&bytes);
            buf_format(&bytes, "%s/%s", path, item->d_name);
            count += replay(bytes.data);
        }
    }
    closedir(dir);
    buf_finish(&bytes);
    return count;
}

int main(int argc, char **argv)
{
    int count = 0, i;
    for (i = 1; i < argc; i++) {
        count += replay(argv[i]);
    }
    printf("%d inputs replayed\n", count);
    return count > 0 ? 0 : 1;
}
