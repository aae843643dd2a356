/* The head of both views: title, span and count at the left; what changes the view at the right, in
 * one row where there is room and in a second one where there is not. The filter opens a drawer of
 * soil, as the reader's list of chapters does. */
#include "timeline.h"

#include "ui/button.h"

#include <math.h>

#define CHECK_ICON "check"
#define TITLE_GAP 32.0f

enum control { CONTROL_FILTER, CONTROL_ALL, CONTROL_AXIS, CONTROL_LIST, CONTROL_COUNT };

struct head {
    struct timeline *s;
    struct ui *ui;
    struct ui_button buttons[CONTROL_COUNT];
    float widths[CONTROL_COUNT]; /* 0: not shown */
    struct ui_button less, more; /* the two discs at the right end */
    struct ui_text title, summary;
};

static struct ui_button head_button(const char *name, const char *label, bool on)
{
    return (struct ui_button){.name = name,
                              .label = label,
                              .icon = on ? CHECK_ICON : NULL,
                              .look = on ? BUTTON_GOLD : BUTTON_SURFACE};
}

static void head_discs(struct head *h)
{
    struct timeline *s = h->s;
    struct ui *ui = h->ui;
    struct ui_button disc = {.icon_only = true, .look = BUTTON_SURFACE};
    h->less = h->more = disc;
    if (s->listed) {
        h->less.name = "timeline.up";
        h->less.label = ui_word(ui, "timeline.up");
        h->less.icon = "chevron-up";
        h->less.disabled = !list_can_go(s, ui, false);
        h->more.name = "timeline.down";
        h->more.label = ui_word(ui, "timeline.down");
        h->more.icon = "chevron-down";
        h->more.disabled = !list_can_go(s, ui, true);
        return;
    }
    h->less.name = "timeline.out";
    h->less.label = ui_word(ui, "timeline.out");
    h->less.icon = "minus";
    h->less.disabled = view_all_shown(s);
    h->more.name = "timeline.in";
    h->more.label = ui_word(ui, "timeline.in");
    h->more.icon = "plus";
    h->more.disabled = view_closest(s);
}

static void head_describe(struct head *h)
{
    struct timeline *s = h->s;
    struct ui *ui = h->ui;
    const char *group = s->group >= 0 ? s->t.groups[s->group] : ui_word(ui, "timeline.groups");
    int i;
    h->buttons[CONTROL_FILTER] = head_button("timeline.filter", group, false);
    h->buttons[CONTROL_FILTER].icon = "filter";
    h->buttons[CONTROL_FILTER].look = s->group >= 0 ? BUTTON_GOLD : BUTTON_SURFACE;
    h->buttons[CONTROL_ALL] = head_button("timeline.all", ui_word(ui, "timeline.all"), false);
    h->buttons[CONTROL_ALL].disabled = view_all_shown(s);
    h->buttons[CONTROL_AXIS] =
        head_button("timeline.axis.view", ui_word(ui, "timeline.axis"), !s->listed);
    h->buttons[CONTROL_AXIS].disabled = !s->fits;
    h->buttons[CONTROL_LIST] =
        head_button("timeline.list.view", ui_word(ui, "timeline.list"), s->listed);
    for (i = 0; i < CONTROL_COUNT; i++) {
        bool shown = i == CONTROL_FILTER ? s->t.group_count > 1
                     : i == CONTROL_ALL  ? !s->listed
                                         : true;
        h->widths[i] = shown ? fminf(ui_button_width(ui, &h->buttons[i], 128), 480) : 0;
    }
    head_discs(h);
    h->title = (struct ui_text){.text = s->t.section.title,
                                .type = TYPE_TITLE,
                                .role = ROLE_INK,
                                .serif = true,
                                .bold = true,
                                .headline = true,
                                .lang = s->t.section.lang};
    h->summary = (struct ui_text){
        .text = timeline_summary(s, ui), .type = TYPE_LABEL, .role = ROLE_INK_SOFT};
}

