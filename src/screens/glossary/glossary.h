/* What the files of the glossary share. See glossary.c for how they play together. */
#ifndef SCREENS_GLOSSARY_GLOSSARY_H
#define SCREENS_GLOSSARY_GLOSSARY_H

#include "nav/screen.h"
#include "nav/term.h"
#include "pack/glossary.h"
#include "ui/ui.h"

#define GLOSSARY_LIST "glossary.list"
#define GLOSSARY_GROUPS 8

struct glossary_group { /* neighbouring letters: "B-F" */
    size_t first, last; /* terms: of the first letter, of the last one */
};

struct glossary {
    char section[ROUTE_MAX];
    struct arena memory; /* of the words in the language shown */
    char lang[16];
    bool loaded;
    struct pack_glossary data;
    struct nav_term term; /* the one that is open */
    bool find;            /* it has still to be brought into view */
    bool listed;          /* and then its card to be put away, where that lies over the list */
    float offset;         /* of the list */

    /* places of the rows, in the list; they hold for this width, text size and form */
    float *tops;
    float height, width;
    enum session_text text_size;
    bool wide;
};

size_t glossary_selected(const struct glossary *g); /* data.count: none */
void glossary_select(struct glossary *g, struct kiosk *k, size_t term);

/* list.c: the terms under their letters, from `top` u of free room on. */
void glossary_measure(struct glossary *g, struct ui *ui, float width, float top, bool wide);
void glossary_rows(struct glossary *g, struct kiosk *k, struct ui *ui, struct rect list,
                   struct rect view);

/* letters.c: chips that jump, in a strip of soil. */
size_t glossary_groups(const struct glossary *g, size_t most,
                       struct glossary_group groups[GLOSSARY_GROUPS]);
float glossary_strip_height(const struct glossary *g, struct ui *ui, float width, size_t groups);
void glossary_strip(struct glossary *g, struct ui *ui, struct rect strip, size_t groups);

#endif
