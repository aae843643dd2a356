/* One question of a quiz: its words in one language, its parts, and everything that stands around
 * it. Whoever draws a question trusts it, so nothing leaves here that a packer would not have
 * written: roles that belong together and to the type, targets that exist, numbers that are ones.
 */
#include "pack/quiz.h"

#include "pack/internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define QUESTION_STEPS_MAX 1000000 /* of a slider */
#define QUESTION_MILLION 1000000.0F

static const char *const question_roles[] = {"option", "truth",  "item", "target",
                                             "step",   "number", "spot", "reveal"};

#define ROLE(role) (1u << (role))

/* Which roles go together, and the types that are made of them; a type that is not listed is for
 * whoever draws it to know. */
static const struct question_family {
    unsigned roles; /* all of them, and no other */
    size_t least;   /* parts */
    const char *types;
} question_families[] = {
    {ROLE(PART_OPTION), 2, " single multiple "},
    {ROLE(PART_TRUTH), 2, " truefalse "},
    {ROLE(PART_ITEM) | ROLE(PART_TARGET), 2, " match sort "},
    {ROLE(PART_STEP), 2, " order "},
    {ROLE(PART_NUMBER), 1, " number "},
    {ROLE(PART_SPOT), 1, " hotspot "},
    {ROLE(PART_REVEAL), 1, " reveal "},
};

struct question_reading {
    struct pack *p;
    struct pack_entry entry;
    struct texts t;
    struct arena *mem;
    struct question *out;
    struct err *err;
};

static bool question_wrong(const struct question_reading *r, const char *what)
{
    return err_set(r->err, ERR_INVALID, "question '%.80s': %s", r->entry.slug, what);
}

/* A decimal number that is one. */
static bool question_number(struct db_statement *s, int column, struct arena *mem, double *out)
{
    const char *text = db_text(s, column, mem);
    char *end;
    if (!text || !*text) {
        return false;
    }
    *out = strtod(text, &end);
    return !*end && isfinite(*out);
}

/* --- parts ------------------------------------------------------------------------------------ */

static bool question_role(const char *word, enum question_role *out)
{
    size_t i;
    for (i = 0; word && i < sizeof question_roles / sizeof *question_roles; i++) {
        if (strcmp(question_roles[i], word) == 0) {
            *out = (enum question_role)i;
            return true;
        }
    }
    return false;
}

static bool question_spot(struct question_reading *r, struct db_statement *s,
                          struct question_part *part)
{
    int64_t x = db_int(s, 8), y = db_int(s, 9), radius = db_int(s, 10);
    if (x < 0 || x > 1000000 || y < 0 || y > 1000000 || radius < 1 || radius > 1000000) {
        return question_wrong(r, "a place outside of its picture");
    }
    part->x = (float)x / QUESTION_MILLION;
    part->y = (float)y / QUESTION_MILLION;
    part->r = (float)radius / QUESTION_MILLION;
    return true;
}

static bool question_part(struct question_reading *r, struct db_statement *s, size_t at,
                          struct question_part *part)
{
    int64_t weight = db_int(s, 2), to = db_is_null(s, 3) ? -1 : db_int(s, 3);
    const char *picture;
    if (db_int(s, 0) != (int64_t)at || !question_role(db_text(s, 1, r->mem), &part->role)) {
        return question_wrong(r, "a part that is none");
    }
    if (weight < -QUESTION_WHOLE || weight > QUESTION_WHOLE || to < -1 ||
        to >= QUESTION_PARTS_MAX || (to >= 0) != (part->role == PART_ITEM)) {
        return question_wrong(r, "a part with a wrong weight or target");
    }
    part->weight = (int)weight;
    part->to = (int)to;
    part->stays = db_int(s, 4) != 0;
    if (part->role == PART_NUMBER &&
        (!question_number(s, 5, r->mem, &part->number) ||
         !question_number(s, 6, r->mem, &part->tolerance) || part->tolerance < 0)) {
        return question_wrong(r, "an answer that is not a number");
    }
    if (part->role == PART_SPOT && !question_spot(r, s, part)) {
        return false;
    }
    picture = db_text(s, 7, r->mem);
    part->picture = picture ? picture : "";
    part->text = texts_own(&r->t, arena_format(r->mem, "part.%zu", at));
    part->feedback = texts_own(&r->t, arena_format(r->mem, "part.%zu.feedback", at));
    return true;
}

static bool question_parts(struct question_reading *r)
{
    struct question_part *parts =
        arena_alloc_array(r->mem, QUESTION_PARTS_MAX, sizeof(struct question_part));
    struct db_statement *s;
    bool row;
    if (!db_prepare(r->p->db,
                    "SELECT ord, role, weight, target, stays, number, tolerance, picture, x, y, r"
                    " FROM question_part WHERE entry = ?1 ORDER BY ord",
                    &s, r->err)) {
        return false;
    }
    db_bind_int(s, 1, r->entry.id);
    r->out->parts = parts;
    for (;;) {
        if (!db_step(s, &row, r->err)) {
            return false;
        }
        if (!row) {
            return true;
        }
        if (r->out->count == QUESTION_PARTS_MAX) {
            return question_wrong(r, "too many parts");
        }
        if (!question_part(r, s, r->out->count, &parts[r->out->count])) {
            return false;
        }
        r->out->count++;
    }
}

