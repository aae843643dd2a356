/* Large packs: a model in memory, given to the packer's own writer, so that they are made like any
 * other pack; going through a content folder would spend most of the time on twenty thousand files.
 */
#include "bigpack_parts.h"

#include "author/chart.h"
#include "author/items.h"
#include "author/model.h"
#include "author/writer.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BIG_PICTURES 6

struct big {
    const struct bigpack *options;
    struct model m;
    struct diag d;
    struct rng rng;
    char root[1024]; /* a folder for the pictures, while the pack is written */
};

/* --- words ------------------------------------------------------------------------------------ */

static const char *big_format(struct big *b, const char *fmt, long long number)
{
    char text[80];
    snprintf(text, sizeof text, fmt, number);
    return arena_copy_text(&b->m.mem, text);
}

static struct model_value big_value(const char *text)
{
    struct model_value v = {text, {"big", 1, 1}};
    return v;
}

static void big_say(struct big *b, struct model_entry *e, size_t lang, const char *key,
                    const char *text)
{
    model_say(&b->m, &e->words[lang], key, big_value(text));
}

static const char *big_words(struct big *b, size_t lang, const char *before, size_t words,
                             const char *after)
{
    struct buf text = {0};
    const char *copy;
    buf_add_text(&text, before);
    big_sentence(&b->rng, lang, words, &text);
    buf_add_text(&text, after);
    copy = arena_copy_text(&b->m.mem, buf_text(&text));
    buf_finish(&text);
    return copy;
}

static void big_body(struct big *b, struct model_entry *e, size_t lang)
{
    static const char *const stops[] = {"。", ". ", ". "};
    struct doc *doc = &e->words[lang].body;
    size_t i;
    doc->blocks = arena_alloc_array(&b->m.mem, 3, sizeof *doc->blocks);
    for (doc->count = 0; doc->count < 3; doc->count++) {
        struct doc_block *block = &doc->blocks[doc->count];
        const char *text = "";
        for (i = 0; i < 3; i++) {
            text = big_words(b, lang, text, 6 + rng_below(&b->rng, 6), stops[lang]);
        }
        block->kind = DOC_PARAGRAPH;
        block->text = text;
        block->length = strlen(text);
    }
}

/* Title, summary and, of pages, text; Korean has titles only. */
static void big_texts(struct big *b, struct model_entry *e, const char *year, bool body)
{
    static const char *const stops[] = {"。", "."};
    static const char *const behind_year[] = {"年", ": ", ": "};
    size_t lang;
    for (lang = 0; lang < b->m.language_count; lang++) {
        const char *before = year ? arena_format(&b->m.mem, "%s%s", year, behind_year[lang]) : "";
        big_say(b, e, lang, "title", big_words(b, lang, before, 2 + rng_below(&b->rng, 2), ""));
        if (lang < 2) {
            big_say(b, e, lang, "summary",
                    big_words(b, lang, "", 5 + rng_below(&b->rng, 6), stops[lang]));
        }
        if (lang < 2 && body) {
            big_body(b, e, lang);
        }
    }
}

/* --- the frame -------------------------------------------------------------------------------- */

static size_t big_picture_count(const struct big *b)
{
    return b->options->pictures ? b->options->pictures : BIG_PICTURES;
}

static struct model_value big_art(struct big *b, size_t picture)
{
    return big_value(
        big_format(b, "big-%lld.png", (long long)(picture % big_picture_count(b)) + 1));
}

static void big_language(struct big *b, const char *tag, const char *name, const char *title)
{
    struct model_language *l = &b->m.languages[b->m.language_count++];
    l->tag = tag;
    l->name = name;
    l->title = title;
    l->fallback = b->m.language_count > 1 ? "zh" : NULL;
}

