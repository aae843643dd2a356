/* Pictures of a timeline.
 *
 * A timeline of the web names its media by address, of any site; a kiosk has no network, and shows
 * nothing without a row in credits.csv. So an address means the picture of the pack with the same
 * file name, spelt as files of packs are: /a/a4/Ada_Lovelace.jpg is ada-lovelace.jpg. Where there
 * is none, the message says what to save under which name; a player, a map or a page of another
 * site has no such name. */
#include "author/timeline/media.h"

#include "author/guess.h"
#include "author/refs.h"

#include <string.h>

bool media_quotes(const char *text)
{
    return strncmp(text, "<blockquote", 11) == 0;
}

static bool media_remote(const char *text)
{
    return strstr(text, "://") || strncmp(text, "//", 2) == 0 || strncmp(text, "www.", 4) == 0;
}

/* The last part of an address. Wikimedia puts the width before the names of its thumbnails. */
static const char *media_base(struct arena *mem, const char *text)
{
    const char *whole = arena_copy(mem, text, strcspn(text, "?#"));
    const char *slash = strrchr(whole, '/'), *base = slash ? slash + 1 : whole;
    size_t digits = strspn(base, "0123456789");
    return digits > 0 && strncmp(base + digits, "px-", 3) == 0 ? base + digits + 3 : base;
}

/* A file name with small letters, digits and '-', as media/ has them. */
static const char *media_spelt(struct arena *mem, const char *base)
{
    char *out = arena_copy_text(mem, base);
    size_t from, to = 0;
    for (from = 0; base[from]; from++) {
        char c = base[from];
        if (c == '%' && base[from + 1] && base[from + 2]) {
            from += 2;
            c = '-';
        }
        c = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '.') {
            c = '-';
        }
        if (c != '-' || (to > 0 && out[to - 1] != '-')) {
            out[to++] = c;
        }
    }
    out[to] = '\0';
    return out;
}

static bool media_is_picture(const char *file)
{
    static const char *const endings[] = {".jpg", ".jpeg", ".png", ".svg"};
    const char *dot = strrchr(file, '.');
    size_t i;
    for (i = 0; dot && dot > file && i < sizeof endings / sizeof *endings; i++) {
        if (strcmp(dot, endings[i]) == 0) {
            return true;
        }
    }
    return false;
}

static void media_missing(struct model *m, struct model_value v, const char *file)
{
    const char *near = guess_name(m, "picture", file, refs_pictures, NULL, m->picture_count);
    if (near) {
        diag_add(m->d, DIAG_ERROR, v.place, "there is no picture '%s'; did you mean '%s'?",
                 model_show(&m->mem, v.text), near);
    } else {
        diag_add(
            m->d, DIAG_ERROR, v.place,
            "there is no picture '%s'; put the file into media/ and a row into its credits.csv",
            model_show(&m->mem, v.text));
    }
}

static const struct model_picture *media_find(struct model *m, struct model_value v)
{
    const char *base = media_base(&m->mem, v.text);
    const char *spelt = media_spelt(&m->mem, base);
    const struct model_picture *p = model_picture(m, base);
    p = p ? p : model_picture(m, spelt);
    if (p) {
        return p;
    }
    if (v.text[0] == '<') {
        diag_add(m->d, DIAG_ERROR, v.place,
                 "an embedded page, which the kiosk cannot open; name a picture of media/, or empty"
                 " the cell");
    } else if (!media_remote(v.text)) {
        media_missing(m, v, spelt);
    } else if (media_is_picture(spelt)) {
        diag_add(m->d, DIAG_ERROR, v.place,
                 "'%s' lies on the network, which the kiosk has not; save it as media/%s, with a"
                 " row in credits.csv",
                 model_show(&m->mem, v.text), spelt);
    } else {
        diag_add(m->d, DIAG_ERROR, v.place,
                 "'%s' lies on the network, which the kiosk has not; name a picture of media/, or"
                 " empty the cell",
                 model_show(&m->mem, v.text));
    }
    return NULL;
}

/* "#1f4e79", "rgb(31, 78, 121)", "navy" */
bool media_is_colour(const char *text)
{
    size_t length = strlen(text), hex;
    if (text[0] == '#') {
        hex = strspn(text + 1, "0123456789abcdefABCDEF");
        return hex == length - 1 && (hex == 3 || hex == 4 || hex == 6 || hex == 8);
    }
    if (strncmp(text, "rgb", 3) == 0 || strncmp(text, "hsl", 3) == 0) {
        return text[length - 1] == ')';
    }
    return strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == length;
}

/* Credits stand in credits.csv, with the licence; one in the timeline is not shown. */
static void media_credit(const struct cells *c, size_t row, const struct model_picture *p)
{
    struct model *m = c->m;
    size_t lang;
    for (lang = 0; lang < m->language_count; lang++) {
        struct csv_cell cell = cells_in(c, row, "media_credit", lang);
        const char *credit = p->credit[lang];
        if (cell.text[0] && !(credit && strstr(credit, cell.text))) {
            diag_add(m->d, DIAG_NOTE, cells_place(c, &cell),
                     "the credit of '%s' in credits.csv is shown instead; write there who made it",
                     p->file);
        }
    }
}

static void media_background(const struct cells *c, struct model_value v, struct model_entry *e)
{
    struct model *m = c->m;
    const struct model_picture *p;
    if (!v.text || media_is_colour(v.text)) {
        return; /* the theme decides about colours */
    }
    if (v.text[0] == '#') {
        diag_add(m->d, DIAG_ERROR, v.place,
                 "'%s' is not a colour; write '#' and six of the digits 0-9 and a-f",
                 model_show(&m->mem, v.text));
        return;
    }
    p = media_find(m, v);
    if (p && e->art.text) {
        diag_add(m->d, DIAG_NOTE, v.place,
                 "the background is not shown beside the picture in 'media'; empty the cell");
    } else if (p) {
        e->art.text = p->file;
        e->art.place = v.place;
    }
}

/* Words about a picture that is not there. */
static void media_caption(const struct cells *c, size_t row)
{
    size_t lang;
    for (lang = 0; lang < c->m->language_count; lang++) {
        struct csv_cell cell = cells_in(c, row, "media_caption", lang);
        if (cell.text[0]) {
            diag_add(c->m->d, DIAG_WARNING, cells_place(c, &cell),
                     "a caption without a picture; name the picture in 'media', or empty the cell");
        }
    }
}

void media_read(const struct cells *c, size_t row, struct model_entry *e)
{
    struct model_value v = cells_value(c, row, "media");
    if (v.text && !media_quotes(v.text)) {
        const struct model_picture *p = media_find(c->m, v);
        if (p) {
            e->art.text = p->file;
            e->art.place = v.place;
            media_credit(c, row, p);
        }
    }
    media_background(c, cells_value(c, row, "background"), e);
    if (!e->art.text && !(v.text && !media_quotes(v.text))) {
        media_caption(c, row);
    }
}
