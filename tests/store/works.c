/* The works of a store, each with what it finds before and what it promises. */
#include "ground.h"

#define MAKE_INSTALL(n)                                       \
    static bool install_##n(struct store *s, struct err *err) \
    {                                                         \
        return ground_install(s, n, err);                     \
    }                                                         \
    static bool runs_##n(struct store *s, struct err *err)    \
    {                                                         \
        (void)err;                                            \
        return ground_running(s) == (n);                      \
    }
MAKE_INSTALL(1)
MAKE_INSTALL(2)
MAKE_INSTALL(3)
MAKE_INSTALL(4)

/* Four packs of which these three stay; the first one goes, unless the disk says no. */
static bool three_stay(struct store *s, struct err *err)
{
    return runs_4(s, err) && ground_name(s, 3)[0] && ground_name(s, 2)[0];
}

static bool stage_3(struct store *s, struct err *err)
{
    return ground_stage(s, 3, err);
}

static bool is_here_3(struct store *s, struct err *err)
{
    return runs_2(s, err) && ground_name(s, 3)[0];
}

static bool stage_4(struct store *s, struct err *err)
{
    return ground_stage(s, 4, err);
}

static bool is_here_4(struct store *s, struct err *err)
{
    return runs_3(s, err) && ground_name(s, 4)[0];
}

static bool by_name(bool (*turn)(struct store *s, const char *name, struct err *err),
                    struct store *s, uint32_t seq, struct err *err)
{
    const char *name = ground_name(s, seq);
    return name[0] ? turn(s, name, err) : err_set(err, ERR_IO, "the packs cannot be listed");
}

static bool switch_3(struct store *s, struct err *err)
{
    return by_name(store_switch, s, 3, err);
}

static bool later_3(struct store *s, struct err *err)
{
    return by_name(store_later, s, 3, err);
}

static bool waits_3(struct store *s, struct err *err)
{
    (void)err;
    return ground_running(s) == 2 && s->state.next[0] &&
           strcmp(s->state.next, ground_name(s, 3)) == 0;
}

static bool stage_later_3(struct store *s, struct err *err)
{
    return stage_3(s, err) && later_3(s, err);
}

static bool no_longer(struct store *s, struct err *err)
{
    return store_later(s, "", err);
}

static bool nothing_waits(struct store *s, struct err *err)
{
    return is_here_3(s, err) && !s->state.next[0];
}

static bool back_1(struct store *s, struct err *err)
{
    return by_name(store_roll_back, s, 1, err);
}

static bool start(struct store *s, struct err *err)
{
    bool fell_back;
    return store_starting(s, &fell_back, err);
}

/* One that cannot be read then is passed over, and the old one goes on. */
static bool start_3(struct store *s, struct err *err)
{
    return start(s, err) && (runs_3(s, err) || err_set(err, ERR_IO, "it was passed over"));
}

static bool one_try_less(struct store *s, struct err *err)
{
    return runs_2(s, err) && s->state.phase == STORE_TRIAL && s->state.tries == 1;
}

static bool start_thrice(struct store *s, struct err *err)
{
    return start(s, err) && start(s, err) && start(s, err);
}

static bool fell_back(struct store *s, struct err *err)
{
    struct store_name parts;
    return runs_1(s, err) && store_name_read(ground_name(s, 2), &parts) &&
           store_is_bad(&s->state, parts.hash16);
}

static bool give_up(struct store *s, struct err *err)
{
    return store_give_up(s, err);
}

static bool none_is_left(struct store *s, struct err *err)
{
    struct store_name parts; /* and it may come again */
    (void)err;
    return !s->state.cur[0] && store_name_read(ground_name(s, 1), &parts) &&
           !store_is_bad(&s->state, parts.hash16);
}

static bool ended(struct store *s, struct err *err)
{
    return store_ended(s, s->state.cur, err);
}

static bool try_is_back(struct store *s, struct err *err)
{
    return runs_2(s, err) && s->state.phase == STORE_TRIAL && s->state.tries == STORE_TRIES;
}

static bool prove(struct store *s, struct err *err)
{
    return store_proved(s, err);
}

static bool proved_2(struct store *s, struct err *err)
{
    return runs_2(s, err) && s->state.phase == STORE_OK && store_floor(&s->state, "jilin") == 2;
}

/* The state alone is lost: what is made of the packs. */
static bool lose_state(struct store *s, struct err *err)
{
    (void)err;
    return s->o.ops->remove(s->o.ops->self, "/s/state") == 0;
}

