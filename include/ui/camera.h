/* A view onto a plane: what a surface's gestures move over a chart or a picture.
 *
 * The camera keeps the point of the content in the middle of the view, and the zoom in u per
 * content unit. It stays inside the content: beyond an edge a finger pulls a third of the way, and
 * the content springs back. Glides (buttons, double tap, fit) last UI_SCREEN_MS, or none with less
 * motion. State is the screen's, so that it survives a change of language or theme. */
#ifndef UI_CAMERA_H
#define UI_CAMERA_H

#include "ui/surface.h"

struct ui_camera {
    double x, y, zoom; /* zoom 0: not yet set; the first frame shows everything (fit) */
    double from_x, from_y, from_zoom, to_x, to_y, to_zoom; /* a glide */
    int64_t glide_ms;                                      /* its start; 0: none */
    struct {
        double edge, from, speed; /* content units, and per ms */
        int64_t start_ms;         /* 0: none */
    } spring[2];                  /* back from beyond an edge: x, y */
};

struct ui_camera_room {
    struct rect view;    /* u, on the screen */
    struct rect content; /* content units */
    double zoom_least;   /* 0: the zoom at which everything fits */
    double zoom_most;
};

/* Applies this frame's gesture, goes on with a glide, keeps the camera inside. */
void ui_camera_frame(struct ui *ui, struct ui_camera *c, const struct ui_camera_room *room,
                     const struct ui_gesture *gesture);
void ui_camera_fit(struct ui *ui, struct ui_camera *c, const struct ui_camera_room *room);
/* By a factor, the point (x, y) on the screen stays. */
void ui_camera_zoom(struct ui *ui, struct ui_camera *c, const struct ui_camera_room *room,
                    double factor, float x, float y);
/* Brings a rectangle of the content into view, as large as it fits but not above `zoom_most`. */
void ui_camera_show(struct ui *ui, struct ui_camera *c, const struct ui_camera_room *room,
                    struct rect content);
/* Moves by a share of the view (-1 .. 1): arrow buttons. */
void ui_camera_step(struct ui *ui, struct ui_camera *c, const struct ui_camera_room *room, float dx,
                    float dy);
bool ui_camera_moving(const struct ui_camera *c);

/* Content point to screen, in u. */
float ui_camera_x(const struct ui_camera *c, const struct ui_camera_room *room, double x);
float ui_camera_y(const struct ui_camera *c, const struct ui_camera_room *room, double y);
/* What of the content is in view. */
struct rect ui_camera_seen(const struct ui_camera *c, const struct ui_camera_room *room);

#endif
