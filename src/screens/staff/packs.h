/* An installed pack as a card: shared by the two ways the packs page stands. */
#ifndef SCREENS_STAFF_PACKS_H
#define SCREENS_STAFF_PACKS_H

#include "staff.h"

#include "ui/date.h"

#define STAFF_CARD_PAD 28.0f

/* With a cover of this height on top (0: none). `large`: in ink, as the one that runs; p NULL: the
 * built-in content. Draws in r, or only measures: the height without the cover. */
float staff_pack_card(struct ui *ui, struct rect r, const struct desk_pack *p, bool large,
                      float cover, bool draw);
/* Only its words, on whatever ground; the height with the air around them. */
float staff_pack_words(struct ui *ui, struct rect r, const struct desk_pack *p, bool draw);

#endif
