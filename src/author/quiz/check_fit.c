/* Answers that are too long for their plates with extra-large letters. Plates grow and the soil
 * scrolls, so nothing is ever cut; but an answer of more than four lines hides the others, and a
 * word wider than its plate is broken. Measured on the narrowest plate: one column of a tall
 * screen, with the room kept for what is said of the answer. */
#include "author/quiz/check.h"

#include "base/utf8.h"
#include "text/layout.h"
#include "text/noto.h"

#include <math.h>
#include <string.h>

#define FIT_SIZE 68.0f   /* of running text, extra large */
#define FIT_PLATE 606.0f /* 952 without edges, mark, and the column of the word */
#define FIT_CARD 360.0f  /* a thing to sort, the side of a match */
#define FIT_SMALL 44.0f  /* what a card's words may be set in */
#define FIT_LINES 4
#define FIT_SURE 0.7f /* of the lines: less cannot break into more */

struct fit_room {
    float width, size;
};

static struct fit_room fit_room(const struct bank_part *part)
{
    bool plate = part->part.role == PART_OPTION;
    struct fit_room room = {plate ? FIT_PLATE : FIT_CARD, plate ? FIT_SIZE : FIT_SMALL};
    return room;
}

static uint8_t fit_face(enum text_lang lang)
{
    return (uint8_t)(TEXT_FACE_BOLD | (lang == TEXT_ZH ? 0 : TEXT_FACE_KR));
}

/* Em of the whole; `word` gets its longest word. */
static float fit_sum(const char *text, uint8_t face, float *longest)
{
    const struct text_metrics *t = &text_metrics_noto;
    const char *p = text, *end = text + strlen(text);
    float sum = 0, word = 0;
    *longest = 0;
    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        float advance = cp == 0x200B || cp == 0x2060 ? 0 : t->advance(t->self, face, cp);
        sum += advance;
        word = cp == ' ' || cp == '-' || utf8_is_han(cp) ? 0 : word + advance;
        *longest = fmaxf(*longest, word);
    }
    return sum;
}

static int fit_lines(struct check *c, const char *text, enum text_lang lang, struct fit_room room)
{
    struct text_paragraph p = {.text = text,
                               .length = strlen(text),
                               .lang = lang,
                               .bold = true,
                               .size = room.size,
                               .line_height = 1.25f,
                               .width = room.width,
                               .headline = true};
    c->texts = c->texts ? c->texts : text_cache_create(&text_metrics_noto);
    return (int)text_layout(c->texts, &p)->line_count;
}

static void fit_part(struct check *c, const struct bank_part *part, enum text_lang lang)
{
    struct fit_room room = fit_room(part);
    const char *text = part->text.text;
    float em = room.width / room.size, word, sum = fit_sum(text, fit_face(lang), &word);
    size_t over;
    if (lang != TEXT_ZH && word > em) {
        diag_add(c->m->d, DIAG_WARNING, part->text.place,
                 "a word of '%s' is wider than its button with the largest letters; use a shorter"
                 " one",
                 model_show(&c->m->mem, text));
        return;
    }
    if (sum < em * FIT_LINES * FIT_SURE || fit_lines(c, text, lang, room) <= FIT_LINES) {
        return;
    }
    over =
        (size_t)ceilf((sum - em * FIT_LINES * 0.92f) / sum * (float)utf8_count(text, strlen(text)));
    diag_add(c->m->d, DIAG_WARNING, part->text.place,
             "about %zu characters too long for its button with the largest letters; shorten it",
             over < 2 ? (size_t)2 : over);
}

void check_fit(struct check *c, const struct bank_question *q)
{
    enum text_lang lang = check_lang(c, q);
    size_t i;
    if (q->form == BANK_SHORT || q->form == BANK_ESSAY || q->form == BANK_NUMBER) {
        return;
    }
    for (i = 0; i < q->part_count; i++) {
        if (q->parts[i].text.text && q->parts[i].text.text[0]) {
            fit_part(c, &q->parts[i], lang);
        }
    }
}
