/* Making room: packs that nobody needs go for a new one, but never for one that cannot come in
 * anyway. */
#include "ground.h"

#include "base/mem.h"

#define BLOCKS 4

static struct sealed keys;

/* Packs 1 to 3 are here, the third one runs, and the fourth is to come; `missing` bytes too few are
 * free for it. It is refused, and the first one, which nobody needs, stays or goes. */
static void refused(uint64_t missing, bool first_stays)
{
    const struct work work = {.name = "room", .installed = 3};
    struct ground g;
    struct store_ops ops;
    struct store_options o;
    struct store s;
    struct err err = {.text = ""};
    CHECK(ground_begin(&g, &keys, &work, BLOCKS));
    ops = disk_ops(g.base);
    o = ground_options(&g, &ops);
    CHECK(store_open(&s, &o, &err));
    g.base->free_bytes = STORE_SPARE + g.packs[4].length - missing; /* it stays so in the model */
    CHECK(!ground_stage(&s, 4, &err));
    CHECK_HAS(err.text, "U20");
    CHECK(ground_running(&s) == 3 && ground_name(&s, 2)[0] && ground_name(&s, 3)[0]);
    CHECK((ground_name(&s, 1)[0] != 0) == first_stays);
    store_close(&s);
    ground_end(&g);
}

static void none_goes_for_nothing(void)
{
    refused(STORE_SPARE, true);
    refused(BLOCKS * DISK_BLOCK + 1, true);
}

static void one_goes_if_that_is_enough(void)
{
    refused(1, false);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    minisign_generate(&keys.trusted.key, &keys.secret);
    RUN(none_goes_for_nothing);
    RUN(one_goes_if_that_is_enough);
    return TEST_END();
}
