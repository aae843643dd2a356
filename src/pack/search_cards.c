/* What is shown of a place that was found: its card, its section, and where neither card nor title
 * say what was typed, the piece of text that does.
 *
 * Only for the few that stand on the screen: a card is half a dozen look-ups. */
#include "pack/search_internal.h"

#include "base/utf8.h"

#include <string.h>

#define EXCERPT_BEFORE 14 /* letters kept before the words found */
#define EXCERPT_TEXTS 40  /* of one entry, read at most */

static bool cards_says(const char *text, const char *query)
{
    struct search_mark mark;
    return search_marks(text, strlen(text), query, &mark, 1) > 0;
}

static bool cards_ends_sentence(uint32_t cp)
{
    return cp == '\n' || cp == '.' || cp == '!' || cp == '?' || cp == ';' || cp == 0x3002 ||
           cp == 0xFF01 || cp == 0xFF1F || cp == 0xFF1B;
}

/* Width in halves of a Han character. */
static size_t cards_halves(uint32_t cp)
{
    return cp < 0x1100 ? 1 : 2;
}

static const char *cards_back(const char *text, const char *p)
{
    do {
        p--;
    } while (p > text && ((unsigned char)*p & 0xC0) == 0x80);
    return p;
}

/* Where the piece begins: with its sentence, if that is near, else some letters before the words
 * found, but with a whole Latin word. */
static const char *cards_begin(const char *text, const char *found, bool *sentence)
{
    const char *from = found, *p;
    size_t halves = 0;
    *sentence = false;
    while (from > text && halves < 2 * EXCERPT_BEFORE) {
        const char *before = p = cards_back(text, from);
        uint32_t cp = utf8_next(&p, found);
        if (cards_ends_sentence(cp)) {
            *sentence = true;
            break;
        }
        halves += cards_halves(cp);
        from = before;
    }
    *sentence = *sentence || from == text;
    while (!*sentence && from < found && (unsigned char)*from < 0x80 && *from != ' ') {
        from++;
    }
    while (from < found && *from == ' ') {
        from++;
    }
    return from;
}

/* Where it ends: after `letters` Han or twice as many others, or with the line. */
static const char *cards_end(const char *from, const char *found, size_t letters, bool *whole)
{
    const char *end = from + strlen(from), *p = from, *space = NULL;
    size_t halves = 0;
    *whole = true;
    while (p < end) {
        const char *here = p;
        uint32_t cp = utf8_next(&p, end);
        if (cp == '\n') {
            return here;
        }
        halves += cards_halves(cp);
        if (halves > 2 * letters) {
            *whole = false;
            return cp < 0x80 && cp != ' ' && space && space > found ? space : here;
        }
        space = cp == ' ' ? here : space;
    }
    return end;
}

static const char *cards_cut(const char *text, struct search_mark mark, size_t letters,
                             struct arena *mem)
{
    bool sentence, whole;
    const char *found = text + mark.start, *from = cards_begin(text, found, &sentence);
    const char *to = cards_end(from, found, letters, &whole), *p = found;
    uint32_t cp = utf8_next(&p, text + mark.end);
    const char *more = utf8_is_han(cp) ? "…" : "..."; /* Latin type sets its dots on the line */
    return arena_format(mem, "%s%.*s%s", sentence ? "" : more, (int)(to - from), from,
                        whole ? "" : more);
}

/* A body as words without marks. */
static const char *cards_plain(const char *field, const char *stored, struct arena *mem)
{
    struct buf plain = {0};
    struct doc doc;
    struct err ignored;
    const char *text = stored;
    if (strncmp(field, "body", 4) == 0) {
        text = "";
        if (doc_read(&doc, stored, strlen(stored), mem, &ignored)) {
            doc_plain(&doc, &plain);
            text = arena_copy_text(mem, buf_text(&plain));
        }
        buf_finish(&plain);
    }
    return text;
}

static bool cards_excerpt_in(struct pack *p, int64_t entry, const char *lang, const char *query,
                             size_t letters, struct arena *mem, const char **out, struct err *err)
{
    struct db_statement *s;
    bool row, body = false;
    int texts;
    if (!db_prepare(p->db, /* the body last: any other field says it in fewer words */
                    "SELECT field, body FROM text WHERE entry = ?1 AND lang = ?2"
                    " ORDER BY substr(field, 1, 4) = 'body', field = 'title' DESC, field",
                    &s, err)) {
        return false;
    }
    db_bind_int(s, 1, entry);
    db_bind_text(s, 2, lang);
    for (texts = 0; texts < EXCERPT_TEXTS && !body; texts++) {
        const char *field, *text;
        struct search_mark mark;
        if (!db_step(s, &row, err)) {
            return false;
        }
        if (!row) {
            break;
        }
        field = db_text(s, 0, mem);
        text = db_text(s, 1, mem);
        text = field && text ? cards_plain(field, text, mem) : "";
        if (search_marks(text, strlen(text), query, &mark, 1) > 0) {
            *out = cards_cut(text, mark, letters, mem);
            return true;
        }
    }
    return true;
}

/* In the language it was found in, or the one that stands in for it there. */
static bool cards_excerpt(struct pack *p, const struct search_place *place, const char *query,
                          size_t letters, struct arena *mem, struct search_hit *out,
                          struct err *err)
{
    struct pack_chain chain;
    size_t i;
    pack_chain(p, place->lang, &chain);
    for (i = 0; i < chain.count && !out->excerpt[0]; i++) {
        if (!cards_excerpt_in(p, place->entry, chain.tags[i], query, letters, mem, &out->excerpt,
                              err)) {
            return false;
        }
        out->excerpt_lang = chain.tags[i];
    }
    return true;
}

static bool cards_one(struct pack *p, const struct search_place *place, const char *query,
                      const char *lang, size_t letters, struct arena *mem, struct search_hit *out,
                      struct err *err)
{
    struct pack_entry e;
    struct texts t;
    memset(out, 0, sizeof *out);
    out->section_title = out->excerpt = "";
    if (!pack_entry_by_id(p, place->entry, mem, &e, err) ||
        !pack_card(p, &e, lang, mem, &out->card, err)) {
        return false;
    }
    out->excerpt_lang = out->card.lang;
    if (e.parent) {
        texts_begin(&t, p, e.parent, lang, "title", mem);
        out->section_title = texts_own(&t, "title");
        if (!texts_ok(&t, err)) {
            return false;
        }
    }
    if (!query[0] || cards_says(out->card.title, query) || cards_says(out->card.summary, query)) {
        return true;
    }
    return cards_excerpt(p, place, query, letters, mem, out, err);
}

bool pack_search_cards(struct pack *p, const struct search_place *places, size_t count,
                       const char *query, const char *lang, size_t letters, struct arena *mem,
                       struct search_hit *out, struct err *err)
{
    size_t i;
    for (i = 0; i < count; i++) {
        if (!cards_one(p, &places[i], query, lang, letters, mem, &out[i], err)) {
            return false;
        }
    }
    return true;
}

bool pack_search(struct pack *p, const char *query, const char *lang, size_t limit,
                 struct arena *mem, struct search_hit **out, size_t *count, struct err *err)
{
    struct search_places found;
    *count = 0;
    *out = NULL;
    if (!pack_search_places(p, query, lang, mem, &found, err)) {
        return false;
    }
    limit = limit > found.count ? found.count : limit;
    *out = arena_alloc_array(mem, limit + 1, sizeof **out);
    if (!pack_search_cards(p, found.places, limit, query, lang, SEARCH_EXCERPT_LETTERS, mem, *out,
                           err)) {
        return false;
    }
    *count = limit;
    return true;
}
