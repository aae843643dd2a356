/* What was found, as a large card with its picture, a small one, or a row. One kicker for all:
 * where it stands and when it was. What was typed is underlined in gold wherever it is written. */
#include "search.h"

#include "ui/button.h"
#include "ui/date.h"

#include <math.h>
#include <string.h>

#define CARD_PAD 32.0f
#define CARD_TOP 24.0f
#define CARD_PICTURE 0.44f /* of the large card's width */
#define CARD_ABOVE 0.44f   /* of a small card's height */
#define TITLE_ONE_LINE 0.84f
#define TITLE_LEAST 28.0f
#define LINE_LEAST 0.8f
#define CARD_DROP 6.0f
#define ROW_PAD 40.0f
#define ROW_GAP 28.0f
#define ROW_ICON 44.0f
#define MARKS_MAX 8

static const char *card_date(struct ui *ui, const struct pack_card *c)
{
    struct ui_date d;
    if (!c->has_date || c->kind == PACK_PERSON) {
        return "";
    }
    d = ui_date(ui_memory(ui), ui_lang(ui), &c->date);
    if (c->date.precision == DATE_COSMIC || c->date.precision >= DATE_DECADE) {
        return arena_format(ui_memory(ui), "%s%s%s", d.main, d.rest[0] ? " " : "", d.rest);
    }
    return d.main;
}

static const char *card_section(struct ui *ui, const struct search_hit *hit)
{
    return hit->section_title[0] ? hit->section_title : ui_word(ui, "search.section");
}

const char *search_kicker(struct ui *ui, const struct search_hit *hit)
{
    const char *date = card_date(ui, &hit->card), *section = card_section(ui, hit);
    return date[0] ? arena_format(ui_memory(ui), "%s · %s", section, date) : section;
}

/* Spans of what was typed. They live as long as the frame. */
static void card_mark(struct ui *ui, struct ui_text *t, const char *query)
{
    struct search_mark marks[MARKS_MAX];
    struct text_span *spans;
    size_t count, i;
    if (!query[0] || !t->text[0]) {
        return;
    }
    count = search_marks(t->text, strlen(t->text), query, marks, MARKS_MAX);
    spans = arena_alloc_array(ui_memory(ui), count + 1, sizeof *spans);
    for (i = 0; i < count; i++) {
        spans[i].start = marks[i].start;
        spans[i].end = marks[i].end;
        spans[i].style = TEXT_MARK;
    }
    t->spans = spans;
    t->span_count = count;
}

static struct ui_state card_target(struct ui *ui, struct rect r, const struct search_hit *hit,
                                   const struct search_shown *how)
{
    struct ui_target target = {.id = ui_id_at(how->name, how->index),
                               .rect = r,
                               .name = arena_format(ui_memory(ui), "%s.%d", how->name, how->index),
                               .label = hit->card.title,
                               .kind = how->form >= FORM_ROW ? UI_LIST_ROW : UI_CARD};
    return ui_target(ui, &target);
}

/* --- cards ------------------------------------------------------------------------------------ */

struct card_words {
    struct ui_text kicker, title, line;
};

static struct card_words card_say(struct ui *ui, const struct search_hit *hit,
                                  const struct search_shown *how)
{
    const struct pack_card *c = &hit->card;
    struct card_words w = {.kicker = {.text = search_kicker(ui, hit),
                                      .type = TYPE_LABEL,
                                      .role = ROLE_ACCENT,
                                      .bold = true,
                                      .line_height = 1.3f},
                           .title = {.text = c->title,
                                     .type = how->form == FORM_FIRST ? TYPE_TITLE : TYPE_HEADING,
                                     .role = ROLE_INK,
                                     .serif = true,
                                     .bold = true,
                                     .headline = true,
                                     .line_height = 1.32f,
                                     .lang = c->lang},
                           .line = {.text = hit->excerpt[0] ? hit->excerpt
                                            : c->summary[0] ? c->summary
                                                            : c->line1,
                                    .type = TYPE_LABEL,
                                    .role = ROLE_INK_SOFT,
                                    .line_height = 1.45f,
                                    .lang = hit->excerpt[0] ? hit->excerpt_lang : c->lang}};
    card_mark(ui, &w.title, how->query);
    card_mark(ui, &w.line, how->query);
    return w;
}

/* A little smaller on one line reads better than broken in two. Latin words are long: they may take
 * a line more than Han. */
static float card_title_size(struct ui *ui, const struct ui_text *title, float width)
{
    const char *lang = title->lang ? title->lang : ui_choice(ui)->lang;
    float one = ui_fit_size(ui, width, 1, title);
    if (one >= ui_size(ui, title->type) * TITLE_ONE_LINE) {
        return one;
    }
    return ui_fit_size(ui, width, text_lang_from_tag(lang) == TEXT_ZH ? 2 : 3, title);
}

