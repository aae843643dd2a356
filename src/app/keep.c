/* The store as the kiosk uses it: at each start it says which pack is shown, and later that a new
 * one has run well. Everything slow is done by the program jstm-store; here the lock is held for
 * moments only, and never while the kiosk runs.
 *
 * The hall is never dark because of it. What does not open is followed by the one before, by any
 * other that is installed, and by the pack that came with the program. */
#include "internal.h"

#include "base/log.h"
#include "platform/files.h"
#include "store/log.h"

#include <string.h>
#include <time.h>

#define KEEP_WAIT_MS 1500 /* for whoever else is at work on the store; the screen is still dark */
#define KEEP_END_MS 500   /* at the end, which others wait for */
#define KEEP_STEP_MS 50
#define KEEP_STATE_MOST 8192
#define KEEP_IDS 32

/* --- what there is ---------------------------------------------------------------------------- */

/* Pictures, scripts and tours show the same on every machine, whatever its settings say. */
static const char *keep_folder(const struct app *a)
{
    const struct app_options *o = a->options;
    bool headless = o->screenshot || o->dump || o->script || o->tour;
    if (a->preview) {
        return NULL;
    }
    if (o->store) {
        return o->store;
    }
    return headless || !a->settings.update.store[0] ? NULL : a->settings.update.store;
}

/* The words of a setting; NULL when there are none. */
const char *const *keep_words(struct arena *mem, const char *text)
{
    const char **words = arena_alloc_array(mem, KEEP_IDS + 1, sizeof *words);
    size_t count = 0, length;
    for (;;) {
        text += strspn(text, " \t,");
        length = strcspn(text, " \t,");
        if (length == 0 || count == KEEP_IDS) {
            return count ? words : NULL;
        }
        words[count++] = arena_copy(mem, text, length);
        text += length;
    }
}

static void keep_keys(struct app *a)
{
    struct store_options *o = &a->keep.options;
    struct store_key *keys = NULL;
    struct diag d = {0};
    struct err err;
    size_t i;
    if (!store_keys_read(o->folder, &a->memory, &keys, &o->key_count, &d, &err)) {
        log_warn("%s", err.text);
        o->key_count = 0;
    }
    o->keys = keys;
    for (i = 0; i < d.count; i++) {
        log_warn("%s: %s; %s", d.items[i].place.file, d.items[i].text, d.items[i].remedy);
    }
    diag_finish(&d);
}

static void keep_begin(struct app *a, const char *folder)
{
    a->keep.options = (struct store_options){.folder = folder,
                                             .ids = keep_words(&a->memory, a->settings.update.ids),
                                             .fmt_major = PACK_USER_VERSION / 10000,
                                             .fmt_minor = PACK_USER_VERSION / 100 % 100,
                                             .ops = &store_ops_system,
                                             .quick = true}; /* nobody waits at a dark screen */
    keep_keys(a);
}

/* --- what runs -------------------------------------------------------------------------------- */

static bool keep_take(struct store *s, const struct store_options *o, int64_t wait_ms,
                      struct err *err)
{
    const struct timespec step = {0, KEEP_STEP_MS * 1000000L};
    int64_t until = clock_wall_ns() / 1000000 + wait_ms;
    while (!store_open(s, o, err)) {
        store_close(s);
        if (err->code != ERR_BUSY || clock_wall_ns() / 1000000 >= until) {
            return false;
        }
        nanosleep(&step, NULL);
    }
    return true;
}

static bool keep_show(struct app *a, const char *path, const char *name, struct pack **out)
{
    if (!pack_open(path, out, &a->problem, &a->problem_text)) {
        log_warn("%s", a->problem_text.text);
        return false;
    }
    a->pack_path = arena_copy_text(&a->memory, path);
    memcpy(a->keep.name, name, strlen(name) + 1);
    return true;
}

/* It may be damaged, which the store will find out; not only out of reach just now, or too new. */
static bool keep_doubtful(enum pack_problem problem)
{
    return problem == PACK_TRUNCATED || problem == PACK_ALTERED || problem == PACK_NOT_A_PACK;
}

/* The pack whose turn it is. One whose bytes are wrong is given up at once, and the turn is the
 * next one's; one that does not open for another reason keeps its turn, for the next start. */
static bool keep_turn(struct app *a, struct store *s, struct pack **out)
{
    size_t i;
    for (i = 0; i < STORE_PACKS_MAX && store_running(s); i++) {
        bool trial = s->state.phase == STORE_TRIAL;
        char name[STORE_NAME_MAX];
        struct err err;
        if (keep_show(a, store_running(s), s->state.cur, out)) {
            a->keep.trial = a->keep.fresh = trial;
            return true;
        }
        memcpy(name, s->state.cur, sizeof name);
        if (!keep_doubtful(a->problem)) {
            return false;
        }
        if (!store_give_up(s, &err)) {
            log_warn("%s", err.text);
            return false;
        }
        store_log_note(s, STORE_DID_FALL_BACK, STORE_DID_NOT_START, name, a->problem_text.text);
    }
    return false;
}

