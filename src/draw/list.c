/* The frame's list: a growing array of plain commands. Commands are zeroed when added, so that an
 * unset field means the default, and the array keeps its memory from frame to frame. */
#include "draw/list.h"

#include "base/mem.h"

#include <string.h>

#define LIST_FIRST_CAPACITY 256
#define LIST_SHORT_SIDE_U 1080.0f

void draw_begin(struct draw_list *list, float width_px, float height_px, rgba ground)
{
    float side = width_px < height_px ? width_px : height_px;
    list->count = 0;
    list->scale = side > 0 ? side / LIST_SHORT_SIDE_U : 1;
    list->bounds = (struct rect){0, 0, width_px / list->scale, height_px / list->scale};
    list->ground = ground;
}

struct draw_command *draw_add(struct draw_list *list, enum draw_kind kind, struct rect rect,
                              rgba colour)
{
    struct draw_command *c;
    if (list->count == list->capacity) {
        list->capacity = list->capacity ? list->capacity * 2 : LIST_FIRST_CAPACITY;
        list->commands = mem_resize_array(list->commands, list->capacity, sizeof *list->commands);
    }
    c = &list->commands[list->count++];
    memset(c, 0, sizeof *c);
    c->kind = kind;
    c->rect = rect;
    c->colour = colour;
    return c;
}

void draw_list_finish(struct draw_list *list)
{
    mem_free(list->commands);
    memset(list, 0, sizeof *list);
}

struct draw_corners draw_round(float radius)
{
    return (struct draw_corners){radius, radius, radius, radius};
}

struct draw_corners draw_round_top(float radius)
{
    return (struct draw_corners){radius, radius, 0, 0};
}
