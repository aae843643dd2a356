/* Text of the interface: styles by role and type size, laid out by the text room, drawn run by run.
 * Emphasised Han gets dots beneath, as clreq has it; links are accented and underlined, words that
 * are explained have dashes beneath. */
#include "internal.h"

#include <math.h>
#include <string.h>

#define TIGHT 1.25f
#define TEXT_ZH_LINE 1.7f
#define TEXT_LATIN_LINE 1.5f
#define MARK_BELOW 0.2f /* em under the baseline */
#define MARK_HEIGHT 0.14f
#define DASH_BELOW 0.26f /* clear of the longest tails */
#define DASH 0.24f       /* em; a third of it is the gap */

static float type_size(const struct ui *ui, const struct ui_text *t)
{
    return t->size > 0 ? t->size : ui_size(ui, t->type);
}

static struct text_paragraph type_paragraph(const struct ui *ui, float width,
                                            const struct ui_text *t)
{
    struct text_paragraph p = {
        .text = t->text,
        .length = t->length ? t->length : strlen(t->text),
        .spans = t->spans,
        .span_count = t->span_count,
        .lang = t->lang ? text_lang_from_tag(t->lang) : ui->lang,
        .serif = t->serif,
        .bold = t->bold,
        .size = type_size(ui, t),
        .line_height = t->line_height,
        .width = width,
        .align = t->align,
        .headline = t->headline,
        .max_lines = t->max_lines,
    };
    if (p.line_height <= 0) {
        p.line_height = t->tight ? TIGHT : p.lang == TEXT_ZH ? TEXT_ZH_LINE : TEXT_LATIN_LINE;
    }
    return p;
}

/* Two lines of a label may stand close; from three on it is running text and needs air. */
const struct text_layout *ui_text_layout(struct ui *ui, float width, const struct ui_text *text)
{
    struct text_paragraph p = type_paragraph(ui, width, text);
    const struct text_layout *layout = text_layout(ui->texts, &p);
    if (layout->line_count > 2 && !text->bold && p.line_height < TEXT_LATIN_LINE) {
        p.line_height = TEXT_LATIN_LINE;
        layout = text_layout(ui->texts, &p);
    }
    return layout;
}

static rgba type_run_colour(const struct ui *ui, const struct ui_text *t,
                            const struct text_run *run)
{
    enum ui_role role = t->role;
    if (run->style & (TEXT_LINK | TEXT_ACCENT)) {
        role = ROLE_ACCENT;
    }
    return colour_with_alpha(ui_colour(ui, role), t->alpha > 0 ? t->alpha : 1.0f);
}

static void type_dots(struct ui *ui, const struct text_run *run, float x, float baseline,
                      float size, rgba colour)
{
    float radius = size * 0.06f;
    size_t i;
    for (i = 0; i < run->glyph_count; i++) {
        float centre = x + run->glyphs[i].x + size * 0.5f;
        struct rect dot = {centre - radius, baseline + size * 0.2f, radius * 2, radius * 2};
        ui_fill_colour(ui, dot, colour, draw_round(radius));
    }
}

/* Under the words and not over them: their feet stay readable on it. */
static void type_mark(struct ui *ui, const struct text_run *run, float x, float baseline,
                      float size, const struct ui_text *text)
{
    struct rect under = {x + run->x, baseline + size * MARK_BELOW, run->width,
                         fmaxf(5, size * MARK_HEIGHT)};
    ui_fill(ui, under, text->role == ROLE_ON_GOLD ? ROLE_ON_GOLD : ROLE_GOLD, draw_round(0));
}

/* Dashes, whole ones and from edge to edge: a line would be a link, dots mean emphasis. */
static void type_dashes(struct ui *ui, const struct text_run *run, float x, float baseline,
                        float size)
{
    float step = size * DASH, high = fmaxf(3, size * 0.08f);
    int count = (int)fmaxf(1, roundf(run->width / step)), i;
    step = run->width / (float)count;
    for (i = 0; i < count; i++) {
        struct rect dash = {x + run->x + ((float)i + 0.16f) * step, baseline + size * DASH_BELOW,
                            step * 0.68f, high};
        ui_fill(ui, dash, ROLE_ACCENT, draw_round(0));
    }
}

