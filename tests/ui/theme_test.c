/* The colours as numbers: every pair of roles that meets as text on ground keeps WCAG 2.2, 4.5 to 1
 * in the light and the dark theme and 7 to 1 in high contrast, for every accent; marks keep 3 to 1.
 */
#include "test.h"
#include "ui/theme.h"

struct pair {
    enum ui_role text, ground;
    const char *name;
};

static const struct pair pairs[] = {
    {ROLE_INK, ROLE_SURFACE, "ink on surface"},
    {ROLE_INK, ROLE_GROUND, "ink on ground"},
    {ROLE_INK, ROLE_RAISED, "ink on raised"},
    {ROLE_INK_SOFT, ROLE_SURFACE, "soft ink on surface"},
    {ROLE_INK_SOFT, ROLE_GROUND, "soft ink on ground"},
    {ROLE_RIGHT, ROLE_SURFACE, "right on surface"},
    {ROLE_WRONG, ROLE_SURFACE, "wrong on surface"},
    {ROLE_ON_SOIL, ROLE_SOIL, "on soil"},
    {ROLE_ON_SOIL, ROLE_SOIL_2, "on soil 2"},
    {ROLE_ON_SOIL, ROLE_SOIL_3, "on soil 3"},
    {ROLE_ON_SOIL_SOFT, ROLE_SOIL, "soft on soil"},
    {ROLE_ON_GOLD, ROLE_GOLD, "on gold"},
    {ROLE_ON_PRIMARY, ROLE_PRIMARY, "on primary"},
    {ROLE_ON_HERE, ROLE_HERE, "on here"},
    {ROLE_ACCENT, ROLE_SURFACE, "accent on surface"},
    {ROLE_ACCENT, ROLE_RAISED, "accent on raised"},
    {ROLE_ACCENT_ON, ROLE_ACCENT_FILL, "on accent fill"},
};

static void text_keeps_wcag(void)
{
    for (int theme = 0; theme < 3; theme++) {
        float least = theme == SESSION_CONTRAST ? 7.0f : 4.5f;
        for (int accent = 0; accent < ACCENT_COUNT; accent++) {
            for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
                rgba text =
                    theme_colour((enum session_theme)theme, (enum ui_accent)accent, pairs[i].text);
                rgba ground = theme_colour((enum session_theme)theme, (enum ui_accent)accent,
                                           pairs[i].ground);
                float ratio = colour_contrast(text, ground);
                if (!(ratio >= least)) {
                    test_fail(__FILE__, __LINE__, "%s, theme %d, accent %d: %.2f", pairs[i].name,
                              theme, accent, (double)ratio);
                }
            }
        }
    }
}

/* WCAG 1.4.11: what must be seen to be used. */
static void marks_keep_three_to_one(void)
{
    static const struct pair marks[] = {
        {ROLE_FOCUS, ROLE_SURFACE, "focus on surface"},
        {ROLE_FOCUS, ROLE_GROUND, "focus on ground"},
        {ROLE_FOCUS_SOIL, ROLE_SOIL, "focus on soil"},
        {ROLE_GOLD, ROLE_SOIL, "gold on soil"},
        {ROLE_HERE, ROLE_SOIL, "here on soil"},
        {ROLE_PRIMARY, ROLE_SURFACE, "primary on surface"},
    };
    for (int theme = 0; theme < 3; theme++) {
        for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
            rgba mark = theme_colour((enum session_theme)theme, ACCENT_STRUCTURE, marks[i].text);
            rgba ground =
                theme_colour((enum session_theme)theme, ACCENT_STRUCTURE, marks[i].ground);
            if (!(colour_contrast(mark, ground) >= 3.0f)) {
                test_fail(__FILE__, __LINE__, "%s, theme %d: %.2f", marks[i].name, theme,
                          (double)colour_contrast(mark, ground));
            }
        }
    }
}

