/* Tables as spreadsheet programs save them. */
#ifndef AUTHOR_ENCODING_H
#define AUTHOR_ENCODING_H

#include "base/buf.h"
#include "base/diag.h"

/* UTF-16 with a byte order mark, or bytes that are not UTF-8 but are GB18030, become UTF-8 with a
 * warning; anything else stays as it is. */
void encoding_mend(struct diag *d, const char *file, struct buf *text);

#endif