static float controls_width(const struct head *h)
{
    float width = 0;
    int i;
    for (i = 0; i < CONTROL_COUNT; i++) {
        width += h->widths[i] > 0 ? h->widths[i] + UI_GAP : 0;
    }
    return width;
}

bool head_is_wide(struct timeline *s, struct ui *ui, float width)
{
    struct head h = {.s = s, .ui = ui};
    float side = ui_button_height(ui);
    bool listed = s->listed;
    s->listed = false; /* the same answer for both views: the axis has more controls */
    head_describe(&h);
    s->listed = listed;
    return ui_text_width(ui, &h.title) + TITLE_GAP + controls_width(&h) + 2 * side + UI_GAP <=
           width - 2 * UI_MARGIN;
}

/* --- drawing --------------------------------------------------------------------------------- */

static void head_press(struct timeline *s, struct ui *ui, enum control c)
{
    switch (c) {
    case CONTROL_FILTER:
        s->filter = true;
        ui_animate(ui);
        break;
    case CONTROL_ALL:
        view_all(s, ui);
        break;
    case CONTROL_AXIS:
    case CONTROL_LIST:
        if (s->list != (c == CONTROL_LIST)) {
            s->list = c == CONTROL_LIST;
            s->list_placed = false;
            ui_animate(ui);
        }
        break;
    case CONTROL_COUNT:
        break;
    }
}

/* From the right end leftwards; the two views stand on one plate, as one switch. */
static void head_controls(struct head *h, struct rect row)
{
    struct ui *ui = h->ui;
    float height = ui_button_height(ui), scale = 1, x, y = row.y + (row.h - height) / 2;
    float gaps = -UI_GAP, wanted = controls_width(h) - UI_GAP;
    int i;
    for (i = 0; i < CONTROL_COUNT; i++) {
        gaps += h->widths[i] > 0 ? UI_GAP : 0;
    }
    if (wanted > row.w) { /* words shrink with their buttons */
        scale = (row.w - gaps) / (wanted - gaps);
    }
    x = row.x + row.w;
    for (i = CONTROL_COUNT - 1; i >= 0; i--) {
        float w = floorf(h->widths[i] * scale);
        if (w <= 0) {
            continue;
        }
        x -= w;
        if (i == CONTROL_LIST && !ui_contrast(ui)) {
            float both = w + UI_GAP + floorf(h->widths[CONTROL_AXIS] * scale);
            ui_fill(ui, rect_make(x + w - both, y, both, height), ROLE_SURFACE,
                    draw_round(height / 2));
        }
        if (ui_button(ui, rect_make(x, y, w, height), &h->buttons[i])) {
            head_press(h->s, ui, (enum control)i);
        }
        x -= UI_GAP;
    }
}

static void head_discs_show(struct head *h, float right, float y)
{
    struct timeline *s = h->s;
    struct ui *ui = h->ui;
    float side = ui_button_height(ui);
    bool less = ui_button(ui, rect_make(right - 2 * side - UI_GAP, y, side, side), &h->less);
    bool more = ui_button(ui, rect_make(right - side, y, side, side), &h->more);
    if (!less && !more) {
        return;
    }
    if (s->listed) {
        list_go(s, ui, more);
    } else {
        view_zoom(s, ui, more ? 2 : 0.5);
    }
}

