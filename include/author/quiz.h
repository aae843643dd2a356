/* The questions of a content folder as a file that other programs read. */
#ifndef AUTHOR_QUIZ_H
#define AUTHOR_QUIZ_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/err.h"

/* All questions of the folder's quiz as GIFT, in one language (NULL: the default one); read back,
 * they are the same questions. *count: how many. What is wrong with the folder is in `d`, and with
 * errors there nothing is written. ERR_NOT_FOUND: no such folder, language or quiz. */
bool author_quiz_export(const char *source, const char *lang, struct diag *d, struct buf *out,
                        size_t *count, struct err *err);

#endif
