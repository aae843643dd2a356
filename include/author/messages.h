/* Every message of the author's desk, in English and Chinese: what diag_speak is given. */
#ifndef AUTHOR_MESSAGES_H
#define AUTHOR_MESSAGES_H

#include "base/diag.h"

extern const struct diag_words *const author_messages[];

/* words_lang: the language of the user's locale. */
enum diag_lang author_lang(void);

/* What staff call a kind of entry ("event", "事件"); `kind` as packs store it, itself if unknown.
 */
const char *author_kind(const char *kind, enum diag_lang lang);

#endif