enum keep_rank { KEEP_BEFORE, KEEP_PROVED, KEEP_OTHER, KEEP_RANKS };

static enum keep_rank keep_rank(const struct store *s, const struct store_pack *p)
{
    if (strcmp(p->name, s->state.prev) == 0) {
        return KEEP_BEFORE;
    }
    return p->label.seq <= store_floor(&s->state, p->label.id) ? KEEP_PROVED : KEEP_OTHER;
}

/* In the place of the one whose turn it is: the one before, the others that have run well, the
 * rest. The state stays as it is, and staff read that this is not what should run. */
static bool keep_any(struct app *a, struct store *s, struct pack **out)
{
    struct store_pack *packs;
    size_t count, i;
    int rank;
    struct err err;
    if (!store_list(s, &packs, &count, &err)) {
        log_warn("%s", err.text);
        return false;
    }
    a->keep.factory = a->keep.factory || count > 0;
    for (rank = 0; rank < KEEP_RANKS; rank++) {
        for (i = 0; i < count; i++) {
            const char *path =
                arena_format(&s->mem, "%s/packs/%s/" STORE_PACK, s->o.folder, packs[i].name);
            if (!packs[i].bad && !packs[i].running && (int)keep_rank(s, &packs[i]) == rank &&
                keep_show(a, path, packs[i].name, out)) {
                a->keep.other = s->state.cur[0] != 0;
                return true;
            }
        }
    }
    return false;
}

/* The state as it lies there, for when somebody else has the lock. */
static bool keep_as_told(struct app *a, struct pack **out)
{
    struct buf text = {0};
    struct store_state state;
    struct err err;
    const char *folder = a->keep.options.folder;
    bool ok =
        buf_read_file(&text, arena_format(&a->memory, "%s/state", folder), KEEP_STATE_MOST, &err) &&
        store_state_read(buf_text(&text), text.length, &state, &err) && state.cur[0];
    buf_finish(&text);
    a->keep.factory = ok;
    if (!ok || !keep_show(a, arena_format(&a->memory, "%s/packs/%s/" STORE_PACK, folder, state.cur),
                          state.cur, out)) {
        return false;
    }
    a->keep.trial = a->keep.fresh = state.phase == STORE_TRIAL;
    return true;
}

bool keep_open(struct app *a, struct pack **out)
{
    const char *folder = keep_folder(a);
    struct store s;
    struct err err;
    char tried[STORE_NAME_MAX];
    bool fell_back = false, counted, ok;
    if (!folder) {
        return false;
    }
    keep_begin(a, folder);
    if (!keep_take(&s, &a->keep.options, KEEP_WAIT_MS, &err)) {
        log_warn("%s", err.text);
        ok = keep_as_told(a, out);
        a->keep.factory = a->keep.factory && !ok;
        return ok;
    }
    memcpy(tried, s.state.cur, sizeof tried);
    counted = store_starting(&s, &fell_back, &err);
    if (!counted) {
        log_warn("%s", err.text); /* a disk that cannot be written to can still be read */
    }
    if (fell_back) {
        store_log_note(&s, STORE_DID_FALL_BACK, STORE_DID_NOT_START, tried,
                       "it was started three times and did not prove itself");
    }
    a->keep.factory = store_running(&s) != NULL;
    /* A start that nobody counts could go wrong for ever: then nothing is tried. */
    ok = ((counted || s.state.phase == STORE_OK) && keep_turn(a, &s, out)) || keep_any(a, &s, out);
    a->keep.factory = a->keep.factory && !ok;
    store_close(&s);
    return ok;
}

/* A pack on trial had its try, and it was not this. */
bool keep_again(struct app *a, struct pack **out)
{
    struct store s;
    struct err err;
    bool ok;
    if (!a->keep.options.folder || !keep_take(&s, &a->keep.options, 0, &err)) {
        return false;
    }
    ok = (s.state.phase == STORE_OK && store_running(&s) &&
          keep_show(a, store_running(&s), s.state.cur, out)) ||
         keep_any(a, &s, out);
    a->keep.factory = a->keep.factory && !ok;
    store_close(&s);
    return ok;
}

void keep_ended(struct app *a)
{
    const struct keep *k = &a->keep;
    struct store s;
    struct err err;
    if (!k->options.folder || !k->trial || k->failed) {
        return;
    }
    if (!keep_take(&s, &k->options, KEEP_END_MS, &err) || !store_ended(&s, k->name, &err)) {
        log_warn("%s", err.text);
    }
    store_close(&s);
}
