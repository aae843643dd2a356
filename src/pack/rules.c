/* The table of rules, and errors that begin with the code of one.
 *
 * The code travels in the text and not in a member of its own, because from here on the text goes
 * through pipes, journals and the lines of other programs, and the code should still be there. */
#include "pack/rules.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define RULE_CODE 3 /* bytes of "K23" */

const struct rule_words rule_words[RULE_END] = {
    [RULE_NONE] = {"", "", ""},
    [RULE_CHILD] = {"K01", "the check itself comes to an end, with an answer",
                    "检查程序要能正常结束并给出结论"},
    [RULE_FILE] = {"K02", "the pack is a plain file that can be read, and no link",
                   "内容包必须是可以读取的普通文件，不能是链接"},
    [RULE_MAGIC] = {"K03", "the file begins as SQLite 3 files do",
                    "文件开头必须是 SQLite 3 的标识"},
    [RULE_HEADER] = {"K04", "the header is whole: 100 bytes", "文件头必须完整，共 100 字节"},
    [RULE_PROGRAM] = {"K05", "the application id is KPAK", "应用标识必须是 KPAK"},
    [RULE_NEWER] = {"K06", "the format is not of a later major version than the program reads",
                    "格式的主版本不能高于程序所能读取的版本"},
    [RULE_OLDER] = {"K07", "the format is not older than the program reads",
                    "格式不能低于程序所能读取的版本"},
    [RULE_PAGE_SIZE] = {"K08", "the page size is 32768", "页大小必须是 32768"},
    [RULE_JOURNAL] = {"K09", "it is not in write-ahead mode", "不能处于预写日志模式"},
    [RULE_RESERVED] = {"K10", "its pages have no reserved bytes", "页尾不能有保留字节"},
    [RULE_PAYLOAD] = {"K11", "the payload fractions are 64, 32 and 32",
                      "负载比例必须是 64、32、32"},
    [RULE_WRITTEN] = {"K12", "nothing has written to it since it was packed",
                      "打包之后不能再被别的程序写过"},
    [RULE_FREE_PAGES] = {"K13", "it has no free pages", "不能有空闲页"},
    [RULE_SCHEMA_FORMAT] = {"K14", "the schema format is 4", "表结构的格式号必须是 4"},
    [RULE_VACUUM] = {"K15", "it is not in auto-vacuum mode", "不能处于自动整理模式"},
    [RULE_ENCODING] = {"K16", "its texts are UTF-8", "文字编码必须是 UTF-8"},
    [RULE_ZEROES] = {"K17", "the reserved bytes of the header are zero",
                     "文件头的保留字节必须为零"},
    [RULE_LENGTH] = {"K18", "the file is as long as its header says, to the byte",
                     "文件长度必须与文件头所写的完全一致"},
    [RULE_DATABASE] = {"K19", "SQLite can read what it needs of it", "SQLite 必须能读出所需的内容"},
    [RULE_QUICK_CHECK] = {"K20", "every page and every row is well formed",
                          "每一页、每一行的结构都必须完好"},
    [RULE_FOREIGN_KEYS] = {"K21", "whatever names another row names one that is there",
                           "引用的行必须存在"},
    [RULE_TYPES] = {"K22", "values are of the kind their column is for",
                    "数值的类型必须与所在的列相符"},
    [RULE_ROW_SIZE] = {"K23", "no text is longer than 1 MiB", "任何一段文字都不能超过 1 MiB"},
    [RULE_SCHEMA_LACKS] = {"K24", "no table and no index of the format is missing",
                           "格式规定的表和索引一个也不能少"},
    [RULE_SCHEMA_TABLE] = {"K25", "there is no other table", "不能有别的表"},
    [RULE_SCHEMA_VIRTUAL] = {"K26", "there is no other virtual table", "不能有别的虚拟表"},
    [RULE_SCHEMA_VIEW] = {"K27", "there is no view", "不能有视图"},
    [RULE_SCHEMA_TRIGGER] = {"K28", "there is no trigger", "不能有触发器"},
    [RULE_SCHEMA_INDEX] = {"K29", "there is no other index", "不能有别的索引"},
    [RULE_SCHEMA_TEXT] = {"K30", "tables and indexes are as the format writes them, to the byte",
                          "表和索引的定义必须与格式逐字相同"},
    [RULE_META_LACKS] = {"K31", "meta has every key", "meta 表里的项目必须齐全"},
    [RULE_META_NUMBER] = {"K32", "numbers in meta are numbers", "meta 表里的数字必须是数字"},
    [RULE_META_UNKNOWN] = {"K33", "meta has no other keys", "meta 表里不能有别的项目"},
    [RULE_ID] = {"K34", "the id is 1 to 32 of a-z, 0-9 and -",
                 "编号只能用 a-z、0-9 和 -，1 至 32 个字符"},
    [RULE_SEQ] = {"K35", "the number is between 1 and 4294967295",
                  "序号必须在 1 至 4294967295 之间"},
    [RULE_LABEL] = {"K36", "the version label is 1 to 32 of A-Z, a-z, 0-9, . _ -",
                    "版本名只能用字母、数字和 . _ -，1 至 32 个字符"},
    [RULE_CREATED] = {"K37", "the day it was made is written YYYY-MM-DDThh:mm:ssZ",
                      "制作时间必须写成 YYYY-MM-DDThh:mm:ssZ"},
    [RULE_READER] = {"K38", "it can be read by a program of this version",
                     "本版本的程序必须能够读取"},
    [RULE_EXTENSION] = {"K39", "it needs no extension that the program does not have",
                        "不能要求程序没有的扩展"},
    [RULE_FTS_RULE] = {"K40", "it is indexed by the rule that the program searches by",
                       "检索规则必须与程序一致"},
    [RULE_SAME_ID] = {"K41", "its id is the one that was signed", "编号必须与签名中的一致"},
    [RULE_SAME_SEQ] = {"K42", "its number is the one that was signed", "序号必须与签名中的一致"},
    [RULE_LANGUAGES] = {"K43", "there are 1 to 16 languages", "语言必须有 1 至 16 种"},
    [RULE_LANGUAGE_TAG] = {"K44", "tags are BCP 47, and texts run from left to right",
                           "语言代码必须符合 BCP 47，文字从左向右"},
    [RULE_LANGUAGE_TITLE] = {"K45", "each language has a name and a title",
                             "每种语言都必须有名称和标题"},
    [RULE_LANGUAGE_DEFAULT] = {"K46", "the default language is one of them and falls back to none",
                               "默认语言必须在其中，且自身没有后备语言"},
    [RULE_LANGUAGE_CIRCLE] = {"K47", "fallbacks end at the default language",
                              "后备语言必须最终回到默认语言"},
    [RULE_LANGUAGE_COMPLETE] = {"K48", "places have a title in the default language",
                                "凡有标题的条目都必须有默认语言的标题"},
    [RULE_ENTRY_COUNT] = {"K49", "there are as many entries as meta says",
                          "条目数必须与 meta 一致"},
    [RULE_MEDIA_COUNT] = {"K50", "there are as many media as meta says", "媒体数必须与 meta 一致"},
    [RULE_MEDIA_BYTES] = {"K51", "media have as many bytes as meta says",
                          "媒体总字节数必须与 meta 一致"},
    [RULE_ENTRY_SOURCE] = {"K52", "every entry has a source", "每个条目都必须有来源"},
    [RULE_LICENCE] = {"K53", "every source has a licence: an SPDX id or LicenseRef-",
                      "每个来源都必须有许可：SPDX 编号或 LicenseRef-"},
    [RULE_MEDIUM_BYTES] = {"K54", "every medium has its bytes", "每个媒体都必须有数据"},
    [RULE_MEDIUM_ROW] = {"K55", "all bytes belong to a medium", "每份数据都必须属于一个媒体"},
    [RULE_MEDIUM_DIGEST] = {"K56", "digests are 32 bytes long", "摘要必须是 32 字节"},
    [RULE_MEDIUM_LENGTH] = {"K57", "a medium is as long as its row says, and at most 32 MiB",
                            "媒体的长度必须与所写一致，且不超过 32 MiB"},
    [RULE_MEDIUM_ALTERED] = {"K58", "the bytes are those of the digest", "数据必须与摘要相符"},
    [RULE_MEDIUM_NAME] = {"K59", "media are named by their digest", "媒体必须以摘要命名"},
    [RULE_MEDIUM_FILE] = {"K60", "media are plain files of the archive, without a date",
                          "媒体必须是归档中的普通文件，不带日期"},
    [RULE_MEDIUM_KIND] = {"K61", "media are JPEG or PNG", "媒体只能是 JPEG 或 PNG"},
    [RULE_MEDIUM_HEADER] = {"K62", "the picture's header is whole, and of a kind a kiosk decodes",
                            "图片头必须完整，且是展台能解码的类型"},
    [RULE_MEDIUM_LARGE] = {"K63", "at most 8192 pixels a side and 16 million in all",
                           "每边不超过 8192 像素，总数不超过 1600 万"},
    [RULE_MEDIUM_SAYS] = {"K64", "kind and size are what the row says", "类型和尺寸必须与所写一致"},
    [RULE_DECODE] = {"K65", "every picture can be decoded to its last line",
                     "每张图片都必须能完整解码"},
    [RULE_DECODE_EXTRA] =
        {"K66", "what comes with a picture is at most 64 KiB, and nothing that must be inflated",
         "图片附带的信息不能超过 64 KiB，也不能是压缩过的"},
    [RULE_DECODE_SCANS] = {"K67", "a JPEG has at most 16 scans", "JPEG 最多有 16 次扫描"},
    [RULE_DECODE_COLOUR] =
        {"K68",
         "colours are grey, RGB or RGBA of 8 bits, line after line: no palette, no CMYK, no "
         "interlacing",
         "颜色只能是 8 位的灰度、RGB 或 RGBA，逐行存放，不能用调色板、CMYK 或隔行"},
    [RULE_PICTURE_SIZES] = {"K69", "every picture has a size", "每张图片至少有一种尺寸"},
    [RULE_PICTURE_VARIANT] = {"K70", "sizes of pictures are those of their media",
                              "图片尺寸必须与媒体一致"},
    [RULE_PICTURE_LARGEST] = {"K71", "the size of a picture is its largest one",
                              "图片的尺寸必须是最大的那一种"},
    [RULE_PICTURE_FOCUS] = {"K72", "focus and colour of a picture are within bounds",
                            "图片的焦点和颜色必须在范围之内"},
    [RULE_DIGEST] = {"K73", "the content is what was packed", "内容必须与打包时一致"},
    [RULE_INDEX_DIGEST] = {"K74", "the search index is what was packed",
                           "检索索引必须与打包时一致"},
    [RULE_TEXT] = {"K75", "texts are UTF-8 without control characters",
                   "文字必须是 UTF-8，不含控制字符"},
    [RULE_DOCUMENT] = {"K76", "documents are in the stored form", "正文必须是规定的存储形式"},
    [RULE_HOME] = {"K77", "there is a home page, and it opens", "必须有首页，且能打开"},
    [RULE_ROUTE] = {"K78", "routes are of a-z, 0-9, - and /, parted by :, at most 200 bytes",
                    "路径只能由 a-z、0-9、- 和 / 组成，最多 200 字节"},
    [RULE_PARENT] = {"K79", "nobody is his own ancestor", "条目不能是自己的上级"},
    [RULE_EVENT] = {"K80", "events are on a timeline", "事件必须在时间轴上"},
    [RULE_UNIT] = {"K81", "units are on a chart", "机构必须在组织图上"},
    [RULE_QUESTION] = {"K82", "questions are in a quiz", "题目必须在题库中"},
    [RULE_DATE] = {"K83", "dates exist", "日期必须存在"},
    [RULE_SECTION] = {"K84", "every section opens as the kind it says it is",
                      "每个栏目都必须能按其类型打开"},
    [RULE_READING] = {"K85", "every page opens", "每一页都必须能打开"},
    [RULE_QUIZ] = {"K86", "every question can be asked in every language",
                   "每道题在每种语言下都必须能出示"},
    [RULE_SEARCH] = {"K87", "the search finds every title", "检索必须能找到每个标题"},
};

