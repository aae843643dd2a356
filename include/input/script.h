/* Scripted touches on a virtual clock: `*.touch` files for journeys and `--script`.
 *
 * One command a line, '#' starts a comment:
 *   tap "label"            down and up (60 ms) in the middle of the target with this label
 *   tap X Y                the same at a place in u
 *   doubletap "label" | doubletap X Y   twice, 100 ms apart
 *   down F X Y | down F X Y MM | move F X Y | up F      finger F (1..10), MM mm wide
 *   drag X Y X2 Y2 MS      one finger, moves every 16 ms
 *   flick X Y DX DY        80 ms drag, then lift
 *   pinch X Y FACTOR MS    two fingers about (X, Y), until what is between them is so much larger
 *   palm X Y               six contacts at once, lifted after 200 ms
 *   key left|right|up|down|ok|back
 *   hold "label" MS        down, wait, up
 *   wait MS | wait 90s
 *   resize W H             the window's size in pixels
 *   expect route PATH | expect mode NAME | expect target "label" | expect no target "label"
 *   expect text "words" | expect no text "words" | expect lang TAG | expect size NAME
 *   expect theme NAME | expect scroll 0 | expect scroll > 0
 *   expect focus NAME      of the target that arrow keys have reached, without '#'; or none
 *   screenshot FILE.png
 *   await build            with --preview: until the folder has been built once more, in real time
 * A target's label is its name on the screen in the current language, or #id (for instance
 * #dock.home). */
#ifndef INPUT_SCRIPT_H
#define INPUT_SCRIPT_H

#include "base/arena.h"
#include "base/diag.h"
#include "input/key.h"

enum script_verb {
    SCRIPT_TAP,
    SCRIPT_DOUBLETAP,
    SCRIPT_DOWN,
    SCRIPT_MOVE,
    SCRIPT_UP,
    SCRIPT_DRAG,
    SCRIPT_FLICK,
    SCRIPT_PINCH,
    SCRIPT_PALM,
    SCRIPT_KEY,
    SCRIPT_HOLD,
    SCRIPT_WAIT,
    SCRIPT_RESIZE,
    SCRIPT_EXPECT,
    SCRIPT_SCREENSHOT,
    SCRIPT_AWAIT
};

struct script_step {
    enum script_verb verb;
    int line;
    const char
        *label; /* quoted text, or the word after expect's subject, or a file name; or NULL */
    const char *subject; /* expect: route, mode, target, text, lang, size, theme, scroll, focus */
    bool negated;        /* expect no ... */
    bool greater;        /* expect scroll > N */
    int finger;
    enum input_key key;
    float x, y, x2, y2; /* x2: also the factor of pinch, the width of down */
    int64_t ms;
};

struct script {
    struct script_step *steps;
    size_t count;
};

/* Everything in `mem`; every problem is reported, and false returned when there was one. */
bool script_parse(struct script *s, const char *file, const char *text, size_t length,
                  struct arena *mem, struct diag *d);

#endif
