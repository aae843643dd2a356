/* What the cards of packs on a stick are made of: the verdict, the name, what is wrong and what to
 * do, the picture that is torn where the copy ends. */
#include "stick.h"

#include "ui/date.h"

#include <math.h>
#include <string.h>

#define TORN_H 160.0f
#define TEETH 6

struct stick_verdict {
    enum staff_sign sign;
    enum ui_role role;
    const char *word;
};

/* The short verdict: mark and words, colour only helps. */
static struct stick_verdict stick_verdict(const struct desk_view *v, const struct desk_pack *p)
{
    static const char *const words[STORE_CODES] = {
        [STORE_STAGED] = "staff.is.newer",
        [STORE_INSTALLED] = "staff.is.here",
        [STORE_ALREADY] = "staff.is.here",
        [STORE_CANCELLED] = "staff.is.stopped",
        [STORE_NO_SIGNATURE] = "staff.is.unsigned",
        [STORE_NOT_OURS] = "staff.is.not_ours",
        [STORE_BAD_SIGNATURE] = "staff.is.bad_signature",
        [STORE_INCOMPLETE] = "staff.is.incomplete",
        [STORE_OLDER] = "staff.is.older",
        [STORE_TWO_OF_ONE] = "staff.is.double",
        [STORE_NEEDS_NEWER] = "staff.is.too_new",
        [STORE_NO_ROOM] = "staff.is.no_room",
        [STORE_TAKEN_OUT] = "staff.is.unreadable",
        [STORE_OWN_DISK] = "staff.is.own_disk",
        [STORE_DAMAGED] = "staff.is.damaged",
        [STORE_NOT_VALID] = "staff.is.not_valid",
        [STORE_DID_NOT_START] = "staff.is.did_not_start",
        [STORE_BUSY] = "staff.is.busy",
        [STORE_GONE] = "staff.is.gone",
    };
    struct stick_verdict verdict = {SIGN_CROSS, ROLE_WRONG, words[p->code]};
    if (p->code == STORE_STAGED || staff_is_work(v, p)) {
        verdict = (struct stick_verdict){SIGN_TICK, ROLE_RIGHT, words[STORE_STAGED]};
    } else if (p->code == STORE_ALREADY || p->code == STORE_INSTALLED) {
        verdict.sign = SIGN_TICK;
        verdict.role = ROLE_INK_SOFT;
    } else if (p->code == STORE_OLDER) {
        verdict.sign = SIGN_NOTE;
        verdict.role = ROLE_INK_SOFT;
    }
    return verdict;
}

/* "第 43 号（已装第 42 号）" */
static const char *stick_number(struct kiosk *k, struct ui *ui, const struct desk_pack *p)
{
    const struct desk_view *v = staff_view(k);
    const char *number = staff_number(ui, p->label.seq);
    size_t i;
    for (i = 0; i < v->pack_count; i++) {
        if (v->packs[i].running && strcmp(v->packs[i].label.id, p->label.id) == 0 &&
            v->packs[i].label.seq != p->label.seq) {
            const char *here =
                ui_word_with(ui, "staff.number.here",
                             arena_format(ui_memory(ui), "%u", (unsigned)v->packs[i].label.seq));
            return arena_format(ui_memory(ui), ui_lang(ui) == TEXT_ZH ? "%s（%s）" : "%s (%s)",
                                number, here);
        }
    }
    return number;
}

static const char *stick_facts(struct kiosk *k, struct ui *ui, const struct desk_pack *p,
                               float width, bool large)
{
    bool signs = large && p->key && p->key[0];
    const char *who[] = {stick_number(k, ui, p), p->label.label,
                         ui_date_iso(ui_memory(ui), ui_lang(ui), p->label.date)};
    const char *what[] = {staff_bytes(ui, p->label.size ? p->label.size : p->size),
                          large ? staff_langs(ui, p->label.langs) : "",
                          signs ? ui_word_with(ui, "staff.signed", p->key) : ""};
    return arena_format(ui_memory(ui), "%s\n%s", staff_facts(ui, width, TYPE_LABEL, who, 3),
                        staff_facts(ui, width, TYPE_LABEL, what, 3));
}

