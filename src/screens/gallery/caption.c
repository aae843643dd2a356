/* The words under a work: when, what, who and from where. The year is large and golden, as on every
 * record of this house; a ring and a word stand beside it when the entry has not been confirmed. */
#include "gallery.h"

#include "ui/date.h"

#include <math.h>
#include <string.h>

#define DATE 52.0f
#define DATE_MOST 78.0f
#define RING 18.0f
#define TITLE_LINES 3

struct caption_pen {
    struct ui *ui;
    const struct gallery_caption *c;
    float x, y, top;
    bool draw;
};

static float pen_width(const struct caption_pen *p)
{
    bool beside = p->y < p->top + p->c->taken_height;
    return beside ? p->c->width - p->c->taken : p->c->width;
}

static void pen_text(struct caption_pen *p, struct ui_text *t)
{
    float width = pen_width(p);
    t->alpha = p->c->alpha;
    if (p->draw) {
        p->y += ui_text(p->ui, p->x, p->y, width, t);
    } else {
        p->y += ui_text_height(p->ui, width, t);
    }
}

static struct ui_date caption_date(struct ui *ui, const struct pack_item *w)
{
    if (w->display_date[0]) {
        return (struct ui_date){w->display_date, ""};
    }
    if (w->card.has_date) {
        return ui_date(ui_memory(ui), text_lang_from_tag(w->card.lang), &w->card.date);
    }
    return (struct ui_date){"", ""};
}

/* Ring and word at the right of the date. False: there is no room for them. */
static bool caption_open(struct caption_pen *p, float x, float baseline)
{
    struct ui_text t = {.text = ui_word(p->ui, "gallery.open"),
                        .type = TYPE_CAPTION,
                        .role = ROLE_ON_SOIL_SOFT,
                        .alpha = p->c->alpha};
    const struct text_layout *l;
    if (x + RING + 10 + ui_text_width(p->ui, &t) > p->x + pen_width(p)) {
        return false;
    }
    l = ui_text_layout(p->ui, 1e4f, &t);
    if (p->draw) {
        float middle = baseline - l->size * 0.36f;
        ui_stroke(p->ui, rect_make(x, middle - RING / 2, RING, RING), ROLE_ON_SOIL_SOFT, 4,
                  RING / 2);
        ui_text_draw(p->ui, x + RING + 10, baseline - l->lines[0].baseline, l, &t);
    }
    return true;
}

/* The date's row; true when it also says that the entry is open. */
static bool caption_date_row(struct caption_pen *p, bool open)
{
    const struct pack_item *w = p->c->work;
    struct ui_date d = caption_date(p->ui, w);
    struct ui_text main = {.text = d.main,
                           .size = fminf(DATE * ui_size(p->ui, TYPE_BODY) / 34, DATE_MOST),
                           .role = ROLE_GOLD,
                           .serif = true,
                           .bold = true,
                           .line_height = 1.1f,
                           .alpha = p->c->alpha,
                           .lang = w->card.lang};
    struct ui_text rest = {.text = d.rest,
                           .type = TYPE_LABEL,
                           .role = ROLE_GOLD,
                           .alpha = p->c->alpha,
                           .lang = w->card.lang};
    const struct text_layout *l, *r;
    float x, baseline;
    if (!d.main[0]) {
        return false;
    }
    main.size = ui_fit_size(p->ui, pen_width(p), 1, &main);
    l = ui_text_layout(p->ui, pen_width(p), &main);
    x = p->x + l->width + 12;
    baseline = p->y + l->lines[0].baseline;
    if (p->draw) {
        ui_text_draw(p->ui, p->x, p->y, l, &main);
    }
    if (d.rest[0] && x + ui_text_width(p->ui, &rest) <= p->x + pen_width(p)) {
        r = ui_text_layout(p->ui, 1e4f, &rest);
        if (p->draw) {
            ui_text_draw(p->ui, x, baseline - r->lines[0].baseline, r, &rest);
        }
        x += r->width + 12;
    }
    open = open && caption_open(p, x + 12, baseline);
    p->y += l->height + 4;
    return open;
}

static struct ui_text caption_small(const char *text, const char *lang)
{
    return (struct ui_text){.text = text,
                            .type = TYPE_CAPTION,
                            .role = ROLE_ON_SOIL_SOFT,
                            .headline = true,
                            .line_height = 1.45f,
                            .lang = lang};
}

static void caption_lines(struct caption_pen *p, bool say_open)
{
    const struct pack_item *w = p->c->work;
    const char *first = w->detail, *second = p->c->level >= CAPTION_ALL ? w->source_line : "";
    const char *first_lang = first[0] ? w->detail_lang : NULL;
    struct ui_text t;
    if (say_open) {
        const char *open = ui_word(p->ui, "gallery.open");
        first = first[0] ? arena_format(ui_memory(p->ui), "%s · %s", open, first) : open;
    }
    if (p->c->joined && first[0] && second[0]) {
        t = caption_small(arena_format(ui_memory(p->ui), "%s · %s", first, second), first_lang);
        if (ui_text_width(p->ui, &t) <= pen_width(p)) {
            pen_text(p, &t);
            return;
        }
    }
    if (first[0]) {
        t = caption_small(first, first_lang);
        pen_text(p, &t);
    }
    if (second[0]) {
        t = caption_small(second, w->source_lang);
        pen_text(p, &t);
    }
}

float gallery_caption(struct ui *ui, const struct gallery_caption *c, float x, float y, bool draw)
{
    struct caption_pen p = {ui, c, x, y, y, draw};
    struct ui_text title = {.text = c->work->card.title,
                            .type = TYPE_BODY,
                            .role = ROLE_ON_SOIL,
                            .bold = true,
                            .headline = true,
                            .line_height = 1.3f,
                            .lang = c->work->card.lang};
    bool open = !c->work->confirmed, said = caption_date_row(&p, open);
    if (c->under) {
        p.y = fmaxf(p.y, p.top + c->taken_height);
    }
    title.size = ui_fit_size(ui, pen_width(&p), TITLE_LINES, &title);
    pen_text(&p, &title);
    p.y += 4;
    if (c->level >= CAPTION_DETAIL) {
        caption_lines(&p, open && !said);
    }
    return fmaxf(p.y - y, c->taken_height);
}