static bool nothing(struct store *s, struct err *err)
{
    (void)s;
    (void)err;
    return true;
}

/* A byte of pack 2 has become another one since it came in. */
static bool rot_2(struct store *s, struct err *err)
{
    struct disk *d = s->o.ops->self;
    const char *path = arena_format(&s->mem, "/s/packs/%s/" STORE_PACK, ground_name(s, 2));
    struct disk_node *n = &d->nodes[disk_find(d, path)];
    uint8_t *bytes = arena_alloc(d->mem, (size_t)n->length);
    (void)err;
    memcpy(bytes, n->bytes, (size_t)n->length);
    bytes[n->length / 2] ^= 4;
    n->bytes = bytes;
    n->hashed = false;
    return true;
}

static bool verify(struct store *s, struct err *err)
{
    return store_verify(s, s->state.cur, err);
}

/* Cuts in the middle of copying, tidying and switching left this. */
static bool leave_work(struct store *s, struct err *err)
{
    const struct store_ops *ops = s->o.ops;
    (void)err;
    ops->make_folder(ops->self, "/s/packs/.incoming-1");
    ops->make_folder(ops->self, "/s/packs/.trash-jilin-1-0123456789abcdef");
    disk_put(ops->self, "/s/packs/.incoming-1/" STORE_PACK, "half", 4);
    disk_put(ops->self, "/s/packs/.trash-jilin-1-0123456789abcdef/" STORE_SIGNATURE, "half", 4);
    disk_put(ops->self, "/s/state.tmp", "v1 cur=", 7);
    return true;
}

const struct work ground_works[] = {
    {"no store yet", NULL, install_1, runs_1, 0, 0, 1, 0, .fresh = true},
    {"the first pack", NULL, install_1, runs_1, 0, 0, 1, 0, .trial = false},
    {"a newer pack", NULL, install_3, runs_3, 2, 2, 3, 2, .trial = false},
    {"a newer pack over one on trial", NULL, install_3, runs_3, 2, 2, 3, 1, .trial = true},
    {"a newer pack, the oldest goes", NULL, install_4, three_stay, 3, 3, 4, 3, .trial = false},
    {"a newer pack after cuts", leave_work, install_3, runs_3, 2, 2, 3, 2, .trial = false},
    {"the same pack once more", NULL, install_2, runs_2, 2, 2, 2, 2, .reads = true},
    {"what runs, made whole", rot_2, install_2, runs_2, 2, 2, 2, 2, .rotten = true},
    {"staged", NULL, stage_3, is_here_3, 2, 2, 2, 2, .trial = false},
    {"staged, the oldest goes", NULL, stage_4, is_here_4, 3, 3, 3, 3, .trial = false},
    {"staged once more", stage_3, stage_3, is_here_3, 2, 2, 2, 2, .trial = false},
    {"staged before, now it comes", stage_3, install_3, runs_3, 2, 2, 3, 2, .trial = false},
    {"a staged one takes over", stage_3, switch_3, runs_3, 2, 2, 3, 2, .trial = false},
    {"later", stage_3, later_3, waits_3, 2, 2, 2, 2, .trial = false},
    {"no longer later", stage_later_3, no_longer, nothing_waits, 2, 2, 2, 2, .trial = false},
    {"later has come", stage_later_3, start_3, runs_3, 2, 2, 3, 2, .once = true},
    {"a newer one while one waits", stage_later_3, install_4, runs_4, 2, 2, 4, 2, .trial = false},
    {"back to an older one", NULL, back_1, runs_1, 3, 3, 1, 3, .trial = false},
    {"a start on trial", start, start, one_try_less, 2, 2, 2, 1, .trial = true, .once = true},
    {"the trial is lost", start_thrice, start, fell_back, 2, 2, 1, 1, .trial = true},
    {"it does not open", start_thrice, give_up, fell_back, 2, 2, 1, 1, .trial = true, .once = true},
    {"the only one does not open", start_thrice, give_up, none_is_left, 1, 1, 0, 0, .trial = true,
     .once = true},
    {"an orderly end", start, ended, try_is_back, 2, 2, 2, 1, .trial = true, .once = true},
    {"the trial is won", start, prove, proved_2, 2, 2, 2, 1, .trial = true},
    {"the state is lost", lose_state, nothing, runs_2, 2, 2, 2, 2, .forgets = true},
    {"read once more", NULL, verify, runs_2, 2, 2, 2, 2, .reads = true},
    {.name = NULL}};
