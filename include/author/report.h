/* One page about the state of a content folder, for editors: what there is, what is missing, what
 * is old, what each screen asks of a reader, and whose the pictures are. */
#ifndef AUTHOR_REPORT_H
#define AUTHOR_REPORT_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/err.h"

/* Appends one HTML document that needs no other file: styles inside, thumbnails as data: addresses,
 * no scripts. `pack` is a pack that opens, built from the folder; `d` the messages of that build,
 * in whose language the report is written. The same pack and messages give the same bytes.
 * ERR_* of the pack. */
bool author_report(const char *pack, const struct diag *d, struct buf *html, struct err *err);

#endif
