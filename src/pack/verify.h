/* The steps of pack_verify, each about one part of a pack and with rules of its own. */
#ifndef PACK_VERIFY_H
#define PACK_VERIFY_H

#include "pack/internal.h"
#include "pack/rules.h"

bool verify_rows(struct pack *p, struct err *err);
bool verify_meta(struct pack *p, struct err *err);
bool verify_languages(struct pack *p, struct err *err);
bool verify_media(struct pack *p, struct err *err); /* and pictures, which are made of them */
bool verify_places(struct pack *p, struct err *err);
bool verify_search(struct pack *p, struct err *err);

/* Breaks the rule unless the query's one number is `want`. */
bool verify_number(struct pack *p, const char *sql, int64_t want, enum rule rule, const char *what,
                   struct err *err);

#endif
