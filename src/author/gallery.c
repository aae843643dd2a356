/* gallery/<section>/captions.csv and the pictures beside it: each row is one picture with its
 * licence, and the work it shows. The pictures become part of the pack like those of media/. */
#include "author/cells.h"
#include "author/folder.h"
#include "author/items.h"
#include "author/settings.h"

#include <string.h>

static const struct cells_name gallery_columns[] = {{"file", "文件 图片", CELLS_MUST},
                                                    {"id", "编号", 0},
                                                    {"order", "顺序", 0},
                                                    {"date", "日期 时间", 0},
                                                    {"display_date", "显示日期", CELLS_WORDS},
                                                    {"title", "标题 名称", CELLS_TITLE},
                                                    {"short", "简称", CELLS_WORDS},
                                                    {"text", "正文 说明", CELLS_WORDS},
                                                    {"detail", "详情 颁发", CELLS_WORDS},
                                                    {"source_line", "资料", CELLS_WORDS},
                                                    {"caption", "图片说明", CELLS_WORDS},
                                                    {"source", "许可 图片来源", CELLS_MUST},
                                                    {"credit", "署名", CELLS_WORDS},
                                                    {"alt", "图片描述", CELLS_WORDS},
                                                    {"focus_x", "焦点x", 0},
                                                    {"focus_y", "焦点y", 0},
                                                    CELLS_COMMON};

#define GALLERY_COLUMNS (sizeof gallery_columns / sizeof *gallery_columns)

/* `missing`: the message for it, with the language's tag. */
static const char *gallery_words(const struct cells *c, size_t row, const char *name, size_t lang,
                                 const char *missing)
{
    struct csv_cell cell = cells_in(c, row, name, lang);
    if (cell.text[0]) {
        return cell.text;
    }
    if (lang == c->m->default_lang) {
        diag_add(c->m->d, DIAG_ERROR, cells_place(c, &cell), missing, c->m->languages[lang].tag);
    }
    return NULL;
}

static bool gallery_picture(const struct cells *c, size_t row, const char *folder)
{
    struct model_picture *p =
        tables_picture(c->m, folder, cells_value(c, row, "file"), cells_value(c, row, "source"));
    size_t lang;
    if (!p) {
        return false;
    }
    p->focus_x = cells_number(c, row, "focus_x", 0, 100, 50);
    p->focus_y = cells_number(c, row, "focus_y", 0, 100, 50);
    for (lang = 0; lang < c->m->language_count; lang++) {
        struct csv_cell credit = cells_in(c, row, "credit", lang);
        struct csv_cell alt = cells_in(c, row, "alt", lang);
        p->credit[lang] = gallery_words(c, row, "credit", lang,
                                        DIAG_TEXT("the picture has no credit_%s; say who made it"));
        p->alt[lang] = gallery_words(
            c, row, "alt", lang, DIAG_TEXT("the picture has no alt_%s; describe what it shows"));
        p->credit_place[lang] = cells_place(c, &credit);
        p->alt_place[lang] = cells_place(c, &alt);
    }
    return true;
}

/* Without an id the picture's own name will do. */
static struct model_value gallery_id(const struct cells *c, size_t row)
{
    struct model_value id = cells_value(c, row, "id"), file = cells_value(c, row, "file");
    const char *dot = file.text ? strrchr(file.text, '.') : NULL;
    if (id.text || !dot) {
        return id;
    }
    file.text = arena_copy(&c->m->mem, file.text, (size_t)(dot - file.text));
    return file;
}

static void gallery_work(const struct cells *c, size_t row, const char *folder,
                         struct model_entry *section)
{
    static const char *const words[] = {"title",        "title",        "short",   "short",
                                        "display_date", "display_date", "detail",  "detail",
                                        "source_line",  "source_line",  "caption", "art_caption",
                                        "alt",          "art_alt",      NULL};
    struct model_entry *e;
    if (!gallery_picture(c, row, folder)) {
        return;
    }
    e = cells_entry(c->m, MODEL_WORK, section, gallery_id(c, row));
    if (!e) {
        return;
    }
    cells_words(c, row, words, "text", e);
    cells_common(c, row, e);
    e->order = cells_number(c, row, "order", 1, 99999, 100000);
    e->art = cells_value(c, row, "file");
    e->item->has_start = cells_date(c, row, "date", &e->item->start);
}

void gallery_read(struct model *m, struct model_entry *section)
{
    const char *folder = arena_format(&m->mem, "gallery/%s", section->slug);
    struct cells c;
    size_t row;
    if (!cells_open(&c, m, arena_format(&m->mem, "%s/captions.csv", folder), gallery_columns,
                    GALLERY_COLUMNS)) {
        return;
    }
    for (row = 0; row < c.csv.count; row++) {
        gallery_work(&c, row, folder, section);
    }
    tables_sort(m);
    tables_files(m, folder, "captions.csv");
}
