/* The question banks of a section of kind quiz: every file below quizzes/, whatever its format,
 * read into one list of questions, each in one language; then tied together by their ids.
 *
 *   quizzes/<name>[.<topic>][.<level>][.<language>].gift|.aiken|.txt|.csv|.xlsx
 *   quizzes/topics.csv, quizzes/results.csv
 * The parts between the dots may come in any order; they stand for whatever a question of the file
 * does not say itself.
 *
 * Metadata. GIFT and Aiken say it in comments before the question, `// [id:ice-rime]
 * [tag:level=primary] [tag:page=earth/rime]`; tables have a column for each. Keys: type, topic,
 * level, picture, page, source, spots ("30 40 8; 55 20 8": x, y, radius in percent of the picture's
 * width, height, width; one for each option, in their order), range ("0..2000 step 10"), unit,
 * status ("to confirm"), order ("keep"). A question that stands in two languages says them once, in
 * the default language's file; what is said twice must be equal. */
#ifndef AUTHOR_QUIZ_BANK_H
#define AUTHOR_QUIZ_BANK_H

#include "author/model.h"
#include "pack/quiz.h"

#define BANK_FILE_MAX (16 * 1024 * 1024)

enum bank_meta {
    BANK_TYPE,
    BANK_TOPIC,
    BANK_LEVEL,
    BANK_PICTURE,
    BANK_PAGE,
    BANK_SOURCE,
    BANK_SPOTS,
    BANK_RANGE,
    BANK_UNIT,
    BANK_STATUS,
    BANK_ORDER,
    BANK_META_COUNT
};

extern const char *const bank_meta_names[]; /* "type", ..., NULL */

/* What the format itself says of the kind, before tags and claims: */
enum bank_form {
    BANK_CHOICE,  /* parts are options */
    BANK_CHOICES, /* options, several of them may be chosen */
    BANK_TRUTH,   /* two parts PART_TRUTH */
    BANK_PAIRS,   /* items, then targets; equal right sides are one target */
    BANK_STEPS,   /* steps in their right order (tables and tags only) */
    BANK_NUMBER,
    BANK_SHORT,  /* free short answer: becomes a card to think about */
    BANK_ESSAY,  /* likewise */
    BANK_READING /* GIFT's description: no question at all */
};

struct bank_part {
    struct question_part part; /* text and feedback are those of the values below */
    struct model_value text, feedback;
    struct diag_place place; /* of the answer */
    struct diag_place weight_place;
    bool wildcard, catch_all; /* short answers with '*'; a number's "anything else" */
};

struct bank_question {       /* in one language */
    struct diag_place place; /* its first line */
    size_t lang;             /* index in model.languages */
    const char *id;          /* NULL: none was written */
    struct diag_place id_place;
    struct model_value name; /* GIFT's ::name::, or text NULL */
    enum bank_form form;
    struct model_value meta[BANK_META_COUNT]; /* text NULL: not said */
    struct model_value tags[8];               /* other tags, kept for export */
    size_t tag_count;
    struct model_value category;  /* GIFT's, whole: "冰雪/小学" */
    struct model_value stem, why; /* with Markdown's emphasis as the only markup; '\n' line ends */
    struct bank_part *parts;
    size_t part_count;

    /* What follows from it, once all banks are read: by bank_tie and bank_shape. */
    struct bank_question *main; /* in the default language; NULL: not there, which is reported */
    bool broken;                /* cannot be played, which is reported */
    const char *type;           /* of a question_type; the same in every language, as all below */
    enum question_level level;
    struct model_entry *topic;  /* NULL: none */
    struct question_part *made; /* the parts as its type has them */
    size_t made_count;
    bool keep_order, several;
    double least, most, step;
};

struct bank {
    struct model *m;
    struct model_entry *section;
    struct bank_question *questions; /* in the order of files and lines */
    size_t count, capacity;
};

/* A zeroed question at the end; valid until the next one is added. */
struct bank_question *bank_add(struct bank *b);

/* --- readers: each reports what is wrong with file:line:column and goes on behind it ------------
 */

/* `text`: UTF-8 with '\n' line ends, as folder_read_text gives it. `lang`: of the file. */
void gift_read(struct bank *b, const char *file, const char *text, size_t length, size_t lang);
void aiken_read(struct bank *b, const char *file, const char *text, size_t length, size_t lang);
/* A table: a row is a question in every language that has columns in it. `path` ends in ".csv". */
void bank_table_read(struct bank *b, const char *path);

/* Questions as GIFT, which gift_read reads back as the same ones. */
void gift_write(const struct bank *b, size_t lang, struct buf *out);

/* What stands in `stem` and `why` as a document of paragraphs: `*so*` and `**so**` are emphasis, in
 * the midst of Chinese too; a '\' before '*' or '\' takes that for itself; '\n' ends a line, an
 * empty line a paragraph; nothing else is markup. */
void bank_words(const char *text, struct arena *mem, struct doc *out);

/* --- behind the readers ------------------------------------------------------------------------
 */

/* Reads quizzes/ of the section; questions and topics become entries of the model. */
void quiz_read(struct model *m, struct model_entry *section);

/* Reads topics, results and banks, ties and shapes; makes no entries of questions. In `m->mem`. */
struct bank *quiz_bank(struct model *m, struct model_entry *section);

/* The question in one language as a type of question sees it: in `mem` of the model. */
void bank_view(const struct bank *b, const struct bank_question *q, struct question *out);

/* What is wrong with a bank beyond what a reader sees: twins, contradictions, letters, lengths. */
void bank_check(struct bank *b);

#endif