static void big_frame(struct big *b)
{
    struct model *m = &b->m;
    struct model_entry *home, *scene;
    m->id = "big";
    m->label = "test";
    m->seq = 1;
    big_language(b, "zh", "中文", "大馆");
    if (b->options->languages > 1) {
        big_language(b, "en", "English", "Big Museum");
    }
    if (b->options->languages > 2) {
        big_language(b, "ko", "한국어", "큰관");
    }
    m->sources = arena_alloc(&m->mem, sizeof *m->sources);
    m->source_count = 1;
    m->sources[0] = (struct model_source){.id = "museum-text",
                                          .author = "A test",
                                          .title = "Made up",
                                          .license = "CC0-1.0",
                                          .attribution = "A test"};
    nameset_add(&m->source_ids, &m->mem, "museum-text", 0);
    home = model_add(m, MODEL_HOME, "home");
    big_say(b, home, 0, "headline", "很多很多 | 东西");
    big_say(b, home, 0, "invite", "点一下");
    big_say(b, home, 0, "feature_kicker", "今天");
    big_say(b, home, 0, "feature_button", "去看看");
    big_say(b, home, 0, "sources", "museum-text");
    scene = model_add(m, MODEL_SCENE, "scene:lake");
    big_say(b, scene, 0, "fact", "这是一句话。");
    big_say(b, scene, 0, "sources", "museum-text");
    scene->art = big_art(b, 0);
    scene->tall = big_art(b, 1);
}

static bool big_pictures(struct big *b, struct err *err)
{
    struct model *m = &b->m;
    bool ok = true;
    size_t i;
    m->pictures = arena_alloc_array(&m->mem, big_picture_count(b), sizeof *m->pictures);
    mkdir(b->root, 0777);
    mkdir(arena_format(&m->mem, "%s/media", b->root), 0777);
    for (i = 0; ok && i < big_picture_count(b); i++) {
        struct model_picture *p = &m->pictures[m->picture_count++];
        struct buf png = {0};
        p->file = big_art(b, i).text;
        p->name = arena_copy(&m->mem, p->file, strlen(p->file) - 4);
        p->folder = "media";
        p->source = m->sources;
        p->focus_x = p->focus_y = 50;
        p->alt[0] = "彩色的图";
        p->credit[0] = "插图：测试";
        p->place = big_value("").place;
        model_index_picture(m, m->picture_count - 1);
        big_png(i, &png);
        ok = buf_write_file(&png, arena_format(&m->mem, "%s/media/%s", b->root, p->file), err);
        buf_finish(&png);
    }
    return ok;
}

static void big_remove(struct big *b)
{
    size_t i;
    for (i = 0; i < b->m.picture_count; i++) {
        unlink(arena_format(&b->m.mem, "%s/media/%s", b->root, b->m.pictures[i].file));
    }
    rmdir(arena_format(&b->m.mem, "%s/media", b->root));
    rmdir(b->root);
}

/* Every section stands in the home menu. */
static struct model_entry *big_section(struct big *b, const char *slug, const char *kind,
                                       const char *accent, const char *title)
{
    struct model *m = &b->m;
    struct model_entry *e = model_add(m, MODEL_SECTION, slug);
    e->section_kind = kind;
    e->accent = accent;
    e->poster = big_art(b, 2);
    big_say(b, e, 0, "title", title);
    big_say(b, e, 0, "lines", arena_format(&m->mem, "很多 | %s", title));
    big_say(b, e, 0, "summary", "一大堆东西。");
    big_say(b, e, 0, "sources", "museum-text");
    if (!m->menu) {
        m->menu = arena_alloc_array(&m->mem, 8, sizeof *m->menu);
    }
    m->menu[m->menu_count++] = big_value(slug);
    return e;
}

static struct model_entry *big_item(struct big *b, enum model_kind kind,
                                    struct model_entry *section, const char *name)
{
    struct model_entry *e =
        model_add(&b->m, kind, arena_format(&b->m.mem, "%s/%s", section->slug, name));
    e->section = section;
    e->accent = section->accent;
    e->place = big_value("").place;
    if (kind != MODEL_PAGE) {
        e->item = arena_alloc(&b->m.mem, sizeof *e->item);
    }
    return e;
}

/* --- events ----------------------------------------------------------------------------------- */

