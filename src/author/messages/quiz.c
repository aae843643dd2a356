/* What is said about banks of questions: as GIFT, as Aiken, as tables, and taken together. */
#include "author/messages/rows.h"

const struct diag_words messages_quiz[] = {{NULL, NULL, NULL}};
