/* The home screen and the attract scenes: both are entries like any other, and what they show
 * stands in the tables `link` and `entry_picture`, so that a new section needs no line of C. */
#include "pack/internal.h"

#include <string.h>

/* Events, units, people and works have no words made for a poster; the home screen shows them with
 * those they have. */
static void home_dress(struct pack_card *card)
{
    if (card->kind == PACK_SECTION || card->kind == PACK_PAGE) {
        return;
    }
    card->line1 = card->line1[0] ? card->line1 : card->short_title;
    card->line1 = card->line1[0] ? card->line1 : card->title;
    card->question = card->question[0] ? card->question : card->title;
    card->poster = card->poster[0] ? card->poster : card->art;
}

static bool home_links(struct pack *p, int64_t home, const char *role, const char *lang,
                       struct arena *mem, const struct pack_card **cards, size_t *count,
                       struct err *err)
{
    struct pack_card *dressed;
    int64_t *ids;
    size_t i;
    if (!pack_ids(p, "SELECT target FROM link WHERE entry = ?1 AND role = ?2 ORDER BY ord", home,
                  role, mem, &ids, count, err) ||
        !pack_cards(p, ids, *count, lang, mem, &dressed, err)) {
        return false;
    }
    for (i = 0; i < *count; i++) {
        home_dress(&dressed[i]);
    }
    *cards = dressed;
    return true;
}

bool pack_home(struct pack *p, const char *lang, struct arena *mem, struct pack_home *out,
               struct err *err)
{
    const struct pack_card *feature = NULL;
    struct pack_entry e;
    struct texts t;
    size_t features = 0;
    bool found;
    memset(out, 0, sizeof *out);
    if (!pack_entry_by_slug(p, "home", mem, &e, &found, err)) {
        return false;
    }
    if (!found) {
        return err_set(err, ERR_INVALID, "the pack has no home");
    }
    texts_begin(&t, p, e.id, lang, "headline1", mem);
    out->headline1 = texts_any(&t, "headline1");
    out->headline2 = texts_any(&t, "headline2");
    out->invite = texts_any(&t, "invite");
    out->feature_kicker = texts_any(&t, "feature_kicker");
    out->feature_button = texts_any(&t, "feature_button");
    if (!texts_ok(&t, err) ||
        !home_links(p, e.id, "menu", lang, mem, &out->cards, &out->card_count, err) ||
        !home_links(p, e.id, "feature", lang, mem, &feature, &features, err)) {
        return false;
    }
    if (features > 0) {
        out->has_feature = true;
        out->feature = feature[0];
    }
    return true;
}

static bool scene_read(struct pack *p, const struct pack_entry *e, const char *lang,
                       struct arena *mem, struct pack_scene *out, struct err *err)
{
    const char *colon = strchr(e->slug, ':');
    struct texts t;
    texts_begin(&t, p, e->id, lang, "fact", mem);
    out->id = colon ? colon + 1 : e->slug;
    /* Couplets are a Chinese form: never one of them under another language's fact. */
    out->couplet1 = texts_own(&t, "couplet1");
    out->couplet2 = texts_own(&t, "couplet2");
    out->fact = texts_any(&t, "fact");
    return texts_ok(&t, err) && (out->art = pack_entry_picture(p, e->id, "art", mem, err)) &&
           (out->tall = pack_entry_picture(p, e->id, "tall", mem, err));
}

bool pack_scenes(struct pack *p, const char *lang, struct arena *mem, struct pack_scene **out,
                 size_t *count, struct err *err)
{
    int64_t *ids;
    size_t i;
    if (!pack_ids(p, "SELECT id FROM entry WHERE kind = ?2 AND id > ?1 ORDER BY ord", 0, "scene",
                  mem, &ids, count, err)) {
        return false;
    }
    *out = arena_alloc_array(mem, *count + 1, sizeof **out);
    for (i = 0; i < *count; i++) {
        struct pack_entry e;
        if (!pack_entry_by_id(p, ids[i], mem, &e, err) ||
            !scene_read(p, &e, lang, mem, &(*out)[i], err)) {
            return false;
        }
    }
    return true;
}