/* Most of it after 1870, more and more of it; every precision there is. */
static void big_event_date(struct rng *rng, size_t i, bool recent, struct model_item *item)
{
    uint32_t span = rng_below(rng, 157), late = rng_below(rng, 157);
    struct date *d = &item->start;
    d->precision = DATE_YEAR;
    item->has_start = true;
    if (i == 0 && !recent) {
        d->year = -13800000000;
        d->precision = DATE_COSMIC;
    } else if (i % 250 == 1 && !recent) {
        d->year = -(int64_t)rng_below(rng, 3000);
    } else if (i % 50 == 2 && !recent) {
        d->year = 10 * (int64_t)(100 + rng_below(rng, 80));
        d->precision = DATE_DECADE;
    } else {
        d->year = 1870 + (int64_t)(span > late ? span : late);
        d->precision = (enum date_precision)rng_below(rng, 3);
        d->about = rng_below(rng, 20) == 0;
        if (d->precision != DATE_YEAR) {
            d->month = 1 + (int)rng_below(rng, 12);
        }
        if (d->precision == DATE_DAY) {
            d->day = 1 + (int)rng_below(rng, (uint32_t)date_month_days(d->year, d->month));
        }
        item->has_end = rng_below(rng, 10) == 0;
        item->end.year = d->year + 1 + (int64_t)rng_below(rng, 5);
        item->end.precision = DATE_YEAR;
    }
}

static void big_eras(struct big *b, struct model_entry *section)
{
    static const struct {
        const char *slug, *title;
        int64_t from, to;
    } eras[] = {{"era:history:1", "从前", 1, 1948},
                {"era:history:2", "建设", 1949, 1977},
                {"era:history:3", "改革", 1978, 2026}};
    size_t i;
    for (i = 0; i < sizeof eras / sizeof *eras; i++) {
        struct model_entry *e = model_add(&b->m, MODEL_ERA, eras[i].slug);
        e->section = section;
        e->item = arena_alloc(&b->m.mem, sizeof *e->item);
        e->item->start.year = eras[i].from;
        e->item->end.year = eras[i].to;
        e->item->start.precision = e->item->end.precision = DATE_YEAR;
        e->item->has_start = e->item->has_end = true;
        big_say(b, e, 0, "title", eras[i].title);
    }
}

static void big_history(struct big *b)
{
    static const char *const names[] = {"科技", "科普", "组织", "人物"};
    struct model_entry *section = big_section(b, "history", "timeline", "history", "历史");
    struct model_entry *groups[4];
    size_t i;
    big_eras(b, section);
    for (i = 0; i < 4; i++) {
        groups[i] =
            model_add(&b->m, MODEL_GROUP, big_format(b, "group:history:%lld", (long long)i));
        groups[i]->section = section;
        groups[i]->item = arena_alloc(&b->m.mem, sizeof *groups[i]->item);
        big_say(b, groups[i], 0, "title", names[i]);
    }
    for (i = 0; i < b->options->events; i++) {
        uint32_t weight = rng_below(&b->rng, 100);
        struct model_entry *e =
            big_item(b, MODEL_EVENT, section, big_format(b, "e%lld", (long long)i + 1));
        big_event_date(&b->rng, i, b->options->recent, e->item);
        e->item->group = groups[rng_below(&b->rng, 4)];
        e->item->importance = weight < 3    ? 1
                              : weight < 12 ? 2
                              : weight < 45 ? 3
                              : weight < 75 ? 4
                                            : 5;
        if (i % 3 == 0) {
            e->art = big_art(b, i / 3);
        }
        big_texts(b, e, big_format(b, "%lld", (long long)e->item->start.year), false);
    }
}

/* --- units ------------------------------------------------------------------------------------ */

/* About five below each, so that 2,000 are five levels deep; some with a second parent. */
static void big_units(struct big *b, struct model_entry *section)
{
    static const char *const kinds[] = {"department", "affiliated", "body"};
    size_t i;
    for (i = 0; i < b->options->units; i++) {
        size_t parent = i ? (i - 1) / (3 + rng_below(&b->rng, 5)) : 0;
        struct model_entry *e =
            big_item(b, MODEL_UNIT, section, big_format(b, "u%lld", (long long)i + 1));
        e->order = (int)i + 1;
        e->item->unit_kind = i ? kinds[i % 3] : "root";
        e->item->unconfirmed = i % 37 == 5;
        if (i) {
            e->item->parent = big_value(big_format(b, "u%lld", (long long)parent + 1));
        }
        if (i % 40 == 39 && parent != 1) {
            e->item->also = big_value("u2");
        }
        big_texts(b, e, NULL, false);
    }
    chart_order_units(&b->m, section);
}

