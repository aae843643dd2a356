/* Contrast as it is on the glass: the frame is painted without its words and icons, and the colour
 * of each run is compared with the pixels it would have been painted on. The worst hundredth of
 * them counts, so that one bright speck of a drawing does not, and a pale cloud under a word does.
 * Source: WCAG 2.2, relative luminance, 1.4.3, 1.4.6, 1.4.11. */
#include "look_contrast.h"

#include "base/mem.h"

#include <math.h>
#include <string.h>

#define BINS 1024 /* of contrast, 1 to 21 */
#define WORST_PART 100
#define LARGE_BOLD 44.0f

struct contrast_pixels {
    const uint32_t *pixels;
    int width, height;
    float scale;
};

struct contrast_worst {
    float ratio;
    uint32_t ground; /* a pixel of that contrast, 0xRRGGBB */
};

static float contrast_linear(uint32_t byte)
{
    float c = (float)byte / 255.0f;
    return c <= 0.04045f ? c / 12.92f : powf((c + 0.055f) / 1.055f, 2.4f);
}

static void contrast_table(float linear[256])
{
    for (uint32_t i = 0; i < 256; i++) {
        linear[i] = contrast_linear(i);
    }
}

static float contrast_luminance(const float linear[256], uint32_t rgb)
{
    return 0.2126f * linear[rgb >> 16 & 0xFF] + 0.7152f * linear[rgb >> 8 & 0xFF] +
           0.0722f * linear[rgb & 0xFF];
}

/* The colour that `ink` gives on `ground`. */
static uint32_t contrast_blend(rgba ink, uint32_t ground)
{
    uint32_t alpha = ink & 0xFF, out = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        uint32_t over = ink >> (shift + 8) & 0xFF, under = ground >> shift & 0xFF;
        out |= ((over * alpha + under * (255 - alpha)) / 255) << shift;
    }
    return out;
}

static struct contrast_worst contrast_under(const struct contrast_pixels *p,
                                            const float linear[256], rgba ink, struct rect box)
{
    struct irect r =
        irect_cross(rect_to_pixels(box, p->scale), (struct irect){0, 0, p->width, p->height});
    uint32_t counts[BINS] = {0}, samples[BINS] = {0}, total = 0, sum = 0;
    struct contrast_worst worst = {21, 0};
    for (int y = r.y0; y < r.y1; y++) {
        for (int x = r.x0; x < r.x1; x++) {
            uint32_t ground = p->pixels[(size_t)y * (size_t)p->width + (size_t)x] & 0xFFFFFF;
            float a = contrast_luminance(linear, ground) + 0.05f;
            float b = contrast_luminance(linear, contrast_blend(ink, ground)) + 0.05f;
            float ratio = a > b ? a / b : b / a;
            int bin = (int)((ratio - 1) / 20.0f * (BINS - 1));
            bin = bin < 0 ? 0 : bin >= BINS ? BINS - 1 : bin;
            counts[bin]++;
            samples[bin] = ground;
            total++;
        }
    }
    for (int i = 0; i < BINS && total; i++) {
        sum += counts[i];
        if (sum * WORST_PART >= total && counts[i]) {
            worst.ratio = 1 + 20.0f * ((float)i + 0.999f) / (BINS - 1);
            worst.ground = samples[i];
            break;
        }
    }
    return worst;
}

/* The list without words, icons, and what belongs to words. Commands are copied, what they point to
 * is shared. */
static struct draw_list contrast_bare(const struct draw_list *list)
{
    struct draw_list bare = *list;
    bare.commands = mem_alloc((list->count + 1) * sizeof *bare.commands);
    bare.capacity = list->count + 1;
    bare.count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct draw_command *c = &list->commands[i];
        if (c->kind != DRAW_GLYPHS && c->kind != DRAW_ICON &&
            !(c->kind == DRAW_FILL && look_belongs_to_text(list, i))) {
            bare.commands[bare.count++] = *c;
        }
    }
    return bare;
}

static bool contrast_disabled(const struct look *l, struct rect r, const struct ui_element *text)
{
    const struct ui_element *e = look_target_around(l, r, text);
    return e && e->disabled;
}

/* Words that a scroller cuts lie half under its edge; the lines beside them say the same. So do
 * those that lie under the line round its paper. */
static bool contrast_cut(struct rect whole, struct rect seen)
{
    return seen.h < whole.h - 1 || seen.w < whole.w - 1;
}

static float contrast_needed(const struct look *l, const struct draw_command *c)
{
    if (l->scene->theme == SESSION_CONTRAST) {
        return 7.0f;
    }
    return c->as.run.size >= LARGE_BOLD && c->as.run.face & TEXT_FACE_BOLD ? 3.0f : 4.5f;
}

static void contrast_texts(const struct look *l, const struct contrast_pixels *p,
                           const float linear[256])
{
    for (size_t i = 0; i < l->run_count; i++) {
        const struct look_run *run = &l->runs[i];
        float needed = contrast_needed(l, run->drawn);
        struct contrast_worst worst;
        if (contrast_cut(run->ink, run->seen) || contrast_disabled(l, run->seen, run->element)) {
            continue;
        }
        worst = contrast_under(p, linear, run->drawn->colour, run->seen);
        if (worst.ratio < needed) {
            finding(l->findings, RULE_TEXT_CONTRAST, l->scene, run->element->label,
                    "has %.1f:1 and needs %.1f: #%06X on #%06X at %.0f, %.0f (%.0f x %.0f)",
                    (double)worst.ratio, (double)needed, (unsigned)(run->drawn->colour >> 8),
                    (unsigned)worst.ground, (double)run->seen.x, (double)run->seen.y,
                    (double)run->seen.w, (double)run->seen.h);
        }
    }
}

static void contrast_icons(const struct look *l, const struct contrast_pixels *p,
                           const float linear[256])
{
    bool covered = l->element_count > 0 && l->elements[0].covered;
    for (size_t i = covered ? l->top : 0; i < l->list->count; i++) {
        const struct draw_command *c = &l->list->commands[i];
        struct rect box = rect_inset(c->rect, c->rect.w * 0.1f);
        struct rect whole = c->rect;
        struct contrast_worst worst;
        if (c->kind != DRAW_ICON || contrast_cut(whole, rect_cross(whole, look_seen(l, i))) ||
            contrast_disabled(l, box, NULL)) {
            continue;
        }
        worst = contrast_under(p, linear, c->colour, box);
        if (worst.ratio < 3.0f) {
            finding(l->findings, RULE_ICON_CONTRAST, l->scene, c->as.icon.name,
                    "has %.1f:1 and needs 3.0: #%06X on #%06X at %.0f, %.0f", (double)worst.ratio,
                    (unsigned)(c->colour >> 8), (unsigned)worst.ground, (double)c->rect.x,
                    (double)c->rect.y);
        }
    }
}

void look_at_contrast(const struct look *l)
{
    struct draw_list bare = contrast_bare(l->list);
    struct contrast_pixels p = {.pixels = stage_paint(l->stage, &bare),
                                .width = stage_width(l->stage),
                                .height = stage_height(l->stage),
                                .scale = l->list->scale};
    float linear[256];
    contrast_table(linear);
    contrast_texts(l, &p, linear);
    contrast_icons(l, &p, linear);
    mem_free(bare.commands);
}