float staff_stick_name(struct kiosk *k, struct ui *ui, struct rect r, float y,
                       const struct desk_pack *p, bool large, bool draw)
{
    struct stick_verdict verdict = stick_verdict(staff_view(k), p);
    bool known = p->label.seq > 0;
    struct ui_text title =
        staff_serif(staff_title(ui, p), large ? TYPE_TITLE : TYPE_HEADING, ROLE_INK);
    struct ui_text facts =
        staff_text(known ? stick_facts(k, ui, p, r.w, large) : staff_bytes(ui, p->size), TYPE_LABEL,
                   ROLE_INK_SOFT);
    float top = y;
    title.size = ui_fit_size(ui, r.w, 2, &title);
    y += staff_verdict(ui, r, y, verdict.sign, verdict.role, ROLE_SURFACE,
                       ui_word(ui, verdict.word), draw) +
         12;
    y += staff_put(ui, r, y, &title, draw) + 4;
    return y + staff_put(ui, r, y, &facts, draw) - top;
}

float staff_stick_saying(struct ui *ui, struct rect r, float y, const struct desk_pack *p,
                         bool draw)
{
    const struct store_saying *saying = &store_sayings[p->code];
    struct ui_text words = staff_text(staff_saying(ui, p->code), TYPE_BODY, ROLE_INK);
    struct ui_text file = staff_text(p->shown ? p->shown : "", TYPE_CAPTION, ROLE_INK_SOFT);
    const char *code = saying->code[0] ? ui_word_with(ui, "staff.code", saying->code) : "";
    float top = y;
    words.lang = staff_saying_lang(ui);
    file.text = staff_join(ui, code, file.text);
    y += staff_put(ui, r, y, &words, draw) + 8;
    return y + staff_put(ui, r, y, &file, draw) - top;
}

static void torn_dashes(struct ui *ui, float x0, float y0, float x1, float y1)
{
    float dx = x1 - x0, dy = y1 - y0, length = sqrtf(dx * dx + dy * dy), at;
    for (at = 0; at < length; at += 22) {
        float end = fminf(at + 11, length);
        ui_line(ui, x0 + dx * at / length, y0 + dy * at / length, x0 + dx * end / length,
                y0 + dy * end / length, 4, ROLE_INK_SOFT);
    }
}

/* Zigzag at x, its tips 20 to either side; what lies right of it takes the card's ground. */
static void torn_edge(struct ui *ui, struct rect r, float x)
{
    float xy[2 * (TEETH + 3)];
    size_t n = 0;
    int i;
    for (i = 0; i <= TEETH; i++) {
        xy[n++] = x + (i % 2 ? 16 : -16);
        xy[n++] = r.y + r.h * (float)i / TEETH;
    }
    xy[n++] = r.x + r.w + 1;
    xy[n++] = r.y + r.h;
    xy[n++] = r.x + r.w + 1;
    xy[n++] = r.y;
    ui_polygon(ui, xy, n / 2, ui_colour(ui, ROLE_RAISED));
}

static void torn_picture(struct ui *ui, struct rect r, const struct desk_pack *p)
{
    float part = p->label.size ? (float)((double)p->size / (double)p->label.size) : 0.5f;
    float x = r.x + r.w * fminf(fmaxf(part, 0.08f), 0.9f);
    staff_pack_cover(ui, r, p, draw_round(UI_RADIUS));
    torn_edge(ui, r, x);
    torn_dashes(ui, x + 36, r.y + 4, r.x + r.w - 4, r.y + 4);
    torn_dashes(ui, r.x + r.w - 4, r.y + 4, r.x + r.w - 4, r.y + r.h - 4);
    torn_dashes(ui, r.x + r.w - 4, r.y + r.h - 4, x + 36, r.y + r.h - 4);
}

float staff_stick_torn(struct ui *ui, struct rect r, float y, const struct desk_pack *p, bool draw)
{
    uint64_t less = p->label.size > p->size ? p->label.size - p->size : 0;
    struct ui_text there = staff_text(
        ui_word_with(ui, "staff.torn.there", staff_bytes(ui, p->size)), TYPE_LABEL, ROLE_INK);
    struct ui_text gone = staff_text(ui_word_with(ui, "staff.torn.gone", staff_bytes(ui, less)),
                                     TYPE_LABEL, ROLE_INK_SOFT);
    struct rect half = {r.x, r.y, (r.w - 16) / 2, 0};
    float top = y, left;
    there.bold = true;
    gone.align = TEXT_END;
    if (draw) {
        torn_picture(ui, rect_make(r.x, r.y + y, r.w, TORN_H), p);
    }
    y += TORN_H + 12;
    left = staff_put(ui, half, y, &there, draw);
    half.x += half.w + 16;
    return y + fmaxf(left, staff_put(ui, half, y, &gone, draw)) - top;
}