enum rule rule_of(const struct err *err)
{
    const char *t = err->text;
    enum rule rule;
    if (t[0] != 'K' || t[1] < '0' || t[1] > '9' || t[2] < '0' || t[2] > '9' || t[3] != ' ') {
        return RULE_NONE;
    }
    rule = (enum rule)((t[1] - '0') * 10 + t[2] - '0');
    return rule < RULE_END ? rule : RULE_NONE;
}

bool rule_broken(struct err *err, enum rule rule, enum err_code code, const char *fmt, ...)
{
    char text[sizeof err->text];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    return err_set(err, code, "%s %s", rule_words[rule].code, text);
}

bool rule_mark(struct err *err, enum rule rule)
{
    char text[sizeof err->text];
    if (rule_of(err) == RULE_NONE) {
        snprintf(text, sizeof text, "%s", err->text);
        err_set(err, err->code, "%s %s", rule_words[rule].code, text);
    }
    return false;
}

bool rule_wrap(struct err *err, const char *fmt, ...)
{
    enum rule rule = rule_of(err);
    char text[sizeof err->text], context[sizeof err->text];
    va_list args;
    va_start(args, fmt);
    vsnprintf(context, sizeof context, fmt, args);
    va_end(args);
    snprintf(text, sizeof text, "%s", err->text + (rule ? RULE_CODE + 1 : 0));
    return rule ? err_set(err, err->code, "%s %s: %s", rule_words[rule].code, context, text)
                : err_set(err, err->code, "%s: %s", context, text);
}
