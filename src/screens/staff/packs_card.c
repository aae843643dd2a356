/* The card of an installed pack: its season on top, what people call it, number, size, day, and
 * what staff should know about it, in words with a mark. */
#include "packs.h"

#include <math.h>
#include <string.h>

void staff_pack_cover(struct ui *ui, struct rect r, const struct desk_pack *p,
                      struct draw_corners corners)
{
    struct staff_cover c = staff_cover(p, r.w > r.h * 2.2f);
    const struct ui_picture cover = {
        .name = c.name, .focus_x = c.focus_x, .focus_y = c.focus_y, .corners = corners};
    ui_picture(ui, r, &cover);
    if (ui_contrast(ui)) {
        ui_stroke(ui, r, ROLE_LINE, 4, corners.tl);
    }
}

static const char *card_facts(struct ui *ui, const struct desk_pack *p, float width)
{
    const char *facts[] = {staff_number(ui, p->label.seq),
                           staff_bytes(ui, p->size ? p->size : p->label.size), ""};
    if (p->label.date[0]) {
        facts[2] = ui_date_iso(ui_memory(ui), ui_lang(ui), p->label.date);
    }
    return staff_facts(ui, width, TYPE_LABEL, facts, 3);
}

static const char *card_signed(struct ui *ui, const struct desk_pack *p, float width)
{
    const char *facts[] = {"", ""};
    if (p->key && p->key[0]) {
        facts[0] = ui_word_with(ui, "staff.signed", p->key);
    }
    if (p->installed_s > 0) {
        facts[1] = ui_word_with(ui, "staff.installed_at", staff_when(ui, p->installed_s));
    }
    return staff_facts(ui, width, TYPE_LABEL, facts, 2);
}

struct card_flag {
    enum staff_sign sign;
    enum ui_role role, on;
    const char *word;
};

static size_t card_flags(struct ui *ui, const struct desk_pack *p, bool ink,
                         struct card_flag flags[4])
{
    enum ui_role wrong = ink ? ROLE_GOLD : ROLE_WRONG;
    size_t n = 0;
    if (p->bad) {
        flags[n++] =
            (struct card_flag){SIGN_CROSS, wrong, ROLE_SURFACE, ui_word(ui, "staff.flag.bad")};
    }
    if (p->revoked) {
        flags[n++] =
            (struct card_flag){SIGN_CROSS, wrong, ROLE_SURFACE, ui_word(ui, "staff.flag.revoked")};
    }
    if (p->waiting) {
        flags[n++] = (struct card_flag){SIGN_NOTE, ink ? ROLE_GOLD : ROLE_ACCENT, ROLE_SURFACE,
                                        ui_word(ui, "staff.flag.waiting")};
    }
    return n;
}

static float card_flag_rows(struct ui *ui, struct rect r, float y, const struct desk_pack *p,
                            bool ink, bool draw)
{
    struct card_flag flags[4];
    size_t n = card_flags(ui, p, ink, flags), i;
    float top = y, mark = ui_size(ui, TYPE_LABEL) * 1.3f;
    for (i = 0; i < n; i++) {
        struct ui_text t = staff_text(flags[i].word, TYPE_LABEL, flags[i].role);
        struct rect beside = {r.x + mark + 12, r.y, r.w - mark - 12, 0};
        float h;
        t.bold = true;
        y += 8;
        h = staff_put(ui, beside, y, &t, draw);
        if (draw) {
            staff_mark(ui,
                       rect_make(r.x,
                                 r.y + y + (t.line_height * ui_size(ui, TYPE_LABEL) - mark) / 2,
                                 mark, mark),
                       flags[i].sign, flags[i].role, flags[i].on);
        }
        y += h;
    }
    return y - top;
}

