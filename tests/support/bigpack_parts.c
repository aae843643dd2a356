/* Made-up sentences and made-up pictures. Words are drawn from short lists by a seeded generator,
 * so that a search for one of them finds about as many texts as it would in a museum of that size:
 * the first words of a list come up more often than the last ones. */
#include "bigpack_parts.h"

#include <string.h>

const char *const bigpack_words[] = {
    "科学", "技术", "协会", "学会",   "科普",   "报告",   "展览",   "雾凇", "陨石",
    "卫星", "光学", "汽车", "电影",   "人参",   "长白山", "松花江", "天池", "东北虎",
    "玉米", "水稻", "化工", "机器人", "青少年", "竞赛",   "院士",   "讲座", "图书",
    "火箭", "气象", "地质", "医学",   "农业",   "林业",   "激光",   "芯片", "材料",
    "冰雪", "湿地", "候鸟", "森林",   "档案",   "奖章",   NULL};

static const char *const big_english[] = {
    "science",  "technology", "association", "society", "outreach", "report",  "exhibition",
    "rime",     "meteorite",  "satellite",   "optics",  "motor",    "film",    "ginseng",
    "mountain", "river",      "lake",        "tiger",   "maize",    "rice",    "chemistry",
    "robot",    "youth",      "contest",     "fellow",  "lecture",  "library", "rocket",
    "weather",  "geology",    "medicine",    "farming", "forestry", "laser",   "chip",
    "material", "snow",       "wetland",     "crane",   "forest",   "archive", "medal"};

static const char *const big_korean[] = {"과학", "기술", "협회", "전시", "보고",   "성에꽃",
                                         "운석", "위성", "광학", "인삼", "장백산", "송화강"};

#define BIG_WORDS (sizeof big_english / sizeof *big_english)

/* Often one of the first of `count`, seldom one of the last. */
static size_t big_pick(struct rng *rng, size_t count)
{
    size_t one = rng_below(rng, (uint32_t)count), two = rng_below(rng, (uint32_t)count);
    return one < two ? one : two;
}

void big_sentence(struct rng *rng, size_t lang, size_t words, struct buf *out)
{
    static const char *const links[] = {"的", "与", "和", "在", "为"};
    size_t i;
    for (i = 0; i < words; i++) {
        if (lang == 0) {
            buf_format(out, "%s%s", i ? links[rng_below(rng, 5)] : "",
                       bigpack_words[big_pick(rng, BIG_WORDS)]);
        } else if (lang == 1) {
            const char *word = big_english[big_pick(rng, BIG_WORDS)];
            buf_format(out, "%s%c%s", i ? " " : "", i ? word[0] : word[0] - 'a' + 'A', word + 1);
        } else {
            buf_format(out, "%s%s", i ? " " : "", big_korean[big_pick(rng, 12)]);
        }
    }
}

/* --- pictures: PNG with stored blocks, which needs no library --------------------------------- */

#define BIG_WIDTH 480
#define BIG_HEIGHT 270

static void big_32(struct buf *out, uint32_t value)
{
    int shift;
    for (shift = 24; shift >= 0; shift -= 8) {
        buf_add_byte(out, (char)(value >> shift));
    }
}

static uint32_t big_crc(const char *bytes, size_t length)
{
    uint32_t crc = 0xFFFFFFFFu;
    size_t i;
    int bit;
    for (i = 0; i < length; i++) {
        crc ^= (unsigned char)bytes[i];
        for (bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
        }
    }
    return ~crc;
}

static void big_chunk(struct buf *png, const char *type, const struct buf *data)
{
    size_t start = png->length + 4;
    big_32(png, (uint32_t)data->length);
    buf_add(png, type, 4);
    buf_add(png, buf_text(data), data->length);
    big_32(png, big_crc(png->data + start, png->length - start));
}

static void big_pixels(size_t picture, struct buf *out)
{
    int x, y;
    for (y = 0; y < BIG_HEIGHT; y++) {
        buf_add_byte(out, 0);
        for (x = 0; x < BIG_WIDTH; x++) {
            buf_add_byte(out, (char)(x * 255 / BIG_WIDTH));
            buf_add_byte(out, (char)(y * 255 / BIG_HEIGHT));
            buf_add_byte(out, (char)(picture * 40 + (size_t)((x ^ y) & 31)));
        }
    }
}

static void big_deflate(const struct buf *raw, struct buf *out)
{
    uint32_t a = 1, c = 0;
    size_t at = 0, i;
    buf_add(out, "\x78\x01", 2);
    while (at < raw->length) {
        size_t length = raw->length - at < 65535 ? raw->length - at : 65535;
        buf_add_byte(out, at + length == raw->length);
        buf_add_byte(out, (char)(length & 255));
        buf_add_byte(out, (char)(length >> 8));
        buf_add_byte(out, (char)(~length & 255));
        buf_add_byte(out, (char)(~length >> 8 & 255));
        buf_add(out, raw->data + at, length);
        at += length;
    }
    for (i = 0; i < raw->length; i++) {
        a = (a + (unsigned char)raw->data[i]) % 65521;
        c = (c + a) % 65521;
    }
    big_32(out, c << 16 | a);
}

void big_png(size_t picture, struct buf *png)
{
    struct buf head = {0}, raw = {0}, packed = {0}, none = {0};
    big_32(&head, BIG_WIDTH);
    big_32(&head, BIG_HEIGHT);
    buf_add(&head, "\x08\x02\0\0\0", 5);
    big_pixels(picture, &raw);
    big_deflate(&raw, &packed);
    buf_add(png, "\x89PNG\r\n\x1a\n", 8);
    big_chunk(png, "IHDR", &head);
    big_chunk(png, "IDAT", &packed);
    big_chunk(png, "IEND", &none);
    buf_finish(&head);
    buf_finish(&raw);
    buf_finish(&packed);
}
