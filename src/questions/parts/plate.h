/* A plate: what one answers with, lying on the soil. A mark on the left (a disc with a letter or an
 * icon, a box to tick, or nothing), the words, and after answering a word on the right.
 *
 * A plate is as large and its words stand as they will when it has been judged: nothing moves
 * between question and feedback. What a state means is told by the shape of the mark and by a word,
 * then by colour. Plates have no size of their own: plate_height tells what the words need. */
#ifndef QUESTIONS_PLATE_H
#define QUESTIONS_PLATE_H

#include "ui/ui.h"

#define PLATE_WIDE 148.0f /* height beside others */
#define PLATE_ROW 124.0f  /* height in a single column */
#define PLATE_PAD 24.0f   /* over and under the words */

enum plate_state {
    PLATE_NEUTRAL, /* white */
    PLATE_CHOSEN,  /* gold: will be the answer, can still be taken back; or taken up */
    PLATE_RIGHT,   /* green, tick in a disc; "right answer", or "you were right" when `yours` */
    PLATE_PART,    /* right in part, and yours: solid outline, tick in a ring */
    PLATE_WRONG,   /* yours and not right: hollow, dashed, cross in a turned square */
    PLATE_REST     /* neither: soil */
};

enum plate_mark { PLATE_BARE, PLATE_LETTER, PLATE_ICON, PLATE_BOX };

struct plate {
    const char *text;
    const char *lang;    /* of the text; NULL: the session's */
    const char *picture; /* flush with the left edge, in place of the mark; NULL or "": none */
    enum plate_mark mark;
    const char *letter; /* PLATE_LETTER: "A" */
    const char *icon;   /* PLATE_ICON */
    enum plate_state state;
    bool yours;       /* what the visitor chose */
    bool judged;      /* will tell right and wrong by a word: keeps room for it */
    const char *word; /* instead of the state's; NULL: the state's own */
    bool big;         /* one of two: the mark and the words are larger */
    float size;       /* em of the text; 0: plate_size */
};

/* The size of the words: a heading's when they take one line, else that of running text, and less
 * only where a single word would be cut. Give all plates of a group the smallest of theirs. */
float plate_size(struct ui *ui, float width, const struct plate *plate);
int plate_lines(struct ui *ui, float width, const struct plate *plate); /* at its size */
/* At least UI_TOUCH. */
float plate_height(struct ui *ui, float width, const struct plate *plate);

void plate_draw(struct ui *ui, struct rect r, const struct plate *plate, bool pressed);
/* Registers it as a target, too; `name` is copied. */
struct ui_state plate_button(struct ui *ui, struct rect r, const char *name,
                             const struct plate *plate);

/* The mark alone, about (cx, cy); `side` of the disc. */
float plate_mark_side(const struct ui *ui);
void plate_mark_draw(struct ui *ui, float cx, float cy, float side, const struct plate *plate);

/* What the state is called, in the visitor's language; "" for those that say nothing. */
const char *plate_word(const struct ui *ui, const struct plate *plate);
enum ui_role plate_on_right(const struct ui *ui); /* ink on ROLE_RIGHT */

#endif
