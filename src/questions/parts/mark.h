/* The mark of an answer where it stands by itself: on the soil or in a picture, not on a plate. */
#ifndef QUESTIONS_MARK_H
#define QUESTIONS_MARK_H

#include "questions/parts/plate.h"

/* What is right is a green disc with a ring and a tick; the rest are the plate's own. */
void mark_draw(struct ui *ui, float cx, float cy, float side, const struct plate *plate);

#endif
