/* The least an SDL program can do: open a window of the screen's size with the kiosk's own hints,
 * fill it, present it, and sleep. What the kiosk's start is measured against. */
#include <SDL.h>
#include <stdio.h>

int main(void)
{
    SDL_Rect place;
    SDL_Window *window;
    SDL_Surface *surface;
    SDL_Event event;
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0 || SDL_GetDisplayBounds(0, &place) != 0) {
        fprintf(stderr, "bench-bare: %s\n", SDL_GetError());
        return 1;
    }
    window = SDL_CreateWindow("bare", place.x, place.y, place.w, place.h, SDL_WINDOW_BORDERLESS);
    surface = window ? SDL_GetWindowSurface(window) : NULL;
    if (!surface) {
        fprintf(stderr, "bench-bare: %s\n", SDL_GetError());
        return 1;
    }
    SDL_FillRect(surface, NULL, SDL_MapRGB(surface->format, 10, 28, 50));
    SDL_UpdateWindowSurface(window);
    while (SDL_WaitEvent(&event) && event.type != SDL_QUIT) {
    }
    SDL_DestroyWindow(window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    return 0;
}
