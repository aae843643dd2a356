/* What the chart screen knows: the structure at once, names and cards when they are shown. */
#include "chart.h"

#include "nav/nav.h"
#include "ui/date.h"

#include <stdio.h>
#include <string.h>

#define SMALL_MOST 60 /* units: in a larger chart the tree would hide more than it shows */

static void model_branches(struct chart *c)
{
    size_t i, roots = 0;
    c->branch_count = c->root_count = 0;
    c->small = true;
    for (i = 0; i < c->data.count; i++) {
        const struct pack_unit *u = &c->data.units[i];
        if (u->parent < 0) {
            c->root = i;
            roots++;
        } else if (u->parent != (int)c->root) {
            continue;
        } else if (u->kind == PACK_UNIT_AFFILIATED) {
            c->small = c->small && c->branch_count < CROWN_MOST;
            c->branches[c->branch_count % CROWN_MOST] = i;
            c->branch_count++;
        } else if (u->kind == PACK_UNIT_DEPARTMENT) {
            c->small = c->small && c->root_count < CROWN_MOST;
            c->roots[c->root_count % CROWN_MOST] = i;
            c->root_count++;
        }
    }
    c->small = c->small && roots == 1 && c->branch_count > 0 && c->data.count <= SMALL_MOST;
}

/* The unit that stands at the top of the tree with its card open: the first one that the author
 * gave a kicker, else a picture. */
static void model_feature(struct chart *c, struct kiosk *k)
{
    struct arena words = {0};
    bool pictured = false;
    size_t i;
    c->feature = c->small ? c->branches[0] : CHART_NONE;
    for (i = 0; c->small && i < c->branch_count; i++) {
        const struct pack_unit_words *w = chart_words(c, k, c->branches[i]);
        struct pack_item item;
        struct err ignored;
        if (!pack_item(k->pack, w->route, c->lang, &words, &item, &ignored)) {
            continue;
        }
        if (item.card.kicker[0]) {
            c->feature = c->branches[i];
            break;
        }
        if (item.card.art[0] && !pictured) {
            c->feature = c->branches[i];
            pictured = true;
        }
    }
    arena_finish(&words);
}

bool chart_load(struct chart *c, struct kiosk *k, struct err *err)
{
    if (c->loaded && strcmp(c->lang, k->session->now.lang) == 0) {
        return true;
    }
    arena_reset(&c->memory);
    memcpy(c->lang, k->session->now.lang, sizeof c->lang);
    c->loaded =
        pack_chart(k->pack, c->section, c->lang, &c->memory, &c->data, err) &&
        pack_people(k->pack, c->section, 0, c->lang, &c->memory, &c->people, &c->people_count, err);
    if (!c->loaded) {
        return false;
    }
    if (c->data.count == 0) {
        c->loaded = false;
        return err_set(err, ERR_NOT_FOUND, "'%s' has no units", c->section);
    }
    unit_names_begin(&c->names, c->data.count, &c->memory);
    model_branches(c);
    model_feature(c, k);
    return true;
}

const struct pack_unit_words *chart_words(struct chart *c, struct kiosk *k, size_t unit)
{
    return unit_names_of(&c->names, k->pack, &c->data.units[unit], unit, c->lang);
}

bool chart_has_card(const struct chart *c)
{
    return c->open != CHART_NONE || c->person[0];
}

static void model_opened(struct chart *c, struct ui *ui)
{
    c->opened_ms = ui_now(ui);
    c->greeting = false;
    c->card.offset = 0;
    ui_scroll_to(ui, ui_id("chart.card"), 0, true);
    ui_animate(ui);
}

void chart_open_unit(struct chart *c, struct kiosk *k, struct ui *ui, size_t unit)
{
    c->open = unit;
    c->person[0] = '\0';
    nav_set_route(k->nav, chart_words(c, k, unit)->route);
    model_opened(c, ui);
}

void chart_open_person(struct chart *c, struct kiosk *k, struct ui *ui, const char *route)
{
    snprintf(c->person, sizeof c->person, "%s", route);
    c->open = CHART_NONE;
    nav_set_route(k->nav, c->person);
    model_opened(c, ui);
}