/* As many lines as are left for the words, not much smaller than they ought to be; else none. Words
 * that say what was typed and nobody else does may be as small as a caption. */
static void card_fit_line(struct ui *ui, struct ui_text *line, float width, float left, bool needed)
{
    float size = ui_size(ui, line->type), least = needed ? 0 : size * LINE_LEAST;
    int lines = (int)(left / (size * line->line_height));
    if (!line->text[0]) {
        return;
    }
    line->size = ui_fit_size(ui, width, lines > 0 ? lines : 1, line);
    if (line->size < least || ui_text_height(ui, width, line) > left) { /* smaller, but more */
        line->size = ui_fit_size(ui, width, lines + 1, line);
    }
    if (line->size < least || ui_text_height(ui, width, line) > left) {
        line->text = "";
    }
}

/* Kicker on one line, then the title, and as many lines as are left. What does not fit is made
 * smaller, then left out: never cut. */
static void card_fit(struct ui *ui, struct card_words *w, float width, float height, bool needed)
{
    const char *line = w->line.text;
    float left;
    w->kicker.size = ui_fit_size(ui, width, 1, &w->kicker);
    left = height - ui_text_height(ui, width, &w->kicker) - 4;
    w->title.size = card_title_size(ui, &w->title, width);
    while (ui_text_height(ui, width, &w->title) > left && w->title.size > TITLE_LEAST) {
        w->title.size -= 2;
    }
    for (;;) { /* a title gives way to words that are needed */
        card_fit_line(ui, &w->line, width, left - ui_text_height(ui, width, &w->title) - 8, needed);
        if (!needed || w->line.text[0] || w->title.size <= TITLE_LEAST) {
            break;
        }
        w->line.text = line;
        w->title.size -= 4;
    }
}

/* The picture: on the right of the large card, on top of a small one; returns what it leaves. */
static struct rect card_picture(struct ui *ui, struct rect r, const struct search_found *found,
                                const struct search_shown *how)
{
    struct ui_picture art = {.name = found->art.name,
                             .focus_x = found->art.focus_x,
                             .focus_y = found->art.focus_y,
                             .label = found->art.alt};
    struct rect place = r, words = r, seam;
    if (how->form == FORM_FIRST) {
        words.w = floorf(r.w * (1 - CARD_PICTURE));
        place = rect_make(r.x + words.w, r.y, r.w - words.w, r.h);
        art.corners = (struct draw_corners){0, UI_RADIUS, UI_RADIUS, 0};
        seam = rect_make(place.x, r.y, 4, r.h);
    } else {
        place.h = floorf(r.h * CARD_ABOVE);
        words.y += place.h;
        words.h -= place.h;
        art.corners = draw_round_top(UI_RADIUS);
        seam = rect_make(r.x, words.y, r.w, 4);
    }
    ui_picture(ui, place, &art);
    if (ui_contrast(ui)) {
        ui_fill(ui, seam, ROLE_LINE, draw_round(0));
    }
    return words;
}

/* A small card has a picture where there is room for it and nothing else to show. */
static bool card_pictured(const struct ui *ui, const struct search_found *found,
                          const struct search_shown *how)
{
    return found->art.name[0] &&
           (how->form == FORM_FIRST ? ui_choice(ui)->text != SESSION_TEXT_XLARGE
                                    : how->pictured && !found->hit.excerpt[0] &&
                                          ui_choice(ui)->text == SESSION_TEXT_NORMAL);
}

static void card_draw(struct ui *ui, struct rect r, const struct search_found *found,
                      const struct search_shown *how)
{
    struct card_words w = card_say(ui, &found->hit, how);
    struct rect words = r;
    float width, x, y, top = CARD_TOP;
    ui_fill(ui, r, ROLE_SURFACE, draw_round(UI_RADIUS));
    if (card_pictured(ui, found, how)) {
        words = card_picture(ui, r, found, how);
        top = words.y > r.y ? CARD_TOP / 2 : CARD_TOP;
    }
    ui_hairline(ui, r, draw_round(UI_RADIUS));
    width = words.w - 2 * CARD_PAD;
    x = words.x + CARD_PAD;
    y = words.y + top;
    card_fit(ui, &w, width, words.h - top - 16, found->hit.excerpt[0] != '\0');
    y += ui_text(ui, x, y, width, &w.kicker) + 4;
    y += ui_text(ui, x, y, width, &w.title) + 8;
    if (w.line.text[0]) {
        ui_text(ui, x, y, width, &w.line);
    }
}

/* --- rows ------------------------------------------------------------------------------------- */

