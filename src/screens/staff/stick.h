/* A pack on the stick as a card: shared by the two ways the stick's page stands. */
#ifndef SCREENS_STAFF_STICK_H
#define SCREENS_STAFF_STICK_H

#include "staff.h"

#define STICK_PAD 32.0f

/* The desk is at work with this one. */
bool staff_is_work(const struct desk_view *v, const struct desk_pack *p);
/* The pack as it is known now: bringing it in may have found more than looking at it. */
struct desk_pack staff_known(const struct desk_view *v, const struct desk_pack *p);
/* The pack that staff read about: chosen, or the first that can be installed; NULL: none found. */
const struct desk_pack *staff_chosen(const struct staff *s, const struct desk_view *v);

/* The one that is read about, with what it changes and what can be done. r.h 0: only measures. In a
 * higher rectangle its buttons stand at the foot. */
float staff_stick_large(struct kiosk *k, struct ui *ui, struct rect r, const struct desk_pack *p,
                        bool draw);
/* Another one: what is the matter with it, or a way to choose it. */
float staff_stick_small(struct staff *s, struct kiosk *k, struct ui *ui, struct rect r, size_t at,
                        bool draw);

/* What changes, in up to three rows; "" nothing is known yet. */
float staff_change_rows(struct kiosk *k, struct ui *ui, struct rect r, float y, bool draw);

/* Verdict, name, number, size: what both cards begin with. */
float staff_stick_name(struct kiosk *k, struct ui *ui, struct rect r, float y,
                       const struct desk_pack *p, bool large, bool draw);
/* What is wrong with it and what to do, the code small. */
float staff_stick_saying(struct ui *ui, struct rect r, float y, const struct desk_pack *p,
                         bool draw);
float staff_stick_torn(struct ui *ui, struct rect r, float y, const struct desk_pack *p, bool draw);

#endif