void chart_follow(struct chart *c, struct kiosk *k, struct ui *ui, const char *route)
{
    size_t unit = pack_chart_find(k->pack, &c->data, route), i;
    if (unit < c->data.count) {
        chart_open_unit(c, k, ui, unit);
        return;
    }
    for (i = 0; i < c->people_count; i++) {
        if (strcmp(c->people[i].route, route) == 0) {
            chart_open_person(c, k, ui, route);
            return;
        }
    }
    nav_push(k->nav, route);
}

void chart_close_card(struct chart *c, struct kiosk *k)
{
    c->open = CHART_NONE;
    c->greeting = false;
    c->person[0] = '\0';
    nav_set_route(k->nav, c->section);
}

const char *chart_kind_of_one(const struct chart *c, struct ui *ui, enum pack_unit_kind kind)
{
    static const char *const words[] = {
        [PACK_UNIT_DEPARTMENT] = "chart.one.department",
        [PACK_UNIT_AFFILIATED] = "chart.one.affiliated",
        [PACK_UNIT_BODY] = "chart.one.body",
    };
    return kind == PACK_UNIT_ROOT ? c->data.section.title : ui_word(ui, words[kind]);
}

const char *chart_kind_word(const struct chart *c, struct ui *ui, enum pack_unit_kind kind)
{
    static const char *const words[] = {
        [PACK_UNIT_DEPARTMENT] = "chart.kind.department",
        [PACK_UNIT_AFFILIATED] = "chart.kind.affiliated",
        [PACK_UNIT_BODY] = "chart.kind.body",
    };
    return kind == PACK_UNIT_ROOT ? c->data.section.title : ui_word(ui, words[kind]);
}

struct chart_when chart_when(struct ui *ui, const struct pack_person *p)
{
    struct arena *mem = ui_memory(ui);
    enum text_lang lang = ui_lang(ui);
    struct chart_when w = {"", ""};
    if (p->has_from) {
        w.main = ui_date(mem, lang, &p->from).main;
        w.rest = p->from.precision <= DATE_MONTH ? ui_date_month(lang, p->from.month) : "";
    }
    if (p->has_to && (!p->has_from || p->to.year != p->from.year)) {
        const char *until = ui_word_with(ui, "chart.until", ui_date_year(mem, lang, p->to.year));
        w.rest = until;
        w.main = p->has_from ? w.main : "";
    }
    return w;
}

const char *chart_when_line(struct ui *ui, const struct pack_person *p)
{
    struct arena *mem = ui_memory(ui);
    const char *from = p->has_from ? ui_date_line(mem, ui_lang(ui), &p->from) : "";
    const char *until = "";
    if (p->has_to && (!p->has_from || p->to.year != p->from.year)) {
        until = ui_word_with(ui, "chart.until", ui_date_line(mem, ui_lang(ui), &p->to));
    }
    return arena_format(mem, "%s%s%s", from,
                        from[0] && until[0] && ui_lang(ui) != TEXT_ZH ? " " : "", until);
}

static const char *model_year(struct ui *ui, const char *iso)
{
    return arena_copy(ui_memory(ui), iso, strcspn(iso, "-"));
}

const char *chart_life(struct ui *ui, const struct pack_person *p)
{
    if (p->born[0] && p->died[0]) {
        const char *dash = ui_lang(ui) == TEXT_ZH ? "—" : "–";
        return arena_format(ui_memory(ui), "%s%s%s", model_year(ui, p->born), dash,
                            model_year(ui, p->died));
    }
    if (p->died[0]) {
        return arena_format(ui_memory(ui), "†%s", model_year(ui, p->died));
    }
    return "";
}

void chart_node(struct ui *ui, float x, float y, float radius, bool confirmed, enum ui_role ink,
                enum ui_role inside)
{
    ui_disc(ui, x, y, radius, ink);
    if (!confirmed) {
        ui_disc(ui, x, y, radius * 0.56f, inside);
    }
}
