/* Words of events, read when they are first seen and kept while there is room. 5,000 headlines are
 * not needed to draw twelve, so nothing is read ahead.
 *
 * One slot for each remainder of the index: neighbours never compete for a slot, and a look-up is
 * one comparison. A slot written over leaves its old words in the arena; when that has grown too
 * large all are forgotten, between frames only, because a frame keeps pointers into them. */
#include "timeline.h"

#include "base/log.h"

#include <string.h>

#define WORDS_BYTES (512 * 1024)

static const struct pack_event_card nothing = {.card = {.kind = PACK_EVENT,
                                                        .route = "",
                                                        .accent = "history",
                                                        .title = "",
                                                        .short_title = "",
                                                        .line1 = "",
                                                        .line2 = "",
                                                        .kicker = "",
                                                        .summary = "",
                                                        .question = "",
                                                        .poster = "",
                                                        .art = "",
                                                        .lang = "zh"},
                                               .display_date = "",
                                               .art_alt = ""};

void words_forget(struct words *w)
{
    arena_reset(&w->memory);
    memset(w->slots, 0, sizeof w->slots);
}

void words_trim(struct words *w)
{
    if (w->memory.used > WORDS_BYTES) {
        words_forget(w);
    }
}

void words_finish(struct words *w)
{
    arena_finish(&w->memory);
    memset(w->slots, 0, sizeof w->slots);
}

const struct pack_event_card *timeline_words(struct timeline *s, struct kiosk *k, size_t event)
{
    size_t slot = event % WORDS_SLOTS;
    struct err err;
    if (event >= s->t.count) {
        return &nothing;
    }
    if (s->words.slots[slot].event != event + 1) {
        struct pack_event_card *card = &s->words.slots[slot].card;
        s->words.slots[slot].event = event + 1;
        if (!pack_event_card(k->pack, s->t.events[event].id, s->lang, &s->words.memory, card,
                             &err)) {
            log_warn("%s", err.text);
            *card = nothing;
        }
    }
    return &s->words.slots[slot].card;
}

const char *timeline_short(const struct pack_event_card *card)
{
    return card->card.short_title[0] ? card->card.short_title : card->card.title;
}
