/* Commands that look at a finished pack take a folder as well: it is compiled into a temporary file
 * first. The pictures are what takes long, so they are kept where the user's programs keep such
 * things (XDG Base Directory Specification 0.8: $XDG_CACHE_HOME, else ~/.cache). */
#include "packer/packer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *scratch_folder(const char *parent, const char *name, struct arena *mem)
{
    const char *path = arena_format(mem, "%s/%s", parent, name);
    return mkdir(path, 0777) == 0 || errno == EEXIST ? path : NULL;
}

const char *packer_cache(struct arena *mem)
{
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (!cache || cache[0] != '/') {
        cache = home && home[0] == '/' ? scratch_folder(home, ".cache", mem) : NULL;
    }
    return cache ? scratch_folder(cache, "jstm-pack", mem) : NULL;
}

static int scratch_compile(struct packer_pack *p, const char *source, const char *cache)
{
    const char *folder = getenv("TMPDIR");
    char *file = arena_format(&p->mem, "%s/jstm-pack-XXXXXX", folder && *folder ? folder : "/tmp");
    struct err err;
    int fd = mkstemp(file), code;
    if (fd < 0) {
        err_set(&err, ERR_IO, "%s: %s", file, strerror(errno));
        return packer_failed(&err);
    }
    close(fd);
    p->path = file;
    p->temporary = true;
    code = packer_make(source, file, cache ? cache : packer_cache(&p->mem), 0, &p->d);
    if (code == EXIT_SOURCES) {
        packer_report(&p->d, false);
    }
    return code;
}

int packer_open(struct packer_pack *p, const char *path, const char *cache)
{
    enum pack_problem problem = PACK_FINE;
    struct pack *pack;
    struct stat st;
    struct err err;
    memset(p, 0, sizeof *p);
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) {
        return scratch_compile(p, path, cache);
    }
    p->path = path;
    if (!pack_open(path, &pack, &problem, &err)) {
        return packer_bad_pack(path, problem, &err);
    }
    pack_close(pack);
    return EXIT_FINE;
}

void packer_finish(struct packer_pack *p)
{
    if (p->temporary) {
        unlink(p->path);
    }
    diag_finish(&p->d);
    arena_finish(&p->mem);
    memset(p, 0, sizeof *p);
}
