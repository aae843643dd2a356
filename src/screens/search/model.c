/* What is typed, and what the pack says to it. Every change asks again at once: the index answers
 * in a few milliseconds, and an answer that lags behind the finger looks broken. Errors of the pack
 * read as "nothing found"; they are logged by their code alone, because a message of the database
 * could repeat what was typed. */
#include "search.h"

#include "base/log.h"
#include "base/utf8.h"

#include <string.h>

#define NEAR_SHOWN 3
#define POPULAR_SHOWN 18
#define OFFERS_MAX 4000  /* more than a language has characters in use */
#define NUMBERS_SHOWN 17 /* beside the digits */

static void model_list(struct search_list *l, const struct search_places *found, struct arena *mem)
{
    size_t i;
    l->count = found->count;
    l->memory = mem;
    l->marked = false;
    l->items = arena_alloc_array(mem, found->count + 1, sizeof *l->items);
    for (i = 0; i < found->count; i++) {
        l->items[i].place = found->places[i];
    }
}

static void model_popular(struct search *s, struct kiosk *k)
{
    struct search_places found;
    struct err err;
    if (!pack_search_popular(k->pack, s->lang, POPULAR_SHOWN, &s->common, &found, &err)) {
        log_warn("what is popular: %s", err.text);
        return;
    }
    model_list(&s->popular, &found, &s->common);
}

/* --- layers ----------------------------------------------------------------------------------- */

static const char *model_layer_lang(struct kiosk *k, enum ui_keyboard_layer layer)
{
    const struct pack_info *info = pack_info(k->pack);
    size_t i;
    for (i = 0; i < info->language_count; i++) {
        enum text_lang lang = text_lang_from_tag(info->languages[i].tag);
        if ((layer == KEYBOARD_HAN && lang == TEXT_ZH) ||
            (layer == KEYBOARD_HANGUL && lang == TEXT_KO)) {
            return info->languages[i].tag;
        }
    }
    return NULL;
}

static enum ui_keyboard_layer model_own_layer(const char *lang)
{
    enum text_lang l = text_lang_from_tag(lang);
    return l == TEXT_ZH ? KEYBOARD_HAN : l == TEXT_KO ? KEYBOARD_HANGUL : KEYBOARD_LETTERS;
}

size_t search_layers(const struct search *s, struct kiosk *k,
                     enum ui_keyboard_layer out[KEYBOARD_LAYERS])
{
    static const enum ui_keyboard_layer all[] = {KEYBOARD_LETTERS, KEYBOARD_HAN, KEYBOARD_HANGUL};
    size_t count = 0, i;
    out[count++] = model_own_layer(s->lang);
    for (i = 0; i < sizeof all / sizeof *all; i++) {
        bool there = all[i] == KEYBOARD_LETTERS || model_layer_lang(k, all[i]);
        if (all[i] != out[0] && there) {
            out[count++] = all[i];
        }
    }
    return count;
}

static void model_offer(struct search *s, const struct search_next *n)
{
    s->offers[s->offer_count].text = n->text;
    s->offers[s->offer_count].apart = n->apart;
    s->offers[s->offer_count].quiet = !n->follows;
    s->offer_count++;
}

static bool model_is_number(const char *text)
{
    return text[0] >= '0' && text[0] <= '9';
}

/* The most frequent numbers, which are mostly years, in the order of time. */
static void model_numbers(struct search *s, const struct search_next *next, size_t count)
{
    size_t i, j;
    for (i = 0; i < count && s->offer_count < NUMBERS_SHOWN; i++) {
        if (model_is_number(next[i].text) && strlen(next[i].text) == 4) {
            model_offer(s, &next[i]);
        }
    }
    for (i = 1; i < s->offer_count; i++) {
        struct ui_keyboard_offer o = s->offers[i];
        for (j = i; j > 0 && strcmp(s->offers[j - 1].text, o.text) > 0; j--) {
            s->offers[j] = s->offers[j - 1];
        }
        s->offers[j] = o;
    }
}

/* Letters that finish a Latin word begun are no characters and have a layer of their own, and so
 * have numbers before anything is typed. */
static bool model_fits_layer(const struct search *s, const struct search_next *n)
{
    const char *p = n->text;
    uint32_t cp = utf8_next(&p, p + strlen(p));
    size_t length = strlen(s->query);
    bool latin = !utf8_is_han(cp) && !utf8_is_hangul(cp);
    bool begun = length > 0 && (unsigned char)s->query[length - 1] < 0x80 &&
                 s->query[length - 1] != ' ' && !n->apart;
    if (!latin) {
        return utf8_is_hangul(cp) == (s->layer == KEYBOARD_HANGUL);
    }
    return length > 0 && !begun && strlen(n->text) <= 8;
}

static void model_offers(struct search *s, struct kiosk *k)
{
    const char *lang = model_layer_lang(k, s->layer);
    bool digits = s->layer == KEYBOARD_DIGITS;
    size_t length = strlen(s->query), count = 0, i;
    struct search_next *next = NULL;
    struct err err;
    s->offer_count = 0;
    if (s->layer == KEYBOARD_LETTERS || (digits && length > 0)) {
        return;
    }
    if (!pack_search_next(k->pack, s->query, lang && !digits ? lang : s->lang, OFFERS_MAX,
                          &s->found, &next, &count, &err)) {
        log_warn("what may be typed next: error %d", (int)err.code);
        return;
    }
    s->offers = arena_alloc_array(&s->found, count + 1, sizeof *s->offers);
    if (digits) {
        model_numbers(s, next, count);
        return;
    }
    for (i = 0; i < count; i++) {
        if (model_fits_layer(s, &next[i])) {
            model_offer(s, &next[i]);
        }
    }
}

