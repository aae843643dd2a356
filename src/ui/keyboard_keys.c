/* The plan of the keyboard: three forms for three shapes of room, one list of keys for all layers.
 *
 * Sizes are those of the design: keys 165 x 96 with 16 between them on a wide screen, 96 x 104 with
 * 8 between them on a tall one. When the room is low the gaps go first, then the words move beside
 * the letters; the keys themselves become lower only when nothing else helps, and never than 15 mm.
 */
#include "ui/keyboard_keys.h"

#include <math.h>
#include <string.h>

#define WIDE 1400.0f     /* u from which the wide measures hold */
#define KEY_MM 15.0f     /* audit rule T2 */
#define BEZEL_MM 8.0f    /* audit rule T5 */
#define KEY_LEAST 96.0f  /* u, as long as there is room */
#define KEY_LOWEST 56.0f /* u */
#define COLUMNS 10
#define ROWS 3
#define BESIDE_PART 0.3f /* of the width, for the words beside the letters */
#define LAST_ROW 7       /* letters of the third row, between two wide keys */

static const char letters[] = "qwertyuiopasdfghjklzxcvbnm";
static const char digits[] = "1234567890";
static const int letter_rows[ROWS] = {10, 9, 7};

static float plan_height(const struct keyboard_plan *p)
{
    int rows = p->form == KEYBOARD_FULL     ? p->rows + 1
               : p->form == KEYBOARD_NARROW ? p->rows + 2
                                            : p->rows;
    return p->top + (float)rows * p->key_h + (float)(rows - 1) * p->gap_y + p->bottom;
}

static void plan_narrow(struct keyboard_plan *p, float width, float least)
{
    float room = width - 2 * p->margin;
    p->form = KEYBOARD_NARROW;
    p->columns = (int)((room + p->gap_x) / (least + p->gap_x));
    p->columns = p->columns < 4 ? 4 : p->columns;
    p->rows = ((int)strlen(letters) + p->columns - 1) / p->columns;
    p->key_w = (room - (float)(p->columns - 1) * p->gap_x) / (float)p->columns;
}

/* Gaps first, then the words beside the letters, then lower keys. */
static void plan_lower(struct keyboard_plan *p, float width, float room, float least)
{
    float over;
    int rows;
    p->gap_y = 8;
    p->top = p->bottom = 8;
    p->key_h = fmaxf(KEY_LEAST, least);
    p->height = plan_height(p);
    if (p->height > room && p->form == KEYBOARD_FULL && width >= WIDE) {
        p->form = KEYBOARD_BESIDE;
        p->gap_x = 8;
        p->key_w = ((width - 2 * p->margin) * (1 - BESIDE_PART) - 24 - 9 * p->gap_x) / COLUMNS;
        p->height = plan_height(p);
    }
    over = p->height - room;
    if (over > 0) {
        rows = (int)((p->height - p->top - p->bottom + p->gap_y) / (p->key_h + p->gap_y) + 0.5f);
        p->key_h = fmaxf(fmaxf(KEY_LOWEST, least), p->key_h - over / (float)rows);
        p->height = plan_height(p);
    }
}

struct keyboard_plan keyboard_plan(float width, float room, float mm)
{
    bool wide = width >= WIDE;
    float least = KEY_MM * mm;
    struct keyboard_plan p = {.form = KEYBOARD_FULL,
                              .margin = wide ? UI_MARGIN : fmaxf(24, BEZEL_MM * mm),
                              .gap_x = wide ? 16 : 8,
                              .gap_y = wide ? 16 : 8,
                              .key_h = fmaxf(wide ? KEY_LEAST : 104, least),
                              .top = wide ? 16 : 20,
                              .bottom = wide ? 16 : 28,
                              .columns = COLUMNS,
                              .rows = ROWS};
    p.key_w = (width - 2 * p.margin - (COLUMNS - 1) * p.gap_x) / COLUMNS;
    if (p.key_w < least) {
        plan_narrow(&p, width, least);
    }
    p.height = plan_height(&p);
    if (p.height > room) {
        plan_lower(&p, width, room, least);
    }
    return p;
}

/* --- cells ------------------------------------------------------------------------------------ */

static float plan_line(const struct keyboard_plan *p, struct rect r, int row)
{
    return r.y + p->top + (float)row * (p->key_h + p->gap_y);
}

/* Width of the block of letters. */
static float plan_block(const struct keyboard_plan *p)
{
    return (float)p->columns * (p->key_w + p->gap_x) - p->gap_x;
}