/* Roles that make one question, of the type it says it is; items that have a target. */
static bool question_fits(struct question_reading *r)
{
    const struct question *q = r->out;
    const char *type = arena_format(r->mem, " %s ", q->type);
    unsigned roles = 0;
    size_t i;
    for (i = 0; i < q->count; i++) {
        const struct question_part *part = &q->parts[i];
        roles |= ROLE(part->role);
        if (part->to >= 0 &&
            ((size_t)part->to >= q->count || q->parts[part->to].role != PART_TARGET)) {
            return question_wrong(r, "an item without a target");
        }
        if (part->role == PART_TRUTH && q->count != 2) {
            return question_wrong(r, "true and false are two");
        }
        if (part->role == PART_NUMBER && (part->number < q->least || part->number > q->most)) {
            return question_wrong(r, "a number out of reach");
        }
        if (part->picture[0] && part->role != PART_OPTION) {
            return question_wrong(r, "a picture where none is shown");
        }
    }
    for (i = 0; i < sizeof question_families / sizeof *question_families; i++) {
        const struct question_family *f = &question_families[i];
        if (strstr(f->types, type) && (f->roles != roles || q->count < f->least)) {
            return question_wrong(r, "its parts are not those of its type");
        }
        if (f->roles == roles && q->count >= f->least) {
            return true;
        }
    }
    return question_wrong(r, "parts that do not belong together");
}

/* --- the question ------------------------------------------------------------------------------
 */

static bool question_slider(struct question_reading *r, struct db_statement *s)
{
    struct question *q = r->out;
    if (db_is_null(s, 5)) {
        return true;
    }
    if (!question_number(s, 5, r->mem, &q->least) || !question_number(s, 6, r->mem, &q->most) ||
        !question_number(s, 7, r->mem, &q->step) || q->step <= 0 || q->least >= q->most ||
        (q->most - q->least) / q->step > QUESTION_STEPS_MAX) {
        return question_wrong(r, "a range that is none");
    }
    return true;
}

static bool question_row(struct question_reading *r, int64_t *topic)
{
    struct db_statement *s;
    const char *type, *level;
    bool row;
    size_t i;
    if (!db_prepare(r->p->db,
                    "SELECT type, topic, level, keep_order, several, least, most, step"
                    " FROM question WHERE section = ?1 AND entry = ?2",
                    &s, r->err)) {
        return false;
    }
    db_bind_int(s, 1, r->entry.parent);
    db_bind_int(s, 2, r->entry.id);
    if (!db_step(s, &row, r->err)) {
        return false;
    }
    type = row ? db_text(s, 0, r->mem) : NULL;
    level = row ? db_text(s, 2, r->mem) : NULL;
    for (i = 0; level && question_levels[i] && strcmp(question_levels[i], level) != 0; i++) {
    }
    if (!type || !*type || !level || !question_levels[i]) {
        return question_wrong(r, "it has no type or level");
    }
    r->out->type = type;
    r->out->level = (enum question_level)i;
    *topic = db_int(s, 1);
    r->out->keep_order = db_int(s, 3) != 0;
    r->out->several = db_int(s, 4) != 0;
    return question_slider(r, s);
}

static bool question_topic(struct question_reading *r, const char *lang, int64_t topic)
{
    struct pack_entry e;
    struct texts t;
    r->out->topic = r->out->topic_title = "";
    if (topic == 0) {
        return true;
    }
    if (!pack_entry_by_id(r->p, topic, r->mem, &e, r->err)) {
        return false;
    }
    if (strcmp(e.kind, "topic") != 0) {
        return question_wrong(r, "its topic is none");
    }
    texts_begin(&t, r->p, e.id, lang, "title", r->mem);
    r->out->topic = e.slug;
    r->out->topic_title = texts_own(&t, "title");
    return texts_ok(&t, r->err);
}

static bool question_doc(struct question_reading *r, const char *field, struct doc *out)
{
    const char *stored = texts_own(&r->t, field);
    return doc_read(out, stored, strlen(stored), r->mem, r->err);
}

static bool question_picture(struct question_reading *r, const char *lang)
{
    struct question *q = r->out;
    struct pack_picture picture;
    q->picture = pack_entry_picture(r->p, r->entry.id, "art", r->mem, r->err);
    q->picture_alt = "";
    if (!q->picture) {
        return false;
    }
    if (!q->picture[0]) {
        return true;
    }
    if (!pack_picture(r->p, q->picture, lang, r->mem, &picture, r->err)) {
        return false;
    }
    q->picture_alt = picture.alt;
    q->focus_x = picture.focus_x;
    q->focus_y = picture.focus_y;
    q->picture_w = picture.width;
    q->picture_h = picture.height;
    return true;
}

