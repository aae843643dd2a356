/* Overlays over any screen: language, text and display, "still there?". */
#ifndef UI_PANEL_H
#define UI_PANEL_H

#include "ui/ui.h"

struct ui_language {
    const char *tag;
    const char *name; /* in its own language */
};

enum ui_panel_result { PANEL_OPEN, PANEL_CLOSED };

/* Writes the chosen tag into choice->lang. `above` is the dock's upper edge. */
enum ui_panel_result ui_language_panel(struct ui *ui, float above,
                                       const struct ui_language *languages, size_t count,
                                       struct session_choice *choice);

/* Changes `choice` at once; "restore" sets it to `boot` (but keeps the language). `sound`: with a
 * switch for sounds. */
enum ui_panel_result ui_display_panel(struct ui *ui, float above, struct session_choice *choice,
                                      const struct session_choice *boot, bool sound);

enum ui_still_result { STILL_WAITING, STILL_HERE, STILL_HOME };

/* The "still there?" card; seconds left are shown. */
enum ui_still_result ui_still_there(struct ui *ui, int seconds_left);

#endif
