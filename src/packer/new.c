/* jstm-pack new DIR: a small content folder with every kind of file, each explained in Chinese and
 * English, that builds without a complaint. It is a copy of assets/starter, so that what authors
 * begin with is itself checked by the tests. */
#include "packer/packer.h"

#include "platform/files.h"

#include <string.h>

#define NEW_FILE_MOST (4 << 20) /* of one file; the largest is a picture */

static bool new_copy(const char *from, const char *to, struct arena *mem, struct err *err)
{
    const char **names;
    size_t count, i;
    bool ok = files_make_folder(to, err) && files_list(from, mem, &names, &count, err);
    for (i = 0; ok && i < count; i++) {
        const char *source = arena_format(mem, "%s/%s", from, names[i]);
        const char *target = arena_format(mem, "%s/%s", to, names[i]);
        struct buf bytes = {0};
        if (files_is_folder(source)) {
            ok = new_copy(source, target, mem, err);
        } else {
            ok = buf_read_file(&bytes, source, NEW_FILE_MOST, err) &&
                 buf_write_file(&bytes, target, err);
        }
        buf_finish(&bytes);
    }
    return ok;
}

/* A folder that is there already must be empty: nothing of anybody's is written over. */
static bool new_may(const char *folder, struct arena *mem, bool *may, struct err *err)
{
    const char **names;
    size_t count = 0;
    bool ok = !files_exist(folder) || files_list(folder, mem, &names, &count, err);
    *may = count == 0;
    return ok;
}

static int new_run(const struct packer_words *w)
{
    const char *folder = w->operands[0], *assets;
    struct arena mem = {0};
    struct err err;
    bool may = true;
    int code = EXIT_FINE;
    if (!new_may(folder, &mem, &may, &err)) {
        code = packer_failed(&err);
    } else if (!may) {
        packer_tell("%s is not empty; name a folder that is new", "%s 里已有东西；请写一个新文件夹",
                    folder);
        code = EXIT_USAGE;
    } else if (!files_assets(&mem, &assets, &err) ||
               !new_copy(arena_format(&mem, "%s/starter", assets), folder, &mem, &err)) {
        code = packer_failed(&err);
    } else {
        packer_answer("%s is ready; look at its README.md, then run: jstm-kiosk --preview %s",
                      "%s 已备好；先看里面的 README.md，再运行：jstm-kiosk --preview %s", folder,
                      folder);
    }
    arena_finish(&mem);
    return code;
}

const struct packer_command packer_new = {
    .name = "new",
    .operands = 1,
    .help = {{"new DIR", "make a small content folder with every kind of file, explained",
              "新建一个内容文件夹，每种文件都有样例和说明"}},
    .run = new_run};