static void type_run(struct ui *ui, float x, float baseline, const struct text_layout *layout,
                     const struct text_run *run, const struct ui_text *text)
{
    struct draw_glyph *glyphs = arena_alloc_array(ui_arena(ui), run->glyph_count, sizeof *glyphs);
    float size = layout->size;
    rgba colour = type_run_colour(ui, text, run);
    struct rect ink = {x + run->x - size * 0.5f, baseline - size * 1.2f, run->width + size,
                       size * 1.7f};
    struct draw_command *c;
    size_t i;
    if (run->style & TEXT_MARK) {
        type_mark(ui, run, x, baseline, size, text);
    }
    if (run->style & TEXT_TERM) {
        type_dashes(ui, run, x, baseline, size);
    }
    for (i = 0; i < run->glyph_count; i++) {
        glyphs[i].cp = run->glyphs[i].cp;
        glyphs[i].x = x + run->glyphs[i].x;
    }
    c = draw_add(&ui->list, DRAW_GLYPHS, ink, colour);
    c->as.run.glyphs = glyphs;
    c->as.run.count = run->glyph_count;
    c->as.run.baseline = baseline;
    c->as.run.size = size;
    c->as.run.face = run->face;
    c->as.run.text = arena_copy(ui_arena(ui), layout->text + run->start, run->end - run->start);
    c->as.run.text_length = run->end - run->start;
    if (run->style & TEXT_LINK) {
        struct rect under = {x + run->x, baseline + size * 0.16f, run->width, 3.0f};
        ui_fill_colour(ui, under, colour, draw_round(0));
    }
    if ((run->style & TEXT_EMPHASIS) && !(run->face & TEXT_FACE_OBLIQUE)) {
        type_dots(ui, run, x, baseline, size, colour);
    }
}

static void type_element(struct ui *ui, struct rect r, const struct text_layout *layout,
                         const struct ui_text *text, size_t command)
{
    struct ui_element *e = ui_add_element(ui);
    e->what = UI_ELEMENT_TEXT;
    e->rect = r;
    e->visible = rect_cross(r, ui_current_clip(ui));
    e->label = arena_copy(ui_arena(ui), layout->text, layout->length);
    e->clipped = layout->clipped;
    e->overfull = layout->overfull;
    e->colour = colour_with_alpha(ui_colour(ui, text->role), text->alpha > 0 ? text->alpha : 1.0f);
    e->size = layout->size;
    e->command = command;
}

void ui_text_draw(struct ui *ui, float x, float y, const struct text_layout *layout,
                  const struct ui_text *text)
{
    struct rect clip = ui_current_clip(ui);
    size_t command = ui->list.count;
    float left, right = 0;
    size_t i, k;
    if (layout->line_count == 0) {
        return;
    }
    left = layout->lines[0].x;
    for (i = 0; i < layout->line_count; i++) {
        const struct text_line *line = &layout->lines[i];
        left = fminf(left, line->x);
        right = fmaxf(right, line->x + line->width);
        if (y + line->top + line->height < clip.y - layout->size ||
            y + line->top > clip.y + clip.h + layout->size) {
            continue; /* out of sight: not described at all */
        }
        for (k = 0; k < line->run_count; k++) {
            type_run(ui, x, y + line->baseline, layout, &line->runs[k], text);
        }
    }
    type_element(ui, rect_make(x + left, y, right - left, layout->height), layout, text, command);
}

float ui_text(struct ui *ui, float x, float y, float width, const struct ui_text *text)
{
    const struct text_layout *layout = ui_text_layout(ui, width, text);
    ui_text_draw(ui, x, y, layout, text);
    return layout->height;
}

float ui_text_height(struct ui *ui, float width, const struct ui_text *text)
{
    return ui_text_layout(ui, width, text)->height;
}

float ui_text_width(struct ui *ui, const struct ui_text *text)
{
    struct text_paragraph p = type_paragraph(ui, 1e6f, text);
    return text_width(ui->texts, &p);
}

void ui_text_in(struct ui *ui, struct rect r, const struct ui_text *text)
{
    struct ui_text one = *text;
    const struct text_layout *layout;
    one.line_height = 1.2f;
    one.tight = false;
    layout = ui_text_layout(ui, r.w, &one);
    ui_text_draw(ui, r.x, r.y + (r.h - layout->height) / 2, layout, &one);
}

/* A word that does not fit a line would be cut in two: for titles and buttons that counts as too
 * large. Chinese has no spaces and may break anywhere its words allow. */
static bool type_cuts_a_word(struct ui *ui, float width, const struct ui_text *t)
{
    struct ui_text word = *t;
    const char *at = t->text, *end = t->text + (t->length ? t->length : strlen(t->text));
    if (text_lang_from_tag(t->lang ? t->lang : ui->choice.lang) == TEXT_ZH) {
        return false;
    }
    word.spans = NULL;
    word.span_count = 0;
    while (at < end) {
        const char *stop = at;
        while (stop < end && *stop != ' ' && *stop != '\n') {
            stop++;
        }
        word.text = at;
        word.length = (size_t)(stop - at);
        if (word.length > 0 && ui_text_width(ui, &word) > width) {
            return true;
        }
        at = stop + (stop < end);
    }
    return false;
}

float ui_fit_size(struct ui *ui, float width, int lines, const struct ui_text *text)
{
    struct ui_text t = *text;
    float least = theme_size(SESSION_TEXT_NORMAL, TYPE_CAPTION);
    t.max_lines = 0;
    t.size = type_size(ui, text);
    while (t.size > least) {
        const struct text_layout *layout = ui_text_layout(ui, width, &t);
        if ((int)layout->line_count <= lines && !layout->overfull &&
            !type_cuts_a_word(ui, width, &t)) {
            break;
        }
        t.size = fmaxf(least, t.size - 2);
    }
    return t.size;
}
