/* A content folder written file by file, with sentences of the maker of large packs. Pages are long
 * enough (about 500 bytes a language) that reading them costs what it costs in a museum. */
#include "bigfolder.h"

#include "bigpack_parts.h"

#include "base/arena.h"

#include <string.h>
#include <sys/stat.h>

struct folder {
    const struct bigfolder *options;
    struct rng rng;
    struct arena mem;
    struct err *err;
    bool ok;
};

static const char *const folder_langs[] = {"zh", "en"};

static void folder_make(struct folder *f, const char *name)
{
    mkdir(arena_format(&f->mem, "%s/%s", f->options->path, name), 0777);
}

static void folder_file(struct folder *f, const char *name, struct buf *text)
{
    const char *path = arena_format(&f->mem, "%s/%s", f->options->path, name);
    f->ok = f->ok && buf_write_file(text, path, f->err);
    buf_finish(text);
}

static size_t folder_pages(const struct bigfolder *b)
{
    return b->entries / 2;
}

static size_t folder_sections(const struct bigfolder *b)
{
    return (folder_pages(b) + BIGFOLDER_SECTION - 1) / BIGFOLDER_SECTION;
}

/* --- the frame -------------------------------------------------------------------------------- */

static void folder_settings(struct folder *f)
{
    static const char *const tables[] = {
        "id,author,title,url,retrieved,license,license_url,attribution,changes\n"
        "museum-text,A test,Made up,,2026-11-23,CC0-1.0,,A test,\n"};
    struct buf text = {0}, sources = {0};
    size_t i;
    buf_add_text(&text, "[pack]\nid = big\nseq = 1\nlabel = test\ndefault_lang = zh\n"
                        "home = book-1 history organization\nfeature = book-1/page-1\n"
                        "scenes = lake\n\n"
                        "[lang zh]\nname = 中文\nfallback =\ntitle = 大馆\n\n"
                        "[lang en]\nname = English\nfallback = zh\ntitle = Big Museum\n");
    for (i = 1; i <= folder_sections(f->options); i++) {
        buf_format(&text, "\n[section book-%zu]\nkind = book\naccent = duties\n", i);
    }
    buf_add_text(&text, "\n[section history]\nkind = timeline\naccent = history\n"
                        "\n[section organization]\nkind = chart\naccent = structure\n"
                        "\n[scene lake]\nart = big-1.png\ntall = big-1.png\n");
    folder_file(f, "pack.ini", &text);
    buf_add_text(&sources, tables[0]);
    folder_file(f, "sources.csv", &sources);
}

static void folder_pictures(struct folder *f)
{
    struct buf credits = {0};
    size_t i;
    buf_add_text(&credits, "file,source,credit_zh,credit_en,focus_x,focus_y,alt_zh,alt_en\n");
    for (i = 1; i <= f->options->pictures; i++) {
        struct buf png = {0};
        big_png(i, &png);
        folder_file(f, arena_format(&f->mem, "media/big-%zu.png", i), &png);
        buf_format(&credits, "big-%zu.png,museum-text,测试,Test,50,50,彩色的图,Colours\n", i);
    }
    folder_file(f, "media/credits.csv", &credits);
}

static void folder_words(struct folder *f, size_t lang)
{
    static const char *const home[] = {
        "---\nheadline: 很多很多 | 东西\ninvite: 点一下。\nfeature_kicker: 今天\n"
        "feature_button: 去看看\nsources: museum-text\n---\n",
        "---\nheadline: So many | things\ninvite: Touch one.\nfeature_kicker: Today\n"
        "feature_button: Have a look\n---\n"};
    static const char *const scene[] = {
        "---\ncouplet: 青山为屏 | 碧水为镜\nfact: 湖面像一面镜子。\n"
        "sources: museum-text\n---\n",
        "---\nfact: The lake is like a mirror.\nsources: museum-text\n---\n"};
    struct buf a = {0}, b = {0};
    buf_add_text(&a, home[lang]);
    folder_file(f, arena_format(&f->mem, "%s/home.md", folder_langs[lang]), &a);
    buf_add_text(&b, scene[lang]);
    folder_file(f, arena_format(&f->mem, "%s/attract/lake.md", folder_langs[lang]), &b);
}

/* --- pages ------------------------------------------------------------------------------------ */

static void folder_say(struct folder *f, struct buf *out, const char *key, size_t lang,
                       size_t words, const char *stop)
{
    buf_format(out, "%s: ", key);
    big_sentence(&f->rng, lang, words, out);
    buf_format(out, "%s\n", stop);
}

static void folder_index(struct folder *f, const char *section, size_t lang)
{
    static const char *const stops[] = {"。", "."};
    struct buf text = {0};
    buf_add_text(&text, "---\n");
    folder_say(f, &text, "title", lang, 2, "");
    folder_say(f, &text, "summary", lang, 5, stops[lang]);
    buf_add_text(&text, lang == 0 ? "lines: 看看 | 想想\nposter: big-1.png\n"
                                  : "lines: Look | and think\n");
    buf_add_text(&text, "status: own\nas_of: 2026-11-23\nsources: museum-text\n---\n");
    folder_file(f, arena_format(&f->mem, "%s/%s/index.md", folder_langs[lang], section), &text);
}

/* The first page leads to every book, every other page to the first. */
static void folder_related(const struct folder *f, size_t number, struct buf *text)
{
    size_t books = folder_sections(f->options), i;
    buf_format(text, "related: book-1/page-%d", number == 1 ? 2 : 1);
    for (i = 2; number == 1 && i <= books; i++) {
        buf_format(text, "; book-%zu", i);
    }
    buf_add_text(text, "\n");
}

