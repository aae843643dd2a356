/* From the bytes of a file to a text that the readers can rely on. */
#ifndef AUTHOR_PLAIN_H
#define AUTHOR_PLAIN_H

#include "base/buf.h"
#include "base/diag.h"

/* Makes `text` UTF-8 in any case: converted from GB18030 or UTF-16, byte order marks taken off,
 * line ends LF, CRLF and CR as '\n'. Broken bytes become U+FFFD and control characters vanish, each
 * an error with its place in the converted text and its offset in the file. `table`: it is one,
 * which matters for the words of messages.
 *
 * false: reported, and there is nothing to read; the file is no text at all. */
bool plain_read(struct diag *d, const char *file, bool table, struct buf *text);

#endif
