/* What the files of the quiz share: what was chosen, the round under way, and the question that is
 * shown. See quiz.c for how they play together. */
#ifndef SCREENS_QUIZ_QUIZ_H
#define SCREENS_QUIZ_QUIZ_H

#include "nav/screen.h"
#include "pack/quiz.h"
#include "questions/question.h"
#include "session/round.h"
#include "ui/ui.h"
#include "ui/zoom.h"

#define QUIZ_ALL "all" /* in addresses: every topic */
#define QUIZ_SECONDS 60
#define QUIZ_CARDS 3 /* what to look at next */

struct quiz_wish {  /* what a round is about */
    char topic[36]; /* the last word of its route, or QUIZ_ALL */
    enum question_level level;
    bool explore; /* nothing is counted */
    bool timed;
};

struct quiz_seat { /* a question of the round */
    const char *route;
    const struct question_type *type; /* NULL while exploring until it is shown first */
    void *state;                      /* the type's; NULL likewise, in every game */
    uint64_t shape;                   /* of the question that the state is about */
    bool answered;
    bool shown;    /* the answer was asked for, not given */
    bool late;     /* the time was over */
    int spent_ms;  /* of its time */
    int score;     /* of this try */
    uint64_t look; /* for which screen, text size and language `horizon` holds */
    float horizon;
};

struct quiz {
    char section[36];
    struct arena memory; /* of the texts in the language shown */
    char lang[16];
    bool loaded;
    struct pack_quiz data;
    const char *today; /* route of today's question, or NULL */
    const char *today_words;
    struct quiz_wish wish; /* as the start shows it */
    float disc;            /* of a topic's light, as there is room */

    bool playing;
    bool alone;            /* one question by its own address */
    struct quiz_wish game; /* what is played */
    uint64_t seed;
    uint32_t from;
    char address[ROUTE_MAX];
    struct arena round_memory;
    struct quiz_seat *seats;
    size_t seat_count;
    size_t at; /* while exploring, or alone */
    struct round round;
    bool done_sounded;
    int64_t turned_ms; /* when the buttons came to mean something else; 0: long ago */

    struct arena question_memory; /* of the question shown */
    char question_route[ROUTE_MAX], question_lang[16];
    bool question_ok;
    struct question question;
    struct pack_picture picture; /* name "": none */
    bool viewer;
    struct ui_zoom zoom;
    int64_t ticked_ms; /* the last frame that counted time */

    struct arena result_memory; /* of what to look at next */
    char result_lang[16];
    bool result_ok;
    struct pack_card cards[QUIZ_CARDS];
    size_t card_count;
};

/* model.c */
bool quiz_load(struct quiz *q, struct kiosk *k, struct err *err);
/* The topic with this id, or NULL. */
const struct pack_topic *quiz_topic(const struct quiz *q, const char *id);
const char *quiz_topic_id(const struct pack_topic *t);
/* How many questions a wish has; LEVEL_ANY counts all levels. */
size_t quiz_count(const struct quiz *q, const char *topic, enum question_level level);
/* The wish as near as there are questions for it. */
void quiz_settle(const struct quiz *q, struct quiz_wish *wish);
const char *quiz_level_word(struct ui *ui, enum question_level level);
const char *quiz_plain(const struct doc *doc, struct arena *mem);

/* play_model.c: rounds and the question that is shown */
bool quiz_deal(struct quiz *q, struct kiosk *k, const struct quiz_wish *wish, uint64_t seed,
               uint32_t from, struct err *err);
bool quiz_new_round(struct quiz *q, struct kiosk *k, const struct quiz_wish *wish);
bool quiz_alone(struct quiz *q, struct kiosk *k, const char *route, struct err *err);
void quiz_clear(struct quiz *q);                  /* forgets the round */
void quiz_leave(struct quiz *q, struct kiosk *k); /* back to the start */
size_t quiz_at(const struct quiz *q);             /* == seat_count: the result */
struct quiz_seat *quiz_seat(struct quiz *q);      /* the question shown */
bool quiz_ready(struct quiz *q, struct kiosk *k); /* its words are loaded */
void quiz_answered(struct quiz *q, struct kiosk *k);
void quiz_drop(struct quiz *q); /* the question shown is there no more */
void quiz_take_over(struct quiz *q, const struct quiz *old, struct kiosk *k);
void quiz_again(struct quiz *q); /* what was missed once more */

/* start.c, topics.c */
void quiz_start(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect area);
float quiz_topics(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect place, bool draw);

/* play.c and its parts */
struct quiz_place {
    struct rect upper; /* above the horizon; of the reach band when `looked` */
    bool looked;       /* the upper part is for looking only */
    struct rect head, words, picture, stage;
    float horizon;
    struct rect play; /* what the type answers in */
    struct rect side; /* the buttons */
    bool column;      /* they stand one over the other */
};
void quiz_play(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect area);
struct quiz_place quiz_place(struct quiz *q, struct ui *ui, struct rect area);
/* head.c: the constellation and what is asked; height of each, drawn when `draw` */
float quiz_head(struct quiz *q, struct ui *ui, struct rect r, bool draw);
float quiz_stem(struct quiz *q, struct ui *ui, struct rect r, bool draw);
const struct text_span *quiz_spans(struct ui *ui, const struct doc_block *b);
/* told.c: right or not, why, who says so */
float quiz_told(struct quiz *q, struct ui *ui, struct rect r, enum ui_role ink, enum ui_role soft,
                float most, bool draw);
/* side.c */
void quiz_side(struct quiz *q, struct kiosk *k, struct ui *ui, const struct quiz_place *p);
/* clock.c: only where the visitor has asked for it, and can read and reach at ease */
bool quiz_may_time(const struct ui *ui);
void quiz_tick(struct quiz *q, struct kiosk *k, struct ui *ui);
void quiz_clock(struct quiz *q, struct ui *ui, struct rect r);

/* result.c */
void quiz_result(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect area);

/* stars.c */
enum quiz_mark { MARK_RIGHT, MARK_PART, MARK_OTHER };
void quiz_mark(struct ui *ui, float cx, float cy, float size, enum quiz_mark mark);
struct quiz_sky { /* how a constellation is drawn */
    struct rect place;
    float star; /* radius of a lit one */
    float turn; /* radians, clockwise */
    enum ui_role ground;
    bool now; /* marks the one that is asked */
};
void quiz_stars(const struct quiz *q, struct ui *ui, const struct quiz_sky *sky);
const char *quiz_spoken(const struct quiz *q, struct ui *ui); /* the same in words */

/* night.c */
/* A drawing of the house, where the pack has it; otherwise the section's own, or "". */
const char *quiz_art(const struct quiz *q, struct kiosk *k, struct ui *ui, const char *name);
void quiz_night(struct ui *ui, struct rect area, float horizon, const char *picture,
                float horizon_at, float focus_x);
void quiz_soil(struct ui *ui, struct rect area, float horizon, bool snow);

#endif
