/* The staff area, shared by its pages. Each page draws what the desk's view says and asks the desk;
 * none of them waits for anything. Lengths in u. */
#ifndef SCREENS_STAFF_H
#define SCREENS_STAFF_H

#include "nav/screen.h"
#include "staff/desk.h"
#include "ui/button.h"

#define STAFF_DIGITS 6
#define STAFF_ARMED_MS 10000 /* a roll-back that is not confirmed lapses after this */

enum staff_page {
    STAFF_ANY, /* what is there decides */
    STAFF_STICK,
    STAFF_PROGRESS,
    STAFF_PACKS,
    STAFF_HISTORY,
    STAFF_CHANGES
};

struct staff_pin { /* what has been typed, never shown, wiped when it was handed over */
    char digits[STAFF_DIGITS + 1], first[STAFF_DIGITS + 1];
    bool repeats, differed; /* a new PIN is typed a second time; the two were not alike */
    int64_t wait_said, wait_until;
};

struct staff {
    enum staff_page asked;
    struct staff_pin pin;
    char armed[STORE_NAME_MAX]; /* the pack that a second touch goes back to; "" none */
    int64_t armed_ms;
    char chosen[1024]; /* file of the pack on the stick that is read about; "" the first good one */
};

/* --- pages ------------------------------------------------------------------------------------ */
void staff_pin_page(struct staff *s, struct kiosk *k, struct ui *ui, struct rect area);
void staff_stick_page(struct staff *s, struct kiosk *k, struct ui *ui, struct rect area);
void staff_progress_page(struct staff *s, struct kiosk *k, struct ui *ui, struct rect area);
void staff_packs_page(struct staff *s, struct kiosk *k, struct ui *ui, struct rect area);
void staff_history_page(struct staff *s, struct kiosk *k, struct ui *ui, struct rect area);
void staff_changes_page(struct staff *s, struct kiosk *k, struct ui *ui, struct rect area);

/* --- asking ----------------------------------------------------------------------------------- */
const struct desk_view *staff_view(const struct kiosk *k);
void staff_ask(struct kiosk *k, enum desk_ask what, const char *text, enum desk_when when);
void staff_leave(struct kiosk *k); /* locks, and shows visitors their home again */

/* --- words (words.c); results live in the frame's memory ---------------------------------------
 */
const char *staff_bytes(struct ui *ui, uint64_t bytes); /* "1.21 GB" */
const char *staff_when(struct ui *ui, int64_t seconds); /* "2026 年 11 月 22 日 17:40" */
const char *staff_minute(struct ui *ui, int minute);    /* of the day: "17:00" */
const char *staff_title(struct ui *ui, const struct desk_pack *p); /* of the pack; else its file */
const char *staff_release(struct ui *ui, const struct desk_pack *p); /* what people call it */
const char *staff_number(struct ui *ui, uint32_t seq);               /* "第 43 号" */
const char *staff_langs(struct ui *ui, const char *tags);            /* "中文、English" */
const char *staff_join(struct ui *ui, const char *a, const char *b); /* with a dot between */
const char *staff_sentences(struct ui *ui, const char *one,
                            const char *two); /* one behind another */
/* Facts with dots between them, in as many lines as the width asks for; empty ones are passed over.
 * No line begins or ends with a dot. */
const char *staff_facts(struct ui *ui, float width, enum ui_type type, const char *const *facts,
                        size_t count);
const char *staff_saying(const struct ui *ui, enum store_code code);
/* "Code U50 · K27": with the rule that the check has named, which a publisher will ask for. */
const char *staff_code(struct ui *ui, enum store_code code, const char *detail);
/* Of what is said in two languages only: "zh" where the visitor's is neither; NULL: their own. */
const char *staff_saying_lang(const struct ui *ui);
struct staff_cover {
    const char *name;
    float focus_x, focus_y;
};
struct staff_cover staff_cover(const struct desk_pack *p,
                               bool wide); /* its season's; NULL: winter */
void staff_pack_cover(struct ui *ui, struct rect r, const struct desk_pack *p,
                      struct draw_corners corners);

/* --- bits (bits.c) ------------------------------------------------------------------------------
 */
enum staff_sign { SIGN_TICK, SIGN_CROSS, SIGN_NOTE };

struct ui_text staff_text(const char *text, enum ui_type type, enum ui_role role);
struct ui_text staff_serif(const char *text, enum ui_type type, enum ui_role role);
/* Draws at y within r's width, or only measures; the height. */
float staff_put(struct ui *ui, struct rect r, float y, const struct ui_text *t, bool draw);
void staff_mark(struct ui *ui, struct rect r, enum staff_sign sign, enum ui_role role,
                enum ui_role on);
/* A mark and bold words beside it. */
float staff_verdict(struct ui *ui, struct rect r, float y, enum staff_sign sign, enum ui_role role,
                    enum ui_role on, const char *words, bool draw);
void staff_sky(struct ui *ui, struct rect r);
/* Sky and soil of a page: in reach mode with title and line above the band. */
void staff_ground(struct ui *ui, struct rect area, const char *title, const char *line);
void staff_soil(struct ui *ui, struct rect area, float horizon);

struct staff_head { /* title and line, and buttons beside or below them */
    const char *title, *line;
    const struct ui_button *buttons;
    size_t button_count;
    float inset; /* u kept free on the left, for a picture */
};
float staff_heading(struct ui *ui, struct rect r, const struct staff_head *h, bool draw,
                    int *tapped);

#endif
