/* What a type of question is. src/questions/single.c defines `const struct question_type
 * question_single`; the build finds it by its file name. What several types share lies in
 * src/questions/parts/.
 *
 * The host (screens/quiz) draws the stem, the picture and the buttons around; a type draws what is
 * answered with. State holds indexes of parts and nothing of the language, so that a change of
 * language, text size or shape of the screen keeps it. Everything that can be dragged can be tapped
 * and tapped. Right and wrong are told by shape and word, then by colour.
 *
 * Names of targets, so that scripts can answer without knowing the order on the screen; N is the
 * index of the part in question.parts, P a place counted from 0:
 *   #quiz.option.N   options, truths, spots       #quiz.item.N, #quiz.target.N   match and sort
 *   #quiz.spot.N     the same spot, in the picture
 *   #quiz.step.N, #quiz.place.P                   order
 *   #quiz.less, #quiz.more, #quiz.bar             number      #quiz.reveal, #quiz.knew,
 * #quiz.missed
 */
#ifndef QUESTIONS_QUESTION_H
#define QUESTIONS_QUESTION_H

#include "base/diag.h"
#include "base/rng.h"
#include "pack/quiz.h"
#include "ui/ui.h"

enum {
    QUESTION_CONFIRM = 1,  /* is answered with the host's button "done", not with the first tap */
    QUESTION_RESET = 2,    /* the host offers "start again" beside it */
    QUESTION_PICTURE = 4,  /* draws the question's picture itself, because one answers in it */
    QUESTION_UNSCORED = 8, /* the visitor judges */
    QUESTION_STAGE = 16    /* would like the room above the horizon, below the stem */
};

struct question_view {
    struct rect area;  /* in the soil: `height` tall or more, so it may be scrolled by the host */
    struct rect stage; /* above the horizon, for QUESTION_STAGE and _PICTURE; h 0: there is none,
                        * and everything goes into `area` */
    bool answered;     /* nothing can be changed any more; right and wrong are shown */
};

struct question_mark {
    int score;            /* 0..QUESTION_WHOLE */
    const char *feedback; /* of what was chosen, borrowed from the question; or "" */
};

struct question_type {
    const char *name; /* as stored in packs, and the tag authors write */
    unsigned flags;
    const char *hint;                         /* key of the words that say what to do */
    bool (*claims)(const struct question *q); /* untagged source: is it mine? at most one claims */
    /* Author time: can this be played, and can all of it be right? What is wrong is said at `at`.
     */
    bool (*check)(const struct question *q, struct diag_place at, struct diag *d);
    size_t size; /* bytes of its state: zeroed, no pointers, freed by the host */
    void (*begin)(void *self, const struct question *q, struct rng *rng);
    /* What `area` must be tall, for this width. `stage`: there is one. */
    float (*height)(const void *self, const struct question *q, struct ui *ui, float width,
                    bool stage, bool answered);
    /* With QUESTION_STAGE: how tall the stage must be for this width; more than any screen has
     * where it would rather have none. Optional. */
    float (*stage)(const void *self, const struct question *q, struct ui *ui, float width);
    /* True: the visitor has just answered with this tap (types without QUESTION_CONFIRM). */
    bool (*frame)(void *self, const struct question *q, struct ui *ui,
                  const struct question_view *view);
    /* With QUESTION_PICTURE: what stands in view->stage, where there is one. Called before `frame`
     * and outside of the scroller that `frame` may stand in; returns as `frame` does. */
    bool (*look)(void *self, const struct question *q, struct ui *ui,
                 const struct question_view *view);
    bool (*ready)(const void *self, const struct question *q); /* "done" may be pressed */
    void (*reset)(void *self, const struct question *q);       /* with QUESTION_RESET */
    /* Everything where it belongs, for whoever asks for the answer or has run out of time.
     * Optional: where what is right is seen whatever was done. */
    void (*solve)(void *self, const struct question *q);
    struct question_mark (*mark)(const void *self, const struct question *q); /* pure */
    /* Beside "done": how it will be marked ("two are right, a wrong one costs as much"), a key of
     * the strings, or NULL when wholly right is all that counts. Optional. */
    const char *(*terms)(const struct question *q);
    /* Does QUESTION_CONFIRM hold for this question? Optional: where it is not the same for all. */
    bool (*confirms)(const struct question *q);
};

extern const struct question_type
    *const question_table[]; /* written by the build; ends with NULL */

const struct question_type *question_type_named(const char *name); /* NULL: none such */
/* The type that claims `q`, or NULL. */
const struct question_type *question_type_of(const struct question *q);
/* Is `q` answered with the host's button, not with the first tap? */
bool question_confirms(const struct question_type *type, const struct question *q);

#endif
