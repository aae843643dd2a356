/* The touch keyboard: layers of letters, digits and characters on black soil.
 *
 * Letters stand as on every keyboard (QWERTY). The layers of characters have no input method behind
 * them: their keys are what the pack's index says may come next, best first, page by page, so that
 * every name in it can be typed by pointing. One more way to type is one more layer: a value of the
 * enumeration, its keys, and a place in `layers`; the row of layers makes room for it.
 *
 * Keys act when the finger comes down. Several fingers may come down in one frame: every one
 * counts. No key is narrower or lower than 15 mm of glass. */
#ifndef UI_KEYBOARD_H
#define UI_KEYBOARD_H

#include "ui/ui.h"

enum ui_keyboard_layer {
    KEYBOARD_LETTERS,
    KEYBOARD_DIGITS,
    KEYBOARD_HAN,
    KEYBOARD_HANGUL,
    KEYBOARD_LAYERS
};

#define UI_KEYBOARD_ACTS 8 /* most in one frame */

struct ui_keyboard_offer { /* a key of a character layer */
    const char *text;      /* what it shows and types: a character, a syllable, a number */
    bool apart;            /* begins a new word: typed behind a space */
    bool quiet;            /* less likely than the others: drawn darker */
};

struct ui_keyboard {
    enum ui_keyboard_layer layer;
    const enum ui_keyboard_layer
        *layers; /* to change to, in order; digits have a key of their own */
    size_t layer_count;
    const struct ui_keyboard_offer *offers; /* character layers, and beside the digits */
    size_t offer_count;
    int page;          /* of the offers; out of range is taken for the last one */
    uint32_t round;    /* changes with what was typed: a finger on one offer is not on the next */
    const char *leads; /* letters and digits that still lead to a result; NULL: no dots */
    bool empty;        /* nothing typed: nothing to take back */
};

enum ui_keyboard_what {
    KEYBOARD_TYPED,
    KEYBOARD_BACKSPACE,
    KEYBOARD_SPACE,
    KEYBOARD_CHANGED, /* to another layer, or another page of offers */
    KEYBOARD_DONE     /* show the results */
};

struct ui_keyboard_act {
    enum ui_keyboard_what what;
    const char *text; /* typed: borrowed from the offers, or until the next frame */
    bool apart;
    enum ui_keyboard_layer layer; /* changed */
    int page;
};

/* Height it takes of `room` at this width, at least what its smallest keys need. */
float ui_keyboard_height(const struct ui *ui, float width, float room);

/* Fills `r`, whose height came from ui_keyboard_height, with soil and keys; returns how many acts
 * this frame's touches led to. */
size_t ui_keyboard(struct ui *ui, struct rect r, const struct ui_keyboard *k,
                   struct ui_keyboard_act acts[UI_KEYBOARD_ACTS]);

#endif
