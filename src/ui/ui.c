/* The frame: begin, end, drawing helpers and the list of elements for inspection.
 *
 * Two arenas take turns, so that what the last frame showed is still there while its touches are
 * judged, and nothing is ever freed one by one. */
#include "internal.h"

#include "base/hash.h"
#include "base/mem.h"
#include "ui/strings.h"

#include <math.h>
#include <string.h>

struct ui *ui_create(const struct text_metrics *metrics)
{
    struct ui *ui = mem_alloc(sizeof *ui);
    ui->metrics = *metrics;
    ui->texts = text_cache_create(metrics);
    ui->wake_ms = -1;
    return ui;
}

void ui_destroy(struct ui *ui)
{
    if (!ui) {
        return;
    }
    text_cache_destroy(ui->texts);
    arena_finish(&ui->memory[0]);
    arena_finish(&ui->memory[1]);
    draw_list_finish(&ui->list);
    draw_list_finish(&ui->raised.list);
    mem_free(ui->elements);
    mem_free(ui->shown);
    mem_free(ui);
}

static void ui_swap_elements(struct ui *ui)
{
    struct ui_element *elements = ui->shown;
    size_t capacity = ui->shown_capacity;
    ui->shown = ui->elements;
    ui->shown_count = ui->element_count;
    ui->shown_capacity = ui->element_capacity;
    ui->elements = elements;
    ui->element_capacity = capacity;
    ui->element_count = 0;
}

static void ui_place(struct ui *ui, const struct ui_input *input)
{
    reach_band(input->place, input->width_px, input->height_px, &ui->band_top, &ui->floor);
    ui->mm = reach_u_per_mm(input->place, input->width_px, input->height_px);
}

void ui_begin(struct ui *ui, const struct ui_input *input)
{
    int shorter = input->width_px < input->height_px ? input->width_px : input->height_px;
    ui->turn = !ui->turn;
    arena_reset(ui_arena(ui));
    text_cache_trim(ui->texts);
    ui_swap_elements(ui);
    ui->now_ms = input->now_ms;
    ui->wake_ms = -1;
    ui->scale = (float)(shorter > 0 ? shorter : 1) / 1080.0f;
    ui->screen =
        rect_make(0, 0, (float)input->width_px / ui->scale, (float)input->height_px / ui->scale);
    ui_place(ui, input);
    ui->choice = *input->choice;
    ui->lang = text_lang_from_tag(ui->choice.lang);
    ui->strings = input->strings;
    ui->accent = ACCENT_STRUCTURE;
    ui->clip_count = 0;
    ui->within_count = 0;
    ui->click_count = 0;
    ui->touched = false;
    ui->raised.settled = 0;
    ui->frame++;
    ui_surfaces_begin(ui);
    if (input->touches) {
        ui_touches(ui, input->touches);
    }
    ui_stuck(ui);
    ui_drag_edges(ui);
    ui_surfaces_end(ui);
    ui->covers = 0;
    ui_focus_keys(ui, input->keys, input->key_count);
    draw_begin(&ui->list, (float)input->width_px, (float)input->height_px,
               ui_colour(ui, ROLE_GROUND));
}

const struct draw_list *ui_end(struct ui *ui)
{
    ui_drag_settle(ui);
    ui_focus_end(ui);
    ui->click_count = 0;
    return &ui->list;
}

int64_t ui_next_wake_ms(const struct ui *ui)
{
    return ui->wake_ms;
}

void ui_wake_at(struct ui *ui, int64_t at_ms)
{
    if (ui->wake_ms < 0 || at_ms < ui->wake_ms) {
        ui->wake_ms = at_ms;
    }
}

void ui_animate(struct ui *ui)
{
    ui_wake_at(ui, ui->now_ms);
}

