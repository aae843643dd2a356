/* What a fake desk has to tell: the changes of a pack, and what happened on a kiosk. */
#include "desk_samples.h"

const struct desk_change fake_changes[] = {
    {DESK_ADDED, "雾凇专题", "Rime on the river"},
    {DESK_ADDED, "冬季问答 20 题", "Twenty questions of winter"},
    {DESK_ADDED, "翻牌配对《冰雪》", "Pairs: ice and snow"},
    {DESK_ADDED, "长白山的十六座峰", "The sixteen peaks of Changbai"},
    {DESK_ADDED, "查干湖冬捕", "Fishing under the ice of Chagan Lake"},
    {DESK_ADDED, "一片雪花是怎样长大的", "How a snowflake grows"},
    {DESK_ADDED, "冰上的摩擦", "Why ice is slippery"},
    {DESK_ADDED, "极光", "Northern lights"},
    {DESK_ADDED, "冬眠", "Winter sleep"},
    {DESK_ADDED, "黑土为什么黑", "Why black soil is black"},
    {DESK_ADDED, "高铁怎样过冬", "How fast trains get through winter"},
    {DESK_ADDED, "零下三十度的电池", "Batteries at minus thirty"},
    {DESK_CHANGED, "发展历程（2025—2026）", "History (2025–2026)"},
    {DESK_CHANGED, "组织机构", "Organisation"},
    {DESK_CHANGED, "今日一问", "Question of the day"},
    {DESK_REMOVED, "夏季天文夜活动", "Summer star nights"}};
const size_t fake_change_count = sizeof fake_changes / sizeof *fake_changes;

const struct store_event fake_history[] = {
    {.when_s = FAKE_NOW_S,
     .action = STORE_DID_INSTALL,
     .code = STORE_INSTALLED,
     .label = {.id = "jilin", .seq = 42, .label = "2026-autumn"},
     .key = "kexie-2026",
     .from = "KEXIE-03"},
    {.when_s = FAKE_NOW_S - 3600,
     .action = STORE_DID_INSTALL,
     .code = STORE_INCOMPLETE,
     .label = {.id = "jilin", .seq = 42, .label = "2026-autumn"},
     .from = "KEXIE-03"},
    {.when_s = FAKE_NOW_S - 86400,
     .action = STORE_DID_ROLL_BACK,
     .code = STORE_INSTALLED,
     .label = {.id = "jilin", .seq = 41, .label = "2026-summer"}},
    {.when_s = FAKE_NOW_S - 90000,
     .action = STORE_DID_FALL_BACK,
     .code = STORE_DID_NOT_START,
     .label = {.id = "jilin", .seq = 40, .label = "2026-spring"}},
    {.when_s = FAKE_NOW_S - 900000, .action = STORE_DID_VERIFY, .code = STORE_OWN_DISK},
    {.when_s = FAKE_NOW_S - 990000,
     .action = STORE_DID_PROVE,
     .code = STORE_INSTALLED,
     .label = {.id = "jilin", .seq = 39, .label = "2025-winter"}}};
const size_t fake_history_count = sizeof fake_history / sizeof *fake_history;