static void every_role_has_a_colour(void)
{
    for (int theme = 0; theme < 3; theme++) {
        for (int role = 0; role < ROLE_COUNT; role++) {
            rgba c = theme_colour((enum session_theme)theme, ACCENT_DUTIES, (enum ui_role)role);
            bool veil = role == ROLE_SCRIM || role == ROLE_PRESSED;
            CHECK(veil ? (c & 255) > 0 && (c & 255) < 255 : (c & 255) == 255);
        }
    }
}

static void a_press_is_seen_on_every_button(void)
{
    static const enum ui_role grounds[] = {ROLE_RAISED, ROLE_SURFACE, ROLE_SOIL_2,
                                           ROLE_SOIL_3, ROLE_GOLD,    ROLE_HERE};
    for (int theme = 0; theme < 3; theme++) {
        rgba veil = theme_colour((enum session_theme)theme, ACCENT_QUIZ, ROLE_PRESSED);
        for (size_t i = 0; i < sizeof grounds / sizeof grounds[0]; i++) {
            rgba ground = theme_colour((enum session_theme)theme, ACCENT_QUIZ, grounds[i]);
            rgba pressed = colour_mix(ground, veil | 255, (float)(veil & 255) / 255);
            CHECK(pressed != ground);
        }
    }
}

static void sizes_grow_with_the_choice(void)
{
    for (int type = 0; type < TYPE_COUNT; type++) {
        float normal = theme_size(SESSION_TEXT_NORMAL, (enum ui_type)type);
        float large = theme_size(SESSION_TEXT_LARGE, (enum ui_type)type);
        float xlarge = theme_size(SESSION_TEXT_XLARGE, (enum ui_type)type);
        CHECK(normal >= 26 && large > normal && xlarge > large && xlarge <= normal * 2);
    }
    CHECK_NEAR(theme_size(SESSION_TEXT_LARGE, TYPE_BODY),
               1.5 * theme_size(SESSION_TEXT_NORMAL, TYPE_BODY), 0);
    CHECK_NEAR(theme_size(SESSION_TEXT_XLARGE, TYPE_BODY),
               2 * theme_size(SESSION_TEXT_NORMAL, TYPE_BODY), 0);
    CHECK(theme_size(SESSION_TEXT_NORMAL, TYPE_DISPLAY) >
          theme_size(SESSION_TEXT_NORMAL, TYPE_TITLE));
}

static void high_contrast_is_another_drawing(void)
{
    CHECK(theme_hairline(SESSION_CONTRAST) >= 2);
    CHECK(theme_hairline(SESSION_LIGHT) == 0 && theme_hairline(SESSION_DARK) == 0);
    for (int accent = 0; accent < ACCENT_COUNT; accent++) {
        CHECK_INT(theme_colour(SESSION_CONTRAST, (enum ui_accent)accent, ROLE_ACCENT_FILL),
                  0x000000FF);
    }
}

static void accents_by_name(void)
{
    static const char *const names[] = {"history", "structure", "duties", "honours",
                                        "quiz",    "youth",     "group"};
    for (int i = 0; i < ACCENT_COUNT; i++) {
        CHECK_INT(theme_accent(names[i]), i);
    }
    CHECK_INT(theme_accent("comet"), ACCENT_STRUCTURE);
    CHECK_INT(theme_accent(""), ACCENT_STRUCTURE);
}

/* --- X6: what colour-blind eyes see -------------------------------------------------------------
 */

/* Simulation at full severity in linear RGB. Source: Machado, Oliveira, Fernandes 2009, table 1. */
static const float blindness[3][3][3] = {
    {{0.152286f, 1.052583f, -0.204868f}, /* protanopia */
     {0.114503f, 0.786281f, 0.099216f},
     {-0.003882f, -0.048116f, 1.051998f}},
    {{0.367322f, 0.860646f, -0.227968f}, /* deuteranopia */
     {0.280085f, 0.672501f, 0.047413f},
     {-0.011820f, 0.042940f, 0.968881f}},
    {{1.255528f, -0.076749f, -0.178779f}, /* tritanopia */
     {-0.078411f, 0.930809f, 0.147602f},
     {0.004733f, 0.691367f, 0.303900f}},
};