void head_show(struct timeline *s, struct ui *ui, const struct plan *p)
{
    struct head h = {.s = s, .ui = ui};
    float side = ui_button_height(ui), right = p->head.x + p->head.w;
    float y = p->head.y + (p->head.h - side) / 2, room, width;
    head_describe(&h);
    head_discs_show(&h, right, y);
    right -= 2 * side + 2 * UI_GAP;
    if (p->controls.h > 0) {
        head_controls(&h, p->controls);
    } else {
        width = controls_width(&h) - UI_GAP;
        head_controls(&h, rect_make(right - width, p->head.y, width, p->head.h));
        right -= width + UI_GAP;
    }
    room = right - TITLE_GAP + UI_GAP - p->head.x;
    h.title.size = ui_fit_size(ui, room, 1, &h.title);
    width = ui_text_width(ui, &h.title);
    ui_text_in(ui, rect_make(p->head.x, p->head.y, room, p->head.h), &h.title);
    if (width + TITLE_GAP + ui_text_width(ui, &h.summary) <= room) {
        ui_text_in(ui,
                   rect_make(p->head.x + width + TITLE_GAP, p->head.y, room - width - TITLE_GAP + 2,
                             p->head.h),
                   &h.summary);
    }
}

/* --- the filter's drawer --------------------------------------------------------------------- */

static int filter_pills(struct timeline *s, struct ui *ui, float x, float y, float width, bool draw,
                        float *height)
{
    float h = ui_button_height(ui), at = x, top = y;
    int i, chosen = -2;
    for (i = -1; i < (int)s->t.group_count; i++) {
        struct ui_button b = {.name = "timeline.group",
                              .index = i + 2,
                              .label = i < 0 ? ui_word(ui, "timeline.everything") : s->t.groups[i],
                              .icon = s->group == i ? CHECK_ICON : NULL,
                              .look = s->group == i ? BUTTON_GOLD : BUTTON_SOIL_3};
        float w = fminf(ui_button_width(ui, &b, 160), width);
        if (at > x && at + w > x + width) {
            at = x;
            top += h + UI_GAP;
        }
        if (draw && ui_button(ui, rect_make(at, top, w, h), &b)) {
            chosen = i;
        }
        at += w + UI_GAP;
    }
    *height = top + h - y;
    return chosen;
}

void filter_show(struct timeline *s, struct ui *ui, struct rect area)
{
    struct ui_target back = {.id = ui_id("timeline.filter.backdrop"),
                             .rect = area,
                             .name = "timeline.filter.backdrop",
                             .label = ui_word(ui, "panel.close"),
                             .kind = UI_BACKDROP};
    struct ui_target body = {.id = ui_id("timeline.filter.body"), .kind = UI_BACKDROP};
    struct ui_button close = {.name = "timeline.filter.close",
                              .label = ui_word(ui, "panel.close"),
                              .icon = "x",
                              .icon_only = true,
                              .look = BUTTON_SOIL};
    struct ui_text title = {.text = ui_word(ui, "timeline.groups"),
                            .type = TYPE_HEADING,
                            .role = ROLE_ON_SOIL,
                            .serif = true,
                            .bold = true};
    float x = area.x + UI_MARGIN, width = area.w - 2 * UI_MARGIN, rows, side = ui_button_height(ui);
    int chosen;
    filter_pills(s, ui, x, 0, width, false, &rows);
    body.rect = rect_make(area.x, area.y + area.h - rows - side - 84, area.w, rows + side + 84);
    ui_cover(ui);
    ui_fill(ui, area, ROLE_SCRIM, draw_round(0));
    if (ui_target(ui, &back).clicked) {
        s->filter = false;
    }
    ui_target(ui, &body);
    ui_fill(ui, body.rect, ROLE_SOIL, draw_round_top(UI_RADIUS));
    ui_hairline(ui, body.rect, draw_round_top(UI_RADIUS));
    ui_text_in(ui, rect_make(x, body.rect.y + 28, width - side - UI_GAP, side), &title);
    if (ui_button(ui, rect_make(x + width - side, body.rect.y + 28, side, side), &close)) {
        s->filter = false;
    }
    chosen = filter_pills(s, ui, x, body.rect.y + 28 + side + UI_GAP, width, true, &rows);
    if (chosen > -2) {
        timeline_choose(s, chosen);
        s->filter = false;
        view_all(s, ui);
        s->list_placed = false;
    }
    if (!s->filter) {
        ui_animate(ui);
    }
}
