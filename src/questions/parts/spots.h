/* Places in a picture: where they lie on the screen, and the discs that can be touched there. */
#ifndef QUESTIONS_SPOTS_H
#define QUESTIONS_SPOTS_H

#include "questions/parts/choice.h"
#include "questions/parts/plate.h"

#define SPOTS_NEAR 0.12f /* of the picture's width: nearer ones a finger cannot tell apart */
#define SPOTS_SHAPE 1.6f /* width by height of a picture that does not tell */

struct spot {
    float x, y;   /* where the place is */
    float cx, cy; /* where its disc stands: there, or as near as its neighbours allow */
    float side;   /* of what reacts */
};

struct spots {
    struct rect picture; /* the whole of it, in its own shape */
    bool touched;        /* the discs can be touched; else they only show, and the plates are it */
    struct spot at[QUESTION_PARTS_MAX]; /* by index in question.parts */
};

float spots_shape(const struct question *q);
/* As large as `room` allows; what is left of its width is on the left by this share: 0.5 in its
 * middle, 1 flush right. */
void spots_lay(const struct question *q, struct rect room, float across, struct spots *out);

/* A, B, C from left to right and then down, whatever order the author wrote. */
void spots_order(struct order *order, const struct question *q);
const char *spots_letter(const struct order *order, size_t part);

void spots_picture(struct ui *ui, const struct question *q, const struct spots *s);
/* One disc; `plate` is that of the place: its state, and yours or not. */
void spots_disc(struct ui *ui, const struct spot *spot, const char *letter,
                const struct plate *plate, bool pressed);

#endif
