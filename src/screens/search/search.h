/* What the files of the search screen share.
 *
 * What was typed lives in struct search and nowhere else: not in the address, not in the log; it
 * dies with the screen, which an idle reset closes. */
#ifndef SCREENS_SEARCH_H
#define SCREENS_SEARCH_H

#include "nav/screen.h"
#include "pack/search.h"
#include "ui/keyboard.h"

#define SEARCH_TYPED_MAX 96 /* bytes: 32 Han characters, more than the field shows */
#define SEARCH_SCROLL "search.results"
#define SEARCH_ROW 96.0f
#define SEARCH_BAR 128.0f /* the folded keyboard */

enum search_chip { /* groups of kinds one may narrow to */
                   CHIP_ALL,
                   CHIP_HISTORY,
                   CHIP_ORGANISATION,
                   CHIP_PAGES,
                   CHIP_HONOURS,
                   CHIP_COUNT
};

struct search_found { /* the words of one place, and where to look in its picture */
    struct search_hit hit;
    struct pack_picture art; /* name "": none */
};

struct search_item { /* one place that is or may be shown */
    struct search_place place;
    struct search_found *found; /* NULL: not needed yet */
    bool unreadable;            /* nor can it be read */
};

struct search_list {
    struct search_item *items;
    size_t count;
    struct arena *memory; /* of its words */
    bool marked;          /* what was typed is marked in them */
};

struct search {
    struct arena common; /* of the language: what is popular */
    struct arena found;  /* of the query */
    char lang[16];
    char query[SEARCH_TYPED_MAX + 1];
    enum ui_keyboard_layer layer;
    int page; /* of the layer's keys */
    uint32_t round;
    enum search_chip chip;
    bool folded; /* the keyboard lies in the dock */
    int64_t folded_ms;
    bool fresh; /* the answers below belong to another query */

    struct search_list results, near, popular;
    size_t of_chip[CHIP_COUNT];
    bool more;
    struct ui_keyboard_offer *offers;
    size_t offer_count;
    char leads[SEARCH_LEADS_SIZE];
    float offset; /* of the results, for the way back */
    bool placed;  /* the scroller has been told */
};

/* --- model.c --------------------------------------------------------------------------------- */
void search_use_language(struct search *s, struct kiosk *k); /* when it has changed */
/* Answers for what is typed now, if they are not there yet. */
void search_answer(struct search *s, struct kiosk *k);
void search_type(struct search *s, const char *text, bool apart);
void search_backspace(struct search *s);
void search_clear(struct search *s);
void search_set_layer(struct search *s, enum ui_keyboard_layer layer, int page);
/* Layers to change to, the session's own first; returns how many. */
size_t search_layers(const struct search *s, struct kiosk *k,
                     enum ui_keyboard_layer out[KEYBOARD_LAYERS]);
bool search_in_chip(enum search_chip chip, enum pack_kind kind);
/* The words of one place, read when first asked for; NULL when they cannot be. */
const struct search_found *search_words(struct search *s, struct kiosk *k,
                                        const struct search_list *l, size_t at);
bool search_nothing(const struct search *s); /* something typed, nothing found */

/* --- field.c --------------------------------------------------------------------------------- */
/* The field with what is typed; true when it was touched to go on typing. */
bool search_field(struct search *s, struct ui *ui, struct rect r, bool live);
float search_chips_height(const struct search *s, struct ui *ui); /* 0: none needed */
void search_chips(struct search *s, struct ui *ui, struct rect r);

/* --- card.c ---------------------------------------------------------------------------------- */
enum search_form { FORM_FIRST, FORM_CARD, FORM_ROW, FORM_ROW_FIRST };

struct search_shown {
    enum search_form form;
    const char *name; /* of its target */
    int index;
    const char *query; /* what is marked; "" nothing */
    bool pictured;     /* small cards show their picture, too */
};
/* True when it was tapped. */
bool search_card(struct ui *ui, struct rect r, const struct search_found *found,
                 const struct search_shown *how);
const char *search_kicker(struct ui *ui, const struct search_hit *hit);
/* The page for nothing found, as a card: sentence and drawing. */
void search_sorry(struct ui *ui, struct rect r, const char *query);

/* --- results.c ------------------------------------------------------------------------------- */
/* Everything found, or near, or popular, in a scroller. Returns the height of its content. */
bool search_as_rows(const struct ui *ui, float room); /* no height for cards */
/* Of rows, so that whole ones fill a room of this height. */
float search_row_height(float room);
float search_results(struct search *s, struct kiosk *k, struct ui *ui, struct rect view);

/* --- bar.c ----------------------------------------------------------------------------------- */
/* The strip of soil that is left of the keyboard: true when it shall come back. */
bool search_bar(struct search *s, struct ui *ui, struct rect r, float view, float content);

#endif
