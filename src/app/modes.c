/* See modes.h. A table and not a switch, so that the whole life of the kiosk can be read at a
 * glance. */
#include "app/modes.h"

#include <stddef.h>

/* Where a row leads to MODE_ATTRACT, an installation without attract rests on its home screen. */
static const struct mode_row rows[] = {
    {MODE_ATTRACT, EVENT_TOUCHED, MODE_VISIT, MODE_NOTHING},
    {MODE_ATTRACT, EVENT_PACK_GONE, MODE_FAULT, MODE_NOTHING},
    {MODE_VISIT, EVENT_LEFT, MODE_ATTRACT, MODE_RESET},
    {MODE_VISIT, EVENT_PACK_GONE, MODE_FAULT, MODE_NOTHING},
    {MODE_FAULT, EVENT_PACK_THERE, MODE_ATTRACT, MODE_RESET},
    {MODE_ATTRACT, EVENT_STAFF, MODE_STAFF, MODE_NOTHING},
    {MODE_VISIT, EVENT_STAFF, MODE_STAFF, MODE_NOTHING},
    {MODE_FAULT, EVENT_STAFF, MODE_STAFF, MODE_NOTHING},
    {MODE_STAFF, EVENT_LEFT, MODE_ATTRACT, MODE_RESET},
    {MODE_STAFF, EVENT_PACK_GONE, MODE_FAULT, MODE_NOTHING},
};

static const char *const names[] = {"attract", "visit", "fault", "staff"};

struct mode_row mode_next(enum app_mode mode, enum app_event event, enum app_mode rests)
{
    struct mode_row stay = {mode, event, mode, MODE_NOTHING};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].mode == mode && rows[i].event == event) {
            stay = rows[i];
            if (stay.next == MODE_ATTRACT) {
                stay.next = rests;
            }
        }
    }
    return stay;
}

const char *mode_name(enum app_mode mode)
{
    return names[mode];
}