static float eye_linear(uint32_t channel)
{
    float c = (float)channel / 255.0f;
    return c <= 0.04045f ? c / 12.92f : powf((c + 0.055f) / 1.055f, 2.4f);
}

static float eye_root(float t)
{
    return t > 216.0f / 24389.0f ? cbrtf(t) : (24389.0f / 27.0f * t + 16.0f) / 116.0f;
}

/* CIE L*a*b* (D65) of a colour as eye `kind` sees it; -1: everybody else's. */
static void eye_lab(rgba colour, int kind, float lab[3])
{
    float in[3] = {eye_linear(colour >> 24 & 255), eye_linear(colour >> 16 & 255),
                   eye_linear(colour >> 8 & 255)};
    float c[3], x, y, z;
    for (int i = 0; i < 3; i++) {
        float sum = in[i];
        if (kind >= 0) {
            const float *row = blindness[kind][i];
            sum = row[0] * in[0] + row[1] * in[1] + row[2] * in[2];
        }
        c[i] = fminf(1, fmaxf(0, sum));
    }
    x = eye_root((0.4124564f * c[0] + 0.3575761f * c[1] + 0.1804375f * c[2]) / 0.95047f);
    y = eye_root(0.2126729f * c[0] + 0.7151522f * c[1] + 0.0721750f * c[2]);
    z = eye_root((0.0193339f * c[0] + 0.1191920f * c[1] + 0.9503041f * c[2]) / 1.08883f);
    lab[0] = 116 * y - 16;
    lab[1] = 500 * (x - y);
    lab[2] = 200 * (y - z);
}

static float eye_difference(rgba a, rgba b, int kind)
{
    float p[3], q[3];
    eye_lab(a, kind, p);
    eye_lab(b, kind, q);
    return sqrtf((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) +
                 (p[2] - q[2]) * (p[2] - q[2]));
}

static void right_and_wrong_differ_for_every_eye(void)
{
    for (int theme = 0; theme < 3; theme++) {
        rgba right = theme_colour((enum session_theme)theme, ACCENT_QUIZ, ROLE_RIGHT);
        rgba wrong = theme_colour((enum session_theme)theme, ACCENT_QUIZ, ROLE_WRONG);
        for (int kind = -1; kind < 3; kind++) {
            CHECK(eye_difference(right, wrong, kind) >= 20);
        }
    }
}

/* Selected (gold) and not selected (ink, white, soil) on every screen that selects. */
static void selected_differs_for_every_eye(void)
{
    static const enum ui_role others[] = {ROLE_INK, ROLE_SURFACE, ROLE_SOIL_3};
    for (int theme = 0; theme < 3; theme++) {
        rgba gold = theme_colour((enum session_theme)theme, ACCENT_HISTORY, ROLE_GOLD);
        for (int i = 0; i < 3; i++) {
            rgba other = theme_colour((enum session_theme)theme, ACCENT_HISTORY, others[i]);
            for (int kind = -1; kind < 3; kind++) {
                CHECK(eye_difference(gold, other, kind) >= 20);
            }
        }
    }
}

int main(int argc, char **argv)
{
    TEST_BEGIN(argc, argv);
    RUN(text_keeps_wcag);
    RUN(marks_keep_three_to_one);
    RUN(every_role_has_a_colour);
    RUN(a_press_is_seen_on_every_button);
    RUN(sizes_grow_with_the_choice);
    RUN(high_contrast_is_another_drawing);
    RUN(accents_by_name);
    RUN(right_and_wrong_differ_for_every_eye);
    RUN(selected_differs_for_every_eye);
    return TEST_END();
}
