/* Quizzes: topics, the sentences of a result, and questions.
 *
 * A section of kind quiz has topics (`quiz/ice`) and questions (`quiz/ice-rime`). A question is a
 * stem and parts; what the parts are (their roles) is enough for every type of include/questions.
 * The same question in another language has the same parts in the same order, so that whoever
 * switches language keeps the question and what was answered. Scores are thousandths. */
#ifndef PACK_QUIZ_H
#define PACK_QUIZ_H

#include "pack/pack.h"

#define QUESTION_PARTS_MAX 24
#define QUESTION_WHOLE 1000 /* the score of a question answered wholly right */

enum question_level { LEVEL_PRIMARY, LEVEL_MIDDLE, LEVEL_ADULT, LEVEL_COUNT };
#define LEVEL_ANY LEVEL_COUNT

extern const char *const question_levels[]; /* "primary", "middle", "adult", NULL */

enum question_role {              /* stored by name */
                     PART_OPTION, /* may be chosen; weight: what choosing it is worth */
                     PART_TRUTH, /* the two answers "true" and "false", in this order; the right one
                                    weighs 1000 */
                     PART_ITEM,  /* is put to a target: left side of a match, thing to sort; `to` is
                                    the part */
                     PART_TARGET, /* takes items: right side of a match, a group; none may belong
                                     there */
                     PART_STEP,   /* stands in its right place among the other steps */
                     PART_NUMBER, /* a right number: `number` ± `tolerance`, worth `weight` */
                     PART_SPOT,   /* a place in the picture: x, y, r; weight as of an option */
                     PART_REVEAL  /* what turns up behind "show me" */
};

struct question_part {
    enum question_role role;
    const char *text;     /* plain; "" where the role needs none */
    const char *feedback; /* said when it was chosen, or "" */
    const char *picture;  /* or "" */
    int weight;           /* thousandths, may be negative */
    int to;               /* of an item: index of its target in `parts`; else -1 */
    bool stays;           /* "none of the above": last, however the others are shuffled */
    double number, tolerance;
    float x, y, r; /* of a spot: 0..1 of the picture's width, its height, its width */
};

struct question {
    const char *route; /* "quiz/ice-rime" */
    const char *type;  /* name of a question_type: "single" */
    const char *topic; /* route of its topic, or "" */
    const char *topic_title;
    enum question_level level;
    const char *lang;                  /* of the words */
    bool fallback;                     /* that is not the language asked for */
    struct doc stem;                   /* one paragraph, seldom two */
    struct doc why;                    /* the explanation */
    const char *source_line;           /* who says so: "中国气象局；本馆文字", or "" */
    const char *picture, *picture_alt; /* or "" */
    float focus_x, focus_y;            /* of the picture */
    int picture_w, picture_h;          /* its pixels: what shape it has; 0: none, or not known */
    bool has_page;
    struct pack_card page; /* to read more */
    bool keep_order;       /* numbers or dates: options stand as they are written */
    bool several;          /* more than one option may be chosen */
    /* of numbers: what the slider offers */
    double least, most, step;
    const char *unit; /* or "" */
    const struct question_part *parts;
    size_t count;
};

/* ERR_NOT_FOUND when the route names no question; ERR_INVALID a row breaks the schema. */
bool pack_question(struct pack *p, const char *route, const char *lang, struct arena *mem,
                   struct question *out, struct err *err);

struct pack_topic {
    struct pack_card card; /* art: its round picture */
    size_t counts[LEVEL_COUNT];
};

struct pack_band { /* said of a result of at least `from` thousandths */
    int from;
    const char *title, *text;
};

struct pack_quiz {
    struct pack_card section;
    const struct pack_topic *topics; /* in the author's order */
    size_t topic_count;
    const struct pack_band *bands; /* by `from`, rising; the first one's is 0 */
    size_t band_count;
};

/* ERR_NOT_FOUND unless the section is of kind quiz. */
bool pack_quiz(struct pack *p, const char *section, const char *lang, struct arena *mem,
               struct pack_quiz *out, struct err *err);

/* Routes of the questions of one topic and level, in editorial order: a pool. topic NULL: all
 * topics; LEVEL_ANY: all levels. */
bool pack_questions(struct pack *p, const char *section, const char *topic,
                    enum question_level level, struct arena *mem, const char *const **out,
                    size_t *count, struct err *err);

/* The question of the day `day` (days since 1970-01-01): one that is answered with one touch and
 * not for adults only; no two days in a row the same, and all of them before any comes again.
 * ERR_NOT_FOUND when the section has none. */
bool pack_question_of_day(struct pack *p, const char *section, int64_t day, struct arena *mem,
                          const char **route, struct err *err);

#endif