static void big_organization(struct big *b)
{
    struct model_entry *section = big_section(b, "organization", "chart", "structure", "机构");
    size_t i;
    big_units(b, section);
    for (i = 0; i < b->options->people && b->options->units; i++) {
        struct model_entry *e =
            big_item(b, MODEL_PERSON, section, big_format(b, "p%lld", (long long)i + 1));
        struct model_item *item = e->item;
        item->parent_entry = model_find(
            &b->m, big_format(b, "organization/u%lld", (long long)(i % b->options->units) + 1));
        item->has_start = true;
        item->has_end = i % 3 != 0;
        item->start.year = 1950 + (int64_t)rng_below(&b->rng, 70);
        item->end.year = item->start.year + 5;
        item->start.precision = item->end.precision = DATE_YEAR;
        item->as_of = big_value("2026-11");
        big_texts(b, e, NULL, false);
        big_say(b, e, 0, "detail", "主任");
    }
}

/* --- pages and works -------------------------------------------------------------------------- */

static void big_pages(struct big *b, struct model_entry *section, size_t count)
{
    struct model_entry *before = NULL;
    size_t i;
    for (i = 0; i < count; i++) {
        struct model_entry *e =
            big_item(b, MODEL_PAGE, section, big_format(b, "p%lld", (long long)i + 1));
        e->order = (int)i + 1;
        e->art = big_art(b, i);
        big_texts(b, e, NULL, true);
        big_say(b, e, 0, "status", "own");
        big_say(b, e, 0, "question", "这是什么？");
        big_say(b, e, 0, "art_alt", "彩色的图");
        big_say(b, e, 0, "sources", "museum-text");
        if (before) {
            big_say(b, e, 0, "related", before->slug);
        }
        before = e;
    }
    b->m.feature = before ? big_value(before->slug) : b->m.feature;
}

static void big_works(struct big *b)
{
    struct model_entry *section = big_section(b, "honours", "gallery", "honours", "荣誉");
    size_t i;
    for (i = 0; i < b->options->works; i++) {
        struct model_entry *e =
            big_item(b, MODEL_WORK, section, big_format(b, "w%lld", (long long)i + 1));
        e->order = (int)i + 1;
        e->art = big_art(b, i);
        e->item->has_start = true;
        e->item->start.year = 1980 + (int64_t)i % 46;
        e->item->start.precision = DATE_YEAR;
        big_texts(b, e, NULL, false);
    }
}

static void big_fill(struct big *b)
{
    const struct bigpack *o = b->options;
    big_frame(b);
    big_pages(b, big_section(b, "guide", "book", "duties", "指南"), 3);
    if (o->events) {
        big_history(b);
    }
    if (o->units) {
        big_organization(b);
    }
    if (o->works) {
        big_works(b);
    }
    if (o->pages) {
        big_pages(b, big_section(b, "science", "articles", "history", "科学"), o->pages);
    }
    items_order(&b->m);
    writer_number(&b->m);
}

bool bigpack_write(const struct bigpack *options, struct err *err)
{
    struct author_options output = {.output = options->path, .builder = "a test"};
    struct big b = {.options = options};
    bool ok;
    snprintf(b.root, sizeof b.root, "%s.pictures", options->path);
    b.m.root = b.root;
    b.m.d = &b.d;
    rng_seed(&b.rng, options->seed);
    big_fill(&b);
    ok = big_pictures(&b, err) && writer_write(&b.m, &output, err);
    if (b.d.errors > 0) {
        ok = err_set(err, ERR_INVALID, "%s", b.d.items[0].text);
    }
    big_remove(&b);
    diag_finish(&b.d);
    arena_finish(&b.m.mem);
    return ok;
}
