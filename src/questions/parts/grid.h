/* Plates side by side or one below the other, whichever their words allow. */
#ifndef QUESTIONS_GRID_H
#define QUESTIONS_GRID_H

#include "questions/parts/plate.h"

#include "pack/quiz.h"

struct grid {
    float height;
    struct rect cells[QUESTION_PARTS_MAX]; /* from (0, 0), in the order of the plates */
};

/* Gives all plates one size of text and lays them out in one or two columns. What is laid out
 * depends on words and marks alone, never on what was chosen or is right. */
void grid_lay(struct ui *ui, float width, struct plate *plates, size_t count, struct grid *out);

#endif
