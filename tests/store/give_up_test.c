/* A pack that does not even open is given up, and the turn is the next one's. */
#include "real.h"

static struct sealed keys;

static bool bring_in(struct real *r, uint32_t seq, bool proved)
{
    struct store_outcome out;
    struct err err;
    write_pair(r, &keys, "jilin", seq, 0);
    return install(r, &out) == STORE_INSTALLED && (!proved || store_proved(&r->s, &err));
}

static void one_on_trial_makes_room_for_the_one_before(void)
{
    struct real r;
    struct err err;
    struct store_outcome out;
    CHECK(begin(&r, &keys) && bring_in(&r, 1, true) && bring_in(&r, 2, true) &&
          bring_in(&r, 3, false));
    CHECK(store_give_up(&r.s, &err));
    CHECK_INT(running(&r.s), 2);
    CHECK_INT(r.s.state.phase, STORE_OK);
    CHECK_TEXT(r.s.state.error, "U60");
    store_close(&r.s); /* it is on the disk */
    CHECK(store_open(&r.s, &r.o, &err));
    CHECK_INT(running(&r.s), 2);
    write_pair(&r, &keys, "jilin", 3, 0); /* it does not come in by the same stick */
    CHECK_INT(install(&r, &out), STORE_DID_NOT_START);
    end(&r);
}

static void one_after_another_until_none_is_left(void)
{
    struct real r;
    struct err err;
    CHECK(begin(&r, &keys) && bring_in(&r, 1, true) && bring_in(&r, 2, true));
    CHECK(store_give_up(&r.s, &err));
    CHECK_INT(running(&r.s), 1);
    CHECK(store_give_up(&r.s, &err));
    CHECK(store_running(&r.s) == NULL);
    CHECK_INT(r.s.state.bad_count, 2);
    end(&r);
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    minisign_generate(&keys.trusted.key, &keys.secret);
    snprintf(keys.trusted.name, sizeof keys.trusted.name, "museum");
    RUN(one_on_trial_makes_room_for_the_one_before);
    RUN(one_after_another_until_none_is_left);
    return TEST_END();
}
