/* What an open card says: what a unit does, who is recorded with it, where one can go from here. */
#include "card.h"

#include "ui/date.h"

#define PEOPLE_SHOWN 40
#define UNITS_SHOWN 12

static struct chart_card_item *card_add(struct chart_card *card, enum card_kind kind,
                                        const char *text)
{
    struct chart_card_item *item;
    card->items = arena_grow(&card->memory, card->items, card->item_count, &card->item_capacity,
                             sizeof *card->items);
    item = &card->items[card->item_count++];
    *item = (struct chart_card_item){.kind = kind, .text = text};
    return item;
}

static void card_add_link(struct chart_card *card, const char *words, const char *route)
{
    struct chart_card_item *item = card_add(card, CARD_LINK, words);
    item->route = route;
    item->index = card->link_count++;
}

static void card_add_text(struct chart_card *card)
{
    const struct doc *body = &card->item.body;
    size_t i, s;
    if (body->count == 0 && card->item.card.summary[0]) {
        card_add(card, CARD_TEXT, card->item.card.summary);
    }
    for (i = 0; i < body->count; i++) {
        const struct doc_block *b = &body->blocks[i];
        if (b->kind == DOC_FIGURE && b->picture) {
            card_add(card, CARD_FIGURE, arena_copy(&card->memory, b->text, b->length))->block = b;
            continue;
        }
        if (b->length == 0) {
            continue;
        }
        card_add(card, CARD_TEXT, "")->block = b;
        for (s = 0; s < b->span_count; s++) {
            const struct doc_span *span = &b->spans[s];
            if ((span->style & DOC_LINK) && span->link < body->link_count) {
                const char *words =
                    arena_copy(&card->memory, b->text + span->start, span->end - span->start);
                card_add_link(card, words, body->links[span->link]);
            }
        }
    }
}

static void card_add_people(struct chart_card *card, struct ui *ui)
{
    size_t i, shown = card->people_count;
    if (shown == 0) {
        return;
    }
    card_add(card, CARD_HEADING, ui_word(ui, "chart.people"));
    if (shown > PEOPLE_SHOWN) {
        shown = PEOPLE_SHOWN - 1;
    }
    for (i = 0; i < shown; i++) {
        card_add(card, CARD_PERSON, "")->index = i;
    }
    if (shown < card->people_count) {
        card_add(card, CARD_ALL_PEOPLE, "");
    }
}

static void card_add_units(struct chart *c, struct ui *ui)
{
    const struct pack_chart *data = &c->data;
    size_t i, n = 0, end = c->open + 1;
    bool many = data->units[c->open].child_count > UNITS_SHOWN;
    while (end < data->count && data->units[end].depth > data->units[c->open].depth) {
        end++;
    }
    if (data->units[c->open].child_count == 0) {
        return;
    }
    card_add(&c->card, CARD_HEADING, ui_word(ui, "chart.children"));
    for (i = c->open + 1; i < end && n < UNITS_SHOWN - (many ? 1u : 0u); i++) {
        if (data->units[i].parent == (int)c->open) {
            card_add(&c->card, CARD_UNIT, "")->index = i;
            n++;
        }
    }
    if (many) {
        card_add(&c->card, CARD_ALL_UNITS, "");
    }
}

static void card_add_related(struct chart_card *card, struct ui *ui)
{
    size_t i;
    if (card->item.related_count == 0) {
        return;
    }
    card_add(card, CARD_HEADING, ui_word(ui, "reader.related"));
    for (i = 0; i < card->item.related_count; i++) {
        const struct pack_card *r = &card->item.related[i];
        card_add_link(card, r->title, r->route);
    }
}

static void card_add_notes(struct chart_card *card, struct ui *ui)
{
    struct arena *mem = &card->memory;
    if (card->item.as_of[0]) {
        const char *date = ui_date_iso(mem, ui_lang(ui), card->item.as_of);
        card_add(card, CARD_NOTE, arena_copy_text(mem, ui_word_with(ui, "reader.as_of", date)));
    }
    if (card->item.source_line[0]) {
        card_add(card, CARD_NOTE, card->item.source_line);
    }
    if (card->item.card.art[0] && card->item.caption[0]) {
        card_add(card, CARD_NOTE, card->item.caption);
    }
}

void unit_card_build(struct chart *c, struct kiosk *k, struct ui *ui)
{
    struct chart_card *card = &c->card;
    const struct pack_card *words = &card->item.card;
    bool person = c->person[0] != '\0';
    (void)k;
    if (words->kicker[0]) {
        card_add(card, CARD_KICKER, words->kicker);
    } else {
        card_add(card, CARD_KICKER,
                 person ? ui_word(ui, "chart.rings")
                        : chart_kind_of_one(c, ui, c->data.units[c->open].kind));
    }
    card_add(card, CARD_TITLE, words->title);
    if (person && card->people_count) {
        card_add(card, CARD_LIFE, "");
        card_add(card, CARD_WHEN, "");
    }
    if (!card->item.confirmed) {
        card_add(card, CARD_DOUBT, ui_word(ui, person ? "chart.doubt.person" : "chart.doubt.unit"));
    }
    card_add_text(card);
    if (!person && c->data.units[c->open].parent >= 0) {
        card_add(card, CARD_ABOVE, "")->index = (size_t)c->data.units[c->open].parent;
    }
    if (!person) {
        card_add_units(c, ui);
        card_add_people(card, ui);
    }
    card_add_related(card, ui);
    card_add_notes(card, ui);
}
