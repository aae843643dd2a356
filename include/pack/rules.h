/* The rules of the pack format, numbered for good: a number is never used for another rule. Each
 * has a test with a pack that breaks this rule only. Staff see U50 and the code, publishers look it
 * up here and in `jstm-pack check`. Source: the project's pack and update design, section 2. */
#ifndef PACK_RULES_H
#define PACK_RULES_H

#include "base/err.h"

enum rule {
    RULE_NONE,
    RULE_CHILD = 1,
    RULE_FILE = 2,
    /* Header: the first 100 bytes, before any library sees the file */
    RULE_MAGIC = 3,
    RULE_HEADER = 4,
    RULE_PROGRAM = 5,
    RULE_NEWER = 6,
    RULE_OLDER = 7,
    RULE_PAGE_SIZE = 8,
    RULE_JOURNAL = 9,
    RULE_RESERVED = 10,
    RULE_PAYLOAD = 11,
    RULE_WRITTEN = 12,
    RULE_FREE_PAGES = 13,
    RULE_SCHEMA_FORMAT = 14,
    RULE_VACUUM = 15,
    RULE_ENCODING = 16,
    RULE_ZEROES = 17,
    RULE_LENGTH = 18,
    /* Structure */
    RULE_DATABASE = 19,
    RULE_QUICK_CHECK = 20,
    RULE_FOREIGN_KEYS = 21,
    RULE_TYPES = 22,
    RULE_ROW_SIZE = 23,
    /* Schema: exactly the one of the format */
    RULE_SCHEMA_LACKS = 24,
    RULE_SCHEMA_TABLE = 25,
    RULE_SCHEMA_VIRTUAL = 26,
    RULE_SCHEMA_VIEW = 27,
    RULE_SCHEMA_TRIGGER = 28,
    RULE_SCHEMA_INDEX = 29,
    RULE_SCHEMA_TEXT = 30,
    /* What the pack says of itself */
    RULE_META_LACKS = 31,
    RULE_META_NUMBER = 32,
    RULE_META_UNKNOWN = 33,
    RULE_ID = 34,
    RULE_SEQ = 35,
    RULE_LABEL = 36,
    RULE_CREATED = 37,
    RULE_READER = 38,
    RULE_EXTENSION = 39,
    RULE_FTS_RULE = 40,
    RULE_SAME_ID = 41,
    RULE_SAME_SEQ = 42,
    /* Languages */
    RULE_LANGUAGES = 43,
    RULE_LANGUAGE_TAG = 44,
    RULE_LANGUAGE_TITLE = 45,
    RULE_LANGUAGE_DEFAULT = 46,
    RULE_LANGUAGE_CIRCLE = 47,
    RULE_LANGUAGE_COMPLETE = 48,
    /* Counts, sources and licences */
    RULE_ENTRY_COUNT = 49,
    RULE_MEDIA_COUNT = 50,
    RULE_MEDIA_BYTES = 51,
    RULE_ENTRY_SOURCE = 52,
    RULE_LICENCE = 53,
    /* Media */
    RULE_MEDIUM_BYTES = 54,
    RULE_MEDIUM_ROW = 55,
    RULE_MEDIUM_DIGEST = 56,
    RULE_MEDIUM_LENGTH = 57,
    RULE_MEDIUM_ALTERED = 58,
    RULE_MEDIUM_NAME = 59,
    RULE_MEDIUM_FILE = 60,
    RULE_MEDIUM_KIND = 61,
    RULE_MEDIUM_HEADER = 62,
    RULE_MEDIUM_LARGE = 63,
    RULE_MEDIUM_SAYS = 64,
    /* Pictures */
    RULE_DECODE = 65,
    RULE_DECODE_EXTRA = 66,
    RULE_DECODE_SCANS = 67,
    RULE_DECODE_COLOUR = 68,
    RULE_PICTURE_SIZES = 69,
    RULE_PICTURE_VARIANT = 70,
    RULE_PICTURE_LARGEST = 71,
    RULE_PICTURE_FOCUS = 72,
    /* Content */
    RULE_DIGEST = 73,
    RULE_INDEX_DIGEST = 74,
    RULE_TEXT = 75,
    RULE_DOCUMENT = 76,
    RULE_HOME = 77,
    RULE_ROUTE = 78,
    RULE_PARENT = 79,
    RULE_EVENT = 80,
    RULE_UNIT = 81,
    RULE_QUESTION = 82,
    RULE_DATE = 83,
    RULE_SECTION = 84,
    RULE_READING = 85,
    RULE_QUIZ = 86,
    RULE_SEARCH = 87,
    RULE_END
};

struct rule_words {
    const char *code;    /* "K02" */
    const char *en, *zh; /* what a pack must be like, one sentence */
};

extern const struct rule_words rule_words[RULE_END]; /* [RULE_NONE] is all "" */

/* As err_set, with the code of the rule in front: "K23 ...". Always false. */
bool rule_broken(struct err *err, enum rule rule, enum err_code code, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
/* Puts the rule's code before an error that has none yet. Always false. */
bool rule_mark(struct err *err, enum rule rule);
/* As err_wrap, behind the code if there is one. Always false. */
bool rule_wrap(struct err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The rule whose code an error begins with. */
enum rule rule_of(const struct err *err);

#endif
