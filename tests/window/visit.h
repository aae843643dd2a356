/* One run of the real program on an X server, and what it ought to show: pictures and places that
 * the program itself gives without a window (--screenshot, --dump). */
#ifndef TESTS_WINDOW_VISIT_H
#define TESTS_WINDOW_VISIT_H

#include "xserver.h"

#define VISIT_WAIT_MS 120000 /* for a thing that must happen: sanitizers on a busy machine */

/* From now on the program shows this content folder (--preview) and not the shipped pack. NULL:
 * the pack again. Borrowed. */
void visit_preview(const char *folder);

struct visit_options {
    const char *route;     /* NULL: the program's own start */
    const char *lang;      /* NULL: zh */
    const char *presenter; /* NULL: the program's choice */
    bool fullscreen;       /* otherwise --window of the screen's size */
    bool attract;          /* setting "attract" */
};

bool visit_start(struct process *kiosk, const struct xserver *x, const struct visit_options *o);
bool visit_end(struct process *kiosk); /* by SIGTERM; true: it ended by itself, with code 0 */

/* The program's own screenshot of a place. No pixels: it failed, and said why. */
struct picture visit_expected(const char *route, const char *lang, int width, int height);

/* The same after a touch script (input/script.h). */
struct picture visit_expected_after(const char *route, const char *lang, int width, int height,
                                    const char *script);

/* A picture file. No pixels: it cannot be read. */
struct picture visit_picture(const char *file);

/* Waits until the screen's top left part equals `expected`. false: tells how they differ, and keeps
 * the screen as a file. */
bool visit_shows(struct xserver *x, const struct picture *expected, int64_t timeout_ms);
/* The same, but so many pixels may differ: a hand's path is other numbers than a script's, and a
 * line may fall on the pixel beside. */
bool visit_shows_nearly(struct xserver *x, const struct picture *expected, size_t pixels,
                        int64_t timeout_ms);
/* Waits until something within the rectangle differs from `before`. */
bool visit_changes(struct xserver *x, const struct picture *before, int left, int top, int width,
                   int height);
/* Waits until two looks 300 ms apart are the same, and gives the last one. */
struct picture visit_rest(struct xserver *x);

/* Middle of the words on the program's own dump of a place, at 1080p. false: not there. */
bool visit_find(const char *route, const char *lang, const char *words, int *x, int *y);

/* Value of `key` in a file of the source tree: "key = value" or "key: value"; "" when absent. */
const char *visit_value(const char *path, const char *key);

/* The first leaf of home: its place, and where it leads. */
bool visit_leaf(const char *lang, char route[128], int *x, int *y);

void visit_tap(struct xserver *x, int left, int top);

#endif
