/* Where the visitor is in the text, and where a step takes them.
 *
 * A step never cuts a line in two: paging down brings the first line that was not wholly seen to
 * the top; paging up does the same backwards. A place survives a change of language or text size as
 * "this far into this item", or, when the other language has other items, "this far into this
 * chapter". */
#include "reader.h"

#include <math.h>

#define TOP_AIR 24.0f

size_t reader_current(const struct reader *r, const struct ui *ui, float view_height)
{
    float offset = ui_scroll_offset(ui, ui_id(READER_SCROLL));
    float eye = offset + view_height * 0.3f;
    size_t i, current = 0;
    for (i = 0; i < r->chapter_count; i++) {
        if (r->chapters[i].item < r->item_count && r->items[r->chapters[i].item].y <= eye) {
            current = i;
        }
    }
    /* At the very end the last chapter is the current one, however short it is. */
    if (r->chapter_count && r->height - view_height > 0 && offset >= r->height - view_height - 1) {
        current = r->chapter_count - 1;
    }
    return current;
}

void reader_go(struct reader *r, struct ui *ui, size_t chapter, bool at_once)
{
    float y = 0;
    if (chapter < r->chapter_count && r->chapters[chapter].item < r->item_count) {
        y = r->items[r->chapters[chapter].item].y;
    }
    ui_scroll_to(ui, ui_id(READER_SCROLL), chapter == 0 ? 0 : y, at_once);
}

/* The line height of an item's text, 0 for what must not be cut at all. */
static float item_line(const struct ui *ui, const struct reader_item *item)
{
    switch (item->kind) {
    case ITEM_PARAGRAPH:
    case ITEM_LIST:
    case ITEM_ARTICLE:
    case ITEM_QUOTE:
        return ui_size(ui, TYPE_BODY) * (ui_lang(ui) == TEXT_ZH ? 1.7f : 1.5f);
    default:
        return 0;
    }
}

/* The largest place <= y where the flow may be cut. */
static float cut_before(const struct reader *r, const struct ui *ui, float y)
{
    size_t i;
    for (i = r->item_count; i-- > 0;) {
        const struct reader_item *item = &r->items[i];
        float line = item_line(ui, item);
        if (item->y > y) {
            continue;
        }
        if (y >= item->y + item->h) {
            return item->y + item->h;
        }
        return line > 0 ? item->y + floorf((y - item->y) / line) * line : item->y;
    }
    return 0;
}

float reader_page_down(const struct reader *r, struct ui *ui, float offset, float view_height)
{
    float most = fmaxf(0, r->height - view_height);
    float cut = cut_before(r, ui, offset + view_height - 8) - TOP_AIR;
    if (cut < offset + view_height * 0.4f) { /* something taller than the view */
        cut = offset + view_height * 0.85f;
    }
    return fminf(cut, most);
}

float reader_page_up(const struct reader *r, struct ui *ui, float offset, float view_height)
{
    float wanted = offset - view_height + TOP_AIR * 2;
    float cut;
    if (wanted <= 0) {
        return 0;
    }
    cut = cut_before(r, ui, wanted + view_height * 0.1f) - TOP_AIR;
    return cut > offset - view_height * 0.4f ? fmaxf(0, offset - view_height * 0.85f)
                                             : fmaxf(0, cut);
}

static float chapter_top(const struct reader *r, size_t chapter)
{
    return chapter < r->chapter_count ? r->items[r->chapters[chapter].item].y : r->height;
}

struct reader_anchor reader_anchor(const struct reader *r, float offset)
{
    struct reader_anchor a = {0};
    size_t i;
    float top, bottom;
    a.items = r->item_count;
    for (i = 0; i < r->item_count; i++) {
        if (r->items[i].y <= offset) {
            a.item = i;
        }
    }
    if (r->item_count) {
        const struct reader_item *item = &r->items[a.item];
        a.part = item->h > 0 ? (offset - item->y) / item->h : 0;
        a.chapter = item->chapter;
    }
    top = chapter_top(r, a.chapter);
    bottom = chapter_top(r, a.chapter + 1);
    a.chapter_part = bottom > top ? (offset - top) / (bottom - top) : 0;
    return a;
}

float reader_anchor_offset(const struct reader *r, const struct reader_anchor *a)
{
    if (a->items == r->item_count && a->item < r->item_count) {
        const struct reader_item *item = &r->items[a->item];
        return item->y + a->part * item->h;
    }
    if (a->chapter < r->chapter_count) {
        float top = chapter_top(r, a->chapter), bottom = chapter_top(r, a->chapter + 1);
        return top + a->chapter_part * (bottom - top);
    }
    return 0;
}
