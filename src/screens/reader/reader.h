/* What the files of the reader share: the text as a flow of items with heights, chapters over it,
 * and where the visitor is. See reader.c for how they play together. */
#ifndef SCREENS_READER_READER_H
#define SCREENS_READER_READER_H

#include "nav/screen.h"
#include "nav/term.h"
#include "pack/pack.h"
#include "ui/ui.h"
#include "ui/zoom.h"

#define READER_SCROLL "reader.text"

enum reader_kind {
    ITEM_SPACE, /* nothing, `h` high */
    ITEM_LEAD,  /* the picture on top */
    ITEM_NOTICE,
    ITEM_FALLBACK,
    ITEM_KICKER,
    ITEM_TITLE,
    ITEM_CHAPTER,
    ITEM_HEADING,
    ITEM_PARAGRAPH,
    ITEM_QUOTE,
    ITEM_LIST,
    ITEM_ARTICLE,
    ITEM_FIGURE,
    ITEM_RULE,
    ITEM_AGES,    /* for whom: three buttons */
    ITEM_LINK,    /* a button that leads to another page */
    ITEM_TERMS,   /* the words of a chapter that are explained, as chips */
    ITEM_RELATED, /* a card */
    ITEM_FOOT     /* as of, sources */
};

struct reader_item {
    enum reader_kind kind;
    const struct pack_page *page;
    const char *lang;                /* of its words */
    const struct doc_block *block;   /* NULL for what no block stands for */
    const struct doc *doc;           /* with the links of the block */
    const bool *explained;           /* for each of them: it is a term */
    const struct pack_card *card;    /* ITEM_RELATED */
    const char *text, *route;        /* ITEM_LINK, ITEM_FOOT, ITEM_KICKER */
    const struct reader_term *terms; /* ITEM_TERMS */
    size_t term_count;
    size_t chapter;
    int figure; /* from 1; pictures are numbered through the text */
    float y, h; /* in the flow, u */
};

struct reader_chapter {
    const char *title, *sub;
    const char *lang;  /* of the title */
    const char *route; /* of its page */
    size_t item;       /* its first one */
};

struct reader_figure {
    struct pack_picture picture;
    const char *caption, *alt;
    const char *lang; /* of these two */
    size_t item;
};

#define READER_TERMS_MOST                                                   \
    16 /* words with a target of their own in one frame, terms of a chapter \
        */

struct reader_term { /* a word that a glossary explains */
    const char *route, *label;
};

struct reader_anchor { /* a place that survives another language or text size */
    size_t item, items, chapter;
    float part, chapter_part;
};

struct reader {
    char route[ROUTE_MAX];
    struct arena memory; /* of the text in the language shown */
    char lang[16];
    bool loaded;
    struct pack_reading reading;
    struct reader_item *items;
    size_t item_count, item_capacity;
    struct reader_chapter *chapters;
    size_t chapter_count, chapter_capacity;
    struct reader_figure *figures;
    size_t figure_count, figure_capacity;
    struct pack_card *related; /* of the text, for the side column and the drawer */
    size_t related_count;
    uint32_t words; /* Han characters, or Latin words */

    enum pack_age age;    /* of the text shown */
    bool ages[PACK_AGES]; /* for whom the article is told */
    enum pack_age wanted; /* one of the three buttons has been touched: done between frames */
    bool wants, turned;   /* turned: the text is another one, and `jump` the chapter to begin at */
    size_t jump;
    const struct pack_told *told;                /* of the first page */
    struct reader_term terms[READER_TERMS_MOST]; /* of the chapter under way, while loading */
    size_t term_count;
    struct nav_term term;   /* the word whose card lies over the text */
    struct reader_word {    /* a word of the text that can be touched */
        struct rect target; /* in the flow, as its item is measured */
        struct rect ink;
        size_t item;
        uint32_t start, end; /* bytes of the block */
        const char *route;
        unsigned link;
    } * tappable; /* found when the text is measured */
    size_t word_count, word_capacity;

    /* heights hold for this width, text size and language */
    float width;
    enum session_text text_size;
    bool side_column;
    bool lead_above;  /* and that place is above the band, where nothing can be touched */
    bool lead_beside; /* the picture on top stands beside the text, not in it */
    float height;
    float column; /* left edge of the column, as measured */

