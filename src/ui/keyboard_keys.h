/* Where every key of the keyboard stands. Private to the keyboard and its test. */
#ifndef UI_KEYBOARD_KEYS_H
#define UI_KEYBOARD_KEYS_H

#include "ui/keyboard.h"

#define KEYBOARD_KEYS_MAX 64

enum keyboard_key_kind {
    KEY_LETTER,
    KEY_OFFER,
    KEY_BEFORE, /* pages of offers */
    KEY_BEHIND,
    KEY_BACKSPACE,
    KEY_SPACE,
    KEY_LAYER,
    KEY_DONE
};

struct keyboard_key {
    struct rect rect;
    enum keyboard_key_kind kind;
    char letter[2];               /* KEY_LETTER: also digits */
    size_t offer;                 /* KEY_OFFER */
    enum ui_keyboard_layer layer; /* KEY_LAYER: the one it leads to */
    bool disabled;
};

enum keyboard_form {
    KEYBOARD_FULL,   /* four rows */
    KEYBOARD_BESIDE, /* low and wide: three rows, the words at their side */
    KEYBOARD_NARROW  /* ten keys of 15 mm do not fit side by side: more rows of fewer keys */
};

struct keyboard_plan {
    enum keyboard_form form;
    float margin, gap_x, gap_y, key_w, key_h, top, bottom;
    int columns, rows; /* rows of letters and offers */
    float height;
};

/* `mm`: u per millimetre of glass. */
struct keyboard_plan keyboard_plan(float width, float room, float mm);

/* All keys of the layer, letters and offers first, then the words; returns how many. *page comes
 * back in range. */
size_t keyboard_keys(const struct keyboard_plan *p, struct rect r, const struct ui_keyboard *k,
                     int *page, struct keyboard_key keys[KEYBOARD_KEYS_MAX]);

#endif
