/* Keys of an accessibility pad or keyboard: four arrows, OK, and back. */
#ifndef INPUT_KEY_H
#define INPUT_KEY_H

enum input_key { KEY_NONE, KEY_LEFT, KEY_RIGHT, KEY_UP, KEY_DOWN, KEY_OK, KEY_BACK };

#define INPUT_MAX_KEYS 16

#endif
