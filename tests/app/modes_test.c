/* The life of the kiosk, walked through its table. */
#include "app/modes.h"
#include "test.h"

static void a_day_with_attract(void)
{
    struct mode_row row = mode_next(MODE_ATTRACT, EVENT_TOUCHED, MODE_ATTRACT);
    CHECK_INT(row.next, MODE_VISIT);
    CHECK_INT(row.action, MODE_NOTHING);
    row = mode_next(MODE_VISIT, EVENT_LEFT, MODE_ATTRACT);
    CHECK_INT(row.next, MODE_ATTRACT);
    CHECK_INT(row.action, MODE_RESET);
}

static void without_attract_it_rests_at_home(void)
{
    struct mode_row row = mode_next(MODE_VISIT, EVENT_LEFT, MODE_VISIT);
    CHECK_INT(row.next, MODE_VISIT);
    CHECK_INT(row.action, MODE_RESET);
    CHECK_INT(mode_next(MODE_FAULT, EVENT_PACK_THERE, MODE_VISIT).next, MODE_VISIT);
}

static void a_fault_ends_when_a_pack_opens(void)
{
    CHECK_INT(mode_next(MODE_ATTRACT, EVENT_PACK_GONE, MODE_ATTRACT).next, MODE_FAULT);
    CHECK_INT(mode_next(MODE_VISIT, EVENT_PACK_GONE, MODE_ATTRACT).next, MODE_FAULT);
    CHECK_INT(mode_next(MODE_FAULT, EVENT_PACK_THERE, MODE_ATTRACT).next, MODE_ATTRACT);
}

static void what_is_not_in_the_table_does_not_happen(void)
{
    CHECK_INT(mode_next(MODE_FAULT, EVENT_TOUCHED, MODE_ATTRACT).next, MODE_FAULT);
    CHECK_INT(mode_next(MODE_FAULT, EVENT_LEFT, MODE_ATTRACT).next, MODE_FAULT);
    CHECK_INT(mode_next(MODE_FAULT, EVENT_LEFT, MODE_ATTRACT).action, MODE_NOTHING);
    CHECK_INT(mode_next(MODE_ATTRACT, EVENT_LEFT, MODE_ATTRACT).action, MODE_NOTHING);
    CHECK_INT(mode_next(MODE_VISIT, EVENT_PACK_THERE, MODE_ATTRACT).next, MODE_VISIT);
}

static void staff_come_in_from_everywhere_and_leave_to_a_kiosk_at_rest(void)
{
    CHECK_INT(mode_next(MODE_ATTRACT, EVENT_STAFF, MODE_ATTRACT).next, MODE_STAFF);
    CHECK_INT(mode_next(MODE_VISIT, EVENT_STAFF, MODE_ATTRACT).next, MODE_STAFF);
    CHECK_INT(mode_next(MODE_FAULT, EVENT_STAFF, MODE_ATTRACT).next, MODE_STAFF);
    CHECK_INT(mode_next(MODE_STAFF, EVENT_LEFT, MODE_ATTRACT).next, MODE_ATTRACT);
    CHECK_INT(mode_next(MODE_STAFF, EVENT_LEFT, MODE_ATTRACT).action, MODE_RESET);
    CHECK_INT(mode_next(MODE_STAFF, EVENT_LEFT, MODE_VISIT).next, MODE_VISIT);
    CHECK_INT(mode_next(MODE_STAFF, EVENT_PACK_GONE, MODE_ATTRACT).next, MODE_FAULT);
    CHECK_INT(mode_next(MODE_STAFF, EVENT_TOUCHED, MODE_ATTRACT).next, MODE_STAFF);
}

static void modes_have_names(void)
{
    CHECK_TEXT(mode_name(MODE_STAFF), "staff");
    CHECK_TEXT(mode_name(MODE_ATTRACT), "attract");
    CHECK_TEXT(mode_name(MODE_VISIT), "visit");
    CHECK_TEXT(mode_name(MODE_FAULT), "fault");
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(a_day_with_attract);
    RUN(without_attract_it_rests_at_home);
    RUN(a_fault_ends_when_a_pack_opens);
    RUN(what_is_not_in_the_table_does_not_happen);
    RUN(staff_come_in_from_everywhere_and_leave_to_a_kiosk_at_rest);
    RUN(modes_have_names);
    return TEST_END();
}