static void folder_page(struct folder *f, size_t number, size_t lang)
{
    static const char *const stops[] = {"。", ". "};
    size_t section = (number - 1) / BIGFOLDER_SECTION + 1, i;
    struct buf text = {0};
    buf_add_text(&text, "---\n");
    folder_say(f, &text, "title", lang, 2, arena_format(&f->mem, " %zu", number));
    if (number == 1) {
        folder_say(f, &text, "question", lang, 2, lang == 0 ? "？" : "?");
    }
    folder_say(f, &text, "summary", lang, 4, lang == 0 ? "。" : ".");
    buf_add_text(&text, "status: own\nas_of: 2026-11-23\nsources: museum-text\n");
    if (lang == 0) {
        buf_format(&text, "order: %zu\n", (number - 1) % BIGFOLDER_SECTION + 1);
    }
    folder_related(f, number, &text);
    buf_add_text(&text, "---\n\n## ");
    big_sentence(&f->rng, lang, 2, &text);
    for (i = 0; i < 9; i++) {
        buf_add_text(&text, i % 3 == 0 ? "\n\n" : "");
        big_sentence(&f->rng, lang, 4 + rng_below(&f->rng, 4), &text);
        buf_add_text(&text, stops[lang]);
    }
    buf_format(&text, "\n\n[book](page:book-%zu)\n", section);
    folder_file(
        f, arena_format(&f->mem, "%s/book-%zu/page-%zu.md", folder_langs[lang], section, number),
        &text);
}

static void folder_books(struct folder *f)
{
    size_t i, lang;
    for (lang = 0; lang < 2; lang++) {
        folder_make(f, folder_langs[lang]);
        folder_make(f, arena_format(&f->mem, "%s/attract", folder_langs[lang]));
        folder_words(f, lang);
        for (i = 1; i <= folder_sections(f->options) + 2; i++) {
            const char *section = i <= folder_sections(f->options)
                                      ? arena_format(&f->mem, "book-%zu", i)
                                  : i == folder_sections(f->options) + 1 ? "history"
                                                                         : "organization";
            folder_make(f, arena_format(&f->mem, "%s/%s", folder_langs[lang], section));
            folder_index(f, section, lang);
        }
        for (i = 1; i <= folder_pages(f->options); i++) {
            folder_page(f, i, lang);
        }
    }
}

/* --- tables ----------------------------------------------------------------------------------- */

static void folder_cells(struct folder *f, struct buf *out, size_t words, const char *zh,
                         const char *en)
{
    big_sentence(&f->rng, 0, words, out);
    buf_format(out, "%s,", zh);
    big_sentence(&f->rng, 1, words, out);
    buf_format(out, "%s,", en);
}

static void folder_events(struct folder *f, size_t count)
{
    struct buf text = {0};
    size_t i;
    buf_add_text(&text, "id,year,month,day,headline_zh,headline_en,text_zh,text_en,group,group_en,"
                        "importance,sources,related\n");
    for (i = 1; i <= count; i++) {
        buf_format(&text, "event-%zu,%u,%u,%u,", i, 1900 + rng_below(&f->rng, 126),
                   1 + rng_below(&f->rng, 12), 1 + rng_below(&f->rng, 28));
        folder_cells(f, &text, 1, arena_format(&f->mem, "%zu", i),
                     arena_format(&f->mem, " %zu", i));
        folder_cells(f, &text, 6, "。", ".");
        buf_format(&text, "%s,%u,museum-text,%s\n", i % 2 ? "本馆,The museum" : "全国,The country",
                   1 + (unsigned)(i % 5), i > 1 ? "history/event-1" : "");
    }
    folder_file(f, "history.csv", &text);
}

static void folder_units(struct folder *f, size_t count)
{
    struct buf text = {0};
    size_t i;
    buf_add_text(&text, "id,parent_id,name_zh,name_en,kind,order,as_of,text_zh,text_en,sources\n");
    for (i = 1; i <= count; i++) {
        size_t parent = (i + 6) / 8; /* a tree of eight below each */
        buf_format(&text, "unit-%zu,", i);
        buf_add_text(&text, i > 1 ? arena_format(&f->mem, "unit-%zu,", parent) : ",");
        folder_cells(f, &text, 2, arena_format(&f->mem, "%zu部", i),
                     arena_format(&f->mem, " Office %zu", i));
        buf_format(&text, "%s,%zu,2026-11,", i > 1 ? "department" : "root", (i + 6) % 8 + 1);
        folder_cells(f, &text, 4, "。", ".");
        buf_add_text(&text, "museum-text\n");
    }
    folder_file(f, "organization.csv", &text);
}

static void folder_people(struct folder *f, size_t count, size_t units)
{
    struct buf text = {0};
    size_t i;
    buf_add_text(&text, "id,unit,name_zh,name_en,post_zh,post_en,from,to,as_of,sources\n");
    for (i = 1; i <= count; i++) {
        buf_format(&text, "person-%zu,unit-%zu,", i, i % units + 1);
        folder_cells(f, &text, 1, "", "");
        folder_cells(f, &text, 2, "", "");
        buf_format(&text, "%zu,,2026-11,museum-text\n", 1960 + i % 60);
    }
    folder_file(f, "organization-people.csv", &text);
}

bool bigfolder_write(const struct bigfolder *b, struct err *err)
{
    struct folder f = {.options = b, .err = err, .ok = true};
    size_t units = b->entries * 15 / 100;
    rng_seed(&f.rng, b->seed);
    mkdir(b->path, 0777);
    folder_make(&f, "media");
    folder_settings(&f);
    folder_pictures(&f);
    folder_books(&f);
    folder_events(&f, b->entries * 3 / 10);
    folder_units(&f, units);
    folder_people(&f, b->entries * 5 / 100, units);
    arena_finish(&f.mem);
    return f.ok;
}