/* Of the third row's wide keys. */
static float plan_wide_key(const struct keyboard_plan *p)
{
    float step = p->key_w + p->gap_x;
    return (plan_block(p) - (float)LAST_ROW * step - p->gap_x) / 2;
}

static struct rect cell_at(const struct keyboard_plan *p, struct rect r, int row, float shift,
                           int column)
{
    return rect_make(r.x + p->margin + shift + (float)column * (p->key_w + p->gap_x),
                     plan_line(p, r, row), p->key_w, p->key_h);
}

/* Place of the i-th letter: rows of 10, 9 and 7, or rows filled one after another. */
static struct rect cell_letter(const struct keyboard_plan *p, struct rect r, int i)
{
    int row = 0;
    if (p->form == KEYBOARD_NARROW) {
        return cell_at(p, r, i / p->columns, 0, i % p->columns);
    }
    while (i >= letter_rows[row]) {
        i -= letter_rows[row++];
    }
    return cell_at(p, r, row, (float)(COLUMNS - letter_rows[row]) * (p->key_w + p->gap_x) / 2, i);
}

/* Offers fill their rows; the third one leaves the place of the wide keys. */
static int cells_of_offers(const struct keyboard_plan *p)
{
    return p->form == KEYBOARD_NARROW ? p->columns * p->rows
           : p->form == KEYBOARD_FULL ? 2 * COLUMNS + LAST_ROW
                                      : ROWS * COLUMNS;
}

static struct rect cell_offer(const struct keyboard_plan *p, struct rect r, int i)
{
    float shift = 0;
    int row = i / p->columns;
    if (p->form == KEYBOARD_FULL && row == 2) {
        shift = plan_wide_key(p) + p->gap_x;
    }
    return cell_at(p, r, row, shift, i % p->columns);
}

/* --- lists ------------------------------------------------------------------------------------ */

struct key_list {
    struct keyboard_key *keys;
    size_t count;
};

static struct keyboard_key *list_add(struct key_list *l, enum keyboard_key_kind kind,
                                     struct rect rect)
{
    struct keyboard_key *key;
    l->count -= l->count == KEYBOARD_KEYS_MAX; /* no plan has so many; the last place is reused */
    key = &l->keys[l->count++];
    memset(key, 0, sizeof *key);
    key->kind = kind;
    key->rect = rect;
    return key;
}

static void list_offers(struct key_list *l, const struct keyboard_plan *p, struct rect r,
                        const struct ui_keyboard *k, int first, int *page)
{
    int cells = cells_of_offers(p) - first, count = (int)k->offer_count;
    int per = count > cells ? cells - 2 : cells; /* two discs turn the pages */
    int pages = per > 0 ? (count + per - 1) / per : 1, i;
    int before = p->form == KEYBOARD_FULL && first == 0 ? 2 * COLUMNS : cells + first - 2;
    *page = *page >= pages ? pages - 1 : *page;
    *page = *page < 0 ? 0 : *page;
    for (i = 0; i < cells; i++) {
        int offer = *page * per + i;
        int cell = first + i;
        if (pages > 1 && (cell == before || cell == cells + first - 1)) {
            bool back = cell == before;
            list_add(l, back ? KEY_BEFORE : KEY_BEHIND, cell_offer(p, r, cell))->disabled =
                back ? *page == 0 : *page + 1 >= pages;
            continue;
        }
        offer -= pages > 1 && cell > before;
        if (offer < count) {
            list_add(l, KEY_OFFER, cell_offer(p, r, cell))->offer = (size_t)offer;
        }
    }
}

static void list_characters(struct key_list *l, const struct keyboard_plan *p, struct rect r,
                            const struct ui_keyboard *k, int *page)
{
    const char *c = k->layer == KEYBOARD_DIGITS ? digits : letters;
    int i = 0;
    if (k->layer == KEYBOARD_LETTERS || k->layer == KEYBOARD_DIGITS) {
        for (; c[i]; i++) {
            bool row = k->layer == KEYBOARD_DIGITS && p->form != KEYBOARD_NARROW;
            struct rect place = row ? cell_offer(p, r, i) : cell_letter(p, r, i);
            list_add(l, KEY_LETTER, place)->letter[0] = c[i];
        }
    }
    if (k->layer == KEYBOARD_DIGITS) { /* their rows begin below the digits */
        i = (i + p->columns - 1) / p->columns * p->columns;
        list_offers(l, p, r, k, i, page);
    } else if (k->layer != KEYBOARD_LETTERS) {
        list_offers(l, p, r, k, 0, page);
    }
}