void ui_forget(struct ui *ui)
{
    memset(ui->fingers, 0, sizeof ui->fingers);
    memset(&ui->focus, 0, sizeof ui->focus);
    ui->click_count = 0;
    ui->landing_count = 0;
    ui->scroll_count = 0;
    ui->surface_count = 0;
    ui->kept_count = 0;
    ui->element_count = 0;
    ui->shown_count = 0;
}

int64_t ui_now(const struct ui *ui)
{
    return ui->now_ms;
}

struct rect ui_screen(const struct ui *ui)
{
    return ui->screen;
}

float ui_scale(const struct ui *ui)
{
    return ui->scale;
}

float ui_mm(const struct ui *ui)
{
    return ui->mm;
}

float ui_floor(const struct ui *ui)
{
    return ui->floor;
}

bool ui_reach(const struct ui *ui)
{
    return ui->choice.reach;
}

struct rect ui_upper(const struct ui *ui)
{
    return rect_make(0, 0, ui->screen.w, ui->choice.reach ? ui->band_top : 0);
}

struct arena *ui_arena(struct ui *ui)
{
    return &ui->memory[ui->turn];
}

struct arena *ui_memory(struct ui *ui)
{
    return ui_arena(ui);
}

const struct session_choice *ui_choice(const struct ui *ui)
{
    return &ui->choice;
}

bool ui_contrast(const struct ui *ui)
{
    return ui->choice.theme == SESSION_CONTRAST;
}

enum text_lang ui_lang(const struct ui *ui)
{
    return ui->lang;
}

const char *ui_word(const struct ui *ui, const char *key)
{
    return ui->strings ? strings_get(ui->strings, ui->choice.lang, key) : key;
}

const char *ui_word_with(struct ui *ui, const char *key, const char *value)
{
    const char *word = ui_word(ui, key);
    const char *hole = strstr(word, "{}");
    if (!hole) {
        return word;
    }
    return arena_format(ui_arena(ui), "%.*s%s%s", (int)(hole - word), word, value, hole + 2);
}

void ui_set_accent(struct ui *ui, enum ui_accent accent)
{
    ui->accent = accent;
}

rgba ui_colour(const struct ui *ui, enum ui_role role)
{
    return theme_colour(ui->choice.theme, ui->accent, role);
}

float ui_size(const struct ui *ui, enum ui_type type)
{
    return theme_size(ui->choice.text, type);
}

struct rect ui_current_clip(const struct ui *ui)
{
    int known = ui->clip_count < UI_MAX_CLIPS ? ui->clip_count : UI_MAX_CLIPS;
    return known ? ui->clips[known - 1] : ui->screen;
}

/* Deeper than the table the clips are still counted, so that every one is closed again. */
void ui_push_clip(struct ui *ui, struct rect clip)
{
    if (ui->clip_count < UI_MAX_CLIPS) {
        ui->clips[ui->clip_count] = clip;
    }
    ui->clip_count++;
}

static bool ui_out_of_sight(const struct ui *ui, struct rect r)
{
    return !rect_overlaps(r, ui_current_clip(ui));
}

void ui_fill_colour(struct ui *ui, struct rect r, rgba colour, struct draw_corners corners)
{
    if (r.w <= 0 || r.h <= 0 || ui_out_of_sight(ui, r)) {
        return;
    }
    draw_add(&ui->list, DRAW_FILL, r, colour)->corners = corners;
}

void ui_fill(struct ui *ui, struct rect r, enum ui_role role, struct draw_corners corners)
{
    ui_fill_colour(ui, r, ui_colour(ui, role), corners);
}

static void ui_stroke_corners(struct ui *ui, struct rect r, enum ui_role role, float width,
                              struct draw_corners corners)
{
    struct draw_command *c;
    if (r.w <= 0 || r.h <= 0 || ui_out_of_sight(ui, r)) {
        return;
    }
    c = draw_add(&ui->list, DRAW_STROKE, r, ui_colour(ui, role));
    c->corners = corners;
    c->as.line.width = width;
}