    struct reader_anchor anchor; /* where to go back to once it has been measured again */
    bool anchored;

    bool placed;   /* the place the route named has been scrolled to */
    float offset;  /* of the scroller, as last drawn */
    bool contents; /* the drawer is open */
    size_t viewer; /* figure shown large, from 1; 0: none */
    struct ui_zoom zoom;
};

/* model.c */
bool reader_load(struct reader *r, struct kiosk *k, struct err *err);
size_t reader_minutes(const struct reader *r);

/* flow.c: heights and drawing of the text */
void reader_measure(struct reader *r, struct kiosk *k, struct ui *ui, float width,
                    bool side_column);
void reader_draw_flow(struct reader *r, struct kiosk *k, struct ui *ui, float x, float top,
                      struct rect view);

/* item.c: one item; returns its height, draws when `draw` */
struct reader_place {
    float x, y, width; /* of the column, without the paper's margins */
    float bleed;       /* the paper's margin: pictures may take it */
    bool draw;
    struct kiosk *kiosk;
};
float reader_item(struct reader *r, struct ui *ui, const struct reader_item *item,
                  const struct reader_place *place);
struct ui_card;
float reader_card(struct ui *ui, struct kiosk *k, struct rect place, const struct pack_card *c,
                  int index, float picture_height, bool draw);

/* place.c: where the visitor is */
size_t reader_current(const struct reader *r, const struct ui *ui, float view_height);
void reader_go(struct reader *r, struct ui *ui, size_t chapter, bool at_once);
float reader_page_down(const struct reader *r, struct ui *ui, float offset, float view_height);
float reader_page_up(const struct reader *r, struct ui *ui, float offset, float view_height);

struct reader_anchor reader_anchor(const struct reader *r, float offset);
float reader_anchor_offset(const struct reader *r, const struct reader_anchor *a);

/* item.c: the lead picture with its caption as a card of its own, at most `most` high */
void reader_lead(struct reader *r, struct ui *ui, struct rect place, float most);

/* ages.c: for whom an article is told */
void reader_choose_age(struct reader *r, struct kiosk *k, enum pack_age age);
bool reader_told_apart(const struct reader *r); /* there is a choice */
/* `title`: width of the title above, in whose line the buttons stand where there is room. */
float reader_ages(struct reader *r, struct ui *ui, const struct reader_place *place, float title);

/* terms.c: words that are explained */
void reader_collect_terms(struct reader *r, const struct doc *doc, const bool *explained,
                          const struct doc_block *b);
float reader_terms(struct reader *r, struct ui *ui, const struct reader_item *item,
                   const struct reader_place *place);
/* Where a text stands: of its item in the flow or on the screen, of its first line. */
struct reader_spot {
    float left, top;
    float x, y;
};
/* Finds the words of a text that is being measured that will answer to a finger. */
void reader_find_words(struct reader *r, const struct reader_item *item, struct reader_spot at,
                       const struct text_layout *layout);
/* Lets them answer; before the text is drawn. */
void reader_touch_words(struct reader *r, struct ui *ui, const struct reader_item *item,
                        struct reader_spot at);

/* side.c */
void reader_side(struct reader *r, struct kiosk *k, struct ui *ui, struct rect place);

/* contents.c */
void reader_rail(struct reader *r, struct ui *ui, struct rect place, size_t current);
void reader_drawer(struct reader *r, struct ui *ui, struct rect area, size_t current);
const char *reader_numeral(struct ui *ui, enum text_lang lang, size_t n);

/* bar.c: progress and steps */
void reader_foot(struct reader *r, struct kiosk *k, struct ui *ui, struct rect bar,
                 float view_height, size_t current);
void reader_strip(struct reader *r, struct kiosk *k, struct ui *ui, struct rect bar,
                  float view_height, size_t current);

/* viewer.c */
void reader_viewer(struct reader *r, struct ui *ui, struct rect area);
/* The way to the figure above the band: in the text, where hands are. Returns its height. */
float reader_lead_button(struct reader *r, struct ui *ui, const struct reader_place *place,
                         int figure);

#endif