/* The first of a row of layers is as wide as the key above it, as in the design. */
static float list_layers(struct key_list *l, const struct keyboard_plan *p, float x, float y,
                         const struct ui_keyboard *k, float first, float other)
{
    size_t i;
    for (i = 0; i < k->layer_count; i++) {
        float w = i == 0 ? first : other;
        list_add(l, KEY_LAYER, rect_make(x, y, w, p->key_h))->layer = k->layers[i];
        x += w + p->gap_x;
    }
    return x;
}

static void list_words_full(struct key_list *l, const struct keyboard_plan *p, struct rect r,
                            const struct ui_keyboard *k)
{
    float left = r.x + p->margin, right = left + plan_block(p), wide = plan_wide_key(p);
    float third = plan_line(p, r, 2), y = plan_line(p, r, 3), done = 2 * p->key_w + p->gap_x, x;
    list_add(l, KEY_LAYER, rect_make(left, third, wide, p->key_h))->layer = KEYBOARD_DIGITS;
    list_add(l, KEY_BACKSPACE, rect_make(right - wide, third, wide, p->key_h))->disabled = k->empty;
    x = list_layers(l, p, left, y, k, wide, p->key_w);
    list_add(l, KEY_SPACE, rect_make(x, y, right - done - p->gap_x - x, p->key_h))->disabled =
        k->empty;
    list_add(l, KEY_DONE, rect_make(right - done, y, done, p->key_h));
}

static void list_words_beside(struct key_list *l, const struct keyboard_plan *p, struct rect r,
                              const struct ui_keyboard *k)
{
    float left = r.x + p->margin + plan_block(p) + 24, right = r.x + r.w - p->margin,
          w = right - left;
    float y = plan_line(p, r, 1), half = (w - p->gap_x) / 2, each;
    size_t n = k->layer_count + 1; /* and the digits */
    list_add(l, KEY_SPACE, rect_make(left, plan_line(p, r, 0), half, p->key_h))->disabled =
        k->empty;
    list_add(l, KEY_BACKSPACE, rect_make(right - half, plan_line(p, r, 0), half, p->key_h))
        ->disabled = k->empty;
    each = (w - (float)(n - 1) * p->gap_x) / (float)n;
    list_layers(l, p, left, y, k, each, each);
    list_add(l, KEY_LAYER, rect_make(right - each, y, each, p->key_h))->layer = KEYBOARD_DIGITS;
    list_add(l, KEY_DONE, rect_make(left, plan_line(p, r, 2), w, p->key_h));
}

static void list_words_narrow(struct key_list *l, const struct keyboard_plan *p, struct rect r,
                              const struct ui_keyboard *k)
{
    float left = r.x + p->margin, right = left + plan_block(p), w = right - left;
    float y = plan_line(p, r, p->rows), each = (w - 2 * p->gap_x) / 3;
    size_t n = k->layer_count + 1;
    list_add(l, KEY_LAYER, rect_make(left, y, each, p->key_h))->layer = KEYBOARD_DIGITS;
    list_add(l, KEY_SPACE, rect_make(left + each + p->gap_x, y, each, p->key_h))->disabled =
        k->empty;
    list_add(l, KEY_BACKSPACE, rect_make(right - each, y, each, p->key_h))->disabled = k->empty;
    y = plan_line(p, r, p->rows + 1);
    each = (w - (float)(n - 1) * p->gap_x) / (float)n;
    list_layers(l, p, left, y, k, each, each);
    list_add(l, KEY_DONE, rect_make(right - each, y, each, p->key_h));
}

size_t keyboard_keys(const struct keyboard_plan *p, struct rect r, const struct ui_keyboard *k,
                     int *page, struct keyboard_key keys[KEYBOARD_KEYS_MAX])
{
    struct key_list l = {keys, 0};
    *page = k->page;
    list_characters(&l, p, r, k, page);
    switch (p->form) {
    case KEYBOARD_FULL:
        list_words_full(&l, p, r, k);
        break;
    case KEYBOARD_BESIDE:
        list_words_beside(&l, p, r, k);
        break;
    case KEYBOARD_NARROW:
        list_words_narrow(&l, p, r, k);
        break;
    }
    return l.count;
}