void ui_stroke(struct ui *ui, struct rect r, enum ui_role role, float width, float radius)
{
    ui_stroke_corners(ui, r, role, width, draw_round(radius));
}

void ui_hairline(struct ui *ui, struct rect r, struct draw_corners corners)
{
    float width = theme_hairline(ui->choice.theme);
    if (width > 0) {
        ui_stroke_corners(ui, r, ROLE_LINE, width, corners);
    }
}

void ui_disc(struct ui *ui, float cx, float cy, float radius, enum ui_role role)
{
    ui_fill(ui, rect_make(cx - radius, cy - radius, radius * 2, radius * 2), role,
            draw_round(radius));
}

void ui_line(struct ui *ui, float x0, float y0, float x1, float y1, float width, enum ui_role role)
{
    struct rect r = {fminf(x0, x1) - width, fminf(y0, y1) - width, fabsf(x1 - x0) + width * 2,
                     fabsf(y1 - y0) + width * 2};
    struct draw_command *c;
    if (ui_out_of_sight(ui, r)) {
        return;
    }
    c = draw_add(&ui->list, DRAW_LINE, r, ui_colour(ui, role));
    c->as.line.width = width;
    c->as.line.x0 = x0;
    c->as.line.y0 = y0;
    c->as.line.x1 = x1;
    c->as.line.y1 = y1;
}

void ui_polygon(struct ui *ui, const float *xy, size_t count, rgba colour)
{
    struct draw_command *c;
    float *copy, x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
    size_t i;
    for (i = 0; i < count; i++) {
        x0 = fminf(x0, xy[2 * i]);
        x1 = fmaxf(x1, xy[2 * i]);
        y0 = fminf(y0, xy[2 * i + 1]);
        y1 = fmaxf(y1, xy[2 * i + 1]);
    }
    if (count < 3 || ui_out_of_sight(ui, rect_make(x0, y0, x1 - x0, y1 - y0))) {
        return;
    }
    copy = arena_alloc_array(ui_arena(ui), 2 * count, sizeof *copy);
    memcpy(copy, xy, 2 * count * sizeof *copy);
    c = draw_add(&ui->list, DRAW_POLYGON, rect_make(x0, y0, x1 - x0, y1 - y0), colour);
    c->as.polygon.xy = copy;
    c->as.polygon.count = count;
}

void ui_icon_faded(struct ui *ui, struct rect r, const char *name, enum ui_role role, float alpha)
{
    if (ui_out_of_sight(ui, r)) {
        return;
    }
    draw_add(&ui->list, DRAW_ICON, r, colour_with_alpha(ui_colour(ui, role), alpha))->as.icon.name =
        name;
}

void ui_icon(struct ui *ui, struct rect r, const char *name, enum ui_role role)
{
    ui_icon_faded(ui, r, name, role, 1.0f);
}

void ui_picture(struct ui *ui, struct rect r, const struct ui_picture *picture)
{
    struct draw_command *c;
    struct ui_element *e;
    if (ui_out_of_sight(ui, r)) {
        return;
    }
    c = draw_add(&ui->list, DRAW_IMAGE, r, 0xFFFFFFFF);
    c->corners = picture->corners;
    c->as.image.name = arena_copy_text(ui_arena(ui), picture->name);
    c->as.image.focus_x = picture->focus_x;
    c->as.image.focus_y = picture->focus_y;
    c->as.image.zoom = picture->zoom > 0 ? picture->zoom : 1.0f;
    c->as.image.alpha = picture->alpha > 0 ? picture->alpha : 1.0f;
    c->as.image.base_w = picture->base_w;
    c->as.image.base_h = picture->base_h;
    e = ui_add_element(ui);
    e->what = UI_ELEMENT_PICTURE;
    e->rect = r;
    e->visible = rect_cross(r, ui_current_clip(ui));
    e->name = c->as.image.name;
    e->label = picture->label ? arena_copy_text(ui_arena(ui), picture->label) : "";
    e->command = ui->list.count - 1;
}

