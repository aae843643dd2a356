/* A question of a bank as whoever plays it sees it: for the checks of its type, and for the rows of
 * the pack, so that both look at the same. */
#include "author/quiz/bank.h"

#include <string.h>

static const char *view_text(struct model_value v)
{
    return v.text ? v.text : "";
}

void bank_view(const struct bank *b, const struct bank_question *q, struct question *out)
{
    const struct bank_question *main = q->main ? q->main : q;
    const struct model_picture *picture = NULL;
    struct model *m = b->m;
    memset(out, 0, sizeof *out);
    out->route = arena_format(&m->mem, "%s/%s", b->section->slug, q->id ? q->id : "");
    out->type = q->type ? q->type : "";
    out->topic = q->topic ? q->topic->slug : "";
    out->topic_title = q->topic ? model_text(&q->topic->words[q->lang], "title") : "";
    out->topic_title = out->topic_title ? out->topic_title : "";
    out->level = q->level;
    out->lang = m->languages[q->lang].tag;
    bank_words(view_text(q->stem), &m->mem, &out->stem);
    bank_words(view_text(q->why), &m->mem, &out->why);
    out->source_line = out->picture = out->picture_alt = "";
    if (main->meta[BANK_PICTURE].text) {
        picture = model_picture(m, main->meta[BANK_PICTURE].text);
    }
    if (picture) {
        out->picture = picture->name;
        out->picture_alt = picture->alt[q->lang] ? picture->alt[q->lang] : "";
        out->focus_x = (float)picture->focus_x / 100.0F;
        out->focus_y = (float)picture->focus_y / 100.0F;
    }
    out->keep_order = q->keep_order;
    out->several = q->several;
    out->least = q->least;
    out->most = q->most;
    out->step = q->step;
    out->unit = view_text(q->meta[BANK_UNIT].text ? q->meta[BANK_UNIT] : main->meta[BANK_UNIT]);
    out->parts = q->made;
    out->count = q->made_count;
}
