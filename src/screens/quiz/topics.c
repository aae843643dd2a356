/* Topics as round lights in the night: as many in a row as find room, rows of nearly equal length,
 * each row in the middle. The chosen one has a gold ring and a tick. */
#include "quiz.h"

#include "nav/nav.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define PITCH 246.0f
#define CELL 230.0f
#define UNDER 12.0f /* between disc and name */
#define BETWEEN 30.0f
#define RING 10.0f
#define TICK 56.0f

static struct ui_text topic_name(const struct pack_topic *t)
{
    return (struct ui_text){.text = t->card.short_title[0] ? t->card.short_title : t->card.title,
                            .type = TYPE_LABEL,
                            .role = ROLE_NIGHT_TEXT,
                            .bold = true,
                            .headline = true,
                            .line_height = 1.2f,
                            .align = TEXT_CENTRE,
                            .lang = t->card.lang};
}

static void topic_light(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect cell,
                        const struct pack_topic *t, struct ui_text *name)
{
    const char *id = quiz_topic_id(t);
    const char *target_name = arena_format(ui_memory(ui), "quiz.topic.%s", id);
    struct ui_target target = {.id = ui_id(target_name),
                               .rect = cell,
                               .name = target_name,
                               .label = name->text,
                               .kind = UI_CARD};
    struct ui_state state = ui_target(ui, &target);
    bool chosen = strcmp(q->wish.topic, id) == 0;
    struct rect disc = {cell.x + (cell.w - q->disc) / 2, cell.y + (state.pressed ? 6 : 0), q->disc,
                        q->disc};
    struct ui_picture picture = {
        .name = t->card.art, .focus_x = 0.5f, .focus_y = 0.5f, .corners = draw_round(q->disc / 2)};
    if (chosen) {
        ui_disc(ui, disc.x + q->disc / 2, disc.y + q->disc / 2, q->disc / 2 + RING, ROLE_GOLD);
    } else if (ui_contrast(ui)) {
        ui_disc(ui, disc.x + q->disc / 2, disc.y + q->disc / 2, q->disc / 2 + 4, ROLE_LINE);
    }
    ui_disc(ui, disc.x + q->disc / 2, disc.y + q->disc / 2, q->disc / 2, ROLE_ACCENT_FILL);
    if (t->card.art[0]) {
        ui_picture(ui, disc, &picture);
    } else {
        ui_icon(ui, rect_make(disc.x + 46, disc.y + 46, q->disc - 92, q->disc - 92), "bulb",
                ROLE_NIGHT_TEXT);
    }
    if (chosen) {
        float x = disc.x + q->disc - TICK / 2 + 4, y = disc.y + TICK / 2;
        ui_disc(ui, x, y, TICK / 2, ROLE_GOLD);
        ui_icon(ui, rect_make(x - 20, y - 20, 40, 40), "check", ROLE_ON_GOLD);
    }
    ui_text(ui, cell.x, cell.y + q->disc + UNDER, cell.w, name);
    if (state.clicked) {
        snprintf(q->wish.topic, sizeof q->wish.topic, "%s", id);
        quiz_settle(q, &q->wish);
        nav_set_route(k->nav, t->card.route); /* the address says what is chosen */
    }
}

float quiz_topics(struct quiz *q, struct kiosk *k, struct ui *ui, struct rect place, bool draw)
{
    const struct pack_topic *shown[64];
    size_t count = 0, i, columns, rows, row, at = 0;
    float y = RING, size = ui_size(ui, TYPE_LABEL);
    for (i = 0; i < q->data.topic_count && count < 64; i++) { /* none without a question */
        if (quiz_count(q, quiz_topic_id(&q->data.topics[i]), LEVEL_ANY) > 0) {
            shown[count++] = &q->data.topics[i];
        }
    }
    columns = (size_t)fmaxf(1, floorf((place.w + PITCH - CELL) / PITCH));
    rows = (count + columns - 1) / columns;
    for (i = 0; i < count; i++) {
        struct ui_text name = topic_name(shown[i]);
        size = fminf(size, ui_fit_size(ui, CELL, 2, &name));
    }
    for (row = 0; row < rows; row++) {
        size_t in_row = (count - at + rows - row - 1) / (rows - row);
        float x = place.x + (place.w - PITCH * (float)in_row + (PITCH - CELL)) / 2, height = 0;
        for (i = 0; i < in_row; i++, at++) {
            struct ui_text name = topic_name(shown[at]);
            struct rect cell = {x + PITCH * (float)i, place.y + y, CELL, 0};
            name.size = size;
            cell.h = q->disc + UNDER + ui_text_height(ui, CELL, &name);
            height = fmaxf(height, cell.h);
            if (draw) {
                topic_light(q, k, ui, cell, shown[at], &name);
            }
        }
        y += height + BETWEEN;
    }
    return y - BETWEEN;
}
