/* What an inspection found, collected to the end: one line per defect, not one per screen it shows
 * on. */
#ifndef TESTS_SCREENS_FINDINGS_H
#define TESTS_SCREENS_FINDINGS_H

#include "session/session.h"

#include <stdbool.h>
#include <stddef.h>

enum rule {
    RULE_OPENS,
    RULE_TARGET_SIZE,
    RULE_TARGET_GAP,
    RULE_TARGET_INSIDE,
    RULE_TARGET_OVERLAP,
    RULE_TARGET_NAME,
    RULE_TEXT_WHOLE,
    RULE_TEXT_INSIDE,
    RULE_TEXT_OVERLAP,
    RULE_TEXT_HIDDEN,
    RULE_TEXT_SIZE,
    RULE_GLYPHS,
    RULE_DOCK,
    RULE_LINE_LENGTH,
    RULE_LINE_ENDS,
    RULE_WORDS,
    RULE_PICTURES,
    RULE_MILLIMETRES,
    RULE_BEZEL,
    RULE_REACH,
    RULE_LEADING,
    RULE_ANSWERS,
    RULE_DEAD_END,
    RULE_TEXT_CONTRAST,
    RULE_ICON_CONTRAST,
    RULE_COUNT
};

struct scene { /* which of all the screens is being looked at */
    const char *route;
    const char *overlay; /* "" or what stands over the screen */
    const char *lang;
    enum session_text text;
    enum session_theme theme;
    int width, height; /* pixels */
    bool reach;
    float offset; /* u the text has been scrolled */
};

struct findings;

struct findings *findings_create(void);
void findings_destroy(struct findings *f);

/* `what` names the thing that is wrong; the same thing in the same section counts as one defect
 * with many places, and the same thing of the dock ("dock.") as one everywhere. The rest says where
 * and by how much, of the first place only. */
void finding(struct findings *f, enum rule rule, const struct scene *scene, const char *what,
             const char *fmt, ...) __attribute__((format(printf, 5, 6)));

/* Fails the running case when the rule was broken; prints its defects, at most 60 for the whole
 * program. All of them are in the file that the last line names. */
void findings_check(struct findings *f, enum rule rule);

size_t findings_count(const struct findings *f, enum rule rule);

void findings_looked(struct findings *f); /* counts one screen */
size_t findings_screens(const struct findings *f);

#endif
