/* Connections between two columns: lines, and sockets that wear the letter of the right side. */
#ifndef QUESTIONS_LINKS_H
#define QUESTIONS_LINKS_H

#include "ui/drag.h"

struct link {
    struct rect from, to; /* the left card and the right one */
    int letter;           /* place of the right one: tells its letter and its colour */
    bool broken;          /* was not right */
};

const char *links_letter(int place); /* "A" */
void links_line(struct ui *ui, const struct link *link);
enum link_end { LINK_OPEN, LINK_PICKED, LINK_MADE };
/* At the inner edge of a card. Right ones always wear their letter, left ones that of the card they
 * are connected with. */
void links_socket(struct ui *ui, struct rect card, bool left, int letter, enum link_end end);
/* From the socket of a held card to the finger. */
void links_pull(struct ui *ui, struct rect card, bool left, const struct ui_drag *drag);

#endif