void ui_describe(struct ui *ui, struct rect r, const char *words)
{
    struct ui_element *e = ui_add_element(ui);
    e->what = UI_ELEMENT_PICTURE;
    e->rect = r;
    e->visible = rect_cross(r, ui_current_clip(ui));
    e->name = "";
    e->label = arena_copy_text(ui_arena(ui), words);
    e->command = ui->list.count > 0 ? ui->list.count - 1 : 0;
}

void ui_clip(struct ui *ui, struct rect r)
{
    ui_clip_round(ui, r, draw_round(0));
}

void ui_clip_round(struct ui *ui, struct rect r, struct draw_corners corners)
{
    struct rect clip = rect_cross(r, ui_current_clip(ui));
    draw_add(&ui->list, DRAW_CLIP, clip, 0)->corners = corners;
    ui_push_clip(ui, clip);
}

void ui_unclip(struct ui *ui)
{
    if (ui->clip_count > 0) {
        ui->clip_count--;
        draw_add(&ui->list, DRAW_UNCLIP, rect_make(0, 0, 0, 0), 0);
    }
}

void ui_snapshot(struct ui *ui, float alpha)
{
    if (alpha > 0) {
        draw_add(&ui->list, DRAW_SNAPSHOT, ui->screen, 0xFFFFFFFF)->as.snapshot.alpha = alpha;
    }
}

float ui_ease(struct ui *ui, int64_t start_ms, int duration_ms)
{
    float t = duration_ms > 0 ? (float)(ui->now_ms - start_ms) / (float)duration_ms : 1.0f;
    if (t >= 1.0f) {
        return 1.0f;
    }
    ui_animate(ui);
    if (t < 0) {
        return 0;
    }
    t = 1.0f - t;
    return 1.0f - t * t * t; /* cubic ease-out */
}

int64_t *ui_keep(struct ui *ui, uint64_t id)
{
    size_t i;
    for (i = 0; i < ui->kept_count; i++) {
        if (ui->kept[i].id == id) {
            return &ui->kept[i].value;
        }
    }
    if (ui->kept_count == UI_MAX_KEEP) { /* the oldest gives way: small state, not data */
        memmove(ui->kept, ui->kept + 1, (UI_MAX_KEEP - 1) * sizeof *ui->kept);
        ui->kept_count--;
    }
    ui->kept[ui->kept_count].id = id;
    ui->kept[ui->kept_count].value = 0;
    return &ui->kept[ui->kept_count++].value;
}

struct ui_element *ui_add_element(struct ui *ui)
{
    struct ui_element *e;
    if (ui->element_count == ui->element_capacity) {
        ui->element_capacity = ui->element_capacity ? ui->element_capacity * 2 : 64;
        ui->elements = mem_resize_array(ui->elements, ui->element_capacity, sizeof *ui->elements);
    }
    e = &ui->elements[ui->element_count++];
    memset(e, 0, sizeof *e);
    e->scrolled = ui->within_count > 0;
    e->within =
        ui->within_count > 0
            ? ui->within[(ui->within_count < UI_MAX_NEST ? ui->within_count : UI_MAX_NEST) - 1]
            : 0;
    return e;
}

/* Deeper than the table they are still counted, as clips are. */
void ui_enter(struct ui *ui, uint64_t id)
{
    if (ui->within_count < UI_MAX_NEST) {
        ui->within[ui->within_count] = id;
    }
    ui->within_count++;
}

void ui_leave(struct ui *ui)
{
    ui->within_count -= ui->within_count > 0;
}

size_t ui_elements(const struct ui *ui, const struct ui_element **out)
{
    *out = ui->elements;
    return ui->element_count;
}

uint64_t ui_id(const char *name)
{
    return hash_text(HASH_START, name);
}

uint64_t ui_id_at(const char *name, int index)
{
    return hash_u64(ui_id(name), (uint64_t)index + 1);
}