/* --- answers ---------------------------------------------------------------------------------- */

bool search_in_chip(enum search_chip chip, enum pack_kind kind)
{
    switch (chip) {
    case CHIP_HISTORY:
        return kind == PACK_EVENT;
    case CHIP_ORGANISATION:
        return kind == PACK_UNIT || kind == PACK_PERSON;
    case CHIP_PAGES:
        return kind == PACK_PAGE || kind == PACK_SECTION || kind == PACK_TERM || kind == PACK_TOPIC;
    case CHIP_HONOURS:
        return kind == PACK_WORK;
    case CHIP_ALL:
    case CHIP_COUNT:
        break;
    }
    return true;
}

bool search_nothing(const struct search *s)
{
    return s->query[0] && s->results.count == 0;
}

static void model_count_chips(struct search *s)
{
    size_t i;
    int chip;
    memset(s->of_chip, 0, sizeof s->of_chip);
    for (i = 0; i < s->results.count; i++) {
        for (chip = 0; chip < CHIP_COUNT; chip++) {
            s->of_chip[chip] +=
                search_in_chip((enum search_chip)chip, s->results.items[i].place.kind);
        }
    }
    if (s->of_chip[s->chip] == 0) {
        s->chip = CHIP_ALL;
    }
}

void search_answer(struct search *s, struct kiosk *k)
{
    struct search_places found = {0};
    struct err err;
    if (!s->fresh) {
        return;
    }
    s->fresh = false;
    arena_reset(&s->found);
    if (!pack_search_places(k->pack, s->query, s->lang, &s->found, &found, &err)) {
        log_warn("a search: error %d", (int)err.code);
        memset(&found, 0, sizeof found);
    }
    s->more = found.more;
    model_list(&s->results, &found, &s->found);
    s->results.marked = true;
    memset(&found, 0, sizeof found);
    if (search_nothing(s) &&
        !pack_search_near(k->pack, s->query, s->lang, NEAR_SHOWN, &s->found, &found, &err)) {
        log_warn("what is near: error %d", (int)err.code);
        memset(&found, 0, sizeof found);
    }
    model_list(&s->near, &found, &s->found);
    model_count_chips(s);
    model_offers(s, k);
    if (!pack_search_leads(k->pack, s->query, s->lang, s->leads, &err)) {
        s->leads[0] = '\0';
    }
}

static bool model_read(struct search *s, struct kiosk *k, const struct search_list *l, size_t at,
                       struct search_found *out, struct err *err)
{
    struct err ignored; /* without its picture a place is still a place */
    if (!pack_search_cards(k->pack, &l->items[at].place, 1, l->marked ? s->query : "", s->lang,
                           SEARCH_EXCERPT_LETTERS, l->memory, &out->hit, err)) {
        return false;
    }
    if (!out->hit.card.art[0] ||
        !pack_picture(k->pack, out->hit.card.art, s->lang, l->memory, &out->art, &ignored)) {
        memset(&out->art, 0, sizeof out->art);
        out->art.name = out->art.alt = "";
    }
    return true;
}

const struct search_found *search_words(struct search *s, struct kiosk *k,
                                        const struct search_list *l, size_t at)
{
    struct search_item *i = &l->items[at];
    struct search_found *found;
    struct err err;
    if (!i->found && !i->unreadable) {
        found = arena_alloc(l->memory, sizeof *found);
        i->unreadable = !model_read(s, k, l, at, found, &err);
        if (i->unreadable) {
            log_warn("a place that was found: error %d", (int)err.code);
        }
        i->found = i->unreadable ? NULL : found;
    }
    return i->found;
}

void search_use_language(struct search *s, struct kiosk *k)
{
    if (strcmp(s->lang, k->session->now.lang) == 0) {
        return;
    }
    memcpy(s->lang, k->session->now.lang, sizeof s->lang);
    s->layer = model_own_layer(s->lang);
    s->page = 0;
    s->fresh = true;
    arena_reset(&s->common);
    memset(&s->popular, 0, sizeof s->popular);
    model_popular(s, k);
}

/* --- typing ----------------------------------------------------------------------------------- */

static void model_changed(struct search *s)
{
    s->fresh = true;
    s->page = 0;
    s->chip = CHIP_ALL;
    s->round++;
    s->offset = 0;
}

void search_type(struct search *s, const char *text, bool apart)
{
    size_t length = strlen(s->query), more = strlen(text);
    bool space = apart && length > 0 && s->query[length - 1] != ' ';
    if (length + space + more > SEARCH_TYPED_MAX ||
        (text[0] == ' ' && (length == 0 || s->query[length - 1] == ' '))) {
        return; /* full; or a space that parts nothing */
    }
    if (space) {
        s->query[length++] = ' ';
    }
    memcpy(s->query + length, text, more + 1);
    model_changed(s);
}

/* A space behind what is left parts nothing any more. */
void search_backspace(struct search *s)
{
    size_t length = strlen(s->query);
    if (length == 0) {
        return;
    }
    length = utf8_cut(s->query, length, length - 1);
    if (length > 0 && s->query[length - 1] == ' ') {
        length--;
    }
    memset(s->query + length, 0, sizeof s->query - length);
    model_changed(s);
}

void search_clear(struct search *s)
{
    memset(s->query, 0, sizeof s->query);
    model_changed(s);
}

void search_set_layer(struct search *s, enum ui_keyboard_layer layer, int page)
{
    s->fresh = s->fresh || layer != s->layer;
    s->layer = layer;
    s->page = page;
}
