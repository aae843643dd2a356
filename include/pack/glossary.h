/* Glossaries: the terms of a section, in the order of a language. One term as a whole is a
 * pack_item. */
#ifndef PACK_GLOSSARY_H
#define PACK_GLOSSARY_H

#include "pack/pack.h"

struct pack_term {
    struct pack_card card;
    const char *letter; /* it stands under: "G", "가", "#" */
};

struct pack_glossary {
    struct pack_card section;
    const struct pack_term *terms;
    size_t count;
};

/* ERR_NOT_FOUND unless the section is of kind glossary. */
bool pack_glossary(struct pack *p, const char *section, const char *lang, struct arena *mem,
                   struct pack_glossary *out, struct err *err);

#endif
