/* Scaling of rows of premultiplied pixels: area average downwards, linear upwards. Private. */
#ifndef SDL_SCALE_H
#define SDL_SCALE_H

#include <stdbool.h>
#include <stdint.h>

struct scale_source {
    void *self;
    int width, height;
    /* Writes pixels x0 .. x1 - 1 of row y as premultiplied a8r8g8b8. */
    void (*row)(void *self, int y, int x0, int x1, uint32_t *out);
};

/* Fills out (width * height) with the part (x, y, w, h) of the source, which lies inside it. */
void scale_pixels(const struct scale_source *source, double x, double y, double w, double h,
                  uint32_t *out, int width, int height);

#endif