float staff_pack_words(struct ui *ui, struct rect r, const struct desk_pack *p, bool draw)
{
    struct rect in = {r.x + STAFF_CARD_PAD, r.y, r.w - 2 * STAFF_CARD_PAD, 0};
    struct ui_text name = staff_serif(staff_release(ui, p), TYPE_HEADING, ROLE_INK);
    struct ui_text title = staff_text(staff_title(ui, p), TYPE_LABEL, ROLE_INK);
    struct ui_text facts = staff_text(card_facts(ui, p, in.w), TYPE_LABEL, ROLE_INK_SOFT);
    float y = 18;
    name.size = ui_fit_size(ui, in.w, 2, &name);
    y += staff_put(ui, in, y, &name, draw);
    if (strcmp(title.text, name.text) != 0) {
        y += staff_put(ui, in, y, &title, draw);
    }
    y += staff_put(ui, in, y, &facts, draw);
    y += card_flag_rows(ui, in, y, p, false, draw);
    return y + 20;
}

/* The one that runs says so beside its name, or below it. */
static float card_runs(struct ui *ui, struct rect in, float y, struct ui_text *name, bool draw)
{
    struct ui_text now = staff_text(ui_word(ui, "staff.runs"), TYPE_LABEL, ROLE_ON_SOIL);
    float mark = ui_size(ui, TYPE_LABEL) * 1.6f, width, height, x = in.x;
    float label = ui_text_width(ui, &now) + 24;
    bool beside;
    now.bold = true;
    label = ui_text_width(ui, &now) + 1;
    name->size = ui_fit_size(ui, in.w, 1, name);
    width = ui_text_width(ui, name);
    beside = width + 32 + mark + 16 + label <= in.w;
    height = staff_put(ui, in, y, name, draw);
    if (beside) {
        x = in.x + in.w - mark - 16 - label;
        y += (height - mark) / 2;
    } else {
        y += height + 4;
        height += 8 + mark;
    }
    if (draw) {
        staff_mark(ui, rect_make(x, in.y + y, mark, mark), SIGN_TICK, ROLE_GOLD, ROLE_ON_GOLD);
        ui_text_in(ui, rect_make(x + mark + 16, in.y + y, label, mark), &now);
    }
    return height;
}

static float card_large_words(struct ui *ui, struct rect r, const struct desk_pack *p, bool draw)
{
    struct rect in = {r.x + 36, r.y, r.w - 72, 0};
    struct ui_text name =
        staff_serif(p ? staff_release(ui, p) : ui_word(ui, "staff.factory"), TYPE_TITLE, ROLE_GOLD);
    struct ui_text title = staff_text(p ? staff_title(ui, p) : ui_word(ui, "staff.factory.line"),
                                      TYPE_LABEL, ROLE_ON_SOIL);
    struct ui_text facts =
        staff_text(p ? card_facts(ui, p, in.w) : "", TYPE_LABEL, ROLE_ON_SOIL_SOFT);
    struct ui_text by =
        staff_text(p ? card_signed(ui, p, in.w) : "", TYPE_LABEL, ROLE_ON_SOIL_SOFT);
    float y = 20;
    y += card_runs(ui, in, y, &name, draw);
    if (strcmp(title.text, name.text) != 0) {
        y += staff_put(ui, in, y, &title, draw);
    }
    y += staff_put(ui, in, y, &facts, draw);
    y += staff_put(ui, in, y, &by, draw);
    if (p) {
        y += card_flag_rows(ui, in, y, p, true, draw);
    }
    return y + 24;
}

/* The one ink card, as on the timeline. */
static enum ui_role card_ink(const struct ui *ui)
{
    enum session_theme theme = ui_choice(ui)->theme;
    return theme == SESSION_LIGHT ? ROLE_INK : theme == SESSION_DARK ? ROLE_SOIL : ROLE_SURFACE;
}

float staff_pack_card(struct ui *ui, struct rect r, const struct desk_pack *p, bool large,
                      float cover, bool draw)
{
    struct rect words = {r.x, r.y + cover, r.w, 0};
    if (draw) {
        ui_fill(ui, r, large ? card_ink(ui) : ROLE_SURFACE, draw_round(UI_RADIUS));
        if (cover > 0) {
            staff_pack_cover(ui, rect_make(r.x, r.y, r.w, cover), p, draw_round_top(UI_RADIUS));
        }
        ui_hairline(ui, r, draw_round(UI_RADIUS));
    }
    return large ? card_large_words(ui, words, p, draw) : staff_pack_words(ui, words, p, draw);
}
