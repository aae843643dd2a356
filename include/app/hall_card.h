/* The small card that calls staff, at the lower right over whatever visitors look at: a stick with
 * content, or one that cannot be read, is plugged in, or the kiosk has no PIN yet. It says so in
 * Chinese and English, whatever the visitor reads, takes no more room than it needs and interrupts
 * nobody; after a minute nothing but a disc is left. */
#ifndef APP_HALL_CARD_H
#define APP_HALL_CARD_H

#include "ui/strings.h"
#include "ui/ui.h"

#define HALL_CARD_MS 60000 /* until the card about a stick becomes a disc */

enum hall_card_kind { HALL_CARD_NONE, HALL_CARD_FOUND, HALL_CARD_ODD, HALL_CARD_PIN };
enum hall_card_result { HALL_CARD_STAYS, HALL_CARD_TAKEN, HALL_CARD_LATER };

struct hall_card { /* zeroes: none is shown */
    enum hall_card_kind kind;
    int64_t since_ms;
};

/* Over a frame that has been described. `dock`: it has one. HALL_CARD_TAKEN: staff want in. */
enum hall_card_result hall_card(struct ui *ui, const struct strings *strings, struct hall_card *c,
                                bool dock);

#endif
