/* What is installed, for staff to see. */
#include "parts.h"

#include <string.h>

/* One pack's row; false: it is none that could be shown. */
static bool list_one(struct store *s, const char *name, struct store_pack *p)
{
    const struct store_ops *ops = s->o.ops;
    const char *signature = arena_format(&s->mem, "%s/" STORE_SIGNATURE, store_pack_path(s, name));
    const struct store_key *key;
    struct minisign_signature sig;
    struct store_file_info info = {0};
    struct store_name parts;
    struct err ignored;
    memset(p, 0, sizeof *p);
    if (!store_check(s, name, &sig, &p->label, &key, &ignored) || !store_name_read(name, &parts)) {
        return false;
    }
    p->name = arena_copy_text(&s->listed, name);
    p->key = key ? key->name : "";
    p->revoked = key == NULL;
    p->installed_s = ops->info(ops->self, signature, &info) == 0 ? info.changed_s : 0;
    p->running = strcmp(name, s->state.cur) == 0;
    p->before = strcmp(name, s->state.prev) == 0;
    p->waiting = strcmp(name, s->state.next) == 0;
    p->bad = store_is_bad(&s->state, parts.hash16);
    return true;
}

bool store_list(struct store *s, struct store_pack **out, size_t *count, struct err *err)
{
    struct arena_mark mark = arena_mark(&s->mem);
    const char **names;
    size_t all, i;
    arena_reset(&s->listed);
    *count = 0;
    if (!store_names(s, &names, &all, err)) {
        arena_rewind(&s->mem, mark);
        return false;
    }
    *out = arena_alloc_array(&s->listed, all + 1, sizeof **out);
    for (i = 0; i < all; i++) {
        struct store_pack p;
        size_t at;
        if (list_one(s, names[i], &p)) {
            for (at = *count; at > 0 && (*out)[at - 1].label.seq < p.label.seq; at--) {
                (*out)[at] = (*out)[at - 1];
            }
            (*out)[at] = p;
            ++*count;
        }
    }
    arena_rewind(&s->mem, mark);
    return true;
}

bool store_verify(struct store *s, const char *name, struct err *err)
{
    struct arena_mark mark = arena_mark(&s->mem);
    bool ok = store_check_bytes(s, name, NULL, err);
    arena_rewind(&s->mem, mark);
    return ok;
}
