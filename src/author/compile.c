/* The author's desk from end to end: read everything, check everything, and only if nothing is
 * wrong, write. Problems are collected to the last one, because a writer who mends one mistake per
 * run stops running the program. */
#include "author/compile.h"

#include "author/checks/checks.h"
#include "author/items.h"
#include "author/messages.h"
#include "author/pages.h"
#include "author/pictures/pictures.h"
#include "author/readers/xlsx.h"
#include "author/settings.h"
#include "author/writer.h"

#include <string.h>
#include <sys/stat.h>

static bool compile_make(struct model *m, const struct author_options *options, struct err *err)
{
    static const struct pictures_sink trial = {NULL, NULL};
    struct stat st;
    if (stat(m->root, &st) != 0 || !S_ISDIR(st.st_mode)) {
        return err_set(err, ERR_NOT_FOUND, "there is no folder %s", m->root);
    }
    if (!settings_read(m)) {
        return true; /* reported */
    }
    m->seq = options->seq ? options->seq : m->seq;
    tables_read(m);
    pages_read(m);
    items_read(m);
    pages_check(m);
    checks_run(m, options->created_s);
    writer_number(m);
    if (!options->output || m->d->errors > 0) {
        return pictures_make(m, &trial, err);
    }
    return writer_write(m, options, err);
}

size_t author_unconfirmed(const struct diag *d)
{
    size_t count = 0, i;
    for (i = 0; i < d->count; i++) {
        count += strcmp(d->items[i].code, "to-confirm") == 0;
    }
    return count;
}

bool author_build(const struct author_options *options, struct diag *d, struct err *err)
{
    struct model m = {.root = options->source,
                      .picture_cache = options->cache,
                      .progress = options->progress,
                      .progress_self = options->progress_self,
                      .d = d};
    bool ok;
    if (!d->catalogue) {
        diag_speak(d, author_messages, d->lang); /* for the codes */
    }
    ok = compile_make(&m, options, err);
    xlsx_name_cells(d);
    diag_sort(d);
    arena_finish(&m.mem);
    return ok && d->errors == 0;
}
