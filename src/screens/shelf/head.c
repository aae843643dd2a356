/* The words at the top of a shelf: the shelf it stands on, its name, one line, and what else its
 * index.md says where there is room for it. */
#include "shelf.h"

#include <math.h>

#define HEAD_MOST 1180.0f /* u: longer lines are hard to follow, and run over the sun */

static struct ui_text head_title(const struct shelf *s)
{
    struct ui_text t = {.text = s->data.section.title,
                        .type = TYPE_TITLE,
                        .role = ROLE_INK,
                        .serif = true,
                        .bold = true,
                        .tight = true,
                        .headline = true,
                        .lang = s->data.section.lang};
    return t;
}

static float head_put(struct ui *ui, struct rect r, float y, const struct ui_text *t, bool draw)
{
    return draw ? ui_text(ui, r.x, r.y + y, r.w, t) : ui_text_height(ui, r.w, t);
}

static float head_intro(const struct shelf *s, struct ui *ui, struct rect r, float y, bool draw)
{
    float top = y;
    size_t i;
    for (i = 0; i < s->data.intro.count; i++) {
        const struct doc_block *b = &s->data.intro.blocks[i];
        struct ui_text t = {.text = b->text,
                            .length = b->length,
                            .type = TYPE_LABEL,
                            .role = ROLE_INK,
                            .line_height = 1.5f,
                            .lang = s->data.section.lang};
        if (b->kind == DOC_PARAGRAPH) {
            y += 8 + head_put(ui, r, y + 8, &t, draw);
        }
    }
    return y - top;
}

float shelf_head(const struct shelf *s, struct ui *ui, struct rect r, bool draw)
{
    const char *summary = s->data.section.summary;
    struct ui_text kicker = {.text = s->data.shelf_title,
                             .type = TYPE_LABEL,
                             .role = ROLE_ACCENT,
                             .bold = true,
                             .line_height = 1.3f,
                             .lang = s->data.shelf_lang};
    struct ui_text title = head_title(s);
    struct ui_text line = {.text = summary,
                           .type = TYPE_BODY,
                           .role = ROLE_INK_SOFT,
                           .headline = true,
                           .line_height = 1.4f,
                           .lang = s->data.section.summary_lang};
    float y = 0;
    r.w = fminf(r.w, HEAD_MOST);
    if (kicker.text[0]) {
        y += head_put(ui, r, y, &kicker, draw);
    }
    title.size = ui_fit_size(ui, r.w, 2, &title);
    y += head_put(ui, r, y, &title, draw);
    if (summary[0]) {
        y += 4 + head_put(ui, r, y + 4, &line, draw);
    }
    if (r.h > 700 && ui_choice(ui)->text == SESSION_TEXT_NORMAL) {
        y += head_intro(s, ui, r, y, draw);
    }
    return y;
}
