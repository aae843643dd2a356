/* A dashed outline with round corners: an empty place, or what the visitor chose and was not right.
 */
#ifndef QUESTIONS_DASHES_H
#define QUESTIONS_DASHES_H

#include "ui/ui.h"

/* Inside the edge of `r`, `width` thick; a whole number of dashes, each about 3 widths long. */
void dashes_draw(struct ui *ui, struct rect r, float radius, float width, enum ui_role role);

#endif