static void row_draw(struct ui *ui, struct rect r, const struct search_hit *hit,
                     const struct search_shown *how)
{
    bool first = how->form == FORM_ROW_FIRST;
    const char *date = card_date(ui, &hit->card);
    struct ui_text title = {.text = hit->card.title,
                            .type = TYPE_BODY,
                            .role = first ? ROLE_ON_GOLD : ROLE_INK,
                            .bold = true,
                            .headline = true,
                            .line_height = 1.2f,
                            .lang = hit->card.lang};
    struct ui_text side = {.text = date[0] ? date : card_section(ui, hit),
                           .type = TYPE_LABEL,
                           .role = first ? ROLE_ON_GOLD : ROLE_ACCENT,
                           .line_height = 1.2f};
    float x = r.x + ROW_PAD, right = r.x + r.w - ROW_PAD - ROW_ICON, width;
    ui_fill(ui, r, first ? ROLE_GOLD : ROLE_SURFACE, draw_round(UI_RADIUS));
    if (!first) {
        ui_hairline(ui, r, draw_round(UI_RADIUS));
    }
    ui_icon(ui, rect_make(right, r.y + (r.h - ROW_ICON) / 2, ROW_ICON, ROW_ICON), "arrow-right",
            first ? ROLE_ON_GOLD : ROLE_INK);
    side.size = ui_fit_size(ui, r.w * 0.3f, 1, &side);
    width = ceilf(ui_text_width(ui, &side)) + 2;
    right -= ROW_GAP + width;
    ui_text_in(ui, rect_make(right, r.y, width, r.h), &side);
    card_mark(ui, &title, how->query);
    title.size = ui_fit_size(ui, right - ROW_GAP - x, 1, &title);
    if (title.size < ui_size(ui, TYPE_BODY) * 0.75f) { /* long: two lines read better than small */
        title.size = fminf(ui_size(ui, TYPE_BODY), r.h * 0.36f);
        title.size = fminf(title.size, ui_fit_size(ui, right - ROW_GAP - x, 2, &title));
        ui_text(ui, x, r.y + (r.h - ui_text_height(ui, right - ROW_GAP - x, &title)) / 2,
                right - ROW_GAP - x, &title);
        return;
    }
    ui_text_in(ui, rect_make(x, r.y, right - ROW_GAP - x, r.h), &title);
}

bool search_card(struct ui *ui, struct rect r, const struct search_found *found,
                 const struct search_shown *how)
{
    const struct search_hit *hit = &found->hit;
    struct ui_state state = card_target(ui, r, hit, how);
    r.y += state.pressed ? CARD_DROP : 0;
    ui_set_accent(ui, theme_accent(hit->card.accent));
    if (how->form >= FORM_ROW) {
        row_draw(ui, r, hit, how);
    } else {
        card_draw(ui, r, found, how);
    }
    if (state.pressed) {
        ui_pressed_shade(ui, r, draw_round(UI_RADIUS));
    }
    return state.clicked;
}

/* --- nothing found ---------------------------------------------------------------------------- */

/* In the tone of the page for nothing there: the tiger has walked on. */
void search_sorry(struct ui *ui, struct rect r, const char *query)
{
    struct draw_corners right = {0, UI_RADIUS, UI_RADIUS, 0};
    struct ui_picture tracks = {.name = "missing-tracks",
                                .focus_x = 0.68f,
                                .focus_y = 0.62f,
                                .zoom = 1.6f,
                                .corners = right};
    bool drawn = !ui_contrast(ui) && r.w > 700 && ui_choice(ui)->text != SESSION_TEXT_XLARGE;
    float split = drawn ? floorf(r.w * (1 - CARD_PICTURE)) : r.w;
    float width = split - 2 * CARD_PAD, x = r.x + CARD_PAD, y, line;
    struct ui_text title = {.text = ui_word_with(ui, "search.nothing", query),
                            .type = TYPE_HEADING,
                            .role = ROLE_INK,
                            .serif = true,
                            .bold = true,
                            .headline = true,
                            .line_height = 1.3f};
    struct ui_text say = {.text = ui_word(ui, "search.nothing.line"),
                          .type = TYPE_LABEL,
                          .role = ROLE_INK_SOFT,
                          .headline = true,
                          .line_height = 1.45f};
    ui_fill(ui, r, ROLE_SURFACE, draw_round(UI_RADIUS));
    if (drawn) {
        ui_picture(ui, rect_make(r.x + split, r.y, r.w - split, r.h), &tracks);
    }
    ui_hairline(ui, r, draw_round(UI_RADIUS));
    title.size = ui_fit_size(ui, width, 2, &title);
    line = r.h - 2 * CARD_TOP - ui_text_height(ui, width, &title) - 12;
    say.size = ui_fit_size(ui, width, (int)(line / (ui_size(ui, TYPE_LABEL) * 1.45f)), &say);
    y = r.y + (r.h - ui_text_height(ui, width, &title) - 12 - ui_text_height(ui, width, &say)) / 2;
    y += ui_text(ui, x, y, width, &title) + 12;
    ui_text(ui, x, y, width, &say);
}