static bool question_page(struct question_reading *r, const char *lang)
{
    struct pack_card *cards;
    int64_t *ids;
    size_t count;
    if (!pack_ids(r->p,
                  "SELECT target FROM link WHERE entry = ?1 AND role = ?2 ORDER BY ord"
                  " LIMIT 1",
                  r->entry.id, "page", r->mem, &ids, &count, r->err) ||
        !pack_cards(r->p, ids, count, lang, r->mem, &cards, r->err)) {
        return false;
    }
    r->out->has_page = count > 0;
    if (count > 0) {
        r->out->page = cards[0];
    }
    return true;
}

/* --- who says so -------------------------------------------------------------------------------
 */

#define QUESTION_NAMES 8 /* a line has room for */

/* The name of a source in one language after the other of the question's chain, best first. */
struct question_name {
    int64_t source;
    const char *name;
    size_t rank; /* in the chain; its count: the author stands */
};

/* Names in the order of the author, each once: two pages of one newspaper have one name. */
static const char *question_line(struct question_reading *r, const struct question_name *names,
                                 size_t count)
{
    const char *mark = strncmp(r->out->lang, "zh", 2) == 0 ? "；" : "; ", *line = "";
    size_t i, j;
    for (i = 0; i < count; i++) {
        for (j = 0; j < i && strcmp(names[j].name, names[i].name) != 0; j++) {
        }
        if (j == i && names[i].name[0]) {
            line = arena_format(r->mem, "%s%s%s", line, line[0] ? mark : "", names[i].name);
        }
    }
    return line;
}

static void question_name(struct question_reading *r, struct db_statement *s,
                          struct question_name *n)
{
    const struct pack_chain *chain = &r->t.chain;
    const char *lang = db_text(s, 2, r->mem), *said = db_text(s, 3, r->mem);
    size_t at = r->t.own; /* a question speaks one language, and so do its sources */
    while (lang && said && said[0] && at < n->rank && strcmp(chain->tags[at], lang) != 0) {
        at++;
    }
    if (lang && said && said[0] && at < n->rank) {
        n->name = said;
        n->rank = at;
    }
}

/* As the author put it, or the names behind its sources. */
static bool question_sources(struct question_reading *r)
{
    struct question_name names[QUESTION_NAMES];
    struct db_statement *s;
    size_t count = 0;
    bool row;
    r->out->source_line = texts_own(&r->t, "source_line");
    if (r->out->source_line[0]) {
        return true;
    }
    if (!db_prepare(r->p->db,
                    "SELECT s.id, CASE s.author WHEN '' THEN s.title ELSE s.author END, t.lang,"
                    " t.body FROM entry_source e JOIN source s ON s.id = e.source"
                    " LEFT JOIN source_text t ON t.source = s.id AND t.field = 'who'"
                    " WHERE e.entry = ?1 ORDER BY e.ord, e.field, s.id",
                    &s, r->err)) {
        return false;
    }
    db_bind_int(s, 1, r->entry.id);
    for (;;) {
        int64_t source;
        if (!db_step(s, &row, r->err)) {
            return false;
        }
        source = row ? db_int(s, 0) : 0;
        if (!row || (count == QUESTION_NAMES && source != names[count - 1].source)) {
            r->out->source_line = question_line(r, names, count);
            return true;
        }
        if (count == 0 || source != names[count - 1].source) {
            const char *author = db_text(s, 1, r->mem);
            names[count++] = (struct question_name){source, author ? author : "", r->t.chain.count};
        }
        question_name(r, s, &names[count - 1]);
    }
}

bool pack_question(struct pack *p, const char *route, const char *lang, struct arena *mem,
                   struct question *out, struct err *err)
{
    struct question_reading r = {.p = p, .mem = mem, .out = out, .err = err};
    int64_t topic = 0;
    bool found;
    memset(out, 0, sizeof *out);
    if (!pack_entry_by_slug(p, route, mem, &r.entry, &found, err)) {
        return false;
    }
    if (!found || strcmp(r.entry.kind, "question") != 0) {
        return err_set(err, ERR_NOT_FOUND, "the pack has no question '%.100s'", route);
    }
    texts_begin(&r.t, p, r.entry.id, lang, "title", mem);
    out->route = r.entry.slug;
    out->lang = r.t.chain.tags[r.t.own];
    out->fallback = !lang || strcmp(out->lang, lang) != 0;
    if (!question_row(&r, &topic) || !question_parts(&r) || !question_fits(&r) ||
        !question_doc(&r, "stem", &out->stem) || !question_doc(&r, "why", &out->why) ||
        !question_picture(&r, lang) || !question_page(&r, lang) || !question_sources(&r)) {
        return false;
    }
    out->unit = texts_own(&r.t, "unit");
    return question_topic(&r, lang, topic) && texts_ok(&r.t, err);
}
