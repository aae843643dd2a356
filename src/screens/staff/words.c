/* Words of the staff area that are made and not looked up: amounts, moments, names of packs. */
#include "staff.h"

#include "pack/rules.h"
#include "platform/clock.h"
#include "ui/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Three figures are enough to compare two sizes; thousands, as on the boxes of sticks. */
const char *staff_bytes(struct ui *ui, uint64_t bytes)
{
    static const char *const units[] = {"KB", "MB", "GB", "TB"};
    double amount = (double)bytes / 1000;
    size_t unit = 0;
    int places;
    while (amount >= 999.5 && unit + 1 < sizeof units / sizeof *units) {
        amount /= 1000;
        unit++;
    }
    if (unit < 2) { /* 60 KB, 1.5 MB, 742 MB */
        places = unit == 1 && amount < 9.95 ? 1 : 0;
    } else {
        places = amount >= 99.95 ? 0 : amount >= 9.995 ? 1 : 2;
    }
    return arena_format(ui_memory(ui), "%.*f %s", places, amount, units[unit]);
}

/* Source: Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days. */
static void staff_civil(int64_t days, int *year, int *month, int *day)
{
    int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    *day = (int)(doy - (153 * mp + 2) / 5 + 1);
    *month = (int)(mp < 10 ? mp + 3 : mp - 9);
    *year = (int)(yoe + era * 400 + (*month <= 2));
}

const char *staff_when(struct ui *ui, int64_t seconds)
{
    int hour, minute, year, month, day;
    const char *iso;
    clock_local(seconds, &hour, &minute);
    staff_civil(clock_local_day(seconds), &year, &month, &day);
    iso = arena_format(ui_memory(ui), "%04d-%02d-%02d", year, month, day);
    return arena_format(ui_memory(ui), "%s %02d:%02d", ui_date_iso(ui_memory(ui), ui_lang(ui), iso),
                        hour, minute);
}

const char *staff_minute(struct ui *ui, int minute)
{
    return arena_format(ui_memory(ui), "%02d:%02d", minute / 60 % 24, minute % 60);
}

const char *staff_title(struct ui *ui, const struct desk_pack *p)
{
    const char *zh = p->label.title_zh, *en = p->label.title_en;
    bool english = ui_lang(ui) == TEXT_EN;
    const char *title = english ? (en[0] ? en : zh) : (zh[0] ? zh : en);
    if (title[0]) {
        return title;
    }
    return p->label.id[0] ? p->label.id : p->shown ? p->shown : "";
}

const char *staff_release(struct ui *ui, const struct desk_pack *p)
{
    return p->label.label[0] ? p->label.label : staff_title(ui, p);
}

const char *staff_number(struct ui *ui, uint32_t seq)
{
    return ui_word_with(ui, "staff.number", arena_format(ui_memory(ui), "%u", (unsigned)seq));
}

static const char *staff_lang_name(struct ui *ui, const char *tag, size_t length)
{
    static const char *const names[][2] = {
        {"zh", "中文"}, {"en", "English"}, {"ko", "한국어"}, {"ja", "日本語"}, {"ru", "Русский"}};
    size_t i;
    for (i = 0; i < sizeof names / sizeof *names; i++) {
        if (length == 2 && strncmp(tag, names[i][0], 2) == 0) {
            return names[i][1];
        }
    }
    return arena_format(ui_memory(ui), "%.*s", (int)length, tag);
}

const char *staff_langs(struct ui *ui, const char *tags)
{
    const char *words = "", *between = ui_lang(ui) == TEXT_ZH ? "、" : ", ";
    while (*tags) {
        size_t length = strcspn(tags, ",");
        words = arena_format(ui_memory(ui), "%s%s%s", words, words[0] ? between : "",
                             staff_lang_name(ui, tags, length));
        tags += length + (tags[length] == ',');
    }
    return words;
}

const char *staff_join(struct ui *ui, const char *a, const char *b)
{
    return !a[0] ? b : !b[0] ? a : arena_format(ui_memory(ui), "%s · %s", a, b);
}

const char *staff_sentences(struct ui *ui, const char *one, const char *two)
{
    const char *between = one[0] && ui_lang(ui) != TEXT_ZH ? " " : "";
    return arena_format(ui_memory(ui), "%s%s%s", one, between, two);
}

const char *staff_facts(struct ui *ui, float width, enum ui_type type, const char *const *facts,
                        size_t count)
{
    struct ui_text t = {.type = type, .bold = true}; /* at its widest */
    const char *line = "", *all = "";
    size_t i;
    for (i = 0; i < count; i++) {
        t.text = staff_join(ui, line, facts[i]);
        if (line[0] && facts[i][0] && ui_text_width(ui, &t) > width) {
            all = arena_format(ui_memory(ui), "%s%s\n", all, line);
            t.text = facts[i];
        }
        line = t.text;
    }
    return arena_format(ui_memory(ui), "%s%s", all, line);
}

const char *staff_saying(const struct ui *ui, enum store_code code)
{
    return ui_lang(ui) == TEXT_EN ? store_sayings[code].en : store_sayings[code].zh;
}

const char *staff_saying_lang(const struct ui *ui)
{
    return ui_lang(ui) == TEXT_EN || ui_lang(ui) == TEXT_ZH ? NULL : "zh";
}

/* Upright drawings would show next to nothing in a frame that is much wider than high. */
struct staff_cover staff_cover(const struct desk_pack *p, bool wide)
{
    static const struct staff_cover upright[] = {{"app/season-winter", 0.62f, 0.5f},
                                                 {"app/season-spring", 0.5f, 0.6f},
                                                 {"app/season-summer", 0.5f, 0.56f},
                                                 {"app/season-autumn", 0.5f, 0.74f}};
    static const struct staff_cover lying[] = {{"app/season-winter", 0.5f, 0.5f},
                                               {"app/wide-cranes", 0.5f, 0.42f},
                                               {"app/wide-fields", 0.5f, 0.42f},
                                               {"app/wide-cranes", 0.5f, 0.42f}};
    int month = p && strlen(p->label.date) == 10 ? (int)strtol(p->label.date + 5, NULL, 10) : 11;
    int season = month >= 3 && month <= 5    ? 1
                 : month >= 6 && month <= 8  ? 2
                 : month >= 9 && month <= 10 ? 3
                                             : 0; /* Jilin's winter lasts five months */
    return wide ? lying[season] : upright[season];
}

const char *staff_code(struct ui *ui, enum store_code code, const char *detail)
{
    struct err err = {ERR_NONE, ""};
    const char *rule = "";
    if (code == STORE_NOT_VALID) {
        snprintf(err.text, sizeof err.text, "%s", detail);
        rule = rule_words[rule_of(&err)].code;
    }
    return ui_word_with(ui, "staff.code", staff_join(ui, store_sayings[code].code, rule));
}
