/* Cards that are taken and put somewhere: a picture or a letter on the left, words, and after
 * answering a line that says right or not. They are plates in all but their words. */
#ifndef QUESTIONS_PIECE_H
#define QUESTIONS_PIECE_H

#include "questions/parts/plate.h"
#include "ui/drag.h"

#define PIECE_LEAST 96.0f

struct piece {
    const char *text, *lang;
    const char *picture;    /* "" or NULL: none */
    float inset;            /* of the words, where there is no picture */
    float tail;             /* kept free to their right */
    enum plate_state state; /* NEUTRAL, CHOSEN: taken up, RIGHT, WRONG */
    const char *note;       /* with the mark, under the words; NULL: none */
    float size;             /* em; 0: piece_size */
    bool tall;              /* the picture above the words... */
    float foot;             /* ...which take so much of its height */
};

/* The largest size up to this one at which no word of it is cut. */
float piece_fit(struct ui *ui, float width, const struct piece *c, float size);
float piece_size(struct ui *ui, float width, const struct piece *c);
float piece_height(struct ui *ui, float width, const struct piece *c);
void piece_draw(struct ui *ui, struct rect r, const struct piece *c, bool pressed);
/* What its words and note take, with the air around them. */
float piece_foot(struct ui *ui, float width, const struct piece *c);
/* How many times too wide its words are for one line, at `size`. */
float piece_crowd(struct ui *ui, float width, const struct piece *c, float *size);
/* Gives all the same size, and returns the height of the highest. */
float piece_group(struct ui *ui, float width, struct piece *cards, size_t count);

/* Registers it as a thing that can be taken and draws it; while it is held its place is dashed and
 * it is drawn by piece_held. */
struct ui_drag piece_take(struct ui *ui, struct rect r, const char *name, const struct piece *c);
void piece_held(struct ui *ui, struct rect r, const struct piece *c, const struct ui_drag *drag);

enum place_look { PLACE_FREE, PLACE_WAITING, PLACE_UNDER }; /* waiting: something is taken up */
/* A free place: dashes, a plus and words where there is room. */
void place_draw(struct ui *ui, struct rect r, const char *words, enum place_look look, bool sky);
/* A number in a disc. */
void place_number(struct ui *ui, float cx, float cy, float side, int number, bool sky);
bool place_has(struct rect r, float x, float y); /* with half a gap around it */

#endif
