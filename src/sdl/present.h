/* How a painted frame gets onto the glass. Private to the sdl room. */
#ifndef SDL_PRESENT_H
#define SDL_PRESENT_H

#include "sdl/window.h"

#include <SDL.h>

struct present {
    SDL_Window *window;
    SDL_Renderer *renderer; /* NULL: presenter A, the window surface */
    SDL_Texture *texture;
    SDL_Surface *surface; /* presenter A, borrowed from SDL: valid until the next present_target */
    uint32_t *pixels;     /* our own frame: presenter B, or A with an odd pixel format */
    int width, height;
    bool upload_all; /* the texture is new */
};

/* Whether it is worth trying presenter B: forced by JSTM_PRESENTER, or a render device exists. */
bool present_wants_texture(void);

/* Takes over `window`. Presenter B when `texture` and the renderer is hardware (or forced); false
 * and nothing changed when it is not. Presenter A always succeeds. */
bool present_init(struct present *p, SDL_Window *window, bool texture);
void present_finish(struct present *p);

bool present_target(struct present *p, struct window_frame *out, struct err *err);
void present_show(struct present *p, const struct damage_result *damage);
void present_lost(struct present *p); /* the graphics device was reset: textures are gone */

#endif
